"""The texts of binary workbooks (XLS, XLSB), found by a walk through their records: what is held against the articles.

Only records that hold words are opened ([MS-XLS], [MS-XLSB], [MS-CFB]); what a cell is for is not asked.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from itertools import pairwise

from topics.articles.readers.decoding import decode_as

_FREE = 0xFFFFFFFA
"""Numbers of sectors from which (inclusive) they are none."""
_ENTRY = 128
"""Bytes of an entry of the folder of a compound file."""
_NAMES = ("workbook", "book")
_IN_HEADER = 109
"""Places in the header of a compound file for the sectors of its table."""
_LABEL, _RICH_LABEL, _FORMULA_TEXT, _NOTE, _DRAWN = 0x0204, 0x00D6, 0x0207, 0x001C, 0x01B6
_SHARED, _CONTINUE, _BEGIN, _CODE_PAGE, _ENCRYPTED = 0x00FC, 0x003C, 0x0809, 0x0042, 0x002F
_BIFF_8 = 0x0600
_MAC = 0x8000
_SHARED_ITEM, _CELL_TEXT, _CELL_FORMULA_TEXT, _COMMENT = 19, 6, 8, 637


def texts_of_old_workbook(content: bytes) -> Iterator[str]:
    """Yield the texts of an XLS workbook: shared ones, those of cells, results of formulas, comments and drawings.

    Nothing follows where a record says that what is behind it is encrypted.
    """
    records = list(_records(_stream(content)))
    version = next((data[:2] for kind, data in records if kind == _BEGIN), b"")
    is_wide, encoding = int.from_bytes(version, "little") == _BIFF_8, "cp1252"
    ends = [*(at for at, (kind, _) in enumerate(records) if kind != _CONTINUE), len(records)]
    for at, end in pairwise(ends):
        kind, data = records[at]
        more = [part for _, part in records[at + 1 : end]]
        if kind == _CODE_PAGE:
            number = int.from_bytes(data[:2], "little")
            encoding = "mac-roman" if number == _MAC else f"cp{number}"
        elif kind == _ENCRYPTED:
            return
        elif kind == _SHARED:
            yield from _shared([data, *more])
        elif kind in {_LABEL, _RICH_LABEL, _FORMULA_TEXT}:
            head = data[6:] if kind != _FORMULA_TEXT else data
            yield _Strings([head, *more]).text() if is_wide else _narrow(head, encoding)
        elif kind == _NOTE and not is_wide:
            yield _narrow(data[4:], encoding)
        elif kind == _DRAWN and more:
            yield _drawn(data, more)


def _narrow(data: bytes, encoding: str) -> str:
    """Return a text that is written in a code page, behind its length."""
    codes = data[2 : 2 + int.from_bytes(data[:2], "little")]
    try:
        return decode_as(codes, encoding)
    except LookupError:
        return codes.decode("cp1252", "replace")


def _drawn(data: bytes, more: Sequence[bytes]) -> str:
    """Return the text of a drawing or comment, which stands in the records that continue its own."""
    return _Strings([data[10:12] + more[0], *more[1:]]).text()


def _shared(parts: Sequence[bytes]) -> Iterator[str]:
    """Yield the shared texts of a workbook."""
    strings = _Strings([parts[0][8:], *parts[1:]])
    while not strings.is_at_end():
        yield strings.text()


class _Strings:
    """Reads texts that go on from record to record: each record begins anew with the width of its characters."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        self._parts = parts
        self._number = 0
        self._at = 0

    def is_at_end(self) -> bool:
        """Return True where no byte is left."""
        while self._number < len(self._parts) and self._at >= len(self._parts[self._number]):
            self._number, self._at = self._number + 1, 0
        return self._number >= len(self._parts)

    def text(self) -> str:
        """Return the next text, without its runs of fonts and its reading aids."""
        n_left = self._integer(2)
        flags = self._integer(1)
        n_runs = self._integer(2) if flags & 8 else 0
        n_aids = self._integer(4) if flags & 4 else 0
        width = 1 + (flags & 1)
        pieces: list[str] = []
        while n_left > 0 and not self.is_at_end():
            if self._at == 0 and pieces:
                width = 1 + (self._integer(1) & 1)
            codes = self._parts[self._number][self._at : self._at + n_left * width]
            self._at += max(1, len(codes))
            pieces.append(codes.decode("utf-16-le" if width > 1 else "latin-1", "replace"))
            n_left -= max(1, len(codes) // width)
        self._pass_over(4 * n_runs + n_aids)
        return "".join(pieces)

    def _integer(self, n_bytes: int) -> int:
        self.is_at_end()
        found = self._parts[self._number][self._at : self._at + n_bytes] if self._number < len(self._parts) else b""
        self._at += n_bytes
        return int.from_bytes(found, "little")

    def _pass_over(self, n_bytes: int) -> None:
        while n_bytes > 0 and not self.is_at_end():
            step = min(n_bytes, len(self._parts[self._number]) - self._at)
            self._at += step
            n_bytes -= step


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the kinds and bytes of the records of a workbook."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


# ---------------------------------------------------------------- compound files


def _stream(content: bytes) -> bytes:
    """Return the part of a compound file that is the workbook, b"" where it has none."""
    if len(content) < 4 * _ENTRY:
        return b""
    size, small = (1 << min(shift, 20) for shift in struct.unpack_from("<HH", content, 30))
    sectors = [content[at : at + size] for at in range(size, len(content), size)]
    table = _numbers(b"".join(_part(sectors, number) for number in _sectors_of_table(content, sectors)))
    folder = _chain(sectors, table, _at(content, 48))
    entries = [folder[at : at + _ENTRY] for at in range(0, len(folder) - _ENTRY + 1, _ENTRY)]
    for entry in entries:
        name = entry[: max(0, int.from_bytes(entry[64:66], "little") - 2)].decode("utf-16-le", "replace")
        if name.lower() not in _NAMES:
            continue
        start, length = struct.unpack_from("<II", entry, 116)
        if length >= _at(content, 56):
            return _chain(sectors, table, start)[:length]
        inner = _chain(sectors, table, _at(entries[0], 116))
        pieces = [inner[at : at + small] for at in range(0, len(inner), small)]
        return _chain(pieces, _numbers(_chain(sectors, table, _at(content, 60))), start)[:length]
    return b""


def _at(content: bytes, place: int) -> int:
    return int.from_bytes(content[place : place + 4], "little")


def _numbers(data: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _part(sectors: Sequence[bytes], number: int) -> bytes:
    return sectors[number] if number < len(sectors) else b""


def _sectors_of_table(content: bytes, sectors: Sequence[bytes]) -> list[int]:
    """Return the numbers of the sectors that hold the table of a compound file."""
    found = list(_numbers(content[76 : 76 + 4 * _IN_HEADER]))
    further, known = _at(content, 68), set[int]()
    while further < len(sectors) and further not in known:
        known.add(further)
        *numbers, further = _numbers(sectors[further]) or (_FREE,)
        found += numbers
    return [number for number in found if number < len(sectors)]


def _chain(sectors: Sequence[bytes], table: Sequence[int], start: int) -> bytes:
    """Return the bytes of the sectors that follow each other from one on, each once."""
    pieces: list[bytes] = []
    known: set[int] = set()
    while start < len(sectors) and start not in known:
        known.add(start)
        pieces.append(sectors[start])
        start = table[start] if start < len(table) else _FREE
    return b"".join(pieces)


# ---------------------------------------------------------------- XLSB


def texts_of_binary_part(part: bytes) -> Iterator[str]:
    """Yield the texts of a part of an XLSB workbook: shared ones, those of cells, and comments."""
    at = 0
    while at < len(part):
        kind, at = _variable(part, at, 2)
        length, at = _variable(part, at, 4)
        data = part[at : at + length]
        at += length
        if kind in {_SHARED_ITEM, _COMMENT}:
            yield _counted(data[1:])
        elif kind in {_CELL_TEXT, _CELL_FORMULA_TEXT}:
            yield _counted(data[8:])


def _variable(part: bytes, at: int, most: int) -> tuple[int, int]:
    """Return a number that is written in seven bits a byte, and where it ends."""
    number = 0
    for place in range(most):
        byte = part[at + place] if at + place < len(part) else 0
        number |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:  # noqa: PLR2004  the bit that says that more follows
            return number, at + place + 1
    return number, at + most


def _counted(data: bytes) -> str:
    """Return a text of wide characters behind their number."""
    return data[4 : 4 + 2 * int.from_bytes(data[:4], "little")].decode("utf-16-le", "replace")
