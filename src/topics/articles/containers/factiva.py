"""Factiva: articles saved as rich text, text or HTML, with its codes of two letters or as shown on the screen.

With codes each piece has one (``HD`` headline, ``BY``, ``WC`` words, ``PD`` day, ``SN`` source, ``LP``, ``TD`` text);
without, the pieces come in a fixed order around "312 words". ``Document`` and a number end an article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from topics.articles.containers.text_records import TextLine, TextRecord, day_of_line, split_lines
from topics.articles.readers.found_article import Metadata

_END = re.compile(r"^[ \t]*(?:AN\s+)?(?:Document|Dokument)\s+(?P<id>[A-Za-z0-9]{14,40})[ \t\r]*$", re.MULTILINE)
_WORDS = re.compile(r"\d[\d.,]*\s+(?:words|wörter|mots|palabras|parole|woorden)", re.IGNORECASE)
_COUNT_LINE = re.compile(rf"(?im)^[ \t]*(?:WC\s+)?{_WORDS.pattern}[ \t\r]*$")
_HEADLINE = re.compile(r"(?m)^[ \t]*HD\b")
_CODES = (
    "SE", "HD", "CR", "BY", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "CT", "RF", "CO",
    "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "ART", "CX", "CLM", "DLN", "TM", "CLM",
)  # fmt: skip
_CODE = re.compile(rf"(?P<code>{'|'.join(dict.fromkeys(_CODES))})(?:[\s\xa0]+(?P<value>.*))?")
_ONE_BLANK = re.compile(r"[A-Z]{2,3} \S")
"""A line of the text that may begin like one with a code: after a code stands more than one blank."""
_TEXT_CODES = ("LP", "TD")
_TIME = re.compile(r"\d{1,2}:\d\d(?:\s?[AaPp][Mm])?(?:\s?[A-Z]{2,5})?")
_SOURCE_CODE = re.compile(r"(?=\d*[A-Z])[A-Z0-9]{2,8}")
_PLACE = re.compile(
    r"(?:Pg\.?\s*)?[A-Z]{0,3}\d[\w\s,-]{0,12}|(?:Volume|Vol|Issue|Ausgabe|Edition)\b.{0,60}", re.IGNORECASE
)
_LANGUAGE = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{3,11}(?:\s[-–]\s[A-Za-z]+)?")
_RIGHTS = re.compile(r"(?:\(c\)|©|copyright).*", re.IGNORECASE)
_BYLINE = re.compile(r"(?:by|von|par|por)\s+\S", re.IGNORECASE)
_LONGEST_SECTION = 4
_ENOUGH_CODES = 4
"""Different codes from which (inclusive) an article has them."""


def find_factiva(text: str) -> list[TextRecord]:
    """Return the articles of a text that Factiva saved; none where it is no such text."""
    ends = list(_END.finditer(text))
    if not ends or not (_COUNT_LINE.search(text) or _HEADLINE.search(text)):
        return []
    stops = [match.end() for match in ends]
    records = []
    for number, (start, stop) in enumerate(zip([0, *stops[:-1]], stops, strict=True)):
        lines = split_lines(text, start, stop)
        record = _coded(lines, start, stop) or _shown(lines, start, stop)
        if record is None:
            record = TextRecord(start, stop, ((lines[0].start, lines[-1].start),), Metadata())
        records.append(replace(record, aside={**record.aside, "id": ends[number]["id"]}))
    return records


def _coded(lines: Sequence[TextLine], start: int, stop: int) -> TextRecord | None:
    """Return an article whose pieces have codes of two letters."""
    pieces: dict[str, list[TextLine]] = {}
    code = ""
    for line in lines:
        match = _CODE.fullmatch(line.text)
        is_apart = match is not None and (code not in _TEXT_CODES or not _ONE_BLANK.match(line.text))
        if match and is_apart and match["code"] not in pieces:
            code = match["code"]
            pieces[code] = []
            value = (match["value"] or "").strip()
            if value:
                pieces[code].append(TextLine(line.stop - len(value), line.stop, value))
        elif code:
            pieces[code].append(line)
    if len(pieces) < _ENOUGH_CODES or "HD" not in pieces or not {"WC", "PD", "SN"} & set(pieces):
        return None
    body = tuple((pieces[name][0].start, pieces[name][-1].stop) for name in _TEXT_CODES if pieces.get(name))
    values = {name: " ".join(line.text for line in found) for name, found in pieces.items()}
    metadata = Metadata(
        title=values.get("HD", ""),
        outlet=values.get("SN", ""),
        author=_bare(values.get("BY", "")),
        published=day_of_line(values.get("PD", "")),
    )
    aside = {"page": values.get("PG", ""), "section": values.get("SE", ""), "length": values.get("WC", "")}
    return TextRecord(start, stop, body, metadata, aside)


def _bare(byline: str) -> str:
    return re.sub(r"^by\s+", "", byline, flags=re.IGNORECASE).strip()


def _shown(lines: Sequence[TextLine], start: int, stop: int) -> TextRecord | None:
    """Return an article as it is shown on the screen: its pieces in a fixed order around the number of words."""
    count = next((at for at, line in enumerate(lines) if _WORDS.fullmatch(line.text)), -1)
    if count < 1 or count + 2 >= len(lines) or not day_of_line(lines[count + 1].text):
        return None
    section, title, author = _top(lines[max(0, count - 3) : count])
    at = count + 2
    if _TIME.fullmatch(lines[at].text):
        at += 1
    outlet = lines[at].text
    at, page = _skip(lines, at + 1)
    body = ((lines[at].start, lines[-2].stop),) if at < len(lines) - 1 else ()
    metadata = Metadata(title, outlet, author, published=day_of_line(lines[count + 1].text))
    aside = {"page": page, "section": section, "length": lines[count].text}
    return TextRecord(start, stop, body, metadata, aside)


def _skip(lines: Sequence[TextLine], at: int) -> tuple[int, str]:
    """Return the number of the first line of the body, and the page that stands before it."""
    page = ""
    forms = (_SOURCE_CODE, _PLACE, _LANGUAGE, _RIGHTS)
    reached = 0
    while at < len(lines) - 1:
        form = next((n for n in range(reached, len(forms)) if forms[n].fullmatch(lines[at].text)), -1)
        if form < 0:
            break
        page = lines[at].text if forms[form] is _PLACE else page
        reached, at = form, at + 1
    return at, page


def _top(lines: Sequence[TextLine]) -> tuple[str, str, str]:
    """Return section, title and author from the lines before the number of words."""
    words = [line.text for line in lines]
    author = _bare(words.pop()) if len(words) > 1 and (_BYLINE.match(words[-1]) or _is_name(words)) else ""
    title = words.pop() if words else ""
    section = words[-1] if words and len(words[-1].split()) <= _LONGEST_SECTION else ""
    return section, title, author


def _is_name(words: Sequence[str]) -> bool:
    """Return True where the last line may be a name: a few words with capitals, fewer than the line before has."""
    last = words[-1].split()
    return len(last) <= _LONGEST_SECTION and len(last) < len(words[-2].split()) and all(w[:1].isupper() for w in last)
