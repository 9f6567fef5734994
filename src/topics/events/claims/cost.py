"""Amounts of money: what something cost, earned, or is worth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from topics.english.quantities import MONEY
from topics.events.claims.scope import scope_of
from topics.events.claims.story import Reading, StoryClaim, StoryKind


class Cost(StoryKind):
    """How much money something is about."""

    name = "cost"
    is_of_numbers = True
    likeness = 0.36
    most_apart = 5.0
    most_days = 400

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the amounts of money in a sentence, each currency for itself."""
        for quantity in reading.told:
            if quantity.measures != MONEY:
                continue
            topic = (quantity.of, *scope_of(reading, quantity))
            numbers = (quantity.low, quantity.high)
            yield self.claim(reading, topic, quantity.words, (quantity.start, quantity.stop), numbers)

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return what the money is for, by the words that all sentences share."""
        return f"how much: {shared_words(group)}"


def shared_words(group: Sequence[StoryClaim]) -> str:
    """Return the words of the first sentence that stand in all others too, as far as they carry meaning."""
    from topics.events.wording import content_words

    shared = frozenset.intersection(*(claim.near for claim in group)) or group[0].near & group[-1].near
    words = [word for word in re.findall(r"[^\W\d_]+", group[0].sentence.quote) if set(content_words(word)) & shared]
    return ", ".join(dict.fromkeys(word if word.isupper() or word.istitle() else word.lower() for word in words))
