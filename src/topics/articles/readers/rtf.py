"""Rich text (RTF 1.9.1): its text, paragraph by paragraph; text boxes where they stand.

Headers, footers and notes come after the text; comments and deletions are listed.
"""

import codecs
import json
import re
from contextlib import suppress
from dataclasses import dataclass, replace

from topics.articles.metadata import stated_title
from topics.articles.readers.file_texts import words_of
from topics.articles.readers.found_article import FileContent, FoundArticle, Metadata
from topics.errors import refuse
from topics.records import Locator, Problem

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[\s\S])|(?P<brace>[{}])|[\r\n\0]+|(?P<literal>[^\\{}\r\n\0]+)"
)
_KEPT: dict[str, str] = {
    "rtf": "text", "shptxt": "text", "fldrslt": "text", "ud": "text",
    "header": "header", "headerl": "header", "headerr": "header", "headerf": "header",
    "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
    "footnote": "notes", "annotation": "comments", "title": "title", "author": "author", "fonttbl": "fonts",
}  # fmt: skip
"""Groups whose characters are kept, by the control word that opens them, and as what."""
_NO_TEXT = frozenset({
    "colortbl", "stylesheet", "info", "pict", "objdata", "fldinst", "listtext", "pntext", "upr", "nonesttables",
    "filetbl", "revtbl", "bkmkstart", "bkmkend", "subject", "company", "operator", "manager", "category", "keywords",
    "comment", "doccomm", "creatim", "revtim", "printim", "buptim", "ftnsep", "ftnsepc", "ftncn", "aftnsep",
    "aftnsepc", "aftncn", "sp", "template", "private", "listtable", "listoverridetable", "rsidtbl", "generator",
    "themedata", "colorschememapping", "latentstyles", "datastore", "datafield", "xmlnstbl", "pgptbl", "userprops",
    "wgrffmtfilter", "mmathpr", "mmathPr", "shppict", "nonshppict", "blipuid", "panose", "falt", "pnseclvl", "objclass",
    "objname", "fname", "docvar", "passwordhash", "defchp", "defpap", "atnid", "atnauthor", "atntime", "atndate",
    "atnref", "atrfstart", "atrfend", "picprop", "shpinst", "background", "pn", "pntxta", "pntxtb", "formfield",
    "ffname", "fontemb", "expandedcolortbl", "oldcprops", "oldpprops", "oldtprops", "oldsprops", "protusertbl",
})  # fmt: skip
"""Groups that hold no text: tables of fonts and styles, properties, data, and second copies of what is read."""
_PASSED_OVER = frozenset({"object", "shprslt", "xe", "tc", "rxe", "txe", "do"})
"""Further groups that are not read; their words are listed."""
_PROPERTIES, _UNREAD = "", "unread"
"""Where characters go that are no text, and those of groups that are not read or outside of all groups."""
_CHARACTERS = {
    "par": "\n", "line": "\n", "sect": "\n\n", "page": "\n\n", "column": "\n", "row": "\n", "nestrow": "\n",
    "cell": "\t", "nestcell": "\t", "tab": "\t", "emdash": "—", "endash": "–", "emspace": "\u2003",
    "enspace": "\u2002", "qmspace": "\u2005", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”",
}  # fmt: skip
_SIGNS = {"~": "\xa0", "_": "\u2011", "-": "\xad", "\n": "\n", "\r": "\n", "{": "{", "}": "}", "\\": "\\", "\t": "\t"}
_CODE_PAGES = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5hkscs", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 255: "cp850",
}  # fmt: skip
"""Code pages of the character sets of fonts, as RTF numbers them."""
_AFTER = ("header", "footer", "notes")
_LISTED = {
    "comments": "comments",
    "deleted": "deletions by a tracked change",
    "hidden": "hidden words",
    _UNREAD: "words of objects and other parts that are not read, or behind the end of the text",
}
"""Parts that are listed, and what a reader is told they are."""
_DEEPEST = 2000
"""Groups within groups; no program writes so many."""
_UNICODE_SIZE = 0x10000
_MOST_SUBSTITUTES = 4
"""Signs (inclusive) that stand for one character in programs that do not know it; no encoding needs more for one."""
_SHOWN = 60
_DATA = re.compile(r"\b[0-9a-fA-F]{16,}\b")
"""Data, written as pairs of signs."""
_FEWEST_WORDS = 3
"""Words from which (inclusive) what is not read is listed."""


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside a pair of braces: where characters go, and how they are written."""

    into: str = _UNREAD
    font: int = -1
    n_substitutes: int = 1
    is_hidden: bool = False
    is_deleted: bool = False


def is_rtf(content: bytes) -> bool:
    """Return True where the bytes begin as rich text does."""
    return content[:16].lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{\\rtf")


def read_rtf(content: bytes, source: str, sha256: str) -> FileContent:
    """Return the one article of a rich text file.

    Raises
    ------
    InputError
        If it is nested without end, or holds no text.
    """
    parts = _Parts()
    parts.take(content)
    text = parts.text_of("text")
    for kind in _AFTER:
        more = parts.text_of(kind).strip()
        text += f"\n\n{more}" if more else ""
    if not text.strip():
        refuse("a rich text file (RTF) without text")
    extra = {kind: words for kind in _LISTED if (words := parts.text_of(kind).strip()) and _is_listed(kind, words)}
    problems = []
    for kind, words in extra.items():
        found = f"{_LISTED[kind]}, which are no part of the text (they begin: “{words[:_SHOWN]}”)"
        advice = f"nothing to do; they stand in the column extra under “{kind}”"
        problems.append(Problem(source, found, advice, lost=False))
    known = Metadata(title=stated_title(parts.text_of("title").strip()), author=parts.text_of("author").strip())
    kept = json.dumps(extra, ensure_ascii=False, sort_keys=True) if extra else ""
    return [FoundArticle(source, Locator(source, encoding="rtf", sha256=sha256), text, known, kept)], problems


def _is_listed(kind: str, words: str) -> bool:
    """Return True for words of a part that a reader should know of; those that are not read may be stray signs."""
    return kind != _UNREAD or len(words_of(_DATA.sub("", words))) >= _FEWEST_WORDS


class _Parts:
    """Collects the characters of a rich text file by the part that they belong to."""

    def __init__(self) -> None:
        self._pieces: dict[str, list[str]] = {}
        self._groups: list[_Group] = []
        self._now = _Group()
        self._bytes = b""
        self._is_marked = False
        self._to_skip = 0
        self._default = "cp1252"
        self._code_pages: dict[int, str] = {}

    def text_of(self, part: str) -> str:
        """Return the characters of a part."""
        joined = "".join(self._pieces.get(part, []))
        return joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def take(self, content: bytes) -> None:
        """Take in a whole file."""
        at = 0
        while match := _TOKEN.match(content, at):
            at = match.end()
            if match["hex"]:
                self._take_bytes(bytes.fromhex(match["hex"].decode()))
            elif match["literal"]:
                self._take_literal(match["literal"])
            elif match["brace"]:
                self._flush()
                self._open_or_close(match["brace"])
            elif match["word"]:
                word, number = match["word"].decode(), int(match["number"] or b"-1")
                if word == "bin" and number > 0:
                    self._pass_over(content[at : at + number])
                    at += number
                self._take_word(word, number, is_bare=match["number"] is None)
            elif match["sign"]:
                self._take_sign(match["sign"].decode("latin-1"))
        self._flush()

    def _open_or_close(self, brace: bytes) -> None:
        self._is_marked, self._to_skip = False, 0
        if brace == b"{":
            if len(self._groups) >= _DEEPEST:
                refuse("a rich text file (RTF) nested too deeply; save it again as .docx or .txt")
            self._groups.append(self._now)
        elif self._groups:
            self._now = self._groups.pop()

    def _take_sign(self, sign: str) -> None:
        if sign == "*":
            self._is_marked = True
        elif sign in _SIGNS:
            self._write(_SIGNS[sign])

    def _take_word(self, word: str, number: int, *, is_bare: bool) -> None:
        if word == "u" and not is_bare:
            self._flush()
            self._write(chr(number % _UNICODE_SIZE))
            self._to_skip = self._now.n_substitutes
            return
        if word in _CHARACTERS:
            self._write(_CHARACTERS[word])
            return
        self._flush()
        if word in _KEPT or word in _NO_TEXT:
            self._now = replace(self._now, into=_KEPT.get(word, _PROPERTIES))
        elif (word in _PASSED_OVER or self._is_marked) and self._now.into != _PROPERTIES:
            self._now = replace(self._now, into=_UNREAD)
        else:
            self._set(word, number, is_on=is_bare or number != 0)
        self._is_marked = False

    def _pass_over(self, data: bytes) -> None:
        """Take in bytes that are said to be no text: they are, in the midst of text, unless of a picture."""
        if self._now.into != _PROPERTIES and not any(byte in data for byte in range(8)):
            self._pieces.setdefault(_UNREAD, []).append(data.decode("cp1252", "replace"))

    def _set(self, word: str, number: int, *, is_on: bool) -> None:
        """Set a property of the characters that follow."""
        if word == "uc":
            self._now = replace(self._now, n_substitutes=min(max(0, number), _MOST_SUBSTITUTES))
        elif word == "f":
            self._now = replace(self._now, font=number)
        elif word == "fcharset" and self._now.into == "fonts":
            self._code_pages[self._now.font] = _CODE_PAGES.get(number, "")
        elif word == "ansicpg":
            self._default = f"cp{number}"
        elif word == "v":
            self._now = replace(self._now, is_hidden=is_on)
        elif word == "deleted":
            self._now = replace(self._now, is_deleted=is_on)
        elif word == "plain":
            self._now = replace(self._now, is_hidden=False, is_deleted=False)

    def _take_bytes(self, code: bytes) -> None:
        if self._to_skip:
            self._to_skip -= 1
            return
        self._bytes += code

    def _take_literal(self, literal: bytes) -> None:
        skipped = min(self._to_skip, len(literal))
        self._to_skip -= skipped
        literal = literal[skipped:]
        if self._bytes and literal and not _is_whole(self._bytes, self._code_page()):
            self._bytes, literal = self._bytes + literal[:1], literal[1:]
        self._flush()
        if literal:
            self._write(literal.decode(self._code_page() if not literal.isascii() else "ascii", "replace"))

    def _code_page(self) -> str:
        name = self._code_pages.get(self._now.font) or self._default
        with suppress(LookupError):
            return codecs.lookup(name).name
        return "cp1252"

    def _flush(self) -> None:
        if self._bytes:
            self._pieces_of_now().append(self._bytes.decode(self._code_page(), "replace"))
            self._bytes = b""

    def _write(self, characters: str) -> None:
        self._flush()
        self._pieces_of_now().append(characters)

    def _pieces_of_now(self) -> list[str]:
        now = self._now
        part = now.into
        if part == "text" and (now.is_deleted or now.is_hidden):
            part = "deleted" if now.is_deleted else "hidden"
        return self._pieces.setdefault(part, []) if part else []


def _is_whole(code: bytes, code_page: str) -> bool:
    """Return True where bytes end with a whole character."""
    try:
        code.decode(code_page)
    except UnicodeDecodeError as error:
        return error.reason != "incomplete multibyte sequence"
    return True
