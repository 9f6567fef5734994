"""Full dates with a time of day that stand run into a text: before a dateline, or before one item of several.

"PORTO | Wed Apr 6, 2011 7:55 pm EDT PORTO (Agency) - The mayor …" says when its report appeared; a digest says so
of each of its items: "Mayor gives in updated : Thu Mar 17 2011 05:49:00 The mayor …".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from topics.dates.spans import Span
from topics.dates.stated import StatedDate, find_full_dates, find_stated_day, has_label, is_date_line
from topics.english.calendar import MONTHS, TIME_ZONES, WEEKDAYS
from topics.english.data import alternatives, read_lists

_HEAD = 400
"""Characters, exclusive, of a line within which a dateline with its time of day begins."""
_WEEKDAY = rf"(?:(?:{alternatives(WEEKDAYS)})\.?\s?,?\s+)?"
_ZONE = rf"(?:{alternatives(TIME_ZONES)})\b"
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?!\d)"
_TIME = re.compile(
    rf"\s*(?:(?:at|,|[|–—-])\s*)?{_CLOCK}\s?(?:[ap]\.?m\b\.?\s?(?:\(?{_ZONE}\)?)?|\(?{_ZONE}\)?)", re.IGNORECASE
)
"""A time of day behind its date, with "pm" or its zone, without which it may be a score or a verse."""
_NAME = rf"(?!(?i:{alternatives(WEEKDAYS)}|{alternatives(MONTHS)})\b)[A-Z][\w.'’-]*"
_PLACE = rf"{_NAME}(?:(?:\s?[/,]\s?|\s){_NAME}){{0,7}}"
_BARRED_PLACE = re.compile(rf"(?:^|(?<=\s)){_PLACE}\s?\|\s*(?i:{_WEEKDAY})$")
_WEEKDAY_ALONE = re.compile(rf"^\W*{_WEEKDAY}$", re.IGNORECASE)
_OPENING = re.compile(rf"\s*{_PLACE}\s?\(\s?[A-Z][\w.&'’-]*(?:[ /][A-Z][\w.&'’-]*){{0,3}}\s?\)\s?[-–—]")
"""What a report begins with: its place, its agency in brackets, a dash."""


def timed_dateline(line: str) -> StatedDate | None:
    """Return the full date with its time of day that the report of a line begins with, or None.

    Before it stands a place and a bar, or nothing; behind it the report's place and agency, or, where the place and the
    bar open the line, whatever.

    >>> timed_dateline("PORTO | Wed Apr 6, 2011 7:55 pm EDT PORTO (Agency) - The mayor gave in.").span.edtf
    '2011-04-06'
    >>> timed_dateline("The match of Apr 6, 2011 7:55 pm EDT was lost.") is None
    True
    """
    for stated in find_full_dates(line[:_HEAD]):
        time = _TIME.match(line, stated.stop)
        if time is None or not _agrees(line, stated):
            continue
        place = _BARRED_PLACE.search(line, 0, stated.start)
        is_opening = _OPENING.match(line, time.end()) is not None
        opens_line = place is not None and not line[: place.start()].strip()
        if opens_line or (is_opening and (place or _WEEKDAY_ALONE.match(line[: stated.start]))):
            return stated
    return None


def _agrees(line: str, stated: StatedDate) -> bool:
    """Return whether a date is one day, and falls on the weekday that stands before it."""
    day = stated.span.first
    named = _NAMED_WEEKDAY.search(line, 0, stated.start)
    if day is None or stated.span.precision != "day":
        return False
    return named is None or WEEKDAYS[named["weekday"].lower()] == day.isoweekday()


_NAMED_WEEKDAY = re.compile(rf"\b(?P<weekday>{alternatives(WEEKDAYS)})\.?\s?,?\s+$", re.IGNORECASE)


_LABELS = read_lists("topics.dates", "stated")
_LABEL = rf"(?:{_LABELS['change-labels'].pattern}|{_LABELS['publication-labels'].pattern})"
_LABELLED = re.compile(
    rf"(?:(?m:^)\W*{_LABEL}\s?:?|\b{_LABEL}\s?:)\s*(?:(?:on|at)\s+)?(?:{_CLOCK}\W{{1,3}}(?:{_ZONE}\W{{1,3}})?(?:on\s+)?)?"
    rf"{_WEEKDAY}$",
    re.IGNORECASE,
)
"""What stands before the day of an item: a label with a colon, or at the beginning of its line."""
_LABEL_REACH = 60
"""Characters before a date in which its label is looked for."""
_ANY_TIME = re.compile(
    rf"(?:\s*(?:(?:at|,|[|–—-])\s*)?{_CLOCK}(?:\s?[ap]\.?m\b\.?)?(?:\s?\(?{_ZONE}\)?)?)?\s*", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?][”\"’')]?\s")
_FEW_DAYS = 1
"""Days, inclusively, by which the day of an item and that of its article may differ for the hour alone."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text that was written on days of its own; ``start`` and ``stop`` are characters."""

    start: int
    stop: int
    written: Span
    stamp: StatedDate | None = None


