"""Quotation marks: which words of a paragraph stand in them, of whatever kind they are.

Double and single, curly and straight, low, angled and doubled apostrophes. An apostrophe within or at the end of a word
is none. Marks within marks belong to the outer ones; a quotation that is never closed goes to the end of its paragraph.

>>> [(found.start, found.stop) for found in find_quotations("“Stop,” he said, ‘now’.")]
[(0, 7), (17, 22)]
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from topics.events.quotes.spaced_marks import UNCLOSED, has_spaced_marks, pair_spaced

_CLOSING = {
    "“": "”\"", "„": "“”", "«": "»", "»": "«", "\"": "\"”", "‘": "’'", "'": "'’", "‹": "›", "``": "''", "''": "''",
    "”": "”",
}  # fmt: skip
"""Marks that open a quotation, with those that close it."""
_OPENING = re.compile(r"``|''|[“„«»\"‘'‹”]")
_SINGLE = frozenset("‘'")
_BEFORE_OPENING = frozenset("([{—–-/…“‘\"'")
_AFTER_CLOSING = frozenset(".,;:?!)]}—–-/…”’\"'")
_YEARS = re.compile(r"['’‘]\d\ds?\b")
_CLITIC = re.compile(r"(?<=[\w.] )['’](?:s|re|ve|ll|d|m)(?=\s)")
"""An ending that a tokenizer has parted from its word: "Berg 's"."""
_ENDS = frozenset(".,;:?!…—–")
_SHORTEST_IN_SINGLE = 2
"""Characters, inclusive, that a quotation in single marks has at least."""
_LONGEST_IN_SINGLE = 3000
"""Characters, inclusive, that a quotation in single marks has at most: another mark farther on is an apostrophe."""
_FIRST_LETTERS = re.compile(r"[^\W\d_]")


class Quotation(NamedTuple):
    """Words in quotation marks, the marks included.

    Parameters
    ----------
    start, stop : int
        Characters in the text.
    is_open : bool
        Whether it goes on from the paragraph before, without a mark of its own.
    is_closed : bool
        Whether the mark that closes it is there.
    inner : tuple of int
        Characters without the marks.
    """

    start: int
    stop: int
    is_open: bool
    is_closed: bool
    inner: tuple[int, int]


def find_quotations(text: str, *, goes_on: bool = False) -> list[Quotation]:
    """Return the quotations of a paragraph in order, outermost only.

    Parameters
    ----------
    text : str
        The paragraph.
    goes_on : bool
        Whether a quotation of the paragraph before was not closed.
    """
    quotations: list[Quotation] = []
    at = 0
    if goes_on and not _OPENING.match(text):
        close = _first_closing(text)
        if close >= 0:
            quotations.append(Quotation(0, close + 1, True, True, (0, close)))
            at = close + 1
    spaced = pair_spaced(text) if has_spaced_marks(text) else None
    while opening := _next_opening(text, at, spaced):
        mark, start = opening[0], opening.start()
        if spaced is not None and mark == '"':
            found = _spaced(text, start, spaced[start])
            quotations.append(found)
            at = found.stop
            continue
        stop, length = _end(text, mark, opening.end())
        inner = opening.end(), stop - length
        if mark in _SINGLE and (not length or inner[1] - inner[0] < _SHORTEST_IN_SINGLE):
            at = opening.end()  # an apostrophe: "rock 'n' roll"
            continue
        quotations.append(Quotation(start, stop, False, length > 0, inner))
        at = stop
    return quotations


def _spaced(text: str, start: int, close: int) -> Quotation:
    """Return the quotation between two marks with blanks around them, its inner characters without blanks."""
    is_closed = close != UNCLOSED
    stop = close if is_closed else len(text)
    said = text[start + 1 : stop]
    first = start + 1 + len(said) - len(said.lstrip())
    inner = first, max(first, start + 1 + len(said.rstrip()))
    return Quotation(start, close + 1 if is_closed else len(text), False, is_closed, inner)


def _next_opening(text: str, at: int, spaced: Mapping[int, int] | None) -> re.Match[str] | None:
    for match in _OPENING.finditer(text, at):
        is_opening = match.start() in spaced if spaced is not None and match[0] == '"' else _opens(text, match)
        if is_opening:
            return match
    return None


def _opens(text: str, match: re.Match[str]) -> bool:
    """Return whether a mark opens a quotation: something follows it, and a space or nothing stands before."""
    before, after = text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]
    if not after or (after.isspace() and match[0] not in "„«"):
        return False
    is_free = not before or before.isspace() or before in _BEFORE_OPENING
    if match[0] in _SINGLE or match[0] == "»" or match[0] == "”":
        return is_free and not _is_apostrophe(text, match.start()) and (match[0] in "‘'" or after.isupper())
    return match[0] in {"“", "„", "«", "``"} or is_free


def _is_apostrophe(text: str, at: int) -> bool:
    return bool(_YEARS.match(text, at) or _CLITIC.match(text, at))


def _end(text: str, mark: str, start: int) -> tuple[int, int]:
    """Return where a quotation ends, after its mark, and how long the mark is; without one the text's end and 0."""
    if mark in _SINGLE:
        return _end_of_single(text, start)
    closing = _CLOSING[mark]
    if len(mark) > 1:
        at = text.find(closing, start)
        return (at + len(closing), len(closing)) if at >= 0 else _without_mark(text)
    depth = 0
    for at in range(start, len(text)):
        sign = text[at]
        if (sign == mark and mark not in closing) or (sign == "“" and mark == '"'):
            depth += 1
        elif sign in closing and _closes(text, at):
            if not depth:
                return at + 1, 1
            depth -= 1
    return _without_mark(text)


def _without_mark(text: str) -> tuple[int, int]:
    return len(text), 0


def _closes(text: str, at: int) -> bool:
    """Return whether a mark stands behind a word and before none."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in "”»“«":
        return True
    return not before.isspace() and not after.isalnum()


def _end_of_single(text: str, start: int) -> tuple[int, int]:
    """Return where a quotation in single marks ends: the first mark behind a full stop or the like, or behind a word.

    The apostrophe of a plural ("the workers' rights") is passed over where a later mark can end the quotation.
    """
    last = -1
    for at in range(start, min(len(text), start + _LONGEST_IN_SINGLE)):
        if text[at] not in "’'":
            continue
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if before.isspace() or after.isalnum():
            continue
        last = at
        is_plural = before == "s" and after.isspace() and bool(_FIRST_LETTERS.match(text, at + 2))
        if before in _ENDS or not is_plural:
            return at + 1, 1
    return (last + 1, 1) if last >= 0 else _without_mark(text)


def _first_closing(text: str) -> int:
    """Return where a quotation that goes on from before is closed, or -1."""
    for at, sign in enumerate(text):
        if sign == "”" or (sign == '"' and at and _closes(text, at)):
            return at
        if sign in "“":
            return -1
    return -1
