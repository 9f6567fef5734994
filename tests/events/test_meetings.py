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


def pairs_of(sentence):
    """Return the pairs that a sentence of June 2021 says met."""
    meetings = met(("a", "2021-06-04", [sentence, KNOWN]))
    return set(zip(meetings["one"], meetings["other"], strict=True))


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        ("On 3 June 2021, Anna Berg met Luis Ortega in Lima.", {BO}),
        ("On 3 June 2021, Anna Berg met with President Luis Ortega and Senator Rosa Quispe.", {BO, BQ}),
        ("On 3 June 2021, Anna Berg and Luis Ortega met in Lima.", {BO}),
        ("On 3 June 2021, Anna Berg, Luis Ortega and Rosa Quispe met in Lima.", {BO, BQ, OQ}),
        ("In a meeting with Luis Ortega on 3 June 2021, Anna Berg praised the port.", {BO}),
        ("On 3 June 2021, Anna Berg held talks with Luis Ortega before Rosa Quispe resigned.", {BO}),
        ("On 3 June 2021, Anna Berg said that Luis Ortega resigned.", set()),
        ("On 3 June 2021, Anna Berg met reporters. Luis Ortega left.", set()),
        ("On 3 June 2021, Anna Berg praised the talks of Luis Ortega.", set()),
        pytest.param(
            "A call on 3 June 2021 between Luis Ortega and Rosa Quispe ended early.",
            {OQ},
            marks=pytest.mark.xfail(reason="names after a noun are read only after “with”", strict=True),
        ),
    ],
)
def test_pairs_are_those_that_the_sentence_joins(sentence, pairs):
    assert pairs_of(sentence) == pairs


@pytest.mark.parametrize(("between", "pairs"), [(21, {BO}), (100, {BO}), (101, set())])
def test_people_who_met_stand_a_hundred_characters_from_the_verb_at_most(between, pairs):
    gap = (" of the old coast" * 10)[: between - 1] + " "
    sentence = f"On 3 June 2021, Anna Berg{gap}met Luis Ortega in Lima."
    assert sentence.index(" met") + 1 - (sentence.index("Anna Berg") + len("Anna Berg")) == between
    assert pairs_of(sentence) == pairs


def test_meetings_come_by_day_and_name():
    meetings = met(
        ("a", "2021-06-04", ["On 3 June 2021, Anna Berg met Rosa Quispe.", KNOWN]),
        ("b", "2021-06-04", ["On 2 June 2021, Luis Ortega met Rosa Quispe.", KNOWN]),
        ("c", "2021-06-04", ["On 3 June 2021, Anna Berg met Luis Ortega.", KNOWN]),
    )
    assert list(zip(meetings["first"], meetings["one"], meetings["other"], strict=True)) == [
        ("2021-06-02", *OQ),
        ("2021-06-03", *BO),
        ("2021-06-03", *BQ),
    ]


def test_first_sentence_that_reports_a_meeting_is_quoted():
    first, second = "On 3 June 2021, Anna Berg met Luis Ortega.", "Anna Berg met Luis Ortega on 3 June 2021 in Lima."
    assert list(met(("a", "2021-06-04", [first, second, KNOWN]))["quote"]) == [first]


def test_pair_is_counted_over_articles_and_independent_sources():
    copy = {"id": "copy", "published": "2021-06-09", "sentences": REPORT[2], "reprint_of": "report"}
    row = met(PLAN, REPORT, OTHER, copy).set_index(["first", "one", "other"]).loc[("2021-06-09", *BO)]
    assert (row["status"], row["n_articles"], row["n_sources"]) == ("reported", 2, 1)


def test_meeting_that_was_only_planned_says_so():
    meetings = met(("a", "2021-06-01", ["On 3 June 2021, Anna Berg will meet with Luis Ortega.", KNOWN]))
    assert list(meetings["status"]) == ["planned"]


@pytest.mark.parametrize(("day", "n_meetings"), [("4 June 2020", 1), ("3 June 2020", 0)])
def test_meeting_more_than_a_year_before_publication_is_background_and_not_listed(day, n_meetings):
    assert len(met(("a", "2021-06-04", [f"On {day}, Anna Berg met Luis Ortega.", KNOWN]))) == n_meetings


def test_nobody_met_gives_an_empty_table():
    meetings = met(("a", "2021-06-04", ["Prices rose on 3 June 2021."]))
    assert len(meetings) == 0
    assert list(meetings.columns) == list(COLUMNS)
