"""Spans of days: a first and a last day with a precision, read from and written as EDTF and TIMEX3.

EDTF is the Extended Date/Time Format of ISO 8601-2 (level 1, and the quarters and halves of level 2 when
reading). TIMEX3 values follow TimeML 1.2.1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from topics.dates.periods import Period
from topics.errors import refuse

PRECISIONS = (
    "day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century", "span",
)  # fmt: skip
"""Precisions of a span, finest first; ``span`` is any other stretch of days."""

_EDTF_DATE = re.compile(
    r"(?P<century>\d\d)XX|(?P<decade>\d{3})X"
    r"|(?P<year>\d{4})(?:-(?P<code>2[1-4]|3[3-6]|4[01])|-(?:(?P<month>\d\d)|XX)(?:-(?:(?P<day>\d\d)|XX))?)?"
    r"(?:[T ][\d:.Z+-]+)?"
)
_TIMEX_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?:-(?P<weekend>WE)|-(?P<weekday>[1-7]))?"
    r"|(?P<code>Q[1-4]|H[12]|SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?|XX(?:-XX)?|[WQH]X{1,2}))?(?:T.*)?"
    r"|(?P<decade>\d{3})X?|(?P<century>\d\d)(?:XX)?"
)
_CODES = {
    "SP": ("season", 1), "SU": ("season", 2), "FA": ("season", 3), "WI": ("season", 4),
    "21": ("season", 1), "22": ("season", 2), "23": ("season", 3), "24": ("season", 4),
    "Q1": ("quarter", 1), "Q2": ("quarter", 2), "Q3": ("quarter", 3), "Q4": ("quarter", 4),
    "33": ("quarter", 1), "34": ("quarter", 2), "35": ("quarter", 3), "36": ("quarter", 4),
    "H1": ("half", 1), "H2": ("half", 2), "40": ("half", 1), "41": ("half", 2),
}  # fmt: skip
"""Seasons, quarters and halves of a year by their codes in TIMEX3 and in EDTF."""
_EDTF_FORMS = {"day": (10, ""), "month": (7, ""), "year": (4, ""), "decade": (3, "X"), "century": (2, "XX")}
"""How much of its first day an EDTF date shows, and what stands for the rest."""
_NAMED = ("day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century")
"""Periods that a stretch of days is recognised as."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days, both ends included.

    Parameters
    ----------
    first, last : date or None
        First and last possible day; None is an open end.
    precision : str
        One of ``PRECISIONS``.
    """

    first: date | None
    last: date | None
    precision: str = "span"

    def __post_init__(self) -> None:
        if self.precision not in PRECISIONS:
            refuse(f"'{self.precision}' is no precision of a span; the precisions are {', '.join(PRECISIONS)}.")
        if self.first and self.last and self.first > self.last:
            refuse(f"The span {self.first}/{self.last} ends before it starts; exchange its days.")

    @classmethod
    def of_day(cls, day: date) -> Span:
        """Return the span of one day."""
        return cls(day, day, "day")

    @classmethod
    def of_period(cls, period: Period) -> Span | None:
        """Return the span of a calendar period, or None outside the years 1 to 9999."""
        if period.first is None or period.last is None:
            return None
        return cls(period.first, period.last, period.unit if period.unit in PRECISIONS else "span")

    @classmethod
    def between(cls, first: date | None, last: date | None) -> Span:
        """Return the span between two days, with the precision of the calendar period that it is, if one."""
        if first and last:
            for unit in _NAMED:
                period = Period.containing(unit, first)
                if (period.first, period.last) == (first, last):
                    return cls(first, last, unit)
        return cls(first, last)

    @classmethod
    def from_edtf(cls, text: str) -> Span:
        """Read an EDTF date or interval.

        Raises
        ------
        InputError
            If the text is not EDTF, or names a day that does not exist.
        """
        parts = text.strip().split("/")
        spans = {part: _span_of(_EDTF_DATE, part.strip().rstrip("?~%")) for part in parts if part not in {"", ".."}}
        if len(parts) > 2 or not spans or not all(spans.values()):
            refuse(f"'{text}' is not a date in EDTF; write for example 2023-06-19, 2023-06 or 2023-06-18/2023-06-19.")
        first, last = spans.get(parts[0]), spans.get(parts[-1])
        if first and len(parts) == 1:
            return first
        return cls.between(first.first if first else None, last.last if last else None)

    @classmethod
    def from_timex(cls, value: str, mod: str = "") -> Span | None:
        """Return the days of a TIMEX3 value, or None where it names none (durations, sets, vague values).

        ``START``, ``MID`` and ``END`` narrow the span to its first half, its middle half, its second half;
        ``BEFORE`` and ``ON_OR_BEFORE`` open its start, ``AFTER`` and ``ON_OR_AFTER`` its end.
        """
        span = _span_of(_TIMEX_DATE, value)
        return _modified(span, mod) if span else None

    @property
    def edtf(self) -> str:
        """The span in EDTF: a date where it is one, else an interval such as ``2023-06-18/2023-06-19``."""
        first, last = (day.isoformat() if day else ".." for day in (self.first, self.last))
        if self.precision in _EDTF_FORMS:
            length, rest = _EDTF_FORMS[self.precision]
            return first[:length] + rest
        if self.first and self.precision == "season":
            return f"{first[:4]}-{21 + Period.containing('season', self.first).index % 4}"
        return f"{first[:7]}/{last[:7]}" if self.precision in {"quarter", "half"} else f"{first}/{last}"

    @property
    def _days(self) -> tuple[date, date]:
        """Both ends, an open one at the end of the calendar."""
        return self.first or date.min, self.last or date.max

    def contains(self, other: Span) -> bool:
        """Return whether every day of the other span lies in this one."""
        return self._days[0] <= other._days[0] and other._days[1] <= self._days[1]

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share a day."""
        return self.intersection(other) is not None

    def intersection(self, other: Span) -> Span | None:
        """Return the days that both spans hold, or None."""
        if self.contains(other) or other.contains(self):
            return other if self.contains(other) else self
        first, last = max(self._days[0], other._days[0]), min(self._days[1], other._days[1])
        return Span._of_days(first, last) if first <= last else None

    def union(self, other: Span) -> Span:
        """Return the shortest span that holds both."""
        if self.contains(other) or other.contains(self):
            return self if self.contains(other) else other
        return Span._of_days(min(self._days[0], other._days[0]), max(self._days[1], other._days[1]))

    @classmethod
    def _of_days(cls, first: date, last: date) -> Span:
        return cls.between(first if first > date.min else None, last if last < date.max else None)


