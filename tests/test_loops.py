"""Running a report again: what did not change is kept, what changed is made anew, and what waits is told."""

import json
import shlex
import shutil

import pytest

from topics.engine.manifest import verify
from topics.engine.results import EXPORTS
from topics.errors import TopicsError
from topics.output import notebook_runs
from topics.records import table
from topics.report import correction_lines, make_report, summarize

pytestmark = pytest.mark.slow

FINISHED = ("parts/", "vectors/", ".lock")


@pytest.fixture
def runs(monkeypatch):
    """Names of the notebooks that were run, by stand-ins that write what a notebook would."""
    names = []

    def execute(path, folder, places, server):
        names.append(path.stem)
        figures = places["out"] / "figures"
        figures.mkdir(exist_ok=True)
        (figures / f"{path.stem}.json").write_text(json.dumps({"name": path.stem, "notebook": path.stem}))
        for name in (name for name in EXPORTS if name.startswith(path.stem)):
            (places["out"] / name).write_text(path.stem)
        written = [folder / f"{path.stem}.ipynb", folder / f"{path.stem}.html"]
        for one in written:
            one.write_text(path.stem)
        return written

    monkeypatch.setattr(notebook_runs, "execute_notebook", execute)
    monkeypatch.setattr("topics.report.shown_figures", lambda folder: [])
    return names


@pytest.fixture(scope="module")
def stages(tiny_folder, tmp_path_factory):
    """What the stages leave of the tiny corpus, so that no test waits for them."""
    return make_report(tiny_folder, tmp_path_factory.mktemp("stages"), notebooks=False).out


@pytest.fixture
def corpus(tiny_folder, stages, tmp_path):
    """A copy of the tiny corpus that a test may change, beside ``out`` and ``fresh`` where its stages are done."""
    for name in ("out", "fresh"):
        shutil.copytree(stages / "parts", tmp_path / name / "parts")
    return shutil.copytree(tiny_folder, tmp_path / "corpus")


def taken(runs):
    """Return what was run since this was last asked."""
    names = sorted(runs)
    runs.clear()
    return names


def bytes_of(out):
    names = {path: path.relative_to(out).as_posix() for path in sorted(out.rglob("*")) if path.is_file()}
    return {name: path.read_bytes() for path, name in names.items() if not name.startswith(FINISHED)}


def correct(corpus, out):
    """Write a correction of an event beside the articles, by a sentence of a finished run."""
    from topics.engine.manifest import final_table

    row = final_table(out, "evidence").iloc[0]
    quote = json.dumps(row["quote"])
    members = f'[{{ passage = "{row["passage"]}", quote = {quote} }}]'
    entry = f'[[correction]]\nof = "events"\ndo = "exclude"\nmembers = {members}\n'
    (corpus / "corrections.toml").write_text(entry, encoding="utf-8")


def test_notebooks_are_run_once_for_the_same_articles(corpus, tmp_path, runs):
    make_report(corpus, tmp_path / "out")
    first = taken(runs)
    before = bytes_of(tmp_path / "out")
    made = make_report(corpus, tmp_path / "out")
    assert {"01-articles", "04-timeline"} <= set(first)
    assert taken(runs) == []
    assert bytes_of(tmp_path / "out") == before
    assert made.notebooks_waiting == ()
    assert verify(tmp_path / "out") == []
    (tmp_path / "out" / "00-start.md").write_text("changed by hand")
    assert verify(tmp_path / "out") == ["00-start.md was changed after the run."]


@pytest.mark.slow
def test_notebooks_wait_after_a_correction_until_they_are_asked_for(corpus, tmp_path, runs):
    out = tmp_path / "out"
    make_report(corpus, out)
    first = taken(runs)
    correct(corpus, out)
    waiting = make_report(corpus, out)
    assert taken(runs) == []
    assert list(waiting.notebooks_waiting) == first
    assert not (out / "figures").exists(), "no figure of another state stays among the results"
    assert not (out / "00-start.md").exists(), "nor does what a notebook exported"
    assert verify(out) == []
    command = next(line for line in summarize(waiting) if line.startswith("    topics report "))
    assert shlex.split(command) == ["topics", "report", str(corpus), "--out", str(out), "--notebooks"]
    assert any(line.startswith("Correction 1 (exclude, events) applied: ") for line in summarize(waiting))
    assert make_report(corpus, out).notebooks_waiting == waiting.notebooks_waiting, "they still wait"
    assert make_report(corpus, out, notebooks=True).notebooks_waiting == ()
    assert taken(runs) == first
    again = bytes_of(out)
    make_report(corpus, tmp_path / "fresh")
    assert again == bytes_of(tmp_path / "fresh")


