"""A field of a record, a feed or a mail that holds HTML: its text nodes, laid out as those of a page."""

import re
from typing import NamedTuple

from topics.articles.readers.extraction import as_block
from topics.articles.readers.found_article import Block
from topics.articles.readers.html import parse
from topics.articles.readers.markup import lay_out_page

_TAGS = (
    "p", "br", "div", "span", "a", "b", "i", "em", "strong", "u", "h[1-6]", "ul", "ol", "li", "table", "tr", "td",
    "img", "figure", "blockquote", "section", "article", "script", "style", "iframe", "html", "body", "font",
)  # fmt: skip
_TAG = re.compile(rf"<(?P<name>{'|'.join(_TAGS)})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_CLOSING = re.compile(rf"</(?:{'|'.join(_TAGS)})\s*>|<(?:br|img|p)\b[^<>]*>", re.IGNORECASE)
_ESCAPED = re.compile(r"&lt;(?:p|div|br|span|a|h[1-6]|ul|li|strong|em)\b.{0,400}?&gt;", re.IGNORECASE | re.DOTALL)
_OFTEN = 2
"""Escaped tags from which (inclusive) a text without any other is HTML that was escaped once more."""


class PlainField(NamedTuple):
    """The text of a field, its blocks (none where it holds no HTML), and a note for a reader where it does."""

    text: str
    blocks: tuple[Block, ...] = ()
    note: str = ""


def has_html(value: str) -> bool:
    """Return True where a value has tags of HTML, or the same escaped.

    >>> has_html("<p>One.</p>"), has_html("a < b and b > c"), has_html("A <b sign")
    (True, False, False)
    """
    if "<" in value:
        return bool(_TAG.search(value) and _CLOSING.search(value))
    return "&lt;" in value and len(_ESCAPED.findall(value)) >= _OFTEN


def plain_field(value: str, name: str = "") -> PlainField:
    """Return a field's text without markup; a field without markup as it is.

    Parameters
    ----------
    value : str
        The field's value.
    name : str
        The field, as a note calls it.
    """
    if not has_html(value):
        return PlainField(value)
    from html import unescape

    markup = value if "<" in value else unescape(value)
    found, blocks = lay_out_page(parse(f"<div>{markup}</div>"))
    if not found.strip():
        return PlainField("")
    where = f"the field “{name}” holds HTML" if name else "the text is HTML"
    return PlainField(found, tuple(map(as_block, blocks)), f"{where}; its tags, scripts and styles are left out")
