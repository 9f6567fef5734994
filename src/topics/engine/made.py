"""What made the final files of a run, so that those whose inputs are as they were need not be made again.

A maker is a notebook or the page. The manifest lists for each a digest of all that it was given and the files that it
wrote; they are kept while that digest is the same and every byte of them is as the manifest lists it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from topics.engine.keys import file_digest
from topics.engine.manifest import listed_files, read_manifest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MADE = "made"
"""Entry of the manifest that lists the makers."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a maker was given, and what it wrote.

    Parameters
    ----------
    inputs : str
        Digest of all that it was given; "" where its files no longer held and were taken away.
    articles : str
        Digest of the articles alone.
    files : tuple of str
        The files, relative to the results.
    """

    inputs: str
    articles: str = ""
    files: tuple[str, ...] = ()


class EarlierRun:
    """The final files that an earlier run left in a folder of results, by what made them."""

    def __init__(self, out: Path) -> None:
        manifest = read_manifest(out) or {}
        self._out = out
        self._digests = listed_files(manifest)
        self._made = _read_made(manifest.get(MADE))

    def made(self, maker: str) -> Made | None:
        """Return what a maker was given and wrote, None where it did not run."""
        return self._made.get(maker)

    def still(self, maker: str, inputs: str) -> list[Path]:
        """Return the files of a maker where its inputs are the same and each is as it was written, else nothing."""
        made = self._made.get(maker)
        if made is None or made.inputs != inputs or not all(map(self._is_whole, made.files)):
            return []
        return [self._out / name for name in made.files]

    def _is_whole(self, name: str) -> bool:
        path = self._out / name
        if path.is_symlink() or not path.is_file():
            return False
        return file_digest(path) == self._digests.get(name)


def made_of(made: Mapping[str, Made]) -> dict[str, object]:
    """Return the entry of the manifest that lists the makers."""
    return {MADE: {maker: asdict(one) for maker, one in sorted(made.items())}}


def _read_made(entries: object) -> dict[str, Made]:
    if not isinstance(entries, dict):
        return {}
    read = {str(maker): _read_one(entry) for maker, entry in entries.items()}
    return {maker: made for maker, made in read.items() if made is not None}


def _read_one(entry: object) -> Made | None:
    """Return an entry of the list, None where it is anything else."""
    given = entry if isinstance(entry, dict) else {}
    inputs, articles, files = given.get("inputs"), given.get("articles"), given.get("files")
    if not isinstance(inputs, str) or not isinstance(articles, str) or not isinstance(files, list):
        return None
    return Made(inputs, articles, tuple(map(str, files)))
