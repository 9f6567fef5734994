"""Periods: how long something took, or a sentence that a court passed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from topics.english.data import alternatives
from topics.english.quantities import DURATION, TOOK
from topics.events.claims.cost import shared_words
from topics.events.claims.story import Reading, StoryClaim, StoryKind
from topics.events.claims.things import thing_after

_TOOK = re.compile(rf"\b(?:{alternatives(TOOK)})\b[^.;,]{{0,30}}$", re.IGNORECASE)
_MAY_BE = re.compile(r"\b(?:should|would|could|may|might|to)\sbe\s$", re.IGNORECASE)
"""Words before a verb in the passive by which nothing was done: "(should be) sentenced"."""
_PART = re.compile(r"^\s(?:of|into)\s(?:an?|the|his|her|its|their|that|this)\b", re.IGNORECASE)
"""What makes a time a part of another: "10 months (of a) five-year sentence"."""
_OF = re.compile(r"^\s?(?:['’]s?\s?|of\s)(?P<what>[a-z]\w*(?:\s[a-z]\w*)*)")
"""What a time is filled with: "five years (of probation)", "180 days' (community labour)"."""
_POINT = re.compile(r"^\s(?:ago|after|before|later|earlier|since|old|away|from now|into|of age)\b", re.IGNORECASE)


class Period(StoryKind):
    """How long something took."""

    name = "length"
    is_of_numbers = True
    likeness = 0.45
    most_apart = 6.0
    may_grow = False

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield how long things took."""
        for quantity in reading.told:
            behind = reading.text[quantity.stop :]
            if quantity.measures != DURATION or _POINT.match(behind) or _PART.match(behind):
                continue
            took = _TOOK.search(reading.text[: quantity.start])
            if took and not _MAY_BE.search(reading.text[: took.start()]):
                span, numbers = (quantity.start, quantity.stop), (quantity.low, quantity.high)
                verb = took.group().split()[:1]
                claim = self.claim(reading, (), quantity.words, span, numbers, without=verb)
                filled = _OF.match(behind)
                yield replace(claim, of=thing_after(f" {filled['what']}") if filled else "")

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return what took so long, by the words that all sentences share."""
        return f"how long: {shared_words(group)}"
