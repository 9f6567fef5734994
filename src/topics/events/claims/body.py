"""Names of bodies: one that two articles name by another last word, "Safety Board" and "Safety Bureau"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from topics.english.names import BODY_FAMILIES, BODY_HEADS
from topics.events.claims.story import NamedKind, Reading, StoryClaim

_LEAST_WORDS = 3
"""Words of a name, inclusive, from which all but the last tell which body it is."""
_MOST_DAYS = 400
"""Days between two articles, inclusive, in which two names with the same beginning are taken for one body's."""


class Body(NamedKind):
    """What a body is called."""

    name = "name"

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the full names of bodies."""
        for mention in reading.mentions:
            words = reading.text[mention.start : mention.stop].split()
            if (
                len(words) >= _LEAST_WORDS
                and words[-1].lower() in BODY_HEADS
                and all(word[0].isupper() for word in words)
            ):
                head = float(sorted(BODY_HEADS).index(words[-1].lower()))
                yield self.claim(
                    reading, (" ".join(words[:-1]),), " ".join(words), (mention.start, mention.stop), (head, head)
                )

    def near_enough(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether both are names of one time, of last words that are taken for each other."""
        families = (BODY_FAMILIES[claim.value.split()[-1].lower()] for claim in (one, other))
        is_of_one_time = not one.published or not other.published or abs(one.published - other.published) <= _MOST_DAYS
        return is_of_one_time and bool(frozenset.intersection(*families))

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return the words that both names share."""
        return f"what the {group[0].topic[0]} … is called"
