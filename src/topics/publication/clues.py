"""What the dates in one article say of the day on which it was published: a weight for every day of an axis.

The weights are logarithms of likelihoods, measured on news whose days are known: how long ago the newest year is
that news names, how far away the days of months lie that it names without a year, on which weekdays it calls a day
by its weekday. They say little alone; together with what other articles tell (``belief``) they place an article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from topics.dates.unknown_day import OpenDate

Array = npt.NDArray[Any]
"""An array of numbers or truth values."""
_MONDAY = date(2001, 1, 1).toordinal()

_Table = tuple[list[float], list[float]]
"""Places in ascending order, and the share of the cases at each; between them the logarithms are interpolated."""
# Counted on news articles of seventeen topics with known days, each topic alike.
_YEARS_SINCE_NEWEST: _Table = (
    [-4, -3, -2, -1, 0, 1, 2, 3, 4, 6, 8, 10, 12, 20, 30, 50],
    [0.004, 0.006, 0.017, 0.022, 0.137, 0.146, 0.155, 0.076, 0.05, 0.04, 0.03, 0.015, 0.01, 0.008, 0.006, 0.001],
)
"""Years from the newest year that is told as past to publication, and their share of the articles."""
_YEARS_SINCE_NAMED: _Table = (
    [-4, -3, -2, -1, 0, 1, 2, 3, 4, 6, 8, 10, 12, 20, 30, 50],
    [0.004, 0.005, 0.023, 0.076, 0.21, 0.064, 0.11, 0.057, 0.04, 0.035, 0.02, 0.012, 0.01, 0.006, 0.004, 0.001],
)
"""The same for the newest year without a tense."""
_YEARS_TO_NEXT: _Table = (
    [-12, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 6, 8, 12, 20, 50],
    [0.004, 0.006, 0.017, 0.024, 0.049, 0.071, 0.134, 0.17, 0.054, 0.048, 0.045, 0.03, 0.02, 0.015, 0.01, 0.005, 0.002],
)
"""Years from the nearest year that is told as to come (negative: it lies ahead), and their share."""
_DAYS_SINCE_TOLD: _Table = (
    [-2, -1, 0, 1, 2, 3, 6, 10, 22, 45, 90, 150, 365],
    [0.004, 0.012, 0.021, 0.053, 0.032, 0.018, 0.015, 0.02, 0.0105, 0.0034, 0.0014, 0.001, 0.0008],
)
"""Days since a day of the month that is told as past without its year, and their share a day."""
_DAYS_SINCE_NAMED: _Table = (
    [-30, -11, -5, -2, -1, 0, 1, 2, 3, 6, 11, 22, 45, 90, 150, 365],
    [0.003, 0.015, 0.011, 0.012, 0.04, 0.05, 0.09, 0.02, 0.008, 0.012, 0.006, 0.005, 0.0025, 0.002, 0.001, 0.0007],
)
"""Days since one that is named without a tense (negative: it lies ahead), and their share a day."""
_DAYS_TO_NAMED: _Table = (
    [-2, -1, 0, 1, 2, 6, 11, 22, 45, 90, 150, 365],
    [0.006, 0.025, 0.019, 0.029, 0.017, 0.021, 0.019, 0.016, 0.005, 0.0015, 0.0007, 0.0004],
)
"""Days to a coming day of the month that is named without its year, and their share a day."""
_WEEKDAY_STEPS = {
    -7: .01, -6: .06, -5: .03, -4: .045, -3: .065, -2: .11, -1: .21, 0: .3,
    1: .065, 2: .033, 3: .02, 4: .02, 5: .01, 6: .015, 7: .004,
}  # fmt: skip
"""Steps from publication to a day that is called by its weekday, and their share of these."""
_OTHER_STEPS = 0.004
_BEFORE_TOLD = -1.5
"""Weight of a day before a day or another period that is told as past: notes of correction are dated later, and what
is foretold of "the first quarter of 2009" or "the 2012 race" is not always seen to lie ahead …"""
_BEFORE_TOLD_MONTH = -4.0
"""… and before a month, which 2 of 229 times was told as past before it came."""
_HEAD = 150
"""Characters at the top of an article in which a full date is within a day of publication in 92 of 100."""
_DATELINE = 6.0
"""Weight of the day of such a date and of those beside it."""
_LATEST = 3.0
"""Weight of the day of the latest full date elsewhere and of those beside it: not where a later date is told as past
(then 1 in 12 of them is near publication), and not of a holiday with its year, which is not the last one."""
_TRUST_YEARS = 0.8
"""Power to which the likelihood of years is taken: articles on one matter name the same ones."""
_TRUST, _DEPENDENCE = 1.2, 0.4
"""The same for days of months; of n the first is divided by this power of n: an article's dates are not independent."""
_TRUST_WEEKDAYS = 0.6
_WRONG_WEEKDAY = -4.0
"""Weight of a day in whose year a day of the month has another weekday than the text says."""


