"""What commands write takes the place of nothing that a reader wrote or that is read, and is no article."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from topics import Corpus
from topics.articles.files import list_files
from topics.articles.sidecar import COLUMNS, merged_sources, read_sidecar, write_day
from topics.articles.spreadsheets import guarded, unguarded
from topics.cli.opening import write_work_sheet
from topics.dates.timeml import tag_folder
from topics.engine.store import write_text
from topics.errors import InputError, StoreError
from topics.inputs import claim_output, open_input

TEXT = "The ministers met in Vienna on 3 May 2021 and agreed on the budget of the union."


@pytest.fixture
def articles(tmp_path):
    """A corpus of two articles and a codebook."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "codebook.toml"):
        (folder / name).write_text(TEXT, encoding="utf-8")
    return folder


def proposed(*files, **values):
    rows = [dict.fromkeys(COLUMNS, "") | {"file": file, "likely": "2021-05-04"} | values for file in files]
    return pd.DataFrame(rows, dtype="str")


def rows_of(text):
    return list(csv.DictReader(text.splitlines()))


def test_table_of_sources_made_again_keeps_what_a_reader_wrote(tmp_path):
    path = tmp_path / "sources.csv"
    path.write_text("File,my reading,note,published\na.txt,twice,from the archive,2021-05-01\n", encoding="utf-8")
    text = merged_sources(path, proposed("a.txt", "b.txt", published="2021-05-03", outlet="Courier"))
    first, second = rows_of(text)
    assert first["my reading"] == "twice"
    assert first["note"] == "from the archive"
    assert first["published"] == "2021-05-01"
    assert first["outlet"] == "Courier", "an empty cell is filled"
    assert "file" not in first, "columns stay as the reader spells them"
    assert (second["File"], second["published"]) == ("b.txt", "2021-05-03")


def test_table_of_sources_made_twice_is_the_same(tmp_path):
    path = tmp_path / "sources.csv"
    first = merged_sources(path, proposed("a.txt", "=b.txt", note="-"))
    write_text(path, first)
    assert merged_sources(path, proposed("a.txt", "=b.txt", note="-")) == first


def test_row_under_the_bare_name_of_a_file_is_the_row_about_it(tmp_path):
    path = tmp_path / "sources.csv"
    path.write_text("file,note\nb,mine\n", encoding="utf-8")
    (row,) = rows_of(merged_sources(path, proposed("sub/b.txt")))
    assert (row["file"], row["note"]) == ("b", "mine")


@pytest.mark.parametrize("content", ["title,note\na,b\n", 'file,note\n"a,b\n'])
def test_file_that_is_no_table_of_sources_is_refused_and_left(tmp_path, content):
    path = tmp_path / "notes.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="name another file"):
        merged_sources(path, proposed("a.txt"))
    assert path.read_text(encoding="utf-8") == content


def test_no_cell_of_a_table_of_sources_is_a_formula_and_it_reads_back_the_same(articles):
    (articles / "=1+1.txt").write_text(TEXT, encoding="utf-8")
    path = articles / "sources.csv"
    write_text(path, merged_sources(path, proposed("=1+1.txt", title='=HYPERLINK("x")', author="@sum", note="+1")))
    (row,) = rows_of(path.read_text(encoding="utf-8"))
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())
    sidecar, problems = read_sidecar(articles)
    assert problems == []
    assert sidecar.find("=1+1.txt")["title"] == '=HYPERLINK("x")'
    write_day(path, "=1+1.txt", "2021-05-03")
    (row,) = rows_of(path.read_text(encoding="utf-8"))
    assert row["published"] == "2021-05-03"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "'=1", "''@", "'", "'a", "1", ""])
def test_guarded_text_is_no_formula_and_comes_back(text):
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(guarded(text)) == text


def test_sheet_to_code_by_hand_is_guarded_and_never_written_over(tmp_path):
    out = tmp_path / "to-code.csv"
    sheet = pd.DataFrame({"passage": ["a:0-5"], "text": ["=1+1"], "theme": [""]}, dtype="str")
    write_work_sheet(sheet, out)
    assert rows_of(out.read_text(encoding="utf-8")) == [{"passage": "a:0-5", "text": "'=1+1", "theme": ""}]
    write_work_sheet(sheet, out)
    coded = out.read_text(encoding="utf-8").replace("'=1+1,", "'=1+1,trade")
    out.write_text(coded, encoding="utf-8")
    with pytest.raises(InputError, match="may hold work of yours"):
        write_work_sheet(sheet, out)
    assert out.read_text(encoding="utf-8") == coded


