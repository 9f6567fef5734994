"""A day as somebody or some program gives it: what is understood, what is not, and what stays open."""

from __future__ import annotations

import pytest

from topics.dates.given import day_fault, find_order, in_order, is_empty_day, read_given_day


def days_of(value: str, order="") -> str:
    given = read_given_day(value, order)
    return given.span.edtf if given else ""


@pytest.mark.parametrize(
    "value",
    [
        "2023-06-19", "2023-06-19T08:00:00Z", "2023-06-19T23:30:00-05:00", "2023-06-19 08:00:00.000000+00:00",
        "20230619", "202306190800", "20230619080000", "20230619T080000Z", "D:20230619080000+02'00'", "2023-W25-1",
        "2023-170", "2023.06.19", "2023/6/19", "2023:06:19 08:00:00", "2023, 6, 19, 8, 0", "2023-Jun-19",
        "2023年6月19日", "6/19/23", "6/19/2023", "6-19-2023", "19/06/23", "19-06-2023", "19.6.2023, 14:00", "19.06.23",
        "19 06 2023", "19062023", "19-Jun-23", "19JUN2023", "19jun23", "19 June 2023 8am", "19th of June, 2023",
        "Jun. 19, 2023 8:00 PM ET", "June 19th, 2023 at 8:15 a.m. EDT", "Jun 19, '23", "June 19 2023 08:00AM",
        "Mon, 19 Jun 2023 08:00:00 +0000", "Mon Jun 19 08:00:00 +0000 2023", "Mon Jun 19 08:00:00 UTC 2023",
        "19/Jun/2023:08:00:00 +0000", "June 19, 2023 Monday, Late Edition - Final", "Published: June 19, 2023",
        "45096", "45096.5", "1687161600", "1687161600.0", "1687161600000", "1.6871616E9", "1687161600000000",
        "/Date(1687161600000)/", "/Date(1687161600000+0200)/", "datetime.datetime(2023, 6, 19, 8, 0)",
        "Timestamp('2023-06-19 08:00:00')", 'ISODate("2023-06-19T08:00:00Z")', "{'$date': '2023-06-19T08:00:00Z'}",
        '{"$date": {"$numberLong": "1687161600000"}}', " '2023-06-19' ",
    ],
)  # fmt: skip
def test_day_is_understood_in_every_form_in_use(value):
    assert days_of(value) == "2023-06-19"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("14 July 1889", "1889-07-14"),
        ("1/13/1885", "1885-01-13"),
        ("1605-05-05", "1605-05-05"),
        ("June 2023", "2023-06"),
        ("06/2023", "2023-06"),
        ("2023 June", "2023-06"),
        ("2023-W25", "2023-06-19/2023-06-25"),
        ("2023-06-18/2023-06-19", "2023-06-18/2023-06-19"),
    ],
)
def test_old_days_and_longer_periods_are_understood(value, expected):
    assert days_of(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "some day in June", "yesterday", "Monday", "Jun-23", "31 February 2021", "2023-13-45", "2023-366", "2023-W54",
        "12345", "3 May 2021 or 4 May 2021", "31/02/2021 and 3 May 2021", "13/13/23", "6/19", "1e999",
    ],
)  # fmt: skip
def test_value_that_is_no_date_is_not_understood(value):
    assert read_given_day(value) is None
    assert day_fault(value) == "is not understood"


@pytest.mark.parametrize(("year", "expected"), [("39", "2039"), ("40", ""), ("68", ""), ("69", "1969"), ("00", "2000")])
def test_year_of_two_digits_needs_a_plain_century(year, expected):
    assert days_of(f"19-Jun-{year}")[:4] == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("25568", ""), ("25569", "1970-01-01"), ("73050", "2099-12-31"), ("73051", "")]
)
def test_serial_number_of_a_spreadsheet_is_of_the_years_1970_to_2099(value, expected):
    assert days_of(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("631151999", ""),
        ("631152000", "1990-01-01"),
        ("4102444799", "2099-12-31"),
        ("4102444800", ""),
        ("631151999999", ""),
        ("631152000000", "1990-01-01"),
    ],
)
def test_unix_time_is_of_the_years_1990_to_2099(value, expected):
    assert days_of(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("6/7/2023", "2023-06-07/2023-07-06"), ("6/7/23", "2023-06-07/2023-07-06"), ("23-06-19", "2019-06-23/2023-06-19")],
)
def test_day_in_two_orders_stays_open(value, expected):
    assert days_of(value) == expected
    assert day_fault(value) == "can be read in two ways"


