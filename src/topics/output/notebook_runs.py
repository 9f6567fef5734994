"""The notebooks of a report: which are run, which are kept from an earlier run, and what is taken away.

A notebook is kept where all that it was given is as it was and every file of it is whole; a damaged one is run again.
Unless the caller decides, notebooks are run for articles that they have not been run for yet; after a change of the
files beside the articles, of the settings or of this package they wait until somebody asks, since they take long.
"""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from topics.engine.keys import digest, file_digest, shown_code_digest, versions
from topics.engine.made import Made
from topics.engine.results import EXPORTS
from topics.errors import TopicsError
from topics.output.notebooks import execute_notebook, notebook_folder, only_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from topics.engine.made import EarlierRun
    from topics.engine.stages import Progress
    from topics.output.kernels import KernelServer

AT_ONCE = 2
"""Notebooks that are run at the same time."""
FIGURES = "figures"
"""Name of the folder of the figures that notebooks draw."""
NOTEBOOKS = "notebooks"
"""Name of the folder of executed notebooks."""
_LIBRARIES = (
    "ipykernel",
    "ipython",
    "jinja2",
    "matplotlib",
    "mistune",
    "nbclient",
    "nbconvert",
    "nbformat",
    "pygments",
)
"""Libraries that can change an executed notebook, beside those of the results."""


@dataclass(slots=True)
class NotebookRun:
    """What became of the notebooks of a report."""

    made: dict[str, Made] = field(default_factory=dict)
    """What each was given and wrote, by the name of its maker in the manifest."""
    files: list[Path] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    """A sentence for each that stopped."""
    waiting: list[str] = field(default_factory=list)
    """Names of those whose files no longer held and were taken away, and that nobody asked to run."""


def run_notebooks(
    out: Path,
    places: Mapping[str, Path],
    given: Mapping[str, str],
    earlier: EarlierRun,
    wanted: bool | None,
    progress: Progress,
    kernels: KernelServer | None = None,
) -> NotebookRun:
    """Run the notebooks that are due, two at a time, and take away what no longer holds.

    Parameters
    ----------
    out : Path
        The folder of results.
    places : dict of str to Path
        Folders and files that notebooks are told in their parameters.
    given : dict of str to str
        Digests of what they read; ``articles`` is that of the articles alone.
    earlier : EarlierRun
        What an earlier run left.
    wanted : bool or None
        True runs all that do not hold, False none; None those that the articles call for, as the module says.
    progress : callable
        Called with ``notebooks``, those done and those to do.
    kernels : KernelServer, optional
        The process from which kernels are forked; by default each is started anew.
    """
    result = NotebookRun()
    due: list[tuple[Path, Made]] = []
    for path in sorted(notebook_folder().glob("*.ipynb")):
        if only_for(path) not in {"", given["articles"]}:
            continue
        now = Made(_inputs(path, out, places, given), given["articles"])
        before = earlier.made(maker_of(path))
        if kept := earlier.still(maker_of(path), now.inputs):
            _note(result, path, now, kept, out)
        elif _is_due(before, now, wanted):
            due.append((path, now))
        elif before is not None:
            result.made[maker_of(path)] = Made("", before.articles)
            result.waiting.append(path.stem)
    clear_notebooks(out, result.files)
    _run_due(due, out, places, result, progress, kernels)
    return result


def maker_of(path: Path) -> str:
    """Return what the manifest calls a notebook."""
    return f"{NOTEBOOKS}/{path.stem}"


def _is_due(before: Made | None, now: Made, wanted: bool | None) -> bool:
    """Return True for a notebook to run of which nothing can be kept."""
    if wanted is not None:
        return wanted
    return before is None or before.articles != now.articles or before.inputs == now.inputs


def _inputs(path: Path, out: Path, places: Mapping[str, Path], given: Mapping[str, str]) -> str:
    """Return a digest of all that decides what a notebook writes: itself, what it reads, code and libraries."""
    written = {name: os.path.relpath(place, out / NOTEBOOKS) for name, place in places.items()}
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    code = [shown_code_digest(), versions(), versions(_LIBRARIES), python]
    return digest(file_digest(path), dict(given), written, code)


def clear_notebooks(out: Path, kept: Iterable[Path]) -> None:
    """Take away what an earlier run left and is not kept, so that nothing of another corpus is among the results."""
    ours = {path.stem for path in notebook_folder().glob("*.ipynb")}
    notebooks = [path for path in (out / NOTEBOOKS).glob("*.*") if path.stem in ours]
    exports = [out / name for name in EXPORTS]
    for path in {*notebooks, *exports, *(out / FIGURES).glob("*.*")}.difference(kept):
        path.unlink(missing_ok=True)
    for folder in (out / NOTEBOOKS, out / FIGURES):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _run_due(
    due: list[tuple[Path, Made]],
    out: Path,
    places: Mapping[str, Path],
    result: NotebookRun,
    progress: Progress,
    kernels: KernelServer | None,
) -> None:
    if not due:
        return
    progress("notebooks", 0, len(due))
    (out / NOTEBOOKS).mkdir(parents=True, exist_ok=True)
    finished: list[tuple[Path, Made, list[Path]]] = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        jobs = [pool.submit(execute_notebook, path, out / NOTEBOOKS, places, kernels) for path, _ in due]
        for done, (job, (path, now)) in enumerate(zip(jobs, due, strict=True), start=1):
            try:
                finished.append((path, now, job.result()))
            except TopicsError as error:
                result.failed.append(str(error))
            progress("notebooks", done, len(due))
    drawn = _figures_by_notebook(out / FIGURES)
    for path, now, written in finished:
        _note(result, path, now, [*written, *_exports(path, out), *drawn.pop(path.stem, [])], out)
    kept = set(result.files)
    for paths in (*drawn.values(), *(_exports(path, out) for path, _ in due)):
        result.files += [path for path in paths if path not in kept]


def _exports(path: Path, out: Path) -> list[Path]:
    """Return the files that a notebook wrote beside the folders of a run."""
    written = [out / name for name in EXPORTS if name.startswith(f"{path.stem}.")]
    return [export for export in written if export.is_file()]


def _note(result: NotebookRun, path: Path, now: Made, files: list[Path], out: Path) -> None:
    names = sorted(file.relative_to(out).as_posix() for file in files)
    result.made[maker_of(path)] = Made(now.inputs, now.articles, tuple(names))
    result.files += files


def _figures_by_notebook(folder: Path) -> dict[str, list[Path]]:
    """Return the files of the figures in a folder by the notebook that drew them, as their descriptions say."""
    by_notebook: dict[str, list[Path]] = {}
    for path in sorted(folder.glob("*.json")):
        notebook = str(json.loads(path.read_text(encoding="utf-8")).get("notebook", ""))
        by_notebook.setdefault(notebook, []).extend(sorted(folder.glob(f"{path.stem}.*")))
    return by_notebook
