"""A short timeline of a large corpus: the days that matter most, and for each its most telling sentences.

Days are chosen by weight (``salience``); sentences by how typical they are of what is said about their day,
how early they stand, how much they are about the subject, and how little they repeat (maximal marginal
relevance, Carbonell and Goldstein 1998). Nothing is trained.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer

from topics.timeline.lexicon import HAPPENING_VERBS, STOP_WORDS
from topics.timeline.salience import NAMED, Voices, find_voices, weigh_days, weigh_sentences, weigh_voices

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from topics.settings import TimelineSettings

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

COLUMNS = (
    "day",
    "day_weight",
    "passage",
    "article",
    "source",
    "start",
    "stop",
    "quote",
    "found_text",
    "score",
    "basis",
)
"""Columns of a selected timeline: the day and its weight, then a sentence, where it stands, its score and how
it came to speak of the day."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_VERB = re.compile(
    r"\b(?:\w{2,}(?:ed|es)|is|are|was|were|has|have|had|will|" + "|".join(sorted(HAPPENING_VERBS)) + r")\b"
)
_SAME = 0.99
"""Cosine from which two sentences are the same."""


def select_timeline(
    articles: pd.DataFrame,
    passages: pd.DataFrame,
    dates: pd.DataFrame,
    settings: TimelineSettings,
    *,
    about: str = "",
    theme: str = "",
    start: str = "",
    end: str = "",
    length: int = 0,
    sentences: int = 0,
    assignments: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the most important days and the sentences that tell them best.

    Parameters
    ----------
    articles, passages, dates : DataFrame
        The tables of these names; the order of their rows does not matter. Reprints count: what is
        reprinted is held to matter; but no sentence is chosen twice for a day.
    settings : TimelineSettings
        Weights of the ways in which a passage can speak of a day, and bounds of a sentence's length.
    about : str, optional
        Words that a sentence must hold, case ignored.
    theme : str, optional
        Theme that the sentence must be chosen for; needs ``assignments``.
    start, end : str, optional
        First and last day, YYYY-MM-DD, inclusive.
    length : int, optional
        How many days at most; 0 takes ``settings.length``, and if that is 0 too, all days.
    sentences : int, optional
        How many sentences a day at most; 0 means one.
    assignments : DataFrame, optional
        The table "assignments".

    Returns
    -------
    DataFrame
        Columns ``COLUMNS``; days in order, the sentences of a day best first. Empty where nothing fits.
    """
    wanted = passages.sort_values(["article", "start"], kind="stable")
    wanted = _narrowed(wanted, about, theme, assignments).reset_index(drop=True)
    published = dict(zip(articles["id"].tolist(), articles["published"].tolist(), strict=True))
    voices = find_voices(published, wanted, dates, settings)
    voices = _within(voices, start, end)
    if not len(voices.row):
        return pd.DataFrame(columns=list(COLUMNS))
    text = _Texts(wanted, voices, settings)
    weights = weigh_voices(voices, text.topicality, wanted, settings)
    telling = weigh_sentences(voices, text.topicality, wanted, settings)
    outlets = dict(zip(articles["id"].tolist(), articles["outlet"].tolist(), strict=True))
    names = [wanted["article"].iloc[row] for row in voices.row]
    days = weigh_days(voices, weights, _numbers(names), _numbers([outlets[name] for name in names]))
    number = length or settings.length or len(days)
    rows: list[dict[str, Any]] = []
    used: set[str] = set()
    for day in sorted(days, key=lambda day: (-days[day], day))[:number]:
        members = np.array(
            [at for at in np.flatnonzero(voices.day == day) if text.texts[at] not in used], dtype=np.int64
        )
        for member, score in text.pick(members, telling, sentences or 1):
            used.add(text.texts[member])
            rows.append(_row(wanted, voices, member, days[day], score))
    rows.sort(key=lambda row: row["day"])
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _narrowed(passages: pd.DataFrame, about: str, theme: str, assignments: pd.DataFrame | None) -> pd.DataFrame:
    """Return the passages that hold all the words and are chosen for the theme."""
    for word in about.casefold().split():
        passages = passages[passages["text"].str.casefold().str.contains(word, regex=False)]
    if theme:
        chosen: set[str] = set()
        if assignments is not None:
            fits = assignments["chosen"] & (assignments["theme"].str.casefold() == theme.casefold())
            chosen = set(assignments[fits]["passage"])
        passages = passages[passages["id"].isin(chosen)]
    return passages


def _is_sentence(text: str, settings: TimelineSettings) -> bool:
    """Return whether a passage is a whole sentence of the wanted length, not a scrap or a list."""
    n_words = len(_WORD.findall(text))
    return settings.shortest_sentence <= n_words <= settings.longest_sentence and bool(_VERB.search(text))


def _within(voices: Voices, start: str, end: str) -> Voices:
    low = date.fromisoformat(start).toordinal() if start else 0
    high = date.fromisoformat(end).toordinal() if end else date.max.toordinal()
    keep = (voices.day >= low) & (voices.day <= high)
    return Voices(voices.row[keep], voices.day[keep], voices.kind[keep], voices.gap[keep])


def _numbers(names: list[str]) -> Integers:
    """Return a number for each different name, in order of the names; -1 for an empty one."""
    known = {name: number for number, name in enumerate(sorted({name for name in names if name}))}
    return np.array([known.get(name, -1) for name in names], dtype=np.int64)


def _row(passages: pd.DataFrame, voices: Voices, member: int, weight: float, score: float) -> dict[str, Any]:
    passage = passages.iloc[int(voices.row[member])]
    return {
        "day": date.fromordinal(int(voices.day[member])).isoformat(),
        "day_weight": round(weight, 4),
        "passage": passage["id"],
        "article": passage["article"],
        "source": passage["source"],
        "start": int(passage["start"]),
        "stop": int(passage["stop"]),
        "quote": passage["text"],
        "found_text": passage["found_text"],
        "score": round(score, 4),
        "basis": "names the day" if voices.kind[member] == NAMED else "publication day",
    }


@dataclass(slots=True, init=False)
class _Texts:
    """The TF-IDF vectors of the passages that speak of days, one row for each voice."""

    topicality: Floats
    texts: list[str]
    _vectors: Any
    _fits: NDArray[np.bool_]
    _settings: TimelineSettings

    def __init__(self, passages: pd.DataFrame, voices: Voices, settings: TimelineSettings) -> None:
        rows, place = np.unique(voices.row, return_inverse=True)
        texts = passages["text"].iloc[rows].tolist()
        vectorizer = TfidfVectorizer(
            sublinear_tf=True, stop_words=sorted(STOP_WORDS), token_pattern=r"[^\W\d_][^\W\d_-]{2,}"
        )
        try:
            vectors = vectorizer.fit_transform(texts)
        except ValueError:  # none of the passages has a content word
            from scipy.sparse import csr_matrix

            vectors = csr_matrix((len(texts), 1))
        subject = np.asarray(vectors.mean(axis=0)).ravel()
        subject[np.argsort(-subject, kind="stable")[settings.subject_terms :]] = 0
        subject /= np.linalg.norm(subject) or 1.0
        self.topicality = np.asarray(vectors @ subject)[place]
        self._vectors = vectors[place]
        self.texts = [texts[at] for at in place]
        self._fits = np.array([_is_sentence(text, settings) for text in texts], dtype=bool)[place]
        self._settings = settings

    def pick(self, members: Integers, weights: Floats, number: int) -> list[tuple[int, float]]:
        """Return the best sentences among the voices of one day, best first, each with its score."""
        if self._fits[members].sum() >= number:
            members = members[self._fits[members]]
        if not len(members):
            return []
        weights = weights[members]
        vectors = self._vectors[members]
        centre = np.asarray(vectors.T @ weights).ravel()
        centre /= np.linalg.norm(centre) or 1.0
        scores = np.asarray(vectors @ centre) * weights
        told = np.zeros(len(members))
        picked: list[tuple[int, float]] = []
        left = np.ones(len(members), dtype=bool)
        while left.any() and len(picked) < number:
            worth = np.where(left, scores * (1 - self._settings.repetition * told), -1.0)
            best = int(np.argmax(worth))
            picked.append((int(members[best]), float(worth[best])))
            likeness = np.asarray((vectors @ vectors[best].T).todense()).ravel()
            left[best] = False
            left &= likeness < _SAME
            told = np.maximum(told, likeness)
        return picked
