"""Reprints: articles that tell the same in the same words, found in linear time and then verified.

Candidates share a band of their MinHash signatures (Broder 1997; banding after Leskovec, Rajaraman and
Ullman, Mining of Massive Datasets, chapter 3). Short articles, which are little of the whole that they are taken from,
are looked for by a sample of their word runs. Each pair is then compared word run by word run; reports after one
template are no reprints (``topics.articles.templates``). Memory: the runs of all articles (8 bytes a word) and
``_BANDS`` times ``_ROWS`` hashes (8 bytes each) an article.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from topics.articles.templates import Report
from topics.english.words import LETTERS_AND_DIGITS
from topics.settings import ArticleSettings

Hashes = npt.NDArray[np.uint64]

_BANDS = 85
_ROWS = 3
"""85 bands of 3 rows find pairs of Jaccard similarity .3 nine times in ten, .4 nearly always."""
_SEED = 20230619
_MIX = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xBF58476D1CE4E5B9)
"""Odd multipliers of 64 bits that mix the digests of neighbouring words."""
_RUN = 3
"""Words of a run."""
_FEWEST_RUNS = 12
"""Articles with fewer runs of three words are compared as a whole only."""
_SHORT = 300
"""Runs that a short article has at most (inclusive)."""
_SAMPLE = np.uint64(3)
"""Bits of a digest that are zero in the sample: one run in four."""
_FEWEST_SAMPLED = 2
"""Runs of the sample that a short article shares at least (inclusive) with one that it may be taken from."""
_NO_DAY = "9999"
"""Stands for the day of an article without one, after all others."""
_REPORTS = 1_024
"""Articles whose particulars are kept at once."""
_DIGITS = 3
"""Decimals of a similarity."""


class _Pair(NamedTuple):
    """Two articles by their numbers, the earlier one first, and the share of word runs in common."""

    similarity: float
    first: int
    second: int


def find_reprints(articles: pd.DataFrame, settings: ArticleSettings) -> pd.DataFrame:
    """Return the articles that repeat an earlier one.

    Parameters
    ----------
    articles : DataFrame
        The articles table: id, text, title, published_edtf.
    settings : ArticleSettings
        ``reprint_share`` is the share of word runs of the shorter article that both must have (inclusive).

    Returns
    -------
    DataFrame
        ``article``, ``reprint_of`` (first article of the group: the earliest day, then the smallest id),
        ``similarity`` (share of word runs in common with the most similar article of the group, 0 to 1)
        and ``kind``: ``reprint``, or ``wire copy`` under another title; sorted by article.
    """
    ordered = _by_day(articles)
    runs = _word_runs(ordered["text"])
    pairs = _without_templates(_alike_pairs(runs, settings.reprint_share), ordered)
    similarity = _best_similarity(pairs)
    ids = ordered["id"].tolist()
    titles = [_fold(title) for title in ordered["title"]]
    rows = []
    for number, head in enumerate(_heads(len(runs), pairs)):
        if head == number:
            continue
        is_same_title = not titles[number] or titles[number] == titles[head]
        kind = "reprint" if is_same_title else "wire copy"
        rows.append((ids[number], ids[head], round(similarity[number], _DIGITS), kind))
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


def _by_day(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the articles by day and id, those without a day last."""
    day = articles["published_edtf"].where(articles["published_edtf"] != "", _NO_DAY)
    return articles.assign(day=day).sort_values(["day", "id"], ignore_index=True)


def _alike_pairs(runs: Sequence[Hashes], share: float) -> list[_Pair]:
    """Return the pairs of articles that have at least this share of word runs in common, in order."""
    pairs = []
    for first, second in sorted({*_candidates(runs), *_extracts(runs)}):
        similarity = _similarity(runs[first], runs[second])
        if similarity >= share:
            pairs.append(_Pair(similarity, first, second))
    return pairs


def _without_templates(pairs: Iterable[_Pair], articles: pd.DataFrame) -> list[_Pair]:
    """Return the pairs that are no reports of two things after one template."""
    texts, days = articles["text"].tolist(), articles["published_edtf"].tolist()

    @lru_cache(maxsize=_REPORTS)
    def report(number: int) -> Report:
        return Report(texts[number], days[number])

    def is_template(pair: _Pair) -> bool:
        return pair.similarity < 1 and report(pair.first).is_of_one_template(report(pair.second))

    return [pair for pair in pairs if not is_template(pair)]


