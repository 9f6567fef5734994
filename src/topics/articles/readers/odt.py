"""OpenDocument text (ODT, ODF 1.3) and its flat form (FODT): headings and paragraphs in document order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from topics.articles.metadata import stated_title
from topics.articles.readers.found_article import FileContent, FoundArticle, Metadata
from topics.articles.readers.packages import Package, attribute, is_package, local_name, parse_part
from topics.errors import refuse
from topics.records import Locator, Problem

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARAGRAPHS = frozenset({"p", "h"})
_APART = frozenset({"annotation", "tracked-changes", "note-citation", "annotation-end"})
"""Elements that are no part of the text: comments, deletions, the numbers of notes."""
_MOST_SPACES = 1000
"""Blanks that one element may stand for."""


def is_odt(names: list[str], mimetype: bytes) -> bool:
    """Return True where an archive of these members is an OpenDocument text."""
    return "content.xml" in names and (not mimetype or b"opendocument.text" in mimetype)


def is_flat_odt(content: bytes) -> bool:
    """Return True where the bytes begin as a flat OpenDocument text does."""
    head = content[:4096]
    return not is_package(content) and b"opendocument.text" in head and b"<office:document" in head


def read_odt(content: bytes, source: str, sha256: str) -> FileContent:
    """Return the one article of an OpenDocument text.

    Raises
    ------
    InputError
        If it is damaged, encrypted or without text.
    """
    if is_flat_odt(content):
        root: _Element | None = parse_part(content, "ODT")
        about = root
    else:
        package = Package(content, "ODT")
        if b"encryption-data" in package.read("META-INF/manifest.xml"):
            refuse("an encrypted ODT file; save it again without a password")
        root, about = package.parse("content.xml"), package.parse("meta.xml")
    if root is None:
        refuse("an ODT file without its text; save it again")
    story = _Story()
    story.take(next((part for part in root.iter() if local_name(part) == "body"), root))
    text = "\n\n".join([*story.paragraphs, *story.notes])
    if not text.strip():
        refuse("an ODT file without text")
    extra, problems = "", []
    if story.comments:
        found = f"{len(story.comments)} comments, which are no part of the text (first: “{story.comments[0][:60]}”)"
        problems = [Problem(source, found, "nothing to do; they stand in the column extra", lost=False)]
        extra = json.dumps({"comments": story.comments}, ensure_ascii=False)
    locator = Locator(source, encoding="odt", sha256=sha256)
    return [FoundArticle(source, locator, text, _metadata(about), extra)], problems


def _metadata(root: _Element | None) -> Metadata:
    values = {local_name(part): (part.text or "").strip() for part in (root.iter() if root is not None else ())}
    return Metadata(
        title=stated_title(values.get("title", "")), author=values.get("creator") or values.get("initial-creator", "")
    )


class _Story:
    """Collects paragraphs, notes and comments in order."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.notes: list[str] = []
        self.comments: list[str] = []

    def take(self, element: _Element) -> None:
        """Take in the paragraphs in an element."""
        for child in element:
            name = local_name(child)
            if name in _PARAGRAPHS:
                boxes: list[_Element] = []
                self.paragraphs.append(self._characters(child, boxes))
                for box in boxes:
                    self.take(box)
            elif name not in _APART:
                self.take(child)

    def _characters(self, element: _Element, boxes: list[_Element]) -> str:
        """Return the characters of a paragraph; text boxes are set aside, they come after it."""
        pieces = [element.text or ""]
        for child in element:
            pieces += [self._of_child(child, boxes), child.tail or ""]
        return "".join(pieces)

    def _of_child(self, child: _Element, boxes: list[_Element]) -> str:
        name = local_name(child)
        if name == "s":
            count = attribute(child, "c")
            return " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES)
        if name in {"tab", "line-break"}:
            return "\t" if name == "tab" else "\n"
        if name == "text-box":
            boxes.append(child)
            return ""
        if name in {"note-body", "annotation"}:
            inner = _Story()
            inner.take(child)
            (self.notes if name == "note-body" else self.comments).extend(inner.paragraphs)
            return ""
        return "" if name in _APART else self._characters(child, boxes)
