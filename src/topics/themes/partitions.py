"""The ways of clustering beside the vote of k-means runs: k-means alone, NMF and agglomerative clustering."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from sklearn.exceptions import ConvergenceWarning

from topics.errors import refuse
from topics.settings import ThemeSettings
from topics.themes.clusters import MANY, Labels, fit_kmeans, fit_linkage, from_labels
from topics.themes.consensus import Grouping, group_rows, repeat_on_parts
from topics.themes.views import Views

CLUSTERINGS = ("auto", "kmeans", "nmf", "agglomerative")
_ROUNDS = 400
"""Rounds of NMF at most."""


def group_by(views: Views, n_clusters: int, settings: ThemeSettings) -> Grouping:
    """Return the rows in a given number of clusters.

    Parameters
    ----------
    views : Views
        What the rows are grouped by.
    n_clusters : int
        At least 1, at most the number of distinct rows.
    settings : ThemeSettings
        Seed and ``clustering``.

    Raises
    ------
    InputError
        If the clustering is not known, or NMF is asked for and the vectors hold no words.
    """
    rows, seed = views.main, settings.seed
    if settings.clustering not in CLUSTERINGS:
        refuse(f"[themes] clustering = '{settings.clustering}' is not known; it is one of {', '.join(CLUSTERINGS)}.")
    if settings.clustering == "auto" or n_clusters < 2 or not rows.size:
        size = "one fit in mini-batches, refined" if len(rows) > MANY else "runs put to the vote"
        return replace(group_rows(views, n_clusters, seed), note=f"{len(rows)} texts were grouped by k-means: {size}.")
    if settings.clustering == "nmf" and (views.words is None or not views.words.shape[1]):
        refuse("NMF groups texts by their words; give vectors auto or tfidf, and texts with words that count.")
    ways: dict[str, tuple[str, Any, Callable[[Any, int, int], Labels]]] = {
        "kmeans": ("k-means alone", rows, fit_kmeans),
        "agglomerative": ("Ward linkage", rows, fit_linkage),
        "nmf": (f"the largest of {n_clusters} NMF components", views.words, _factored),
    }
    way, given, fit_rows = ways[settings.clustering]

    def fit(drawn: Labels) -> Labels:
        return fit_rows(given[drawn], n_clusters, seed)

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ConvergenceWarning)
        labels = fit(np.arange(len(rows)))
    told = f" (it had not settled after {_ROUNDS} rounds)" * bool(caught)
    runs = repeat_on_parts(rows, n_clusters, seed, fit)
    return Grouping(from_labels(rows, labels), runs, note=f"Grouped by {way}, as asked{told}.")


def _factored(words: Any, n_clusters: int, seed: int) -> Labels:
    """Return the strongest component of non-negative matrix factorisation (Lee and Seung 1999) of each row."""
    from sklearn.decomposition import NMF

    model = NMF(min(n_clusters, *words.shape), init="nndsvda", random_state=seed, max_iter=_ROUNDS)
    return np.asarray(model.fit_transform(words).argmax(axis=1), dtype=np.int64)
