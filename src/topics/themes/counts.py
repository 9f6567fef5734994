"""How often words and phrases occur in texts, and how much each weighs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from topics.themes.tokens import phrased

_FEW_TEXTS = 20
_MANY_TEXTS = 1000
_LARGEST_SHARE = 0.3
_MOST_TERMS = 50_000


@dataclass(frozen=True)
class WordCounts:
    """How often each term occurs in each text.

    Parameters
    ----------
    counts : scipy.sparse.csr_matrix
        Shape (number of texts, number of terms).
    vocabulary : tuple of str
        The term of each column, sorted.
    """

    counts: Any
    vocabulary: tuple[str, ...]

    def without(self, dropped: frozenset[str]) -> WordCounts:
        """Return the counts without the terms that hold one of the given words."""
        kept = [at for at, term in enumerate(self.vocabulary) if dropped.isdisjoint((term, *term.split(" ")))]
        return WordCounts(self.counts[:, kept], tuple(self.vocabulary[at] for at in kept))


def count_words(sequences: Sequence[Sequence[str]]) -> WordCounts:
    """Return the counts of words and two-word phrases.

    Terms of a single text are left out where there are more than 20 texts, terms of two where there are
    more than 1,000; at most the 50,000 most frequent are kept.

    Parameters
    ----------
    sequences : sequence of sequences of str
        The words of each text, as ``topics.themes.tokens.words`` gives them.
    """
    from sklearn.feature_extraction.text import CountVectorizer

    n_texts = len(sequences)
    least = 1 if n_texts <= _FEW_TEXTS else 2 if n_texts <= _MANY_TEXTS else 3
    vectorizer = CountVectorizer(analyzer=phrased, min_df=least, max_features=_MOST_TERMS, dtype=np.float32)
    try:
        counts = vectorizer.fit_transform(sequences)
    except ValueError:
        return WordCounts(csr_matrix((n_texts, 0), dtype=np.float32), ())
    return WordCounts(csr_matrix(counts), tuple(vectorizer.get_feature_names_out()))


def word_weights(counted: WordCounts) -> Any:
    """Return TF-IDF weights (sublinear counts, rows of unit length).

    Terms of more than three texts in ten are left out where there are more than 20 texts.

    Parameters
    ----------
    counted : WordCounts
        The counts.

    Returns
    -------
    scipy.sparse.csr_matrix
        Shape (number of texts, number of terms kept), possibly without columns.
    """
    from sklearn.feature_extraction.text import TfidfTransformer

    counts = counted.counts
    n_texts = counts.shape[0]
    if n_texts > _FEW_TEXTS:
        held = np.asarray((counts > 0).sum(axis=0)).ravel()
        counts = counts[:, np.flatnonzero(held <= _LARGEST_SHARE * n_texts)]
    if 0 in counts.shape:
        return counts
    return csr_matrix(TfidfTransformer(sublinear_tf=True).fit_transform(counts))
