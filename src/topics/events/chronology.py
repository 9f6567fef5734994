"""A chronology: what happened on which days, from a run of ours, or from a list that somebody else wrote."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from topics.articles.readers.decoding import decode, parse_json
from topics.articles.readers.delimited import find_delimiter
from topics.dates.given import DayOrder, find_order, plain_days
from topics.dates.spans import Span
from topics.engine.manifest import final_table
from topics.errors import InputError, reason_of, refuse
from topics.events.sentences import rows_of

if TYPE_CHECKING:
    import pandas as pd

DAY_COLUMNS = ("edtf", "day", "days", "date", "when")
"""Columns, or keys, that can hold the days of an entry; the first that is there counts."""
FIRST, LAST = "first", "last"
"""Columns that hold the first and the last day, where none of ``DAY_COLUMNS`` is there; the last may be left out."""
WHAT_COLUMNS = ("what", "headline", "happening", "description", "text", "title", "event")
"""Columns, or keys, that can hold what happened; the first that is there counts."""
_ADVICE = (
    f"give each entry a day ({', '.join(DAY_COLUMNS)}; or {FIRST} and {LAST}) in EDTF, such as 2023-06-19 or 2023-06, "
    f"and what happened ({', '.join(WHAT_COLUMNS)})"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A happening as a chronology tells it.

    Parameters
    ----------
    number : int
        Its number in the chronology, from 1.
    days : Span or None
        Its days, both ends known; None where they cannot be read.
    what : str
        What happened, in a line.
    quotes : tuple of str
        Sentences that say so, where it has any.
    event : str
        Id of the event that it is in a run, or "".
    importance : float
        Importance of that event, 0 to 1, or not a number.
    note : str
        Why it cannot be read, or "".
    """

    number: int
    days: Span | None
    what: str
    quotes: tuple[str, ...] = ()
    event: str = ""
    importance: float = float("nan")
    note: str = ""


# ---------------------------------------------------------------- runs of ours


def chronology_of(events: pd.DataFrame, evidence: pd.DataFrame) -> list[Entry]:
    """Return the events of a run as a chronology, with the sentences that tell them.

    Parameters
    ----------
    events, evidence : DataFrame
        As in ``topics.records.TABLES``.
    """
    quotes = _quotes_of_events(evidence)
    rows = rows_of(events, "id", "edtf", "headline", "importance")
    return [
        Entry(number, Span.from_edtf(edtf), headline, quotes.get(event, ()), event, importance)
        for number, (event, edtf, headline, importance) in enumerate(rows, 1)
    ]


