"""Which days an expression means: from its own words, from the publication day, or from the text before it.

News is resolved from the day of publication; a narrative from the last date that it gave. Where the words
leave the direction open, the tense of the clause decides, else the habit of news (a weekday is the last one).
Each kind of expression has its own function: weekdays in ``weekdays``, months and years in ``named_dates``, "last
week" and "two years ago" in ``relative_dates``.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from topics.dates import clock, durations, named_dates, nth_dates, relative_dates, weekdays
from topics.dates.anchors import Anchors
from topics.dates.expressions import YEARS, Kind, Meaning, Reading, chosen, dated
from topics.dates.languages import ENGLISH, Language
from topics.dates.named_dates import in_year
from topics.dates.periods import Period


def resolve(
    text: str, readings: Sequence[Reading], published: date | None, narrative: bool, language: Language = ENGLISH
) -> list[Meaning | None]:
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
    language : Language
        Language of the text.

    Returns
    -------
    list of Meaning or None
        None where the words make no date (such as 30 February).
    """
    anchors = Anchors(text, published, narrative, language)
    meanings: list[Meaning | None] = []
    for reading in readings:
        meaning = _meaning(anchors, reading)
        if meaning:
            anchors.note(reading, meaning)
        meanings.append(meaning)
    return meanings if narrative else _in_years_told(anchors, readings, _ranges_in_order(anchors, readings, meanings))


_LONG_GONE = 45
"""Days, exclusive, from publication beyond which a day without its year can be one that the text tells with it."""
_OF_TEXT = 0.7
"""Chance that it is that day, and no anniversary of it."""


def _in_years_told(
    anchors: Anchors, readings: Sequence[Reading], meanings: Sequence[Meaning | None]
) -> list[Meaning | None]:
    """Return the meanings with days without a year in the one year with which the text tells the same day.

    In an article of 2011 "5 November" is in 2009 where it also tells of "5 November 2009"; "last November" may be.
    """
    told = {meaning.period for meaning in meanings if meaning and meaning.certainty == "stated" and meaning.period}
    settled: list[Meaning | None] = list(meanings)
    for place, (reading, meaning) in enumerate(zip(readings, meanings, strict=True)):
        if meaning and meaning.period and told and _is_open(anchors, reading, meaning.period):
            same = {day.widened(meaning.period.unit) for day in told if day.unit == "day"} | told
            years = {item.year for item in same if in_year(meaning.period, item.year) == item}
            settled[place] = _in_one_year(meaning, years) if len(years) == 1 else meaning
    return settled


def _is_open(anchors: Anchors, reading: Reading, period: Period) -> bool:
    """Return whether a day or month has no year of its own, and is long gone."""
    today = anchors.published
    if reading.kind not in {"date", "month"} or YEARS & {*reading.parts} or today is None or period.last is None:
        return False
    return period.unit in {"day", "month"} and (today - period.last).days > _LONG_GONE


def _in_one_year(meaning: Meaning, years: set[int]) -> Meaning:
    """Return a meaning with the year that the text tells: of a day as its days, of a month as the other reading."""
    period = meaning.period
    other = in_year(period, min(years)) if period else None
    if period is None or other is None or other >= period:
        return meaning
    if period.unit == "month":
        return replace(meaning, alternative=other.timex, certainty="guessed", chance=min(meaning.chance, _OF_TEXT))
    return chosen(other, period, meaning.anchor, "year told with the same day", _OF_TEXT)


_BEFORE_RANGE = 14
"""Characters looked at before a range for "between", without which "and" joins no range."""


def _ranges_in_order(
    anchors: Anchors, readings: Sequence[Reading], meanings: list[Meaning | None]
) -> list[Meaning | None]:
    """Return the meanings with the ends of each range in order: "from August to December" ends after it starts."""
    for place, (first, second) in enumerate(pairwise(readings)):
        start, end = meanings[place], meanings[place + 1]
        if start and end and _is_range(anchors, first, second):
            meanings[place : place + 2] = _in_order(start, end)
    return meanings


def _is_range(anchors: Anchors, first: Reading, second: Reading) -> bool:
    if not {first.kind, second.kind} <= {"date", "month"} or YEARS & {*first.parts, *second.parts}:
        return False
    text, language = anchors.text, anchors.language
    if language.range.fullmatch(text, first.stop, second.start):
        return True
    pair = language.pair.fullmatch(text, first.stop, second.start)
    return bool(pair and language.between.search(text[max(0, first.start - _BEFORE_RANGE) : first.start]))


def _in_order(start: Meaning, end: Meaning) -> tuple[Meaning, Meaning]:
    """Return both ends of a range, one moved by a year where it lies behind the other: the one that is less sure."""
    one, other = start.period, end.period
    if one is None or other is None or one.unit != other.unit or one.first is None or other.first is None:
        return start, end
    if one <= other and (other.first - one.first).days < _DAYS_A_YEAR:
        return start, end
    if start.chance <= end.chance or one > other:
        years = (other.year, other.year - 1)
        return _moved(start, [period for year in years if (period := in_year(one, year)) and period <= other]), end
    years = (one.year, one.year + 1)
    return start, _moved(end, [period for year in years if (period := in_year(other, year)) and period >= one])


_DAYS_A_YEAR = 365


def _moved(meaning: Meaning, periods: Sequence[Period]) -> Meaning:
    """Return a meaning with the first of some periods, unchanged where there is none."""
    if not periods:
        return meaning
    return replace(meaning, value=periods[0].timex, period=periods[0], alternative="")


def _meaning(anchors: Anchors, reading: Reading) -> Meaning | None:
    return RESOLVERS[reading.kind](anchors, reading)


def _resolve_vague(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve "now", "recently", "soon": the rule itself gives the value."""
    return Meaning.vague(reading.parts["value"])


def _resolve_time(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a clock time or a part of a day together with its day, which can stand in one word with it."""
    inner = reading.inner or replace(reading, kind="weekday")
    day = _meaning(anchors, inner)
    if day and day.period and "eve" in reading.parts:  # the night to a day begins the evening before
        day = replace(day, value=day.period.shifted(-1).timex, period=day.period.shifted(-1), alternative="")
    return clock.at_time(day, reading) if day else None


def _resolve_from(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve so many units before or after a day that is named beside them."""
    named = _meaning(anchors, reading.inner) if reading.inner else None
    return relative_dates.resolve_from(anchors, reading, named)


def _resolve_within(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a day, month, season or quarter together with its year, a weekday with its week."""
    year = _meaning(anchors, reading.inner) if reading.inner else None
    if year and year.period and year.period.unit == "week" and reading.kind == "within" and "weekday" in reading.parts:
        first = Period.containing("day", year.period.first) if year.period.first else None
        return dated(first.shifted(weekdays.weekday_number(reading) - 1), year.anchor) if first else None
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
    "from": _resolve_from,
    "nth": nth_dates.resolve_nth,
    "known": named_dates.resolve_known,
}
"""Kinds of readings to the functions that resolve them; a bare part of a day is none ("partword")."""
