"""What time expressions mean while the publication day is not known: each as a function of that day.

"On Friday" is a day of each week, "8 March" a day of each year, "three days after the vote" lies three days before
publication: what an expression means is told for every day on which its text can have been published, from one
reading of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from topics.dates.durations import count_of, counted_in
from topics.dates.expressions import Meaning, Reading
from topics.dates.finder import find_readings
from topics.dates.resolver import resolve
from topics.dates.tense import cue_pattern, direction
from topics.english.calendar import UNITS, WEEKDAYS, month_number
from topics.english.numbers import number_of, ordinal_of

Shape = Literal["stated", "weekly", "yearly"]
"""How the days follow from the day of publication: not at all, by its weekday, or by its place in the year."""

_WEEK = tuple(date(2001, 1, 1) + timedelta(days=step) for step in range(7))
"""A Monday to a Sunday, far from a new year or month's end that would matter: days to try an expression on."""
_FARTHEST = 70
"""Days, inclusively, that a "weekly" expression may lie from publication."""
_NEIGHBOURS = 24
"""Characters looked at on either side of a duration for words such as "after"."""
_DAYS_OF_UNIT = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}
_BEFORE = {"day": 1.0, "week": 4.0, "month": 10.0, "year": 45.0}
_BEYOND = {"day": 1.0, "week": 4.0, "month": 27.0, "year": 120.0}
"""Days by which a count of units can be short and be exceeded: "two months after" is said of seven to twelve weeks."""
_ROUND = 10
"""A count that is a multiple of this may be a round one …"""
_ROUNDED = 0.2
"""… and be off by this share of itself."""
_MOST_ELAPSED = 1200
"""Days, inclusively, from which a stretch of time tells nothing of the day of publication any more."""
_AROUND = 10.0
"""Days before and after an anniversary on which it is spoken of."""
_UP_TO_NOW = frozenset({"ago", "on"})
"""Words after a count that let it end at publication."""
_WEEKLY_KINDS = frozenset({"weekday", "deictic", "relative", "offset"})
_OF_TODAY = frozenset({"this", "last"})
"""Words before a part of a day that count it from publication; others leave it to the day that the text speaks of."""
_WEEKLY_UNITS = frozenset({"day", "week", "weekend"})


@dataclass(frozen=True, slots=True)
class OpenDate:
    """A time expression, and how its days follow from the day of publication.

    Parameters
    ----------
    start, stop : int
        Characters of the text.
    direction : int
        Where its clause points: -1 past, 1 future, 0 unknown.
    shape : Shape
        What ``numbers`` mean.
    numbers : tuple of int
        *stated*: first and last day (proleptic ordinals). *weekly*: for a publication on a Monday, a Tuesday … the
        steps from it to the first and to the last day, 14 numbers. *yearly*: month, day, and the weekday that
        stands with it (1 to 7, else 0).
    unit : str
        What it names: ``day``, ``week``, ``weekend``, ``month``, ``year`` …, or ``elapsed`` for a stretch of time.
    names_weekday : bool
        Whether it is a weekday counted from publication.
    is_holiday : bool
        Whether it is the day of a holiday that is named with its year.
    """

    start: int
    stop: int
    direction: int
    shape: Shape
    numbers: tuple[int, ...]
    unit: str
    names_weekday: bool = False
    is_holiday: bool = False


def open_dates(text: str) -> list[OpenDate]:
    """Return the time expressions of a news text whose days are stated or follow from its publication, in order.

    Months without a year, and what is counted from the text's own dates, are left out.

    Parameters
    ----------
    text : str
        Any text.

    Examples
    --------
    >>> [(item.shape, item.unit) for item in open_dates("On Friday, two weeks after the vote on 8 March 2021.")]
    [('weekly', 'day'), ('weekly', 'elapsed'), ('stated', 'day')]
    """
    readings = find_readings(text)
    counters = _counters(text, readings)
    if not readings:
        return counters
    by_day = [resolve(text, readings, day, narrative=False) for day in _WEEK]
    dates = (
        _elapsed(text, reading) or _open_date(text, reading, meanings)
        for reading, meanings in zip(readings, zip(*by_day, strict=True), strict=True)
    )
    return sorted([*(item for item in dates if item), *counters], key=lambda item: item.start)


def _counters(text: str, readings: Sequence[Reading]) -> list[OpenDate]:
    """Return the stretches of time that are told by a number in their order ("day 30 of the search"), in order."""
    matches = (
        match for name in ("counted-day", "counted-unit", "anniversary") for match in cue_pattern(name).finditer(text)
    )
    found = [
        OpenDate(match.start(), match.end(), -1, "weekly", steps * len(_WEEK), "elapsed")
        for match in matches
        if (steps := _counted_steps(match))
    ]
    free = (item for item in found if not any(item.start < read.stop and read.start < item.stop for read in readings))
    return sorted(free, key=lambda item: item.start)


