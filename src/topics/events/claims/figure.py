"""Figures: two exact figures of one thing that are nearly the same, "328 square miles" and "332 square miles"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from topics.english.quantities import COUNT, DURATION, EVERYBODY, MONEY, NUMBER, SAME_COUNT, TRAVELLERS, counts_part
from topics.events.claims.cost import shared_words
from topics.events.claims.owner import measured_person
from topics.events.claims.story import UNIT_WORDS, Reading, StoryClaim, StoryKind
from topics.events.wording import content_words

_DIGITS = re.compile(r"\d[\d,.]*")
_TELLING = 3
"""Digits that are not zeros at the end, inclusive, from which a figure is not rounded."""
_SHARE = "share"
_APART = 1.1
"""How many times the smaller of two figures the larger is, at most, if one is a slip or an update of the other."""
_ROUNDED_FROM = 1.005
"""How many times the smaller of two figures the larger is, inclusive, where one is the other rounded or converted."""
_NEARLY = 1.03
"""The same, inclusive, up to which two figures are so near that one word in common is enough."""
_WORDS = 3
"""Words around two figures of one thing that they have in common, inclusive, where they share no name."""


class Figure(StoryKind):
    """An exact figure of many digits, which hardly two things have nearly in common."""

    name = "count"
    is_of_numbers = True
    likeness = 0.0
    least_shared = 0
    names_count = False
    may_grow = True

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the exact figures of counts and measures."""
        for quantity in reading.told:
            if quantity.measures in {MONEY, DURATION, NUMBER, _SHARE} or quantity.is_rough:
                continue
            number = _DIGITS.search(quantity.words)
            if not number or len(number[0].replace(",", "").replace(".", "").strip("0")) < _TELLING:
                continue
            if quantity.of in EVERYBODY | TRAVELLERS or counts_part(reading.text, quantity):
                continue
            who = "" if quantity.measures == COUNT else measured_person(reading, quantity.start)
            if who is None:
                continue
            topic = (quantity.measures, SAME_COUNT.get(quantity.of, quantity.of))
            middle = (quantity.low + quantity.high) / 2
            span = (quantity.start, quantity.stop)
            yield replace(self.claim(reading, topic, quantity.words, span, (middle, middle)), of=who)

    def near_enough(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether two figures are nearly the same, and neither is the other as rounded or converted."""
        smaller, larger = sorted((one.low, other.low))
        if not smaller or larger / smaller > _APART or _ROUNDED_FROM >= larger / smaller > 1:
            return False
        least = 1 if larger / smaller <= _NEARLY else _WORDS
        shared = _words_around(one) & _words_around(other)
        return not one.names.isdisjoint(other.names) or len(shared) >= least

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return what the figures are of."""
        measures, of = group[0].topic
        return f"how many {of}" if measures == COUNT else f"{measures}: {shared_words(group)}".rstrip(": ")


def _words_around(claim: StoryClaim) -> frozenset[str]:
    """Return the content words of a whole sentence without those of its figures and their units."""
    return _words_of(claim.sentence.quote) - _words_of(claim.value) - UNIT_WORDS


@lru_cache(maxsize=1024)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(content_words(text))
