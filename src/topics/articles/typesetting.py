"""Traces of typesetting: marks of Markdown, hyphens at line ends, running heads of a PDF, escapes of a tokenizer."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from topics.articles.boilerplate import Litter
from topics.articles.lines import Line
from topics.records import Repair

_MARKS = re.compile(
    r"^\#{1,6}[ \t]+(?P<heading>.*?)[ \t]*\#*$"
    r"|!?\[(?P<link>[^\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)"
    r"|(?<![\w*])(?P<mark>\*{1,3}|_{1,3})(?P<stressed>[^\s*_](?:[^*_\n]*[^\s*_])?)(?P=mark)(?![\w*])"
    r"|^>[ \t]?(?P<quoted>.*)$",
    re.MULTILINE,
)
_LINE_END_HYPHEN = re.compile(r"(?P<left>[^\W\d_]+)(?P<hyphen>[-\u00ad\u2010])\r?\n(?P<right>[a-zà-öø-ÿ]+)")
_FEWEST_PAGES = 3
_PENN = ["``", "''", "`", "-LRB-", "-RRB-", "-LSB-", "-RSB-", "-LCB-", "-RCB-", r"\/"]
_ESCAPES = dict(zip(_PENN, "“”‘()[]{}/", strict=True))
TOKENIZER_ESCAPE = re.compile(r"(?<!\S)(?:``?|''|-[LR][RSC]B-)(?!\S)|(?<=\w)\\/(?=\w)")


def find_markdown_marks(text: str) -> list[Repair]:
    """Return the repairs that leave the words of Markdown's headings, links, emphasis and quotations."""
    reason = "a mark of Markdown, not of the text"
    return [
        Repair(*match.span(), match.group(), match[match.lastgroup or 0], "Markdown mark", reason)
        for match in _MARKS.finditer(text)
    ]


def find_line_end_hyphens(text: str) -> list[Repair]:
    """Return the repairs that join words cut at a line end; a hyphen used elsewhere in the word stays."""
    repairs = []
    for match in _LINE_END_HYPHEN.finditer(text):
        hyphenated = f"{match['left']}-{match['right']}"
        kept = "-" if re.search(rf"\b{re.escape(hyphenated)}\b", text) else ""
        start, stop = match.start("hyphen"), match.start("right")
        repairs.append(Repair(start, stop, text[start:stop], kept, "line-end hyphen", "a word cut at a line end"))
    return repairs


def find_tokenizer_escapes(text: str) -> list[Repair]:
    """Return the repairs that give back the signs that a tokenizer had escaped, as the Penn Treebank does.

    Text without its opening quotation marks or brackets is left as it is.
    """
    if not re.search(r"(?<!\S)(?:``|-LRB-)(?!\S)", text):
        return []
    reason = "a tokenizer had written the sign so"
    return [
        Repair(*match.span(), match.group(), _ESCAPES[match.group()], "tokenizer escape", reason)
        for match in TOKENIZER_ESCAPE.finditer(text)
    ]


def find_running_heads(text: str, lines: Sequence[Line]) -> dict[int, Litter]:
    """Return the first and last lines of pages that come back on other pages, their numbers aside."""
    breaks = [text.count("\f", before.stop, line.start) for before, line in pairwise(lines)]
    first = [0, *(number for number, count in enumerate(breaks, start=1) if count)]
    outer = {*first, *(number - 1 for number in first[1:]), len(lines) - 1}
    keys = {number: re.sub(r"\d+", "0", lines[number].text) for number in sorted(outer)}
    times = Counter(keys.values())
    litter = Litter("running head", "comes back at the edge of other pages")
    return {number: litter for number, key in keys.items() if times[key] >= _FEWEST_PAGES}


TYPESETTING = (
    ((".md", ".markdown"), find_markdown_marks),
    ((".pdf",), find_line_end_hyphens),
    ("", find_tokenizer_escapes),
)
"""Endings of files with the traces that their typesetting leaves."""