def _quotes_of_events(evidence: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Return the different sentences that tell each event, in their order; not those that only stand beside it."""
    quotes: dict[str, dict[str, None]] = {}
    for event, quote in rows_of(evidence[~evidence["beside"].astype(bool)], "event", "quote"):
        quotes.setdefault(event, {})[quote] = None
    return {event: tuple(own) for event, own in quotes.items()}


_WHAT_TO_GIVE = (
    "give a folder of results (topics report CORPUS --out FOLDER) or a timeline in JSON (topics timeline CORPUS --out "
    "timeline.json)"
)


def read_timeline(path: Path) -> list[Entry]:
    """Return the timeline of a run: a folder of results, or a timeline in JSON that ``topics timeline`` wrote.

    Raises
    ------
    InputError
        If there is no such folder or file, or it is neither of the two.
    StoreError
        If the results were written by another version.
    """
    if path.is_dir():
        return _read_results(path)
    if not path.exists():
        refuse(f"There is no {path}; {_WHAT_TO_GIVE}.")
    given = parse_json(_read_text(path, "timeline"))
    if not _is_timeline(given):
        refuse(f"{path} is no timeline of a run; {_WHAT_TO_GIVE}.")
    return _entries_of_timeline(given)


def _read_results(folder: Path) -> list[Entry]:
    if not (folder / "tables" / "events.parquet").is_file():
        refuse(
            f"The folder {folder} holds no results of a run (there is no tables/events.parquet in it); make them with: "
            f"topics report CORPUS --out {folder}"
        )
    return chronology_of(final_table(folder, "events"), final_table(folder, "evidence"))


def _is_timeline(given: object) -> bool:
    """Tell whether a JSON text is a timeline of ours: an object with events, each with days and a headline."""
    events = given.get("events") if isinstance(given, dict) else None
    if not isinstance(events, list):
        return False
    return all(isinstance(event, dict) and {"edtf", "headline"} <= event.keys() for event in events)


def _entries_of_timeline(given: Mapping[str, list[Mapping[str, object]]]) -> list[Entry]:
    """Return the events of a timeline of ours and the details of each after it."""
    events: list[Mapping[str, object]] = []
    for event in given["events"]:
        details = event.get("details")
        parts = details if isinstance(details, list) else []
        events += [event, *(part for part in parts if "edtf" in part)]
    return [_entry_of_event(event, number) for number, event in enumerate(events, 1)]


def _entry_of_event(event: Mapping[str, object], number: int) -> Entry:
    entry = _entry(event, number, "")
    evidence, importance = event.get("evidence"), event.get("importance")
    lines = [line for line in evidence if isinstance(line, dict)] if isinstance(evidence, list) else []
    quotes = tuple(dict.fromkeys(_text(line.get("quote")) for line in lines))
    weight = float(importance) if isinstance(importance, int | float) else float("nan")
    return Entry(number, entry.days, entry.what, quotes, _text(event.get("id")), weight, entry.note)


# ---------------------------------------------------------------- lists that somebody else wrote


def read_chronology(path: Path) -> list[Entry]:
    """Return the entries of a chronology, in its order; those whose days cannot be read have a note in place of days.

    Parameters
    ----------
    path : Path
        A CSV file with a column for the day and one for what happened, a JSON list of objects with the same, an
        earlier run's folder of results, or a timeline in JSON that ``topics timeline`` wrote.

    Raises
    ------
    InputError
        If there is no such file, it is neither, it has no such columns, or no entry of it can be read.
    StoreError
        If the results of the earlier run were written by another version.
    """
    if path.is_dir():
        return _not_empty(_read_results(path), path)
    text = _read_text(path, "reference")
    if not text.lstrip().startswith(("{", "[")):
        return chronology_of_rows(_csv_rows(text, path), str(path))
    given = parse_json(text)
    if _is_timeline(given):
        return _not_empty(_entries_of_timeline(given), path)
    if given is None:
        refuse(f"The reference {path} begins like JSON but is not valid; correct it, or give a CSV file.")
    if not isinstance(given, list):
        refuse(f"The reference {path} is {_kind(given)}, and no list of entries; {_ADVICE}.")
    return chronology_of_rows([row if isinstance(row, dict) else {"what": row} for row in given], str(path))


def chronology_of_rows(rows: Iterable[Mapping[str, object]], where: str = "the rows given") -> list[Entry]:
    """Return the entries of rows with a day and what happened; rows without either are passed over.

    Rows that say the same of the same days, as an export with a row a sentence has them, are one entry.

    Parameters
    ----------
    rows : iterable of mapping
        Column, in whatever case, to value; ``DAY_COLUMNS`` and ``WHAT_COLUMNS`` are the names that are known.
    where : str
        Where they come from, for errors.

    Raises
    ------
    InputError
        If there are none, none of them has a day or says what happened, or the days of none can be read.
    """
    known = [{str(key).strip().casefold(): _text(value) for key, value in row.items()} for row in rows]
    known = [row for row in known if any(row.values())]
    if not known:
        refuse(f"The reference {where} holds no entries; {_ADVICE}.")
    names = dict.fromkeys(name for row in known for name in row)
    lacking = [
        what
        for what, columns in (("day", (*DAY_COLUMNS, FIRST)), ("text", WHAT_COLUMNS))
        if not any(name in names for name in columns)
    ]
    if lacking:
        shown = ", ".join(f"'{name}'" for name in names)
        refuse(f"The reference {where} has the columns {shown}, none for the {' and the '.join(lacking)}; {_ADVICE}.")
    order = find_order(value for row in known for value in _given_days(row))
    entries = [_entry(row, number, order) for number, row in enumerate(known, 1)]
    return _not_empty(_without_repeats(entries), where)


def _csv_rows(text: str, path: Path) -> list[dict[str, object]]:
    """Return the rows of a CSV file with a header line; fields beyond the header are passed over."""
    lines = text.lstrip("\ufeff\r\n ")
    try:
        reader = csv.DictReader(io.StringIO(lines, newline=""), delimiter=find_delimiter(lines), strict=True)
        return [{name: value for name, value in row.items() if name is not None} for row in reader]
    except csv.Error as error:
        refuse(f"The reference {path} cannot be read as CSV ({reason_of(error)}); check its quotation marks.")


def _entry(row: Mapping[str, object], number: int, order: DayOrder) -> Entry:
    """Return the entry of a row; where it cannot be read, with the reason."""
    what = next((_text(row.get(name)) for name in WHAT_COLUMNS if _text(row.get(name))), "")
    given = _given_days(row)
    try:
        days = _days(given, order)
    except InputError as error:
        return Entry(number, None, what or " ".join(given), note=str(error))
    return Entry(number, days, what) if what else Entry(number, None, days.edtf, note="it does not say what happened")


def _given_days(row: Mapping[str, object]) -> tuple[str, ...]:
    """Return what a row gives for its days: one value for all, or one for the first and one for the last."""
    for name in DAY_COLUMNS:
        if _text(row.get(name)):
            return (_text(row[name]),)
    ends = [_text(row.get(name)) for name in (FIRST, LAST)]
    return tuple(end for end in ends if end)


def _days(given: Sequence[str], order: DayOrder) -> Span:
    """Return the days that a row gives, from the first to the last of them.

    Raises
    ------
    InputError
        If it gives none, or one that is not a plain day or period with both ends.
    """
    if not given:
        refuse("it has no day")
    first, *others = (_day(value, order) for value in given)
    return Span.between(first.first, others[-1].last) if others else first


def _day(value: str, order: DayOrder) -> Span:
    """Return the days of one value, which has both ends."""
    span = plain_days(value, order)
    if span.first is None or span.last is None:
        refuse(f"the day '{value}' has an open end; give both")
    return span


def _without_repeats(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries without those that say the same of the same days as one before."""
    first: dict[tuple[Span | None, str], Entry] = {}
    for entry in entries:
        first.setdefault((entry.days, entry.what), entry)
    return list(first.values())


def _not_empty(entries: list[Entry], where: Path | str) -> list[Entry]:
    if not entries:
        refuse(f"The reference {where} holds no events, so that there is nothing to compare with.")
    if all(entry.days is None for entry in entries):
        refuse(f"Of the reference {where} no entry can be read (entry 1: {entries[0].note}); {_ADVICE}.")
    return entries


def _read_text(path: Path, what: str) -> str:
    try:
        return decode(path.read_bytes())[0]
    except OSError as error:
        refuse(f"The {what} {path} cannot be read: {error.strerror}.")
    except InputError as error:
        refuse(f"The {what} {path} cannot be read: it is {error}.")


def _kind(given: object) -> str:
    """Return what a JSON text holds that is no list, for an error."""
    keys = ", ".join(f"'{key}'" for key in given) if isinstance(given, dict) else ""
    return f"a JSON object with {keys}" if keys else "a JSON object with nothing in it"


def _text(value: object) -> str:
    """Return a value as text on one line, "" for none."""
    return "" if value is None else " ".join(str(value).split())
