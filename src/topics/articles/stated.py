"""Full dates in lines that say when an article was published."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from topics.dates.spans import Span

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
            "aug august", "sep sept september", "oct october", "nov november", "dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"""(?<![\d/.-])(?:
      (?P<year>(?:19|20)\d\d)[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>0?[1-9]|[12]\d|3[01])
        (?:[T\s]\d\d:\d\d\S*)?(?!\d)
    | (?P<day_first>[0-3]?\d)(?:st|nd|rd|th)?\.?[\s\-]+(?:of\s+)?
        (?P<month_named>{_MONTH})\b\.?,?[\s\-]+(?P<year_named>(?:19|20)\d\d)(?!\d)
    | (?P<named_month>{_MONTH})\b\.?\s+(?P<named_day>[0-3]?\d)(?:st|nd|rd|th)?,?
        \s+(?P<named_year>(?:19|20)\d\d)(?!\d)
    | (?P<one>[0-3]?\d)[/.](?P<two>[0-3]?\d)[/.](?P<slash_year>(?:19|20)\d\d)(?!\d)
    )""",
    re.IGNORECASE | re.VERBOSE,
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
class StatedDay:
    """A full date in a text: characters ``start`` to ``stop``, its day, and whether the day is certain.

    ``other`` is the second reading of 03/04/2023, where both fit (03.04.2023 has the day first).
    """

    start: int
    stop: int
    day: datetime.date
    other: datetime.date | None = None

    @property
    def span(self) -> Span:
        """The day, or all days from the one reading to the other."""
        days = (self.day, self.other or self.day)
        return Span.between(min(days), max(days))


def find_full_dates(text: str) -> Iterator[StatedDay]:
    """Yield every date of the text that has day, month and year."""
    for match in _DATE.finditer(text):
        group = match.groupdict()
        other = None
        if group["one"]:
            one, two, year = int(group["one"]), int(group["two"]), int(group["slash_year"])
            day, other = _day(year, two, one), _day(year, one, two)
            day, other = (day, other) if day else (other, None)
            other = None if other == day or "." in match.group() else other
        else:
            year_text = group["year"] or group["year_named"] or group["named_year"]
            month = group["month"] or group["month_named"] or group["named_month"]
            number = group["day"] or group["day_first"] or group["named_day"]
            day = _day(int(year_text), _MONTHS.get(month.lower()) or int(month), int(number))
        if day is not None:
            yield StatedDay(match.start(), match.end(), day, other)


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


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


def find_stated_day(line: str) -> StatedDay | None:
    """Return the date of a line that says when it was published; an "updated" day only if no other."""
    days = list(find_full_dates(line))
    labelled = [day for day in days if not _LATER.search(line[max(0, day.start - 24) : day.start])]
    return next(iter(labelled or days), None)
