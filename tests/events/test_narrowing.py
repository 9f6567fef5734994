"""A part of the timeline: both ends of its days, its phrase and its theme; what readers see comes in order."""

from datetime import date

import pandas as pd
import pytest

from tests.corpora import make_tables
from tests.events.test_events import OTHER, PLAN, REPORT
from topics.errors import InputError
from topics.events.cleaned_lines import cleaned
from topics.events.events import build_events
from topics.events.narrowing import holds_phrase, narrow
from topics.events.selection import _is_sentence, events_of_days, select_timeline
from topics.events.sources import Sources
from topics.records import table
from topics.settings import TimelineSettings

EVENTS = table(
    "events",
    [
        {"id": "day", "first": "2021-06-09", "last": "2021-06-09", "headline": "Berg met Ortega", "themes": ["Trade"]},
        {"id": "span", "first": "2021-06-05", "last": "2021-06-12", "headline": "A fair", "actors": ["Kari Moe"]},
        {"id": "late", "first": "2021-07-01", "last": "2021-07-31", "headline": "A plan", "places": ["Lima", "Oslo"]},
    ],
)
EVIDENCE = table(
    "evidence",
    [
        {"event": "day", "quote": "Anna Berg  met President Luis Ortega."},
        {"event": "span", "quote": "The fair was opened."},
        {"event": "late", "quote": "They will go."},
    ],
)


def ids(**conditions):
    events, evidence = narrow(EVENTS, EVIDENCE, **conditions)
    assert set(evidence["event"]) == set(events["id"])
    return list(events["id"])


@pytest.mark.parametrize(
    ("start", "end", "left"),
    [
        ("", "", ["day", "span", "late"]),
        ("2021-06-09", "", ["day", "span", "late"]),
        ("2021-06-10", "", ["span", "late"]),
        ("2021-06-12", "", ["span", "late"]),
        ("2021-06-13", "", ["late"]),
        ("", "2021-06-09", ["day", "span"]),
        ("", "2021-06-08", ["span"]),
        ("", "2021-06-05", ["span"]),
        ("", "2021-06-04", []),
        ("2021-06-09", "2021-06-09", ["day", "span"]),
        ("2021-07-31", "2021-07-31", ["late"]),
        ("2021-08-01", "", []),
    ],
)
def test_event_that_reaches_into_the_days_is_kept_both_ends_inclusive(start, end, left):
    assert ids(start=start, end=end) == left


@pytest.mark.parametrize(
    ("start", "end", "left"),
    [
        ("10 June 2021", "", ["span", "late"]),
        ("2021-6-13", "", ["late"]),
        ("July 2021", "", ["late"]),
        ("", "5 Jun 2021", ["span"]),
        ("", "2021-06", ["day", "span"]),
        ("", "June 2021", ["day", "span"]),
        ("2021-06", "2021", ["day", "span", "late"]),
        (date(2021, 6, 13), pd.Timestamp("2021-07-01"), ["late"]),
    ],
)
def test_days_are_understood_in_any_plain_form_a_period_from_its_first_or_to_its_last_day(start, end, left):
    assert ids(start=start, end=end) == left


@pytest.mark.parametrize("given", ["February", "soon", "03/04/2021", "2021-02-30", "2021-13", "yesterday"])
@pytest.mark.parametrize("name", ["start", "end"])
def test_days_that_are_not_understood_are_refused_with_the_form_to_write(name, given):
    with pytest.raises(InputError, match=f"^{name} is '{given}', which .*2011-02-01"):
        ids(**{name: given})
    with pytest.raises(InputError, match=f"^{name} is '{given}'"):
        select_timeline(*make_tables(("a", "2021-06-10", ["Berg met Ortega."])), TimelineSettings(), **{name: given})


def test_days_that_end_before_they_begin_are_refused():
    with pytest.raises(InputError, match="start is 2021-06-10 and end is 2021-06-09"):
        ids(start="2021-06-10", end="9 June 2021")


@pytest.mark.parametrize(
    ("about", "left"),
    [
        ("president luis", ["day"]),
        ("Berg MET", ["day"]),
        ("luis president", []),
        ("kari moe", ["span"]),
        ("oslo", ["late"]),
        ("lima oslo", []),
        ("fair", ["span"]),
        ("plan", ["late"]),
    ],
)
def test_about_is_a_phrase_of_a_sentence_a_name_a_place_or_the_headline(about, left):
    assert ids(about=about) == left


