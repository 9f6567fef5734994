"""Scopes of amounts: two amounts disagree only where both are for the same time, place and sum."""

import pytest

from topics.events.events import build_events
from topics.records import table
from topics.settings import TimelineSettings

COMPATIBLE = [
    ("The airline will cut costs by $1.8bn over four years.", "The airline will cut costs by $2.7bn over six years."),
    (
        "Lorn will spend $1.8bn on the railway over four years.",
        "Lorn will spend $2.7bn on the railway over the next decade.",
    ),
    ("The pipeline will bring Lorn $1.8bn a year.", "The pipeline will bring Lorn $2.7bn over its lifetime."),
    ("The subsidy for ferries costs Lorn $1.8bn annually.", "The subsidy for ferries costs Lorn $2.7bn."),
    ("The subsidy for ferries costs $1.8bn each year.", "The subsidy for ferries has cost $2.7bn in total."),
    ("An annual subsidy of $1.8bn goes to the ferries of Lorn.", "A subsidy of $2.7bn goes to the ferries of Lorn."),
    ("Nordair reported a profit of $1.8bn.", "Nordair reported revenue of $2.7bn."),
    ("Nordair made a loss of $1.8bn.", "Nordair made a profit of $2.7bn."),
    ("Nordair's debt rose to $1.8bn.", "Nordair's sales rose to $2.7bn."),
    ("The flood caused damage of $1.8bn in Lorn.", "The flood caused damage of $2.7bn in the whole of Borduria."),
    ("The flood caused damage of $1.8bn in the city.", "The flood caused damage of $2.7bn in the country."),
    ("Nordair made a profit of $1.8bn in 2012.", "Nordair made a profit of $2.7bn in 2013."),
    ("Nordair made a profit of $1.8bn in the first half.", "Nordair made a profit of $2.7bn in the full year."),
    ("Nordair made a profit of $1.8bn in the first quarter.", "Nordair made a profit of $2.7bn in the second quarter."),
    ("Nordair made a profit of $1.8bn in the quarter.", "Nordair made a profit of $2.7bn in the first nine months."),
    ("The four-year plan for the railway is worth $1.8bn.", "The six-year plan for the railway is worth $2.7bn."),
    ("Lorn will spend $1.8bn on the railway by 2020.", "Lorn will spend $2.7bn on the railway by 2030."),
    (
        "Lorn spent $1.8bn on the railway between 2010 and 2014.",
        "Lorn spent $2.7bn on the railway between 2008 and 2014.",
    ),
    ("Lorn pays $1.8m a month for the ferries.", "Lorn pays $2.7m a year for the ferries."),
    ("Spending on the railway rose by $1.8bn in Lorn.", "Spending on the railway rose to $2.7bn in Lorn."),
]
DISAGREEING = [
    (
        "Lorn will spend $1.8bn on the railway over four years.",
        "Lorn will spend $2.7bn on the railway over the next four years.",
    ),
    ("Nordair made a profit of $1.8bn in the first quarter.", "Nordair made a profit of $2.7bn in the first quarter."),
    ("Nordair reported a profit of $1.8bn.", "Nordair reported a profit of $2.7bn."),
    ("A 12-month search for the wreck will cost $1.8m.", "The search for the wreck will take a year and cost $2.7m."),
    ("Lorn said last week that the search had cost $1.8m.", "Lorn said that the search had cost $2.7m."),
    ("The subsidy for ferries costs Lorn $1.8bn annually.", "The subsidy for ferries costs Lorn $2.7bn a year."),
    ("The annual subsidy for ferries costs Lorn $1.8bn.", "The subsidy for ferries costs Lorn $2.7bn each year."),
    ("The flood caused damage of $1.8bn in Lorn.", "The flood caused damage of $2.7bn in Lorn."),
    ("The railway in Lorn cost $1.8bn.", "The railway in Lorn cost $2.7bn in total."),
    (
        "Raising the wreck will cost $1.8m and take four months.",
        "Raising the wreck will cost $2.7m and take about half a year.",
    ),
]


def matters(tables, one, other):
    parts = tables(("one", "2021-05-14", [one]), ("other", "2021-05-14", [other]))
    return set(build_events(*parts, table("assignments"), TimelineSettings())["claims"]["matter"])


@pytest.mark.parametrize(("one", "other"), COMPATIBLE)
def test_amounts_of_different_scopes_can_both_be_true(tables, one, other):
    assert matters(tables, one, other) == set()


@pytest.mark.parametrize(("one", "other"), DISAGREEING)
def test_amounts_of_one_scope_disagree(tables, one, other):
    assert "cost" in matters(tables, one, other)
