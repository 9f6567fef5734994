"""Sayings: who said some words that several articles quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from topics.events.claims.story import NamedKind, Reading, StoryClaim


class Saying(NamedKind):
    """Who said what several articles quote word for word; ``topics.events.repeated_quotes`` finds it."""

    name = "speaker"

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield nothing: whose word it is takes the whole article."""
        yield from ()

    def differ(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether the two names have no word in common."""
        return set(one.side.lower().split()).isdisjoint(other.side.lower().split())

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return the words."""
        return f"who said: “{group[0].topic[0]} …”"
