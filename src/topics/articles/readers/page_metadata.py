"""Metadata of a page: title, outlet, author, address, day and language, from its markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, Any

from topics.articles.metadata import trim_title
from topics.articles.readers.decoding import parse_json
from topics.articles.readers.found_article import Metadata
from topics.articles.readers.markup import PageBlock
from topics.dates.stated import find_full_dates, find_url_day, is_date_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAMED_META = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time",
    "datepublished", "date.published", "publish-date", "publish_date", "published-date",
    "publication_date", "publicationdate", "pubdate", "article_date_original", "article.published",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dcterms.issued",
    "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date",
    "originalpublicationdate", "citation_publication_date", "citation_date", "rnews:datepublished",
    "bt:pubdate", "vr:published", "displaydate", "datecreated", "created", "ptime", "timestamp", "date",
)  # fmt: skip
"""Names of meta elements that state the day of publication, the most reliable first."""
_CHANGED_META = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
)
_ARTICLE = re.compile("Article|Posting|Report")
_WITH_SITE = 3
"""Parts of a title with the name of the site at its end: the title, a bar, the name."""
_TAG = re.compile(r"<[^>]*>")
_SITE_MARK = re.compile(r"(\s+[-–—|›»·:]+\s+)")
_LINES_BELOW_TITLE = 12
"""Blocks below the headline, from it (exclusive) to this one (exclusive), in which a date line is the article's."""
_LINES_ABOVE_TITLE = 3
"""Blocks above the headline in which a date line is the article's."""
_LONGEST_DAY = 200
"""Characters of a text of the markup in which its day is looked for."""


def page_metadata(root: HtmlElement, page: str, shown: Iterable[str]) -> Metadata:
    """Return what the markup of a page says about it, as far as it does.

    Parameters
    ----------
    root : lxml element
        The page; it is not changed.
    page : str
        Its source.
    shown : iterable of str
        The date lines by its headline.
    """
    from copy import deepcopy

    from trafilatura.metadata import extract_metadata

    document = extract_metadata(deepcopy(root), extensive=False)
    return Metadata(
        title=_folded(_without_site(document.title or "", document.sitename or "", document.hostname or "")),
        outlet=_folded(document.sitename),
        author=_folded(document.author),
        url=_folded(document.url),
        published=_page_day(root, page, _first_day(shown), document.url or ""),
        language=_folded(document.language or (root.get("lang") or "")[:2].lower()),
    )


def _folded(value: str | None) -> str:
    return " ".join(str(value or "").split())


def _without_site(title: str, *names: str) -> str:
    """Return the title of a page without a bar or dash and the name of the site at its end."""
    folded = {name.casefold().removeprefix("www.") for name in names if name}
    parts = _SITE_MARK.split(title)
    if len(parts) >= _WITH_SITE and parts[-1].strip().casefold() in folded:
        return "".join(parts[:-2])
    return trim_title(title)


def _page_day(root: HtmlElement, page: str, shown: str, url: str) -> str:
    """Return the day of publication that the markup states, as YYYY-MM-DD, or "".

    In turn: a date line by the headline that the markup confirms, schema.org data, elements marked as the
    day, meta elements, an unconfirmed date line, and what htmldate (Barbaresi 2020) finds.
    """
    texts = [*schema_texts(root, "datePublished", "dateCreated"), *_marked_days(root), *_meta_days(root, _NAMED_META)]
    stated = _first_day(texts)
    if shown and (not stated or _is_confirmed(shown, root, texts)):
        return shown
    return _local_day(stated, url) if stated else _guessed_day(page)


def _is_confirmed(shown: str, root: HtmlElement, texts: Sequence[str]) -> bool:
    """Return True where the markup states the day shown, or one beside it, as that of publication or change."""
    changed = [*schema_texts(root, "dateModified"), *_meta_days(root, _CHANGED_META)]
    return any(_are_near(shown, read_day(text)) for text in (*texts, *changed))