def _span_of(notation: re.Pattern[str], value: str) -> Span | None:
    """Return the span of a date in EDTF or TIMEX3, or None where the value names no day that exists."""
    found = notation.fullmatch(value)
    try:
        return Span.of_period(_period(found.groupdict())) if found else None
    except ValueError:
        return None


def _period(parts: dict[str, Any]) -> Period:
    """Return the period of the matched groups of a date; ValueError if there is no such day."""
    for unit in ("decade", "century"):
        if parts[unit]:
            return Period(unit, int(parts[unit]))
    year = int(parts["year"])
    if parts.get("week"):
        unit = "day" if parts["weekday"] else "weekend" if parts["weekend"] else "week"
        return Period.containing(unit, date.fromisocalendar(year, int(parts["week"]), int(parts["weekday"] or 1)))
    if parts["code"]:
        unit, number = _CODES[parts["code"]]
        return Period.numbered(unit, year, number)
    if parts["month"]:
        day = date(year, int(parts["month"]), int(parts["day"] or 1))
        return Period.containing("day" if parts["day"] else "month", day)
    return Period("year", year)


def _modified(span: Span, mod: str) -> Span:
    first, last = span.first, span.last
    if first is None or last is None or not mod:
        return span
    if mod in _SHARES:
        return _share(first, last, *_SHARES[mod])
    if mod in {"BEFORE", "ON_OR_BEFORE"}:
        return Span(None, first - timedelta(days=1) if mod == "BEFORE" else last)
    if mod in {"AFTER", "ON_OR_AFTER"}:
        return Span(last + timedelta(days=1) if mod == "AFTER" else first, None)
    return span


_SHARES = {"START": (0, 2), "MID": (1, 3), "END": (2, 4)}
"""Quarters of a period that its start, middle and end can mean: the middle overlaps both others."""


def _share(first: date, last: date, low: int, high: int) -> Span:
    """Return a stretch of a period, from and to quarters of it: in whole months if it is a year or longer."""
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if months % 12 == 0 and first.day == 1:
        start = Period.containing("month", first)
        bounds = start.shifted(months * low // 4).first, start.shifted(months * high // 4 - 1).last
        return Span.between(*bounds)
    length = (last - first).days + 1
    skipped = length * low // 4
    reached = max(length * high // 4 - 1, skipped)
    return Span.between(first + timedelta(days=skipped), first + timedelta(days=reached))
