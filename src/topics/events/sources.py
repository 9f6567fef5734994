"""How independent sources are counted: each outlet once, and each group of reprints once.

What a reprint is, ``topics.articles.reprints`` decides; the table "articles" names for each reprint the first
article of its group.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
from scipy.cluster.hierarchy import DisjointSet

from topics.articles.reprints import source_groups


class Sources:
    """Counts the independent sources among articles.

    Articles of one outlet are one source, and so are an article and its reprints, in whatever outlet. An article whose
    outlet is not known stands for itself.

    Parameters
    ----------
    articles : DataFrame
        The table of that name: columns ``id``, ``reprint_of`` and ``outlet``.
    """

    def __init__(self, articles: pd.DataFrame) -> None:
        first = source_groups(articles)
        self._outlet = dict(zip(articles["id"], articles["outlet"], strict=True))
        groups = DisjointSet([*first, *(("outlet", outlet) for outlet in self._outlet.values() if outlet)])
        for article, original in first.items():
            groups.merge(article, original)
            if self._outlet.get(article):
                groups.merge(article, ("outlet", self._outlet[article]))
        self._group: dict[str, str] = {}
        for group in groups.subsets():
            members = [member for member in group if isinstance(member, str)]
            self._group |= dict.fromkeys(members, min(members))

    def of(self, article: str) -> str:
        """Return the source of an article: the first article of its outlet and reprints, mostly itself."""
        return self._group[article]

    def count(self, articles: Iterable[str]) -> int:
        """Return how many independent sources some articles are: those of an outlet and reprints counted once."""
        return len({self._group[article] for article in articles})

    def count_outlets(self, articles: Iterable[str]) -> int:
        """Return how many known outlets some articles are from."""
        return len({self._outlet[article] for article in articles} - {""})