@pytest.mark.slow
def test_notebooks_are_run_for_other_articles(corpus, tmp_path, runs):
    make_report(corpus, tmp_path / "out")
    first = taken(runs)
    (corpus / "one-more.txt").write_text("The harbour master left for Oslo on 3 May 2021, the port said.\n")
    make_report(corpus, tmp_path / "out")
    assert taken(runs) == first


def test_notebooks_are_left_out_where_nobody_wants_them(corpus, tmp_path, runs):
    made = make_report(corpus, tmp_path / "out", notebooks=False)
    assert taken(runs) == []
    assert made.notebooks_waiting == (), "there was none before"
    make_report(corpus, tmp_path / "out")
    assert taken(runs) != [], "they have not been run for these articles yet"
    make_report(corpus, tmp_path / "out", notebooks=False)
    assert (tmp_path / "out" / "notebooks" / "04-timeline.html").is_file(), "what still holds stays"


@pytest.mark.parametrize("name", ["notebooks/04-timeline.html", "figures/04-timeline.json"])
def test_damaged_notebook_is_run_again_alone(corpus, tmp_path, runs, name):
    make_report(corpus, tmp_path / "out")
    taken(runs)
    before = bytes_of(tmp_path / "out")
    (tmp_path / "out" / name).write_text("{}")
    make_report(corpus, tmp_path / "out")
    assert taken(runs) == ["04-timeline"]
    assert bytes_of(tmp_path / "out") == before


def test_forged_manifest_keeps_no_notebook(corpus, tmp_path, runs):
    make_report(corpus, tmp_path / "out")
    first = taken(runs)
    manifest = tmp_path / "out" / "manifest.json"
    content = json.loads(manifest.read_text(encoding="utf-8"))
    content["made"]["notebooks/04-timeline"]["files"] = ["../../elsewhere"]
    manifest.write_text(json.dumps(content))
    make_report(corpus, tmp_path / "out")
    assert taken(runs) == first


def test_notebook_that_stopped_is_run_again(corpus, tmp_path, runs, monkeypatch):
    whole = notebook_runs.execute_notebook

    def stop(path, folder, places, server):
        if path.stem == "02-themes":
            raise TopicsError("The notebook 02-themes.ipynb stopped: NameError: no")
        return whole(path, folder, places, server)

    monkeypatch.setattr(notebook_runs, "execute_notebook", stop)
    assert len(make_report(corpus, tmp_path / "out").failed_notebooks) == 1
    taken(runs)
    monkeypatch.setattr(notebook_runs, "execute_notebook", whole)
    assert make_report(corpus, tmp_path / "out").failed_notebooks == ()
    assert taken(runs) == ["02-themes"]


def test_notebooks_of_articles_go_where_rows_take_their_place(corpus, tmp_path, runs):
    make_report(corpus, tmp_path / "out")
    make_report(["The harbour master left for Oslo on 3 May 2021, the port said."], tmp_path / "out")
    assert not (tmp_path / "out" / "notebooks").exists()
    assert verify(tmp_path / "out") == []


def test_damaged_page_is_written_again(corpus, tmp_path):
    out = make_report(corpus, tmp_path / "out", notebooks=False).out
    before = bytes_of(out)
    (out / "one-page.html").write_text("cut")
    make_report(corpus, out, notebooks=False)
    assert bytes_of(out) == before


def test_page_is_written_again_for_other_quotes(corpus, tmp_path):
    out = make_report(corpus, tmp_path / "out", notebooks=False).out
    full = (out / "report.html").read_bytes()
    make_report(corpus, out, notebooks=False, quotes="none")
    assert (out / "report.html").stat().st_size < len(full)


def corrections(n, *, applied):
    row = {"of": "events", "action": "day", "applied": applied, "outcome": "it did."}
    return table("corrections", [row | {"correction": number} for number in range(1, n + 1)])


@pytest.mark.parametrize(("n", "lines"), [(2, 2), (3, 3)])
def test_summary_tells_of_the_first_corrections_and_counts_the_others(n, lines):
    told = correction_lines(corrections(n, applied=True), most=2)
    assert len(told) == lines
    assert told[0] == "Correction 1 (day, events) applied: it did."
    assert ("… and 1 more corrections" in told[-1]) == (n > 2)


def test_summary_tells_first_of_corrections_that_do_not_apply():
    frame = corrections(2, applied=True)
    frame.loc[1, "applied"] = False
    assert correction_lines(frame)[0] == "Correction 2 (day, events) does not apply: it did."
