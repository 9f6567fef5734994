"""Nexis: articles saved as text, Word or rich text, by its older site and by Nexis Uni.

The older form numbers each article ("3 of 120 DOCUMENTS"), centres outlet and day and labels in capitals (``LENGTH:``);
the newer has title, outlet and day, ``Section:``, ``Body`` and ``End of Document``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from topics.articles.containers.text_records import TextLine, TextRecord, day_of_line, split_lines
from topics.articles.readers.found_article import Metadata

_NUMBER = re.compile(
    r"(?:(?:document|dokument)\s+)?\d{1,6}\s+(?:of|von|de|sur)\s+\d{1,6}(?:\s+(?:documents?|dokumente?n?))?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^[ \t]*(?:(?:document|dokument)[ ]+\d{1,6}[ ]+(?:of|von|de)[ ]+\d{1,6}"
    r"|\d{1,6}[ ]+(?:of|von|de)[ ]+\d{1,6}[ ]+(?:documents?|dokumente?n?))[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
_END = re.compile(r"^[ \t]*End of Document[ \t]*\r?$", re.MULTILINE)
_HEAD = (
    "body", "byline", "section", "length", "dateline", "highlight", "headline", "autor", "rubrik", "länge", "auteur",
    "longueur",
    "rubrique", "series", "anchors", "guests", "show", "type", "cite",
)  # fmt: skip
_TAIL = (
    "load-date", "language", "publication-type", "graphic", "correction", "correction-date", "subject", "company",
    "organization", "person", "geographic", "country", "city", "state", "ticker", "industry", "update", "journal-code",
    "document-type", "distribution", "notes", "sprache", "publikationstyp", "grafik", "langue", "type-publication",
    "pub-type", "classification", "acc-no", "copyright", "series", "url",
)  # fmt: skip
_LABEL = re.compile(rf"(?P<name>{'|'.join(dict.fromkeys((*_HEAD, *_TAIL)))})\s?:(?:\s+(?P<value>.*))?", re.IGNORECASE)
_RIGHTS = re.compile(
    r"(?:copyright|©|\(c\)|all rights reserved|alle rechte vorbehalten)\b.*|.*\ball rights reserved\.?", re.IGNORECASE
)
_BODY, _AFTER_BODY = "body", frozenset({"classification", "graphic"})
_WORDS = re.compile(r"(\d[\d.,]*)\s+(?:words|wörter|mots)", re.IGNORECASE)
_PAGE = re.compile(r"\b(?:pg|pages?|p|s|seite)\.?\s*(?P<page>[A-Z]{0,3}\d[\w-]*)", re.IGNORECASE)
_COVER = re.compile(
    r"(?:user name|date and time|job number|documents? \(\d+\)|client/matter|search terms|search type|narrowed by"
    r"|content type|page \d+ of \d+)\b.*",
    re.IGNORECASE,
)
"""Lines of the sheet before the articles."""
_BETWEEN_LABELS = 6
"""Lines that may stand between two labels before a body: a value goes on."""
_LAST_LINES = 3
"""Lines at the end of an article among which its rights are stated."""
_INDENT = 5
"""Blanks from which (inclusive) a line is centred."""


def find_nexis(text: str) -> list[TextRecord]:
    """Return the articles of a text that Nexis saved; none where it is no such text."""
    if _END.search(text) and re.search(r"(?im)^[ \t]*(?:load-date|length|section)\s?:|^[ \t]*body[ \t]*\r?$", text):
        stops = [match.end() for match in _END.finditer(text)]
        spans = list(zip([0, *stops[:-1]], stops, strict=True))
        return [_newer(text, *span) for span in spans]
    starts = [match.start() for match in _NUMBERED.finditer(text)]
    if not starts or not re.search(r"(?m)^[ \t]*(?:LENGTH|LOAD-DATE|LÄNGE|LONGUEUR|UPDATE)\s?:", text):
        return []
    spans = list(zip(starts, [*starts[1:], len(text)], strict=True))
    return [_older(text, *span) for span in spans]


def _newer(text: str, start: int, stop: int) -> TextRecord:
    """Return an article as Nexis Uni saves it."""
    lines = split_lines(text, start, stop)
    body = next((at for at, line in enumerate(lines) if line.text.lower() == _BODY), -1)
    labels = _labels(text, lines if body < 0 else lines[:body])
    top = next((at for at, line in enumerate(lines) if _LABEL.match(line.text) or _RIGHTS.fullmatch(line.text)), body)
    days = [at for at in range(max(0, top)) if day_of_line(lines[at].text) and not _COVER.match(lines[at].text)]
    if not days or not days[-1]:
        return TextRecord(start, stop, ((lines[0].start, lines[-1].stop),), Metadata())
    day = days[-1]
    if body < 0:
        body = max(_last_head(lines), day)
    end = next((at for at in range(body + 1, len(lines)) if _closes(lines[at].text)), len(lines) - 1)
    title = lines[day - 2].text if day > 1 else ""
    span = ((lines[body + 1].start, lines[end - 1].stop),) if end > body + 1 else ()
    return TextRecord(start, stop, span, _metadata(title, lines[day - 1].text, lines[day].text, labels), _aside(labels))


def _closes(line: str) -> bool:
    """Return True for the line with which the part after a body begins."""
    label = _LABEL.match(line)
    is_tail = label is not None and label["name"].lower() in _TAIL and label["name"].lower() not in _HEAD
    return (
        is_tail
        or line.lower() in _AFTER_BODY
        or bool(_END.fullmatch(line))
        or bool(re.fullmatch(r"load-date.*", line, re.I))
    )


def _older(text: str, start: int, stop: int) -> TextRecord:
    """Return an article as the older site saves it."""
    lines = split_lines(text, start, stop)[1:]
    labels = _labels(text, lines)
    first = next((at for at, line in enumerate(lines) if _is_head_label(line.text)), len(lines))
    top = [at for at in range(first) if not _RIGHTS.fullmatch(lines[at].text)]
    days = [at for at in top if day_of_line(lines[at].text)]
    day = days[0] if days else -1
    before = [at for at in top if at < day]
    after = [at for at in top if at > day]
    outlet = lines[before[0]].text if before else ""
    title_lines = _title_lines(text, lines, after)
    title = labels.get("headline") or " ".join(lines[at].text for at in title_lines)
    head = max(_last_head(lines), title_lines[-1] if title_lines else day)
    begin = _after_label(text, lines, head) if head >= 0 else 0
    end = next((at for at in range(begin, len(lines)) if _is_tail(lines, at)), len(lines))
    span = ((lines[begin].start, lines[end - 1].stop),) if end > begin else ()
    return TextRecord(
        start, stop, span, _metadata(title, outlet, lines[day].text if days else "", labels), _aside(labels)
    )


def _is_head_label(line: str) -> bool:
    match = _LABEL.match(line)
    return match is not None and match["name"].lower() in _HEAD and match["name"][0].isupper()


def _last_head(lines: Sequence[TextLine]) -> int:
    """Return the number of the last line of labels before the body; -1 where there is none."""
    last = -1
    for at, line in enumerate(lines):
        label = _LABEL.match(line.text)
        if label and label["name"].lower() in _TAIL and label["name"].lower() not in _HEAD and last >= 0:
            break
        if _is_head_label(line.text):
            last = at
        if last >= 0 and at - last > _BETWEEN_LABELS:
            break
    return last


def _after_label(text: str, lines: Sequence[TextLine], head: int) -> int:
    """Return the number of the first line after a label and the lines that its value goes on in."""
    at = head
    is_label = _is_head_label(lines[head].text) and lines[head].text.rstrip(" :").lower() != _BODY
    while is_label and at + 1 < len(lines) and not text[lines[at].stop : lines[at + 1].start].count("\n") > 1:
        at += 1
    return at + 1


def _title_lines(text: str, lines: Sequence[TextLine], after: Sequence[int]) -> list[int]:
    """Return the lines of the title: the last paragraph before the labels that is not centred."""
    left = [at for at in after if lines[at].start - text.rfind("\n", 0, lines[at].start) - 1 < _INDENT]
    chosen: list[int] = []
    for at in reversed(left or after):
        if chosen and text[lines[at].stop : lines[chosen[0]].start].count("\n") > 1:
            break
        chosen.insert(0, at)
    return chosen


def _is_tail(lines: Sequence[TextLine], at: int) -> bool:
    """Return True for a label after the body, and for the rights at the end."""
    line = lines[at].text
    if _RIGHTS.fullmatch(line):
        return at >= len(lines) - _LAST_LINES or all(
            _RIGHTS.fullmatch(later.text) or _LABEL.match(later.text) for later in lines[at:]
        )
    label = _LABEL.match(line)
    if label is None or label["name"].lower() not in _TAIL:
        return False
    return label["name"].isupper()


def _labels(text: str, lines: Sequence[TextLine]) -> dict[str, str]:
    """Return the values of labels by their names in small letters; a value goes on up to an empty line."""
    found: dict[str, str] = {}
    for at, line in enumerate(lines):
        match = _LABEL.match(line.text)
        if match and match["name"].lower() not in found:
            stop = text.find("\n\n", line.stop)
            later = [more.text for more in lines[at + 1 : at + 4] if stop >= 0 and more.start < stop]
            while any(_LABEL.match(words) for words in later):
                later.pop()
            found[match["name"].lower()] = " ".join([(match["value"] or "").strip(), *later]).strip()
    return found


def _metadata(title: str, outlet: str, day: str, labels: dict[str, str]) -> Metadata:
    author = next((labels[name] for name in ("byline", "autor", "auteur") if labels.get(name)), "")
    return Metadata(
        title=" ".join(title.split()),
        outlet=" ".join(outlet.split()),
        author=re.sub(r"^by\s+", "", author, flags=re.IGNORECASE).strip(" ,"),
        published=day_of_line(day),
    )


def _aside(labels: dict[str, str]) -> dict[str, str]:
    section = next((labels[name] for name in ("section", "rubrik", "rubrique") if labels.get(name)), "")
    page = _PAGE.search(section)
    length = next((labels[name] for name in ("length", "länge", "longueur") if labels.get(name)), "")
    return {
        "section": section,
        "page": page["page"] if page else "",
        "length": length,
        "dateline": labels.get("dateline", ""),
        "highlight": labels.get("highlight", ""),
    }
