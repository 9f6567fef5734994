"""Denials: whether something happened at all; one sentence says so, another that it did not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from topics.english.accounts import LIGHT_VERBS
from topics.english.data import alternatives
from topics.english.happenings import DENIAL_VERBS, DENYING_VERBS, FALSEHOODS, NO_TRUTH, SPEECH_VERBS
from topics.english.speech import CUE_NOUNS
from topics.english.verb_groups import Tense, VerbGroup
from topics.english.words import FUNCTION_WORDS, PREPOSITIONS, TIME_WORDS
from topics.events.claims.story import Reading, StoryClaim, StoryKind
from topics.events.claims.things import thing_before
from topics.events.wording import usual_form

_HINT = re.compile(
    rf"\b(?:{alternatives(['no', 'not', 'never', 'neither', 'none', 'without', *DENYING_VERBS, *FALSEHOODS.words])}"
    r"|refus\w+|declin\w+)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words by which a sentence denies something; others are read only where such a one denies the same."""


@lru_cache(maxsize=1024)
def may_deny(text: str) -> bool:
    """Return whether a sentence has a word by which something is denied."""
    return bool(_HINT.search(text))


_SAYINGS = alternatives([*CUE_NOUNS, *(f"{noun}s" for noun in CUE_NOUNS)])
_DENIED = re.compile(
    rf"\b(?:{alternatives(DENYING_VERBS)})\s(?:(?:as\s\w+\s)?(?:[\w-]+\s){{0,3}}?(?:{_SAYINGS})\s)?that\s"
    rf"|\b(?:{NO_TRUTH.pattern})\s(?:[\w-]+\s){{0,3}}?(?:{_SAYINGS})\sthat\s"
    rf"|(?:\bnot|n['’]t)\s(?:true|the case)\sthat\s|\b(?:it\s(?:is|was)|it['’]s)\s(?:{FALSEHOODS.pattern})\sthat\s",
    re.IGNORECASE,
)
"""What stands before a clause that is denied: "dismissed reports that", "there is no truth in claims that"."""
_CALLED_FALSE = re.compile(
    rf"\b(?:{_SAYINGS})\sthat\s(?P<clause>[^.;,“”\"]+?)\s(?:is|are|was|were)\s(?:\w+ly\s)?(?:{FALSEHOODS.pattern})\b",
    re.IGNORECASE,
)
"""A clause that is called false: "reports that (the dam burst) are untrue"."""
_CLAUSE_ENDS = re.compile(r"[.;“”\"]|,\s(?:but|and|while|saying|adding)\b|\bbut\b|,\s[^,]*\bsaid\b")
_DENIED_NOUN = re.compile(
    rf"\b(?:{alternatives(DENYING_VERBS)})\s(?:the|any|his|her|their|its)\s(?:[a-z-]+\s)?(?P<noun>[a-z-]{{4,}})\sof\s(?:[\w-]+\s){{0,3}}$",
    re.IGNORECASE,
)
"""A denied deed by its noun, before whose it is: "denied the resignation of (Berg)"."""


def denied_spans(text: str) -> list[tuple[int, int]]:
    """Return the parts of a sentence that it denies: what it says there is said not to be so.

    >>> text = "The board dismissed reports that the dam had burst, but closed the road."
    >>> [text[slice(*span)] for span in denied_spans(text)]
    ['the dam had burst']
    """
    if "that" not in text.lower():
        return []
    spans = [match.span("clause") for match in _CALLED_FALSE.finditer(text)]
    for match in _DENIED.finditer(text):
        end = _CLAUSE_ENDS.search(text, match.end())
        spans.append((match.end(), end.start() if end else len(text)))
    return spans


