"""How far a belief is spread before it is told."""

import numpy as np
import pytest

from topics.publication.clues import Axis
from topics.publication.reliability import ANCHORED, FLOATING, relied_on

WHOLE = Axis(737000, 1000)
STRETCH = Axis(737400, 100)
SURE = np.eye(100)[50] * 0.99 + 0.0001
FLAT = np.full(100, 0.01)


@pytest.mark.parametrize("spread", [ANCHORED, FLOATING])
@pytest.mark.parametrize("belief", [SURE, FLAT], ids=["sure", "flat"])
def test_probabilities_of_all_days_sum_to_one_and_none_is_impossible(spread, belief):
    probabilities = relied_on(belief, STRETCH, WHOLE, spread)
    assert probabilities.shape == (1000,)
    assert probabilities.sum() == pytest.approx(1)
    assert probabilities.min() > 0


@pytest.mark.parametrize("spread", [ANCHORED, FLOATING])
def test_likeliest_day_stays_where_it_is(spread):
    assert relied_on(SURE, STRETCH, WHOLE, spread).argmax() == 450


@pytest.mark.parametrize("spread", [ANCHORED, FLOATING])
def test_flatter_belief_leaves_more_outside_of_its_stretch(spread):
    outside = [1 - relied_on(belief, STRETCH, WHOLE, spread)[400:500].sum() for belief in (SURE, FLAT)]
    assert 0.02 < outside[0] < outside[1] < 0.8


@pytest.mark.parametrize("spread", [ANCHORED, FLOATING])
def test_no_belief_is_taken_as_it_is(spread):
    assert relied_on(SURE, STRETCH, WHOLE, spread).max() < 0.9
