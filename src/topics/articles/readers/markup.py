"""The text nodes of a page in document order: its text as found, and the blocks that it is laid out in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCK_TAGS = frozenset((
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p",
    "picture", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    "video", "audio",
))  # fmt: skip
_UNSEEN_TAGS = frozenset(
    {"script", "style", "template", "title", "svg", "math", "iframe", "object", "textarea", "select"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STREAMED = "S:"
"""Beginning of the ids of parts that React sends late and hidden, and shows once the page has loaded."""
_NOSCRIPT_WORDS = 100
"""Words from which a noscript element holds the page itself (an element that was never closed)."""
_POPUP_LINKS = 2
_POPUP_WORDS = 12
"""Links, and words in them, from which an inline element is a pop-up."""
_WHITE = re.compile(r"[ \t\r\n\f]+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, eq=False)
class PageBlock:
    """One block of a page: characters ``start`` to ``stop`` of its text, and where it stands.

    ``path`` holds a word for each element around it, outermost first: tag, id and classes;
    ``link_share`` is the share of its characters that lie in links, 0 to 1.
    """

    start: int
    stop: int
    words: tuple[str, ...]
    path: tuple[str, ...]
    link_share: float

    @property
    def tag(self) -> str:
        """Name of the innermost block element."""
        return self.path[-1].partition(" ")[0] if self.path else ""


def lay_out_page(root: HtmlElement) -> tuple[str, list[PageBlock]]:
    """Return the text of the page and its blocks.

    White space within a block is folded as a browser would; a line break is kept as one, and between
    blocks stands an empty line.

    Parameters
    ----------
    root : lxml element
        The page.
    """
    from lxml.etree import iterwalk

    page = _Page()
    unseen = set()
    walker = iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start" and is_unseen(element):
            walker.skip_subtree()
            unseen.add(element)
        elif element in unseen:
            page.add(element.tail)
        else:
            page.take(element, begins=event == "start")
    page.flush("")
    return "".join(page.pieces), page.blocks


def is_unseen(element: HtmlElement) -> bool:
    """Return True for an element that a reader of the page does not see: code, hidden parts, pop-ups.

    A pop-up is an inline element in a running paragraph that is little else than several links.
    """
    if element.tag == "noscript":
        return len("".join(element.itertext()).split()) < _NOSCRIPT_WORDS
    if element.tag in _UNSEEN_TAGS:
        return True
    if element.get("hidden") is not None:
        return not (element.get("id") or "").startswith(_STREAMED)
    if _HIDDEN.search(element.get("style") or ""):
        return element.tag in {"span", "div", "p", "a", "li"}
    if element.tag != "span" or not (element.get("class") or element.get("id")):
        return False
    links = element.findall(".//a")
    if len(links) < _POPUP_LINKS:
        return False
    linked = sum(len("".join(link.itertext()).split()) for link in links)
    return linked >= _POPUP_WORDS and linked * 10 >= 9 * len("".join(element.itertext()).split())


class _Page:
    """Collects the text of a page, block by block."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.blocks: list[PageBlock] = []
        self._length = 0
        self._gap = ""
        self._current: list[str] = []
        self._linked = 0
        self._links = 0
        self._path: tuple[str, ...] = ()

    def take(self, element: HtmlElement, *, begins: bool) -> None:
        """Take in the start or the end of an element, and the text after that tag."""
        tag = element.tag
        if tag in _BLOCK_TAGS:
            self.flush("\n\n")
            named = f"{tag} {element.get('id') or ''} {element.get('class') or ''}".strip().lower()
            self._path = (*self._path, named) if begins else self._path[:-1]
        elif tag == "br" and begins:
            self.flush("\n")
        elif tag == "a":
            self._links += 1 if begins else -1
        self.add(element.text if begins else element.tail)

    def add(self, text: str | None) -> None:
        """Take in the characters of one text node."""
        folded = _WHITE.sub(" ", text or "")
        if not self._current or self._current[-1].endswith(" "):
            folded = folded.lstrip(" ")
        if folded:
            self._current.append(folded)
            self._linked += len(folded) if self._links else 0

    def flush(self, separator: str) -> None:
        """End the block at hand; ``separator`` stands before whatever comes next."""
        text = "".join(self._current).rstrip(" ")
        if text:
            start = self._length + len(self._gap)
            self._length = start + len(text)
            self.pieces += (self._gap, text)
            words, share = tuple(_WORD.findall(text.lower())), min(1.0, self._linked / len(text))
            self.blocks.append(PageBlock(start, self._length, words, self._path, share))
            self._gap = ""
        if self.pieces:
            self._gap = max(self._gap, separator, key=len)
        self._current, self._linked = [], 0
