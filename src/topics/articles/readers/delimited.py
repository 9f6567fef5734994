"""CSV, TSV and their like: an article a row, with a header line or without."""

import csv
import io
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from topics.articles.limits import limits, or_raise
from topics.articles.readers.columns import known_columns, read_records, warn
from topics.articles.readers.decoding import decode
from topics.articles.readers.found_article import FileContent
from topics.dates.given import is_empty_day, read_given_day
from topics.errors import InputError, reason_of, refuse
from topics.records import Problem

_DELIMITERS = ("\t", ",", ";", "|")
_FEWEST_LINES = 2
"""Lines of a table: a header and a row."""
_HEAD = 4000
"""Bytes in which the header of a table is looked for."""
_LONGEST_NAME = 2
"""Words that the name of a column has at most (inclusive)."""
_LONGEST_HEADER = 8
"""Words up to which (inclusive) a cell may be the name of a column in a table that has a header line."""
_HIGHEST_HEADER = 6
"""Rows, from the first, among which a header is looked for (inclusive)."""
_LONGEST_TITLE = 30
"""Words that a title has at most (inclusive)."""
_SHORTEST_TITLE = 2
_SEPARATOR = "sep="
"""How a line begins with which Excel names the delimiter of the table below."""


class _Rows(NamedTuple):
    """The rows of a table, and the numbers of those at which a quotation mark was taken as a character."""

    rows: list[list[str]]
    unquoted: list[int]


def is_delimited(content: bytes) -> bool:
    """Return True where the first line is a header that names a column of text and another known one."""
    head = content[:_HEAD]
    try:
        text = decode(head)[0] if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else head.decode("utf-8", "replace")
    except InputError:
        return False
    given, text = _given_delimiter(text.lstrip("\ufeff"))
    lines = text.split("\n", 2)
    delimiter = given or find_delimiter(lines[0])
    names = [name.strip("\"' \r") for name in lines[0].split(delimiter)]
    if len(lines) < _FEWEST_LINES or delimiter not in lines[1]:
        return False
    if any(len(name.split()) > _LONGEST_NAME for name in names):
        return False
    known = known_columns(names)
    return "text" in known and len(known) > 1


def find_delimiter(text: str) -> str:
    """Return the delimiter that cuts the header line into the most fields."""
    return max(_DELIMITERS, key=text.partition("\n")[0].count)


def _given_delimiter(text: str) -> tuple[str, str]:
    """Return the delimiter that a line "sep=;" before the table names, and the table; "" where none does."""
    first, _, rest = text.partition("\n")
    bare = first.strip().strip('"')
    if bare.lower().startswith(_SEPARATOR) and len(bare) == len(_SEPARATOR) + 1:
        return bare[-1], rest
    return ("\t", rest) if bare.lower() == _SEPARATOR and first.rstrip("\r\n").endswith("\t") else ("", text)


def read_delimited(content: bytes, source: str, sha256: str) -> FileContent:
    """Return the articles of a table.

    Raises
    ------
    InputError
        If it cannot be parsed or no column holds text.
    """
    decoded = decode(content)
    text = decoded.text
    given, text = _given_delimiter(text.removeprefix("\ufeff").lstrip("\r\n"))
    lines, unquoted = _parse(text, given or find_delimiter(text))
    if not lines:
        refuse("a table without rows")
    problems: list[Problem] = []
    above = _rows_above(lines)
    if above:
        found = f"{above} rows above the header were not used (first: “{' '.join(lines[0]).strip()}”)"
        problems.append(Problem(source, found, "nothing to do", lost=False))
        lines = lines[above:]
    header = unique_names(lines[0])
    if has_header(lines[0]):
        lines = lines[1:]
    else:
        header = told_header(lines)
        found = f"a table without a header line; its columns were told by what they hold: {', '.join(header)}"
        problems.append(Problem(source, found, "give the table a first line with the names of its columns", lost=False))
    if not lines:
        refuse("a table without rows")
    most = limits().articles
    if len(lines) > most:
        found = f"{len(lines)} rows, of which the first {most} were read"
        problems.append(Problem(source, found, f"split the table, {or_raise('articles')}", lost=False))
        lines = lines[:most]
    records = {str(at): dict(zip(header, row, strict=False)) for at, row in enumerate(lines)}
    uneven = [at for at, row in enumerate(lines) if len(row) != len(header)]
    problem = "rows have another number of fields than the header (first: record"
    problems += warn(source, uneven, problem, "check the quotation marks of the table")
    stray = "rows with a stray quotation mark, which was taken as a character (first: line"
    problems += warn(source, unquoted, stray, "check these rows")
    return read_records(records, decoded.locator(source, sha256), problems)


