"""Files that hold many articles: CSV, TSV, JSON, JSON lines and Parquet, their columns mapped by name."""

import csv
import datetime
import io
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from topics.articles.readers.decoding import decode, parse_json
from topics.articles.readers.found_article import FileContent, FoundArticle, Metadata
from topics.errors import refuse
from topics.records import Locator, Problem

COLUMN_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "article_id", "doc_id", "document_id", "uid", "guid"),
    "url": ("url", "link", "address", "uri", "permalink", "web_url"),
    "title": ("title", "headline", "heading", "article_title"),
    "text": (
        "text", "body", "content", "article", "full_text", "fulltext", "article_text", "article_body",
        "articlebody", "maintext", "main_text", "story", "document", "news",
    ),
    "outlet": ("outlet", "source", "publisher", "publication", "newspaper", "site", "sitename"),
    "author": ("author", "authors", "byline", "creator", "writer"),
    "published": (
        "published", "date", "publication_date", "date_published", "published_at", "publish_date",
        "pub_date", "pubdate", "published_date", "datepublished", "created_at", "timestamp",
    ),
    "language": ("language", "lang"),
}  # fmt: skip
"""Names under which a column is known, the best first; letter case, blanks and hyphens do not count."""

_DELIMITERS = ("\t", ",", ";", "|")
_LONG_ENOUGH = 80
"""Mean length in characters from which an unnamed column may be the text."""


def read_csv(content: bytes, source: str, sha256: str) -> FileContent:
    """Return the articles of a table with one header line.

    Raises
    ------
    InputError
        If it cannot be parsed or no column holds text.
    """
    text, encoding = decode(content)
    csv.field_size_limit(sys.maxsize)
    try:
        lines = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=find_delimiter(text)) if row]
    except csv.Error as error:
        refuse(f"a table that cannot be parsed ({error})")
    if len(lines) < 2:
        refuse("a table without rows")
    header = [name.strip() or f"column {at}" for at, name in enumerate(lines[0])]
    records = {str(at): dict(zip(header, row, strict=False)) for at, row in enumerate(lines[1:])}
    uneven = [at for at, row in enumerate(lines[1:]) if len(row) != len(header)]
    found = "rows have another number of fields than the header (first: record"
    problems = _warned(source, uneven, found, "check the quotation marks of the table")
    return _articles(records, Locator(source, encoding=encoding, sha256=sha256), problems)


def find_delimiter(text: str) -> str:
    """Return the delimiter that cuts the header line into the most fields."""
    return max(_DELIMITERS, key=text.partition("\n")[0].count)


def is_table(content: bytes) -> bool:
    """Return True where the first line is a header that names a column of text and another known one."""
    head = content[:4000].decode("utf-8", "replace").lstrip("\ufeff").split("\n", 2)
    delimiter = find_delimiter(head[0])
    names = [name.strip("\"' \r") for name in head[0].split(delimiter)]
    if len(head) < 2 or delimiter not in head[1] or any(len(name.split()) > 2 for name in names):
        return False
    folded = {_fold(name) for name in names}
    known = [kind for kind, options in COLUMN_NAMES.items() if folded.intersection(options)]
    return "text" in known and len(known) > 1


