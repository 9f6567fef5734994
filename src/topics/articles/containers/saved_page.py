"""The texts of a page that a browser saved as a message (MHTML), found without a parser of mail."""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator
from itertools import islice

from topics.articles.readers.decoding import decode_as
from topics.articles.readers.file_texts import texts_of_page

_BOUNDARY = re.compile(rb"boundary\s*=\s*(?:\"(?P<quoted>[^\"\r\n]{1,200})\"|(?P<bare>[^\s;\"]{1,200}))", re.IGNORECASE)
_MOST_BOUNDARIES = 50
_BLANK = re.compile(rb"\r?\n\r?\n")
_FIELD = re.compile(rb"(?:^|\n)(?P<name>content-type|content-transfer-encoding):\s*(?P<value>[\w/+.-]+)", re.IGNORECASE)
_PAGES = (b"text/html", b"application/xhtml+xml")
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


def texts_of_saved_page(content: bytes, encoding: str) -> Iterator[str]:
    """Yield the texts of the first page in a message, of plain texts in it, and of what stands in none of its parts.

    Parameters
    ----------
    content : bytes
        The message.
    encoding : str
        The encoding of the page.
    """
    *_, body = _parted(content)
    boundaries = [_boundary_of(match) for match in islice(_BOUNDARY.finditer(content), _MOST_BOUNDARIES)]
    is_first = True
    for number, part in enumerate(_parts(body, boundaries)):
        fields, is_parted, inner = _parted(part)
        stated = {match["name"].lower(): match["value"].lower() for match in _FIELD.finditer(fields)}
        if not number or not is_parted or not stated:
            yield decode_as(part, encoding)
            continue
        kind = stated.get(b"content-type", b"text/plain")
        text = decode_as(_unpacked(inner, stated.get(b"content-transfer-encoding", b"")), encoding)
        if kind in _PAGES and is_first:
            is_first = False
            yield from texts_of_page(text)
        elif kind == b"text/plain":
            yield text


def _boundary_of(match: re.Match[bytes]) -> bytes:
    return match["quoted"] or match["bare"]


def _parted(part: bytes) -> tuple[bytes, bool, bytes]:
    """Return the fields of a part, whether it has any, and what stands below them."""
    blank = _BLANK.search(part)
    return (part[: blank.start()], True, part[blank.end() :]) if blank else (b"", False, part)


def _parts(body: bytes, boundaries: list[bytes]) -> Iterator[bytes]:
    """Yield what stands between the lines that part a message, first of all what stands before them."""
    if not boundaries:
        yield body
        return
    named = b"|".join(re.escape(boundary) for boundary in sorted(set(boundaries), key=len, reverse=True))
    yield from re.split(rb"(?:^|\r?\n)--(?:" + named + rb")(?:--)?[ \t]*(?=\r?\n|$)", body)


def _unpacked(body: bytes, packing: bytes) -> bytes:
    """Return a part as it was before it was written for mail."""
    if packing == b"quoted-printable":
        return quopri.decodestring(body)
    if packing != b"base64":
        return body
    signs = _NO_BASE64.sub(b"", body)
    return binascii.a2b_base64(signs[: len(signs) // 4 * 4])
