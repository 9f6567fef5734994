"""Encodings of texts in the Latin script, told by the letters that one language has beside those of ASCII.

Among the encodings of one byte a character, nearly every byte is a letter in each of them; but the letters of a text
are those of one language. Bytes that read as "õ" and "ö" together are Hungarian or Estonian, never Portuguese.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from topics.english.data import read_rows

_TAG = re.compile(rb"<[a-z/!?][^<>]{0,400}>", re.IGNORECASE)
_LARGEST = 50_000
"""Bytes of a text that are looked at, at most."""
_ASCII = 127
"""Largest byte of ASCII."""
_DENSE = 0.012
"""Share of a text's letters beyond ASCII from which (inclusive) it is in a language that has such letters."""
_FOREIGN = 4
"""Points lost for a letter that the language does not have."""
_FREQUENT = 3
"""Letters of a language, its first ones, that most of its letters beyond ASCII are; each is a point more."""
_FOREIGN_SHARE = 0.05
"""Share of the letters beyond ASCII that may be foreign (inclusive): names from elsewhere."""
_CLEAR_LEAD = 3
"""Points by which an encoding must lead a more common one (exclusive), less than a foreign letter's worth."""


@dataclass(frozen=True)
class Alphabet:
    """The letters of a language beyond ASCII, and the encodings of its texts, the most common first.

    ``most`` is the share of its letters that are beyond ASCII at most (inclusive).
    """

    language: str
    letters: str
    encodings: tuple[str, ...]
    example: str
    most: float = 0.3


ALPHABETS = read_rows("topics.articles.readers", "alphabets", "alphabet", Alphabet)
"""The languages, those of Western Europe first."""
_ENCODINGS = tuple(dict.fromkeys(name for alphabet in ALPHABETS for name in alphabet.encodings))


def encoding_by_letters(content: bytes, points_of: Callable[[str], int]) -> str:
    """Return the encoding in which the letters of a text are those of one language, "" where there is none.

    Parameters
    ----------
    content : bytes
        A text of one byte a character, mostly in the Latin script.
    points_of : callable
        Gives the points of a decoded text for how its characters beyond ASCII sit among their neighbours.
    """
    sample = b"\n".join(lines_beyond_ascii(content))[:_LARGEST]
    n_high = sum(byte > _ASCII for byte in sample)
    n_letters = sum(byte > _ASCII or chr(byte).isalpha() for byte in sample)
    if n_high < _DENSE * n_letters:
        return ""
    languages = [alphabet for alphabet in ALPHABETS if n_high <= alphabet.most * n_letters]
    texts = {name: sample.decode(name, "replace") for name in _ENCODINGS}
    letters = {name: _letters_of(text) for name, text in texts.items()}
    points = {name: points_of(text) for name, text in texts.items()}
    best, most = "", 0.0
    for name in _ENCODINGS:
        found = max(
            (_points(points[name], letters[name], alphabet) for alphabet in languages if name in alphabet.encodings),
            default=0.0,
        )
        if found > most + (_CLEAR_LEAD if best else 0):
            best, most = name, found
    return best


def lines_beyond_ascii(content: bytes) -> list[bytes]:
    """Return the lines of a text that hold bytes over 127, without tags of markup."""
    return [_TAG.sub(b" ", line) for line in content.splitlines() if not line.isascii()]


def _letters_of(text: str) -> Counter[str]:
    """Return how often each letter beyond ASCII stands in a text, in small letters."""
    high = Counter(character for character in text if character > "\x7f" and character.isalpha())
    letters: Counter[str] = Counter()
    for character, times in high.items():
        small = character.lower()
        letters[small if len(small) == 1 else character] += times
    return letters


def _points(points: int, letters: Counter[str], alphabet: Alphabet) -> float:
    """Return the points of a text in one language; 0 where too many of its letters are foreign."""
    foreign = sum(times for letter, times in letters.items() if letter not in alphabet.letters)
    if foreign > _FOREIGN_SHARE * letters.total():
        return 0.0
    frequent = sum(letters[letter] for letter in alphabet.letters[:_FREQUENT])
    return points - _FOREIGN * foreign + frequent
