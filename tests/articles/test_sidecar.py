"""The sidecar wins over the text; what cannot be used is listed."""

from __future__ import annotations

import json

import pytest

from tests.corpora import read_corpus, write_files
from topics.articles.sidecar import read_sidecar, sources_rows

TEXT = "Harbour plan agreed\n\nPublished: 4 March 2021\n\nThe council met and decided.\n\nAll were for it."


def test_sidecar_wins_and_the_conflict_is_noted(tmp_path):
    write_files(
        tmp_path, a__txt=TEXT, sources__csv="file,title,outlet,published\na.txt,Another title,The Times,2021-03-05\n"
    )

    article = read_corpus(tmp_path)["articles"].iloc[0]

    assert (article["title"], article["outlet"]) == ("Another title", "The Times")
    assert (article["published"], article["published_basis"]) == ("2021-03-05", "sidecar")
    assert sum(note.startswith("conflict") for note in article["notes"]) == 2


def test_sidecar_interval_is_narrowed_by_the_text(tmp_path):
    write_files(tmp_path, a__txt=TEXT, sources__csv="file,published\na.txt,2021-03\n")

    article = read_corpus(tmp_path)["articles"].iloc[0]

    assert (article["published"], article["published_basis"]) == ("2021-03-04", "sidecar")


@pytest.mark.parametrize("path", ["../secret.txt", "/etc/hosts", "a/../../b.txt", "..\\b.txt"])
def test_path_that_leaves_the_folder_is_refused_and_listed(tmp_path, path):
    write_files(tmp_path, a__txt=TEXT, sources__csv=f"file,title\n{path},Stolen\na.txt,Right\n")

    sidecar, problems = read_sidecar(tmp_path)

    assert sidecar.find("a.txt")["title"] == "Right"
    assert list(sidecar.rows) == ["a.txt"]
    assert [problem.source for problem in problems] == ["sources.csv"]


def test_row_about_a_missing_file_and_second_row_are_listed(tmp_path):
    write_files(tmp_path, a__txt=TEXT, sources__csv="file,title\na.txt,One\na.txt,Two\nb.txt,Three\n")

    sidecar, problems = read_sidecar(tmp_path)

    assert sidecar.find("a.txt")["title"] == "One"
    assert len(problems) == 2


@pytest.mark.parametrize("content", ["title,outlet\nx,y\n", "", b"\x00\x01\x02\xff\xfe" * 50])
def test_unusable_sidecar_is_one_problem(tmp_path, content):
    write_files(tmp_path, a__txt=TEXT, sources__csv=content)

    sidecar, problems = read_sidecar(tmp_path)

    assert not sidecar.rows
    assert len(problems) == 1


def test_csl_json_is_found_by_title(tmp_path):
    item = {
        "type": "article-newspaper",
        "title": "Harbour Plan Agreed",
        "container-title": "The Harbour Times",
        "author": [{"given": "Ann", "family": "Lee"}],
        "issued": {"date-parts": [[2021, 3, 4]]},
    }
    write_files(tmp_path, a__txt=TEXT)
    (tmp_path / "zotero.csl.json").write_text(json.dumps([item]), encoding="utf-8")

    article = read_corpus(tmp_path)["articles"].iloc[0]

    assert (article["outlet"], article["author"]) == ("The Harbour Times", "Ann Lee")
    assert (article["published"], article["published_basis"]) == ("2021-03-04", "sidecar")


def test_records_of_a_table_have_rows_of_their_own(tmp_path):
    write_files(
        tmp_path,
        a__csv="title,text\nOne,The first text\nTwo,The second text\n",
        sources__csv="file,outlet\na.csv#1,The Times\n",
    )

    assert read_corpus(tmp_path)["articles"]["outlet"].tolist() == ["", "The Times"]


def test_written_sidecar_reads_back_the_same(tmp_path):
    write_files(tmp_path, a__txt=TEXT)
    first = sources_rows(read_corpus(tmp_path)["articles"])
    first.to_csv(tmp_path / "sources.csv", index=False)

    second = sources_rows(read_corpus(tmp_path)["articles"])

    columns = ["file", "title", "outlet", "author", "published", "url"]
    assert first[columns].equals(second[columns])
    assert first["published"].tolist() == ["2021-03-04"]


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ("soon", "is not understood"),
        ("3/4/2021", "can be read in two ways"),
        ("2021-03-04~", "is approximate"),
        ("6/19/23", ""),
        ("2021-03", ""),
        ("n.d.", ""),
        ("1970-01-01", ""),
    ],
)
def test_day_that_is_no_plain_one_is_listed_and_its_row_kept(tmp_path, given, fault):
    write_files(tmp_path, a__txt=TEXT, sources__csv=f"file,outlet,published\na.txt,The Times,{given}\n")

    sidecar, problems = read_sidecar(tmp_path)

    assert sidecar.find("a.txt")["outlet"] == "The Times"
    assert [problem.found for problem in problems] == ([f"the day “{given}” of 'a.txt' {fault}"] if fault else [])
    assert not any(problem.lost for problem in problems)


def test_order_of_day_and_month_is_that_of_the_other_rows(tmp_path):
    write_files(tmp_path, a__txt="x", b__txt="y", sources__csv="file,published\na.txt,3/4/2021\nb.txt,19/4/2021\n")

    sidecar, problems = read_sidecar(tmp_path)

    assert sidecar.find("a.txt")["published"] == "2021-04-03"
    assert not problems


def test_approximate_day_is_an_interval_and_no_day(tmp_path):
    write_files(tmp_path, a__txt="A text.", sources__csv="file,published\na.txt,2021-03-04~\n")

    article = read_corpus(tmp_path)["articles"].iloc[0]

    assert (article["published"], article["published_edtf"]) == ("", "2021-02-25/2021-03-11")


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        ({"date-parts": [[2021, 3, 4]]}, "2021-03-04"),
        ({"date-parts": [[2021, 3, 4]], "circa": True}, "2021-03-04~"),
        ({"date-parts": [[2021, 3], [2021, 4]]}, "2021-03/2021-04"),
        ({"literal": "Spring 2021"}, "Spring 2021"),
        ({"date-parts": [[]]}, ""),
    ],
)
def test_day_of_a_literature_manager_keeps_its_doubt_and_its_end(tmp_path, issued, expected):
    (tmp_path / "library.csl.json").write_text(json.dumps([{"title": "x", "issued": issued}]), encoding="utf-8")

    sidecar, _ = read_sidecar(tmp_path)

    assert sidecar.find("a.txt", title="x")["published"] == expected
