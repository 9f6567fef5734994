"""Ages: how old a person is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from topics.events.claims.story import Reading, StoryClaim, StoryKind

_AFTER = re.compile(
    r"^,?\s(?:who was |who is |was |is )?(?:aged\s)?(?P<age>\d{1,2})(?=,|\.|;|\)|\s(?:years old|and|when)|$)"
)
_IN_BRACKETS = re.compile(r"^\s\((?P<age>\d{1,2})\)")
_BEFORE = re.compile(r"\b(?P<age>\d{1,2})-year-old\s(?:[\w'’-]+\s){0,3}$")
_YEAR = 365
_BIRTHDAY = 14
"""Days between two articles from which (exclusive) a birthday may well lie between them."""


class Age(StoryKind):
    """How old somebody is."""

    name = "age"
    likeness = 0.0
    of_one_day = False
    may_grow = False
    within_article = True
    most_apart = 1.6

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the ages that stand beside a person's name."""
        for mention in reading.mentions:
            if mention.kind != "person" or mention.basis != "name" or " " not in mention.actor:
                continue
            after = reading.text[mention.stop :]
            match = _AFTER.match(after) or _IN_BRACKETS.match(after) or _BEFORE.search(reading.text[: mention.start])
            if match and int(match["age"]):
                age = float(match["age"])
                claim = self.claim(reading, (mention.actor,), match["age"], (mention.start, mention.stop), (age, age))
                yield claim

    def differ(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether two ages are farther apart than the days between their articles explain."""
        earlier, later = sorted((one, other), key=lambda claim: claim.published)
        days = later.published - earlier.published if earlier.published else 0
        grown = later.low - earlier.low
        least, most = days // _YEAR, days // _YEAR + (1 if days > _BIRTHDAY else 0)
        return not least <= grown <= most

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return whose age it is."""
        return f"how old {group[0].topic[0]} is"
