"""CSV, TSV and their like: a table with one header line, an article a row."""

import csv
import io
import sys

from topics.articles.readers.columns import known_columns, read_records, warn
from topics.articles.readers.decoding import decode
from topics.articles.readers.found_article import FileContent
from topics.errors import reason_of, refuse
from topics.records import Locator

_DELIMITERS = ("\t", ",", ";", "|")
_FEWEST_LINES = 2
"""Lines of a table: a header and a row."""
_HEAD = 4000
"""Bytes in which the header of a table is looked for."""
_LONGEST_NAME = 2
"""Words that the name of a column has at most (inclusive)."""


def is_delimited(content: bytes) -> bool:
    """Return True where the first line is a header that names a column of text and another known one."""
    lines = content[:_HEAD].decode("utf-8", "replace").lstrip("\ufeff").split("\n", 2)
    delimiter = find_delimiter(lines[0])
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


def read_delimited(content: bytes, source: str, sha256: str) -> FileContent:
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
        refuse(f"a table that cannot be parsed ({reason_of(error)})")
    if len(lines) < _FEWEST_LINES:
        refuse("a table without rows")
    header = [name.strip() or f"column {at}" for at, name in enumerate(lines[0])]
    records = {str(at): dict(zip(header, row, strict=False)) for at, row in enumerate(lines[1:])}
    uneven = [at for at, row in enumerate(lines[1:]) if len(row) != len(header)]
    problem = "rows have another number of fields than the header (first: record"
    problems = warn(source, uneven, problem, "check the quotation marks of the table")
    return read_records(records, Locator(source, encoding=encoding, sha256=sha256), problems)
