"""Numbers of what sentences count: the same one in two articles, or one that has grown from one to the other.

A toll, the number of the rescued or of votes counted only grows. Two articles that tell the same number of the same
thing were published near each other; where one of them tells more, it is mostly the later, by a few days.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from topics.english.data import read_lists
from topics.english.outcomes import outcome_of, who_is_counted
from topics.english.quantities import COUNT, counts_part, find_quantities
from topics.publication.clues import Array
from topics.publication.likeness import nearest, vectors

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_LEAST = 10
"""Least number, inclusive, of what is merely counted; that of those whom something befell may be any."""
_NEAREST = 8
"""Sentences that count the same thing, at most, with which one is compared …"""
_LEAST_COSINE = 0.15
"""… and their least cosine, inclusive."""
SAME, SAME_OUTCOME, MORE, LESS = range(4)
"""What one article tells beside another: the same number of something, the same of those whom something befell, more
than it of what only grows, or less."""
_SHARES = {SAME: (-2.6, 0.6, 16.5), SAME_OUTCOME: (-5.2, 3.3, 19.5), MORE: (-7.0, 7.0, 25.6), LESS: (-7.0, 7.0, 25.6)}
"""Logistic regression of "counts one thing at one time": constant, cosine of the sentences, cosine of the articles
above what is usual. Fitted by maximum likelihood as one part of a mixture, the other part the differences between any
two articles of a topic, on 17 topics with known days, each topic alike."""


@dataclass(frozen=True, slots=True)
class ToldCount:
    """A number that a sentence tells of something that is counted.

    Parameters
    ----------
    thing : str
        What befell them, and who or what is counted.
    low, high : float
        The least and the most that the number may be.
    grows : bool
        Whether it counts all up to the day of the article.
    words : str
        The sentence.
    """

    thing: str
    low: float
    high: float
    grows: bool
    words: str


@dataclass(frozen=True)
class CountPairs:
    """Pairs of articles that tell numbers of one thing: how these compare, and how probably they belong together.

    Parameters
    ----------
    one, other, kind : array of int
        Numbers of the articles, and ``SAME``, ``SAME_OUTCOME``, ``MORE`` or ``LESS`` of the one beside the other.
    probability : array of float
        That both count one thing at about one time.
    """

    one: Array
    other: Array
    kind: Array
    probability: Array


def find_counts(sentence: str) -> list[ToldCount]:
    """Return the numbers of a sentence that can be compared with those of other articles.

    Examples
    --------
    >>> [(item.thing, item.low, item.grows) for item in find_counts("At least 12 people were killed in 40 villages.")]
    [('killed people', 12.0, True), (' villages', 40, False)]
    """
    found = []
    is_total = bool(_growing().search(sentence))
    for quantity in find_quantities(sentence):
        outcome = outcome_of(sentence, quantity)
        is_count = outcome or (quantity.measures == COUNT and quantity.low >= _LEAST)
        if not is_count or counts_part(sentence, quantity):
            continue
        thing = f"{outcome} {who_is_counted(quantity)}"
        found.append(ToldCount(thing, quantity.low, quantity.high, bool(outcome) or is_total, sentence))
    return found


@cache
def _growing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{read_lists('topics.publication', 'counts')['growing'].pattern})\b", re.IGNORECASE)


def pair_counts(counts: Sequence[Sequence[ToldCount]], alike: csr_matrix, usual: Array) -> CountPairs:
    """Return which articles tell numbers of one thing.

    Parameters
    ----------
    counts : sequence of sequence of ToldCount
        Those of each article.
    alike : sparse matrix, shape (articles, words)
        Vectors of the articles, of unit length.
    usual : array of float
        How alike each article is to others usually.
    """
    items = [item for own in counts for item in own]
    owners = np.repeat(np.arange(len(counts)), [len(own) for own in counts])
    pairs = nearest(_by_thing(items), owners, _NEAREST, _LEAST_COSINE)
    kinds = np.array([_compared(items[a], items[b]) for a, b in zip(pairs.one, pairs.other, strict=True)], dtype=int)
    one, other = owners[pairs.one], owners[pairs.other]
    likeness = np.asarray(alike[one].multiply(alike[other]).sum(axis=1)).ravel() - (usual[one] + usual[other]) / 2
    constant, of_cosine, of_articles = np.array([_SHARES.get(kind, (0.0,) * 3) for kind in kinds]).reshape(-1, 3).T
    rarity = _rarity(counts)
    probability = rarity[pairs.one] / (1 + np.exp(-(constant + of_cosine * pairs.cosine + of_articles * likeness)))
    return _surest_of_each(CountPairs(one, other, kinds, np.where(kinds >= 0, probability, 0.0)), len(counts))


def _rarity(counts: Sequence[Sequence[ToldCount]]) -> Array:
    """Return how much each count tells, 0 to 1: a number that most articles tell is always true."""
    telling = Counter(key for own in counts for key in {(item.thing, item.low) for item in own})
    most = np.log(max(len(counts), 2))
    return np.array([1 - np.log(telling[item.thing, item.low]) / most for own in counts for item in own])


def _compared(one: ToldCount, other: ToldCount) -> int:
    """Return how a count compares with another of the same thing; -1 where that says nothing of their days."""
    if one.low <= other.high and other.low <= one.high:
        return SAME_OUTCOME if one.thing[0] != " " else SAME
    if one.grows and other.grows:
        return MORE if one.low > other.high else LESS
    return -1


def _by_thing(items: Sequence[ToldCount]) -> csr_matrix:
    """Return vectors of the sentences in which each word counts for one thing: the cosine with any other is 0."""
    from scipy.sparse import csr_matrix

    matrix = vectors([item.words for item in items]).tocoo() if items else csr_matrix((0, 1)).tocoo()
    numbers = {thing: number for number, thing in enumerate(dict.fromkeys(item.thing for item in items))}
    things = np.array([numbers[item.thing] for item in items], dtype=np.int64)
    columns, places = np.unique(things[matrix.row] * matrix.shape[1] + matrix.col, return_inverse=True)
    shape = (len(items), max(len(columns), 1))
    return csr_matrix((matrix.data, (matrix.row, places)), shape=shape, dtype=np.float32)


def _surest_of_each(pairs: CountPairs, n_articles: int) -> CountPairs:
    """Return of all pairs of the same two articles the surest: what they count together is one witness."""
    order = np.lexsort((pairs.kind, -pairs.probability.round(9), pairs.other, pairs.one))
    _, first = np.unique((pairs.one * n_articles + pairs.other)[order], return_index=True)
    kept = order[first]
    return CountPairs(pairs.one[kept], pairs.other[kept], pairs.kind[kept], pairs.probability[kept])
