"""Who is named together with whom, and the network that comes of it."""

from __future__ import annotations

import pandas as pd
import pytest

from topics.events.network import find_network
from topics.events.people.actors import Mention
from topics.events.people.company import Company
from topics.records import table

ARTICLES = table("articles", [{"id": "a"}, {"id": "b"}, {"id": "copy", "reprint_of": "a"}])


def mention(actor, kind="person"):
    return Mention(actor, kind, 0, len(actor), "", "name", True)


def counted(*articles):
    """Return the counts of articles, each a name with the actors of its sentences."""
    company = Company(ARTICLES)
    for name, sentences in articles:
        named = {f"{name}:{n}": [mention(*item) for item in own] for n, own in enumerate(sentences)}
        company.add(name, named)
    return company


MARA, BEN, PORT, LIMA = ("Mara Olsted",), ("Ben Reyk",), ("Port Authority", "group"), ("Lima", "place")


def test_pair_counts_once_in_a_sentence_and_each_article_once():
    company = counted(("a", [[MARA, BEN, MARA], [BEN, MARA]]), ("b", [[MARA, BEN], [PORT]]))
    assert company.together().to_numpy().tolist() == [["Ben Reyk", "Mara Olsted", 3, 2]]
    assert company.named().to_numpy().tolist() == [
        ["Ben Reyk", "person", 3, 2],
        ["Mara Olsted", "person", 3, 2],
        ["Port Authority", "group", 1, 1],
    ]


def test_reprint_and_place_add_nothing():
    company = counted(("a", [[MARA, LIMA]]), ("copy", [[MARA, BEN]]))
    assert company.together().empty
    assert list(company.named()["actor"]) == ["Mara Olsted"]


def test_counts_of_nobody_have_their_columns_and_types():
    company = counted(("a", [[]]))
    assert company.together().dtypes.astype(str).to_dict()["n_sentences"] == "int64"
    assert find_network(company.named(), company.together(), table("events")).ties.empty


def test_network_joins_sentences_and_events():
    company = counted(("a", [[MARA, BEN], [MARA, PORT], [MARA, PORT], [("Ann Day",)]]))
    events = table(
        "events", [{"id": "e", "actors": ("Mara Olsted", "Ben Reyk")}, {"id": "f", "actors": ("crews", "Mara Olsted")}]
    )
    network = find_network(company.named(), company.together(), events)
    assert network.ties.to_numpy().tolist() == [
        ["Mara Olsted", "Port Authority", 2, 1, 0],
        ["Ben Reyk", "Mara Olsted", 1, 1, 1],
        ["Mara Olsted", "crews", 0, 0, 1],
    ]
    assert network.actors[["actor", "kind", "n_sentences", "n_events", "n_ties"]].to_numpy().tolist() == [
        ["Mara Olsted", "person", 3, 2, 3],
        ["Port Authority", "group", 2, 0, 1],
        ["Ben Reyk", "person", 1, 1, 1],
        ["crews", "group", 0, 1, 1],
    ]


def test_corpus_counts_who_is_named_together(tiny):
    ties = tiny.network().ties
    assert (ties["n_sentences"] + ties["n_events"] > 0).all()
    assert pd.Index(["one", "other"]).isin(ties.columns).all()


@pytest.mark.parametrize("about", ["Olsted", "nobody at all"])
def test_network_of_a_part_of_the_timeline_has_its_events_only(tiny, about):
    events = tiny.timeline(about=about)["events"]
    assert tiny.network(events).actors["n_events"].max() <= len(events)
