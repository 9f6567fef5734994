"""The way in: the time expressions of a text, found, resolved and given their days."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from topics.dates.expressions import Meaning, Reading, TimeExpression
from topics.dates.finder import find_readings
from topics.dates.languages import CODES, Language, language_of, tell_language
from topics.dates.likely import LikelyPublication
from topics.dates.resolver import resolve
from topics.dates.spans import Span
from topics.dates.timed_stamps import Part, dated_parts, timed_dateline
from topics.errors import refuse

DOMAINS = ("auto", "news", "narrative")
"""How relative expressions are resolved: from the publication day, or from the dates that the text gives."""
LANGUAGES = ("auto", *sorted(CODES))
"""Languages that a text can be read in; ``auto`` tells it by the text."""

DATELINE = "dateline"
"""Rule of a date that belongs to a dateline: it tells the day of publication, and of no event."""
_MARGIN = timedelta(days=40_000)
"""Days kept free at both ends of the calendar, so that "a century ago" still has a day."""
_LEAST_DATES = 12
"""Past dates, counted inclusively, from which a text can be a narrative."""
_DATES_A_WORD = 4
"""A narrative has more than so many past dates for each word that looks from today."""
_YEARS_GONE = 2
"""A date is past for a narrative if its year lies more than so many years before publication."""


def tag(
    text: str,
    published: Span | date | str | LikelyPublication | None = None,
    *,
    domain: str = "auto",
    language: str = "auto",
) -> list[TimeExpression]:
    """Return the time expressions of a text in order.

    Parameters
    ----------
    text : str
        Any text.
    published : Span, date, str, LikelyPublication or None
        Day of publication, or an interval that contains it (then spans are as wide as it leaves them);
        a text is read as EDTF. Of days that are only likely, each is tried. None: only what the text itself gives.
    domain : str
        ``news`` counts relative expressions from the day of publication, ``narrative`` from the last date
        that the text gave; ``auto`` decides by the text.
    language : str
        ``en``, ``de``, or ``auto``: German where its small words clearly prevail at the beginning of the text, else
        English.

    Raises
    ------
    InputError
        If ``published`` is no date, or ``domain`` or ``language`` is unknown.

    Examples
    --------
    >>> [expression.value for expression in tag("They met on Wednesday.", "2023-06-19")]
    ['2023-06-14']
    """
    if domain not in DOMAINS:
        refuse(f"'{domain}' is no domain; choose one of {', '.join(DOMAINS)}.")
    if language not in LANGUAGES:
        refuse(f"'{language}' is no language whose dates are found; choose one of {', '.join(LANGUAGES)}.")
    spoken = language_of(tell_language(text) if language == "auto" else language)
    readings = find_readings(text, spoken)
    known = None if isinstance(published, LikelyPublication) else _publication_span(published)
    parts = dated_parts(text, known)
    expressions = _read_as_of(text, readings, published, domain, spoken)
    if not parts:
        return expressions
    kept = expressions
    for part in parts:
        own = [reading for reading in readings if part.start <= reading.start < part.stop]
        kept = [item for item in kept if not part.start <= item.start < part.stop]
        kept += (_unless_stamp(item, part) for item in _read_as_of(text, own, part.written, domain, spoken))
    return sorted(kept, key=lambda item: item.start)


def _unless_stamp(expression: TimeExpression, part: Part) -> TimeExpression:
    """Return an expression of a part; one in its stamp with the rule of a dateline."""
    stamp = part.stamp
    is_stamp = stamp is not None and stamp.start < expression.stop and expression.start < stamp.stop
    return replace(expression, rule=DATELINE) if is_stamp else expression


def _read_as_of(
    text: str,
    readings: Sequence[Reading],
    published: Span | date | str | LikelyPublication | None,
    domain: str,
    spoken: Language,
) -> list[TimeExpression]:
    """Return what some expressions of a text mean, written on a day."""
    if isinstance(published, LikelyPublication):
        return _of_likely_days(text, readings, published, domain, spoken)
    publication = _publication_span(published)
    if publication is None and domain == "auto":
        publication = _day_of_dateline(text, readings, spoken)
    narrative = domain == "narrative" or (domain == "auto" and is_narrative(readings, publication))

    earliest, latest = _publication_days(publication)
    meanings = resolve(text, readings, earliest, narrative, spoken)
    if publication is None or earliest == latest:
        understood = zip(readings, meanings, strict=True)
        return [_expression(text, reading, meaning) for reading, meaning in understood if meaning]

    expressions = []
    later_meanings = resolve(text, readings, latest, narrative, spoken)
    for reading, meaning, later_meaning in zip(readings, meanings, later_meanings, strict=True):
        if meaning and later_meaning:
            one, other = _expression(text, reading, meaning), _expression(text, reading, later_meaning)
            expressions.append(_covering(one, other, publication))
    return expressions


def _of_likely_days(
    text: str, readings: Sequence[Reading], published: LikelyPublication, domain: str, language: Language
) -> list[TimeExpression]:
    """Return the expressions of a text that is read as news of its likely day, unless that makes it a narrative."""
    as_of_day = Span.of_day(published.day)
    narrative = domain == "narrative" or (domain == "auto" and is_narrative(readings, as_of_day))
    meanings = {day: resolve(text, readings, day, narrative, language) for day in published.days}
    expressions: list[TimeExpression] = []
    for place, reading in enumerate(readings):
        found = {day: meaning for day, own in meanings.items() if (meaning := own[place])}
        if published.day in found:
            by_day = {day: _expression(text, reading, meaning) for day, meaning in found.items()}
            expressions.append(published.read(by_day))
    return expressions


def is_narrative(readings: Sequence[Reading], publication: Span | None) -> bool:
    """Return whether a text tells of the past from its own dates rather than reports from its day.

    It does where nothing is known of its publication, or where full dates and years are many and words
    that look from today are few.
    """
    day = (publication.last or publication.first) if publication else None
    if day is None:
        return True
    looking_from_today = sum(reading.kind in {"deictic", "weekday"} or reading.rule == "ago" for reading in readings)
    years = [reading.parts.get("year", "")[:4] for reading in readings if reading.kind in {"date", "month", "year"}]
    past_dates = sum(year.isdigit() and int(year) < day.year - _YEARS_GONE for year in years)
    return past_dates >= _LEAST_DATES and past_dates > _DATES_A_WORD * looking_from_today


_LONGEST_PLACE = 60
"""Characters, inclusively, of the places before the date of a dateline."""
_DATELINE_BEFORE = re.compile(r"\s*[A-Z][A-Z'’.-]+(?:[ ,/]+(?:[A-Z][\w'’.-]*))*,?\s+")
_DATELINE_AFTER = re.compile(r"\.?\s*(?:\([^()\n]{1,40}\)\s*|[A-Z][\w ]{1,30})?(?:[-–—]{1,2}|:)\s")
"""What stands around the date of a dateline: places in capitals; an agency in brackets, and a dash."""


def is_dateline(text: str, start: int, stop: int) -> bool:
    """Return whether a date belongs to a dateline: "NAIROBI, Sept. 22 (Agency) — Gunmen …".

    Parameters
    ----------
    text : str
        The whole text, or the line.
    start, stop : int
        The date in it.
    """
    line = text.rfind("\n", 0, start) + 1
    if start - line > _LONGEST_PLACE:
        return False
    return bool(_DATELINE_BEFORE.fullmatch(text, line, start) and _DATELINE_AFTER.match(text, stop))


def _is_of_dateline(text: str, reading: Reading) -> bool:
    is_day = reading.kind in {"date", "weekday"}
    return (is_day and is_dateline(text, reading.start, reading.stop)) or _is_of_timed_dateline(text, reading)


def _is_of_timed_dateline(text: str, reading: Reading) -> bool:
    """Return whether a date is the one with its time of day that the report of its line begins with."""
    if ":" not in text[reading.start : reading.stop]:
        return False
    start = text.rfind("\n", 0, reading.start) + 1
    stated = timed_dateline(text[start:].partition("\n")[0])
    return stated is not None and start + stated.start < reading.stop and reading.start < start + stated.stop


def _day_of_dateline(text: str, readings: Sequence[Reading], language: Language) -> Span | None:
    """Return the full date of the dateline that a text opens with, None where it opens with none."""
    first = readings[0] if readings else None
    if first is None or text[: first.start].strip().count("\n") or not is_dateline(text, first.start, first.stop):
        return None
    meaning = resolve(text, [first], None, narrative=False, language=language)[0]
    period = meaning.period if meaning and meaning.certainty == "stated" else None
    return Span.of_period(period) if period and period.unit == "day" else None


def _publication_span(published: Span | date | str | None) -> Span | None:
    """Return the days on which a text can have been published, None where nothing is known."""
    if isinstance(published, str):
        return Span.from_edtf(published) if published.strip() else None
    if isinstance(published, date):  # a moment counts as its day
        return Span.of_day(date(published.year, published.month, published.day))
    return published


def _publication_days(publication: Span | None) -> tuple[date | None, date | None]:
    """Return the first and last possible day of publication; an open end is very far off."""
    if publication is None or publication.first == publication.last:
        day = publication.first if publication else None
        return day, day
    return publication.first or date.min + _MARGIN, publication.last or date.max - _MARGIN


def _expression(text: str, reading: Reading, meaning: Meaning) -> TimeExpression:
    words, mod = text[reading.start : reading.stop], reading.mod or meaning.mod
    # "Early this year" is its first part; "earlier this year" only lies before something else in it.
    only_compares = words.lower().startswith(("earlier", "later"))
    return TimeExpression(
        start=reading.start,
        stop=reading.stop,
        text=words,
        type=meaning.type,
        value=meaning.value,
        span=meaning.days or Span.from_timex(meaning.value, "" if only_compares else mod),
        rule=DATELINE if _is_of_dateline(text, reading) else reading.rule,
        anchor=meaning.anchor,
        cue=meaning.cue,
        mod=mod,
        quant=meaning.quant,
        freq=meaning.freq,
        alternative=meaning.alternative,
        certainty=meaning.certainty,
        chance=meaning.chance,
    )


def _covering(one: TimeExpression, other: TimeExpression, publication: Span) -> TimeExpression:
    """Return an expression that holds the days for both ends of a publication interval, open where that is."""
    if one.value == other.value:
        return one
    span = one.span.union(other.span) if one.span and other.span else None
    if span:
        span = Span.between(span.first if publication.first else None, span.last if publication.last else None)
    value, anchor = _common_value(one.value, other.value), f"{one.anchor} to {other.anchor}"
    return replace(
        one,
        value=value,
        span=span,
        anchor=anchor,
        alternative="",
        certainty="guessed",
        chance=min(one.chance, other.chance),
    )


def _common_value(one: str, other: str) -> str:
    """Return what two TIMEX3 values share from their start, with X for the digits of the rest.

    >>> _common_value("2023-06-14", "2023-06-21"), _common_value("2022-W50", "2023-W01")
    ('2023-06-XX', 'XXXX-WXX')
    """
    pieces, others = one.split("-"), other.split("-")
    shared = 0
    while pieces[shared : shared + 1] == others[shared : shared + 1] != []:
        shared += 1
    return "-".join(pieces[:shared] + [re.sub(r"\d", "X", piece) for piece in pieces[shared:]])
