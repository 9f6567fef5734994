"""The disagreements on the page: their order, their titles, equal values together, what their days may explain."""

import re

import pytest

from topics.output.page import one_page_text, page_text
from topics.output.page.disagreements import CHANGED
from topics.output.page.limits import Limits
from topics.output.page.view import PageView
from topics.records import TABLES, table

ABOUT = {"corpus": "c", "settings": [], "versions": {}, "notes": []}


def claims_of(name, rank, *said, **common):
    """Return claims from (value, article, day of publication)."""
    usual = {"disagreement": name, "rank": rank, "kind": "contradiction", "matter": "count", "about": name} | common
    return [{**usual, "value": value, "article": article, "published": day} for value, article, day in said]


def view_of(*claims, **rows):
    given = {"claims": [claim for group in claims for claim in group], **rows}
    return PageView({name: table(name, given.get(name, ())) for name in TABLES}, Limits())


def test_disagreements_come_in_the_order_of_the_table():
    day = "2024-05-03"
    view = view_of(
        claims_of("width", 2, ("3 km", "a", day), ("4 km", "b", day), matter="measure"),
        claims_of("bureau", 3, ("Bureau", "a", day), ("Board", "b", day), matter="name"),
        claims_of("aboard", 1, ("239 people", "a", day), ("230 people", "b", day)),
    )
    assert [one.title.split(":")[0] for one in view.disagreements] == ["Aboard", "Width", "Bureau"]


@pytest.mark.parametrize(
    ("values", "numbers", "sides"),
    [
        (["239 people", "239 passengers and crew", "230 people"], [1, 1, 2], ["239 people", "230 people"]),
        (["00:41", "12:21 a.m.", "12:41am"], [1, 2, 1], ["00:41", "12:21 a.m."]),
        (["120km", "120 nautical miles"], [1, 2], ["120 nautical miles", "120km"]),
        (["nine ships", "9 boats"], [0, 0], ["9 boats", "nine ships"]),
    ],
)
def test_equal_values_are_one_side(values, numbers, sides):
    said = [(value, f"a{n}", "2024-05-03") for n, value in enumerate(values)]
    claims = [claim | {"side": side} for claim, side in zip(claims_of("d", 1, *said), numbers, strict=True)]
    (found,) = view_of(claims).disagreements
    assert [side.value for side in found.sides] == sides


@pytest.mark.parametrize(
    ("matter", "said", "is_said"),
    [
        ("count", [("3 ships", "a", "2024-05-03"), ("4 ships", "b", "2024-05-04")], True),
        ("count", [("3 ships", "a", "2024-05-03"), ("4 ships", "b", "2024-05-03")], False),
        ("count", [("3 ships", "a", "2024-05-03"), ("4 ships", "b", "2024-05-02/2024-05-09")], False),
        ("count", [("3 ships", "a", "2024-05-03"), ("4 ships", "b", "")], False),
        ("time", [("10 a.m.", "a", "2024-05-03"), ("11 a.m.", "b", "2024-05-04")], False),
        ("measure", [("120km", "a", "2024-05-03"), ("120 miles", "b", "2024-05-04")], False),
        ("measure", [("120km", "a", "2024-05-03"), ("140km", "b", "2024-05-04")], True),
    ],
)
def test_values_of_different_days_may_have_changed(matter, said, is_said):
    (found,) = view_of(claims_of("d", 1, *said, matter=matter)).disagreements
    assert found.kind.startswith("told differently")
    assert (CHANGED in found.kind) is is_said


@pytest.mark.parametrize(
    ("about", "values", "title"),
    [
        ("how many ships", ["3 ships", "4 ships"], "How many ships: 3 ships / 4 ships"),
        ("how much: cost", ["$3 million", "$4 million"], "How much: cost – $3 million / $4 million"),
        ("whether it was so: found", ["found", "not found"], "Whether it was so: found"),
        ("when", ["2024-05-03", "2024-05-04"], "When: 3 May 2024 / 4 May 2024"),
        ("where", [f"w{n}" for n in range(5)], "Where: w0 / w1 / w2 / w3 / …"),
        ("what", ["w" * 60, "v" * 60], "What"),
    ],
)
def test_title_says_the_values_where_there_is_room(about, values, title):
    said = [(value, f"a{n}", "2024-05-03") for n, value in enumerate(values)]
    (found,) = view_of(claims_of("d", 1, *said, about=about, matter="place")).disagreements
    assert found.title == title


