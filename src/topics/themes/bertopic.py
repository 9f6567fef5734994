"""BERTopic over offline vectors: the real library, with scikit-learn's parts in place of UMAP and HDBSCAN.

BERTopic (Grootendorst 2022) takes its embeddings, its reducer and its clusterer from outside. Here they are
the vectors given, principal components, and k-means runs put to the vote, which leave no text without a
topic; so no compiler, no download and no unseeded random choice takes part.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from topics.themes.clusters import from_labels
from topics.themes.consensus import Grouping, group_rows
from topics.themes.members import Members
from topics.themes.tokens import terms
from topics.themes.vectors import Array, unit_rows
from topics.themes.views import Views

SMALLEST = 4
"""Texts below which BERTopic has nothing to work on and the partition is taken as it is."""
_DIMENSIONS = 50
_TOP_TERMS = 30


class VotedKMeans:
    """A clusterer as BERTopic wants it: k-means runs on rows of unit length, put to the vote.

    Parameters
    ----------
    n_clusters : int
        How many clusters.
    seed : int
        Seed of its starts.
    """

    def __init__(self, n_clusters: int, seed: int) -> None:
        self.n_clusters = n_clusters
        self.seed = seed

    def fit(self, vectors: Any, y: Any = None) -> VotedKMeans:
        """Learn ``labels_`` from the rows; ``y`` is not used."""
        self.grouping_ = group_rows(Views((unit_rows(vectors),)), self.n_clusters, self.seed)
        self.labels_ = self.grouping_.clusters.labels
        return self


def fit_bertopic(members: Members, vectors: Array, n_topics: int, seed: int) -> tuple[Grouping, list[list[str]], str]:
    """Return the topics that BERTopic finds.

    Parameters
    ----------
    members : Members
        The texts, in a fixed order.
    vectors : numpy.ndarray
        float32, shape (number of texts, dimensions), rows of unit length.
    n_topics : int
        How many topics, at most the number of distinct texts.
    seed : int
        Seed of every random choice.

    Returns
    -------
    Grouping
        The topics, the largest first, and the runs that they were voted from.
    list of list of str
        Telling terms of each topic, best first; none where the corpus is too small for BERTopic.
    str
        A sentence that says what was done.
    """
    n_texts, vocabulary = len(members.texts), members.telling.vocabulary
    if len(vocabulary) < SMALLEST:
        vocabulary = members.counted.vocabulary
    if n_texts < SMALLEST or n_topics < 2 or len(vocabulary) < SMALLEST:
        note = (
            f"{n_texts} texts with {len(vocabulary)} words and phrases that count, in {n_topics} themes, "
            "are too little for BERTopic: the texts are grouped without it."
        )
        return group_rows(Views((vectors,)), n_topics, seed), [], note
    clusterer = VotedKMeans(n_topics, seed)
    rank = min(_DIMENSIONS, vectors.shape[1], n_texts - 1)
    model = _new_model(clusterer, rank, vocabulary)
    topics, _ = model.fit_transform(members.texts, embeddings=vectors.astype(np.float64))
    clusters = from_labels(vectors, np.asarray(topics))
    topic_of = dict(zip(clusters.labels.tolist(), topics, strict=True))
    named = [
        [word for word, weight in model.get_topic(topic_of[number]) or [] if word and weight > 0]
        for number in range(len(clusters.centroids))
    ]
    note = (
        f"BERTopic grouped {n_texts} texts into {len(clusters.centroids)} topics, reduced to {rank} principal "
        "components and grouped by k-means runs put to the vote, so that no text is left without a topic."
    )
    return Grouping(clusters, clusterer.grouping_.runs), named, note


def _new_model(clusterer: VotedKMeans, rank: int, vocabulary: tuple[str, ...]) -> Any:
    """Return a BERTopic model, not yet fitted, in which nothing is downloaded or left to chance."""
    from bertopic import BERTopic
    from bertopic.vectorizers import ClassTfidfTransformer
    from sklearn.decomposition import PCA
    from sklearn.feature_extraction.text import CountVectorizer

    return BERTopic(
        language="multilingual",
        umap_model=PCA(rank, svd_solver="covariance_eigh"),
        hdbscan_model=clusterer,
        vectorizer_model=CountVectorizer(analyzer=terms, vocabulary=vocabulary),
        ctfidf_model=ClassTfidfTransformer(reduce_frequent_words=True),
        top_n_words=_TOP_TERMS,
    )
