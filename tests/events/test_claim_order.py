"""The order of disagreements, and which claims are of one side."""

import pytest

from topics.events.claim_order import in_order
from topics.events.events import build_events
from topics.records import table
from topics.settings import TimelineSettings


def row(number, matter, value, article, *, rank=1, side=1, kind="contradiction", event=""):
    return {
        "disagreement": number,
        "rank": rank,
        "kind": kind,
        "matter": matter,
        "value": value,
        "article": article,
        "side": side,
        "event": event,
        "quote": f"There were {value}.",
    }


def two_sides(number, matter, *values, **rest):
    return [row(number, matter, value, f"a{side}", side=side, **rest) for side, value in enumerate(values, 1)]


def order_of(*disagreements, outlets=None, importance=None):
    """Return the disagreements by rank, each as it comes with a rank of its own."""
    rows = [claim for own in disagreements for claim in own]
    ranked = in_order(rows, outlets or {}, importance or {})
    assert [claim["rank"] for claim in ranked] == sorted(claim["rank"] for claim in ranked)
    return list(dict.fromkeys(claim["disagreement"] for claim in ranked))


def test_people_and_hours_come_before_ships_and_names_last():
    names = two_sides("names", "name", "Ana", "Anna", rank=1)
    ships = two_sides("ships", "count", "4 ships", "5 ships", rank=2)
    hours = two_sides("hours", "time", "00:41", "1 a.m.", rank=3)
    people = two_sides("people", "count", "4 people", "5 people", rank=4)
    assert order_of(names, ships, hours, people) == ["hours", "people", "ships", "names"]


def test_contradiction_comes_before_newer_figure_and_most_sources_on_both_sides_first():
    newer = two_sides("newer", "day", "Monday", "Tuesday", kind="revised", rank=1)
    thin = two_sides("thin", "day", "Monday", "Tuesday", rank=2)
    thick = [*two_sides("thick", "day", "May", "June", rank=3), row("thick", "day", "June", "a3", rank=3, side=2)]
    thick += [row("thick", "day", "May", "a4", rank=3)]
    assert order_of(newer, thin, thick) == ["thick", "thin", "newer"]
    assert order_of(newer, thin, thick, outlets={"a1": "P", "a4": "P"}) == ["thin", "thick", "newer"]


def test_newer_toll_comes_after_every_contradiction_and_before_spellings():
    toll = two_sides("toll", "count", "4 people", "9 people", kind="revised", rank=1)
    ships = two_sides("ships", "count", "4 ships", "5 ships", rank=2)
    inside = two_sides("inside", "cost", "$4", "$5", kind="inside", rank=3)
    words = two_sides("words", "speaker", "Ana Holt", "Dan Berg", rank=4)
    names = two_sides("names", "name", "Ana", "Anna", kind="spelling", rank=5)
    assert order_of(toll, names, words, inside, ships) == ["ships", "inside", "words", "toll", "names"]


def test_of_equal_ones_the_more_important_event_comes_first():
    one, other = (two_sides(name, "day", "May", "June", rank=at, event=name) for at, name in enumerate("xy", 1))
    assert order_of(one, other, importance={"x": 1.0, "y": 2.0}) == ["y", "x"]


CLOCK = "The train left the station at {} on 3 May 2021 with the delegates."
BOMB = "A bomb killed {} in Kabul on 3 May 2021."
COAT = "The tailor, a Frenchman from the old port, sells suits for between {} and {}."


def claims_of(tables, *texts):
    """Return the claims of articles of one sentence each."""
    articles = [(f"a{at}", "2021-05-04", [text]) for at, text in enumerate(texts)]
    return build_events(*tables(*articles), table("assignments"), TimelineSettings())["claims"]


@pytest.mark.parametrize(
    ("values", "sides"),
    [(("00:41", "12:41am", "00:21"), [1, 1, 2]), (("12:41 a.m.", "00:41", "12.21 a.m."), [1, 1, 2])],
)
def test_one_hour_in_two_spellings_is_one_side(tables, values, sides):
    claims = claims_of(tables, *map(CLOCK.format, values)).sort_values("article")
    assert claims["side"].tolist() == sides
    assert claims_of(tables, *map(CLOCK.format, values[:2])).empty


def test_number_in_words_and_in_digits_is_one_side(tables):
    claims = claims_of(tables, *(BOMB.format(words) for words in ("seven people", "7 people", "nine people")))
    assert claims.sort_values("article")["side"].tolist() == [1, 1, 2]


@pytest.mark.parametrize(
    ("values", "sides"),
    [
        (("at least eight people", "eight people", "12 people"), [1, 1, 2]),
        (("more than eight people", "12 people", "eight people"), [1, 2, 1]),
        (("up to 12 people", "12 people", "eight people"), [1, 1, 2]),
        (("about 500 people", "512 people", "760 people"), [1, 1, 2]),
        (("at least 20 people", "12 people", "eight people"), [1, 2, 3]),
    ],
)
def test_number_that_the_words_of_another_allow_is_of_its_side(tables, values, sides):
    claims = claims_of(tables, *map(BOMB.format, values))
    assert claims.sort_values("article")["side"].tolist() == sides


def test_capitals_are_no_spelling_of_a_name(tables):
    names = ("KARL BRANDAUER", "Karl Brandauer", "Karl Brandaur")
    claims = claims_of(tables, *(f"Minister {name} visited the mill." for name in names))
    assert claims["value"].tolist() == ["Karl Brandauer", "Karl Brandaur"]
    assert claims_of(tables, *(f"Minister {name} visited the mill." for name in names[:2])).empty


def test_articles_that_both_tell_both_figures_do_not_contradict_each_other(tables):
    assert claims_of(tables, *[COAT.format("£4,300", "£21,000")] * 2).empty
