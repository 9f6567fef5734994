"""Clusters of vectors: their numbering, their centroids, and the k-means fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from topics.themes.vectors import Array, unit_rows

Labels = np.ndarray[Any, np.dtype[np.int64]]
NO_CLUSTER = -1
"""Label of a row that is in no cluster."""
MANY = 20_000
"""Rows from which mini-batches take the place of full k-means."""
MOST_LINKED = 5000
"""Rows that are linked pairwise at most: a distance of each pair is kept, 200 MB."""


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
        similar[everyone, self.labels] = -2
        return own, own - similar.max(axis=1)


def count_distinct(vectors: Array) -> int:
    """Return how many rows differ."""
    return len(np.unique(np.round(vectors, 5), axis=0)) if vectors.size else min(1, len(vectors))


def fit_kmeans(vectors: Array, n_clusters: int, seed: int, *, restarts: int = 10) -> Labels:
    """Return the k-means cluster of each row, in mini-batches where there are many rows.

    Parameters
    ----------
    vectors : numpy.ndarray
        Shape (rows, dimensions), rows of unit length.
    n_clusters : int
        At least 1, at most the number of distinct rows.
    seed : int
        Seed of the starts.
    restarts : int
        Starts of which the best is kept.
    """
    from sklearn.cluster import KMeans, MiniBatchKMeans

    if len(vectors) > MANY:
        model = MiniBatchKMeans(n_clusters, random_state=seed, n_init=3, batch_size=4096, max_iter=30)
    else:
        model = KMeans(n_clusters, random_state=seed, n_init=restarts)
    return np.asarray(model.fit_predict(vectors), dtype=np.int64)


def membership(labels: Labels, n_clusters: int) -> Any:
    """Return a sparse matrix of shape (clusters, rows), 1 where a row is in a cluster."""
    places = (labels, np.arange(len(labels)))
    return csr_matrix((np.ones(len(labels)), places), shape=(n_clusters, len(labels)))


def centroids_of(vectors: Array, labels: Labels, n_clusters: int) -> Array:
    """Return the unit centroid of each cluster, in the order of the cluster numbers."""
    return unit_rows(membership(labels, n_clusters) @ vectors.astype(np.float64))


def from_labels(vectors: Array, labels: Any) -> Clusters:
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


def fit_linkage(vectors: Array, n_clusters: int, seed: int) -> Labels:
    """Return clusters by Ward linkage (Ward 1963) of at most 5,000 rows; the others join the nearest centre."""
    from sklearn.cluster import AgglomerativeClustering

    drawn = draw_rows(len(vectors), max(MOST_LINKED, n_clusters), seed)
    linked = np.asarray(AgglomerativeClustering(n_clusters).fit_predict(vectors[drawn]), dtype=np.int64)
    return linked if len(drawn) == len(vectors) else nearest_centres(vectors, drawn, linked)


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
    return np.asarray(distance.argmin(axis=1), dtype=np.int64)
