"""Traces of typesetting: marks of Markdown, hyphens at line ends, escapes of a tokenizer."""

import re

from topics.records import Repair

_MARKS = re.compile(
    r"^\#{1,6}[ \t]+(?P<heading>[^\n]*)$"
    r"|!?\[(?P<link>[^\[\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)"
    r"|(?<![\w*])(?P<mark>\*{1,3}|_{1,3})(?P<stressed>[^\s*_](?:[^*_\n]*[^\s*_])?)(?P=mark)(?![\w*])"
    r"|^>[ \t]?(?P<quoted>.*)$",
    re.MULTILINE,
)
_LINE_END_HYPHEN = re.compile(r"(?P<left>[^\W\d_]+)(?P<hyphen>[-\u00ad\u2010])\r?\n(?P<right>[a-zà-öø-ÿ]+)")
_HYPHENATED = re.compile(r"(?<!\w)(?=([^\W\d_]+-[a-zà-öø-ÿ]+)(?!\w))")
"""Words with a hyphen in them, each part of a longer one too."""
_PENN = ["``", "''", "`", "-LRB-", "-RRB-", "-LSB-", "-RSB-", "-LCB-", "-RCB-", r"\/"]
_ESCAPES = dict(zip(_PENN, "“”‘()[]{}/", strict=True))
TOKENIZER_ESCAPE = re.compile(r"(?<!\S)(?:``?|''|-[LR][RSC]B-)(?!\S)|(?<=\w)\\/(?=\w)")


def find_markdown_marks(text: str) -> list[Repair]:
    """Return the repairs that leave the words of Markdown's headings, links, emphasis and quotations."""
    reason = "a mark of Markdown, not of the text"
    return [
        Repair(*match.span(), match.group(), _words_of(match), "Markdown mark", reason)
        for match in _MARKS.finditer(text)
    ]


def _words_of(match: re.Match[str]) -> str:
    """Return the words within a mark; a heading may be closed by further signs."""
    words: str = match[match.lastgroup or 0]
    return words.rstrip("#").rstrip(" \t") if match.lastgroup == "heading" else words


def find_line_end_hyphens(text: str) -> list[Repair]:
    """Return the repairs that join words cut at a line end; a hyphen used elsewhere in the word stays."""
    repairs = []
    elsewhere: frozenset[str] | None = None
    for match in _LINE_END_HYPHEN.finditer(text):
        if elsewhere is None:
            elsewhere = frozenset(_HYPHENATED.findall(text))
        hyphen = "-" if f"{match['left']}-{match['right']}" in elsewhere else ""
        start, stop = match.start("hyphen"), match.start("right")
        repairs.append(Repair(start, stop, text[start:stop], hyphen, "line-end hyphen", "a word cut at a line end"))
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