def _local_day(stated: str, url: str) -> str:
    """Return the day that the markup states; where the address holds the day before or after, that one.

    Markup often gives a time in UTC, the address the day at the place of publication.
    """
    local = find_url_day(url)
    return local.edtf if local is not None and _are_near(local.edtf, stated) else stated


def _first_day(texts: Iterable[str]) -> str:
    """Return the first day that one of the texts states, or ""."""
    return next(filter(None, map(read_day, texts)), "")


def _guessed_day(page: str) -> str:
    """Return what htmldate makes of the page; a first of the month that it does not show is the month."""
    from htmldate import find_date

    day = str(find_date(page, extensive_search=True, original_date=True) or "")
    if day.endswith("-01") and all(stated.span.edtf != day for stated in find_full_dates(page)):
        return day[:4] if day.endswith("-01-01") else day[:7]
    return day


def _are_near(one: str, other: str) -> bool:
    """Return True for two days at most one day apart."""
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= 1
    except ValueError:
        return False


def read_day(text: str) -> str:
    """Return the day that a text of the markup states as YYYY-MM-DD, or ""."""
    stated = next(find_full_dates(text[:_LONGEST_DAY]), None)
    return stated.span.edtf if stated is not None and stated.span.precision == "day" else ""


def _meta_days(root: HtmlElement, names: Sequence[str]) -> list[str]:
    """Return the contents of the meta elements of these names, in the order of the names."""
    stated: dict[str, str] = {}
    for element in root.iterfind(".//meta[@content]"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            stated.setdefault((element.get(key) or "").strip().lower(), element.get("content"))
    return [stated[name] for name in names if name in stated]


def _marked_days(root: HtmlElement) -> list[str]:
    """Return the first of the days of elements marked as the day of publication, if they agree."""
    texts = []
    for element in [*root.iterfind(".//*[@itemprop]"), *root.iterfind(".//time")]:
        if _is_marked_day(element):
            texts.append(element.get("content") or element.get("datetime") or element.text_content())
    return texts[:1] if len({read_day(text) for text in texts}) == 1 else []


def _is_marked_day(element: HtmlElement) -> bool:
    """Return True for an element that is marked as the day of publication."""
    if "datepublished" in (element.get("itemprop") or "").lower().split():
        return True
    if element.tag != "time":
        return False
    return element.get("pubdate") is not None or "published" in (element.get("class") or "").split()


def date_lines(text: str, blocks: Sequence[PageBlock]) -> list[str]:
    """Return the date lines of a page that stand near its first headline, those below it first."""
    headline = next((number for number, block in enumerate(blocks) if block.tag == "h1"), None)
    if headline is None:
        return []
    below = blocks[headline + 1 : headline + _LINES_BELOW_TITLE]
    above = blocks[max(0, headline - _LINES_ABOVE_TITLE) : headline]
    near = [text[block.start : block.stop] for block in (*below, *above)]
    return [line for line in near if is_date_line(line)]


def schema_texts(root: HtmlElement, *keys: str) -> list[str]:
    """Return the texts under the keys of the page's schema.org data, key by key, those of articles first."""
    items = sorted(_schema_items(root), key=lambda item: not _ARTICLE.search(str(item.get("@type"))))
    texts = []
    for key in keys:
        texts += [item[key] for item in items if isinstance(item.get(key), str)]
    return texts


def _schema_items(root: HtmlElement) -> list[dict[str, Any]]:
    """Return all objects in the page's schema.org data, those that hold others before these."""
    items: list[dict[str, Any]] = []
    for script in root.iterfind('.//script[@type="application/ld+json"]'):
        waiting = [parse_json(script.text or "")]
        for item in waiting:
            if isinstance(item, dict):
                items.append(item)
                waiting += item.values()
            elif isinstance(item, list):
                waiting += item
    return items


def stated_body(root: HtmlElement) -> str:
    """Return the article's text as the page's own data give it (articleBody), or ""."""
    longest = max(schema_texts(root, "articleBody"), key=len, default="")
    return unescape(_TAG.sub(" ", longest))
