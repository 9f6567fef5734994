"""The main job: a corpus through every stage into one folder of results, notebooks and a report page."""

from __future__ import annotations

import json
import os
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from topics.errors import TopicsError
from topics.pipeline import Corpus, silent
from topics.settings import Settings, describe_settings
from topics.store import digest, versions, write_manifest, write_table, write_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from nbformat import NotebookNode

    from topics.pipeline import Progress

CELL_SECONDS = 600
"""Longest time that one notebook cell may take."""


@dataclass(frozen=True, slots=True)
class Report:
    """What ``make_report`` made: the folder, the corpus behind it, and what could not be done."""

    out: Path
    corpus: Corpus
    failed_notebooks: tuple[str, ...]

    @property
    def n_lost(self) -> int:
        """Number of inputs that could not be read."""
        return int(self.corpus.problems["lost"].sum())


def make_report(
    path: Path,
    out: Path,
    settings: Settings | None = None,
    *,
    notebooks: bool = True,
    progress: Progress = silent,
) -> Report:
    """Run every stage on a corpus and write tables, articles, notebooks, figures and the report page.

    Parameters
    ----------
    path : Path
        Folder of articles, or one file of many.
    out : Path
        Folder for the results; what an earlier run left there is used where it still holds.
    settings : Settings, optional
        In place of those beside the corpus.
    notebooks : bool
        False leaves out the notebooks and with them the figures.
    progress : callable
        Called with a stage's name, the jobs done and the jobs in all.

    Raises
    ------
    InputError
        If there is no such corpus, or nothing in it can be read.
    """
    from topics.output.page import write_page

    corpus = Corpus(path, out, settings, progress=progress)
    tables = corpus.tables()
    files = [write_table(frame, out / "tables" / f"{name}.parquet") for name, frame in tables.items()]
    files += _write_articles(tables["articles"], out / "articles")
    failed: list[str] = []
    if notebooks:
        made, failed = _run_notebooks(corpus, out, progress)
        files += made
    progress("page", 0, 1)
    files.append(write_page(tables, out / "report.html", about=describe_run(corpus)))
    progress("page", 1, 1)
    about = {"corpus": corpus.path.name, "inputs": corpus.sources, "settings": asdict(corpus.settings)}
    write_manifest(out, {**about, "seed": corpus.settings.themes.seed}, files)
    corpus.store.prune()
    return Report(out, corpus, tuple(failed))


def describe_run(corpus: Corpus) -> dict[str, Any]:
    """Return what a page says about its own making: corpus, settings, versions, decisions."""
    return {
        "corpus": corpus.path.name,
        "settings": [tuple(asdict(line).values()) for line in describe_settings(corpus.settings)],
        "versions": versions(),
        "notes": corpus.notes,
    }


def _write_articles(articles: pd.DataFrame, folder: Path) -> list[Path]:
    """Write each article's text as found and clean, side by side."""
    files = []
    columns = articles[["id", "found", "text"]]
    for article, found, text in columns.itertuples(index=False):
        name = safe_name(article)
        files.append(write_text(folder / f"{name}.found.txt", found))
        files.append(write_text(folder / f"{name}.clean.txt", text))
    return files


def safe_name(article: str) -> str:
    """Return a file name for an article id: readable, without folders, unique by a short digest."""
    plain = re.sub(r"[^\w.-]+", "_", article).strip("._")[:80]
    return plain if plain == article else f"{plain}-{digest(article)[:8]}"


def notebook_folder() -> Path:
    """Return the folder of the notebooks: in the package as installed, else beside the sources.

    Raises
    ------
    TopicsError
        If the notebooks are in neither place.
    """
    package = Path(__file__).parent
    for folder in (package / "notebooks", package.parents[1] / "notebooks"):
        if any(folder.glob("*.ipynb")):
            return folder
    message = "The notebooks are missing from this installation; install the package again."
    raise TopicsError(message)


def only_for(path: Path) -> str:
    """Return the digest of the one corpus that a study notebook is about, or "" for a generic notebook."""
    metadata = json.loads(path.read_text(encoding="utf-8"))["metadata"]
    return str(metadata.get("topics", {}).get("only_for", ""))


