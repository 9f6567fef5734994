"""Leads that come back word for word: the line of a sidebar that a copy runs into many articles.

An undated title or lead is taken to be of the day on which its article appeared. What stands word for word in articles
of several days is of none of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

from topics.events.sentences import rows_of
from topics.events.statements import Statement

_FEWEST = 3
"""Days, inclusively, of articles that are no reprints of each other, from which a lead is of none of them."""


def without_repeated_leads(statements: Iterable[Statement], articles: pd.DataFrame) -> list[Statement]:
    """Return the statements but for those of the day of publication whose sentence stands in articles of several days.

    Parameters
    ----------
    statements : iterable of Statement
        Of all articles.
    articles : DataFrame
        The table of this name: reprints of one article count once.
    """
    kept = list(statements)
    first = {article: reprint_of or article for article, reprint_of in rows_of(articles, "id", "reprint_of")}
    repeated = _repeated([item for item in kept if item.is_of_publication], first)
    return [item for item in kept if not (item.is_of_publication and item.sentence.quote in repeated)]


def _repeated(leads: Sequence[Statement], first: dict[str, str]) -> frozenset[str]:
    """Return the sentences that stand in articles of several days, by which article each of these reprints."""
    days_of: dict[str, dict[str, tuple[date, date]]] = defaultdict(dict)
    for item in leads:
        days_of[item.sentence.quote][first.get(item.article, item.article)] = item.days.bounds
    return frozenset(quote for quote, days in days_of.items() if len(set(days.values())) >= _FEWEST)
