"""One grouping from many: clusters started on parts of the rows, refined, and put to the vote.

k-means alone splits one theme and joins two others, and each start does so elsewhere. Each run here starts
on four fifths of the rows, learns its clusters anew from the rows that fit them best, and gives every row a
score for every cluster; the runs are matched to one another and their scores added (cumulative voting, Ayad
and Kamel 2008). What the runs disagree on tells how far a theme can be trusted.

k-means makes clusters of like size. Where many small ones are wanted, runs of Ward and of average linkage are
tried too, rows being as near as they are together often (evidence accumulation, Fred and Jain 2005); that
grouping is taken where it parts the rows better and its clusters come back better.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np

from topics.themes.clusters import (
    MANY,
    MOST_LINKED,
    Clusters,
    Labels,
    centroids_of,
    draw_rows,
    fit_kmeans,
    fit_linkage,
    from_labels,
    nearest_centres,
)
from topics.themes.vectors import Array
from topics.themes.views import Views

_RUNS = 8
_RUN_SHARE = 0.8
_FEW = 50
_ROUNDS = 12
_KEPT = 0.9
_KEPT_IN_RUNS = 0.85
_SETTLED = 0.001
_SLIMMEST = 8
_SMALL = 100
"""Rows of a cluster on average up to which linkage is tried."""
Scores = np.ndarray[Any, np.dtype[np.float64]]


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
        """Return how well each cluster comes back: its mean best Jaccard index over the runs.

        Cluster-wise stability as in Hennig (2007); not-a-number where there were no runs.
        """
        if not self.runs:
            return [float("nan")] * len(self.clusters.centroids)
        best = np.stack([_jaccard(self.clusters.labels, run).max(axis=1) for run in self.runs])
        return [round(float(value), 3) for value in best.mean(axis=0)]


def group_rows(views: Views, n_clusters: int, seed: int) -> Grouping:
    """Return the grouping of the rows into a given number of clusters.

    Parameters
    ----------
    views : Views
        What the rows are grouped by.
    n_clusters : int
        At least 1, at most the number of distinct rows.
    seed : int
        Seed of every random choice.
    """
    rows = views.main
    if n_clusters < 2 or not rows.size:
        return Grouping(from_labels(rows, np.zeros(len(rows), dtype=np.int64)))
    if max(_FEW, 3 * n_clusters) <= len(rows) <= MANY:
        voted = _settled(views, *_vote(views, n_clusters, seed))
        if len(rows) > min(MOST_LINKED, _SMALL * n_clusters):
            return voted
        linked = _settled(views, *_accumulate(views, n_clusters, seed))
        better = zip(_worth(rows, linked), _worth(rows, voted), strict=True)
        return linked if all(one > other for one, other in better) else voted
    labels = fit_kmeans(rows, n_clusters, seed)
    if len(rows) > MANY:
        labels, _ = _refine(views, rows, labels, n_clusters, kept=_KEPT, rounds=3)
    return Grouping(from_labels(rows, labels), repeat_on_parts(rows, n_clusters, seed))


def _settled(views: Views, labels: Labels, runs: list[Labels]) -> Grouping:
    """Return the grouping of the labels once each row is where the clusters' cores want it."""
    refined, _ = _refine(views, views.main, labels, int(labels.max()) + 1, kept=_KEPT, rounds=_ROUNDS)
    return Grouping(from_labels(views.main, refined), tuple(runs))


def repeat_on_parts(
    rows: Array, n_clusters: int, seed: int, fit: Callable[[Labels], Labels] | None = None
) -> tuple[Labels, ...]:
    """Return the clusters of all rows in eight runs, each learnt on other four fifths of them (20,000 at most).

    Parameters
    ----------
    rows : numpy.ndarray
        Shape (rows, dimensions).
    n_clusters : int
        At most the number of rows.
    seed : int
        Seed of the parts.
    fit : callable, optional
        Given numbers of rows, returns their clusters, ``NO_CLUSTER`` where one has none; k-means by default.
        Rows that have none get the cluster of the nearest centre.
    """
    return tuple(_start(rows, n_clusters, seed + number, fit) for number in range(_RUNS))


