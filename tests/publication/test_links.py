"""What joins articles: expressions that may mean one day."""

from __future__ import annotations

import pytest

from topics.dates.unknown_day import open_dates
from topics.publication.links import _are_kindred


@pytest.mark.parametrize(
    ("one", "other", "kindred"),
    [
        ("It sank on Friday.", "It went down on Friday.", True),
        ("It sank on 14 May.", "It went down on Friday.", True),
        ("It sank on Friday.", "It went down on 14 May.", True),
        ("It sank last week.", "It went down today.", True),
        ("It sank today.", "It went down on Friday.", False),
        ("It sank today.", "It went down yesterday.", False),
    ],
)
def test_kinds_of_expressions_that_often_mean_one_day(one, other, kindred):
    assert _are_kindred(*open_dates(one), *open_dates(other)) is kindred
