"""The README, recipes and tutorial: every command in them runs, every file and notebook that they name is there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from topics.articles.known_formats import KNOWN_FORMATS, list_of_formats

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "docs/recipes.md", "docs/tutorial.md")
README = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in PAGES)
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def lines_of(kind):
    """Return the lines of all code blocks of a kind."""
    return [line for name, block in BLOCKS if name == kind for line in block.splitlines() if line.strip()]


def example(kind, beginning=""):
    """Return the one code block of a kind that begins so."""
    (block,) = (block for name, block in BLOCKS if name == kind and block.startswith(beginning))
    return block


def test_every_command_is_run_by_a_test_here():
    firsts = {line.split()[0] for line in lines_of("sh")}
    assert firsts == {"make", ".venv/bin/topics", ".venv/bin/jupyter"}


def test_make_knows_every_target():
    named = {line.split()[1] for line in lines_of("sh") if line.startswith("make ")}
    rules = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert named and named <= rules


def test_readme_names_the_endings_of_all_formats_that_are_read():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (named,) = re.findall(r"packed or not \(([^)]*)\)", text)

    assert re.findall(r"`(\.\w+)`", named) == list_of_formats().split(", ")


def test_page_of_formats_has_a_row_for_each_that_is_read():
    text = (ROOT / "docs" / "reference" / "formats.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\w ]+) \| (`\.[^|]*`) \| ([^|]*) \|$", text, re.MULTILINE)

    assert rows == [
        (known.name, ", ".join(f"`{ending}`" for ending in known.endings), known.gives) for known in KNOWN_FORMATS
    ]


def test_pictures_and_notebooks_exist():
    pictures = re.findall(r"!\[[^\]]+\]\(([\w/.-]+\.png)\)", README)
    assert len(pictures) >= 2
    assert [name for name in pictures if not (ROOT / name).is_file()] == []
    assert re.findall(r"^\| `(\d\d-[\w-]+)`", README, re.MULTILINE) == sorted(
        path.stem for path in (ROOT / "notebooks").glob("*.ipynb")
    )


def test_example_of_a_correction_is_read(tmp_path):
    from topics.corrections import read_corrections

    path = tmp_path / "corrections.toml"
    path.write_text(example("toml", "[[correction]]"), encoding="utf-8")
    (correction,) = read_corrections(path).decisions
    assert (correction.of, correction.do) == ("events", "day")


def test_example_of_offices_is_read(tmp_path):
    from topics.publication.offices import read_offices
    from topics.settings import read_settings

    (tmp_path / "topics.toml").write_text(example("toml", "[publication]"), encoding="utf-8")
    (office,) = read_offices(read_settings(tmp_path / "topics.toml").publication.offices)
    assert office.holder == "Ana Kruger"


def test_example_of_a_chronology_is_read(tmp_path):
    from topics.events.chronology import read_chronology

    path = tmp_path / "my-chronology.csv"
    path.write_text(example("csv"), encoding="utf-8")
    assert [entry.days.edtf for entry in read_chronology(path)] == ["2021-05-11", "2021-04-28"]


def test_latex_example_takes_what_the_commands_write():
    latex = "\n".join(lines_of("latex"))
    taken = re.findall(r"\\(?:includegraphics|input)(?:\[[^]]*\])?\{([\w.]+)\}", latex)
    written = re.findall(r"(?:--out|>) ([\w.]+)", "\n".join(lines_of("sh")))
    assert {name if "." in name else f"{name}.tex" for name in taken} <= set(written)
    assert "alt={" in latex and latex.count(r"\caption") == 2


@pytest.fixture
def workplace(tmp_path, tiny_folder):
    """A folder as the README has it: the tools under .venv, the seeds, and articles of one's own."""
    tools = tmp_path / ".venv" / "bin"
    tools.mkdir(parents=True)
    for tool in ("topics", "jupyter"):
        (tools / tool).write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {tool} "$@"\n')
        (tools / tool).chmod(0o755)
    for name in ("notebooks", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copytree(tiny_folder, tmp_path / "my-articles")
    (tmp_path / "my-chronology.csv").write_text(example("csv"), encoding="utf-8")
    return tmp_path


@pytest.mark.slow
def test_commands_run_as_they_are_printed(workplace):
    commands = [line for line in lines_of("sh") if not line.startswith("make ")]
    commands.sort(key=lambda line: " report " not in line)
    script = "set -euo pipefail\n" + "\n".join(commands)
    ran = subprocess.run(["bash", "-c", script], cwd=workplace, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-3000:]
    for name in (
        "results/report.html",
        "timeline.md",
        "comparison.md",
        "changed.md",
        "dates.csv",
        "to-code.csv",
        "timeline.pdf",
        "themes.tex",
        "events.md",
        "cited.bib",
        "story.md",
        "network.gexf",
        "places.geojson",
        "to-pass-on/report.html",
    ):
        assert (workplace / name).stat().st_size > 0
    assert (workplace / "build" / "04-timeline.html").stat().st_size > 10_000


@pytest.mark.slow
def test_python_example_runs(workplace):
    program = "\n".join(lines_of("python"))
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=workplace, capture_output=True, text=True, check=False, env=os.environ
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
