"""Ranges of days and years: ends that stand as bare numbers, and years that are given only once."""

import re
from collections.abc import Iterator
from dataclasses import replace

from topics.dates.lexicon import month_number
from topics.dates.readings import Reading

_REACH = 40
"""Characters that may stand between the two ends of a range."""
_LAST_DAY = re.compile(
    r"(?:\s?[-–—/]\s?|(?P<word>\s(?:to|and|through|until)\s))(?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?"
    r"(?:,?\s(?P<year>1\d{3}|20\d\d))?(?![\w%]|[.,:]\d|[-–]\w)(?(word)(?!\s[a-z]))"
)
_LAST_YEAR = re.compile(r"[-–—/](?P<year>\d\d)(?![\w%]|[.,:]\d|[-–]\w)")
_CONNECTED = re.compile(r"\s?(?:[-–—/,]|,?\s(?:to|and|or|until|till|through|on)(?:\sthe)?\s)\s?", re.IGNORECASE)


def with_ranges(text: str, readings: list[Reading]) -> Iterator[Reading]:
    """Yield the readings with the ends of ranges: the 19 of "June 18-19", the year of "May and June 1940"."""
    reached = 0
    for at, reading in enumerate(readings):
        if reading.start < reached:
            continue
        following = readings[at + 1] if at + 1 < len(readings) else None
        end = _last_of_range(text, reading)
        if end and following and following.start < end.stop < following.stop:
            end = None
        reached = end.stop if end else reading.stop
        yield _with_year(text, reading, end or following)
        if end:
            yield end


def _with_year(text: str, reading: Reading, source: Reading | None) -> Reading:
    """Return a day or month without a year with that of its range's end, or of its neighbour in a list."""
    if source is None or not {reading.kind, source.kind} <= _DATED or _YEARS & reading.parts.keys():
        return reading
    between = _CONNECTED.fullmatch(text, reading.stop, min(source.start, reading.stop + _REACH))
    given = {name: part for name, part in source.parts.items() if name in _YEARS or name == "era"}
    if not between or not given:
        return reading
    year, (month, last) = given.get("year", ""), (month_number(item.parts["month"]) for item in (reading, source))
    if _UP_TO.search(between[0]) and len(year) == 4 and month > last:
        given["year"] = str(int(year) - 1)
    return replace(reading, parts={**reading.parts, **given})


_DATED = frozenset({"date", "month"})
_UP_TO = re.compile(r"[-–—]|to|until|till|through", re.IGNORECASE)
_YEARS = frozenset({"year", "yearwords", "shortyear"})


def _last_of_range(text: str, reading: Reading) -> Reading | None:
    """Return the second day or year of a range that starts with a reading, if one follows it at once."""
    parts = reading.parts
    if reading.kind == "date" and "day" in parts and text[reading.stop - 1].isdigit() and not _YEARS & parts.keys():
        found = _LAST_DAY.match(text, reading.stop)
        if found and int(found["day"]) > int("".join(filter(str.isdigit, parts["day"]))):
            given = {name: part for name, part in found.groupdict().items() if part and name != "word"}
            kept = {name: part for name, part in parts.items() if not name.startswith("week")}
            return Reading(found.start("day"), found.end(), "last-day-of-range", "date", {**kept, **given})
    if reading.kind == "year" and len(parts.get("year", "")) == 4 and text[reading.stop - 1].isdigit():
        found = _LAST_YEAR.match(text, reading.stop)
        if found and int(found["year"]) > int(parts["year"][2:]):
            year = parts["year"][:2] + found["year"]
            return Reading(found.start("year"), found.end(), "last-year-of-range", "year", {"year": year})
    return None
