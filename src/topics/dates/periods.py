"""Calendar periods as numbered boxes: days, weeks, months, quarters, years and more, with plain arithmetic.

Every period has a unit and an index that grows by one from each period to the next, so that "the quarter
before" is a subtraction whatever the unit. The notation of values is that of TimeML 1.2.1 (TIMEX3).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

from topics.english.calendar import SEASONS

PERIOD_UNITS = (
    "day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century", "millennium",
)  # fmt: skip
"""Units of calendar periods, finest first."""
DAYS_OF_UNIT = {"day": 1, "week": 7, "weekend": 7}
"""Units counted in days, with their length; weekends, two days long, are counted by their weeks."""
_MONTHS_OF_UNIT = {
    "month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000,
}  # fmt: skip
"""Units counted in months, with their length."""
_DAYS_A_WEEK = 7
_SEASON_DELAY = 2
"""Months by which the first season of a year starts after January: meteorological, spring on 1 March (northern)."""

SEASON_CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
"""Seasons in the order of the year to their TIMEX3 codes."""
_SEASON_NUMBERS = {name: number for number, name in enumerate(SEASON_CODES, start=1)}
_MARKS = {"month": "-{:02d}", "quarter": "-Q{}", "half": "-H{}"}
"""TIMEX3 values: what follows the year."""
_WIDTHS = {"decade": 3, "century": 2, "millennium": 1}
"""TIMEX3 values: the digits of units longer than a year."""


def months_of(unit: str) -> int:
    """Return the months of a unit that is counted in months; 0 for the others.

    >>> months_of("year"), months_of("week")
    (12, 0)
    """
    return _MONTHS_OF_UNIT.get(unit, 0)


def season_number(word: str) -> int:
    """Return the number in its year (1 to 4) of a season by any of its names.

    >>> season_number("Fall"), season_number("winter")
    (3, 4)
    """
    return _SEASON_NUMBERS[SEASONS[word.lower()]]


def season_code(word: str) -> str:
    """Return the TIMEX3 code of a season by any of its names."""
    return SEASON_CODES[SEASONS[word.lower()]]


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One calendar period.

    Parameters
    ----------
    unit : str
        One of ``PERIOD_UNITS``.
    index : int
        Number of the period on the unit's own count (days from 1 January of year 1, months from
        January of year 0, years as they are, and so on). A year below 1 is before Christ: 0 is 1 BC.
    """

    unit: str
    index: int

    @classmethod
    def containing(cls, unit: str, day: date) -> Period:
        """Return the period of this unit that contains a day."""
        if unit in DAYS_OF_UNIT:
            return cls(unit, (day.toordinal() - 1) // DAYS_OF_UNIT[unit])
        return cls(unit, (day.year * 12 + day.month - 1 - _late(unit)) // _MONTHS_OF_UNIT[unit])

    @classmethod
    def numbered(cls, unit: str, year: int, number: int = 1) -> Period:
        """Return the ``number``-th month, quarter, season or half of a year, counting from 1."""
        return cls(unit, year * 12 // _MONTHS_OF_UNIT[unit] + number - 1)

    def shifted(self, steps: int) -> Period:
        """Return the period so many steps of its own unit later."""
        return Period(self.unit, self.index + steps)

    @property
    def year(self) -> int:
        """The year in which the period starts."""
        if self.unit in DAYS_OF_UNIT:
            return self.first.year if self.first else 0
        return self._month // 12

    @property
    def first(self) -> date | None:
        """The first day, or None outside the years 1 to 9999."""
        return _bounds(self)[0]

    @property
    def last(self) -> date | None:
        """The last day, or None outside the years 1 to 9999."""
        return _bounds(self)[1]

    def widened(self, unit: str) -> Period:
        """Return the period of a coarser unit that holds the start of this; itself beyond the calendar."""
        if self.unit in DAYS_OF_UNIT or unit in DAYS_OF_UNIT:
            first = self.first
            return Period.containing(unit, first) if first else self
        return Period(unit, self._month // _MONTHS_OF_UNIT[unit])

    @property
    def _month(self) -> int:
        """Count of months from January of year 0 to the start of the period."""
        return self.index * _MONTHS_OF_UNIT[self.unit] + _late(self.unit)

    @property
    def timex(self) -> str:
        """The TIMEX3 value, such as ``1989-Q3``, ``1998-W08``, ``199`` or ``BC0044``."""
        if self.unit in DAYS_OF_UNIT:
            return self._timex_of_days
        if self.unit in _WIDTHS:
            era = "BC" if self.index < 0 else ""
            return f"{era}{abs(self.index):0{_WIDTHS[self.unit]}d}"
        year, number = divmod(self.index, 12 // _MONTHS_OF_UNIT[self.unit])
        mark = _MARKS.get(self.unit, "").format(number + 1)
        if self.unit == "season":
            mark = f"-{tuple(SEASON_CODES.values())[number]}"
        return (f"{year:04d}" if year > 0 else f"BC{1 - year:04d}") + mark

    @property
    def _timex_of_days(self) -> str:
        first = self.first
        if first is None:
            return "XXXX-XX-XX"
        if self.unit == "day":
            return first.isoformat()
        year, week, _ = first.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if self.unit == "weekend" else "")


def _late(unit: str) -> int:
    """Return the months by which the first period of a unit in a year starts after January."""
    return _SEASON_DELAY if unit == "season" else 0


@lru_cache(maxsize=4096)
def _bounds(period: Period) -> tuple[date | None, date | None]:
    """Return the first and last day of a period, None for both where they lie outside the calendar."""
    if period.unit in DAYS_OF_UNIT:
        return _bounds_in_days(period)
    start, stop = divmod(period._month, 12), divmod(period._month + _MONTHS_OF_UNIT[period.unit], 12)
    if start[0] < MINYEAR or stop[0] > MAXYEAR:
        return None, None
    return date(start[0], start[1] + 1, 1), date(stop[0], stop[1] + 1, 1) - timedelta(days=1)


def _bounds_in_days(period: Period) -> tuple[date | None, date | None]:
    size = DAYS_OF_UNIT[period.unit]
    ordinal = period.index * size + 1
    if not 1 <= ordinal <= date.max.toordinal() - size:
        return None, None
    first = date.fromordinal(ordinal)
    last = first + timedelta(days=size - 1)
    return (last - timedelta(days=1), last) if period.unit == "weekend" else (first, last)


def nth_weekday(first: date, last: date, nth: int, weekday: int) -> date:
    """Return the nth day of a weekday (1 to 7) between two days, counted from the last where ``nth`` is negative.

    The day lies after ``last``, or before ``first``, where there are not so many.

    >>> nth_weekday(date(2023, 11, 1), date(2023, 11, 30), 1, 2)
    datetime.date(2023, 11, 7)
    >>> nth_weekday(date(2024, 5, 1), date(2024, 5, 31), -1, 1)
    datetime.date(2024, 5, 27)
    """
    if nth > 0:
        start = first + timedelta(days=(weekday - first.isoweekday()) % _DAYS_A_WEEK)
        return start + timedelta(days=_DAYS_A_WEEK * (nth - 1))
    end = last - timedelta(days=(last.isoweekday() - weekday) % _DAYS_A_WEEK)
    return end + timedelta(days=_DAYS_A_WEEK * (nth + 1))
