"""The manifest of a run: what went in and what came out, and whether that still holds."""

from __future__ import annotations

import json
import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from topics.engine.kept import read_seal, whole_result
from topics.engine.keys import digest, file_digest, versions
from topics.engine.results import MANIFEST, PARTS, VECTORS, foreign_files, is_results
from topics.engine.sealed import is_sealed
from topics.engine.store import read_table, write_text
from topics.errors import StoreError, refuse
from topics.records import SCHEMA_VERSION, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pandas as pd

_RUN_AGAIN = "run the report again"
_FORMS: dict[str, type] = {"schema": int, "files": dict, "parts": dict, "seal": str}
"""Entries of every manifest, and what they are."""


def write_manifest(out: Path, about: Mapping[str, object], files: Iterable[Path]) -> Path:
    """Write ``manifest.json``: what went in, the digest of every file that came out, and the seals of what is kept."""
    listed = {path.relative_to(out).as_posix(): file_digest(path) for path in sorted(files)}
    parts = {f"{folder.parent.name}/{folder.name}": read_seal(folder) for folder in _kept_folders(out)}
    content = {"schema": SCHEMA_VERSION, **about, "versions": versions(), "files": listed, "parts": parts}
    content = json.loads(json.dumps({**content, "seal": digest(_plain(content))}))
    return write_text(out / MANIFEST, json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


def _plain(content: Mapping[str, object]) -> object:
    """Return the content of a manifest as it is read again, without its seal."""
    return json.loads(json.dumps({name: value for name, value in content.items() if name != "seal"}))


def _kept_folders(out: Path) -> list[Path]:
    return sorted(path for path in (out / PARTS).glob("*/*") if not path.name.startswith("."))


def read_manifest(out: Path) -> dict[str, object] | None:
    """Return the manifest of a folder of results as the run left it; None where it is missing or was changed."""
    try:
        manifest = json.loads((out / MANIFEST).read_bytes()) if (out / MANIFEST).is_file() else None
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(manifest, dict):
        return None
    if any(not isinstance(manifest.get(name), kind) for name, kind in _FORMS.items()):
        return None
    return manifest if manifest["seal"] == digest(_plain(manifest)) else None


def seals_of_earlier_run(out: Path) -> dict[str, str]:
    """Return the seal of each result that an earlier run kept, by ``stage/key``, as its manifest lists them."""
    return _texts(read_manifest(out) or {}, "parts")


def listed_files(manifest: Mapping[str, object]) -> dict[str, str]:
    """Return the digest of each file that a manifest lists, by its path in the folder of results."""
    return _texts(manifest, "files")


def _texts(manifest: Mapping[str, object], name: str) -> dict[str, str]:
    """Return the entries of a list in a manifest that can be what they should: texts by paths that stay in it."""
    entries = manifest.get(name)
    if not isinstance(entries, dict):
        return {}
    return {path: value for path, value in entries.items() if _stays_inside(path) and isinstance(value, str)}


def _stays_inside(path: str) -> bool:
    pure = PurePosixPath(path)
    return not pure.is_absolute() and ".." not in pure.parts and "\0" not in path


def verify(out: Path) -> list[str]:
    """Return a sentence for each file of a results folder that does not fit its manifest, and for each foreign one.

    Raises
    ------
    StoreError
        If the folder has no readable manifest, or one of another schema version.
    """
    if not is_results(out):
        require_run(out, option="")
    manifest = _manifest_of_schema(out)
    files = listed_files(manifest)
    return [
        *_changed_files(out, files),
        *_changed_parts(out, _texts(manifest, "parts")),
        *_changed_vectors(out),
        *_foreign(out, files),
    ]


def _manifest_of_schema(out: Path) -> dict[str, object]:
    schema = _schema_written(out)
    if schema not in {None, SCHEMA_VERSION}:
        refuse(f"{out} was written with schema {schema}, this one reads {SCHEMA_VERSION}; run again.", StoreError)
    manifest = read_manifest(out)
    if manifest is None:
        refuse(
            f"{out} has no readable manifest.json: it holds no results, the run did not end, or the file was changed; "
            f"{_RUN_AGAIN}.",
            StoreError,
        )
    return manifest


def _schema_written(out: Path) -> int | None:
    """Return the schema that a manifest says it has, whatever else is in it; None where it says none."""
    try:
        manifest = json.loads((out / MANIFEST).read_bytes()) if (out / MANIFEST).is_file() else None
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), dict):
        return None
    schema = manifest.get("schema")
    return schema if isinstance(schema, int) else None


