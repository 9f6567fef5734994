"""Rows of tables: a label and its number are one line, and no number gets the label of another."""

import pytest

from tests.corpora import make_tables
from topics.events.events import build_events
from topics.events.rows import joined_cells, with_rows
from topics.events.sentences import read_sentences
from topics.records import table
from topics.settings import TimelineSettings

PROSE = ["The flood at Orsk killed 31 people on Thursday."]
LEAD = "Numbers of the flood at Orsk on Thursday."


def rows_of(*cells):
    _, passages, _ = make_tables(("a", "2021-05-14", cells))
    (sentences,) = read_sentences(passages)
    return [row.quote for row in with_rows(sentences)]


def test_number_in_a_cell_of_its_own_goes_with_its_label():
    assert rows_of("What", "Deaths", "24", "Injured", "112") == [
        "What",
        "Deaths",
        "Deaths | 24",
        "Injured",
        "Injured | 112",
    ]


def test_numbers_of_a_row_below_their_labels_stay_by_themselves():
    assert rows_of("Deaths", "Injured", "24", "112") == ["Deaths", "Injured", "24", "112"]


def test_sentence_before_a_number_is_no_label():
    assert rows_of("The flood at Orsk killed many.", "24") == ["The flood at Orsk killed many.", "24"]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Deaths;24", "Deaths|24"),
        ("Homes destroyed\t340", "Homes destroyed|340"),
        ("Deaths,24,112", "Deaths,24,112"),
        ("In Orsk, 24 died", "In Orsk, 24 died"),
    ],
)
def test_two_cells_in_a_line_are_a_row(text, row):
    assert joined_cells(text) == row


@pytest.mark.parametrize("cells", [["| Deaths | 24 |"], ["Deaths: 24"], ["Deaths,24"], ["Deaths", "24"]])
def test_table_disagrees_with_prose(cells):
    articles = make_tables(("one", "2021-05-14", PROSE), ("two", "2021-05-14", [LEAD, *cells]))
    claims = build_events(*articles, table("assignments"), TimelineSettings())["claims"]
    assert claims["matter"].unique().tolist() == ["count"]
    assert claims["article"].tolist() == ["one", "two"]


@pytest.mark.parametrize(
    "cells", [["| Deaths | 31 |"], ["Deaths", "31"], ["| Injured | 24 |"], ["Deaths", "Injured", "24", "112"]]
)
def test_table_that_says_the_same_or_counts_others_does_not(cells):
    articles = make_tables(("one", "2021-05-14", PROSE), ("two", "2021-05-14", [LEAD, *cells]))
    claims = build_events(*articles, table("assignments"), TimelineSettings())["claims"]
    assert claims.empty
