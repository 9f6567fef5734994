"""Outcomes: what befell those who are counted, and who they are."""

import pytest

from topics.english.outcomes import outcome_of, who_is_counted
from topics.english.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "outcome", "who"),
    [
        ("At least 12 people were killed in the flood.", "killed", "people"),
        ("The flood killed 12 villagers.", "killed", "villagers"),
        ("The death toll rose to 40.", "killed", "people"),
        ("The ferry carried 12 passengers.", "", "passengers"),
    ],
)
def test_outcome_is_what_befell_those_who_are_counted(text, outcome, who):
    (quantity,) = find_quantities(text)
    assert (outcome_of(text, quantity), who_is_counted(quantity)) == (outcome, who)
