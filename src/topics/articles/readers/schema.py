"""What a page says about itself in schema.org data (JSON-LD)."""

import json
import re
from html import unescape
from typing import Any

_ARTICLE = re.compile("Article|Posting|Report")
_TAG = re.compile(r"<[^>]*>")


def schema_items(root: Any) -> list[dict[str, Any]]:
    """Return all items of the page's schema.org data, nested ones too, the articles first."""
    items: list[dict[str, Any]] = []
    for script in root.iterfind('.//script[@type="application/ld+json"]'):
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        for item in waiting:
            if isinstance(item, dict):
                items.append(item)
                waiting += item.values()
            elif isinstance(item, list):
                waiting += item
    return sorted(items, key=lambda item: not _ARTICLE.search(str(item.get("@type"))))


def schema_texts(root: Any, *keys: str) -> list[str]:
    """Return the texts under the keys, key by key, those of articles first."""
    items = schema_items(root)
    return [item[key] for key in keys for item in items if isinstance(item.get(key), str)]


def stated_body(root: Any) -> str:
    """Return the article's text as the page's own data give it (articleBody), or ""."""
    return unescape(_TAG.sub(" ", max(schema_texts(root, "articleBody"), key=len, default="")))
