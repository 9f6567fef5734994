"""Without the packages of the extras: what needs none of them works, and what does says how to get them."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from topics.output import notebooks
from topics.report import make_report, summarize

NOTEBOOK_PACKAGES = ["IPython", "ipykernel", "nbclient", "nbconvert", "nbformat", "jupyterlab"]
PROGRAM = """
import pkgutil, sys
for name in {missing!r}:
    sys.modules[name] = None
import topics.output
for module in pkgutil.walk_packages(topics.output.__path__, "topics.output."):
    __import__(module.name)
{then}
"""


def run_without(missing, then=""):
    """Run a program in a process in which these packages cannot be imported."""
    program = PROGRAM.format(missing=missing, then=then)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.parametrize("missing", [NOTEBOOK_PACKAGES, ["matplotlib", "PIL"], ["icalendar", "bibtexparser", "jinja2"]])
def test_output_can_be_imported_without_what_only_some_of_it_needs(missing):
    ran = run_without(missing)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.slow
def test_timeline_and_table_are_written_without_notebooks(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("The bridge was opened on 3 May 2024.\n", encoding="utf-8")
    out = tmp_path / "timeline.json"
    call = ["timeline", str(tmp_path / "news"), "--out", str(out)]
    then = f"from topics.cli.app import app\nsys.argv = ['topics', *{call!r}]\napp()"
    ran = run_without(NOTEBOOK_PACKAGES, then)
    assert ran.returncode == 0, ran.stderr
    assert [event["first"] for event in json.loads(out.read_text(encoding="utf-8"))["events"]] == ["2024-05-03"]


@pytest.mark.parametrize("package", ["nbclient", "nbconvert", "nbformat", "IPython", "ipykernel"])
def test_missing_package_of_notebooks_is_named_with_the_way_to_it(monkeypatch, package):
    monkeypatch.setattr(notebooks, "is_installed", lambda name: name != package)
    sentence = notebooks.why_left_out()
    assert sentence.startswith("Notebooks and figures were left out: ")
    assert f"the package {package}," in sentence
    assert "pip install '.[notebooks]'" in sentence


def test_nothing_is_left_out_where_all_is_installed():
    assert notebooks.why_left_out() == ""


@pytest.mark.slow
def test_report_without_the_packages_of_notebooks_says_what_it_left_out(monkeypatch, tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("The bridge was opened on 3 May 2024.\n", encoding="utf-8")
    monkeypatch.setattr(notebooks, "is_installed", lambda name: name != "nbclient")
    made = make_report(tmp_path / "news", tmp_path / "out")
    assert [line for line in summarize(made) if "left out" in line] == [f"{notebooks.why_left_out()}."]
    assert made.failed_notebooks == ()
    assert (tmp_path / "out" / "report.html").is_file()
    assert not (tmp_path / "out" / "notebooks").exists()