def is_json(content: bytes) -> bool:
    """Return True where the first line is a JSON object of several keys, or opens a list of objects."""
    head = content[:100_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith((b'{"', b"[{", b"[\n", b"[ ", b"[\r", b"{\n", b"{\r")):
        return False
    item = parse_json(head.split(b"\n", 1)[0])
    if item is None:
        return head.startswith(b"[") and b'": ' in head
    return isinstance(item, list) or (isinstance(item, dict) and len(item) > 1)


def read_json(content: bytes, source: str, sha256: str) -> FileContent:
    """Return the articles of JSON lines, or of one JSON list or object.

    Raises
    ------
    InputError
        If nothing in it is JSON or no key holds text.
    """
    text, encoding = decode(content)
    records, broken = _json_records(text.removeprefix("\ufeff"))
    if not records:
        refuse("JSON without records" if not broken else f"no line is a JSON object (first: line {broken[0]})")
    found = "lines are not JSON objects (first: line"
    problems = _warned(source, broken, found, "correct these lines; all others were read")
    return _articles(records, Locator(source, encoding=encoding, sha256=sha256), problems)


def _json_records(text: str) -> tuple[dict[str, dict[str, Any]], list[int]]:
    """Return the records of a JSON text, and the numbers of the lines that are none (from 1)."""
    whole = parse_json(text)
    if isinstance(whole, dict):
        lists = [value for value in whole.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
        whole = lists[0] if lists else [whole]
    lines = [] if isinstance(whole, list) else text.split("\n")
    items = whole if isinstance(whole, list) else map(parse_json, lines)
    records = {str(at): item for at, item in enumerate(items) if isinstance(item, dict)}
    return records, [at + 1 for at, line in enumerate(lines) if line.strip() and str(at) not in records]


def read_parquet(content: bytes, source: str, sha256: str) -> FileContent:
    """Return the articles of a Parquet table.

    Raises
    ------
    InputError
        If it is damaged or encrypted, or no column holds text.
    """
    import pyarrow as pa
    from pyarrow import parquet

    try:
        rows = parquet.read_table(pa.BufferReader(content)).to_pylist()
    except (pa.ArrowException, OSError, ValueError) as error:
        refuse(f"a Parquet table that cannot be read ({str(error).splitlines()[0][:120]})")
    records = {str(at): row for at, row in enumerate(rows)}
    return _articles(records, Locator(source, encoding="parquet", sha256=sha256), [])


def _articles(records: Mapping[str, dict[str, Any]], locator: Locator, problems: list[Problem]) -> FileContent:
    """Return the articles of the records, and the problems with one more where records have no text."""
    names = list(dict.fromkeys(name for row in records.values() for name in row))
    columns = map_columns(names, list(records.values())[:200])
    articles = []
    empty = []
    for record, row in records.items():
        given = {kind: as_text(row.get(name)) for kind, name in columns.items()}
        text = given.pop("text")
        if not text.strip():
            empty.append(record)
            continue
        own = given.pop("id", "").strip() or f"{locator.source}#{record}"
        known = Metadata(**{kind: value.strip() for kind, value in given.items()})
        rest = as_json({name: value for name, value in row.items() if name not in columns.values()})
        place = replace(locator, record=record, field=columns["text"])
        articles.append(FoundArticle(own, place, text, known, rest))
    found = f"of {len(records)} records have no text (first: record"
    advice = "nothing to do if they are meant to be empty"
    return articles, [*problems, *_warned(locator.source, empty, found, advice, lost=not articles)]


def _warned(source: str, places: Sequence[Any], found: str, advice: str, *, lost: bool = False) -> list[Problem]:
    """Return the problem that a file has at these places, if at any."""
    return [Problem(source, f"{len(places)} {found} {places[0]})", advice, lost)] if places else []


def map_columns(names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return which column holds what, by name; the text may also be the longest column.

    Raises
    ------
    InputError
        If no column holds text.
    """
    folded = {_fold(name): name for name in reversed(names)}
    named = {kind: [folded[name] for name in known if name in folded] for kind, known in COLUMN_NAMES.items()}
    columns = {kind: found[0] for kind, found in named.items() if found}
    if "text" not in columns:
        longest = max(names, key=lambda name: _mean_length(name, rows), default="")
        if not longest or _mean_length(longest, rows) < _LONG_ENOUGH or longest in columns.values():
            refuse(f"a table without a column of text; its columns are {', '.join(names)[:200]}")
        columns["text"] = longest
    return columns


def _mean_length(name: str, rows: Sequence[Mapping[str, Any]]) -> float:
    return sum(len(value) for row in rows if isinstance(value := row.get(name), str)) / max(1, len(rows))


def _fold(name: str) -> str:
    return str(name).strip().lower().replace(" ", "_").replace("-", "_")


def as_json(rest: Mapping[str, Any]) -> str:
    """Return the further columns as a JSON object, or ""; a number that is none or infinite becomes null."""
    if not rest:
        return ""
    plain = json.loads(json.dumps(rest, default=as_text), parse_constant=lambda _: None)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def as_text(value: Any) -> str:
    """Return a field's value as text: a day as YYYY-MM-DD, a list joined by commas, nothing as ""."""
    if value is None or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, list | tuple):
        return ", ".join(as_text(item) for item in value)
    if isinstance(value, dict):
        return as_text(value.get("name") or value.get("title") or "")
    return str(value)
