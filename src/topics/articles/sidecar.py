"""The sidecar: what a reader wrote down about the files (``sources.csv``, or CSL-JSON from Zotero)."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd

from topics.articles.readers.decoding import decode
from topics.errors import InputError, refuse
from topics.records import Problem

COLUMNS = ("file", "title", "outlet", "author", "published", "url", "basis", "note")
"""Columns of ``sources.csv``; only ``file`` is needed."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """Rows of metadata by file; a row of CSL-JSON without a file is found by its address or title."""

    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def find(self, source: str, record: str = "", url: str = "", title: str = "") -> Mapping[str, str]:
        """Return the row about an article, or an empty one."""
        path = PurePosixPath(source)
        keys = [f"{source}#{record}"] if record else [source, path.name, path.stem]
        keys += [f"url:{url}", f"title:{_fold(title)}"]
        return next((self.rows[key] for key in keys if key in self.rows), {})


def read_sidecar(corpus: Path) -> tuple[Sidecar, list[Problem]]:
    """Return the sidecar of a corpus and what in it cannot be used.

    Parameters
    ----------
    corpus : Path
        A folder; of a corpus that is one file, the folder around it.
    """
    folder = corpus if corpus.is_dir() else corpus.parent
    rows: dict[str, Mapping[str, str]] = {}
    problems: list[Problem] = []
    names = ["sources.csv", *sorted(path.name for path in folder.glob("*.csl.json"))]
    for name in names:
        path = folder / name
        if not path.is_file():
            continue
        try:
            text, _ = decode(path.read_bytes())
            given = _csv_rows(text) if name == "sources.csv" else _csl_rows(text)
        except (OSError, InputError, ValueError, TypeError, RecursionError, csv.Error) as error:
            problems.append(Problem(name, f"cannot be read: {error}", "correct the file; no article is affected"))
            continue
        for row in given:
            key = row["file"] or (f"url:{row['url']}" if row["url"] else f"title:{_fold(row['title'])}")
            problem = _check(folder, corpus, name, row, key in rows)
            if problem is not None:
                problems.append(problem)
            if problem is None or not problem.lost:
                rows.setdefault(key, row)
    return Sidecar(rows), problems


def sources_rows(articles: pd.DataFrame) -> pd.DataFrame:
    """Return a sidecar filled in as far as the articles tell, one row an article, sorted by file."""
    ordered = articles.sort_values(["source", "id"])
    rows = [
        {
            "file": f"{row['source']}#{row['record']}" if row["record"] else row["source"],
            **{name: row[name] for name in ("title", "outlet", "author", "url")},
            "published": row["published"] or row["published_edtf"],
            "basis": row["published_basis"],
            "note": "; ".join(note for note in row["notes"] if note.startswith("conflict")),
        }
        for row in ordered.to_dict("records")
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def _csv_rows(text: str) -> list[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    fields = [name.strip().lower() for name in reader.fieldnames or ()]
    if "file" not in fields:
        refuse(f"it has no column 'file'; its columns are {', '.join(fields) or 'none'}")
    reader.fieldnames = fields
    return [
        {name: (row.get(name) or "").strip() for name in COLUMNS}
        for row in reader
        if any(isinstance(value, str) and value.strip() for value in row.values())
    ]


def _csl_rows(text: str) -> list[dict[str, str]]:
    given = json.loads(text)
    items = given if isinstance(given, list) else given.get("items", []) if isinstance(given, dict) else []
    return [_csl_row(item) for item in items if isinstance(item, dict)]


_CSL_KEYS = {
    "file": ("file",), "title": ("title",), "outlet": ("container-title", "publisher"), "url": ("URL",),
    "note": ("note",),
}  # fmt: skip
"""Columns of ``sources.csv`` to the keys of CSL-JSON that hold the same, the first that is there."""


def _csl_row(item: Mapping[str, Any]) -> dict[str, str]:
    authors = [author for author in item.get("author") or () if isinstance(author, dict)]
    names = [[str(author[part]) for part in ("given", "family", "literal") if author.get(part)] for author in authors]
    issued = item["issued"] if isinstance(item.get("issued"), dict) else {}
    day = "-".join(f"{int(part):02d}" for part in (issued.get("date-parts") or [[]])[0])
    row = {name: str(next(filter(None, map(item.get, keys)), "")).strip() for name, keys in _CSL_KEYS.items()}
    return {**row, "author": ", ".join(map(" ".join, names)), "published": day or str(issued.get("raw") or "")}


def _check(folder: Path, corpus: Path, name: str, row: Mapping[str, str], known: bool) -> Problem | None:
    """Return what is wrong with a row, if anything."""
    given = row["file"]
    if not given:
        return None if row["url"] or row["title"] else Problem(name, "a row without a file", "name the file")
    file = given.split("#", 1)[0]
    inside = (folder / file).resolve().is_relative_to(folder.resolve())
    if PurePosixPath(file).is_absolute() or "\\" in file or not inside:
        return Problem(name, f"the path '{given}' leads out of the folder", "give a path inside the folder")
    if known:
        return Problem(name, f"'{given}' has a second row", "keep one row a file; the first one counts")
    if corpus.is_dir() and not _is_there(folder / file):
        return Problem(name, f"there is no file '{given}'", "correct its name or take the row out", lost=False)
    return None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # such as a name that is too long
        return False


def _fold(title: str) -> str:
    return " ".join(title.casefold().split())
