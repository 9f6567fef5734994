"""Disputes: which articles deny an event and what articles tell differently, in every format that has words for it."""

import pytest

from tests.output.timelines import DAY, make_timeline, write
from topics.output.disputes import claim_words, denial_words, denials_of, disputes_of
from topics.output.tables import rows
from topics.records import table


def claim(**values):
    usual = {
        "disagreement": "d1",
        "rank": 1,
        "kind": "contradiction",
        "matter": "count",
        "about": "how many",
        "event": "",
    }
    place = {"article": "a", "source": "a.txt", "start": 0, "stop": 9, "quote": "x", "value": "31"}
    return {**usual, **place, "published": "2021-05-14", "speaker": "", **values}


def test_event_is_denied_by_the_articles_that_dispute_it_and_do_not_tell_it():
    claims = table("claims", [claim(matter="whether", event="e1"), claim(matter="whether", article="b")])

    assert denials_of(claims) == {"e1": ["b"]}
    assert denials_of(claims.assign(matter="count")) == {}


def test_event_that_both_sides_tell_is_denied_by_none():
    claims = table("claims", [claim(matter="whether", event="e1"), claim(matter="whether", event="e1", article="b")])

    assert denials_of(claims) == {}


@pytest.mark.parametrize(
    ("articles", "words"), [([], ""), (["a"], "1 article to the contrary"), (["a", "b"], "2 articles to the contrary")]
)
def test_denials_are_counted_in_words(articles, words):
    assert denial_words(articles) == words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"speaker": "Anna Berg"}, "31 (Anna Berg; a.txt, 2021-05-14)"),
        ({}, "31 (a.txt, 2021-05-14)"),
        ({"speaker": "officials", "published": ""}, "31 (officials; a.txt)"),
    ],
)
def test_claim_says_who_where_and_when(values, words):
    (only,) = rows(table("claims", [claim(**values)]))

    assert claim_words(only) == words


def test_disputes_come_in_their_order_without_spellings():
    claims = [claim(disagreement="d2", rank=2, about="second"), claim(about="first"), claim(rank=3, kind="spelling")]

    assert [dispute.about for dispute in disputes_of(table("claims", claims))] == ["first", "second"]


@pytest.mark.parametrize("form", ["md", "html"])
def test_timeline_ends_with_what_articles_tell_differently(form):
    both = [claim(speaker="Anna Berg"), claim(value="24", article="b")]
    claims = table("claims", both).assign(about="how many <b>")
    told = write(form, {**make_timeline(DAY), "claims": claims})

    assert told.index("Disagreements") > told.index("Timeline")
    assert "&lt;b" in told
    assert told.index("24 (a.txt") < told.index("31 (Anna Berg; a.txt")


@pytest.mark.parametrize("form", ["md", "html", "tex", "ics"])
def test_event_says_in_every_format_how_many_deny_it(form):
    timeline = make_timeline(DAY)
    (event,) = timeline["events"]["id"]
    claims = table("claims", [claim(matter="whether", event=event), claim(matter="whether", article="b")])

    assert "1 article to the contrary" in write(form, {**timeline, "claims": claims}).replace("\r\n ", "")
    assert "to the contrary" not in write(form, timeline)


@pytest.mark.parametrize(
    ("told", "differs"),
    [
        ({"matter": "count"}, True),
        ({"matter": "whether"}, False),
        ({"matter": "count", "kind": "inside"}, False),
        ({"matter": "count", "kind": "revised"}, False),
        ({"matter": "name", "kind": "spelling"}, False),
        ({"matter": "count", "event": ""}, False),
    ],
)
@pytest.mark.parametrize("form", ["md", "html", "tex", "ics"])
def test_event_says_in_every_format_that_articles_contradict_each_other_about_it(form, told, differs):
    timeline = make_timeline(DAY)
    (event,) = timeline["events"]["id"]
    common = {"kind": "contradiction", "event": event} | told
    claims = table("claims", [claim(**common), claim(**common, value="24", article="b")])

    assert ("sources differ" in write(form, {**timeline, "claims": claims}).replace("\r\n ", "")) is differs
