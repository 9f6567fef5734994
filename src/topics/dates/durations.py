"""Durations and repeated times: "five years", "half an hour", "every Monday", "twice a week". They name no day."""

import re
from collections.abc import Mapping

from topics.dates.anchors import Anchors
from topics.dates.expressions import Meaning, Reading, dated
from topics.dates.periods import DAYS_OF_UNIT, season_code
from topics.english.calendar import PARTS_OF_DAY, UNITS, WEEKDAYS
from topics.english.numbers import number_of

PART_CODES = {"morning": "MO", "midday": "MI", "afternoon": "AF", "evening": "EV", "night": "NI"}
"""Parts of a day to their TIMEX3 codes."""
_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "weekend": "WE", "week": "W", "fortnight": "W",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "C", "millennium": "L",
}  # fmt: skip
"""Units to their letters in a TIMEX3 duration; a leading T stands before the number (``PT5M``)."""
_HALVES = {"year": "P{}Y6M", "hour": "PT{}H30M", "day": "P{}DT12H", "minute": "PT{}M30S"}
_HALF = {"year": "P6M", "hour": "PT30M", "day": "PT12H", "minute": "PT30S"}
"""Durations of so many units and a half, and of a half."""
_IN_OTHER_UNITS = {
    "fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100), "millennium": ("year", 1000),
}  # fmt: skip
"""Units that ISO 8601 durations lack, in those that they have; some decades remain ``PXDE``."""
_ADVERBS = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "hourly": "PT1H", "yearly": "P1Y", "nightly": "XXXX-XX-XXTNI",
}  # fmt: skip
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_OR_SO = {"so": "APPROX", "more": "EQUAL_OR_MORE", "less": "EQUAL_OR_LESS"}
"""Words after "or" to TIMEX3 mods."""
_UNCOUNTED = frozenset({"several", "multi"})


def resolve_duration(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a duration; in a story one "after the battle" is the day so long after the last one told."""
    counted = _counted_from_event(anchors, reading)
    if counted:
        return counted
    value = duration_value(count_of(reading.parts), UNITS[reading.word("unit")])
    mod = _OR_SO.get(reading.word("orso"), "")
    return Meaning("DURATION", value, mod=mod, certainty="vague" if "X" in value else "stated")


_AFTER_EVENT = re.compile(r"\s(after|before)\s(?:the|this|that)\s[a-z]")


def _counted_from_event(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Return the day that "three days" means in "three days after the battle", told of in the sentence before."""
    match = _AFTER_EVENT.match(anchors.text, reading.stop) if anchors.narrative else None
    count, unit = count_of(reading.parts), UNITS[reading.word("unit")]
    if not match or count is None or count != int(count) or unit not in DAYS_OF_UNIT or not anchors.mentions:
        return None
    last = anchors.mentions[-1]
    if last.period.unit != "day" or len(_ENDS.findall(anchors.text[last.stop : reading.start])) > 1:
        return None
    steps = int(count) * DAYS_OF_UNIT[unit] * (1 if match[1] == "after" else -1)
    return dated(last.period.shifted(steps), "the event of the sentence before", certainty="guessed")


_ENDS = re.compile(r"[.!?]\s")


def resolve_set(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a repeated time."""
    value, quant, freq = set_value(reading)
    return Meaning("SET", value, quant=quant, freq=freq, certainty="vague")


def counted_in(count: float, unit: str) -> tuple[float, str]:
    """Return the same stretch in weeks or years if ISO 8601 has no such unit.

    >>> counted_in(2, "decade"), counted_in(3, "month")
    ((20, 'year'), (3, 'month'))
    """
    smaller, factor = _IN_OTHER_UNITS.get(unit, (unit, 1))
    return count * factor, smaller


def duration_value(count: float | None, unit: str) -> str:
    """Return the TIMEX3 duration of so many units; None counts as some (``PXD``).

    >>> duration_value(5, "year"), duration_value(2.5, "year"), duration_value(None, "hour")
    ('P5Y', 'P2Y6M', 'PTXH')
    >>> duration_value(2, "decade"), duration_value(None, "decade"), duration_value(0.5, "century")
    ('P20Y', 'PXDE', 'P50Y')
    """
    if count is None:
        return _written("X", unit)
    count, unit = counted_in(count, unit)
    if count % 1 == 0.5 and unit in _HALVES:  # noqa: PLR2004 - a half needs no other name
        return _HALVES[unit].format(int(count)) if count > 1 else _HALF[unit]
    return _written(f"{count:g}" if count % 1 else str(int(count)), unit)


def _written(count: str, unit: str) -> str:
    letters = _LETTERS[unit]
    return f"PT{count}{letters[1:]}" if letters.startswith("T") else f"P{count}{letters}"


def count_of(parts: Mapping[str, str]) -> float | None:
    """Return how many units the parts of an expression name, or None for "some"."""
    if "fourths" in parts:
        return 0.75 if parts["fourths"].lower().startswith("three") else 0.25
    if "half" in parts:
        return 0.5
    if "number" not in parts or parts["number"].lower() in _UNCOUNTED:
        return None
    count = number_of(parts["number"])
    return count + 0.5 if "andhalf" in parts else count


def set_value(reading: Reading) -> tuple[str, str, str]:
    """Return value, quant and freq of a repeated time."""
    quant = reading.word("quant").upper()
    adverb, weekday, season, part = (reading.word(name).rstrip(".") for name in ("adverb", "weekday", "season", "part"))
    time = f"T{PART_CODES[PARTS_OF_DAY[part]]}" if part else ""
    if adverb:
        return _ADVERBS[adverb], "", ""
    if weekday:
        return f"XXXX-WXX-{WEEKDAYS[weekday]}{time}", quant or "EVERY", ""
    if season:
        return f"XXXX-{season_code(season)}", quant, ""
    if time:
        return f"XXXX-XX-XX{time}", quant, ""
    return _every_unit(reading, quant)


def _every_unit(reading: Reading, quant: str) -> tuple[str, str, str]:
    """Return value, quant and freq of "every month", "every other week", "twice a week", "weekends"."""
    unit = UNITS[reading.word("unit")]
    times = reading.word("times")
    if times:
        n_times = _TIMES.get(times) or int(number_of(times.removesuffix("times")) or 1)
        return duration_value(1, unit), "", f"{n_times}X"
    count = 2 if "other" in reading.parts else number_of(reading.word("number") or "1")
    value = "XXXX-WXX-WE" if unit == "weekend" and count == 1 else duration_value(count, unit)
    return value, quant, ""
