"""Columns of a page of a PDF whose lines were drawn row by row: each column is read to its end before the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdf import PageObject

_PIECE = re.compile(r"\S+(?: {1,2}\S+)*")
"""Words of a row with no more than two blanks between them: the line of one column."""
_FEWEST_ROWS = 4
"""Rows with a line of each column from which (inclusive) a page has columns."""
_FEWEST_WORDS = 4.0
"""Mean number of words of the lines of a column from which (inclusive) it is running text, and no column of a table."""
_NARROWEST = 3
"""Blanks between two columns at least (inclusive)."""
_APART = 2
"""Blank rows above a line from which (inclusive) it stands apart from the columns above it."""
_FAULTS = (
    ValueError, KeyError, IndexError, TypeError, AttributeError, ZeroDivisionError, RecursionError, OverflowError,
)  # fmt: skip
"""What unusual pages raise where they are laid out."""


class _Piece(NamedTuple):
    """The line of a column: where it begins in its row, in characters, and its words."""

    across: int
    text: str


def page_text(page: PageObject) -> tuple[str, bool]:
    """Return the text of a page, and whether columns that were drawn row by row were put one after the other.

    Parameters
    ----------
    page : pypdf page
        The page.
    """
    from pypdf.errors import PyPdfError

    text = page.extract_text()
    if text.count("\n") < _FEWEST_ROWS - 1:
        return text, False
    laid_out = ""
    with suppress(PyPdfError, *_FAULTS):
        laid_out = page.extract_text(extraction_mode="layout")
    rows = [[_Piece(match.start(), match[0]) for match in _PIECE.finditer(row)] for row in laid_out.split("\n")]
    edges = _edges(rows)
    if not edges or not _is_row_by_row(text, rows, edges):
        return text, False
    ordered = "\n".join(_in_columns(rows, edges))
    is_whole = sorted("".join(ordered.split())) == sorted("".join(text.split()))
    return (ordered, True) if is_whole else (text, False)


def _edges(rows: Sequence[Sequence[_Piece]]) -> list[int]:
    """Return where the columns of a page end, from the left; none where it has only one, or a table.

    Between two columns lies a strip that is blank in every row with several lines.
    """
    several = [row for row in rows if len(row) > 1]
    if len(several) < _FEWEST_ROWS:
        return []
    inked: set[int] = set()
    for row in several:
        for piece in row:
            inked.update(range(piece.across, piece.across + len(piece.text)))
    strips = [place for place in range(max(inked)) if place not in inked and place - 1 in inked and place > min(inked)]
    edges = [place for place in strips if not inked.intersection(range(place, place + _NARROWEST))]
    pieces = [piece for row in several for piece in row]
    for number in range(len(edges) + 1):
        n_words = [len(piece.text.split()) for piece in pieces if _column(piece, edges) == number]
        if len(n_words) < _FEWEST_ROWS or sum(n_words) < _FEWEST_WORDS * len(n_words):
            return []
    return edges


def _column(piece: _Piece, edges: Sequence[int]) -> int:
    """Return the number of the column that a line stands in."""
    return sum(piece.across >= edge for edge in edges)


def _is_row_by_row(text: str, rows: Sequence[Sequence[_Piece]], edges: Sequence[int]) -> bool:
    """Return True where the text goes from column to column row by row, as the lines were drawn."""
    folded = " ".join(text.split())
    full = [row for row in rows if len({_column(piece, edges) for piece in row}) > len(edges)]
    turns = 0
    for row, below in pairwise(full):
        places = [folded.find(" ".join(piece.text.split())) for piece in (row[0], row[-1], below[0])]
        turns += -1 < places[0] < places[1] < places[2]
    return turns >= _FEWEST_ROWS - 1


def _in_columns(rows: Sequence[Sequence[_Piece]], edges: Sequence[int]) -> list[str]:
    """Return the lines of a page: those above the columns, those of each column, those apart below them."""
    first = next(number for number, row in enumerate(rows) if len(row) > 1)
    above = [piece.text for row in rows[:first] for piece in row]
    columns: list[list[str]] = [[] for _ in range(len(edges) + 1)]
    below: list[str] = []
    n_blank = 0
    for row in rows[first:]:
        n_blank = 0 if row else n_blank + 1
        if below or n_blank >= _APART:
            below += [piece.text for piece in row] or ([""] if not below else [])
            continue
        for piece in row:
            columns[_column(piece, edges)].append(piece.text)
    return [*above, *(line for column in columns for line in column), *filter(None, below)]
