"""EPUB: each chapter of a book, or each article of a newspaper that was saved as one."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from urllib.parse import unquote

from topics.articles.containers.pages import read_pages
from topics.articles.readers.found_article import FileContent, FoundArticle
from topics.articles.readers.packages import Package, attribute
from topics.articles.readers.xml import find_all, parse_xml, value_at
from topics.errors import InputError, refuse
from topics.records import Problem

_CONTAINER = "META-INF/container.xml"
_FEWEST_WORDS = 30
"""Words from which (inclusive) a part of a book is an article, not a cover, a title or a list of contents."""
_MOST_SHOWN = 3


def is_epub(names: list[str], mimetype: bytes) -> bool:
    """Return True where an archive of these members is a book."""
    return b"epub" in mimetype or (_CONTAINER in names and any(name.endswith(".opf") for name in names))


def read_epub(content: bytes, source: str, sha256: str) -> FileContent:
    """Return the articles of a book: its parts in the order in which they are read.

    Raises
    ------
    InputError
        If it is damaged or protected, or no part holds text.
    """
    package = Package(content, "EPUB")
    if package.read("META-INF/encryption.xml") and package.read("META-INF/rights.xml"):
        refuse("a book (EPUB) that is protected against copying; it cannot be read")
    listed = package.read(_CONTAINER)
    path = value_at(parse_xml(listed)[0], "//rootfile@full-path") if listed else ""
    if not package.read(path).strip():
        refuse("an EPUB file without its list of parts; save it again")
    book = parse_xml(package.read(path))[0]
    title, day = value_at(book, "metadata/title"), value_at(book, "metadata/date")
    paths = {attribute(item, "id"): attribute(item, "href") for item in find_all(book, "manifest/item")}
    articles: list[FoundArticle] = []
    short: list[str] = []
    for itemref in find_all(book, "spine/itemref"):
        address = unquote(paths.get(attribute(itemref, "idref"), ""))
        part = posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
        found = _articles_of(package.read(part), source, sha256)
        if not found:
            short.append(part)
        for article in found:
            articles.append(_placed(article, len(articles), title, day))
    if not articles:
        refuse("a book (EPUB) without text")
    problems = []
    if short:
        shown = ", ".join(short[:_MOST_SHOWN])
        told = f"{len(short)} parts of the book hold hardly any text and are no articles ({shown})"
        problems.append(Problem(source, told, "nothing to do", lost=False))
    return articles, problems


def _articles_of(content: bytes, source: str, sha256: str) -> list[FoundArticle]:
    try:
        found = read_pages(content, source, sha256)[0] if content.strip() else []
    except InputError:
        return []
    return [article for article in found if len(article.text.split()) >= _FEWEST_WORDS]


def _placed(article: FoundArticle, number: int, title: str, day: str) -> FoundArticle:
    """Return an article of a book with its number, and with the book's title and day where it has none itself."""
    known = article.metadata
    return replace(
        article,
        id=f"{article.locator.source}#{number}",
        locator=replace(article.locator, record=str(number)),
        metadata=replace(known, outlet=known.outlet or title, published=known.published or day),
    )
