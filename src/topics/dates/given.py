"""A day as somebody or some program gives it: a cell of a table, a value of a record, a line of a sidecar.

The whole value is a date, so that much shorter forms are understood here than in a text: ``6/19/23``, ``45096``,
``19-Jun-23``, ``1687161600``. What cannot be understood is None, never the part of it that looks like a date.
"""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Literal, NamedTuple

import regex

from topics.dates.periods import Period
from topics.dates.spans import Span
from topics.dates.stated import ALL_MONTHS, BESIDE_A_DATE, number_of_month
from topics.english.calendar import TIME_ZONES, WEEKDAY_NAMES, WEEKDAYS
from topics.english.data import alternatives, read_lists
from topics.errors import InputError, refuse

DayOrder = Literal["", "day first", "month first"]
"""In which order 03/04/2023 is written; empty where nobody knows."""

_DAYS_AROUND = 7
"""Days, inclusively, that the true day may lie from an approximate one ("2021-05-03~"). A convention, not measured.
An approximate month, year or decade may be the one beside it."""
_PERIODS = frozenset({"month", "year", "decade", "century"})
"""Periods that an approximate date may be off by one of."""
_SHORT_YEAR = 2
"""Digits of a year without its century."""
_CENTURY_OF_2000 = range(40)
_CENTURY_OF_1900 = range(69, 100)
"""Years of two digits with a century that is plain; between them it is not, and the day is not understood."""
_FIRST_SERIAL, _LAST_SERIAL = 25_569, 73_050
"""Days since 30 December 1899, as spreadsheets count them, inclusively: the years 1970 to 2099."""
_SERIAL_ORIGIN = date(1899, 12, 30)
_FIRST_SECOND = 631_152_000
"""Seconds since 1970 from which (inclusive, 1 January 1990) a number is a Unix time."""
_LAST_SECOND = 4_102_444_800
"""Seconds since 1970 up to which (exclusive, 1 January 2100) a number is a Unix time."""
_TICKS = (1, 1_000, 1_000_000, 1_000_000_000)
"""Parts of a second in which a Unix time may be counted."""
_NO_DAYS = frozenset({
    date(1, 1, 1), date(1601, 1, 1), date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1), date(1904, 1, 1),
    date(1969, 12, 31), date(1970, 1, 1), date(9999, 12, 31),
})  # fmt: skip
"""Days that programs write where they have none: the beginnings and ends of their calendars."""
_EMPTY = frozenset({
    "", "-", "--", "?", "0", "n.d.", "n. d.", "nd", "n/a", "na", "nan", "nat", "nil", "none", "null", "undated",
    "undefined", "unknown", "invalid date",
})  # fmt: skip
"""Values, in small letters, that say that there is no day."""
_ZEROS = re.compile(r"0000-00-00\b.*|0{2}/0{2}/0{4}")

