"""BERTopic over offline vectors: the real library, with scikit-learn's parts in place of UMAP and hdbscan.

BERTopic (Grootendorst 2022) takes its embeddings, its reducer and its clusterer from outside. Here they are
the vectors given, principal components, and k-means runs put to the vote, which leave no text without a
topic, or scikit-learn's HDBSCAN; so no compiler, no download and no unseeded random choice takes part. The
codebook's themes can guide it (guided topics) or be its first topics (zero-shot topics).

BERTopic is an extra: this module can be imported without it, and ``why_missing`` says what to do.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from topics.errors import is_installed, missing_package, need_package, refuse
from topics.themes.clustering import NO_CLUSTER, Grouping, Labels, centroids_of, from_labels, repeat_on_parts
from topics.themes.consensus import group_rows
from topics.themes.members import Members, Views
from topics.themes.settling import settle
from topics.themes.terms import terms
from topics.themes.vectors import Array, Encoder, sentence_vectors, unit_rows
from topics.themes.wording import Wording
from topics.ties import SINGLE, first_best, level

if TYPE_CHECKING:
    from bertopic import BERTopic
    from bertopic.backend import BaseEmbedder

    from topics.settings import ThemeSettings

_PACKAGE = ("bertopic", "bertopic", "BERTopic")
"""The package, the extra that brings it, and what needs it."""
FEWEST = 4
"""Texts, and terms that count, from which (inclusive) BERTopic has something to work on."""
_DIMENSIONS = 50
"""Principal components, at most (inclusive)."""
_TOP_TERMS = 30
"""Terms of a topic: enough of them to find ten that repeat no word."""
_ROWS_OF_DENSE_CLUSTER = 4
"""HDBSCAN's smallest cluster is at most one of so many parts of the rows."""
_GUIDES = {
    "none": "",
    "guided": "; the themes of the codebook pull alike texts together",
    "zeroshot": "; the themes of the codebook are topics of their own where texts are like them",
}

Runs = tuple[Labels, ...]
Guide = Mapping[str, Sequence[str]]
"""Declared themes, each with texts about it."""


def why_missing() -> str:
    """Return the sentence that says that BERTopic is not installed and how to get it, or nothing where it is."""
    return "" if is_installed("bertopic") else missing_package(*_PACKAGE)


