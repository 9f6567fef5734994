"""Causes: what brought something about, or of what somebody died."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from topics.english.accounts import MAY_BE, SET_OFF, causes_in
from topics.english.data import alternatives
from topics.events.claims.story import Reading, StoryClaim, StoryKind
from topics.events.claims.things import thing_after, thing_before
from topics.events.wording import usual_form

_SET_OFF = alternatives(SET_OFF)
_PASSIVE = re.compile(
    rf"\b(?:was|were|is|are|been|be)\s(?P<not>not\s)?(?:\w+ly\s)?(?:{_SET_OFF}|started|brought about|set off)\sby\s",
    re.IGNORECASE,
)
"""What stands between an effect and its cause: "(the fire) was caused by (a cigarette)"."""
_LINKED = re.compile(
    r"\b(?:was|were|is|are|been)\s(?P<not>not\s)?(?:\w+ly\s)?"
    r"(?:blamed on|attributed to|due to|down to|the result of|put down to)\s",
    re.IGNORECASE,
)
_BLAMED = re.compile(r"\b(?:blam\w+|attribut\w+|put)\s(?P<effect>[^.;:,]{3,90}?)\s(?:on|to|down to)\s", re.IGNORECASE)
"""Verbs with the effect between them and the cause: "blamed (the crash) on"."""
_ACTIVE = re.compile(
    rf"\b(?:(?:had|has|have)\s)?(?P<not>did not\s)?(?:{_SET_OFF}|led to)\b(?P<effect>\s[^.;:,]+)", re.IGNORECASE
)
_BECAUSE = re.compile(r"\b(?:because of|owing to|due to|as a result of|because)\s", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?P<verb>delayed|postponed|cancelled|canceled|called off|crashed|collapsed|sank|capsized|derailed|closed|shut"
    r"|resigned|stopped|suspended|exploded|failed|burned|burst|broke|fell|halted|abandoned|evacuated|grounded)\b[^.;:,]*$",
    re.IGNORECASE,
)
_DIED = re.compile(r"\b(?:died|dead|killed)\s(?:suddenly\s)?(?:of|from|by)\s(?P<cause>[^.;:,]{3,60})", re.IGNORECASE)
_IS_CAUSE = re.compile(r"\s(?:was|were|is)\s(?P<not>not\s)?the\s(?:\w+\s)?cause\b(?!\sof\b)", re.IGNORECASE)
"""A cause of what the sentence does not name: "hypoxia was the cause"."""
_NAMED_BEFORE = re.compile(r"\b[^.;:,\s]+(?:\s[^.;:,\s]+){0,3}\Z")
"""The words before it that name it."""
_NO_FINDING = re.compile(r"(?:\bnot|n['’]t)\s(?:conclude|find|say|determine|establish|prove)\sthat\s", re.IGNORECASE)
_WAS_CAUSE = re.compile(
    r"\bcause of (?P<effect>[^.;:,]{3,60}?)\s(?:was|is)\s(?P<not>not\s)?(?P<cause>[^.;:,]{3,60})", re.IGNORECASE
)
_NATURE = re.compile(
    r"\b(?:was|were|had been|is)\s(?P<not>not\s)?(?:\w+ly\s)?(?:an?\s|the work of\s)?"
    r"(?P<cause>accident(?:al)?|arson(?:ists?)?|deliberate|intentional|sabotage|suicide|murder|terrorism|saboteurs|terrorists)\b",
    re.IGNORECASE,
)
"""What an inquiry says of the nature of something: "(the fire) was an accident"."""
_HINTS = (
    "caus", "trigger", "spark", "ignit", "provok", "blam", "attribut", "due to", "owing", "result", "led to", "died",
    "dead of", "brought about", "set off", "started by", "down to", "accident", "arson", "deliberate", "intentional",
    "sabot", "suicide", "murder", "terroris", "killed by",
)  # fmt: skip
"""Letters of which a sentence that tells a cause has some."""
_MAY_BE = re.compile(rf"\b(?:{alternatives(MAY_BE)})\b|\?", re.IGNORECASE)
_CAUSE_REACH = 8
"""Words behind "caused by" in which the cause stands."""
_SPLIT = re.compile(r"[.;:,“”\"]|\b(?:according|said|says|which|that|who|after|while|and then)\b")


class Cause(StoryKind):
    """What brought something about."""

    name = "cause"
    likeness = 0.0
    least_shared = 2
    may_grow = False
    most_days = 60

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the causes of a sentence that are of a known family and are not only possible."""
        text = reading.text
        if not any(hint in reading.low for hint in _HINTS) or not causes_in(text):
            return
        for effect, cause, start, is_denied in _told(reading):
            families = causes_in(cause)
            clause = _CLAUSE.split(text[max(0, start - _BEFORE) : start])[-1] + cause
            if families and effect and not _MAY_BE.search(clause):
                side = "; ".join(sorted(families))
                denied = float(is_denied)
                value = f"not {cause}" if is_denied else cause
                claim = self.claim(reading, (effect,), value, (start, start + len(cause)), (denied, denied))
                yield replace(claim, side=side)

    def near_enough(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether both are of one thing that was brought about: any two of one name are."""
        return True

    def differ(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether the causes are of no family in common, or one says that it was not what the other says."""
        share = not set(one.side.split("; ")).isdisjoint(other.side.split("; "))
        if one.low or other.low:
            return share and one.low != other.low
        return not share

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return what was brought about."""
        thing = group[0].topic[0]
        word = next(
            (word for word in _WORDS.findall(group[0].sentence.quote) if usual_form(word.lower()) == thing), thing
        )
        if thing == _DEATH:
            return "what caused the deaths"
        return f"of what {word} died" if word[:1].isupper() else f"what caused it: {word.lower()}"


_CLAUSE = re.compile(r"[.;:]\s")
_WORDS = re.compile(r"[^\W\d_]+")
_BEFORE = 60
"""Characters before a cause in which a word makes it only possible."""


_Told = tuple[str, str, int, bool]
"""An effect, the words of its cause, where they stand, and whether the cause is denied."""


def _told(reading: Reading) -> Iterator[_Told]:
    """Yield the causes that a sentence tells, of whatever family."""
    yield from _behind_effect(reading.text)
    yield from _before_effect(reading.text)
    yield from _of_death(reading)


def _behind_effect(text: str) -> Iterator[_Told]:
    """Yield the causes that stand behind what they brought about: "the fire was caused by a cigarette"."""
    for pattern in (_PASSIVE, _LINKED):
        for match in pattern.finditer(text):
            cause = _cause(text, match.end())
            yield thing_before(text[: match.start()]), cause, match.end(), bool(match["not"])
    for match in _BLAMED.finditer(text):
        yield thing_after(" " + match["effect"]), _cause(text, match.end()), match.end(), False
    for match in _BECAUSE.finditer(text):
        verb = _VERB.search(text[: match.start()])
        if verb:
            happening = usual_form(verb["verb"].lower())
            effect = f"{thing_before(text[: verb.start()])} {happening}".strip()
            is_noun = verb["verb"].lower() in _AS_NOUNS
            yield happening if is_noun else effect, _cause(text, match.end()), match.end(), False
    for match in _NATURE.finditer(text):
        yield thing_before(text[: match.start()]), match["cause"], match.start("cause"), bool(match["not"])


def _before_effect(text: str) -> Iterator[_Told]:
    """Yield the causes that stand before what they brought about: "a cigarette caused the fire"."""
    for match in _ACTIVE.finditer(text):
        before = _SPLIT.split(text[: match.start()])[-1]
        start = match.start() - len(before.lstrip())
        yield thing_after(match["effect"]), before.strip(), start, bool(match["not"])
    for match in _WAS_CAUSE.finditer(text):
        yield thing_after(" " + match["effect"]), match["cause"], match.start("cause"), bool(match["not"])


def _of_death(reading: Reading) -> Iterator[_Told]:
    """Yield of what somebody died, and what was the cause where only a death can be meant."""
    text = reading.text
    after = 0
    for match in _IS_CAUSE.finditer(text) if "cause" in reading.low else ():
        cause, after = _NAMED_BEFORE.search(text, after, match.start()), match.end()
        if cause is None:
            continue
        is_denied = bool(match["not"]) or bool(_NO_FINDING.search(text[: cause.end()]))
        families = causes_in(cause[0])
        if families and families <= _CAUSES_OF_DEATH:
            yield _DEATH, cause[0].split("that ")[-1], cause.start(), is_denied
    for match in _DIED.finditer(text):
        named = [item for item in reading.mentions if item.kind == "person" and item.stop <= match.start()]
        is_of_one = bool(named) and len(text[named[-1].stop : match.start()]) <= _NEAR_NAME
        who = named[-1].actor.split()[-1].lower() if is_of_one else _DEATH
        yield who, match["cause"], match.start("cause"), False


_DEATH = "death"
"""What was brought about where somebody died who is not named."""
_CAUSES_OF_DEATH = frozenset({"illness", "injury", "poison", "lack of air"})
"""Families of causes that are of a death where nothing else is named."""
_NEAR_NAME = 60
"""Characters between a name and "died of", inclusive, if that is who died."""
_AS_NOUNS = frozenset({"crashed", "collapsed", "exploded"})
"""Verbs whose happening is called by the same word: "the coach crashed", "the crash"."""


def _cause(text: str, start: int) -> str:
    """Return the words of a cause from where it begins."""
    return " ".join(_SPLIT.split(text[start:])[0].split()[:_CAUSE_REACH])
