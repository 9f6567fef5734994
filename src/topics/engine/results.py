"""Folders of results: what lies in them, how one is known, and what is never written over."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from topics.errors import StoreError, refuse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

MANIFEST = "manifest.json"
"""Name of the list of what went into results and what came out."""
PARTS = "parts"
"""Name of the folder of what the stages keep."""
VECTORS = "vectors"
"""Name of the folder of the sentence vectors that are kept."""
_MADE = {
    "tables": (".parquet",),
    "figures": (".svg", ".pdf", ".png", ".csv", ".json"),
    "notebooks": (".ipynb", ".html"),
    "articles": (".found.txt", ".clean.txt"),
    VECTORS: (".npy",),
    PARTS: (".parquet", ".json"),
}
"""The folders that a run makes in a folder of results, and the endings of the files that it writes there."""
EXPORTS = ("00-start.md",)
"""The files that notebooks write beside these folders, each named after its notebook."""
_MADE_BESIDE = frozenset({MANIFEST, "report.html", "one-page.html", *EXPORTS})
"""The files that a run writes beside these folders."""
MADE_BY_A_RUN = frozenset(_MADE) | _MADE_BESIDE
"""Names of all that a run makes in a folder of results."""
_MARKS = frozenset({"files", "schema", "versions"})
"""Entries by which a manifest of ours is known."""


def is_results(folder: Path) -> bool:
    """Return True where a folder holds the results of a run, finished or not."""
    try:
        if any((folder / PARTS).glob("*/*/digests.json")):
            return True
        if not (folder / MANIFEST).is_file():
            return False
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(manifest, dict) and manifest.keys() >= _MARKS


def check_results_folder(folder: Path, corpus: Path | None) -> None:
    """Refuse a folder for results that holds what no run wrote, so that nothing of it is lost, read or run.

    Hidden files are left alone; so is what lies beside the results of a run, such as exports and other results.

    Parameters
    ----------
    folder : Path
        Where results are to go; it need not be there.
    corpus : Path or None
        The articles, where they are on disk.

    Raises
    ------
    StoreError
        If it is a file, the corpus itself, or has files or links in it that are not of a run.
    """
    if corpus is not None and _is_same(folder, corpus):
        refuse(f"'{folder}' holds the articles; name another folder for the results with --out.", StoreError)
    if not folder.exists():
        return
    if not folder.is_dir():
        refuse(f"'{folder}' is no folder; name another place for the results with --out.", StoreError)
    foreign = next(_foreign(folder), None)
    if foreign is not None:
        refuse(
            f"'{foreign}' is not from a run of topics; move it away, or name another folder for the results "
            "with --out.",
            StoreError,
        )


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _foreign(folder: Path) -> Iterator[Path]:
    """Yield what no run wrote: beside its folders only where there are no results yet, and in them always."""
    may_hold_more = is_results(folder)
    for path in sorted(folder.iterdir()):
        if path.name in _MADE and path.is_dir():
            yield from _foreign_within(path, _MADE[path.name])
        elif path.name in MADE_BY_A_RUN:
            yield from [path] if path.name in _MADE or not _is_plain_file(path) else []
        elif not may_hold_more and not _is_hidden(path):
            yield path


def _foreign_within(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    """Yield what no run made in a folder of its own: links, pipes, other endings, and folders in place of files.

    In the folder of what stages keep, a folder in place of a file is damage that the store mends.
    """
    if folder.is_symlink():
        yield folder
        return
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(place) / name for name in (*folders, *sorted(files))):
            is_folder = path.name in folders
            is_made = path.name.endswith(endings) != is_folder or (is_folder and folder.name == PARTS)
            if path.is_symlink() or _is_device(path) or not (is_made or _is_hidden(path)):
                yield path


def foreign_files(folder: Path, listed: Collection[str]) -> list[str]:
    """Return what lies where a run writes and is not from that run, relative to the results, sorted.

    An export that a notebook of an earlier run left is one of them. Hidden files are left alone; so are the tables and
    vectors that are checked by their own digests.

    Parameters
    ----------
    folder : Path
        A folder of results.
    listed : collection of str
        The files that the run lists in its manifest.
    """
    found = {name for name in EXPORTS if os.path.lexists(folder / name)}.difference(listed)
    for name, endings in _MADE.items():
        place = folder / name
        if not os.path.lexists(place):
            continue
        paths = _foreign_within(place, endings) if place.is_dir() else iter([place])
        found |= {path.relative_to(folder).as_posix() for path in paths}
        if name not in {PARTS, VECTORS}:
            found |= {path for path in _files_below(place, folder) if path not in listed}
    return sorted(found)


def _files_below(place: Path, folder: Path) -> Iterator[str]:
    for path in place.rglob("*"):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path.relative_to(folder).as_posix()


def clear_results(folder: Path) -> None:
    """Remove what earlier runs left in a folder of results; hidden files, and what lies beside results, stay."""
    for name, endings in _MADE.items():
        for path in sorted((folder / name).rglob("*"), reverse=True):
            is_hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            if path.is_file() and path.name.endswith(endings) and not is_hidden:
                path.unlink()
            elif path.is_dir() and not any(path.iterdir()):
                path.rmdir()
    for name in _MADE_BESIDE:
        (folder / name).unlink(missing_ok=True)


def beside_results(folder: Path) -> list[str]:
    """Return the names of what lies beside the results of a run in their folder, such as exports, sorted."""
    return sorted(path.name for path in folder.iterdir() if path.name not in MADE_BY_A_RUN and not _is_hidden(path))


def _is_plain_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _is_device(path: Path) -> bool:
    """Return True for a pipe or another device, which to open may never end."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _is_hidden(path: Path) -> bool:
    return path.name.startswith(".")