def _worth(rows: Array, grouping: Grouping) -> tuple[float, float]:
    """Return how well a grouping parts the rows (silhouette), and how well its clusters come back."""
    from sklearn.metrics import silhouette_score

    if len(grouping.clusters.centroids) < 2:
        return -1.0, 0.0
    return round(float(silhouette_score(rows, grouping.clusters.labels)), 5), float(np.mean(grouping.stability()))


def _vote(views: Views, n_clusters: int, seed: int) -> tuple[Labels, list[Labels]]:
    """Return the labels with the highest sum of scores over the runs, and the labels of each run."""
    total = np.zeros((len(views.main), n_clusters))
    runs: list[Labels] = []
    for number in range(_RUNS):
        rows = views.vectors[number % len(views.vectors)]
        started = _start(rows, n_clusters, seed + number)
        labels, scores = _refine(views, rows, started, n_clusters, kept=_KEPT_IN_RUNS, rounds=_ROUNDS // 2)
        runs.append(labels)
        total += scores if number == 0 else _matched(total.argmax(axis=1), labels, scores)
    least = max(1, len(total) // (_SLIMMEST * n_clusters))
    return _filled(views.main, total.argmax(axis=1), n_clusters, least, seed), runs


def _accumulate(views: Views, n_clusters: int, seed: int) -> tuple[Labels, list[Labels]]:
    """Return clusters of rows that linkage on parts of them puts together often, and the labels of each run."""
    apart = np.ones((len(views.main), len(views.main)), dtype=np.float32)
    runs: list[Labels] = []
    for number in range(_RUNS):
        rows = views.vectors[number % len(views.vectors)]
        runs.append(_start(rows, n_clusters, seed + number, partial(_link, rows, n_clusters, number % 2 == 0)))
        apart -= (runs[-1][:, None] == runs[-1]) / np.float32(_RUNS)
    return _average_linkage(apart, n_clusters), runs


def _link(rows: Array, n_clusters: int, by_average: bool, drawn: Labels) -> Labels:
    """Return the clusters of the rows drawn by average linkage of their cosines, or by Ward's."""
    if by_average:
        return _average_linkage(1 - np.round(rows[drawn] @ rows[drawn].T, 6), n_clusters)
    return fit_linkage(rows[drawn], n_clusters, seed=0)


def _average_linkage(apart: Array, n_clusters: int) -> Labels:
    from sklearn.cluster import AgglomerativeClustering

    model = AgglomerativeClustering(n_clusters, metric="precomputed", linkage="average")
    return np.asarray(model.fit_predict(apart), dtype=np.int64)


def _filled(rows: Array, voted: Labels, n_clusters: int, least: int, seed: int) -> Labels:
    """Return labels in which each cluster that the vote left too small is half of the most scattered one."""
    labels = np.array(voted, dtype=np.int64)
    for number in np.flatnonzero(np.bincount(voted, minlength=n_clusters) < least):
        centroids = centroids_of(rows, labels, n_clusters)
        apart = 1 - np.sum(rows * centroids[labels], axis=1)
        scatter = np.round(np.bincount(labels, weights=apart, minlength=n_clusters), 6)
        members = np.flatnonzero(labels == scatter.argmax())
        if len(members) > 2 * least:
            halves = fit_kmeans(rows[members], 2, seed)
            labels[members[halves == np.bincount(halves).argmin()]] = number
    return labels


def _smallest(labels: Labels, n_clusters: int) -> int:
    """Return the size of the smallest cluster, 0 where one has no rows."""
    return int(np.bincount(labels, minlength=n_clusters).min())


def _start(rows: Array, n_clusters: int, seed: int, fit: Callable[[Labels], Labels] | None = None) -> Labels:
    """Return the nearest centre of each row, the centres found on a part of the rows (by k-means)."""
    drawn = draw_rows(len(rows), max(n_clusters, min(int(len(rows) * _RUN_SHARE), MANY)), seed)
    found = fit(drawn) if fit else fit_kmeans(rows[drawn], n_clusters, seed, restarts=1)
    return nearest_centres(rows, drawn, found)


def _refine(
    views: Views, rows: Array, started: Labels, n_clusters: int, *, kept: float, rounds: int
) -> tuple[Labels, Scores]:
    """Return labels learnt anew from the best members of each cluster until they settle, and their scores.

    A round leaves out the members nearest to another cluster, fits a linear map on the vectors and a
    complement naive Bayes model (Rennie et al. 2003) on the words, and gives each row the cluster with
    the highest sum; so a row must be won by what the clusters' cores say (Rakib et al. 2020). It ends
    before a cluster dwindles to less than an eighth of the mean size.
    """
    labels, scores = started, np.eye(n_clusters)[started]
    floor = max(1, len(rows) // (_SLIMMEST * n_clusters))
    for _ in range(rounds):
        core = _core(rows, labels, n_clusters, kept)
        found = _even(_linear_scores(rows, labels, core, n_clusters))
        if views.words is not None and views.words.shape[1]:
            found += _even(_word_scores(views.words, labels, core, n_clusters))
        proposed = found.argmax(axis=1)
        if _smallest(proposed, n_clusters) < min(_smallest(labels, n_clusters), floor):
            break
        moved = float(np.mean(proposed != labels))
        labels, scores = proposed, found
        if moved < _SETTLED:
            break
    return labels, scores


def _core(rows: Array, labels: Labels, n_clusters: int, kept: float) -> Labels:
    """Return the rows that are kept of each cluster: those with the widest margin to the next."""
    _, margin = Clusters(labels, centroids_of(rows, labels, n_clusters)).margins(rows)
    everyone = np.arange(len(rows))
    order = np.lexsort((everyone, -np.round(margin, 6), labels))
    sizes = np.bincount(labels, minlength=n_clusters)
    place = everyone - np.repeat(np.cumsum(sizes) - sizes, sizes)
    limit = np.ceil(np.repeat(sizes, sizes) * kept)
    return np.sort(order[place < limit])


def _linear_scores(rows: Array, labels: Labels, core: Labels, n_clusters: int) -> Scores:
    """Return a least-squares score of each cluster (ridge of one) learnt from the core rows."""
    known, wanted = rows[core].astype(np.float64), np.eye(n_clusters)[labels[core]]
    middle, mean = known.mean(axis=0), wanted.mean(axis=0)
    known = known - middle
    weights = np.linalg.solve(known.T @ known + np.eye(rows.shape[1]), known.T @ (wanted - mean))
    return np.asarray((rows - middle) @ weights + mean, dtype=np.float64)


def _word_scores(words: Any, labels: Labels, core: Labels, n_clusters: int) -> Scores:
    """Return the log probability of each cluster from the words, learnt from the core rows."""
    from sklearn.naive_bayes import ComplementNB

    model = ComplementNB(alpha=0.05, norm=True).fit(words[core], labels[core])
    found = model.predict_joint_log_proba(words)
    scores = np.full((words.shape[0], n_clusters), found.min())
    scores[:, model.classes_] = found
    return scores


def _even(scores: Scores) -> Scores:
    """Return the scores with mean 0 in each row and deviation 1 over all, so that two kinds can be added."""
    centred = scores - scores.mean(axis=1, keepdims=True)
    return np.asarray(centred / max(float(centred.std()), 1e-9), dtype=np.float64)


def _matched(reference: Labels, labels: Labels, scores: Scores) -> Scores:
    """Return the scores with their columns put in the order of the reference's clusters."""
    from scipy.optimize import linear_sum_assignment

    shared = np.zeros((scores.shape[1], scores.shape[1]))
    np.add.at(shared, (reference, labels), 1)
    _, column = linear_sum_assignment(-shared)
    return np.asarray(scores[:, column], dtype=np.float64)


def _jaccard(labels: Labels, other: Labels) -> Scores:
    """Return the Jaccard index of each cluster with each cluster of another partition."""
    shared = np.zeros((int(labels.max()) + 1, int(other.max()) + 1))
    np.add.at(shared, (labels, other), 1)
    union = shared.sum(axis=1, keepdims=True) + shared.sum(axis=0, keepdims=True) - shared
    return np.asarray(shared / union, dtype=np.float64)
