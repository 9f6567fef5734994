"""HTML: a saved page, its text nodes in document order, the article among them, and its metadata."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from topics.articles.limits import limits, or_raise, refuse_elements
from topics.articles.readers.extraction import as_block, choose_blocks
from topics.articles.readers.found_article import FoundArticle
from topics.articles.readers.markup import lay_out_page
from topics.articles.readers.page_metadata import page_metadata
from topics.errors import reason_of, refuse
from topics.records import Locator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f]"
    r"|&#(?:0*(?:[0-8]|11|1[4-9]|2\d|3[01])(?!\d)|[xX]0*(?:[0-8bBeEfF]|1[\da-fA-F])(?![\da-fA-F]));?"
)
"""Characters that no page may hold, as such or as references."""
_DOCTYPE = re.compile(r"<!DOCTYPE", re.IGNORECASE)
_END_OF_SUBSET = re.compile(r"\]\s*>")
_SIGN = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:div|article|p|meta)[\s>]", re.IGNORECASE)


def is_html(content: bytes) -> bool:
    """Return True where the head of a file is that of a page."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content[:8192].decode("utf-16", "replace").encode("utf-8", "replace")
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and bool(_SIGN.search(head))


def declared_charset(content: bytes) -> str:
    """Return the encoding that the head of a page or of XML states, "" where it states none."""
    declared = _CHARSET.search(content[:4096])
    return declared.group(1).decode("ascii", "replace") if declared else ""


def page_article(root: HtmlElement, page: str, locator: Locator) -> FoundArticle:
    """Return the article of a parsed page.

    Parameters
    ----------
    root : lxml element
        The page; it is not changed.
    page : str
        Its source.
    locator : Locator
        Where it was found.

    Raises
    ------
    InputError
        If it holds no text.
    """
    found, blocks = lay_out_page(root)
    if not found.strip():
        refuse("a page without text")
    metadata = page_metadata(root, page, found, blocks)
    chosen = choose_blocks(root, page, blocks)
    if chosen.note:
        metadata = replace(metadata, notes=(*metadata.notes, chosen.note))
    return FoundArticle(locator.source, locator, found, metadata, "", tuple(map(as_block, chosen.blocks)))


def parse(text: str) -> HtmlElement:
    """Return the root element of a page; entities that a document declares itself are not resolved.

    Raises
    ------
    InputError
        If there is no element in it, too many, or a tag of too many attributes: the parser compares each with all.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    refuse_elements(text, "a page")
    most = limits().page_attributes
    if any(n_attributes > most for n_attributes in _attributes_of_long_tags(text)):
        refuse(f"a page with a tag of more than {most} attributes; take it out, {or_raise('page_attributes')}")

    cleaned = _CONTROLS.sub("", _without_subset(_DECLARATION.sub("", text)))
    parser = HTMLParser(recover=True, remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True)
    try:
        return document_fromstring(cleaned, parser=parser, ensure_head_body=False)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        refuse(f"a page that cannot be parsed ({reason_of(error)})")


def _without_subset(text: str) -> str:
    """Return a page without the first declaration of its type where that declares entities of its own."""
    opened = _DOCTYPE.search(text)
    if opened is None:
        return text
    bracket, end = text.find("[", opened.end()), text.find(">", opened.end())
    if bracket < 0 or 0 <= end < bracket:
        return text
    closed = _END_OF_SUBSET.search(text, bracket)
    return text[: opened.start()] + text[closed.end() :] if closed else text


_SHORTEST = 2
"""Characters that an attribute has at the least, with the blank before it."""
_TAG_OPENED = re.compile(r"<[a-z]", re.IGNORECASE)
_STEP_IN_TAG = re.compile(r"[^=>]*+(?:=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+)|>)")
"""From a place in a tag behind the next attribute's value, or to the end of the tag."""


def _attributes_of_long_tags(page: str) -> Iterator[int]:
    """Yield how many attributes each long tag of a page has, at the least."""
    at, shortest_of_long = 0, _SHORTEST * limits().page_attributes
    while opened := _TAG_OPENED.search(page, at):
        at, n_names = opened.end(), 0
        while step := _STEP_IN_TAG.match(page, at):
            at = step.end()
            n_names += len(step[0].partition("=")[0].rstrip("/>").split())
            if step[0].endswith(">") and "=" not in step[0]:
                break
        else:
            n_names += len(page[at:].split())
            at = len(page)
        if at - opened.start() >= shortest_of_long:
            yield n_names