def test_list_at_the_top_names_and_leads_to_every_disagreement():
    claims = [
        *claims_of("d1", 1, ("3 ships", "a", ""), ("4 ships", "b", "")),
        *claims_of("d2", 2, ("5 km", "a", ""), ("6 km", "a", ""), kind="inside", matter="measure"),
    ]
    page = page_text({"claims": table("claims", claims)}, about=ABOUT)
    listed = page[page.index('id="disagreement-index"') :].partition("</ol>")[0]
    assert re.findall(r'href="#([^"]+)">([^<]+)<', listed) == [
        ("disagreement-1", "D1: 3 ships / 4 ships"),
        ("disagreement-2", "D2: 5 km / 6 km"),
    ]
    assert "(one article each; told differently)" in listed
    assert "(within one article)" in listed
    assert set(re.findall(r'id="(disagreement-\d)"', page)) == {"disagreement-1", "disagreement-2"}


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        (["contradiction"], "1 point: Matter 0"),
        (["contradiction"] * 3, "3 points: Matter 0; Matter 1; Matter 2"),
        (["contradiction"] * 4, "4 points: Matter 0; Matter 1; Matter 2; and 1 more"),
        (["contradiction"] * 3 + ["spelling"], "4 points: Matter 0; Matter 1; Matter 2; and 1 more"),
        (["spelling", "contradiction"], "2 points: Matter 1; and 1 more"),
        (["spelling"] * 2, "2 points"),
    ],
)
def test_first_screen_names_three_disagreements_and_counts_the_others(about, kinds, told):
    long = "a value that is too long to stand in a title " * 3
    said = [(f"1 {long}", "a", ""), (f"2 {long}", "b", "")]
    claims = [
        claim
        for rank, kind in enumerate(kinds)
        for claim in claims_of(f"matter {rank}", rank, *said, matter="cause", kind=kind)
    ]
    page = page_text({"claims": table("claims", claims)}, about=about)
    sentence = page[page.index("The articles disagree on") :].partition("</p>")[0]
    assert re.sub("<[^>]+>", "", sentence) == f"The articles disagree on {told}."


@pytest.mark.parametrize(
    ("kind", "says", "is_marked"),
    [
        ("contradiction", "Sources differ", True),
        ("inside", "One article says both", False),
        ("revised", "Later articles tell it anew", False),
        ("spelling", "", False),
    ],
)
def test_event_says_what_is_told_differently_of_it_and_leads_there(kind, says, is_marked):
    said = [("239 people", "a", "2024-05-03"), ("230 people", "b", "2024-05-03")]
    claims = claims_of("aboard", 1, *said, kind=kind)
    claims[1]["event"] = "e1"
    before = claims_of("width", 0, ("3 km", "a", ""), ("4 km", "b", ""), matter="measure")
    common = {"status": "reported", "first": "2024-05-03", "last": "2024-05-03", "importance": 1.0}
    events = [{"id": name, "headline": name, **common} for name in ("e1", "e2")]
    view = view_of(before, claims, events=events)
    first, second = view.events
    told = [(one.anchor, one.kind, one.title) for one in first.differences]
    assert told == ([("disagreement-2", says, "Aboard: 230 people / 239 people")] if says else [])
    assert second.differences == ()
    assert (first.differs, second.differs) == ("disagreement-2" if is_marked else "", "")
    assert [(one.id, one.headline) for one in view.disagreements] == [("disagreement-1", ""), ("disagreement-2", "e1")]


def test_mark_of_differing_sources_stands_in_the_event_in_the_brief_and_on_the_one_page(tables, about):
    page = page_text(tables, about=about)
    event = page[page.index('id="event-e0503"') :].partition("</li>")[0]
    summary, _, opened = event.partition("</summary>")
    assert '<span class="differs">sources differ</span>' in summary
    assert 'Sources differ: <a href="#disagreement-1" dir="auto">The day of the meeting: 3 May 2024' in opened
    brief = page[page.index('class="brief"') :].partition("</ol>")[0]
    assert brief.count('href="#disagreement-1">sources differ') == 1
    assert one_page_text(tables, about=about).count('href="report.html#disagreement-1">sources differ') == 1
    agreed = {**tables, "claims": table("claims", [])}
    assert "ources differ" not in page_text(agreed, about=about) + one_page_text(agreed, about=about)
