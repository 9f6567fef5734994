"""The day in the name of a file or of its folders: ``2021-05-14-paper-title.txt``, ``2021/05/14/x.txt``.

Readers name their files by the day on which an article appeared; programs that keep copies, by the day of the copy.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import regex

from topics.dates.given import read_given_day
from topics.dates.spans import Span
from topics.english.calendar import MONTHS
from topics.english.data import alternatives, read_lists
from topics.publication.readings import Reading

_MONTH = alternatives(MONTHS)
_YEAR = r"(?:1[6-9]|20)\d\d"
_DAY_IN_NAME = regex.compile(
    rf"""(?<![a-z0-9])(?:
      {_YEAR}[-_.\s]?(?:0[1-9]|1[0-2])[-_.\s]?(?:0[1-9]|[12]\d|3[01])(?!\d)
    | {_YEAR}[-_.\s]?(?:{_MONTH})[-_.\s]?\d\d?(?!\d)
    | \d\d?(?:st|nd|rd|th)?[-_.\s]?(?:{_MONTH})[-_.,\s]*{_YEAR}(?!\d)
    | (?:{_MONTH})[-_.\s]?\d\d?(?:st|nd|rd|th)?[-_.,\s]+{_YEAR}(?!\d)
    | \d\d?[-_.\s]\d\d?[-_.\s]{_YEAR}(?!\d)
    )""",
    regex.IGNORECASE | regex.VERBOSE,
)
"""A full date in the name of a file, with any of the marks that a name allows between its parts."""
_FOLDER = re.compile(
    rf"(?P<year>{_YEAR})(?:[-_.\s]?(?P<month>0[1-9]|1[0-2]|{_MONTH}))?|(?P<month_before>{_MONTH})[-_.\s]?(?P<year_after>{_YEAR})",
    re.IGNORECASE,
)
_PART = re.compile(rf"0?[1-9]|[12]\d|3[01]|{_MONTH}", re.IGNORECASE)
"""A month or a day in a folder of its own, below that of its year."""
_COPY = re.compile(
    rf"(?<![a-z])(?:{read_lists('topics.dates', 'stated')['file-names-of-copies'].pattern})(?![a-z])", re.IGNORECASE
)


def read_file_name(source: str) -> Reading | None:
    """Return the reading of the path of a file, or None where it holds no date.

    A day in the name of the file counts before one in its folders, the innermost first. Where the name says that it
    is that of a copy, it only bounds the day of publication.

    >>> read_file_name("2021-05-14-paper-title.txt").span.edtf, read_file_name("2021/05/x.txt").span.edtf
    ('2021-05-14', '2021-05')
    >>> read_file_name("scans/2021-05-14.txt").span.edtf
    '../2021-05-14'
    """
    path = PurePosixPath(source)
    span = _day_of(path.stem) or _days_of_folders(path.parts[:-1])
    if span is None:
        return None
    if _COPY.search(source.replace("_", " ")):
        return Reading(Span(None, span.last), "file", why="the name of the file tells when the copy was kept")
    return Reading(span, "file", why="a date in the name of the file or its folder")


def _day_of(name: str) -> Span | None:
    """Return the one day in a name, or None where there is none or several."""
    days = {_read(match.group()) for match in _DAY_IN_NAME.finditer(name)} - {None}
    return days.pop() if len(days) == 1 else None


def _read(words: str) -> Span | None:
    given = read_given_day(re.sub(r"[_\s]", "-", words))
    return given.span if given is not None else None


def _days_of_folders(folders: tuple[str, ...]) -> Span | None:
    """Return the days that the innermost dated folder names, with the folders of a month and a day below it."""
    for at in range(len(folders) - 1, -1, -1):
        if day := _day_of(folders[at]):
            return day
        match = _FOLDER.fullmatch(folders[at])
        if match is None:
            continue
        year, month = match["year"] or match["year_after"], match["month"] or match["month_before"]
        below = [part for part in folders[at + 1 :] if _PART.fullmatch(part)]
        parts = [year, *([month] if month else []), *below][:3]
        given = read_given_day("-".join(_padded(part) for part in parts))
        return given.span if given is not None else None
    return None


def _padded(part: str) -> str:
    """Return a year, month or day as EDTF writes it."""
    return f"{MONTHS.get(part.lower(), 0) or int(part):02d}"
