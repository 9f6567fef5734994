"""Bytes to characters: marks first, then UTF-8, then the most plausible of the older encodings.

Where bytes over 127 are dense and nothing is declared, charset-normalizer decides; texts in the Latin script are told
by the letters of their language (``topics.articles.readers.alphabets``).
"""

import codecs
import json
import re
import unicodedata
from contextlib import suppress
from typing import Any, NamedTuple

import regex

from topics.articles.readers.alphabets import encoding_by_letters, lines_beyond_ascii
from topics.errors import refuse
from topics.records import Locator

PATCHED = "utf-8, else cp1252"
"""Name of the decoding of UTF-8 with single bytes of Windows-1252 in between."""

_BYTEWISE = "topics: cp1252"
"""Name of the error handler that it uses."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = ("cp1252", "mac_roman", "cp850", "cp1250", "iso8859_2")
_CLEAR_LEAD = 2
"""Points by which another Western encoding must lead Windows-1252, one misplaced letter's worth."""
_FITS = (
    (-3, r"ƒ | (?<=\p{Ll})\p{Lu} | (?<=\p{L})\p{Lu}(?=\p{Ll}) | (?<=\p{L})[½¼¾¨¸´¦](?=\p{Ll})"),
    (2, r"(?<=\p{L})[\p{Ll}\p{Lu}] | [\p{Ll}\p{Lu}](?=\p{L})"),
    (1, r"[àèéÀÈÉ]"),
    (-2, r"\p{Ll} | \p{Lu}"),
    (2, r"(?<!\p{L})[“‘«¿¡](?=\w)"),
    (-1, r"[“‘«¿¡]"),
    (2, r"(?<!\s)[”’»…]"),
    (1, r"[”’»…–—£€¥•\xa0°½©®™§]"),
    (-4, r"."),
)
"""Points for a character over 127 among its neighbours in a Latin text; the first form that fits counts."""
_HIGH = regex.compile(
    rf"(?=[^\x00-\x7f])(?:{'|'.join(f'({form})' for _, form in _FITS)})", regex.VERBOSE | regex.DOTALL
)
_CONTROLS = bytes(code for code in range(32) if code not in {9, 10, 12, 13, 26, 27})
"""Bytes that are no text: white space, ends of old files and what switches the script aside."""
_STRANGE = frozenset({"Cc", "Cn", "Co", "Cs"})
_WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252",
    "big5": "big5hkscs",
}  # fmt: skip
"""Encodings as pages declare them, and those that they mean (after the WHATWG Encoding Standard)."""
_TEXT_ENCODINGS = frozenset({
    "utf-8", "ascii", "big5", "big5hkscs", "cp437", "cp850", "cp852", "cp855", "cp866", "cp874", "cp932", "cp949",
    "euc_jp", "euc_kr", "gb18030", "gb2312", "gbk", "hz", "iso2022_jp", "johab", "koi8-r", "koi8-u", "mac-cyrillic",
    "mac-roman", "shift_jis", "tis-620", *(f"cp{number}" for number in range(1250, 1259)),
    *(f"iso8859-{number}" for number in range(1, 17)),
})  # fmt: skip
"""Encodings that a file may state, by Python's names: those of the WHATWG Encoding Standard, and of DOS."""
_SHORTEST_WIDE = 4
"""Bytes from which (inclusive) a file may be UTF-16 without a mark."""
_ASCII = 127
"""Largest byte of ASCII."""
_MOST_BROKEN = 1000
"""Bytes that are no UTF-8, at most (inclusive), in a file that is UTF-8 for the rest."""
_SPARSE = 0.12
"""Share of bytes over 127, of the lines that have any, below which a text is taken to be in the Latin script …"""
_LONG_RUN = re.compile(rb"[\x80-\xff]{3,}")
_WORDS_BEYOND_ASCII = re.compile(rb"(?:[\x80-\xff][\x00-\x7f]{0,2})+")
"""Words of another script, with the second bytes of their characters where these are bytes of ASCII."""
_IN_RUNS = 0.3
"""… where less than this share of them stand three and more together, as letters of other scripts do."""


class Decoded(NamedTuple):
    """The text of a file, the name of its encoding, and whether that was guessed: nothing states or shows it."""

    text: str
    encoding: str
    is_guessed: bool = False

    @property
    def guessed(self) -> str:
        """The encoding where it was guessed, else ""."""
        return self.encoding if self.is_guessed else ""

    def locator(self, source: str, sha256: str) -> Locator:
        """Return where the text was found: in the file at ``source``, whose bytes have the digest ``sha256``."""
        return Locator(source, encoding=self.encoding, sha256=sha256, guessed=self.guessed)


