"""Calendar periods as numbered boxes: days, weeks, months, quarters, years and more, with plain arithmetic.

Every period has a unit and an index that grows by one from each period to the next, so that "the quarter
before" is a subtraction whatever the unit. The notation of values is that of TimeML 1.2.1 (TIMEX3).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

SEASONS = ("SP", "SU", "FA", "WI")
"""Codes of the seasons in the order of the year; northern, meteorological: spring starts on 1 March."""

DAYS = {"day": 1, "week": 7, "weekend": 7}
"""Units counted in days, with their length."""
_MONTHS = {
    "month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000,
}  # fmt: skip
"""Units counted in months, with their length."""
_MARKS = {"month": "-{:02d}", "quarter": "-Q{}", "half": "-H{}"}
_WIDTHS = {"decade": 3, "century": 2, "millennium": 1}
"""TIMEX3 values: what follows the year, and the digits of units longer than it."""

UNITS = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century", "millennium")
"""All units, finest first."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One calendar period.

    Parameters
    ----------
    unit : str
        One of ``UNITS``.
    index : int
        Number of the period on the unit's own count (days from 1 January of year 1, months from
        January of year 0, years as they are, and so on). A year below 1 is before Christ: 0 is 1 BC.
    """

    unit: str
    index: int

    @classmethod
    def containing(cls, unit: str, day: date) -> Period:
        """Return the period of this unit that contains a day."""
        if unit in DAYS:
            return cls(unit, (day.toordinal() - 1) // DAYS[unit])
        return cls(unit, (day.year * 12 + day.month - 1 - _late(unit)) // _MONTHS[unit])

    @classmethod
    def numbered(cls, unit: str, year: int, number: int = 1) -> Period:
        """Return the ``number``-th month, quarter, season or half of a year, counting from 1."""
        return cls(unit, year * 12 // _MONTHS[unit] + number - 1)

    def shifted(self, steps: int) -> Period:
        """Return the period so many steps of its own unit later."""
        return Period(self.unit, self.index + steps)

    @property
    def year(self) -> int:
        """The year in which the period starts."""
        if self.unit in DAYS:
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
        if self.unit in DAYS or unit in DAYS:
            first = self.first
            return Period.containing(unit, first) if first else self
        return Period(unit, self._month // _MONTHS[unit])

    @property
    def _month(self) -> int:
        """Count of months from January of year 0 to the start of the period."""
        return self.index * _MONTHS[self.unit] + _late(self.unit)

    @property
    def timex(self) -> str:
        """The TIMEX3 value, such as ``1989-Q3``, ``1998-W08``, ``199`` or ``BC0044``."""
        first = self.first
        if self.unit in DAYS:
            if first is None or self.unit == "day":
                return first.isoformat() if first else "XXXX-XX-XX"
            year, week, _ = first.isocalendar()
            return f"{year:04d}-W{week:02d}" + ("-WE" if self.unit == "weekend" else "")
        if self.unit in _WIDTHS:
            era, number = ("BC", -self.index) if self.index < 0 else ("", self.index)
            return f"{era}{number:0{_WIDTHS[self.unit]}d}"
        year, number = divmod(self.index, 12 // _MONTHS[self.unit])
        mark = f"-{SEASONS[number]}" if self.unit == "season" else _MARKS.get(self.unit, "").format(number + 1)
        return (f"{year:04d}" if year > 0 else f"BC{1 - year:04d}") + mark


def _late(unit: str) -> int:
    """Return the months by which the first period of a unit in a year starts after January."""
    return 2 if unit == "season" else 0


def _bounds(period: Period) -> tuple[date | None, date | None]:
    if period.unit in DAYS:
        size = DAYS[period.unit]
        ordinal = period.index * size + 1
        if not 1 <= ordinal <= date.max.toordinal() - size:
            return None, None
        first = date.fromordinal(ordinal)
        last = first + timedelta(days=size - 1)
        return (first + timedelta(days=5), last) if period.unit == "weekend" else (first, last)
    start, stop = divmod(period._month, 12), divmod(period._month + _MONTHS[period.unit], 12)
    if not (start[0] >= MINYEAR and stop[0] <= MAXYEAR):
        return None, None
    return date(start[0], start[1] + 1, 1), date(stop[0], stop[1] + 1, 1) - timedelta(days=1)
