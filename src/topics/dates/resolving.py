"""Which days an expression means: from its own words, from the publication day, or from the text before it.

News is resolved from the day of publication; a narrative from the last date that it gave. Where the words
leave the direction open, the tense of the clause decides, else the habit of news (a weekday is the last one).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from topics.dates import named, relative
from topics.dates.amounts import count_of, duration_value, set_value
from topics.dates.anchors import Anchors, Meaning, dated
from topics.dates.lexicon import PARTS, UNITS, number_of
from topics.dates.periods import Period
from topics.dates.readings import Reading

_OR_SO = {"so": "APPROX", "more": "EQUAL_OR_MORE", "less": "EQUAL_OR_LESS"}


def resolve(text: str, readings: list[Reading], published: date | None, narrative: bool) -> list[Meaning | None]:
    """Return what each of the readings of a text means, in order.

    Parameters
    ----------
    text : str
        The text.
    readings : list of Reading
        Its expressions in order.
    published : date or None
        Day of publication.
    narrative : bool
        Whether relative expressions start from the text's own dates rather than from ``published``.

    Returns
    -------
    list of Meaning or None
        None where the words make no date (such as 30 February).
    """
    anchors = Anchors(text, published, narrative)
    meanings: list[Meaning | None] = []
    for reading in readings:
        meaning = _KINDS[reading.kind](anchors, reading)
        if meaning:
            anchors.note(reading, meaning)
        meanings.append(meaning)
    return meanings


def _duration(anchors: Anchors, reading: Reading) -> Meaning | None:
    mod = _OR_SO.get(reading.word("orso"), "")
    value = duration_value(count_of(reading.parts), UNITS[reading.word("unit")])
    return Meaning("DURATION", value, mod=mod, certainty="vague" if "X" in value else "stated")


def _set(anchors: Anchors, reading: Reading) -> Meaning | None:
    value, quant, freq = set_value(reading.parts)
    return Meaning("SET", value, quant=quant, freq=freq, certainty="vague")


def _time_of_day(reading: Reading) -> tuple[str, str]:
    """Return the part of a TIMEX3 value after the T, and MID for the middle of a part of the day."""
    part = reading.word("part")
    if part and "hourword" not in reading.parts:
        return (PARTS[part], "") if part in PARTS else (PARTS[part.removeprefix("mid").lstrip("- ")], "MID")
    if "word" in reading.parts:
        return "24:00" if reading.word("word") == "midnight" else "12:00", ""
    hour = int(number_of(reading.word("hour") or reading.word("hourword")))
    meridiem = reading.word("meridiem")
    if hour < 12 and (meridiem.startswith("p") or part in {"afternoon", "evening"}):
        hour += 12
    elif hour == 12 and meridiem.startswith("a"):
        hour = 0
    return f"{hour:02d}:{int(reading.parts.get('minute', '0')):02d}", ""


def _part_of_day(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a clock time or a part of a day that stands alone: of the day of publication, or of "that" day."""
    words = reading.shift
    base, anchor = anchors.reference("day", from_text="that" in words or "the" in words)
    day = base.shifted(named.steps_of(words)) if base else None
    time, middle = _time_of_day(reading)
    mod = relative.MODS.get(words[0], "") if words else ""
    value = f"{day.timex if day else 'XXXX-XX-XX'}T{time}"
    certainty = "guessed" if reading.kind == "clock" else "resolved"
    return Meaning("TIME", value, day, anchor, mod=mod or middle, certainty=certainty)


def _time(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a clock time or a part of a day together with its day."""
    day = _KINDS[reading.inner.kind](anchors, reading.inner) if reading.inner else None
    if day is None:
        return None
    time, middle = _time_of_day(reading)
    return replace(day, type="TIME", value=f"{day.value}T{time}", mod=middle or day.mod)


def _within(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a quarter, season or month together with its year ("this year's third quarter")."""
    year = _KINDS[reading.inner.kind](anchors, reading.inner) if reading.inner else None
    if year is None or year.period is None or year.period.unit != "year":
        return None
    parts, number = reading.parts, year.period.year
    unit, count = named.numbered(parts)
    if "day" in parts or "dayword" in parts:
        return dated(named.day_period(number, count, named.day_number(parts)), year.anchor)
    return dated(Period.numbered(unit, number, count), year.anchor)


_KINDS: dict[str, Callable[[Anchors, Reading], Meaning | None]] = {
    "date": named.resolve_date,
    "month": named.resolve_numbered,
    "monthday": named.resolve_day_of_month,
    "year": named.resolve_year,
    "decade": named.resolve_decade,
    "century": named.resolve_century,
    "quarter": named.resolve_numbered,
    "half": named.resolve_numbered,
    "season": named.resolve_numbered,
    "holiday": named.resolve_holiday,
    "weekday": named.resolve_weekday,
    "deictic": relative.resolve_deictic,
    "relative": relative.resolve_relative,
    "anaphor": relative.resolve_anaphor,
    "offset": relative.resolve_offset,
    "comparison": relative.resolve_comparison,
    "duration": _duration,
    "set": _set,
    "vague": lambda _anchors, reading: Meaning("DATE", reading.parts["value"], certainty="vague"),
    "clock": _part_of_day,
    "partofday": _part_of_day,
    "time": _time,
    "within": _within,
}
"""Kinds of readings to the functions that resolve them."""
