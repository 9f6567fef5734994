"""The texts of a file by its format, taken from its bytes without any reader's help: what is held against the articles.

Each function is one pass over characters that knows only how a format parts its texts. Nothing is resolved, repaired or
left out but what is plainly no text, so that what a library or a reader loses is found again here.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import unescape

from topics.articles.readers.decoding import decode_as
from topics.articles.readers.old_workbook import texts_of_binary_part, texts_of_old_workbook
from topics.articles.readers.packages import Package, is_package

Texts = Callable[[bytes, str], Iterable[str]]
"""Yields the texts of a file from its bytes and the encoding that its reader told, "" where it told none."""
_WORD = re.compile(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|[^\W\d_]+")
"""A word; a character of a script that is written without blanks counts as one."""


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, numbers left out.

    >>> words_of("The M1 was closed: 道路封鎖")
    ['the', 'm', 'was', 'closed', '道', '路', '封', '鎖']
    """
    return _WORD.findall(text.casefold())


def of_characters(texts: Callable[[str], Iterable[str]]) -> Texts:
    """Return what yields the texts of bytes, from what yields those of their characters."""

    def of_bytes(content: bytes, encoding: str) -> Iterable[str]:
        return texts(decode_as(content, encoding) if encoding else content.decode("utf-8", "replace"))

    return of_bytes


def whole_text(text: str) -> Iterator[str]:
    """Yield the text of a plain file: all of it."""
    yield text


# ---------------------------------------------------------------- tables

_LITERAL = re.compile(r'"(?P<value>(?:[^"\\]|\\.)*+)"(?P<names>\s*:)?', re.DOTALL)


def texts_of_json(text: str) -> Iterator[str]:
    r"""Yield the texts that are values in JSON, whatever stands around them; keys are none.

    >>> list(texts_of_json('{"a": "One.", "a": ["Two."]} {"b": "Caf\u00e9"}'))
    ['One.', 'Two.', 'Café']
    """
    for match in _LITERAL.finditer(text):
        if match["names"]:
            continue
        try:
            yield str(json.loads(f'"{match["value"]}"', strict=False))
        except ValueError:
            yield match["value"]


def texts_of_table(text: str) -> Iterator[str]:
    """Yield the fields of a table below its first line, or its lines where it cannot be parsed."""
    from topics.articles.readers.delimited import find_delimiter

    try:
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=find_delimiter(text)))
    except csv.Error:
        rows = [[line] for line in text.splitlines()]
    filled = [row for row in rows if any(map(str.strip, row))]
    for row in filled[1:]:
        yield from row


def texts_of_parquet(content: bytes, _encoding: str) -> Iterator[str]:
    """Yield the texts in the columns of a Parquet table, those within lists and records too."""
    import pyarrow as pa
    from pyarrow import parquet

    for column in parquet.read_table(pa.BufferReader(content)).columns:
        yield from leaves(column.to_pylist())


def leaves(value: object) -> Iterator[str]:
    """Yield the texts in nested lists and records.

    >>> list(leaves([{"a": "One.", "b": ["Two.", 3]}]))
    ['One.', 'Two.']
    """
    to_open = [value]
    while to_open:
        item = to_open.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            to_open += reversed(item.values())
        elif isinstance(item, list | tuple):
            to_open += reversed(item)


_SHEET_PARTS = re.compile(r"xl/(?:sharedStrings|worksheets/|comments|threadedComments|drawings/|charts/).*\.xml$")
_BINARY_PARTS = re.compile(r"xl/(?:sharedStrings|worksheets/|comments).*\.bin$")
_CELL = re.compile(r"<(?P<end>/?)(?:\w+:)?(?P<name>si|is|rPh|t|p|text|comment)(?:\s[^<>]*)?(?<!/)>(?P<text>[^<]*)")


def texts_of_workbook(content: bytes, _encoding: str) -> Iterator[str]:
    """Yield the different texts of a workbook, those of comments and drawings too; names of columns are none."""
    from topics.articles.readers.columns import known_columns

    found = _of_sheets(Package(content, "XLSX")) if is_package(content) else texts_of_old_workbook(content)
    for text in dict.fromkeys(found):
        if not known_columns([text.strip()]):
            yield text


def _of_sheets(package: Package) -> Iterator[str]:
    """Yield the texts of a workbook that is an archive of parts, in XML or binary."""
    if "content.xml" in package.names:
        yield from texts_of_xml(package.read("content.xml").decode("utf-8", "replace"))
        return
    for name in package.names:
        if _SHEET_PARTS.match(name):
            yield from _cells(package.read(name).decode("utf-8", "replace"))
        elif _BINARY_PARTS.match(name):
            yield from texts_of_binary_part(package.read(name))