_MONTH = alternatives(ALL_MONTHS)
_YEAR = r"(?:1[4-9]|2[01])\d\d"
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[.,]\d+)?"
_ZONE = rf"(?:{alternatives(TIME_ZONES)}|[+-]\d\d[:']?\d\d'?)"
_WRITTEN = regex.compile(
    rf"""(?<![\w])(?:
      (?P<year>{_YEAR})年(?P<month>\d\d?)月(?P<day>\d\d?)日
    | (?P<year>{_YEAR})(?:[-/.:_]|,?\s)\s?(?P<month>{_MONTH}|\d\d?)(?:[-/.:_]|,?\s)\s?(?P<day>\d\d?)(?:T[\d:.]+Z?)?
    | (?P<month>{_MONTH})\.?\s+(?P<day>\d\d?),?\s+{_CLOCK}(?:\s?[ap]m)?(?:\s{_ZONE})?\s+(?P<year>{_YEAR})
    | (?P<day>\d\d?)(?:st|nd|rd|th|er)?[-/.,_\s]*(?:(?:of|de)\s+)?(?P<month>{_MONTH})
        [-/.,_\s'’]*(?:de\s+)?(?P<year>{_YEAR}|\d\d(?!:))
    | (?P<month>{_MONTH})\.?[-/_\s]*(?P<day>\d\d?)(?:st|nd|rd|th)?[-/.,_\s'’]+(?P<year>{_YEAR}|\d\d(?!:))
    | (?P<one>\d\d?)(?P<mark>[-/.\s])\s?(?P<two>\d\d?)[-/.\s]\s?(?P<year>{_YEAR}|\d\d(?!:))
    )(?!\d)""",
    regex.IGNORECASE | regex.VERBOSE,
)
_PACKED = re.compile(
    rf"(?P<year>{_YEAR})(?P<month>\d\d)(?P<day>\d\d)(?:[T ]?\d{{4}}(?:\d\d)?(?:\.\d+)?)?(?:Z|{_ZONE})?"
)
_PACKED_DAY_FIRST = re.compile(rf"(?P<day>\d\d)(?P<month>\d\d)(?P<year>{_YEAR})")
_ORDINAL = re.compile(rf"(?P<year>{_YEAR})-(?P<day>[0-3]\d\d)")
_WEEK = re.compile(rf"{_YEAR}-W\d\d(?:-[1-7])?")
_MONTH_OF_YEAR = re.compile(
    rf"(?:(?P<month>{_MONTH})\.?[-/,\s]+(?P<year>{_YEAR})|(?P<year_before>{_YEAR})[/\s]+(?P<month_after>{_MONTH}|\d\d?)"
    rf"|(?P<number>\d\d?)[/.](?P<year_after>{_YEAR})"
    rf"|(?P<year_dotted>{_YEAR})\.(?P<number_after>0[1-9]|1[0-2]))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:e\+?\d+)?", re.IGNORECASE)
_WRAPPED = re.compile(r"^(?:[A-Za-z.]+\s?)?[A-Za-z]+\(\s*(?P<inner>.*?)\s*\)$|^/Date\((?P<ticks>\d+)[^)]*\)/$")
"""A date as a program prints it: ``ISODate("…")``, ``datetime.datetime(2023, 6, 19)``, ``/Date(…)/``."""
_LONGEST_VALUE = 1_000
"""Characters of what is given for a day, at most (inclusive); what is longer is a text."""
_KEYED = re.compile(r"^\{\s*['\"]\$?\w+['\"]\s*:\s*(?P<inner>.*?)\s*\}$")
"""A date as the value of an object: ``{"$date": "…"}``."""
_WEEKDAY = re.compile(rf"\b(?:{alternatives(WEEKDAYS)})\b", re.IGNORECASE)
_QUALIFIED = re.compile(r"[?~%]")


def _of_list(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{read_lists('topics.dates', 'stated')[name].pattern})(?!\w)", re.IGNORECASE)


_CHANGE, _CAPTURE = _of_list("change-labels"), _of_list("capture-labels")
_DOUBT, _EARLIER, _LATER = _of_list("doubt"), _of_list("earlier"), _of_list("later")


class GivenDay(NamedTuple):
    """The days that a given value allows, and why it is not one certain day ("" where it is what it says)."""

    span: Span
    remark: str = ""


def is_empty_day(value: str) -> bool:
    """Return True for a value that says that there is no day, such as "", "n.d.", "NaT" or "0000-00-00"."""
    folded = value.strip().casefold()
    return folded in _EMPTY or bool(_ZEROS.fullmatch(folded))


def is_placeholder(span: Span) -> bool:
    """Return True for a day that programs write where they have none, such as 1 January 1970."""
    return span.first == span.last and span.first in _NO_DAYS


def read_given_day(value: str, order: DayOrder = "") -> GivenDay | None:
    """Return the days that a value allows, or None where it is not understood.

    Parameters
    ----------
    value : str
        What is given for a day: EDTF, ISO 8601, English in any of its short forms, a Unix time, the serial number
        of a spreadsheet, or what a program prints.
    order : DayOrder
        How 03/04/2023 is read.

    Examples
    --------
    >>> [read_given_day(value).span.edtf for value in ("6/19/23", "45096", "19-Jun-23", "14 July 1889")]
    ['2023-06-19', '2023-06-19', '2023-06-19', '1889-07-14']
    >>> read_given_day("03/04/2023").span.edtf, read_given_day("03/04/2023").remark
    ('2023-03-04/2023-04-03', 'can be read in two ways')
    >>> read_given_day("some day in June") is None
    True
    """
    bare = _unwrapped(" ".join(value.split())) if len(value) <= _LONGEST_VALUE else ""
    if is_empty_day(bare):
        return None
    readers: tuple[Callable[[str, DayOrder], GivenDay | None], ...] = (_edtf, _number, _month, _written)
    return next((given for read in readers if (given := read(bare, order))), None)


