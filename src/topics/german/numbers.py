"""Numbers in German words and digits: cardinals, ordinals, and a number and a half."""

import re

from topics.english.data import read_texts

_PACKAGE, _FILE = "topics.german", "numbers"
_TENS_FROM, _TENS_TO = 20, 100
"""Numbers, from inclusive to exclusive, whose words are put together: "einundzwanzig"."""
_TEN = 10
ENDINGS = ("e", "en", "er", "em", "es")
"""Endings of an adjective."""


def _words(table: str) -> dict[str, float]:
    """Return the words of a table to their numbers."""
    rows = read_texts(_PACKAGE, _FILE, table).items()
    return {word: float(number) for number, words in rows for word in words.split()}


def inflected(stem: str) -> tuple[str, ...]:
    """Return an adjective with each of its endings.

    >>> inflected("nächst")
    ('nächste', 'nächsten', 'nächster', 'nächstem', 'nächstes')
    """
    return tuple(stem + ending for ending in ENDINGS)


def _compounds(ones: dict[str, float], tens: dict[str, float]) -> dict[str, float]:
    """Return the numbers that are put together: "einundzwanzig", and of ordinals "einundzwanzigst"."""
    return {f"{one}und{ten}": ones[one] + tens[ten] for one in ones for ten in tens}


_SIMPLE = _words("cardinal")
_INFLECTED_ONE = frozenset({"eins", *inflected("ein")})
"""Forms of "ein" that begin no compound: "einundzwanzig", not "einsundzwanzig"."""
_ONES = {word: number for word, number in _SIMPLE.items() if number < _TEN and word not in _INFLECTED_ONE}
_TENS = {word: number for word, number in _SIMPLE.items() if _TENS_FROM <= number < _TENS_TO}
ARTICLES = frozenset(word for word, number in _SIMPLE.items() if number == 1)
"""Forms of "ein": a number before a unit, else an article."""
NUMBER_WORDS = _SIMPLE | _words("broken") | _compounds(_ONES, _TENS)
"""Words for numbers to these, "ein" to "tausend", with those that end in a half."""
_ORDINAL_STEMS = _words("ordinal")
_ORDINAL_TENS = {stem: number for stem, number in _ORDINAL_STEMS.items() if number >= _TENS_FROM}
ORDINAL_WORDS = {
    word: int(number)
    for stem, number in (_ORDINAL_STEMS | _compounds(_ONES, _ORDINAL_TENS)).items()
    for word in inflected(stem)
}
"""Ordinals in all their forms to numbers, "erste" to "neununddreißigsten"."""


def number_of(text: str) -> float | None:
    """Return the number that digits or a word stand for, None for other words.

    >>> number_of("einundzwanzig"), number_of("1.500"), number_of("2,5"), number_of("anderthalb"), number_of("viele")
    (21, 1500, 2.5, 1.5, None)
    """
    plain = text.lower().strip()
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+|\d+", plain):
        return int(plain.replace(".", ""))
    if re.fullmatch(r"\d+,\d+", plain):
        return float(plain.replace(",", "."))
    number = NUMBER_WORDS.get(plain)
    return int(number) if number is not None and number == int(number) else number


def ordinal_of(text: str) -> int | None:
    """Return the number of an ordinal in digits or words, None for other words.

    >>> ordinal_of("21."), ordinal_of("dritten"), ordinal_of("drei")
    (21, 3, None)
    """
    digits = re.match(r"\d{1,3}", text)
    return int(digits[0]) if digits else ORDINAL_WORDS.get(text.lower())
