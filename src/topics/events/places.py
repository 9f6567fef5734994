"""Places of events: whether two names are of one ground. The names themselves stand in ``topics.english.places``."""

from __future__ import annotations

from topics.english.places import COUNTRY_OF


def same_ground(one: str, other: str) -> bool:
    """Return whether two usual names are of one place, or one place lies within the other.

    >>> same_ground("Lyon", "France"), same_ground("Lyon", "Paris")
    (True, False)
    """
    return one == other or COUNTRY_OF.get(one) == other or COUNTRY_OF.get(other) == one


def share_ground(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether a place of the one set and a place of the other lie on the same ground."""
    return any(same_ground(here, there) for here in one for there in other)


def compatible(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two sets of places may be one place: one is empty, or a pair lies on the same ground."""
    return not one or not other or share_ground(one, other)