def plain_days(value: str, order: DayOrder = "") -> Span:
    """Return the days of a value that is a plain day or period: EDTF, else any form in which tables write a day.

    Raises
    ------
    InputError
        If it is none, or can be read in two ways; the sentence says what to write.

    Examples
    --------
    >>> plain_days("11 Feb 2011").edtf, plain_days("2011-2-1").edtf, plain_days("Feb 2011").edtf
    ('2011-02-11', '2011-02-01', '2011-02')
    """
    with suppress(InputError):
        return Span.from_edtf(value)
    given = None if is_empty_day(value) else read_given_day(value, order)
    if given is None or given.remark:
        refuse(f"the day '{value}' {day_fault(value, by_hand=True) or 'is not understood'}; write it in EDTF")
    return given.span


def first_and_last(start: str | date, end: str | date) -> tuple[str, str]:
    """Return the first and the last day of a stretch that somebody asks for, as YYYY-MM-DD; "" for an open end.

    Parameters
    ----------
    start, end : str or date
        A day, or a longer period, which is meant from its beginning or to its end; "" for none.

    Raises
    ------
    InputError
        If one of them is not understood, or the first day is after the last.

    Examples
    --------
    >>> first_and_last("1 Feb 2011", "2011-02"), first_and_last("2011", "")
    (('2011-02-01', '2011-02-28'), ('2011-01-01', ''))
    """
    first, last = (_asked_days(name, day) for name, day in (("start", start), ("end", end)))
    begins = first.first.isoformat() if first is not None and first.first is not None else ""
    ends = last.last.isoformat() if last is not None and last.last is not None else ""
    if begins and ends and begins > ends:
        refuse(f"start is {begins} and end is {ends}, so that no day lies between them; give the earlier one as start.")
    return begins, ends


def _asked_days(name: str, day: str | date) -> Span | None:
    text = str(day).strip()
    if not text:
        return None
    try:
        return plain_days(text)
    except InputError:
        fault = day_fault(text, by_hand=True) or "is no day"
        refuse(f"{name} is '{day}', which {fault}; write a day as 2011-02-01 or 1 Feb 2011, or a month as 2011-02.")


def two_readings(span: Span | None) -> tuple[date, date] | None:
    """Return the two days between which a span lies where it is what 03/04/2023 can mean, else None.

    >>> [day.isoformat() for day in two_readings(read_given_day("09/02/2012").span)]
    ['2012-02-09', '2012-09-02']
    >>> two_readings(read_given_day("19/02/2012").span) is None
    True
    """
    if span is None or span.first is None or span.last is None or span.first == span.last:
        return None
    first, last = span.first, span.last
    is_swapped = (first.year, first.month, first.day) == (last.year, last.day, last.month)
    return (first, last) if is_swapped else None


def find_order(values: Iterable[str]) -> DayOrder:
    """Return the order of day and month that the values of one column show, where they show only one.

    >>> find_order(["03/04/2023", "19/04/2023"]), find_order(["03/04/2023", "05/06/2023"])
    ('day first', '')
    """
    shown: set[DayOrder] = set()
    for value in values:
        match = _WRITTEN.search(value)
        if match is None or not match["one"] or match["mark"] == ".":
            continue
        day_first, month_first = _days_in_both_orders(match)
        if (day_first is None) != (month_first is None):
            shown.add("month first" if day_first is None else "day first")
    return shown.pop() if len(shown) == 1 else ""


def in_order(value: str, order: DayOrder) -> str:
    """Return a value as it is; a day that only the order of its column makes plain, as YYYY-MM-DD.

    >>> in_order("03/04/2023", "day first"), in_order("19/04/2023", "day first")
    ('2023-04-03', '19/04/2023')
    """
    given, alone = read_given_day(value, order), read_given_day(value)
    return value if given is None or given == alone else given.span.edtf