def _best_similarity(pairs: Iterable[_Pair]) -> dict[int, float]:
    """Return the similarity of each article of a pair to the one most like it."""
    best: dict[int, float] = {}
    for pair in pairs:
        for number in (pair.first, pair.second):
            best[number] = max(pair.similarity, best.get(number, 0.0))
    return best


def _fold(title: str) -> str:
    return " ".join(LETTERS_AND_DIGITS.findall(title.casefold()))


def _word_runs(texts: Iterable[str]) -> list[Hashes]:
    """Return for each text the digests of its runs of three words, sorted, each once.

    A text of fewer words gives the digests of its words.
    """
    runs = []
    for text in texts:
        digests = np.array([_digest(word) for word in LETTERS_AND_DIGITS.findall(text.casefold())], np.uint64)
        if len(digests) >= _RUN:
            mixed = np.asarray(digests[:-2] * _MIX[0] ^ digests[1:-1] * _MIX[1], np.uint64)
            digests = np.asarray((mixed ^ (mixed >> np.uint64(29))) * _MIX[2] + digests[2:], np.uint64)
        runs.append(np.unique(digests))
    return runs


@lru_cache(maxsize=2**18)
def _digest(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "little")


def _candidates(runs: Sequence[Hashes]) -> list[tuple[int, int]]:
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
        rows = signatures[:, band * _ROWS : (band + 1) * _ROWS]
        pairs.update(_with_equal_keys(filled, (rows[:, 0] * _MIX[0] ^ rows[:, 1] * _MIX[1]) * _MIX[2] + rows[:, 2]))
    return sorted(pairs)


def _extracts(runs: Sequence[Hashes]) -> set[tuple[int, int]]:
    """Return pairs of a short article and one that shares runs of the sample with it.

    A run that many articles have joins each with the one before it and with the first, as in ``_with_equal_keys``.
    """
    lengths = np.array([len(run) for run in runs], dtype=np.int64)
    if not len(lengths) or not lengths.any():
        return set()
    owners = np.repeat(np.arange(len(runs)), lengths)
    keys = np.concatenate(list(runs))
    sampled = (keys & _SAMPLE) == 0
    owners, keys = owners[sampled], keys[sampled]
    in_short = np.isin(keys, np.unique(keys[lengths[owners] <= _SHORT]))
    owners, keys = owners[in_short], keys[in_short]

    order = np.lexsort((owners, keys))
    owners, keys = owners[order], keys[order]
    later = np.flatnonzero(keys[1:] == keys[:-1]) + 1
    group_starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    first_owners = owners[group_starts[np.searchsorted(group_starts, later, side="right") - 1]]
    is_third = first_owners != owners[later - 1]
    one = np.concatenate([owners[later - 1], first_owners[is_third]])
    other = np.concatenate([owners[later], owners[later][is_third]])
    codes, times = np.unique(one * len(runs) + other, return_counts=True)
    often = codes[times >= _FEWEST_SAMPLED].tolist()
    pairs = (divmod(code, len(runs)) for code in often)
    return {pair for pair in pairs if min(lengths[pair[0]], lengths[pair[1]]) <= _SHORT}


def _with_equal_keys(numbers: Sequence[int], keys: Hashes) -> Iterator[tuple[int, int]]:
    """Yield, for each group of equal keys, the number of every member with the one before it and with the first."""
    _, first, group = np.unique(keys, return_index=True, return_inverse=True)
    order = np.argsort(keys, kind="stable")
    later = np.flatnonzero(keys[order][1:] == keys[order][:-1]) + 1
    for at, before in zip(order[later].tolist(), order[later - 1].tolist(), strict=True):
        yield numbers[before], numbers[at]
        yield numbers[first[group[at]]], numbers[at]


def _similarity(one: Hashes, other: Hashes) -> float:
    """Return the share of the shorter article's word runs that the other has too, 0 to 1."""
    n_runs = min(len(one), len(other))
    if n_runs < _FEWEST_RUNS:
        return float(np.array_equal(one, other))
    return len(np.intersect1d(one, other, assume_unique=True)) / n_runs


def _heads(n_articles: int, pairs: Sequence[_Pair]) -> list[int]:
    """Return for each article the first of those that the pairs join with it."""
    heads = list(range(n_articles))

    def head_of(number: int) -> int:
        while heads[number] != number:
            heads[number] = heads[heads[number]]
            number = heads[number]
        return number

    for pair in pairs:
        first, second = sorted((head_of(pair.first), head_of(pair.second)))
        heads[second] = first
    return [head_of(number) for number in range(n_articles)]
