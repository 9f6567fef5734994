"""Precedence: which of two things was done first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from topics.english.verb_groups import Tense, VerbGroup
from topics.events.claims.story import Reading, StoryClaim, StoryKind
from topics.events.wording import usual_form

_ORDER = re.compile(r"\b(?P<order>before|after)\s", re.IGNORECASE)
_DONE = frozenset({Tense.PAST, Tense.PLUPERFECT, Tense.PERFECT})
_NO_DEEDS = frozenset({"was", "were", "been", "had", "did", "said", "be", "have"})
_ENDS = re.compile(r"[.;:“”\"]|\b(?:but|while|because|although|though|which|who|that)\b", re.IGNORECASE)
"""What no order reaches over."""


class Precedence(StoryKind):
    """Which of two deeds came first."""

    name = "order"
    likeness = 0.5
    weighs_words = False
    least_shared = 3
    may_grow = False
    most_days = 30

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the order of two deeds that one word joins: "the union struck before the gates closed"."""
        for match in _ORDER.finditer(reading.text):
            pair = _deeds(reading, match)
            if pair is None:
                continue
            first, second = pair if match["order"].lower() == "before" else pair[::-1]
            deeds = tuple(sorted((usual_form(first.verb), usual_form(second.verb))))
            start, stop = min(first.start, second.start), max(first.stop, second.stop)
            claim = self.claim(reading, deeds, reading.text[start:stop], match.span(), (0.0, 0.0))
            yield replace(claim, side=usual_form(first.verb))

    def near_enough(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether both are of one order: any two of the same deeds may be."""
        return True

    def differ(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether another deed came first."""
        return one.side != other.side

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return the words of the first claim."""
        return f"what came first: {group[0].value}"


def _deeds(reading: Reading, order: re.Match[str]) -> tuple[VerbGroup, VerbGroup] | None:
    """Return the deed before and the deed behind "before" or "after", None where these are not plainly two."""
    groups = [group for group in reading.verbs if group.tense in _DONE]
    behind = [group for group in groups if group.start >= order.end()]
    before = [group for group in groups if group.stop <= order.start()]
    if not reading.text[: order.start()].strip():
        _, comma, _ = reading.text.partition(", ")
        at = len(reading.text.partition(", ")[0])
        main = [group for group in behind if comma and group.start > at]
        behind = [group for group in behind if group.start < at]
        pair = (main[0], behind[0]) if main and len(behind) == 1 else None
        ends = False
    else:
        pair = (before[-1], behind[0]) if before and behind else None
        ends = pair is not None and bool(_ENDS.search(reading.text[pair[0].stop : pair[1].start]))
    if pair is None or ends or any(group.negated or group.verb in _NO_DEEDS for group in pair):
        return None
    return None if usual_form(pair[0].verb) == usual_form(pair[1].verb) else pair