def dated_parts(text: str, published: Span | None) -> list[Part]:
    """Return the parts of a text that its items' own stamps date, in order.

    What follows a stamp in its line was written on its day. Further lines may belong to it or to an item without a
    stamp, so that they are of any day from it to the next stamp, behind the last one to the day of publication.

    Parameters
    ----------
    text : str
        The text of an article.
    published : Span or None
        The days on which it can have been published.

    Examples
    --------
    >>> text = "Mayor gives in updated : Thu Mar 17 2011 05:49:00 He spoke on Monday."
    >>> [part.written.edtf for part in dated_parts(text, None)]
    ['2011-03-17']
    """
    parts: list[Part] = []
    stamps = list(_item_stamps(text))
    for place, (day, stated, begin, end_of_line) in enumerate(stamps):
        parts.append(Part(begin, end_of_line, Span.of_day(day), stated))
        following = stamps[place + 1] if place + 1 < len(stamps) else None
        stop = following[2] if following else len(text)
        days = [day, following[0]] if following else _until(published, day)
        if stop > end_of_line and days:
            parts.append(Part(end_of_line, stop, Span.between(min(days), max(days))))
    return parts


def _until(published: Span | None, day: date) -> list[date]:
    """Return a day and that of publication, none where this is not known or hardly another."""
    if published is None or published.first is None or published.first != published.last:
        return []
    return [day, published.first] if abs((published.first - day).days) > _FEW_DAYS else []


def _item_stamps(text: str) -> Iterator[tuple[date, StatedDate, int, int]]:
    """Yield the day of each stamp that text follows in its line, its date, and where its part begins and ends."""
    reached = 0
    for stated in find_full_dates(text):
        day = stated.span.first
        label = _LABELLED.search(text, max(reached, stated.start - _LABEL_REACH), stated.start)
        if day is None or label is None or not _agrees(text, stated):
            continue
        time = _ANY_TIME.match(text, stated.stop)
        has_time = re.search(_CLOCK, label.group() + (time.group() if time else "")) is not None
        end = text.find("\n", stated.stop)
        end = len(text) if end < 0 else end
        if has_time and re.match(r"[\"“‘'(]?\s?[^\W\d_a-zß-ÿ]", text[time.end() if time else stated.stop : end]):
            yield day, stated, _begin_of_item(text, label.start(), reached), end
        reached = stated.stop


def _begin_of_item(text: str, label: int, reached: int) -> int:
    """Return where the heading before a label begins: at its line, or behind the last sentence of this."""
    start = max(text.rfind("\n", 0, label) + 1, reached)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, label)]
    return ends[-1] if ends else start


_HEAD_LINES = 8
"""Lines with words, from the first, of which one may say when the text appeared or was changed."""


def days_in_dispute(text: str, published: date) -> Span:
    r"""Return the days on which a text can have been written by a day that is given and by its own line at the head.

    A text that was "updated" before the day that is given for it is older than that; an update later on says nothing
    against it. A day's difference is one of the hour.

    Parameters
    ----------
    text : str
        The text of an article as found.
    published : date
        The day that is given for it.

    Examples
    --------
    >>> days_in_dispute("Mayor gives in\nUpdated: Thu Mar 18 2021 05:49\nHe spoke on Monday.", date(2021, 4, 11)).edtf
    '2021-03-18/2021-04-11'
    """
    days = [published]
    lines = [line for line in text.splitlines() if line.strip()]
    for line in lines[:_HEAD_LINES]:
        stated = find_stated_day(line) if is_date_line(line) and has_label(line) else None
        day = stated[1].span.first if stated and stated[1].span.precision == "day" else None
        if stated is None or day is None or abs((day - published).days) <= _FEW_DAYS:
            continue
        if stated[0] == "published" or (stated[0] == "changed" and day < published):
            days.append(day)
    return Span.between(min(days), max(days))
