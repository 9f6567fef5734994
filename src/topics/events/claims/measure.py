"""Measures: how far, how large, how heavy, how fast, what share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from topics.english.accounts import DIMENSIONS
from topics.english.data import alternatives
from topics.english.happenings import CHANGE_VERBS
from topics.english.quantities import COUNT, DURATION, MONEY, NUMBER, Quantity
from topics.events.claims.cost import shared_words
from topics.events.claims.owner import measured_person
from topics.events.claims.story import Reading, StoryClaim, StoryKind
from topics.records import ClaimKind

_SIDE = r"(?:north|south|east|west)"
_DIRECTION = re.compile(
    rf"^\s?(?:\([^)]*\)\s)?(?:to\s)?(?:the\s)?(?P<side>{_SIDE}(?:[\s-]?{_SIDE})*)(?:ern)?\s(?:of\s)(?:the\s)?(?:[\w-]+\s){{0,3}}?(?P<place>[A-Z]\w+)"
    rf"(?:\scity of (?P<city>[A-Z]\w+))?"
)
_RANGE = re.compile(r"\b(?:from|between|by|and|to)\s(?:about |some )?$", re.IGNORECASE)
_RANGED = re.compile(r"^\s(?:\([^)]*\)\s)?(?:to|by|and)\s(?:about |some )?\d", re.IGNORECASE)
"""A measure that is one end of a range, or one side of something."""
_LONGEST_RANGE = 20
"""Characters before a measure within which the words of a range stand."""
_FOLLOWS = re.compile(r"^\s?(?:\([^)]*\)\s)?(?P<word>[a-zA-Z]+)")
_PLAIN = 2
"""Length of the topic of a measure that names no direction and place: what is measured, and the word behind it."""
_WORDS = {"distance": "how far", "area": "how large", "weight": "how heavy", "speed": "how fast", "share": "what share"}


class Measure(StoryKind):
    """A measure of something."""

    name: ClassVar[ClaimKind] = "measure"
    is_of_numbers = True
    likeness = 0.5
    least_shared = 3
    most_apart = 4.0
    may_grow = False
    is_set_right = True

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the measures of a sentence."""
        for quantity in reading.told:
            if quantity.measures in {COUNT, MONEY, DURATION, NUMBER}:
                continue
            before = max(0, quantity.start - _LONGEST_RANGE)
            if _RANGE.search(reading.text, before, quantity.start) or _RANGED.match(reading.text[quantity.stop :]):
                continue
            if quantity.measures == "share" and _is_change_of_unknown_days(reading, quantity):
                continue
            place = _from(reading, quantity)
            who = "" if place else measured_person(reading, quantity.start)
            if who is None:
                continue
            follows = _FOLLOWS.match(reading.text[quantity.stop :])
            topic = (quantity.measures, *(place or ((follows["word"].lower() if follows else ""),)))
            if not self._is_about(topic):
                continue
            numbers = (quantity.low, quantity.high)
            claim = self.claim(reading, topic, quantity.words, (quantity.start, quantity.stop), numbers)
            yield replace(claim, of=who)

    def _is_about(self, topic: tuple[str, ...]) -> bool:
        """Return whether this kind is about such a topic: what is measured, and its direction or the word behind it."""
        return bool(topic)

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return what is measured."""
        measured, *place = group[0].topic
        if len(place) > 1:
            return f"how far {' of '.join([_direction_words(str(place[0])), *map(str, place[1:])])}"
        return f"{_WORDS.get(str(measured), str(measured))}: {shared_words(group)}"


_CHANGE = re.compile(
    rf"\b(?:up|down|los(?:t|e|es|ing)|{alternatives(CHANGE_VERBS)})"
    r"\s(?:(?:by|another|about|nearly|more\sthan|almost|some|around|over|a\sfurther)\s)*"
    r"(?:[\d,.]+\s(?:points?)\s?,?\s(?:or\s)?(?:(?:about|nearly|almost)\s)?)?$",
    re.IGNORECASE,
)
"""What stands before a share by which something rose or fell: "up ", "down 514 points, or "."""
_LONGEST_CHANGE = 60
"""Characters before a share within which these words stand."""


def _is_change_of_unknown_days(reading: Reading, quantity: Quantity) -> bool:
    """Return whether a share is by how much something rose or fell, on no day that the sentence names.

    What rises on one day falls on another: two such shares are of one thing on one known day alone.
    """
    is_of_day = len(reading.days) == 1 and reading.days[0][0] == reading.days[0][1]
    before = max(0, quantity.start - _LONGEST_CHANGE)
    return not is_of_day and _CHANGE.search(reading.text, before, quantity.start) is not None


class FromPlace(Measure):
    """How far something lies in one direction from a place."""

    likeness = 0.15
    least_shared = 1
    most_apart = 2.0

    def _is_about(self, topic: tuple[str, ...]) -> bool:
        """Return whether a topic names a direction and a place."""
        return len(topic) > _PLAIN


class Direction(FromPlace):
    """In which direction from a place something lies, where its distance is much the same."""

    name = "place"
    most_apart = 1.3
    most_days = 60

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the directions of what lies at some distance from a place."""
        for claim in super().of_reading(reading):
            _, side, place = claim.topic
            yield replace(claim, topic=(place,), value=f"{_direction_words(str(side))} of {place}", side=str(side))

    def near_enough(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether two directions are near enough to be of one thing, and the distances too."""
        turn = abs(_bearing(one.side) - _bearing(other.side)) % _CIRCLE
        return super().near_enough(one, other) and min(turn, _CIRCLE - turn) <= _MOST_TURN

    def differ(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether the directions are not the same."""
        return one.side != other.side

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return the place."""
        return f"in which direction from {group[0].topic[0]}"


def _direction_words(side: str) -> str:
    """Return a direction as it is written.

    >>> _direction_words("westnorthwest"), _direction_words("northwest")
    ('west-northwest', 'northwest')
    """
    return _OF_THREE.sub(r"\g<0>-", side)


_OF_THREE = re.compile(r"^(?:north|south|east|west)(?=(?:north|south)(?:east|west)$)")


class Plain(Measure):
    """A measure that names no direction and place."""

    def _is_about(self, topic: tuple[str, ...]) -> bool:
        """Return whether a topic is another one, and none that ``Dimension`` reads."""
        return len(topic) == _PLAIN and topic[-1] not in DIMENSIONS


def _from(reading: Reading, quantity: Quantity) -> tuple[str, ...]:
    match = _DIRECTION.match(reading.text[quantity.stop :])
    if not match:
        return ()
    return re.sub(r"[\s-]", "", match["side"].lower()), match["city"] or match["place"]


_CIRCLE = 360
_MOST_TURN = 67.5
"""Degrees between two directions, inclusive, up to which they can be of one thing."""
_SIDES = {"north": 0.0, "east": 90.0, "south": 180.0, "west": 270.0}


def _bearing(side: str) -> float:
    """Return the degrees of a direction: 315 for "northwest", 292.5 for "westnorthwest"."""
    found = re.findall(_SIDE, side)
    if len(found) == 1:
        return _SIDES[found[0]]
    towards = _bearing("".join(found[1:]))
    turn = (towards - _SIDES[found[0]] + _CIRCLE / 2) % _CIRCLE - _CIRCLE / 2
    return (_SIDES[found[0]] + turn / 2) % _CIRCLE
