"""Periods: how long something took, or a sentence that a court passed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from topics.english.data import alternatives
from topics.english.quantities import DURATION, TOOK
from topics.events.claims.cost import shared_words
from topics.events.claims.story import Reading, StoryClaim, StoryKind

_TOOK = re.compile(rf"\b(?:{alternatives(TOOK)})\b[^.;,]{{0,30}}$", re.IGNORECASE)
_POINT = re.compile(r"^\s(?:ago|after|before|later|earlier|since|old|away|from now|into|of age)\b", re.IGNORECASE)


class Period(StoryKind):
    """How long something took."""

    name = "length"
    is_of_numbers = True
    likeness = 0.45
    most_apart = 6.0
    may_grow = False

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield how long things took."""
        for quantity in reading.told:
            if quantity.measures != DURATION or _POINT.match(reading.text[quantity.stop :]):
                continue
            if _TOOK.search(reading.text[: quantity.start]):
                span = (quantity.start, quantity.stop)
                yield self.claim(reading, (), quantity.words, span, (quantity.low, quantity.high))

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return what took so long, by the words that all sentences share."""
        return f"how long: {shared_words(group)}"
