"""JSON and JSON lines: a list of objects, or an object a line, an article each."""

from topics.articles.readers.columns import Record, known_columns, read_records, warn
from topics.articles.readers.decoding import decode, parse_json
from topics.articles.readers.found_article import FileContent
from topics.errors import refuse
from topics.records import Locator

_HEAD = 100_000
"""Bytes in which the first line of a file is looked for."""
_OPENINGS = (b'{"', b"[{", b"[\n", b"[ ", b"[\r", b"{\n", b"{\r")
"""Bytes with which JSON of articles begins."""


def is_json(content: bytes) -> bool:
    """Return True where the first line is a JSON object of several keys, or opens a list of objects."""
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(_OPENINGS):
        return False
    item = parse_json(head.partition(b"\n")[0])
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
    records, broken = _find_records(text.removeprefix("\ufeff"))
    if not records and broken:
        refuse(f"no line is a JSON object (first: line {broken[0]})")
    if not records:
        refuse("JSON without records")
    problem = "lines are not JSON objects (first: line"
    problems = warn(source, broken, problem, "correct these lines; all others were read")
    return read_records(records, Locator(source, encoding=encoding, sha256=sha256), problems)


def _find_records(text: str) -> tuple[dict[str, Record], list[int]]:
    """Return the records of a JSON text by number, and the numbers of the lines that are none (from 1)."""
    whole = parse_json(text)
    if isinstance(whole, dict):
        whole = _list_within(whole)
    if isinstance(whole, list):
        return {str(at): _opened(item) for at, item in enumerate(whole) if isinstance(item, dict)}, []
    records: dict[str, Record] = {}
    broken: list[int] = []
    for at, line in enumerate(text.split("\n")):
        item = parse_json(line)
        if isinstance(item, dict):
            records[str(at)] = _opened(item)
        elif line.strip():
            broken.append(at + 1)
    return records, broken


def _list_within(whole: Record) -> list[object]:
    """Return the first list of objects within an object, the least deep one, else the object alone."""
    waiting: list[object] = [whole]
    for item in waiting:
        if isinstance(item, list) and item and isinstance(item[0], dict):
            return item
        if isinstance(item, dict) and (item is whole or "text" not in known_columns(list(item))):
            waiting += item.values()
    return [whole]


def _opened(record: Record) -> Record:
    """Return a record; where only an object within it holds the text, with the values of that object as its own."""
    if "text" in known_columns(list(record)):
        return record
    for name, value in record.items():
        if isinstance(value, dict) and "text" in known_columns(list(value)):
            return {**value, **{other: record[other] for other in record if other != name}}
    return record
