"""What is said of an installation and of a folder before any run."""

import pytest

from topics import doctor
from topics.doctor import describe_folder, describe_installation, evenly, time_words
from topics.errors import InputError


def line_of(lines, head):
    """Return what a line says, by its head."""
    (found,) = [line for line in lines if line.startswith(head)]
    return found.removeprefix(head).strip()


def article(number):
    return f"The harbour master spoke to the council about berth {number} and the price of coal, the clerk said.\n" * 3


def test_installation_says_what_is_there_and_how_to_get_what_is_not(monkeypatch):
    monkeypatch.setattr(doctor, "is_installed", lambda package: package != "distributed")
    lines = describe_installation()
    assert lines[0].startswith("topics ")
    assert line_of(lines, "BERTopic").startswith("installed (")
    assert line_of(lines, "Dask cluster") == "not installed; pip install '.[dask]'"
    assert line_of(lines, "fonts").startswith("DejaVu Sans")


def test_folder_is_told_by_its_formats_languages_days_and_faults(tmp_path):
    (tmp_path / "a.txt").write_text(article(1))
    (tmp_path / "b.csv").write_text(f'title,published,text\nBerths,2021-05-03,"{article(2)}"\n')
    (tmp_path / "c.txt").write_text("")
    (tmp_path / "codebook.toml").write_text("")
    lines = describe_folder(tmp_path)
    assert line_of(lines, "files").startswith("3, ")
    assert line_of(lines, "formats") == "2 plain text, 1 CSV"
    assert line_of(lines, "beside them") == "codebook.toml"
    assert line_of(lines, "articles") == "2"
    assert line_of(lines, "languages") == "2 en"
    assert line_of(lines, "days").startswith("1 of 2 articles")
    assert line_of(lines, "not read").startswith("c.txt: an empty file; ")
    assert line_of(lines, "a run will take").startswith("about 8 seconds on ")
    assert "notebooks and figures of a first run about 50 seconds more" in line_of(lines, "a run will take")


@pytest.mark.parametrize(("published", "says_between"), [("2021-05-03", False), ("", True)])
def test_next_command_comes_last_with_what_helps_where_days_are_missing(tmp_path, published, says_between):
    folder = tmp_path / "my articles"
    folder.mkdir()
    (folder / "b.csv").write_text(f'title,published,text\nBerths,{published},"{article(2)}"\n')
    last = describe_folder(folder)[-1]
    assert last.startswith("next") and f"`topics report '{folder}' --out results`" in last
    assert ("--between" in last) is says_between


def test_files_whose_encoding_is_guessed_are_told(tmp_path):
    (tmp_path / "a.txt").write_text(article(1))
    (tmp_path / "b.txt").write_bytes((article(2) + "It cost £5.").encode("cp1252"))
    lines = describe_folder(tmp_path)
    assert line_of(lines, "encodings").startswith(
        "1 of 2 files states none and is not UTF-8: guessed 1 cp1252 (first: b"
    )
    (tmp_path / "b.txt").write_text(article(2) + "It cost £5.", encoding="utf-8")
    assert not [line for line in describe_folder(tmp_path) if line.startswith("encodings")]


def test_other_languages_are_told_with_what_is_not_found_in_them(tmp_path):
    text = "Le conseil municipal a voté hier le budget du port après une longue discussion entre les élus de la ville. "
    (tmp_path / "a.txt").write_text(text * 4)
    (tmp_path / "b.txt").write_text(article(1))
    assert line_of(describe_folder(tmp_path), "languages") == ("1 en, 1 fr; dates are found in English and German only")


def test_of_many_files_some_are_read_and_the_articles_estimated(tmp_path, monkeypatch):
    monkeypatch.setattr(doctor, "MOST_FILES", 2)
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(article(number))
    lines = describe_folder(tmp_path)
    assert line_of(lines, "looked into") == "2 of 4 files"
    assert line_of(lines, "articles") == "about 4"


@pytest.mark.parametrize(("most", "looked"), [(300, "1 of 1 files"), (20, "0 of 1 files")])
def test_file_too_large_is_not_read(tmp_path, monkeypatch, most, looked):
    monkeypatch.setattr(doctor, "MOST_BYTES", most)
    (tmp_path / "a.txt").write_text(article(1)[:250])
    assert line_of(describe_folder(tmp_path), "looked into") == looked


def test_folder_without_files_says_so(tmp_path):
    assert "could be an article" in describe_folder(tmp_path)[-1]


def test_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputError, match="There is no file or folder"):
        describe_folder(tmp_path / "none")


def test_files_are_taken_evenly():
    assert evenly(list("abcdef"), 3) == ["a", "c", "e"]
    assert evenly(list("abc"), 3) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 second"), (89, "89 seconds"), (90, "2 minutes"), (5399, "90 minutes"), (5400, "1.5 hours")],
)
def test_length_of_time_in_words(seconds, words):
    assert time_words(seconds) == words
