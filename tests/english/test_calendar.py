import re

import pytest

from tests.marked import read_marked
from topics.english.calendar import (
    HOLIDAYS,
    MONTH_NAMES,
    MONTHS,
    PARTS_OF_DAY,
    SEASONS,
    UNITS,
    WEEKDAY_NAMES,
    WEEKDAYS,
    examples,
    holiday_name,
    month_number,
    pattern,
)

FOUND = [pytest.param(row.pattern, text, id=f"{row.pattern}: {text}") for row in examples() for text in row.texts]
NONE = [pytest.param(row.pattern, text, id=f"{row.pattern}: {text}") for row in examples() for text in row.none]


def find(kind, text):
    return re.findall(rf"(?<!\w)(?:{pattern(kind)})(?!\w)", text, re.IGNORECASE)


@pytest.mark.parametrize(("kind", "text"), FOUND)
def test_pattern_finds_what_its_example_marks(kind, text):
    plain, marked = read_marked(text)

    assert find(kind, plain) == marked


@pytest.mark.parametrize(("kind", "text"), NONE)
def test_pattern_finds_nothing_in_its_counterexample(kind, text):
    assert find(kind, text) == []


def test_months_and_weekdays_are_in_order():
    assert MONTH_NAMES[0] == "january"
    assert MONTH_NAMES[-1] == "december"
    assert len(MONTH_NAMES) == 12
    assert (MONTHS["sept"], MONTHS["sep"], MONTHS["september"]) == (9, 9, 9)
    assert WEEKDAY_NAMES == ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    assert (WEEKDAYS["mon"], WEEKDAYS["thurs"], WEEKDAYS["sunday"]) == (1, 4, 7)


@pytest.mark.parametrize(("text", "number"), [("1", 1), ("09", 9), ("May", 5), ("DEC.", 12), ("sept", 9)])
def test_month_number_reads_digits_and_names(text, number):
    assert month_number(text) == number


def test_other_names_lead_to_the_usual_one():
    assert SEASONS["fall"] == SEASONS["autumn"] == "autumn"
    assert UNITS["hrs"] == UNITS["hour"] == "hour"
    assert UNITS["millennia"] == "millennium"
    assert PARTS_OF_DAY["dusk"] == "evening"


def test_long_units_are_a_day_or_longer():
    assert find("long-unit", "a second, a minute, an hour, a day, two weeks, a year") == ["day", "year"]


def test_holiday_is_named_whatever_its_writing():
    assert holiday_name("NEW YEAR’S\nEVE") == "new year's eve"
    assert holiday_name("St Patrick’s Day") in HOLIDAYS


def test_holiday_has_exactly_one_way_to_its_day():
    for holiday in HOLIDAYS.values():
        by_weekday = bool(holiday.month and holiday.weekday in WEEKDAYS and holiday.count)
        assert bool(holiday.on) + by_weekday <= 1
        assert "easter" in holiday.names[0] or holiday.on or by_weekday or holiday.easter
