"""Reprints: articles that tell the same in the same words, found in linear time and then verified.

Candidates share a band of their MinHash signatures (Broder 1997; banding after Leskovec, Rajaraman and
Ullman, Mining of Massive Datasets, chapter 3); each pair is then compared word run by word run.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from topics.settings import ArticleSettings

_WORD = re.compile(r"[^\W_]+")
_BANDS = 85
_ROWS = 3
"""85 bands of 3 rows find pairs of Jaccard similarity .3 nine times in ten, .4 nearly always."""
_SEED = 20230619
_MIX = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xBF58476D1CE4E5B9)
"""Odd multipliers of 64 bits that mix the digests of neighbouring words."""
_FEWEST_RUNS = 12
"""Articles with fewer runs of three words are compared as a whole only."""


def find_reprints(articles: pd.DataFrame, settings: ArticleSettings) -> pd.DataFrame:
    """Return the articles that repeat an earlier one.

    Parameters
    ----------
    articles : DataFrame
        The articles table: id, text, title, published_edtf.
    settings : ArticleSettings
        ``reprint_share`` is the share of word runs of the shorter article that both must have.

    Returns
    -------
    DataFrame
        ``article``, ``reprint_of`` (first article of the group: the earliest day, then the smallest id),
        ``similarity`` (share of word runs in common with the most similar article of the group, 0 to 1)
        and ``kind``: ``reprint``, or ``wire copy`` under another title; sorted by article.
    """
    order = articles.assign(day=articles["published_edtf"].where(articles["published_edtf"] != "", "9999"))
    order = order.sort_values(["day", "id"], ignore_index=True)
    runs = _word_runs(order["text"])
    pairs = [(_similarity(runs[one], runs[other]), one, other) for one, other in _candidates(runs)]
    pairs = [pair for pair in pairs if pair[0] >= settings.reprint_share]
    best = {number: similarity for similarity, *both in sorted(pairs) for number in both}
    ids, titles = order["id"].tolist(), [_fold(title) for title in order["title"]]
    rows = []
    for number, head in enumerate(_heads(len(runs), pairs)):
        if head != number:
            kind = "reprint" if titles[number] == titles[head] or not titles[number] else "wire copy"
            rows.append((ids[number], ids[head], round(best[number], 3), kind))
    return pd.DataFrame(sorted(rows), columns=["article", "reprint_of", "similarity", "kind"])


def source_groups(articles: pd.DataFrame) -> dict[str, str]:
    """Return for every article the first article of its group of reprints: itself if it is no reprint.

    Parameters
    ----------
    articles : DataFrame
        The table of that name: columns ``id`` and ``reprint_of``.
    """
    pairs = zip(articles["id"].tolist(), articles["reprint_of"].tolist(), strict=True)
    return {article: first or article for article, first in pairs}


def _fold(title: str) -> str:
    return " ".join(_WORD.findall(title.casefold()))


def _word_runs(texts: Iterable[str]) -> list[Any]:
    """Return for each text the digests of its runs of three words, sorted, each once (uint64)."""
    runs = []
    for text in texts:
        digests = np.array([_digest(word) for word in _WORD.findall(text.casefold())], np.uint64)
        if len(digests) >= 3:
            mixed = np.asarray(digests[:-2] * _MIX[0] ^ digests[1:-1] * _MIX[1], np.uint64)
            digests = np.asarray((mixed ^ (mixed >> np.uint64(29))) * _MIX[2] + digests[2:], np.uint64)
        runs.append(np.unique(digests))
    return runs


@lru_cache(maxsize=2**18)
def _digest(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "little")


def _candidates(runs: list[Any]) -> list[tuple[int, int]]:
    """Return pairs that may be alike, each once, in order: linear in the number of articles."""
    from rensa import RMinHash

    filled = [number for number, run in enumerate(runs) if len(run)]
    if not filled:
        return []
    offsets = np.cumsum([0, *(len(runs[number]) for number in filled)]).astype(np.uint64)
    hashes = np.concatenate([runs[number] for number in filled])
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(hashes, offsets, _BANDS * _ROWS, _SEED)
    signatures = np.array(matrix.to_rows(), dtype=np.uint64)
    pairs: set[tuple[int, int]] = set()
    for band in range(_BANDS):
        part = signatures[:, band * _ROWS : (band + 1) * _ROWS]
        pairs.update(_alike(filled, (part[:, 0] * _MIX[0] ^ part[:, 1] * _MIX[1]) * _MIX[2] + part[:, 2]))
    return sorted(pairs)


def _alike(numbers: list[int], keys: Any) -> Iterator[tuple[int, int]]:
    """Yield, for each group of equal keys, the number of every member with the one before it and with the first."""
    _, first, group = np.unique(keys, return_index=True, return_inverse=True)
    order = np.argsort(keys, kind="stable")
    later = np.flatnonzero(keys[order][1:] == keys[order][:-1]) + 1
    for at, before in zip(order[later].tolist(), order[later - 1].tolist(), strict=True):
        yield numbers[before], numbers[at]
        yield numbers[first[group[at]]], numbers[at]


def _similarity(one: Any, other: Any) -> float:
    """Return the share of the shorter article's word runs that the other has too, 0 to 1."""
    if min(len(one), len(other)) < _FEWEST_RUNS:
        return float(np.array_equal(one, other))
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / min(len(one), len(other))


def _heads(count: int, pairs: list[tuple[float, int, int]]) -> list[int]:
    """Return for each article the first of those that the pairs join with it."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    shares, ones, others = zip(*pairs, strict=True) if pairs else ((), (), ())
    _, group = connected_components(coo_array((shares, (ones, others)), shape=(count, count)), directed=False)
    return list(np.unique(group, return_index=True)[1][group].tolist())
