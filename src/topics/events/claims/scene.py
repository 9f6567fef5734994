"""Scenes: in which town a person was born, arrested, hurt or died."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from topics.english.places import COUNTRY_OF
from topics.events.claims.story import Reading, StoryClaim, StoryKind
from topics.events.people.actors import Mention
from topics.events.places import same_ground

_HAPPENED = re.compile(
    r"^,?\s(?:(?:who|had|has|was|were|been|also|later|himself|herself|aged|\d\d,?)\s){0,4}"
    r"(?P<verb>born|died|arrested|detained|killed|shot|murdered|assassinated|buried|hanged|drowned|stabbed)\b",
    re.IGNORECASE,
)
"""What follows the name of a person to whom it happened."""
_ONCE = frozenset({"born", "died", "killed", "murdered", "assassinated", "buried", "hanged", "drowned"})
"""What happens to nobody twice."""
_PLACE = re.compile(r"\b(?:in|at|near|outside)\s(?:the\s(?:[\w-]+\s){0,3}(?:of|in)\s)?$", re.IGNORECASE)
_REACH = 70
"""Characters between the verb and its town, at most."""
_BREAK = re.compile(r"[.;:]|\b(?:and|but|after|before|when|while)\b")
_NEWS = 60
"""Days between two articles, inclusive, that tell of one arrest."""


class Scene(StoryKind):
    """In which town something happened to a person."""

    name = "place"
    likeness = 0.0
    least_shared = 0
    names_count = False
    may_grow = False

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the towns in which something happened to persons with a full name."""
        towns = [item for item in reading.mentions if item.kind == "place" and item.actor in COUNTRY_OF]
        if not towns:
            return
        for mention in reading.mentions:
            if mention.kind != "person" or mention.basis != "name" or " " not in mention.actor:
                continue
            happened = _HAPPENED.match(reading.text[mention.stop :])
            town = _town(reading.text, towns, mention.stop + happened.end()) if happened else None
            if happened and town:
                topic = (mention.actor, happened["verb"].lower())
                claim = self.claim(reading, topic, town.actor, (town.start, town.stop), (0.0, 0.0))
                yield replace(claim, side=town.actor)

    def near_enough(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether both are of one happening: of what happens once any two are."""
        return one.topic[1] in _ONCE or abs(one.published - other.published) <= _NEWS

    def differ(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether neither town lies in the other."""
        return not same_ground(one.side, other.side)

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return what happened to whom."""
        who, verb = group[0].topic
        return f"where {who} {verb}" if verb in {"died", "drowned"} else f"where {who} was {verb}"


def _town(text: str, towns: Sequence[Mention], start: int) -> Mention | None:
    """Return the town that a verb is placed in: the first behind it that "in" stands before."""
    for town in towns:
        between = text[start : town.start]
        if start <= town.start <= start + _REACH and _PLACE.search(between) and not _BREAK.search(between):
            return town
    return None
