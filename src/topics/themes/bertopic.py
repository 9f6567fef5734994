"""BERTopic over offline vectors: the real library, with scikit-learn's parts in place of UMAP and hdbscan.

BERTopic (Grootendorst 2022) takes its embeddings, its reducer and its clusterer from outside. Here they are
the vectors given, principal components, and k-means runs put to the vote, which leave no text without a
topic, or scikit-learn's HDBSCAN; so no compiler, no download and no unseeded random choice takes part. The
codebook's themes can guide it (guided topics) or be its first topics (zero-shot topics).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
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
_GUIDES = ("none", "guided", "zeroshot")
_CLUSTERINGS = ("kmeans", "hdbscan")


class VotedKMeans:
    """A clusterer as BERTopic wants it: k-means runs on rows of unit length, put to the vote.

    Parameters
    ----------
    n_clusters : int
        How many clusters; fewer where there are fewer rows.
    seed : int
        Seed of its starts.
    """

    def __init__(self, n_clusters: int, seed: int) -> None:
        self.n_clusters = n_clusters
        self.seed = seed
        self.runs_: tuple[Labels, ...] = ()

    def fit(self, vectors: Any, y: Any = None) -> VotedKMeans:
        """Learn ``labels_`` and ``runs_`` from the rows; ``y`` is not used."""
        grouping = group_rows(Views((unit_rows(vectors),)), min(self.n_clusters, len(vectors)), self.seed)
        self.labels_, self.runs_ = grouping.clusters.labels, grouping.runs
        return self


class DenseParts:
    """A clusterer as BERTopic wants it: HDBSCAN (Campello et al. 2013), which leaves scattered rows out.

    Parameters
    ----------
    smallest : int
        Rows of a cluster at least.
    seed : int
        Seed of the parts of the rows that show how far a cluster comes back.
    """

    def __init__(self, smallest: int, seed: int) -> None:
        self.smallest = smallest
        self.seed = seed
        self.runs_: tuple[Labels, ...] = ()

    def fit(self, vectors: Any, y: Any = None) -> DenseParts:
        """Learn ``labels_``, all 0 where nothing is dense (``found_`` is False then), and ``runs_``."""
        self.labels_ = self._dense(vectors)
        self.found_ = bool((self.labels_ >= 0).any())
        if self.found_:
            self.runs_ = repeat_on_parts(vectors, 1, self.seed, lambda drawn: self._dense(vectors[drawn]))
        else:
            self.labels_ = np.zeros(len(vectors), dtype=np.int64)
        return self

    def _dense(self, vectors: Any) -> Labels:
        from sklearn.cluster import HDBSCAN

        smallest = max(2, min(self.smallest, len(vectors) // 4))
        if len(vectors) <= smallest:
            return np.full(len(vectors), NO_CLUSTER)
        return np.asarray(HDBSCAN(min_cluster_size=smallest, copy=True).fit(vectors).labels_, dtype=np.int64)


def fit_bertopic(
    members: Members,
    vectors: Array,
    n_topics: int,
    settings: ThemeSettings,
    guide: Mapping[str, Sequence[str]],
    encoder: Encoder | None = None,
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
    clusterer = DenseParts(settings.bertopic_smallest, settings.seed) if dense else VotedKMeans(n_topics, settings.seed)
    rank = min(_DIMENSIONS, embeddings.shape[1], n_texts - 1)
    model = _new_model(clusterer, rank, vocabulary, backend, settings)
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
    declared = _declared(model, topic_of, guide) if backend else {}
    runs = _runs_of_all(clusterer.runs_, np.asarray(topics), [topic_of[number] for number in declared])
    return Grouping(clusters, runs, declared, named, note)


def _theme_backend(guide: Mapping[str, Sequence[str]], encoder: Encoder | None) -> Any:
    """Return a backend for BERTopic that knows the vector of each declared theme: the mean of its texts."""
    from bertopic.backend import BaseEmbedder

    class ThemeBackend(BaseEmbedder):  # type: ignore[misc]
        """Gives the vector of a declared theme for its name."""

        def __init__(self) -> None:
            super().__init__()
            texts = {name: list(about) or [name] for name, about in guide.items()}
            self.vectors = {name: sentence_vectors(about, encoder).mean(axis=0) for name, about in texts.items()}

        def embed(self, documents: Sequence[str], verbose: bool = False) -> Array:
            """Return unit vectors of shape (number of names, dimensions)."""
            return unit_rows(np.stack([self.vectors[name] for name in documents]))

    return ThemeBackend()


def _check(settings: ThemeSettings, guide: Mapping[str, Sequence[str]]) -> None:
    for name, known in (("bertopic_guide", _GUIDES), ("bertopic_clustering", _CLUSTERINGS)):
        if getattr(settings, name) not in known:
            refuse(f"[themes] {name} = '{getattr(settings, name)}' is not known; it is one of {', '.join(known)}.")
    if settings.bertopic_guide != "none" and not guide:
        refuse(f"[themes] bertopic_guide = '{settings.bertopic_guide}' needs a codebook, and there is none.")


def _way(settings: ThemeSettings, clusterer: VotedKMeans | DenseParts, n_joined: int, n_left: int) -> str:
    """Return how the texts were grouped, in words."""
    way = "k-means runs put to the vote, so that no text is left without a topic"
    if settings.bertopic_clustering == "hdbscan":
        way = f"HDBSCAN; {n_joined} outliers joined the nearest topic, {n_left} are left without one"
        if not getattr(clusterer, "found_", True):
            way = "HDBSCAN, which found no part denser than the rest and so kept them together"
    if settings.bertopic_guide != "none":
        how = {"guided": "pull alike texts together", "zeroshot": "are topics of their own where texts are like them"}
        way += f"; the themes of the codebook {how[settings.bertopic_guide]}"
    return way


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


def _declared(model: Any, topic_of: Mapping[int, int], guide: Mapping[str, Sequence[str]]) -> dict[int, str]:
    """Return the names of the clusters that are zero-shot topics."""
    labels = {number: model.topic_labels_.get(topic, "") for number, topic in topic_of.items()}
    return {number: label for number, label in labels.items() if label in guide}


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
    clusterer: VotedKMeans | DenseParts, rank: int, vocabulary: tuple[str, ...], backend: Any, settings: ThemeSettings
) -> Any:
    """Return a BERTopic model, not yet fitted, in which nothing is downloaded or left to chance."""
    from bertopic import BERTopic
    from bertopic.vectorizers import ClassTfidfTransformer
    from sklearn.decomposition import PCA
    from sklearn.feature_extraction.text import CountVectorizer

    declared = list(backend.vectors) if backend else []
    guided = settings.bertopic_guide == "guided"
    return BERTopic(
        language="multilingual",
        embedding_model=backend,
        umap_model=PCA(rank, svd_solver="covariance_eigh"),
        hdbscan_model=clusterer,
        vectorizer_model=CountVectorizer(analyzer=terms, vocabulary=vocabulary),
        ctfidf_model=ClassTfidfTransformer(reduce_frequent_words=True),
        top_n_words=_TOP_TERMS,
        seed_topic_list=[[name] for name in declared] if guided else None,
        zeroshot_topic_list=declared if declared and not guided else None,
        zeroshot_min_similarity=settings.bertopic_zeroshot,
    )
