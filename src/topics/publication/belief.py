"""The joint inference: a probability over days for every article, from what all articles tell together.

A factor graph with an article at each node and loopy belief propagation over it (Pearl 1988; Kschischang, Frey and
Loeliger 2001). Three kinds of factors join articles:

- two articles that resemble each other were published near each other;
- two dated sentences that resemble each other tell of one day: "on Friday" here and "14 May" there;
- two articles that tell the same number of one thing were published near each other, and one that tells more of what
  only grows was published later.

All are mixtures: with some probability, that grows with the likeness, the days agree, else nothing is known. What
an article is told by another never contains what it told that other itself, so no day rests on its own guess.

The days in question are narrowed before the first round and after each: the work is in proportion to them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from topics.dates.unknown_day import OpenDate
from topics.publication.clues import Array, Axis
from topics.publication.densities import TINY, add_rows, nearly_right, normalised, spread
from topics.publication.factors import ArticleLinks, CountLinks, SentenceLinks
from topics.publication.meanings import Meanings
from topics.publication.messages import GAPS, Edges, blocks

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

ROUNDS = 4
"""Rounds of messages; likely days hardly change after them."""
_SETTLING = 20
"""Turns in which the days that are usual in a corpus are settled, within each round."""
_DAMPING = 0.5
"""Share of the last round's message that is kept."""
_TRUST_COUNTED = 0.7
"""Power to which what each stretch of time says is taken: an article's clues are not independent."""
_COUNTED_LEAST, _COUNTED_MOST = 0.05, 0.85
"""Bounds of the share of stretches of time that are counted from a day that other articles tell: as many as there are
articles that tell of the day told most."""
_ELSEWHERE = 0.1
"""What an article counts that does not resemble the one of which a stretch of time is counted, where an alike one
counts up to 1 …"""
_UNSEEN = 0.5
"""… and how many articles that tell of another day are added to those that are seen."""
_SELDOM = 0.001
"""What a day counts that nobody tells, where one told by n articles counts n squared."""
_SMOOTH = ((10, 0.5), (40, 0.3), (150, 0.2))
"""Standard deviations, in days, and shares with which the days of all articles are smoothed into what is usual."""
_ANY_DAY, _ANY_LEAST = 0.8, 0.05
"""Share of what is usual that is spread evenly over all days at first, and at least; it is learnt from the corpus."""
_END = 0.006
"""Share of all beliefs that is left out at either end of the axis …"""
_MARGIN = 30
"""… and days that are kept beyond."""
_WORTH = 0.8
"""Share of the axis, exclusively, that must be left for its ends to be kept."""
_N_GIVEN = 4
"""Days that are tried as answers of a reader for each article."""