@dataclass(frozen=True)
class Axis:
    """The days that come into question: ``n_days`` of them from ``first``, a proleptic ordinal."""

    first: int
    n_days: int

    @cached_property
    def days(self) -> Array:
        """Their ordinals, shape (n_days,)."""
        return np.arange(self.first, self.first + self.n_days)

    @cached_property
    def weekdays(self) -> Array:
        """Their weekdays, Monday 0, shape (n_days,)."""
        return (self.days - _MONDAY) % 7

    @cached_property
    def years(self) -> Array:
        """Their years, shape (n_days,)."""
        return np.array([date.fromordinal(int(day)).year for day in self.days])


def days_meant(opened: OpenDate, axis: Axis) -> tuple[Array, Array]:
    """Return the first and the last day (ordinals) that an expression means, for publication on each day.

    Both never fall along the axis. A day of the month is the last one for the past, the next one for the future,
    without a tense the nearer one, the past preferred.
    """
    if opened.shape == "stated":
        first, last = opened.numbers
        return np.full(axis.n_days, first), np.full(axis.n_days, last)
    if opened.shape == "weekly":
        steps = np.array(opened.numbers).reshape(7, 2)[axis.weekdays]
        first, last = axis.days + steps[:, 0], axis.days + steps[:, 1]
        return np.maximum.accumulate(first), np.maximum.accumulate(last)
    day = _day_of_month(opened, axis)
    return day, day


_LEANING = 3
"""Without a tense, the past is taken as long as it is at most so many times as far off as the future."""


def _day_of_month(opened: OpenDate, axis: Axis) -> Array:
    candidates = _occurrences(opened, axis)
    before = candidates[np.searchsorted(candidates, axis.days, "right") - 1]
    after = candidates[np.searchsorted(candidates, axis.days)]
    if opened.direction < 0:
        return candidates[np.searchsorted(candidates, axis.days + 1, "right") - 1]
    if opened.direction > 0:
        return after
    return np.where(axis.days - before <= _LEANING * (after - axis.days), before, after)


def _occurrences(opened: OpenDate, axis: Axis) -> Array:
    """Return all days with a day's month and number from before to after the axis, in order."""
    month, day, _ = opened.numbers
    found = []
    for year in range(int(axis.years[0]) - 9, int(axis.years[-1]) + 10):
        try:
            found.append(date(year, month, day).toordinal())
        except ValueError:  # 29 February
            continue
    return np.array(found)


def day_of_year(opened: OpenDate) -> tuple[int, int] | None:
    """Return month and day of an expression that names a day by them, with its year or without, else None."""
    if opened.shape == "yearly":
        return opened.numbers[0], opened.numbers[1]
    if opened.shape == "stated" and opened.unit == "day":
        day = date.fromordinal(opened.numbers[0])
        return day.month, day.day
    return None


def weigh_days(dates: Sequence[OpenDate], axis: Axis, rarity: Mapping[tuple[int, int], float]) -> Array:
    """Return how much an article's dates speak for each day of the axis, shape (n_days,), as logarithms.

    Parameters
    ----------
    dates : sequence of OpenDate
        All dates of the article.
    axis : Axis
        The days that come into question.
    rarity : mapping
        How much a day of the month counts, 0 to 1, by its ``day_of_year``; 1 by default.
    """
    weights = np.zeros(axis.n_days)
    weights += _weigh_stated([item for item in dates if item.shape == "stated"], axis, rarity)
    weights += _weigh_days_of_months([item for item in dates if item.shape == "yearly"], axis, rarity)
    weights += _weigh_weekdays([item for item in dates if item.names_weekday and item.shape == "weekly"], axis)
    return weights


