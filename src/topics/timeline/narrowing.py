"""A part of a timeline: the events about something, within some days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from topics.records import table
from topics.timeline.events import event_id, source_groups

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
    keep = events["first"].ne("")
    if about:
        words = about.casefold()
        quotes = evidence[evidence["quote"].str.casefold().str.contains(words, regex=False)]
        said = events["headline"] + " | " + events["actors"].map(" | ".join) + " | " + events["places"].map(" | ".join)
        keep &= events["id"].isin(quotes["event"]) | said.str.casefold().str.contains(words, regex=False)
    if theme:
        keep &= events["themes"].map(lambda names: theme.casefold() in map(str.casefold, names)).astype(bool)
    keep &= (events["last"] >= start) & (events["first"] <= (end or "9999"))
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
    groups = source_groups(articles)
    events: list[dict[str, Any]] = []
    evidence: list[Any] = []
    for day, members in selected.groupby("day"):
        best = members.iloc[0]
        number = event_id(best["article"], best["start"], *[date.fromisoformat(str(day))] * 2)
        events.append(
            {
                "id": number,
                "status": "reported",
                **dict.fromkeys(("first", "last", "edtf"), day),
                "precision": "day",
                "headline": best["quote"],
                "n_articles": members["article"].nunique(),
                "n_sources": members["article"].map(groups).nunique(),
                "weight": best["day_weight"],
            }
        )
        evidence += members[_QUOTED].assign(event=number, status="reported").to_dict("records")
    return {"events": table("events", events), "evidence": table("evidence", evidence), "claims": table("claims")}
