"""Lengths: how long talks, a call, a visit or a speech lasted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from topics.english.happenings import TALKS
from topics.events.claims.kind import Claim, Kind, Surroundings, people_of
from topics.events.claims.quantities import bounds
from topics.events.statements import Statement

_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:([\d.]+)H)?(?:(\d+)M)?)?$")
"""A TIMEX3 duration in days, hours and minutes."""
_MINUTES = (1440, 60, 1)
"""Minutes of each of its parts."""
_TALKS = "|".join(sorted(TALKS))
_BEFORE_NOUN = re.compile(rf"[\s-]*(?:of\s)?(?:[\w-]+\s){{0,2}}?(?P<noun>{_TALKS})\b", re.IGNORECASE)
"""What follows the words of a duration: "(two hours) of frank talks"."""
_AFTER_NOUN = re.compile(
    rf"\b(?P<noun>{_TALKS})\b[^.;]{{0,60}}\b(?:lasted|lasting|took|ran|went on)\b[^.;]{{0,20}}$"
    r"|\b(?P<verb>met|spoke|talked)\b[^.;]{0,80}\bfor\s(?:[a-z ]{0,12})$",
    re.IGNORECASE,
)
"""What comes before them: "the talks lasted (two hours)"."""
_TOPICS = {"trip": "visit", "visit": "visit", "call": "call", "speech": "speech"}
"""What lasted, by the word for it; all others are talks."""
_QUALIFIER_REACH = 12
"""Characters before a duration in which a word qualifies it."""


class Length(Kind):
    """How long something lasted that two people took part in."""

    name = "length"
    rank = 1
    shared_people = 2

    def of_sentence(self, statement: Statement, around: Surroundings) -> Iterator[Claim]:
        """Yield the lengths that the durations of a sentence give."""
        for words, value in around.durations.get(statement.passage, ()):
            yield from self._lengths(statement, words, value)

    def _lengths(self, statement: Statement, words: str, value: str) -> Iterator[Claim]:
        """Yield the length that one duration gives, from its words and TIMEX3 value."""
        match = _DURATION.match(value)
        before, held, after = statement.sentence.quote.partition(words)
        if not match or not held:
            return
        minutes = sum(float(part or 0) * unit for part, unit in zip(match.groups(), _MINUTES, strict=True))
        spot = _BEFORE_NOUN.match(after) or _AFTER_NOUN.search(before)
        if not minutes or not spot:
            return
        noun = (spot["noun"] or "talks").lower()
        low, high = bounds(minutes, before[-_QUALIFIER_REACH:] + words)
        yield Claim(self, _TOPICS.get(noun, "talks"), words, low, high, statement)

    def about(self, group: Sequence[Claim]) -> str:
        """Return what lasted, and whose it was."""
        return f"how long the {group[0].topic} of {people_of(group)} lasted"
