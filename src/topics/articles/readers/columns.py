"""Records of many articles: which column holds the text, the title, the day … and the article that each record is."""

import datetime
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import unescape

from topics.articles.readers.found_article import FileContent, FoundArticle, Metadata
from topics.articles.readers.html_fields import PlainField, plain_field
from topics.dates.given import day_fault, find_order, in_order, is_empty_day, read_given_day
from topics.errors import refuse
from topics.records import Locator, Problem

Record = Mapping[str, object]
"""The values of one record by the names of its columns."""

COLUMN_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "article_id", "doc_id", "document_id", "uid", "guid", "stories_id"),
    "url": ("url", "link", "address", "uri", "permalink", "web_url", "source_url", "source_link", "canonical_url"),
    "title": ("title", "headline", "heading", "article_title", "web_title"),
    "text": (
        "text", "body_text", "body", "content", "article", "full_text", "fulltext", "article_text", "article_body",
        "articlebody", "maintext", "main_text", "story", "story_text", "document", "news", "raw_text",
        "content_text", "content_html", "text_content", "plain_text", "body_html", "html", "content_encoded",
    ),
    "outlet": (
        "outlet", "media_name", "source_name", "publisher", "publication", "publication_name", "newspaper", "source",
        "source_hostname", "sitename", "site_name", "site", "media", "source_domain", "domain", "hostname",
        "publication_title", "container_title",
    ),
    "author": ("author", "authors", "byline", "creator", "dc_creator", "writer"),
    "published": (
        "published", "date_published", "published_at", "published_date", "published_on", "published_time",
        "publication_date", "publication_day", "publication_time", "publish_date", "publish_time", "publish_at",
        "date_publish", "date_of_publication", "web_publication_date", "first_published", "first_published_at",
        "first_publication_date", "original_publication_date", "pub_date", "pubdate", "datepublished", "issued",
        "date_issued", "posted", "posted_at", "posted_on", "post_date", "date_posted", "display_date", "article_date",
        "news_date", "published_utc", "published_datetime", "published_parsed", "iso_date", "seendate", "date",
        "datetime", "date_time", "day", "created_at", "created_utc", "created", "date_created", "timestamp", "time",
        "veröffentlicht", "veröffentlicht_am", "veröffentlichungsdatum", "erscheinungsdatum", "erschienen", "datum",
    ),
    "language": ("language", "lang"),
}  # fmt: skip
"""Names under which a column is known, the best first; letter case, blanks and hyphens do not count,
and ``publishedAt`` is ``published_at``."""

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
"""Where a new word begins in ``publishedAt``."""
PREVIEW_NAMES = (
    "lead_paragraph",
    "abstract",
    "snippet",
    "summary",
    "description",
    "excerpt",
    "standfirst",
    "trail_text",
)
"""Names of columns that hold the beginning of an article, the longest first: read where no column holds the whole."""
_INNER = (
    "$date", "$numberLong", "$oid", "@value", "rendered", "main", "original", "name", "title", "value", "date",
    "datetime", "iso", "#text",
)  # fmt: skip
"""Keys of an object whose value stands for it."""
_LONG_ENOUGH = 80
"""Mean length in characters from which (inclusive) an unnamed column may be the text."""
SAMPLE = 200
"""Records by which the columns are judged."""
_NO_TEXT = frozenset({
    "nan", "null", "none", "n/a", "na", "nil", "nat", "#n/a", "undefined", "[removed]", "[deleted]", "<na>", "-", "--",
    "{}", "[]",
})  # fmt: skip
"""Values, in small letters, that programs write where there is no text."""
_CUT_OFF = re.compile(r"\[\+\s?\d+ char(?:acter)?s\]\s*$")
"""What stands at the end of a text that a news service sends only in part."""
_BARE_NUMBER = re.compile(r"(?!\d{8}$)\d+(?:[.,]\d+)?")
"""A count, a year or a price: it may be read as a day where a column is known to hold days, and not elsewhere."""
_ADDRESS = re.compile(r"https?://\S+$")
_BY = re.compile(r"^by\s+(?=\S)", re.IGNORECASE)
_PRINTED_LIST = re.compile(r"\[\s*(?P<items>(?:'[^']*'|\"[^\"]*\")(?:\s*,\s*(?:'[^']*'|\"[^\"]*\"))*)?\s*\]")
_PRINTED_ITEM = re.compile(r"'([^']*)'|\"([^\"]*)\"")
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
    columns = map_columns(names, list(records.values())[:SAMPLE])
    places = _places_of_outlets(names)
    order = find_order(_value_of("published", columns, row) for row in records.values())
    articles: list[FoundArticle] = []
    empty: list[str] = []
    for record, row in records.items():
        field = plain_field(as_text(row.get(columns["text"])), columns["text"])
        if is_no_text(field.text):
            empty.append(record)
            continue
        values = {kind: _value_of(kind, columns, row) for kind in columns if kind != "text"}
        values |= _outlet_and_address(values, row, places)
        values["published"] = in_order(values.get("published", ""), order)
        rest = {name: value for name, value in row.items() if name not in columns.values()}
        articles.append(
            FoundArticle(
                id=values.get("id") or f"{locator.source}#{record}",
                locator=replace(locator, record=record, field=columns["text"]),
                text=field.text,
                metadata=replace(metadata_of(values), notes=_notes(field)),
                extra=as_json(rest),
                blocks=field.blocks,
            )
        )
    problem = f"of {len(records)} records have no text (first: record"
    advice = "nothing to do if they are meant to be empty"
    lost = warn(locator.source, empty, problem, advice, lost=not articles)
    sample = list(records.values())[:SAMPLE]
    unused = _unused_columns(locator.source, names, sample, columns)
    days = unused_days(locator.source, names, sample, columns)
    return articles, [*problems, *lost, *unused, *days, *_day_problems(locator.source, articles)]


