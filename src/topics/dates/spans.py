"""Spans of days: a first and a last day with a precision, read from and written as EDTF and TIMEX3.

EDTF is the Extended Date/Time Format of ISO 8601-2 (level 1, and the quarters and halves of level 2 when
reading). TIMEX3 values follow TimeML 1.2.1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from topics.dates.periods import SEASONS, Period
from topics.errors import InputError

PRECISIONS = (
    "day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century", "span",
)  # fmt: skip
"""Precisions of a span, finest first; ``span`` is any other stretch of days."""

_EDTF_DATE = re.compile(
    r"(?P<century>\d\d)XX|(?P<decade>\d{3})X"
    r"|(?P<year>\d{4})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?:[T ][\d:.Z+-]+)?"
)
_TIMEX_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?:-(?P<weekend>WE)|-(?P<weekday>[1-7]))?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?|XX(?:-XX)?|[WQH]X{1,2}))?(?:T.*)?"
    r"|(?P<decade>\d{3})X?|(?P<century>\d\d)(?:XX)?"
)


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
            message = f"'{self.precision}' is no precision of a span; the precisions are {', '.join(PRECISIONS)}."
            raise InputError(message)
        if self.first and self.last and self.first > self.last:
            message = f"The span {self.first}/{self.last} ends before it starts; exchange its days."
            raise InputError(message)

    @classmethod
    def of_day(cls, day: date) -> Span:
        """Return the span of one day."""
        return cls(day, day, "day")

    @classmethod
    def of_period(cls, period: Period) -> Span | None:
        """Return the span of a calendar period, or None outside the years 1 to 9999."""
        first, last = period.first, period.last
        if first is None or last is None:
            return None
        return cls(first, last, period.unit if period.unit in PRECISIONS else "span")

    @classmethod
    def between(cls, first: date | None, last: date | None) -> Span:
        """Return the span between two days, with the precision of the calendar period that it is, if one."""
        return _named(cls(first, last, "day" if first == last and first is not None else "span"))

    @classmethod
    def from_edtf(cls, text: str) -> Span:
        """Read an EDTF date or interval.

        Raises
        ------
        InputError
            If the text is not EDTF, or names a day that does not exist.
        """
        parts = text.strip().split("/")
        if len(parts) == 1:
            return _edtf_date(parts[0], text)
        if len(parts) == 2:
            first, last = (None if part in {"", ".."} else _edtf_date(part, text) for part in parts)
            if first or last:
                return cls.between(first.first if first else None, last.last if last else None)
        raise InputError(_not_edtf(text))

    @classmethod
    def from_timex(cls, value: str, mod: str = "") -> Span | None:
        """Return the days of a TIMEX3 value, or None where it names none (durations, sets, vague values).

        ``START``, ``MID`` and ``END`` narrow the span to its first half, its middle half, its second half;
        ``BEFORE`` and ``ON_OR_BEFORE`` open its start, ``AFTER`` and ``ON_OR_AFTER`` its end.
        """
        found = _TIMEX_DATE.fullmatch(value)
        if not found:
            return None
        try:
            span = cls.of_period(_timex_period(found.groupdict()))
        except ValueError:
            return None
        return _modified(span, mod) if span else None

    @property
    def edtf(self) -> str:
        """The span in EDTF: a date where it is one, else an interval such as ``2023-06-18/2023-06-19``."""
        if self.first is None or self.last is None:
            if self.first is None and self.last is None:
                return "../.."
            return f"{self.first or '..'}/{self.last or '..'}"
        year = self.first.year
        match self.precision:
            case "day":
                return self.first.isoformat()
            case "month":
                return self.first.isoformat()[:7]
            case "year":
                return f"{year:04d}"
            case "season":
                return f"{year:04d}-{20 + Period.containing('season', self.first).index % 4 + 1}"
            case "decade":
                return f"{year // 10:03d}X"
            case "century":
                return f"{year // 100:02d}XX"
            case "quarter" | "half":
                return f"{self.first.isoformat()[:7]}/{self.last.isoformat()[:7]}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    def contains(self, other: Span) -> bool:
        """Return whether every day of the other span lies in this one."""
        starts = self.first is None or (other.first is not None and self.first <= other.first)
        ends = self.last is None or (other.last is not None and other.last <= self.last)
        return starts and ends

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share a day."""
        return self.intersection(other) is not None

    def intersection(self, other: Span) -> Span | None:
        """Return the days that both spans hold, or None."""
        if self.contains(other):
            return other
        if other.contains(self):
            return self
        first = max((day for day in (self.first, other.first) if day), default=None)
        last = min((day for day in (self.last, other.last) if day), default=None)
        if first and last and first > last:
            return None
        return Span.between(first, last)

    def union(self, other: Span) -> Span:
        """Return the shortest span that holds both."""
        if self.contains(other):
            return self
        if other.contains(self):
            return other
        first = min(self.first, other.first) if self.first and other.first else None
        last = max(self.last, other.last) if self.last and other.last else None
        return Span.between(first, last)


