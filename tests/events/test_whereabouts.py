"""Places of events, with where they lie."""

from __future__ import annotations

import math

import pytest

from topics.english.coordinates import place_point
from topics.english.places import COUNTRY_OF
from topics.events.whereabouts import list_places
from topics.records import table

EVENTS = table(
    "events",
    [
        {"id": "e", "first": "2021-05-01", "last": "2021-05-02", "places": ("Lyon", "France")},
        {"id": "f", "first": "2021-05-04", "last": "2021-05-04", "places": ("Lyon", "Harbour Street")},
    ],
)
EVIDENCE = table(
    "evidence", [{"event": "e", "article": "a"}, {"event": "e", "article": "b"}, {"event": "f", "article": "a"}]
)


def test_places_are_listed_with_their_events_and_where_they_lie():
    listed = list_places(EVENTS, EVIDENCE).set_index("place")
    assert list(listed.index) == ["Lyon", "France", "Harbour Street"]
    lyon = listed.loc["Lyon"]
    assert (lyon["country"], lyon["n_events"], lyon["n_articles"]) == ("France", 2, 2)
    assert (lyon["first"], lyon["last"], lyon["placed_by"]) == ("2021-05-01", "2021-05-04", "city")
    assert (lyon["latitude"], lyon["longitude"]) == pytest.approx((45.75, 4.85), abs=0.05)
    assert listed.loc["France", "placed_by"] == "capital: Paris"
    assert math.isnan(listed.loc["Harbour Street", "latitude"])


def test_no_events_have_no_places():
    assert list_places(EVENTS.head(0), EVIDENCE.head(0)).empty


@pytest.mark.parametrize("name", ["Bali", "Hyderabad", "San Jose"])
def test_place_that_could_be_another_has_no_point(name):
    assert name in COUNTRY_OF
    assert place_point(name) is None


def test_nation_lies_at_its_capital_and_not_at_a_namesake_of_it():
    for nation, latitude, longitude in [("United States", 38.9, -77.0), ("Britain", 51.5, -0.1)]:
        point = place_point(nation)
        assert (point.latitude, point.longitude) == pytest.approx((latitude, longitude), abs=0.1)
        assert point.seat
