"""How independent sources are counted: each outlet once, each agency, each group of reprints, each wording once.

What a reprint is, ``topics.articles.reprints`` decides; the table "articles" names for each reprint the first
article of its group. Articles that are no reprints may still share a sentence word for word, as those have it that
quote one agency or carry the same column of news: for what such a sentence tells they are one source.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TypedDict

import pandas as pd
from scipy.cluster.hierarchy import DisjointSet

from topics.articles.agencies import agency_of, writer_key
from topics.articles.reprints import source_groups
from topics.articles.source_weights import FULL_WEIGHT, weights_of


class SourceCounts(TypedDict):
    """How many tell something, as the columns of these names in the table "events" have it."""

    n_articles: int
    n_outlets: int
    n_unknown_outlets: int
    n_sources: int
    n_weak_sources: int
    n_announcing: int


NOTHING_COPIED: Mapping[str, str] = {}
_WORDS_COPIED = 8
"""Words from which on (inclusive) a sentence that two articles share is no chance: shorter ones may be headlines."""


def copied_from(sentences: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each article that shares a sentence word for word with others the first of them, by name.

    Parameters
    ----------
    sentences : iterable of (str, str)
        Article and sentence, of what tells one happening.

    Examples
    --------
    >>> line = "Two men were charged on Monday with the fire."
    >>> copied_from([("b", line), ("a", "They say: " + line), ("c", line)])
    {'b': 'b', 'c': 'b'}
    """
    articles_of: dict[str, set[str]] = {}
    for article, sentence in sentences:
        words = sentence.casefold().split()
        if len(words) >= _WORDS_COPIED:
            articles_of.setdefault(" ".join(words), set()).add(article)
    shared = [sorted(articles) for articles in articles_of.values() if len(articles) > 1]
    groups = DisjointSet(dict.fromkeys(article for articles in shared for article in articles))
    for first, *others in shared:
        for other in others:
            groups.merge(first, other)
    return {article: min(group) for group in groups.subsets() for article in sorted(group)}


class Sources:
    """Counts the independent sources among articles.

    Articles of one outlet are one source, and so are an article and its reprints, in whatever outlet, and the reports
    of one agency of which no outlet is known. An article of which neither outlet nor agency is known stands for itself.
    A source weighs what the weightiest of its articles does; one that weighs less than a full source is weak, and is
    counted apart.

    Parameters
    ----------
    articles : DataFrame
        The table of that name: columns ``id``, ``reprint_of``, ``outlet`` and, where they are there, ``text`` (whose
        dateline may name an agency) and ``weight`` (where a reader gave one).
    """

    def __init__(self, articles: pd.DataFrame) -> None:
        first = source_groups(articles)
        self._first = first
        self._weight = weights_of(articles)
        self._outlet = dict(zip(articles["id"], articles["outlet"], strict=True))
        writers = self._writers(articles)
        groups = DisjointSet(dict.fromkeys([*first, *(writer for own in writers.values() for writer in own)]))
        for article, original in first.items():
            groups.merge(article, original)
            for writer in writers[article]:
                groups.merge(article, writer)
        self._group: dict[str, str] = {}
        for group in groups.subsets():
            members = [member for member in group if isinstance(member, str)]
            self._group |= dict.fromkeys(members, min(members))

    def _writers(self, articles: pd.DataFrame) -> dict[str, list[tuple[str, str]]]:
        """Return what each article is from: its outlet, or its agency where no outlet is known; an outlet can be both.

        What a known outlet prints of an agency is its own: else two that now and then print one would be one source.
        """
        texts = articles["text"] if "text" in articles else [""] * len(articles)
        agencies = {article: agency_of(text) for article, text in zip(articles["id"], texts, strict=True)}
        keys = {writer_key(agency) for agency in agencies.values() if agency}
        writers: dict[str, list[tuple[str, str]]] = {}
        for article, outlet in self._outlet.items():
            name = writer_key(outlet or agencies[article]) if outlet or agencies[article] else ""
            writers[article] = [("agency", name)] if name in keys else []
            writers[article] += [("outlet", outlet)] if outlet else []
        return writers

    def of(self, article: str) -> str:
        """Return the source of an article: the first article of its outlet and reprints, mostly itself."""
        return self._group[article]

    def weight_of(self, article: str) -> float:
        """Return what an article weighs as a source: 1, or less where the reader marked it as weak."""
        return self._weight[article]

    def count(self, articles: Iterable[str], copied_from: Mapping[str, str] = NOTHING_COPIED) -> int:
        """Return how many independent sources some articles are, weak ones left out.

        Those of an outlet, and reprints, are counted once; so are those that ``copied_from`` gives the same article.
        """
        return sum(weight >= FULL_WEIGHT for weight in self._weights(articles, copied_from).values())

    def weigh(self, articles: Iterable[str], copied_from: Mapping[str, str] = NOTHING_COPIED) -> float:
        """Return how many independent sources some articles are, a weak one counted by its weight."""
        return sum(self._weights(articles, copied_from).values())

    def weigh_further(self, articles: Iterable[str], copied_from: Mapping[str, str] = NOTHING_COPIED) -> float:
        """Return how many reports in words of their own some articles are beyond their sources, by weight.

        An outlet that comes back to a thing is no further source of it, but shows that it matters.
        """
        weights: dict[str, float] = {}
        told = set(articles)
        for article in told:
            first = self._first[copied_from.get(article, article)]
            weights[first] = max(weights.get(first, 0.0), self._weight[article])
        return max(sum(weights.values()) - self.weigh(told, copied_from), 0.0)

    def count_outlets(self, articles: Iterable[str]) -> int:
        """Return how many known outlets some articles are from, those that only weak ones are from left out."""
        return len({self._outlet[article] for article in articles if self._weight[article] >= FULL_WEIGHT} - {""})

    def counts(
        self,
        articles: Collection[str],
        copied_from: Mapping[str, str] = NOTHING_COPIED,
        announcing: Collection[str] = (),
    ) -> SourceCounts:
        """Return how many articles, outlets and independent sources tell something that these articles tell.

        Articles that only announced it beforehand (``announcing``, those that tell it may be among them) count apart:
        the independent sources that they add.
        """
        weights = self._weights(articles, copied_from)
        n_sources = self.count(articles, copied_from)
        return {
            "n_articles": len(set(articles)),
            "n_outlets": self.count_outlets(articles),
            "n_unknown_outlets": sum(not self._outlet[article] for article in set(articles)),
            "n_sources": n_sources,
            "n_weak_sources": len(weights) - n_sources,
            "n_announcing": len(self._weights({*articles, *announcing}, copied_from)) - len(weights),
        }

    def _weights(self, articles: Iterable[str], copied_from: Mapping[str, str]) -> dict[str, float]:
        """Return the sources of some articles, each with the weight of the weightiest of these."""
        weights: dict[str, float] = {}
        for article in articles:
            group = self._group[copied_from.get(article, article)]
            weights[group] = max(weights.get(group, 0.0), self._weight[article])
        return weights