def is_whole_day(line: str) -> bool:
    """Return True where a line is a written date with hardly anything beside it.

    >>> is_whole_day("18.03.16"), is_whole_day("Chapter 18.03.16 of the plan")
    (True, False)
    """
    rest = BESIDE_A_DATE.sub(" ", _WRITTEN.sub(" ", line, count=1))
    return bool(_WRITTEN.search(line)) and not re.search(r"\w", rest)


def with_weekday(value: str, line: str) -> str:
    """Return a value with the weekday that its line names, so that a day that can be read in two ways is plain.

    >>> with_weekday("06/03/2011", "Submitted on Fri, 06/03/2011")
    'Fri 06/03/2011'
    """
    weekday = _WEEKDAY.search(line)
    return f"{weekday.group()} {value}" if weekday else value


def day_fault(value: str, *, by_hand: bool = False) -> str:
    """Return why a given value is not a plain day or period ("" where it is one, or says that there is none).

    Parameters
    ----------
    value : str
        What is given for a day.
    by_hand : bool
        True where a person wrote it, who means 1 January 1970.
    """
    if is_empty_day(value):
        return ""
    given = read_given_day(value)
    if given is None:
        return "is not understood"
    if not by_hand and is_placeholder(given.span):
        return "is what programs write where they have no day"
    return given.remark


def _unwrapped(value: str) -> str:
    """Return a value without quotes and without what a program prints around a date."""
    for _ in range(3):  # {"$date": {"$numberLong": "1687161600000"}} is the deepest form in use
        value = value.strip("\"' ")
        match = _KEYED.match(value) or _WRAPPED.match(value)
        if match is None:
            break
        value = next(inner for inner in match.groups() if inner is not None)
    return value.removeprefix("D:") if value[:4].startswith("D:") else value


def _edtf(value: str, _order: DayOrder) -> GivenDay | None:
    """Return the days of a value in EDTF, which may have a mark or a word of doubt."""
    bare = _DOUBT.sub("", value).strip(" []")
    with suppress(InputError):
        span = Span.from_edtf(bare)
        if bare == value and not _QUALIFIED.search(value):
            return GivenDay(span)
        return GivenDay(_around(span), "is approximate")
    return None


def _around(span: Span) -> Span:
    """Return the days that an approximate day or period can mean; an open end stays open."""
    unit, steps = (span.precision, 1) if span.precision in _PERIODS else ("day", _DAYS_AROUND)
    first = Period.containing(unit, span.first).shifted(-steps).first if span.first else None
    last = Period.containing(unit, span.last).shifted(steps).last if span.last else None
    return Span.between(first, last)


def _number(value: str, _order: DayOrder) -> GivenDay | None:
    """Return the day of a value of digits: packed, a Unix time, or the serial number of a spreadsheet."""
    for notation in (_PACKED, _PACKED_DAY_FIRST):
        packed = notation.fullmatch(value)
        span = _day(packed["year"], packed["month"], packed["day"]) if packed else None
        if span is not None:
            return GivenDay(span)
    ordinal = _ORDINAL.fullmatch(value)
    if ordinal is not None:
        day = date(int(ordinal["year"]), 1, 1) + timedelta(days=int(ordinal["day"]) - 1)
        return GivenDay(Span.of_day(day)) if day.year == int(ordinal["year"]) else None
    if _WEEK.fullmatch(value):
        week = Span.from_timex(value)
        return GivenDay(week) if week else None
    if not _NUMBER.fullmatch(value):
        return None
    number = float(value)
    if _FIRST_SERIAL <= number < _LAST_SERIAL + 1:
        return GivenDay(Span.of_day(_SERIAL_ORIGIN + timedelta(days=int(number))))
    for ticks in _TICKS:
        if _FIRST_SECOND <= number / ticks < _LAST_SECOND:
            return GivenDay(Span.of_day(datetime.fromtimestamp(number / ticks, UTC).date()))
    return None


