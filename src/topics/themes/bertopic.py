"""BERTopic over offline vectors: the real library, with scikit-learn's parts in place of UMAP and hdbscan.

BERTopic (Grootendorst 2022) takes its embeddings, its reducer and its clusterer from outside. Here they are
the vectors given, principal components, and k-means runs put to the vote, which leave no text without a
topic, or scikit-learn's HDBSCAN; so no compiler, no download and no unseeded random choice takes part. The
codebook's themes can guide it (guided topics) or be its first topics (zero-shot topics).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from topics.errors import refuse
from topics.settings import ThemeSettings
from topics.themes.clusters import NO_CLUSTER, Labels, centroids_of, from_labels
from topics.themes.consensus import Grouping, group_rows, repeat_on_parts
from topics.themes.members import Members
from topics.themes.tokens import terms
from topics.themes.vectors import Array, Encoder, sentence_vectors, unit_rows
from topics.themes.views import Views

SMALLEST = 4
"""Texts below which BERTopic has nothing to work on and the partition is taken as it is."""
_DIMENSIONS = 50
_TOP_TERMS = 30
_GUIDES = {
    "none": "",
    "guided": "; the themes of the codebook pull alike texts together",
    "zeroshot": "; the themes of the codebook are topics of their own where texts are like them",
}
_CLUSTERINGS = ("kmeans", "hdbscan")


class Clusterer:
    """A way of grouping as BERTopic wants it, which keeps its runs on parts of the rows.

    Parameters
    ----------
    group : callable
        Given rows, returns their clusters and the clusters of each run.
    """

    def __init__(self, group: Callable[[Any], tuple[Labels, tuple[Labels, ...]]]) -> None:
        self.group = group
        self.runs_: tuple[Labels, ...] | None = None

    def fit(self, vectors: Any, y: Any = None) -> Clusterer:
        """Learn ``labels_`` and ``runs_`` from the rows; ``y`` is not used."""
        self.labels_, self.runs_ = self.group(vectors)
        return self


def _vote(n_clusters: int, seed: int, vectors: Any) -> tuple[Labels, tuple[Labels, ...]]:
    """Return k-means clusters put to the vote, of which there are fewer where there are fewer rows."""
    grouping = group_rows(Views((unit_rows(vectors),)), min(n_clusters, len(vectors)), seed)
    return grouping.clusters.labels, grouping.runs


def _find_dense(smallest: int, seed: int, vectors: Any) -> tuple[Labels, tuple[Labels, ...]]:
    """Return clusters by HDBSCAN (Campello et al. 2013), all 0 and without runs where nothing is dense."""

    def fit(drawn: Labels) -> Labels:
        from sklearn.cluster import HDBSCAN

        least = max(2, min(smallest, len(drawn) // 4))
        if len(drawn) <= least:
            return np.full(len(drawn), NO_CLUSTER)
        return np.asarray(HDBSCAN(min_cluster_size=least, copy=True).fit(vectors[drawn]).labels_, dtype=np.int64)

    labels = fit(np.arange(len(vectors)))
    if (labels == NO_CLUSTER).all():
        return np.zeros(len(vectors), dtype=np.int64), ()
    return labels, repeat_on_parts(vectors, 1, seed, fit)


def fit_bertopic(
    members: Members,
    vectors: Array,
    n_topics: int,
    settings: ThemeSettings,
    guide: Mapping[str, Sequence[str]],
    encoder: Encoder | None,
) -> Grouping:
    """Return the topics that BERTopic finds, the largest first, with its terms where the corpus is large enough.

    Parameters
    ----------
    members : Members
        The texts, in a fixed order.
    vectors : numpy.ndarray
        float32, shape (number of texts, dimensions), rows of unit length.
    n_topics : int
        How many topics, at most the number of distinct texts; HDBSCAN finds its own number.
    settings : ThemeSettings
        Seed, way of clustering, guide and outliers.
    guide : mapping of str to sequence of str
        Declared themes, each with texts about it; used where the settings ask for a guide.
    encoder : Encoder, optional
        What gives sentence vectors, which a guide needs; the offline encoder by default.

    Raises
    ------
    InputError
        If the settings name an unknown way, or ask for a guide and there is no codebook.
    """
    _check(settings, guide)
    n_texts, vocabulary = len(members.texts), members.telling.vocabulary
    if len(vocabulary) < SMALLEST:
        vocabulary = members.counted.vocabulary
    if n_texts < SMALLEST or n_topics < 2 or len(vocabulary) < SMALLEST:
        note = (
            f"{n_texts} texts with {len(vocabulary)} words and phrases that count, in {n_topics} themes, "
            "are too little for BERTopic: the texts are grouped without it."
        )
        return replace(group_rows(Views((vectors,)), n_topics, settings.seed), note=note)
    backend = _theme_backend(guide, encoder) if settings.bertopic_guide != "none" else None
    embeddings = sentence_vectors(members.texts, encoder) if backend else vectors
    dense = settings.bertopic_clustering == "hdbscan"
    group, size = (_find_dense, settings.bertopic_smallest) if dense else (_vote, n_topics)
    clusterer = Clusterer(partial(group, size, settings.seed))
    rank = min(_DIMENSIONS, embeddings.shape[1], n_texts - 1)
    model = _new_model(clusterer, rank, vocabulary, backend, list(guide), settings)
    topics, _ = model.fit_transform(members.texts, embeddings=embeddings.astype(np.float64))
    joined = _joined(np.asarray(topics), embeddings, settings.bertopic_outliers)
    n_joined = int(np.sum(joined != topics))
    if n_joined:
        model.update_topics(members.texts, topics=joined.tolist(), vectorizer_model=model.vectorizer_model)
    clusters = from_labels(vectors, joined)
    topic_of = dict(zip(clusters.labels.tolist(), joined.tolist(), strict=True))
    numbers = range(len(clusters.centroids))
    named = [[word for word, weight in model.get_topic(topic_of[at]) or [] if word and weight > 0] for at in numbers]
    note = (
        f"BERTopic grouped {n_texts} texts into {len(numbers)} topic{'s' * (len(numbers) > 1)}, reduced to {rank} "
        f"principal components and grouped by {_way(settings, clusterer, n_joined, int(np.sum(joined == NO_CLUSTER)))}."
    )
    labels = {number: model.topic_labels_.get(topic, "") for number, topic in topic_of.items() if backend}
    declared = {number: label for number, label in labels.items() if label in guide}
    runs = _runs_of_all(clusterer.runs_ or (), np.asarray(topics), [topic_of[number] for number in declared])
    return Grouping(clusters, runs, declared, named, note)


def _theme_backend(guide: Mapping[str, Sequence[str]], encoder: Encoder | None) -> Any:
    """Return a backend for BERTopic that knows the vector of each declared theme: the mean of its texts."""
    from bertopic.backend import BaseEmbedder

    vectors = {name: sentence_vectors(list(about) or [name], encoder).mean(axis=0) for name, about in guide.items()}

    class ThemeBackend(BaseEmbedder):  # type: ignore[misc]
        """Gives the vector of a declared theme for its name."""

        def embed(self, documents: Sequence[str], verbose: bool = False) -> Array:
            """Return unit vectors of shape (number of names, dimensions)."""
            return unit_rows(np.stack([vectors[name] for name in documents]))

    return ThemeBackend()


def _check(settings: ThemeSettings, guide: Mapping[str, Sequence[str]]) -> None:
    for name, known in (("bertopic_guide", _GUIDES), ("bertopic_clustering", _CLUSTERINGS)):
        if getattr(settings, name) not in known:
            refuse(f"[themes] {name} = '{getattr(settings, name)}' is not known; it is one of {', '.join(known)}.")
    if settings.bertopic_guide != "none" and not guide:
        refuse(f"[themes] bertopic_guide = '{settings.bertopic_guide}' needs a codebook, and there is none.")


def _way(settings: ThemeSettings, clusterer: Clusterer, n_joined: int, n_left: int) -> str:
    """Return how the texts were grouped, in words."""
    way = "k-means runs put to the vote, so that no text is left without a topic"
    if settings.bertopic_clustering == "hdbscan":
        way = f"HDBSCAN; {n_joined} outliers joined the nearest topic, {n_left} are left without one"
        if clusterer.runs_ == ():
            way = "HDBSCAN, which found no part denser than the rest and so kept them together"
    return way + _GUIDES[settings.bertopic_guide]


def _joined(topics: Labels, vectors: Array, most: float) -> Labels:
    """Return the topics with outliers in the nearest topic, the nearest first, until few enough are left."""
    outliers = np.flatnonzero(topics == NO_CLUSTER)
    surplus = len(outliers) - int(most * len(topics))
    if surplus <= 0:
        return topics
    inside = topics != NO_CLUSTER
    cosine = vectors[outliers] @ centroids_of(vectors[inside], topics[inside], int(topics.max()) + 1).T
    nearest = np.lexsort((outliers, -np.round(cosine.max(axis=1), 6)))[:surplus]
    joined = topics.copy()
    joined[outliers[nearest]] = cosine[nearest].argmax(axis=1)
    return joined


def _runs_of_all(runs: tuple[Labels, ...], topics: Labels, declared: Sequence[int]) -> tuple[Labels, ...]:
    """Return the runs over all texts, where only those outside the declared topics took part in them.

    A declared topic is the same in each run, as its texts are found by likeness and not by clustering.
    """
    rest = ~np.isin(topics, declared)
    whole = [topics + 1 + run.max(initial=0) for run in (runs if rest.any() else [topics[rest]])]
    for labels, run in zip(whole, runs, strict=False):
        labels[rest] = run
    return tuple(whole)


def _new_model(
    clusterer: Clusterer, rank: int, vocabulary: Sequence[str], backend: Any, names: list[str], settings: ThemeSettings
) -> Any:
    """Return a BERTopic model, not yet fitted, in which nothing is downloaded or left to chance."""
    from bertopic import BERTopic
    from bertopic.vectorizers import ClassTfidfTransformer
    from sklearn.decomposition import PCA
    from sklearn.feature_extraction.text import CountVectorizer

    return BERTopic(
        language="multilingual",
        embedding_model=backend,
        umap_model=PCA(rank, svd_solver="covariance_eigh"),
        hdbscan_model=clusterer,
        vectorizer_model=CountVectorizer(analyzer=terms, vocabulary=vocabulary),
        ctfidf_model=ClassTfidfTransformer(reduce_frequent_words=True),
        top_n_words=_TOP_TERMS,
        seed_topic_list=[[name] for name in names] if settings.bertopic_guide == "guided" else None,
        zeroshot_topic_list=names if settings.bertopic_guide == "zeroshot" else None,
        zeroshot_min_similarity=settings.bertopic_zeroshot,
    )
