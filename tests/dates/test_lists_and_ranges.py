"""Several dates of one kind beside each other: lists of days, and both ends of a range in order."""

import pytest

from topics.dates import tag

MONDAY = "2023-06-19"


def values(text, published=MONDAY, domain="news"):
    return [item.value for item in tag(text, published, domain=domain)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on May 4, 5 and 9.", ["2023-05-04", "2023-05-05", "2023-05-09"]),
        ("They met on May 4 and 5.", ["2023-05-04", "2023-05-05"]),
        ("They met on May 4 or 5, they said.", ["2023-05-04", "2023-05-05"]),
        ("They met on May 4 & 5.", ["2023-05-04", "2023-05-05"]),
        ("They met on May 4th, 5th and 9th in Rome.", ["2023-05-04", "2023-05-05", "2023-05-09"]),
        ("They met on May 4, 5, and 9 with him.", ["2023-05-04", "2023-05-05", "2023-05-09"]),
        ("They met on May 4 and 5, 1999.", ["1999-05-04", "1999-05-05"]),
        ("They met on May 4, 5 and 9, 1999.", ["1999-05-04", "1999-05-05", "1999-05-09"]),
        ("They met on 4, 5 and 9 May.", ["2023-05-04", "2023-05-05", "2023-05-09"]),
        ("They met on 4 and 5 May 1999.", ["1999-05-04", "1999-05-05"]),
        ("They met on May 4 and 5 (Rome).", ["2023-05-04", "2023-05-05"]),
        ("They met on May 4 and 5 Monday talks went on.", ["2023-05-04", "2023-05-05", "2023-06-19"]),
    ],
)
def test_days_of_a_list_share_month_and_year(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "On May 4, 5 men died.",  # counted
        "On May 4 and 5 men died.",
        "On May 4, 5.3 million voted.",
        "On May 4 and 5% more came.",
        "On May 4 and 3 they met.",  # not in order
        "On May 4 and 4 they met.",
        "On May 4, 5 they met.",  # no end of a list
        "On May 4 and 32 they met.",
        "On May 4 and 5-year bonds fell.",
    ],
)
def test_number_that_counts_or_does_not_go_on_is_no_day_of_a_list(text):
    assert values(text)[0] == "2023-05-04"
    assert "2023-05-05" not in values(text)
    assert len([value for value in values(text) if len(value) == 10]) == 1


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("The talks ran from November to February.", "2023-06-19", ["2022-11", "2023-02"]),
        ("The show will run from November to February.", "2023-06-19", ["2023-11", "2024-02"]),
        ("It rained from August to December.", "2023-10-19", ["2022-08", "2022-12"]),
        ("It will run from 20 December to 6 January.", "2023-10-19", ["2023-12-20", "2024-01-06"]),
        ("It ran from 20 December to 6 January.", "2024-01-19", ["2023-12-20", "2024-01-06"]),
        ("It rained between December and March.", "2023-06-19", ["2022-12", "2023-03"]),
        ("It ran May 3 – June 4.", "2023-06-19", ["2023-05-03", "2023-06-04"]),
    ],
)
def test_range_ends_after_it_starts_also_over_the_turn_of_a_year(text, published, expected):
    assert values(text, published) == expected


def test_and_joins_a_range_only_after_between():
    assert values("It rained in December and March.", MONDAY) == ["2022-12", "2023-03"]
    assert values("It rained in March and December.", MONDAY) == ["2023-03", "2022-12"]
    assert values("It rained between March and December.", MONDAY) == ["2022-03", "2022-12"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained between May and June in 1981.", ["1981-05", "1981-06"]),
        ("It rained from May 1981 to June 1982.", ["1981-05", "1982-06"]),
        ("It rained from May to June 1982.", ["1982-05", "1982-06"]),
        ("It rained from December to June 1982.", ["1981-12", "1982-06"]),
    ],
)
def test_range_takes_the_year_of_its_end(text, expected):
    assert values(text) == expected
