"""Numbers in claims: how they are written, and what a word such as "about" or "at least" allows."""

from __future__ import annotations

from topics.english.numbers import NUMBER_WORDS

QUALIFIER = r"(?P<how>(?:at least|more than|over|about|around|some|nearly|almost|up to|as many as|roughly)\s)?"
"""Pattern of a word that qualifies a number."""
_LARGEST_IN_WORDS = 20
"""The largest number (inclusive) that is read in words: news writes larger ones in digits."""
_WORDS = [word for word, number in NUMBER_WORDS.items() if number <= _LARGEST_IN_WORDS]
NUMBER = rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+|{'|'.join(_WORDS)})"
"""Pattern of a number in digits, or in words up to ``_LARGEST_IN_WORDS``."""
_ALLOWED = (
    (("more than", "over", "at least"), 1, 3),
    (("nearly", "almost", "up to", "as many as", "less than"), 2, 1),
    (("about", "around", "some", "roughly"), 1.34, 1.34),
)
"""Words that qualify a number, by how much it may be divided and multiplied after them."""


def bounds(number: float, how: str) -> tuple[float, float]:
    """Return the numbers that a qualified one allows: a third off for "about", up to threefold for "over".

    >>> bounds(100, "over"), bounds(100, "nearly"), bounds(100, "")
    ((100.0, 300), (50.0, 100), (100, 100))
    """
    for words, divided, multiplied in _ALLOWED:
        if any(word in how.lower() for word in words):
            return number / divided, number * multiplied
    return number, number


def number_in(text: str) -> float:
    """Return the number that the words of ``NUMBER`` stand for."""
    return float(NUMBER_WORDS.get(text.lower(), text.replace(",", "")))
