"""Themes that stand: what does not come back is parted among the others, what has no subject is told as one.

How many themes there are is often a choice: the passages of long articles have no parts that speak for one number, and
some themes of any number are what is left between the others. A theme that other parts of the texts do not give again
(cluster-wise stability, Hennig 2007) is dissolved, and its members go to the nearest other one. Themes that no phrase
tells from the others, asides and bare quotations mostly, are one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from topics.themes.clustering import Clusters, Labels, centroids_of, cluster_stability, from_labels
from topics.themes.members import Members
from topics.themes.names import rank_phrases, themes_without_subject
from topics.themes.vectors import Array
from topics.ties import SINGLE, first_best

_COMES_BACK = 0.25
"""Stability of a theme from which (inclusive) it stands."""


@dataclass(frozen=True)
class Settled:
    """Clusters that stand, and what became of the others.

    Parameters
    ----------
    clusters : Clusters
        The clusters, the largest first.
    n_before : int
        How many there were.
    n_dissolved : int
        How many of these did not come back.
    n_united : int
        How many have no subject and are one now; 0 where there is only one of these.
    """

    clusters: Clusters
    n_before: int
    n_dissolved: int
    n_united: int

    @property
    def note(self) -> str:
        """What became of themes that do not stand, "" where all stand."""
        outcomes = []
        if self.n_dissolved:
            outcomes.append(f"{self.n_dissolved} did not come back on other parts of the texts and went to the nearest")
        if self.n_united:
            outcomes.append(f"{self.n_united} had no phrase that tells them from the others and are one")
        return f" Of the {self.n_before} themes looked for, {'; '.join(outcomes)}." if outcomes else ""


def settle(members: Members, vectors: Array, clusters: Clusters, runs: Sequence[Labels]) -> Settled:
    """Return the clusters that stand.

    Parameters
    ----------
    members : Members
        What is grouped.
    vectors : numpy.ndarray
        Shape (members, dimensions), rows of unit length.
    clusters : Clusters
        The clusters; each member is in one.
    runs : sequence of numpy.ndarray
        Cluster numbers of all members in each run on a part of them; where there are none, all come back.
    """
    n_before = len(clusters.centroids)
    stable = _without_unstable(vectors, clusters, runs)
    n_stable = len(stable.centroids)
    sizes = np.bincount(stable.labels, minlength=n_stable)
    strays = sorted(themes_without_subject(rank_phrases(members, stable.labels, n_stable), sizes))
    if len(strays) <= 1:
        return Settled(stable, n_before, n_before - n_stable, 0)
    united = np.where(np.isin(stable.labels, strays), strays[0], stable.labels)
    return Settled(from_labels(vectors, united), n_before, n_before - n_stable, len(strays))


def _without_unstable(vectors: Array, clusters: Clusters, runs: Sequence[Labels]) -> Clusters:
    """Return the clusters that come back, with the members of the others in the nearest of them."""
    n_clusters = len(clusters.centroids)
    stabilities = cluster_stability(clusters, runs)
    stands = np.array([not stability < _COMES_BACK for stability in stabilities])
    if stands.all() or not stands.any():
        return clusters
    labels = clusters.labels.copy()
    loose = np.flatnonzero(~stands[labels])
    nearness = vectors[loose] @ centroids_of(vectors, labels, n_clusters).T
    nearness[:, ~stands] = -2  # below every cosine
    labels[loose] = first_best(nearness, SINGLE)
    return from_labels(vectors, labels)
