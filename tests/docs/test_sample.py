"""The sample of the docs: its report runs, and takes only files that are there."""

import re
import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest

import topics
from topics.output.exports.formats import table_text

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


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("lualatex"), reason="LaTeX is not installed")
@pytest.mark.parametrize(("n_rows", "environment"), [(5, "tabular"), (60, "longtable")])
def test_report_in_latex_takes_short_and_long_tables(tmp_path, n_rows, environment):
    table = table_text(pd.DataFrame({"days": ["2024-05"] * n_rows, "headline": ["The bridge opened"] * n_rows}), "tex")
    text = (SAMPLE / "report.tex").read_text("utf-8").replace("../../figures/", f"{ROOT.as_posix()}/figures/")
    for name, content in (("report", text), ("events", table), ("themes", table), ("story", ""), ("sources", "")):
        (tmp_path / f"{name}.{'bib' if name == 'sources' else 'tex'}").write_text(content, encoding="utf-8")

    command = ["lualatex", "-interaction=nonstopmode", "-halt-on-error", "report.tex"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)

    assert environment in table
    assert ran.returncode == 0, ran.stdout[-2000:]
