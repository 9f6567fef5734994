"""EPUB: each chapter of a book, or each article of a newspaper that was saved as one."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from urllib.parse import unquote

from topics.articles.containers.pages import read_pages
from topics.articles.readers.file_texts import of_characters, texts_of_page, words_of
from topics.articles.readers.found_article import FileContent, FoundArticle
from topics.articles.readers.packages import Package, attribute
from topics.articles.readers.unread import counted
from topics.articles.readers.xml import find_all, parse_xml, value_at
from topics.errors import InputError, refuse
from topics.records import Problem

_CONTAINER = "META-INF/container.xml"
_PAGES = counted(read_pages, of_characters(texts_of_page))
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
    problems: list[Problem] = []
    short: list[str] = []
    seen: set[str] = set()
    for itemref in find_all(book, "spine/itemref"):
        address = unquote(paths.get(attribute(itemref, "idref"), ""))
        part = posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
        seen.add(part)
        found, troubles = _articles_of(package.read(part), source, sha256)
        problems += [replace(one, found=f"{part}: {one.found}") for one in troubles]
        if not found and not troubles:
            short.append(part)
        for article in found:
            articles.append(_placed(article, len(articles), title, day))
    if not articles:
        refuse("a book (EPUB) without text")
    if short:
        shown = ", ".join(short[:_MOST_SHOWN])
        told = f"{len(short)} parts of the book hold hardly any text and are no articles ({shown})"
        problems.append(Problem(source, told, "nothing to do", lost=False))
    beside = [name for name in package.names if name not in seen and _holds_text(name, package)]
    if beside:
        shown = ", ".join(beside[:_MOST_SHOWN])
        told = f"{len(beside)} parts of the book are not in its order and were not read ({shown})"
        problems.append(Problem(source, told, "save those that are articles beside the book", lost=False))
    return articles, problems


def _holds_text(name: str, package: Package) -> bool:
    """Return True for a page with the text of an article, and not little else than links as a list of contents."""
    if not name.lower().endswith((".xhtml", ".html", ".htm")):
        return False
    page = package.read(name).decode("utf-8", "replace")
    n_words = sum(len(words_of(text)) for text in texts_of_page(page))
    return n_words >= _FEWEST_WORDS and "<nav" not in page


def _articles_of(content: bytes, source: str, sha256: str) -> FileContent:
    """Return the articles of a part of a book, and what of it is not read."""
    try:
        found, problems = _PAGES(content, source, sha256) if content.strip() else ([], [])
    except InputError as error:
        is_short = (
            sum(len(words_of(text)) for text in texts_of_page(content.decode("utf-8", "replace"))) < _FEWEST_WORDS
        )
        return [], [] if is_short else [
            Problem(source, str(error), "save this part as text beside the book", lost=False)
        ]
    return [article for article in found if len(article.text.split()) >= _FEWEST_WORDS], problems


def _placed(article: FoundArticle, number: int, title: str, day: str) -> FoundArticle:
    """Return an article of a book with its number, and with the book's title and day where it has none itself."""
    known = article.metadata
    return replace(
        article,
        id=f"{article.locator.source}#{number}",
        locator=replace(article.locator, record=str(number)),
        metadata=replace(known, outlet=known.outlet or title, published=known.published or day),
    )
