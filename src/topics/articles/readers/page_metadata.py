"""Metadata of a page: title, outlet, author, address, day and language, from its markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING

from topics.articles.metadata import outlet_of, trim_title
from topics.articles.readers.found_article import Metadata
from topics.articles.readers.marked_days import schema_texts
from topics.articles.readers.markup import PageBlock
from topics.articles.readers.page_days import find_page_day

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WITH_SITE = 3
"""Parts of a title with the name of the site at its end: the title, a bar, the name."""
_COUNTRY, _LONGEST_SECOND, _OF_A_SITE = 2, 3, 2
"""Letters of a country in a host, those at most of what stands before it ("co.uk"), and labels of a site."""
_TAG = re.compile(r"<[^>]*>")
_SITE_MARK = re.compile(r"(\s+[-–—|›»·:]+\s+)")


def page_metadata(root: HtmlElement, page: str, text: str, blocks: Sequence[PageBlock]) -> Metadata:
    """Return what the markup of a page says about it, as far as it does.

    Parameters
    ----------
    root : lxml element
        The page; it is not changed.
    page : str
        Its source.
    text : str
        Its text nodes in document order.
    blocks : sequence of PageBlock
        The blocks of ``text``.
    """
    from copy import deepcopy

    from trafilatura.metadata import extract_metadata

    document = extract_metadata(deepcopy(root), extensive=False)
    title = _folded(_without_site(document.title or "", document.sitename or "", document.hostname or ""))
    day = find_page_day(root, page, text, blocks, title, document.url or "")
    return Metadata(
        title=title,
        outlet=_outlet(_folded(document.sitename), outlet_of(document.url or ""), page),
        author=_folded(document.author),
        url=_folded(document.url),
        published=day.text,
        published_basis=day.basis,
        language=_folded(document.language or (root.get("lang") or "")[:2].lower()),
        notes=day.notes,
    )


def _folded(value: str | None) -> str:
    return " ".join(str(value or "").split())


def _outlet(name: str, host: str, page: str) -> str:
    """Return the outlet of a page: the domain where its name is a host, a part of one or an account.

    A part of a host is a name where the page itself writes it so: "CNN" of cnn.com, but not "Nj" of nj.com.
    """
    if name.casefold().startswith("www.") and " " not in name:
        return name[len("www.") :].rstrip("/")
    if not host or " " in name:
        return name
    labels = host.split(".")
    is_label = name in {labels[0], labels[0].title()}
    is_account = "_" in name
    if is_account or (is_label and (_is_part_of_a_site(labels) or not re.search(rf"\b{re.escape(name)}\b", page))):
        return host
    return name


def _is_part_of_a_site(labels: Sequence[str]) -> bool:
    """Return True for the host of a part of a site: "edition.cnn.com", but not "express.co.uk"."""
    is_of_a_country = len(labels[-1]) == _COUNTRY and len(labels) > 1 and len(labels[-2]) <= _LONGEST_SECOND
    return len(labels) > (_OF_A_SITE + is_of_a_country)


def _without_site(title: str, *names: str) -> str:
    """Return the title of a page without a bar or dash and the name of the site at its end."""
    folded = {name.casefold().removeprefix("www.") for name in names if name}
    parts = _SITE_MARK.split(title)
    if len(parts) >= _WITH_SITE and parts[-1].strip().casefold() in folded:
        return "".join(parts[:-2])
    return trim_title(title)


def stated_body(root: HtmlElement) -> str:
    """Return the article's text as the page's own data give it (articleBody), or ""."""
    longest = max(schema_texts(root, "articleBody"), key=len, default="")
    return unescape(_TAG.sub(" ", longest))
