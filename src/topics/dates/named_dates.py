"""Dates by their names: days of a month, months, seasons, quarters, halves, years, decades, centuries, holidays."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from topics.dates.anchors import Anchors
from topics.dates.expressions import Meaning, Reading, dated
from topics.dates.periods import Period, nth_weekday, season_number
from topics.dates.tense import FUTURE
from topics.dates.weekdays import weekday_number
from topics.english.calendar import DECADES, MONTH_NAMES, WEEKDAYS, Holiday, holiday_name, known_day, month_number
from topics.english.numbers import ordinal_of, year_of

_YEARS_TRIED = 5
"""Years before and after the year counted from in which a day and its weekday are looked for."""
_MONTHS_TRIED = 6
"""Months before and after the one counted from in which a day and its weekday are looked for."""
_LAST_YEAR = 2200
"""End, exclusive, of the years that two digits can stand for."""
_YEARS_AHEAD = 5
"""Years after publication, inclusively, that two digits can stand for: in 2023 "the '28 Games", not "the '29 crash"."""
_MIDDLE_OF_CENTURY = 1999
"""Year around which two digits are read where nothing else tells their century."""
_LAST_DAY_OF_MONTH = 31
_CENTURY = 100
_THIS_CENTURY = 20
"""First two digits from which "2000s" and the like are a decade; "1900s" is a century."""

# ---------------------------------------------------------------- days of a month


def resolve_date(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a day of a month, with or without its year and weekday; "the week of" it means the week."""
    meaning = _day(anchors, reading)
    if meaning and meaning.period and "week" in reading.parts:
        week = meaning.period.widened("week")
        return replace(meaning, value=week.timex, period=week)
    return meaning


def _day(anchors: Anchors, reading: Reading) -> Meaning | None:
    month, day = month_number(reading.parts["month"]), day_number(reading.parts)
    year = year_in(anchors, reading.parts)
    if year is not None:
        return _full_date(reading.parts, year, month, day)
    known = _known_day(anchors, reading, f"{MONTH_NAMES[month - 1]} {day}")
    if known:
        return known
    base, anchor = anchors.reference("year")
    nearest = _nearest_with_weekday(base.index, month, day, weekday_number(reading)) if base else None
    if nearest:
        return dated(nearest, anchor, "weekday and day agree")
    return anchors.pick(reading, lambda year: day_period(year, month, day))


def _nearest_with_weekday(year: int, month: int, day: int, weekday: int) -> Period | None:
    """Return the day of the nearest year in which it has a weekday (0 for none given), or None."""
    if not weekday:
        return None
    days = [day_period(year + step, month, day) for step in range(-_YEARS_TRIED, _YEARS_TRIED + 1)]
    fitting = [period for period in days if period and period.first and period.first.isoweekday() == weekday]
    return min(fitting, key=lambda period: abs(period.year - year), default=None)


def _full_date(parts: Mapping[str, str], year: int, month: int, day: int) -> Meaning | None:
    period = day_period(year, month, day)
    if period is None:
        before_christ = year <= 0 and 1 <= day <= _LAST_DAY_OF_MONTH
        value = f"BC{1 - year:04d}-{month:02d}-{day:02d}"
        return Meaning("DATE", value, certainty="stated") if before_christ else None
    if "hour" in parts:
        return Meaning("TIME", f"{period.timex}T{parts['hour']}:{parts['minute']}", period, certainty="stated")
    return dated(period, certainty="stated")


