"""The reader's own chronology."""

from __future__ import annotations

import pandas as pd
import pytest

import topics
from tests.corpora import write_files
from topics.articles.files import list_files
from topics.dates.spans import Span
from topics.publication.chronology import Happening, read_chronology, with_happenings


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


def test_happening_of_one_day_anchors_as_a_dated_article_and_changes_no_table():
    articles = pd.DataFrame({"id": ["a"], "text": ["x"], "published": [""], "blocks": ["y"]})
    passages = pd.DataFrame({"article": ["a"], "start": [0], "text": ["x"]})
    happenings = [
        Happening(Span.from_edtf("2021-05"), "The board met"),
        Happening(Span.from_edtf("2021-05-14"), "Fire"),
    ]

    more, lines = with_happenings(articles, passages, happenings)

    assert more["published"].tolist() == ["", "2021-05-14"]
    assert more.columns.tolist() == articles.columns.tolist()
    assert lines["text"].tolist() == ["x", "On 14 May 2021: Fire"]
    assert lines["article"].tolist() == more["id"].tolist()
    assert (len(articles), len(passages)) == (1, 1)
    assert with_happenings(articles, passages, happenings[:1]) == (articles, passages)


def test_undated_articles_lie_by_the_happening_that_they_tell(tmp_path):
    fire = "The warehouse fire at the harbour of Olsted burned for nine hours, firefighters said"
    write_files(
        tmp_path,
        a__txt=f"{fire} on Friday. Nobody was hurt, the mayor said.",
        b__txt=f"{fire} on Friday. The owner was questioned.",
        c__txt=f"{fire}. Insurers began an inquiry on Monday.",
        chronology__csv="day,what\n14 May 2021,The warehouse fire at the harbour of Olsted burned.\nsoon,x\n",
    )

    corpus = topics.Corpus(tmp_path)

    assert corpus.articles["id"].tolist() == ["a.txt", "b.txt", "c.txt"]
    assert all("2021-05-01" <= day <= "2021-05-31" for day in corpus.articles["published_likely"])
    assert corpus.problems["found"].tolist() == ["line 3 cannot be used: its day “soon” is not understood"]