def _parse(text: str, delimiter: str) -> _Rows:
    """Return the rows of a table; where a stray quotation mark would swallow rows, each line is a row.

    Raises
    ------
    InputError
        If it cannot be parsed.
    """
    csv.field_size_limit(sys.maxsize)
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    except csv.Error as error:
        refuse(f"a table that cannot be parsed ({reason_of(error)})")
    if not rows or ('"' not in text) or not _is_misread(text, delimiter, rows):
        return _Rows(rows, [])
    escaped = _escaped_rows(text, delimiter)
    if escaped:
        return _Rows(escaped, [])
    plain = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE)
    by_line = [row for row in plain if row]
    if any(len(row) != len(by_line[0]) for row in by_line):
        return _Rows(rows, [at + 1 for at, row in enumerate(rows) if _holds_rows(row, delimiter, len(rows[0]))])
    unquoted = [at + 1 for at, row in enumerate(by_line) if any(_is_stray(field) for field in row)]
    return _Rows([[_unquoted(field) for field in row] for row in by_line], unquoted)


def _escaped_rows(text: str, delimiter: str) -> list[list[str]]:
    """Return the rows of a table in which a backslash stands before a quotation mark of a field; none of any other."""
    if '\\"' not in text:
        return []
    with suppress(csv.Error):
        given = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, escapechar="\\", strict=True)
        rows = [row for row in given if row]
        return rows if all(len(row) == len(rows[0]) for row in rows) else []
    return []


def _is_misread(text: str, delimiter: str, rows: Sequence[Sequence[str]]) -> bool:
    """Return True where a quotation mark in a table is none of a quoted field.

    A text may have as many commas in a line as a row has; hardly any has tabs.
    """
    if delimiter == "\t" and any(_holds_rows(row, delimiter, len(rows[0])) for row in rows):
        return True
    with suppress(csv.Error):
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
        return False
    return True


def _holds_rows(row: Sequence[str], delimiter: str, n_fields: int) -> bool:
    """Return True where a field of a row holds further lines that are rows by their delimiters."""
    inner = [field for field in row if "\n" in field]
    lines = [line for field in inner for line in field.split("\n")[1:]]
    return n_fields > 1 and any(line.count(delimiter) == n_fields - 1 for line in lines)


def _is_stray(field: str) -> bool:
    return field.startswith('"') and _unquoted(field) == field


def _unquoted(field: str) -> str:
    """Return a field without the quotation marks around it, where they are such."""
    inner = field[1:-1]
    is_quoted = len(field) > 1 and field[0] == field[-1] == '"' and '"' not in inner.replace('""', "")
    return inner.replace('""', '"') if is_quoted else field


def _rows_above(rows: Sequence[Sequence[str]]) -> int:
    """Return how many rows stand above the header: captions, where a row soon below names a column of text."""
    for number, row in enumerate(rows[:_HIGHEST_HEADER]):
        names = [cell.strip() for cell in row]
        known = known_columns(names)
        if "text" in known and len(known) > 1 and all(len(name.split()) <= _LONGEST_NAME for name in names):
            return number
    return 0


def unique_names(cells: Sequence[str]) -> list[str]:
    """Return names for columns from their header, each once.

    >>> unique_names(["text", "", "text"])
    ['text', 'column 1', 'text (2)']
    >>> unique_names(["text", "text (2)", "text"])
    ['text', 'text (2)', 'text (3)']
    """
    names: dict[str, None] = {}
    times: Counter[str] = Counter()
    for at, cell in enumerate(cells):
        name = unique = cell.strip() or f"column {at}"
        while unique in names:
            times[name] += 1
            unique = f"{name} ({times[name] + 1})"
        names[unique] = None
    return list(names)


def has_header(cells: Sequence[str]) -> bool:
    """Return True where the first row of a table names its columns: a known name, or no long cell, day or address."""
    if known_columns([cell.strip() for cell in cells]):
        return True
    return not any(len(cell.split()) > _LONGEST_HEADER or _is_day(cell) or "://" in cell for cell in cells)


def _is_day(cell: str) -> bool:
    return not cell.strip().isdigit() and not is_empty_day(cell) and read_given_day(cell.strip()) is not None


def told_header(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return names for the columns of a table without a header line, by what they hold.

    The text is the column with the longest cells; the day and the address are the first columns of nothing else, the
    title the first other column of a few words a cell.
    """
    width = max(map(len, rows))
    columns = [[row[at] for row in rows if at < len(row)] for at in range(width)]
    names = [f"column {at + 1}" for at in range(width)]
    text = max(range(width), key=lambda at: sum(map(len, columns[at])) / max(1, len(columns[at])))
    names[text] = "text"
    tests = (("published", _is_day), ("url", _is_address), ("title", _is_title))
    for name, is_such in tests:
        free = [at for at in range(width) if names[at].startswith("column ")]
        such = [at for at in free if all(is_such(cell) for cell in columns[at] if cell.strip())]
        if such:
            names[such[0]] = name
    return names


def _is_address(cell: str) -> bool:
    return cell.strip().startswith(("http://", "https://"))


def _is_title(cell: str) -> bool:
    return not cell.strip().isdigit() and len(cell.split()) <= _LONGEST_TITLE