def _changed_files(out: Path, files: Mapping[str, str]) -> Iterator[str]:
    for name, wanted in files.items():
        path = out / name
        if not path.is_file():
            yield f"{name} is missing."
        elif file_digest(path) != wanted:
            yield f"{name} was changed after the run."


def _changed_parts(out: Path, parts: Mapping[str, str]) -> Iterator[str]:
    for name, seal in parts.items():
        folder = out / PARTS / name
        if not os.path.lexists(folder):
            yield f"{PARTS}/{name} is missing; the next run makes it anew."
        elif whole_result(folder) is None or read_seal(folder) != seal:
            yield f"{PARTS}/{name} was changed after the run; the next run makes it anew."


def _changed_vectors(out: Path) -> Iterator[str]:
    for path in sorted((out / VECTORS).glob("*.npy")):
        if not is_sealed(path):
            yield f"{VECTORS}/{path.name} was changed after it was written; the next run makes it anew."


def _foreign(out: Path, files: Mapping[str, str]) -> Iterator[str]:
    for path in foreign_files(out, files):
        yield f"{path} is not from this run; nothing of it is read, and it can be moved away."


def final_table(out: Path, name: str) -> pd.DataFrame:
    """Return a final table of a finished run.

    Raises
    ------
    StoreError
        If there is no such table, the folder holds no results, or the table was changed after the run.
    """
    if name not in TABLES:
        refuse(f"There is no table '{name}'; the tables are {', '.join(TABLES)}.", StoreError)
    require_run(out)
    return read_table(out / "tables" / f"{name}.parquet", _digest_listed(out, f"tables/{name}.parquet"))


def require_run(out: Path, option: str = "--run") -> None:
    """Do nothing where a folder holds results of a run.

    Parameters
    ----------
    out : Path
        The folder.
    option : str
        The option by which a reader names another one; "" where it is an argument.

    Raises
    ------
    StoreError
        If it holds none, with how to name another folder or make them.
    """
    if not (os.path.lexists(out / MANIFEST) or (out / "tables").is_dir()):
        named = f"name the folder that does with {option}" if option else "name the folder that does"
        refuse(
            f"{out} holds no results of a run: {named}, or make them with “topics report FOLDER --out {out}”.",
            StoreError,
        )


def kept_table(out: Path, stage: str, name: str) -> pd.DataFrame:
    """Return a table that a stage for the whole corpus left in a finished run.

    Raises
    ------
    StoreError
        If the folder holds no results, or what the stage left is missing or was changed after the run.
    """
    parts = _texts(_manifest_of_schema(out), "parts")
    for part, seal in parts.items():
        kept = whole_result(out / PARTS / part) if part.startswith(f"{stage}/") else None
        if kept is not None and read_seal(kept.folder) == seal:
            return kept.read(name)
    refuse(f"What the stage '{stage}' left in {out} is missing or was changed; {_RUN_AGAIN}.", StoreError)


def final_bytes(out: Path, path: Path) -> bytes:
    """Return the bytes of a file of a finished run.

    Raises
    ------
    StoreError
        If it was changed after the run.
    """
    name = path.relative_to(out).as_posix()
    listed = _digest_listed(out, name)
    if listed and file_digest(path) != listed:
        refuse(f"'{name}' in {out} was changed after the run; {_RUN_AGAIN}.", StoreError)
    return path.read_bytes()


def _digest_listed(out: Path, name: str) -> str:
    """Return the digest of a file as the manifest lists it; "" where there is no manifest, or the file is not in it."""
    if not os.path.lexists(out / MANIFEST):
        return ""
    return listed_files(_manifest_of_schema(out)).get(name, "")
