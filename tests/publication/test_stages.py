"""The stage that cleans and dates the articles of a part: the rows of all of them, each with its own day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.corpora import read_corpus, write_files
from topics import Corpus
from topics.dates import Span

BODY = "The council met and decided about the harbour.\n\nAll parties were for the plan of the mayor."


def test_rows_of_all_articles_of_a_part_are_kept(tmp_path):
    for name, day in (("a", 4), ("b", 5)):
        write_files(tmp_path, **{f"{name}__txt": f"Harbour plan {name}\n\nPublished: {day} March 2021\n\n{BODY}"})

    tables = read_corpus(tmp_path)

    assert tables["articles"]["published"].tolist() == ["2021-03-04", "2021-03-05"]
    assert tables["repairs"]["article"].tolist() == ["a.txt", "b.txt"]
    assert tables["passages"]["article"].tolist() == ["a.txt"] * 3 + ["b.txt"] * 3
    assert tables["problems"].iloc[:0].columns.tolist() == ["source", "found", "advice", "lost"]


def test_notes_of_cleaning_come_before_those_of_the_day(tmp_path):
    text = f"Harbour plan agreed\n\nPublished: 4 March 2021\n\n{BODY}"
    write_files(tmp_path, a__txt=text, sources__csv="file,title,published\na.txt,Another,2021-03-05\n")

    notes = read_corpus(tmp_path)["articles"]["notes"].iloc[0]

    assert [" ".join(note.split(" ")[:3]) for note in notes] == ["conflict: the sidecar", "conflict: sidecar gives"]


@pytest.mark.parametrize(
    ("day", "basis", "told"),
    [
        ("2021-03-05", "events told", ["published: basis of the day by the list of sources: events told"]),
        ("2021-03-05", "", []),
        ("2021-03-05", "inferred", []),
        ("2021-03-05", "unknown", []),
        ("2021-03", "inferred", ["published: basis of the day by the list of sources: inferred"]),
        ("", "events told", []),
    ],
)
def test_basis_of_a_given_day_is_told_in_the_words_of_the_list(tmp_path, day, basis, told):
    write_files(tmp_path, a__txt=f"Harbour plan\n\n{BODY}", sources__csv=f"file,published,basis\na.txt,{day},{basis}\n")

    notes = read_corpus(tmp_path)["articles"]["notes"].iloc[0]

    assert [note for note in notes if "list of sources" in note] == told


def test_day_at_the_very_beginning_of_a_text_has_its_place(tmp_path):
    write_files(tmp_path, a__txt=f"4 March 2021\n\nHarbour plan agreed\n\n{BODY}")

    article = read_corpus(tmp_path)["articles"].iloc[0]

    assert (article["published_start"], article["published_stop"]) == (0, 12)


def test_article_of_another_century_beside_undated_ones_is_no_fault(tmp_path):
    for name, day in (("a", "14 July 1889"), ("b", "3 May 2021"), ("c", "4 May 2021")):
        (tmp_path / f"{name}.txt").write_text(
            f"The harbour of Olsted\n\n{day}\n\nThe council met on Friday in the hall.\n"
        )
    (tmp_path / "d.txt").write_text("The council met at the harbour of Olsted on Friday, the mayor said on Saturday.\n")

    articles = Corpus(tmp_path).articles.set_index("id")

    assert articles["published"].tolist() == ["1889-07-14", "2021-05-03", "2021-05-04", ""]
    assert Span.from_edtf(articles.loc["d.txt", "published_edtf"]).holds(date(2021, 5, 8))
