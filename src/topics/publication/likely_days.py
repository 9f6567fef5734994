"""The likely days of publication of undated articles: what all articles of a corpus say of them together.

The last rung of the ladder. Each undated article gets an interval that holds the truth 19 times of 20, and its
likeliest day with its probability; ``published`` itself is left to what the article, its file or the reader says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from topics.dates.given import two_readings
from topics.dates.spans import Span
from topics.english.words import READ_LANGUAGES
from topics.publication.belief import Graph
from topics.publication.clues import Array, Axis, weigh_years
from topics.publication.copies import find_copies, find_undated_copies, with_days_of_copies
from topics.publication.likeness import nearest_of, vectors
from topics.publication.links import build_graph
from topics.publication.relative_days import infer_relative_days
from topics.publication.reliability import ANCHORED, FEWEST_KNOWN, FLOATING, relied_on
from topics.publication.stamps import without_stamps
from topics.publication.told import Told, read_told_by_all
from topics.publication.two_days import likelier_of
from topics.ties import first_best

COLUMNS = (
    "article",
    "published_edtf",
    "published_likely",
    "published_share",
    "equals",
    "published_relative",
    "note",
    "copy_of",
)
"""``equals`` are days between which the probability is the same, a space between each two; ``published_relative`` is
the day of the story where nothing gives any article a day of the calendar, else -1: then the others are empty.
``copy_of`` is the dated article of the same words, whose day it then is for certain."""

_FEWEST = 3
"""Articles, inclusively, from which a corpus says something together."""
_REMEMBERED = 256
"""Different beliefs whose spread is kept, at most, for other articles."""
_MOST_UNDATED = 8000
"""Undated articles that are worked out together: beliefs of twenty years then take 0.5 GB. More go in groups."""
_MANY_DATED = 2000
"""Dated articles, inclusively, that all take part; of more, the most alike …"""
_DATED_BESIDE = 20
"""… so many for each undated one, at most."""
_BEGINNING = 20_000
"""Characters of an article by which these are chosen."""
_MARGIN = 30
"""Days, at least, that come into question before the first and after the last known day …"""
_MARGIN_SHARE = 5.0
"""… and at least this share of the days between them, divided by their number: the ends of few are no ends."""
_YEARS_AROUND = 60
"""Without them: years that come into question beyond the first and the last that is named …"""
_NEARLY = 0.8
"""… share, inclusively, of the most usual twenty years with which later ones are taken instead."""
_LAST_YEAR = 2900
_DAYS_A_YEAR = 365
_SETTLING = 20
"""… turns in which the years that are usual in the corpus are settled …"""
_ANY_YEAR = 0.1
"""… share of what is usual that is spread evenly over all years …"""
_LEFT_OUT = 0.08
"""… and share that is left out, in the least usual years."""
_NO_DAY = -1
"""What stands for no day of the story."""
_MOST_DAYS = 7300
"""Days that come into question at most: twenty years."""
_IMPOSSIBLE = -30.0
"""Weight, as a logarithm, of a day outside of what is known of an article …"""
_DOUBTFUL = -2.0
"""… and outside of what only the dates inside of its text allow: one in twelve of these intervals is wrong (one whole
month is none of them: a title ends with it)."""
_OUTSIDE = 0.033
"""Probability that is left out at either end of an interval."""
_N_EQUALS = 20
"""Days between which the probability is the same: the outermost are the ends of the interval."""
_WINDOW = (0.3, 0.6, 1.0, 0.6, 0.3)
"""Weights of a day's neighbours where the likeliest day is looked for: one that is nearly right counts, too."""


