"""Units: the same figure of the same thing in another unit, "120 miles" and "120 km"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from topics.english.quantities import COUNT, CURRENCIES, DURATION, MONEY, NUMBER, Quantity
from topics.events.claims.cost import shared_thing
from topics.events.claims.story import Reading, StoryClaim, StoryKind

_DIGITS = re.compile(r"\d[\d,.]*\d")
_SCALE = re.compile(
    r"\b(?:thousands?|millions?|billions?|hundreds of \w+|tens of \w+)\b|(?<=\d)(?:m|bn)\b", re.IGNORECASE
)
_CURRENCIES = sorted(currency.name for currency in CURRENCIES)
_MONEY_WORDS = tuple(word for currency in CURRENCIES for word in currency.words)
_LEAST_DIGITS = 2
"""Digits that are not zeros at the end, from which (inclusive) two equal figures are hardly equal by chance."""


class UnitOf(StoryKind):
    """In which unit a figure is."""

    name = "measure"
    is_of_numbers = True
    likeness = 0.15
    names_count = False
    least_shared = 2
    may_grow = False

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the measures whose digits tell them from others, but amounts of money given in two currencies."""
        for quantity in reading.told:
            if quantity.measures == MONEY and reading.is_restated(quantity):
                continue  # "$10 million (£6.1 million)" is hardly taken for pounds
            figure = _figure(quantity)
            if figure:
                topic = (quantity.measures, figure)
                span, numbers = (quantity.start, quantity.stop), (quantity.low, quantity.high)
                if quantity.measures == MONEY:
                    numbers = (float(_CURRENCIES.index(quantity.of)),) * 2
                yield self.claim(reading, topic, quantity.words, span, numbers, without=_MONEY_WORDS)

    def near_enough(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether both are in units: by the figure they are of one thing."""
        return True

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return what the figure is of."""
        return f"{shared_thing(group)}, in which unit".lstrip(", ")


def _figure(quantity: Quantity) -> str:
    """Return the digits of a measure, or the amount of money without its currency, if they tell it from others."""
    if quantity.measures in {COUNT, DURATION, NUMBER}:
        return ""
    digits = _DIGITS.search(quantity.words)
    figure = digits[0].replace(",", "") if digits else ""
    if quantity.measures == MONEY:
        scale = _SCALE.search(quantity.words)
        vague = scale[0].lower() if scale and not re.search(r"\d", quantity.words) and " of " in scale[0] else ""
        return f"{figure} {scale[0].lower()}" if scale and len(figure) >= _LEAST_DIGITS else vague
    return figure if len(figure.rstrip("0.")) >= _LEAST_DIGITS else ""
