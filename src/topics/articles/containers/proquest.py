"""ProQuest: articles saved as text, a line of underscores between them, each piece with its label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from topics.articles.containers.text_records import TextLine, TextRecord, split_lines
from topics.articles.readers.found_article import Metadata

_RULE = re.compile(r"^[ \t]*_{20,}[ \t\r]*$", re.MULTILINE)
_LABEL = re.compile(r"(?P<name>[A-Z][A-Za-z/ &()-]{1,40}?):(?:\s+(?P<value>.*))?$")
_NUMBER = re.compile(r"(?:Document|Dokument) \d+ (?:of|von) \d+", re.IGNORECASE)
_FULL_TEXT, _ABSTRACT = "full text", "abstract"
_SIGNS = ("proquest document id", "publication title", "publication info", "document url", "source type")
"""Labels that only this export has; two of them make a record."""
_ENOUGH_SIGNS = 2
_TAIL = frozenset({
    "subject", "business indexing term", "location", "people", "company / organization", "company", "classification",
    "title", "publication title", "pages", "publication year", "publication date", "identifier / keyword", "year",
    "credit", "correspondence author", "illustration", "section", "publisher", "place of publication",
    "country of publication", "publication subject", "issn", "source type", "language of publication", "document type",
    "proquest document id", "document url", "copyright", "last updated", "database", "full text availability", "column",
    "first page", "issue", "volume", "dateline", "publication info", "author", "links", "number of pages",
    "dissertation",
})  # fmt: skip
"""Labels that end the text."""


def find_proquest(text: str) -> list[TextRecord]:
    """Return the articles of a text that ProQuest saved; none where it is no such text."""
    rules = list(_RULE.finditer(text))
    edges = [0, *(match.end() for match in rules), len(text)]
    records = []
    for at, start in enumerate(edges[:-1]):
        stop = rules[at].start() if at < len(rules) else len(text)
        record = _record(text, start, stop)
        if record is not None:
            records.append(record)
    return records


def _record(text: str, start: int, stop: int) -> TextRecord | None:
    """Return an article of the text, None where there is none (the notice at the end)."""
    lines = split_lines(text, start, stop)
    names = [_name(line.text) for line in lines]
    begin = names.index(_FULL_TEXT) if _FULL_TEXT in names else len(lines)
    end = _first_after(text, lines, begin)
    values: dict[str, str] = {}
    for at in (*range(min(begin + 1, len(lines))), *range(end, len(lines))):
        if names[at] in _TAIL | {_FULL_TEXT, _ABSTRACT}:
            values.setdefault(names[at], _value(lines[at].text))
    if sum(name in values for name in _SIGNS) < _ENOUGH_SIGNS:
        return None
    is_whole = begin < len(lines) and "not available" not in values[_FULL_TEXT].lower()
    if not is_whole and _ABSTRACT in names:
        begin = names.index(_ABSTRACT)
        end = next(at for at in range(begin + 1, len(lines) + 1) if at == len(lines) or names[at])
    body = _span(lines, begin, end)
    head = next((line.text for at, line in enumerate(lines) if not names[at] and not _NUMBER.fullmatch(line.text)), "")
    metadata = Metadata(
        title=values.get("title") or head,
        outlet=values.get("publication title") or values.get("publication info", "").partition(";")[0].strip(),
        author=values.get("author", ""),
        url=values.get("document url", ""),
        published=values.get("publication date") or values.get("publication year", ""),
        notes=() if is_whole or not body else ("only the abstract was saved",),
    )
    aside = {"page": values.get("pages") or values.get("first page", ""), "section": values.get("section", "")}
    return TextRecord(start, stop, body, metadata, aside)


def _name(line: str) -> str:
    """Return the label that a line begins with, in small letters; "" where it is none of this export."""
    match = _LABEL.match(line)
    name = match["name"].strip().lower() if match else ""
    return name if name in _TAIL or name in {_FULL_TEXT, _ABSTRACT} else ""


def _value(line: str) -> str:
    match = _LABEL.match(line)
    return (match["value"] or "").strip() if match else ""


def _first_after(text: str, lines: Sequence[TextLine], begin: int) -> int:
    """Return the number of the first of the labels that stand together at the end, with the lines they go on in."""
    first = len(lines)
    for at in range(len(lines) - 1, begin, -1):
        if _name(lines[at].text):
            first = at
        elif text[lines[at - 1].stop : lines[at].start].count("\n") > 1:
            break
    return first


def _span(lines: Sequence[TextLine], begin: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return where a text stands whose label is on one line, up to another line."""
    if begin >= len(lines):
        return ()
    value = _value(lines[begin].text)
    first = lines[begin].stop - len(value)
    if not value:
        first = lines[begin + 1].start if begin + 1 < end else lines[begin].stop
    last = lines[end - 1].stop
    return ((first, last),) if last > first else ()
