"""The factors of the joint inference: which articles they join, and what one side then tells the other.

Each is a mixture: with some probability the days of both sides agree as shares that were counted say, else nothing is
known. How the numbers were chosen stands in docs/methods.md.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TypeVar

import numpy as np

from topics.publication.clues import Array
from topics.publication.counts import LESS, MORE, SAME, SAME_OUTCOME
from topics.publication.densities import spread

_SCALES = ((0, 0.18), (1, 0.24), (3, 0.17), (10, 0.2), (45, 0.21))
"""How near to each other articles on one matter are published: days, inclusively, and the share at that scale."""
_COUNT_STEPS = {
    SAME: ((0.045, 0.045, 0.145, 0.245, 0.145, 0.045, 0.045), 0.12, 0.165),
    SAME_OUTCOME: ((0.027, 0.027, 0.2, 0.46, 0.2, 0.027, 0.027), 0.03, 0.002),
    MORE: ((0.04, 0.04, 0.085, 0.15, 0.26, 0.1, 0.1), 0.0, 0.225),
    LESS: ((0.1, 0.1, 0.26, 0.15, 0.085, 0.04, 0.04), 0.0, 0.225),
}
"""How the number of one article compares with that of another, and how many days, -3 to 3, it was then published after
it; the shares of the ten days around, and of those up to a month and a half away."""


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


Links = TypeVar("Links", ArticleLinks, SentenceLinks, CountLinks)


def edges_of(links: ArticleLinks | SentenceLinks | CountLinks, n_articles: int) -> Array:
    """Return the number of the edge, from the article that is told to the one that tells, of each link."""
    return links.one.astype(np.int64) * n_articles + links.other


def by_edge(links: Links, n_articles: int) -> Links:
    """Return the links in the order of their edges."""
    order = np.argsort(edges_of(links, n_articles), kind="stable")
    return replace(links, **{item.name: getattr(links, item.name)[order] for item in fields(links)})


def near_days(beliefs: Array) -> Array:
    """Return how probable each day is for an article near to ones of these beliefs."""
    from scipy.ndimage import uniform_filter1d

    near = np.zeros_like(beliefs)
    for reach, share in _SCALES:
        near += share * (uniform_filter1d(beliefs, 2 * reach + 1, mode="constant") if reach else beliefs)
    return near


def counted_near(beliefs: Array, kinds: Array) -> Array:
    """Return how probable each day is for articles whose numbers compare in these ways with those of these beliefs."""
    from scipy.ndimage import uniform_filter1d

    near = np.zeros_like(beliefs)
    for kind, (steps, around, far) in _COUNT_STEPS.items():
        of_kind = np.flatnonzero(kinds == kind)
        if not len(of_kind):
            continue
        own = beliefs[of_kind]
        near[of_kind] = spread(own, steps)
        for reach, share in ((10, around), (45, far)):
            near[of_kind] += share * uniform_filter1d(own, 2 * reach + 1, mode="constant")
    return near
