"""Independent sources: reprints and wire copies of one text count once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd


def source_groups(articles: pd.DataFrame) -> dict[str, str]:
    """Return for every article the first article of its group of reprints (itself if it is no reprint)."""
    pairs = zip(articles["id"].tolist(), articles["reprint_of"].tolist(), strict=True)
    return {article: first or article for article, first in pairs}


def count_sources(articles: Iterable[str], groups: Mapping[str, str]) -> tuple[int, int]:
    """Return how many articles there are, and how many independent sources they come from."""
    names = set(articles)
    return len(names), len({groups.get(name, name) for name in names})
