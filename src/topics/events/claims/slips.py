"""Spellings of things and places: the name of a ship, a village or a firm with one letter more, less or changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from topics.english.misspellings import MISSPELLING_LENGTH, misspelling_keys, misspelt
from topics.english.places import PLACES
from topics.events.claims.spelling import Spelling, plain
from topics.events.claims.story import Reading, StoryClaim

_NEWS = 60
"""Days between two articles, inclusive, in which two names but for a letter are taken for one."""


class Slip(Spelling):
    """How a thing or a place is written."""

    least_shared = 2
    likeness = 0.2
    of_one_day = False
    weighs_words = False

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the names of things and places that no list knows, by what they have but for a letter."""
        for mention in reading.mentions:
            if mention.kind == "person" or mention.is_sure or mention.basis != "name" or mention.actor in PLACES:
                continue
            words = reading.text[mention.start : mention.stop].split()
            for at, key in misspelling_keys(words).items():
                if words[at][:1].isupper() and words[at][1:].islower():
                    numbers = (float(len(words[at])), float(len(words[at])))
                    yield self.claim(reading, key, " ".join(words), (mention.start, mention.stop), numbers)

    def near_enough(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether both are of one time and one name, but for a letter within a word at most."""
        is_of_one_time = not one.published or not other.published or abs(one.published - other.published) <= _NEWS
        return is_of_one_time and all(
            plain(here) == plain(there) or _slips(here, there)
            for here, there in zip(one.value.split(), other.value.split(), strict=True)
        )

    def differ(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether the names are not the same."""
        return plain(one.value) != plain(other.value)

    def may_differ(self, claims: Sequence[StoryClaim]) -> bool:
        """Return whether the names are not all the same."""
        return len({plain(claim.value) for claim in claims}) > 1

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return the first form."""
        return f"how {group[0].value} is spelt"


def _slips(one: str, other: str) -> bool:
    """Return whether two words are one but for a letter that is neither their last nor an ending."""
    if min(len(one), len(other)) < MISSPELLING_LENGTH or one[-2:] != other[-2:]:
        return False
    return misspelt(one, other)
