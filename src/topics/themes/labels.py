"""Names of themes: their telling terms, unique short labels, typical and borderline members."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from topics.themes.tokens import surface_forms, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from topics.themes.clusters import Clusters, Labels
    from topics.themes.vectors import Array, WordCounts

N_TERMS = 10
N_EXAMPLES = 3
_ARTICLE_WORD_SHARE = 0.2
_ARTICLE_WORD_PASSAGES = 5


def class_terms(
    counted: WordCounts, labels: Labels, n_themes: int, dropped: frozenset[str] = frozenset()
) -> list[list[str]]:
    """Return the telling terms of each theme, best first, by class-based TF-IDF (Grootendorst 2022).

    Parameters
    ----------
    counted : WordCounts
        Counts of terms, a row a member.
    labels : numpy.ndarray
        Theme number of each row; rows with a negative number belong to none.
    n_themes : int
        How many themes there are.
    dropped : frozenset of str
        Words that shall not name a theme.
    """
    columns = [
        at for at, term in enumerate(counted.vocabulary) if dropped.isdisjoint((term, *term.split(" ")))
    ]
    if not columns:
        return [[] for _ in range(n_themes)]
    counts = counted.counts[:, columns]
    sums = np.zeros((n_themes, len(columns)), dtype=np.float64)
    for theme in range(n_themes):
        sums[theme] = np.asarray(counts[np.flatnonzero(labels == theme)].sum(axis=0)).ravel()
    frequency = np.sqrt(sums / np.maximum(sums.sum(axis=1, keepdims=True), 1))
    weight = np.log1p(sums.sum() / n_themes / np.maximum(sums.sum(axis=0), 1))
    scores = np.round(frequency * weight, 9)
    order = np.argsort(-scores, axis=1, kind="stable")[:, : N_TERMS * 8]
    return [
        [counted.vocabulary[columns[at]] for at in row if scores[theme, at] > 0]
        for theme, row in enumerate(order)
    ]


def best_terms(ranked: Sequence[str], n_terms: int = N_TERMS) -> list[str]:
    """Return the first terms that repeat no word; a phrase takes the place of its own words."""
    chosen: list[str] = []
    for term in ranked:
        parts = set(term.split(" "))
        overlapping = [other for other in chosen if parts & set(other.split(" "))]
        if not overlapping:
            if len(chosen) < n_terms:
                chosen.append(term)
        elif len(parts) > 1 and all(set(other.split(" ")) < parts for other in overlapping):
            chosen[chosen.index(overlapping[0])] = term
            chosen = [other for other in chosen if other not in overlapping[1:]]
    return chosen


def unique_labels(terms: Sequence[Sequence[str]], size: int = 3) -> list[str]:
    """Return a short label a theme, no two the same: its first terms, and further ones where needed."""
    labels: list[str] = []
    for number, theme_terms in enumerate(terms):
        label = ", ".join(theme_terms[:size]) or "no telling words"
        more = size
        while label in labels and more < len(theme_terms):
            more += 1
            label = ", ".join(theme_terms[:more])
        labels.append(label if label not in labels else f"{label} ({number + 1})")
    return labels


def article_words(texts: Sequence[str], articles: Sequence[str]) -> frozenset[str]:
    """Return the words that tell articles apart rather than themes.

    Such a word stands in more than a fifth of the passages of the articles that hold it at all (the names of
    those an article is about), so it says which article a passage is from and nothing about its theme; so
    does a word that hardly ever stands but beside one of them (a first name). Only articles of ten
    passages or more are asked, and words of five passages or more.

    Parameters
    ----------
    texts : sequence of str
        Text of each passage.
    articles : sequence of str
        Article of each passage.
    """
    sizes = Counter(articles)
    holding: dict[str, Counter[str]] = defaultdict(Counter)
    sequences = [words(text) for text in texts]
    for sequence, article in zip(sequences, articles, strict=True):
        if sizes[article] >= 10:
            for word in set(sequence) - {""}:
                holding[word][article] += 1
    telling = {
        word
        for word, found in holding.items()
        if (total := sum(found.values())) >= _ARTICLE_WORD_PASSAGES
        and total > _ARTICLE_WORD_SHARE * sum(sizes[article] for article in found)
    }
    return frozenset(telling | _companions(sequences, telling))


def _companions(sequences: Sequence[list[str]], telling: set[str]) -> set[str]:
    """Return the words that stand beside one of the given words four times in five."""
    total: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    for sequence in sequences:
        for at, word in enumerate(sequence):
            if word and word not in telling:
                total[word] += 1
                beside[word] += bool(telling & set(sequence[max(at - 1, 0) : at + 2]))
    return {word for word, count in total.items() if count >= 3 and beside[word] >= 0.8 * count}


def outlet_words(names: Sequence[str]) -> frozenset[str]:
    """Return the words of the names of outlets and authors, which tell nothing of a theme."""
    return frozenset(word for name in names for word, _ in surface_forms(name))


def examples(clusters: Clusters, vectors: Array, ids: Sequence[str]) -> list[tuple[list[str], list[str]]]:
    """Return the ids of typical and of borderline members of each theme.

    Typical: nearest to the centroid. Borderline: least margin to the next centroid.
    """
    similar = clusters.similarities(vectors)
    own = similar[np.arange(len(ids)), clusters.labels]
    others = similar.copy()
    others[np.arange(len(ids)), clusters.labels] = -2
    margin = own - others.max(axis=1)
    result = []
    for theme in range(clusters.n_clusters):
        members = np.flatnonzero(clusters.labels == theme)
        typical = members[np.lexsort((members, -np.round(own[members], 4)))][:N_EXAMPLES]
        rest = np.setdiff1d(members, typical)
        borderline = rest[np.lexsort((rest, np.round(margin[rest], 4)))][:N_EXAMPLES]
        result.append(([ids[at] for at in typical], [ids[at] for at in borderline]))
    return result
