"""The sidecar: what a reader wrote down about the files (``sources.csv``, or CSL-JSON and RDF from Zotero)."""

import csv
import io
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

import pandas as pd

from topics.articles.containers.references import is_zotero, zotero_entries
from topics.articles.files import CSL_ENDING, leads_out
from topics.articles.readers.decoding import decode
from topics.articles.readers.xml import parse_xml
from topics.articles.source_weights import FULL_WEIGHT, weight_fault
from topics.articles.spreadsheets import guarded, unguarded
from topics.dates.given import day_fault, find_order, in_order
from topics.engine.store import write_text
from topics.errors import InputError, reason_of, refuse
from topics.records import Problem

SOURCES = "sources.csv"
"""Name of the table that a reader writes."""
RDF_ENDING = ".rdf"
"""Ending of the files in which Zotero tells of the articles, and to which files they are attached."""
COLUMNS = ("file", "title", "outlet", "author", "published", "url", "basis", "weight", "note")
"""Columns of ``sources.csv``; only ``file`` is needed."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """Rows of metadata by file; a row of CSL-JSON without a file is found by its address or title."""

    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def find(self, source: str, record: str = "", url: str = "", title: str = "") -> Mapping[str, str]:
        """Return the row about an article, or an empty one."""
        path = PurePosixPath(source)
        keys = [f"{source}#{record}"] if record else [source, path.name, path.stem]
        keys += [f"url:{url}", f"title:{fold(title)}"]
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
    listed = sorted(path.name for ending in (CSL_ENDING, RDF_ENDING) for path in folder.glob(f"*{ending}"))
    names = [SOURCES, *listed]
    for name in names:
        path = folder / name
        if not path.is_file():
            continue
        if leads_out(path, folder):
            problems.append(Problem(name, "a link that leads out of the folder", "put the file itself there"))
            continue
        try:
            given = _given_rows(name, path.read_bytes())
        except (OSError, InputError, ValueError, TypeError, RecursionError, csv.Error) as error:
            found = f"cannot be read: {reason_of(error)}"
            problems.append(Problem(name, found, "correct the file; no article is affected"))
            continue
        order = find_order(row["published"] for row in given)
        for row in given:
            key = _key_of(row)
            problem = _check(folder, corpus, name, row, is_known=key in rows)
            if problem is not None:
                problems.append(problem)
            if problem is None or not problem.lost:
                dated = {**row, "published": in_order(row["published"], order)}
                problems += [*_day_problems(name, dated), *_weight_problems(name, dated)]
                rows.setdefault(key, dated)
    return Sidecar(rows), problems


def _given_rows(name: str, content: bytes) -> list[dict[str, str]]:
    """Return the rows of a file that tells of articles, by its name."""
    if name.endswith(RDF_ENDING):
        return _rdf_rows(content)
    text = decode(content).text
    return _csv_rows(text) if name == SOURCES else _csl_rows(text)


def sources_rows(articles: pd.DataFrame) -> pd.DataFrame:
    """Return a sidecar filled in as far as the articles tell, one row an article, sorted by file."""
    rows = []
    for article in articles.sort_values(["source", "id"]).to_dict("records"):
        days = _given_days(article)
        row = {
            "file": file_of(article["source"], article["record"]),
            "title": article["title"],
            "outlet": article["outlet"],
            "author": article["author"],
            "published": days,
            "url": article["url"],
            "basis": article["published_basis"] if days else "",
            "weight": _given_weight(article),
            "note": "; ".join(note for note in article["notes"] if note.startswith("conflict")),
        }
        rows.append(row)
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def file_of(source: str, record: str) -> str:
    """Return what the column ``file`` calls an article."""
    return f"{source}#{record}" if record else source


def write_day(path: Path, file: str, day: str) -> None:
    """Write the day of an article into ``sources.csv``; all else that stands there is kept.

    Parameters
    ----------
    path : Path
        The table; it is made where there is none.
    file : str
        The article, as the column ``file`` names it.
    day : str
        Its day, in EDTF.

    Raises
    ------
    InputError
        If the table cannot be read.
    """
    fields, rows, spelt = _written(path) if path.is_file() else (list(COLUMNS), [], {})
    for name in ("file", "published", "basis"):
        if name not in fields:
            fields.append(name)
    row = next((row for row in rows if row["file"] == file), None)
    if row is None:
        row = {"file": file}
        rows.append(row)
    row |= {"published": day, "basis": "asked"}
    write_text(path, _text_of(fields, rows, spelt))


def merged_sources(path: Path, proposed: pd.DataFrame) -> str:
    """Return ``sources.csv`` with what a reader wrote into it, and with what is proposed for the rest.

    A cell that is filled stays, also in columns that are not ours; an empty one is filled, and a row is added for each
    article without one. What only explains a proposal is always the new one.

    Parameters
    ----------
    path : Path
        The table so far; it need not be there.
    proposed : DataFrame
        A row an article, with the column ``file``.

    Raises
    ------
    InputError
        If there is such a file, and it is no such table.
    """
    fields, rows, spelt = _written(path) if path.exists() else ([], [], {})
    if fields and "file" not in fields:
        refuse(f"'{path}' is there and has no column 'file'; name another file with --out, or correct its first line.")
    by_key = {_key_of({"url": "", "title": "", **row}): row for row in reversed(rows)}
    for article in proposed.to_dict("records"):
        new = {str(name): str(value) for name, value in article.items()}
        before = next((by_key[key] for key in _keys_of(new) if key in by_key), None)
        if before is None:
            rows.append(new)
            continue
        for name, value in new.items():
            if name not in COLUMNS or not before.get(name, "").strip():
                before[name] = value
    return _text_of(list(dict.fromkeys([*fields, *map(str, proposed.columns)])), rows, spelt)


def _keys_of(row: Mapping[str, str]) -> list[str]:
    """Return what the row about an article may be found by."""
    source, _, record = row["file"].partition("#")
    path = PurePosixPath(source)
    names = [row["file"]] if record else [row["file"], path.name, path.stem]
    return [*names, f"url:{row['url']}", f"title:{fold(row['title'])}"]


def _written(path: Path) -> tuple[list[str], list[dict[str, str]], dict[str, str]]:
    """Return the columns of a table of sources, its rows with all that they hold, and how the table spells its columns.

    Raises
    ------
    InputError
        If it cannot be read.
    """
    try:
        reader = csv.DictReader(io.StringIO(decode(path.read_bytes())[0], newline=""), strict=True)
        given = list(reader.fieldnames or ())
        known = {name: name.strip().lower() for name in given}
        fields = [known[name] if known[name] in COLUMNS else name for name in given]
        reader.fieldnames = fields
        rows = [{name: unguarded(row.get(name) or "") for name in fields} for row in reader]
    except (OSError, InputError, csv.Error) as error:
        refuse(f"'{path}' cannot be read: {reason_of(error)}; correct it, or name another file with --out.")
    return fields, rows, dict(zip(fields, given, strict=True))


def _text_of(fields: list[str], rows: list[dict[str, str]], spelt: Mapping[str, str]) -> str:
    """Return a table of sources as CSV, its columns as they were spelt, nothing in it a formula for a spreadsheet."""
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, fields, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writerow({name: spelt.get(name, name) for name in fields})
    writer.writerows({name: guarded(value) for name, value in row.items()} for row in rows)
    return written.getvalue()


def _given_days(article: Mapping[Any, Any]) -> str:
    """Return the days to write down for an article: not what only other articles tell, which is worked out anew."""
    is_only_inferred = article["published_basis"] == "inferred" and article.get("published_likely", "")
    if is_only_inferred and not article["published"]:
        return ""
    return str(article["published"] or article["published_edtf"])


def _given_weight(article: Mapping[Any, Any]) -> str:
    """Return the weight to write down for an article: nothing for a full source."""
    return f"{article['weight']:g}" if article["weight"] < FULL_WEIGHT else ""


def _key_of(row: Mapping[str, str]) -> str:
    """Return what the row of an article is found by: its file, else its address, else its title."""
    if row["file"]:
        return row["file"]
    return f"url:{row['url']}" if row["url"] else f"title:{fold(row['title'])}"


def _csv_rows(text: str) -> list[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    fields = [name.strip().lower() for name in reader.fieldnames or ()]
    if "file" not in fields:
        refuse(f"it has no column 'file'; its columns are {', '.join(fields) or 'none'}")
    reader.fieldnames = fields
    return [_csv_row(row) for row in reader if _is_filled(row)]


def _csv_row(row: Mapping[str, Any]) -> dict[str, str]:
    """Return a row with the columns that we know, an empty text for each that it lacks."""
    return {name: unguarded((row.get(name) or "").strip()) for name in COLUMNS}


def _is_filled(row: Mapping[str, Any]) -> bool:
    """Return True where a row, whatever its columns, says anything."""
    return any(isinstance(value, str) and value.strip() for value in row.values())


def _csl_rows(text: str) -> list[dict[str, str]]:
    given = json.loads(text)
    items = given.get("items", []) if isinstance(given, dict) else given
    return [_csl_row(item) for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _csl_row(item: Mapping[str, Any]) -> dict[str, str]:
    """Return an entry of CSL-JSON as a row of ``sources.csv``."""
    return {
        "file": _csl_text(item, "file"),
        "title": _csl_text(item, "title"),
        "outlet": _csl_text(item, "container-title") or _csl_text(item, "publisher"),
        "author": _csl_authors(item.get("author")),
        "published": _csl_day(item.get("issued")),
        "url": _csl_text(item, "URL"),
        "note": _csl_text(item, "note"),
    }


def _rdf_rows(content: bytes) -> list[dict[str, str]]:
    """Return what Zotero's RDF says about the files that its entries point to; other RDF says nothing."""
    if not is_zotero(content):
        return []
    rows = []
    for entry in zotero_entries(parse_xml(content)[0]):
        known = {name: entry[name] for name in ("title", "outlet", "author", "published", "url")}
        rows += [{**known, "file": unquote(file), "note": ""} for file in entry["files"].splitlines()]
    return rows


