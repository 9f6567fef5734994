"""What readers are told: days, numbers, articles."""

from __future__ import annotations

import pytest

from topics.output.tables import rows
from topics.output.wording import (
    CalendarDay,
    article_day_words,
    article_names,
    by_day,
    certainty_words,
    file_name,
    interval_words,
    method_name,
    number_words,
    span_words,
)
from topics.records import table


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        ("2023-06-19", "2023-06-19", "day", "19 Jun 2023"),
        ("2023-06-18", "2023-06-19", "span", "18–19 Jun 2023"),
        ("2023-06-01", "2023-06-30", "month", "Jun 2023"),
        ("2023-06-01", "2023-06-30", "span", "1–30 Jun 2023"),
        ("2023-05-30", "2023-06-02", "span", "30 May – 2 Jun 2023"),
        ("2022-12-30", "2023-01-02", "span", "30 Dec 2022 – 2 Jan 2023"),
        ("2020-01-01", "2020-12-31", "year", "2020"),
        ("2020-01-01", "2020-12-31", "span", "2020"),
        ("2020-02-01", "2020-12-31", "span", "1 Feb – 31 Dec 2020"),
        ("2020-01-01", "2020-12-30", "span", "1 Jan – 30 Dec 2020"),
        ("2020-01-01", "2021-12-31", "span", "2020–2021"),
        ("2020-05-01", "2021-06-30", "year", "2020–2021"),
        ("2020-01-01", "2020-01-01", "year", "1 Jan 2020"),
        ("1000-02-03", "1000-02-03", "day", "3 Feb 1000"),
        ("0999-02-03", "0999-02-03", "day", "3 Feb AD 999"),
        ("0014-01-01", "0014-12-31", "year", "AD 14"),
        ("-0043-03-15", "-0043-03-15", "day", "15 Mar 44 BC"),
        ("-0001-01-01", "0001-12-31", "span", "2 BC–AD 1"),
        ("", "2020-01-01", "span", "day unknown"),
        ("2020-01-01", "", "span", "day unknown"),
    ],
)
def test_span_is_told_in_the_shortest_plain_words(first, last, precision, words):
    assert span_words(first, last, precision) == words


@pytest.mark.parametrize(
    ("first", "last", "n_days"),
    [("2023-12-31", "2024-01-01", 1), ("2024-02-28", "2024-03-01", 2), ("-0001-12-31", "0000-01-01", 1)],
)
def test_days_are_counted_on_over_the_ends_of_years(first, last, n_days):
    assert CalendarDay.read(last).number - CalendarDay.read(first).number == n_days


def test_days_of_all_years_sort_by_time():
    days = ["-0752-01-01", "-0043-03-15", "0000-01-01", "0014-12-01", "2024-05-03", "2024-05-04"]
    read = [CalendarDay.read(day) for day in days]
    assert sorted(read) == read
    assert sorted(read, key=lambda day: day.number) == read


def test_months_are_called_by_their_short_names():
    words = [CalendarDay(2023, month, 1).words for month in range(1, 13)]
    assert [text.split()[1] for text in words] == [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]  # fmt: skip


def test_number_of_one_has_no_plural():
    assert [number_words(n, "article") for n in (0, 1, 2)] == ["0 articles", "1 article", "2 articles"]


def test_method_without_a_name_keeps_its_own():
    assert [method_name(method) for method in ("tfidf", "mine")] == ["TF-IDF clusters", "mine"]


ARTICLES = table(
    "articles",
    [
        {"id": "d", "outlet": "The Tide"},
        {"id": "c", "outlet": "The Tide", "published": "2024-05-04"},
        {"id": "b", "outlet": "The Tide", "published": "2024-05-04"},
        {"id": "a", "published": "2024-05-09"},
        {"id": "e", "outlet": "The Tide", "published_edtf": "2024-05"},
    ],
)


def test_articles_come_by_day_then_id_and_undated_ones_last():
    assert list(by_day(ARTICLES)["id"]) == ["e", "b", "c", "a", "d"]
    assert list(by_day(ARTICLES).columns) == list(ARTICLES.columns)


def test_article_is_called_by_outlet_and_day_else_by_its_id_and_no_two_alike():
    assert article_names(ARTICLES) == {
        "e": "The Tide 2024-05",
        "b": "The Tide 2024-05-04",
        "c": "The Tide 2024-05-04 (2)",
        "a": "a",
        "d": "The Tide",
    }


def test_article_of_an_outlet_that_is_named_a_third_time_is_the_third():
    again = table("articles", [{"id": name, "outlet": "The Tide", "published": "2024-05-04"} for name in "abc"])
    assert list(article_names(again).values()) == [
        "The Tide 2024-05-04",
        "The Tide 2024-05-04 (2)",
        "The Tide 2024-05-04 (3)",
    ]


def test_plain_id_is_its_own_file_name_and_others_get_a_digest():
    assert file_name("harbour-1.txt") == "harbour-1.txt"
    assert file_name("a/b") != file_name("a_b") == "a_b"
    assert file_name("a/b").startswith("a_b-")
    assert len(file_name("x" * 200)) == 89


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2014-03-03/..", "from 3 Mar 2014"),
        ("../2014-04-01", "until 1 Apr 2014"),
        ("2014-03-03", "3 Mar 2014"),
        ("", ""),
    ],
)
def test_intervals_are_told_in_words(edtf, words):
    assert interval_words(edtf) == words


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ({"published": "2014-03-15"}, "15 Mar 2014"),
        (
            {"published_likely": "2014-03-15", "published_share": 0.11, "published_edtf": "2014-03"},
            "15 Mar 2014, possibly (within Mar 2014)",
        ),
        (
            {"published_likely": "2014-03-15", "published_share": 0.11, "published_edtf": "2014-03-01/2014-05-31"},
            "15 Mar 2014, possibly (between Mar and May 2014)",
        ),
        (
            {"published_likely": "2014-03-15", "published_share": 0.1, "published_edtf": "2014-03"},
            "day not certain: Mar 2014",
        ),
        ({"published_edtf": "2014-03-15/.."}, "day not certain: from 15 Mar 2014"),
        ({"published_edtf": "2014-03-01/2014-05-31"}, "day not certain: between Mar and May 2014"),
        ({"published_edtf": "2014-03-01/2014-05-30"}, "day not certain: 1 Mar – 30 May 2014"),
        ({}, "day unknown"),
    ],
)
def test_publication_day_is_told_with_how_sure_it_is(article, words):
    assert article_day_words(rows(table("articles", [article]))[0]) == words


@pytest.mark.parametrize(
    ("interval", "words"), [("", "from its article"), ("2024-05-01/2024-05-09", "certain day names it")]
)
def test_likely_day_says_whether_it_is_its_article_s_or_one_of_several(interval, words):
    day = {"first": "2024-05-03", "last": "2024-05-03", "precision": "day", "likely": True, "interval": interval}
    (event,) = rows(table("events", [day]))
    assert words in certainty_words(event)
