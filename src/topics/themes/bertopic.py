"""BERTopic over offline vectors: the real library, with scikit-learn's parts in place of UMAP and HDBSCAN.

BERTopic (Grootendorst 2022) takes its embeddings, its reducer and its clusterer from outside. Here they are
the vectors given, principal components, and spherical k-means, which leaves no text without a topic; so no
compiler, no download and no unseeded random choice takes part.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from threadpoolctl import threadpool_limits

from topics.themes.clusters import from_labels
from topics.themes.consensus import Grouping, group_rows
from topics.themes.tokens import terms
from topics.themes.vectors import unit_rows
from topics.themes.views import Views

if TYPE_CHECKING:
    from collections.abc import Sequence

    from topics.themes.clusters import Labels
    from topics.themes.vectors import Array

SMALLEST = 4
"""Texts below which BERTopic has nothing to work on and the partition is taken as it is."""
_DIMENSIONS = 50


@dataclass(frozen=True)
class BertopicFit:
    """What BERTopic made of the texts.

    Parameters
    ----------
    grouping : Grouping
        Its topics, the largest first, and the runs that they were voted from.
    terms : list of list of str
        Telling terms of each topic, best first.
    model : bertopic.BERTopic or None
        The fitted model, for its own plots; None where the corpus was too small to fit one.
    notes : list of str
        Sentences that say what was done.
    """

    grouping: Grouping
    terms: list[list[str]]
    model: Any
    notes: list[str]


class SphericalKMeans:
    """A clusterer as BERTopic wants it: k-means on rows of unit length.

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

    def fit(self, vectors: Any, y: Any = None) -> SphericalKMeans:
        """Learn ``labels_`` from the rows; ``y`` is not used."""
        self.grouping_ = group_rows(Views((unit_rows(vectors),)), self.n_clusters, self.seed)
        self.labels_ = self.grouping_.clusters.labels
        return self

    def predict(self, vectors: Any) -> Labels:
        """Return the nearest cluster of each row."""
        return np.asarray(
            self.grouping_.clusters.similarities(unit_rows(vectors)).argmax(axis=1), dtype=np.int64
        )


def fit_bertopic(
    texts: Sequence[str], vectors: Array, n_topics: int, seed: int, dropped: frozenset[str] = frozenset()
) -> BertopicFit:
    """Return the topics that BERTopic finds.

    Parameters
    ----------
    texts : sequence of str
        The texts, in a fixed order.
    vectors : numpy.ndarray
        float32, shape (number of texts, dimensions), rows of unit length.
    n_topics : int
        How many topics, at most the number of distinct texts.
    seed : int
        Seed of every random choice.
    dropped : frozenset of str
        Words that shall not name a topic.
    """
    found = {term for text in texts for term in terms(text)}
    if len({term for term in found if dropped.isdisjoint((term, *term.split(" ")))}) < SMALLEST:
        dropped = frozenset()
    if len(texts) < SMALLEST or n_topics < 2 or len(found) < SMALLEST:
        note = (
            f"{len(texts)} texts with {len(found)} different words and phrases, in {n_topics} themes, "
            "are too little for BERTopic: the texts are grouped without it."
        )
        return BertopicFit(group_rows(Views((vectors,)), n_topics, seed), [], None, [note])
    from bertopic import BERTopic
    from bertopic.vectorizers import ClassTfidfTransformer
    from sklearn.decomposition import PCA
    from sklearn.feature_extraction.text import CountVectorizer

    def named_terms(text: str) -> list[str]:
        return [term for term in terms(text) if dropped.isdisjoint((term, *term.split(" ")))]

    held = Counter(term for text in texts for term in set(named_terms(text)))
    shared = [term for term, count in held.items() if count > 1]
    vocabulary = sorted(shared if len(shared) >= SMALLEST * n_topics else held)
    rank = min(_DIMENSIONS, vectors.shape[1], len(texts) - 1)
    clusterer = SphericalKMeans(n_topics, seed)
    model = BERTopic(
        language="multilingual",
        embedding_model=None,
        umap_model=PCA(rank, svd_solver="covariance_eigh"),
        hdbscan_model=clusterer,
        vectorizer_model=CountVectorizer(analyzer=named_terms, vocabulary=vocabulary),
        ctfidf_model=ClassTfidfTransformer(reduce_frequent_words=True),
        top_n_words=30,
        calculate_probabilities=False,
        verbose=False,
    )
    with threadpool_limits(1):
        topics, _ = model.fit_transform(list(texts), embeddings=vectors.astype(np.float64))
    clusters = from_labels(vectors, np.asarray(topics))
    topic_of = dict(zip(clusters.labels.tolist(), topics, strict=True))
    named = [
        [word for word, weight in model.get_topic(topic_of[number]) or [] if word and weight > 0]
        for number in range(clusters.n_clusters)
    ]
    note = (
        f"BERTopic grouped {len(texts)} texts into {clusters.n_clusters} topics, reduced to {rank} principal "
        "components and grouped by k-means, so that no text is left without a topic."
    )
    return BertopicFit(Grouping(clusters, clusterer.grouping_.runs), named, model, [note])
