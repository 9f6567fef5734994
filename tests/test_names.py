"""The names of the package: seen by Tab and by type checkers, quick to import, and with a version."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import topics
from topics.corpus import default_out
from topics.engine.keys import DISTRIBUTION

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"


def test_names_are_what_tab_shows():
    assert set(topics.__all__) <= set(dir(topics))
    assert "__version__" in dir(topics)


@pytest.mark.parametrize("name", topics.__all__)
def test_every_name_leads_somewhere(name):
    found = getattr(topics, name)
    assert callable(found) or name == "figures"


def test_figures_are_drawn_from_one_place():
    from topics.output import figures

    assert topics.figures is figures
    assert callable(topics.figures.draw_timeline)


def test_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'colour'"):
        topics.colour  # noqa: B018


def test_version_is_that_of_the_distribution():
    from importlib.metadata import version

    assert topics.__version__ == version(DISTRIBUTION)


def test_names_are_imported_for_type_checkers():
    tree = ast.parse(Path(topics.__file__).read_text(encoding="utf-8"))
    (checked,) = (node for node in tree.body if isinstance(node, ast.If))
    imported = {alias.asname for node in checked.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert imported == set(topics.__all__)


@pytest.mark.slow
def test_names_have_types_for_a_type_checker(tmp_path):
    program = tmp_path / "program.py"
    names = ", ".join(f"topics.{name}" for name in topics.__all__)
    program.write_text(f"import topics\nreveal_type(topics.Corpus)\nreveal_type(topics.__version__)\nprint({names})\n")
    options = ["--strict", "--follow-imports=silent", "--cache-dir", str(tmp_path)]
    command = [sys.executable, "-m", "mypy", *options, str(program)]
    source = {**os.environ, "MYPYPATH": str(Path(topics.__file__).parents[1])}
    said = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, env=source).stdout
    assert "topics.corpus.Corpus" in said
    assert "Any" not in said
    assert '"builtins.str"' in said or '"str"' in said
    assert "error" not in said


def test_import_is_quick():
    program = "import time; began = time.process_time(); import topics; print(time.process_time() - began)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert float(ran.stdout) < 0.3


@pytest.mark.parametrize(
    ("corpus", "out"),
    [("../seeds", "../build"), ("seeds/", "../build"), ("../other", "../build/other"), ("a/b.csv", "../build/b")],
)
def test_default_out_gives_each_corpus_a_folder_of_its_own(corpus, out):
    assert default_out(corpus, "../build") == Path(out)


@pytest.mark.parametrize("rows", [["a text"], [{"text": "a text"}], pd.DataFrame({"text": ["a text"]})])
def test_default_out_of_what_is_held_in_memory_is_named_after_its_kind(rows):
    assert default_out(rows, "../build") == Path("../build") / type(rows).__name__
