"""How many themes there are, by stability, separation and coherence, without labels.

A number is stable if clusters learnt on different parts of the rows agree with each other on all of them
(Ben-Hur et al. 2002). Small numbers are stable easily, large ones seem well separated easily, and the terms of
either can be coherent, so no measure is enough: of all numbers nearly as stable as the most stable one, that
with the highest product of all three is chosen.

The passages of long articles rarely have such parts: every sentence of a story is near every other, and what comes
back best are two or three crude halves. There the number is one that reads well, by how many passages there are,
unless a number from five on comes back nearly always; it is said that this is a choice.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean
from typing import TYPE_CHECKING

import numpy as np

from topics.themes.clustering import Labels, draw_rows, fit_kmeans, nearest_centres
from topics.themes.vectors import Array, reduced
from topics.ties import reaches

if TYPE_CHECKING:
    from topics.settings import ThemeSettings

CURVE = ("n_themes", "score", "stability", "silhouette", "coherence", "stable", "taken")
"""Columns of what the number of themes is chosen from."""

_SAMPLE = 2000
"""Rows that are looked at, at most (inclusive)."""
_DIMENSIONS = 100
"""Dimensions in which they are looked at."""
_PARTS = 5
"""Parts of the rows on which each number is tried."""
_PART_SHARE = 0.8
"""Share of the rows in a part."""
_RESTARTS = 4
"""Starts of each fit: with one, k-means stops at so poor a place so often that stability measures its luck."""
_FEWEST_ROWS = 8
"""Distinct rows from which (inclusive) there can be more than one theme."""
_ROWS_OF_THEME = 4
"""Distinct rows a theme, on average, of the largest number tried."""
_EVERY_UP_TO = 10
"""Number up to which (inclusive) each is tried."""
_GROWTH = 1.25
"""Factor from one number tried to the next above that."""
_LARGEST = 250
"""Largest number tried (inclusive)."""
_ENOUGH_TO_TELL = 300
"""Texts from which (inclusive) unstable numbers say that there are no parts; fewer are too few to tell."""
_LARGEST_BY_RULE = 8
"""Largest number that the rule of thumb gives (inclusive)."""
FEWEST_TO_READ = 5
"""Themes of passages that a reader wants at least (inclusive), where there are passages enough."""
MOST_TO_READ = 15
"""Themes of passages that a reader wants on one level, at most (inclusive)."""
_MOST_ON_TWO_LEVELS = 40
"""The same where the themes are grouped and the corpus is large."""
_PASSAGES_OF_LARGE = 50
"""Passages over the square of the number of themes in a large corpus; two in a folder of some hundred passages."""
DECIDES = 0.9
"""Stability from which (inclusive) a number of themes of passages is decided by it, and not a choice."""

Cohere = Callable[[Labels], Callable[[list[Labels]], float]]
"""Given the numbers of the rows looked at, returns what gives the mean coherence of some partitions of them."""


@dataclass(frozen=True)
class Choice:
    """A number of themes and what speaks for each number tried.

    Parameters
    ----------
    n_themes : int
        The number chosen; 1 where the rows have no stable parts.
    curve : list of dict
        ``n_themes``, ``silhouette`` (mean over the parts, -1 to 1), ``stability`` (mean adjusted Rand
        index between the parts, 1 at best), ``coherence`` (mean C_V of the clusters' terms, 0 to 1; 1 where
        no texts are given), ``score`` (their product) and ``stable`` (1 where the number could be chosen,
        else 0).
    reason : str
        A sentence that says why.
    is_open : bool
        Whether nothing speaks for this number: it is one that reads well.
    """

    n_themes: int
    curve: list[dict[str, float]]
    reason: str
    is_open: bool = False

    def __post_init__(self) -> None:
        """Mark the number that was chosen."""
        for point in self.curve:
            point["taken"] = float(point["n_themes"] == self.n_themes)


def number_that_reads_well(n_passages: int) -> int:
    """Return how many themes of so many passages a reader wants: 5 to 15, of a large corpus up to 40.

    >>> [number_that_reads_well(n) for n in (20, 142, 450, 5000, 40_000, 200_000)]
    [3, 8, 15, 15, 28, 40]
    """
    by_size = min(MOST_TO_READ, round(math.sqrt(n_passages / 2)))
    of_large = min(_MOST_ON_TWO_LEVELS, round(math.sqrt(n_passages / _PASSAGES_OF_LARGE)))
    return max(1, by_size, of_large)


def choose_n_themes(
    vectors: Array, settings: ThemeSettings, cohere: Cohere | None = None, *, to_read: int = 0
) -> Choice:
    """Return how many clusters the rows have.

    Parameters
    ----------
    vectors : numpy.ndarray
        Rows of unit length, in a fixed order.
    settings : ThemeSettings
        ``seed`` of the sample (at most 2,000 rows), the parts and the fits; ``choice_nearly``, the share of the
        best stability from which a number is stable; ``choice_least``, where no number is this stable, there is
        one theme only.
    cohere : callable, optional
        Given the numbers of the rows that are looked at, returns what gives the mean coherence, 0 to 1, of
        the terms of the clusters in some partitions of these rows.
    to_read : int
        The number that reads well, taken where no number from five on comes back nearly always; 0 where the data
        alone decide.
    """
    seed = settings.seed
    drawn = draw_rows(len(vectors), _SAMPLE, seed)
    rows, first = np.unique(np.round(vectors[drawn], 5), axis=0, return_index=True)
    if len(rows) < _FEWEST_ROWS:
        return Choice(1, [], f"{len(rows)} different texts are too few to be parted into themes: they stay one.")
    rows = reduced(rows, _DIMENSIONS, seed)
    coherence = cohere(drawn[first]) if cohere else _always_coherent
    largest = min(len(rows) // _ROWS_OF_THEME, _MOST_ON_TWO_LEVELS if to_read else _LARGEST)
    numbers = sorted({*_numbers(largest), *([min(to_read, largest)] if to_read and largest > 1 else [])})
    curve = [_measure(rows, number, seed, coherence) for number in numbers]
    best = max(point["stability"] for point in curve)
    for point in curve:
        point["stable"] = float(reaches(point["stability"], settings.choice_nearly * best))
    if to_read:
        decided = [point for point in curve if point["n_themes"] >= FEWEST_TO_READ and point["stability"] >= DECIDES]
        return _choose_to_read(curve, decided, min(to_read, largest))
    if not reaches(best, settings.choice_least):
        return _choose_without_parts(len(vectors), curve, best)
    stable = [point for point in curve if point["stable"]]
    chosen = max(stable, key=lambda point: point["score"])
    number = int(chosen["n_themes"])
    reason = (
        f"{number} themes were chosen: of the numbers that come back nearly as well as any on other parts of "
        f"the texts (agreement {chosen['stability']:.2f}, the best {best:.2f}), it parts them best."
    )
    return Choice(number, curve, reason)


def _choose_to_read(curve: list[dict[str, float]], decided: list[dict[str, float]], to_read: int) -> Choice:
    """Return the number that the data decide on, or else the one that reads well."""
    for point in curve:
        point["stable"] = float(point in decided)
    if decided:
        chosen = max(decided, key=lambda point: point["score"])
        number = int(chosen["n_themes"])
        reason = (
            f"{number} themes were chosen: of the numbers from {FEWEST_TO_READ} on that nearly always come back on "
            f"other parts of the texts (agreement {chosen['stability']:.2f}), it parts them best."
        )
        return Choice(number, curve, reason)
    best = max((point["stability"] for point in curve if point["n_themes"] >= FEWEST_TO_READ), default=0.0)
    reason = (
        f"{to_read} themes are a choice: the passages have no parts that speak for one number (from {FEWEST_TO_READ} "
        f"themes on, the best agreement on other parts of the texts is {best:.2f}), so it goes by how many passages "
        "there are and by what can be read. Take another with n_themes; the tree says which themes join first."
    )
    return Choice(max(1, to_read), curve, reason, is_open=True)


def _always_coherent(_partitions: list[Labels]) -> float:
    """Return 1: where there are no texts, coherence takes no part."""
    return 1.0


def _choose_without_parts(n_rows: int, curve: list[dict[str, float]], best: float) -> Choice:
    """Return one theme for many texts, a rule of thumb for texts too few to tell."""
    finding = f"No number of themes comes back on other parts of the texts (agreement {best:.2f} at best)"
    if n_rows >= _ENOUGH_TO_TELL:
        return Choice(1, curve, f"{finding}, so they stay one.")
    by_rule = round((n_rows / 2) ** 0.5)
    number = max(1, min(_LARGEST_BY_RULE, by_rule))
    reason = f"{finding}: they are too few to tell, and {number} is a rule of thumb. Mind each theme's stability."
    return Choice(number, curve, reason)


def _numbers(largest: int) -> list[int]:
    """Return the numbers tried: each up to ten, then a quarter more each time.

    >>> _numbers(16)
    [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16]
    """
    numbers = list(range(2, min(_EVERY_UP_TO, max(largest, 2)) + 1))
    following = numbers[-1] * _GROWTH
    while following <= largest:
        numbers.append(round(following))
        following *= _GROWTH
    return numbers


def _measure(rows: Array, number: int, seed: int, coherence: Callable[[list[Labels]], float]) -> dict[str, float]:
    """Return stability, silhouette and coherence of one number of clusters over the parts."""
    from sklearn.metrics import adjusted_rand_score, silhouette_score

    partitions = []
    for part in range(_PARTS):
        drawn = draw_rows(len(rows), max(number, int(_PART_SHARE * len(rows))), (seed, part))
        fitted = fit_kmeans(rows[drawn], number, seed + part, restarts=_RESTARTS)
        partitions.append(nearest_centres(rows, drawn, fitted))
    stability = fmean(float(adjusted_rand_score(one, other)) for one, other in combinations(partitions, 2))
    separable = [labels for labels in partitions if 1 < len(np.unique(labels)) < len(rows)]
    silhouette = fmean(float(silhouette_score(rows, labels)) for labels in separable) if separable else -1.0
    mean_coherence = coherence(partitions)
    point = {
        "silhouette": silhouette,
        "stability": stability,
        "coherence": mean_coherence,
        "score": silhouette * max(stability, 0.0) * mean_coherence,
    }
    return {"n_themes": number} | {name: round(value, 5) for name, value in point.items()}
