"""Numbers that are dates and numbers that are none: addresses, clock times, counts, early years, two digits."""

import pytest

from topics.dates import tag

MONDAY = "2023-06-19"


def values(text, published=MONDAY, domain="news"):
    return [item.value for item in tag(text, published, domain=domain)]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/2021/03/04/harbour",
        "www.example.org/2021-03-04",
        "ann.2021@example.org",
        "example.com/2021/03/04",
        "report-2021-03-04.pdf",
        "C:\\files\\2021-03-04",
    ],
)
def test_date_of_an_address_or_a_file_is_none_of_the_text(address):
    assert values(f"See {address} for it, of 5 May 2020.") == ["2020-05-05"]


def test_slash_without_an_address_hides_no_date():
    assert values("On 03/14/2021 or in 2020. They met.") == ["2021-03-14", "2020"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It happened between 1040 and 1050.", []),
        ("They worked until 1221.", []),
        ("They worked until 1459.", []),
        ("They worked until 1460.", ["1460"]),
        ("They worked until 1161.", ["1161"]),  # no minute
        ("It was founded in 1221.", ["1221"]),
        ("In the 13th century they worked until 1221.", ["12", "1221"]),
        ("In 1492 they came, and worked until 1221.", ["1492", "1221"]),
        ("In 1502 they came, and worked until 1221.", ["1502"]),
    ],
)
def test_number_that_can_be_a_clock_time_is_a_year_only_in_a_text_of_old_times(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The toll rose to 1950.", []),
        ("The quake killed 1500 on the coast.", []),
        ("It was lost by 1998 votes to 1877.", []),
        ("They were sold in 1950.", ["1950"]),
        ("The killings of 1950 shook them.", ["1950"]),
        ("It took off at 1945 hours.", ["2023-06-19T19:45"]),
        ("The index stood at 1830.", []),
        ("In 1950 more people came.", ["1950"]),
        ("They said, in 1950 more came.", ["1950"]),
        ("It was seen in 1950 more cases.", []),
        ("In 1500 cases it was seen.", []),
    ],
)
def test_count_is_no_year(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 476, the city fell.", ["0476"]),
        ("He was crowned on 25 December 800.", ["0800-12-25"]),
        ("He died on March 15, 44 BC.", ["BC0044-03-15"]),
        ("It was fought in 490 BC there.", ["BC0490"]),
        ("He left in November. It was built in 1000 BC.", ["2022-11", "BC1000"]),
        ("In AD 70 it fell.", ["0070"]),
        ("In 476 towns it rained.", []),
        ("In 199, it fell.", []),
        ("They sat in room 476.", []),
    ],
)
def test_early_year(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It came on 24-02-2022 by post.", ["2022-02-24"]),
        ("It came on 06-13-2015 by post.", ["2015-06-13"]),
        ("It came on 24.02.22 by post.", ["2022-02-24"]),
        ("It came on 19-Nov-12 by post.", ["2012-11-19"]),
        ("It came on 2018.1.5 by post.", ["2018-01-05"]),
        ("It came on 2016-Apr-21 by post.", ["2016-04-21"]),
        ("It came on 20110311 by post.", ["2011-03-11"]),
        ("It came in 03/2015 by post.", ["2015-03"]),
        ("It came on 3 feb 2014 by post.", ["2014-02-03"]),
        ("It came on 02 march 2015 by post.", ["2015-03-02"]),
        ("It is version 1.13.22 of it.", []),
        ("It was a 3-2-1 win.", []),
        ("Call 20111311 for it.", []),
    ],
)
def test_date_in_numbers(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on 3 May '28.", "2028-05-03"),
        ("They met on 3 May '29.", "1929-05-03"),
        ("They will compete in '28.", "2028"),
        ("They will compete in '32.", "2032"),  # its clause lies ahead
        ("They competed in '32.", "1932"),
        ("They will compete in '72.", "2072"),  # less than fifty years ahead
        ("They will speak of '73.", "1973"),
    ],
)
def test_year_of_two_digits_lies_ahead_where_its_clause_does_or_at_most_five_years(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "expected"), [("Prices will fall in 2025.", "2025"), ("It ended in fall in 2025.", "2025-FA")]
)
def test_verb_that_looks_like_a_season_is_none(text, expected):
    assert values(text) == [expected]
