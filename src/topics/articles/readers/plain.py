"""Plain text and Markdown: the file is the article."""

import re

from topics.articles.readers.decoding import decode
from topics.articles.readers.found import Block, Found, FoundArticle
from topics.errors import refuse
from topics.records import Locator

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<pairs>.*?\r?\n)---[ \t]*\r?\n", re.DOTALL)
_PAIR = re.compile(r"^([\w-]+)[ \t]*:[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)
_NAMES = {
    "title": "title", "author": "author", "published": "date", "url": "url", "outlet": "source",
    "language": "lang",
}  # fmt: skip
"""Keys of a Markdown file's front matter."""


def read_plain(content: bytes, source: str, sha256: str) -> Found:
    """Return the one article of a plain text file.

    Raises
    ------
    InputError
        If the bytes are no text or hold nothing but white space.
    """
    text, encoding = decode(content)
    if not text.strip():
        refuse("no text, only white space")
    metadata, start = _front_matter(text) if source.lower().endswith((".md", ".markdown")) else ({}, 0)
    blocks = (Block(start, len(text)),) if start else ()
    return [FoundArticle(source, Locator(source, encoding=encoding, sha256=sha256), text, metadata, "", blocks)], []


def _front_matter(text: str) -> tuple[dict[str, str], int]:
    """Return the metadata between the "---" lines that open a Markdown file, and where its text begins."""
    match = _FRONT.match(text)
    if not match:
        return {}, 0
    given = dict(_PAIR.findall(match["pairs"]))
    named = {kind: given.get(name, "").strip("\"' ") for kind, name in _NAMES.items()}
    return {kind: value for kind, value in named.items() if value}, match.end()