def _counted_steps(match: re.Match[str]) -> tuple[int, int] | None:
    """Return the steps from publication back to the first and the last day from which may be counted."""
    parts = match.groupdict()
    count = int(number_of(parts["number"])) if "number" in parts else ordinal_of(parts["nth"])
    if not count:
        return None
    if "number" not in parts and "unit" not in parts:
        least, most = (count * _DAYS_OF_UNIT["year"] + around for around in (-_AROUND, _AROUND))
    else:
        unit = (parts.get("unit") or "day").lower()
        least, most = (count - 1) * _DAYS_OF_UNIT[unit] - (unit == "day"), count * _DAYS_OF_UNIT[unit]
    return (-round(most), -max(0, round(least))) if most <= _MOST_ELAPSED else None


def _open_date(text: str, reading: Reading, meanings: Sequence[Meaning | None]) -> OpenDate | None:
    first = meanings[0]
    if first is None or first.period is None or first.period.first is None or first.period.last is None:
        return None
    sign = direction(text, reading.start, reading.stop).sign
    unit = first.period.unit
    if first.certainty == "stated":
        numbers = (first.period.first.toordinal(), first.period.last.toordinal())
        is_holiday = reading.kind == "holiday"
        return OpenDate(reading.start, reading.stop, sign, "stated", numbers, unit, is_holiday=is_holiday)
    core = reading.inner if reading.kind == "time" and reading.inner else reading
    if core.kind == "date" and "month" in core.parts and "week" not in core.parts:
        return _yearly(reading, core, first, sign)
    of_today = core.kind == "partofday" and bool(_OF_TODAY.intersection(core.shift))
    if unit not in _WEEKLY_UNITS or not (of_today or core.kind in _WEEKLY_KINDS):
        return None
    steps = _steps(meanings)
    if steps is None or max(map(abs, steps)) > _FARTHEST:
        return None
    return OpenDate(reading.start, reading.stop, sign, "weekly", steps, unit, core.kind == "weekday")


def _yearly(reading: Reading, core: Reading, meaning: Meaning, sign: int) -> OpenDate | None:
    day = meaning.period.first if meaning.period else None
    if day is None:
        return None
    weekday = WEEKDAYS.get(core.word("weekday").rstrip("."), 0)
    numbers = (month_number(core.parts["month"]), day.day, weekday)
    return OpenDate(reading.start, reading.stop, sign, "yearly", numbers, "day")


def _steps(meanings: Sequence[Meaning | None]) -> tuple[int, ...] | None:
    """Return the steps from each day of the week to the days that an expression means then, None without days."""
    steps: list[int] = []
    for day, meaning in zip(_WEEK, meanings, strict=True):
        held = (meaning.days or meaning.period) if meaning else None
        if held is None or held.first is None or held.last is None:
            return None
        steps += ((held.first - day).days, (held.last - day).days)
    return tuple(steps)


def _elapsed(text: str, reading: Reading) -> OpenDate | None:
    """Return the days that lie a stretch of time before publication ("two weeks after the vote", "a month ago")."""
    is_ago = reading.kind == "offset" and reading.word("direction") in _UP_TO_NOW
    if not is_ago and not (reading.kind == "duration" and _runs_to_publication(text, reading)):
        return None
    some = count_of(reading.parts)
    if some is None:
        return None
    count, unit = counted_in(some, UNITS[reading.word("unit")])
    if unit not in _DAYS_OF_UNIT or (is_ago and unit == "day"):
        return None
    elapsed, before, beyond = count * _DAYS_OF_UNIT[unit], _BEFORE[unit], _BEYOND[unit]
    if count >= _ROUND and count % _ROUND == 0:
        before, beyond = max(before, _ROUNDED * elapsed), max(beyond, _ROUNDED * elapsed)
    if elapsed > _MOST_ELAPSED:
        return None
    least = elapsed if reading.mod == "MORE_THAN" else elapsed - before
    most = elapsed if reading.mod == "LESS_THAN" else elapsed + beyond
    steps = (-round(most), -max(0, round(least)))
    return OpenDate(reading.start, reading.stop, -1, "weekly", steps * len(_WEEK), "elapsed")


def _runs_to_publication(text: str, reading: Reading) -> bool:
    before = text[max(0, reading.start - _NEIGHBOURS) : reading.start]
    after = text[reading.stop : reading.stop + _NEIGHBOURS]
    return bool(cue_pattern("elapsed-before").search(before) or cue_pattern("elapsed-after").match(after))
