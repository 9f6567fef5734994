"""Pages that hold several articles: those that Europresse saves, and a page with an article element for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from topics.articles.containers.text_records import day_of_line
from topics.articles.readers.columns import as_json
from topics.articles.readers.decoding import decode
from topics.articles.readers.extraction import as_block, is_prose
from topics.articles.readers.found_article import FileContent, FoundArticle, Metadata
from topics.articles.readers.html import declared_charset, page_article, parse
from topics.articles.readers.markup import lay_out_page
from topics.articles.readers.page_metadata import page_metadata
from topics.records import Locator

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(rb"<article[\s>]", re.IGNORECASE)
_FEWEST = 2
_FEWEST_PARAGRAPHS = 2
"""Paragraphs of running text from which (inclusive) an article element is an article, not a link to one."""
_EVEN = 0.25
"""Share of the words of the longest article from which (inclusive) another one counts beside it."""
_COVERED = 0.8
"""Share of the running text of a page from which (inclusive) its article elements are all that it is about."""
_EUROPRESSE = re.compile(rb"DocPublicationName|titreArticle|DocText|docOcurrContainer")
_PAGE = re.compile(r"\b(?:p\.|page|pg\.)\s*(?P<page>[A-Z]{0,3}\d[\w-]*)", re.IGNORECASE)
_DAY = re.compile(r"(?:\w+\s+)?(?P<day>\d{1,2}(?:er|st|nd|rd|th)?\s+\w+\.?\s+\d{4}|\w+\s+\d{1,2},\s+\d{4})")


def read_pages(content: bytes, source: str, sha256: str) -> FileContent:
    """Return the articles of a page: mostly one.

    Raises
    ------
    InputError
        If the bytes are no text, or the page holds none.
    """
    decoded = decode(content, declared_charset(content))
    text = decoded.text
    root = parse(text)
    locator = decoded.locator(source, sha256)
    if _EUROPRESSE.search(content):
        articles = _of_europresse(root, locator)
        if articles:
            return articles, []
    if len(_ARTICLE.findall(content)) >= _FEWEST:
        elements = several_articles(root)
        if elements:
            return _of_elements(root, elements, locator), []
    return [page_article(root, text, locator)], []


def several_articles(root: HtmlElement) -> list[HtmlElement]:
    """Return the elements of a page that are an article each, where there are several and little else.

    Parameters
    ----------
    root : lxml element
        The page.
    """
    outer = [one for one in root.iter("article") if not any(parent.tag == "article" for parent in one.iterancestors())]
    words = {one: _prose_words(one) for one in outer}
    longest = max((sum(counts) for counts in words.values()), default=0)
    chosen = [
        one
        for one, counts in words.items()
        if len(counts) >= _FEWEST_PARAGRAPHS and sum(counts) >= _EVEN * longest and _heading(one)
    ]
    if len(chosen) < _FEWEST or len({_heading(one) for one in chosen}) < len(chosen):
        return []
    return chosen if sum(sum(words[one]) for one in chosen) >= _COVERED * sum(_prose_words(root)) else []


def _prose_words(element: HtmlElement) -> list[int]:
    """Return the number of words of each paragraph of running text in an element."""
    _, blocks = lay_out_page(element)
    return [len(block.words) for block in blocks if is_prose(block)]


def _heading(element: HtmlElement) -> str:
    """Return the first heading in an element, "" where it has none."""
    for tag in ("h1", "h2", "h3", "h4"):
        for one in element.iter(tag):
            words = " ".join("".join(one.itertext()).split())
            if words:
                return words
    return ""


def _of_elements(root: HtmlElement, elements: Sequence[HtmlElement], locator: Locator) -> list[FoundArticle]:
    """Return the article of each element; what the page says of itself holds for all but title and day."""
    from lxml.html import tostring

    page = tostring(root, encoding="unicode")
    found, blocks = lay_out_page(root)
    whole = page_metadata(root, page, found, blocks)
    articles = []
    for number, element in enumerate(elements):
        source = tostring(element, encoding="unicode", with_tail=False)
        alone = parse(f"<html><body>{source}</body></html>")
        article = page_article(alone, source, replace(locator, record=str(number)))
        note = f"article {number + 1} of {len(elements)} on this page"
        known = article.metadata
        metadata = replace(
            known,
            title=_heading(element),
            outlet=known.outlet or whole.outlet,
            author=known.author,
            url=known.url or whole.url,
            language=known.language or whole.language,
            notes=(*known.notes, note),
        )
        articles.append(replace(article, id=f"{locator.source}#{number}", metadata=metadata))
    return articles


def _of_europresse(root: HtmlElement, locator: Locator) -> list[FoundArticle]:
    """Return the articles of a page that Europresse saved; none where it is no such page."""
    holders = list(root.iter("article")) or [one for one in root.iter("td", "div") if _is_holder(one)]
    chosen = [
        one for one in holders if _of_class(one, "titreArticle") is not None or _of_class(one, "DocText") is not None
    ]
    articles: list[FoundArticle] = []
    for element in chosen:
        text, blocks = lay_out_page(element)
        body = _of_class(element, "DocText")
        if body is None:
            body = _of_class(element, "docOcurrContainer")
        inside = _names_of(body) if body is not None else frozenset()
        kept = tuple(as_block(block) for block in blocks if body is None or inside.intersection(block.path))
        if not kept:
            continue
        number = str(len(articles))
        header = _words_of(element, "DocHeader")
        metadata = Metadata(
            title=_words_of(element, "titreArticle"),
            outlet=_words_of(element, "DocPublicationName"),
            author=_words_of(element, "docAuthors") or _words_of(element, "sm-margin-bottomNews"),
            published=_day_in(header),
        )
        page = _PAGE.search(header)
        aside = {"page": page["page"] if page else "", "section": header.partition(",")[0] if "," in header else ""}
        extra = as_json({name: value for name, value in aside.items() if value})
        here = replace(locator, record=number)
        articles.append(FoundArticle(f"{locator.source}#{number}", here, text, metadata, extra, kept))
    return articles if len(articles) == len(chosen) else []


def _is_holder(element: HtmlElement) -> bool:
    return any("titreArticle" in (child.get("class") or "") for child in element)


def _of_class(element: HtmlElement, name: str) -> HtmlElement | None:
    """Return the first element within another one with a class that holds this name."""
    return next((one for one in element.iter() if isinstance(one.tag, str) and name in (one.get("class") or "")), None)


def _names_of(element: HtmlElement) -> frozenset[str]:
    """Return how the path of a block names an element."""
    named = f"{element.tag} {element.get('id') or ''} {element.get('class') or ''}".strip().lower()
    return frozenset({named})


def _words_of(element: HtmlElement, name: str) -> str:
    found = _of_class(element, name)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def _day_in(header: str) -> str:
    """Return the day in the line below a title, in English or French; "" where there is none."""
    for match in _DAY.finditer(header):
        day = day_of_line(match["day"])
        if day:
            return day
    return ""
