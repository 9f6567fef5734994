"""Records of many articles: which column holds the text, the title, the day … and the article that each record is."""

import datetime
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from topics.articles.readers.found_article import FileContent, FoundArticle, Metadata
from topics.dates.given import day_fault, find_order, in_order
from topics.errors import refuse
from topics.records import Locator, Problem

Record = Mapping[str, object]
"""The values of one record by the names of its columns."""

COLUMN_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "article_id", "doc_id", "document_id", "uid", "guid"),
    "url": ("url", "link", "address", "uri", "permalink", "web_url"),
    "title": ("title", "headline", "heading", "article_title", "web_title"),
    "text": (
        "text", "body", "content", "article", "full_text", "fulltext", "article_text", "article_body",
        "articlebody", "body_text", "maintext", "main_text", "story", "document", "news",
    ),
    "outlet": ("outlet", "source", "publisher", "publication", "newspaper", "site", "sitename"),
    "author": ("author", "authors", "byline", "creator", "writer"),
    "published": (
        "published", "date_published", "published_at", "published_date", "published_on", "published_time",
        "publication_date", "publication_day", "publication_time", "publish_date", "publish_time", "publish_at",
        "date_publish", "date_of_publication", "web_publication_date", "first_published", "first_published_at",
        "first_publication_date", "original_publication_date", "pub_date", "pubdate", "datepublished", "issued",
        "date_issued", "posted", "posted_at", "posted_on", "post_date", "date_posted", "display_date", "article_date",
        "news_date", "published_utc", "published_datetime", "published_parsed", "iso_date", "seendate", "date",
        "datetime", "date_time", "day", "created_at", "created_utc", "created", "date_created", "timestamp", "time",
    ),
    "language": ("language", "lang"),
}  # fmt: skip
"""Names under which a column is known, the best first; letter case, blanks and hyphens do not count,
and ``publishedAt`` is ``published_at``."""

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
"""Where a new word begins in ``publishedAt``."""
_INNER = ("$date", "$numberLong", "@value", "name", "title", "value", "date", "datetime", "iso")
"""Keys of an object whose value stands for it."""
_LONG_ENOUGH = 80
"""Mean length in characters from which (inclusive) an unnamed column may be the text."""
_SAMPLE = 200
"""Records by which the columns are judged."""
_NAMES_SHOWN = 200
"""Characters of the names of columns that an error shows."""


def read_records(records: Mapping[str, Record], locator: Locator, problems: Sequence[Problem] = ()) -> FileContent:
    """Return the articles of the records of a file, and its problems with one more where records have no text.

    Parameters
    ----------
    records : mapping
        The records by their numbers in the file.
    locator : Locator
        The file.
    problems : sequence of Problem
        What could not be used of the file otherwise.

    Raises
    ------
    InputError
        If no column holds text.
    """
    names = list(dict.fromkeys(name for row in records.values() for name in row))
    columns = map_columns(names, list(records.values())[:_SAMPLE])
    order = find_order(_value_of("published", columns, row) for row in records.values())
    articles: list[FoundArticle] = []
    empty: list[str] = []
    for record, row in records.items():
        text = as_text(row.get(columns["text"]))
        if not text.strip():
            empty.append(record)
            continue
        values = {kind: _value_of(kind, columns, row) for kind in columns if kind != "text"}
        values["published"] = in_order(values.get("published", ""), order)
        rest = {name: value for name, value in row.items() if name not in columns.values()}
        articles.append(
            FoundArticle(
                id=values.get("id") or f"{locator.source}#{record}",
                locator=replace(locator, record=record, field=columns["text"]),
                text=text,
                metadata=metadata_of(values),
                extra=as_json(rest),
            )
        )
    problem = f"of {len(records)} records have no text (first: record"
    advice = "nothing to do if they are meant to be empty"
    lost = warn(locator.source, empty, problem, advice, lost=not articles)
    return articles, [*problems, *lost, *_day_problems(locator.source, articles)]


def _day_problems(source: str, articles: Sequence[FoundArticle]) -> Iterator[Problem]:
    """Yield what is wrong with the days of publication that the records of a file give."""
    faults: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        fault = day_fault(article.metadata.published)
        if fault:
            faults[fault].append(f"“{article.metadata.published}” of record {article.locator.record}")
    for fault, values in sorted(faults.items()):
        found = f"days of publication: each {fault} (first:"
        yield from warn(source, values, found, "write them as YYYY-MM-DD, or in sources.csv")


def warn(source: str, places: Sequence[object], found: str, advice: str, *, lost: bool = False) -> tuple[Problem, ...]:
    """Return the problem that a file has at these places, if at any."""
    if not places:
        return ()
    return (Problem(source, f"{len(places)} {found} {places[0]})", advice, lost),)


def known_columns(names: Sequence[str]) -> set[str]:
    """Return which columns (``text``, ``title`` …) are there by the names of a table."""
    folded = {_fold(name) for name in names}
    return {kind for kind, options in COLUMN_NAMES.items() if folded.intersection(options)}


def map_columns(names: Sequence[str], rows: Sequence[Record]) -> dict[str, str]:
    """Return which column holds what, by name; the text may also be the longest column.

    Raises
    ------
    InputError
        If no column holds text.
    """
    folded = {_fold(name): name for name in reversed(names)}
    columns: dict[str, str] = {}
    for kind, options in COLUMN_NAMES.items():
        best = next((folded[option] for option in options if option in folded), None)
        if best is not None:
            columns[kind] = best
    if "text" not in columns:
        columns["text"] = _longest_column(names, rows, set(columns.values()))
    return columns


def _longest_column(names: Sequence[str], rows: Sequence[Record], taken: set[str]) -> str:
    """Return the column with the longest values.

    Raises
    ------
    InputError
        If these are too short for a text, or the column is known to hold something else.
    """
    longest = max(names, key=lambda name: _mean_length(name, rows), default="")
    if not longest or _mean_length(longest, rows) < _LONG_ENOUGH or longest in taken:
        refuse(f"a table without a column of text; its columns are {', '.join(names)[:_NAMES_SHOWN]}")
    return longest


def _mean_length(name: str, rows: Sequence[Record]) -> float:
    lengths = [len(value) for row in rows if isinstance(value := row.get(name), str)]
    return sum(lengths) / max(1, len(rows))


def _fold(name: str) -> str:
    words = _HUMP.sub("_", str(name).strip())
    return re.sub(r"\W+", "_", words.lower())


def _value_of(kind: str, columns: Mapping[str, str], row: Record) -> str:
    return as_text(row.get(columns[kind])).strip() if kind in columns else ""


def metadata_of(values: Mapping[str, str]) -> Metadata:
    """Return the metadata of a record from its values by the kinds of ``COLUMN_NAMES``; a missing one is empty."""
    return Metadata(
        title=values.get("title", ""),
        outlet=values.get("outlet", ""),
        author=values.get("author", ""),
        url=values.get("url", ""),
        published=values.get("published", ""),
        language=values.get("language", ""),
    )


def as_json(rest: Record) -> str:
    """Return the further columns as a JSON object, or ""; a number that is none or infinite becomes null."""
    if not rest:
        return ""
    plain = json.loads(json.dumps(rest, default=as_text), parse_constant=lambda _: None)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def as_text(value: object) -> str:
    """Return a field's value as text: a day as YYYY-MM-DD, a list joined by commas, nothing as ""."""
    if value is None or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, list | tuple):
        return ", ".join(as_text(item) for item in value)
    if isinstance(value, dict):
        return as_text(next((value[key] for key in _INNER if value.get(key)), ""))
    return str(value)
