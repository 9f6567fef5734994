"""What comes back in a corpus: lines of an outlet often enough to be litter, and ids that are not unique."""

from __future__ import annotations

import pandas as pd
import pytest

from topics.articles.lines import split_lines
from topics.articles.readers.found_article import found_articles
from topics.articles.surveys import ask, merge_surveys, outlets_to_ask, survey_part
from topics.records import table
from topics.settings import ArticleSettings

FRAGMENT = "The Harbour Times of Port Lee"
SENTENCE = "The Harbour Times is printed in Port Lee."


def article(number, *lines, outlet="The Times", url="", source="a.jsonl"):
    """Return a raw article with a body of its own, the given lines below it."""
    body = f"On day {number} the council met and decided about harbour number {'x' * number}, {'and so on ' * 30}."
    row = {"id": f"a{number}", "source": source, "record": str(number), "outlet": outlet, "url": url}
    return row | {"found": "\n".join([body, *lines])}


def survey_of(*articles, **settings):
    return ask(merge_surveys([survey_part(table("articles", articles))], ArticleSettings(**settings)))


def corpus(n_articles, n_with, line):
    return [article(number, *([line] if number < n_with else [])) for number in range(n_articles)]


@pytest.mark.parametrize(("n_with", "is_litter"), [(3, True), (2, False)])
def test_fragment_is_litter_from_the_setting_on(n_with, is_litter):
    survey = survey_of(*corpus(10, n_with, FRAGMENT), repeated_lines=3)

    assert survey.is_repeated("The Times", FRAGMENT) is is_litter


@pytest.mark.parametrize(("n_articles", "is_litter"), [(150, True), (151, False)])
def test_fragment_is_litter_from_two_in_a_hundred_articles_of_its_outlet_on(n_articles, is_litter):
    survey = survey_of(*corpus(n_articles, 3, FRAGMENT), repeated_lines=3)

    assert survey.is_repeated("The Times", FRAGMENT) is is_litter


@pytest.mark.parametrize(("n_with", "is_litter"), [(5, True), (4, False)])
def test_sentence_is_litter_from_five_articles_on(n_with, is_litter):
    survey = survey_of(*corpus(20, n_with, SENTENCE))

    assert survey.is_repeated("The Times", SENTENCE) is is_litter


@pytest.mark.parametrize(("n_articles", "is_litter"), [(50, True), (51, False)])
def test_sentence_is_litter_from_one_in_ten_articles_of_its_outlet_on(n_articles, is_litter):
    survey = survey_of(*corpus(n_articles, 5, SENTENCE))

    assert survey.is_repeated("The Times", SENTENCE) is is_litter


def test_line_that_ends_as_a_sentence_but_has_no_verb_counts_as_a_fragment():
    line = "The Harbour Times of Port Lee."

    assert survey_of(*corpus(10, 3, line)).is_repeated("The Times", line)


def test_line_comes_back_whatever_its_numbers_case_and_white_space():
    articles = [article(number, f"Issue {number} of  THE Harbour Times") for number in range(4)]

    assert survey_of(*articles).is_repeated("The Times", "Issue 77 of the harbour times")


@pytest.mark.parametrize(("length", "is_litter"), [(240, True), (241, False)])
def test_longer_lines_than_240_characters_do_not_come_back(length, is_litter):
    line = "x" * length

    assert survey_of(*corpus(5, 5, line)).is_repeated("The Times", line) is is_litter


@pytest.mark.parametrize(("before", "after", "is_litter"), [(7, 20, True), (8, 14, False), (8, 13, True)])
def test_lines_come_back_at_the_beginning_and_the_end_of_articles_only(before, after, is_litter):
    def filled(number):
        fill = [f"Line {'abcdefghijklmnopqrstuvwxyz'[at]} of {'y' * number}" for at in range(before - 1 + after)]
        return article(number, *fill[: before - 1], FRAGMENT, *fill[before - 1 :])

    survey = survey_of(*map(filled, range(5)))

    assert len(split_lines(filled(1)["found"])) == before + after + 1
    assert survey.is_repeated("The Times", FRAGMENT) is is_litter


def test_reprints_of_one_article_count_once():
    articles = [{**article(7, FRAGMENT), "id": f"b{number}", "record": str(number)} for number in range(5)]

    assert not survey_of(*articles).is_repeated("The Times", FRAGMENT)


def test_line_comes_back_within_its_outlet_only():
    survey = survey_of(*corpus(4, 4, FRAGMENT))

    assert not survey.is_repeated("Another", FRAGMENT)


def is_repeated_in(row, survey, line):
    """Tell whether a line is litter in one raw article, wherever that may be asked."""
    (found,) = found_articles(table("articles", [row]))
    return any(survey.is_repeated(outlet, line) for outlet in outlets_to_ask(found))


@pytest.mark.parametrize(("unknown", "is_litter"), [("", True), ("Another", False)], ids=["unknown", "known"])
def test_articles_of_unknown_outlets_may_be_of_the_known_ones_in_their_folder(unknown, is_litter):
    rows = [article(number, FRAGMENT, outlet=unknown if number < 2 else "The Times") for number in range(4)]
    survey = survey_of(*rows, repeated_lines=3)

    assert [is_repeated_in(row, survey, FRAGMENT) for row in rows] == [is_litter] * 4


def test_articles_of_unknown_outlets_in_other_folders_say_nothing_about_known_ones():
    rows = [article(number, FRAGMENT, source=f"south/{number}.txt") for number in range(2)]
    rows += [article(number, FRAGMENT, outlet="", source=f"north/{number}.txt") for number in range(2, 4)]
    survey = survey_of(*rows, repeated_lines=3)

    assert not any(is_repeated_in(row, survey, FRAGMENT) for row in rows)


@pytest.mark.parametrize(
    ("given", "outlet"),
    [
        ({"outlet": "The Times", "url": "https://www.example.org/a"}, "The Times"),
        ({"outlet": "", "url": "https://www.example.org/a"}, "example.org"),
        ({"outlet": "", "url": "", "source": "north/port/a.txt"}, "north/port"),
        ({"outlet": "", "url": "", "source": "a.txt"}, ""),
    ],
    ids=["name", "host", "folder", "nothing"],
)
def test_outlet_is_told_by_name_else_host_else_folder(given, outlet):
    survey = survey_of(*[article(number, FRAGMENT, **given) for number in range(3)])

    assert survey.is_repeated(outlet, FRAGMENT)


def test_ids_that_clash_keep_all_their_places_in_order():
    rows = [{**article(number), "id": "x", "source": source} for number, source in ((0, "b"), (1, "a"), (2, "a"))]

    assert survey_of(*rows, article(3)).clashes == {"x": ("a#1", "a#2", "b#0")}


def test_parts_in_any_order_give_the_same_survey():
    parts = [survey_part(table("articles", [row])) for row in corpus(6, 4, FRAGMENT)]

    forward, backward = (merge_surveys(given, ArticleSettings()) for given in (parts, parts[::-1]))

    pd.testing.assert_frame_equal(forward, backward)
    assert set(forward["kind"]) == {"line"}


def test_article_without_a_line_adds_its_id_and_its_outlet():
    survey = survey_part(table("articles", [{**article(1), "found": " \n"}]))

    assert survey["kind"].tolist() == ["id", "outlet"]