def test_result_may_not_take_the_place_of_an_article_a_side_file_or_another_input(articles, tmp_path):
    rows = tmp_path / "rows.csv"
    rows.write_text(f"text\n{TEXT}\n", encoding="utf-8")
    (tmp_path / "link.csv").symlink_to(rows)
    for out, corpus, others in (
        (articles / "a.txt", articles, []),
        (articles / "codebook.toml", articles, []),
        (rows, rows, []),
        (tmp_path / "link.csv", rows, []),
        (rows, articles, [rows]),
    ):
        with pytest.raises(InputError, match="name another file"):
            claim_output(out, corpus, others)
    claim_output(tmp_path / "elsewhere.csv", articles, [rows])
    claim_output(articles / "coded.csv", articles)


def test_result_among_the_articles_is_never_read_as_one_and_is_listed(articles):
    out = articles / "dates.csv"
    claim_output(out, articles)
    write_text(out, f"text\n{TEXT}\n")
    assert list_files(articles) == ["a.txt", "b.txt"]
    (problem,) = open_input(articles).problems
    assert (problem.source, problem.lost) == ("dates.csv", False)
    claim_output(out, articles)


def test_list_of_results_that_cannot_be_read_hides_nothing(articles, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("a.txt\n", encoding="utf-8")
    (articles / ".topics-outputs").symlink_to(elsewhere)
    assert list_files(articles) == ["a.txt", "b.txt"]


def test_result_is_not_written_over_a_folder_or_a_device(tmp_path):
    with pytest.raises(StoreError, match="name a file"):
        write_text(tmp_path, TEXT)
    with pytest.raises(StoreError, match="name a file"):
        write_text(Path(os.devnull), TEXT)


def test_timeml_is_not_written_over_itself(tmp_path):
    path = tmp_path / "a.tml"
    path.write_text("<TimeML><TEXT>On 3 May 2021.</TEXT></TimeML>", encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(InputError, match="name another folder"):
        tag_folder(tmp_path, tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.tml").symlink_to(path)
    with pytest.raises(InputError, match="name another folder"):
        tag_folder(tmp_path, tmp_path / "out")
    with pytest.raises(InputError, match="no folder"):
        tag_folder(tmp_path, path)
    assert path.read_bytes() == before


def test_side_files_that_are_links_out_of_the_corpus_are_not_read(articles, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("file,title\na.txt,a secret\n", encoding="utf-8")
    for name in ("sources.csv", "x.csl.json"):
        (articles / name).symlink_to(secret)
    sidecar, problems = read_sidecar(articles)
    assert dict(sidecar.rows) == {}
    assert [problem.found for problem in problems] == ["a link that leads out of the folder"] * 2
    inside = articles / "sub" / "sources.csv"
    inside.parent.mkdir()
    inside.write_text("file,title\na.txt,A title\n", encoding="utf-8")
    (articles / "sources.csv").unlink()
    (articles / "sources.csv").symlink_to(inside)
    assert read_sidecar(articles)[0].find("a.txt")["title"] == "A title"


@pytest.mark.parametrize("name", ["codebook.toml", "aliases.toml", "corrections.toml", "chronology.csv"])
def test_timeline_refuses_side_files_that_are_links_out_of_the_corpus(articles, tmp_path, name):
    secret = tmp_path / "secret"
    secret.write_text("", encoding="utf-8")
    (articles / "codebook.toml").unlink()
    (articles / name).symlink_to(secret)
    with pytest.raises(InputError, match="leads out of the folder"):
        Corpus(articles).timeline()


@pytest.mark.slow
def test_command_refuses_settings_that_are_a_link_out_of_the_corpus(articles, tmp_path):
    (tmp_path / "secret").touch()
    (articles / "topics.toml").symlink_to(tmp_path / "secret")
    command = [sys.executable, "-m", "topics", "dates", articles, "--out", tmp_path / "dates.csv"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "leads out of the folder" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.slow
def test_names_of_files_steer_no_terminal(articles, tmp_path):
    (articles / "a\x1b]0;owned\x07\x1b[2J\u202e.txt").write_bytes(b"\x89PNG")
    command = [sys.executable, "-m", "topics", "dates", articles, "--out", tmp_path / "dates.csv"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "a\\x1b]0;owned\\x07\\x1b[2J\\u202e.txt" in ran.stderr
    assert not {"\x1b", "\x07", "\u202e"} & set(ran.stderr)
