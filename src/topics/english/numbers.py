"""Numbers in English words and digits: cardinals, ordinals, fractions and years.

``NUMBER_WORDS`` and ``ORDINAL_WORDS`` give the words, ``number_of``, ``ordinal_of`` and ``year_of`` read what a
text says.
"""

import re

from topics.english.data import read_texts


def _words(table: str) -> dict[str, int]:
    return {word: int(number) for number, word in read_texts("topics.english", "numbers", table).items()}


NUMBER_WORDS = _words("cardinal")
"""Simple number words to numbers, "zero" to "ninety"."""
SCALES = _words("scale")
"""Words that multiply the number before them: "dozen", "hundred", "thousand", "million"."""
ONES = tuple(word for word, number in NUMBER_WORDS.items() if number in range(1, 10))
"""The words "one" to "nine"."""
TEENS = tuple(word for word, number in NUMBER_WORDS.items() if number in range(10, 20))
"""The words "ten" to "nineteen"."""
TENS = tuple(word for word, number in NUMBER_WORDS.items() if number in range(20, 100))
"""The words "twenty" to "ninety"."""
SIMPLE_ORDINALS = _words("ordinal")
"""Ordinals of one word to numbers, "first" to "ninetieth"."""
FIRST_ORDINALS = tuple(word for word, number in SIMPLE_ORDINALS.items() if number in range(1, 10))
"""The ordinals "first" to "ninth", which also end longer ones."""
ORDINAL_WORDS = SIMPLE_ORDINALS | {
    f"{tens}-{first}": NUMBER_WORDS[tens] + SIMPLE_ORDINALS[first] for tens in TENS for first in FIRST_ORDINALS
}
"""Ordinals from "first" to "ninety-ninth" to numbers, compound ones with a hyphen."""

_COUNTS: dict[str, float] = NUMBER_WORDS | {"½": 0.5, "half": 0.5, "couple": 2, "pair": 2}
_ONE_MORE = frozenset({"a", "an", "another", "additional"})
"""Words that stand for one at the end of a number ("another"), and for nothing before a scale ("a hundred")."""
_LARGEST = 10**15
"""The largest number; what is larger counts as this. Longer digits are no number of anything, but keys and codes."""
_MOST_DIGITS = len(str(_LARGEST)) - 1
_THOUSAND = 1000
"""From this scale on, what follows is added and no longer multiplied: "two thousand three hundred"."""


def number_of(text: str) -> float:
    """Return the number that digits or words stand for; other words count for nothing.

    >>> number_of("twenty-four"), number_of("2 1/2"), number_of("a hundred"), number_of("1,500")
    (24, 2.5, 100, 1500)
    """
    words = re.findall(r"\d+/\d+|[\d.,]*\d|½|[a-z]+", text.lower())
    total = group = 0.0
    for word in words:
        if word[0].isdigit():
            group += _digits(word)
        elif word in _COUNTS:
            group += _COUNTS[word]
        elif word in SCALES:
            group = min(max(group, 1) * SCALES[word], _LARGEST)
            if SCALES[word] >= _THOUSAND:
                total, group = total + group, 0
        elif word in _ONE_MORE and word == words[-1]:
            group += 1
    total = min(total + group, _LARGEST)
    return int(total) if total == int(total) else total


def _digits(word: str) -> float:
    if "/" in word:
        above, below = map(_whole, word.split("/"))
        return above / below if below else 0
    plain = word.replace(",", "")
    if plain.count(".") != 1:
        return _whole(plain.replace(".", "") or "0")
    return min(float(plain), _LARGEST)


def _whole(digits: str) -> int:
    telling = digits.lstrip("0") or "0"
    return int(telling) if len(telling) <= _MOST_DIGITS else _LARGEST


def ordinal_of(text: str) -> int | None:
    """Return the number of an ordinal in digits or words, or None.

    >>> ordinal_of("21st"), ordinal_of("twenty-first"), ordinal_of("third")
    (21, 21, 3)
    """
    plain = text.lower().replace(" ", "-")
    digits = re.match(r"\d{1,3}", plain)
    return int(digits[0]) if digits else ORDINAL_WORDS.get(plain)


def year_of(text: str) -> int | None:
    """Return the year that digits or words stand for, or None.

    >>> year_of("1996"), year_of("nineteen ninety-six"), year_of("two thousand one"), year_of("nineteen oh five")
    (1996, 1996, 2001, 1905)
    """
    plain = text.strip().lower()
    if re.fullmatch(r"\d{1,4}", plain):
        return int(plain)
    words = re.findall(r"[a-z]+", plain)
    if "thousand" in words or "hundred" in words:
        return int(number_of(plain)) or None
    century = NUMBER_WORDS.get(words[0]) if words else None
    if century is None:
        return None
    return century * 100 + sum(NUMBER_WORDS.get(word, 0) for word in words[1:])
