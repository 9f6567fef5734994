"""Expressions counted from another date: "last week", "that month", "two years later", "the year-ago quarter"."""

import re
from dataclasses import replace

from topics.dates.anchors import COMPARED, Anchors
from topics.dates.durations import count_of, counted_in, duration_value
from topics.dates.expressions import Meaning, Reading, dated
from topics.dates.named_dates import numbered, year_in
from topics.dates.periods import DAYS_OF_UNIT, Period, months_of
from topics.dates.spans import Span
from topics.dates.tense import PAST
from topics.dates.weekdays import is_weekend_before, weekday_number
from topics.english.calendar import SEASONS, UNITS
from topics.english.numbers import number_of

MODS = {"later": "END", "late": "END", "earlier": "START", "early": "START", "end": "END"}
"""Words for a stretch of a period to TIMEX3 mods."""

_LONG = frozenset({"decade", "century", "millennium"})
"""Units of which the last one is the stretch up to now, not the calendar's: "the past decade"."""
_REPORTED_UNITS = frozenset({"year", "month", "week"})
"""Units that are a duration where they "ended" on a day: "the year ended March 31"."""
_FINER = {"year": ("month", 12), "week": ("day", 7)}
"""Units in which a broken number of a unit is counted: two and a half years are 30 months."""
_UNITS_OF_CLOCK = frozenset({"second", "minute", "hour"})
_AGO = frozenset({"ago", "earlier", "previously", "prior", "before"})
"""Words that count back."""
_FROM_NOW = frozenset({"ago", "from", "hence"})
"""Words that count from the day of publication in news; the others count from the text."""
_MOST_STEPS = 9000
"""Steps from which, inclusively, no calendar date can result."""

# ---------------------------------------------------------------- last, this, next, that


