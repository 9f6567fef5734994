"""The likely days of publication of undated articles: what all articles of a corpus say of them together.

The last rung of the ladder. Each undated article gets an interval that holds the truth 19 times of 20, and its
likeliest day with its probability; ``published`` itself is left to what the article, its file or the reader says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from topics.dates.spans import Span
from topics.publication.belief import Graph
from topics.publication.clues import Axis
from topics.publication.likeness import nearest_of, vectors
from topics.publication.links import build_graph
from topics.publication.told import Told, read_told

Array = Any
COLUMNS = ("article", "published_edtf", "published_likely", "published_share", "equals", "note")
"""``equals`` are days between which the probability is the same, a space between each two."""

_FEWEST = 3
"""Articles, inclusively, from which a corpus says something together."""
_MOST_UNDATED = 8000
"""Undated articles that are worked out together: beliefs of twenty years then take 0.5 GB. More go in groups."""
_MANY_DATED = 2000
"""Dated articles, inclusively, that all take part; of more, the most alike …"""
_DATED_BESIDE = 20
"""… so many for each undated one, at most."""
_BEGINNING = 20_000
"""Characters of an article by which these are chosen."""
_FEWEST_KNOWN = 5
"""Known days, inclusively, from which they alone say which days come into question."""
_MARGIN = 30
"""Days, at least, that come into question before the first and after the last known day …"""
_MARGIN_SHARE = 0.1
"""… and at least this share of the days between them."""
_EARLIEST, _LATEST = 0.1, 0.98
"""Without them: quantiles of the newest day that each article tells as past …"""
_LATER = 800
"""… and how many days after the later one come into question still: news is told, and looked back on, for two years."""
_MOST_DAYS = 7300
"""Days that come into question at most: twenty years."""
_LONG = 400
"""Days in question from which a first look shortens the axis …"""
_FIRST_ROUNDS = 1
"""… of so many rounds …"""
_END = 0.005
"""… that leaves out this share of all beliefs at either end …"""
_WORTH = 0.75
"""… if so much of the axis, exclusively, is left."""
_IMPOSSIBLE = -30.0
"""Weight, as a logarithm, of a day outside of what is known of an article."""
_SHARPNESS = 0.75
"""Power to which beliefs are taken: they are a little too sure, as loopy propagation is."""
_ELSEWHERE = 0.05
"""Share of each belief that is spread over the days that are usual in the corpus, and over all."""
_OUTSIDE = 0.025
"""Probability that is left out at either end of an interval. With these three, 94 to 100 of 100 intervals held the
truth on each of five topics; see docs/methods.md."""
_N_EQUALS = 20
"""Days between which the probability is the same: the outermost are the ends of the interval."""
_WINDOW = (0.3, 0.6, 1.0, 0.6, 0.3)
"""Weights of a day's neighbours where the likeliest day is looked for: one that is nearly right counts, too."""


