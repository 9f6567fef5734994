"""Plain text and Markdown: the file is the article."""

import re

from topics.articles.readers.decoding import decode
from topics.articles.readers.found_article import Block, FileContent, FoundArticle, Metadata
from topics.errors import refuse

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<pairs>.*?\r?\n)---[ \t]*\r?\n", re.DOTALL)
_PAIR = re.compile(r"^([\w-]+)[ \t]*:[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)


def read_plain(content: bytes, source: str, sha256: str) -> FileContent:
    """Return the one article of a plain text file.

    Raises
    ------
    InputError
        If the bytes are no text or hold nothing but white space.
    """
    decoded = decode(content)
    text = decoded.text
    if not text.strip():
        refuse("no text, only white space")
    metadata, start = _front_matter(text) if source.lower().endswith((".md", ".markdown")) else (Metadata(), 0)
    blocks = (Block(start, len(text)),) if start else ()
    return [FoundArticle(source, decoded.locator(source, sha256), text, metadata, "", blocks)], []


def _front_matter(text: str) -> tuple[Metadata, int]:
    """Return the metadata between the "---" lines that open a Markdown file, and where its text begins."""
    match = _FRONT.match(text)
    if not match:
        return Metadata(), 0
    given = dict(_PAIR.findall(match["pairs"]))
    values = {name: value.strip("\"' ") for name, value in given.items()}
    metadata = Metadata(
        title=values.get("title", ""),
        outlet=values.get("source", ""),
        author=values.get("author", ""),
        url=values.get("url", ""),
        published=values.get("date", ""),
        language=values.get("lang", ""),
    )
    return metadata, match.end()
