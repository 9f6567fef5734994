"""Tests of things: what befell one of them on a day is one happening, whatever it and its act are called."""

import pytest

from tests.corpora import make_tables
from topics.english.data import read_texts
from topics.events.events import build_events
from topics.events.things import thing_of
from topics.records import table
from topics.settings import TimelineSettings

ONE = [
    (
        "The ferry Aurora vanished on 8 March 2014 with 239 people.",
        "The vessel, which disappeared on 8 March 2014, was old.",
    ),
    ("A cargo jet went missing on 8 March 2014.", "The plane vanished from all screens on 8 March 2014."),
    ("The earthquake struck at dawn on 8 March 2014.", "The 6.1 quake hit the coast on 8 March 2014."),
    ("Polls closed on 8 March 2014 in the whole land.", "Voting ended on 8 March 2014 after long queues."),
]
TWO = [
    ("The ferry Aurora vanished on 8 March 2014.", "The ferry Dalia disappeared on 8 March 2014."),
    ("Flight 17 vanished on 8 March 2014.", "Flight 93 disappeared from the screens on 8 March 2014."),
    ("Hurricane Ida struck the coast on 8 March 2014.", "Typhoon Koto hit the island on 8 March 2014."),
]


def sources_of(*texts):
    """Return how many sources each event of some sentences has, each in an article of its own."""
    tables = make_tables(*((f"a{number}", "2014-03-20", [text]) for number, text in enumerate(texts)))
    return sorted(build_events(*tables, table("assignments"), TimelineSettings())["events"]["n_sources"])


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_act_of_one_thing_is_one_event_of_two_sources(one, other):
    assert sources_of(one, other) == [2]


@pytest.mark.parametrize(("one", "other"), TWO)
def test_other_things_stay_apart(one, other):
    assert sources_of(one, other) == [1, 1]


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("the ferry Aurora", "ship"),
        ("Flight BA17", "plane"),
        ("the storm, which had weakened,", "storm"),
        ("a plane carrying 20 people", "plane"),
        ("two planes", None),
        ("hundreds of planes", None),
        ("a plane and a bus", None),
        ("the plane's captain", None),
        ("the vessel 's crew", None),
        ("the captain of the ship", None),
        ("vote counting", None),
        ("Election Commission", None),
        ("Flight Lieutenant Berg", None),
        ("a fire", None),
        ("the minister", None),
        ("", None),
    ],
)
def test_subject_names_one_thing_or_none(subject, kind):
    thing = thing_of(subject)
    assert (thing and thing.kind) == kind


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Borduria Airlines flight BA17", "the flight 17", True),
        ("flight BA17", "flight BA18", False),
        ("the ferry Aurora", "the old vessel", True),
        ("the ferry Aurora", "the vessel Dalia", False),
        ("the ferry", "the train", False),
    ],
)
def test_names_behind_the_noun_tell_things_apart(one, other, expected):
    assert thing_of(one).can_be(thing_of(other)) == expected


@pytest.mark.parametrize("name", ["one-act", "one-thing"])
def test_word_is_in_one_group_only(name):
    words = [word for text in read_texts("topics.english", "happenings", name).values() for word in text.split()]
    assert len(words) == len(set(words))
