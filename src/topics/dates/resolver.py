"""Which days an expression means: from its own words, from the publication day, or from the text before it.

News is resolved from the day of publication; a narrative from the last date that it gave. Where the words
leave the direction open, the tense of the clause decides, else the habit of news (a weekday is the last one).
Each kind of expression has its own function: weekdays in ``weekdays``, months and years in ``named_dates``, "last
week" and "two years ago" in ``relative_dates``.
"""

from collections.abc import Callable, Sequence
from datetime import date

from topics.dates import clock, durations, named_dates, relative_dates, weekdays
from topics.dates.anchors import Anchors
from topics.dates.expressions import Kind, Meaning, Reading, dated
from topics.dates.periods import Period


def resolve(text: str, readings: Sequence[Reading], published: date | None, narrative: bool) -> list[Meaning | None]:
    """Return what each of the readings of a text means, in order.

    Parameters
    ----------
    text : str
        The text.
    readings : sequence of Reading
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
        meaning = _meaning(anchors, reading)
        if meaning:
            anchors.note(reading, meaning)
        meanings.append(meaning)
    return meanings


def _meaning(anchors: Anchors, reading: Reading) -> Meaning | None:
    return RESOLVERS[reading.kind](anchors, reading)


def _resolve_vague(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve "now", "recently", "soon": the rule itself gives the value."""
    return Meaning.vague(reading.parts["value"])


def _resolve_time(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a clock time or a part of a day together with its day."""
    day = _meaning(anchors, reading.inner) if reading.inner else None
    return clock.at_time(day, reading) if day else None


def _resolve_within(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a day, month, season or quarter together with its year ("this year's third quarter")."""
    year = _meaning(anchors, reading.inner) if reading.inner else None
    if year is None or year.period is None or year.period.unit != "year":
        return None
    unit, number = named_dates.numbered(reading.parts)
    if "day" in reading.parts or "dayword" in reading.parts:
        day = named_dates.day_number(reading.parts)
        return dated(named_dates.day_period(year.period.year, number, day), year.anchor)
    return dated(Period.numbered(unit, year.period.year, number), year.anchor)


RESOLVERS: dict[Kind, Callable[[Anchors, Reading], Meaning | None]] = {
    "date": named_dates.resolve_date,
    "month": named_dates.resolve_numbered,
    "monthday": named_dates.resolve_day_of_month,
    "year": named_dates.resolve_year,
    "decade": named_dates.resolve_decade,
    "century": named_dates.resolve_century,
    "quarter": named_dates.resolve_numbered,
    "half": named_dates.resolve_numbered,
    "season": named_dates.resolve_numbered,
    "holiday": named_dates.resolve_holiday,
    "weekday": weekdays.resolve_weekday,
    "deictic": weekdays.resolve_deictic,
    "relative": relative_dates.resolve_relative,
    "anaphor": relative_dates.resolve_anaphor,
    "offset": relative_dates.resolve_offset,
    "comparison": relative_dates.resolve_comparison,
    "duration": durations.resolve_duration,
    "set": durations.resolve_set,
    "vague": _resolve_vague,
    "clock": clock.resolve_time_of_day,
    "partofday": clock.resolve_time_of_day,
    "time": _resolve_time,
    "within": _resolve_within,
}
"""Kinds of readings to the functions that resolve them; a bare part of a day is none ("partword")."""
