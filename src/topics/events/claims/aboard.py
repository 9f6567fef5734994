"""How many people, passengers or crew a vehicle carried."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from topics.english.data import alternatives
from topics.english.happenings import BEFALLEN
from topics.english.numbers import NUMBER_WORDS
from topics.english.quantities import ABOARD, CARRIERS, COUNT, EVERYBODY, PARTIAL, TRAVELLERS, Quantity
from topics.events.claims.story import Reading, StoryClaim, StoryKind

_CREW = r"(?:\sand\s(?:(?:\d+|[a-z]+)\s)?crew(?:\smembers)?)"
_AFTER = re.compile(
    rf"^(?P<crew>{_CREW})?(?:,?\s(?:who|that)\swere)?\s(?:on\s)?(?:{alternatives(ABOARD)})\b"
    rf"|^(?P<crew2>{_CREW})?\son\s(?:that|the|this)\s(?:[\w-]+\s)?(?:{alternatives(CARRIERS)})\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:carrying|carried|with)\s(?:a total of\s)?$", re.IGNORECASE)
_CARRIER = re.compile(rf"\b(?:{alternatives(CARRIERS)})s?\b", re.IGNORECASE)
_COUNTED_CREW = re.compile(rf"\d|\s(?:{alternatives(NUMBER_WORDS)})\s", re.IGNORECASE)
_ONLY_SOME = re.compile(rf"\b(?:{alternatives(PARTIAL)})\s$", re.IGNORECASE)
_NO_THING = (*ABOARD, *EVERYBODY, *TRAVELLERS, *BEFALLEN)
"""Words that tell no vehicle from another."""
_OWN = re.compile(r"\b(?:its|the|all)\s$", re.IGNORECASE)


class Aboard(StoryKind):
    """How many a vehicle carried."""

    name = "count"
    is_of_numbers = True
    likeness = 0.12
    most_apart = 1.25
    joins_usual = True
    of_one_day = False
    joins_equals = True
    may_grow = False
    within_article = True
    owners_count = False

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the numbers of people in a vehicle, such as "carrying 80 passengers and crew"."""
        for quantity in reading.told:
            who = who_is_aboard(reading.text, quantity)
            if who and not quantity.describing and not _ONLY_SOME.search(reading.text[: quantity.start]):
                span, numbers = (quantity.start, quantity.stop), (quantity.low, quantity.high)
                words = f"{quantity.words} and crew" if who != quantity.of == "passengers" else quantity.words
                yield self.claim(reading, (who,), words, span, numbers, without=_NO_THING)

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return whom the vehicle carried."""
        return f"how many {group[0].topic[0]} were aboard"


def who_is_aboard(text: str, quantity: Quantity) -> str:
    """Return who is in a vehicle: passengers, crew, or people where all are meant; "" where nobody is."""
    if quantity.measures != COUNT or quantity.of not in EVERYBODY | TRAVELLERS:
        return ""
    before, after = text[: quantity.start], text[quantity.stop :]
    crew = re.match(_CREW, after)
    together = crew is not None and not _COUNTED_CREW.search(crew[0])
    is_aboard = bool(_AFTER.match(after))
    is_carried = bool(_BEFORE.search(before)) and (quantity.of in TRAVELLERS or bool(_CARRIER.search(before)))
    is_told = before.lower().endswith("there were ") and re.match(r"\son\s", after)
    is_own = quantity.of in TRAVELLERS and bool(_OWN.search(before)) and not after.startswith(" who")
    if not (is_aboard or is_carried or is_told or (is_own and _CARRIER.search(text))):
        return ""
    if quantity.of in TRAVELLERS and not together:
        return quantity.of
    return "people"
