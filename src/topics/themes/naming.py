"""Names of themes: their telling terms, unique short labels, typical and borderline members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from topics.themes.clustering import Clusters, Labels, Scores, membership
from topics.themes.terms import WordCounts
from topics.themes.vectors import Array
from topics.ties import best_first, level

N_TERMS = 10
"""Terms that describe a theme, at most (inclusive)."""
N_EXAMPLES = 3
"""Typical members of a theme, and as many borderline ones, at most (inclusive)."""
_LOOKED_AT = 12
"""Members nearest to the centroid among which typical ones of different articles are looked for."""
_LABEL_TERMS = 3
"""Terms in a label; more where labels would be the same."""
_N_RANKED = 8 * N_TERMS
"""Terms that are ranked: enough of them to find ten that repeat no word."""


def class_terms(counted: WordCounts, labels: Labels, n_themes: int) -> list[list[str]]:
    """Return the telling terms of each theme, best first, by class-based TF-IDF (Grootendorst 2022).

    Terms that weigh the same come in the order of the alphabet.

    Parameters
    ----------
    counted : WordCounts
        Counts of terms, a row a member.
    labels : numpy.ndarray
        Theme number of each row.
    n_themes : int
        How many themes there are.
    """
    scores = level(_class_scores(counted, labels, n_themes))
    order = best_first(scores)[:, :_N_RANKED]
    ranked = []
    for own_scores, own_order in zip(scores, order, strict=True):
        ranked.append([counted.vocabulary[at] for at in own_order if own_scores[at] > 0])
    return ranked


def _class_scores(counted: WordCounts, labels: Labels, n_themes: int) -> Scores:
    """Return the class-based TF-IDF of each term in each theme, shape (themes, terms)."""
    sums = (membership(labels, n_themes) @ counted.counts).toarray()
    frequency = np.sqrt(sums / np.maximum(sums.sum(axis=1, keepdims=True), 1))
    weight = np.log1p(sums.sum() / n_themes / np.maximum(sums.sum(axis=0), 1))
    return np.asarray(frequency * weight, dtype=np.float64)


def term_weights(
    counted: WordCounts, labels: Labels, n_themes: int, terms: Sequence[Sequence[str]]
) -> list[list[float]]:
    """Return the class-based TF-IDF of each term in its theme, to four digits; 0 for a term that is not counted.

    Parameters
    ----------
    counted : WordCounts
        Counts of terms, a row a member.
    labels : numpy.ndarray
        Theme number of each row.
    n_themes : int
        How many themes there are.
    terms : sequence of sequence of str
        The terms of each theme, as they are counted.
    """
    scores = _class_scores(counted, labels, n_themes)
    column = {term: at for at, term in enumerate(counted.vocabulary)}
    return [
        [round(float(scores[number, column[term]]), 4) if term in column else 0.0 for term in own]
        for number, own in enumerate(terms)
    ]


def best_terms(ranked: Sequence[str]) -> list[str]:
    """Return the first terms that repeat no word; a phrase takes the place of its own words.

    >>> best_terms(["rights", "human rights", "human", "trade"])
    ['human rights', 'trade']
    """
    chosen: list[str] = []
    for term in ranked:
        own_words = set(term.split(" "))
        overlapping = [other for other in chosen if own_words & set(other.split(" "))]
        if not overlapping:
            if len(chosen) < N_TERMS:
                chosen.append(term)
            continue
        if all(set(other.split(" ")) < own_words for other in overlapping):
            chosen[chosen.index(overlapping[0])] = term
            chosen = [other for other in chosen if other not in overlapping[1:]]
    return chosen


def unique_labels(terms: Sequence[Sequence[str]], names: Mapping[int, str]) -> list[str]:
    """Return a short label a theme, no two the same: its name where one is given, else its first terms.

    Further terms are added where labels would be the same, and the number of the theme where there are none left.
    """
    labels: list[str] = []
    for number, theme_terms in enumerate(terms):
        candidates = _candidate_labels(theme_terms, names.get(number, ""))
        free = (label for label in candidates if label not in labels)
        labels.append(next(free, f"{candidates[-1]} ({number + 1})"))
    return labels


def _candidate_labels(terms: Sequence[str], name: str) -> list[str]:
    """Return what a theme can be called, the best first."""
    if name:
        return [name]
    if not terms:
        return ["no telling words"]
    n_most = max(_LABEL_TERMS, len(terms))
    return [", ".join(terms[:n_shown]) for n_shown in range(_LABEL_TERMS, n_most + 1)]


@dataclass(frozen=True)
class Examples:
    """Members of a theme that show what it is, and where it ends.

    Parameters
    ----------
    typical : tuple of str
        Ids of the members nearest to the centroid, the nearest first.
    borderline : tuple of str
        Ids of the members with the least margin to the next centroid, the least first; none that is typical.
    """

    typical: tuple[str, ...]
    borderline: tuple[str, ...]


def examples(clusters: Clusters, vectors: Array, ids: Sequence[str], articles: Sequence[str] = ()) -> list[Examples]:
    """Return examples of each theme.

    Parameters
    ----------
    clusters : Clusters
        The themes.
    vectors : numpy.ndarray
        Shape (members, dimensions), rows of unit length.
    ids : sequence of str
        Id of each member.
    articles : sequence of str
        Article of each member: the typical ones are of different articles where some of these are nearly as near.
    """
    nearness, margin = clusters.margins(vectors)
    result = []
    for theme in range(len(clusters.centroids)):
        members = np.flatnonzero(clusters.labels == theme)
        typical = _of_different_articles(members, -nearness, articles)
        borderline = _first(np.setdiff1d(members, typical), margin)
        result.append(Examples(tuple(ids[at] for at in typical), tuple(ids[at] for at in borderline)))
    return result


def _of_different_articles(members: Labels, values: Array, articles: Sequence[str]) -> Labels:
    """Return the few members with the least values, of different articles as far as the nearest dozen go."""
    nearest = _first(members, values, _LOOKED_AT)
    seen: set[str] = set()
    fresh: list[int] = []
    for at in nearest if len(articles) else ():
        if articles[at] not in seen:
            seen.add(articles[at])
            fresh.append(int(at))
    others = [int(at) for at in nearest if int(at) not in fresh]
    return np.array([*fresh, *others][:N_EXAMPLES], dtype=np.int64)


def _first(members: Labels, values: Array, n_most: int = N_EXAMPLES) -> Labels:
    """Return the few members with the least values, the least first; the earlier one where values are alike."""
    order = np.lexsort((members, np.round(values[members], 4)))
    return np.asarray(members[order][:n_most], dtype=np.int64)
