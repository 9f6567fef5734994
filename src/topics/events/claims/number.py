"""Numbers of anything else that is counted: what is counted is the same, and so are the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from topics.english.outcomes import outcome_of
from topics.english.quantities import COUNT, SAME_COUNT, counts_part
from topics.events.claims.aboard import who_is_aboard
from topics.events.claims.effort import takes_part
from topics.events.claims.story import Reading, StoryClaim, StoryKind
from topics.events.wording import usual_form

_NAMED = re.compile(r"\bthe\s$", re.IGNORECASE)
"""A word after which a number counts what was named before."""
_WHO = re.compile(
    r"^\s(?:who|that|which)(?P<deed>\s(?:(?:had|have|has|were|was|are|is|did)\s)?(?:not\s)?(?P<verb>[a-z]+)\b"
    r"(?:\s(?:in|out|up|down|off|on|away|over|back)\b)?)"
)


class Number(StoryKind):
    """How many there are of something."""

    name = "count"
    is_of_numbers = True
    least_shared = 2
    likeness = 0.4
    most_days = 400
    tells_deed: ClassVar[bool] = False
    """Whether a clause says what those who are counted did: "four passengers who checked in"."""

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the counts of things and people that nothing befell."""
        for quantity in reading.told:
            if (
                quantity.measures != COUNT
                or counts_part(reading.text, quantity)
                or _NAMED.search(reading.text[: quantity.start])
            ):
                continue
            if outcome_of(reading.text, quantity) or who_is_aboard(reading.text, quantity):
                continue
            noun = SAME_COUNT.get(quantity.of, quantity.of)
            numbers = (quantity.low, quantity.high)
            verb = _WHO.match(reading.text[quantity.stop :])
            if bool(verb) == self.tells_deed:
                if not verb and takes_part(reading, quantity):
                    continue
                deed = usual_form(verb["verb"].lower()) if verb else ""
                topic = (noun, " ".join(quantity.describing), deed)
                yield self.claim(reading, topic, quantity.words, (quantity.start, quantity.stop), numbers)

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return what is counted."""
        noun, describing, _ = group[0].topic
        return f"how many {describing} {noun}".replace("  ", " ")


class Doers(Number):
    """How many did something, by a clause beside them."""

    likeness = 0.15
    least_shared = 1
    tells_deed = True
    may_grow = False

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return who is counted, and what they did in the words of the first sentence."""
        match = _WHO.match(group[0].sentence.quote.partition(group[0].value)[2])
        return f"{super().about(group)}{match['deed'] if match else ''}"
