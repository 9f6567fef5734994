"""The sidecar wins over the text; what cannot be used is listed."""

from __future__ import annotations

import json

import pytest

from tests.corpora import read_corpus, write_files
from topics.articles.sidecar import Sidecar, read_sidecar, sources_rows
from topics.records import table

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


def csl(tmp_path, given, **files):
    """Return the sidecar of a CSL-JSON file and its problems."""
    write_files(tmp_path, **files)
    (tmp_path / "zotero.csl.json").write_text(json.dumps(given), encoding="utf-8")
    return read_sidecar(tmp_path)


def test_csl_json_gives_each_column(tmp_path):
    item = {
        "file": " a.txt ",
        "title": "One",
        "publisher": "The Press",
        "author": [{"family": "Lee", "given": "Ann"}, {"literal": "The Board"}, "Bo"],
        "issued": {"date-parts": [[2021, 3]]},
        "URL": "https://example.org/a",
        "note": "read",
    }

    sidecar, problems = csl(tmp_path, {"items": [item, "no object"]}, a__txt=TEXT)

    assert problems == []
    assert sidecar.find("a.txt") == {
        "file": "a.txt",
        "title": "One",
        "outlet": "The Press",
        "author": "Ann Lee, The Board",
        "published": "2021-03",
        "url": "https://example.org/a",
        "note": "read",
    }


@pytest.mark.parametrize(
    ("issued", "published"),
    [
        ({"date-parts": [["2021", 3, 4]]}, "2021-03-04"),
        ({"date-parts": [[2021]]}, "2021"),
        ({"date-parts": [], "raw": "spring 2021"}, "spring 2021"),
        ({"date-parts": [[]]}, ""),
        ({"raw": "2021-03"}, "2021-03"),
        ("2021", ""),
        (None, ""),
    ],
)
def test_csl_day_is_as_far_as_it_is_given(tmp_path, issued, published):
    sidecar, _ = csl(tmp_path, [{"title": "One", "issued": issued}])

    assert sidecar.find("x.txt", title="one")["published"] == published


@pytest.mark.parametrize("given", [{"items": "none"}, {"other": []}, "text", [], 5])
def test_csl_json_without_entries_is_an_empty_sidecar(tmp_path, given):
    sidecar, problems = csl(tmp_path, given)

    assert not sidecar.rows
    assert problems == []


def test_container_title_is_the_outlet_before_the_publisher(tmp_path):
    sidecar, _ = csl(tmp_path, [{"title": "One", "container-title": "The Times", "publisher": "The Press"}])

    assert sidecar.find("x", title="ONE")["outlet"] == "The Times"


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ({"source": "sub/a.txt"}, "path"),
        ({"source": "other/b.txt"}, "name"),
        ({"source": "other/c.txt"}, "stem"),
        ({"source": "d.csv", "record": "1"}, "record"),
        ({"source": "d.csv", "record": "2"}, ""),
        ({"source": "b.txt", "record": "0"}, ""),
        ({"source": "e.txt", "url": "https://example.org"}, "address"),
        ({"source": "e.txt", "title": "Mayor’s  PLAN"}, "mayor's plan"),
        ({"source": "e.txt", "url": "https://example.org", "title": "mayor's plan"}, "address"),
        ({"source": "e.txt"}, ""),
    ],
)
def test_row_is_found_by_path_name_stem_record_address_or_title(asked, title):
    keys = {"sub/a.txt": "path", "a.txt": "other", "b.txt": "name", "c": "stem", "d.csv#1": "record"}
    keys |= {"url:https://example.org": "address", "title:mayor's plan": "mayor's plan"}
    sidecar = Sidecar({key: {"title": name} for key, name in keys.items()})

    assert sidecar.find(**asked).get("title", "") == title


def test_header_of_the_sidecar_may_have_other_case_blanks_and_further_columns(tmp_path):
    content = "\ufeff File , TITLE,page,note\na.txt, One ,5, \n,,,\n , , ,\n"
    write_files(tmp_path, a__txt=TEXT, sources__csv=content)

    sidecar, problems = read_sidecar(tmp_path)

    assert problems == []
    assert sidecar.find("a.txt")["title"] == "One"
    assert sidecar.find("a.txt")["outlet"] == ""


