"""The reader's own chronology."""

from __future__ import annotations

import pytest

from tests.corpora import write_files
from topics.articles.readers import list_files
from topics.publication.chronology import read_chronology


def read(folder):
    happenings, problems = read_chronology(folder)
    return [(item.span.edtf, item.what) for item in happenings], [problem.found for problem in problems]


def test_chronology_is_read_in_order_and_is_no_article(tmp_path):
    write_files(
        tmp_path,
        a__txt="An article.",
        chronology__csv='Day,What,page\n14 May 2021,"The bridge, closed",3\n2021-05,The board met,\n'
        "3/4/21,Signed,\n19/4/21,Paid,\n",
    )

    assert read(tmp_path) == (
        [
            ("2021-04-03", "Signed"),
            ("2021-04-19", "Paid"),
            ("2021-05", "The board met"),
            ("2021-05-14", "The bridge, closed"),
        ],
        [],
    )
    assert list_files(tmp_path) == ["a.txt"]


def test_lines_that_cannot_be_used_are_listed_by_their_number(tmp_path):
    write_files(
        tmp_path, chronology__csv="date,event\nsoon,The board met\n2021-05-14,\n,The board met\n3/4/21,Signed\n"
    )

    assert read(tmp_path) == (
        [],
        [
            "line 2 cannot be used: its day “soon” is not understood",
            "line 3 cannot be used: it does not say what happened",
            "line 4 cannot be used: its day “” is missing",
            "line 5 cannot be used: its day “3/4/21” can be read in two ways",
        ],
    )


@pytest.mark.parametrize("content", ["when,what\n2021,x\n", "day\n2021\n", "", 'day,what\n"2021'])
def test_chronology_that_cannot_be_read_is_one_problem(tmp_path, content):
    write_files(tmp_path, chronology__csv=content)

    happenings, problems = read(tmp_path)

    assert happenings == []
    assert len(problems) == 1
    assert problems[0].startswith("cannot be read")


def test_no_chronology_says_nothing(tmp_path):
    assert read(tmp_path) == ([], [])
    assert read(None) == ([], [])
