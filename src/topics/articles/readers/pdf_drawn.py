"""The letters that the pages of a PDF draw, taken from its streams of operators: what is held against the text read.

One pass over bytes that knows strings, fonts and the operators that show them (ISO 32000-1, 9.4). Nothing is placed or
put in order, and no operator stops what follows it. Codes of fonts that do not tell their letters are not counted.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pypdf import PageObject

_TOKEN = re.compile(
    rb"\((?P<literal>(?:[^()\\]|\\.)*+)\)|(?P<open>\()|<(?P<hex>[0-9A-Fa-f\s]*+)>|/(?P<name>[^\s()<>\[\]{}/%]*+)"
    rb"|%[^\r\n]*+|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))|(?P<word>[A-Za-z'\"][A-Za-z0-9*'\"]*+)",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\(?:(?P<code>[0-7]{1,3})|(?P<sign>\r\n|.))", re.DOTALL)
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_END_OF_PICTURE = re.compile(rb"\sEI(?=\s|$)")
_SHOWING = frozenset({b"Tj", b"TJ", b"'", b'"'})
_MOVING = frozenset({b"Td", b"TD", b"T*", b"Tm", b"'", b'"'})
_WIDE = -200.0
"""Thousandths of the size of a font by which (inclusive) a step to the right is a blank."""
_OF_TWO_BYTES = ("/Identity-H", "/Identity-V")
_DEEPEST = 20
"""Forms in forms that are opened."""
_MOST_CODES = 65_536
"""Codes of a table that are taken in."""
_LONGEST = 16
"""Characters that one code of a range stands for; more are no letters of a text."""
_BEGINS, _ENDS = re.compile(rb"beginbf(?P<kind>char|range)"), b"endbf"
_CHARACTER = re.compile(rb"<(?P<code>[0-9A-Fa-f\s]+)>\s*<(?P<to>[0-9A-Fa-f\s]*)>")
_RANGE = re.compile(
    rb"<(?P<first>[0-9A-Fa-f\s]+)>\s*<(?P<last>[0-9A-Fa-f\s]+)>\s*"
    rb"(?:<(?P<to>[0-9A-Fa-f\s]*)>|\[(?P<list>[0-9A-Fa-f\s<>]*)\])"
)


class Drawn(NamedTuple):
    """What a page draws: its texts, one for each run of operators, and how many bytes were looked at."""

    texts: list[str]
    n_bytes: int


class _Font(NamedTuple):
    """How codes become characters: bytes of a code, and the characters of each, "" where a font does not tell."""

    width: int
    characters: Mapping[int, str]

    def text(self, codes: bytes) -> str:
        """Return the characters of some codes."""
        steps = range(0, len(codes) - self.width + 1, self.width)
        return "".join(self.characters.get(int.from_bytes(codes[at : at + self.width]), "") for at in steps)


_NO_FONT = _Font(1, {})


def letters_of(text: str) -> Counter[str]:
    """Return how often each letter is in a text: whatever its case, signs above it and joined forms.

    >>> letters_of("Éﬁ 1") == {"e": 1, "f": 1, "i": 1}
    True
    """
    return Counter(filter(str.isalpha, unicodedata.normalize("NFKD", text).casefold()))


def drawn_by(page: PageObject, most: int) -> Drawn:
    """Return what a page draws, its forms and the appearances of its annotations too, each form once.

    Parameters
    ----------
    page : pypdf page
        The page.
    most : int
        Bytes of operators that are looked at.
    """
    resources = _inherited(page, "/Resources")
    to_open = [(stream, resources, 0) for stream in [_contents(page), *_appearances(page)]]
    known: set[int] = set()
    texts: list[str] = []
    n_bytes = 0
    while to_open and n_bytes < most:
        stream, around, depth = to_open.pop()
        operators, own = (stream, around) if isinstance(stream, bytes) else _of_form(stream, around, known)
        n_bytes += len(operators)
        drawn, forms = _texts_of(operators[:most], _Fonts(own))
        texts += drawn
        if depth < _DEEPEST:
            inside = _entry(own, "/XObject")
            to_open += [(_resolved(inside.get(f"/{name}")), own, depth + 1) for name in forms if inside]
    return Drawn(texts, n_bytes)


# ---------------------------------------------------------------- objects


def _resolved(value: object) -> Any:
    """Return what a reference refers to."""
    return value.get_object() if hasattr(value, "get_object") else value


def _entry(holder: object, name: str) -> Mapping[str, Any]:
    """Return an entry that is a dictionary, an empty one where it is none."""
    held = _resolved(holder)
    value = _resolved(held.get(name)) if isinstance(held, Mapping) else None
    return value if isinstance(value, Mapping) else {}


def _inherited(page: PageObject, name: str) -> Mapping[str, Any]:
    """Return an entry of a page, or of the nearest of those above it."""
    holder: Any = page
    for _ in range(_DEEPEST):
        if not isinstance(holder, Mapping):
            break
        if found := _entry(holder, name):
            return found
        holder = _resolved(holder.get("/Parent"))
    return {}


def _contents(page: PageObject) -> bytes:
    """Return the operators of a page."""
    contents = _resolved(page.get("/Contents"))
    streams = contents if isinstance(contents, list) else [contents]
    return b"\n".join(_data(_resolved(stream)) for stream in streams)


def _data(stream: object) -> bytes:
    return bytes(stream.get_data()) if hasattr(stream, "get_data") else b""


def _appearances(page: PageObject) -> Iterator[object]:
    """Yield the streams that draw the annotations of a page."""
    annotations = _resolved(page.get("/Annots"))
    for annotation in annotations if isinstance(annotations, list) else []:
        normal = _resolved(_entry(annotation, "/AP").get("/N"))
        if hasattr(normal, "get_data"):
            yield normal


def _of_form(form: object, around: Mapping[str, Any], known: set[int]) -> tuple[bytes, Mapping[str, Any]]:
    """Return the operators and resources of a form that is not known; it draws with those around it if it has none."""
    is_form = isinstance(form, Mapping) and form.get("/Subtype") != "/Image" and id(form) not in known
    known.add(id(form))
    return (_data(form), _entry(form, "/Resources") or around) if is_form else (b"", around)


# ---------------------------------------------------------------- operators


def _texts_of(operators: bytes, fonts: _Fonts) -> tuple[list[str], list[str]]:
    """Return the texts that operators show, and the names of the forms that they draw."""
    drawing = _Drawing(fonts)
    at = 0
    while match := _TOKEN.search(operators, at):
        at = match.end()
        if match["word"] == b"BI":
            ending = _END_OF_PICTURE.search(operators, at)
            at = ending.end() if ending else len(operators)
        elif match["open"]:
            at = _end_of_literal(operators, match.start())
            drawing.strings.append(_unescaped(operators[match.end() : at - 1]))
        elif match["word"]:
            drawing.operate(match["word"])
        else:
            drawing.take(match)
    drawing.end_text()
    return drawing.texts, drawing.forms


class _Drawing:
    """What has been shown so far, in which font, and what stands before the next operator."""

    def __init__(self, fonts: _Fonts) -> None:
        self.texts: list[str] = []
        self.forms: list[str] = []
        self.strings: list[bytes] = []
        self._fonts = fonts
        self._font = _NO_FONT
        self._kept: list[_Font] = []
        self._pieces: list[str] = []
        self._name = ""

    def take(self, operand: re.Match[bytes]) -> None:
        """Take in an operand: a string, a name, or a step to the right that is as wide as a blank."""
        if operand["literal"] is not None:
            self.strings.append(_unescaped(operand["literal"]))
        elif operand["hex"] is not None:
            self.strings.append(_from_hex(operand["hex"]))
        elif operand["name"] is not None:
            self._name = operand["name"].decode("latin-1")
        elif operand["number"] and self.strings and float(operand["number"]) <= _WIDE:
            self.strings.append(b"")

    def operate(self, operator: bytes) -> None:
        """Do what an operator says, as far as it tells which letters are shown."""
        if operator == b"Tf":
            self._font = self._fonts.named(self._name)
        elif operator == b"q":
            self._kept.append(self._font)
        elif operator == b"Q" and self._kept:
            self._font = self._kept.pop()
        elif operator == b"Do":
            self.forms.append(self._name)
        elif operator == b"ET":
            self.end_text()
        if operator in _MOVING:
            self._pieces.append(" ")
        if operator in _SHOWING:
            self._pieces += [self._font.text(string) if string else " " for string in self.strings]
        self.strings = []

    def end_text(self) -> None:
        """End a text."""
        text = "".join(self._pieces)
        self._pieces = []
        if text.strip():
            self.texts.append(text)


def _end_of_literal(operators: bytes, opened: int) -> int:
    """Return where a string with brackets in it ends, behind its own bracket; the end where it never does."""
    depth = 0
    for match in re.compile(rb"\\.|[()]", re.DOTALL).finditer(operators, opened):
        depth += (match[0] == b"(") - (match[0] == b")")
        if not depth:
            return match.end()
    return len(operators) + 1


def _unescaped(literal: bytes) -> bytes:
    r"""Return the bytes of a literal string.

    >>> _unescaped(rb"a\(b\)\351\n")
    b'a(b)\xe9\n'
    """
    return _ESCAPE.sub(_byte_of, literal) if b"\\" in literal else literal


def _byte_of(match: re.Match[bytes]) -> bytes:
    return bytes([int(match["code"], 8) & 0xFF]) if match["code"] else _SIGNS.get(match["sign"], match["sign"])


def _from_hex(digits: bytes) -> bytes:
    """Return the bytes of a string in hexadecimal digits, the last one filled up.

    >>> _from_hex(b"48 6")
    b'H`'
    """
    joined = b"".join(digits.split()).decode()
    return bytes.fromhex(joined + "0" * (len(joined) % 2))


# ---------------------------------------------------------------- fonts


class _Fonts:
    """The fonts of some resources, opened when they are asked for."""

    def __init__(self, resources: Mapping[str, Any]) -> None:
        self._held = _entry(resources, "/Font")
        self._opened: dict[str, _Font] = {}

    def named(self, name: str) -> _Font:
        """Return the font of a name."""
        if name not in self._opened:
            held = _resolved(self._held.get(f"/{name}"))
            self._opened[name] = _opened(held) if isinstance(held, Mapping) else _NO_FONT
        return self._opened[name]


def _opened(font: Mapping[str, Any]) -> _Font:
    """Return how a font tells its letters: by a table of its own, or by an encoding of one byte."""
    is_composite = font.get("/Subtype") == "/Type0"
    encoding = _resolved(font.get("/Encoding"))
    mapping = _data(_resolved(font.get("/ToUnicode")))
    is_mixed = is_composite and encoding not in _OF_TWO_BYTES
    if mapping and not is_mixed:
        return _Font(2 if is_composite else 1, _mapped(mapping))
    is_numbered = font.get("/Subtype") != "/Type1" and encoding is None
    if is_composite or is_numbered:
        return _NO_FONT
    differences = _resolved(encoding.get("/Differences")) if isinstance(encoding, Mapping) else []
    return _Font(1, _latin() | _of_differences(differences if isinstance(differences, list) else []))


@cache
def _latin() -> dict[int, str]:
    """Return the letters and blank of ASCII, which every encoding of one byte has in common."""
    return {code: chr(code) for code in range(0x20, 0x7F) if chr(code).isalpha() or code == 0x20}  # noqa: PLR2004


def _of_differences(differences: list[object]) -> dict[int, str]:
    """Return the characters by which an encoding differs: letters by their names, others unknown."""
    found: dict[int, str] = {}
    code = 0
    for item in map(_resolved, differences):
        if isinstance(item, str):
            glyph = item.removeprefix("/")
            found[code] = glyph if len(glyph) == 1 else ""
            code += 1
        elif isinstance(item, int):
            code = int(item)
    return found


def _mapped(mapping: bytes) -> dict[int, str]:
    """Return the characters of codes by the table of a font (ToUnicode)."""
    found: dict[int, str] = {}
    left = _MOST_CODES
    begins = _BEGINS.search(mapping)
    while begins and left > 0:
        ends = mapping.find(_ENDS, begins.end())
        lines = mapping[begins.end() : ends if ends >= 0 else len(mapping)]
        entries = _of_characters(lines) if begins["kind"] == b"char" else _of_ranges(lines)
        for codes, characters in entries:
            found.update(zip(codes, characters, strict=False))
            left -= len(codes)
            if left <= 0:
                break
        begins = _BEGINS.search(mapping, ends) if ends >= 0 else None
    return found


def _of_characters(lines: bytes) -> Iterator[tuple[range, list[str]]]:
    """Yield the single codes of a part of a table."""
    for one in _CHARACTER.finditer(lines):
        code = _code(one["code"])
        yield range(code, code + 1), [_utf_16(one["to"])]


def _of_ranges(lines: bytes) -> Iterator[tuple[range, list[str]]]:
    """Yield the ranges of codes of a part of a table: their characters are listed, or follow on the first one."""
    for one in _RANGE.finditer(lines):
        first = _code(one["first"])
        codes = range(first, min(_code(one["last"]), first + _MOST_CODES - 1) + 1)
        if one["list"] is not None:
            yield codes, [_utf_16(to) for to in re.findall(rb"<([^<>]*)>", one["list"])]
        elif to := _utf_16(one["to"])[:_LONGEST]:
            yield codes, [to[:-1] + chr(min(ord(to[-1]) + code - first, sys.maxunicode)) for code in codes]


def _code(digits: bytes) -> int:
    return int.from_bytes(_from_hex(digits)[:_LONGEST])


def _utf_16(digits: bytes) -> str:
    return _from_hex(digits).decode("utf-16-be", "replace")
