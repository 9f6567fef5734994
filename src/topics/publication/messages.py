"""What articles tell each other along the edges of the joint inference, as logarithms over the days of publication.

An edge leads to each article from each other one that it is linked with. What several articles say of one is not
independent, so that what each says is taken to a power below 1.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from topics.engine.processes import ALLOWED
from topics.publication.clues import Array
from topics.publication.densities import TINY, add_rows, spread
from topics.publication.factors import (
    ArticleLinks,
    CountLinks,
    Links,
    SentenceLinks,
    by_edge,
    counted_near,
    edges_of,
    near_days,
)
from topics.publication.meanings import Meanings

GAPS = (0.03, 0.1, 0.74, 0.1, 0.03)
"""By how many days, -2 to 2, sentences on one happening differ in the day that they tell."""
_TRUST_ARTICLES = (0.3, 0.1, 0.8)
"""Powers to which likelihoods are taken, since what several say of one article is not independent: what all articles
that resemble one may say together, and the least and the most for each of them …"""
_TRUST_SENTENCES = 0.6
_TRUST_COUNTS = 0.4
"""… the same for each sentence, and for each number of what is counted; how they were chosen stands in
docs/methods.md."""
_SELDOM_TOLD = 0.5
"""Share of what is told that can lie on any day."""
_LEAST_MESSAGE, _MOST_MESSAGE = -4.0, 6.0
"""Bounds of a message's logarithm, so that no single article decides."""
_CELLS = 200_000
"""Edges times days whose messages are worked out at once: what one core keeps close at hand."""


class Edges:
    """The edges between articles that are linked, in both directions, in order.

    Parameters
    ----------
    n_articles : int
        How many articles there are.
    articles, sentences, counts : ArticleLinks, SentenceLinks, CountLinks
        What links them.

    Attributes
    ----------
    one, other : array of int, shape (edges,)
        The article that is told something along each edge, and the one that tells it.
    back : array of int, shape (edges,)
        The number of the edge in the other direction.
    telling : array of int
        The numbers of the edges along which something is told, in order.
    """

    def __init__(self, n_articles: int, articles: ArticleLinks, sentences: SentenceLinks, counts: CountLinks) -> None:
        n = n_articles
        self._articles, self._sentences, self._counts = (
            by_edge(articles, n),
            by_edge(sentences, n),
            by_edge(counts, n),
        )
        one_way = [edges_of(links, n) for links in (articles, sentences, counts)]
        numbers: Array = np.unique(np.concatenate(one_way))
        edges: Array = np.unique(np.concatenate([numbers, numbers % n * n + numbers // n]))
        self.one, self.other = edges // n, edges % n
        self.back: Array = np.searchsorted(edges, self.other * n + self.one)
        self.telling: Array = np.searchsorted(edges, numbers)
        self._of_articles = _places(numbers, self._articles, n)
        self._of_sentences = _places(numbers, self._sentences, n)
        self._of_counts = _places(numbers, self._counts, n)
        together, least, most = _TRUST_ARTICLES
        n_told = np.bincount(articles.one, articles.probability, minlength=n)
        self._trust = np.clip(together / np.maximum(n_told, TINY), least, most).astype(np.float32)

    def __len__(self) -> int:
        """Return how many edges there are."""
        return len(self.one)

    def tell(self, hear: Callable[[Array], Array], usual: Array, meanings: Meanings) -> Array:
        """Return what is told along every edge, as logarithms, shape (edges, days).

        Parameters
        ----------
        hear : callable
            Gives, for the numbers of some edges, what those who tell something along them believe.
        usual : array, shape (days,)
            How usual each day of publication is in the whole corpus.
        meanings : Meanings
            What the expressions of the sentences mean.
        """
        sent = np.zeros((len(self), len(usual)), dtype=np.float32)
        usual = usual.astype(np.float32)
        usually_told = (meanings.told_by_all(usual) + _SELDOM_TOLD / len(usual)).astype(np.float32)

        def tell(block: slice) -> None:
            edges = self.telling[block]
            believed = hear(edges)
            told = np.zeros_like(believed)
            self._tell_articles(told, block, believed, usual)
            self._tell_sentences(told, block, believed, usually_told, meanings)
            self._tell_counts(told, block, believed, usual)
            sent[edges] = np.clip(told, _LEAST_MESSAGE, _MOST_MESSAGE)

        with ThreadPoolExecutor(max(ALLOWED.get(), 1)) as threads:
            deque(threads.map(tell, blocks(len(self.telling), len(usual))), maxlen=0)
        return sent

    def _tell_articles(self, told: Array, block: slice, believed: Array, usual: Array) -> None:
        """Add to ``told`` what is told along some edges since their articles resemble each other."""
        links, rows = _between(self._of_articles, block)
        if not len(rows):
            return
        share = self._articles.probability[links][:, None].astype(np.float32)
        trust = self._trust[self._articles.one[links]][:, None]
        told[rows] += trust * np.log(1 - share + share * near_days(believed[rows]) / usual)

    def _tell_sentences(
        self, told: Array, block: slice, believed: Array, usually_told: Array, meanings: Meanings
    ) -> None:
        """Add to ``told`` what is told along some edges since sentences of their articles resemble each other."""
        links, rows = _between(self._of_sentences, block)
        if not len(rows):
            return
        of = self._sentences
        share = of.probability[links][:, None].astype(np.float32)
        days = spread(meanings.told(believed[rows], of.other_date[links]), GAPS)
        days /= usually_told[of.one_date[links]]
        ratio = meanings.published(days, of.one_date[links])
        add_rows(told, rows, _TRUST_SENTENCES * np.log(1 - share + share * ratio))

    def _tell_counts(self, told: Array, block: slice, believed: Array, usual: Array) -> None:
        """Add to ``told`` what is told along some edges since their articles count one thing."""
        links, rows = _between(self._of_counts, block)
        if not len(rows):
            return
        share = self._counts.probability[links][:, None].astype(np.float32)
        ratio = counted_near(believed[rows], self._counts.kind[links]) / usual
        add_rows(told, rows, _TRUST_COUNTS * np.log(1 - share + share * ratio))


def blocks(n_rows: int, n_days: int) -> Iterator[slice]:
    """Yield the stretches of rows, each of so many days, that are worked out at once."""
    n_together = max(_CELLS // n_days, 1)
    return (slice(start, min(start + n_together, n_rows)) for start in range(0, n_rows, n_together))


def _places(numbers: Array, links: Links, n_articles: int) -> Array:
    """Return the place of each link's edge among the numbers of edges."""
    return np.asarray(np.searchsorted(numbers, edges_of(links, n_articles)))


def _between(places: Array, block: slice) -> tuple[slice, Array]:
    """Return where, among places in order, those of a block are, and their rows in the block."""
    start, stop = np.searchsorted(places, [block.start, block.stop]).tolist()
    return slice(start, stop), places[start:stop] - block.start
