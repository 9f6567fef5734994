"""Litter is told from sentences by its form and its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from topics.articles.boilerplate.dropped_lines import find_litter
from topics.articles.lines import split_lines

CASES = json.loads((Path(__file__).parents[1] / "cases" / "articles_litter.json").read_text(encoding="utf-8"))
BODY = [f"The council met on day {number} and decided about the harbour." for number in range(1, 7)]


def dropped(text: str, **options) -> list[str]:
    lines = split_lines(text)
    return [lines[number].text for number in find_litter(lines, **options)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_line_between_paragraphs(case):
    text = "\n\n".join([*BODY[:4], case["input"], *BODY[4:]])

    assert dropped(text) == ([case["input"]] if case["expected"] else [])


def test_byline_before_the_first_sentence():
    assert dropped("\n\n".join(["Harbour plan agreed", "By Ann Lee and Bo Chan", *BODY])) == ["By Ann Lee and Bo Chan"]


def test_date_line_at_the_head():
    assert dropped("\n\n".join(["Published: 3 March 2021", "Harbour plan agreed", *BODY])) == [
        "Published: 3 March 2021"
    ]


def test_links_under_a_header_end_with_the_next_sentence():
    text = "\n".join([*BODY[:3], "Related articles", "Fish prices rise again", "Old pier to be sold", BODY[3]])

    assert dropped(text) == ["Related articles", "Fish prices rise again", "Old pier to be sold"]


def test_biography_after_the_end():
    biography = "Ann Lee is a senior correspondent in Rome. She covers ports."

    assert dropped("\n\n".join([*BODY, biography])) == [biography]


def test_biography_of_somebody_in_the_article_stays():
    text = [*BODY[:5], "The plan was drawn up by Ann Lee.", "Ann Lee is a professor of harbours in Rome."]

    assert dropped("\n\n".join(text)) == []


def test_fragments_after_the_closing_line():
    text = "\n\n".join([*BODY, "Our Standards: The Code.", "Harbour Times", "Some words"])

    assert dropped(text) == ["Our Standards: The Code.", "Harbour Times", "Some words"]


def test_heading_in_the_middle_stays():
    assert dropped("\n\n".join([*BODY[:3], "What comes next", *BODY[3:]])) == []


def test_repeated_line_is_litter():
    text = "\n\n".join([*BODY, "The Harbour Times, founded 1887"])

    assert dropped(text, is_repeated=lambda line: "1887" in line) == ["The Harbour Times, founded 1887"]


def test_article_of_litter_only_is_kept():
    assert dropped("Leave a comment") == []


@pytest.mark.parametrize("line", ["and the " * 400, "A " * 5000, "|" * 5000, "by " * 3000, "(" * 3000, "x > " * 2000])
def test_long_odd_lines_are_judged_in_time(line):
    assert isinstance(dropped("\n".join([*BODY, line])), list)
