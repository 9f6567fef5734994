"""Levels: what a thing was, stood at or rose to: turnout, the level of a river, a rate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from topics.english.accounts import LEVELS
from topics.english.data import alternatives
from topics.english.quantities import COUNT, DURATION, MONEY, NUMBER
from topics.events.claims.story import Reading, StoryClaim, StoryKind
from topics.events.claims.things import thing_before
from topics.events.wording import usual_form

_AT = re.compile(
    rf"\b(?P<verb>{alternatives(LEVELS)})\s(?:\w+ly\s)?"
    r"(?:(?:at|to|as high as|just|only|some|a record|a high of)\s){0,3}$",
    re.IGNORECASE,
)
"""What stands between a thing and its level: "the river (rose to)"."""
_COMPARES = re.compile(
    r"^\s?(?:\([^)]*\)\s?)?[\s-]?(?:higher|lower|more|less|fewer|up|down|above|below|ahead|behind|faster|slower|points?|of|from|away|off"
    r"|north|south|east|west|to|deep|long|high|tall|wide|thick|old|in\s(?:length|width|height|depth))\b",
    re.IGNORECASE,
)
"""What makes a measure one from something else, or a dimension."""
_AHEAD = re.compile(
    r"(?:\b(?:to|will|would|could|can|may|might|should|must|not|never|be|if|nearly|almost)|n['’]t)\s(?:\w+ly\s)?$",
    re.IGNORECASE,
)
"""Words before a verb by which the thing did not stand there, or not yet."""
_VAGUE = frozenset({"it", "that", "this", "they", "he", "she", "there", "what", "number", "rate", "total", "figure"})


class Level(StoryKind):
    """At which level something stood."""

    name = "measure"
    is_of_numbers = True
    likeness = 0.0
    weighs_words = False
    least_shared = 1
    most_apart = 4.0
    most_days = 2
    same_news = 2
    may_grow = True

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the levels of things that the subject of their sentence names."""
        for quantity in reading.told:
            if quantity.measures in {COUNT, DURATION, MONEY, NUMBER} or _COMPARES.match(reading.text[quantity.stop :]):
                continue
            match = _AT.search(reading.text[: quantity.start])
            if match is None or _AHEAD.search(reading.text[: match.start()]):
                continue
            thing = thing_before(reading.text[: match.start()])
            if thing and thing not in _NO_THINGS:
                numbers = (quantity.low, quantity.high)
                span = (quantity.start, quantity.stop)
                yield self.claim(reading, (quantity.measures, thing), quantity.words, span, numbers)

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return what stood there."""
        thing = group[0].topic[1]
        words = (word.strip(",.") for word in group[0].sentence.quote.lower().split())
        return f"at what level: {next((word for word in words if usual_form(word) == thing), thing)}"


_NO_THINGS = frozenset(usual_form(word) for word in _VAGUE)
