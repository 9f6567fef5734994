"""The day in the name of a file or its folders."""

from __future__ import annotations

import pytest

from tests.corpora import read_corpus
from topics.publication.file_names import read_file_name

UNDATED = "The council met and decided about the harbour.\n\nAll parties were for the plan of the mayor."


def days_of(source: str) -> str:
    reading = read_file_name(source)
    return reading.span.edtf if reading else ""


@pytest.mark.parametrize(
    "source",
    [
        "2021-05-14-paper-title.txt",
        "2021-05-14.txt",
        "20210514_paper.txt",
        "2021.05.14 Paper.txt",
        "2021 05 14 Paper.txt",
        "paper_2021_05_14.html",
        "14may2021.txt",
        "14 May 2021 Paper.txt",
        "paper-14th-May-2021.txt",
        "May 14, 2021 - Paper.txt",
        "paper-14-05-2021.txt",
        "2021/05/14/paper.txt",
        "outlet/2021/May/14/paper.txt",
        "2021-05/14/paper.txt",
        "2021-05-14/paper.txt",
        "2019/2021-05-14-paper.txt",
    ],
)
def test_day_in_the_name_of_a_file_or_its_folders(source):
    assert days_of(source) == "2021-05-14"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("2021-05/paper.txt", "2021-05"),
        ("May 2021/paper.txt", "2021-05"),
        ("2021/05/paper.txt", "2021-05"),
        ("2021/paper.txt", "2021"),
        ("2021/harbour/paper.txt", "2021"),
        ("paper_03_04_2021.txt", "2021-03-04/2021-04-03"),
        ("paper.txt", ""),
        ("12345678/paper.txt", ""),
        ("paper-2021.txt", ""),
        ("paper-20215514.txt", ""),
        ("120210514.txt", ""),
        ("000_305a9dcd979cf9ea.txt", ""),
        ("2021-05-14-to-2021-06-01.txt", ""),
        ("harbour 2021/paper.txt", ""),
    ],
)
def test_name_without_one_day_gives_its_month_or_year_or_nothing(source, expected):
    assert days_of(source) == expected


@pytest.mark.parametrize(
    "source",
    ["scan_20210514.txt", "IMG-2021-05-14.txt", "Screen_Shot_2021-05-14.txt", "downloads/2021-05-14/paper.txt"],
)
def test_day_on_which_a_copy_was_kept_only_bounds_that_of_publication(source):
    assert days_of(source) == "../2021-05-14"


def test_scandal_is_no_scan():
    assert days_of("scandal-2021-05-14.txt") == "2021-05-14"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (UNDATED, ("2021-05-14", "file")),
        (f"Published: 13 May 2021\n\n{UNDATED}", ("2021-05-13", "stated")),
        (f"{UNDATED}\n\nThe work was finished on 3 June 2021.", ("", "inferred")),
        (f"{UNDATED}\n\nThe work was begun on 3 April 2021.", ("2021-05-14", "file")),
    ],
    ids=["alone", "a line states another day", "the text tells of later days", "the text tells of earlier days"],
)
def test_name_of_a_file_counts_after_what_states_the_day_and_never_against_the_text(tmp_path, text, expected):
    (tmp_path / "2021-05-14-paper.txt").write_text(text, encoding="utf-8")

    article = read_corpus(tmp_path)["articles"].iloc[0]

    assert (article["published"], article["published_basis"]) == expected
    assert any(note.startswith("conflict") for note in article["notes"]) == (expected[1] != "file")


def test_name_of_a_file_of_many_articles_says_nothing_of_each(tmp_path):
    (tmp_path / "export-2021-05-14.csv").write_text(f'title,text\nOne,"{UNDATED}"\n', encoding="utf-8")

    assert read_corpus(tmp_path)["articles"]["published_edtf"].tolist() == [""]