def is_no_text(value: str) -> bool:
    """Return True for a value that says that there is no text, such as "", "nan", "NULL" or "[Removed]"."""
    folded = value.strip().casefold()
    return not folded or folded in _NO_TEXT


def _notes(field: PlainField) -> tuple[str, ...]:
    """Return what a reader should know of the text of a record."""
    notes = (field.note,) if field.note else ()
    return (*notes, "the text is cut off where it was saved") if _CUT_OFF.search(field.text) else notes


def _unused_columns(
    source: str, names: Sequence[str], rows: Sequence[Record], columns: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield the warnings that a column of text was not used, and that there are only beginnings."""
    if fold_name(columns["text"]) in PREVIEW_NAMES:
        found = f"only the beginnings of articles (column “{columns['text']}”)"
        yield Problem(source, found, "save the whole articles, or read the results with care", lost=False)
    for name in names:
        if name in columns.values() or _mean_length(name, rows) < _LONG_ENOUGH or _is_copy(name, columns["text"], rows):
            continue
        found = f"the column “{name}” holds text too and was not used (the text is “{columns['text']}”)"
        yield Problem(source, found, "nothing to do where it is none of the article; it is kept in extra", lost=False)


def unused_days(
    source: str, names: Sequence[str], rows: Sequence[Record], columns: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield the warning that columns hold days where none is known to hold those of publication.

    Parameters
    ----------
    source : str
        What is read, for the warning.
    names : sequence of str
        The columns.
    rows : sequence of mapping
        The first records.
    columns : mapping of str to str
        The columns that are used, by what they hold.
    """
    if "published" in columns:
        return
    hold_days = [name for name in names if name not in columns.values() and _holds_days(name, rows)]
    if not hold_days:
        return
    shown = ", ".join(f"“{name}”" for name in hold_days)
    one, these = ("column", "it") if len(hold_days) == 1 else ("columns", "one of them")
    found = f"no column gives days of publication, but the {one} {shown} may"
    yield Problem(source, found, f"where {these} does, call it “published”; it is kept in extra", lost=False)


def _holds_days(name: str, rows: Sequence[Record]) -> bool:
    """Return True where most values of a column, and at least half of its cells, are days; bare numbers are none."""
    values = [value for row in rows if (value := as_text(row.get(name)).strip()) and not is_empty_day(value)]
    days = [value for value in values if not _BARE_NUMBER.fullmatch(value) and read_given_day(value) is not None]
    return 2 * len(days) > len(values) and 2 * len(values) >= len(rows)


def _is_copy(name: str, text: str, rows: Sequence[Record]) -> bool:
    """Return True where a column says what the text says, with or without its markup."""
    return all(
        plain_field(as_text(row.get(name))).text.split() == plain_field(as_text(row.get(text))).text.split()
        for row in rows
    )


def _places_of_outlets(names: Sequence[str]) -> list[str]:
    """Return the columns that may name the outlet, the best first."""
    folded = {fold_name(name): name for name in reversed(names)}
    return [folded[option] for option in COLUMN_NAMES["outlet"] if option in folded]


def _outlet_and_address(values: Mapping[str, str], row: Record, places: Sequence[str]) -> dict[str, str]:
    """Return the outlet of a record, and its address where only the column of the outlet gives it."""
    given = [value for place in places if (value := as_text(row.get(place)).strip())]
    outlet = next((value for value in given if not _ADDRESS.match(value)), "")
    address = next((value for value in given if _ADDRESS.match(value)), "")
    return {"outlet": outlet, "url": values.get("url") or address}


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
    folded = {fold_name(name) for name in names}
    return {kind for kind, options in COLUMN_NAMES.items() if folded.intersection(options)}


def map_columns(names: Sequence[str], rows: Sequence[Record]) -> dict[str, str]:
    """Return which column holds what, by name; the text may also be the longest column.

    Raises
    ------
    InputError
        If no column holds text.
    """
    folded = {fold_name(name): name for name in reversed(names)}
    columns: dict[str, str] = {}
    for kind, options in COLUMN_NAMES.items():
        best = next((folded[option] for option in options if option in folded), None)
        if best is not None:
            columns[kind] = best
    if "text" in columns:
        columns["text"] = _filled_column(columns["text"], folded, rows)
    else:
        preview = next((folded[option] for option in PREVIEW_NAMES if option in folded), "")
        if not preview and {"url", "title"} <= set(columns) and _is_short(names, rows):
            refuse("a list of titles and addresses without the articles; save the pages themselves, or the whole texts")
        columns["text"] = preview or _longest_column(names, rows, set(columns.values()))
    return columns


def _filled_column(first: str, folded: Mapping[str, str], rows: Sequence[Record]) -> str:
    """Return the first column with the name of a text that holds any; the first one where none does."""
    named = [folded[option] for option in COLUMN_NAMES["text"] if option in folded]
    filled = (name for name in named if any(not is_no_text(as_text(row.get(name))) for row in rows))
    return next(filled, first)


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


def _is_short(names: Sequence[str], rows: Sequence[Record]) -> bool:
    return all(_mean_length(name, rows) < _LONG_ENOUGH for name in names)


def _mean_length(name: str, rows: Sequence[Record]) -> float:
    lengths = [len(value) for row in rows if isinstance(value := row.get(name), str)]
    return sum(lengths) / max(1, len(rows))


def fold_name(name: str) -> str:
    """Return the name of a column by which it is known: letter case, blanks, hyphens and humps do not count."""
    words = _HUMP.sub("_", str(name).strip())
    return re.sub(r"\W+", "_", words.lower()).strip("_")


def _value_of(kind: str, columns: Mapping[str, str], row: Record) -> str:
    value = as_text(row.get(columns[kind])).strip() if kind in columns else ""
    if kind == "author":
        value = _BY.sub("", _printed_list(value))
    return "" if kind != "published" and is_no_text(value) else value


def _printed_list(value: str) -> str:
    """Return the items of a list as a program prints it, joined by commas; any other value as it is.

    >>> _printed_list("['Ann Lee', 'Bo Ek']")
    'Ann Lee, Bo Ek'
    """
    if not _PRINTED_LIST.fullmatch(value):
        return value
    return ", ".join(single or double for single, double in _PRINTED_ITEM.findall(value))


def metadata_of(values: Mapping[str, str]) -> Metadata:
    """Return the metadata of a record from its values by the kinds of ``COLUMN_NAMES``; a missing one is empty."""
    return Metadata(
        title=unescape(values.get("title", "")),
        outlet=unescape(values.get("outlet", "")),
        author=unescape(values.get("author", "")),
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
        return as_text(next((value[key] for key in _INNER if value.get(key)), "")) or _person(value) or _parted(value)
    return str(value)


def _person(value: Mapping[object, object]) -> str:
    """Return a name that is given in pieces, as it is spoken."""
    folded = {str(key).lower(): piece for key, piece in value.items()}
    pieces = [folded.get(key) for keys in _NAME_PIECES for key in keys]
    return " ".join(str(piece) for piece in pieces if isinstance(piece, str) and piece)


def _parted(value: Mapping[object, object]) -> str:
    """Return a day that is given as numbers of year, month and day (CSL-JSON), in EDTF."""
    days = value.get("date-parts")
    first = days[0] if isinstance(days, list) and days else None
    return "-".join(f"{part:0>2}" for part in first) if isinstance(first, list) else ""


_NAME_PIECES = (("given", "firstname", "first_name"), ("family", "lastname", "last_name"))
"""Keys of the pieces of a name, in the order in which they are spoken."""
