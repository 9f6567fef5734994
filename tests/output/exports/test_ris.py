"""RIS: every cited article once, as a newspaper article, with no more of its day than is certain."""

from __future__ import annotations

import pytest

from tests.output.timelines import DAY, NOTHING, make_timeline, write
from topics.articles.containers.references import read_ris


def lines_of(**article):
    return write("ris", make_timeline(DAY, article=article)).split("\r\n")


def test_entry_has_a_line_for_each_field():
    article = {"outlet": "The Tide", "author": "Ann Lee and Bo de Vries", "url": "https://tide.example/1"}
    assert lines_of(**article) == [
        "TY  - NEWS",
        "ID  - the-tide-2024-05-04-bridge",
        "TI  - A bridge",
        "AU  - Lee, Ann",
        "AU  - de Vries, Bo",
        "T2  - The Tide",
        "DA  - 2024/05/04/",
        "UR  - https://tide.example/1",
        "N1  - File a.txt, characters 0–10: 1 event by 1 sentence",
        "ER  - ",
        "",
    ]


def test_byline_of_no_persons_is_one_name_without_a_comma():
    assert "AU  - Li Wei – on the quay" in lines_of(author="Li Wei, on the quay")
    assert "AU  - Wei, Li" in lines_of(author="Li Wei, Beijing correspondent")


@pytest.mark.parametrize(
    ("known", "written"),
    [("2024-05-03/2024-05-20", "2024/05//"), ("2024-05-03/2024-06-20", "2024///"), ("2024-05-03/..", ""), ("", "")],
)
def test_day_is_written_as_far_as_it_is_certain(known, written):
    lines = lines_of(published="", published_edtf=known, published_likely="2024-05-04", published_share=0.9)
    assert [line[6:] for line in lines if line.startswith("DA")] == [written][: bool(written)]
    assert next(line for line in lines if line.startswith("N1")).partition(". Published: ")[2].startswith("4 May 2024")


def test_line_break_in_a_title_begins_no_line_of_its_own():
    assert "TI  - A bridge TY - BOOK" in lines_of(title="A bridge\r\nTY  - BOOK")


def test_entries_are_read_by_the_reader_of_references(timeline):
    text = write("ris", timeline)
    assert text.count("TY  - NEWS") == 3
    assert write("ris", NOTHING) == ""
    with_abstracts = text.replace("ER  - ", "AB  - The dockers went home.\r\nER  - ")
    articles, _ = read_ris(with_abstracts.encode(), "a.ris", "")
    assert [article.metadata.title for article in articles] == ["港口", "Mayor meets dockers", "<i>Hands</i> shaken"]