def infer_likely_days(articles: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """Return intervals and likely days for the undated articles of a corpus.

    Parameters
    ----------
    articles, passages : DataFrame
        The tables of these names; the order of their rows does not matter.

    Returns
    -------
    DataFrame
        Columns ``COLUMNS``, a row for each undated article of which something can be said, by article.
    """
    ordered = articles.sort_values("id", ignore_index=True)
    undated = np.flatnonzero(ordered["published"] == "")
    if len(ordered) < _FEWEST or not len(undated):
        return _table([])
    rows: list[dict[str, Any]] = []
    for group in np.array_split(undated, -(-len(undated) // _MOST_UNDATED)):
        chosen = ordered.iloc[np.sort(np.concatenate([group, _dated_beside(ordered, group)]))]
        rows += _say(chosen.reset_index(drop=True), passages)
    return _table(rows)


def _dated_beside(articles: pd.DataFrame, undated: Array) -> Array:
    """Return the places of the dated articles that can tell something of undated ones: of many, the most alike."""
    dated = np.flatnonzero(articles["published"] != "")
    if len(dated) <= _MANY_DATED:
        return dated
    matrix = vectors([text[:_BEGINNING] for text in articles["text"]])
    return nearest_of(matrix, undated, dated, _DATED_BESIDE)


def _say(articles: pd.DataFrame, passages: pd.DataFrame) -> list[dict[str, Any]]:
    """Return what is said of the undated ones of some articles, which lie in order of their ids."""
    days, edtf = articles["published"].tolist(), articles["published_edtf"].tolist()
    undated = [at for at, day in enumerate(days) if not day]
    known = {at: date.fromisoformat(day).toordinal() for at, day in enumerate(days) if day}
    told = _read_articles(articles, passages)
    axis = days_in_question(told, list(known.values()))
    if axis is None:
        return []
    spans = {at: Span.from_edtf(edtf[at]) for at in undated if edtf[at]}
    axis, beliefs, linked = _believe(told, axis, known, spans)
    rows = [
        _row(str(articles["id"][at]), beliefs[at], axis, spans.get(at))
        for at in undated
        if told[at].dates or at in linked
    ]
    return [row for row in rows if row]


def with_likely_days(articles: pd.DataFrame, days: pd.DataFrame) -> pd.DataFrame:
    """Return the table "articles" with the days of ``infer_likely_days``; ``published`` itself stays empty.

    What the reader says of an article is not narrowed: an interval of ``sources.csv`` stays as it is.
    """
    rows = days.set_index("article").reindex(articles["id"]).reset_index()
    here = rows["note"].notna()
    unknown = articles["published_basis"] == "unknown"
    notes: Any = [(*own, *[note] * new) for own, note, new in zip(articles["notes"], rows["note"], here, strict=True)]
    certain = articles["published"] != ""
    readers_own = articles["published_basis"] == "sidecar"
    return articles.assign(
        published_edtf=articles["published_edtf"].mask(here & ~readers_own, rows["published_edtf"]),
        published_likely=articles["published"].mask(here, rows["published_likely"]).astype("str"),
        published_share=rows["published_share"].where(here, certain.astype("float64")).astype("float64"),
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
    if len(known) >= _FEWEST_KNOWN:
        margin = max(_MARGIN, round(_MARGIN_SHARE * (max(known) - min(known))))
        return _axis(min(known) - margin, max(known) + margin)
    newest = [day for article in told if (day := _newest_past(article)) is not None]
    if not newest and not known:
        return None
    firsts, lasts = [day - _MARGIN for day in known], [day + _MARGIN for day in known]
    if newest:
        firsts.append(int(np.quantile(newest, _EARLIEST, method="lower")) - _MARGIN)
        lasts.append(int(np.quantile(newest, _LATEST, method="higher")) + _LATER)
    return _axis(min(firsts), max(lasts))


def _axis(first: int, last: int) -> Axis:
    last = min(last, date.max.toordinal() - _MOST_DAYS)
    first = max(first, last - _MOST_DAYS + 1, _MOST_DAYS)
    return Axis(first, max(last - first + 1, 1))


def _newest_past(article: Told) -> int | None:
    """Return the first day of the newest stated date that an article does not tell as to come."""
    return max(
        (item.numbers[0] for item in article.dates if item.shape == "stated" and item.direction <= 0), default=None
    )


def _read_articles(articles: pd.DataFrame, passages: pd.DataFrame) -> list[Told]:
    """Return what each article tells, in the order of the table."""
    own = passages[passages["article"].isin(articles["id"])]
    in_order = own.sort_values(["article", "start"], kind="stable")
    texts = {str(article): rows["text"].tolist() for article, rows in in_order.groupby("article")}
    english = articles["language"].isin(["en", ""])
    return [
        read_told(texts.get(article, []), has_dates=bool(dated))
        for article, dated in zip(articles["id"], english, strict=True)
    ]


def _believe(
    told: Sequence[Told], axis: Axis, known: Mapping[int, int], spans: Mapping[int, Span]
) -> tuple[Axis, Array, frozenset[int]]:
    """Return the days that are left in question, their probabilities, and the articles that others tell something.

    A first look leaves out the ends of the axis where hardly any article can lie: the work is in proportion to it.
    """
    graph = _graph(told, axis, known, spans)
    if axis.n_days > _LONG:
        shorter = _without_ends(graph.infer(_FIRST_ROUNDS), axis, list(known.values()))
        if shorter.n_days < _WORTH * axis.n_days:
            axis = shorter
            graph = _graph(told, axis, known, spans)
    return axis, graph.infer(), frozenset([*graph.articles.one.tolist(), *graph.sentences.one.tolist()])


def _graph(told: Sequence[Told], axis: Axis, known: Mapping[int, int], spans: Mapping[int, Span]) -> Graph:
    places = {article: day - axis.first for article, day in known.items() if day >= axis.first}
    bounds = {article: _allowed(span, axis) for article, span in spans.items()}
    return build_graph(told, axis, places, bounds)


def _without_ends(beliefs: Array, axis: Axis, known: Sequence[int]) -> Axis:
    """Return the axis without the days before and after nearly all that is believed; known days stay."""
    sums = np.cumsum(beliefs.sum(axis=0)) / len(beliefs)
    first, last = (int(place) + axis.first for place in np.searchsorted(sums, [_END, 1 - _END]))
    first, last = min([first - _MARGIN, *known]), max([last + _MARGIN, *known])
    first, last = max(first, axis.first), min(last, axis.first + axis.n_days - 1)
    return Axis(first, last - first + 1)


def _allowed(span: Span, axis: Axis) -> Array:
    """Return the weight of each day of the axis for an article whose days are bounded."""
    first, last = (bound.toordinal() for bound in span.bounds)
    inside = (axis.days >= first) & (axis.days <= last)
    return np.where(inside, 0.0, _IMPOSSIBLE)


def _row(article: str, belief: Array, axis: Axis, known: Span | None) -> dict[str, Any] | None:
    """Return what is said of one article, None where it would contradict what is known of it."""
    tempered = belief**_SHARPNESS
    spread = (1 - _ELSEWHERE) * tempered / tempered.sum() + _ELSEWHERE / axis.n_days
    sums = np.cumsum(spread)
    first, last = np.searchsorted(sums, [_OUTSIDE, 1 - _OUTSIDE])
    likely = int(np.convolve(belief, _WINDOW, mode="same").argmax())
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
        "published_share": round(float(spread[likely]), 3),
        "equals": " ".join(equal.isoformat() for equal in equals),
        "note": f"published between {interval.edtf.replace('/', ' and ')}, as all articles together tell",
    }


def _table(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    kinds = dict.fromkeys(COLUMNS, "str") | {"published_share": "float64"}
    return frame.astype(kinds)
