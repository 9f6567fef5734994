"""Who met whom: pairs that a sentence joins, and none that it only names."""

import pytest

from tests.corpora import make_tables
from tests.events.test_events import OTHER, PLAN, REPORT
from topics.events.events import build_events
from topics.events.meetings import COLUMNS, find_meetings
from topics.events.people.actors import find_mentions
from topics.records import table
from topics.settings import TimelineSettings

KNOWN = "Prime Minister Anna Berg, President Luis Ortega and Senator Rosa Quispe were named on 1 June 2021."
BO, BQ, OQ = ("Anna Berg", "Luis Ortega"), ("Anna Berg", "Rosa Quispe"), ("Luis Ortega", "Rosa Quispe")


def met(*articles):
    articles, passages, dates = make_tables(*articles)
    tables = build_events(articles, passages, dates, table("assignments"), TimelineSettings())
    return find_meetings(tables["events"], tables["evidence"], articles, find_mentions(passages))


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        ("On 3 June 2021, Anna Berg met Luis Ortega in Lima.", {BO}),
        ("On 3 June 2021, Anna Berg met with President Luis Ortega and Senator Rosa Quispe.", {BO, BQ}),
        ("On 3 June 2021, Anna Berg and Luis Ortega met in Lima.", {BO}),
        ("In a meeting with Luis Ortega on 3 June 2021, Anna Berg praised the port.", {BO}),
        ("On 3 June 2021, Anna Berg held talks with Luis Ortega before Rosa Quispe resigned.", {BO}),
        ("A call on 3 June 2021 between Luis Ortega and Rosa Quispe ended early.", set()),
        ("On 3 June 2021, Anna Berg said that Luis Ortega resigned.", set()),
        ("On 3 June 2021, Anna Berg met reporters. Luis Ortega left.", set()),
    ],
)
def test_pairs_are_those_that_the_sentence_joins(sentence, pairs):
    found = met(("a", "2021-06-04", [sentence, KNOWN]))
    assert set(zip(found["one"], found["other"], strict=True)) - {OQ} == pairs - {OQ}


def test_pair_is_counted_over_articles_and_independent_sources():
    copy = {"id": "copy", "published": "2021-06-09", "sentences": REPORT[2], "reprint_of": "report"}
    row = met(PLAN, REPORT, OTHER, copy).set_index(["first", "one", "other"]).loc[("2021-06-09", *BO)]
    assert (row["status"], row["n_articles"], row["n_sources"]) == ("reported", 2, 1)


def test_meeting_that_was_only_planned_says_so():
    found = met(PLAN)
    assert set(found["status"]) <= {"planned"}


def test_nobody_met_gives_an_empty_table():
    found = met(("a", "2021-06-04", ["Prices rose on 3 June 2021."]))
    assert len(found) == 0
    assert list(found.columns) == list(COLUMNS)
