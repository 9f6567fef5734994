"""Feeds and documents in XML: RSS, Atom, NITF, NewsML-G2, TEI, ProQuest, Reuters; each an entry of ``DIALECTS``.

RSS 2.0 and 1.0, Atom (RFC 4287), NITF 3.6 and NewsML-G2 (IPTC), TEI P5, ProQuest's export, Reuters' news items.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from topics.articles.readers.columns import as_json, is_no_text, warn
from topics.articles.readers.extraction import as_block
from topics.articles.readers.found_article import FileContent, FoundArticle, Metadata
from topics.articles.readers.html_fields import has_html, plain_field
from topics.articles.readers.markup import lay_out_page
from topics.articles.readers.packages import attribute, local_name
from topics.articles.readers.xml import as_page, find_all, parse_xml, root_name, value_at
from topics.errors import refuse
from topics.records import Locator, Problem

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Dialect:
    """A vocabulary: where an item lies, and what of it stands where; the first path with a value counts.

    ``items`` are the names of elements that are an article each; ``outlets`` are looked for in the item, then in
    the whole document.
    """

    name: str
    roots: tuple[str, ...]
    items: tuple[str, ...]
    titles: tuple[str, ...]
    texts: tuple[str, ...]
    days: tuple[str, ...]
    outlets: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    previews: tuple[str, ...] = ()


DIALECTS = (
    Dialect(
        "RSS feed", ("rss", "RDF"), ("item",), ("title",),
        ("encoded", "fulltext", "full-text", "content", "body"), ("pubDate", "date", "published", "created"),
        ("source", "//channel/title"), ("creator", "author"), ("link", "origLink", "guid"), (), ("category",),
        ("description", "summary", "abstract"),
    ),
    Dialect(
        "Atom feed", ("feed", "entry"), ("entry",), ("title",),
        ("content",), ("published", "issued", "created", "updated", "modified"),
        ("source/title", "//feed/title"), ("author/name", "author"), ("link@href", "id"), (), ("category@term",),
        ("summary",),
    ),
    Dialect(
        "NITF article", ("nitf",), ("nitf",), ("//hedline/hl1", "//hl1", "head/title"),
        ("//body.content",), ("//pubdata@date.publication", "//date.issue@norm", "//story.date@norm"),
        ("//pubdata@name", "//distributor"), ("//byline/person", "//byttl", "//byline"), ("//pubdata@ex-ref",),
        ("//pubdata@position.sequence",), ("//pubdata@position.section",), ("//abstract",),
    ),
    Dialect(
        "NewsML-G2 document", ("newsMessage", "newsItem"), ("newsItem",),
        ("//contentMeta/headline", "//headline", "//title"), ("//inlineXML/html/body", "//inlineXML", "//inlineData"),
        ("//firstCreated", "//contentCreated", "//versionCreated"), ("//infoSource/name", "//provider/name"),
        ("//by", "//creator/name"), ("//link@href",), (), ("//subject/name",), ("//description",),
    ),
    Dialect(
        "TEI document", ("TEI", "TEI.2", "teiCorpus"), ("TEI", "TEI.2"),
        ("teiHeader/fileDesc/titleStmt/title", "//titleStmt/title"), ("text/body", "text"),
        ("//sourceDesc//date@when", "//publicationStmt/date@when", "//sourceDesc//date", "//publicationStmt/date",
         "//date@when"),
        ("//sourceDesc//publisher", "//monogr/title", "//publicationStmt/publisher"),
        ("//titleStmt/author", "//analytic/author"), ("//idno@type", "//ptr@target"), ("//biblScope",), (), (),
    ),
    Dialect(
        "ProQuest export", ("RECORD", "Record", "Records", "RECORDS", "ProQuest", "searchRetrieveResponse"),
        ("RECORD", "Record"), ("//TitleAtt/Title", "RecordTitle", "//RecordTitle", "//Title"),
        ("//TextInfo/Text", "//FullText", "//HiddenText", "//Text"),
        ("//NumericDate", "NumericPubDate", "//NumericPubDate", "//AlphaPubDate", "//StartDate", "//PubDate"),
        ("//Publication/Title", "//PubFrosting/Title", "//JournalTitle"),
        ("//Contributor/OriginalForm", "//OriginalForm", "//Contributor"), ("//URLDocView", "//DocURL"),
        ("//StartPage", "//PrintLocation/StartPage", "//Pagination"), ("//Section", "//SectionTitle"),
        ("//Abstract/AbsText", "//Abstract"),
    ),
    Dialect(
        "news item", ("newsitem",), ("newsitem",), ("headline", "title"), ("text",), ("@date",), ("copyright",),
        ("byline",), (), (), (), (),
    ),
)  # fmt: skip
"""The vocabularies that are read."""
_OF_PAGES = frozenset({
    "html", "body", "head", "div", "p", "span", "article", "section", "main", "table", "meta", "title", "ul", "h1",
})  # fmt: skip
"""Outermost elements, in small letters, of pages and pieces of pages."""
_NAMED = {
    "svg": "an SVG drawing, which is no article", "urlset": "a sitemap, which lists addresses; save the pages",
    "sitemapindex": "a sitemap, which lists addresses; save the pages",
    "opml": "a list of feeds (OPML); save the feeds themselves, or better the pages",
    "package": "a Word document in one XML file; save it as .docx",
    "wordDocument": "a Word document of 2003 in XML; save it as .docx",
    "Workbook": "a workbook of 2003 in XML; save it as .xlsx", "mediawiki": "a dump of a wiki; save its pages",
    "plist": "a list of properties, which is no article", "kml": "a map, which is no article",
}  # fmt: skip
"""Outermost elements of XML that is not read, and what it is."""


def is_xml(content: bytes) -> bool:
    """Return True where the bytes begin as XML that is no page."""
    name = root_name(content)
    if not name:
        return False
    head = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    is_marked = head.startswith(b"<?xml") or content[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"xmlns" in head
    is_known = _dialect_of(name) is not None or name in _NAMED
    return is_known or (is_marked and name.lower() not in _OF_PAGES)


def _dialect_of(name: str) -> Dialect | None:
    return next((dialect for dialect in DIALECTS if name in dialect.roots), None)


def read_xml(content: bytes, source: str, sha256: str) -> FileContent:
    """Return the articles of a feed or document in XML.

    Raises
    ------
    InputError
        If it cannot be parsed, or is of a vocabulary that is not read.
    """
    name = root_name(content)
    dialect = _dialect_of(name)
    if dialect is None:
        advice = f"XML with the outermost element <{name}>, which is not read; save it as text, HTML or a table"
        refuse(_NAMED.get(name, advice))
    root, decoded, fault = parse_xml(content)
    locator = decoded.locator(source, sha256)
    articles, empty, previews = [], [], []
    items = list(_items(root, dialect))
    for number, item in enumerate(items):
        record = str(number) if len(items) > 1 or item is not root else ""
        article, is_preview = _article(item, root, dialect, replace(locator, record=record))
        if article is None:
            empty.append(record)
            continue
        articles.append(article)
        previews += [record] if is_preview else []
    problems = [] if not fault else [
        Problem(source, f"XML with a fault ({fault}); all else was read", "check that nothing is missing", lost=False)
    ]  # fmt: skip
    if not items:
        refuse(f"an empty {dialect.name}")
    found = f"of {len(items)} articles have no text (first: record"
    problems += warn(source, empty, found, "nothing to do if they are meant to be empty", lost=not articles)
    found = f"of {len(items)} articles are only beginnings or summaries (first: record"
    problems += warn(source, previews, found, "save the pages, or read the results with care")
    return articles, problems


def _items(root: _Element, dialect: Dialect) -> Iterator[_Element]:
    """Yield the elements that are an article each, none within another."""
    found: set[_Element] = set()
    for element in root.iter():
        if local_name(element) in dialect.items and not found.intersection(element.iterancestors()):
            found.add(element)
            yield element


def _article(item: _Element, root: _Element, dialect: Dialect, locator: Locator) -> tuple[FoundArticle | None, bool]:
    """Return the article of an item, None where it has no text, and whether only its beginning is there."""
    kinds = ((dialect.texts, False), (dialect.previews, True))
    for paths, is_preview in kinds:
        for path in paths:
            for element in _fullest(item, path):
                article = _with_text(item, element, root, dialect, replace(locator, field=local_name(element)))
                if article is not None and not is_preview:
                    article = replace(article, extra=_with_summary(article, item, dialect))
                if article is not None:
                    return article, is_preview
    return None, False


def _with_summary(article: FoundArticle, item: _Element, dialect: Dialect) -> str:
    """Return the further columns of an article with the summary that stands beside its text."""
    summary = plain_field(value_at(item, *dialect.previews)).text
    columns = json.loads(article.extra) if article.extra else {}
    return as_json({**columns, "summary": summary}) if summary.strip() else article.extra


def _fullest(item: _Element, path: str) -> list[_Element]:
    """Return the elements at a path that may hold the text; a block that says that it is the full text comes first."""
    found = list(find_all(item, path))
    blocks: list[_Element] = []
    for one in found:
        blocks += [block for block in find_all(one, "block@class") if attribute(block, "class") == "full_text"]
    return [*blocks, *found]


def _with_text(
    item: _Element, element: _Element, root: _Element, dialect: Dialect, locator: Locator
) -> FoundArticle | None:
    values = _values(item, root, dialect)
    note: tuple[str, ...] = ()
    inner = "".join(element.itertext())
    if len(element) == 0 and has_html(inner):
        field = plain_field(inner, local_name(element))
        text, blocks, note = field.text, field.blocks, (field.note,)
    elif len(element) == 0:
        text, blocks = inner, ()
    else:
        text, laid = lay_out_page(as_page(element))
        blocks = tuple(map(as_block, laid))
    if is_no_text(text):
        return None
    metadata = Metadata(
        values["title"],
        values["outlet"],
        values["author"],
        values["url"],
        values["day"],
        values["language"],
        notes=note,
    )
    aside = {name: values[name] for name in ("page", "section") if values[name]}
    identity = f"{locator.source}#{locator.record}" if locator.record else locator.source
    return FoundArticle(identity, locator, text, metadata, as_json(aside), blocks)


def _values(item: _Element, root: _Element, dialect: Dialect) -> Mapping[str, str]:
    """Return what an item says of itself; titles and authors may be HTML that was escaped."""
    near = [path for path in dialect.outlets if not path.startswith("//channel") and not path.startswith("//feed")]
    outlet = value_at(item, *near) or value_at(root, *dialect.outlets)
    address = value_at(item, *dialect.addresses)
    return {
        "title": " ".join(plain_field(value_at(item, *dialect.titles)).text.split()),
        "outlet": outlet,
        "author": value_at(item, *dialect.authors).removeprefix("By ").removeprefix("by "),
        "url": address if "://" in address else "",
        "day": value_at(item, *dialect.days),
        "page": value_at(item, *dialect.pages),
        "section": value_at(item, *dialect.sections),
        "language": _language(item) or _language(root),
    }


def _language(element: _Element) -> str:
    stated = attribute(element, "lang") or value_at(element, "channel/language")
    return stated[:2].lower() if stated else ""
