"""Mentions of dates: the time expressions of articles, with their place in the text as found."""

from dataclasses import fields
from typing import Any

import pandas as pd

from topics.articles.alignment import Alignment, holder
from topics.dates import TimeExpression, tag
from topics.records import Repair, table
from topics.settings import DateSettings

_WORDS = ("text", "type", "value", "mod", "rule", "anchor", "cue", "alternative", "certainty")
_DAYS = ("first", "last", "precision", "edtf")
"""Columns that an expression itself gives, and those that its span gives."""


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
    parts = [field.name for field in fields(Repair)]
    made = repairs[repairs["applied"]].sort_values(["start", "stop"]).groupby("article")[parts]
    repaired = {article: [Repair(*values) for values in group.to_numpy()] for article, group in made}
    ordered = passages.sort_values("start").groupby("article")[["start", "stop", "id"]]
    places = {article: list(group.itertuples(index=False, name=None)) for article, group in ordered}
    rows: list[dict[str, Any]] = []
    english = articles[articles["language"].isin(["en", ""])]
    columns = ["id", "source", "text", "published", "published_edtf"]
    for article, source, text, day, interval in english[columns].itertuples(index=False):
        alignment = Alignment(repaired.get(article, []))
        for expression in tag(text, day or interval, domain=settings.domain):
            start, stop = alignment.to_found(expression.start, expression.stop)
            passage = holder(places.get(article, []), start)
            place = {"article": article, "passage": passage, "source": source, "start": start, "stop": stop}
            rows.append(place | _described(expression))
    return table("dates", rows)


def _described(expression: TimeExpression) -> dict[str, Any]:
    words = {name: getattr(expression, name) for name in _WORDS}
    return words | {name: getattr(expression.span, name) for name in _DAYS if expression.span}
