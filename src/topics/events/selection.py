"""The short timeline of a large corpus: the days that matter most.

The most important days are chosen by their weight (``importance``), and for each the most
telling sentences: by how typical they are of what is said about their day, how early they stand, how much they
are about the subject, and how little they repeat (maximal marginal relevance, Carbonell and Goldstein 1998).
Nothing is trained.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix

from topics.articles.source_weights import weights_of
from topics.dates.given import first_and_last
from topics.english.happenings import HAPPENING_VERBS
from topics.english.words import split_words
from topics.events.clauses import plans, unquoted
from topics.events.dated_clauses import (
    DatedClause,
    Expression,
    dated_clauses,
    dates_of_read_articles,
    usable_expressions,
)
from topics.events.day_headlines import Headline, choose_headlines
from topics.events.day_lines import lines_of_days
from topics.events.events import event_id
from topics.events.importance import (
    NAMED,
    UNDATED_LEAD,
    Floats,
    find_voices,
    ordinal,
    sparseness_of,
    weigh_days,
    weigh_sentences,
)
from topics.events.narrowing import holds_phrase
from topics.events.people.aliases import Aliases
from topics.events.publications import Publication, read_publications
from topics.events.sentences import rows_of
from topics.events.sources import SourceCounts, Sources
from topics.events.statements import reports_of_today
from topics.events.wording import SMALL_WORDS
from topics.records import STATUSES, Status, table
from topics.settings import TimelineSettings
from topics.ties import DIGITS, best_first, first_best

COUNTS = tuple(SourceCounts.__annotations__)
"""Columns that count who tells a day, as those of the same names in the table "events" do."""
COLUMNS = (
    "day",
    "day_weight",
    "day_status",
    "day_likely",
    "headline",
    *COUNTS,
    "passage",
    "article",
    "source",
    "start",
    "stop",
    "quote",
    "found_text",
    "status",
    "weight",
    "score",
    "basis",
)
"""Columns of a selected timeline: the day, its weight and status, whether it is only likely, a line that tells it, how
many articles, outlets and independent sources tell it; then a sentence, where it stands, its status, the weight of its
source, its score and how it came to speak of the day."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_VERB = re.compile(
    r"\b(?:\w{2,}(?:ed|es)|is|are|was|were|has|have|had|will|" + "|".join(sorted(HAPPENING_VERBS)) + r")\b"
)
_TOKEN = r"[^\W\d_][^\W\d_-]{2,}"
"""Pattern of a word that tells what a sentence is about."""
_STOP_WORDS = sorted({piece for word in SMALL_WORDS for piece in split_words(word)})
"""Words that do not, cut as the pattern cuts them."""
_SAME = 0.99
"""Cosine from which two sentences are the same."""
_SPARE = 3
"""Days looked at beside one and a half times as many as are wanted, since some are passed over."""
_CANDIDATES = 12
"""Sentences of a day, at most, that may give its line."""
_QUOTED = ["passage", "article", "source", "start", "stop", "quote", "found_text", "basis", "status", "weight"]
"""What of a chosen sentence its evidence shows."""


