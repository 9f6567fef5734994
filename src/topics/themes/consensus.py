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

import warnings
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from topics.errors import refuse
from topics.themes.clustering import (
    MANY,
    MOST_LINKED,
    N_RUNS,
    NMF_ROUNDS,
    Clusters,
    Fit,
    Grouping,
    Labels,
    Scores,
    average_linkage,
    centroids_of,
    fit_factors,
    fit_kmeans,
    fit_linkage,
    from_labels,
    repeat_on_parts,
    run_on_part,
)
from topics.themes.vectors import Array
from topics.ties import SINGLE, first_best, level

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

    from topics.settings import ThemeSettings
    from topics.themes.members import Views

_FEWEST_ROWS = 50
"""Rows from which (inclusive) runs are put to the vote; fewer are grouped by k-means alone, with ten starts."""
_FEWEST_ROWS_OF_CLUSTER = 3
"""Rows a cluster on average from which (inclusive) runs are put to the vote."""
_ROUNDS = 12
"""Rounds in which the clusters that were voted are learnt anew, at most (inclusive)."""
_ROUNDS_IN_RUNS = 6
"""The same within each run."""
_ROUNDS_OF_MANY = 3
"""The same where one fit takes the place of the vote."""
_CORE = 0.9
"""Share of a cluster's rows, those with the widest margin, from which it is learnt anew."""
_CORE_IN_RUNS = 0.85
"""The same within each run."""
_SETTLED = 0.001
"""Share of rows that change their cluster below which (exclusive) the clusters are settled."""
_SLIMMEST = 8
"""A cluster that is smaller than the mean by more than this factor is too small to stand."""
_SMALL = 100
"""Rows of a cluster on average up to which (inclusive) linkage is tried."""
_SMOOTHING = 0.05
"""Added to the count of each word of a cluster, so that no word rules a cluster out."""


def group_by(views: Views, n_clusters: int, settings: ThemeSettings) -> Grouping:
    """Return the rows in a given number of clusters, by the way of the settings.

    Parameters
    ----------
    views : Views
        What the rows are grouped by.
    n_clusters : int
        At least 1, at most the number of distinct rows.
    settings : ThemeSettings
        Seed and ``clustering``; ``auto`` is the vote.

    Raises
    ------
    InputError
        If NMF is asked for and the vectors hold no words.
    """
    n_rows, clustering = len(views.main), settings.clustering
    if clustering == "auto" or n_clusters <= 1 or not views.main.size:
        how = "one fit in mini-batches, refined" if n_rows > MANY else "runs put to the vote"
        grouping = group_rows(views, n_clusters, settings.seed)
        return replace(grouping, note=f"{n_rows} texts were grouped by k-means: {how}.")
    if clustering == "nmf" and not views.has_words:
        refuse("NMF groups texts by their words; give vectors auto or tfidf, and texts with words that count.")
    return _group_in_one_way(views, n_clusters, clustering, settings.seed)


def _group_in_one_way(views: Views, n_clusters: int, clustering: str, seed: int) -> Grouping:
    """Return the clusters of one fit by k-means, linkage or NMF, with runs on parts that tell its stability."""
    from sklearn.exceptions import ConvergenceWarning

    rows, words = views.main, views.words

    def fit(drawn: Labels) -> Labels:
        if clustering == "nmf" and words is not None:
            return fit_factors(words[drawn], n_clusters, seed)
        fit_rows = fit_linkage if clustering == "agglomerative" else fit_kmeans
        return fit_rows(rows[drawn], n_clusters, seed)

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ConvergenceWarning)
        labels = fit(np.arange(len(rows)))
        unsettled = f" (it had not settled after {NMF_ROUNDS} rounds)" if caught else ""
        runs = repeat_on_parts(rows, n_clusters, seed, fit)
    way = {
        "kmeans": "k-means alone",
        "agglomerative": "Ward linkage",
        "nmf": f"the largest of {n_clusters} NMF components",
    }[clustering]
    return Grouping(from_labels(rows, labels), runs, note=f"Grouped by {way}, as asked{unsettled}.")


