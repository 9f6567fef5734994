"""A part of a timeline: the events about something, of a theme, within some days."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import pandas as pd

from topics.dates.given import first_and_last


def holds_phrase(texts: pd.Series, phrase: str) -> pd.Series:
    """Return which of the texts hold the phrase: its words in this order, case and white space ignored."""
    folded = " ".join(phrase.casefold().split())
    return texts.str.casefold().str.split().str.join(" ").str.contains(folded, regex=False)


def narrow(
    events: pd.DataFrame,
    evidence: pd.DataFrame,
    *,
    about: str = "",
    theme: str = "",
    start: str | date = "",
    end: str | date = "",
    of_theme: Collection[str] = (),
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the events, and their evidence, that fit every condition given.

    Parameters
    ----------
    events, evidence : DataFrame
        Tables of these names.
    about : str
        A phrase that an actor, a place, the headline or a sentence of the event holds; case does not matter.
    theme : str
        Declared theme of the event; case does not matter.
    start, end : str or date
        First and last day, inclusive, in any plain form (2011-02-01, 1 Feb 2011; 2011-02 is from its first or to its
        last day); an event that reaches into them is kept.
    of_theme : collection of str
        Passages of that theme where it was found and not declared: an event that rests on one of them is of the theme.

    Raises
    ------
    InputError
        If a day is not understood, or the first is after the last.
    """
    first, last = first_and_last(start, end)
    keep = (events["last"] >= first) & (events["first"] <= (last or "9999"))
    if about:
        quoting = evidence[holds_phrase(evidence["quote"], about)]["event"]
        names = events["actors"].map(" | ".join) + " | " + events["places"].map(" | ".join)
        keep &= events["id"].isin(quoting) | holds_phrase(events["headline"] + " | " + names, about)
    if theme:
        declared = events["themes"].map(lambda names: theme.casefold() in map(str.casefold, names)).astype(bool)
        resting = evidence.loc[evidence["passage"].isin(list(of_theme)), "event"]
        keep &= declared | events["id"].isin(resting)
    chosen = events[keep].reset_index(drop=True)
    return chosen, evidence[evidence["event"].isin(chosen["id"])].reset_index(drop=True)
