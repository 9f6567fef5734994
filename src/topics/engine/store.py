"""Results on disk: whole or absent, keyed by what they were made from, listed in one manifest.

A stage's result is a folder of Parquet tables under ``parts/<stage>/<key>``; it is written beside and
renamed, so that it is never half there. ``tables/`` holds the final tables of a run, ``manifest.json`` what
went in.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from topics.engine.keys import file_digest, versions
from topics.engine.results import MANIFEST, PARTS
from topics.errors import StoreError, refuse
from topics.records import SCHEMA_VERSION, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pandas as pd


def write_bytes(path: Path, content: bytes) -> Path:
    """Write a file beside its place and rename it there, so that it is whole or absent.

    Raises
    ------
    StoreError
        If there is something else than a file in its place, such as a folder or a device.
    """
    if path.exists() and not path.is_file():
        refuse(f"'{path}' is no file but a folder or a device; name a file.", StoreError)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".topics-", suffix=".part")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o644)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return path


@contextmanager
def claimed(folder: Path) -> Iterator[None]:
    """Hold a folder of results for one run, and clear what a run that was killed left half written.

    The system frees the folder when the run ends, however it ends.

    Raises
    ------
    StoreError
        If another run holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("wb") as file:
        try:
            _lock(file.fileno())
        except (BlockingIOError, PermissionError):
            refuse(f"Another run is writing to {folder}; wait until it ends, or name another folder.", StoreError)
        for path in folder.rglob(".topics-*.part"):
            path.unlink(missing_ok=True)
        yield


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def write_text(path: Path, text: str) -> Path:
    """Write UTF-8 text with ``write_bytes``; lone surrogates become replacement marks."""
    return write_bytes(path, text.encode("utf-8", "replace"))


def write_table(frame: pd.DataFrame, path: Path) -> Path:
    """Write a table as Parquet, with the schema's version, beside and renamed."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    arrow = pa.Table.from_pandas(frame, preserve_index=False)
    for at, column in enumerate(frame.columns):
        if pa.types.is_null(arrow.schema.field(at).type) or pa.types.is_list(arrow.schema.field(at).type):
            arrow = arrow.set_column(at, column, arrow.column(at).cast(pa.list_(pa.string())))
    arrow = arrow.replace_schema_metadata({"topics_schema": str(SCHEMA_VERSION)})
    sink = pa.BufferOutputStream()
    pq.write_table(arrow, sink, compression="zstd")
    return write_bytes(path, sink.getvalue().to_pybytes())


def read_table(path: Path) -> pd.DataFrame:
    """Read a table that ``write_table`` wrote.

    Raises
    ------
    StoreError
        If the file is missing, not Parquet, or was written with another schema version.
    """
    import pandas as pd
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            arrow = file.read()
    except (OSError, pa.ArrowException):
        refuse(f"The table {path.name} is missing or damaged; run the report again.", StoreError)
    written = (arrow.schema.metadata or {}).get(b"topics_schema", b"?").decode()
    if written != str(SCHEMA_VERSION):
        refuse(f"The table {path.name} has schema {written}, this one reads {SCHEMA_VERSION}; run again.", StoreError)
    frame: pd.DataFrame = arrow.to_pandas()
    for field in arrow.schema:
        if pa.types.is_list(field.type):
            frame[field.name] = pd.Series([tuple(items) for items in frame[field.name]])
    return frame


@dataclass(frozen=True, slots=True)
class Kept:
    """The result of a stage on disk: its folder and the digest of each table."""

    folder: Path
    digests: Mapping[str, str]

    def read(self, name: str) -> pd.DataFrame:
        """Return one of its tables."""
        return read_table(self.path(name))

    def path(self, name: str) -> Path:
        """Return where one of its tables is kept."""
        return self.folder / f"{name}.parquet"


class Store:
    """Keeps the results of stages in a folder.

    Parameters
    ----------
    folder : Path or None
        Where results are kept; None keeps them in a temporary folder that goes with the object.
    """

    def __init__(self, folder: Path | None) -> None:
        self._temporary = tempfile.TemporaryDirectory(prefix="topics-") if folder is None else None
        self.folder = Path(self._temporary.name) if self._temporary else Path(str(folder)).absolute()
        self.lasting = self._temporary is None
        self.used: dict[str, set[str]] = {}

    def folder_of(self, stage: str) -> Path:
        """Return the folder of a stage's results, each in a folder named by its key."""
        return self.folder / PARTS / stage

    def kept(self, stage: str, key: str) -> Kept | None:
        """Return the finished result with this key, or None."""
        self.used.setdefault(stage, set()).add(key)
        folder = self.folder_of(stage) / key
        listing = folder / "digests.json"
        if not listing.is_file():
            return None
        return Kept(folder, json.loads(listing.read_text(encoding="utf-8")))

    def keep(self, stage: str, key: str, tables: Mapping[str, pd.DataFrame]) -> Kept:
        """Write a stage's tables under its key and return them."""
        self.used.setdefault(stage, set()).add(key)
        return keep_tables(self.folder_of(stage) / key, tables)

    def prune(self) -> None:
        """Remove results that this run did not use."""
        for folder in sorted((self.folder / PARTS).glob("*/*")):
            if folder.name not in self.used.get(folder.parent.name, set()):
                shutil.rmtree(folder, ignore_errors=True)


def keep_tables(folder: Path, tables: Mapping[str, pd.DataFrame]) -> Kept:
    """Write tables into a folder that appears at once, with their digests."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".writing-"))
    try:
        written = {name: write_table(frame, beside / f"{name}.parquet") for name, frame in sorted(tables.items())}
        digests = {name: file_digest(path) for name, path in written.items()}
        write_text(beside / "digests.json", json.dumps(digests))
        beside.rename(folder)
    except OSError:
        if not (folder / "digests.json").is_file():
            raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return Kept(folder, digests)


def write_manifest(out: Path, about: Mapping[str, object], files: Iterable[Path]) -> Path:
    """Write ``manifest.json``: what went in, and the digest of every file that came out."""
    listed = {path.relative_to(out).as_posix(): file_digest(path) for path in sorted(files)}
    content = {"schema": SCHEMA_VERSION, **about, "versions": versions(), "files": listed}
    return write_text(out / MANIFEST, json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


def verify(out: Path) -> list[str]:
    """Return a sentence for each file of a results folder that does not fit its manifest.

    Raises
    ------
    StoreError
        If the folder has no readable manifest, or one of another schema version.
    """
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        listed, schema = dict(manifest["files"]), manifest["schema"]
    except (OSError, ValueError, KeyError, TypeError):
        refuse(f"{out} has no readable manifest.json; it holds no results, or the run did not end.", StoreError)
    if schema != SCHEMA_VERSION:
        refuse(f"{out} was written with schema {schema}, this one reads {SCHEMA_VERSION}; run again.", StoreError)
    faults = []
    for name, wanted in listed.items():
        path = out / name
        if not path.is_file():
            faults.append(f"{name} is missing.")
        elif file_digest(path) != wanted:
            faults.append(f"{name} was changed after the run.")
    return faults


def final_table(out: Path, name: str) -> pd.DataFrame:
    """Return a final table of a finished run.

    Raises
    ------
    StoreError
        If there is no such table, or the folder holds no results.
    """
    if name not in TABLES:
        refuse(f"There is no table '{name}'; the tables are {', '.join(TABLES)}.", StoreError)
    return read_table(out / "tables" / f"{name}.parquet")