def _csl_text(item: Mapping[str, Any], key: str) -> str:
    return str(item.get(key) or "").strip()


def _csl_authors(authors: object) -> str:
    """Return the names of authors, each as it is spoken, joined by commas."""
    names = []
    for author in authors if isinstance(authors, list) else []:
        if isinstance(author, dict):
            names.append(" ".join(str(author[part]) for part in _CSL_NAME if author.get(part)))
    return ", ".join(names)


_CSL_NAME = ("given", "family", "literal")
"""The parts of an author's name in CSL-JSON, in the order in which they are spoken."""


def _csl_day(issued: object) -> str:
    """Return the days of an entry in EDTF, as far as they are given, else what was written for them."""
    if not isinstance(issued, dict):
        return ""
    parts = issued.get("date-parts") or []
    days = ["-".join(f"{int(part):02d}" for part in day) for day in parts if day]
    mark = "~" if issued.get("circa") else ""
    return "/".join(day + mark for day in days) or str(issued.get("raw") or issued.get("literal") or "")


def _check(folder: Path, corpus: Path, name: str, row: Mapping[str, str], *, is_known: bool) -> Problem | None:
    """Return what is wrong with a row, if anything."""
    given = row["file"]
    if not given:
        return None if row["url"] or row["title"] else Problem(name, "a row without a file", "name the file")
    file = given.partition("#")[0]
    inside = (folder / file).resolve().is_relative_to(folder.resolve())
    if PurePosixPath(file).is_absolute() or "\\" in file or not inside:
        return Problem(name, f"the path '{given}' leads out of the folder", "give a path inside the folder")
    if is_known:
        return Problem(name, f"'{given}' has a second row", "keep one row a file; the first one counts")
    if corpus.is_dir() and not _is_there(folder / file):
        return Problem(name, f"there is no file '{given}'", "correct its name or take the row out", lost=False)
    return None


