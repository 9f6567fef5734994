"""Folders of results: how one is known, and that a run touches nothing that is not its own."""

import json

import pytest

from topics import Corpus
from topics.articles.files import list_files, list_results
from topics.engine.manifest import write_manifest
from topics.engine.results import check_results_folder, is_results
from topics.errors import StoreError

TEXT = "The ministers met in Vienna on 3 May 2021 and agreed on the budget of the union."


@pytest.fixture
def articles(tmp_path):
    """A corpus of one article."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    return folder


def make_results(folder):
    """Make a folder as a run leaves it, with a file of each kind."""
    for name in (
        "tables/articles.parquet",
        "figures/01-sources.svg",
        "notebooks/01-articles.ipynb",
        "notebooks/.ipynb_checkpoints/mine.py",
        "articles/a.txt.clean.txt",
        "parts/read/0123/digests.json",
        "report.html",
        ".lock",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    write_manifest(folder, {}, [folder / "report.html"])
    return folder


def test_results_of_a_run_and_what_lies_beside_them_may_be_made_anew(articles, tmp_path):
    out = make_results(tmp_path / "build")
    (out / "timeline.md").write_text("an export", encoding="utf-8")
    make_results(out / "other-corpus")
    check_results_folder(out, articles)


def test_folder_that_is_new_empty_or_begun_may_be_used(articles, tmp_path):
    check_results_folder(tmp_path / "new", articles)
    out = tmp_path / "begun"
    (out / "parts" / "read" / ".writing-abc").mkdir(parents=True)
    (out / ".lock").touch()
    check_results_folder(out, articles)


@pytest.mark.parametrize(
    "name",
    ["notebooks/pandas.py", "notebooks/lib/pandas.so", "tables/mine.xlsx", "articles/notes.txt", "parts/read/x.pkl"],
)
def test_results_with_a_file_that_no_run_wrote_are_refused(articles, tmp_path, name):
    out = make_results(tmp_path / "build")
    path = out / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match=path.name) as refused:
        check_results_folder(out, articles)
    assert "move it away" in str(refused.value)
    assert path.read_text(encoding="utf-8") == "mine"


def test_folder_of_somebody_elses_files_is_refused(articles, tmp_path):
    (tmp_path / "thesis.docx").touch()
    with pytest.raises(StoreError, match="is not from a run"):
        check_results_folder(tmp_path, articles)


@pytest.mark.parametrize("name", ["tables", "parts", "articles", "report.html", "parts/read/4567"])
def test_links_among_the_results_are_refused_since_they_lead_elsewhere(articles, tmp_path, name):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    out = tmp_path / "build"
    link = out / name
    link.parent.mkdir(parents=True)
    link.symlink_to(elsewhere)
    with pytest.raises(StoreError, match=link.name):
        check_results_folder(out, articles)


def test_corpus_and_a_file_are_refused_as_folders_of_results(articles):
    with pytest.raises(StoreError, match="holds the articles"):
        check_results_folder(articles, articles)
    with pytest.raises(StoreError, match="no folder"):
        check_results_folder(articles / "a.txt", articles)


def test_results_are_known_by_their_manifest_or_by_what_stages_keep(tmp_path):
    assert is_results(make_results(tmp_path / "whole"))
    listing = tmp_path / "begun" / "parts" / "read" / "0123" / "digests.json"
    listing.parent.mkdir(parents=True)
    listing.touch()
    assert is_results(tmp_path / "begun")
    for content in ('{"files": {}}', "[]", "no JSON", "[" * 100_000):
        (tmp_path / "manifest.json").write_text(content, encoding="utf-8")
        assert not is_results(tmp_path)


def test_results_in_the_corpus_are_never_read_as_articles_and_other_results_are_listed(articles):
    make_results(articles / "build")
    make_results(articles / "sub" / "earlier")
    assert list_files(articles) == ["a.txt"]
    assert list_results(articles) == ["build", "sub/earlier"]
    corpus = Corpus(articles, articles / "build")
    assert corpus.articles["id"].tolist() == ["a.txt"]
    (problem,) = corpus.problems.to_dict("records")
    assert (problem["source"], problem["lost"]) == ("sub/earlier", False)


def test_folder_of_results_is_no_corpus_before_its_first_run_either(articles):
    out = articles / "build"
    (out / "tables").mkdir(parents=True)
    (out / "tables" / "notes.txt").write_text(TEXT, encoding="utf-8")
    assert list_files(articles, out) == ["a.txt"]
    assert list_files(articles) == ["a.txt", "build/tables/notes.txt"]


def test_corpus_that_holds_results_itself_keeps_its_articles(articles):
    make_results(articles)
    assert list_files(articles) == ["a.txt"]


def test_folder_with_a_manifest_of_another_program_holds_articles(articles):
    (articles / "site").mkdir()
    (articles / "site" / "b.txt").write_text(TEXT, encoding="utf-8")
    (articles / "site" / "manifest.json").write_text(json.dumps({"name": "site", "files": []}), encoding="utf-8")
    assert list_files(articles) == ["a.txt", "site/b.txt", "site/manifest.json"]
