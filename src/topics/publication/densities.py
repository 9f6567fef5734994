"""Rows of probabilities over days in a row: normalised, summed, spread over neighbouring days."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from topics.publication.clues import Array

TINY = 1e-12
"""What stands for nothing where a logarithm is taken, or a sum is divided by."""
_NEARLY = 3
"""Days, inclusively, from the likely one at which an article's day counts as found."""


def nearly_right(beliefs: Array) -> Array:
    """Return the probability that an article lies at most three days from its likely day, shape (articles,)."""
    totals = sums(beliefs)
    width = min(2 * _NEARLY + 1, beliefs.shape[1])
    return np.asarray((totals[:, width:] - totals[:, :-width]).max(axis=1))


def normalised(logs: Array) -> Array:
    """Return the probabilities of rows that are given as logarithms up to a constant; each row sums to 1."""
    values = np.exp(logs - logs.max(axis=1, keepdims=True))
    return np.asarray(values / values.sum(axis=1, keepdims=True))


def sums(values: Array) -> Array:
    """Return the sums of each row up to each place, from 0, one place longer."""
    totals = np.zeros((values.shape[0], values.shape[1] + 1), dtype=values.dtype)
    np.cumsum(values, axis=1, out=totals[:, 1:])
    return totals


def spread(values: Array, shares: Sequence[float]) -> Array:
    """Return values spread over their neighbours by shares for the steps -n to n."""
    reach = len(shares) // 2
    wider = shares[reach] * values
    for step in range(1, reach + 1):
        wider[:, step:] += shares[reach + step] * values[:, :-step]
        wider[:, :-step] += shares[reach - step] * values[:, step:]
    return wider


def add_rows(target: Array, places: Array, rows: Array) -> None:
    """Add rows of an array to those of another at the places given, which may come back."""
    from scipy.sparse import csr_matrix

    if not len(places):
        return
    different, numbers = np.unique(places, return_inverse=True)
    ones = np.ones(len(places), dtype=rows.dtype)
    gather = csr_matrix((ones, (numbers, np.arange(len(places)))), shape=(len(different), len(places)))
    target[different] += gather @ rows
