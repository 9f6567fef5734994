"""Metadata of a page: title, outlet, author, address, day and language, from its markup."""

from __future__ import annotations

from typing import Any


def page_metadata(root: Any) -> dict[str, str]:
    """Return what the markup of a page says about it, as far as it does.

    Parameters
    ----------
    root : lxml element
        The page; it is not changed.
    """
    from copy import deepcopy

    from trafilatura.metadata import extract_metadata

    document = extract_metadata(deepcopy(root), extensive=False)
    given = {
        "title": document.title,
        "outlet": document.sitename,
        "author": document.author,
        "url": document.url,
        "published": document.date,
        "language": document.language or root.get("lang", "")[:2].lower(),
    }
    return {name: " ".join(str(value).split()) for name, value in given.items() if value}
