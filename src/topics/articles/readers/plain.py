"""Plain text and Markdown: the file is the article."""

from __future__ import annotations

from topics.articles.readers.decoding import decode
from topics.articles.readers.found import FoundArticle
from topics.errors import InputError
from topics.records import Locator


def read_plain(content: bytes, source: str, sha256: str) -> list[FoundArticle]:
    """Return the one article of a plain text file.

    Raises
    ------
    InputError
        If the bytes are no text or hold nothing but white space.
    """
    text, encoding = decode(content)
    if not text.strip():
        message = "no text, only white space"
        raise InputError(message)
    return [FoundArticle(source, Locator(source, encoding=encoding, sha256=sha256), text)]
