"""The joint inference: a probability over days for every article, from what all articles tell together.

A factor graph with an article at each node and loopy belief propagation over it (Pearl 1988; Kschischang, Frey and
Loeliger 2001). Two kinds of factors join articles:

- two articles that resemble each other were published near each other;
- two dated sentences that resemble each other tell of one day: "on Friday" here and "14 May" there.

Both are mixtures: with some probability, that grows with the likeness, the days agree, else nothing is known. What
an article is told by another never contains what it told that other itself, so no day rests on its own guess.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from topics.dates.unknown_day import OpenDate
from topics.publication.clues import Axis, days_meant

Array = Any

ROUNDS = 5
"""Rounds of messages; likely days hardly change after them."""
_SETTLING = 8
"""Turns in which the days that are usual in a corpus are settled, within each round."""
_DAMPING = 0.5
"""Share of the last round's message that is kept."""
_SCALES = ((0, 0.18), (1, 0.24), (3, 0.17), (10, 0.2), (45, 0.21))
"""How near to each other articles on one matter are published: days, inclusively, and the share at that scale."""
_GAPS = (0.03, 0.1, 0.74, 0.1, 0.03)
"""By how many days, -2 to 2, sentences on one happening differ in the day that they tell."""
_TRUST_ARTICLES = 0.2
_TRUST_SENTENCES = 0.3
_TRUST_COUNTED = 0.7
"""Powers to which likelihoods are taken, since what several say of one article is not independent. These and the
shares below gave the highest mean likelihood of the known days of five topics; see docs/methods.md."""
_COUNTED_LEAST, _COUNTED_MOST = 0.05, 0.85
"""Bounds of the share of stretches of time that are counted from a day that other articles tell: as many as there are
articles that tell of the day told most."""
_SELDOM = 0.001
"""What a day counts that nobody tells, where one told by n articles counts n squared."""
_SELDOM_TOLD = 0.5
"""Share of what is told that can lie on any day."""
_LEAST_MESSAGE, _MOST_MESSAGE = -4.0, 6.0
"""Bounds of a message's logarithm, so that no single article decides."""
_SMOOTH = ((10, 0.35), (40, 0.3), (150, 0.35))
"""Standard deviations, in days, and shares with which the days of all articles are smoothed into what is usual."""
_ANY_DAY = 0.3
"""Share of what is usual that is spread evenly over all days."""
_BACK, _ON = 420, 120
"""Days before and after the axis on which what is told can lie."""
_ROWS = 256
"""Messages that are worked out at once: bounds the memory."""
_TINY = 1e-12


@dataclass(frozen=True)
class ArticleLinks:
    """Pairs of articles, ``one`` told by ``other``, and with which probability they tell of one matter."""

    one: Array
    other: Array
    probability: Array


@dataclass(frozen=True)
class SentenceLinks:
    """Pairs of time expressions of two articles, and with which probability they mean one day.

    ``one_date`` and ``other_date`` are numbers of ``dates`` in ``Meanings``.
    """

    one: Array
    other: Array
    one_date: Array
    other_date: Array
    probability: Array


