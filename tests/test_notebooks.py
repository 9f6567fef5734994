"""Notebooks: read well, were run top to bottom, and a rerun gives the same tables and figure data."""

import ast
import csv
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbconvert import HTMLExporter

from topics.output.notebooks import only_for, run_cells

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
FIGURES = ROOT / "figures"


def code_cells(path):
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_committed_as_executed_top_to_bottom(path):
    cells = code_cells(path)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert not any(output.output_type == "error" for cell in cells for output in cell.outputs)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_holds_no_logic(path):
    for cell in code_cells(path):
        assert len(cell.source.splitlines()) <= 15
        for line in cell.source.splitlines():
            assert not line.startswith(("def ", "class ", "import sys", "import warnings")), line


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_imports_what_is_public(path):
    imports = [node for cell in code_cells(path) for node in ast.walk(ast.parse(cell.source))]
    names = {alias.name for node in imports if isinstance(node, ast.Import) for alias in node.names}
    sources = {node.module for node in imports if isinstance(node, ast.ImportFrom)}
    assert names <= {"topics", "pandas"}
    assert sources <= {"pathlib", "IPython.display"}


@pytest.mark.slow
def test_notebook_of_another_corpus_leaves_the_results_of_the_seeds_alone(tiny_folder, tmp_path):
    (tmp_path / "notebooks").mkdir()
    seeds_figure = tmp_path / "build" / "figures" / "01-sources.svg"
    seeds_figure.parent.mkdir(parents=True)
    seeds_figure.write_text("of the seeds", encoding="utf-8")
    run_cells(ROOT / "notebooks" / "01-articles.ipynb", tmp_path / "notebooks", {"corpus": str(tiny_folder)})
    drawn = {path.name for path in (tmp_path / "build" / "tiny" / "figures").iterdir()}
    assert drawn >= {"01-sources.svg", "01-cleaning.svg"}
    assert [path.read_text(encoding="utf-8") for path in (tmp_path / "build" / "figures").iterdir()] == ["of the seeds"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_states_its_question_and_its_parameters(path):
    cells = nbformat.read(path, as_version=4).cells
    assert cells[0].cell_type == "markdown"
    assert "?" in cells[0].source
    assert sum("parameters" in cell.metadata.get("tags", ()) for cell in cells) == 1


def test_every_figure_has_all_its_forms_and_words():
    names = {path.stem for path in FIGURES.glob("*.svg")}
    assert len(names) >= 7
    for name in names:
        for suffix in (".pdf", ".png", ".csv", ".json"):
            assert (FIGURES / f"{name}{suffix}").stat().st_size > 0
        words = json.loads((FIGURES / f"{name}.json").read_text(encoding="utf-8"))
        assert len(words["caption"]) > 20
        assert len(words["alt"]) > 20


def same_to_three_digits(one, other):
    """Tell whether two cells of a data twin agree: as text, or as numbers to three significant digits."""
    if one == other:
        return True
    try:
        return f"{float(one):.3g}" == f"{float(other):.3g}" or abs(float(one) - float(other)) < 1e-3 * abs(float(one))
    except ValueError:
        return False


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


CLUSTERED = ("02-", "03-", "08-")
"""Notebooks and figures of found themes: with 142 sentences clusters turn on the last digits of a processor's
arithmetic, so that they are compared with a second run here, and only by their shape with the committed ones."""


def run_through_nbconvert(folder, paths):
    """Run copies of the notebooks below a folder, in turn from there and from theirs; return the words they show."""
    for name in ("notebooks", "seeds"):
        shutil.copytree(ROOT / name, folder / name)
    command = [sys.executable, "-m", "jupyter", "nbconvert", "--execute", "--to", "notebook", "--inplace"]
    for number, path in enumerate(paths):
        place, name = (folder, f"notebooks/{path.name}") if number % 2 else (folder / "notebooks", path.name)
        ran = subprocess.run([*command, name], cwd=place, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr[-2000:]
    return {path.name: words_shown(folder / "notebooks" / path.name) for path in paths}


def words_shown(path):
    return [[output.get("data", {}).get("text/plain") for output in cell.outputs] for cell in code_cells(path)]


@pytest.mark.slow
def test_rerun_through_nbconvert_gives_the_same_tables_and_figure_data(tmp_path):
    clustered = [path for path in NOTEBOOKS if path.name.startswith(CLUSTERED)]
    shown = run_through_nbconvert(tmp_path / "one", [NOTEBOOKS[0], *reversed(NOTEBOOKS[1:])])
    again = run_through_nbconvert(tmp_path / "other", clustered)
    assert {name: shown[name] for name in again} == again
    for path in NOTEBOOKS:
        committed, here = words_shown(path), shown[path.name]
        if path in clustered:
            committed, here = ([list(map(bool, cell)) for cell in told] for told in (committed, here))
        assert committed == here, path.name
    for twin in sorted(FIGURES.glob("*.csv")):
        here = tmp_path / "one" / "build" / "figures" / twin.name
        if twin.name.startswith(CLUSTERED):
            assert here.read_bytes() == (tmp_path / "other" / "build" / "figures" / twin.name).read_bytes(), twin.name
            continue
        before, after = rows(twin), rows(here)
        assert len(before) == len(after), twin.name
        for old, new in zip(before, after, strict=True):
            assert all(map(same_to_three_digits, old, new)), (twin.name, old, new)


@pytest.mark.slow
def test_notebooks_of_an_installed_wheel_run_on_another_folder(tiny_folder, tmp_path):
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    wheels, installed = tmp_path / "wheels", tmp_path / "installed"
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", wheels, ROOT], check=True)
    subprocess.run([*pip, "install", "--no-deps", "--no-index", "--target", installed, *wheels.iterdir()], check=True)
    program = (
        "import pathlib, sys, topics\n"
        "made = topics.make_report(pathlib.Path(sys.argv[1]), pathlib.Path('build'))\n"
        "print(topics.__file__, *made.failed_notebooks)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, tiny_folder],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(installed), os.environ["PYTHONPATH"]])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout.split() == [str(installed / "topics" / "__init__.py")], ran.stdout + ran.stderr[-2000:]
    pages = {path.stem[:2] for path in (tmp_path / "build" / "notebooks").glob("*.html")}
    assert pages == {"00", "01", "02", "03", "04", "08"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_figure_in_the_exported_page_has_alternative_text(path):
    page = HTMLExporter().from_notebook_node(nbformat.read(path, as_version=4))[0]
    pictures = re.findall(r"<img [^>]*>", page)
    assert len(pictures) >= sum("show_figure" in cell.source for cell in code_cells(path))
    assert [picture[:80] for picture in pictures if not re.search(r'alt="[^"]{20,}"', picture)] == []


def test_study_notebooks_are_for_the_seeds_alone_and_the_others_for_any_corpus(seeds):
    named = {path.stem[:2]: only_for(path) for path in NOTEBOOKS}
    assert {number for number, corpus in named.items() if corpus} == {"05", "06", "07"}
    assert {corpus for corpus in named.values() if corpus} == {seeds.hashes["corpus_hash"]}
