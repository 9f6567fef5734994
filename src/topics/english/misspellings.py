"""Words that are the same but for one letter: misspellings, found without holding each word against each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import takewhile
from operator import eq

MISSPELLING_LENGTH = 6
"""Letters a word needs before one wrong letter is taken for a misspelling."""
_SURE_LETTERS = 2
"""Letters at the beginning of a word that are never misspelt."""


def misspelt(one: str, other: str) -> bool:
    """Return whether two words are the same but for one letter added, lost or changed after the second.

    >>> misspelt("Hartwell", "Hartwel"), misspelt("Berlin", "Merlin")
    (True, False)
    """
    if one == other:
        return True
    at = sum(takewhile(bool, map(eq, one, other)))
    if at < _SURE_LETTERS or min(len(one), len(other)) < MISSPELLING_LENGTH:
        return False
    return one[at:] == other[at + 1 :] or one[at + 1 :] == other[at:] or one[at + 1 :] == other[at + 1 :]


def worn(word: str) -> set[str]:
    """Return the word, and it without one letter after the second: words that differ by one letter share one."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(_SURE_LETTERS, len(word)))}


def misspelling_keys(words: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """Return, by the place of each word that can be misspelt, the words with only its first letters."""
    keys: dict[int, tuple[str, ...]] = {}
    if len(words) > _MOST_WORDS:
        return keys
    for at, word in enumerate(words):
        if MISSPELLING_LENGTH <= len(word) <= _LONGEST_WORD:
            keys[at] = (*words[:at], f"{word[:_SURE_LETTERS]}*", *words[at + 1 :])
    return keys


class Misspellings:
    """Words of one beginning, with the forms that they stand in, in the order in which they were added."""

    __slots__ = ("_by_worn", "_known")

    def __init__(self) -> None:
        self._known: list[tuple[str, str]] = []
        self._by_worn: dict[str, list[int]] | None = None

    def add(self, word: str, form: str) -> None:
        """Add a word; from many on, words are found by what is left of them without one letter."""
        self._known.append((word, form))
        if self._by_worn is None and len(self._known) <= _FEW_WORDS:
            return
        by_worn = defaultdict(list) if self._by_worn is None else self._by_worn
        for at in range(0 if self._by_worn is None else len(self._known) - 1, len(self._known)):
            for left in worn(self._known[at][0]):
                by_worn[left].append(at)
        self._by_worn = by_worn

    def near(self, word: str) -> list[str]:
        """Return the forms whose word is this one but for a letter, in their order."""
        places: Iterable[int] = range(len(self._known))
        if self._by_worn is not None:
            places = sorted({at for left in worn(word) for at in self._by_worn.get(left, ())})
        return [self._known[at][1] for at in places if misspelt(word, self._known[at][0])]


_MOST_WORDS = 8
"""Words of a name, inclusive, up to which it can be misspelt: a longer one is a list or a headline."""
_LONGEST_WORD = 40
"""Letters, inclusive, of a word that can be misspelt."""
_FEW_WORDS = 20
"""Words up to which each is looked at."""
