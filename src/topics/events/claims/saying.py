"""Sayings: who said some words that several articles quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from topics.events.claims.story import Reading, StoryClaim, StoryKind


class Saying(StoryKind):
    """Who said what several articles quote word for word; ``topics.events.repeated_quotes`` finds it."""

    name = "speaker"
    likeness = 0.0
    least_shared = 0
    of_one_day = False
    names_count = False
    may_grow = False

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield nothing: whose word it is takes the whole article."""
        yield from ()

    def near_enough(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether both are of the same words: any two of one topic are."""
        return True

    def differ(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether the two names have no word in common."""
        return set(one.side.lower().split()).isdisjoint(other.side.lower().split())

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return the words."""
        return f"who said: “{group[0].topic[0]} …”"
