"""A day as somebody or some program gives it: what is understood, what is not, and what stays open."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from topics.dates.given import day_fault, find_order, in_order, is_empty_day, is_whole_day, read_given_day, with_weekday
from topics.english.calendar import MONTH_NAMES, WEEKDAY_NAMES


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


# ---------------------------------------------------------------- any day, in any form

LONG_AGO, LATE = date(1600, 1, 1), date(2099, 12, 31)
ANY_FORM = (
    "{iso}", "{iso}T10:12:00Z", "{iso} 10:12:00", "{packed}", "{packed}T101200Z", "D:{packed}101200+02'00'",
    "{d} {month} {y}", "{d:02d}-{mon}-{y}", "{d}{mon}{y}", "{month} {d}, {y}", "{mon}. {d}, {y} 12:56 pm",
    "{y} {month} {d}",
    "{y}/{m}/{d}", "{y}.{m:02d}.{d:02d}", "{d:02d}.{m:02d}.{y}", "{d}. {m}. {y}", "{y}年{m}月{d}日",
    "{weekday}, {month} {d}, {y}",
    "{wd}, {d:02d} {mon} {y} 10:12:00 +0000", "{wd} {mon} {d:02d} 10:12:00 +0000 {y}", "12:56 pm, {month} {d}, {y}",
    'ISODate("{iso}T10:12:00Z")', "datetime.datetime({y}, {m}, {d}, 10, 12)", '{{"$date": "{iso}T10:12:00Z"}}',
    "{d} {german} {y}", "{d} {french} {y}", "{d} de {spanish} de {y}", "  \'{iso}\' ",
)  # fmt: skip
"""Forms in which a day is plain."""
GERMAN = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
FRENCH = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
SPANISH = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
COUNTED = ("{serial}", "{seconds}", "{seconds}000", "{seconds}.5")
TWO_DIGITS = ("{d:02d}-{mon}-{y2}", "{d}.{m}.{y2}", "{mon} {d}, '{y2}")
SLASHES = ("{d}/{m}/{y}", "{m}/{d}/{y}", "{m:02d}-{d:02d}-{y}", "{wd} {d:02d}/{m:02d}/{y}", "{m}/{d}/{y} 8:00 AM")
TWO_DIGIT_SLASHES = ("{d}/{m}/{y2}", "{m}/{d}/{y2}")


def written(form: str, day: date) -> str:
    month, weekday = MONTH_NAMES[day.month - 1].title(), WEEKDAY_NAMES[day.weekday()].title()
    return form.format(
        iso=day.isoformat(), packed=day.isoformat().replace("-", ""), y=day.year, m=day.month, d=day.day,
        y2=f"{day.year % 100:02d}", month=month, mon=month[:3], weekday=weekday, wd=weekday[:3],
        german=GERMAN[day.month - 1], french=FRENCH[day.month - 1], spanish=SPANISH[day.month - 1],
        serial=(day - date(1899, 12, 30)).days, seconds=(day - date(1970, 1, 1)).days * 86_400 + 40_000,
    )  # fmt: skip


@given(day=st.dates(LONG_AGO, LATE), form=st.sampled_from(ANY_FORM))
def test_any_day_in_any_plain_form_is_read_as_itself(day, form):
    assert days_of(written(form, day)) == day.isoformat()


@given(day=st.dates(date(1991, 1, 1), date(2038, 12, 31)), form=st.sampled_from(COUNTED + TWO_DIGITS))
def test_any_day_that_is_counted_or_has_a_short_year_is_read_as_itself(day, form):
    assert days_of(written(form, day)) == day.isoformat()


@given(day=st.dates(date(1970, 1, 1), date(2038, 12, 31)), form=st.sampled_from(SLASHES + TWO_DIGIT_SLASHES))
def test_any_day_in_figures_is_read_as_itself_or_as_open_with_a_remark(day, form):
    read = read_given_day(written(form, day))

    assert read.span.first <= day <= read.span.last
    assert read.span.precision == "day" or read.remark == "can be read in two ways"


@given(day=st.dates(LONG_AGO, LATE), form=st.sampled_from(SLASHES[:2]))
def test_any_day_in_figures_with_the_order_of_its_column_is_read_as_itself(day, form):
    assert days_of(written(form, day), "day first" if form.startswith("{d}") else "month first") == day.isoformat()


@given(year=st.integers(1600, 2099), form=st.sampled_from(ANY_FORM[6:12]), month=st.sampled_from([2, 4, 6, 9, 11]))
def test_day_that_does_not_exist_is_never_understood(year, form, month):
    stop = {2: 30}.get(month, 31)
    value = written(form, date(year, month, 1)).replace("01-", "1-", 1)
    impossible = re.sub(r"(?<!\d)1(?!\d)", str(stop), value, count=1)

    assert day_fault(impossible) == "is not understood"


@pytest.mark.parametrize(
    ("value", "edtf", "fault"),
    [
        ("Fri 03/06/2011", "2011-06-03", ""),
        ("Sunday 03/06/2011", "2011-03-06", ""),
        ("Monday 03/06/2011", "2011-03-06/2011-06-03", "can be read in two ways"),
        ("Friday 3 June 2011", "2011-06-03", ""),
        ("Monday 3 June 2011", "2011-06-03", "is no Monday"),
    ],
)
def test_weekday_tells_which_reading_is_meant_and_is_doubted_where_it_does_not_fit(value, edtf, fault):
    assert (days_of(value), day_fault(value)) == (edtf, fault)


def test_weekday_of_a_line_goes_with_its_date():
    assert with_weekday("06/03/2011", "Submitted on Fri, 06/03/2011") == "Fri 06/03/2011"
    assert with_weekday("06/03/2011", "Submitted on 06/03/2011") == "06/03/2011"


@pytest.mark.parametrize(
    ("line", "expected"),
    [("18.03.16", True), ("Friday, 18 March 1889 at 9:15", True), ("Part 18.03.16", False), ("March 2016", False)],
)
def test_line_is_a_whole_day(line, expected):
    assert is_whole_day(line) == expected


@pytest.mark.parametrize(("n_blanks", "is_read"), [(990, True), (991, False)])
def test_value_that_is_long_as_a_text_is_no_day(n_blanks, is_read):
    assert (read_given_day("2021-05-04" + " " * n_blanks) is not None) == is_read
