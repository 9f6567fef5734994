"""Sentences told again in the same words, and passages of more numbers than prose has."""

import pytest

from tests.corpora import make_tables
from topics.events.events import build_events
from topics.records import table
from topics.settings import TimelineSettings

KILLED = "The flood at Orsk killed {} people on Thursday."
DAY = "2021-05-14"


def told_by(*articles):
    return build_events(*make_tables(*articles), table("assignments"), TimelineSettings())


def test_sentence_in_the_words_of_another_has_a_claim_of_its_own():
    articles = [("one", DAY, [KILLED.format(31)]), *((name, DAY, [KILLED.format(24)]) for name in ("two", "three"))]

    claims = told_by(*articles)["claims"]

    assert sorted(claims["article"]) == ["one", "three", "two"]
    assert claims["source"].nunique() == len(claims)


def test_conversion_told_twice_contradicts_itself_in_each_article():
    wrong = "The ferry sank 100 km (20 miles) off Orsk on Thursday."

    claims = told_by(("one", DAY, [wrong]), ("two", DAY, [wrong]))["claims"]

    assert [sorted(own) for _, own in claims.groupby("rank")["article"]] == [["one", "one"], ["two", "two"]]


def test_sentence_in_the_words_of_another_takes_part_in_events_as_that_does():
    told = told_by(*((name, DAY, [f"Ann Lee met Jo Roe in Orsk on Thursday, {name}."]) for name in ("one", "two")))
    again = told_by(*((name, DAY, ["Ann Lee met Jo Roe in Orsk on Thursday, one."]) for name in ("one", "two")))

    assert told["events"]["actors"].tolist() == again["events"]["actors"].tolist()
    assert again["evidence"]["article"].tolist() == ["one", "two"]


@pytest.mark.parametrize(("numbers", "is_told"), [(40, True), (41, False)])
def test_passage_of_more_numbers_than_prose_has_claims_nothing_by_them(numbers, is_told):
    table_of = KILLED.format(24).removesuffix(".") + ", and 7 others left" * (numbers - 1) + "."

    claims = told_by(("one", DAY, [KILLED.format(31)]), ("two", DAY, [table_of]))["claims"]

    assert claims["article"].tolist() == (["one", "two"] if is_told else [])
