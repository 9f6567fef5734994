"""Choices that do not turn on the last digit: values are compared at a stated precision, and equals go by their order.

Two processors, or two builds of a library, add the same numbers up in another order, so that their last digits differ.
What is chosen by such numbers (the nearest cluster, the best sentence, the order of terms, what reaches a threshold) is
chosen here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

DIGITS = 9
"""Decimals at which sums of doubles are compared."""
SINGLE = 6
"""Decimals at which what was made of single precision is compared: cosines of vectors, and scores learnt from them."""


def level(values: ArrayLike, digits: int = DIGITS) -> NDArray[np.float64]:
    """Return values at the precision at which they are compared; no zero is negative.

    Parameters
    ----------
    values : array_like
        Of any shape.
    digits : int
        Decimals that count.

    Examples
    --------
    >>> level([0.1 + 0.2, 0.3, -1e-12]).tolist()
    [0.3, 0.3, 0.0]
    """
    import numpy as np

    return np.asarray(np.round(np.asarray(values, dtype=np.float64), digits) + 0.0)


def first_best(values: ArrayLike, digits: int = DIGITS) -> NDArray[np.int64]:
    """Return the place of the largest value along the last axis, the first of equals.

    Examples
    --------
    >>> int(first_best([0.3, 0.1 + 0.2, 0.2])), first_best([[0, 1e-12], [0, 1]]).tolist()
    (0, [0, 1])
    """
    import numpy as np

    return np.asarray(level(values, digits).argmax(axis=-1), dtype=np.int64)


def best_first(values: ArrayLike, digits: int = DIGITS) -> NDArray[np.int64]:
    """Return the places of values, the largest first, equals in their order.

    Examples
    --------
    >>> best_first([0.2, 0.3, 0.1 + 0.2]).tolist()
    [1, 2, 0]
    """
    import numpy as np

    return np.asarray(np.argsort(-level(values, digits), axis=-1, kind="stable"), dtype=np.int64)


def reaches(value: float, least: float, digits: int = DIGITS) -> bool:
    """Return True where a value is a threshold or more, as far as digits count.

    >>> reaches(0.1 + 0.2 - 1e-12, 0.3), reaches(0.2999, 0.3)
    (True, False)
    """
    return round(value - least, digits) >= 0
