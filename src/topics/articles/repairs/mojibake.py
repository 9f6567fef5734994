"""Text decoded in a wrong encoding, entities, characters that do not print: what ftfy puts right, change by change."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

import regex

from topics.articles.lines import shared_head
from topics.records import Repair

_TIMES = 4
"""Times at most that a line is given to ftfy, until nothing more changes."""
_LINE = re.compile(r"[^\n]+")
_SUSPECT = re.compile(r"[&\x00-\x08\x0e-\x1f\x7f]|[^\x00-\x7f“”‘’–—…•€£\xa0°é™©®·×½«»]")
"""What a line without faults of decoding does not hold."""
_STACKED = regex.compile(r"\p{M}{31}")
"""More signs on one letter than any script has (Unicode Standard Annex 15, "Stream-Safe Text Format")."""
_INVISIBLE = re.compile("[\u200b\ufeff\u2060]|(?<=[^\\W\\d_])\u00ad(?=[^\\W\\d_])")

_DECODING = frozenset({"encode", "decode", "transcode"})
"""What ftfy calls its steps that decode a whole line anew …"""
_DECODING_IN_PART = frozenset({"decode_inconsistent_utf8", "fix_c1_controls"})
"""… and those that do it to some of its characters."""


def find_mojibake(text: str) -> list[Repair]:
    """Return the repairs that ftfy makes, line by line, each as small as can be.

    Curly quotes, the width of characters and line breaks are left as they are, and so are lines with letters under a
    heap of signs, which take very long to compose.
    """
    repairs: list[Repair] = []
    for line in _LINE.finditer(text):
        body = line.group().rstrip("\r")
        if _SUSPECT.search(body) and not _STACKED.search(body):
            repairs += small_changes(body, *_fix_line(body), line.start())
    return repairs


def _fix_line(line: str) -> tuple[str, str]:
    """Return the line as ftfy leaves it once nothing more changes, and the name of the rule."""
    from ftfy import TextFixerConfig, fix_and_explain

    kept_as_they_are = {"uncurl_quotes": False, "fix_character_width": False, "fix_line_breaks": False}
    configuration = TextFixerConfig(**kept_as_they_are, normalization="NFC")
    rule, fixed = "", line
    for _ in range(_TIMES):
        before = fixed
        fixed, steps = fix_and_explain(before, configuration)
        fixed = _INVISIBLE.sub("", fixed)
        if fixed == before:
            break
        rule = rule or _name_rule(before, fixed, steps)
    return fixed, rule


def _name_rule(before: str, after: str, steps: Sequence[Any] | None) -> str:
    if any(step.action in _DECODING or step.parameter in _DECODING_IN_PART for step in steps or ()):
        return "mojibake"
    if any(step.parameter == "unescape_html" for step in steps or ()):
        return "HTML entity"
    composed = unicodedata.normalize("NFC", before) == after
    return "composed characters" if composed else "invisible or joined characters"


_REASONS = {
    "mojibake": "UTF-8 had been read in another encoding",
    "HTML entity": "an entity of HTML stood for a character",
    "composed characters": "letter and accent joined into one character",
    "invisible or joined characters": "a character that does not print, or a ligature",
}


def drops_a_piece(text: str, rule: str) -> bool:
    """Return whether a repair drops a piece of an article: nothing stands there now, and not only a faulty character.

    >>> drops_a_piece("", "mojibake"), drops_a_piece("", "link"), drops_a_piece("é", "mojibake")
    (False, True, False)
    """
    return not text and rule not in _REASONS


def small_changes(before: str, after: str, rule: str, offset: int) -> list[Repair]:
    """Return repairs that turn ``before`` into ``after``, word by word where the words pair up."""
    old, new = before.split(" "), after.split(" ")
    pairs = list(zip(old, new, strict=True)) if len(old) == len(new) else [(before, after)]
    repairs = []
    start = offset
    for one, other in pairs:
        if one != other:
            head = shared_head([one, other])
            tail = shared_head([one[head:][::-1], other[head:][::-1]])
            stop = len(one) - tail
            fixed = other[head : len(other) - tail]
            repairs.append(Repair(start + head, start + stop, one[head:stop], fixed, rule, _REASONS[rule]))
        start += len(one) + 1
    return repairs