def group_rows(views: Views, n_clusters: int, seed: int) -> Grouping:
    """Return the grouping of the rows into a given number of clusters: the vote, where there are rows enough.

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
    if n_clusters <= 1 or not rows.size:
        return Grouping(from_labels(rows, np.zeros(len(rows), dtype=np.int64)))
    fewest = max(_FEWEST_ROWS, _FEWEST_ROWS_OF_CLUSTER * n_clusters)
    if fewest <= len(rows) <= MANY:
        return _group_by_vote(views, n_clusters, seed)
    labels = fit_kmeans(rows, n_clusters, seed)
    if len(rows) > MANY:
        labels, _ = _refine(views, rows, labels, n_clusters, core=_CORE, rounds=_ROUNDS_OF_MANY)
    return Grouping(from_labels(rows, labels), repeat_on_parts(rows, n_clusters, seed))


def _group_by_vote(views: Views, n_clusters: int, seed: int) -> Grouping:
    """Return what runs of k-means vote for, or runs of linkage where that is better in both respects."""
    rows = views.main
    by_kmeans = _settle(views, *_vote(views, n_clusters, seed))
    if len(rows) > min(MOST_LINKED, _SMALL * n_clusters):
        return by_kmeans
    by_linkage = _settle(views, *_accumulate(views, n_clusters, seed))
    separation, return_rate = _worth(rows, by_kmeans)
    linked_separation, linked_return_rate = _worth(rows, by_linkage)
    linkage_is_better = linked_separation > separation and linked_return_rate > return_rate
    return by_linkage if linkage_is_better else by_kmeans


def _settle(views: Views, labels: Labels, runs: list[Labels]) -> Grouping:
    """Return the grouping of the labels once each row is where the clusters' cores want it."""
    n_clusters = int(labels.max()) + 1
    refined, _ = _refine(views, views.main, labels, n_clusters, core=_CORE, rounds=_ROUNDS)
    return Grouping(from_labels(views.main, refined), tuple(runs))


def _worth(rows: Array, grouping: Grouping) -> tuple[float, float]:
    """Return how well a grouping parts the rows (silhouette), and how well its clusters come back."""
    from sklearn.metrics import silhouette_score

    if len(grouping.clusters.centroids) <= 1:
        return -1.0, 0.0
    return round(float(silhouette_score(rows, grouping.clusters.labels)), 5), float(np.mean(grouping.stability()))


# ---------------------------------------------------------------- runs of k-means, put to the vote


