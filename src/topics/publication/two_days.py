"""The likelier of the two days that a given day can be: 09/02/2012 is the 2nd of September or the 9th of February."""

from __future__ import annotations

from datetime import date

import numpy as np

from topics.publication.clues import Array, Axis

_AROUND = 2
"""Days on either side of a day whose probability counts for it."""
_TELLING = 2 / 3
"""Share of the probability of both days from which, inclusively, one is called likely: twice that of the other."""


def likelier_of(days: tuple[date, date], probabilities: Array, axis: Axis) -> tuple[date, date, float] | None:
    """Return the likelier of two days, the other, and its share of the probability of both; None where neither is.

    Parameters
    ----------
    days : tuple of date
        The two days.
    probabilities : array, shape (n_days,)
        The probability of each day of the axis.
    axis : Axis
        The days that come into question.
    """
    first, second = (float(probabilities[_is_near(day, axis)].sum()) for day in days)
    if max(first, second) < _TELLING * (first + second) or first == second:
        return None
    likely, other = days if first > second else days[::-1]
    return likely, other, max(first, second) / (first + second)


def _is_near(day: date, axis: Axis) -> Array:
    return np.asarray(np.abs(axis.days - day.toordinal()) <= _AROUND)
