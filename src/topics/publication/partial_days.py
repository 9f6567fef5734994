"""Days of publication in running text: a dateline, a stamp, what a note of correction calls the article's day.

"SEPANG, March 15 –", "Friday 14 May, 12:56 pm", "an article on June 27": mostly without their year, so that they
are read only where what is known from elsewhere leaves one day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from topics.articles.lines import Line, has_several_sentences
from topics.dates.spans import Span
from topics.dates.stated import find_own_statement, label_kind
from topics.english.calendar import MONTHS, WEEKDAYS, month_number
from topics.english.data import alternatives, read_lists
from topics.publication.readings import Reading

_BEGINNING = 8
"""Lines, from the first, of which one may be a dateline or a stamp."""
_LONGEST_STAMP = 60
"""Characters, inclusively, of a line that is a stamp."""
_MOST_DAYS = 1500
"""Days, inclusively, that may come into question for a day without its year to be looked for among them."""
_AFTER_DATELINE = 1
"""Days after that of a dateline on which newspapers print the report."""
_BEFORE_PRINT = 1
"""Days before the printed article, as a note of correction names it, on which it stood on the web."""

_MONTH = alternatives(MONTHS)
_WEEKDAY = alternatives(WEEKDAYS)
_DAY = (
    rf"(?:(?P<weekday>{_WEEKDAY})\.?,?\s+)?"
    rf"(?:(?P<month>{_MONTH})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[:/]\d)"
    rf"|(?P<day_before>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month_after>{_MONTH})\b\.?)"
    r"(?:(?:\s?,)?\s+(?P<year>(?:1[5-9]|20)\d\d)(?!\d))?"
)
_AGENCY = r"\([A-Z][\w.&'’-]*(?:[ /][A-Z][\w.&'’-]*){0,3}\)"
"""Whoever sent the text, in brackets: up to four words with capitals."""
_NAME = rf"(?!(?i:{_WEEKDAY}|{_MONTH})\b)[A-Z][\w.'’-]*"
_PLACE = rf"{_NAME}(?:[ /]{_NAME}){{0,4}}(?:,\s+{_NAME}(?:\s{_NAME}){{0,3}})?"
_DATELINE = re.compile(
    rf"^(?P<place>{_PLACE}),?\s+(?:{_AGENCY}[\s,]*)?(?i:{_DAY})\s*(?:\([^()]{{2,40}}\)\s*)?(?:[-–—:/?]|\.\s|\ufffd)"
)
"""A place, a day and a dash; a question mark stands where the dash was decoded wrongly."""
_FIRST_WORDS = frozenset(
    {"on", "by", "in", "since", "from", "until", "after", "before", "for", "published", "posted", "updated"}
)
"""Words, in small letters, that no place begins with."""
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
_STAMP_LABEL = re.compile(
    rf"\b(?:{read_lists('topics.dates', 'stated')['publication-labels'].pattern})\b", re.IGNORECASE
)
_CHANGE_LABEL = re.compile(rf"\b(?:{read_lists('topics.dates', 'stated')['change-labels'].pattern})\b", re.IGNORECASE)
_ANY_DAY = re.compile(_DAY, re.IGNORECASE)
_OWN_ARTICLE = re.compile(
    rf"\b(?:an?|this|the)\s+(?:earlier\s+|front-page\s+)?(?:article|story|report)\s+"
    rf"(?:(?:published|posted|that\s+appeared|printed)\s+)?on\s+{_DAY}",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"\bcorrections?\b|\beditors?['’]?s?\s+note\b|\bediting\s+error\b"
    rf"|^\W*(?:{read_lists('topics.dates', 'stated')['change-labels'].pattern})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PartialDay:
    """A day of the month beside its text, with its year or its weekday where they are told.

    ``before`` and ``after`` are the days around it on which the text can have appeared.
    """

    month: int
    day: int
    year: int
    weekday: int
    start: int
    stop: int
    why: str
    before: int = 0
    after: int = 0

    def resolve(self, possible: Span | None) -> Reading | None:
        """Return the reading of the one day that it can be among the possible ones, or None where several remain."""
        days = [day for year in self._years(possible) if (day := self._in_year(year)) is not None]
        spans = [Span.between(day - timedelta(self.before), day + timedelta(self.after)) for day in days]
        spans = [span for span in spans if possible is None or span.overlaps(possible)]
        return Reading(spans[0], "stated", self.start, self.stop, self.why) if len(spans) == 1 else None

    def _years(self, possible: Span | None) -> Sequence[int]:
        if self.year:
            return (self.year,)
        if possible is None or possible.first is None or possible.last is None or possible.length > _MOST_DAYS:
            return ()
        return range(possible.first.year, possible.last.year + 1)

    def _in_year(self, year: int) -> date | None:
        """Return the day in a year, or None where there is none, or where it has another weekday than told."""
        with suppress(ValueError):
            day = date(year, self.month, self.day)
            return day if self.weekday in {0, day.isoweekday()} else None
        return None


def read_partial_days(lines: Sequence[Line], possible: Span | None) -> Reading | None:
    """Return the reading of the first dateline, stamp or note of correction that leaves one day, or None.

    Parameters
    ----------
    lines : sequence of Line
        The lines of the article; offsets are those of the text that they refer to.
    possible : Span or None
        The days that are possible from elsewhere.
    """
    readings = (partial.resolve(possible) for partial in find_partial_days(lines))
    return next((reading for reading in readings if reading is not None), None)


def find_partial_days(lines: Sequence[Line]) -> Iterator[PartialDay]:
    """Yield the datelines and stamps at the beginning of a text, then what its notes of correction say."""
    for line in _beginning(lines):
        match = _DATELINE.match(line.text)
        if match and not _is_no_place(match["place"]):
            yield _partial(match, line, "a dateline", after=_AFTER_DATELINE)
        elif is_stamp(line.text) and (match := _ANY_DAY.search(line.text)):
            yield _partial(match, line, "a line of the text states it")
    is_noted = False
    for line in lines:
        is_noted = is_correction(line.text) or (is_noted and not line.blank_before)
        match = _OWN_ARTICLE.search(line.text) if is_noted else None
        if match:
            yield _partial(match, line, "a note of correction", before=_BEFORE_PRINT)


def _is_no_place(words: str) -> bool:
    """Return True for words before a date that are a label of it ("Corrected", "Updated") or begin as no place does."""
    return words.split()[0].lower().rstrip(".,") in _FIRST_WORDS or label_kind(words) != "plain" or is_correction(words)


def _beginning(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the first lines, up to the first of several sentences."""
    for line in lines[:_BEGINNING]:
        yield line
        if has_several_sentences(line.text):
            return