def infer_likely_days(articles: pd.DataFrame, passages: pd.DataFrame, frame: Span | None = None) -> pd.DataFrame:
    """Return intervals and likely days for the undated articles of a corpus.

    Parameters
    ----------
    articles, passages, frame
        As ``read_knowledge`` takes them.

    Returns
    -------
    DataFrame
        Columns ``COLUMNS``, a row for each undated article of which something can be said, by article: likely days;
        where no article has a day and no text tells a date with its year, days of the story.
    """
    copies = find_copies(articles)
    rows = [_copied_row(*copy) for copy in copies.itertuples(index=False)]
    articles = with_days_of_copies(articles, copies)
    undated_copies = find_undated_copies(articles)
    originals = articles[~articles["id"].isin(undated_copies["article"])]
    said: list[dict[str, Any]] = []
    for group in groups_together(originals):
        said += _say(read_knowledge(group, passages, frame))
    return _table([*rows, *said, *_rows_of_copies(undated_copies, said)])


def _rows_of_copies(copies: pd.DataFrame, said: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield what is said of undated copies: what is said of the article of their words."""
    said_of = {row["article"]: row for row in said}
    for article, original in copies.itertuples(index=False):
        if row := said_of.get(original):
            note = f"published as {original}, which has the same words; {row['note']}"
            yield {**row, "article": article, "note": note}


def _copied_row(article: str, original: str, day: str) -> dict[str, Any]:
    """Return what is said of an article whose day is that of another one of the same words."""
    return {
        "article": article,
        "published_edtf": day,
        "published_likely": day,
        "published_share": 1.0,
        "note": f"published: the day of {original}, which has the same words",
        "copy_of": original,
    }


def groups_together(articles: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield the articles that are worked out together, in order of their ids: undated ones, and dated ones beside them.

    Parameters
    ----------
    articles : DataFrame
        The table of this name.
    """
    ordered = articles.sort_values("id", ignore_index=True)
    undated = np.flatnonzero(ordered["published"] == "")
    if len(ordered) < _FEWEST or not len(undated):
        return
    for group in np.array_split(undated, -(-len(undated) // _MOST_UNDATED)):
        chosen = ordered.iloc[np.sort(np.concatenate([group, _dated_beside(ordered, group)]))]
        yield chosen.reset_index(drop=True)


def _dated_beside(articles: pd.DataFrame, undated: Array) -> Array:
    """Return the places of the dated articles that can tell something of undated ones: of many, the most alike."""
    dated = np.flatnonzero(articles["published"] != "")
    if len(dated) <= _MANY_DATED:
        return dated
    matrix = vectors([text[:_BEGINNING] for text in articles["text"]])
    return nearest_of(matrix, undated, dated, _DATED_BESIDE)


@dataclass(frozen=True)
class Knowledge:
    """What is known of some articles before they are set beside each other.

    Parameters
    ----------
    ids : sequence of str
        Their ids, in order; all else is by their numbers.
    told : sequence of Told
        What each tells.
    known : mapping of int to int
        Known days of publication, as proleptic ordinals.
    axis : Axis or None
        The days that come into question; None where nothing tells them.
    spans : mapping of int to Span
        Within which days the others lie …
    doubtful : frozenset of int
        … and which of these spans are only from dates inside the text.
    frame : Span or None
        The days that the reader knows all articles to be of.
    """

    ids: Sequence[str]
    told: Sequence[Told]
    known: Mapping[int, int]
    axis: Axis | None
    spans: Mapping[int, Span]
    doubtful: frozenset[int]
    frame: Span | None

    def sure(self, article: int) -> Span | None:
        """Return within which days an article lies for certain, None where nothing is."""
        return self.frame if article in self.doubtful else self.spans.get(article)

    def graph(self, axis: Axis) -> Graph:
        """Return the factor graph of the articles on an axis."""
        on_axis = range(axis.first, axis.first + axis.n_days)
        places = {article: day - axis.first for article, day in self.known.items() if day in on_axis}
        bounds = {
            article: _allowed(span, axis, _DOUBTFUL if article in self.doubtful else _IMPOSSIBLE)
            for article, span in self.spans.items()
        }
        return build_graph(self.told, axis, places, bounds)


def read_knowledge(articles: pd.DataFrame, passages: pd.DataFrame, frame: Span | None) -> Knowledge:
    """Return what is known of some articles before they are set beside each other.

    Parameters
    ----------
    articles, passages : DataFrame
        The tables of these names, the articles as ``groups_together`` gives them.
    frame : Span or None
        The days that the reader knows all articles to be of.
    """
    days, edtf = articles["published"].tolist(), articles["published_edtf"].tolist()
    known = {at: date.fromisoformat(day).toordinal() for at, day in enumerate(days) if day}
    spans = {at: Span.from_edtf(edtf[at]) for at, day in enumerate(days) if not day and edtf[at]}
    inferred = articles["published_basis"].eq("inferred")
    doubtful = frozenset(at for at, span in spans.items() if inferred[at] and span.precision != "month")
    told = _read_articles(articles, passages)
    axis = days_in_question(told, list(known.values())) or _days_allowed([*spans.values(), *([frame] if frame else [])])
    return Knowledge(articles["id"].tolist(), told, known, axis, spans, doubtful, frame)


def _say(knowledge: Knowledge) -> list[dict[str, Any]]:
    """Return what is said of the undated ones of some articles."""
    axis = knowledge.axis
    if axis is None:
        return _relative_rows(knowledge.ids, knowledge.told)
    graph = knowledge.graph(axis)
    linked = graph.linked
    stretch, beliefs = graph.infer()
    spread = ANCHORED if len(knowledge.known) >= FEWEST_KNOWN else FLOATING
    rows: list[dict[str, Any] | None] = []
    relied: dict[bytes, Array] = {}
    for at, article in enumerate(knowledge.ids):
        if at in knowledge.known or not (knowledge.told[at].dates or at in linked):
            continue
        belief = beliefs[at].tobytes()  # of short texts many tell the same
        if belief not in relied and len(relied) >= _REMEMBERED:
            relied.clear()
        if belief not in relied:
            relied[belief] = relied_on(beliefs[at], stretch, axis, spread)
        rows.append(_row(article, relied[belief], axis, knowledge.sure(at), spread.most))
    return [row for row in rows if row]


def _relative_rows(ids: Sequence[str], told: Sequence[Told]) -> list[dict[str, Any]]:
    """Return what is said of articles where none has a day and no text a date with its year: days of their story."""
    return [
        {
            "article": ids[day.article],
            "published_relative": day.day,
            "note": f"published on day {day.day} of its story (day {day.first} to {day.last}), counted from "
            f"{ids[day.counted_from]}: no article tells a date with its year",
        }
        for day in infer_relative_days(told)
    ]


def with_likely_days(articles: pd.DataFrame, days: pd.DataFrame) -> pd.DataFrame:
    """Return the table "articles" with the days of ``infer_likely_days``; ``published`` itself stays empty.

    What the reader says of an article is not narrowed: an interval of ``sources.csv`` stays as it is.
    """
    copies = days[days["copy_of"] != ""].rename(columns={"published_likely": "published"})
    articles = with_days_of_copies(articles, copies)
    rows = days.set_index("article").reindex(articles["id"]).reset_index()
    is_relative = rows["published_relative"].fillna(_NO_DAY) != _NO_DAY
    here = rows["note"].notna() & ~is_relative
    unknown = articles["published_basis"] == "unknown"
    notes: Any = [
        (*own, *[note] * new)
        for own, note, new in zip(articles["notes"], rows["note"], here | is_relative, strict=True)
    ]
    certain = articles["published"] != ""
    readers_own = articles["published_basis"] == "sidecar"
    return articles.assign(
        published_edtf=articles["published_edtf"].mask(here & ~readers_own, rows["published_edtf"]),
        published_likely=articles["published"].mask(here, rows["published_likely"]).astype("str"),
        published_share=rows["published_share"].where(here, certain.astype("float64")).astype("float64"),
        published_relative=rows["published_relative"].fillna(_NO_DAY).astype("int64"),
        published_basis=articles["published_basis"].mask(here & unknown, "inferred"),
        notes=notes,
    )


def days_in_question(told: Sequence[Told], known: Sequence[int]) -> Axis | None:
    """Return the days on which the articles of a corpus can have been published, None where nothing tells.

    Parameters
    ----------
    told : sequence of Told
        What each article tells.
    known : sequence of int
        The known days of publication, as proleptic ordinals.
    """
    if len(known) >= FEWEST_KNOWN:
        first, last = _most_within(sorted(known), _MOST_DAYS)
        margin = max(_MARGIN, round(_MARGIN_SHARE * (last - first) / len(known)))
        return _axis(first - margin, last + margin)
    years = _years_in_question(told, [date.fromordinal(day).year for day in known])
    if years is None:
        return None
    return _axis(date(years[0], 1, 1).toordinal(), date(years[1], 12, 31).toordinal())


def _days_allowed(spans: Sequence[Span]) -> Axis | None:
    """Return the days that bounds with two ends allow some article, None where there are none."""
    bounded = [span.bounds for span in spans if span.first and span.last and span.length <= _MOST_DAYS]
    if not bounded:
        return None
    return _axis(min(first for first, _ in bounded).toordinal(), max(last for _, last in bounded).toordinal())


def _most_within(values: Sequence[int], width: int) -> tuple[int, int]:
    """Return the first and the last of those values, in order, that lie in the stretch of a width that holds most."""
    stops = np.searchsorted(values, np.array(values) + width)
    start = int(np.argmax(stops - np.arange(len(values))))
    return values[start], values[int(stops[start]) - 1]


def _axis(first: int, last: int) -> Axis:
    last = min(last, date.max.toordinal() - _MOST_DAYS)
    first = max(first, last - _MOST_DAYS + 1, _MOST_DAYS)
    return Axis(first, max(last - first + 1, 1))


def _years_in_question(told: Sequence[Told], known: Sequence[int]) -> tuple[int, int] | None:
    """Return the first and the last year in which nearly all articles appeared, as the years that they name tell.

    How usual each year is in the corpus is settled together with the years of the articles, by expectation
    maximisation: one article that names a far year moves nothing.
    """
    dates = (item for article in told for item in article.dates)
    named = [date.fromordinal(item.numbers[0]).year for item in dates if item.shape == "stated"]
    named += known
    if not named:
        return None
    first, last = max(min(named) - _YEARS_AROUND, date.min.year), min(max(named) + _YEARS_AROUND, _LAST_YEAR)
    years = np.arange(first, last + 1)
    own = np.bincount(np.array(known, dtype=int) - first, minlength=len(years)).astype(float)
    usual = _usual_years(np.array([weigh_years(article.dates, years) for article in told]), own)
    order = np.argsort(-usual.round(9), kind="stable")
    likely = np.sort(order[: int(np.searchsorted(np.cumsum(usual[order]), 1 - _LEFT_OUT)) + 1])
    sums = np.concatenate([[0.0], np.cumsum(usual)])
    width = -(-_MOST_DAYS // _DAYS_A_YEAR)
    stops = np.minimum(np.arange(len(usual)) + width, len(usual))
    held = (sums[stops] - sums[:-1]).round(6)
    latest = int(np.flatnonzero(held >= _NEARLY * held.max())[-1])
    from_ = max(latest - width, 0)
    start = from_ + int(np.argmax(held[from_ : latest + 1]))
    inside = likely[(likely >= start) & (likely < stops[start])]
    return int(years[inside[0]]), int(years[inside[-1]])


def _usual_years(weights: Array, own: Array) -> Array:
    """Return how usual each year is, from what articles say of it (logarithms), and how many are known to be of it."""
    from scipy.ndimage import gaussian_filter1d

    usual = np.full(len(own), 1 / len(own))
    for _ in range(_SETTLING):
        logs = weights + np.log(usual)
        beliefs = np.exp(logs - logs.max(axis=1, keepdims=True))
        total = own + (beliefs / beliefs.sum(axis=1, keepdims=True)).sum(axis=0)
        smooth = gaussian_filter1d(total, 1.0, mode="constant")
        usual = _ANY_YEAR / len(usual) + (1 - _ANY_YEAR) * smooth / smooth.sum()
    return usual


def _read_articles(articles: pd.DataFrame, passages: pd.DataFrame) -> list[Told]:
    """Return what each article tells, in the order of the table."""
    own = passages[passages["article"].isin(articles["id"])]
    in_order = own.sort_values(["article", "start"], kind="stable")
    texts: dict[str, list[str]] = {}
    for article, text in zip(in_order["article"].tolist(), in_order["text"].tolist(), strict=True):
        texts.setdefault(article, []).append(text)
    english = articles["language"].isin(READ_LANGUAGES)
    pairs = zip(articles["id"], english, strict=True)
    told_by = [(texts.get(article, []), bool(dated)) for article, dated in pairs]
    return without_stamps([sentences for sentences, _ in told_by], read_told_by_all(told_by))


def _allowed(span: Span, axis: Axis, otherwise: float) -> Array:
    """Return the weight of each day of the axis for an article of bounded days: ``otherwise`` outside of them."""
    first, last = (bound.toordinal() for bound in span.bounds)
    is_one_of_two = two_readings(span) is not None
    inside = np.isin(axis.days, (first, last)) if is_one_of_two else (axis.days >= first) & (axis.days <= last)
    return np.where(inside, 0.0, otherwise)


def _row(article: str, probabilities: Array, axis: Axis, known: Span | None, most: float) -> dict[str, Any] | None:
    """Return what is said of one article, None where it would contradict what is known of it."""
    two = two_readings(known)
    if known is not None and two is not None:
        return _row_of_two(article, likelier_of(two, probabilities, axis), known, most)
    sums = np.cumsum(probabilities)
    first, last = np.searchsorted(sums, [_OUTSIDE, 1 - _OUTSIDE])
    likely = int(first_best(np.convolve(probabilities, _WINDOW, mode="same")))
    interval = Span.between(*(date.fromordinal(axis.first + int(min(at, axis.n_days - 1))) for at in (first, last)))
    shared = interval.intersection(known) if known else interval
    day = date.fromordinal(axis.first + likely)
    if shared is None or not shared.holds(day):
        return None
    places = np.searchsorted(sums, (np.arange(_N_EQUALS) + 0.5) / _N_EQUALS)
    equals = [date.fromordinal(axis.first + int(min(at, axis.n_days - 1))) for at in places]
    equals = [equal for equal in equals if shared.holds(equal)] or [*shared.bounds]
    return {
        "article": article,
        "published_edtf": shared.edtf,
        "published_likely": day.isoformat(),
        "published_share": round(min(float(probabilities[likely]), most), 3),
        "equals": " ".join(equal.isoformat() for equal in equals),
        "note": _note(interval, shared),
    }


def _row_of_two(
    article: str, chosen: tuple[date, date, float] | None, known: Span, most: float
) -> dict[str, Any] | None:
    """Return what is said of an article whose given day can be read in two ways: the likelier of both, else None."""
    if chosen is None:
        return None
    likely, other, share = chosen
    n_likely = min(round(share * _N_EQUALS), _N_EQUALS - 1)
    return {
        "article": article,
        "published_edtf": known.edtf,
        "published_likely": likely.isoformat(),
        "published_share": round(min(share, most), 3),
        "equals": " ".join(day.isoformat() for day in sorted([likely] * n_likely + [other] * (_N_EQUALS - n_likely))),
        "note": _note(known, Span.of_day(likely)),
    }


def _note(interval: Span, shared: Span) -> str:
    """Return what all articles together tell of one: nothing wider than what is known of it already."""
    if shared != interval:
        return "the likeliest of its possible days is what all articles together tell"
    return f"published between {interval.edtf.replace('/', ' and ')}, as all articles together tell"


def _table(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    missing = {"published_share": 0.0, "published_relative": _NO_DAY}
    frame = pd.DataFrame(rows, columns=list(COLUMNS)).fillna(dict.fromkeys(COLUMNS, "") | missing)
    kinds = dict.fromkeys(COLUMNS, "str") | {"published_share": "float64", "published_relative": "int64"}
    return frame.astype(kinds)
