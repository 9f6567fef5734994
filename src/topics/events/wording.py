"""Wording: the words of a sentence that carry meaning, and how alike two sets of them are.

>>> content_words("The ministers met on Tuesday and spoke of the bombing.")
['minist', 'meet', 'speak', 'blast']
"""

from __future__ import annotations

from functools import lru_cache

from topics.english.happenings import NO_HAPPENING, SAME_WORDS
from topics.english.verbs import irregular_bases
from topics.english.words import STOP_WORDS, TIME_WORDS, split_words, stem

SMALL_WORDS = STOP_WORDS | TIME_WORDS | NO_HAPPENING
"""Words that tell no happening from another."""
_SHORTEST = 2
"""Letters from which a word counts."""


@lru_cache(maxsize=100_000)
def usual_form(word: str) -> str:
    """Return what a word in small letters is compared by: a stem that its other forms share.

    >>> usual_form("met") == usual_form("meetings"), usual_form("explosion")
    (True, 'blast')
    """
    base = SAME_WORDS.get(word) or irregular_bases().get(word, word)
    return stem(base)


def content_words(text: str) -> list[str]:
    """Return the usual forms of the words that carry meaning, in order."""
    return [form for word in split_words(text) if (form := _carried(word))]


@lru_cache(maxsize=100_000)
def _carried(word: str) -> str:
    """Return the usual form of a word that carries meaning, "" of one that does not."""
    return usual_form(word) if len(word) >= _SHORTEST and word not in SMALL_WORDS else ""


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the smaller set of words that the other also has, 0 to 1 (overlap coefficient)."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