@pytest.mark.parametrize(
    ("value", "order", "expected"),
    [
        ("6/7/2023", "day first", "2023-07-06"),
        ("6/7/2023", "month first", "2023-06-07"),
        ("6/19/2023", "day first", "2023-06-19"),
        ("6.7.2023", "month first", "2023-07-06"),
        ("7/7/2023", "", "2023-07-07"),
    ],
)
def test_order_decides_what_it_can(value, order, expected):
    assert days_of(value, order) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["03/04/2023", "19/04/2023"], "day first"),
        (["03/04/2023", "04/19/2023"], "month first"),
        (["19/04/2023", "04/19/2023"], ""),
        (["03/04/2023"], ""),
        (["03/04/2023", "19.04.2023", "2023-04-19"], ""),
        ([], ""),
    ],
    ids=["day", "month", "both", "neither", "dots and ISO say nothing", "nothing"],
)
def test_order_of_a_column_is_the_one_that_its_plain_days_show(values, expected):
    assert find_order(values) == expected


def test_day_that_only_its_column_makes_plain_is_written_out():
    assert in_order("6/7/2023", "day first") == "2023-07-06"
    assert in_order("6/7/2023", "") == "6/7/2023"
    assert in_order("soon", "day first") == "soon"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-05-03~", "2021-04-26/2021-05-10"),
        ("2021-05-03?", "2021-04-26/2021-05-10"),
        ("2021-05~", "2021-04/2021-06"),
        ("2021%", "2020-01-01/2022-12-31"),
        ("2021-05-03/2021-05-10~", "2021-04-26/2021-05-17"),
        ("2021-05-03~/..", "2021-04-26/.."),
        ("c. 1890", "1889-01-01/1891-12-31"),
        ("circa 3 May 2021", "2021-04-26/2021-05-10"),
        ("3 May 2021 ?", "2021-04-26/2021-05-10"),
    ],
)
def test_approximate_day_is_an_interval_and_never_certain(value, expected):
    assert days_of(value) == expected
    assert day_fault(value) == "is approximate"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("before 3 May 2021", "../2021-05-03"),
        ("not before 3 May 2021", "2021-05-03/.."),
        ("after 3 May 2021", "2021-05-03/.."),
        ("Updated 3 May 2021", "../2021-05-03"),
        ("retrieved on 3 May 2021", "../2021-05-03"),
        ("Posted 3 May 2021", "2021-05-03"),
    ],
)
def test_words_beside_a_day_say_which_side_of_it_counts(value, expected):
    assert days_of(value) == expected


@pytest.mark.parametrize("value", ["", " ", "n.d.", "NaT", "None", "null", "unknown", "0000-00-00 00:00:00", "-"])
def test_value_that_says_that_there_is_no_day_is_no_fault(value):
    assert is_empty_day(value)
    assert read_given_day(value) is None
    assert day_fault(value) == ""


@pytest.mark.parametrize("value", ["1970-01-01T00:00:00Z", "0001-01-01", "1/1/1900", "9999-12-31"])
def test_day_that_programs_write_for_none_counts_only_where_a_person_wrote_it(value):
    assert day_fault(value) in {"is what programs write where they have no day", "is not understood"}


def test_person_may_mean_the_first_of_january_1970():
    assert day_fault("1970-01-01") == "is what programs write where they have no day"
    assert day_fault("1970-01-01", by_hand=True) == ""
    assert day_fault("1970-01-02") == ""