def decode(content: bytes, declared: str = "") -> Decoded:
    """Return the text of the bytes, the name of its encoding and whether that was guessed.

    A mark at the beginning, the signs of UTF-16 and of encodings that switch the script, UTF-8 without a fault and what
    the file declares are no guesses.

    Parameters
    ----------
    content : bytes
        A whole file.
    declared : str
        Encoding that the file itself states, if any; tried after UTF-8.

    Raises
    ------
    InputError
        If the bytes are no text.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return Decoded(content.decode(name, "replace"), name)
    wide = _wide_encoding(content)
    if wide:
        return Decoded(content.decode(wide), wide)
    if _looks_binary(content):
        refuse("binary data, no text")
    if content.isascii():
        return Decoded(content.decode("ascii"), "utf-8")
    for name in ("utf-8", _known_encoding(declared)):
        with suppress(UnicodeDecodeError, LookupError):
            return Decoded(content.decode(name), name.lower())
    name = _older_encoding(content)
    return Decoded(decode_as(content, name), name, is_guessed=True)


def _known_encoding(declared: str) -> str:
    """Return the encoding that a file states, where texts are written in it; "" for any other that Python has.

    Some of those are no encodings of texts ("undefined", "punycode"), or change what stands there ("unicode_escape").
    """
    name = _WIDER.get(declared.lower(), declared)
    with suppress(ValueError, LookupError):
        return name if codecs.lookup(name).name in _TEXT_ENCODINGS else ""
    return ""


def decode_as(content: bytes, encoding: str) -> str:
    """Return the text of the bytes in an encoding named by ``decode``."""
    return content.decode("utf-8", _BYTEWISE) if encoding == PATCHED else content.decode(encoding, "replace")


def parse_json(text: str | bytes) -> Any:
    """Return what a JSON text says, None where it is no JSON; bare control characters are let pass."""
    with suppress(ValueError, RecursionError):
        return json.loads(text, strict=False)
    return None


def json_lines(text: str) -> list[str]:
    r"""Return the lines of JSON lines; where an object spans lines, or several share one, an object each.

    >>> json_lines('{"a": 1}{"a": 2}\n{\n"a": 3}'), json_lines('{"a": 1}\r{"a": 2}')
    (['{"a": 1}', '{"a": 2}', '{\n"a": 3}'], ['{"a": 1}', '{"a": 2}'])
    """
    lines = text.split("\n") if "\n" in text else text.split("\r")
    first = next((line for line in lines if line.strip()), "")
    if not first.lstrip().startswith("{") or isinstance(parse_json(first), dict):
        return lines
    decoder = json.JSONDecoder(strict=False)
    pieces: list[str] = []
    at = 0
    while at < len(text):
        try:
            stop = decoder.raw_decode(text, at)[1]
        except RecursionError:
            return lines
        except ValueError:
            stop = text.find("\n", at) + 1 or len(text)
        pieces.append(text[at:stop])
        at = _FIRST_BLACK.match(text, stop).end()  # type: ignore[union-attr]  # it matches nothing too
    return pieces


_FIRST_BLACK = re.compile(r"[\s,]*")
"""White space and commas before the next object."""


def _wide_encoding(content: bytes) -> str:
    """Return UTF-32 or UTF-16 with its byte order, or an encoding of seven bits, by its signs, else ""."""
    if content.isascii():
        return _seven_bit_encoding(content)
    return _unicode_encoding(content)


def _seven_bit_encoding(content: bytes) -> str:
    """Return the encoding whose signs switch between ASCII and another script, or that of wide ASCII, else ""."""
    head = content[:_SWITCH_BYTES]
    for begin, sign, names in _SWITCHES:
        if begin in head and sign.search(head):
            for name in names:
                with suppress(UnicodeDecodeError):
                    if not content.decode(name).isascii():
                        return name
    return _unicode_encoding(content)


_SWITCH_BYTES = 65_536
"""Bytes from the first in which a sign that switches the script is looked for."""
_SWITCHES = (
    (b"\x1b", re.compile(rb"\x1b\$\)C"), ("iso2022_kr",)),
    (b"\x1b", re.compile(rb"\x1b\$"), ("iso2022_jp", "iso2022_jp_2", "iso2022_jp_ext")),
    (b"~{", re.compile(rb"~\{(?:[\x21-\x7e]{2})+~\}"), ("hz",)),
)
"""What the sign begins with, the sign itself, and the encodings that it may be of."""


def _unicode_encoding(content: bytes) -> str:
    """Return UTF-32 or UTF-16 with its byte order, of bytes without a mark, else ""."""
    if len(content) < _SHORTEST_WIDE or len(content) % 2 or b"\0" not in content[:65536]:
        return ""
    for name in ("utf-32-le", "utf-32-be"):
        with suppress(UnicodeDecodeError):
            sample = content.decode(name)[:4096]
            if not any(_is_strange(character) for character in sample):
                return name
    odd: dict[str, float] = {}
    for name in ("utf-16-le", "utf-16-be"):
        with suppress(UnicodeDecodeError):
            sample = content.decode(name)[:4096]
            strange = sum(map(_is_strange, sample))
            odd[name] = (strange - sample.count(" ") - sample.count("\n")) / len(sample)
    best = min(odd, key=lambda name: odd[name], default="")
    return best if best and odd[best] < 0 else ""


def _is_strange(character: str) -> bool:
    return unicodedata.category(character) in _STRANGE and character not in "\t\r\n"


def _looks_binary(content: bytes) -> bool:
    sample = content[:65536]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\0" in sample or controls > 0.02 * len(sample)


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Decode the bytes at fault as Windows-1252: an error handler for ``bytes.decode``."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.reason == "unexpected end of data":
        return "\ufffd", error.end
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_BYTEWISE, _as_cp1252)


def _older_encoding(content: bytes) -> str:
    high = sum(byte > _ASCII for byte in content)
    broken = content.decode("utf-8", "replace").count("\ufffd")
    if broken * 4 < high and broken <= _MOST_BROKEN:
        return PATCHED
    part = b"\n".join(lines_beyond_ascii(content))
    if high < _SPARSE * len(part):
        if sum(map(len, _LONG_RUN.findall(part))) < _IN_RUNS * high:
            return encoding_by_letters(content, _points) or _best_western(content)
        part = b"\n".join(_WORDS_BEYOND_ASCII.findall(part))
    from charset_normalizer import from_bytes

    best = from_bytes(part[:200_000]).best()
    name = best.encoding if best is not None else "cp1252"
    letters = [c for c in decode_as(part[:4096], name) if c.isalpha()]
    is_latin = sum(c < "\u0250" for c in letters) * 10 >= 9 * len(letters)
    if is_latin:
        by_letters = encoding_by_letters(content, _points)
        if by_letters:
            return by_letters
        western = _best_western(content)
        return western if 2 * _plausibility(content, name) < _plausibility(content, western) else name
    if name in _CYRILLIC:
        return min(_CYRILLIC, key=lambda other: (_case_faults(content, other), other != name))
    return name


_CYRILLIC = ("cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "mac_cyrillic", "cp855")
"""Encodings of Cyrillic texts; in two of them most bytes stand for the same letters."""
_CASE_FAULT = regex.compile(r"(?<=\p{Ll})\p{Lu}|(?<=\p{L})[\p{S}\p{C}]|[\p{S}\p{C}](?=\p{L})")


def _case_faults(content: bytes, name: str) -> int:
    """Return how often a capital or a sign stands within a word; capitals beyond the number of small letters count."""
    text = content[:20_000].decode(name, "replace")
    capitals, small = (sum(map(test, text)) for test in (str.isupper, str.islower))
    return len(_CASE_FAULT.findall(text)) + max(0, capitals - small)


def _best_western(content: bytes) -> str:
    """Return the most plausible encoding; the first, by far the most common, unless it plainly fails."""
    scores = {name: _plausibility(content, name) for name in _WESTERN}
    best = max(_WESTERN, key=lambda name: scores[name])
    first = scores[_WESTERN[0]]
    return best if scores[best] > max(2 * first, first + _CLEAR_LEAD) else _WESTERN[0]


def _plausibility(content: bytes, name: str) -> int:
    """Return how well the characters over 127 sit among their neighbours in a Latin text."""
    return _points(content[:200_000].decode(name, "replace"))


def _points(text: str) -> int:
    """Return how well the characters over 127 sit among their neighbours in a Latin text, as points."""
    return sum(_FITS[match.lastindex - 1][0] for match in _HIGH.finditer(text))
