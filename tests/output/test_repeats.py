"""Repeats among events in figures: one happening under two days is drawn once, two happenings are drawn twice."""

from __future__ import annotations

import pytest

from topics.output.figures import draw_actors_by_event, draw_timeline
from topics.output.figures.repeats import without_repeats
from topics.records import table

LOST = "Flight BA170 'crashed in southern Syldavian Sea' - Borduria PM"


def events_of(*rows):
    """Return events e0, e1 … of (first day, headline, number of sources, whether the day is only likely)."""
    same = {"status": "reported", "importance": 0.5, "actors": ("Berg",)}
    return table(
        "events",
        [
            same
            | {"id": f"e{n}", "first": day, "last": day, "headline": headline, "n_sources": sources, "likely": likely}
            for n, (day, headline, sources, likely) in enumerate(rows)
        ],
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("2013-02-14", "Holt shot Berg on a day in 2013", 9, False),
            ("2015-02-14", "Holt shot Berg on a day in 2013", 2, False),
        ),
        (
            ("2021-05-03", "Ferries of Olsted stood still", 2, False),
            ("2021-05-04", "Ferries of Olsted stood still", 1, False),
        ),
        (
            (
                "2014-03-24",
                "The Bordurian PM said that flight BA170 ended in the south Syldavian Sea, where it crashed",
                2,
                False,
            ),
            ("2014-03-25", LOST, 4, True),
        ),
    ],
    ids=["a year in the headline", "days that follow", "the day of a report"],
)
def test_happening_told_twice_is_kept_once(one, other):
    assert list(without_repeats(events_of(one, other))["id"]) == ["e0"]
    assert list(without_repeats(events_of(other, one))["id"]) == ["e1"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("2021-05-03", "Ferries of Olsted stood still", 2, False),
            ("2021-08-04", "Ferries of Olsted stood still", 1, False),
        ),
        (
            ("2014-03-24", "The Bordurian PM said that flight BA170 ended in the south Syldavian Sea", 2, False),
            ("2014-03-25", LOST, 4, False),
        ),
        (("2014-03-24", "The PM spoke of a flight of his own to the sea", 2, False), ("2014-03-25", LOST, 4, True)),
        (("2014-03-24", "They met", 2, False), ("2014-03-24", "They met", 4, False)),
        (
            ("2014-03-20", "The Bordurian PM said that flight BA170 crashed in the south Syldavian Sea", 2, False),
            ("2014-03-25", LOST, 4, True),
        ),
    ],
    ids=["it happens again", "two sure days", "other words", "too short", "days apart"],
)
def test_two_happenings_are_both_kept(one, other):
    assert len(without_repeats(events_of(one, other))) == 2


def test_figures_draw_a_happening_once():
    events = events_of(
        ("2013-02-14", "Holt shot Berg on a day in 2013", 9, False),
        ("2015-02-14", "Holt shot Berg on a day in 2013", 2, False),
    )
    assert draw_timeline(events, table("evidence")).data["id"].tolist() == ["e0"]
    assert draw_actors_by_event(events).data["id"].tolist() == ["e0"]
