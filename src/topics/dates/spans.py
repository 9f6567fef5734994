"""Spans of days: a first and a last day with a precision, read from and written as EDTF and TIMEX3.

EDTF is the Extended Date/Time Format of ISO 8601-2 (level 1, and the quarters and halves of level 2 when
reading). TIMEX3 values follow TimeML 1.2.1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NoReturn

from topics.dates.periods import Period
from topics.errors import refuse

if TYPE_CHECKING:
    from topics.records import Precision

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
_FIRST_SEASON_CODE = 21
"""EDTF code of spring; the other seasons follow."""
_EDTF_FORMS = {"day": (10, ""), "month": (7, ""), "year": (4, ""), "decade": (3, "X"), "century": (2, "XX")}
"""How many characters of its first day an EDTF date shows, and what stands for the rest."""
_RECOGNISED: tuple[Precision, ...] = (
    "day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century",
)  # fmt: skip
"""Periods that a stretch of days is recognised as."""
_PRECISION_OF: dict[str, Precision] = {unit: unit for unit in (*_RECOGNISED, "season")}
"""Precisions of spans that are one calendar period, by its unit; a millennium is any other stretch of days."""
_QUARTERS_OF_PERIOD = {"START": (0, 2), "MID": (1, 3), "END": (2, 4)}
"""Quarters of a period that its start, middle and end can mean: the middle overlaps both others."""
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days, both ends included: the one type for days in the whole project.

    Spans are sorted by their first day, then by their last.

    Parameters
    ----------
    first, last : date or None
        First and last possible day; None is an open end.
    precision : Precision
        How exactly the days are known.

    Raises
    ------
    InputError
        If it ends before it starts.
    """

    first: date | None
    last: date | None
    precision: Precision = "span"

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            refuse(f"The span {self.first}/{self.last} ends before it starts; exchange its days.")

    def __lt__(self, other: Span) -> bool:
        return (*self.bounds, self.precision) < (*other.bounds, other.precision)

    # ---------------------------------------------------------------- ways to a span

    @classmethod
    def of_day(cls, day: date) -> Span:
        """Return the span of one day."""
        return cls(day, day, "day")

    @classmethod
    def of_period(cls, period: Period) -> Span | None:
        """Return the span of a calendar period, or None outside the years 1 to 9999."""
        if period.first is None or period.last is None:
            return None
        return cls(period.first, period.last, _PRECISION_OF.get(period.unit, "span"))

    @classmethod
    def between(cls, first: date | None, last: date | None) -> Span:
        """Return the span between two days, with the precision of the calendar period that it is, if one."""
        if first is None or last is None:
            return cls(first, last)
        for unit in _RECOGNISED:
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

        Examples
        --------
        >>> Span.from_edtf("2023-06").last, Span.from_edtf("2023-08/..").edtf
        (datetime.date(2023, 6, 30), '2023-08-01/..')
        """
        start, slash, end = text.strip().partition("/")
        if not slash:
            return _edtf_date(start, text)
        if start in _OPEN and end in _OPEN:
            _refuse_edtf(text)
        first = None if start in _OPEN else _edtf_date(start, text).first
        last = None if end in _OPEN else _edtf_date(end, text).last
        return cls.between(first, last)

    @classmethod
    def from_timex(cls, value: str, mod: str = "") -> Span | None:
        """Return the days of a TIMEX3 value, or None where it names none (durations, sets, vague values).

        ``START``, ``MID`` and ``END`` narrow the span to its first half, its middle half, its second half;
        ``BEFORE`` and ``ON_OR_BEFORE`` open its start, ``AFTER`` and ``ON_OR_AFTER`` its end.
        """
        span = _span_of(_TIMEX_DATE, value)
        return _modified(span, mod) if span else None

    @classmethod
    def from_columns(cls, first: str, last: str, precision: Precision) -> Span | None:
        """Return the span that three columns of a table hold, days as YYYY-MM-DD; None where both are empty."""
        if not first and not last:
            return None
        return cls(date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None, precision)

    # ---------------------------------------------------------------- what it says

    @property
    def edtf(self) -> str:
        """The span in EDTF: a date where it is one, else an interval such as ``2023-06-18/2023-06-19``."""
        first = self.first.isoformat() if self.first else ".."
        last = self.last.isoformat() if self.last else ".."
        if self.precision in _EDTF_FORMS:
            length, rest = _EDTF_FORMS[self.precision]
            return first[:length] + rest
        if self.first and self.precision == "season":
            return f"{first[:4]}-{_FIRST_SEASON_CODE + Period.containing('season', self.first).index % 4}"
        if self.precision in {"quarter", "half"}:
            return f"{first[:7]}/{last[:7]}"
        return f"{first}/{last}"

    @property
    def bounds(self) -> tuple[date, date]:
        """Both ends, an open one at the end of the calendar."""
        return self.first or date.min, self.last or date.max

    @property
    def length(self) -> int:
        """Number of days; of an open span those to the end of the calendar."""
        first, last = self.bounds
        return (last - first).days + 1

    @property
    def is_likely(self) -> bool:
        """Whether these are only the likeliest of the days that are possible."""
        return isinstance(self, LikelySpan)

    # ---------------------------------------------------------------- how it lies to others

    def holds(self, day: date) -> bool:
        """Return whether a day is one of these."""
        first, last = self.bounds
        return first <= day <= last

    def contains(self, other: Span) -> bool:
        """Return whether every day of the other span lies in this one."""
        (first, last), (other_first, other_last) = self.bounds, other.bounds
        return first <= other_first and other_last <= last

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share a day."""
        (first, last), (other_first, other_last) = self.bounds, other.bounds
        return first <= other_last and other_first <= last

    def intersection(self, other: Span) -> Span | None:
        """Return the days that both spans hold, or None."""
        if self.contains(other):
            return other
        if other.contains(self):
            return self
        if not self.overlaps(other):
            return None
        (first, last), (other_first, other_last) = self.bounds, other.bounds
        return _span_between(max(first, other_first), min(last, other_last))

    def union(self, other: Span) -> Span:
        """Return the shortest span that holds both."""
        if self.contains(other):
            return self
        if other.contains(self):
            return other
        (first, last), (other_first, other_last) = self.bounds, other.bounds
        return _span_between(min(first, other_first), max(last, other_last))


