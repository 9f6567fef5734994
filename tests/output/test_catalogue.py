"""The figures of a run, drawn anew at another width."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from topics.cli.app import app
from topics.output.figures.catalogue import CATALOGUE, NARROWEST_MM, WIDEST_MM, Results, draw_figure
from topics.report import make_report

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


@pytest.fixture(scope="module")
def results(tiny):
    """What figures are drawn from, of an open corpus."""
    return Results(lambda name: getattr(tiny, name), tiny._runner.table)


@pytest.fixture(scope="module")
def run(tiny_folder, tmp_path_factory):
    """A finished run without figures."""
    return make_report(tiny_folder, tmp_path_factory.mktemp("run") / "out", notebooks=False).out


def figure(*arguments):
    return CliRunner().invoke(app, ["figure", *map(str, arguments)])


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_figure_is_drawn_for_a_column(results, name):
    assert draw_figure(name, results, 85).figure.get_size_inches()[0] * 25.4 == pytest.approx(85)


def test_catalogue_has_what_the_generic_notebooks_write():
    written = set()
    for path in NOTEBOOKS.glob("0[12348]-*.ipynb"):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            lines = [line for line in cell["source"] if "save_figure(" in line]
            written |= {line.split('"')[1] for line in lines}
    assert written == set(CATALOGUE)


@pytest.mark.parametrize(("width", "fits"), [(NARROWEST_MM, True), (WIDEST_MM, True), (59.9, False), (400.1, False)])
def test_figure_has_a_width_that_paper_can_have(run, tmp_path, width, fits):
    ran = figure("04-timeline", "--run", run, "--width", width, "--out", tmp_path / "a.pdf")
    assert (ran.exit_code, (tmp_path / "a.pdf").exists()) == ((0, True) if fits else (2, False))


def test_figure_of_a_run_is_written_at_another_width_with_its_caption(run, tmp_path):
    ran = figure("04-timeline", "--run", run, "--width", 85, "--out", tmp_path / "a.svg")
    assert "by day." in ran.output
    assert (tmp_path / "a.svg").read_bytes().startswith(b"<?xml")


def test_figure_that_is_not_there_is_refused_with_those_that_are(run, tmp_path):
    ran = figure("05-visit", "--run", run, "--width", 85, "--out", tmp_path / "a.svg")
    assert ran.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_figure_of_a_notebooks_own_choice_says_how_it_gets_its_width(run, tmp_path):
    import shutil

    copy = shutil.copytree(run, tmp_path / "run")
    (copy / "figures").mkdir()
    (copy / "figures" / "07-walks.json").write_text('{"notebook": "07-two-walks"}')
    ran = figure("07-walks", "--run", copy, "--width", 85)
    words = " ".join(ran.output.split())
    assert ran.exit_code == 2
    assert "07-two-walks" in words
    assert "corpus.plot_timeline(about=..., start=..., end=..., width=85)" in words


@pytest.mark.parametrize("width", [85, 180])
@pytest.mark.parametrize("method", ["tfidf", "bertopic"])
def test_width_changes_nothing_of_the_tree_that_the_notebook_draws(tiny, results, method, width):
    name = "02-theme-hierarchy" if method == "tfidf" else "03-bertopic-hierarchy"
    assert draw_figure(name, results, width).data.equals(tiny.theme_hierarchy(method))


@pytest.mark.parametrize(("colours", "code"), [("dark", 0), ("grey", 0), ("sepia", 2)])
def test_figure_is_drawn_in_other_colours(run, tmp_path, colours, code):
    assert figure("04-timeline", "--run", run, "--colours", colours, "--out", tmp_path / "a.svg").exit_code == code
    assert (tmp_path / "a.svg").exists() is (code == 0)
    assert figure("04-timeline", "--run", run, "--colours", colours).exit_code == code


def test_figure_is_not_drawn_from_a_folder_without_results(tmp_path):
    assert figure("04-timeline", "--run", tmp_path, "--width", 85).exit_code == 2


def test_figure_rests_on_no_changed_table(run, tmp_path):
    import shutil

    copy = shutil.copytree(run, tmp_path / "run")
    curve = next((copy / "parts" / "tfidf").glob("*/curve.parquet"))
    curve.write_bytes(curve.read_bytes() + b" ")
    ran = figure("02-choice", "--run", copy, "--width", 85, "--out", tmp_path / "a.svg")
    assert ran.exit_code == 2
    assert not (tmp_path / "a.svg").exists()
