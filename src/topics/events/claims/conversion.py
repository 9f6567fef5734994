"""Conversions: a measure and the same in another unit in brackets beside it, which do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from topics.english.quantities import COUNT, DURATION, MONEY, NUMBER
from topics.events.claims.measure import Measure
from topics.events.claims.story import Reading, StoryClaim
from topics.events.sentences import Sentence

_BETWEEN = re.compile(r"\s?\(\s?(?:some |about |around |roughly |or |nearly )?$")
_SLACK = 1.15
"""How far off a conversion may be, as newspapers round."""


class Conversion(Measure):
    """A measure told twice in one sentence, in two units."""

    within_sentence = True
    within_article = True

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield both where they contradict each other."""
        for one, other in pairwise(reading.quantities):
            if one.measures != other.measures or one.measures in {COUNT, MONEY, DURATION, NUMBER}:
                continue
            if re.search(r"\b(?:by|to)\s$", reading.text[: one.start]):
                continue
            is_beside = _BETWEEN.fullmatch(reading.text[one.stop : other.start])
            if is_beside and (one.high * _SLACK < other.low or other.high * _SLACK < one.low):
                for item in (one, other):
                    topic = (one.measures, f"{one.words} ({other.words})", reading.sentence.passage)
                    yield self.claim(reading, topic, item.words, (item.start, item.stop), (item.low, item.high))

    def moved(self, claim: StoryClaim, sentence: Sentence) -> StoryClaim:
        """Return a claim as another sentence makes it, whose measures are compared with none but its own."""
        return replace(claim, sentence=sentence, topic=(*claim.topic[:-1], sentence.passage))

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return the two measures as they stand."""
        return f"whether both measures are one: {group[0].topic[1]}"