def _vote(views: Views, n_clusters: int, seed: int) -> tuple[Labels, list[Labels]]:
    """Return the labels with the highest sum of scores over the runs, and the labels of each run."""
    total = np.zeros((len(views.main), n_clusters))
    runs: list[Labels] = []
    for number in range(N_RUNS):
        rows = views.vectors[number % len(views.vectors)]
        start = run_on_part(rows, n_clusters, seed + number)
        labels, scores = _refine(views, rows, start, n_clusters, core=_CORE_IN_RUNS, rounds=_ROUNDS_IN_RUNS)
        runs.append(labels)
        total += scores if number == 0 else _matched(first_best(total, SINGLE), labels, scores)
    fewest = max(1, len(total) // (_SLIMMEST * n_clusters))
    return _fill_small_clusters(views.main, first_best(total, SINGLE), n_clusters, fewest, seed), runs


def _matched(reference: Labels, labels: Labels, scores: Scores) -> Scores:
    """Return the scores with their columns put in the order of the reference's clusters."""
    from scipy.optimize import linear_sum_assignment

    shared = np.zeros((scores.shape[1], scores.shape[1]))
    np.add.at(shared, (reference, labels), 1)
    _, column = linear_sum_assignment(-shared)
    return np.asarray(scores[:, column], dtype=np.float64)


def _fill_small_clusters(rows: Array, voted: Labels, n_clusters: int, fewest: int, seed: int) -> Labels:
    """Return labels in which each cluster that the vote left too small is half of the most scattered one."""
    labels = np.array(voted, dtype=np.int64)
    for number in np.flatnonzero(np.bincount(voted, minlength=n_clusters) < fewest):
        centroids = centroids_of(rows, labels, n_clusters)
        distance = 1 - np.sum(rows * centroids[labels], axis=1)
        scatter = np.bincount(labels, weights=distance, minlength=n_clusters)
        members = np.flatnonzero(labels == first_best(scatter, SINGLE))
        if len(members) > 2 * fewest:
            halves = fit_kmeans(rows[members], 2, seed)
            labels[members[halves == np.bincount(halves).argmin()]] = number
    return labels


# ---------------------------------------------------------------- runs of linkage, accumulated


def _accumulate(views: Views, n_clusters: int, seed: int) -> tuple[Labels, list[Labels]]:
    """Return clusters of rows that linkage on parts of them puts together often, and the labels of each run."""
    share_of_runs_apart = np.ones((len(views.main), len(views.main)), dtype=np.float32)
    runs: list[Labels] = []
    for number in range(N_RUNS):
        rows = views.vectors[number % len(views.vectors)]
        link = _link_by_average if number % 2 == 0 else _link_by_ward
        fit: Fit = partial(link, rows, n_clusters)
        labels = run_on_part(rows, n_clusters, seed + number, fit)
        share_of_runs_apart -= (labels[:, None] == labels) / np.float32(N_RUNS)
        runs.append(labels)
    return average_linkage(share_of_runs_apart, n_clusters), runs


def _link_by_average(rows: Array, n_clusters: int, drawn: Labels) -> Labels:
    return average_linkage(1 - level(rows[drawn] @ rows[drawn].T, SINGLE), n_clusters)


def _link_by_ward(rows: Array, n_clusters: int, drawn: Labels) -> Labels:
    return fit_linkage(rows[drawn], n_clusters, seed=0)


# ---------------------------------------------------------------- clusters learnt anew from their cores


def _refine(
    views: Views, rows: Array, start: Labels, n_clusters: int, *, core: float, rounds: int
) -> tuple[Labels, Scores]:
    """Return labels learnt anew from the best members of each cluster until they settle, and their scores.

    A round leaves out the members nearest to another cluster, fits a linear map on the vectors and a
    complement naive Bayes model (Rennie et al. 2003) on the words, and gives each row the cluster with
    the highest sum; so a row must be won by what the clusters' cores say (Rakib et al. 2020). It ends
    before a cluster dwindles to less than an eighth of the mean size.
    """
    labels, scores = start, np.eye(n_clusters)[start]
    floor = max(1, len(rows) // (_SLIMMEST * n_clusters))
    for _ in range(rounds):
        core_rows = _core(rows, labels, n_clusters, core)
        proposed_scores = _even(_linear_scores(rows, labels, core_rows, n_clusters))
        if views.has_words:
            proposed_scores += _even(_word_scores(views.words, labels, core_rows, n_clusters))
        proposed = first_best(proposed_scores, SINGLE)
        if _smallest(proposed, n_clusters) < min(_smallest(labels, n_clusters), floor):
            break
        share_moved = float(np.mean(proposed != labels))
        labels, scores = proposed, proposed_scores
        if share_moved < _SETTLED:
            break
    return labels, scores


def _smallest(labels: Labels, n_clusters: int) -> int:
    """Return the size of the smallest cluster, 0 where one has no rows."""
    return int(np.bincount(labels, minlength=n_clusters).min())


def _core(rows: Array, labels: Labels, n_clusters: int, share: float) -> Labels:
    """Return the rows of each cluster's core: its share of rows with the widest margin to the next cluster."""
    _, margin = Clusters(labels, centroids_of(rows, labels, n_clusters)).margins(rows)
    everyone = np.arange(len(rows))
    order = np.lexsort((everyone, -level(margin, SINGLE), labels))
    sizes = np.bincount(labels, minlength=n_clusters)
    place = everyone - np.repeat(np.cumsum(sizes) - sizes, sizes)
    limit = np.ceil(np.repeat(sizes, sizes) * share)
    return np.sort(order[place < limit])


def _linear_scores(rows: Array, labels: Labels, core: Labels, n_clusters: int) -> Scores:
    """Return a least-squares score of each cluster (ridge of one) learnt from the core rows."""
    known, wanted = rows[core].astype(np.float64), np.eye(n_clusters)[labels[core]]
    middle, mean = known.mean(axis=0), wanted.mean(axis=0)
    known = known - middle
    weights = np.linalg.solve(known.T @ known + np.eye(rows.shape[1]), known.T @ (wanted - mean))
    return np.asarray((rows - middle) @ weights + mean, dtype=np.float64)


def _word_scores(words: csr_matrix, labels: Labels, core: Labels, n_clusters: int) -> Scores:
    """Return the log probability of each cluster from the words, learnt from the core rows."""
    from sklearn.naive_bayes import ComplementNB

    model = ComplementNB(alpha=_SMOOTHING, norm=True).fit(words[core], labels[core])
    log_probability = model.predict_joint_log_proba(words)
    scores = np.full((words.shape[0], n_clusters), log_probability.min())
    scores[:, model.classes_] = log_probability
    return scores


def _even(scores: Scores) -> Scores:
    """Return the scores with mean 0 in each row and deviation 1 over all, so that two kinds can be added."""
    centred = scores - scores.mean(axis=1, keepdims=True)
    return np.asarray(centred / max(float(centred.std()), 1e-9), dtype=np.float64)
