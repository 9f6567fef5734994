"""The tree of themes: which join first, and the larger themes that a cut through it gives.

Two themes are near where their middles are (cosine distance of the centroids); joined by complete linkage, which
makes larger themes of like size where average linkage makes one and leaves the rest alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from topics.themes.clustering import Labels
from topics.themes.vectors import Array

Join = tuple[int, int, float, int]
"""The two that join, their distance, and how many themes are joined."""
FEWEST_GROUPED = 9
"""Themes from which (inclusive) they are grouped where nothing is told: fewer are read at a glance."""
_THEMES_OF_GROUP = 3
"""Themes of a group on average."""
_MOST_GROUPS = 8
"""Groups at most (inclusive) where nothing is told."""


def number_of_groups(n_themes: int, wanted: int = 0) -> int:
    """Return how many larger themes so many themes are grouped into; 0 where they are not grouped.

    Parameters
    ----------
    n_themes : int
        How many themes there are.
    wanted : int
        The reader's number, 0 where it follows from the number of themes, 1 for none.

    >>> [number_of_groups(n) for n in (8, 9, 15, 40)]
    [0, 3, 5, 8]
    >>> number_of_groups(8, 4), number_of_groups(15, 1), number_of_groups(3, 5)
    (4, 0, 0)
    """
    if wanted:
        return wanted if 1 < wanted < n_themes else 0
    if n_themes < FEWEST_GROUPED:
        return 0
    return min(_MOST_GROUPS, round(n_themes / _THEMES_OF_GROUP))


def join_themes(centroids: Array) -> list[Join]:
    """Return how themes join step by step, the nearest first.

    Parameters
    ----------
    centroids : numpy.ndarray
        Shape (themes, dimensions), rows of unit length.

    Returns
    -------
    list of tuple
        The two that join (a theme's number, or the number of themes plus that of an earlier step, from 0), their
        distance from 0 to 2, and how many themes are joined; empty for fewer than two themes.
    """
    from scipy.cluster.hierarchy import linkage
    from scipy.spatial.distance import squareform

    if len(centroids) <= 1:
        return []
    distances = np.round(1 - centroids.astype(np.float64) @ centroids.T.astype(np.float64), 5)
    np.fill_diagonal(distances, 0)
    steps = linkage(squareform(np.clip((distances + distances.T) / 2, 0, 2), checks=False), "complete")
    return [(int(one), int(other), round(float(far), 3), int(size)) for one, other, far, size in steps]


def cut(steps: Sequence[Join], n_groups: int) -> Labels:
    """Return the group of each theme where the tree is cut into so many groups, numbered by their first theme."""
    n_themes = len(steps) + 1
    members = {number: [number] for number in range(n_themes)}
    for step, (one, other, _, _) in enumerate(steps[: n_themes - n_groups]):
        members[n_themes + step] = members.pop(one) + members.pop(other)
    groups = np.zeros(n_themes, dtype=np.int64)
    for number, own in enumerate(sorted(members.values(), key=min)):
        groups[own] = number
    return groups
