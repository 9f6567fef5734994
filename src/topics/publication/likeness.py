"""Which articles, and which of their dated sentences, resemble each other: cosines of TF-IDF, nearest ones only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from topics.publication.clues import Array

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix
"""A sparse matrix of scipy."""
_BLOCK = 1000
"""Rows of which the cosines with all others are held at once."""
_COMMON, _COMMON_SHARE, _TOO_COMMON = 400, 0.05, 2000
"""Texts, inclusively, in which a word may stand to be looked up; in more, if they are at most this share of all, but
never in more than the last: the work then grows with the number of texts and not with its square."""
_WORD = r"(?u)\b\w[\w'-]+\b"


@dataclass(frozen=True)
class Pairs:
    """Pairs of rows, each in both directions or in one, with how alike they are; arrays of one length.

    Parameters
    ----------
    one, other : array of int
        Row numbers.
    cosine : array of float
        Cosine of the two, 0 to 1.
    n_shared : array of int
        Words that stand in both.
    """

    one: Array
    other: Array
    cosine: Array
    n_shared: Array


def vectors(texts: Sequence[str]) -> csr_matrix:
    """Return TF-IDF vectors of unit length, a sparse matrix of a row a text; words of one text alone are left out."""
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

    least = 2 if len(texts) > 1 else 1
    vectorizer = TfidfVectorizer(
        sublinear_tf=True, stop_words="english", min_df=least, token_pattern=_WORD, dtype=np.float32
    )
    try:
        matrix = vectorizer.fit_transform(texts)
    except ValueError:  # no text has a word that counts
        matrix = csr_matrix((len(texts), 1), dtype=np.float32)
    return matrix.tocsr()


def nearest(matrix: csr_matrix, owners: Array, n_nearest: int, least: float) -> Pairs:
    """Return for every row its nearest rows of other owners.

    Parameters
    ----------
    matrix : sparse matrix, shape (rows, words)
        Vectors of unit length.
    owners : array of int, shape (rows,)
        Rows of one owner are never paired.
    n_nearest : int
        Most rows that one row is paired with.
    least : float
        Least cosine of a pair, inclusive.
    """
    n_rows = matrix.shape[0]
    in_texts = np.bincount(matrix.indices, minlength=matrix.shape[1])
    looked_up = matrix[:, np.flatnonzero(in_texts <= max(_COMMON, min(_COMMON_SHARE * n_rows, _TOO_COMMON)))].tocsr()
    signs = looked_up.copy()
    signs.data = np.ones_like(signs.data)
    columns, sign_columns = looked_up.T.tocsr(), signs.T.tocsr()
    kept: list[tuple[Array, Array, Array, Array]] = []
    for start in range(0, n_rows, _BLOCK):
        block, shared = _products(looked_up, signs, columns, sign_columns, start)
        rows, others, cosines, counts = block.row + start, block.col, block.data, shared.data
        near = (cosines >= least) & (owners[rows] != owners[others])
        rows, others, cosines, counts = rows[near], others[near], cosines[near], counts[near]
        order = np.lexsort((others, -cosines.round(6), rows))
        rows, others, cosines, counts = rows[order], others[order], cosines[order], counts[order]
        rank = np.arange(len(rows)) - np.searchsorted(rows, rows, "left")
        kept.append(tuple(values[rank < n_nearest] for values in (rows, others, cosines, counts)))
    if not kept:
        nothing = np.zeros(0, dtype=int)
        return Pairs(nothing, nothing, np.zeros(0), nothing)
    return Pairs(*(np.concatenate(values) for values in zip(*kept, strict=True)))


def nearest_of(matrix: csr_matrix, rows: Array, others: Array, n_nearest: int) -> Array:
    """Return the rows among ``others`` that are nearest to any of ``rows``, in order.

    Parameters
    ----------
    matrix : sparse matrix, shape (rows, words)
        Vectors of unit length.
    rows, others : array of int
        Row numbers.
    n_nearest : int
        How many are kept for each of ``rows``, at most.
    """
    kept: list[Array] = []
    columns = matrix[others].T.tocsr()
    for start in range(0, len(rows), _BLOCK):
        cosines = (matrix[rows[start : start + _BLOCK]] @ columns).toarray().round(6)
        best = np.argsort(-cosines, axis=1, kind="stable")[:, :n_nearest]
        kept.append(others[np.unique(best)])
    return np.unique(np.concatenate(kept)) if kept else others[:0]


def _products(looked_up: Any, signs: Any, columns: Any, sign_columns: Any, start: int) -> tuple[Any, Any]:
    """Return the cosines of a block of rows with all rows, and the numbers of words shared, in one order."""
    products = (looked_up[start : start + _BLOCK] @ columns, signs[start : start + _BLOCK] @ sign_columns)
    for product in products:
        product.sort_indices()
    return products[0].tocoo(), products[1].tocoo()


def usual_cosine(matrix: csr_matrix) -> Array:
    """Return for every row the median of its cosines with rows spread over all, shape (rows,)."""
    n_rows = matrix.shape[0]
    sample = matrix[np.unique(np.linspace(0, n_rows - 1, min(n_rows, _SAMPLE)).astype(int))]
    blocks = [
        np.median((matrix[start : start + _BLOCK] @ sample.T).toarray(), axis=1) for start in range(0, n_rows, _BLOCK)
    ]
    return np.concatenate(blocks) if blocks else np.zeros(0)


_SAMPLE = 400
"""Rows with which a row is compared to learn how alike rows usually are."""
