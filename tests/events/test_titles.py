"""Titles: what tells a happening, and what is only a label."""

import doctest

import pytest

import topics.events.titles
from topics.events.titles import has_verb


def test_example_in_the_docstring_holds():
    assert doctest.testmod(topics.events.titles).failed == 0


@pytest.mark.parametrize(
    ("title", "tells"),
    [
        ("Ferry 'sank in minutes' - mayor of Pula", True),
        ("'We will never give up': families vow to fight on", True),
        ("Pula searching for missing ferry", True),
        ("Missing ferry found off Pula", True),
        ("Search for ferry to be longest in history", True),
        ("Missing ferry: Pula and the military gaps", False),
        ("Ferry Hilda: 'Riddle wrapped in a riddle'", False),
        ("'The ship sank in minutes'", False),
        ("Scenes of the flood", False),
        ("Riders with forged passports 'not linked to thefts'", False),
        ("Mayor 'not told of flood' for days", True),
    ],
)
def test_title_tells_only_with_a_verb_of_its_own(title, tells):
    assert has_verb(title) is tells
