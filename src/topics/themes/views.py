"""What members are grouped by: which vectors, and why these."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np

from topics.errors import refuse
from topics.themes.clusters import MANY
from topics.themes.members import Members
from topics.themes.tokens import word_weights
from topics.themes.vectors import Array, reduced, side_by_side, unit_rows

_DIMENSIONS = (100, 50, 200)
_SHORT = 60
_SHORT_WEIGHT = 1.5


@dataclass(frozen=True)
class Views:
    """How the rows look: what they are grouped by.

    Parameters
    ----------
    vectors : tuple of numpy.ndarray
        One or more arrays of unit rows; the runs take them in turn, the first is the main one.
    words : scipy.sparse.csr_matrix or None
        Weights of words, a row a text: a second opinion on each row.
    why : str
        Which vectors these are, and why.
    """

    vectors: tuple[Array, ...]
    words: Any = None
    why: str = ""

    @property
    def main(self) -> Array:
        """The vectors that centroids, places and typical members are measured in."""
        return self.vectors[0]


def choose_views(members: Members, wanted: str | Array, seed: int, encode: Callable[[list[str]], Array]) -> Views:
    """Return what the members are grouped by.

    ``auto`` puts TF-IDF and sentence vectors side by side. The shorter the texts, the fewer words two of them
    share and the more must rest on the sentence vectors: their weight goes by the median length.

    Parameters
    ----------
    members : Members
        What is grouped.
    wanted : {"auto", "tfidf", "sentence"} or numpy.ndarray
        Which vectors; an array needs one row a row of the table.
    seed : int
        Seed of the decomposition.
    encode : callable
        Gives the sentence vectors of texts.

    Raises
    ------
    InputError
        If the vectors are not known or do not fit.
    """
    if not isinstance(wanted, str):
        return Views((_given_vectors(members, wanted),), None, "vectors given by the user")
    if wanted not in ("auto", "tfidf", "sentence"):
        refuse(f"Vectors '{wanted}' are not known; give auto, tfidf, sentence or a file of vectors.")
    if wanted == "sentence":
        return Views((encode(members.texts),), None, "sentence vectors, as asked")
    weights = word_weights(members.telling)
    taken = _DIMENSIONS if len(members.texts) <= MANY else _DIMENSIONS[:1]
    counted = [reduced(weights, dimensions, seed) for dimensions in taken]
    if wanted == "tfidf":
        return Views(tuple(counted), weights, "TF-IDF reduced by singular value decomposition, as asked")
    sentences = encode(members.texts)
    length = median(sum(map(bool, sequence)) for sequence in members.words)
    weight = _SHORT_WEIGHT if length < _SHORT else 1.0
    why = (
        f"TF-IDF and sentence vectors side by side, the latter with weight {weight:g}, "
        f"as the median text has {length:g} words that count"
    )
    return Views(tuple(side_by_side(part, sentences, weight) for part in counted), weights, why)


def _given_vectors(members: Members, given: Array) -> Array:
    array = np.asarray(given, dtype=np.float32)
    if array.ndim != 2 or len(array) != len(members.rows) or not np.isfinite(array).all():
        refuse(
            f"The vectors given have the shape {array.shape}; {len(members.rows)} rows of finite numbers are "
            f"needed, one for each {members.unit} in the order of its table."
        )
    return unit_rows(array[members.rows])
