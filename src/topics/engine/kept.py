"""What stages keep: tables in a folder that is named by their key, whole or absent, and read only if nothing changed.

A result is a folder ``parts/<stage>/<key>`` of Parquet tables; it is written beside and renamed, so that it is never
half there. ``digests.json`` in it lists the digest of each table and is sealed itself: a result in which a byte has
changed, a table is missing or another lies, or that was made for another key, counts as damaged and is made anew.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from topics.engine.keys import digest, file_digest
from topics.engine.results import PARTS
from topics.engine.store import read_table, write_table, write_text
from topics.errors import StoreError, refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

LISTING = "digests.json"
"""Name of the list of tables in a folder that a stage keeps."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The result of a stage on disk: its folder and the digest of each table."""

    folder: Path
    digests: Mapping[str, str]

    def read(self, name: str) -> pd.DataFrame:
        """Return one of its tables.

        Raises
        ------
        StoreError
            If it is not as it was kept.
        """
        return read_table(self.path(name), self.digest(name))

    def path(self, name: str) -> Path:
        """Return where one of its tables is kept."""
        return self.folder / f"{name}.parquet"

    def digest(self, name: str) -> str:
        """Return the digest of one of its tables.

        Raises
        ------
        StoreError
            If it has no such table.
        """
        if name not in self.digests:
            refuse(f"'{self.folder}' has no table {name}; remove that folder, or run with --fresh.", StoreError)
        return self.digests[name]


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
        self.damaged: list[str] = []
        """Results that were found damaged and taken away, as ``stage/key``."""
        self._distrusted: set[str] = set()

    def folder_of(self, stage: str) -> Path:
        """Return the folder of a stage's results, each in a folder named by its key."""
        return self.folder / PARTS / stage

    def trust_only(self, seals: Mapping[str, str]) -> None:
        """Take away the results that differ from those that the manifest of an earlier run lists.

        Parameters
        ----------
        seals : mapping of str to str
            The seal of each result, by ``stage/key``; a result that is not listed is left to its own seal.
        """
        for name, seal in seals.items():
            folder = self.folder / PARTS / name
            if os.path.lexists(folder) and read_seal(folder) != seal:
                self._take_away(folder)

    def seals(self, stage: str) -> list[str]:
        """Return the seals of the results of a stage that this run used, in the order of their keys."""
        return [read_seal(self.folder_of(stage) / key) for key in sorted(self.used.get(stage, ()))]

    def kept(self, stage: str, key: str) -> Kept | None:
        """Return the finished result with this key, or None; a damaged one is taken away.

        Raises
        ------
        StoreError
            If it is damaged and cannot be taken away.
        """
        self.used.setdefault(stage, set()).add(key)
        folder = self.folder_of(stage) / key
        if not os.path.lexists(folder):
            return None
        whole = whole_result(folder)
        if whole is None:
            self._take_away(folder)
        return whole

    def _take_away(self, folder: Path) -> None:
        self.damaged.append(f"{folder.parent.name}/{folder.name}")
        remove_result(folder)

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
    """Write tables into a folder that appears at once, with their digests.

    What is in its place already and is a whole result stays; anything else there is damaged and gives way.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".writing-"))
    try:
        written = {name: write_table(frame, beside / f"{name}.parquet") for name, frame in sorted(tables.items())}
        digests = {name: file_digest(path) for name, path in written.items()}
        listing = {"tables": digests, "seal": seal_of(folder, digests)}
        write_text(beside / LISTING, json.dumps(listing, sort_keys=True))
        if os.path.lexists(folder) and whole_result(folder) is None:
            remove_result(folder)
        beside.rename(folder)
    except OSError:
        if whole_result(folder) is None:
            raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return Kept(folder, digests)


def seal_of(folder: Path, digests: Mapping[str, str]) -> str:
    """Return what a listing is known by: the stage and the key that it is for, and the digest of each table."""
    return digest(folder.parent.name, folder.name, dict(digests))


def read_seal(folder: Path) -> str:
    """Return the seal of a result as its listing says, "" where there is no such listing."""
    listing = _read_listing(folder)
    return listing[1] if listing is not None else ""


def whole_result(folder: Path) -> Kept | None:
    """Return the result in a folder if every byte of it is as it was kept, else None."""
    listing = _read_listing(folder)
    if listing is None:
        return None
    digests, seal = listing
    try:
        there = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
        found = {name: file_digest(folder / f"{name}.parquet") for name in digests}
    except (OSError, ValueError):
        return None
    expected = {LISTING, *(f"{name}.parquet" for name in digests)}
    return Kept(folder, digests) if found == digests and there == expected and seal == seal_of(folder, found) else None


def _read_listing(folder: Path) -> tuple[dict[str, str], str] | None:
    """Return the digests and the seal of a listing; None where it is missing or says anything else."""
    try:
        listing = json.loads((folder / LISTING).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(listing, dict) or not isinstance(listing.get("tables"), dict):
        return None
    tables, seal = listing["tables"], listing.get("seal")
    if not isinstance(seal, str) or any(not isinstance(value, str) for value in tables.values()):
        return None
    return cast("dict[str, str]", tables), seal


def remove_result(folder: Path) -> None:
    """Remove a damaged result: a folder, or whatever else is in its place; of a link, only the link.

    Raises
    ------
    StoreError
        If it cannot be removed.
    """
    try:
        if folder.is_dir() and not folder.is_symlink():
            shutil.rmtree(folder)
        else:
            folder.unlink(missing_ok=True)
    except OSError as error:
        refuse(f"'{folder}' is damaged and cannot be removed ({error.strerror}); remove it by hand.", StoreError)