def _cells(xml: str) -> Iterator[str]:
    """Yield the texts of cells: all runs of one together, without the reading aids of Japanese."""
    pieces: list[str] = []
    is_aid = False
    for match in _CELL.finditer(xml):
        if match["name"] == "rPh":
            is_aid = not match["end"]
        elif match["name"] == "t":
            pieces += [] if is_aid or match["end"] else [match["text"]]
        elif match["end"]:
            yield unescape("".join(pieces))
            pieces = []
    yield unescape("".join(pieces))


# ---------------------------------------------------------------- pages

_CODE = frozenset({"script", "style", "title"})
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "small")
) | {"span", "strike", "strong", "sub", "sup", "tt", "u", "wbr"}
_CDATA = "<![CDATA["
_JSON_LD = re.compile(r"<script[^<>]*application/ld\+json", re.IGNORECASE)
_BODY = re.compile(r'"(?:articleBody|reviewBody|transcript)"\s*:\s*(?P<value>"(?:[^"\\]|\\.)*+")', re.DOTALL)
_MOST_HIDDEN = 0.25
"""Share of the words of such a body, exclusive, from which the page does not show it."""
_TAG = re.compile(r"<(?:(?P<mark>[!?])|/?(?P<name>[a-z][a-z0-9]*))", re.IGNORECASE)


def texts_of_page(page: str) -> Iterator[str]:
    """Yield what stands between the tags of a page, code and comments left out; one pass over its characters.

    What follows a comment, a tag or code that never ends is one text; so is a body of an article in JSON-LD
    that the page does not show.

    >>> list(texts_of_page("<p>One <b>w</b>ord.</p><!-- no --><script>var no;</script><div hidden>Two.</div>"))
    ['One word.', 'Two.']
    >>> list(texts_of_page('<p>One.</p><script type="application/ld+json">{"articleBody": "Two."}</script>'))
    ['One.', 'Two.']
    """
    shown = list(_shown_texts(page))
    yield from shown
    yield from _hidden_bodies(page, shown)


def _shown_texts(page: str) -> Iterator[str]:
    """Yield what stands between the tags of a page."""
    pieces: list[str] = []
    for piece, is_last in _pieces_of_page(page):
        pieces.append(piece)
        if is_last:
            whole = unescape("".join(pieces))
            pieces = []
            if whole.strip():
                yield whole