def _share(opened: OpenDate, rarity: Mapping[tuple[int, int], float]) -> float:
    day = day_of_year(opened)
    return 1.0 if day is None else rarity.get(day, 1.0)


def _log_share(table: _Table, at: Array) -> Array:
    return np.interp(at, table[0], np.log(table[1]))


def weigh_years(dates: Sequence[OpenDate], years: Array) -> Array:
    """Return how much the years that an article names speak for publication in each of some years, as logarithms.

    Parameters
    ----------
    dates : sequence of OpenDate
        All dates of the article.
    years : array of int
        Any years.
    """
    weights = np.zeros(len(years))
    stated = [item for item in dates if item.shape == "stated"]
    told, named, ahead = ([item for item in stated if item.direction == sign] for sign in (-1, 0, 1))
    for items, table in ((told, _YEARS_SINCE_NEWEST), (named, _YEARS_SINCE_NAMED)):
        if items:
            newest = max(item.numbers[0] for item in items)
            weights += _TRUST_YEARS * _log_share(table, years - _year(newest))
    if ahead:
        nearest = min(item.numbers[0] for item in ahead)
        weights += _TRUST_YEARS * _log_share(_YEARS_TO_NEXT, years - _year(nearest))
    return weights


def _weigh_stated(stated: Sequence[OpenDate], axis: Axis, rarity: Mapping[tuple[int, int], float]) -> Array:
    weights = weigh_years(stated, axis.years)
    for item in stated:
        if item.direction < 0:
            before = _BEFORE_TOLD_MONTH if item.unit == "month" else _BEFORE_TOLD
            weights += np.where(axis.days < item.numbers[0] - 1, before, 0.0)
    full = [item for item in stated if item.unit == "day"]
    at_head = [item.numbers[0] for item in full if item.start < _HEAD]
    if at_head:
        weights += np.where(np.abs(axis.days - at_head[0]) <= 1, _DATELINE, 0.0)
    elif full:
        latest = max(full, key=lambda item: item.numbers[0])
        if not latest.is_holiday and not any(_is_told_later(item, latest) for item in stated):
            weights += np.where(np.abs(axis.days - latest.numbers[0]) <= 1, _share(latest, rarity) * _LATEST, 0.0)
    return weights


def _is_told_later(opened: OpenDate, than: OpenDate) -> bool:
    """Return whether a date that does not lie ahead begins after another one."""
    return opened.direction <= 0 and opened.numbers[0] > than.numbers[0]


def _year(ordinal: int) -> int:
    return date.fromordinal(ordinal).year


def _weigh_days_of_months(yearly: Sequence[OpenDate], axis: Axis, rarity: Mapping[tuple[int, int], float]) -> Array:
    different = {(item.numbers, item.direction): item for item in yearly}
    weights = np.zeros(axis.n_days)
    for item in different.values():
        day, _ = days_meant(item, axis)
        share = _share(item, rarity)
        if item.direction < 0:
            weights += share * _log_share(_DAYS_SINCE_TOLD, axis.days - day)
        elif item.direction > 0:
            weights += share * _log_share(_DAYS_TO_NAMED, day - axis.days)
        else:
            weights += share * _log_share(_DAYS_SINCE_NAMED, axis.days - day)
    if different:
        weights *= _TRUST * len(different) ** -_DEPENDENCE
    for item in different.values():
        if item.numbers[2]:
            day, _ = days_meant(item, axis)
            weights += np.where((day - _MONDAY) % 7 + 1 == item.numbers[2], 0.0, _WRONG_WEEKDAY)
    return weights


def _weigh_weekdays(weekly: Sequence[OpenDate], axis: Axis) -> Array:
    weights = np.zeros(7)
    for numbers, count in Counter(item.numbers for item in weekly).items():
        shares = [_WEEKDAY_STEPS.get(step, _OTHER_STEPS) for step in numbers[::2]]
        weights += _TRUST_WEEKDAYS * np.sqrt(count) * np.log(shares)
    return weights[axis.weekdays]
