"""Times of day as claims: what each form comes to."""

from __future__ import annotations

import pytest

from topics.events.claims.clock import _TIME, _minutes


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("8 p.m.", 20 * 60),
        ("8:05 pm", 20 * 60 + 5),
        ("8.05 a.m.", 8 * 60 + 5),
        ("12 a.m.", 0),
        ("12 p.m.", 12 * 60),
        ("20:00", 20 * 60),
        ("00:01", 1),
    ],
)
def test_time_of_day_comes_to_minutes_since_midnight(words, minutes):
    assert _minutes(_TIME.search(f"The ferry left at {words} sharp.")) == minutes


@pytest.mark.parametrize("words", ["25:10", "8:61 pm", "a score of 8", "£8.05", "1:02:03"])
def test_what_is_no_time_of_day_is_none(words):
    assert _TIME.search(f"The ferry had {words} then.") is None
