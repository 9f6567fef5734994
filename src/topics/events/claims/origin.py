"""Origins: of which nation a person is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from topics.english.data import alternatives
from topics.english.places import DEMONYMS
from topics.events.claims.story import NamedKind, Reading, StoryClaim

_NATION = rf"(?<![-\w])(?P<nation>{alternatives(DEMONYMS)})(?![-\w])"
_AFTER = re.compile(
    rf"^,?\s(?:\d\d,\s)?(?:who is |who was |is |was )?an?\s(?:[\w-]+\s){{0,2}}?"
    rf"{_NATION}\s(?:national|citizen|passport holder|subject)\b"
)
_BEFORE = re.compile(rf"{_NATION}\s(?:national|citizen)\s(?:[a-z-]+\s){{0,2}}$")
_HINTS = ("national", "citizen", "passport", "subject")
"""Letters of which a sentence that tells a nationality has some."""


class Origin(NamedKind):
    """Of which nation a person is a citizen."""

    name = "origin"

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the nations that stand beside a person's full name."""
        if not any(hint in reading.low for hint in _HINTS):
            return
        for mention in reading.mentions:
            if mention.kind != "person" or mention.basis != "name" or " " not in mention.actor:
                continue
            match = _AFTER.match(reading.text[mention.stop :]) or _BEFORE.search(reading.text[: mention.start])
            if match:
                claim = self.claim(
                    reading, (mention.actor,), match["nation"], (mention.start, mention.stop), (0.0, 0.0)
                )
                yield replace(claim, side=DEMONYMS[match["nation"]])

    def differ(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether the nations are not the same."""
        return one.side != other.side

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return who it is."""
        return f"of which nation {group[0].topic[0]} is"
