"""Vehicles among names: left out of who took part in what, and never tied to their own line by their name."""

from __future__ import annotations

import pytest

from topics.events.network import find_network
from topics.events.people.actors import Mention
from topics.events.people.company import Company
from topics.events.people.vehicles import vehicles_among
from topics.records import table


@pytest.mark.parametrize("name", ["BA170", "BA 170", "Flight 170", "HMS Hoy", "USS Lorain", "the ferry Aurora"])
def test_form_of_a_name_tells_a_vehicle(name):
    assert vehicles_among([name], []) == {name}


@pytest.mark.parametrize("name", ["EU27", "G20", "HMS", "Ms Berg", "Borduria Airlines", "the captain of the ship"])
def test_names_of_bodies_and_people_are_no_vehicles(name):
    assert not vehicles_among([name], [f"{name} spoke on Monday"])


def test_noun_before_a_name_tells_a_vehicle_if_it_stands_there_often_enough():
    told = ["The ferry Aurora sank", "Aurora was raised", "Berg left the ship", "A plane Berg took", "Berg met Holm"]
    assert vehicles_among(["Aurora", "Berg", "Holm"], told) == {"Aurora"}


def _together(text, *names):
    company = Company(table("articles", [{"id": "a"}]))
    found = [Mention(name, "group", text.index(name), text.index(name) + len(name), "", "name", True) for name in names]
    company.add("a", {"a:0": found}, {"a:0": text})
    return company.together()[["one", "other"]].to_numpy().tolist()


@pytest.mark.parametrize("text", ["Borduria Airlines flight BA170 is lost", "Borduria Airlines’ BA170 is lost"])
def test_parts_of_one_name_are_not_named_together(text):
    assert _together(text, "Borduria Airlines", "BA170") == []


@pytest.mark.parametrize("text", ["Borduria Airlines said that flight BA170 is lost", "BA170 of Borduria Airlines"])
def test_two_that_are_named_apart_are_named_together(text):
    assert _together(text, "Borduria Airlines", "BA170") == [["BA170", "Borduria Airlines"]]


def test_network_ties_nobody_to_a_vehicle():
    company = Company(table("articles", [{"id": "a"}]))
    texts = {"a:0": "Berg spoke of BA170", "a:1": "Berg met Holm"}
    mentions = {
        "a:0": [Mention("Berg", "person", 0, 4, "", "name", True), Mention("BA170", "group", 14, 19, "", "name", True)],
        "a:1": [Mention("Berg", "person", 0, 4, "", "name", True), Mention("Holm", "person", 9, 13, "", "name", True)],
    }
    company.add("a", mentions, texts)
    events = table("events", [{"id": "e", "actors": ("BA170", "Berg", "Holm"), "headline": "Flight BA170 is lost"}])
    network = find_network(company.named(), company.together(), events)
    assert network.ties[["one", "other", "n_events"]].to_numpy().tolist() == [["Berg", "Holm", 1]]
    assert list(network.actors["actor"]) == ["Berg", "Holm"]
