"""How independent sources are counted: each group of reprints once.

What a reprint is, ``topics.articles.reprints`` decides; the table "articles" names for each reprint the first
article of its group.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from topics.articles.reprints import source_groups


class Sources:
    """Counts the independent sources among articles.

    Parameters
    ----------
    articles : DataFrame
        The table of that name: columns ``id`` and ``reprint_of``.
    """

    def __init__(self, articles: pd.DataFrame) -> None:
        self._group = source_groups(articles)

    def of(self, article: str) -> str:
        """Return the source of an article: the first article of its group of reprints, mostly itself."""
        return self._group[article]

    def count(self, articles: Iterable[str]) -> int:
        """Return how many independent sources some articles are, an article and its reprints counted once."""
        return len({self._group[article] for article in articles})
