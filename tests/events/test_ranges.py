"""Ranges of days are one span; two days that are only named together, or of which one replaces the other, stay two."""

import pytest

from topics.dates import tag
from topics.dates.spans import LikelySpan, Span
from topics.events.dated_clauses import Expression
from topics.events.ranges import as_ranges


def spans(sentence, published="2021-06-25"):
    """Return the days of a sentence in EDTF, ranges joined, with the words that name them."""
    found = [Expression(item.span, item.text, item.start, item.stop, item.start) for item in tag(sentence, published)]
    return [(item.days.edtf, item.text) for item in as_ranges(sentence, found)]


@pytest.mark.parametrize(
    ("sentence", "days", "words"),
    [
        ("The strike lasted from 3 to 9 June 2021.", "2021-06-03/2021-06-09", "3 to 9 June 2021"),
        ("On 5-8 April, divers searched the wreck.", "2021-04-05/2021-04-08", "5-8 April"),
        ("On April 5–8 divers searched the wreck.", "2021-04-05/2021-04-08", "April 5–8"),
        ("The river rose from Monday to Wednesday.", "2021-06-21/2021-06-23", "Monday to Wednesday"),
        ("Between 5 and 8 April the river rose.", "2021-04-05/2021-04-08", "5 and 8 April"),
        ("The navy searched the floor in late April and May.", "2021-04-16/2021-05-31", "late April and May"),
        ("The vote is scheduled from 3 to 9 June 2021.", "2021-06-03/2021-06-09", "3 to 9 June 2021"),
        ("The polls were open from 30 May until 2 June.", "2021-05-30/2021-06-02", "30 May until 2 June"),
    ],
)
def test_two_ends_of_a_range_are_one_span(sentence, days, words):
    assert spans(sentence) == [(days, words)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The vote was postponed from 3 June to 9 June 2021.",
        "They moved the hearing from Monday to Wednesday.",
        "The council met on 3 June and 9 June 2021.",
        "The council met in March and May.",
        "It rained on Monday, Wednesday was dry.",
        "The strike began on 3 June and to most people it ended on 9 June.",
    ],
)
def test_days_that_are_no_range_stay_two(sentence):
    assert len(spans(sentence)) == 2


def test_range_of_days_that_are_only_likely_is_only_likely():
    first, last, year = (Span.from_edtf(text) for text in ("2021-04-05", "2021-04-08", "2021"))
    five, eight = LikelySpan.within(first, year), LikelySpan.within(last, year)
    ends = [Expression(five, "5", at=3), Expression(eight, "8 April", at=5)]
    [joined] = as_ranges("On 5-8 April, divers searched.", ends)
    assert joined.days.edtf == "2021-04-05~/2021-04-08~"
    assert joined.days.interval == year


def test_range_that_would_run_backwards_stays_two():
    days = [
        Expression(Span.from_edtf("2021-12"), "December", at=5),
        Expression(Span.from_edtf("2021-02"), "February", at=17),
    ]
    assert as_ranges("From December to February it snowed.", days) == days
