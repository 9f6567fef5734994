"""The likelier of the two days that a given day can be."""

from datetime import date

import numpy as np
import pytest

from topics.publication.clues import Axis
from topics.publication.two_days import likelier_of

MARCH, MAY = date(2021, 3, 5), date(2021, 5, 3)
AXIS = Axis(date(2021, 1, 1).toordinal(), 365)


@pytest.mark.parametrize(
    ("in_march", "in_may", "likely"),
    [(0.4, 0.2, MARCH), (0.39, 0.2, None), (0.2, 0.41, MAY), (0.3, 0.3, None), (0.0, 0.0, None), (0.0, 0.1, MAY)],
)
def test_day_is_likely_that_is_twice_as_likely_as_the_other(in_march, in_may, likely):
    probabilities = np.zeros(AXIS.n_days)
    probabilities[MARCH.toordinal() - AXIS.first + 2] = in_march
    probabilities[MAY.toordinal() - AXIS.first - 2] = in_may
    probabilities[MAY.toordinal() - AXIS.first - 3] = 0.4

    found = likelier_of((MARCH, MAY), probabilities, AXIS)

    assert (found[0] if found else None) == likely


def test_day_that_does_not_come_into_question_is_not_likely():
    found = likelier_of((MARCH, date(2022, 5, 3)), np.full(AXIS.n_days, 1 / AXIS.n_days), AXIS)

    assert found == (MARCH, date(2022, 5, 3), 1.0)
