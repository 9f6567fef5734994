"""The story on one page: which happenings, spread over the days, and which sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from topics.events.outline import outline, whole_events, whole_of
from topics.records import table
from topics.settings import TimelineSettings

SETTINGS = TimelineSettings()
STRIKE = "Dock workers at the port of Marina walked out over pay on Monday morning."
AGAIN = "Some 400 dock workers walked out at the port of Marina over pay, and ships waited outside the harbour."


def event(identity, first, importance, **others):
    row = {"id": identity, "first": first, "last": first, "importance": importance, "status": "reported"}
    return {**row, "headline": f"Happening {identity}", **others}


def line(identity, quote, **others):
    told = {"event": identity, "passage": f"{identity} {quote}", "quote": quote, "status": "reported"}
    return {**told, **others}


def page_of(events, lines=(), settings=SETTINGS, **options):
    lines = [*lines, *(line(one["id"], f"Happening {one['id']} was told.") for one in events)]
    return outline(table("events", events), table("evidence", lines), settings, **options)


def chosen(events, **options):
    return page_of(events, **options)[0]["id"].tolist()


def test_weightiest_happenings_are_taken_and_told_in_the_order_of_their_days():
    events = [event("c", "2021-03-05", 0.5), event("a", "2021-03-01", 0.3), event("b", "2021-03-02", 0.1)]
    assert chosen(events, length=2) == ["a", "c"]


@pytest.mark.parametrize(("weight", "taken"), [(0.31, ["a", "c"]), (0.29, ["a", "b"])])
def test_second_happening_of_a_day_gives_way_to_one_of_another_day(weight, taken):
    events = [event("a", "2021-03-01", 0.9), event("b", "2021-03-01", 0.5), event("c", "2021-03-02", weight)]
    assert chosen(events, length=2, settings=replace(SETTINGS, page_spread=0.6)) == taken


def test_last_part_of_a_story_is_told_though_all_before_it_weighs_more():
    events = [event(f"{day:02}", f"2021-03-{day:02}", 0.9 - day / 100) for day in range(1, 21)]
    late = [event(f"late{day}", f"2022-01-0{day}", 0.1 + day / 100) for day in range(1, 6)]
    assert chosen([*events, *late], length=10)[-1] == "late5"
    planned = [one | {"status": "planned"} for one in late]
    assert chosen([*events, *planned], length=10)[-1] == "17"


@pytest.mark.parametrize(("weight", "taken"), [(0.41, ["a", "b"]), (0.39, ["a", "c"])])
def test_happening_of_a_likely_day_gives_way_to_one_whose_day_is_named(weight, taken):
    events = [event("a", "2021-03-01", 0.9), event("b", "2021-03-02", 0.5, likely=True), event("c", "2021-03-03", 0.4)]
    unsure = [events[0], events[1] | {"importance": weight / 0.8}, events[2]]
    assert chosen(unsure, length=2) == taken


def test_without_spread_only_the_weight_counts():
    events = [event("a", "2021-03-01", 0.9), event("b", "2021-03-01", 0.5), event("c", "2021-03-02", 0.49)]
    assert chosen(events, length=2, settings=replace(SETTINGS, page_spread=1.0)) == ["a", "b"]


def test_detail_of_another_happening_is_left_out():
    events = [event("a", "2021-03-01", 0.5), event("b", "2021-03-01", 0.9, detail_of="a")]
    assert chosen(events, length=2) == ["a"]


def test_settings_say_how_many_happenings_where_nothing_else_does():
    events = [event(f"{day:02}", f"2021-03-{day:02}", 0.5) for day in range(1, 30)]
    assert len(chosen(events)) == SETTINGS.page_events
    assert len(chosen(events, settings=replace(SETTINGS, page_events=3))) == 3


def test_sentence_beside_an_event_is_none_of_its_best():
    strike = table("events", [event("a", "2021-01-01", 0.5, headline=STRIKE)])
    evidence = table("evidence", [line("a", STRIKE, beside=True), line("a", AGAIN)])
    assert outline(strike, evidence, SETTINGS, sentences=2)[1]["quote"].tolist() == [AGAIN]


def test_counts_and_status_stay_those_of_all_the_evidence():
    strike = event("a", "2021-03-01", 0.5, n_articles=7, n_sources=5, n_outlets=4, status="planned")
    events, evidence = page_of([strike], [line("a", STRIKE, status="planned"), line("a", AGAIN, status="planned")])
    row = events.iloc[0]
    assert (row["n_articles"], row["n_sources"], row["n_outlets"], row["status"]) == (7, 5, 4, "planned")
    assert len(evidence) == 1


@pytest.mark.parametrize(("number", "quotes"), [(1, [STRIKE]), (2, [STRIKE, AGAIN])])
def test_sentence_that_holds_the_headline_proves_it_and_the_next_says_more(number, quotes):
    strike = table("events", [event("a", "2021-03-01", 0.5, headline=STRIKE.removesuffix("."))])
    evidence = table("evidence", [line("a", AGAIN), line("a", STRIKE)])
    assert outline(strike, evidence, SETTINGS, sentences=number)[1]["quote"].tolist() == quotes


def test_only_sentence_is_shown_even_where_it_says_no_more_than_the_headline():
    strike = event("a", "2021-03-01", 0.5, headline=STRIKE.removesuffix("."))
    only = table("evidence", [line("a", STRIKE)])
    assert outline(table("events", [strike]), only, SETTINGS)[1]["quote"].tolist() == [STRIKE]


@pytest.mark.parametrize(
    "worse",
    [
        {"weight": 0.9},
        {"status": "background"},
        {"quote": AGAIN.removesuffix(".")},
        {"quote": "A picket line of dock workers over pay at the gate of the port of Marina."},
    ],
)
def test_weak_source_other_status_title_and_caption_come_after_a_whole_sentence(worse):
    plain = "Dock workers walked out, ships waited outside Marina, and the mayor asked both sides to talk."
    strike = event("a", "2021-03-01", 0.5, headline="Dock workers")
    lines = [line("a", AGAIN, weight=1.0) | worse, line("a", plain, weight=1.0)]
    table_of = table("evidence", lines)
    assert outline(table("events", [strike]), table_of, SETTINGS)[1]["quote"].tolist() == [plain]
    assert len(outline(table("events", [strike]), table_of, SETTINGS, sentences=2)[1]) == 2


@pytest.mark.parametrize(
    ("headline", "own"),
    [
        (
            "President [Jan] Tull spoke to Arle's mayor on Tuesday NEW",
            "President Tull spoke to Arle 's mayor on Tuesday NEW",
        ),
        ("[Tull] spoke to the mayor", "He spoke to the mayor"),
        ("Dock workers walked out", "Dock workers walked out"),
    ],
)
@pytest.mark.parametrize("worse", [{}, {"weight": 0.5}, {"status": "planned"}])
def test_sentence_that_the_headline_is_cut_from_stands_below_it_however_others_tell_the_event(headline, own, worse):
    lines = [
        line("a", text, weight=1.0) for text in (STRIKE.replace("Dock workers", "Men"), AGAIN.replace("workers", "men"))
    ]
    happening = event("a", "2021-03-01", 0.5, headline=headline)
    evidence = table("evidence", [*lines, line("a", own, weight=1.0) | worse])
    assert outline(table("events", [happening]), evidence, SETTINGS, sentences=3)[1]["quote"][0] == own


def test_one_headline_stands_on_one_day_alone():
    again = event("b", "2021-03-05", 0.4, headline="HAPPENING a")
    assert chosen([event("a", "2021-03-01", 0.5), again, event("c", "2021-03-09", 0.1)]) == ["a", "c"]
    assert chosen([event("a", "2021-03-01", 0.3), again, event("c", "2021-03-09", 0.1)]) == ["b", "c"]


def test_nothing_to_tell_gives_an_empty_page():
    events, evidence = outline(table("events"), table("evidence"), SETTINGS)
    assert events.empty
    assert evidence.empty


def test_best_sentence_is_the_one_that_is_most_like_all_others_and_the_headline():
    alike = ["Dock workers walked out at the port.", "Dock workers walked out over pay.", "Ships waited over pay."]
    lines = [line("a", quote) for quote in alike]
    happening = event("a", "2021-03-01", 0.5, headline="Dock workers struck")
    _, told = outline(table("events", [happening]), table("evidence", lines), SETTINGS)
    assert told["quote"].tolist() == ["Dock workers walked out over pay."]


def test_detail_of_a_detail_is_one_of_the_event_that_holds_both():
    rows = [
        event("a", "2021-03-01", 0.5),
        event("b", "2021-03-01", 0.2, detail_of="a"),
        event("c", "2021-03-01", 0.1, detail_of="b"),
    ]
    rows += [event("d", "2021-03-01", 0.1, detail_of="gone"), event("e", "2021-03-01", 0.1, detail_of="d")]
    assert whole_of(table("events", rows)) == {"a": "", "b": "a", "c": "a", "d": "", "e": "d"}
    assert whole_events(table("events", rows))["id"].tolist() == ["a", "d"]


def test_details_are_no_events_of_their_own_where_their_event_is_there():
    rows = [
        event("a", "2021-03-01", 0.5),
        event("b", "2021-03-01", 0.2, detail_of="a"),
        event("c", "2021-03-02", 0.2, detail_of="gone"),
    ]
    assert whole_events(table("events", rows))["id"].tolist() == ["a", "c"]