@dataclass(frozen=True)
class LikelySpan(Span):
    """Days that are only likely: written with ``~`` in EDTF.

    Parameters
    ----------
    first, last, precision
        The likeliest days, as of any span.
    interval : Span or None
        All days that are possible, these among them.
    """

    interval: Span | None = None

    @classmethod
    def within(cls, likeliest: Span, interval: Span) -> LikelySpan:
        """Return the likeliest days with the interval that holds all that are possible."""
        return cls(likeliest.first, likeliest.last, likeliest.precision, interval)

    @property
    def edtf(self) -> str:
        """The likeliest days in EDTF, approximate.

        Examples
        --------
        >>> day = Span.from_edtf("2014-03-08")
        >>> LikelySpan.within(day, Span.from_edtf("2014-03")).edtf
        '2014-03-08~'
        """
        return "/".join(f"{end}~" for end in super().edtf.split("/"))


def _span_between(first: date, last: date) -> Span:
    """Return the span between two days, open where a day is an end of the calendar."""
    return Span.between(first if first > date.min else None, last if last < date.max else None)


_OPEN = frozenset({"", ".."})
"""Ways to write an open end of an interval."""


def _edtf_date(part: str, whole: str) -> Span:
    """Return the span of an EDTF date, taking no notice of its marks of uncertainty."""
    span = _span_of(_EDTF_DATE, part.strip().rstrip("?~%"))
    return span or _refuse_edtf(whole)


def _refuse_edtf(text: str) -> NoReturn:
    refuse(f"'{text}' is not a date in EDTF; write for example 2023-06-19, 2023-06 or 2023-06-18/2023-06-19.")


@lru_cache(maxsize=4096)
def _span_of(notation: re.Pattern[str], value: str) -> Span | None:
    """Return the span of a date in EDTF or TIMEX3, or None where the value names no day that exists."""
    match = notation.fullmatch(value)
    if match is None:
        return None
    try:
        return Span.of_period(_period(match.groupdict()))
    except ValueError:
        return None


def _period(groups: dict[str, str | None]) -> Period:
    """Return the period of the matched groups of a date; ValueError if there is no such day."""
    for unit in ("decade", "century"):
        number = groups[unit]
        if number:
            return Period(unit, int(number))
    year = int(groups["year"] or 0)
    week, code, month = groups.get("week"), groups["code"], groups["month"]
    if week:
        return _week_or_day(year, int(week), groups)
    if code:
        unit, number_in_year = _CODES[code]
        return Period.numbered(unit, year, number_in_year)
    if month:
        day = groups["day"]
        return Period.containing("day" if day else "month", date(year, int(month), int(day or 1)))
    return Period("year", year)


def _week_or_day(year: int, week: int, groups: dict[str, str | None]) -> Period:
    """Return a week of ISO 8601, its weekend, or one of its days."""
    weekday = groups["weekday"]
    if weekday:
        return Period.containing("day", date.fromisocalendar(year, week, int(weekday)))
    return Period.containing("weekend" if groups["weekend"] else "week", date.fromisocalendar(year, week, 1))


def _modified(span: Span, mod: str) -> Span:
    """Return a span as a TIMEX3 mod narrows or opens it."""
    first, last = span.first, span.last
    if first is None or last is None:
        return span
    if mod in _QUARTERS_OF_PERIOD:
        return _stretch(first, last, *_QUARTERS_OF_PERIOD[mod])
    if mod == "BEFORE":
        return Span(None, first - timedelta(days=1))
    if mod == "ON_OR_BEFORE":
        return Span(None, last)
    if mod == "AFTER":
        return Span(last + timedelta(days=1), None)
    if mod == "ON_OR_AFTER":
        return Span(first, None)
    return span


def _stretch(first: date, last: date, low: int, high: int) -> Span:
    """Return a stretch of a period, from and to quarters of it: in whole months if it is a year or longer."""
    n_months = _MONTHS_A_YEAR * (last.year - first.year) + last.month - first.month + 1
    if n_months % _MONTHS_A_YEAR == 0 and first.day == 1:
        start = Period.containing("month", first)
        return Span.between(start.shifted(n_months * low // 4).first, start.shifted(n_months * high // 4 - 1).last)
    n_days = (last - first).days + 1
    skipped = n_days * low // 4
    reached = max(n_days * high // 4 - 1, skipped)
    return Span.between(first + timedelta(days=skipped), first + timedelta(days=reached))