def resolve_day_of_month(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a day without its month ("the 24th")."""
    base, anchor = anchors.reference("month", from_text=True)
    weekday = weekday_number(reading)
    if base and weekday:
        return dated(_month_with_weekday(base, day_number(reading.parts), weekday), anchor, "weekday and day agree")
    first = base.shifted(reading.steps).first if base else None
    return dated(day_period(first.year, first.month, day_number(reading.parts)), anchor) if first else None


def _month_with_weekday(base: Period, day: int, weekday: int) -> Period | None:
    """Return the day of the nearest month in which it has a weekday, the earlier of two, or None."""
    months = [base.shifted(step) for step in range(-_MONTHS_TRIED, _MONTHS_TRIED + 1)]
    days = [day_period(month.first.year, month.first.month, day) for month in months if month.first]
    fitting = [period for period in days if period and period.first and period.first.isoweekday() == weekday]
    return min(fitting, key=lambda period: abs(period.widened("month").index - base.index), default=None)


def day_period(year: int, month: int, day: int) -> Period | None:
    """Return a day, or None where the calendar has no such day."""
    try:
        return Period.containing("day", date(year, month, day))
    except ValueError:
        return None


def in_year(period: Period, year: int) -> Period | None:
    """Return the day or month of the same name in another year, None where that year has no such day."""
    if period.first is None or not MINYEAR <= year <= MAXYEAR:
        return None
    if period.unit == "day":
        return day_period(year, period.first.month, period.first.day)
    return Period.containing(period.unit, date(year, period.first.month, 1))


def day_number(parts: Mapping[str, str]) -> int:
    """Return the day of the month that was caught, 0 where there is none."""
    return ordinal_of(parts.get("day") or parts["dayword"]) or 0


# ---------------------------------------------------------------- months, seasons, quarters, halves


def resolve_numbered(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a month, season, quarter or half, of the year given or one the text speaks for."""
    unit, number = numbered(reading.parts)
    words = reading.shift
    if words and words[0] in {"every", "each", "all"}:
        return Meaning("SET", f"XXXX-{number:02d}", quant=words[0].upper(), certainty="vague")
    year = year_in(anchors, reading.parts)
    if year is not None:
        return dated(Period.numbered(unit, year, number), certainty="stated")
    if not words:
        return anchors.pick(reading, lambda year: Period.numbered(unit, year, number))
    if unit in {"quarter", "half"}:
        return _of_shifted_year(anchors, reading, unit, number)
    return _beside_shift(anchors, reading, unit, number)


def numbered(parts: Mapping[str, str]) -> tuple[str, int]:
    """Return the unit and the number in its year of the month, season, quarter or half that was caught."""
    if "quarter" in parts:
        return "quarter", ordinal_of(parts["quarter"]) or 1
    if "half" in parts:
        return "half", 1 if parts["half"].lower() == "first" else 2
    if "season" in parts:
        return "season", season_number(parts["season"])
    return "month", month_number(parts["month"])


def _of_shifted_year(anchors: Anchors, reading: Reading, unit: str, number: int) -> Meaning | None:
    """Resolve a quarter or half of "last year", "this year", "that year"."""
    words = reading.shift
    base, anchor = anchors.reference("year" if unit == "half" else unit, from_text="that" in words)
    if base is None:
        return _of_unknown_year(unit, number)
    steps = -1 if words[0] in {"year-ago", "year-earlier"} else reading.steps
    return dated(Period.numbered(unit, base.year + steps, number), anchor, " ".join(words))


def _beside_shift(anchors: Anchors, reading: Reading, unit: str, number: int) -> Meaning | None:
    """Resolve a month or season beside "last", "next", "this", "that"."""
    words = reading.shift
    base, anchor = anchors.reference(unit, from_text="that" in words or "the" in words)
    if base is None:
        return _of_unknown_year(unit, number)
    around = [Period.numbered(unit, base.year + step, number) for step in range(-2, 3)]
    if reading.steps < 0:
        return dated(max(period for period in around if period < base), anchor, words[-1])
    if reading.steps > 0:
        return dated(min(period for period in around if period > base), anchor, words[-1])
    year = base.year if "that" in words or anchors.published is None else anchors.published.year
    return dated(Period.numbered(unit, year, number), anchor, words[0])


def _of_unknown_year(unit: str, number: int) -> Meaning:
    return Meaning.vague(f"XXXX{Period.numbered(unit, 1, number).timex[4:]}")


# ---------------------------------------------------------------- years and longer


def year_in(anchors: Anchors, parts: Mapping[str, str]) -> int | None:
    """Return the year that the parts of an expression give (0 is 1 BC), or None."""
    text = parts.get("year") or parts.get("yearwords") or parts.get("shortyear", "")[-2:]
    year = year_of(text)
    if year is None:
        return None
    if "era" in parts:
        return 1 - year if _is_before_christ(parts) else year
    if len(text) != len("98"):
        return year
    # Of two digits: the year nearest to the last one named, or to publication, but then hardly one to come.
    base, _ = anchors.reference("year")
    around = base.index if base else _MIDDLE_OF_CENTURY
    latest = around + _YEARS_AHEAD if base and not anchors.narrative else _LAST_YEAR - 1
    return min(range(year, latest + 1, 100), key=lambda candidate: (abs(candidate - around), candidate), default=year)


def _is_before_christ(parts: Mapping[str, str]) -> bool:
    return "B" in parts.get("era", "").upper()


def resolve_year(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a year; one of two digits lies ahead where its clause does."""
    year = year_in(anchors, reading.parts)
    if year is not None and "shortyear" in reading.parts and anchors.published is not None:
        now = anchors.published.year
        if year + _CENTURY - now < _CENTURY // 2 and anchors.points(reading).sign == FUTURE:
            year += _CENTURY
    return dated(Period("year", year), certainty="stated") if year is not None else None


def resolve_decade(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a decade; one without its century is of the twentieth."""
    if "decade" in reading.parts:
        century, decade = divmod(int(reading.parts["decade"]) // 10, 10)
        if decade == 0 and century < _THIS_CENTURY:
            return dated(Period("century", century), certainty="stated")
        return dated(Period("decade", century * 10 + decade), certainty="stated")
    if "decadeword" in reading.parts:
        decade = DECADES[reading.word("decadeword")]
    else:
        decade = int(reading.parts["shortdecade"].strip("'‘’")) // 10
    century = 18 if reading.word("centuryword") == "eighteen" else 19
    return dated(Period("decade", century * 10 + decade), certainty="stated")


def resolve_century(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a century; TIMEX3 counts the twentieth as 19."""
    number = ordinal_of(reading.parts["century"])
    if not number:
        return None
    if _is_before_christ(reading.parts):
        return Meaning("DATE", f"BC{number - 1:02d}", certainty="stated")
    return dated(Period("century", number - 1), certainty="stated")


# ---------------------------------------------------------------- famous days


def resolve_known(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve numbers that have become the name of a day ("9/11"), once it lies in the past."""
    return _once_past(anchors, reading.parts["day"])


def _known_day(anchors: Anchors, reading: Reading, written: str) -> Meaning | None:
    """Return the day that a month and day, or a holiday, names by what follows: "the Sept. 11 attacks"."""
    known = known_day(written, anchors.text[reading.stop : reading.stop + _KNOWN_BY])
    return _once_past(anchors, known) if known else None


_KNOWN_BY = 40
"""Characters after a day in which the words stand by which it is known."""


def _once_past(anchors: Anchors, written: str) -> Meaning | None:
    day = date.fromisoformat(written)
    if anchors.published is not None and anchors.published < day:
        return None
    return dated(Period.containing("day", day), cue="a day known by its name", certainty="stated")


# ---------------------------------------------------------------- holidays


def resolve_holiday(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a holiday to its day."""
    name = holiday_name(reading.parts["holiday"])
    holiday, year = anchors.language.holidays[name], year_in(anchors, reading.parts)
    known = _known_day(anchors, reading, name) if year is None else None
    if known:
        return known
    if year is None:
        return anchors.pick(reading, lambda year: day_of_holiday(holiday, year))
    return dated(day_of_holiday(holiday, year), certainty="stated")


def day_of_holiday(holiday: Holiday, year: int) -> Period | None:
    """Return the day on which a holiday falls in a year, or None beyond the calendar.

    >>> from topics.english.calendar import HOLIDAYS
    >>> day_of_holiday(HOLIDAYS["thanksgiving"], 2023).timex, day_of_holiday(HOLIDAYS["easter monday"], 2023).timex
    ('2023-11-23', '2023-04-10')
    """
    try:
        if holiday.on:
            day = date.fromisoformat(f"{year:04d}-{holiday.on}")
        elif holiday.weekday:
            month = Period.numbered("month", year, holiday.month)
            day = _weekday_of(month, holiday)
        else:
            day = _easter_sunday(year) + timedelta(days=holiday.easter)
    except (ValueError, OverflowError):
        return None
    return Period.containing("day", day)


def _weekday_of(month: Period, holiday: Holiday) -> date:
    if month.first is None or month.last is None:
        raise ValueError(month)
    return nth_weekday(month.first, month.last, holiday.count, WEEKDAYS[holiday.weekday])


def _easter_sunday(year: int) -> date:
    from dateutil.easter import easter

    sunday: date = easter(year)
    return sunday
