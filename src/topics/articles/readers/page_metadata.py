"""Metadata of a page: title, outlet, author, address, day and language, from its markup."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from html import unescape
from typing import Any

from topics.articles.metadata import trim_title
from topics.articles.readers.decoding import parse_json
from topics.articles.readers.found_article import Metadata
from topics.articles.readers.markup import PageBlock
from topics.dates.stated import find_full_dates, find_url_day, is_date_line

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
_TAG = re.compile(r"<[^>]*>")
_SITE_MARK = re.compile(r"(\s+[-–—|›»·:]+\s+)")
_NEAR_TITLE = 12
"""Blocks before and after the headline in which a date line is that of the article."""


def page_metadata(root: Any, page: str, shown: Iterable[str]) -> Metadata:
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
    if len(parts) > 2 and parts[-1].strip().casefold() in folded:
        return "".join(parts[:-2])
    return trim_title(title)


def _page_day(root: Any, page: str, shown: str, url: str) -> str:
    """Return the day of publication that the markup states, as YYYY-MM-DD, or "".

    In turn: a date line by the headline that the markup confirms, schema.org data, elements marked as the
    day, meta elements, an unconfirmed date line, and what htmldate (Barbaresi 2020) finds. Markup often
    gives a time in UTC: where the address holds the day before or after, that local day counts.
    """
    texts = [*schema_texts(root, "datePublished", "dateCreated"), *_marked_days(root), *_meta_days(root, _NAMED_META)]
    changed = [*schema_texts(root, "dateModified"), *_meta_days(root, _CHANGED_META)]
    stated = _first_day(texts)
    if shown and (not stated or any(_are_near(shown, read_day(text)) for text in (*texts, *changed))):
        return shown
    if stated:
        local = find_url_day(url)
        return local.edtf if local is not None and _are_near(local.edtf, stated) else stated
    return _guessed_day(page)


def _first_day(texts: Iterable[str]) -> str:
    return next((day for text in texts if (day := read_day(text))), "")


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
    stated = next(find_full_dates(text[:200]), None)
    return stated.span.edtf if stated is not None and stated.span.precision == "day" else ""


def _meta_days(root: Any, names: Sequence[str]) -> list[str]:
    """Return the contents of the meta elements of these names, in the order of the names."""
    stated: dict[str, str] = {}
    for element in root.iterfind(".//meta[@content]"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            stated.setdefault((element.get(key) or "").strip().lower(), element.get("content"))
    return [stated[name] for name in names if name in stated]


def _marked_days(root: Any) -> list[str]:
    """Return the first of the days of elements marked as the day of publication, if they agree."""
    texts = [
        element.get("content") or element.get("datetime") or element.text_content()
        for element in [*root.iterfind(".//*[@itemprop]"), *root.iterfind(".//time")]
        if "datepublished" in (element.get("itemprop") or "").lower().split()
        or (element.tag == "time" and element.get("pubdate") is not None)
        or (element.tag == "time" and "published" in (element.get("class") or "").split())
    ]
    return texts[:1] if len({read_day(text) for text in texts}) == 1 else []


def date_lines(text: str, blocks: Sequence[PageBlock]) -> list[str]:
    """Return the date lines of a page that stand near its first headline, those below it first."""
    at = next((number for number, block in enumerate(blocks) if block.tag == "h1"), len(blocks))
    near = [*blocks[at + 1 : at + _NEAR_TITLE], *blocks[max(0, at - 3) : at]] if at < len(blocks) else []
    return [line for block in near if is_date_line(line := text[block.start : block.stop])]


def schema_texts(root: Any, *keys: str) -> list[str]:
    """Return the texts under the keys of the page's schema.org data, key by key, those of articles first."""
    items: list[dict[str, Any]] = []
    for script in root.iterfind('.//script[@type="application/ld+json"]'):
        waiting = [parse_json(script.text or "")]
        for item in waiting:
            if isinstance(item, dict):
                items.append(item)
                waiting += item.values()
            elif isinstance(item, list):
                waiting += item
    items.sort(key=lambda item: not _ARTICLE.search(str(item.get("@type"))))
    return [item[key] for key in keys for item in items if isinstance(item.get(key), str)]


def stated_body(root: Any) -> str:
    """Return the article's text as the page's own data give it (articleBody), or ""."""
    return unescape(_TAG.sub(" ", max(schema_texts(root, "articleBody"), key=len, default="")))
