"""A part of a timeline: the events about something, within some days."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def narrow(
    events: pd.DataFrame,
    evidence: pd.DataFrame,
    *,
    about: str = "",
    theme: str = "",
    start: str = "",
    end: str = "",
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
        said = (
            events["headline"]
            + " | "
            + events["actors"].map(" | ".join)
            + " | "
            + events["places"].map(" | ".join)
        )
        keep &= events["id"].isin(quotes["event"]) | said.str.casefold().str.contains(words, regex=False)
    if theme:
        keep &= events["themes"].map(lambda names: theme.casefold() in map(str.casefold, names)).astype(bool)
    if start:
        keep &= events["last"] >= start
    if end:
        keep &= events["first"] <= end
    chosen = events[keep].reset_index(drop=True)
    return chosen, evidence[evidence["event"].isin(chosen["id"])].reset_index(drop=True)
