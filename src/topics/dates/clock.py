"""Times of a day: "10 p.m.", "noon", "last night", alone or together with their day."""

import re
from dataclasses import replace

from topics.dates.anchors import Anchors
from topics.dates.durations import PART_CODES
from topics.dates.expressions import Meaning, Reading
from topics.dates.periods import Period
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
    time, middle = time_value(reading)
    if words == ["the"] and (_is_of_another_day(anchors, reading) or _is_of_year_told(anchors, reading, base)):
        return Meaning.vague(f"XXXX-XX-XXT{time}", "TIME")
    day = base.shifted(reading.steps) if base else None
    mod = MODS.get(words[0], "") if words else ""
    value = f"{day.timex if day else 'XXXX-XX-XX'}T{time}"
    return Meaning(
        "TIME", value, day, anchor, mod=mod or middle, certainty="guessed" if reading.kind == "clock" else "resolved"
    )


_OF_ANOTHER_DAY = re.compile(r"\s(?:(?:after|before)\b|of\s(?:the|an?|his|her|their|its)\s)")
"""What stands behind a part of a day that is counted from a happening: "the morning after he left"."""
_IN = re.compile(r"\bin\s\Z", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.!?]\s")
_SAID_OF = 200
"""Characters, inclusively, over which "the night" is one of the year told before: in its sentence or the next."""


def _is_of_another_day(anchors: Anchors, reading: Reading) -> bool:
    """Return whether a part of a day is that of a happening: "the night before the vote", not "in the evening"."""
    is_led_in = _IN.search(anchors.text, max(0, reading.start - len("in ") - 1), reading.start)
    return not is_led_in and _OF_ANOTHER_DAY.match(anchors.text, reading.stop) is not None


def _is_of_year_told(anchors: Anchors, reading: Reading, base: Period | None) -> bool:
    """Return whether a part of a day lies in another year or month told before: "In 2009 she spent the night there"."""
    last = anchors.mentions[-1] if anchors.mentions else None
    if last is None or base is None or last.period.unit not in {"year", "month"}:
        return False
    between = anchors.text[last.stop : reading.start]
    is_near = len(between) <= _SAID_OF and len(_SENTENCE_ENDS.findall(between)) <= 1
    return is_near and base.widened(last.period.unit) != last.period


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
