"""From passages upwards: how much of each article, outlet or stretch of time is about a theme."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import pandas as pd

from topics.errors import refuse

By = Literal["article", "outlet", "day", "month", "year"]
_LENGTHS = {"day": 10, "month": 7, "year": 4}
"""Characters of a day YYYY-MM-DD that name each period."""


def theme_shares(assignments: pd.DataFrame, passages: pd.DataFrame, articles: pd.DataFrame, by: By) -> pd.DataFrame:
    """Return how many passages of each group are about each theme, reprints counted once.

    A reprint counts nothing beside the article that it reprints, save where articles themselves are the groups.

    Parameters
    ----------
    assignments, passages, articles : pandas.DataFrame
        As in ``topics.records.TABLES``.
    by : {"article", "outlet", "day", "month", "year"}
        The groups; periods are those of publication, articles without a certain day are left out of them.

    Returns
    -------
    pandas.DataFrame
        Columns ``method, theme, group, n_passages, share`` (of all passages of the group, 0 to 1), a row for
        each theme that a group has.

    Raises
    ------
    InputError
        If there are no such groups.
    """
    if by not in ("article", "outlet", *_LENGTHS):
        refuse(f"Shares by '{by}' are not known; there are article, outlet, {', '.join(_LENGTHS)}.")
    counted = articles if by == "article" else articles[articles["reprint_of"] == ""]
    group = {"article": counted["id"], "outlet": counted["outlet"].replace("", "unknown outlet")}.get(
        by, counted["published"].str[: _LENGTHS.get(by, 0)]
    )
    groups = {article: name for article, name in zip(counted["id"], group, strict=True) if name}
    sizes = passages["article"].map(groups).value_counts()
    chosen = assignments[assignments["chosen"]]
    found = chosen.assign(group=chosen["article"].map(groups)).dropna(subset="group")
    table = found.groupby(["method", "theme", "group"]).size().reset_index(name="n_passages")
    return table.assign(share=(table["n_passages"] / table["group"].map(sizes)).astype("float64").round(4))


def calendar_bins(days: Iterable[str], most: int = 12) -> tuple[By, list[str]]:
    """Return the finest period that cuts the days into few bins, and all bins in order, empty ones too.

    Parameters
    ----------
    days : iterable of str
        Days YYYY-MM-DD; empty ones are passed over.
    most : int
        Bins at most, save for years.
    """
    known = sorted(filter(None, days))
    if not known:
        return "year", []
    periods: tuple[By, ...] = ("day", "month", "year")
    for period in periods:
        first, last = (pd.Period(day, freq=period[0].upper()) for day in (known[0], known[-1]))
        if last.ordinal - first.ordinal < most:
            break
    return period, [str(one) for one in pd.period_range(first, last)]
