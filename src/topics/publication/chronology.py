"""The reader's own chronology (``chronology.csv``: a day, and what happened then): it anchors undated articles.

An article that tells of one of its happenings "on Friday" was published in the days after it.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import NamedTuple

from topics.articles.readers.decoding import decode
from topics.dates.given import day_fault, find_order, read_given_day
from topics.dates.spans import Span
from topics.errors import InputError, reason_of, refuse
from topics.records import Problem

CHRONOLOGY = "chronology.csv"
"""Name of the table that a reader writes."""
_DAY_NAMES = ("day", "date")
_WHAT_NAMES = ("what", "event", "happening", "text")
"""Names of its two columns, the best first."""


class Happening(NamedTuple):
    """A line of the chronology: its days, and what happened then."""

    span: Span
    what: str


def read_chronology(folder: Path | None) -> tuple[tuple[Happening, ...], tuple[Problem, ...]]:
    """Return the happenings of the chronology beside the articles, sorted, and what in it cannot be used.

    Parameters
    ----------
    folder : Path or None
        The folder of the articles; None where there is none.
    """
    path = folder / CHRONOLOGY if folder is not None else None
    if path is None or not path.is_file():
        return (), ()
    try:
        rows = _rows(decode(path.read_bytes())[0])
    except (OSError, InputError, csv.Error) as error:
        found = f"cannot be read: {reason_of(error)}"
        return (), (Problem(CHRONOLOGY, found, "correct the file; no article is affected"),)
    order = find_order(day for day, _ in rows)
    happenings: list[Happening] = []
    problems: list[Problem] = []
    for number, (day, what) in enumerate(rows, start=2):
        given = read_given_day(day, order)
        if given is not None and not given.remark and what:
            happenings.append(Happening(given.span, what))
            continue
        fault = (
            f"its day “{day}” {day_fault(day, by_hand=True) or 'is missing'}"
            if what
            else "it does not say what happened"
        )
        problems.append(Problem(CHRONOLOGY, f"line {number} cannot be used: {fault}", "write day and what", lost=False))
    return tuple(sorted(happenings)), tuple(problems)


def _rows(text: str) -> list[tuple[str, str]]:
    """Return day and happening of each line.

    Raises
    ------
    InputError
        If one of the two columns is missing.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    fields = {name.strip().lower(): name for name in reader.fieldnames or ()}
    day, what = (next((fields[name] for name in names if name in fields), None) for names in (_DAY_NAMES, _WHAT_NAMES))
    if day is None or what is None:
        refuse(f"it needs the columns 'day' and 'what'; its columns are {', '.join(fields) or 'none'}")
    return [((row[day] or "").strip(), (row[what] or "").strip()) for row in reader]