_NO = re.compile(
    r"\b(?P<no>no|neither|none of the|not a single)\s(?:[\w-]+\s){0,5}?(?P<noun>[\w-]+)\s*$", re.IGNORECASE
)
_NO_SUBJECT = re.compile(r"\b(?:no|not a single)\s(?:[a-z-]+\s)?(?P<noun>[a-z-]+)\s*$", re.IGNORECASE)
"""The same right before a verb without an object: "no dam (burst)"."""
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
_SHORTEST_SUBJECT = 3
"""Letters from which the noun before a verb without an object tells something."""
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
        spans = denied_spans(text)
        for group in reading.verbs:
            if group.tense not in _DONE or group.verb in _NO_DEEDS or _is_negated(group):
                continue
            is_denied = _within(spans, group)
            for noun, negated, start, stop in _things(text, group, denied=is_denied):
                denied = float(negated != is_denied)
                if negated and denied and group.tense is not Tense.PAST:
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

    def may_differ(self, claims: Sequence[StoryClaim]) -> bool:
        """Return whether some deny it and some do not."""
        return len({bool(claim.low) for claim in claims}) > 1

    def told(self, claim: StoryClaim) -> bool:
        """Return whether a claim denies it."""
        return claim.low > 0

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return what is said to have happened."""
        return f"whether it was so: {min(claim.value for claim in group if not claim.low)}"


def _things(text: str, group: VerbGroup, *, denied: bool) -> Iterator[tuple[str, bool, int, int]]:
    """Yield the nouns that something is done to, whether "no" stands before them, and where they and the verb stand."""
    if _BE.search(group.words):
        before = text[: group.start]
        match = _NO.search(before) if _may_say_no(before) else None
        match = match or _NOUN.search(before, before.rstrip().rfind(" ") + 1)
        if match and _tells(match["noun"]):
            yield match["noun"].lower(), "no" in match.groupdict(), match.start(), group.stop
        return
    match = _OBJECT.match(text[group.stop :])
    nouns = sorted({match["first"] or "", match["noun"]}) if match else []
    objects = [noun for noun in nouns if _tells(noun)]
    if match and objects:
        stop = group.stop + match.end("noun" if match["noun"] in objects else "first")
        yield from ((noun, match["no"] == "no", group.start, stop) for noun in objects)
        return
    before = text[: group.start]
    none = _NO_SUBJECT.search(before) if _may_say_no(before) else None
    subject = none["noun"].lower() if none else thing_before(before)
    is_told = bool(none) or denied or not may_deny(text)
    if is_told and len(subject) >= _SHORTEST_SUBJECT and (match is None or match["noun"] in PREPOSITIONS | TIME_WORDS):
        yield subject, bool(none), none.start() if none else group.start, group.stop


def _may_say_no(text: str) -> bool:
    """Return whether a text has the letters of "no", "none", "not a" or "neither"."""
    low = text.lower()
    return "no" in low or "neither" in low


def _within(spans: Sequence[tuple[int, int]], group: VerbGroup) -> bool:
    """Return whether a verb group stands in a part of its sentence that is denied."""
    return any(start <= group.start < stop for start, stop in spans)


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
        yield from self._of_nouns(reading)
        if not any(item.kind in {"person", "group"} and item.subject for item in reading.mentions):
            return
        groups, spans = reading.verbs, denied_spans(reading.text)
        for at, group in enumerate(groups):
            actor = _subject(reading, group)
            if not actor:
                continue
            denies = group.verb in DENIAL_VERBS
            deed = groups[at + 1] if denies and at + 1 < len(groups) else group
            if denies and (deed is group or _subject(reading, deed) not in {"", actor}):
                continue  # who denies what another did has done nothing else
            if not denies and group.tense not in _DONE:
                continue
            never = reading.text[: deed.start].rstrip().lower().endswith("never")
            denied = float((denies or _within(spans, deed)) != (never or _is_negated(deed)))
            value = reading.text[group.start : deed.stop]
            topic = (actor, usual_form(deed.verb))
            around = [] if denies else [reading.text[:start] for start, stop in spans if start <= deed.start < stop]
            span = (group.start, deed.stop)
            yield self.claim(reading, topic, value, span, (denied, denied), without=around)

    def _of_nouns(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the deeds of persons that are denied by a noun: "denied the resignation of Berg"."""
        for mention in reading.mentions:
            match = _DENIED_NOUN.search(reading.text[: mention.start]) if mention.kind == "person" else None
            if match:
                topic = (mention.actor, usual_form(match["noun"].lower()))
                value = reading.text[match.start() : mention.stop]
                yield self.claim(reading, topic, value, match.span(), (1.0, 1.0))

    def near_enough(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether both were told within a few days."""
        return not one.published or not other.published or abs(one.published - other.published) <= _NEWS

    def told(self, claim: StoryClaim) -> bool:
        """Return whether a claim denies it."""
        return claim.low > 0

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
