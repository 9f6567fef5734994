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

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np

from topics.dates.unknown_day import OpenDate
from topics.engine.processes import ALLOWED
from topics.publication.clues import Array, Axis, days_meant
from topics.publication.counts import LESS, MORE, SAME, SAME_OUTCOME

ROUNDS = 4
"""Rounds of messages; likely days hardly change after them."""
_SETTLING = 20
"""Turns in which the days that are usual in a corpus are settled, within each round."""
_DAMPING = 0.5
"""Share of the last round's message that is kept."""
_SCALES = ((0, 0.18), (1, 0.24), (3, 0.17), (10, 0.2), (45, 0.21))
"""How near to each other articles on one matter are published: days, inclusively, and the share at that scale."""
_GAPS = (0.03, 0.1, 0.74, 0.1, 0.03)
"""By how many days, -2 to 2, sentences on one happening differ in the day that they tell."""
_TRUST_ARTICLES = (0.3, 0.1, 0.8)
"""Powers to which likelihoods are taken, since what several say of one article is not independent: what all articles
that resemble one may say together, and the least and the most for each of them …"""
_TRUST_SENTENCES = 0.6
_TRUST_COUNTS = 0.4
_TRUST_COUNTED = 0.7
"""… the same for each sentence, for each number of what is counted, and for each stretch of time; how they were chosen
stands in docs/methods.md."""
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
_SELDOM_TOLD = 0.5
"""Share of what is told that can lie on any day."""
_COUNT_STEPS = {
    SAME: ((0.045, 0.045, 0.145, 0.245, 0.145, 0.045, 0.045), 0.12, 0.165),
    SAME_OUTCOME: ((0.027, 0.027, 0.2, 0.46, 0.2, 0.027, 0.027), 0.03, 0.002),
    MORE: ((0.04, 0.04, 0.085, 0.15, 0.26, 0.1, 0.1), 0.0, 0.225),
    LESS: ((0.1, 0.1, 0.26, 0.15, 0.085, 0.04, 0.04), 0.0, 0.225),
}
"""How the number of one article compares with that of another, and how many days, -3 to 3, it was then published after
it; the shares of the ten days around, and of those up to a month and a half away."""
_LEAST_MESSAGE, _MOST_MESSAGE = -4.0, 6.0
"""Bounds of a message's logarithm, so that no single article decides."""
_SMOOTH = ((10, 0.5), (40, 0.3), (150, 0.2))
"""Standard deviations, in days, and shares with which the days of all articles are smoothed into what is usual."""
_ANY_DAY, _ANY_LEAST = 0.8, 0.05
"""Share of what is usual that is spread evenly over all days at first, and at least; it is learnt from the corpus."""
_BACK, _ON = 420, 120
"""Days before and after the axis on which what is told can lie."""
_EDGES = 256
"""Edges whose messages are worked out at once: bounds the memory."""
_END = 0.006
"""Share of all beliefs that is left out at either end of the axis …"""
_MARGIN = 30
"""… and days that are kept beyond."""
_WORTH = 0.8
"""Share of the axis, exclusively, that must be left for its ends to be kept."""
_NEARLY = 3
"""Days, inclusively, from the likely one at which an article's day counts as found."""
_N_GIVEN = 4
"""Days that are tried as answers of a reader for each article."""
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

    ``one_date`` and ``other_date`` are numbers of the different expressions of the graph.
    """

    one: Array
    other: Array
    one_date: Array
    other_date: Array
    probability: Array


@dataclass(frozen=True)
class CountLinks:
    """Pairs of articles that count one thing: how the number of ``one`` compares with that of ``other``, how probably.

    ``kind`` is ``SAME``, ``SAME_OUTCOME``, ``MORE`` or ``LESS`` of ``topics.publication.counts``.
    """

    one: Array
    other: Array
    kind: Array
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
        stop = np.maximum(self.stop[rows], self.start[rows])
        told = np.take_along_axis(sums, stop, axis=1) - np.take_along_axis(sums, self.start[rows], axis=1)
        return np.asarray(told / self.width[rows][:, None])

    def told_by_all(self, beliefs: Array) -> Array:
        """Return the probability of each day told for every expression, if one belief holds for all."""
        sums = _sums(beliefs[None])[0]
        return np.asarray((sums[np.maximum(self.stop, self.start)] - sums[self.start]) / self.width[:, None])

    def published(self, weights: Array, rows: Array) -> Array:
        """Return the mean weight of the days told, for each day of publication; shape (len(rows), n_days)."""
        sums = _sums(weights)
        first, last = self.first[rows], self.last[rows] + 1
        inside = np.take_along_axis(sums, last, axis=1) - np.take_along_axis(sums, first, axis=1)
        return np.asarray(inside / (last - first))


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
    _edges: Array = field(init=False)
    _back: Array = field(init=False)
    _messages: Array = field(init=False)
    _usual: Array = field(init=False)
    _meanings: Meanings = field(init=False)
    _is_known: Array = field(init=False)
    _alike: Any = field(init=False)
    _trust: Array = field(init=False)

    def __post_init__(self) -> None:
        """Give each two articles that are linked an edge in both directions, and sort the links by their edges."""
        n = len(self.weights)
        self.articles = _sorted(self.articles, n)
        self.sentences = _sorted(self.sentences, n)
        self.counts = _sorted(self.counts, n)
        one_way = np.concatenate([_edges_of(links, n) for links in (self.articles, self.sentences, self.counts)])
        edges = np.unique(np.concatenate([one_way, one_way % n * n + one_way // n]))
        self._edges = edges
        self._back = np.searchsorted(edges, edges % n * n + edges // n)
        from scipy.sparse import csr_matrix

        alike = csr_matrix((self.articles.probability, (self.articles.one, self.articles.other)), shape=(n, n))
        self._alike = alike.maximum(alike.T).astype(np.float32)
        together, least, most = _TRUST_ARTICLES
        n_told = np.bincount(self.articles.one, self.articles.probability, minlength=n)
        self._trust = np.clip(together / np.maximum(n_told, _TINY), least, most).astype(np.float32)
        self._is_known = np.isin(np.arange(n), list(self.known))

    @property
    def linked(self) -> frozenset[int]:
        """The articles that others tell something."""
        return frozenset(np.unique(self._edges // len(self.weights)).tolist())

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
        return usual[kept] / usual[kept].sum(), _normalised(np.log(beliefs[:, kept] + _TINY))

    def _settle(self, logs: Array, usual: Array) -> tuple[Array, Array]:
        """Return how usual each day of publication is in the whole corpus, and what follows for each article.

        Both are settled together, by expectation maximisation for a mixture of one smooth density and any day.
        """
        from scipy.ndimage import gaussian_filter1d

        any_day = _ANY_DAY
        for _ in range(_SETTLING):
            beliefs = self._beliefs(logs + np.log(usual))
            total = beliefs.sum(axis=0)
            anywhere = float((total * any_day / (self.axis.n_days * usual)).sum() / len(beliefs))
            any_day = min(max(anywhere, _ANY_LEAST), _ANY_DAY)
            smooth = sum(share * gaussian_filter1d(total, width, mode="constant") for width, share in _SMOOTH)
            usual = (1 - any_day) * smooth / max(float(smooth.sum()), _TINY) + any_day / self.axis.n_days
        return usual, self._beliefs(logs + np.log(usual))

    def _count_back(self, beliefs: Array, usual: Array) -> Array:
        """Return what stretches of time say, shape (articles, days): they are counted from a day often told.

        The days that an article itself tells do not count for it.
        """
        weights = np.zeros_like(self.weights)
        if not len(self.counted):
            return weights
        told_of = np.zeros((len(weights), self._meanings.n_told), dtype=np.float32)
        for block in _blocks(len(self.told_by)):
            articles, dates = self.told_by[block].T
            _add_rows(told_of, articles, self._meanings.told(beliefs[articles], dates))
        told_of = np.minimum(told_of, 1)
        told = self._alike @ told_of + _ELSEWHERE * (told_of.sum(axis=0) - told_of)
        n_near = np.asarray(self._alike.sum(axis=1)).ravel() + _ELSEWHERE * len(weights) + _UNSEEN
        share = np.clip(told.max(axis=1, initial=0) / n_near, _COUNTED_LEAST, _COUNTED_MOST)
        for block in _blocks(len(self.counted)):
            articles, dates = self.counted[block].T
            others = _spread(told[articles] ** 2, _GAPS) + _SELDOM
            ratio = self._meanings.published(others, dates)
            ratio /= (ratio * usual).sum(axis=1, keepdims=True)
            own = share[articles][:, None]
            _add_rows(weights, articles, _TRUST_COUNTED * np.log(1 - own + own * ratio))
        return weights

    def _beliefs(self, logs: Array) -> Array:
        beliefs = _normalised(logs)
        for article, place in self.known.items():
            beliefs[article] = 0
            beliefs[article, place] = 1
        return beliefs

    def _received(self) -> Array:
        """Return the sum of the messages to each article, shape (articles, days)."""
        received = np.zeros(self.weights.shape)
        _add_rows(received, self._edges // len(received), self._messages)
        return received

    def _send(self, beliefs: Array, usual: Array) -> Array:
        """Return what every article is told along every edge, as logarithms, shape (edges, days)."""
        logs = np.log(beliefs + _TINY).astype(np.float32)

        def hear(block: slice) -> Array:
            others = self._edges[block] % len(beliefs)
            believed = _normalised(logs[others] - self._messages[self._back[block]])
            known: Array = self._is_known[others]
            believed[known] = beliefs[others[known]]
            return believed

        return self._tell(hear, usual)

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
        n = len(beliefs)
        one, other = self._edges // n, self._edges % n
        places = _places_between(beliefs)
        before = nearly_right(beliefs)
        after = np.zeros(len(self._edges))
        usual = self._usual
        for given in places.T:
            told = self._tell(partial(_certain_days, given, other, self.axis.n_days), usual)
            for block in _blocks(len(self._edges)):
                logs = np.log(beliefs[one[block]] + _TINY) - self._messages[block] + told[block]
                after[block] += nearly_right(_normalised(logs)) / places.shape[1]
        return one, other, np.where(self._is_known[one] | self._is_known[other], 0.0, after - before[one])

    def _tell(self, hear: Callable[[slice], Array], usual: Array) -> Array:
        """Return what is told along every edge by articles of which ``hear`` says what is believed."""
        n = len(self.weights)
        sent = np.zeros_like(self._messages)
        usual = usual.astype(np.float32)
        usually_told = (self._meanings.told_by_all(usual) + _SELDOM_TOLD / self.axis.n_days).astype(np.float32)
        of_articles: Array = np.searchsorted(self._edges, _edges_of(self.articles, n))
        of_sentences: Array = np.searchsorted(self._edges, _edges_of(self.sentences, n))
        of_counts: Array = np.searchsorted(self._edges, _edges_of(self.counts, n))
        edges: Array = self._edges

        def tell(block: slice) -> None:
            believed = hear(block)
            told = sent[block]
            links = _between(of_articles, block)
            self._tell_articles(told, of_articles[links] - block.start, links, believed, usual)
            links = _between(of_sentences, block)
            self._tell_sentences(told, of_sentences[links] - block.start, links, believed, usually_told)
            links = _between(of_counts, block)
            self._tell_counts(told, of_counts[links] - block.start, links, believed, usual)

        with ThreadPoolExecutor(max(ALLOWED.get(), 1)) as threads:
            deque(threads.map(tell, _blocks(len(edges))), maxlen=0)
        return np.clip(sent, _LEAST_MESSAGE, _MOST_MESSAGE)

    def _tell_articles(self, told: Array, edges: Array, links: slice, believed: Array, usual: Array) -> None:
        """Add to ``told`` what is told along some edges since their articles resemble each other."""
        if not len(edges):
            return
        share = self.articles.probability[links][:, None].astype(np.float32)
        trust = self._trust[self.articles.one[links]][:, None]
        told[edges] += trust * np.log(1 - share + share * _near(believed[edges]) / usual)

    def _tell_sentences(self, told: Array, edges: Array, links: slice, believed: Array, usually_told: Array) -> None:
        """Add to ``told`` what is told along some edges since sentences of their articles resemble each other."""
        if not len(edges):
            return
        of = self.sentences
        share = of.probability[links][:, None].astype(np.float32)
        days = _spread(self._meanings.told(believed[edges], of.other_date[links]), _GAPS)
        days /= usually_told[of.one_date[links]]
        ratio = self._meanings.published(days, of.one_date[links])
        _add_rows(told, edges, _TRUST_SENTENCES * np.log(1 - share + share * ratio))

    def _tell_counts(self, told: Array, edges: Array, links: slice, believed: Array, usual: Array) -> None:
        """Add to ``told`` what is told along some edges since their articles count one thing."""
        if not len(edges):
            return
        share = self.counts.probability[links][:, None].astype(np.float32)
        ratio = _counted_near(believed[edges], self.counts.kind[links]) / usual
        _add_rows(told, edges, _TRUST_COUNTS * np.log(1 - share + share * ratio))


def nearly_right(beliefs: Array) -> Array:
    """Return the probability that an article lies at most three days from its likely day, shape (articles,)."""
    sums = _sums(beliefs)
    width = min(2 * _NEARLY + 1, beliefs.shape[1])
    return np.asarray((sums[:, width:] - sums[:, :-width]).max(axis=1))


def _places_between(beliefs: Array) -> Array:
    """Return for each article some days between which the probability is the same, shape (articles, days)."""
    shares = (np.arange(_N_GIVEN) + 0.5) / _N_GIVEN
    return np.array([np.searchsorted(np.cumsum(row), shares * row.sum()) for row in beliefs])


def _certain_days(given: Array, others: Array, n_days: int, block: slice) -> Array:
    """Return beliefs of certainty in a given day for those who tell something along a block of edges."""
    places = given[others[block]]
    certain = np.zeros((len(places), n_days), dtype=np.float32)
    certain[np.arange(len(places)), np.minimum(places, n_days - 1)] = 1
    return certain


def _edges_of(links: ArticleLinks | SentenceLinks | CountLinks, n: int) -> Array:
    return links.one.astype(np.int64) * n + links.other


def _sorted(links: Any, n: int) -> Any:
    order = np.argsort(_edges_of(links, n), kind="stable")
    return type(links)(*(values[order] for values in vars(links).values()))


def _add_rows(target: Array, places: Array, rows: Array) -> None:
    """Add rows of an array to those of another at the places given, which may come back."""
    from scipy.sparse import csr_matrix

    if not len(places):
        return
    different, numbers = np.unique(places, return_inverse=True)
    ones = np.ones(len(places), dtype=rows.dtype)
    gather = csr_matrix((ones, (numbers, np.arange(len(places)))), shape=(len(different), len(places)))
    target[different] += gather @ rows


def _blocks(n_rows: int) -> Iterator[slice]:
    return (slice(start, min(start + _EDGES, n_rows)) for start in range(0, n_rows, _EDGES))


def _between(places: Array, block: slice) -> slice:
    """Return where, among places in order, those of a block are."""
    start, stop = np.searchsorted(places, [block.start, block.stop]).tolist()
    return slice(start, stop)


def _normalised(logs: Array) -> Array:
    values = np.exp(logs - logs.max(axis=1, keepdims=True))
    return np.asarray(values / values.sum(axis=1, keepdims=True))


def _sums(values: Array) -> Array:
    """Return the sums of each row up to each place, from 0, one place longer."""
    sums = np.zeros((values.shape[0], values.shape[1] + 1), dtype=values.dtype)
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
    from scipy.ndimage import uniform_filter1d

    near = np.zeros_like(beliefs)
    for reach, share in _SCALES:
        near += share * (uniform_filter1d(beliefs, 2 * reach + 1, mode="constant") if reach else beliefs)
    return near


def _counted_near(beliefs: Array, kinds: Array) -> Array:
    """Return how probable each day is for articles whose numbers compare in these ways with those of these beliefs."""
    from scipy.ndimage import uniform_filter1d

    near = np.zeros_like(beliefs)
    for kind, (steps, around, far) in _COUNT_STEPS.items():
        of_kind = np.flatnonzero(kinds == kind)
        if not len(of_kind):
            continue
        own = beliefs[of_kind]
        near[of_kind] = _spread(own, steps)
        for reach, share in ((10, around), (45, far)):
            near[of_kind] += share * uniform_filter1d(own, 2 * reach + 1, mode="constant")
    return near
