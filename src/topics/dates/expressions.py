"""Time expressions of a text, found and resolved: the way in for everybody else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from topics.dates.anchors import Meaning
from topics.dates.readings import Reading
from topics.dates.resolving import resolve
from topics.dates.spans import Span
from topics.dates.tagging import find_readings
from topics.errors import refuse

DOMAINS = ("auto", "news", "narrative")
"""How relative expressions are resolved: from the publication day, or from the dates that the text gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression(Meaning):
    """One time expression with its meaning.

    Parameters
    ----------
    start, stop : int
        Characters of the text; ``text[start:stop]`` is the expression.
    text : str
        The expression itself.
    span : Span or None
        The days it names; None for durations, sets and vague values.
    rule : str
        Name of the grammar rule.
    """

    start: int
    stop: int
    text: str
    span: Span | None
    rule: str


def tag(text: str, published: Span | date | str | None = None, *, domain: str = "auto") -> list[TimeExpression]:
    """Return the time expressions of a text in order.

    Parameters
    ----------
    text : str
        Any text.
    published : Span, date, str or None
        Day of publication, or an interval that contains it (then spans are as wide as it leaves them);
        a text is read as EDTF. None: only what the text itself gives.
    domain : str
        ``news`` counts relative expressions from the day of publication, ``narrative`` from the last date
        that the text gave; ``auto`` decides by the text.

    Raises
    ------
    InputError
        If ``published`` is no date or ``domain`` is unknown.

    Examples
    --------
    >>> [found.value for found in tag("They met on Wednesday.", "2023-06-19")]
    ['2023-06-14']
    """
    if domain not in DOMAINS:
        refuse(f"'{domain}' is no domain; choose one of {', '.join(DOMAINS)}.")
    span = _span_of(published)
    readings = find_readings(text)
    narrative = domain == "narrative" or (domain == "auto" and is_narrative(readings, span))
    read = [_resolved(text, readings, day, narrative) for day in _ends(span)]
    return [_spanning(found, span) for found in zip(*read, strict=True) if all(found)]


def _ends(published: Span | None) -> tuple[date | None, ...]:
    """Return the first and last day of publication, one if they are the same; an open end is very far off."""
    if published is None or published.first == published.last:
        return (published.first if published else None,)
    return published.first or date.min + _MARGIN, published.last or date.max - _MARGIN


_MARGIN = timedelta(days=40_000)
"""Days kept free at both ends of the calendar, so that "a century ago" still has a day."""


def _span_of(published: Span | date | str | None) -> Span | None:
    if isinstance(published, str):
        return Span.from_edtf(published) if published.strip() else None
    if isinstance(published, date):  # a moment counts as its day
        return Span.of_day(date(published.year, published.month, published.day))
    return published


def is_narrative(readings: list[Reading], published: Span | None) -> bool:
    """Return whether a text tells of the past from its own dates rather than reports from its day.

    It does where nothing is known of its publication, or where full dates and years are many and words
    that look from today are few.
    """
    day = (published.last or published.first) if published else None
    if day is None:
        return True
    here = sum(reading.kind in {"deictic", "weekday"} or reading.rule == "ago" for reading in readings)
    dates = [reading for reading in readings if reading.kind in {"date", "month", "year"}]
    years = [year for reading in dates if (year := reading.parts.get("year", "")[:4]).isdigit()]
    dated = sum(int(year) < day.year - 2 for year in years)
    return dated >= 12 and dated > 4 * here


def _resolved(
    text: str, readings: list[Reading], published: date | None, narrative: bool
) -> list[TimeExpression | None]:
    meanings = zip(readings, resolve(text, readings, published, narrative), strict=True)
    return [_expression(text, reading, meaning) if meaning else None for reading, meaning in meanings]


def _expression(text: str, reading: Reading, meaning: Meaning) -> TimeExpression:
    words, mod = text[reading.start : reading.stop], reading.mod or meaning.mod
    # "Early this year" is its first part; "earlier this year" only lies before something else in it.
    compared = words.lower().startswith(("earlier", "later"))
    span = Span.from_timex(meaning.value, "" if compared else mod)
    given = {field.name: getattr(meaning, field.name) for field in fields(meaning)} | {"mod": mod}
    return TimeExpression(start=reading.start, stop=reading.stop, text=words, span=span, rule=reading.rule, **given)


def _spanning(found: Sequence[TimeExpression], published: Span | None) -> TimeExpression:
    """Return an expression that holds the readings from all ends of a publication interval, open where it is."""
    one, other = found[0], found[-1]
    if published is None or one.value == other.value:
        return one
    span = one.span.union(other.span) if one.span and other.span else None
    if span:
        span = Span.between(span.first if published.first else None, span.last if published.last else None)
    value, anchor = _common_value(one.value, other.value), f"{one.anchor} to {other.anchor}"
    return replace(one, value=value, span=span, anchor=anchor, alternative="", certainty="guessed")


def _common_value(one: str, other: str) -> str:
    """Return what two TIMEX3 values share, with X for the rest."""
    pieces, others = one.split("-"), other.split("-")
    same = [pieces[: at + 1] == others[: at + 1] for at in range(len(pieces))]
    return "-".join(piece if kept else re.sub(r"\d", "X", piece) for piece, kept in zip(pieces, same, strict=True))
