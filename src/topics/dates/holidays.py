"""On which day a holiday falls in a year."""

import re
from datetime import date, timedelta

from topics.dates.lexicon import HOLIDAYS, WEEKDAYS


def holiday_in(name: str, year: int) -> date:
    """Return the day on which a holiday of ``HOLIDAYS`` falls in a year."""
    plain = re.sub(r"\s+", " ", name.lower().replace("’", "'"))
    rule = HOLIDAYS[plain] if plain in HOLIDAYS else HOLIDAYS[plain.replace("st ", "st. ")]
    month, *rest = rule.split()
    if not rest:
        return date.fromisoformat(f"{year:04d}-{rule}")
    if month == "easter":
        return easter_sunday(year) + timedelta(days=int(rest[0]))
    return _nth_weekday(year, int(month), WEEKDAYS[rest[0]], int(rest[1]))


def _nth_weekday(year: int, month: int, weekday: int, count: int) -> date:
    if count < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1))


def easter_sunday(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the method of Meeus, Jones and Butcher)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, plain = divmod(century, 4)
    correction = (8 * century + 13) // 25
    moon = (19 * golden + century - leap - correction + 15) % 30
    quarter, left = divmod(rest, 4)
    weekday = (32 + 2 * plain + 2 * quarter - moon - left) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
