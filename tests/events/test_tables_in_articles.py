"""Rows of tables within articles claim something too: their title says what they are about."""

import pytest

from topics.events.events import build_events
from topics.records import table
from topics.settings import TimelineSettings

TITLE = "Fire in the cotton mill at Orsk"


def values(tables, row, published="2021-05-14"):
    one = {"id": "one", "published": "2021-05-14", "title": TITLE, "sentences": [TITLE, row, "Injured: 40"]}
    prose = "The fire in the cotton mill at Orsk killed 15 people."
    other = {"id": "other", "published": published, "sentences": [prose]}
    claims = build_events(*tables(one, other), table("assignments"), TimelineSettings())["claims"]
    return sorted(claims["value"])


@pytest.mark.parametrize("row", ["Dead: 12", "Killed: 12", "Deaths | 12", "Death toll: 12."])
def test_row_of_a_table_disagrees_with_prose(tables, row):
    assert values(tables, row) == ["12 killed", "15 people killed"]


@pytest.mark.parametrize("row", ["Dead: 15", "Dead: about 14", "Houses: 12", "Injured: 12", "Dead: 12 or more by now"])
def test_row_that_agrees_or_is_of_something_else_does_not(tables, row):
    assert values(tables, row) == []
