"""Dates by their place in a longer period: "the first Tuesday of November", "the last day of 2022"."""

from datetime import date, timedelta

from topics.dates.anchors import Anchors
from topics.dates.expressions import Meaning, Reading, dated
from topics.dates.named_dates import year_in
from topics.dates.periods import Period, nth_weekday
from topics.dates.weekdays import weekday_number
from topics.english.calendar import UNITS, month_number
from topics.english.numbers import ordinal_of

_FROM_THE_END = {"last": -1, "final": -1, "closing": -1, "penultimate": -2}
"""Words that count from the end of a period."""
_OPENING = "opening"
_DAYS_A_WEEK = 7
_SATURDAY = 6


def resolve_nth(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve the nth weekday, day, week, weekend, month or quarter of a month, year or decade."""
    if "month" in reading.parts:
        month, year = month_number(reading.parts["month"]), year_in(anchors, reading.parts)
        if year is not None:
            return dated(nth_of(Period.numbered("month", year, month), reading), certainty="stated")
        return anchors.pick(reading, lambda year: nth_of(Period.numbered("month", year, month), reading))
    if "decade" in reading.parts:
        return dated(nth_of(Period("decade", int(reading.parts["decade"]) // 10), reading), certainty="stated")
    if "shift" not in reading.parts:
        year = year_in(anchors, reading.parts)
        return dated(nth_of(Period("year", year), reading), certainty="stated") if year is not None else None
    from_text = "that" in reading.shift or "same" in reading.shift or "following" in reading.shift
    base, anchor = anchors.reference(UNITS[reading.word("unit")], from_text=from_text)
    return dated(nth_of(base.shifted(reading.steps), reading), anchor) if base else None


def nth_of(whole: Period, reading: Reading) -> Period | None:
    """Return the part of a period that a reading counts, None where it has none such ("the fifth Monday")."""
    word = reading.word("nth")
    nth = 1 if word == _OPENING else _FROM_THE_END.get(word) or ordinal_of(word) or 1
    if whole.first is None or whole.last is None:
        return None
    part = _nth_part(whole.first, whole.last, nth, reading)
    lies_within = part and part.first and whole.first <= (part.last or part.first) and part.first <= whole.last
    return part if lies_within else None


def _nth_part(first: date, last: date, nth: int, reading: Reading) -> Period | None:
    weekday, unit = weekday_number(reading), UNITS.get(reading.word("part"), "")
    if weekday or unit == "weekend":
        day = nth_weekday(first, last, nth, weekday or _SATURDAY)
        return Period.containing("day" if weekday else "weekend", day)
    if unit == "day":
        return Period.containing("day", _nth_day(first, last, nth))
    if unit == "week":
        return Period.containing("week", _nth_day(first, last, nth, _DAYS_A_WEEK))
    if nth > 0:
        return Period.containing(unit, first).shifted(nth - 1)
    return Period.containing(unit, last).shifted(nth + 1)


def _nth_day(first: date, last: date, nth: int, step: int = 1) -> date:
    return first + timedelta(days=step * (nth - 1)) if nth > 0 else last + timedelta(days=step * (nth + 1))
