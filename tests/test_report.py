"""The main job: one folder of results that says what it rests on, the same bytes every time."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from topics.engine.manifest import verify
from topics.output.wording import file_name
from topics.records import table
from topics.report import make_report, problem_lines, summarize


@pytest.fixture(scope="module")
def made(tiny_folder, tmp_path_factory):
    """A report of the tiny corpus, without notebooks."""
    return make_report(str(tiny_folder), str(tmp_path_factory.mktemp("made") / "build"), notebooks=False)


def run_report(corpus, out, **environment):
    """Run the main job as a user does, in a process of its own."""
    command = [sys.executable, "-m", "topics", "report", str(corpus), "--out", str(out)]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)


def bytes_of(out):
    """Return the bytes of every result, by name; what only saves time on a next run is left out."""
    kept = [path for path in sorted(out.rglob("*")) if path.is_file()]
    names = {path: path.relative_to(out).as_posix() for path in kept}
    return {name: path.read_bytes() for path, name in names.items() if not name.startswith(("parts/", "vectors/"))}


def test_report_lists_all_its_files_in_a_manifest_that_holds(made):
    listed = json.loads((made.out / "manifest.json").read_text(encoding="utf-8"))
    assert {"report.html", "tables/events.parquet"} <= set(listed["files"])
    assert set(listed["inputs"]) == {"harbour-plan.txt", "harbour-visit.txt", "quay-walk.txt", "weather.txt"}
    assert verify(made.out) == []


def test_report_page_is_one_file_that_loads_nothing(made):
    page = (made.out / "report.html").read_text(encoding="utf-8")
    assert len(page) < 5_000_000
    assert "Content-Security-Policy" in page
    for opening in ('src="http', "src='http", 'href="http', "url(http", "@import"):
        assert opening not in page


def test_report_page_shows_the_sentences_behind_each_event(made):
    page = (made.out / "report.html").read_text(encoding="utf-8")
    assert "she walked along the flooded quay" in page
    assert "Subscribe to our morning newsletter" in page, "what was dropped is shown, marked"


def test_report_names_no_place_of_the_machine(made, tiny_folder):
    for name, content in bytes_of(made.out).items():
        assert str(made.out).encode() not in content, name
        assert str(tiny_folder).encode() not in content, name


def test_articles_lie_side_by_side_as_found_and_clean(made):
    found = (made.out / "articles" / "quay-walk.txt.found.txt").read_text(encoding="utf-8")
    clean = (made.out / "articles" / "quay-walk.txt.clean.txt").read_text(encoding="utf-8")
    assert "Olsted鈥檚" in found
    assert "Olsted’s" in clean


def test_summary_says_what_was_found_and_where_it_lies(made):
    text = "\n".join(summarize(made))
    assert "4 articles" in text
    assert "report.html" in text


@pytest.mark.parametrize(("article", "other"), [("a/b.txt", "a_b.txt"), ("../x", "_x"), ("a\nb", "a b")])
def test_file_name_stays_in_its_folder_and_is_unique(article, other):
    assert "/" not in file_name(article)
    assert not file_name(article).startswith(".")
    assert file_name(article) != file_name(other)


@pytest.mark.slow
def test_hostile_article_stays_text_in_the_page(tmp_path):
    (tmp_path / "corpus").mkdir()
    hostile = "<script>alert(1)</script> met the minister on 3 June 2021. <img src=x onerror=alert(2)>\n"
    (tmp_path / "corpus" / "a<b>.txt").write_text(f"</script><b>Title</b>\n\n{hostile * 3}")
    out = make_report(tmp_path / "corpus", tmp_path / "build", notebooks=False).out
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert" in page


@pytest.mark.slow
def test_title_of_the_readers_own_makes_the_pages_anew(tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("The ferry sank on 3 June 2021.")
    for title, shown in (("", "Themes and timeline of corpus"), ("Ferries & quays", "Ferries &amp; quays")):
        out = make_report(tmp_path / "corpus", tmp_path / "build", notebooks=False, title=title).out
        assert f"<title>{shown}</title>" in (out / "report.html").read_text(encoding="utf-8")
    assert "<title>Ferries &amp; quays</title>" in (out / "one-page.html").read_text(encoding="utf-8")


def test_corpus_of_one_undated_line_gives_a_report(tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("Hello there")
    made = make_report(tmp_path / "corpus", tmp_path / "build", notebooks=False)
    assert len(made.corpus.articles) == 1
    assert len(made.corpus.events) == 0
    assert (made.out / "report.html").is_file()


@pytest.mark.slow
def test_report_with_notebooks_gives_the_same_bytes_elsewhere(tiny_folder, tmp_path):
    shutil.copytree(tiny_folder, tmp_path / "corpus")
    one = run_report(tmp_path / "corpus", tmp_path / "one", PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C")
    other = run_report(
        tmp_path / "corpus", tmp_path / "other", PYTHONHASHSEED="2", TZ="America/Lima", OMP_NUM_THREADS="2"
    )
    assert (one.returncode, other.returncode) == (0, 0), one.stderr + other.stderr
    before, after = bytes_of(tmp_path / "one"), bytes_of(tmp_path / "other")
    assert set(before) == set(after)
    assert [name for name in before if before[name] != after[name]] == []
    assert {"figures/04-timeline.svg", "notebooks/04-timeline.html"} <= set(before)
    assert not any(name.startswith("notebooks/05") for name in before), "the seeds' study is for the seeds only"


@pytest.mark.slow
def test_report_without_the_notebooks_extra_says_what_is_missing(tiny_folder, tmp_path, monkeypatch):
    from importlib.util import find_spec

    monkeypatch.setattr("topics.errors.find_spec", lambda name: None if name == "nbclient" else find_spec(name))
    made = make_report(tiny_folder, tmp_path)
    assert made.failed_notebooks == ()
    assert (tmp_path / "report.html").is_file()
    (sentence,) = (line for line in summarize(made) if "nbclient" in line)
    assert "needs the package nbclient, which is not installed" in sentence
    assert "pip install '.[notebooks]'" in sentence


def test_report_says_what_was_found_and_where_it_lies(made):
    lines = summarize(made)
    assert lines[0].startswith("Read 4 articles from 4 files: 22 passages, 18 time expressions.")
    assert lines[2] == "Found 7 events (3 reported), 0 disagreements."
    assert lines[3] == "Themes of the codebook: trade (3), workers' rights (3), climate (4)"
    assert lines[-2:] == ["The page, to open in a browser (the tables lie beside it):", str(made.out / "report.html")]


def test_problems_that_lost_something_are_told_apart_from_notes():
    frame = table(
        "problems",
        [
            {"source": "a.txt", "found": "an empty file.", "advice": "take it out", "lost": True},
            {"source": "b.csv", "found": "odd rows", "advice": "look", "lost": False},
        ],
    )
    assert problem_lines(frame) == ["Left out: a.txt: an empty file; take it out", "Note: b.csv: odd rows; look"]
