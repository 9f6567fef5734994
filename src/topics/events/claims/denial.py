"""Denials: whether something happened at all; one sentence says so, another that it did not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from topics.english.accounts import LIGHT_VERBS
from topics.english.happenings import DENIAL_VERBS, SPEECH_VERBS
from topics.english.verb_groups import Tense, VerbGroup
from topics.english.words import FUNCTION_WORDS
from topics.events.claims.story import Reading, StoryClaim, StoryKind
from topics.events.wording import usual_form

_HINT = re.compile(
    r"\b(?:no|not|never|neither|none|den(?:y|ies|ied)|refus\w+|declin\w+|reject\w+|without)\b|n['’]t\b", re.IGNORECASE
)
"""Words by which a sentence denies something; others are read only where such a one denies the same."""


def may_deny(text: str) -> bool:
    """Return whether a sentence has a word by which something is denied."""
    return bool(_HINT.search(text))


_NO = re.compile(
    r"\b(?P<no>no|neither|none of the|not a single)\s(?:[\w-]+\s){0,5}?(?P<noun>[\w-]+)\s*$", re.IGNORECASE
)
_NOUN = re.compile(r"(?P<noun>[^\W\d_][\w'’-]*)\s*$")
_OBJECT = re.compile(
    r"^\s(?:(?P<no>no|any)\s|(?:the|a|an|some|several|two|three|its|his|her|their)\s)?(?:(?P<first>[a-z-]+)\s)?(?P<noun>[a-z-]+)\b"
)
_DONE = frozenset({Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT})
_BE = re.compile(r"\b(?:was|were|been|being)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not(?!\sonly)|never)\b|n['’]t\b", re.IGNORECASE)
_SO_FAR = 2.0
"""The value of a claim that something has not happened yet."""
_SHORTEST = 4
"""Letters from which a noun tells something."""
_NO_DEEDS = (
    SPEECH_VERBS
    | LIGHT_VERBS
    | {"be", "was", "were", "been", "have", "had", "has", "do", "did", "made", "make", "said"}
)


class Undone(StoryKind):
    """Whether something was done to something: "no signals were detected", "a ship detected signals"."""

    name = "whether"
    likeness = 0.0
    least_shared = 0
    may_grow = False
    most_days = 200

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield what was done to a thing, or was not."""
        text = reading.text
        for group in reading.verbs:
            if group.tense not in _DONE or group.verb in _NO_DEEDS or _is_negated(group):
                continue
            for noun, negated, start, stop in _things(text, group):
                denied = float(negated)
                if denied and group.tense is not Tense.PAST:
                    denied = _SO_FAR
                topic = (usual_form(noun), usual_form(group.verb))
                yield self.claim(reading, topic, text[start:stop].strip(), (start, stop), (denied, denied))

    def near_enough(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether what has not happened so far is told no earlier than that it happened."""
        denial, said = (one, other) if one.low > other.low else (other, one)
        if said.low or denial.low != _SO_FAR:
            return True
        return not said.published or denial.published >= said.published

    def differ(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether one denies what the other says."""
        return bool(one.low) != bool(other.low)

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return what is said to have happened."""
        return f"whether it was so: {min(claim.value for claim in group if not claim.low)}"


def _things(text: str, group: VerbGroup) -> Iterator[tuple[str, bool, int, int]]:
    """Yield the nouns that something is done to, whether "no" stands before them, and where they and the verb stand."""
    if _BE.search(group.words):
        before = text[: group.start]
        match = _NO.search(before) or _NOUN.search(before)
        if match and _tells(match["noun"]):
            yield match["noun"].lower(), "no" in match.groupdict(), match.start(), group.stop
        return
    match = _OBJECT.match(text[group.stop :])
    if match:
        for noun in {match["first"], match["noun"]} - {None}:
            if _tells(noun):
                yield noun, match["no"] == "no", group.start, group.stop + match.end()


def _is_negated(group: VerbGroup) -> bool:
    """Return whether "not" or "never" stands within a verb group."""
    return group.negated or bool(_NOT.search(group.words))


def _tells(noun: str) -> bool:
    return len(noun) >= _SHORTEST and noun.lower() not in FUNCTION_WORDS


class Deed(StoryKind):
    """Whether somebody did something: "Berg resigned", "Berg denied that she had resigned"."""

    name = "whether"
    likeness = 0.5
    may_grow = False

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield what a person or group did or did not do."""
        if not any(item.kind in {"person", "group"} and item.subject for item in reading.mentions):
            return
        groups = reading.verbs
        for at, group in enumerate(groups):
            actor = _subject(reading, group)
            if not actor:
                continue
            denies = group.verb in DENIAL_VERBS
            deed = groups[at + 1] if denies and at + 1 < len(groups) else group
            if denies and deed is group:
                continue
            if not denies and group.tense not in _DONE:
                continue
            never = reading.text[: deed.start].rstrip().lower().endswith("never")
            denied = float(denies != (never or _is_negated(deed)))
            value = reading.text[group.start : deed.stop]
            topic = (actor, usual_form(deed.verb))
            yield self.claim(reading, topic, value, (group.start, deed.stop), (denied, denied))

    def near_enough(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether both were told within a few days."""
        return not one.published or not other.published or abs(one.published - other.published) <= _NEWS

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return who is said to have done what."""
        said = min((claim for claim in group if not claim.low), key=lambda claim: claim.value)
        return f"whether {said.topic[0]} {said.value}"


_NEWS = 3
"""Days between an assertion and its denial, at most."""
_LINK = re.compile(r"^,?\s?(?:[^,.;]{0,30},\s)?(?:never\s)?$")
"""What may stand between a name and its verb."""


def _subject(reading: Reading, group: VerbGroup) -> str:
    """Return who acts by a verb: the person or group right before it, or ""."""
    before = [item for item in reading.mentions if item.stop <= group.start and item.kind in {"person", "group"}]
    if not before or not before[-1].subject:
        return ""
    item = before[-1]
    return item.actor if _LINK.match(reading.text[item.stop : group.start]) else ""
