"""Times of a day: "10 p.m.", "noon", "last night", alone or together with their day."""

from dataclasses import replace

from topics.dates.anchors import Anchors
from topics.dates.durations import PART_CODES
from topics.dates.expressions import Meaning, Reading
from topics.dates.relative_dates import MODS
from topics.english.calendar import MIDDLES_OF_DAY, PARTS_OF_DAY
from topics.english.numbers import number_of

_NOON = 12
"""Hour."""
_AFTER_NOON = frozenset({"afternoon", "evening"})


def resolve_time_of_day(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a clock time or a part of a day that stands alone: of the day of publication, or of "that" day."""
    words = reading.shift
    from_text = "that" in words or "the" in words or (reading.kind == "clock" and anchors.follows_day(reading))
    base, anchor = anchors.reference("day", from_text=from_text)
    day = base.shifted(reading.steps) if base else None
    time, middle = time_value(reading)
    mod = MODS.get(words[0], "") if words else ""
    value = f"{day.timex if day else 'XXXX-XX-XX'}T{time}"
    return Meaning(
        "TIME", value, day, anchor, mod=mod or middle, certainty="guessed" if reading.kind == "clock" else "resolved"
    )


def at_time(day: Meaning, reading: Reading) -> Meaning:
    """Return the meaning of a clock time or a part of a day together with its day."""
    time, middle = time_value(reading)
    return replace(day, type="TIME", value=f"{day.value}T{time}", mod=middle or day.mod)


def time_value(reading: Reading) -> tuple[str, str]:
    """Return the part of a TIMEX3 value after the T, and MID for the middle of a part of the day."""
    part = " ".join(reading.word("part").split())
    if part in MIDDLES_OF_DAY:
        return PART_CODES[MIDDLES_OF_DAY[part]], "MID"
    if part and "hourword" not in reading.parts:
        return PART_CODES[PARTS_OF_DAY[part]], ""
    if "word" in reading.parts:
        return "24:00" if reading.word("word") == "midnight" else "12:00", ""
    hour = _hour_of_day(int(number_of(reading.word("hour") or reading.word("hourword"))), reading)
    return f"{hour:02d}:{int(reading.parts.get('minute', '0')):02d}", ""


def _hour_of_day(hour: int, reading: Reading) -> int:
    """Return an hour of the clock as one of the day, 0 to 24."""
    meridiem = reading.word("meridiem")
    if hour < _NOON and (meridiem.startswith("p") or reading.word("part") in _AFTER_NOON):
        return hour + _NOON
    if hour == _NOON and meridiem.startswith("a"):
        return 0
    return hour
