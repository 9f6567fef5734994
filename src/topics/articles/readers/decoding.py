"""Bytes to characters: marks first, then UTF-8, then the most plausible of the older encodings."""

from __future__ import annotations

import codecs
import unicodedata

from topics.errors import InputError

PATCHED = "utf-8, else cp1252"
"""Name of the decoding of UTF-8 with single bytes of Windows-1252 in between."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = ("cp1252", "mac_roman", "cp850", "cp1250")
_SPARSE = 0.12
"""Share of bytes over 127 below which a text is taken to be in the Latin script."""


def decode(content: bytes, declared: str = "") -> tuple[str, str]:
    """Return the text of the bytes and the name of its encoding.

    Parameters
    ----------
    content : bytes
        A whole file.
    declared : str
        Encoding that the file itself states, if any; tried after UTF-8.

    Raises
    ------
    InputError
        If the bytes are no text.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _decode_marked(content, name), name
    wide = _wide_encoding(content)
    if wide:
        return content.decode(wide), wide
    if _looks_binary(content):
        message = "binary data, no text"
        raise InputError(message)
    if content.isascii():
        return content.decode("ascii"), "utf-8"
    for name in ("utf-8", declared):
        if name:
            try:
                return content.decode(name), name.lower()
            except (UnicodeDecodeError, LookupError):
                continue
    name = _older_encoding(content)
    return decode_as(content, name), name


def decode_as(content: bytes, encoding: str) -> str:
    """Return the text of the bytes in an encoding named by ``decode``."""
    if encoding == PATCHED:
        return _patch(content)
    if encoding in {"utf-16", "utf-32"}:
        return _decode_marked(content, encoding)
    return content.decode(encoding, "replace")


def _decode_marked(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        return content.decode(name, "replace")


def _wide_encoding(content: bytes) -> str:
    """Return UTF-16 with its byte order where every other byte is mostly zero, else ""."""
    sample = content[:4096]
    if len(sample) < 4 or len(content) % 2 or b"\0" not in sample:
        return ""
    half = len(sample) // 2
    for name, zeros in (("utf-16-le", sample[1::2].count(0)), ("utf-16-be", sample[::2].count(0))):
        if zeros > 0.7 * half:
            try:
                content.decode(name)
            except UnicodeDecodeError:
                continue
            return name
    return ""


def _looks_binary(content: bytes) -> bool:
    sample = content[:65536]
    controls = sum(sample.count(code) for code in range(32) if code not in {9, 10, 12, 13, 26, 27})
    return b"\0" in sample or controls > 0.02 * len(sample)


def _patch(content: bytes) -> str:
    """Return the text as UTF-8, each byte that does not fit as Windows-1252."""
    pieces: list[str] = []
    reached = 0
    while reached < len(content):
        try:
            pieces.append(content[reached:].decode("utf-8"))
            break
        except UnicodeDecodeError as error:
            bad = reached + error.start
            pieces.append(content[reached:bad].decode("utf-8"))
            stop = reached + error.end
            pieces.append(content[bad:stop].decode("cp1252", "replace"))
            reached = stop
    return "".join(pieces)


def _older_encoding(content: bytes) -> str:
    high = sum(byte > 127 for byte in content)
    broken = _count_broken(content)
    if broken * 4 < high and broken <= 1000:
        return PATCHED
    if high < _SPARSE * len(content):
        return max(_WESTERN, key=lambda name: (_plausibility(content, name), -_WESTERN.index(name)))
    from charset_normalizer import from_bytes

    best = from_bytes(content[:200_000]).best()
    return best.encoding if best is not None else "cp1252"


def _count_broken(content: bytes) -> int:
    """Return how many bytes do not fit UTF-8 (counted up to 1001)."""
    text = content.decode("utf-8", "replace")
    return min(1001, text.count("\ufffd"))


def _plausibility(content: bytes, name: str) -> int:
    """Return how well the characters over 127 sit among their neighbours in a Latin text."""
    text = content[:200_000].decode(name, "replace")
    score = 0
    for at, character in enumerate(text):
        if character < "\x80":
            continue
        before = text[at - 1 : at]
        after = text[at + 1 : at + 2]
        score += _fit(before, character, after)
    return score


def _fit(before: str, character: str, after: str) -> int:
    kind = unicodedata.category(character)
    if kind in {"Ll", "Lu"}:
        if kind == "Lu" and before.islower():
            return -3
        return 2 if before.isalpha() or after.isalpha() else -1
    if character in "“‘«(":
        return 2 if after.isalnum() and not before.isalpha() else -1
    if character in "”’»…":
        return 2 if not before.isspace() else 0
    if character in "–—£€¥•\xa0°½©®™§":
        return 1
    return -4
