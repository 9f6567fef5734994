"""A short timeline of a large corpus: the days that matter most, and for each its most telling sentences.

Days are chosen by weight (``salience``); sentences by how typical they are of what is said about their day,
how early they stand, how much they are about the subject, and how little they repeat (maximal marginal
relevance, Carbonell and Goldstein 1998). Nothing is trained.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from topics.events.importance import NAMED, Floats, find_voices, ordinal, weigh_days, weigh_sentences
from topics.events.lexicon import HAPPENING_VERBS, STOP_WORDS
from topics.events.sentences import rows_of
from topics.records import table
from topics.settings import TimelineSettings

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
    published, outlets = (dict(rows_of(articles, "id", column)) for column in ("published", "outlet"))
    voices = find_voices(published, wanted, dates, settings)
    within = voices["day"].between(ordinal(start), ordinal(end) or date.max.toordinal())
    voices = voices[within].reset_index(drop=True)
    if voices.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    rows, place = np.unique(voices["row"], return_inverse=True)
    vectors, topicality = _vectors(wanted["text"].iloc[rows].tolist(), settings.subject_terms)
    vectors, topicality = vectors[place], topicality[place]
    days = weigh_days(voices, topicality, outlets, list(published.values()), settings)
    telling = weigh_sentences(voices, topicality, settings)
    texts = voices["text"].tolist()
    by_day = voices.groupby("day").indices
    chosen: dict[int, float] = {}
    used: set[str] = set()
    for day in sorted(days, key=lambda day: (-days[day], day))[: length or settings.length or len(days)]:
        members = [at for at in by_day[day] if texts[at] not in used]
        fits = [at for at in members if _is_sentence(texts[at], settings)]
        members = fits if len(fits) >= (sentences or 1) else members
        picked = _pick(vectors[members], telling[members], sentences or 1, settings.repetition)
        chosen |= {members[at]: score for at, score in picked}
        used.update(texts[members[at]] for at, _ in picked)
    return _described(voices.iloc[list(chosen)], list(chosen.values()), days)


def _narrowed(passages: pd.DataFrame, about: str, theme: str, assignments: pd.DataFrame | None) -> pd.DataFrame:
    """Return the passages that hold all the words and are chosen for the theme."""
    for word in about.casefold().split():
        passages = passages[passages["text"].str.casefold().str.contains(word, regex=False)]
    if theme:
        known = table("assignments") if assignments is None else assignments[assignments["chosen"]]
        passages = passages[passages["id"].isin(known[known["theme"].str.casefold() == theme.casefold()]["passage"])]
    return passages


def _is_sentence(text: str, settings: TimelineSettings) -> bool:
    """Return whether a passage is a whole sentence of the wanted length, not a scrap or a list."""
    n_words = len(_WORD.findall(text))
    return settings.shortest_sentence <= n_words <= settings.longest_sentence and bool(_VERB.search(text))


def _described(voices: pd.DataFrame, scores: list[float], days: dict[int, float]) -> pd.DataFrame:
    """Return the chosen voices, in their order within each day, as the rows of a selected timeline."""
    told = voices.rename(columns={"id": "passage", "text": "quote"}).assign(
        day_weight=voices["day"].map(days).round(4),
        score=np.round(scores, 4),
        basis=np.where(voices["kind"] == NAMED, "names the day", "publication day"),
        day=[date.fromordinal(day).isoformat() for day in voices["day"]],
    )
    return told.sort_values("day", kind="stable", ignore_index=True)[list(COLUMNS)]


def _vectors(texts: list[str], subject_terms: int) -> tuple[Any, Floats]:
    """Return the TF-IDF vectors of the texts, and how much each is about what all are about, 0 to 1."""
    vectors = word_weights(texts, stop_words=sorted(STOP_WORDS), token_pattern=r"[^\W\d_][^\W\d_-]{2,}")
    subject = np.asarray(vectors.mean(axis=0)).ravel()
    subject[np.argsort(-subject, kind="stable")[subject_terms:]] = 0
    return vectors, np.asarray(vectors @ _unit(subject))


def word_weights(texts: list[str], **options: Any) -> Any:
    """Return the TF-IDF vectors of the texts, empty ones where none of them has a content word."""
    try:
        return TfidfVectorizer(sublinear_tf=True, **options).fit_transform(texts)
    except ValueError:
        return csr_matrix((len(texts), 1))


def _unit(vector: Floats) -> Floats:
    return vector / (np.linalg.norm(vector) or 1.0)


def _pick(vectors: Any, weights: Floats, number: int, repetition: float) -> list[tuple[int, float]]:
    """Return the best of the sentences of one day, best first, each with its score."""
    scores = np.asarray(vectors @ _unit(np.asarray(vectors.T @ weights).ravel())) * weights
    told = np.zeros(len(weights))
    left = np.ones(len(weights), dtype=bool)
    picked: list[tuple[int, float]] = []
    while left.any() and len(picked) < number:
        worth = np.where(left, scores * (1 - repetition * told), -1.0)
        best = int(np.argmax(worth))
        picked.append((best, float(worth[best])))
        likeness = np.asarray((vectors @ vectors[best].T).todense()).ravel()
        left[best] = False
        left &= likeness < _SAME
        told = np.maximum(told, likeness)
    return picked
