"""Doubts about a line: what makes it likelier that a reader finds it unfit, and what a doubtful lone line becomes."""

from dataclasses import replace

import pytest

from tests.events.making import make_statement
from topics.events.headlines import DOUBTFUL, best_statement, is_doubtful
from topics.events.line_doubts import WEIGHTS, doubt, signs_of

PLAIN = "Anna Berg opened the port of Pula on 4 May"


def doubt_of(line, quote="", *, has_doer=True, has_place=True, familiar=frozenset()):
    return doubt(line, quote, has_doer=has_doer, has_place=has_place, familiar=familiar)


@pytest.mark.parametrize(
    "worse",
    [
        "Anna Berg had opened the port of Pula on 4 May",
        "Anna Berg opened the port of Pula on 4 May, and left for Lima",
        "Anna Berg opened their port of Pula on 4 May",
        "A minister opened the port of Pula on 4 May",
        "Anna Berg opened the port of Pula in May",
        "Anna Berg opened the port on 4 May",
        "A new day: Berg opened the port of Pula on 4 May",
    ],
)
def test_line_that_leans_on_others_is_more_doubtful(worse):
    assert doubt_of(worse) > doubt_of(PLAIN)


def test_doer_place_and_opening_lower_the_doubt():
    assert doubt_of(PLAIN, has_doer=False) > doubt_of(PLAIN)
    assert doubt_of(PLAIN, has_place=False) > doubt_of(PLAIN)
    assert doubt_of(PLAIN, f"{PLAIN}, she said.") < doubt_of(PLAIN, f"Nobody said that {PLAIN}.")


def test_thing_that_the_corpus_is_about_is_not_one_told_before():
    line = "Anna Berg opened the port on 4 May"
    assert doubt_of(line, familiar=frozenset({"port"})) < doubt_of(line)


def test_brackets_and_months_are_no_names_of_their_own():
    signs = {"has_doer": True, "has_place": True}
    assert signs_of("[Anna] Berg came", "", **signs) == signs_of("Anna Berg came", "", **signs)
    assert signs_of("She came in May", "", **signs)["no name"]
    assert signs_of("She came", "", **signs).keys() == WEIGHTS.keys()


@pytest.mark.parametrize(("over", "is_one"), [(0.0, False), (0.01, True)])
def test_lone_article_needs_a_line_that_is_not_doubtful(over, is_one):
    lone = replace(make_statement(PLAIN), line=PLAIN, doubt=DOUBTFUL + over)
    assert is_doubtful([lone]) is is_one


def test_what_two_articles_tell_is_told_however_doubtful_the_line():
    members = [replace(make_statement(PLAIN, article=name), line=PLAIN, doubt=DOUBTFUL + 1) for name in "ab"]
    assert not is_doubtful(members)


def test_less_doubtful_line_tells_the_event():
    one = replace(make_statement(PLAIN), line=PLAIN)
    other = replace(make_statement(PLAIN, article="b"), line=PLAIN, doubt=-1.0)
    assert best_statement([one, other]) is other
    assert best_statement([other, one]) is other