@pytest.mark.parametrize(
    ("row", "found", "lost"),
    [
        (",,", None, None),
        (",The Times,", "a row without a file", True),
        ("../b.txt,,One", "the path '../b.txt' leads out of the folder", True),
        ("a.txt,,One", "'a.txt' has a second row", True),
        ("b.txt,,One", "there is no file 'b.txt'", False),
        ("a.txt#1,,One", None, None),
        (f"{'x' * 300}.txt,,One", f"there is no file '{'x' * 300}.txt'", False),
        (",,One", None, None),
    ],
)
def test_problem_of_a_row_says_what_was_found(tmp_path, row, found, lost):
    write_files(tmp_path, a__txt=TEXT, sources__csv=f"file,outlet,title\na.txt,,First\n{row}\n")

    _, problems = read_sidecar(tmp_path)

    assert [(problem.found, problem.lost) for problem in problems] == ([(found, lost)] if found else [])


def test_row_about_a_missing_file_is_kept_and_one_that_leads_out_is_not(tmp_path):
    write_files(tmp_path, sources__csv="file,title\nb.txt,Missing\n../c.txt,Outside\n")

    assert list(read_sidecar(tmp_path)[0].rows) == ["b.txt"]


def test_sidecar_of_one_file_is_that_of_its_folder_and_may_name_others(tmp_path):
    write_files(tmp_path, a__txt=TEXT, sources__csv="file,title\na.txt,One\nb.txt,Two\n")

    sidecar, problems = read_sidecar(tmp_path / "a.txt")

    assert sidecar.find("a.txt")["title"] == "One"
    assert problems == []


def test_table_without_a_column_of_files_says_which_columns_it_has(tmp_path):
    write_files(tmp_path, sources__csv="title,outlet\nx,y\n")

    (problem,) = read_sidecar(tmp_path)[1]

    assert problem.found == "cannot be read: it has no column 'file'; its columns are title, outlet"


def test_sidecar_filled_in_names_records_and_conflicts(tmp_path):
    write_files(
        tmp_path,
        b__csv="title,text,url\nOne,The first text,https://example.org/1\n",
        a__txt=TEXT,
        sources__csv="file,title\na.txt,Another title\n",
    )

    first, second = sources_rows(read_corpus(tmp_path)["articles"]).to_dict("records")

    assert first["file"] == "a.txt"
    assert first["note"] == ("conflict: the sidecar gives the title “Another title”, the text “Harbour plan agreed”")
    assert first["basis"] != ""
    assert (second["file"], second["url"], second["note"]) == ("b.csv#0", "https://example.org/1", "")


@pytest.mark.parametrize(
    ("row", "whose"),
    [
        ("a.txt,https://example.org,One", "a.txt"),
        (",https://example.org,One", "https://example.org"),
        (",https://example.org,", "https://example.org"),
        (",,One", "One"),
    ],
)
def test_problem_of_a_day_names_the_file_else_the_address_else_the_title(tmp_path, row, whose):
    write_files(tmp_path, a__txt=TEXT, sources__csv=f"file,url,title,published\n{row},one fine day\n")

    (problem,) = read_sidecar(tmp_path)[1]

    assert problem.found.startswith(f"the day “one fine day” of '{whose}' ")
    assert not problem.lost


@pytest.mark.parametrize(("likely", "written"), [("2021-05-12", ""), ("", "2021-05/..")])
def test_days_that_only_other_articles_tell_are_not_written_down(likely, written):
    article = {"id": "a", "source": "a.txt", "published_edtf": "2021-05/..", "published_basis": "inferred"}
    rows = sources_rows(table("articles", [{**article, "published_likely": likely}]))
    assert rows["published"].tolist() == [written]
    assert rows["basis"].tolist() == ["inferred" if written else ""]