class Meanings:
    """The days that different expressions mean, as places on the axis of days told: a row an expression.

    Parameters
    ----------
    dates : sequence of OpenDate
        Different expressions.
    axis : Axis
        Days of publication.
    """

    def __init__(self, dates: Sequence[OpenDate], axis: Axis) -> None:
        self.axis = axis
        self.n_told = axis.n_days + _BACK + _ON
        self.first = np.zeros((len(dates), axis.n_days), dtype=np.int32)
        self.last = np.zeros_like(self.first)
        self.start = np.zeros((len(dates), self.n_told), dtype=np.int32)
        self.stop = np.zeros_like(self.start)
        places = np.arange(self.n_told)
        for row, opened in enumerate(dates):
            first, last = (days - axis.first + _BACK for days in days_meant(opened, axis))
            self.first[row] = np.clip(first, 0, self.n_told - 1)
            self.last[row] = np.clip(last, 0, self.n_told - 1)
            self.start[row] = np.searchsorted(last, places, "left")
            self.stop[row] = np.searchsorted(first, places, "right")
        self.width = np.maximum((self.last - self.first).max(axis=1, initial=0) + 1, 1)

    def told(self, beliefs: Array, rows: Array) -> Array:
        """Return the probability of each day told, from those of publication; shape (len(rows), n_told)."""
        sums = _sums(beliefs)
        at = np.arange(len(rows))[:, None]
        stop = np.maximum(self.stop[rows], self.start[rows])
        return (sums[at, stop] - sums[at, self.start[rows]]) / self.width[rows][:, None]

    def told_by_all(self, beliefs: Array) -> Array:
        """Return the probability of each day told for every expression, if one belief holds for all."""
        rows = np.arange(len(self.width))
        told = [self.told(np.tile(beliefs, (len(rows[block]), 1)), rows[block]) for block in _blocks(len(rows))]
        return np.concatenate(told) if told else np.zeros((0, self.n_told))

    def published(self, weights: Array, rows: Array) -> Array:
        """Return the mean weight of the days told, for each day of publication; shape (len(rows), n_days)."""
        sums = _sums(weights)
        at = np.arange(len(rows))[:, None]
        first, last = self.first[rows], self.last[rows] + 1
        return (sums[at, last] - sums[at, first]) / (last - first)


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
    meanings : Meanings
        What the different expressions mean; the numbers of the others are its rows.
    told_by : array of int, shape (dates, 2)
        Article and number of each expression that names a day.
    counted : array of int, shape (dates, 2)
        The same for stretches of time that end at publication ("two weeks after the vote").
    """

    axis: Axis
    weights: Array
    known: Mapping[int, int]
    articles: ArticleLinks
    sentences: SentenceLinks
    meanings: Meanings
    told_by: Array
    counted: Array
    _edges: Array = field(init=False)
    _back: Array = field(init=False)
    _of_articles: Array = field(init=False)
    _of_sentences: Array = field(init=False)

    def __post_init__(self) -> None:
        """Give each two articles that are linked an edge in both directions, and number these."""
        n = len(self.weights)
        of_articles = self.articles.one.astype(np.int64) * n + self.articles.other
        of_sentences = self.sentences.one.astype(np.int64) * n + self.sentences.other
        one_way = np.concatenate([of_articles, of_sentences])
        edges = np.unique(np.concatenate([one_way, one_way % n * n + one_way // n]))
        self._edges = edges
        self._back = np.searchsorted(edges, edges % n * n + edges // n)
        self._of_articles = np.searchsorted(edges, of_articles)
        self._of_sentences = np.searchsorted(edges, of_sentences)

    def infer(self, n_rounds: int = ROUNDS) -> Array:
        """Return the probability of every day for every article, shape (articles, days); rows sum to 1.

        Parameters
        ----------
        n_rounds : int
            Rounds of messages.
        """
        n = len(self.weights)
        messages = np.zeros((len(self._edges), self.axis.n_days), dtype=np.float32)
        usual, beliefs = self._settle(self.weights, np.full(self.axis.n_days, 1 / self.axis.n_days))
        for turn in range(n_rounds):
            sent = self._messages(beliefs, messages, usual)
            messages = _DAMPING * messages + (1 - _DAMPING) * sent if turn else sent
            logs = self.weights + self._count_back(beliefs, usual)
            np.add.at(logs, self._edges // n, messages)
            usual, beliefs = self._settle(logs, usual)
        return beliefs

    def _settle(self, logs: Array, usual: Array) -> tuple[Array, Array]:
        """Return how usual each day of publication is in the whole corpus, and what follows for each article.

        Both are settled together, by expectation maximisation for a mixture with one smooth density.
        """
        from scipy.ndimage import gaussian_filter1d

        for _ in range(_SETTLING):
            beliefs = self._beliefs(logs + np.log(usual))
            total = beliefs.sum(axis=0)
            smooth = sum(share * gaussian_filter1d(total, width, mode="constant") for width, share in _SMOOTH)
            usual = (1 - _ANY_DAY) * smooth / max(float(smooth.sum()), _TINY) + _ANY_DAY / self.axis.n_days
        return usual, self._beliefs(logs + np.log(usual))

    def _count_back(self, beliefs: Array, usual: Array) -> Array:
        """Return what stretches of time say, shape (articles, days): they are counted from a day often told.

        The days that an article itself tells do not count for it.
        """
        weights = np.zeros_like(self.weights)
        told_of = np.zeros((len(weights), self.meanings.n_told), dtype=np.float32)
        for block in _blocks(len(self.told_by)):
            articles, dates = self.told_by[block].T
            np.add.at(told_of, articles, self.meanings.told(beliefs[articles], dates))
        told_of = np.minimum(told_of, 1)
        told = told_of.sum(axis=0)
        share = float(np.clip(told.max(initial=0) / len(weights), _COUNTED_LEAST, _COUNTED_MOST))
        for block in _blocks(len(self.counted)):
            articles, dates = self.counted[block].T
            others = _spread((told - told_of[articles]) ** 2, _GAPS) + _SELDOM
            ratio = self.meanings.published(others, dates)
            ratio /= (ratio * usual).sum(axis=1, keepdims=True)
            np.add.at(weights, articles, _TRUST_COUNTED * np.log(1 - share + share * ratio))
        return weights

    def _beliefs(self, logs: Array) -> Array:
        beliefs = _normalised(logs)
        for article, place in self.known.items():
            beliefs[article] = 0
            beliefs[article, place] = 1
        return beliefs

    def _messages(self, beliefs: Array, messages: Array, usual: Array) -> Array:
        """Return what every article is told along every edge, as logarithms, shape (edges, days)."""
        sent = np.zeros_like(messages)
        logs = np.log(beliefs + _TINY)
        usually_told = self.meanings.told_by_all(usual) + _SELDOM_TOLD / self.axis.n_days
        links = self.sentences
        for block in _blocks(len(links.one)):
            edges = self._of_sentences[block]
            without = self._without(beliefs, logs, links.other[block], messages[self._back[edges]])
            told = _spread(self.meanings.told(without, links.other_date[block]), _GAPS)
            ratio = self.meanings.published(told / usually_told[links.one_date[block]], links.one_date[block])
            share = links.probability[block][:, None]
            np.add.at(sent, edges, _TRUST_SENTENCES * np.log(1 - share + share * ratio))
        pairs = self.articles
        for block in _blocks(len(pairs.one)):
            edges = self._of_articles[block]
            without = self._without(beliefs, logs, pairs.other[block], messages[self._back[edges]])
            share = pairs.probability[block][:, None]
            np.add.at(sent, edges, _TRUST_ARTICLES * np.log(1 - share + share * _near(without) / usual))
        return np.clip(sent, _LEAST_MESSAGE, _MOST_MESSAGE)

    def _without(self, beliefs: Array, logs: Array, articles: Array, messages: Array) -> Array:
        """Return what articles believe without what they were told by the one that asks."""
        without = _normalised(logs[articles] - messages)
        known = np.isin(articles, list(self.known))
        without[known] = beliefs[articles[known]]
        return without


def _blocks(n_rows: int) -> list[slice]:
    return [slice(start, start + _ROWS) for start in range(0, n_rows, _ROWS)]


def _normalised(logs: Array) -> Array:
    values = np.exp(logs - logs.max(axis=1, keepdims=True))
    return values / values.sum(axis=1, keepdims=True)


def _sums(values: Array) -> Array:
    """Return the sums of each row up to each place, from 0, one place longer."""
    sums = np.zeros((values.shape[0], values.shape[1] + 1))
    np.cumsum(values, axis=1, out=sums[:, 1:])
    return sums


def _spread(values: Array, shares: Sequence[float]) -> Array:
    """Return values spread over their neighbours by shares for the steps -n to n."""
    reach = len(shares) // 2
    spread = shares[reach] * values
    for step in range(1, reach + 1):
        spread[:, step:] += shares[reach + step] * values[:, :-step]
        spread[:, :-step] += shares[reach - step] * values[:, step:]
    return spread


def _near(beliefs: Array) -> Array:
    """Return how probable each day is for an article near to ones of these beliefs."""
    n_days = beliefs.shape[1]
    sums = _sums(beliefs)
    places = np.arange(n_days)
    near = np.zeros_like(beliefs)
    for reach, share in _SCALES:
        first, last = np.maximum(places - reach, 0), np.minimum(places + reach + 1, n_days)
        near += share * (sums[:, last] - sums[:, first]) / (2 * reach + 1)
    return near
