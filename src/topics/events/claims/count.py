"""Counts: how many were killed, hurt, arrested, or are missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from topics.english.happenings import BEFALLEN
from topics.english.outcomes import outcome_of, who_is_counted
from topics.english.quantities import EVERYBODY, counts_part
from topics.events.claims.story import Reading, StoryClaim, StoryKind


class Whole(StoryKind):
    """How many something befell in all, held against how many of some kind: four people killed are no five soldiers."""

    name = "count"
    is_of_numbers = True
    likeness = 0.4
    likeness_of_day = 0.1
    least_shared = 2
    most_days = 0

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the counts of a sentence that names a day."""
        for quantity in reading.told if reading.days else ():
            outcome = outcome_of(reading.text, quantity)
            who = who_is_counted(quantity)
            is_whole = who == "people" and not quantity.describing
            if not outcome or counts_part(reading.text, quantity) or (who == "people" and not is_whole):
                continue
            value = quantity.words if outcome in quantity.words.lower() else f"{quantity.words} {outcome}"
            span, numbers = (quantity.start, quantity.stop), (quantity.low, quantity.high)
            claim = self.claim(reading, (outcome,), value, span, numbers, without=(*BEFALLEN, *EVERYBODY))
            yield replace(claim, of="" if is_whole else who)

    def differ(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether fewer were counted in all than of a kind."""
        if bool(one.of) == bool(other.of):
            return False
        whole, part = (other, one) if one.of else (one, other)
        return whole.high < part.low

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return what befell them."""
        return f"how many were {group[0].topic[0]}"


class Count(StoryKind):
    """How many something befell."""

    name = "count"
    is_of_numbers = True
    likeness = 0.2
    likeness_of_day = 0.1
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
