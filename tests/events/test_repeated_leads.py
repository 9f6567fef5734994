"""A lead that comes back word for word in articles of several days is of none of them."""

import pytest

from tests.corpora import make_tables
from topics.events.events import build_events
from topics.records import table
from topics.settings import TimelineSettings

SIDEBAR = "Two men were charged over a death in Pula."


def headlines_of(*days, reprints=False):
    """Return the headlines of articles that all begin with the same line, each with a lead of its own."""
    articles, passages, dates = make_tables(
        *((f"a{at}", day, [SIDEBAR, f"Town {at} has a port and an old church."]) for at, day in enumerate(days))
    )
    if reprints:
        articles["reprint_of"] = ["", *("a0" for _ in days[1:])]
    built = build_events(articles, passages, dates, table("assignments"), TimelineSettings())
    return set(built["events"]["headline"])


@pytest.mark.parametrize(
    ("days", "is_told"),
    [
        (["2021-05-02", "2021-05-04"], True),
        (["2021-05-02", "2021-05-04", "2021-05-04"], True),
        (["2021-05-02", "2021-05-04", "2021-05-09"], False),
    ],
)
def test_line_that_comes_back_on_three_days_is_of_none_of_them(days, is_told):
    assert (SIDEBAR.rstrip(".") in headlines_of(*days)) == is_told


def test_reprints_of_one_article_count_once():
    assert SIDEBAR.rstrip(".") in headlines_of("2021-05-02", "2021-05-04", "2021-05-09", reprints=True)