def _day_problems(name: str, row: Mapping[str, str]) -> list[Problem]:
    """Return the problem that the day of a row is not a plain one, if it is not."""
    fault = day_fault(row["published"], by_hand=True)
    if not fault:
        return []
    found = f"the day “{row['published']}” of '{_named(row)}' {fault}"
    return [Problem(name, found, "write it as YYYY-MM-DD, or as YYYY-MM-DD/YYYY-MM-DD for an interval", lost=False)]


def _weight_problems(name: str, row: Mapping[str, str]) -> list[Problem]:
    """Return the problem that the weight of a row is no number from 0 to 1, if it is not."""
    fault = weight_fault(row.get("weight", ""))
    if not fault:
        return []
    found = f"the weight “{row['weight']}” of '{_named(row)}' {fault}"
    return [Problem(name, found, "write a number such as 0.5; until then the source counts in full", lost=False)]


def _named(row: Mapping[str, str]) -> str:
    """Return what a problem calls the article of a row."""
    return row["file"] or row["url"] or row["title"]


def _is_there(path: Path) -> bool:
    with suppress(OSError):  # such as a name that is too long
        return path.exists()
    return False


def fold(words: str) -> str:
    """Return words as they are compared: without case, form of apostrophe and width of white space."""
    return " ".join(words.casefold().replace("’", "'").split())