def _run_notebooks(corpus: Corpus, out: Path, progress: Progress) -> tuple[list[Path], list[str]]:
    """Execute the notebooks on the corpus, two at a time; return the files made and a sentence for each failure."""
    content = digest(sorted(corpus.sources.items()))
    chosen = [path for path in sorted(notebook_folder().glob("*.ipynb")) if only_for(path) in {"", content}]
    target = out / "notebooks"
    parameters = {"corpus": os.path.relpath(corpus.path, target), "out": os.path.relpath(out, target)}
    files: list[Path] = []
    failed: list[str] = []
    progress("notebooks", 0, len(chosen))
    target.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(execute_notebook, path, target, parameters) for path in chosen]
        for done, job in enumerate(jobs, start=1):
            try:
                files += job.result()
            except TopicsError as error:
                failed.append(str(error))
            progress("notebooks", done, len(chosen))
    return files + sorted((out / "figures").glob("*.*")), failed


def execute_notebook(path: Path, out: Path, parameters: dict[str, Any]) -> list[Path]:
    """Run a notebook with ``run_cells`` in the folder ``out`` and write it there as .ipynb and .html."""
    import nbformat

    notebook = run_cells(path, out, parameters)
    return [
        write_text(out / path.name, nbformat.writes(notebook) + "\n"),
        write_text(out / f"{path.stem}.html", _notebook_html(notebook)),
    ]


def run_cells(path: Path, folder: Path, parameters: dict[str, Any]) -> NotebookNode:
    """Run a notebook top to bottom in a fresh kernel and return it, executed.

    Parameters
    ----------
    path : Path
        The notebook.
    folder : Path
        Where it runs; relative paths in it start there.
    parameters : dict
        Values put in place of the defaults in the cell tagged ``parameters``.

    Raises
    ------
    TopicsError
        If a cell fails; the message has the notebook's name and the error's last line.
    """
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError

    notebook = nbformat.read(path, as_version=4)
    _inject(notebook, parameters)
    resources = {"metadata": {"path": str(folder)}}
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        record_timing=False,
        resources=resources,
        extra_arguments=["--log-level=ERROR"],
    )
    try:
        client.execute()
    except CellExecutionError as error:
        message = f"The notebook {path.name} stopped: {error.ename}: {error.evalue}"
        raise TopicsError(message) from error
    except CellTimeoutError as error:
        message = f"The notebook {path.name} stopped: a cell ran for more than {CELL_SECONDS} s."
        raise TopicsError(message) from error
    _settle(notebook)
    return notebook


def _inject(notebook: NotebookNode, parameters: dict[str, Any]) -> None:
    """Put the given parameters into the notebook's own cell of that tag, in the place of its defaults."""
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", ()):
            lines = [
                f"{name} = {parameters[name]!r}" if (name := line.split("=")[0].strip()) in parameters else line
                for line in cell.source.splitlines()
            ]
            cell.source = "\n".join(lines)


def _settle(notebook: NotebookNode) -> None:
    """Take out of an executed notebook what differs between machines: versions and timings."""
    notebook.metadata.pop("widgets", None)
    notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook.metadata["language_info"] = {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)


def _notebook_html(notebook: NotebookNode) -> str:
    """Return the notebook as one HTML page that loads nothing from elsewhere."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(mathjax_url="", require_js_url="", jquery_url="", exclude_input_prompt=True)
    html: str = exporter.from_notebook_node(notebook)[0]
    return html


def summarize(report: Report) -> Sequence[str]:
    """Return what was found, what was left out and where it lies, a sentence a line."""
    corpus = report.corpus
    articles, events, claims = corpus.articles, corpus.events, corpus.claims
    dropped = corpus.repairs[corpus.repairs["applied"] & (corpus.repairs["text"] == "")]
    undated = int((articles["published"] == "").sum())
    reported = events[events["status"] == "reported"]
    coded = corpus.themes[(corpus.themes["method"] == "codebook") & (corpus.themes["n_passages"] > 0)]
    lines = [
        f"Read {len(articles)} articles from {len(corpus.sources)} files: {len(corpus.passages)} passages, "
        f"{len(corpus.dates)} time expressions.",
        f"Repaired {len(corpus.repairs) - len(dropped)} places and dropped {len(dropped)} pieces of litter, all listed.",
        f"Found {len(events)} events ({len(reported)} reported), {claims['disagreement'].nunique()} disagreements.",
    ]
    if len(coded):
        lines.append("Themes of the codebook: " + ", ".join(f"{r.label} ({r.n_passages})" for r in coded.itertuples()))
    if undated:
        lines.append(f"{undated} articles have no certain publication day; their relative dates are wider.")
    lines += [f"Left out: {row.source}: {row.found} {row.advice}" for row in corpus.problems.itertuples() if row.lost]
    lines += [f"Failed: {sentence}" for sentence in report.failed_notebooks]
    lines.append(f"Open {report.out / 'report.html'}; tables, figures and notebooks lie beside it.")
    return lines
