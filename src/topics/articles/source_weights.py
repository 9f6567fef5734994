"""The weight that a reader gives a source in ``sources.csv``: 1 is a full one, less is a weak one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

FULL_WEIGHT = 1.0
"""Weight of a source that the reader says nothing about; below it a source is weak."""
_PLAIN_NUMBER = re.compile(r"0|1|0?[.,]\d+|1[.,]0+")


def read_weight(given: str) -> float:
    """Return the weight that a cell gives, that of a full source where it is empty or no number from 0 to 1.

    Examples
    --------
    >>> [read_weight(given) for given in ("", "1", "0.3", "0,3", "0", "low", "2")]
    [1.0, 1.0, 0.3, 0.3, 0.0, 1.0, 1.0]
    """
    return float(given.replace(",", ".")) if _PLAIN_NUMBER.fullmatch(given) else FULL_WEIGHT


def weight_fault(given: str) -> str:
    """Return what is wrong with the weight that a cell gives, or nothing."""
    return "is no number from 0 to 1" if given and not _PLAIN_NUMBER.fullmatch(given) else ""


def weight_note(row: Mapping[str, str]) -> list[str]:
    """Return the note that the article of a row is a weak source, with the reader's own words; none for a full one."""
    weight = read_weight(row.get("weight", ""))
    if weight >= FULL_WEIGHT:
        return []
    words = f": {row['note']}" if row.get("note") else ""
    return [f"weak source (weight {weight:g}){words}"]


def weights_of(articles: pd.DataFrame) -> dict[str, float]:
    """Return the weight of each article as a source, by its id; a full one where the table gives none."""
    if "weight" not in articles:
        return dict.fromkeys(articles["id"], FULL_WEIGHT)
    return dict(zip(articles["id"], articles["weight"].fillna(FULL_WEIGHT), strict=True))
