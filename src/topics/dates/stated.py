"""Full dates as a page states them: in a line of their own, or in its address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from topics.dates.spans import Span
from topics.english.calendar import MONTH_NAMES, MONTHS, month_number
from topics.english.data import alternatives

_MONTH = alternatives(MONTHS)
_DATE = regex.compile(
    rf"""(?<![\d/.-])(?:
      (?P<year>(?:19|20)\d\d)[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>0?[1-9]|[12]\d|3[01])
        (?:[T\s]\d\d:\d\d\S*)?(?!\d)
    | (?P<day>[0-3]?\d)(?:st|nd|rd|th)?\.?[\s\-]+(?:of\s+)?
        (?P<month>{_MONTH})\b\.?,?[\s\-]+(?P<year>(?:19|20)\d\d)(?!\d)
    | (?P<month>{_MONTH})\b\.?\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)(?!\d)
    | (?P<one>[0-3]?\d)[/.](?P<two>[0-3]?\d)[/.](?P<year>(?:19|20)\d\d)(?!\d)
    )""",
    regex.IGNORECASE | regex.VERBOSE,
)
_LABEL = re.compile(
    r"\b(?:first\s+)?(?:published|posted|updated|last\s+updated|modified|created|date|dated|publication\s+date|pub\s+date|added|issued|release\s+date|released|uploaded|online)\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
_AROUND = re.compile(
    r"\b(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?|[ap]\.?m\.?|gmt|utc|bst|[ecmp][sd]?t|ist|cet|cest|aest|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|on|at|by|last|the|of|and|first|time|ago)\b",
    re.IGNORECASE,
)
_MOST_OTHER_WORDS = 6


@dataclass(frozen=True, slots=True)
class Reading:
    """One rung: the days it allows, its basis, and where in the text it was read (-1 if nowhere)."""

    span: Span
    basis: str
    start: int = -1
    stop: int = -1
    why: str = ""


def find_full_dates(text: str) -> Iterator[Reading]:
    """Yield every date of the text that has day, month and year.

    Where 03/04/2023 can be read in two ways, its span are all days from the one to the other.
    """
    for match in _DATE.finditer(text):
        year, month, day, one, two = match.group("year", "month", "day", "one", "two")
        pairs = [(two, one), (one, two)] if one else [(month, day)]
        values = [f"{year}-{month_number(month):02d}-{int(day):02d}" for month, day in pairs]
        spans = [span for value in values if (span := Span.from_timex(value))]
        if spans:  # 03.04.2023 has the day first
            span = spans[0] if "." in match.group() else spans[0].union(spans[-1])
            yield Reading(span, "stated", match.start(), match.end(), "a line of the text states it")


def is_date_line(line: str) -> bool:
    """Return True where a line holds a full date and hardly anything else but labels."""
    if len(line) > 160 or not _DATE.search(line):
        return False
    rest = _AROUND.sub(" ", _LABEL.sub(" ", _DATE.sub(" ", line)))
    words = re.findall(r"[^\W\d_]+", rest)
    limit = _MOST_OTHER_WORDS if _LABEL.search(line) else 3
    return len(words) <= limit and not re.search(r"[.!?]$", line.strip())


def has_label(line: str) -> bool:
    """Return True where a line says that its date is one of publication or change."""
    return bool(_LABEL.search(line))


def find_stated_day(line: str) -> Reading | None:
    """Return the date of a line that says when it was published; an "updated" day only if no other."""
    days = list(find_full_dates(line))
    labelled = [day for day in days if not _LATER.search(line[max(0, day.start - 24) : day.start])]
    return next(iter(labelled or days), None)


def find_url_day(url: str) -> Span | None:
    """Return the day or the month that an address gives ("/2021/03/04/", "/2021/mar/4/", "-20210304"), or None.

    >>> find_url_day("https://example.org/world/2021/mar/04/harbour").edtf
    '2021-03-04'
    """
    for pattern in _URL_DAYS:
        match = pattern.search(url)
        if not match:
            continue
        year, month, day = match.group("year", "month", "day")
        span = Span.from_timex(f"{year}-{month_number(month):02d}" + (f"-{int(day):02d}" if day else ""))
        if span:
            return span
    return None


_SHORT_MONTH = alternatives(name[:3] for name in MONTH_NAMES)
_URL_DAYS = (
    re.compile(r"[/_-](?P<year>(?:19|20)\d\d)[/_-](?P<month>0?[1-9]|1[0-2])[/_-](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(rf"/(?P<year>(?:19|20)\d\d)/(?P<month>{_SHORT_MONTH})[a-z]*/(?P<day>\d{{1,2}})(?=/)", re.IGNORECASE),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>0?[1-9]|1[0-2])(?=/)(?P<day>)"),
)
"""Dates in addresses, the surest form first."""
