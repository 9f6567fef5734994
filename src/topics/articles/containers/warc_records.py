"""The records of a web archive, found by a walk through its bytes: what is held against what the library gives.

A record ends where its length says, unless nothing like a record follows there: then at the next one (ISO 28500).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from topics.articles.limits import in_bytes, limits

_BEGINS = re.compile(rb"WARC/\d\.\d[ \t]*\r?\n(?=[A-Za-z-]+:)")
_BLANK = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"(?:^|\n)Content-Length:[ \t]*(\d{1,15})", re.IGNORECASE)
_KIND = re.compile(rb"(?:^|\n)WARC-Type:[ \t]*([a-z]+)", re.IGNORECASE)
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[^\r\n]*\r?\n")
_KNOWN_PACKING = (b"gzip", b"x-gzip", b"deflate")
_BLANKS = b" \t\r\n\0"


class ByteRecord(NamedTuple):
    """A record: its type in small letters, where it and its body begin, where that stops and the next record begins."""

    kind: str
    start: int
    body: int
    stop: int
    end: int

    def behind(self, content: bytes) -> bytes:
        """Return what stands behind a record in none."""
        return content[self.stop : self.end].strip(_BLANKS)


def byte_records(content: bytes) -> Iterator[ByteRecord]:
    """Yield the records of a web archive that is not compressed."""
    begins = _BEGINS.search(content)
    while begins:
        next_one = _BEGINS.search(content, begins.end())
        nearest = next_one.start() if next_one else len(content)
        blank = _BLANK.search(content, begins.end(), nearest)
        head = content[begins.end() : blank.start() if blank else nearest]
        body = blank.end() if blank else nearest
        length, kind = _LENGTH.search(head), _KIND.search(head)
        stop = body + int(length[1]) if length else body
        following = _BEGINS.search(content, stop) if stop > nearest else next_one
        end = following.start() if following else len(content)
        if stop > len(content) or content[stop:end].strip(_BLANKS):
            following, end = next_one, nearest
            stop = min(stop, end)
        yield ByteRecord(kind[1].decode().lower() if kind else "", begins.start(), body, stop, end)
        begins = following


def payload_of(body: bytes) -> bytes:
    """Return what a server sent: the body of a record without the head of its answer, in one piece and unpacked.

    b"" where it is packed in a way that is not known here.
    """
    blank = _BLANK.search(body) if body.startswith(b"HTTP/") else None
    if not blank:
        return body
    head, sent = body[: blank.start()].lower(), body[blank.end() :]
    if re.search(rb"\ntransfer-encoding:[^\r\n]*chunked", head):
        sent = _joined(sent)
    packing = re.search(rb"\ncontent-encoding:[ \t]*([^\s,;]+)", head)
    if packing and packing[1] != b"identity":
        sent = _unpacked(sent) if packing[1] in _KNOWN_PACKING else b""
    return sent[: in_bytes(limits().record)]


def _joined(sent: bytes) -> bytes:
    """Return what was sent in chunks in one piece; as it is where it was not."""
    pieces: list[bytes] = []
    at = 0
    while chunk := _CHUNK.match(sent, at):
        length = int(chunk[1], 16)
        pieces.append(sent[chunk.end() : chunk.end() + length])
        at = chunk.end() + length
        at += len(sent[at : at + 2]) - len(sent[at : at + 2].lstrip(b"\r\n"))
        if not length:
            break
    return b"".join(pieces) + sent[at:].strip(_BLANKS) if pieces else sent


def _unpacked(sent: bytes) -> bytes:
    """Return what was sent unpacked, as far as that goes; as it is where it is not packed."""
    for bits in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
        with suppress(zlib.error):
            return zlib.decompressobj(bits).decompress(sent, in_bytes(limits().record))
    return sent
