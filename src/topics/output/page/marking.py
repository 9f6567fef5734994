"""The text of an article as found, in pieces: which sentence each belongs to, and how it was repaired."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters with one history.

    ``kind`` is ``kept``, ``dropped``, ``replaced`` or ``doubtful`` (dropped by a rule,
    kept by a setting).
    """

    kind: str
    found_text: str
    text: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Pieces that follow each other inside one sentence, or outside of any (``anchor`` is empty)."""

    anchor: str
    pieces: tuple[Piece, ...]


def mark_text(found: str, repairs: Sequence[Any], passages: Sequence[Any], anchors: dict[str, str]) -> list[Block]:
    """Return the blocks of a text, in order; their found texts joined are ``found``.

    Parameters
    ----------
    found : str
        The text as found.
    repairs, passages : sequences of named tuples
        Rows of the tables of these names that belong to the article, sorted by ``start``.
    anchors : dict
        Passage id to the anchor of its sentence on the page.
    """
    cuts = {0, len(found)}
    for row in (*repairs, *passages):
        cuts |= {row.start, row.stop}
    pieces: list[tuple[str, Piece]] = []
    for start, stop in pairwise(sorted(cuts)):
        repair, passage = _holder(repairs, start), _holder(passages, start)
        anchor = anchors.get(passage.id, "") if passage else ""
        pieces.append((anchor, _piece(found[start:stop], repair, first=bool(repair) and repair.start == start)))
    runs = groupby(pieces, key=itemgetter(0))
    return [Block(anchor, tuple(piece for _, piece in run)) for anchor, run in runs]


def _holder(table: Sequence[Any], place: int) -> Any:
    """Return the row that holds the character at ``place``, or None."""
    at = bisect_right(table, place, key=attrgetter("start")) - 1
    return table[at] if at >= 0 and place < table[at].stop else None


def _piece(found_text: str, repair: Any, *, first: bool) -> Piece:
    """Return the piece; the new text of a replacement goes with its first piece."""
    if repair is None:
        return Piece("kept", found_text)
    why = f"{repair.rule}: {repair.reason}" if repair.reason else str(repair.rule)
    if not repair.applied:
        return Piece("doubtful", found_text, why=why)
    if not repair.text:
        return Piece("dropped", found_text, why=why)
    return Piece("replaced", found_text, repair.text if first else "", why)
