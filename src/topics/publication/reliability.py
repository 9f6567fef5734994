"""How far a belief can be relied on: what the joint inference gives, spread by how far it was off where days are known.

Loopy propagation counts some evidence more than once, and a whole story can be taken for one of another year. So each
belief is mixed with itself, smoothed over neighbouring days and over months, and with any day in question. How the
shares were set: docs/methods.md.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from topics.publication.clues import Array, Axis


@dataclass(frozen=True)
class Spread:
    """How a belief is spread; shares grow with its flatness, the decadic logarithm of one by its largest probability.

    Parameters
    ----------
    power : float
        Power to which probabilities are taken.
    near : float
        Share that is smoothed over the days around.
    far, far_if_flat : float
        Share that is smoothed over the months around: at least, and what each unit of flatness adds.
    any_day, any_if_flat : float
        The same for the share that is spread over all days in question.
    most : float
        What the probability of a day is called at most.
    """

    power: float
    near: float
    far: float
    far_if_flat: float
    any_day: float
    any_if_flat: float
    most: float


ANCHORED = Spread(power=0.75, near=0.2, far=0.03, far_if_flat=0.03, any_day=0.1, any_if_flat=0.23, most=0.8)
"""For a corpus with known days: articles that resemble none of the dated ones are often of any other time."""
FLOATING = Spread(power=0.7, near=0.2, far=0.03, far_if_flat=0.03, any_day=0.04, any_if_flat=0.02, most=0.5)
"""For one without: what is surest is right in two of five, since a story can be dated as a whole by one wrong clue."""
FEWEST_KNOWN = 5
"""Known days, inclusively, from which they alone say which days come into question."""
_NEAR, _FAR = 8.0, 200.0
"""Standard deviations, in days."""
_MOST_ANY = 0.7
"""Share that is spread over all days at most, inclusively."""


def relied_on(belief: Array, axis: Axis, whole: Axis, spread: Spread) -> Array:
    """Return the probability of each day of the whole axis, shape (n_days,); they sum to 1.

    Parameters
    ----------
    belief : array, shape (n_days,)
        Probabilities on a stretch of the axis.
    axis, whole : Axis
        This stretch, and all days that come into question.
    spread : Spread
        How far the belief is to be spread.
    """
    from scipy.ndimage import gaussian_filter1d

    flatness = -float(np.log10(belief.max()))
    far = spread.far + spread.far_if_flat * flatness
    any_day = min(spread.any_day + spread.any_if_flat * flatness, _MOST_ANY)
    own = np.zeros(whole.n_days)
    start = axis.first - whole.first
    own[start : start + axis.n_days] = belief**spread.power
    own /= own.sum()
    probabilities = (1 - spread.near - far - any_day) * own + any_day / whole.n_days
    probabilities += spread.near * gaussian_filter1d(own, _NEAR, mode="constant")
    probabilities += far * gaussian_filter1d(own, _FAR, mode="constant", truncate=3.0)
    return np.asarray(probabilities / probabilities.sum())
