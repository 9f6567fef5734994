"""The sample of the docs: its report runs, and takes only files that are there."""

import re
from pathlib import Path

import pytest

import topics

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "docs" / "sample"
CELLS = re.findall(r"^```\{python\}\n(.*?)^```", (SAMPLE / "report.qmd").read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_cells_of_the_report_run(tiny, monkeypatch):
    monkeypatch.setattr(topics, "Corpus", lambda folder: tiny)
    names = {}
    assert len(CELLS) > 6
    for cell in CELLS:
        exec(cell, names)  # the cells are ours


def test_report_in_latex_takes_files_that_are_there():
    text = (SAMPLE / "report.tex").read_text("utf-8")
    taken = re.findall(r"\\(?:input|addbibresource|includegraphics)(?:\[[^]]*\])?\{([^}]+)\}", text)
    folders = (SAMPLE, ROOT / "figures")
    files = [name if "." in name else f"{name}.tex" for name in taken]
    assert len(files) > 4
    assert [name for name in files if not any((folder / name).is_file() for folder in folders)] == []


@pytest.mark.parametrize("name", ["page.html", "one-page.html"])
def test_pages_of_the_sample_are_of_the_seeds_and_load_nothing(name):
    page = (SAMPLE / name).read_text("utf-8")
    assert "seeds" in page
    assert "default-src &#39;none&#39;" in page