def _not_edtf(text: str) -> str:
    return f"'{text}' is not a date in EDTF; write for example 2023-06-19, 2023-06 or 2023-06-18/2023-06-19."


def _edtf_date(part: str, text: str) -> Span:
    found = _EDTF_DATE.fullmatch(part.strip().rstrip("?~%"))
    if not found:
        raise InputError(_not_edtf(text))
    century, decade = found["century"], found["decade"]
    try:
        if century or decade:
            period = Period("century", int(century)) if century else Period("decade", int(decade))
        else:
            period = _edtf_period(int(found["year"]), found["month"], found["day"])
    except ValueError as error:
        raise InputError(_not_edtf(text)) from error
    span = Span.of_period(period)
    if span is None:
        raise InputError(_not_edtf(text))
    return span


def _edtf_period(year: int, month: str | None, day: str | None) -> Period:
    if month in {None, "XX"}:
        return Period("year", year)
    number = int(month or 0)
    if number > 12:
        for start, unit, count in ((21, "season", 4), (33, "quarter", 4), (40, "half", 2)):
            if start <= number < start + count and day is None:
                return Period.numbered(unit, year, number - start + 1)
    if day in {None, "XX"}:
        return Period.containing("month", date(year, number, 1))
    return Period.containing("day", date(year, number, int(day or 0)))


def _timex_period(parts: dict[str, str | None]) -> Period:
    """Return the period of the matched groups of a TIMEX3 value; ValueError if there is no such day."""
    if parts["decade"]:
        return Period("decade", int(parts["decade"]))
    if parts["century"]:
        return Period("century", int(parts["century"]))
    year = int(parts["year"] or 0)
    if parts["week"]:
        weekday = int(parts["weekday"] or 1)
        unit = "day" if parts["weekday"] else "weekend" if parts["weekend"] else "week"
        return Period.containing(unit, date.fromisocalendar(year, int(parts["week"]), weekday))
    if parts["season"]:
        return Period.numbered("season", year, SEASONS.index(parts["season"]) + 1)
    for unit in ("quarter", "half"):
        if number := parts[unit]:
            return Period.numbered(unit, year, int(number))
    if parts["day"]:
        return Period.containing("day", date(year, int(parts["month"] or 0), int(parts["day"])))
    if parts["month"]:
        return Period.containing("month", date(year, int(parts["month"]), 1))
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
    return Span.between(
        first + timedelta(days=length * low // 4),
        first + timedelta(days=max(length * high // 4 - 1, length * low // 4)),
    )


def _named(span: Span) -> Span:
    """Return the span with the name of the calendar period that it exactly is, if it is one."""
    if span.first and span.last and span.precision == "span":
        for unit in ("week", "weekend", "month", "quarter", "half", "year", "decade", "century"):
            period = Period.containing(unit, span.first)
            if (period.first, period.last) == (span.first, span.last):
                return Span(span.first, span.last, unit)
    return span
