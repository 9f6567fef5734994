"""Timeline summarisation: days with their sentences."""

from __future__ import annotations

import json

import pytest

from tests.output.timelines import make_timeline, write


def days(tables, **choices):
    return json.loads(write("tls", tables, **choices))


def test_days_come_in_order_each_with_the_sentences_of_all_its_events_once(timeline):
    evidence = timeline["evidence"]
    both = [quote for event in ("e0503", "e0503b") for quote in evidence[evidence["event"] == event]["quote"]]
    assert days(timeline) == [
        ["2024-05-03", list(dict.fromkeys(both))],
        ["2024-05-04", list(evidence[evidence["event"] == "e0504"]["quote"])],
    ]


@pytest.mark.parametrize(("most", "n_sentences"), [(0, 3), (1, 1), (2, 2), (9, 3)])
def test_at_most_the_sentences_asked_for_stand_under_a_day(timeline, most, n_sentences):
    assert len(days(timeline, sentences=most)[0][1]) == n_sentences


@pytest.mark.parametrize(("last", "n_days"), [("2024-06-07", 1), ("2024-06-08", 0), ("2024-06-30", 0)])
def test_event_known_worse_than_to_the_week_has_no_day(last, n_days):
    assert len(days(make_timeline(("2024-06-01", last), precision="span"))) == n_days


def test_sentences_are_the_clean_ones(timeline):
    evidence = timeline["evidence"].assign(found_text="It ended -LRB- at last -RRB- .", quote="It ended (at last).")
    assert {quote for _, quotes in days({**timeline, "evidence": evidence}) for quote in quotes} == {
        "It ended (at last)."
    }
