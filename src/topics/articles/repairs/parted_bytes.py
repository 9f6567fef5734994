"""UTF-8 that was read as Windows-1252 and then cut by a tokenizer, which put a blank between the bytes of a sign.

"â€ “" was a dash, "â€ ™" an apostrophe, "Ã ©" an "é". The bytes give the sign back, whatever the blank is. A closing
quotation mark has U+009D as its last byte, which Windows-1252 does not have: it was often written as U+FFFD.
"""

import re

from topics.records import Repair

RULE = "mojibake"
_REASON = "UTF-8 had been read in another encoding, and a tokenizer had put a blank between its bytes"
_LATER = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u00a1-\u00bf"
"""Bytes of a sign but the first, as Windows-1252 reads them."""
_BLANK = r"(?: |\r?\n)"
_PARTED = re.compile(
    rf"[Ã]{_BLANK}[{_LATER}]"
    rf"|â{_BLANK}?[€™˜]{_BLANK}?[{_LATER}\ufffd]"
)
_ENDING = re.compile(r" (?=(?:s|t|d|m|re|ve|ll)\b)")
"""The blank before an ending that stood behind an apostrophe: "didn’ t"."""


def find_parted_bytes(text: str) -> list[Repair]:
    """Return the repairs that give a text the signs back whose bytes a blank parts.

    >>> text = "It didnâ€ ™ t rain â€ “ at all"
    >>> [(repair.found_text, repair.text) for repair in find_parted_bytes(text)]
    [('â€ ™ ', '’'), ('â€ “', '–')]
    """
    if "â" not in text and "Ã" not in text:
        return []
    repairs = []
    for match in _PARTED.finditer(text):
        sign = _sign(match[0])
        if not sign or not _fits(sign, text[match.end() : match.end() + 1]):
            continue
        stop = match.end()
        if sign == "’" and text[match.start() - 1 : match.start()].isalpha():
            ending = _ENDING.match(text, stop)
            stop = ending.end() if ending else stop
        repairs.append(Repair(match.start(), stop, text[match.start() : stop], sign, RULE, _REASON))
    return repairs


def _sign(parted: str) -> str:
    """Return the sign behind bytes with a blank among them, "" where there is no blank or they are no sign."""
    joined = "".join(parted.split())
    if joined == parted:
        return ""
    if joined.endswith("\ufffd"):
        return "”" if joined == "â€\ufffd" else ""
    try:
        sign = joined.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""
    return sign if sign.isprintable() and (sign.islower() or not sign.isalpha()) else ""


def _fits(sign: str, after: str) -> bool:
    """Return whether a sign can stand before a character: a mark that opens a quotation is no part of a dash."""
    return sign not in "–—" or not after.isalnum()