def select_timeline(
    articles: pd.DataFrame,
    passages: pd.DataFrame,
    dates: pd.DataFrame,
    settings: TimelineSettings,
    *,
    about: str = "",
    theme: str = "",
    start: str | date = "",
    end: str | date = "",
    length: int = 0,
    sentences: int = 0,
    assignments: pd.DataFrame | None = None,
    aliases: Aliases | None = None,
) -> pd.DataFrame:
    """Return the most important days, a line for each and the sentences that tell them best.

    A day of which no article of that day writes, which opens no entry of a chronology, and of which no sentence that
    names it gives a line, is passed over for the next one: it is only compared with, or of another year.

    Parameters
    ----------
    articles, passages, dates : DataFrame
        The tables of these names; the order of their rows does not matter. Reprints count for the weight of a
        day: what is reprinted is held to matter; but no sentence is chosen twice for a day.
    settings : TimelineSettings
        Weights of the ways in which a passage can speak of a day, and bounds of a sentence's length.
    about : str, optional
        A phrase that a sentence holds; case does not matter.
    theme : str, optional
        Theme that the sentence must be chosen for, case ignored; needs ``assignments``.
    start, end : str or date, optional
        First and last day, inclusive, as in ``narrow``.
    length : int, optional
        How many days at most; 0 takes ``settings.length``, and if that is 0 too, all days.
    sentences : int, optional
        How many sentences a day at most; 0 means one.
    assignments : DataFrame, optional
        The table "assignments".
    aliases : mapping of str to str, optional
        The reader's usual name for each variant of an actor's name.

    Returns
    -------
    DataFrame
        Columns ``COLUMNS``; days in order; of a day the best sentences, the best first, and the sentence of its line
        last where that is none of them. Empty where nothing fits.
    """
    first, last = first_and_last(start, end)
    wanted = passages.sort_values(["article", "start"], kind="stable")
    wanted = _about(wanted, about, theme, assignments).reset_index(drop=True)
    outlets = dict(rows_of(articles, "id", "outlet"))
    publications = read_publications(articles)
    published = {article: _day_of(publications.get(article)) for article in outlets}
    likely = {article for article, publication in publications.items() if publication.days.is_likely}
    dates = dates_of_read_articles(articles, dates)
    sources = Sources(articles)
    voices = find_voices(published, wanted, dates, settings, likely, weights_of(articles))
    within = voices["day"].between(ordinal(first), ordinal(last) or date.max.toordinal())
    voices = voices[within].reset_index(drop=True)
    if voices.empty:
        return pd.DataFrame(columns=list(COLUMNS))

    rows, place = np.unique(voices["row"], return_inverse=True)
    vectors, topicality = _vectors(wanted["text"].iloc[rows].tolist(), settings.subject_terms)
    vectors, topicality = vectors[place], topicality[place]
    length = length or settings.length
    sparseness = sparseness_of(voices["day"], length, settings)
    weights = weigh_days(voices, topicality, outlets, list(published.values()), settings, sparseness)
    telling = weigh_sentences(voices, topicality, settings)
    ranked = sorted(weights, key=lambda day: (-round(weights[day], DIGITS), day))
    pool = ranked[: length + length // 2 + _SPARE] if length else ranked
    candidates = _candidates(pool, voices, vectors, telling)
    lines = lines_of_days(_asked(voices, candidates), articles, passages, dates, settings, aliases)
    headlines = choose_headlines(pool, length or len(pool), voices, candidates, lines)
    heaviest = list(headlines)
    chosen = _sentences_of(headlines, voices, vectors, telling, sentences or 1, settings)

    shown = voices[voices["day"].isin(heaviest)]
    expressions = usable_expressions(dates[dates["passage"].isin(shown["id"])])
    statuses = _statuses(shown, expressions, published, settings)
    days = _days(shown, statuses, chosen, sources)
    return _described(voices.loc[list(chosen)], chosen, statuses, weights, days, headlines, sources)


def _day_of(publication: Publication | None) -> str:
    """Return the certain or likely day of publication, "" where it is not known to the day."""
    return publication.day.isoformat() if publication and publication.days.length == 1 else ""


def _about(passages: pd.DataFrame, about: str, theme: str, assignments: pd.DataFrame | None) -> pd.DataFrame:
    """Return the passages that hold the phrase and are chosen for the theme."""
    if about:
        passages = passages[holds_phrase(passages["text"], about)]
    if theme:
        known = table("assignments") if assignments is None else assignments[assignments["chosen"]]
        passages = passages[passages["id"].isin(known[known["theme"].str.casefold() == theme.casefold()]["passage"])]
    return passages


def _candidates(
    days: Iterable[int], voices: pd.DataFrame, vectors: csr_matrix, telling: Floats
) -> dict[int, list[tuple[int, float]]]:
    """Return the voices that may give each day its line, those that tell it best first, with their scores."""
    by_day = voices.groupby("day").indices
    candidates: dict[int, list[tuple[int, float]]] = {}
    for day in days:
        members = by_day[day]
        scores = _scores(vectors[members], telling[members])
        best = best_first(scores)[:_CANDIDATES]
        candidates[day] = [(int(members[at]), float(scores[at])) for at in best]
    return candidates


def _asked(
    voices: pd.DataFrame, candidates: Mapping[int, Sequence[tuple[int, float]]]
) -> Iterator[tuple[str, str, date]]:
    """Yield article, passage and day of every voice that may give a line."""
    articles, passages = voices["article"].tolist(), voices["id"].tolist()
    for day, members in candidates.items():
        for at, _ in members:
            yield articles[at], passages[at], date.fromordinal(day)


def _sentences_of(
    days: Mapping[int, Headline],
    voices: pd.DataFrame,
    vectors: csr_matrix,
    telling: Floats,
    number: int,
    settings: TimelineSettings,
) -> dict[int, float]:
    """Return the voices that tell each day best, at most a number of them, with their scores; no text twice.

    That of its line follows where it is none of them, since what stands below a line must prove it.
    """
    texts = voices["text"].tolist()
    by_day = voices.groupby("day").indices
    chosen: dict[int, float] = {}
    used: set[str] = set()
    for day, headline in days.items():
        members = [at for at in by_day[day] if texts[at] not in used]
        whole = [at for at in members if _is_sentence(texts[at], settings)]
        members = whole if len(whole) >= number else members
        picked = _pick(vectors[members], telling[members], number, settings.repetition)
        chosen |= {members[at]: score for at, score in picked}
        used.update(texts[members[at]] for at, _ in picked)
        if headline.voice >= 0:
            chosen.setdefault(headline.voice, headline.score)
    return chosen


def _is_sentence(text: str, settings: TimelineSettings) -> bool:
    """Return whether a passage is a whole sentence of the wanted length, not a scrap or a list."""
    n_words = len(_WORD.findall(text))
    return settings.shortest_sentence <= n_words <= settings.longest_sentence and bool(_VERB.search(text))


def _scores(vectors: csr_matrix, weights: Floats) -> Floats:
    """Return how typical each sentence of one day is of all, by their weights."""
    centroid = _unit(np.asarray(vectors.T @ weights).ravel())
    return np.asarray(vectors @ centroid) * weights


def _pick(vectors: csr_matrix, weights: Floats, number: int, repetition: float) -> list[tuple[int, float]]:
    """Return the best of the sentences of one day, best first, each with its score."""
    scores = _scores(vectors, weights)
    repeated = np.zeros(len(weights))
    left = np.ones(len(weights), dtype=bool)
    picked: list[tuple[int, float]] = []
    while left.any() and len(picked) < number:
        worth = np.where(left, scores * (1 - repetition * repeated), -1.0)
        best = int(first_best(worth))
        picked.append((best, float(worth[best])))
        likeness = np.asarray((vectors @ vectors[best].T).todense()).ravel()
        left[best] = False
        left &= likeness < _SAME
        repeated = np.maximum(repeated, likeness)
    return picked


def _vectors(texts: list[str], subject_terms: int) -> tuple[csr_matrix, Floats]:
    """Return the TF-IDF vectors of the texts, and how much each is about what all are about, 0 to 1."""
    vectors = _word_weights(texts)
    subject = np.asarray(vectors.mean(axis=0)).ravel()
    subject[best_first(subject)[subject_terms:]] = 0
    return vectors, np.asarray(vectors @ _unit(subject))


def _word_weights(texts: list[str]) -> csr_matrix:
    """Return the TF-IDF vectors of the texts, empty ones where none of them has a content word."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # loaded only where days are chosen: it takes a second

    try:
        return TfidfVectorizer(sublinear_tf=True, stop_words=_STOP_WORDS, token_pattern=_TOKEN).fit_transform(texts)
    except ValueError:
        return csr_matrix((len(texts), 1))


def _unit(vector: Floats) -> Floats:
    return vector / (np.linalg.norm(vector) or 1.0)


@dataclass(frozen=True, slots=True)
class _Voice:
    """What one voice says of its day.

    ``tells`` is False where events would not count it: a lead beside sentences that name days, or that reports
    nothing, and a day that is only compared with.
    """

    status: Status
    tells: bool


@dataclass(frozen=True, slots=True)
class _Day:
    """How a day is told by all that tell it: reprints are articles of their own, but one source."""

    status: Status
    is_likely: bool
    counts: Mapping[str, object]


def _statuses(
    voices: pd.DataFrame,
    expressions: Mapping[str, Sequence[Expression]],
    published: Mapping[str, str],
    settings: TimelineSettings,
) -> dict[int, _Voice]:
    """Return what each voice says of its day, by the rules that events go by."""
    columns = ("day", "manner", "id", "article", "text", "kind")
    said: dict[int, _Voice] = {}
    for number, (day, manner, passage, article, text, kind) in zip(
        voices.index, rows_of(voices, *columns), strict=True
    ):
        if manner != NAMED:
            said[number] = _lead(text, kind, manner)
            continue
        own = date.fromisoformat(published[article]) if published[article] else None
        clauses = dated_clauses(text, expressions.get(passage, ()), own, settings)
        said[number] = _named(date.fromordinal(day), clauses, own)
    return said


def _lead(text: str, kind: str, manner: int) -> _Voice:
    """Return what a lead says of its day of publication."""
    status = Status.PLANNED if plans(unquoted(text)) else Status.REPORTED
    return _Voice(status, manner == UNDATED_LEAD and reports_of_today(text, kind))


def _named(day: date, clauses: Sequence[DatedClause], published: date | None) -> _Voice:
    """Return what a sentence says of a day that it names."""
    for clause in clauses:
        days = clause.expression.days
        if days.bounds == (day, day) and clause.status is not Status.REMARK:
            return _Voice(clause.status or Status.BACKGROUND, clause.status is not None)
    to_come = published is not None and day > published
    return _Voice(Status.PLANNED if to_come else Status.REPORTED, tells=False)


def _days(
    voices: pd.DataFrame, said: Mapping[int, _Voice], chosen: Collection[int], sources: Sources
) -> dict[int, _Day]:
    """Return how each day is told by all the voices that tell it, and by those chosen to be shown."""
    counted = voices[[number in chosen or said[number].tells for number in voices.index]]
    days: dict[int, _Day] = {}
    for day, members in counted.groupby("day"):
        statuses = {said[number].status for number in members.index}
        status = next(status for status in STATUSES if status in statuses)
        counts = sources.counts(set(members["article"]))
        days[int(str(day))] = _Day(status, bool(members["likely"].all()), counts)
    return days


def _described(
    voices: pd.DataFrame,
    chosen: Mapping[int, float],
    said: Mapping[int, _Voice],
    weights: Mapping[int, float],
    days: Mapping[int, _Day],
    headlines: Mapping[int, Headline],
    sources: Sources,
) -> pd.DataFrame:
    """Return the chosen voices, in their order within each day, as the rows of a selected timeline."""
    numbers = list(voices["day"])
    described = voices.rename(columns={"id": "passage", "text": "quote"}).assign(
        day=[date.fromordinal(day).isoformat() for day in numbers],
        day_weight=[round(weights[day], 4) for day in numbers],
        day_status=[headlines[day].status or days[day].status for day in numbers],
        day_likely=[days[day].is_likely for day in numbers],
        headline=[headlines[day].text for day in numbers],
        **{name: np.array([days[day].counts[name] for day in numbers]) for name in COUNTS},
        weight=[sources.weight_of(article) for article in voices["article"]],
        status=[said[number].status for number in voices.index],
        score=[round(chosen[number], 4) for number in voices.index],
        basis=[_basis(manner, is_likely=likely) for manner, likely in rows_of(voices, "manner", "likely")],
    )
    return described.sort_values("day", kind="stable", ignore_index=True)[list(COLUMNS)]


def _basis(manner: int, *, is_likely: bool) -> str:
    """Return how a voice came to speak of its day."""
    basis = "names the day" if manner == NAMED else "publication day"
    return f"likely {basis}" if is_likely and manner != NAMED else basis


def events_of_days(selected: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return a selected timeline as the tables ``events``, ``evidence`` and ``claims``: an event a day.

    Parameters
    ----------
    selected : DataFrame
        What ``select_timeline`` chose: columns ``COLUMNS``.
    """
    best = selected.drop_duplicates("day")
    id_of = {
        day: event_id(article, start, day, day) for article, start, day in rows_of(best, "article", "start", "day")
    }
    heaviest = max(best["day_weight"], default=1.0) or 1.0
    events = [
        {
            "id": id_of[day],
            "first": day,
            "last": day,
            "edtf": f"{day}~" if is_likely else day,
            "likely": is_likely,
            "precision": "day",
            "status": status,
            "headline": headline,
            **dict(zip(COUNTS, counts, strict=True)),
            "importance": round(weight / heaviest, 3),
        }
        for day, weight, status, is_likely, headline, *counts in rows_of(
            best, "day", "day_weight", "day_status", "day_likely", "headline", *COUNTS
        )
    ]
    evidence = [
        {"event": id_of[day], **dict(zip(_QUOTED, values, strict=True))}
        for day, *values in rows_of(selected, "day", *_QUOTED)
    ]
    return {"events": table("events", events), "evidence": table("evidence", evidence), "claims": table("claims")}
