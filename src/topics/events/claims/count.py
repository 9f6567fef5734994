"""Counts: how many were killed, hurt, arrested, or are missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from topics.english.happenings import BEFALLEN
from topics.english.outcomes import outcome_of, who_is_counted
from topics.english.quantities import EVERYBODY, counts_part
from topics.events.claims.story import Reading, StoryClaim, StoryKind


class Count(StoryKind):
    """How many something befell."""

    name = "count"
    is_of_numbers = True
    likeness = 0.2
    joins_equals = True
    most_apart_if_alike = 10.0
    owners_count = False

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the counts of a sentence, such as "at least 12 people were killed"."""
        for quantity in reading.told:
            outcome = outcome_of(reading.text, quantity)
            if outcome and not counts_part(reading.text, quantity):
                topic = (outcome, who_is_counted(quantity), " ".join(sorted(quantity.describing)))
                span = (quantity.start, quantity.stop)
                value = quantity.words if outcome in quantity.words.lower() else f"{quantity.words} {outcome}"
                numbers = (quantity.low, quantity.high)
                yield self.claim(reading, topic, value, span, numbers, without=(*BEFALLEN, *EVERYBODY))

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return what was counted."""
        outcome, who, describing = group[0].topic
        whom = "" if who == "people" else f"{describing} {who} ".lstrip()
        return f"how many {whom}were {outcome}"
