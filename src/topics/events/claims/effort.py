"""How many take part in a common effort: countries in a search, police in an operation, ships on a rescue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from topics.english.outcomes import outcome_of
from topics.english.quantities import COUNT, EFFORT, EVERYBODY, OF_WHOLE, SAME_COUNT, TRAVELLERS, Quantity, counts_part
from topics.events.claims.story import Reading, StoryClaim, StoryKind
from topics.events.wording import usual_form

_GIVES = re.compile(
    r"\b(?:sent|sends?|sending|provid\w+|deploy\w+|offer\w*|dispatch\w+|contribut\w+|give|gave|has|have|had|its|their|the)"
    r"\s(?:a total of\s)?$",
    re.IGNORECASE,
)
"""Words before a number of what one of those who take part gives, or of those who were named before."""
_STEMS = frozenset(usual_form(word) for word in EFFORT)

_SEASON = 120
"""Days between two articles, inclusive, that count those who take part in one effort."""


class Effort(StoryKind):
    """How many take part in an effort that the story is about."""

    name = "count"
    is_of_numbers = True
    likeness = 0.0
    of_one_day = False
    owners_count = False
    most_apart = 4.0
    most_values = 8
    same_news = _SEASON

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the numbers of those who take part in an effort."""
        for quantity in reading.told:
            if takes_part(reading, quantity):
                topic = (SAME_COUNT.get(quantity.of, quantity.of),)
                span, numbers = (quantity.start, quantity.stop), (quantity.low, quantity.high)
                claim = self.claim(reading, topic, quantity.words, span, numbers)
                is_one_named = bool(OF_WHOLE.search(reading.text[: quantity.start]))
                yield replace(claim, names=frozenset()) if is_one_named else claim

    def near_enough(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether both numbers are of one effort, told by one word for it within a season."""
        if one.published and other.published and abs(one.published - other.published) > _SEASON:
            return False
        return super().near_enough(one, other) and not _STEMS.isdisjoint(one.near & other.near)

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return who is counted."""
        return f"how many {group[0].topic[0]} take part"


def takes_part(reading: Reading, quantity: Quantity) -> bool:
    """Return whether a number counts those who take part in an effort, all of them and not those that one sends."""
    text = reading.text
    if quantity.measures != COUNT or quantity.describing or quantity.of in EVERYBODY | TRAVELLERS:
        return False
    if counts_part(text, quantity) or outcome_of(text, quantity) or _GIVES.search(text[: quantity.start]):
        return False
    return not _STEMS.isdisjoint(reading.around(quantity.start, quantity.stop))
