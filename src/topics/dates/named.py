"""Expressions that name a date: days, months, seasons, quarters, years, weekdays, holidays."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from topics.dates.anchors import Anchors, Meaning, dated
from topics.dates.lexicon import DECADES, HOLIDAYS, SEASON_WORDS, WEEKDAYS, month_number, ordinal_of, year_of
from topics.dates.periods import SEASONS, Period
from topics.dates.readings import Reading

_BACK = frozenset({"last", "past", "previous", "preceding", "prior"})
"""Words that step one unit back."""
_ON = frozenset({"next", "coming", "following", "upcoming", "ensuing", "succeeding"})
"""Words that step one unit on."""


def steps_of(words: list[str]) -> int:
    """Return the step that "last", "next", "before" or "after" among some words stands for."""
    if _BACK.intersection(words) or "before" in words:
        return -1
    return 1 if _ON.intersection(words) or "after" in words else 0


def year_in(anchors: Anchors, parts: Mapping[str, str]) -> int | None:
    """Return the year that the parts of an expression give (0 is 1 BC), or None."""
    text = parts.get("year") or parts.get("yearwords") or parts.get("shortyear", "")[-2:]
    year = year_of(text)
    if year is None or "era" in parts:
        return 1 - year if year is not None and "B" in parts["era"].upper() else year
    if len(text) != 2:
        return year
    # Of two digits: the year nearest to that of publication or the last one named.
    period, _ = anchors.reference("year")
    around = period.index if period else 1999
    return min(range(year, 2200, 100), key=lambda candidate: (abs(candidate - around), candidate))


def day_period(year: int, month: int, day: int) -> Period | None:
    """Return a day, or None where the calendar has no such day."""
    try:
        return Period.containing("day", date(year, month, day))
    except ValueError:
        return None


def day_number(parts: Mapping[str, str]) -> int:
    """Return the day of the month that was caught, 0 where there is none."""
    return ordinal_of(parts.get("day") or parts["dayword"]) or 0


def resolve_date(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a day of a month, with or without its year and weekday; "the week of" it means the week."""
    meaning = _day(anchors, reading)
    if "week" in reading.parts and meaning and meaning.period:
        week = meaning.period.widened("week")
        return replace(meaning, value=week.timex, period=week)
    return meaning


def _day(anchors: Anchors, reading: Reading) -> Meaning | None:
    parts = reading.parts
    month, day = month_number(parts["month"]), day_number(parts)
    year = year_in(anchors, parts)
    if year is not None:
        return _full_date(parts, year, month, day)
    base, anchor = anchors.reference("year")
    weekday = WEEKDAYS.get(reading.word("weekday").rstrip("."))
    if base and weekday:
        days = [period for step in range(-5, 6) if (period := day_period(base.index + step, month, day))]
        fitting = [item for item in days if item.first and item.first.isoweekday() == weekday]
        if fitting:
            nearest = min(fitting, key=lambda item: abs(item.year - base.index))
            return dated(nearest, anchor, "weekday and day agree")
    return anchors.pick(reading, lambda number: day_period(number, month, day))


def _full_date(parts: Mapping[str, str], year: int, month: int, day: int) -> Meaning | None:
    period = day_period(year, month, day)
    if period is None:
        if year > 0 or not 1 <= day <= 31:
            return None
        return Meaning("DATE", f"BC{1 - year:04d}-{month:02d}-{day:02d}", certainty="stated")
    if "hour" in parts:
        return Meaning("TIME", f"{period.timex}T{parts['hour']}:{parts['minute']}", period, certainty="stated")
    return dated(period, certainty="stated")


def numbered(parts: Mapping[str, str]) -> tuple[str, int]:
    """Return the unit and the number in its year of the month, season, quarter or half that was caught."""
    if "quarter" in parts:
        return "quarter", ordinal_of(parts["quarter"]) or 1
    if "half" in parts:
        return "half", 1 if parts["half"].lower() == "first" else 2
    if "season" in parts:
        return "season", SEASONS.index(SEASON_WORDS[parts["season"].lower()]) + 1
    return "month", month_number(parts["month"])


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
        return anchors.pick(reading, lambda around: Period.numbered(unit, around, number))
    return _stepped(anchors, words, unit, number)


