"""Clusters of rows: their numbering and centroids, the single ways to make them, and how well they come back.

The single ways are k-means, Ward linkage and non-negative matrix factorisation; ``topics.themes.consensus`` puts
many runs of them to the vote.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from topics.themes.vectors import Array, unit_rows
from topics.ties import SINGLE, first_best

Labels = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]
Fit = Callable[[Labels], Labels]
"""Given the numbers of some rows, returns their clusters, ``NO_CLUSTER`` where one has none."""

NO_CLUSTER = -1
"""Label of a row that is in no cluster."""
MANY = 20_000
"""Rows above which mini-batches take the place of full k-means, and most that one run learns from (inclusive)."""
MOST_LINKED = 5000
"""Rows that are linked pairwise at most (inclusive): the distance of each pair is kept, 200 MB for so many."""
N_RUNS = 8
"""Runs that a grouping rests on; even, as two kinds of linkage take turns."""
_RUN_SHARE = 0.8
"""Share of the rows that a run learns from."""
_ROUNDED = 5
"""Decimals of a coordinate that count: further ones differ between processors."""
NMF_ROUNDS = 400
"""Rounds of NMF at most (inclusive); a note says so where it has not settled by then."""


@dataclass(frozen=True)
class Clusters:
    """A partition of rows.

    Parameters
    ----------
    labels : numpy.ndarray
        int64, shape (rows,): the cluster of each row, the largest cluster first.
    centroids : numpy.ndarray
        float32, shape (clusters, dimensions), rows of unit length.
    """

    labels: Labels
    centroids: Array

    def margins(self, vectors: Array) -> tuple[Array, Array]:
        """Return the cosine of each row to its own centroid, and by how much that exceeds the next."""
        similar = np.asarray(vectors @ self.centroids.T, dtype=np.float32)
        everyone = np.arange(len(vectors))
        own = similar[everyone, self.labels]
        similar[everyone, self.labels] = -2  # below every cosine, so that the next is the largest of the others
        return own, own - similar.max(axis=1)


@dataclass(frozen=True)
class Grouping:
    """Clusters and the runs that they were voted from.

    Parameters
    ----------
    clusters : Clusters
        The clusters, the largest first.
    runs : tuple of numpy.ndarray
        Cluster numbers of all rows in each run on a part of them; empty where there is nothing to part.
    names : mapping of int to str
        Names of clusters that were given beforehand.
    terms : list of list of str
        Telling terms of each cluster, best first, where its way of grouping gives them.
    note : str
        A sentence that says how the rows were grouped.
    """

    clusters: Clusters
    runs: tuple[Labels, ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)
    terms: Sequence[Sequence[str]] = ()
    note: str = ""

    def only(self, rows: Labels, vectors: Array, labels: Labels) -> Grouping:
        """Return the grouping of some of the rows under other labels."""
        return Grouping(from_labels(vectors, labels), tuple(run[rows] for run in self.runs))

    def stability(self) -> list[float]:
        """Return how well each cluster comes back: see ``cluster_stability``."""
        return cluster_stability(self.clusters, self.runs)


def cluster_stability(clusters: Clusters, runs: Sequence[Labels]) -> list[float]:
    """Return how well each cluster comes back: its mean best Jaccard index over the runs.

    Cluster-wise stability as in Hennig (2007); not-a-number where there were no runs.

    Parameters
    ----------
    clusters : Clusters
        The clusters of all rows.
    runs : sequence of numpy.ndarray
        Cluster numbers of all rows in each run.
    """
    if not runs:
        return [float("nan")] * len(clusters.centroids)
    best = np.stack([_jaccard(clusters.labels, run).max(axis=1) for run in runs])
    return [round(float(value), 3) for value in best.mean(axis=0)]


def _jaccard(labels: Labels, other: Labels) -> Scores:
    """Return the Jaccard index of each cluster with each cluster of another partition."""
    shared = np.zeros((int(labels.max()) + 1, int(other.max()) + 1))
    np.add.at(shared, (labels, other), 1)
    union = shared.sum(axis=1, keepdims=True) + shared.sum(axis=0) - shared
    return np.asarray(shared / union, dtype=np.float64)


def count_distinct(vectors: Array) -> int:
    """Return how many rows differ."""
    if not vectors.size:
        return min(1, len(vectors))
    rounded = np.round(vectors, _ROUNDED) + 0.0  # no row has a negative zero
    return len({row.tobytes() for row in rounded})


def membership(labels: Labels, n_clusters: int) -> csr_matrix:
    """Return a sparse matrix of shape (clusters, rows), 1 where a row is in a cluster."""
    places = (labels, np.arange(len(labels)))
    return csr_matrix((np.ones(len(labels)), places), shape=(n_clusters, len(labels)))


def centroids_of(vectors: Array, labels: Labels, n_clusters: int) -> Array:
    """Return the unit centroid of each cluster, in the order of the cluster numbers."""
    return unit_rows(membership(labels, n_clusters) @ vectors.astype(np.float64))


def from_labels(vectors: Array, labels: npt.ArrayLike) -> Clusters:
    """Return the partition with clusters numbered by size, then by their first row; ``NO_CLUSTER`` stays."""
    given = np.asarray(labels, dtype=np.int64)
    inside = np.flatnonzero(given != NO_CLUSTER)
    values, first, inverse, sizes = np.unique(given[inside], return_index=True, return_inverse=True, return_counts=True)
    order = sorted(range(len(values)), key=lambda at: (-sizes[at], first[at]))
    rank = np.empty(len(values), dtype=np.int64)
    rank[order] = np.arange(len(values))
    renumbered = np.full(len(given), NO_CLUSTER, dtype=np.int64)
    renumbered[inside] = rank[inverse]
    return Clusters(renumbered, centroids_of(vectors[inside], renumbered[inside], len(values)))


# ---------------------------------------------------------------- single ways of clustering


def fit_kmeans(vectors: Array, n_clusters: int, seed: int, *, restarts: int = 10) -> Labels:
    """Return the k-means cluster of each row, in mini-batches where there are many rows.

    There are fewer clusters than wanted where fewer rows are distinct.

    Parameters
    ----------
    vectors : numpy.ndarray
        Shape (rows, dimensions), rows of unit length.
    n_clusters : int
        At least 1.
    seed : int
        Seed of the starts.
    restarts : int
        Starts of which the best is kept.
    """
    from sklearn.cluster import KMeans, MiniBatchKMeans

    n_clusters = min(n_clusters, count_distinct(vectors))
    if len(vectors) > MANY:
        model = MiniBatchKMeans(n_clusters, random_state=seed, n_init=3, batch_size=4096, max_iter=30)
    else:
        model = KMeans(n_clusters, random_state=seed, n_init=restarts)
    return np.asarray(model.fit_predict(vectors), dtype=np.int64)


def fit_linkage(vectors: Array, n_clusters: int, seed: int) -> Labels:
    """Return clusters by Ward linkage (Ward 1963) of at most 5,000 rows; the others join the nearest centre."""
    from sklearn.cluster import AgglomerativeClustering

    drawn = draw_rows(len(vectors), max(MOST_LINKED, n_clusters), seed)
    linked = np.asarray(AgglomerativeClustering(n_clusters).fit_predict(vectors[drawn]), dtype=np.int64)
    return linked if len(drawn) == len(vectors) else nearest_centres(vectors, drawn, linked)


def average_linkage(distances: npt.NDArray[np.floating], n_clusters: int) -> Labels:
    """Return clusters by average linkage of rows whose distances to each other are given, shape (rows, rows)."""
    from sklearn.cluster import AgglomerativeClustering

    model = AgglomerativeClustering(n_clusters, metric="precomputed", linkage="average")
    return np.asarray(model.fit_predict(distances), dtype=np.int64)


def fit_factors(words: csr_matrix, n_clusters: int, seed: int) -> Labels:
    """Return the strongest component of non-negative matrix factorisation (Lee and Seung 1999) of each row."""
    from sklearn.decomposition import NMF

    model = NMF(min(n_clusters, *words.shape), init="nndsvda", random_state=seed, max_iter=NMF_ROUNDS)
    return first_best(model.fit_transform(words), SINGLE)


# ---------------------------------------------------------------- parts of the rows


def draw_rows(n_rows: int, size: int, seed: int | tuple[int, int]) -> Labels:
    """Return the numbers of so many rows drawn at random, of all where there are no more, in order."""
    return np.sort(np.random.default_rng(seed).choice(n_rows, min(size, n_rows), replace=False))


def nearest_centres(vectors: Array, drawn: Labels, fitted: Labels) -> Labels:
    """Return the nearest cluster of every row, where clusters are known for some rows; 0 where there are none.

    Parameters
    ----------
    vectors : numpy.ndarray
        Shape (rows, dimensions).
    drawn : numpy.ndarray
        Numbers of the rows whose clusters are known.
    fitted : numpy.ndarray
        The clusters of these rows, ``NO_CLUSTER`` where one has none.
    """
    numbers = np.unique(fitted[fitted != NO_CLUSTER])
    if not numbers.size:
        return np.zeros(len(vectors), dtype=np.int64)
    centres = np.stack([vectors[drawn[fitted == number]].mean(axis=0) for number in numbers])
    distance = np.sum(centres**2, axis=1) / 2 - vectors @ centres.T
    return first_best(-distance, SINGLE)


def run_on_part(rows: Array, n_clusters: int, seed: int, fit: Fit | None = None) -> Labels:
    """Return the clusters of all rows, learnt on four fifths of them (20,000 at most).

    Parameters
    ----------
    rows : numpy.ndarray
        Shape (rows, dimensions).
    n_clusters : int
        At most the number of rows.
    seed : int
        Seed of the part.
    fit : callable, optional
        What gives the clusters of the rows drawn; k-means by default. Every row gets the cluster of the nearest
        centre.
    """
    size = min(int(len(rows) * _RUN_SHARE), MANY)
    drawn = draw_rows(len(rows), max(n_clusters, size), seed)
    fitted = fit(drawn) if fit else fit_kmeans(rows[drawn], n_clusters, seed, restarts=1)
    return nearest_centres(rows, drawn, fitted)


def repeat_on_parts(rows: Array, n_clusters: int, seed: int, fit: Fit | None = None) -> tuple[Labels, ...]:
    """Return the clusters of all rows in eight runs, each learnt on another part: see ``run_on_part``."""
    return tuple(run_on_part(rows, n_clusters, seed + number, fit) for number in range(N_RUNS))
