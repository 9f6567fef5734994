"""When a text was published, as far as the text itself betrays it: an interval that holds the truth.

What has happened lies before publication, what is still to come lies after its start, and a day of the
month has its weekday only in some years. The interval is wide rather than wrong. Lines that state the day itself are
read by the ladder.
"""

import re
from dataclasses import dataclass
from datetime import date

from topics.dates import Span, TimeExpression, tag
from topics.dates.tense import direction
from topics.english.calendar import WEEKDAYS

_AIM_REACH = 12
"""Characters before a date in which a word of aiming is looked for: "through the " is the longest."""
_WIDEST_JUDGED = 4000
"""Days of a span up to which (inclusive) a weekday can tell the year: a date falls on the same weekday again after
5, 6 or 11 years, so two years would fit a wider span."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one place of a text says about its day of publication.

    Parameters
    ----------
    start, stop : int
        Characters of the text.
    text : str
        What stands there.
    span : Span
        Days on which the text can have been published, judged by this place alone.
    reason : str
        Why, for a reader.
    """

    start: int
    stop: int
    text: str
    span: Span
    reason: str


def infer_published(text: str, known: Span | None = None) -> tuple[Span | None, list[Evidence]]:
    """Return an interval that contains the day of publication, with the evidence inside the text.

    Parameters
    ----------
    text : str
        The text of one article.
    known : Span or None
        Days that are possible from elsewhere; evidence that contradicts it is left out.

    Returns
    -------
    span : Span or None
        None where nothing is known; an end is open where nothing bounds it.
    evidence : list of Evidence
        The places that narrow the interval, in the order of the text.
    """
    found = [item for expression in tag(text, domain="narrative") if (item := _evidence(text, expression))]
    span, used = _narrowed(known, found)
    span, agreed = _agreed_years(text, span)
    return span, sorted([*used, *agreed], key=lambda item: item.start)


_SURELY_AHEAD = re.compile(
    r"will|shall|['’]ll|to be|(?:is|are) (?:to|due|scheduled|expected|planned|set)|upcoming", re.I
)
_AIM_BEFORE = re.compile(r"\b(?:by|until|till|before|through|to|for)\s(?:the\s)?$", re.I)
_AIM_AFTER = re.compile(r"\s(?:target|goal|aim|deadline|plan|election|vision|pledge)", re.I)
_CLOCK = re.compile(r"\d[:.]\d\d")
_STAMP_ENDS = re.compile(r"(?:\s*at\s\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?)?\s*[|•·]", re.I)
"""What parts the stamp of a comment from its text: "March 1, 2011 05:33 am at 5:33 am |"."""
_PAST = "is told as past, so publication is not earlier"
_AHEAD = "is told as still to come, so publication is not later"


def _evidence(text: str, expression: TimeExpression) -> Evidence | None:
    span = expression.span
    if span is None or expression.certainty != "stated" or span.first is None or span.last is None:
        return None
    if _CLOCK.search(expression.text) and _STAMP_ENDS.match(text, expression.stop):
        return None
    place = (expression.start, expression.stop, expression.text)
    pointing = direction(text, expression.start, expression.stop)
    if pointing.sign > 0 and _SURELY_AHEAD.match(pointing.words):
        return Evidence(*place, Span(None, span.last), _AHEAD)
    before = text[max(0, expression.start - _AIM_REACH) : expression.start]
    aimed = _AIM_BEFORE.search(before) or _AIM_AFTER.match(text, expression.stop)
    if pointing.sign < 0 and not aimed:
        return Evidence(*place, Span(span.first, None), _PAST)
    return None


def _narrowed(span: Span | None, found: list[Evidence]) -> tuple[Span | None, list[Evidence]]:
    """Return the span narrowed by every evidence that does not contradict it, and the telling evidence.

    Of dates told as past the latest counts; one told as still to come counts only after all of those.
    """
    used: list[Evidence] = []
    past = sorted(found, key=lambda item: (item.span.first or date.min, -item.start), reverse=True)
    ahead = sorted(found, key=lambda item: (item.span.last or date.max, item.start))
    for group in ([item for item in past if item.span.first], [item for item in ahead if not item.span.first]):
        for item in group:
            narrower = item.span if span is None else span.intersection(item.span)
            if narrower is not None:
                if narrower != span:
                    used.append(item)
                span = narrower
                break
    return span, used


_NAMED_DAY = re.compile(
    rf"\b({'|'.join(name for name in WEEKDAYS if name.endswith('day'))}),?\s+(?:the\s+)?"
    r"((?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]+|[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?))(?!\s*,?\s*\d{4})\b",
    re.IGNORECASE,
)


def _agreed_years(text: str, span: Span | None) -> tuple[Span | None, list[Evidence]]:
    """Narrow a bounded span by days of the month that are named with their weekday."""
    if span is None or span.first is None or span.last is None:
        return span, []
    if (span.last - span.first).days > _WIDEST_JUDGED:
        return span, []
    for found in _NAMED_DAY.finditer(text):
        around, weekday = range(span.first.year - 1, span.last.year + 2), WEEKDAYS[found[1].lower()]
        years = [year for year in around if _weekday_in(found[2], year) == weekday]
        if len(years) == 1:
            narrower = span.intersection(Span(date(years[0] - 1, 7, 1), date(years[0] + 1, 6, 30)))
            if narrower and narrower != span:
                reason = f"falls on that weekday in {years[0]}"
                return narrower, [Evidence(found.start(), found.end(), found[0], narrower, reason)]
    return span, []


def _weekday_in(words: str, year: int) -> int | None:
    """Return the weekday (Monday 1) of a day of the month in a year, or None where it is no day."""
    resolved = tag(f"{words} {year}")
    first = resolved[0].span.first if len(resolved) == 1 and resolved[0].span else None
    return first.isoweekday() if first else None
