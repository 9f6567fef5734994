"""CSV (RFC 4180, but with newlines as line ends): any table, and a timeline with a row a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from topics.articles.spreadsheets import guarded
from topics.output.tables import cell, cells, heads, is_number

if TYPE_CHECKING:
    from pandas import DataFrame

    from topics.output.exports.chronicle import Chronicle

_NEEDS_QUOTES = re.compile(r"""[,"\r\n]""")
_EVENT_COLUMNS = (
    "id", "first", "last", "edtf", "precision", "status", "headline", "themes", "actors", "places", "n_articles",
    "n_outlets", "n_sources", "n_weak_sources", "n_announcing",
)  # fmt: skip
_EVIDENCE_COLUMNS = (
    "article", "source", "start", "stop", "quote", "found_text", "date_text", "basis", "beside", "weight",
)  # fmt: skip


def table_csv(frame: DataFrame, *, for_spreadsheet: bool = False) -> str:
    """Return the table as CSV.

    Parameters
    ----------
    frame : pandas.DataFrame
        Written without its index.
    for_spreadsheet : bool
        Begin with a byte order mark, and put an apostrophe before texts that a spreadsheet would take
        for a formula.
    """
    if not for_spreadsheet:
        return "".join(map(_line, [heads(frame), *cells(frame)]))
    texts = [not is_number(frame, name) for name in frame.columns]
    lines = [
        [guarded(text) if is_text else text for text, is_text in zip(row, texts, strict=True)] for row in cells(frame)
    ]
    return "\ufeff" + "".join(map(_line, [heads(frame), *lines]))


def timeline_csv(chronicle: Chronicle) -> str:
    """Return the timeline with one row a sentence, beside its event; an event without one has a row too."""
    lines = [",".join(["event", *_EVENT_COLUMNS[1:], *_EVIDENCE_COLUMNS]) + "\n"]
    for entry in chronicle.entries:
        event = [cell(getattr(entry.event, name)) for name in _EVENT_COLUMNS]
        sentences = [[cell(getattr(line, name)) for name in _EVIDENCE_COLUMNS] for line in entry.evidence]
        nothing = [""] * len(_EVIDENCE_COLUMNS)
        lines += [_line([*event, *sentence]) for sentence in sentences or [nothing]]
    return "".join(lines)


def _line(texts: list[str]) -> str:
    return ",".join(map(_quoted, texts)) + "\n"


def _quoted(text: str) -> str:
    """Return the text in quotes where CSV needs them; Python's own writer forgets a lone carriage return."""
    if not _NEEDS_QUOTES.search(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
