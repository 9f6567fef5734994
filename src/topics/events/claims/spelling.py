"""Spellings: one name that two articles write with another letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from topics.events.claims.story import NamedKind, Reading, StoryClaim

_SHORTEST = 5
"""Letters of a name's last word, inclusive, from which another letter in it is likely a slip."""


class Spelling(NamedKind):
    """How a full name of a person is written, where all forms are taken for one."""

    name = "name"

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the names of persons as they are written."""
        for mention in reading.mentions:
            usual = mention.actor.split()
            if not mention.is_sure or mention.basis != "name" or len(usual) == 1 or len(usual[-1]) < _SHORTEST:
                continue
            written = reading.text[mention.start : mention.stop].split()[-len(usual) :]
            differs = len(written) == len(usual) and _slips(written, usual)
            if differs or [plain(word) for word in written] == [plain(word) for word in usual]:
                numbers = (float(differs), float(differs))
                yield self.claim(reading, (mention.actor,), " ".join(written), (mention.start, mention.stop), numbers)

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return the usual name."""
        return f"how {group[0].topic[0]} is spelt"


def _slips(written: Sequence[str], usual: Sequence[str]) -> bool:
    """Return whether only letters within words differ: no capital, and no plural or shorter form."""
    pairs = [(plain(one), plain(other)) for one, other in zip(written, usual, strict=True)]
    different = [(one, other) for one, other in pairs if one != other]
    return bool(different) and not any(_is_form(*pair) for pair in different)


def _is_form(one: str, other: str) -> bool:
    """Return whether one word is another form of the other, or another word."""
    return one.startswith(other) or other.startswith(one) or one[0] != other[0] or abs(len(one) - len(other)) > 1


@lru_cache(maxsize=50_000)
def plain(word: str) -> str:
    """Return the letters of a word in small letters, without accents.

    >>> plain("El-Béraí")
    'elberai'
    """
    letters = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in letters if letter.isalpha() and not unicodedata.combining(letter))
