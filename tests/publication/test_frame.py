"""The days that the reader knows all articles to be of."""

from __future__ import annotations

import pytest

from topics.errors import InputError, SettingsError
from topics.publication.frame import frame_of, read_between
from topics.settings import PublicationSettings


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, ""),
        ({"from_": "2021-05-01"}, "2021-05-01/.."),
        ({"to": "2021-06"}, "../2021-06-30"),
        ({"from_": "2021-05-01", "to": "2021-06"}, "2021-05-01/2021-06-30"),
        ({"year": 2021}, "2021"),
        ({"from_": "2021-05-01", "year": 2021}, "2021-05-01/2021-12-31"),
    ],
)
def test_days_of_all_articles(settings, expected):
    frame = frame_of(PublicationSettings(**settings))

    assert (frame.edtf if frame else "") == expected


@pytest.mark.parametrize("settings", [{"from_": "2022", "year": 2021}, {"from_": "2022", "to": "2021"}])
def test_settings_that_leave_no_day_are_refused(settings):
    with pytest.raises((SettingsError, InputError)):
        frame_of(PublicationSettings(**settings))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021-05-01..2021-06-30", ("2021-05-01", "2021-06-30")),
        ("2021-05..", ("2021-05", "")),
        ("..2021", ("", "2021")),
        ("2021 .. 2022", ("2021", "2022")),
        ("1 May 2021..2021-6-3", ("2021-05-01", "2021-06-03")),
    ],
)
def test_days_on_the_command_line(text, expected):
    assert read_between(text) == expected


@pytest.mark.parametrize("text", ["2021", "..", "May..June", "2021/2022", "2022..2021"])
def test_other_words_on_the_command_line_are_refused_with_an_example(text):
    with pytest.raises(InputError, match=r"2021-05-01\.\.2021-06-30"):
        read_between(text)
