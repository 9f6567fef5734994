"""What an article is called where it is cited."""

from __future__ import annotations

from hashlib import sha256

import pytest

from topics.output.citations import article_labels, citation_day, place_words, texts_read
from topics.output.tables import rows
from topics.records import table


def labels_of(*articles):
    return list(article_labels(table("articles", [{"id": f"a{n}", **one} for n, one in enumerate(articles)])).values())


@pytest.mark.parametrize(
    ("article", "label"),
    [
        ({"outlet": "The Tide", "title": "A quay", "published": "2024-05-04"}, "The Tide, 4 May 2024"),
        ({"title": "one two three four five six seven", "published": "2024-05-04"},
         "“one two three four five six seven”, 4 May 2024"),
        ({"title": "one two three four five six seven eight"}, "“one two three four five six seven…”"),
        ({}, "a0"),
    ],
)  # fmt: skip
def test_article_is_called_by_its_outlet_else_its_title_else_its_file(article, label):
    assert labels_of(article) == [label]


def test_articles_of_one_outlet_and_day_are_told_apart():
    one = {"outlet": "The Tide", "published": "2024-05-04"}
    assert labels_of(one, one) == ["The Tide, 4 May 2024", "The Tide, 4 May 2024, no. 2"]


@pytest.mark.parametrize(
    ("article", "day"),
    [
        ({"published": "2024-05-04"}, "4 May 2024"),
        (
            {"published_likely": "2024-05-04", "published_share": 0.9, "published_edtf": "2024-05"},
            "possibly 4 May 2024",
        ),
        ({"published_likely": "2024-05-04", "published_share": 0.1, "published_edtf": "2024-05"}, "May 2024"),
        ({"published_edtf": "2024-05-01/2024-05-31"}, "May 2024"),
        ({"published_edtf": "2024-05-01/2024-06-01"}, "day not certain"),
        ({"published_edtf": "2024-05-01/.."}, "day not certain"),
        ({"published_relative": 3}, "day 3 of the story"),
        ({}, ""),
    ],
)
def test_day_of_a_citation_says_how_sure_it_is(article, day):
    (row,) = rows(table("articles", [{"id": "a", **article}]))
    assert citation_day(row) == day


def test_place_names_file_and_characters():
    assert place_words("a.txt", 10, 42) == "a.txt, characters 10–42"
    assert place_words("a.pdf", 10, 42, "articles/a.pdf.found.txt") == (
        "a.pdf, characters 10–42 of articles/a.pdf.found.txt"
    )


@pytest.mark.parametrize(
    ("content", "read"),
    [
        ("Café.\r\n".encode(), {}),
        ("Café.\r\n".encode("latin-1"), {"a.txt": "articles/a.txt.found.txt"}),
        (b"<p>Caf&eacute;.</p>", {"a.txt": "articles/a.txt.found.txt"}),
    ],
)
def test_characters_are_those_of_the_file_where_it_is_a_text_in_utf_8(content, read):
    own = {"id": "a.txt", "found": "Café.\r\n", "sha256": sha256(content).hexdigest()}

    assert texts_read(table("articles", [own])) == read