def _month(value: str, _order: DayOrder) -> GivenDay | None:
    match = _MONTH_OF_YEAR.fullmatch(value)
    if match is None:
        return None
    month = match["month"] or match["month_after"] or match["number"] or match["number_after"]
    year = match["year"] or match["year_before"] or match["year_after"] or match["year_dotted"]
    span = Span.from_timex(f"{year}-{number_of_month(month):02d}")
    return GivenDay(span) if span else None


def _written(value: str, order: DayOrder) -> GivenDay | None:
    """Return the days of a written date, as the words beside it allow."""
    matches = list(_WRITTEN.finditer(value))
    given = [span for match in matches if (span := _span_of(match, order))]
    if not given or len(given) < len(matches):
        return None
    if any(other != given[0] for other in given):
        return None
    rest = _WRITTEN.sub(" ", value)
    span, remark = _on_weekday(given[0], matches[0], rest)
    beside = BESIDE_A_DATE.sub(" ", rest)
    if _DOUBT.search(beside) or "?" in beside or "~" in beside:
        return GivenDay(_around(span), "is approximate")
    if _LATER.search(beside):
        return GivenDay(Span(span.first, None), "is a day after which it appeared")
    if _EARLIER.search(beside):
        return GivenDay(Span(None, span.last), "is a day before which it appeared")
    if _CHANGE.search(beside) or _CAPTURE.search(beside):
        return GivenDay(Span(None, span.last), "is the day of a change or a copy")
    return GivenDay(span, remark)


def _on_weekday(span: Span, match: regex.Match[str], rest: str) -> tuple[Span, str]:
    """Return the days of a written date as the weekday beside it allows, and what is to say of them."""
    named = _WEEKDAY.search(rest)
    number = WEEKDAYS[named.group().lower().rstrip(".")] if named else 0
    readings = (
        [span] if not match["one"] else [item for item in (*_days_in_both_orders(match), _year_first(match)) if item]
    )
    fitting = [item for item in readings if item.first is not None and number in {0, item.first.isoweekday()}]
    if number and len(fitting) == 1 and fitting[0].precision == "day":
        return fitting[0], ""
    if span.precision != "day":
        return span, "can be read in two ways"
    return span, "" if fitting else f"is no {WEEKDAY_NAMES[number - 1].title()}"


def _span_of(match: regex.Match[str], order: DayOrder) -> Span | None:
    """Return the days that a written date can mean in this order, or None where no such day exists."""
    if not match["one"]:
        return _day(match["year"], match["month"], match["day"])
    day_first, month_first = _days_in_both_orders(match)
    if match["mark"] == "." and day_first is not None:
        return day_first
    chosen = {"day first": day_first, "month first": month_first}.get(order)
    if chosen is not None:
        return chosen
    possible = [span for span in (day_first, month_first, _year_first(match)) if span is not None]
    if not possible:
        return None
    span = possible[0]
    for other in possible[1:]:
        span = span.union(other)
    return span


def _days_in_both_orders(match: regex.Match[str]) -> tuple[Span | None, Span | None]:
    """Return the day of 03/04/2023 with the day first and with the month first, None where there is none."""
    year, one, two = match.group("year", "one", "two")
    return _day(year, two, one), _day(year, one, two)


def _year_first(match: regex.Match[str]) -> Span | None:
    """Return the day of 23-06-19 with the year first, which only hyphens allow."""
    year, one, two = match.group("year", "one", "two")
    return _day(one, two, year) if match["mark"] == "-" and len(one) == len(year) == _SHORT_YEAR else None


def _day(year: str, month: str, day: str) -> Span | None:
    """Return a day, or None where there is no such day or its century is not plain."""
    full = _full_year(year)
    number = int(month) if month.isdigit() else number_of_month(month)
    if full is None:
        return None
    with suppress(ValueError):
        return Span.of_day(date(full, number, int(day)))
    return None


def _full_year(year: str) -> int | None:
    """Return a year of four digits for one of two, or None where its century is not plain."""
    number = int(year)
    if number in _CENTURY_OF_2000:
        return 2000 + number
    if number in _CENTURY_OF_1900:
        return 1900 + number
    return number if len(year) > _SHORT_YEAR else None