def resolve_relative(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve "this", "last", "next" or "the" with a unit."""
    unit = UNITS[reading.word("unit")]
    steps = reading.steps
    if (steps and unit in _LONG) or ("ended" in reading.parts and unit in _REPORTED_UNITS):
        return Meaning("DURATION", duration_value(1, unit), certainty="stated")
    if unit == "quarter" and reading.shift == ["the"] and not anchors.narrative:
        return _quarter_reported(anchors)
    if reading.rule == "end-of-the-unit" and _AT.search(anchors.text, 0, reading.start):
        return Meaning.somewhen(0)  # "at the end of the day we will all know"
    if unit == "weekend" and not steps and "ahead" not in reading.parts and is_weekend_before(anchors, reading):
        steps = -1
    mod = "APPROX" if "orso" in reading.parts else MODS.get(reading.word("mod"), "")
    meaning = _shifted(anchors, unit, steps, mod)
    days = _days_in_question(anchors, reading, unit)
    if meaning is None or meaning.period is None or days is None:
        return meaning
    alternative = meaning.period.shifted(1).timex
    return replace(meaning, days=days, alternative=alternative, certainty="guessed", chance=_ONE_OF_TWO)


_AT = re.compile(r"\bat\s\Z", re.IGNORECASE)
_ONE_OF_TWO = 0.5
"""Chance of the calendar's week where another stretch is meant as often."""
_UP_TO_NOW = frozenset({"the last", "the past", "this past", "past"})
"""Words before a unit by which it is the stretch up to publication, not the calendar's."""
_SATURDAY = 6
"""First day of a week (ISO 8601) from which "last week" can be the week that is about to end."""


def _days_in_question(anchors: Anchors, reading: Reading, unit: str) -> Span | None:
    """Return the days of "the past week", and of "last week" on a weekend; None where the calendar tells them.

    On a Saturday and a Sunday "last week" is that of the calendar or the one that is about to end: both are held.
    """
    today = anchors.published
    if today is None or anchors.narrative or unit not in _FINER.keys() | {"month"}:
        return None
    words = " ".join(reading.shift)
    if words in _UP_TO_NOW:
        begin = moved_by(Period.containing("day", today), -1, unit)
        return Span.between(begin.first, today) if begin else None
    if words == "last" and unit == "week" and today.isoweekday() >= _SATURDAY:
        return Span.between(Period.containing("week", today).shifted(-1).first, today)
    return None


def _shifted(anchors: Anchors, unit: str, steps: int, mod: str, *, from_text: bool = False) -> Meaning | None:
    """Return the meaning of the period so many steps from the one that its unit is counted from."""
    base, anchor = anchors.reference("week" if unit == "fortnight" else unit, from_text=from_text)
    return dated(base.shifted(steps), anchor, mod=mod) if base else Meaning.somewhen(steps)


def _quarter_reported(anchors: Anchors) -> Meaning | None:
    """Resolve "the quarter": the one that the report is about, else the last full one."""
    if anchors.reported and anchors.reported.unit == "quarter":
        return dated(anchors.reported, cue="the quarter reported", certainty="guessed")
    base, anchor = anchors.reference("quarter")
    if base is None:
        return None
    return dated(base.shifted(-1), anchor, "last full quarter", alternative=base.timex, certainty="guessed")


def resolve_anaphor(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve "that year", "the next day", "the week before": always counted from the text."""
    word = reading.word("unit")
    first_word = anchors.text[reading.start : reading.stop].split()[0].lower()
    mod = MODS.get(first_word, "")
    if word not in SEASONS:
        return _shifted(anchors, UNITS[word], reading.steps, mod, from_text=True)
    base, anchor = anchors.reference("year", from_text=True)
    unit, number = numbered({"season": word})
    return dated(Period.numbered(unit, base.year, number), anchor, mod=mod) if base else None


# ---------------------------------------------------------------- so many units from another date


def resolve_offset(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve "two years ago", "three days later", "a week from now"."""
    word = reading.word("direction").split()[0]
    sign = -1 if word in _AGO else 1
    if "lastunit" in reading.parts:
        return _several_units(anchors, reading, sign, from_now=word in _FROM_NOW)
    if word == "on":
        return _years_on(anchors, reading)
    some = count_of(reading.parts)
    if some is None:
        return Meaning.somewhen(sign)
    count, unit = counted_in(some, UNITS[reading.word("unit")])
    if count != int(count) and unit in _FINER:
        unit, factor = _FINER[unit]
        count = int(count * factor)
    if unit in _UNITS_OF_CLOCK or count != int(count) or _took_so_long(anchors, reading):
        return Meaning("DURATION", duration_value(count, unit), certainty="stated")
    if unit == "year" and sign < 0 and anchors.reported and not anchors.narrative:
        return _compared(anchors.reported, sign * int(count))
    mod = "APPROX" if "orso" in reading.parts else ""
    if word in _FROM_NOW:
        base, anchor = anchors.reference(unit)
    else:
        base, anchor = anchors.reference(unit, from_text=True)
        coarse, coarse_anchor = anchors.mentioned("year")
        if coarse and _is_too_coarse(coarse, base, unit):
            return dated(_moved(coarse, sign * int(count), unit), coarse_anchor, mod=mod)
    if base is None or count >= _MOST_STEPS:
        return Meaning.somewhen(sign)
    return dated(base.shifted(sign * int(count)), anchor, mod=mod)


def _took_so_long(anchors: Anchors, reading: Reading) -> bool:
    """Return whether units to come tell how long something took instead, in a clause about the past."""
    return "ahead" in reading.parts and anchors.points(reading).sign == PAST


def _several_units(anchors: Anchors, reading: Reading, sign: int, *, from_now: bool) -> Meaning | None:
    """Resolve "two years and three months ago": as exact as the smallest unit."""
    names = [("number", "unit"), ("midnumber", "midunit"), ("lastnumber", "lastunit")]
    pairs = [(reading.parts[number], UNITS[reading.word(unit)]) for number, unit in names if number in reading.parts]
    counts = [(number_of(number), unit) for number, unit in pairs]
    base, anchor = anchors.reference("day", from_text=not from_now)
    if base is None or any(unit in _UNITS_OF_CLOCK or count >= _MOST_STEPS for count, unit in counts):
        return Meaning.somewhen(sign)
    day = base
    for count, unit in counts:
        moved = moved_by(day, sign * int(count), unit)
        if moved is None:
            return Meaning.somewhen(sign)
        day = moved
    finest = counts[-1][1]
    return dated(day if finest in DAYS_OF_UNIT else day.widened(finest), anchor)


def moved_by(day: Period, steps: int, unit: str) -> Period | None:
    """Return the day so many units from another: the same day of the month, or the last one that the month has.

    None beyond the calendar, and for units shorter than a day.
    """
    if unit == "fortnight":
        return day.shifted(steps * 2 * DAYS_OF_UNIT["week"])
    if unit in DAYS_OF_UNIT:
        return day.shifted(steps * DAYS_OF_UNIT[unit])
    if day.first is None or not months_of(unit):
        return None
    target = Period.containing("month", day.first).shifted(steps * months_of(unit))
    if target.first is None or target.last is None:
        return None
    return Period.containing("day", target.first.replace(day=min(day.first.day, target.last.day)))


def _years_on(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve "ten years on": so long after what the text named, which is today if it named nothing so old."""
    some = count_of(reading.parts)
    if some is None:
        return Meaning.somewhen(0)
    count, unit = counted_in(some, UNITS[reading.word("unit")])
    today, today_anchor = anchors.reference(unit)
    named, anchor = anchors.mentioned(unit)
    if named and count == int(count):
        later = named.widened(unit).shifted(int(count))
        if today is None or later <= today:
            return dated(later, anchor)
    return dated(today, today_anchor) if today else Meaning.somewhen(0)


def _is_too_coarse(named: Period, base: Period | None, unit: str) -> bool:
    """Return whether the text last named a month or year, in which no day of it lies to count days or weeks from."""
    if unit not in DAYS_OF_UNIT or named.unit in DAYS_OF_UNIT or named.first is None:
        return False
    return base is None or base.widened(named.unit) != named


def _moved(named: Period, steps: int, unit: str) -> Period | None:
    """Return the month or year that lies so many days or weeks after the start of another."""
    if named.first is None:
        return None
    return Period.containing("day", named.first).shifted(steps * DAYS_OF_UNIT[unit]).widened(named.unit)


# ---------------------------------------------------------------- so many units from a weekday or a date


def resolve_from(anchors: Anchors, reading: Reading, named: Meaning | None) -> Meaning | None:
    """Resolve "a week ago Tuesday", "two weeks from Friday", "a week on Saturday", "three days after 14 May".

    ``named`` is what the day counted from means where it stands alone.
    """
    some = count_of(reading.parts)
    if reading.inner is None or some is None or some != int(some) or some >= _MOST_STEPS:
        return None
    sign = -1 if reading.word("direction") in _AGO else 1
    day = _next_or_last(anchors, reading.inner, sign) if _is_bare_weekday(reading) else named
    if day is None or day.period is None or day.period.unit != "day":
        return None
    moved = moved_by(day.period, sign * int(some), UNITS[reading.word("unit")])
    return replace(day, value=moved.timex, period=moved, alternative="") if moved else None


def _is_bare_weekday(reading: Reading) -> bool:
    """Return whether an expression counts from a weekday as from today: "a week from Monday", not "two days after"."""
    inner = reading.inner
    return (
        inner is not None and inner.kind == "weekday" and not inner.shift and reading.word("direction") in _FROM_TODAY
    )


_FROM_TODAY = frozenset({"ago", "from", "on"})


def _next_or_last(anchors: Anchors, reading: Reading, sign: int) -> Meaning | None:
    """Return the last day of a weekday, or the next one where ``sign`` is positive; today if that is one."""
    base, anchor = anchors.reference("day")
    if base is None or base.first is None:
        return None
    days_back = (base.first.isoweekday() - weekday_number(reading)) % DAYS_OF_UNIT["week"]
    return dated(base.shifted(-days_back if sign < 0 else -days_back % DAYS_OF_UNIT["week"]), anchor)


# ---------------------------------------------------------------- compared with the period reported


def resolve_comparison(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve "the year-ago quarter", "the same period last year"."""
    year = year_in(anchors, reading.parts)
    unit = "quarter" if "quarter" in reading.parts or reading.word("unit") == "quarter" else "year"
    base, anchor = anchors.reference(unit)
    if base and "quarter" in reading.parts:
        return dated(
            Period.numbered(unit, base.year - 1, numbered(reading.parts)[1]), anchor, COMPARED, certainty="guessed"
        )
    reported = anchors.reported or (base.shifted(-1) if base and unit == "quarter" else None)
    if reported:
        return _compared(reported, year - reported.year if year is not None else -1)
    if year is not None:
        return dated(Period("year", year), cue=COMPARED, certainty="guessed")
    return dated(base.shifted(-1), anchor, COMPARED, certainty="guessed") if base else None


def _compared(period: Period, years: int) -> Meaning | None:
    """Return the meaning of the period so many years after another, with which the text compares it."""
    return dated(period.shifted(Period.numbered(period.unit, years).index), period.timex, COMPARED, certainty="guessed")
