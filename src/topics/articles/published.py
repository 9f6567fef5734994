"""The day an article was published: a ladder of readings, each an interval that contains the truth.

From the top: the sidecar, the file's own markup or record, a line of the text that states it, the address,
and evidence inside the text. The first reading that is there gives the basis; the readings below may
narrow it, and a reading that contradicts it is noted.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from topics.articles.lines import Line
from topics.articles.stated import find_full_dates, find_stated_day, is_date_line
from topics.dates.creation import infer_published
from topics.dates.spans import Span
from topics.errors import InputError

_URL_DAY = re.compile(
    r"[/_-](?P<year>(?:19|20)\d\d)[/_-](?P<month>0?[1-9]|1[0-2])[/_-](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
)
_URL_PACKED = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
_URL_MONTH = re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>0?[1-9]|1[0-2])(?=/)")
_URL_NAMED = re.compile(
    r"/(?P<year>(?:19|20)\d\d)/(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(?P<day>\d{1,2})(?=/)",
    re.IGNORECASE,
)
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_TITLE_MONTH = re.compile(rf",\s+(?P<month>{'|'.join(_MONTH_NAMES)})\s+(?P<year>(?:19|20)\d\d)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """One rung: the days it allows, its basis, and where in the text it was read (-1 if nowhere)."""

    span: Span
    basis: str
    start: int = -1
    stop: int = -1
    why: str = ""


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
        if self.span is None or self.span.first is None or self.span.first != self.span.last:
            return ""
        return self.span.first.isoformat()

    @property
    def edtf(self) -> str:
        """The interval in EDTF, or ""."""
        return self.span.edtf if self.span is not None else ""


def climb(readings: Sequence[Reading]) -> Published:
    """Return what the readings, given from the highest rung down, say together."""
    if not readings:
        return Published(None, "unknown", -1, -1)
    top = readings[0]
    span, start, stop = top.span, top.start, top.stop
    notes = [f"published: {top.why}"] if top.why else []
    for lower in readings[1:]:
        shared = span.intersection(lower.span)
        if shared is None:
            notes.append(
                f"conflict: {top.basis} gives {span.edtf} as publication day, {lower.basis} gives {lower.span.edtf}"
            )
        elif shared != span:
            span, start, stop = shared, lower.start, lower.stop
            notes.append(f"published narrowed to {shared.edtf} by {lower.why or lower.basis}")
    return Published(span, top.basis, start, stop, tuple(notes))


def read_given(text: str, basis: str) -> Reading | None:
    """Return the reading of a date written in EDTF, ISO or English (a sidecar, a record), or None."""
    text = text.strip()
    if not text:
        return None
    try:
        return Reading(Span.from_edtf(text), basis)
    except InputError:
        pass
    packed = re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{4,6})?", text)
    if packed:
        text = "-".join(packed.groups())
    if re.fullmatch(r"\d{10}(?:\d{3})?(?:\.\d+)?", text):
        seconds = int(text[:10])
        return Reading(Span.of_day(datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()), basis)
    stated = next(find_full_dates(text), None)
    return Reading(stated.span, basis) if stated is not None else None


def read_url(url: str) -> Reading | None:
    """Return the reading of the day or month in an address, or None."""
    for pattern in (_URL_DAY, _URL_NAMED, _URL_PACKED, _URL_MONTH):
        match = pattern.search(url)
        if not match:
            continue
        found = match.groupdict()
        month = found.get("month") or str(1 + [name[:3] for name in _MONTH_NAMES].index(found["name"][:3].lower()))
        edtf = f"{found['year']}-{int(month):02d}" + (f"-{int(found['day']):02d}" if found.get("day") else "")
        try:
            return Reading(Span.from_edtf(edtf), "url", why="a date in the address of the page")
        except InputError:
            continue
    return None


def read_stated(lines: Sequence[Line]) -> Reading | None:
    """Return the reading of the first line that states a date beside the text, or None.

    Offsets are those of the text that the lines refer to.
    """
    for number, line in enumerate(lines):
        at_an_end = number < 8 or number >= len(lines) - 8
        stated = find_stated_day(line.text) if at_an_end and is_date_line(line.text) else None
        if stated is not None:
            start, stop = line.start + stated.start, line.start + stated.stop
            return Reading(stated.span, "stated", start, stop, "a line of the text states it")
    return None


def read_title(title: str, start: int) -> Reading | None:
    """Return the month that a title ends with (", August 2023"), or None."""
    match = _TITLE_MONTH.search(title)
    if not match:
        return None
    month = _MONTH_NAMES.index(match["month"].lower()) + 1
    span = Span.from_edtf(f"{match['year']}-{month:02d}")
    where = (start + match.start("month"), start + match.end()) if start >= 0 else (-1, -1)
    return Reading(span, "inferred", *where, "the month that the title ends with")


def read_evidence(text: str, known: Span | None) -> Reading | None:
    """Return the reading that the dates inside the text allow, or None; offsets are those of the text."""
    span, evidence = infer_published(text, known)
    if span is None or (span.first is None and span.last is None):
        return None
    start, stop = (evidence[-1].start, evidence[-1].stop) if evidence else (-1, -1)
    return Reading(span, "inferred", start, stop, "evidence inside the text")


def find_published(
    metadata: Mapping[str, str],
    lines: Sequence[Line],
    kept: Sequence[Line],
    *,
    sidecar_day: str = "",
    title: str = "",
    title_start: int = -1,
    language: str = "en",
) -> Published:
    """Return what all rungs together say about the publication day.

    Parameters
    ----------
    metadata : mapping
        ``published`` and ``url`` of the record or page.
    lines : sequence of Line
        All lines of the article, dropped ones too; all offsets are those of the text that they refer to.
    kept : sequence of Line
        The lines that are the article: evidence is looked for in these.
    sidecar_day : str
        What the sidecar says, or "".
    title : str
        The title.
    title_start : int
        Where the title stands in the text, or -1.
    language : str
        ISO 639-1 code; evidence inside the text is understood in English only.
    """
    rungs = [
        read_given(sidecar_day, "sidecar"),
        read_given(metadata["published"], "markup"),
        read_stated(lines),
        read_url(metadata["url"]),
        read_title(title, title_start),
    ]
    readings = [reading for reading in rungs if reading is not None]
    published = climb(readings)
    if published.day or not kept or language != "en":
        return published
    evidence = read_evidence(_lines_with_numbers(kept), published.span)
    return climb([*readings, evidence]) if evidence is not None else published


def _lines_with_numbers(lines: Sequence[Line]) -> str:
    """Return the text with only the lines that have a digit, all other characters blank.

    Evidence needs a year or a day of the month; offsets stay those of the text.
    """
    pieces: list[str] = []
    reached = 0
    for line in lines:
        if re.search(r"\d", line.text):
            pieces += ("\n" * (line.start - reached), line.text)
            reached = line.stop
    return "".join(pieces)
