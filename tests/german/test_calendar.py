import re

import pytest

from tests.marked import read_marked
from topics.english.calendar import HOLIDAYS as ENGLISH_HOLIDAYS
from topics.english.calendar import SEASONS as ENGLISH_SEASONS
from topics.english.calendar import UNITS as ENGLISH_UNITS
from topics.english.calendar import WEEKDAYS as ENGLISH_WEEKDAYS
from topics.german.calendar import HOLIDAYS, MONTHS, PARTS_OF_DAY, SEASONS, STEPS, UNITS, WEEKDAYS, examples
from topics.german.pieces import classes, pieces

FOUND = [pytest.param(row.pattern, text, id=f"{row.pattern}: {text}") for row in examples() for text in row.texts]
NONE = [pytest.param(row.pattern, text, id=f"{row.pattern}: {text}") for row in examples() for text in row.none]


def find(piece, text):
    return re.findall(rf"(?<!\w)(?:{pieces()[piece]})(?!\w)", text, re.IGNORECASE)


@pytest.mark.parametrize(("piece", "text"), FOUND)
def test_piece_finds_what_its_example_marks(piece, text):
    plain, marked = read_marked(text)

    assert find(piece, plain) == marked


@pytest.mark.parametrize(("piece", "text"), NONE)
def test_piece_finds_nothing_in_its_counterexample(piece, text):
    assert find(piece, text) == []


def test_terms_are_those_that_english_has():
    assert set(WEEKDAYS.values()) == {name for name, number in ENGLISH_WEEKDAYS.items() if name.endswith("day")}
    assert set(UNITS.values()) <= set(ENGLISH_UNITS.values())
    assert set(SEASONS.values()) == set(ENGLISH_SEASONS.values())
    assert set(MONTHS.values()) == {str(number) for number in range(1, 13)}
    assert set(PARTS_OF_DAY.values()) == {"morning", "midday", "afternoon", "evening", "night"}
    assert set(STEPS.values()) == {"last", "next", "this", "following", "preceding", "that"}


def test_adjectives_step_with_every_ending():
    assert [STEPS[f"kommende{ending}"] for ending in ("", "n", "r", "m", "s")] == ["next"] * 5


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("karfreitag", "good friday"),
        ("ostermontag", "easter monday"),
        ("weihnachten", "christmas"),
        ("pfingsten", "pentecost"),
    ],
)
def test_holiday_falls_on_the_day_of_its_english_name(german, english):
    one, other = HOLIDAYS[german], ENGLISH_HOLIDAYS[english]

    assert (one.on, one.easter) == (other.on, other.easter)


def test_compound_words_call_for_the_rules_of_their_parts():
    assert {"montagabend", "freitags", "sonnabendvormittag"} <= classes()["weekday"]
    assert {"zweitägigen", "vorjahres", "jahresende", "wochenlang"} <= classes()["unit"]
    assert "montagsdemo" not in classes()["weekday"]
