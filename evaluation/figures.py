"""A measured figure, the file that keeps them, and the words on a script's command line.

Run alone, ``python -m evaluation.figures`` prints ``figures.csv`` as a Markdown table.
"""

from __future__ import annotations

import argparse
import csv
import json
import shlex
import subprocess
import sys
import tempfile
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FIGURES = Path(__file__).with_name("figures.csv")
DECIMALS = 3
"""Decimals of a figure: differences below a thousandth say nothing on sets of this size."""


@dataclass(frozen=True, order=True)
class Figure:
    """One measured figure.

    Parameters
    ----------
    job : str
        The script: dates, articles …
    data : str
        The data set, as its folder is called.
    measure : str
        What was measured.
    value : str
        The figure.
    n : int
        Of how many.
    unit : str
        What these are: documents, pages, timelines …
    command : str
        The command of the tool that was measured; capitals stand for files.
    """

    job: str
    data: str
    measure: str
    value: str
    n: int
    unit: str
    command: str


NAMES = tuple(field.name for field in fields(Figure))


def rounded(value: float) -> str:
    """Return a figure as it is kept.

    >>> rounded(0.12345)
    '0.123'
    """
    return f"{value:.{DECIMALS}f}"


def read_figures(path: Path) -> list[Figure]:
    """Return the kept figures; none where there is no file."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return [_figure(row) for row in csv.DictReader(lines)]


def _figure(row: dict[str, str]) -> Figure:
    said = {name: text for name, text in row.items() if name != "n"}
    return Figure(n=int(row["n"]), **said)


def keep_figures(measured: Iterable[Figure], path: Path) -> None:
    """Put figures in place of those of the same job, data and measure; the file stays sorted."""
    kept = {(one.job, one.data, one.measure): one for one in (*read_figures(path), *measured)}
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(NAMES)
        writer.writerows(astuple(one) for one in sorted(kept.values()))


def markdown(figures: Iterable[Figure]) -> str:
    """Return figures as a Markdown table."""
    lines = ["| job | data | measure | value | of |", "|---|---|---|---|---|"]
    lines += [f"| {one.job} | {one.data} | {one.measure} | {one.value} | {one.n} {one.unit} |" for one in figures]
    return "\n".join(lines)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON lines; a line ends with a line feed only."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


@dataclass(frozen=True)
class Bench:
    """Where a script finds its data, how it calls the tool, and where the tool's results go."""

    data: Path
    tool: tuple[str, ...]
    work: Path

    def run(self, *words: str | Path) -> None:
        """Run a command of the tool; exit 1 (some inputs could not be read) counts as done.

        Raises
        ------
        SystemExit
            If the tool did not do its work.
        """
        ran = subprocess.run([*self.tool, *map(str, words)], capture_output=True, text=True, check=False)
        if ran.returncode not in (0, 1):
            sys.exit(f"{shlex.join([*self.tool, *map(str, words)])} failed:\n{ran.stderr}")

    def folders(self, *names: str) -> list[Path]:
        """Return those of the named folders of the data that are there.

        Raises
        ------
        SystemExit
            If none is.
        """
        there = [self.data / name for name in names if (self.data / name).is_dir()]
        if not there:
            sys.exit(f"{self.data} holds none of {', '.join(names)}; see evaluation/README.md.")
        return there


def run_script(about: str, measure: Callable[[Bench], Iterable[Figure]]) -> None:
    """Read the command line, measure, print the figures and keep them."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets, laid out as README.md says")
    parser.add_argument("--tool", default=f"{sys.executable} -m topics", help="the command that is measured")
    parser.add_argument("--work", type=Path, help="keep the tool's results here, and do not make again what is there")
    parser.add_argument("--out", type=Path, default=FIGURES, help="CSV file of figures that is brought up to date")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        work = given.work or Path(passing)
        work.mkdir(parents=True, exist_ok=True)
        measured = list(measure(Bench(given.data, tuple(shlex.split(given.tool)), work)))
    keep_figures(measured, given.out)
    print(markdown(measured))  # noqa: T201 - what the script is for


if __name__ == "__main__":
    print(markdown(read_figures(FIGURES)))  # noqa: T201 - what it is for
