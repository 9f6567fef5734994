"""How independent sources are counted: each outlet once, and each group of reprints once.

What a reprint is, ``topics.articles.reprints`` decides; the table "articles" names for each reprint the first
article of its group.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypedDict

import pandas as pd
from scipy.cluster.hierarchy import DisjointSet

from topics.articles.reprints import source_groups
from topics.articles.source_weights import FULL_WEIGHT, weights_of


class SourceCounts(TypedDict):
    """How many tell something, as the columns of these names in the table "events" have it."""

    n_articles: int
    n_outlets: int
    n_unknown_outlets: int
    n_sources: int
    n_weak_sources: int


class Sources:
    """Counts the independent sources among articles.

    Articles of one outlet are one source, and so are an article and its reprints, in whatever outlet. An article whose
    outlet is not known stands for itself. A source weighs what the weightiest of its articles does; one that weighs
    less than a full source is weak, and is counted apart.

    Parameters
    ----------
    articles : DataFrame
        The table of that name: columns ``id``, ``reprint_of``, ``outlet`` and, where a reader gave one, ``weight``.
    """

    def __init__(self, articles: pd.DataFrame) -> None:
        first = source_groups(articles)
        self._weight = weights_of(articles)
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

    def weight_of(self, article: str) -> float:
        """Return what an article weighs as a source: 1, or less where the reader marked it as weak."""
        return self._weight[article]

    def count(self, articles: Iterable[str]) -> int:
        """Return how many independent sources some articles are, weak ones left out.

        Those of an outlet, and reprints, are counted once.
        """
        return sum(weight >= FULL_WEIGHT for weight in self._weights(articles).values())

    def weigh(self, articles: Iterable[str]) -> float:
        """Return how many independent sources some articles are, a weak one counted by its weight."""
        return sum(self._weights(articles).values())

    def count_outlets(self, articles: Iterable[str]) -> int:
        """Return how many known outlets some articles are from, those that only weak ones are from left out."""
        return len({self._outlet[article] for article in articles if self._weight[article] >= FULL_WEIGHT} - {""})

    def counts(self, articles: Collection[str]) -> SourceCounts:
        """Return how many articles, outlets and independent sources tell something that these articles tell."""
        weights = self._weights(articles)
        n_sources = self.count(articles)
        return {
            "n_articles": len(set(articles)),
            "n_outlets": self.count_outlets(articles),
            "n_unknown_outlets": sum(not self._outlet[article] for article in set(articles)),
            "n_sources": n_sources,
            "n_weak_sources": len(weights) - n_sources,
        }

    def _weights(self, articles: Iterable[str]) -> dict[str, float]:
        """Return the sources of some articles, each with the weight of the weightiest of these."""
        weights: dict[str, float] = {}
        for article in articles:
            group = self._group[article]
            weights[group] = max(weights.get(group, 0.0), self._weight[article])
        return weights
