"""JSON and JSON lines: a list of objects, an object a line, or lists nested under keys; an article each."""

from collections.abc import Mapping

from topics.articles.limits import limits, or_raise
from topics.articles.readers.columns import PREVIEW_NAMES, Record, known_columns, read_records, warn
from topics.articles.readers.decoding import decode, json_lines, parse_json
from topics.articles.readers.found_article import FileContent
from topics.errors import refuse
from topics.records import Problem

_HEAD = 100_000
"""Bytes in which the first line of a file is looked for."""
_OPENINGS = (b'{"', b"[{", b"[\n", b"[ ", b"[\r", b"{\n", b"{\r")
"""Bytes with which JSON of articles begins."""
_LONG_ENOUGH = 80
"""Mean length in characters from which (inclusive) bare texts in a list are articles."""
_ACTIONS = frozenset({"index", "create", "update", "delete"})
"""Keys of the lines that tell a search engine what to do with the next line."""
_PREVIEWS = frozenset(PREVIEW_NAMES)
_ENOUGH = 2
"""Known columns from which (inclusive) an object without a text is a record all the same."""


def is_json(content: bytes) -> bool:
    """Return True where the first line is a JSON object of several keys, or opens a list of objects."""
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(_OPENINGS):
        return False
    item = parse_json(head.partition(b"\n")[0])
    if item is None:
        return head.startswith(b"[") and b'": ' in head
    if isinstance(item, dict):
        return len(item) > 1 or any(isinstance(value, dict | list) for value in item.values())
    return isinstance(item, list)


def read_json(content: bytes, source: str, sha256: str) -> FileContent:
    """Return the articles of JSON lines, or of one JSON list or object.

    Raises
    ------
    InputError
        If nothing in it is JSON or no key holds text.
    """
    decoded = decode(content)
    text = decoded.text
    text, beyond = _first_lines(text.removeprefix("\ufeff"))
    records, broken = _find_records(text)
    if not records and broken:
        refuse(f"no line is a JSON object (first: line {broken[0]})")
    if not records:
        refuse("JSON without records")
    problem = "lines are not JSON objects (first: line"
    problems = warn(source, broken, problem, "correct these lines; all others were read")
    if beyond:
        found = f"{beyond} lines behind the first {limits().articles} were not read"
        problems = (*problems, Problem(source, found, f"split the file, {or_raise('articles')}", lost=False))
    return read_records(records, decoded.locator(source, sha256), problems)


def _first_lines(text: str) -> tuple[str, int]:
    """Return a text up to as many lines as articles are read of a file, and how many lines are behind them."""
    most = limits().articles
    n_lines = text.count("\n")
    if n_lines <= most or not text.lstrip().startswith("{"):
        return text, 0
    at = 0
    for _ in range(most):
        at = text.find("\n", at) + 1
    if not isinstance(parse_json(text[: text.find("\n")]), dict):
        return text, 0
    return text[:at], len(text[at:].splitlines())


def _find_records(text: str) -> tuple[dict[str, Record], list[int]]:
    """Return the records of a JSON text by number, and the numbers of the lines that are none (from 1)."""
    whole = parse_json(text)
    if isinstance(whole, dict | list):
        found = _bare_texts(whole) or _table_of(whole) or _records_within(whole)
        return {str(at): _opened(item) for at, item in enumerate(found) if isinstance(item, dict)}, []
    records: dict[str, Record] = {}
    broken: list[int] = []
    for at, line in enumerate(json_lines(text)):
        item = parse_json(line)
        if isinstance(item, dict) and not (len(item) == 1 and _ACTIONS.issuperset(item)):
            records[str(at)] = _opened(item)
        elif line.strip() and not isinstance(item, dict):
            broken.append(at + 1)
    return records, broken


def _bare_texts(whole: object) -> list[Record]:
    """Return the records of texts without any key, in a list or by a key each; none where there are others."""
    values = list(whole.values()) if isinstance(whole, dict) else whole
    if not isinstance(values, list) or not values or not all(isinstance(value, str) for value in values):
        return []
    if sum(map(len, values)) < _LONG_ENOUGH * len(values):
        return []
    if not isinstance(whole, dict):
        return [{"text": value} for value in values]
    return [] if known_columns(list(whole)) else [{"title": key, "text": value} for key, value in whole.items()]


def _table_of(whole: object) -> list[Record]:
    """Return the records of a table that was written column by column, or as names and rows; else none."""
    if isinstance(whole, list):
        return _rows_of(whole[0], whole[1:]) if whole and isinstance(whole[0], list) else []
    if not isinstance(whole, dict):
        return []
    if isinstance(whole.get("columns"), list) and isinstance(whole.get("data"), list):
        return _rows_of(whole["columns"], whole["data"])
    columns = [value for value in whole.values() if isinstance(value, dict)]
    if len(columns) == len(whole) and known_columns(list(whole)):
        keys = dict.fromkeys(key for column in columns for key in column)
        return [{name: column.get(key) for name, column in whole.items()} for key in keys]
    lists = [value for value in whole.values() if isinstance(value, list)]
    if len(lists) == len(whole) and known_columns(list(whole)) and not any(isinstance(v, dict) for v in lists[0]):
        return _rows_of(list(whole), [list(row) for row in zip(*lists, strict=False)])
    return []


def _rows_of(names: object, rows: list[object]) -> list[Record]:
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return []
    return [dict(zip(names, row, strict=False)) for row in rows if isinstance(row, list)]


def _records_within(whole: object) -> list[object]:
    """Return the objects of all lists at the least depth at which lists hold records; else the object alone."""
    level: list[object] = [whole]
    while level:
        lists = [_items(value) for value in level if _is_list_of_records(value)]
        if lists:
            return [item for items in lists for item in items]
        deeper: list[object] = []
        for value in level:
            if isinstance(value, dict) and (value is whole or not _has_text(value)):
                deeper += value.values()
        if isinstance(whole, dict) and _has_text(whole) and not any(_is_list_of_records(v) for v in deeper):
            return [whole]
        level = deeper
    return [whole] if isinstance(whole, dict) else []


def _items(value: object) -> list[object]:
    """Return the records of a list, or of an object that holds a record a key, the key as its id."""
    if isinstance(value, dict):
        return [item if key.isdigit() else {"id": key, **item} for key, item in value.items()]
    return value if isinstance(value, list) else []


def _is_list_of_records(value: object) -> bool:
    """Return True for a list of objects, and for an object that has nothing but objects with text."""
    if isinstance(value, list):
        return bool(value) and isinstance(value[0], dict)
    if not isinstance(value, dict) or not value or not all(isinstance(item, dict) for item in value.values()):
        return False
    return all(_has_text(item) for item in value.values())


def _has_text(value: Mapping[str, object]) -> bool:
    return "text" in known_columns(list(value))


def _opened(record: Record) -> Record:
    """Return a record; where only an object within it holds the text, with the values of that object as its own."""
    if _has_text(record):
        return record
    within = {name: value for name, value in record.items() if isinstance(value, dict)}
    for name, value in within.items():
        if _has_text(value) or (_PREVIEWS.intersection(value) and len(known_columns(list(value))) >= _ENOUGH):
            return {**{other: record[other] for other in record if other != name}, **_filled(value)}
    return record


def _filled(value: Mapping[str, object]) -> dict[str, object]:
    return {name: item for name, item in value.items() if item is not None}
