"""Dates by their place in a longer period: "the first Tuesday of November", "the last day of 2022"."""

import pytest

from topics.dates import tag

MONDAY = "2023-06-19"


def values(text, published=MONDAY, domain="news"):
    return [item.value for item in tag(text, published, domain=domain)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the first Tuesday of November 2022", "2022-11-01"),
        ("the second Tuesday of November 2022", "2022-11-08"),
        ("the third Tuesday in November 2022", "2022-11-15"),
        ("the fourth Tuesday of November 2022", "2022-11-22"),
        ("the fifth Tuesday of November 2022", "2022-11-29"),
        ("the last Tuesday of November 2022", "2022-11-29"),
        ("the final Tuesday of November 2022", "2022-11-29"),
        ("the penultimate Tuesday of November 2022", "2022-11-22"),
        ("the first Monday of May 2023", "2023-05-01"),
        ("the last Wednesday of May 2023", "2023-05-31"),
        ("the first Tuesday of the month", "2023-06-06"),
        ("the first Tuesday of last month", "2023-05-02"),
        ("the first Tuesday of next month", "2023-07-04"),
    ],
)
def test_nth_weekday_of_a_month(text, value):
    assert values(f"They met on {text}.") == [value]


def test_fifth_weekday_that_a_month_lacks_is_no_date():
    assert values("They met on the fifth Monday of May 2023.") == ["2023-05-29"]
    assert values("They met on the fifth Thursday of May 2023.") == []


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("They met on the first Tuesday of November.", "2023-06-19", "2022-11-01"),
        ("They will meet on the first Tuesday of November.", "2023-06-19", "2023-11-07"),
        ("They met on the first Tuesday of May.", "2023-06-19", "2023-05-02"),
    ],
)
def test_nth_weekday_without_a_year_follows_the_tense(text, published, value):
    assert values(text, published) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on the first day of May 2023", "2023-05-01"),
        ("on the last day of February 2024", "2024-02-29"),
        ("on the last day of February 2023", "2023-02-28"),
        ("on the last day of 2022", "2022-12-31"),
        ("on the penultimate day of 2022", "2022-12-30"),
        ("on the last day of the month", "2023-06-30"),
        ("on the last day of last year", "2022-12-31"),
        ("in the first week of May 2023", "2023-W18"),
        ("in the second week of May 2023", "2023-W19"),
        ("in the last week of May 2023", "2023-W22"),
        ("in the opening week of May 2023", "2023-W18"),
        ("on the first weekend of May 2023", "2023-W18-WE"),
        ("on the last weekend of May 2023", "2023-W21-WE"),
        ("in the first month of 2022", "2022-01"),
        ("in the last month of 2022", "2022-12"),
        ("in the final quarter of 2022", "2022-Q4"),
        ("in the first quarter of 2022", "2022-Q1"),
        ("in the last year of the 1990s", "1999"),
        ("in the first year of the 1990s", "1990"),
        ("in the last month of last year", "2022-12"),
    ],
)
def test_nth_day_week_weekend_month_or_quarter(text, value):
    assert values(f"They met {text}.") == [value]


def test_nth_date_of_a_year_that_the_text_named():
    assert values("In 1987 it began. On the last day of that year it ended.", MONDAY) == ["1987", "1987-12-31"]
    assert values("They met on the first day of that month.", None) == []


@pytest.mark.parametrize(
    "text", ["He spent the last year of his term there.", "On the last day of talks they met.", "the last days of Rome"]
)
def test_last_of_something_else_is_no_date(text):
    assert not [value for value in values(text) if value[:2] in {"20", "19"}]
