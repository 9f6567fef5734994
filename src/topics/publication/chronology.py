"""The reader's own chronology (``chronology.csv``: a day, and what happened then): it anchors undated articles.

An article that tells of one of its happenings "on Friday" was published in the days after it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from topics.articles.readers.decoding import decode
from topics.dates.given import day_fault, find_order, read_given_day
from topics.dates.spans import Span
from topics.english.calendar import MONTH_NAMES
from topics.errors import InputError, reason_of, refuse
from topics.records import Problem

if TYPE_CHECKING:
    import pandas as pd

CHRONOLOGY = "chronology.csv"
"""Name of the table that a reader writes."""
_DAY_NAMES = ("day", "date")
_WHAT_NAMES = ("what", "event", "happening", "text")
"""Names of its two columns, the best first."""


_ANCHORS = "chronology.csv#"
"""What the ids of the reader's own happenings begin with, among those of the articles."""


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


def with_happenings(
    articles: pd.DataFrame, passages: pd.DataFrame, happenings: Sequence[Happening]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the articles and passages with each happening of one day as an article of that day that tells it.

    Parameters
    ----------
    articles, passages : DataFrame
        The tables of these names; they are not changed.
    happenings : sequence of Happening
        The reader's chronology; of a happening of several days nothing is told.
    """
    import pandas as pd

    days = [(item.span.first, item.what) for item in happenings if item.span.precision == "day" and item.span.first]
    if not days:
        return articles, passages
    ids = [f"{_ANCHORS}{number}" for number in range(len(days))]
    texts = [f"On {day.day} {MONTH_NAMES[day.month - 1].title()} {day.year}: {what}" for day, what in days]
    told = pd.DataFrame({
        "id": ids, "source": CHRONOLOGY, "language": "en", "published": [day.isoformat() for day, _ in days],
        "published_edtf": [day.isoformat() for day, _ in days], "text": texts,
    }).reindex(columns=articles.columns, fill_value="")  # fmt: skip
    lines = pd.DataFrame({"article": ids, "start": 0, "stop": [len(text) for text in texts], "text": texts})
    lines = lines.reindex(columns=passages.columns, fill_value="")
    return pd.concat([articles, told], ignore_index=True), pd.concat([passages, lines], ignore_index=True)


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
