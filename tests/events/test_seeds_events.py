"""The timeline that a careful reader of the five seeds would write, and where the five differ."""

import pytest

from topics.events.outline import whole_events

HAPPENINGS = [
    ("2020-01-01", "2020-12-31", "background", {"000"}),
    ("2021-01-01", "2021-01-31", "background", {"002", "003"}),
    ("2022-11-01", "2022-11-30", "reported", {"003"}),
    ("2023-02-01", "2023-02-28", "reported", {"003", "004"}),
    ("2023-02-01", "2023-02-28", "reported", {"002"}),
    ("2023-06-13", "2023-06-13", "reported", {"003"}),
    ("2023-06-18", "2023-06-18", "reported", {"002", "003", "004"}),
    ("2023-06-19", "2023-06-19", "reported", {"002", "003", "004"}),
    ("2023-06-19", "2023-06-19", "reported", {"004"}),
    ("2023-08-30", "2023-08-30", "reported", {"000", "001"}),
    ("2023-09-01", "2023-09-30", "planned", {"000", "003"}),
    ("2023-11-01", "2023-11-30", "planned", {"003", "004"}),
]


def articles_of(seeds, event):
    """The seeds that tell an event or a detail of it."""
    within = {event, *seeds.events.loc[seeds.events["detail_of"] == event, "id"]}
    evidence = seeds.evidence[seeds.evidence["event"].isin(within)]
    return {source[:3] for source in evidence["source"]}


@pytest.mark.parametrize(("first", "last", "status", "articles"), HAPPENINGS)
def test_happening_is_one_event_with_every_seed_that_tells_it(seeds, first, last, status, articles):
    events = seeds.events
    fits = events[(events["first"] == first) & (events["last"] == last) & (events["status"] == status)]
    whole = set(whole_events(fits)["id"])
    telling = [articles_of(seeds, event) for event in fits["id"] if event in whole]
    parts = [articles_of(seeds, event) for event in fits["id"] if event not in whole]
    assert telling.count(articles) == 1 or (articles not in telling and parts.count(articles) == 1)


def test_only_the_disagreements_that_a_reader_finds_are_shown(seeds):
    shown = seeds.claims.drop_duplicates("disagreement")
    contradictions = shown[shown["kind"] != "spelling"]
    assert sorted(contradictions["matter"]) == ["day", "length", "office"]
    assert shown[shown["kind"] == "spelling"]["about"].tolist() == ["how James Cleverly is spelt"]
    length = seeds.claims[seeds.claims["matter"] == "length"]
    assert {source[:3] for source in length["source"]} == {"002", "004"}
