"""Word: the paragraphs of a document in order, tables cell by cell, text boxes where they stand.

Office Open XML, transitional and strict (ISO/IEC 29500): ``.docx``, ``.docm``, ``.dotx``, ``.dotm``. Insertions and
moved text count, deletions do not. Headers, footers and notes come after the text; comments and deletions are listed.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from typing import TYPE_CHECKING

from topics.articles.readers.found_article import FileContent, FoundArticle, Metadata
from topics.articles.readers.packages import Package, attribute, local_name
from topics.errors import refuse
from topics.records import Locator, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

_MAIN = "officeDocument"
_PARTS = ("header", "footer", "footnotes", "endnotes")
"""Parts beside the text that are read, in the order in which they come after it."""
_NOTE_TAGS = frozenset({"footnote", "endnote"})
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
"""Notes that only draw a line."""
_REMOVED = frozenset({"del", "moveFrom"})
"""Elements whose text a tracked change took away."""
_UNREAD = frozenset({"Fallback", "instrText", "delText", "delInstrText", "pPr", "rPr", "sectPr", "tblPr", "tcPr", "rt"})
"""Elements without text of their own: properties, instructions of fields, second copies of drawings."""
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_MAKERS = frozenset({"", "python-docx"})
"""Authors that a program writes."""
_EMBEDDED = re.compile(r"(?:^|/)(?:embeddings/|afchunk)[^/]+$", re.IGNORECASE)
"""Files that a document carries within it: sheets, other documents, pages."""
_MOST_SHOWN = 3
_SHOWN = 60
"""Characters of what is listed that are shown."""


def is_word(names: Sequence[str]) -> bool:
    """Return True where an archive of these members is a Word document."""
    if "word/document.xml" in names:
        return True
    return "[Content_Types].xml" in names and any(name.startswith("word/") for name in names)


def read_docx(content: bytes, source: str, sha256: str) -> FileContent:
    """Return the one article of a Word document.

    Raises
    ------
    InputError
        If it is damaged, encrypted, without text, or unpacks to more than the limits allow.
    """
    package = Package(content, "DOCX")
    main = next((path for kind, path in _relations(package, "") if kind == _MAIN), "word/document.xml")
    root = package.parse(main)
    if root is None:
        refuse("a DOCX file without its main part; save it again as .docx")
    story = _Story()
    story.take(root)
    text = "\n\n".join(story.paragraphs)
    beside = _beside(package, main)
    for kind in _PARTS:
        if beside[kind]:
            text += "\n\n" + "\n\n".join(beside[kind])
    if not text.strip():
        refuse("a DOCX file without text")
    listed = {"comments": beside["comments"], "deleted": story.removed}
    extra = {name: texts for name, texts in listed.items() if texts}
    problems = [_listed(source, name, texts) for name, texts in extra.items()]
    embedded = [posixpath.basename(name) for name in package.names if _EMBEDDED.search(name)]
    if embedded:
        shown = ", ".join(embedded[:_MOST_SHOWN])
        found = f"{len(embedded)} files within the document were not read ({shown})"
        problems.append(Problem(source, found, "save those that are articles beside it", lost=False))
    locator = Locator(source, encoding="docx", sha256=sha256)
    kept = json.dumps(extra, ensure_ascii=False, sort_keys=True) if extra else ""
    return [FoundArticle(source, locator, text, _core_properties(package), kept)], problems


def _listed(source: str, name: str, texts: Sequence[str]) -> Problem:
    what = {"comments": "comments, which are no part of the text", "deleted": "deletions by a tracked change"}[name]
    found = f"{len(texts)} {what} (first: “{texts[0][:_SHOWN]}”)"
    return Problem(source, found, f"nothing to do; they stand in the column extra under “{name}”", lost=False)


def _relations(package: Package, part: str) -> list[tuple[str, str]]:
    """Return the parts that a part names, in order: what each is, and its path in the archive."""
    folder, name = posixpath.split(part)
    root = package.parse(posixpath.join(folder, "_rels", f"{name}.rels"))
    related = []
    for element in root if root is not None else ():
        target = attribute(element, "Target")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        related.append((attribute(element, "Type").rpartition("/")[2], path))
    return related


def _beside(package: Package, main: str) -> dict[str, list[str]]:
    """Return the paragraphs of headers, footers, notes and comments, each wording of a header once."""
    beside: dict[str, list[str]] = {kind: [] for kind in (*_PARTS, "comments")}
    for kind, path in _relations(package, main):
        root = package.parse(path) if kind in beside else None
        if root is None:
            continue
        story = _Story()
        story.take(root)
        written = [paragraph for paragraph in story.paragraphs if paragraph.strip()]
        beside[kind] += [paragraph for paragraph in written if paragraph not in beside[kind]]
    return beside


def _core_properties(package: Package) -> Metadata:
    """Return the author that the document states."""
    path = next((path for kind, path in _relations(package, "") if kind == "core-properties"), "docProps/core.xml")
    root = package.parse(path)
    values: Counter[str] = Counter()
    author = ""
    for element in root if root is not None else ():
        values[local_name(element)] += 1
        if local_name(element) == "creator" and values["creator"] == 1:
            author = (element.text or "").strip()
    return Metadata(author="" if author in _MAKERS else author)


class _Story:
    """Collects the paragraphs of a part in order, and what a tracked change took away."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.removed: list[str] = []

    def take(self, element: _Element) -> None:
        """Take in the paragraphs in an element."""
        for child in _children(element):
            name = local_name(child)
            if name == "p":
                self._take_paragraph(child)
            elif name in _REMOVED:
                self._remove(child)
            else:
                self.take(child)

    def _take_paragraph(self, paragraph: _Element) -> None:
        boxes: list[_Element] = []
        self.paragraphs.append("".join(self._pieces(paragraph, boxes)))
        for box in boxes:
            self.take(box)

    def _pieces(self, element: _Element, boxes: list[_Element]) -> Iterator[str]:
        """Yield the characters in an element; text boxes are set aside, they come after the paragraph."""
        for child in _children(element):
            name = local_name(child)
            if name == "t":
                yield child.text or ""
            elif name in _CHARACTERS:
                yield _CHARACTERS[name] if attribute(child, "type") != "page" else ""
            elif name == "sym":
                yield _symbol(child)
            elif name in _REMOVED:
                self._remove(child)
            elif name == "txbxContent":
                boxes.append(child)
            else:
                yield from self._pieces(child, boxes)

    def _remove(self, element: _Element) -> None:
        if local_name(element) == "moveFrom":
            return  # it stands where it was moved to
        taken = "".join(part.text or "" for part in element.iter() if local_name(part) in {"delText", "t"})
        self.removed += [taken] if taken.strip() else []


def _children(element: _Element) -> Iterator[_Element]:
    """Yield the elements in an element that may hold text."""
    for child in element:
        name = local_name(child)
        is_line = name in _NOTE_TAGS and attribute(child, "type") in _SEPARATORS
        if name and name not in _UNREAD and not is_line:
            yield child


def _symbol(element: _Element) -> str:
    """Return the character of a symbol; those of symbol fonts have no place among characters."""
    try:
        code = int(attribute(element, "char"), 16)
    except ValueError:
        return ""
    return "•" if 0xF000 <= code <= 0xF0FF else chr(code)  # noqa: PLR2004  the private range of symbol fonts
