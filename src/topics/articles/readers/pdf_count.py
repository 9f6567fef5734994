"""The second count of a PDF: letters drawn are letters read or listed, and pages in the file are pages in its order."""

from __future__ import annotations

import re
import zlib
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from topics.articles.limits import in_bytes, limits, or_raise, shown
from topics.articles.readers.file_texts import words_of
from topics.articles.readers.pdf_drawn import drawn_by, letters_of
from topics.records import Problem

if TYPE_CHECKING:
    from pypdf import PdfReader

_FEWEST_LETTERS = 20
"""Letters over, on one page, from which (inclusive) something was lost."""
_FEWEST_DIFFERENT = 8
"""Different letters among them from which (inclusive) they are words; signs of formulas taken for letters are few."""
_MOST = 0.75
"""Share of the letters of a text from which (inclusive), where they are over, it was not read."""
_MOST_KNOWN = 0.75
"""Share of the pairs of words of a page apart from which (exclusive), where they are new, it is no copy of one read."""
_SHOWN = 60
_MOST_SHOWN = 12
"""Pages that a problem names at most (inclusive)."""
_ADVICE = "open the file and look for these words; print it as PDF again if they matter"
_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_PACK = re.compile(rb"/Type\s*/ObjStm\b")
_STREAM = re.compile(rb"stream\r?\n")
_FIRST = re.compile(rb"/First\s+(\d{1,9})")
_HEAD = 400
"""Bytes before and behind the type of a stream in which the rest of its dictionary stands."""


class _Over(NamedTuple):
    """What a page draws and its text does not hold: its number, letters, and the first words."""

    page: int
    n_letters: int
    first: str


def uncounted(
    reader: PdfReader, content: bytes, texts: Sequence[str | None], beside: str, source: str
) -> list[Problem]:
    """Return what the pages of a file draw, or hold, that was not read.

    Parameters
    ----------
    reader : pypdf reader
        The opened file.
    content : bytes
        The file.
    texts : sequence of str or None
        The text of each page, None for one that could not be read, which is listed as such.
    beside : str
        What was read beside them: comments and fields.
    source : str
        The name of the file.
    """
    over: list[_Over] = []
    known = letters_of(beside)
    left = in_bytes(limits().pdf_drawn)
    for number, text in enumerate(texts, 1):
        if left <= 0:
            break
        if text is None:
            continue
        drawn = drawn_by(reader.pages[number - 1], left)
        left -= drawn.n_bytes
        found = _over(drawn.texts, letters_of(text) + known)
        over += [_Over(number, *found)] if found else []
    problems = []
    if over:
        first = next((one.first for one in over if one.first), "")
        begun = f" (first: “{first}”)" if first else ""
        pages = ", ".join(str(one.page) for one in over[:_MOST_SHOWN]) + (" …" if len(over) > _MOST_SHOWN else "")
        told = f"{sum(one.n_letters for one in over)} letters drawn on {len(over)} of {len(texts)} pages: {pages}"
        problems.append(Problem(source, f"{told} are not in the text that was read{begun}", _ADVICE, lost=False))
    if left <= 0:
        told = f"what is drawn was counted up to {shown(limits().pdf_drawn)}, not to the end of the file"
        problems.append(Problem(source, told, f"split the file, {or_raise('pdf_drawn')}", lost=False))
    if len(reader.pages) == len(texts):
        problems += _apart(reader, content, " ".join(text or "" for text in texts), source)
    return problems


def _over(drawn: Sequence[str], read: Counter[str]) -> tuple[int, str] | None:
    """Return how many letters are drawn and not read, and the first words of them; None for stray ones."""
    over = letters_of("\n".join(drawn)) - read
    if over.total() < _FEWEST_LETTERS or len(over) < _FEWEST_DIFFERENT:
        return None
    first = next((text for text in drawn if _is_among(letters_of(text), over)), "")
    return over.total(), " ".join(first.split())[:_SHOWN]


def _is_among(letters: Counter[str], over: Counter[str]) -> bool:
    return (letters & over).total() >= max(1.0, _MOST * letters.total())


def _apart(reader: PdfReader, content: bytes, read: str, source: str) -> list[Problem]:
    """Return that pages stand in the file and not in its order of pages, where they draw words that were not read."""
    reached = {page.indirect_reference.idnum for page in reader.pages if page.indirect_reference is not None}
    apart = sorted(set(_numbers_of_pages(content)) - reached)
    known = _pairs(read) if apart else set()
    firsts = []
    for number in apart:
        words = _words_of_page(reader, number)
        pairs = _pairs(words)
        if len(pairs - known) > _MOST_KNOWN * len(pairs):
            firsts.append(" ".join(words.split())[:_SHOWN])
    if not firsts:
        return []
    found = f"{len(firsts)} pages stand in the file but not in its order of pages and were not read"
    advice = "nothing to do where they were deleted; else print the file as PDF again"
    return [Problem(source, f"{found} (first: “{firsts[0]}”)", advice, lost=False)]


def _pairs(text: str) -> set[tuple[str, str]]:
    """Return the pairs of words that follow each other in a text."""
    return set(pairwise(words_of(text)))


def _words_of_page(reader: PdfReader, number: int) -> str:
    """Return what an object draws where it is a page that is still in use, "" else."""
    from pypdf.generic import IndirectObject

    with suppress(Exception):  # whatever the library makes of what no other part of the file refers to
        if page := reader.get_object(IndirectObject(number, 0, reader)):
            return " ".join(drawn_by(page, in_bytes(limits().pdf_drawn)).texts)  # type: ignore[arg-type]
    return ""


def _numbers_of_pages(content: bytes) -> Iterator[int]:
    """Yield the numbers of the objects that say that they are pages, by a search through the bytes."""
    places = [(match.start(), int(match[1])) for match in _OBJECT.finditer(content)]
    for match in _PAGE.finditer(content):
        if at := bisect(places, (match.start(), 0)):
            yield places[at - 1][1]
    left = in_bytes(limits().document)
    for match in _PACK.finditer(content):
        unpacked, first = _pack(content, match.start(), left)
        left -= len(unpacked)
        yield from _packed_pages(unpacked, first)
        if left <= 0:
            return


def _pack(content: bytes, at: int, most: int) -> tuple[bytes, int]:
    """Return what a stream of objects (ISO 32000-1, 7.5.7) unpacks to, and where its first object begins."""
    begins = _STREAM.search(content, at, at + _HEAD)
    first = _FIRST.search(content, max(0, at - _HEAD), begins.start()) if begins else None
    if not begins or not first:
        return b"", 0
    with suppress(zlib.error):
        return zlib.decompressobj().decompress(memoryview(content)[begins.end() :], most), int(first[1])
    return b"", 0


def _packed_pages(unpacked: bytes, first: int) -> Iterator[int]:
    """Yield the numbers of the pages in a stream of objects, which begins with their numbers and places."""
    head = [int(number) for number in unpacked[:first].split() if number.isdigit()]
    places = sorted((place + first, number) for number, place in zip(head[::2], head[1::2], strict=False))
    for match in _PAGE.finditer(unpacked):
        if where := bisect(places, (match.start() + 1, 0)):
            yield places[where - 1][1]