def fit_bertopic(
    members: Members,
    vectors: Array,
    n_topics: int,
    settings: ThemeSettings,
    guide: Guide,
    encoder: Encoder | None,
    *,
    is_open: bool = False,
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
    is_open : bool
        Whether nothing speaks for the number: then topics that do not stand are settled (``topics.themes.settling``),
        where they are of k-means and without a guide.

    Raises
    ------
    MissingPackageError
        If BERTopic is not installed.
    InputError
        If the settings ask for a guide and there is no codebook.
    """
    need_package(*_PACKAGE)
    guided = settings.bertopic_guide != "none"
    if guided and not guide:
        refuse(f"[themes] bertopic_guide = '{settings.bertopic_guide}' needs a codebook, and there is none.")
    n_texts, vocabulary = len(members.texts), _vocabulary(members)
    if n_texts < FEWEST or n_topics <= 1 or len(vocabulary) < FEWEST:
        note = (
            f"{n_texts} texts with {len(vocabulary)} words and phrases that count, in {n_topics} themes, "
            "are too little for BERTopic: the texts are grouped without it."
        )
        return replace(group_rows(Views((vectors,)), n_topics, settings.seed), note=note)
    backend = _theme_backend(guide, encoder) if guided else None
    embeddings = sentence_vectors(members.texts, encoder) if guided else vectors
    clusterer = _new_clusterer(settings, n_topics)
    rank = min(_DIMENSIONS, embeddings.shape[1], n_texts - 1)
    model = _new_model(clusterer, rank, vocabulary, backend, list(guide), settings)
    fitted, _ = model.fit_transform(members.texts, embeddings=embeddings.astype(np.float64))
    topics = np.asarray(fitted)
    complete = _join_outliers(topics, embeddings, settings.bertopic_outliers)
    outliers = _Outliers(n_joined=int(np.sum(complete != topics)), n_left=int(np.sum(complete == NO_CLUSTER)))
    settled_note = ""
    if is_open and not guided and settings.bertopic_clustering == "kmeans":
        settled = settle(members, vectors, from_labels(vectors, complete), clusterer.runs_ or ())
        complete, settled_note = settled.clusters.labels, settled.note
    if not np.array_equal(complete, topics):
        _update_topics(model, members.texts, complete)
    clusters = from_labels(vectors, complete)
    topic_of_cluster = dict(zip(clusters.labels.tolist(), complete.tolist(), strict=True))
    declared = _declared_clusters(model, topic_of_cluster, guide) if guided else {}
    runs = _runs_of_all(clusterer.runs_ or (), topics, [topic_of_cluster[number] for number in declared])
    n_clusters = len(clusters.centroids)
    note = (
        f"BERTopic grouped {n_texts} texts into {n_clusters} {'topic' if n_clusters == 1 else 'topics'}, reduced to "
        f"{rank} principal components and grouped by {_way(settings, clusterer, outliers)}.{settled_note}"
    )
    ranked = [_terms_of_topic(model, topic_of_cluster[number]) for number in range(n_clusters)]
    return Grouping(clusters, runs, declared, ranked, note)


def _update_topics(model: BERTopic, texts: list[str], topics: Labels) -> None:
    """Give a model other topics of its texts; its warning is about reducing topics, which is not done here."""
    logger = logging.getLogger("BERTopic")
    level_before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        model.update_topics(texts, topics=topics.tolist(), vectorizer_model=model.vectorizer_model)
    finally:
        logger.setLevel(level_before)


def _vocabulary(members: Members) -> tuple[str, ...]:
    """Return the terms that tell something of a theme, or all where these are too few."""
    telling = members.telling.vocabulary
    return telling if len(telling) >= FEWEST else members.counted.vocabulary


# ---------------------------------------------------------------- ways of clustering, as BERTopic wants them


class Clusterer:
    """A way of grouping as BERTopic wants it, which keeps its runs on parts of the rows.

    Parameters
    ----------
    group : callable
        Given rows, returns their clusters and the clusters of each run.

    Attributes
    ----------
    labels_ : numpy.ndarray
        The clusters of the rows fitted.
    runs_ : tuple of numpy.ndarray or None
        Their clusters in each run; None before ``fit``, which BERTopic does not call where no row is left for it.
    """

    labels_: Labels

    def __init__(self, group: Callable[[Array], tuple[Labels, Runs]]) -> None:
        self.group = group
        self.runs_: Runs | None = None

    def fit(self, vectors: Array, y: object = None) -> Clusterer:
        """Learn ``labels_`` and ``runs_`` from the rows; ``y`` is not used."""
        self.labels_, self.runs_ = self.group(vectors)
        return self


def _new_clusterer(settings: ThemeSettings, n_topics: int) -> Clusterer:
    if settings.bertopic_clustering == "hdbscan":
        return Clusterer(partial(_find_dense, settings.bertopic_smallest, settings.seed))
    return Clusterer(partial(_vote, n_topics, settings.seed))


def _vote(n_clusters: int, seed: int, vectors: Array) -> tuple[Labels, Runs]:
    """Return k-means clusters put to the vote, of which there are fewer where there are fewer rows."""
    grouping = group_rows(Views((unit_rows(vectors),)), min(n_clusters, len(vectors)), seed)
    return grouping.clusters.labels, grouping.runs


def _find_dense(smallest: int, seed: int, vectors: Array) -> tuple[Labels, Runs]:
    """Return clusters by HDBSCAN (Campello et al. 2013), all 0 and without runs where nothing is dense."""

    def fit(drawn: Labels) -> Labels:
        from sklearn.cluster import HDBSCAN

        size = max(2, min(smallest, len(drawn) // _ROWS_OF_DENSE_CLUSTER))
        if len(drawn) <= size:
            return np.full(len(drawn), NO_CLUSTER)
        return np.asarray(HDBSCAN(min_cluster_size=size, copy=True).fit(vectors[drawn]).labels_, dtype=np.int64)

    labels = fit(np.arange(len(vectors)))
    if (labels == NO_CLUSTER).all():
        return np.zeros(len(vectors), dtype=np.int64), ()
    return labels, repeat_on_parts(vectors, 1, seed, fit)


# ---------------------------------------------------------------- the model


def _new_model(
    clusterer: Clusterer,
    rank: int,
    vocabulary: Sequence[str],
    backend: BaseEmbedder | None,
    names: list[str],
    settings: ThemeSettings,
) -> BERTopic:
    """Return a BERTopic model, not yet fitted, in which nothing is downloaded or left to chance."""
    from bertopic import BERTopic
    from bertopic.vectorizers import ClassTfidfTransformer
    from sklearn.decomposition import PCA
    from sklearn.feature_extraction.text import CountVectorizer

    wording = Wording.read(settings.stop_words, settings.synonyms)
    return BERTopic(
        language="multilingual",
        embedding_model=backend,
        umap_model=PCA(rank, svd_solver="covariance_eigh"),
        hdbscan_model=clusterer,
        vectorizer_model=CountVectorizer(analyzer=partial(terms, wording=wording), vocabulary=vocabulary),
        ctfidf_model=ClassTfidfTransformer(reduce_frequent_words=True),
        top_n_words=_TOP_TERMS,
        seed_topic_list=[[name] for name in names] if settings.bertopic_guide == "guided" else None,
        zeroshot_topic_list=names if settings.bertopic_guide == "zeroshot" else None,
        zeroshot_min_similarity=settings.bertopic_zeroshot,
    )


def _theme_backend(guide: Guide, encoder: Encoder | None) -> BaseEmbedder:
    """Return a backend for BERTopic that knows the vector of each declared theme: the mean of its texts."""
    from bertopic.backend import BaseEmbedder

    vector_of = {name: sentence_vectors(list(about) or [name], encoder).mean(axis=0) for name, about in guide.items()}

    class ThemeBackend(BaseEmbedder):  # type: ignore[misc]
        """Gives the vector of a declared theme for its name."""

        def embed(self, documents: Sequence[str], verbose: bool = False) -> Array:
            """Return unit vectors of shape (number of names, dimensions)."""
            return unit_rows(np.stack([vector_of[name] for name in documents]))

    return ThemeBackend()


# ---------------------------------------------------------------- what the model says


@dataclass(frozen=True)
class _Outliers:
    """How many texts without a topic joined the nearest one, and how many are left without."""

    n_joined: int
    n_left: int


def _join_outliers(topics: Labels, vectors: Array, most: float) -> Labels:
    """Return the topics with outliers in the nearest topic, the nearest first, until few enough are left.

    Parameters
    ----------
    topics : numpy.ndarray
        Topic of each text, ``NO_CLUSTER`` for none.
    vectors : numpy.ndarray
        Shape (texts, dimensions), rows of unit length.
    most : float
        Share of the texts that may be left without a topic (inclusive).
    """
    outliers = np.flatnonzero(topics == NO_CLUSTER)
    surplus = len(outliers) - int(most * len(topics))
    if surplus <= 0:
        return topics
    inside = topics != NO_CLUSTER
    centroids = centroids_of(vectors[inside], topics[inside], int(topics.max()) + 1)
    cosine = vectors[outliers] @ centroids.T
    nearest_first = np.lexsort((outliers, -level(cosine.max(axis=1), SINGLE)))
    joining = nearest_first[:surplus]
    complete = topics.copy()
    complete[outliers[joining]] = first_best(cosine[joining], SINGLE)
    return complete


def _declared_clusters(model: BERTopic, topic_of_cluster: Mapping[int, int], guide: Guide) -> dict[int, str]:
    """Return the name of each cluster that is a declared theme."""
    names = {cluster: model.topic_labels_.get(topic, "") for cluster, topic in topic_of_cluster.items()}
    return {cluster: name for cluster, name in names.items() if name in guide}


def _terms_of_topic(model: BERTopic, topic: int) -> list[str]:
    return [term for term, weight in model.get_topic(topic) or [] if term and weight > 0]


def _runs_of_all(runs: Runs, topics: Labels, declared: Sequence[int]) -> Runs:
    """Return the runs over all texts, where only those outside the declared topics took part in them.

    A declared topic is the same in each run, as its texts are found by likeness and not by clustering; where all
    texts are of declared topics, so is the only run.
    """
    outside = ~np.isin(topics, declared)
    if not outside.any():
        return (topics + 1,)
    whole_runs = []
    for run in runs:
        labels = topics + 1 + run.max(initial=0)  # numbers that no cluster of the run has
        labels[outside] = run
        whole_runs.append(labels)
    return tuple(whole_runs)


def _way(settings: ThemeSettings, clusterer: Clusterer, outliers: _Outliers) -> str:
    """Return how the texts were grouped, in words."""
    return _way_of_clustering(settings, clusterer, outliers) + _GUIDES[settings.bertopic_guide]


def _way_of_clustering(settings: ThemeSettings, clusterer: Clusterer, outliers: _Outliers) -> str:
    if settings.bertopic_clustering == "kmeans":
        return "k-means runs put to the vote, so that no text is left without a topic"
    if clusterer.runs_ == ():
        return "HDBSCAN, which found no part denser than the rest and so kept them together"
    return f"HDBSCAN; {outliers.n_joined} outliers joined the nearest topic, {outliers.n_left} are left without one"
