"""A part of a timeline: the events about something, within some days."""

from __future__ import annotations

from typing import Any

import pandas as pd

from topics.events.events import event_id, source_groups
from topics.events.sentences import rows_of
from topics.records import table

_QUOTED = ["passage", "article", "source", "start", "stop", "quote", "found_text", "basis"]


def narrow(
    events: pd.DataFrame, evidence: pd.DataFrame, *, about: str = "", theme: str = "", start: str = "", end: str = ""
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the events, and their evidence, that fit every condition given.

    Parameters
    ----------
    events, evidence : DataFrame
        Tables of these names.
    about : str
        Words that an actor, a place, the headline or a sentence of the event holds; case does not matter.
    theme : str
        Declared theme of the event.
    start, end : str
        First and last day, YYYY-MM-DD; an event that reaches into them is kept.
    """
    keep = (events["last"] >= start) & (events["first"] <= (end or "9999"))
    if about:
        words = about.casefold()
        quotes = evidence[evidence["quote"].str.casefold().str.contains(words, regex=False)]
        said = events["headline"] + " | " + events["actors"].map(" | ".join) + " | " + events["places"].map(" | ".join)
        keep &= events["id"].isin(quotes["event"]) | said.str.casefold().str.contains(words, regex=False)
    if theme:
        keep &= events["themes"].map(lambda names: theme.casefold() in map(str.casefold, names)).astype(bool)
    chosen = events[keep].reset_index(drop=True)
    return chosen, evidence[evidence["event"].isin(chosen["id"])].reset_index(drop=True)


def events_of_days(selected: pd.DataFrame, articles: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return a selected timeline as the tables ``events``, ``evidence`` and ``claims``: an event a day.

    Parameters
    ----------
    selected : DataFrame
        What ``select_timeline`` chose: columns ``COLUMNS`` of that module.
    articles : DataFrame
        The table of that name.
    """
    best = selected.drop_duplicates("day")
    ids = {day: event_id(article, start, day, day) for article, start, day in rows_of(best, "article", "start", "day")}
    group = selected["article"].map(source_groups(articles))
    told = selected.assign(event=selected["day"].map(ids), group=group, status="reported")
    days = told.groupby("day").agg(
        id=("event", "first"),
        status=("status", "first"),
        headline=("quote", "first"),
        n_articles=("article", "nunique"),
        n_sources=("group", "nunique"),
        weight=("day_weight", "first"),
    )
    events = days.assign(precision="day", **dict.fromkeys(("first", "last", "edtf"), days.index))
    made: dict[str, Any] = {"events": events, "evidence": told[[*_QUOTED, "event", "status"]]}
    return {name: table(name, rows.to_dict("records")) for name, rows in made.items()} | {"claims": table("claims")}
