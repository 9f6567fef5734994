"""Time expressions of a text, found and resolved: the way in for everybody else."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from topics.dates.anchors import Meaning
from topics.dates.readings import Reading
from topics.dates.resolving import resolve
from topics.dates.spans import Span
from topics.dates.tagging import find_readings
from topics.errors import refuse

DOMAINS = ("auto", "news", "narrative")
"""How relative expressions are resolved: from the publication day, or from the dates that the text gives."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression.

    Parameters
    ----------
    start, stop : int
        Characters of the text; ``text[start:stop]`` is the expression.
    text : str
        The expression itself.
    type : str
        DATE, TIME, DURATION or SET.
    value, mod, quant, freq : str
        Attributes of TIMEX3 (TimeML 1.2.1); "" where there is none.
    span : Span or None
        The days it names; None for durations, sets and vague values.
    rule : str
        Name of the grammar rule.
    anchor : str
        What it was counted from, such as ``2023-06-19 (published)`` or ``2023-06-18 (text 120)``.
    cue : str
        Why this direction was taken: a word of the clause, or a habit.
    alternative : str
        A less likely TIMEX3 value, or "".
    certainty : str
        ``stated``, ``resolved``, ``guessed`` or ``vague``.
    """

    start: int
    stop: int
    text: str
    type: str
    value: str
    mod: str
    quant: str
    freq: str
    span: Span | None
    rule: str
    anchor: str
    cue: str
    alternative: str
    certainty: str


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
    first, last = _ends(span)
    early = _resolved(text, readings, first, narrative)
    if first == last:
        return [found for found in early if found]
    late = _resolved(text, readings, last, narrative)
    wide = [_between(one, other) for one, other in zip(early, late, strict=True) if one and other]
    return [_opened(found, span) for found in wide] if span else wide


def _ends(published: Span | None) -> tuple[date | None, date | None]:
    """Return the first and last day of publication; an open end stands very far off."""
    if published is None or published.first == published.last:
        return (published.first, published.last) if published else (None, None)
    return published.first or date.min + _MARGIN, published.last or date.max - _MARGIN


_MARGIN = timedelta(days=40_000)
"""Days kept free at both ends of the calendar, so that "a century ago" still has a day."""


def _opened(found: TimeExpression, published: Span) -> TimeExpression:
    """Return an expression whose days depend on a publication with an open end with that end open, too."""
    if found.span is None or found.certainty != "guessed" or " to " not in found.anchor:
        return found
    first = found.span.first if published.first else None
    last = found.span.last if published.last else None
    return replace(found, span=Span.between(first, last))


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
    return TimeExpression(
        reading.start, reading.stop, words, meaning.type, meaning.value, mod, meaning.quant, meaning.freq, span,
        reading.rule, meaning.anchor, meaning.cue, meaning.alternative, meaning.certainty,
    )  # fmt: skip


def _between(one: TimeExpression, other: TimeExpression) -> TimeExpression:
    """Return an expression that holds both readings from the two ends of a publication interval."""
    if one.value == other.value:
        return one
    span = one.span.union(other.span) if one.span and other.span else None
    value, anchor = _common_value(one.value, other.value), f"{one.anchor} to {other.anchor}"
    return replace(one, value=value, span=span, anchor=anchor, alternative="", certainty="guessed")


def _common_value(one: str, other: str) -> str:
    """Return what two TIMEX3 values share, with X for the rest."""
    pieces, others = one.split("-"), other.split("-")
    same = [pieces[: at + 1] == others[: at + 1] for at in range(len(pieces))]
    return "-".join(piece if kept else re.sub(r"\d", "X", piece) for piece, kept in zip(pieces, same, strict=True))