def is_stamp(line: str) -> bool:
    """Return True for a short line with a day of the month, and a time of day or a label of publication."""
    if len(line) > _LONGEST_STAMP or (line.rstrip().endswith((".", "!", "?")) and not _CLOCK.search(line)):
        return False
    day = _ANY_DAY.search(line)
    if day is None or "@" in line or _CHANGE_LABEL.search(line) or label_kind(line[: day.start()]) == "other":
        return False
    return bool(_CLOCK.search(line) or _STAMP_LABEL.search(line))


def is_correction(line: str) -> bool:
    """Return True for a line that is a note of correction, written after the article appeared."""
    return bool(_CORRECTION.search(line)) or find_own_statement(line) is not None


def _partial(match: re.Match[str], line: Line, why: str, *, before: int = 0, after: int = 0) -> PartialDay:
    """Return the day that a match holds."""
    weekday = (match["weekday"] or "").lower().rstrip(".")
    start = (
        match.start("weekday") if weekday else min(match.start(name) for name in ("month", "day_before") if match[name])
    )
    stop = max(match.end(name) for name in ("day", "month_after", "year") if match[name])
    return PartialDay(
        month=month_number(match["month"] or match["month_after"]),
        day=int(match["day"] or match["day_before"]),
        year=int(match["year"] or 0),
        weekday=WEEKDAYS.get(weekday, 0),
        start=line.start + start,
        stop=line.start + stop,
        why=why,
        before=before,
        after=after,
    )
