"""Amounts of money: what something cost, earned, or is worth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from topics.english.quantities import MONEY
from topics.events.claims.price import price_of
from topics.events.claims.scope import scope_of
from topics.events.claims.story import Reading, StoryClaim, StoryKind

_SUBJECT = re.compile(
    r"^(?:The|A|An|Its|Their)\s(?P<thing>(?:[a-z-]+\s){0,2}?(?P<noun>[a-z]+))(?=\s(?:of|with|from|to|was|were|is|are|has|had)\b)"
)
"""What a sentence opens with before its first preposition or verb: "The last contact with …"."""


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
            price = price_of(reading.text, quantity.start, quantity.stop)
            if price and (price.moment != "close" or not price.thing):
                continue
            topic = (quantity.of, *scope_of(reading, quantity), *(price or ()))
            numbers = (quantity.low, quantity.high)
            yield self.claim(reading, topic, quantity.words, (quantity.start, quantity.stop), numbers)

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return what the money is for, by the words that all sentences share."""
        return f"how much: {shared_words(group)}"


def shared_thing(group: Sequence[StoryClaim]) -> str:
    """Return what all sentences speak of: the subject that one of them opens with, else the first word they share."""
    from topics.events.wording import content_words

    words = shared_words(group).split(", ")
    stems = {stem for word in words for stem in content_words(word)}
    for claim in group:
        subject = _SUBJECT.match(claim.sentence.quote)
        if subject and stems & set(content_words(subject["noun"])):
            return subject["thing"].lower()
    return words[0]


def shared_words(group: Sequence[StoryClaim]) -> str:
    """Return the words of the first sentence that stand in all others too, as far as they carry meaning."""
    from topics.events.wording import content_words

    shared = frozenset.intersection(*(claim.near for claim in group)) or group[0].near & group[-1].near
    words = [word for word in re.findall(r"[^\W\d_]+", group[0].sentence.quote) if set(content_words(word)) & shared]
    return ", ".join(dict.fromkeys(word if word.isupper() or word.istitle() else word.lower() for word in words))
