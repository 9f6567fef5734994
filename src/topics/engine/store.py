"""Files of results: written whole or not at all, read only as they were written; and a folder held for one run."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from topics.errors import StoreError, refuse
from topics.records import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    lock = folder / ".lock"
    _clear_place_of_lock(lock)
    with lock.open("ab") as file:
        try:
            _lock(file.fileno())
        except (BlockingIOError, PermissionError):
            refuse(f"Another run is writing to {folder}; wait until it ends, or name another folder.", StoreError)
        for path in folder.rglob(".topics-*.part"):
            if not path.is_dir():
                path.unlink(missing_ok=True)
        yield


def _clear_place_of_lock(lock: Path) -> None:
    """Take away what is no file where the lock is to be, if that loses nothing: a link, a pipe, an empty folder."""
    if not os.path.lexists(lock) or stat.S_ISREG(lock.lstat().st_mode):
        return
    if not stat.S_ISDIR(lock.lstat().st_mode):
        lock.unlink()
        return
    try:
        lock.rmdir()
    except OSError:
        refuse(f"'{lock}' is a folder with something in it, where a run needs a file; move it away.", StoreError)


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


def read_table(path: Path, digest: str = "") -> pd.DataFrame:
    """Read a table that ``write_table`` wrote.

    Parameters
    ----------
    path : Path
        Its file.
    digest : str
        The SHA-256 digest that its bytes must have; "" where none is known.

    Raises
    ------
    StoreError
        If the file is missing, has other bytes, is not Parquet, or was written with another schema version.
    """
    import pandas as pd
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        content = path.read_bytes()
        if digest and hashlib.sha256(content).hexdigest() != digest:
            refuse(f"The table {path.name} was changed after it was written; run the report again.", StoreError)
        with pq.ParquetFile(pa.BufferReader(content)) as file:
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
