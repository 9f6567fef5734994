"""Mentions of dates: the time expressions of articles, with their place in the text as found."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import pandas as pd

from topics.articles.alignment import Alignment
from topics.dates import Span, TimeExpression, tag
from topics.records import Repair, table
from topics.settings import DateSettings


def find_mentions(
    articles: pd.DataFrame, repairs: pd.DataFrame, passages: pd.DataFrame, settings: DateSettings
) -> pd.DataFrame:
    """Return the table ``dates``: every time expression of the English articles.

    Parameters
    ----------
    articles, repairs, passages : DataFrame
        Tables of these names; offsets are characters in ``found``.
    settings : DateSettings
        Whether relative expressions are resolved as in news or as in narrative.
    """
    made = {article: list(_repairs(group)) for article, group in repairs.groupby("article", sort=False)}
    places = {
        article: (list(group["start"]), list(group["stop"]), list(group["id"]))
        for article, group in passages.sort_values("start").groupby("article", sort=False)
    }
    rows: list[dict[str, Any]] = []
    columns = ("id", "source", "text", "language", "published", "published_edtf")
    for article, source, text, language, published, interval in articles[list(columns)].itertuples(index=False):
        if language not in {"en", ""}:
            continue
        anchor = published or interval
        alignment = Alignment(made.get(article, []))
        for expression in tag(text, Span.from_edtf(anchor) if anchor else None, domain=settings.domain):
            start, stop = alignment.to_found(expression.start, expression.stop)
            passage = _holder(places.get(article, ([], [], [])), start)
            rows.append(
                {"article": article, "passage": passage, "source": source, "start": start, "stop": stop}
                | _described(expression)
            )
    return table("dates", rows)


def _repairs(group: pd.DataFrame) -> Iterator[Repair]:
    applied = group[group["applied"]].sort_values(["start", "stop"])
    for values in applied[["start", "stop", "found_text", "text", "rule", "reason"]].to_numpy():
        yield Repair(*values)


def _holder(places: tuple[list[int], list[int], list[str]], start: int) -> str:
    """Return the id of the passage that holds this character of ``found``, or ""."""
    starts, stops, ids = places
    at = bisect_right(starts, start) - 1
    return ids[at] if at >= 0 and start < stops[at] else ""


def _described(expression: TimeExpression) -> dict[str, Any]:
    span = expression.span
    names = ("text", "type", "value", "mod", "rule", "anchor", "cue", "alternative", "certainty")
    return {
        **{name: getattr(expression, name) for name in names},
        "first": span.first.isoformat() if span and span.first else "",
        "last": span.last.isoformat() if span and span.last else "",
        "precision": span.precision if span else "",
        "edtf": span.edtf if span else "",
    }
