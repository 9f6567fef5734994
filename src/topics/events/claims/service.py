"""Service: how many years somebody served, in a post or behind bars, and to how many a court sentenced somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from topics.english.data import alternatives
from topics.english.happenings import SPEECH_VERBS
from topics.english.quantities import DURATION, Quantity
from topics.events.claims.story import NamedKind, Reading, StoryClaim
from topics.events.claims.things import thing_after, thing_before
from topics.events.people.actors import Mention

_SERVED = re.compile(
    r"^,?\s(?:(?:who|has|had|have|also|already|then|now|only)\s){0,3}(?P<verb>served|spent)\b(?P<post>[^.;:“”\"]{0,60}?)\s"
    r"(?:for\s|a total of\s)?$"
)
"""What stands between a name and the time that was served."""
_POST = re.compile(r"^(?P<post>,?\s(?:[a-z-]+\s){1,5}?(?:of\s[A-Z][\w'’-]+\s)?)for\s$")
"""A post between a name and its time: "Berg, (harbour master) for nine years"."""
_AS = re.compile(r"^\sas(?P<post>\s[^.;:,“”\"]{2,60})")
_IN = re.compile(
    r"^\s(?:in|of|at)\s(?:[\w-]+\s){0,2}?(?P<post>prison|jail|custody|office|parliament|detention|exile)\b"
)
_SENTENCED = re.compile(
    r"\b(?:(?:was|were|been|be)\s)?(?:sentenced|jailed|imprisoned)\b[^.;:]{0,40}\s(?:to|for)\s(?:serve\s)?$"
)
_TERM = re.compile(r"^[\s-](?:[a-z-]+\s){0,2}?(?P<noun>sentence|term)\b")
_GIVEN = re.compile(r"\b(?:given|got|gets|received|receives|handed|serving|serves|sentenced to)\s(?:an?\s)?$")
_MAY_BE = re.compile(
    r"\b(?:up to|could|may|might|faces?|faced|facing|if|would|should|recommend\w*|sought|seeks?|asked"
    r"|demand\w*|suspended|reduced|cut|quash\w*)\b",
    re.IGNORECASE,
)
"""Words by which a sentence is not the one that was passed."""
_SUSPENDED = re.compile(r"^[^.;:]{0,20}\bsuspended\b")
_OFFENCE_BEHIND = re.compile(r"^[^.;:,]{0,40}?\bfor\s(?P<what>(?!\d)[^.;:,]{3,60})")
_OFFENCE_BEFORE = re.compile(r"\b(?:convicted|guilty)\s(?:\w+ly\s)?of\s(?P<what>[^.;:,]{3,60}?)(?=[.;:,]|\sand\b|$)")
"""What a sentence was passed for: "five years in prison for (arson)", "convicted of (arson) and jailed"."""
_PRISON = frozenset({"prison", "jail", "custody", "detention"})
_SENTENCE = "sentence"
_YEAR = 365.0
_MOST_DAYS = 366
"""Days between two articles, inclusive, in which somebody is taken to have served hardly longer."""
_NEWS = 60
"""Days between two articles, inclusive, that tell of one sentence."""


class Service(NamedKind):
    """How long somebody served, or is to serve."""

    name = "length"
    is_of_numbers = True
    weighs_words = False

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the times that persons with a full name served in a post or in prison, or were sentenced to."""
        for quantity in reading.told:
            if quantity.measures != DURATION or quantity.high < _YEAR:
                continue
            who = _person_before(reading, quantity) or _person_between(reading, quantity)
            what = _what(reading, quantity, who) if who else ""
            if who and what:
                numbers = (quantity.low, quantity.high)
                claim = self.claim(reading, (who.actor, what), quantity.words, (quantity.start, quantity.stop), numbers)
                yield replace(claim, of=_offence(reading.text, quantity) if what == _SENTENCE else "")

    def near_enough(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether both are told within the time in which they stay as they are."""
        most = _NEWS if one.topic[1] == _SENTENCE else _MOST_DAYS
        return not one.published or not other.published or abs(one.published - other.published) <= most

    def differ(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether two times are farther apart than rounding to a year explains; a sentence is not rounded."""
        slack = 0.0 if one.topic[1] == _SENTENCE else _YEAR
        return one.high + slack < other.low or other.high + slack < one.low

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return who served, and as what."""
        who, what = group[0].topic
        if what == _SENTENCE:
            return f"to how long {who} was sentenced"
        return f"how long {who} served: {what}"


def _person_before(reading: Reading, quantity: Quantity) -> Mention | None:
    """Return the person with a full name that is named last before a time, if it is a person."""
    before = [item for item in reading.mentions if item.stop <= quantity.start and item.basis in {"name", "pronoun"}]
    persons = [item for item in before if item.kind == "person"]
    return persons[-1] if persons and " " in persons[-1].actor else None


def _person_between(reading: Reading, quantity: Quantity) -> Mention | None:
    """Return the only person of a sentence, where a title such as "the former minister" stands before the time."""
    persons = [item for item in reading.mentions if item.kind == "person" and " " in item.actor]
    return persons[0] if len({item.actor for item in persons}) == 1 else None


def _what(reading: Reading, quantity: Quantity, who: Mention) -> str:
    """Return what a time was served as: the noun of a post, "prison", "sentence"; "" where it is of something else."""
    before, after = reading.text[: quantity.start], reading.text[quantity.stop :]
    clause = _CLAUSE.split(before)[-1]
    if _MAY_BE.search(clause) or _SUSPENDED.match(after):
        return ""
    if _SENTENCED.search(before) or (_TERM.match(after) and _GIVEN.search(before)):
        return _SENTENCE
    if who.stop > quantity.start:
        return ""
    served = _SERVED.match(reading.text[who.stop : quantity.start])
    if served:
        return _served(served["post"], after)
    post = _POST.match(reading.text[who.stop : quantity.start])
    return thing_before(post["post"]) if post and not _SPEAKS.search(post["post"]) else ""


def _offence(text: str, quantity: Quantity) -> str:
    """Return the crime that a sentence was passed for, "" where none is named: a deed ("for shooting") names none."""
    behind = _OFFENCE_BEHIND.match(text[quantity.stop :])
    if behind and not behind["what"].split()[0].endswith("ing"):
        return thing_after(f" {behind['what']}")
    before = list(_OFFENCE_BEFORE.finditer(text[: quantity.start]))
    return thing_after(f" {before[-1]['what']}") if before else ""


def _served(post: str, after: str) -> str:
    """Return what somebody served as, by the words before the time or those behind it."""
    place = _IN.match(after)
    if place:
        return "prison" if place["post"] in _PRISON else place["post"]
    behind = _AS.match(after)
    if behind:
        return thing_after(behind["post"])
    return thing_after(post.removeprefix(" as")) if post.startswith(" as ") else ""


_CLAUSE = re.compile(r"[.;:]|\b(?:but|while|whereas)\b")
_SPEAKS = re.compile(rf"\b(?:{alternatives(SPEECH_VERBS)}|was|were|is|had|has)\b")
