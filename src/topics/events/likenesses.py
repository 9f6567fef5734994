"""Likenesses: how much more alike sentences are than sentences of the same corpus about other days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import ArrayLike, NDArray

from topics.events.page_heads import after_page_head

Floats = NDArray[np.float64]
Encode = Callable[[list[str]], ArrayLike]
"""Turns texts into vectors of unit length."""
Days = tuple[date, date]
DECIMALS = 4
"""Decimals of a cosine that decide: the last digits differ between processors."""
_USUAL = 0.27
"""Mean cosine of two sentences about different days of the story on which ``timeline.alike`` was chosen; of five
folders of news about one person or country .17 to .23."""
_WEIGHT = 50
"""Sentences for which the usual cosine stands: of few others, their own mean says little."""


@dataclass(frozen=True)
class Likenesses:
    """Vectors of sentences, and what each has in common with those of other days anyway.

    In a folder about one person all sentences are somewhat alike; what they are beyond that tells whether two are
    about one happening.

    Parameters
    ----------
    vectors : ndarray of shape (number of sentences, dimensions)
        Of unit length.
    common : ndarray of shape (number of sentences,)
        By how much the mean cosine of each with the sentences of other days is above the usual one.
    row_of : mapping of str to int
        Where each sentence stands in both.
    """

    vectors: Floats
    common: Floats
    row_of: Mapping[str, int]

    def alike(self, one: str, other: str) -> float | None:
        """Return how alike two sentences are, None where one was not compared."""
        at, place = self.row_of.get(one, -1), self.row_of.get(other, -1)
        if at < 0 or place < 0:
            return None
        cosine = float(self.vectors[at] @ self.vectors[place])
        return round(cosine - float(self.common[at] + self.common[place]) / 2, DECIMALS)

    def between(self, groups: Sequence[Sequence[int]]) -> Floats:
        """Return how alike the sentences of each group are to those of each other, on average; rows name them."""
        if not groups:
            return np.zeros((0, 0))
        means = np.stack([self.vectors[list(rows)].mean(axis=0) for rows in groups])
        common = np.array([self.common[list(rows)].mean() for rows in groups])
        return np.asarray(np.round(means @ means.T - (common[:, None] + common[None, :]) / 2, DECIMALS))

    @classmethod
    def of(cls, days_of: Mapping[str, Iterable[Days]], encode: Encode) -> Likenesses:
        """Return the likenesses of sentences, each with the days that it speaks of; stamps before them say nothing."""
        if not days_of:
            return cls(np.zeros((0, 0)), np.zeros(0), {})
        vectors = np.asarray(encode(texts_compared(days_of)), dtype=np.float64)
        days = [frozenset(own) for own in days_of.values()]
        sums, numbers = _other_days(days, vectors)
        cosines = np.einsum("ij,ij->i", vectors, sums)
        common = (cosines - numbers * _USUAL) / (numbers + _WEIGHT)
        return cls(vectors, common, {text: row for row, text in enumerate(days_of)})


def texts_compared(sentences: Iterable[str]) -> list[str]:
    """Return what of sentences is compared: stamps before them say nothing."""
    return [text[after_page_head(text) :] for text in sentences]


def _other_days(days: Sequence[frozenset[Days]], vectors: Floats) -> tuple[Floats, Floats]:
    """Return for each sentence the sum of those that share no days with it, and how many they are."""
    rows_of: dict[Days, set[int]] = defaultdict(set)
    for row, own in enumerate(days):
        for one in own:
            rows_of[one].add(row)
    same = {own: sorted(set[int]().union(*(rows_of[one] for one in own))) for own in dict.fromkeys(days)}
    total = vectors.sum(axis=0)
    sums = {own: total - vectors[rows].sum(axis=0) for own, rows in same.items()}
    return np.stack([sums[own] for own in days]), np.array([len(days) - len(same[own]) for own in days], dtype=float)


def remembering(encode: Encode) -> Encode:
    """Return the encoder with a memory: each text is encoded once."""
    known: dict[str, Floats] = {}

    def of_all(texts: list[str]) -> Floats:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known.update(zip(new, np.asarray(encode(new), dtype=np.float64), strict=True))
        return np.stack([known[text] for text in texts])

    return of_all
