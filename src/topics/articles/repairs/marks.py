"""Marks of punctuation that one old encoding wrote and another read, and marks of which a byte is lost.

Curly quotes and dashes of Mac Roman read as Windows-1252 are "Ò", "Ó", "Õ", "Ð"; those of Windows read as a code page
of DOS are "ô", "ö", "Æ", "û". Such a letter is right in many languages, so the text itself must show the fault: a
capital between small letters, or a pair around words. Of UTF-8 read as Windows-1252, the last byte of a closing quote
("â€") and the space of "Â" are often lost.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from topics.records import Repair

RULE = "mojibake"
_LOST = "a mark of UTF-8 had been read in another encoding, and a byte of it is lost"


@dataclass(frozen=True)
class _Reading:
    """Marks as another encoding reads them: each mark's letter, and the reason that a repair gives."""

    apostrophe: str
    opening: str
    closing: str
    inner: str
    dash: str
    long_dash: str
    reason: str

    @cached_property
    def sign(self) -> re.Pattern[str]:
        """What no language writes: the capital of an apostrophe between small letters, or a pair of quotes."""
        words = rf"(?=[A-Za-z])[^{self.opening}{self.closing}\n]{{1,400}}(?<=[a-z.,!?])"
        pair = rf"(?<!\w){self.opening}{words}{self.closing}(?!\w)"
        return re.compile(rf"(?<=[a-z]){self.apostrophe}(?=[a-z])|{pair}")

    @cached_property
    def marks(self) -> re.Pattern[str]:
        """The letters where a mark may stand, in groups named as the marks."""
        return re.compile(
            rf"(?<=[A-Za-z])(?P<apostrophe>{self.apostrophe})(?=[a-z]|\s|[.,;:!?]|$)"
            rf"|(?<!\w)(?P<opening>{self.opening})(?=[A-Za-z\d])"
            rf"|(?<=[\w.,!?])(?P<closing>{self.closing})(?!\w)"
            rf"|(?<!\w)(?P<inner>{self.inner})(?=[A-Za-z])"
            rf"|(?<=\s)(?P<dash>{self.dash})(?=\s)"
            rf"|(?<=\s)(?P<long_dash>{self.long_dash})(?=\s)",
            re.MULTILINE,
        )


_READINGS = (
    _Reading("Õ", "Ò", "Ó", "Ô", "Ð", "Ñ", "marks of a Mac had been read as those of Windows"),
    _Reading("Æ", "ô", "ö", "æ", "û", "ù", "marks of Windows had been read as those of DOS"),
)
_MARKS = {"apostrophe": "’", "opening": "“", "closing": "”", "inner": "‘", "dash": "–", "long_dash": "—"}
_CLOSING = re.compile(r"â€\ufffd?(?=[\s.,;:!?)]|\Z)(?!\u00a0)")
"""A closing quote without its last byte, U+009D, which Windows-1252 does not have."""
_LONGEST_QUOTE = 2_000
"""Characters of a quotation at most, which bounds the time that a long text takes."""
_OPENING = re.compile(r"â€œ|“")
_CLOSED = re.compile(r"â€\u009d|”")
_STRAY = re.compile(r"(?<=[^\s.!?…] )Â (?=\S)|(?<=[a-z.,;:!?”\"])Â(?= )")
"""What is left of a space that does not break the line: a capital with no word around it, or behind a small letter."""


def find_marks(text: str) -> list[Repair]:
    """Return the repairs that give a text its marks of punctuation back."""
    if text.isascii():
        return []
    repairs: list[Repair] = []
    for reading in _READINGS:
        if reading.sign.search(text):
            repairs += (_repair(match, _mark_of(match), reading.reason) for match in reading.marks.finditer(text))
    if "â€" in text:
        repairs += (_repair(match, "”", _LOST) for match in _CLOSING.finditer(text) if _is_open(text, match.start()))
    if "Â" in text:
        repairs += (_repair(match, "", _LOST) for match in _STRAY.finditer(text))
    return sorted(repairs, key=lambda repair: repair.start)


def _repair(match: re.Match[str], text: str, reason: str) -> Repair:
    return Repair(*match.span(), match.group(), text, RULE, reason)


def _mark_of(match: re.Match[str]) -> str:
    return _MARKS[match.lastgroup or ""]


def _is_open(text: str, at: int) -> bool:
    """Return True where a quotation is open shortly before a place, in its paragraph."""
    before = text[max(text.rfind("\n", 0, at) + 1, at - _LONGEST_QUOTE) : at]
    opened = [match.end() for match in _OPENING.finditer(before)]
    closed = [match.end() for match in (*_CLOSED.finditer(before), *_CLOSING.finditer(before))]
    return bool(opened) and max(opened) > max(closed, default=-1)