@dataclass(kw_only=True)
class Graph:
    """The factors of a corpus, on which ``infer`` passes messages.

    Parameters
    ----------
    axis : Axis
        The days that come into question.
    weights : array, shape (articles, days)
        What each article says of itself, as logarithms.
    known : mapping of int to int
        The articles whose day is known, with its place on the axis.
    articles : ArticleLinks
        Articles that may tell of one matter.
    sentences : SentenceLinks
        Time expressions that may mean one day.
    counts : CountLinks
        Articles that count one thing.
    dates : sequence of OpenDate
        The different expressions.
    told_by : array of int, shape (n, 2)
        Article and number of each expression that names a day.
    counted : array of int, shape (n, 2)
        The same for stretches of time that end at publication ("two weeks after the vote").
    """

    axis: Axis
    weights: Array
    known: Mapping[int, int]
    articles: ArticleLinks
    sentences: SentenceLinks
    counts: CountLinks
    dates: Sequence[OpenDate]
    told_by: Array
    counted: Array
    _edges: Edges = field(init=False)
    _messages: Array = field(init=False)
    _usual: Array = field(init=False)
    _meanings: Meanings = field(init=False)
    _is_known: Array = field(init=False)
    _alike: csr_matrix = field(init=False)

    def __post_init__(self) -> None:
        """Give each two articles that are linked an edge in both directions."""
        from scipy.sparse import csr_matrix

        n = len(self.weights)
        self._edges = Edges(n, self.articles, self.sentences, self.counts)
        alike = csr_matrix((self.articles.probability, (self.articles.one, self.articles.other)), shape=(n, n))
        self._alike = alike.maximum(alike.T).astype(np.float32)
        self._is_known = np.isin(np.arange(n), list(self.known))

    @property
    def linked(self) -> frozenset[int]:
        """The articles that others tell something."""
        return frozenset(np.unique(self._edges.one).tolist())

    def infer(self, n_rounds: int = ROUNDS) -> tuple[Axis, Array]:
        """Return the days that are left in question, and the probability of each for every article.

        Parameters
        ----------
        n_rounds : int
            Rounds of messages.

        Returns
        -------
        axis : Axis
            A stretch of the axis of the graph.
        beliefs : array, shape (articles, days)
            Rows sum to 1.
        """
        usual, beliefs = self._settle(self.weights, np.full(self.axis.n_days, 1 / self.axis.n_days))
        usual, beliefs = self._narrow(usual, beliefs)
        self._messages = np.zeros((len(self._edges), self.axis.n_days), dtype=np.float32)
        self._meanings = Meanings(self.dates, self.axis)
        for turn in range(n_rounds):
            kept = _DAMPING if turn else 0.0
            self._messages = kept * self._messages + (1 - kept) * self._send(beliefs, usual)
            logs = self.weights + self._count_back(beliefs, usual) + self._received()
            usual, beliefs = self._settle(logs, usual)
            usual, beliefs = self._narrow(usual, beliefs)
        self._usual = usual
        return self.axis, beliefs

    def _narrow(self, usual: Array, beliefs: Array) -> tuple[Array, Array]:
        """Leave out the ends of the axis where hardly any article can lie; known days stay."""
        sums = np.cumsum(beliefs.sum(axis=0)) / len(beliefs)
        places = [*self.known.values()]
        first, last = (int(place) for place in np.searchsorted(sums, [_END, 1 - _END]))
        first = max(min([first - _MARGIN, *places]), 0)
        last = min(max([last + _MARGIN, *places]), self.axis.n_days - 1)
        if last - first + 1 > _WORTH * self.axis.n_days:
            return usual, beliefs
        kept = slice(first, last + 1)
        self.axis = Axis(self.axis.first + first, last - first + 1)
        self.weights = self.weights[:, kept]
        self.known = {article: place - first for article, place in self.known.items()}
        if hasattr(self, "_messages"):
            self._messages = self._messages[:, kept]
            self._meanings = Meanings(self.dates, self.axis)
        return usual[kept] / usual[kept].sum(), normalised(np.log(beliefs[:, kept] + TINY))

    def _settle(self, logs: Array, usual: Array) -> tuple[Array, Array]:
        """Return how usual each day of publication is in the whole corpus, and what follows for each article.

        Both are settled together, by expectation maximisation for a mixture of one smooth density and any day.
        """
        from scipy.ndimage import gaussian_filter1d

        likelihoods = self._likelihoods(logs)
        any_day, n_days = _ANY_DAY, self.axis.n_days
        for _ in range(_SETTLING):
            evidence = np.einsum("ij,j->i", likelihoods, usual)
            told = np.einsum("ij,i->j", likelihoods, 1 / evidence)
            anywhere = float((told * any_day / n_days).sum() / len(likelihoods))
            any_day = min(max(anywhere, _ANY_LEAST), _ANY_DAY)
            smooth = sum(share * gaussian_filter1d(told * usual, width, mode="constant") for width, share in _SMOOTH)
            usual = (1 - any_day) * smooth / max(float(smooth.sum()), TINY) + any_day / n_days
        beliefs = likelihoods * usual
        return usual, np.asarray(beliefs / beliefs.sum(axis=1, keepdims=True))

    def _likelihoods(self, logs: Array) -> Array:
        """Return the likelihoods of days up to a constant, those of known days certain."""
        likelihoods: Array = np.exp(logs - logs.max(axis=1, keepdims=True))
        for article, place in self.known.items():
            likelihoods[article] = 0
            likelihoods[article, place] = 1
        return likelihoods

    def _count_back(self, beliefs: Array, usual: Array) -> Array:
        """Return what stretches of time say, shape (articles, days): they are counted from a day often told.

        The days that an article itself tells do not count for it.
        """
        weights = np.zeros_like(self.weights)
        if not len(self.counted):
            return weights
        told_of = np.zeros((len(weights), self._meanings.n_told), dtype=np.float32)
        for block in blocks(len(self.told_by), self.axis.n_days):
            articles, dates = self.told_by[block].T
            add_rows(told_of, articles, self._meanings.told(beliefs[articles], dates))
        told_of = np.minimum(told_of, 1)
        told = self._alike @ told_of + _ELSEWHERE * (told_of.sum(axis=0) - told_of)
        n_near = np.asarray(self._alike.sum(axis=1)).ravel() + _ELSEWHERE * len(weights) + _UNSEEN
        share = np.clip(told.max(axis=1, initial=0) / n_near, _COUNTED_LEAST, _COUNTED_MOST)
        for block in blocks(len(self.counted), self.axis.n_days):
            articles, dates = self.counted[block].T
            others = spread(told[articles] ** 2, GAPS) + _SELDOM
            ratio = self._meanings.published(others, dates)
            ratio /= (ratio * usual).sum(axis=1, keepdims=True)
            own = share[articles][:, None]
            add_rows(weights, articles, _TRUST_COUNTED * np.log(1 - own + own * ratio))
        return weights

    def _received(self) -> Array:
        """Return the sum of the messages to each article, shape (articles, days)."""
        received = np.zeros(self.weights.shape)
        add_rows(received, self._edges.one, self._messages)
        return received

    def _send(self, beliefs: Array, usual: Array) -> Array:
        """Return what every article is told along every edge, as logarithms, shape (edges, days)."""
        logs = np.log(beliefs + TINY).astype(np.float32)

        def hear(edges: Array) -> Array:
            others = self._edges.other[edges]
            believed = normalised(logs[others] - self._messages[self._edges.back[edges]])
            known: Array = self._is_known[others]
            believed[known] = beliefs[others[known]]
            return believed

        return self._edges.tell(hear, usual, self._meanings)

    def gains(self, beliefs: Array) -> tuple[Array, Array, Array]:
        """Return what a reader who gives the day of one article would settle of those that it tells something.

        For each of some days between which the probability is the same, an article is taken to be of that day, and what
        it then tells the others replaces what it told them. Others that hear of it only through these are left out.

        Parameters
        ----------
        beliefs : array, shape (articles, days)
            As ``infer`` returned them.

        Returns
        -------
        one, other : array of int
            Article, and the one whose day is given.
        gain : array of float
            By how much the probability grows that the likely day of ``one`` is at most three days off.
        """
        one, other = self._edges.one, self._edges.other
        places = _places_between(beliefs)
        before = nearly_right(beliefs)
        after = np.zeros(len(one))
        usual = self._usual
        for given in places.T:
            told = self._edges.tell(partial(_certain_days, given, other, self.axis.n_days), usual, self._meanings)
            for block in blocks(len(one), self.axis.n_days):
                logs = np.log(beliefs[one[block]] + TINY) - self._messages[block] + told[block]
                after[block] += nearly_right(normalised(logs)) / places.shape[1]
        return one, other, np.where(self._is_known[one] | self._is_known[other], 0.0, after - before[one])


def _places_between(beliefs: Array) -> Array:
    """Return for each article some days between which the probability is the same, shape (articles, days)."""
    shares = (np.arange(_N_GIVEN) + 0.5) / _N_GIVEN
    return np.array([np.searchsorted(np.cumsum(row), shares * row.sum()) for row in beliefs])


def _certain_days(given: Array, others: Array, n_days: int, edges: Array) -> Array:
    """Return beliefs of certainty in a given day for those who tell something along some edges."""
    places = given[others[edges]]
    certain = np.zeros((len(places), n_days), dtype=np.float32)
    certain[np.arange(len(places)), np.minimum(places, n_days - 1)] = 1
    return certain
