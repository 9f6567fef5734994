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
_DEEPEST_POPUP = 8
"""Elements around each other, at most, that are looked through for the pop-up in them."""
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

    A pop-up is an inline element in a running paragraph that is little else than several links. What holds a pop-up
    and, before it, the words that open it is none itself: a name in a sentence with its card.
    """
    return _is_hidden(element) or (_is_pop_up(element) and not _has_words_that_open(element))


def _is_hidden(element: HtmlElement) -> bool:
    """Return True for an element that is unseen by its tag or its attributes."""
    if element.tag == "noscript":
        return _n_words(element) < _NOSCRIPT_WORDS
    if element.tag in _UNSEEN_TAGS:
        return True
    if element.get("hidden") is not None:
        return not (element.get("id") or "").startswith(_STREAMED)
    if _HIDDEN.search(element.get("style") or ""):
        return element.tag in {"span", "div", "p", "a", "li"}
    return False


def _is_pop_up(element: HtmlElement) -> bool:
    if element.tag != "span" or not (element.get("class") or element.get("id")):
        return False
    links = element.findall(".//a")
    if len(links) < _POPUP_LINKS:
        return False
    linked = sum(map(_n_words, links))
    return linked >= _POPUP_WORDS and linked * 10 >= 9 * _n_words(element)


def _has_words_that_open(element: HtmlElement) -> bool:
    """Return True where words, but for what is unseen, stand in an element, and none of them behind that.

    Where they are those just before the element, they are the title of the pop-up and no part of the sentence.
    """
    holder: HtmlElement | None = element
    for _ in range(_DEEPEST_POPUP):
        if holder is None:
            break
        unseen = [child for child in holder if _is_hidden(child) or _is_pop_up(child)]
        if not unseen:
            return False
        before = _squeezed(holder.text, *(_texts(child) for child in holder[: holder.index(unseen[0])]))
        if before:
            behind = [_texts(child) for child in holder[holder.index(unseen[0]) + 1 :] if child not in unseen]
            tails = [child.tail for child in unseen]
            return not _squeezed(*behind, *tails) and not _before(element).endswith(before)
        holder = next((child for child in unseen if _n_words(child) == _n_words(holder)), None)
    return False


def _before(element: HtmlElement) -> str:
    """Return the words that stand just before an element."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return _squeezed(_texts(previous))
    return _squeezed(parent.text) if parent is not None else ""


def _texts(element: HtmlElement) -> str:
    """Return the text of an element with what follows it."""
    return "".join(element.itertext()) + (element.tail or "")


def _squeezed(*texts: str | None) -> str:
    return " ".join(" ".join(text or "" for text in texts).split())


def _n_words(element: HtmlElement) -> int:
    return len("".join(element.itertext()).split())


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
