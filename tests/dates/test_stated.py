import json
from pathlib import Path

import pytest

from tests.marked import read_marked, words_found
from topics.dates.stated import (
    find_full_dates,
    find_own_statement,
    find_stated_day,
    find_url_day,
    has_label,
    is_date_line,
)
from topics.english.data import read_lists

ADDRESSES = json.loads((Path(__file__).parents[1] / "cases" / "articles_addresses.json").read_text(encoding="utf-8"))
LISTS = read_lists("topics.dates", "stated")


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, words in LISTS.items() for text in words.examples])
def test_list_holds_what_its_example_marks(name, text):
    plain, marked = read_marked(text)

    assert words_found(LISTS[name], plain) == marked


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, words in LISTS.items() for text in words.counterexamples]
)
def test_list_holds_no_word_of_its_counterexample(name, text):
    assert words_found(LISTS[name], text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-06-03", ["2023-06-03"]),
        ("2023/6/3", ["2023-06-03"]),
        ("2023-06-03T10:15:00Z", ["2023-06-03"]),
        ("3rd of June, 2023", ["2023-06-03"]),
        ("3-Jun-2023", ["2023-06-03"]),
        ("Sept. 3, 2023", ["2023-09-03"]),
        ("June 3rd 2023 and 4 June 2023", ["2023-06-03", "2023-06-04"]),
        ("03.04.2023", ["2023-04-03"]),
        ("03/04/2023", ["2023-03-04/2023-04-03"]),
        ("13/04/2023", ["2023-04-13"]),
        ("04/13/2023", ["2023-04-13"]),
        ("04.13.2023", ["2023-04-13"]),
        ("30 February 2023", []),
        ("13/13/2023", []),
        ("June 2023", []),
        ("3 June 1899", []),
        ("3 June 20234", []),
        ("1.2023-06-03", []),
    ],
)
def test_full_dates_of_a_text_are_found(text, expected):
    assert [date.span.edtf for date in find_full_dates(text)] == expected


def test_full_date_has_its_place():
    text = "Posted: 3 June 2023, 10:15"

    (date,) = find_full_dates(text)

    assert text[date.start : date.stop] == "3 June 2023"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("3 June 2023", True),
        ("Sat 3 June 2023 at 10:15 GMT", True),
        ("3 June 2023, 9 a.m.", True),
        ("one two three 3 June 2023", True),
        ("one two three four 3 June 2023", False),
        ("Published one two three four five six 3 June 2023", True),
        ("Published one two three four five six seven 3 June 2023", False),
        ("Published June 2023", False),
        ("It came 3 June 2023.", False),
        ("3 June 2023!", False),
        ("Really 3 June 2023?", False),
        ("3 June 2023" + " " * 149 + "-", False),
        ("3 June 2023" + " " * 148 + "-", True),
    ],
    ids=lambda value: str(value).replace(" ", "_")[:50],
)
def test_date_line_holds_a_full_date_and_hardly_anything_else(line, expected):
    assert is_date_line(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"), [("Last updated: 3 June", True), ("UPLOADED 3 June", True), ("Outdated on 3 June", False)]
)
def test_label_is_a_whole_word_whatever_its_capitals(line, expected):
    assert has_label(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Updated 4 June 2023, published 3 June 2023", ("published", "2023-06-03")),
        ("Published 3 June 2023, updated 4 June 2023", ("published", "2023-06-03")),
        ("Updated 4 June 2023 3 June 2023", ("plain", "2023-06-03")),
        ("Last updated 4 June 2023", ("changed", "2023-06-04")),
        ("Correction: 4 June 2023", ("changed", "2023-06-04")),
        ("4 June 2023 (updated)", ("changed", "2023-06-04")),
        ("Modified 4 June 2023; modified 5 June 2023", ("changed", "2023-06-04")),
        ("Saved 5 June 2023, updated 4 June 2023", ("changed", "2023-06-04")),
        ("Retrieved on 4 June 2023", ("copied", "2023-06-04")),
        ("Copyright 4 June 2023", None),
        ("Born 4 June 1983, posted 5 June 2023", ("published", "2023-06-05")),
        ("updated" + " " * 33 + "4 June 2023", ("changed", "2023-06-04")),
        ("updated" + " " * 34 + "4 June 2023", ("plain", "2023-06-04")),
        ("no day", None),
    ],
)
def test_first_publication_counts_before_a_plain_day_a_change_and_a_copy(line, expected):
    stated = find_stated_day(line)

    assert (stated and (stated[0], stated[1].span.edtf)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By A. Peeters, Courier, 18 March 2016", True),
        ("By Meaghan Weeden ● December 23, 2025 ● 6 min read", True),
        ("Written by: Jane Mary Anne Example, 18 March 2016", True),
        ("by then five ships had left, 18 March 2016", False),
        ("By one two three four five six 18 March 2016", False),
        ("By Ann One Two Three Four Five Six 18 March 2016", False),
    ],
)
def test_line_of_an_author_with_a_date_is_a_date_line(line, expected):
    assert is_date_line(line) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/2021/03/04/harbour?date=2020-01-01", "2021-03-04"),
        ("https://example.org/harbour?date=2020-01-01", None),
        ("https://archive.example.org/web/20230701/https://example.org/2021/03/04/harbour", "2021-03-04"),
        ("https://archive.example.org/20230701/https://example.org/harbour", None),
        ("https://example.org/harbour-burned-2021-03-04", "2021-03-04"),
        ("https://example.org/2021-03-04-harbour-burned", "2021-03-04"),
        ("https://example.org/what-happened-on-2011-05-03-in-town", None),
        ("https://example.org/history/2001/09/11/harbour", None),
        ("https://example.org/events/2021/03/04/fair", None),
        ("https://example.org/eventful/2021/03/04/fair", "2021-03-04"),
        ("https://example.org/1990/06/06/harbour", None),
        ("https://example.org/1991/06/06/harbour", "1991-06-06"),
        ("https://example.org/1944/06/06/archives/harbour", None),
        ("https://example.org/archives/1944/06/06/harbour", "1944-06-06"),
    ],
)
def test_date_of_something_else_in_an_address_is_none_of_the_page(url, expected):
    span = find_url_day(url)

    assert (span.edtf if span else None) == expected


@pytest.mark.parametrize("case", ADDRESSES, ids=lambda case: case["label"])
def test_address_gives_its_day_or_month(case):
    span = find_url_day(case["input"])

    assert (span.edtf if span else "") == case["expected"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/2021/02/30/harbour/20210301", "2021-03-01"),
        ("https://example.org/2021/Sep/4/harbour", "2021-09-04"),
        ("https://example.org/2021/september/4/harbour", "2021-09-04"),
        ("https://example.org/2021/mare/99/harbour", None),
        ("https://example.org/1899/03/04/harbour", None),
    ],
)
def test_address_with_an_impossible_day_gives_the_next_possible_one(url, expected):
    span = find_url_day(url)

    assert (span.edtf if span else None) == expected


@pytest.mark.parametrize(("n_letters", "is_found"), [(395, True), (401, False)])
def test_what_says_that_a_date_is_of_a_change_stands_within_reach_of_it(n_letters, is_found):
    blanks = " " * (n_letters - len("Corrected on"))
    assert (find_own_statement(f"Corrected on{blanks}18 March 2016: more.") is not None) == is_found