@pytest.mark.parametrize(("theme", "left"), [("trade", ["day"]), ("TRADE", ["day"]), ("tra", [])])
def test_theme_is_the_whole_name_whatever_its_case(theme, left):
    assert ids(theme=theme) == left


def test_all_conditions_hold_together():
    assert ids(about="berg", theme="trade", start="2021-06-09", end="2021-06-09") == ["day"]
    assert ids(about="berg", theme="trade", start="2021-06-10") == []


def test_phrase_is_held_whatever_the_case_and_the_white_space():
    texts = pd.Series(["The  Rescue\nteams came", "teams to rescue", "rescued teams"])
    assert list(holds_phrase(texts, " rescue  TEAMS ")) == [True, False, False]


@pytest.mark.parametrize(("n_words", "is_whole"), [(11, False), (12, True), (40, True), (41, False)])
def test_sentence_of_twelve_to_forty_words_is_whole(n_words, is_whole):
    text = " ".join(["The", "mayor", "opened", *["harbours"] * 60][:n_words])
    assert _is_sentence(text, TimelineSettings()) is is_whole


def test_scrap_without_a_verb_is_not_chosen_beside_a_sentence():
    scrap = "Marina port closure strike list of all ships and boats, 3 March 2021, page one, price two"
    told = "The mayor of Marina opened the port again for all ships and boats on 3 March 2021."
    parts = make_tables(("a", "2021-03-04", [scrap]), ("b", "2021-03-04", ["It is warm.", told]))
    assert list(select_timeline(*parts, TimelineSettings(), end="2021-03-03")["quote"]) == [told]


def test_sentences_of_a_day_come_best_first_and_the_best_is_the_headline():
    parts = make_tables(REPORT, OTHER, PLAN)
    selected = select_timeline(*parts, TimelineSettings(), sentences=3)
    events = events_of_days(selected)["events"]
    assert list(events["first"]) == sorted(events["first"])
    for day, members in selected.groupby("day"):
        assert list(members["score"]) == sorted(members["score"], reverse=True)
        headline = events.set_index("first").loc[day, "headline"]
        assert headline.replace("[Anna] ", "") == cleaned(members["quote"].iloc[0])


@pytest.mark.parametrize("texts", [["Rain."], ["Rain 3 March 2021."], ["… 3 March 2021", "… 4 March 2021"]])
@pytest.mark.filterwarnings("error")
def test_tiny_corpus_raises_no_warning(texts):
    parts = make_tables(("a", "2021-03-04", texts))
    select_timeline(*parts, TimelineSettings(), sentences=2)
    build_events(*parts, table("assignments"), TimelineSettings())


def test_events_come_by_day_and_id_actors_by_part_and_evidence_by_article_and_place():
    parts = make_tables(REPORT, OTHER, PLAN)
    tables = build_events(*parts, table("assignments"), TimelineSettings())
    keys = list(zip(tables["events"]["first"], tables["events"]["last"], tables["events"]["id"], strict=True))
    assert keys == sorted(keys)
    assert list(dict.fromkeys(tables["evidence"]["event"])) == list(tables["events"]["id"])
    for _, members in tables["evidence"].groupby("event"):
        places = list(zip(members["article"], members["start"], strict=True))
        assert places == sorted(places)
    met = tables["events"][tables["events"]["first"] == "2021-06-09"]
    assert ("Anna Berg", "Luis Ortega") in {actors[:2] for actors in met["actors"]}


def test_sources_count_an_article_and_its_reprints_once_whatever_the_order():
    articles = table(
        "articles", [{"id": "a"}, {"id": "b", "reprint_of": "a"}, {"id": "c"}, {"id": "d", "reprint_of": "a"}]
    )
    sources = Sources(articles.sample(frac=1, random_state=4))
    assert [sources.count(ids) for ids in (["a", "b"], ["b", "d"], ["a", "c"], ["d", "c", "b"], [])] == [1, 1, 2, 2, 0]
    assert (sources.of("a"), sources.of("b"), sources.of("c")) == ("a", "a", "c")
