"""How far themes can be trusted: coherence and diversity of their terms, agreement between methods."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pandas as pd

Matrix = np.ndarray[Any, np.dtype[np.float64]]
WINDOW = 110
"""Words in a window, as in Röder et al. (2015); a shorter text is one window."""
_MOST_TEXTS = 10_000
_TINY = 1e-12


def coherence(terms: Sequence[Sequence[str]], texts: Sequence[Sequence[str]]) -> list[tuple[float, float]]:
    """Return NPMI and C_V coherence of the terms of each theme (Röder, Both and Hinneburg 2015).

    Both rest on how often terms share a window of 110 words of the texts (of ten thousand texts, evenly
    spaced, where there are more). Not-a-number where a theme has fewer than two terms.

    Parameters
    ----------
    terms : sequence of sequences of str
        Words or two-word phrases of each theme.
    texts : sequence of sequences of str
        The words of each text, as ``topics.themes.tokens.words`` gives them.

    Returns
    -------
    list of (float, float)
        NPMI, -1 to 1, and C_V, 0 to 1, a pair a theme.
    """
    vocabulary = {term: at for at, term in enumerate(sorted({term for theme in terms for term in theme}))}
    step = -(-len(texts) // _MOST_TEXTS) or 1
    together, n_windows = _count_windows(texts[::step], vocabulary)
    if not n_windows:
        return [(float("nan"), float("nan")) for _ in terms]
    shared = _npmi(together / n_windows)
    return [_theme_coherence(shared, [vocabulary[term] for term in theme]) for theme in terms]


def _count_windows(texts: Sequence[Sequence[str]], vocabulary: dict[str, int]) -> tuple[Matrix, int]:
    """Return in how many windows each two terms stand together, and the number of windows."""
    together = np.zeros((len(vocabulary), len(vocabulary)))
    n_windows = 0
    for sequence in texts:
        size = max(len(sequence) - WINDOW + 1, 1)
        n_windows += size
        present: dict[int, Matrix] = {}
        phrases = [f"{first} {second}" for first, second in pairwise(sequence)]
        for at, term in [*enumerate(sequence), *enumerate(phrases)]:
            if (number := vocabulary.get(term)) is not None:
                width = term.count(" ")
                first = max(at + width - WINDOW + 1, 0)
                present.setdefault(number, np.zeros(size))[first : min(at, size - 1) + 1] = 1
        if present:
            rows = np.stack(list(present.values()))
            together[np.ix_(list(present), list(present))] += rows @ rows.T
    return together, n_windows


def _npmi(share: Matrix) -> Matrix:
    """Return normalised pointwise mutual information of each two terms from their shares of windows."""
    alone = np.diag(share)
    expected = np.outer(alone, alone)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log((share + _TINY) / (expected + _TINY)) / -np.log(share + _TINY)
    always = share >= 1 - _TINY
    return np.asarray(np.clip(np.where(always, 1.0, value), -1, 1), dtype=np.float64)


def _theme_coherence(shared: Matrix, numbers: list[int]) -> tuple[float, float]:
    if len(numbers) < 2:
        return float("nan"), float("nan")
    own = shared[np.ix_(numbers, numbers)]
    npmi = float(np.mean([own[one, other] for one, other in combinations(range(len(numbers)), 2)]))
    whole = own.sum(axis=0)
    lengths = np.linalg.norm(own, axis=1) * np.linalg.norm(whole)
    c_v = float(np.mean(own @ whole / np.maximum(lengths, _TINY)))
    return round(npmi, 4), round(c_v, 4)


def diversity(terms: Sequence[Sequence[str]]) -> float:
    """Return the share of terms that only one theme has, 0 to 1 (Dieng et al. 2020).

    Parameters
    ----------
    terms : sequence of sequences of str
        Terms of each theme.
    """
    everything = [term for theme in terms for term in theme]
    return len(set(everything)) / len(everything) if everything else float("nan")


def agreement(assignments: pd.DataFrame) -> pd.DataFrame:
    """Return how far the methods put the same members together.

    Parameters
    ----------
    assignments : pandas.DataFrame
        As in ``topics.records.TABLES``, of several methods. A member that a method puts into several
        themes counts with the best; one that it puts into none is left out of its comparisons.

    Returns
    -------
    pandas.DataFrame
        Columns ``one, other, n_members, ari`` (adjusted Rand index, 1 at best, about 0 by chance) and
        ``nmi`` (normalised mutual information, 0 to 1), a row for each two methods.
    """
    from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

    ranked = _chosen_members(assignments).sort_values(["score", "theme"], ascending=[False, True], kind="stable")
    best = ranked.pivot_table(index="member", columns="method", values="theme", aggfunc="first")
    rows = []
    for one, other in combinations(best.columns, 2):
        both = best[[one, other]].dropna()
        first, second = both[one].tolist(), both[other].tolist()
        measures = (adjusted_rand_score, normalized_mutual_info_score)
        figures = [round(float(measure(first, second)), 4) if first else float("nan") for measure in measures]
        rows.append((one, other, len(both), *figures))
    return pd.DataFrame(rows, columns=["one", "other", "n_members", "ari", "nmi"])


def crossing(assignments: pd.DataFrame, themes: pd.DataFrame, one: str, other: str) -> pd.DataFrame:
    """Return how many members two methods put into each pair of themes.

    Parameters
    ----------
    assignments, themes : pandas.DataFrame
        As in ``topics.records.TABLES``.
    one, other : str
        Methods; a member counts in every theme that a method chose for it.

    Returns
    -------
    pandas.DataFrame
        Counts; index and columns are the labels of the themes and carry the names of the methods.
    """
    named = _chosen_members(assignments).merge(themes[["method", "theme", "label"]], on=["method", "theme"])
    pairs = named[named["method"] == one].merge(named[named["method"] == other], on="member")
    index, columns = (themes.loc[themes["method"] == method, "label"].tolist() for method in (one, other))
    full = pd.crosstab(pairs["label_x"], pairs["label_y"]).reindex(index=index, columns=columns, fill_value=0)
    return full.rename_axis(index=one, columns=other)


def _chosen_members(assignments: pd.DataFrame) -> pd.DataFrame:
    """Return the assignments that were chosen, with their passage or article as ``member``."""
    chosen = assignments[assignments["chosen"]]
    return chosen.assign(member=chosen["passage"].where(chosen["passage"] != "", chosen["article"]))
