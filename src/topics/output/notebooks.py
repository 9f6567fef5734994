"""Notebooks: where they lie, for which corpus, and how they are run from top to bottom."""

from __future__ import annotations

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from topics.engine.startup import safe_variables
from topics.engine.store import write_text
from topics.errors import TopicsError, is_installed, missing_package, refuse
from topics.output.kernels import kernel_manager

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbformat import NotebookNode

    from topics.output.kernels import KernelServer

CELL_SECONDS = 600
"""Longest time that one notebook cell may take."""
_PACKAGES = ("IPython", "ipykernel", "nbclient", "nbconvert", "nbformat")
"""What running a notebook needs, all of it in the extra ``notebooks``."""


def why_left_out() -> str:
    """Return why notebooks cannot be run here and how to mend that, in a sentence; "" where they can."""
    for package in _PACKAGES:
        if not is_installed(package):
            return missing_package(package, "notebooks", "Notebooks and figures were left out: running them")
    return ""


def notebook_folder() -> Path:
    """Return the folder of the notebooks: in the package as installed, else beside the sources.

    Raises
    ------
    TopicsError
        If the notebooks are in neither place.
    """
    package = Path(__file__).parents[1]
    for folder in (package / "notebooks", package.parents[1] / "notebooks"):
        if any(folder.glob("*.ipynb")):
            return folder
    refuse("The notebooks are missing from this installation; install the package again.", TopicsError)


def only_for(path: Path) -> str:
    """Return the digest of the one corpus that a study notebook is about, or "" for a generic notebook."""
    metadata = json.loads(path.read_text(encoding="utf-8"))["metadata"]
    return str(metadata.get("topics", {}).get("only_for", ""))


def execute_notebook(
    path: Path, folder: Path, places: Mapping[str, Path], server: KernelServer | None = None
) -> list[Path]:
    """Run a notebook and write it into a folder as .ipynb and .html.

    It runs in a new folder of its own, so that nothing which lies in ``folder`` can have a part in it; what is
    written has the places relative to ``folder``, from where a reader runs it again.

    Parameters
    ----------
    path : Path
        The notebook.
    folder : Path
        Where it is written.
    places : dict of str to Path
        Folders and files put in place of the defaults in the cell tagged ``parameters``.
    server : KernelServer, optional
        The process from which its kernel is forked; by default one is started anew.
    """
    with TemporaryDirectory(prefix="topics-") as own:
        parameters = {name: str(place.absolute()) for name, place in places.items()}
        notebook = run_cells(path, Path(own), parameters, server)
    _inject(notebook, {name: Path(os.path.relpath(place, folder)).as_posix() for name, place in places.items()})
    pages = {path.name: notebook_text(notebook), f"{path.stem}.html": _notebook_html(notebook, path.stem)}
    return [write_text(folder / name, text) for name, text in pages.items()]


def notebook_text(notebook: NotebookNode) -> str:
    """Return the notebook as the text of an .ipynb file."""
    from nbformat import v4

    text: str = v4.writes(notebook)
    return text.rstrip("\n") + "\n"


def run_cells(
    path: Path, folder: Path, parameters: Mapping[str, object], server: KernelServer | None = None
) -> NotebookNode:
    """Run a notebook top to bottom in a fresh kernel and return it, executed.

    The kernel is the running Python, whatever kernels are installed. It takes no module from its folder, and no
    settings, startup files or extensions of whoever runs it.

    Parameters
    ----------
    path : Path
        The notebook.
    folder : Path
        Where it runs; relative paths in it start there.
    parameters : dict
        Values put in place of the defaults in the cell tagged ``parameters``.
    server : KernelServer, optional
        The process from which the kernel is forked; by default one is started anew.

    Raises
    ------
    TopicsError
        If a cell fails, or its process ends; the message has the notebook's name and the error's last line.
    """
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
    from nbformat import v4

    notebook: NotebookNode = v4.reads(path.read_text(encoding="utf-8"))
    _inject(notebook, parameters)
    options: dict[str, Any] = {"kernel_manager_class": kernel_manager(server), "record_timing": False}
    options |= {"timeout": CELL_SECONDS, "extra_arguments": ["--log-level=ERROR"]}
    try:
        with TemporaryDirectory(prefix="topics-") as settings:
            environment = os.environ | safe_variables(dict(os.environ)) | {"IPYTHONDIR": settings}
            NotebookClient(notebook, **options).execute(cwd=str(folder), env=environment)
    except CellExecutionError as error:
        refuse(f"The notebook {path.name} stopped: {error.ename}: {error.evalue}", TopicsError)
    except CellTimeoutError:
        refuse(f"The notebook {path.name} stopped: a cell ran for more than {CELL_SECONDS} s.", TopicsError)
    except DeadKernelError:
        refuse(f"The notebook {path.name} stopped: its process was ended, mostly for want of memory.", TopicsError)
    _settle(notebook)
    return notebook


def _inject(notebook: NotebookNode, parameters: Mapping[str, object]) -> None:
    """Put the given parameters into the notebook's own cell of that tag, in the place of its defaults."""
    values = {name: f"{name} = {value!r}" for name, value in parameters.items()}
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", ()):
            lines = cell.source.splitlines()
            cell.source = "\n".join(values.get(line.split("=")[0].strip(), line) for line in lines)


def _settle(notebook: NotebookNode) -> None:
    """Take out of an executed notebook what differs between machines: versions and timings."""
    notebook.metadata.pop("widgets", None)
    notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook.metadata["language_info"] = {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)


def _notebook_html(notebook: NotebookNode, name: str) -> str:
    """Return the notebook as one HTML page that loads nothing from elsewhere; its name is the title."""
    from nbconvert import HTMLExporter

    # without templates from the working folder: they are programs, and nbconvert looks there first
    own: dict[str, Any] = {"extra_template_basedirs": [], "extra_template_paths": []}
    exporter = HTMLExporter(mathjax_url="", require_js_url="", jquery_url="", exclude_input_prompt=True, **own)
    html: str = exporter.from_notebook_node(notebook, {"metadata": {"name": name}})[0]
    return html