def _pieces_of_page(page: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of text of a page, each with whether it is the last before a tag that parts texts."""
    at = 0
    while tag := _TAG.search(page, at):
        name = (tag["name"] or "").lower()
        end = _end_of_tag(page, tag.start(), name)
        if end < 0:
            break
        yield page[at : tag.start()], name not in _INLINE
        at = end
    yield page[at:], True


def _hidden_bodies(page: str, shown: Sequence[str]) -> Iterator[str]:
    """Yield the texts of articles in scripts of JSON-LD that the page does not show; most show them."""
    if not _JSON_LD.search(page):
        return
    known = Counter(words_of("\n".join(shown)))
    literals = dict.fromkeys(body["value"] for body in _BODY.finditer(page))
    for body in (text for literal in literals for text in texts_of_json(literal)):
        words = Counter(words_of(body))
        if (words - known).total() > _MOST_HIDDEN * words.total():
            yield body


def _end_of_tag(page: str, opened: int, name: str) -> int:
    """Return where a tag ends, a comment and code with all that is in them; -1 where it never does."""
    if page.startswith("<!--", opened):
        closed = page.find("-->", opened)
        return closed + len("-->") if closed >= 0 else -1
    if page.startswith(_CDATA, opened):
        return opened + len(_CDATA)
    if name in _CODE and page[opened + 1] != "/":
        ending = re.compile(f"</{name}", re.IGNORECASE).search(page, opened)
        return ending.start() if ending else -1
    closed = page.find(">", opened)
    return closed + 1 if closed >= 0 else -1


# ---------------------------------------------------------------- XML

_OF_XML = re.compile(
    r"<!--.*?-->|<!\[CDATA\[(?P<data>.*?)\]\]>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>|<\?.*?\?>|<[^<>]*>", re.DOTALL
)


def texts_of_xml(xml: str) -> Iterator[str]:
    """Yield the texts of XML of any vocabulary; where they are HTML, the texts of that.

    Tags with words on both sides of them stand inside a text, others part texts.

    >>> list(texts_of_xml("<a><p>One <hi>w</hi>ord.</p><p>&lt;b&gt;Two&lt;/b&gt;</p><![CDATA[<i>Three</i>]]></a>"))
    ['One word.', 'Two', 'Three']
    """
    pieces: list[str] = []
    at = 0
    for match in _OF_XML.finditer(xml):
        between = xml[at : match.start()]
        at = match.end()
        if between.strip():
            pieces.append(unescape(between))
        else:
            yield from _as_texts(pieces)
            pieces = []
        if match["data"]:
            pieces.append(match["data"])
    yield from _as_texts([*pieces, unescape(xml[at:])])


def _as_texts(pieces: list[str]) -> Iterator[str]:
    whole = "".join(pieces)
    if "<" in whole:
        yield from texts_of_page(whole)
    elif whole.strip():
        yield whole


_OF_ZOTERO = re.compile(r"<(?P<name>dcterms:abstract|rdf:value)>(?P<text>[^<]*)</(?P=name)>")


def texts_of_zotero(xml: str) -> Iterator[str]:
    """Yield the abstracts and notes of Zotero's RDF; what else is in it tells of articles that lie elsewhere."""
    for match in _OF_ZOTERO.finditer(xml):
        yield from _as_texts([unescape(match["text"])])


# ---------------------------------------------------------------- references

_TAG_OF_RIS = re.compile(r"^[A-Z][A-Z0-9]  -[ \t]?", re.MULTILINE)
_NAME_OF_BIB = re.compile(r"^\s*@\w+\s*[{(]\s*[^,\s]*,?|(?:^|,)\s*[\w-]+\s*=|\}\s*\}|^\s*[})]", re.MULTILINE)


def texts_of_ris(text: str) -> Iterator[str]:
    """Yield the values of the references of an RIS file."""
    yield from _TAG_OF_RIS.split(text)


def texts_of_bibtex(text: str) -> Iterator[str]:
    """Yield the values of the entries of a BibTeX file, and what stands between entries."""
    yield from (re.sub(r"\\(?=[&%$#_{}])|[{}]", "", value) for value in _NAME_OF_BIB.split(text))


# ---------------------------------------------------------------- documents

_NO_TEXT_OF_WORD = re.compile(
    r"(?:.*/)?(?:_rels/.*|styles\w*|settings|webSettings|fontTable|numbering|theme/.*|glossary/.*|people|drawing\d+"
    r"|colors\d+|quickStyle\d+|layout\d+|\[Content_Types\])\.(?:xml|rels)$|(?:docProps|customXml)/.*"
)
"""Parts of a Word document that hold no text of its own."""
_OF_WORD = re.compile(
    r"<(?P<end>/?)(?:\w+:)?(?P<name>p|t|delText|tab|br|cr|Fallback|moveFrom|moveTo)(?P<more>[\s/][^<>]*)?>(?P<text>[^<]*)"
)
_MAIN = re.compile(r"(?:.*/)?document\d*\.xml$")


def texts_of_word(content: bytes, _encoding: str) -> Iterator[str]:
    """Yield the paragraphs of all parts of a Word document, deletions, comments and diagrams too.

    What programs write twice counts once: drawings in an older form, text at the place that it was moved from, and the
    headers of each section.
    """
    package = Package(content, "DOCX")
    drawn: list[str] = []
    beside: list[str] = []
    older: list[str] = []
    moved: dict[str, list[str]] = {"moveFrom": [], "moveTo": []}
    for name in package.names:
        if not name.endswith(".xml") or _NO_TEXT_OF_WORD.match(name):
            continue
        found: list[str] = []
        _take_word(package.read(name).decode("utf-8", "replace"), found, older, moved)
        (drawn if _MAIN.match(name) else beside).extend(found)
    known = {*drawn, *beside}
    yield from drawn
    yield from dict.fromkeys(beside)
    yield from (text for text in dict.fromkeys(older) if text not in known)
    gone = Counter(words_of(" ".join(moved["moveFrom"]))) - Counter(words_of(" ".join(moved["moveTo"])))
    if gone:
        yield from moved["moveFrom"]


def _take_word(xml: str, found: list[str], older: list[str], moved: dict[str, list[str]]) -> None:
    """Take in the paragraphs of a part of a Word document."""
    pieces: list[str] = []
    is_older = False
    move = ""
    for match in _OF_WORD.finditer(xml):
        name, is_end = match["name"], bool(match["end"])
        if name == "p":
            (older if is_older else found).append(unescape("".join(pieces)))
            pieces = [match["text"]]
        elif name == "Fallback":
            is_older = not is_end
        elif name in moved:
            move = "" if is_end or (match["more"] or "").endswith("/") else name
        elif name in {"tab", "br", "cr"}:
            pieces.append(" ")
        elif not is_end:
            if move:
                moved[move].append(unescape(match["text"]))
            if move != "moveFrom":
                pieces.append(match["text"])
    found.append(unescape("".join(pieces)))


_BLANK_OF_ODT = re.compile(r"<text:(?:s|tab|line-break)\b[^<>]*/>")


def texts_of_open_document(content: bytes, _encoding: str) -> Iterator[str]:
    """Yield the paragraphs of an OpenDocument text, those of headers, footers, comments and deletions too."""
    if not is_package(content):
        yield from texts_of_xml(_BLANK_OF_ODT.sub(" ", content.decode("utf-8", "replace")))
        return
    package = Package(content, "ODT")
    for name in ("content.xml", "styles.xml"):
        yield from texts_of_xml(_BLANK_OF_ODT.sub(" ", package.read(name).decode("utf-8", "replace")))
