"""UTF-8 that was read as GBK, also where a character is lost for good.

GBK takes bytes in pairs, so the three bytes of a curly quote swallow the letter after them: "’s" becomes
"鈥檚". Encoding the run again gives the bytes back. Where the byte after the pair could not be paired, a
decoder wrote U+FFFD and one byte is lost: what it was is certain only as far as its neighbours tell.
"""

import re
from codecs import getincrementaldecoder

import regex

from topics.records import Repair

RULE = "UTF-8 read as GBK"
_RUN = re.compile(r"[^\x00-\x7f]+")
_LOST = "\ufffd"
_ONE_SCRIPT = regex.compile(
    r"[\x00-\x7f\p{Cyrillic}]+|[\x00-\x7f\p{Greek}]+|[\x00-\x7f\p{Hebrew}]+|[\x00-\x7f\p{Arabic}]+"
)
_LONGEST = 200
"""Characters that are put right at once, at most (inclusive); what follows is looked at anew."""
_FEWEST_LETTERS = 4
"""Characters from which (inclusive) a run is certain; of one script between Latin letters one fewer."""
_CUT_SHORT = frozenset({b"\xe2\x80", b"\xc3", b"\xc2"})
"""Beginnings of a mark, a letter and a sign whose last byte may be lost."""
_COMMON = re.compile(rb"[\xb0-\xd7]")
"""First bytes of the 3,755 common characters of GB 2312; mojibake falls mostly outside."""


def find_gbk_faults(text: str) -> list[Repair]:
    """Return the repairs that turn UTF-8 read as GBK back into what it was."""
    repairs: list[Repair] = []
    opened, line_start = 0, 0
    for match in _RUN.finditer(text):
        run = match.group()
        if "\n" in text[line_start : match.start()]:
            opened = 0
        line_start = match.start()
        at = 0
        while at < len(run):
            end, fixed = _undo(run, at)
            start, stop = match.start() + at, match.start() + end
            if not fixed or not _is_certain(run[at:end], fixed, text[start - 1 : start], text[stop : stop + 1]):
                opened += (run[at] == "“") - (run[at] == "”")
                at += 1
                continue
            fixed, reason = _fill(fixed, text[start - 1 : start], text[stop : stop + 1], opened)
            opened += fixed.count("“") - fixed.count("”")
            repairs.append(Repair(start, stop, run[at:end], fixed, RULE, reason))
            at = end
    return repairs


def _undo(run: str, at: int) -> tuple[int, str]:
    """Return where the longest fault from ``at`` ends, and the text that it was ("" if none).

    A lost byte is given as U+FFFD.
    """
    end, fixed, so_far = at, "", ""
    decoder = getincrementaldecoder("utf-8")()
    for position, character in enumerate(run[at : at + _LONGEST], at):
        if character == _LOST and decoder.getstate()[0] in _CUT_SHORT:
            so_far += _LOST
            decoder.reset()
        else:
            try:
                so_far += decoder.decode(character.encode("gbk"))
            except UnicodeError:
                break
        if not decoder.getstate()[0]:
            end, fixed = position + 1, so_far
    return end, fixed


def _is_certain(piece: str, fixed: str, before: str, after: str) -> bool:
    """Return True where ``fixed`` is far more likely than ``piece`` between its two neighbours."""
    if piece.isascii() or piece == fixed or regex.search(r"[\p{Cc}\p{Cn}\p{Co}]", fixed):
        return False
    if regex.search(r"[\u2010-\u203a€™]", fixed):
        return True
    if _LOST in fixed:
        return piece[0] == "鈥"
    beside = before + after
    if regex.fullmatch(r"[\x00-\x7f\xa0-\u024f]*", fixed):
        return beside.isascii() and (before.isalnum() or after.isalnum())
    enough = _FEWEST_LETTERS - beside.isascii()
    if _ONE_SCRIPT.fullmatch(fixed) and sum(c > "\x7f" for c in fixed) >= enough:
        return True
    rare = sum(not _COMMON.match(c.encode("gbk", "ignore")) for c in piece)
    return len(piece) >= _FEWEST_LETTERS and rare * 3 >= len(piece)


def _fill(fixed: str, before: str, after: str, opened: int) -> tuple[str, str]:
    """Return the text with a lost byte made good where its neighbours leave one choice, and a reason."""
    if _LOST not in fixed:
        return fixed, "bytes of UTF-8 had been taken for characters of GBK"
    opened += fixed.count("“") - fixed.count("”")
    if before.isspace() and after.isspace():
        return fixed.replace(_LOST, "–"), "a byte is lost; between spaces it was a dash, of what length is not certain"
    if opened > 0 and not before.isspace():
        return fixed.replace(_LOST, "”"), "a byte is lost; it closed the quotation mark opened before"
    return fixed, "a byte is lost for good; what stood here is not certain"
