"""The day an article was published: a ladder of readings, each an interval that contains the truth.

From the top: the sidecar, the file's own markup or record, a line of the text that states it, the address, the name
of the file, and evidence inside the text. The first reading that is there gives the basis; the readings below may
narrow it, and a reading that contradicts it is noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from topics.articles.lines import Line, has_several_sentences
from topics.dates import Span
from topics.dates.given import day_fault, is_placeholder, is_whole_day, read_given_day, two_readings
from topics.dates.stated import (
    BESIDE_A_DATE,
    DayKind,
    StatedDate,
    find_own_statement,
    find_stated_day,
    find_url_day,
    is_date_line,
    label_kind,
)
from topics.dates.timed_stamps import timed_dateline
from topics.english.calendar import MONTH_NAMES, month_number
from topics.english.words import split_words
from topics.publication.evidence import infer_published
from topics.publication.partial_days import is_correction
from topics.publication.readings import Reading
from topics.publication.story_stamps import lists_stories

_OUTER = 8
"""Lines at the beginning and at the end of a text that may state its day."""
_STATED: tuple[DayKind, ...] = ("published", "plain", "changed", "copied")
"""Kinds of dates in lines, the surest first."""
_OF_PUBLICATION: tuple[DayKind, ...] = ("published", "plain")
_WHY: Mapping[DayKind, str] = {
    "published": "a line of the text states it",
    "plain": "a line of the text states it",
    "changed": "a line that tells of a later change",
    "copied": "a line that tells when the copy was kept",
}
_MOST_WORDS_OF_STAMP = 12
"""Words, numbers among them, of a line at the head that is read as a day which is given."""
_SOURCE = re.compile(r"^\W*(?:source|from|quelle)\s*:", re.IGNORECASE)
"""What the last line of a saved article begins with that names its paper and its day."""
_ATTRIBUTION = re.compile(r"^\W*[-–—]\s*[^\W\d]|@\w")
"""What a line begins with or holds that says who wrote a quotation or a post."""
_SEVERAL = 2
"""Sentences that a line with a sentence's end in it counts for."""
_TITLE_MONTH = re.compile(rf",\s+(?P<month>{'|'.join(MONTH_NAMES)})\s+(?P<year>(?:19|20)\d\d)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Published:
    """What is known of the publication day: the reading that counts, and notes for a reader."""

    span: Span | None
    basis: str
    start: int
    stop: int
    notes: tuple[str, ...] = ()

    @property
    def day(self) -> str:
        """The day where it is certain, as YYYY-MM-DD, else ""."""
        return self.edtf if self.span is not None and self.span.precision == "day" else ""

    @property
    def edtf(self) -> str:
        """The interval in EDTF, or ""."""
        return self.span.edtf if self.span is not None else ""

    def with_notes(self, notes: Sequence[str]) -> Published:
        """Return the same with some notes before its own."""
        return replace(self, notes=(*notes, *self.notes))


def climb(readings: Iterable[Reading | None]) -> Published:
    """Return what the readings, given from the highest rung down, say together."""
    given = [reading for reading in readings if reading]
    if not given:
        return Published(None, "unknown", -1, -1)
    top = given[0]
    span, start, stop = top.span, top.start, top.stop
    notes = [f"published: {top.why}"] if top.why else []
    for lower in given[1:]:
        shared = _shared(span, lower.span)
        if shared is None:
            notes.append(
                f"conflict: {top.basis} gives {span.edtf} as publication day, {lower.basis} gives {lower.span.edtf}"
            )
        elif shared != span:
            span, start, stop = shared, lower.start, lower.stop
            notes.append(f"published narrowed to {shared.edtf} by {lower.why or lower.basis}")
    return Published(span, top.basis, start, stop, tuple(notes))


def _shared(span: Span, lower: Span) -> Span | None:
    """Return the days that a span shares with one below it; of what can be read in two ways, one day or both."""
    two = two_readings(span)
    if two is None:
        return span.intersection(lower)
    fitting = [day for day in two if lower.holds(day)]
    return span if len(fitting) == len(two) else next((Span.of_day(day) for day in fitting), None)


def keep_within(frame: Span | None, readings: Sequence[Reading | None]) -> tuple[list[Reading | None], list[str]]:
    """Return the readings that share a day with the frame that the reader gives, and a note for each other one."""
    kept: list[Reading | None] = []
    notes: list[str] = []
    for reading in readings:
        if reading is None or frame is None or reading.span.overlaps(frame):
            kept.append(reading)
            continue
        days = f"{reading.basis} gives {reading.span.edtf} as publication day"
        notes.append(f"conflict: {days}, outside of {frame.edtf} that the settings give")
    return kept, notes


def read_frame(frame: Span | None) -> Reading | None:
    """Return the reading of the days that the reader knows all articles to be of."""
    return Reading(frame, "inferred", why="the days that the settings give") if frame is not None else None


def contradiction(published: Published, evidence: Reading | None) -> str:
    """Return the note that the text tells of days which do not fit the name of its file, or ""."""
    if published.span is None or evidence is None or evidence.span.overlaps(published.span):
        return ""
    return f"conflict: the name of the file gives {published.edtf}, the text allows only {evidence.span.edtf}"


def read_given(value: str, basis: str) -> Reading | None:
    """Return the reading of a day that is given (a sidecar, a record, the markup of a page), or None."""
    given = read_given_day(value)
    if given is None or (basis != "sidecar" and is_placeholder(given.span)):
        return None
    return Reading(given.span, basis, why=f"the day that is given, “{value}”, {given.remark}" if given.remark else "")


def unread_note(value: str, basis: str) -> str:
    """Return the note that a day is given and yet not known from there, or ""."""
    fault = day_fault(value, by_hand=basis == "sidecar")
    if not fault or read_given(value, basis) is not None:
        return ""
    return f"published: the day that the {basis} gives, “{value}”, {fault}"


def read_url(url: str) -> Reading | None:
    """Return the reading of the day or month in the address of a page, or None."""
    span = find_url_day(url)
    return Reading(span, "url", why="a date in the address of the page") if span is not None else None


def read_stated(lines: Sequence[Line], *, is_page: bool = False) -> Reading | None:
    """Return the reading of the line that states best when the text appeared, or None.

    A line that says so counts before one that only holds a date, this before one that tells of a later change or of
    a copy; these bound the day. A date without a label counts only at the beginning, after one sentence at most, or
    alone on one of the last lines of a plain text; one with its time of day before the report's own place and agency
    says when that appeared. In a list of stories the days of change, and all below its head, are those of the
    stories. Offsets are those of the text that the lines refer to.

    Parameters
    ----------
    lines : sequence of Line
        The lines of the article.
    is_page : bool
        True for a page, whose reader has judged the dates without a label already.
    """
    found: list[tuple[int, Reading]] = []
    is_list = lists_stories(line.text for line in lines)
    n_sentences = 0
    for number, line in enumerate(lines):
        timed = timed_dateline(line.text) if number < _OUTER and n_sentences <= 1 else None
        if timed is not None:
            found.append((_STATED.index("published"), _reading(line, "published", timed)))
        n_sentences += _SEVERAL if has_several_sentences(line.text) else line.is_sentence
        is_head = number < _OUTER and n_sentences <= 1
        stated = _stated_in(line, is_head=is_head) if number < _OUTER or number >= len(lines) - _OUTER else None
        if stated is None or _ATTRIBUTION.search(line.text):
            continue
        kind, day = stated
        if is_list and (kind == "changed" or (kind == "published" and number >= _OUTER)):
            continue
        is_source = number == len(lines) - 1 and bool(_SOURCE.match(line.text))
        if kind == "plain" and (is_page or not (is_head or is_source or _stands_alone(line, day))):
            continue
        found.append((_STATED.index(kind), _reading(line, kind, day)))
    return min(found, key=lambda item: item[0], default=(0, None))[1]


def _reading(line: Line, kind: DayKind, day: StatedDate) -> Reading:
    """Return the reading of a date in a line: one of a later change or of a copy only bounds the day."""
    span = day.span if kind in _OF_PUBLICATION else Span(None, day.span.last)
    return Reading(span, "stated", line.start + day.start, line.start + day.stop, _WHY[kind])


def _stated_in(line: Line, *, is_head: bool) -> tuple[DayKind, StatedDate] | None:
    """Return the day that a line states about its text, with its kind, or None.

    At the head a short line may hold a day in a form that means one only there: "18.03.16", "18 March 1889".
    """
    if is_date_line(line.text):
        return find_stated_day(line.text)
    own = find_own_statement(line.text)
    if own is not None:
        return own
    if not is_head or line.ends_sentence or len(line.words) > _MOST_WORDS_OF_STAMP or label_kind(line.text) != "plain":
        return None
    given = read_given_day(line.text)
    if given is None or given.remark or given.span.precision != "day" or not is_whole_day(line.text):
        return None
    return "plain", StatedDate(given.span, 0, len(line.text))


def _stands_alone(line: Line, day: StatedDate) -> bool:
    """Return True where a line holds nothing but its date, with its weekday and time of day."""
    return not split_words(BESIDE_A_DATE.sub(" ", line.text[: day.start] + line.text[day.stop :]))


def read_title(title: str, start: int) -> Reading | None:
    """Return the month that a title ends with (", August 2023"), or None."""
    match = _TITLE_MONTH.search(title)
    if not match:
        return None
    span = Span.from_edtf(f"{match['year']}-{month_number(match['month']):02d}")
    where = (start + match.start("month"), start + match.end()) if start >= 0 else (-1, -1)
    return Reading(span, "inferred", *where, "the month that the title ends with")


def read_evidence(lines: Sequence[Line], known: Span | None) -> Reading | None:
    """Return the reading that the dates inside English lines allow, or None; offsets are those of their text."""
    span, evidence = infer_published(_lines_with_numbers(lines), known)
    if span is None:
        return None
    start, stop = (evidence[-1].start, evidence[-1].stop) if evidence else (-1, -1)
    return Reading(span, "inferred", start, stop, "evidence inside the text")


def _lines_with_numbers(lines: Sequence[Line]) -> str:
    """Return the text with only the lines that have a digit, all other characters blank.

    Evidence needs a year or a day of the month; offsets stay those of the text. Lines that state a day beside the text
    are judged elsewhere, and notes of correction were written after it appeared.
    """
    pieces: list[str] = []
    reached = 0
    for line in lines:
        if re.search(r"\d", line.text) and not is_date_line(line.text) and not is_correction(line.text):
            pieces += ("\n" * (line.start - reached), line.text)
            reached = line.stop
    return "".join(pieces)