def _stepped(anchors: Anchors, words: list[str], unit: str, number: int) -> Meaning | None:
    """Resolve a month or season beside "last", "next", "this", or a quarter or half of such a year."""
    of_year = unit in {"quarter", "half"}
    from_text = "that" in words or ("the" in words and not of_year)
    base, anchor = anchors.reference("year" if unit == "half" else unit, from_text)
    if base is None:
        return Meaning("DATE", f"XXXX{Period.numbered(unit, 2000, number).timex[4:]}", certainty="vague")
    steps = -1 if words[0] in {"year-ago", "year-earlier"} else steps_of(words)
    if of_year:
        return dated(Period.numbered(unit, base.year + steps, number), anchor, " ".join(words))
    if steps:
        candidates = [Period.numbered(unit, base.year + step, number) for step in range(-2, 3)]
        past, ahead = (item for item in candidates if item < base), (item for item in candidates if item > base)
        return dated(max(past) if steps < 0 else min(ahead), anchor, words[-1])
    year = base.year if "that" in words or anchors.published is None else anchors.published.year
    return dated(Period.numbered(unit, year, number), anchor, words[0])


def resolve_day_of_month(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a day without its month ("the 24th")."""
    base, anchor = anchors.reference("month", from_text=True)
    first = base.shifted(steps_of(reading.shift)).first if base else None
    return dated(day_period(first.year, first.month, day_number(reading.parts)), anchor) if first else None


def resolve_year(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a year."""
    year = year_in(anchors, reading.parts)
    return dated(Period("year", year), certainty="stated") if year is not None else None


def resolve_decade(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a decade; one without its century is of the twentieth."""
    parts = reading.parts
    if "decade" in parts:
        century, decade = int(parts["decade"][:2]), int(parts["decade"][2])
        if decade == 0 and century < 20:
            return dated(Period("century", century), certainty="stated")
        return dated(Period("decade", century * 10 + decade), certainty="stated")
    short = parts.get("shortdecade", "0").strip("'‘’")
    number = DECADES[reading.word("decadeword")] if "decadeword" in parts else int(short) // 10
    century = 18 if reading.word("centuryword") == "eighteen" else 19
    return dated(Period("decade", century * 10 + number), certainty="stated")


def resolve_century(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a century; TIMEX3 counts the twentieth as 19."""
    number = ordinal_of(reading.parts["century"])
    if not number:
        return None
    if "B" in reading.parts.get("era", "").upper():
        return Meaning("DATE", f"BC{number - 1:02d}", certainty="stated")
    return dated(Period("century", number - 1), certainty="stated")


def resolve_holiday(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a holiday to its day."""
    name, year = reading.parts["holiday"], year_in(anchors, reading.parts)
    if year is None:
        return anchors.pick(reading, lambda around: _holiday(name, around))
    return dated(_holiday(name, year), certainty="stated")


def _holiday(name: str, year: int) -> Period | None:
    """Return the day on which a holiday of ``HOLIDAYS`` falls in a year, or None beyond the calendar."""
    from dateutil.easter import easter
    from dateutil.relativedelta import relativedelta, weekday

    plain = " ".join(name.lower().replace("’", "'").split())
    month, *rest = (HOLIDAYS.get(plain) or HOLIDAYS[plain.replace("st ", "st. ")]).split()
    try:
        if not rest:
            day = date.fromisoformat(f"{year:04d}-{month}")
        elif month == "easter":
            day = easter(year) + timedelta(days=int(rest[0]))
        else:
            nth = weekday(WEEKDAYS[rest[0]] - 1, int(rest[1]))
            day = date(year, int(month), 1) + relativedelta(day=31 if rest[1].startswith("-") else 1, weekday=nth)
    except (ValueError, OverflowError):
        return None
    return Period.containing("day", day)


def resolve_weekday(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a weekday: in news the last one, unless its clause looks ahead; in a story the next."""
    weekday = WEEKDAYS[reading.word("weekday").rstrip(".")]
    words = reading.shift
    base, anchor = anchors.reference("day", from_text="the" in words or "that" in words)
    day = base.first if base else None
    if base is None or day is None:
        return Meaning("DATE", f"XXXX-WXX-{weekday}", certainty="vague")
    back = (day.isoweekday() - weekday) % 7
    before, after = base.shifted(-back), base.shifted(7 - back)
    if steps := steps_of(words):
        return dated(after if steps > 0 else before if back else base.shifted(-7), anchor, words[-1])
    if back == 0:
        return dated(base, anchor, "the day itself")
    if anchors.narrative and not words:
        return dated(after, anchor, "order of the story", certainty="guessed")
    sign, cue = anchors.points(reading)
    if sign > 0:
        return dated(after, anchor, cue, alternative=before.timex)
    return dated(before, anchor, cue or "habit of news", alternative="" if sign else after.timex)
