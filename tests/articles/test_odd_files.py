"""One odd file never stops a run: what cannot be read is listed, and all else is read."""

import json
import os
import zipfile
from io import BytesIO

import pyarrow as pa
import pytest
from pyarrow import parquet

from topics import Corpus
from topics.articles.files import list_files, path_of, read_file, reread
from topics.articles.readers.decoding import decode
from topics.errors import StoreError
from topics.output.wording import file_name
from topics.report import make_report

GOOD = "The ministers met in Vienna on 3 May 2021 and agreed on the budget of the union."


def far_table():
    sink = BytesIO()
    column = pa.array([2**62], pa.timestamp("us"))
    parquet.write_table(pa.table({"text": [GOOD], "published": column}), sink)
    return sink.getvalue()


def cut_document():
    sink = BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    return sink.getvalue()


ODD = {
    "announces-japanese.txt": b"\x1b$ is no Japanese: " + GOOD.encode(),
    "undefined.html": b'<html><head><meta charset="undefined"></head><body><p>caf\xe9 '
    + GOOD.encode()
    + b"</p></body>",
    "punycode.html": b'<html><head><meta charset="punycode"></head><body><p>caf\xe9 ' + GOOD.encode() + b"</p></body>",
    "nested.json": b'[{"text": "' + GOOD.encode() + b'", "more": ' + b"[" * 600 + b"]" * 600 + b"}]",
    "deep.json": b"[" * 100_000,
    "surrogates.json": b'[{"text": "\\ud800 ' + GOOD.encode() + b'", "title": "\\udfff", "\\udc80": "x"}]',
    "far.parquet": far_table(),
    "cut.docx": cut_document(),
    "文" * 83 + ".txt": GOOD.encode(),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_file_is_read_or_listed_and_the_others_are_read(tmp_path, name):
    (tmp_path / name).write_bytes(ODD[name])
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    corpus = Corpus(tmp_path)
    assert "good.txt" in set(corpus.articles["source"])
    seen = {*corpus.articles["source"], *corpus.problems["source"]}
    assert seen == {name, "good.txt"}
    for article in corpus.articles.to_dict("records"):
        assert "Vienna" in article["found"]


@pytest.mark.parametrize("name", ["announces-japanese.txt", "undefined.html", "punycode.html", "surrogates.json"])
def test_text_of_an_odd_file_is_read_again_the_same(tmp_path, name):
    (tmp_path / name).write_bytes(ODD[name])
    (article,), _ = read_file(tmp_path, name)
    assert "Vienna" in article.text
    assert reread(tmp_path, article.locator) == article.text


def test_lone_surrogates_are_listed_and_become_question_marks(tmp_path):
    (tmp_path / "a.json").write_bytes(ODD["surrogates.json"])
    (article,), (problem,) = read_file(tmp_path, "a.json")
    assert article.text.startswith("? The ministers")
    assert (problem.lost, "lone surrogates" in problem.found) == (False, True)
    assert json.loads(article.extra) == {"?": "x"}


def test_encoding_that_a_page_states_counts_where_texts_are_written_in_it():
    assert decode("Мир и труд".encode("koi8-r"), "KOI8-R")[0] == "Мир и труд"
    assert decode(b"caf\xe9 \\u0041", "unicode_escape")[0] == "café \\u0041"


def test_error_of_a_reader_that_nobody_thought_of_is_listed(tmp_path, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError

    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr("topics.articles.files.read_content", broken)
    articles, (problem,) = read_file(tmp_path, "a.txt")
    assert articles == []
    assert "ZeroDivisionError" in problem.found


def test_file_whose_name_is_no_utf8_is_read_and_shown_with_its_bytes(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(GOOD, encoding="utf-8")
    (tmp_path / "a\\xe9.txt").write_text(GOOD, encoding="utf-8")
    assert list_files(tmp_path) == ["a\\xe9.txt", "caf\\xe9.txt"]
    assert path_of(tmp_path, "caf\\xe9.txt").is_file()
    corpus = Corpus(tmp_path)
    assert corpus.articles["id"].tolist() == ["a\\xe9.txt", "caf\\xe9.txt"]
    assert len(corpus.problems) == 0


def test_link_to_itself_is_listed(tmp_path):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    corpus = Corpus(tmp_path)
    assert corpus.articles["id"].tolist() == ["good.txt"]
    assert corpus.problems["source"].tolist() == ["loop.txt"]


def test_ids_stay_unique_where_one_looks_like_another_with_a_suffix(tmp_path):
    rows = [
        {"id": name, "text": f"{GOOD} It was number {at}."} for at, name in enumerate(["x", "x", "x~2", "x~2", "x"])
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    articles = Corpus(tmp_path).articles
    assert sorted(articles["id"]) == ["x", "x~2", "x~2~2", "x~3", "x~4"]
    found = dict(zip(articles["id"], articles["found"], strict=True))
    assert found["x~2"].endswith("number 2.")
    assert found["x~3"].endswith("number 1.")


def test_file_of_a_result_has_a_name_that_a_file_system_takes():
    for article in ("文" * 83 + ".txt", "a" * 300, "é" * 200):
        name = f"{file_name(article)}.found.txt"
        assert len(name.encode()) <= 255
        assert file_name(article) != file_name(f"{article}x")


def test_report_of_odd_names_is_made(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("文" * 83 + ".txt", os.fsdecode(b"caf\xe9.txt")):
        (folder / name).write_text(GOOD, encoding="utf-8")
    made = make_report(folder, tmp_path / "build", notebooks=False)
    assert made.n_lost == 0
    assert len(list((tmp_path / "build" / "articles").iterdir())) == 4


def test_file_that_changes_while_it_is_read_is_not_kept_as_what_it_was(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(GOOD, encoding="utf-8")
    corpus = Corpus(tmp_path, tmp_path.parent / "results")
    assert corpus.sources
    path.write_text(f"{GOOD} And more.", encoding="utf-8")
    with pytest.raises(StoreError, match="changed while it was read; run again"):
        len(corpus.articles)
    again = Corpus(tmp_path, tmp_path.parent / "results")
    assert again.articles["found"].tolist() == [f"{GOOD} And more."]


def test_file_that_can_no_longer_be_read_is_not_kept_as_unreadable(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(GOOD, encoding="utf-8")
    corpus = Corpus(tmp_path)
    assert corpus.sources
    path.unlink()
    with pytest.raises(StoreError, match="no longer be read"):
        len(corpus.articles)
