"""Names of themes: their telling terms, unique short labels, typical and borderline members."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from topics.themes.clusters import Clusters, Labels, membership
from topics.themes.tokens import WordCounts, name_words, stop_words
from topics.themes.vectors import Array

N_TERMS = 10
N_EXAMPLES = 3
_LABEL_TERMS = 3
_ARTICLE_WORD_SHARE = 0.2
_ARTICLE_WORD_PASSAGES = 5
_ARTICLE_PASSAGES = 10


def class_terms(counted: WordCounts, labels: Labels, n_themes: int) -> list[list[str]]:
    """Return the telling terms of each theme, best first, by class-based TF-IDF (Grootendorst 2022).

    Parameters
    ----------
    counted : WordCounts
        Counts of terms, a row a member.
    labels : numpy.ndarray
        Theme number of each row.
    n_themes : int
        How many themes there are.
    """
    sums = (membership(labels, n_themes) @ counted.counts).toarray()
    frequency = np.sqrt(sums / np.maximum(sums.sum(axis=1, keepdims=True), 1))
    weight = np.log1p(sums.sum() / n_themes / np.maximum(sums.sum(axis=0), 1))
    scores = np.round(frequency * weight, 9)
    order = np.argsort(-scores, axis=1, kind="stable")[:, : N_TERMS * 8]
    return [[counted.vocabulary[at] for at in row if scores[theme, at] > 0] for theme, row in enumerate(order)]


def best_terms(ranked: Sequence[str]) -> list[str]:
    """Return the first terms that repeat no word; a phrase takes the place of its own words."""
    chosen: list[str] = []
    for term in ranked:
        parts = set(term.split(" "))
        overlapping = [other for other in chosen if parts & set(other.split(" "))]
        if not overlapping:
            if len(chosen) < N_TERMS:
                chosen.append(term)
        elif len(parts) > 1 and all(set(other.split(" ")) < parts for other in overlapping):
            chosen[chosen.index(overlapping[0])] = term
            chosen = [other for other in chosen if other not in overlapping[1:]]
    return chosen


def unique_labels(terms: Sequence[Sequence[str]], names: Mapping[int, str]) -> list[str]:
    """Return a short label a theme, no two the same: its name where one is given, else its first terms.

    Further terms are added where labels would be the same.
    """
    labels: list[str] = []
    for number, theme_terms in enumerate(terms):
        ends = range(_LABEL_TERMS, max(_LABEL_TERMS, len(theme_terms)) + 1)
        given = [name] if (name := names.get(number)) else []
        longer = given or [", ".join(theme_terms[:end]) or "no telling words" for end in ends]
        labels.append(next((label for label in longer if label not in labels), f"{longer[-1]} ({number + 1})"))
    return labels


def article_words(counted: WordCounts, articles: Sequence[str]) -> frozenset[str]:
    """Return the words that tell articles apart rather than themes.

    Such a word stands in more than a fifth of the passages of the articles that hold it at all (the names of
    those an article is about), so it says which article a passage is from and nothing about its theme; so
    does a word that hardly ever stands but beside one of them (a first name). Only articles of ten
    passages or more are asked, and words of five passages or more.

    Parameters
    ----------
    counted : WordCounts
        Counts of words and phrases, a row a passage.
    articles : sequence of str
        Article of each passage.
    """
    _, owner, sizes = np.unique(np.asarray(articles, dtype=object), return_inverse=True, return_counts=True)
    asked = np.flatnonzero(sizes[owner] >= _ARTICLE_PASSAGES)
    single = [at for at, term in enumerate(counted.vocabulary) if " " not in term]
    if not len(asked) or not single:
        return frozenset()
    held = (counted.counts[asked][:, single] > 0).astype(np.float64)
    total = np.asarray(held.sum(axis=0)).ravel()
    room = ((membership(owner[asked], len(sizes)) @ held) > 0).T @ sizes
    found = np.flatnonzero((total >= _ARTICLE_WORD_PASSAGES) & (total > _ARTICLE_WORD_SHARE * room))
    telling = {counted.vocabulary[single[at]] for at in found}
    return frozenset(telling | _companions(counted, telling))


def _companions(counted: WordCounts, telling: set[str]) -> set[str]:
    """Return the words that stand beside one of the given words seven times in ten."""
    totals = dict(zip(counted.vocabulary, np.asarray(counted.counts.sum(axis=0)).ravel(), strict=True))
    beside: Counter[str] = Counter()
    for term, count in totals.items():
        first, _, second = term.partition(" ")
        if second and (first in telling) != (second in telling):
            beside[second if first in telling else first] += int(count)
    return {word for word, count in beside.items() if count >= max(3, 0.7 * totals.get(word, np.inf))}


def outlet_words(names: Sequence[str]) -> frozenset[str]:
    """Return the words and phrases that name outlets and authors and tell nothing of a theme.

    Of a name of several words its phrases are taken, not its words, which may mean something elsewhere.
    """
    found: set[str] = set()
    for name in names:
        telling = [word for word in name_words(name) if word not in stop_words()]
        found |= set(telling) if len(telling) == 1 else {f"{one} {two}" for one, two in pairwise(telling)}
    return frozenset(found)


def examples(clusters: Clusters, vectors: Array, ids: Sequence[str]) -> list[tuple[list[str], list[str]]]:
    """Return the ids of typical and of borderline members of each theme.

    Typical: nearest to the centroid. Borderline: least margin to the next centroid.
    """
    own, margin = clusters.margins(vectors)
    result = []
    for theme in range(len(clusters.centroids)):
        members = np.flatnonzero(clusters.labels == theme)
        typical = members[np.lexsort((members, -np.round(own[members], 4)))][:N_EXAMPLES]
        rest = np.setdiff1d(members, typical)
        borderline = rest[np.lexsort((rest, np.round(margin[rest], 4)))][:N_EXAMPLES]
        result.append(([ids[at] for at in typical], [ids[at] for at in borderline]))
    return result
