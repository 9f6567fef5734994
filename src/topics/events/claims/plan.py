"""Plans: on which day something is to begin, end, appear or be held, and on which it did."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from topics.english.accounts import MOMENT_NOUNS, MOMENTS, ROUNDS
from topics.english.calendar import MONTHS
from topics.english.data import alternatives
from topics.events.claims.owner import owner_of
from topics.events.claims.story import NamedDay, Reading, StoryClaim, StoryKind
from topics.events.claims.things import thing_after, thing_before
from topics.events.wording import usual_form

_AHEAD = (
    r"(?:(?:is|are|was|were|be|been)\s(?:(?:now|still|also|currently|originally|initially|all|only)\s)?"
    r"(?:due|set|expected|scheduled|planned|slated|supposed|meant|going|about|likely)\sto|(?:is|are|was|were)\sto"
    r"|will|would|should|shall|plan(?:s|ned)?\sto|intends?\sto|expects?\sto|hopes?\sto|hoped\sto|vow(?:s|ed)?\sto)"
)
_VERBS = alternatives(MOMENTS)
_PLANNED = re.compile(
    rf"\b(?P<ahead>{_AHEAD})\s(?:not\s)?(?:\w+ly\s)?(?:have\s)?(?:be\s|been\s)?(?:(?P<verb>{_VERBS})|(?P<place>take\splace))\b",
    re.IGNORECASE,
)
"""What is to be: "is due to begin", "will be completed", "should take place"."""
_DONE = re.compile(rf"\b(?:(?:was|were|has|have|had)\s(?:been\s)?)?(?P<verb>{_VERBS})\b", re.IGNORECASE)
"""What was: "began", "was released"."""
_SET = re.compile(
    r"\b(?:is|are|was|were|been|now)\s(?:(?:now|still|also)\s)?"
    r"(?:(?P<out>due\sout)|due|set|planned|scheduled|slated|fixed|expected|pencilled)\s(?:for|on|in|at|by)?\s?$",
    re.IGNORECASE,
)
"""What stands right before the day of a plan without a verb of its own: "the vote is set for"."""
_DEADLINE = re.compile(
    r"\bdeadline\b(?P<what>[^.;]{0,60}?)\s(?:is|was|of|expires|falls|ends|remains)\s(?:on\s|set\sfor\s)?$"
    r"|\b(?:have|has|had|given|gave\s\w+)\suntil\s$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"^\sto\s(?P<verb>[a-z]+)\b")
_INFINITIVE = re.compile(r"\bto\s(?P<verb>[a-z]+)\b")
_BY = re.compile(
    r"\b(?:by|before|until|no later than|within)\s(?:the\s)?(?:end\sof\s)?(?:early\s|late\s|mid-?)?$", re.IGNORECASE
)
_FROM = re.compile(r"\b(?:after|not before|no earlier than|from|since|at the earliest in)\s(?:the\s)?$", re.IGNORECASE)
_NO_OBJECT = frozenset({"end", "hold"})
_YEAR = 364
"""Days from the first to the last of a year, at least."""
_BE = re.compile(r"\b(?:be|been|was|were)\s$")
_BREAK = re.compile(r"[.;:!?“”\"]|,\s(?:and|but|which|who|while)\b|\b(?:after|before|since|because|when|that)\b")
"""What a verb's day does not stand beyond."""
_REACH = 70
"""Characters between a verb and its day, at most."""
_LONGEST = 60
"""Characters of a verb with its auxiliaries, at most."""
_WIDEST = 366
"""Days of a span, inclusive, up to which it says when something is to be."""
_FAR = 4000
"""Days by which a plan may lie before "by May" or after "not before May": no bound at all."""
_MOST_DAYS = 150
"""Days between two articles, inclusive, that speak of one plan."""
_MOST_MOVED = 800
"""Days by which a plan is moved, at most, to be still the same."""


class Plan(StoryKind):
    """When something is to begin, end, appear or be held."""

    name = "day"
    likeness = 0.0
    least_shared = 0
    of_one_day = False
    may_grow = True

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the days of plans, and of the beginnings and ends that came of them."""
        for day in reading.named_days:
            if day.last - day.first >= _WIDEST:
                continue
            topic, is_planned = _moment_of(reading.text, day)
            if topic:
                is_last = topic[0] == "deadline"
                before = "" if is_last else reading.text[: day.start]
                low, high = _bounds(before, day)
                moment, thing = topic
                topic = ("begin" if moment == "resume" else moment, thing)
                claim = self.claim(reading, topic, _words(reading.text, day), (day.start, day.stop), (low, high))
                owner = owner_of(reading, thing, day.start)
                yield replace(claim, is_planned=is_planned, side=moment, of=owner)

    def near_enough(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether two days are of one plan, or of a plan and of what came of it."""
        if not one.is_planned and not other.is_planned:
            return False
        if one.side != other.side and one.is_planned and other.is_planned:
            return False
        earlier, later = sorted((one, other), key=lambda claim: (claim.published, claim.sentence.article))
        if later.published - earlier.published > _MOST_DAYS and earlier.published:
            return False
        if min(abs(one.low - other.low), abs(one.high - other.high)) > _MOST_MOVED:
            return False
        recurs = one.side == other.side == "resume" or one.topic[1] in _ROUNDS
        if recurs and later.published and earlier.high < later.published:
            return False
        return earlier.is_planned or earlier.published == later.published

    def differ(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether the days have none in common; a year may be that of a month without a year."""
        if any(_is_year(year) and _lacks_year(month) for year, month in ((one, other), (other, one))):
            return False
        return not one.agrees(other)

    def told(self, claim: StoryClaim) -> Hashable:
        """Return the days."""
        return claim.low, claim.high

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return which moment of what."""
        moment, thing = group[0].side, group[0].topic[1]
        words = [word.strip(",.") for word in group[0].sentence.quote.split()]
        at = next((at for at, word in enumerate(words) if usual_form(word.lower()) == thing), -1)
        word = words[at] if at >= 0 else thing
        if at > 0 and word[0].isupper() and moment in _ABOUT_NAME:
            return _ABOUT_NAME[moment].format(word)
        return _ABOUT[moment].format(word.lower())


def _is_year(claim: StoryClaim) -> bool:
    """Return whether only a year is named."""
    return claim.value.split()[-1].isdigit() and claim.high - claim.low >= _YEAR


def _lacks_year(claim: StoryClaim) -> bool:
    """Return whether a month is named, and no year with it."""
    return claim.value.split()[-1].lower() in MONTHS


_ROUNDS = frozenset(usual_form(word) for word in ROUNDS)
_ABOUT = {
    "begin": "when the {} begins or opens",
    "resume": "when the {} goes on",
    "end": "when the {} ends or is completed",
    "publish": "when the {} appears",
    "hold": "when the {} is held",
    "deadline": "until when to {}",
}


_ABOUT_NAME = {
    "begin": "when {} begins or opens",
    "resume": "when {} goes on",
    "end": "when {} ends or is completed",
    "publish": "when {} is released",
    "hold": "when {} is held",
}
"""The same of what has a name, and no article: "Berg was released"."""


_Moment = tuple[tuple[str, ...], bool]
"""A moment with the thing whose it is, and whether it was still to come."""
_NONE: _Moment = ((), False)


def _moment_of(text: str, day: NamedDay) -> _Moment:
    """Return the moment that a day dates; ``_NONE`` where it dates none."""
    before, after = text[: day.start], text[day.stop :]
    deadline = _DEADLINE.search(before)
    if deadline:
        verb = _UNTIL.match(after) if deadline["what"] is None else _INFINITIVE.search(deadline["what"])
        return (("deadline", usual_form(verb["verb"])), True) if verb else _NONE
    fixed = _SET.search(before)
    if fixed:
        return _fixed(before[: fixed.start()], is_out=bool(fixed["out"]))
    for pattern, is_planned in ((_PLANNED, True), (_DONE, False)):
        near = max(0, len(before) - _REACH - _LONGEST)
        matches = [match for match in pattern.finditer(before, near) if day.start - match.end() <= _REACH]
        if matches and not _BREAK.search(before[matches[-1].end() :]):
            return _by_verb(before, matches[-1], is_planned=is_planned)
    return _NONE


def _by_verb(before: str, match: re.Match[str], *, is_planned: bool) -> _Moment:
    """Return the moment that a verb tells, of what is done to or of what does it."""
    word = (match.groupdict()["verb"] or "").lower()
    moment = MOMENTS[word] if word else "hold"
    is_passive = bool(_BE.search(before[: match.end() - len(word)]))
    thing = "" if is_passive or moment in _NO_OBJECT else thing_after(before[match.end() :])
    thing = thing or thing_before(before[: match.start()])
    return ((moment, thing), is_planned or word in _SCHEDULED) if thing else _NONE


def _fixed(subject: str, *, is_out: bool) -> _Moment:
    """Return the moment and thing of what is set for a day: of "the opening of the tunnel" its beginning."""
    noun = re.search(rf"\b(?P<noun>{alternatives(MOMENT_NOUNS)})\s(?:of|for)\b[^,;]*$", subject, re.IGNORECASE)
    thing = thing_before(subject)
    if not thing or thing in _NO_MOMENTS:
        return _NONE
    moment = MOMENT_NOUNS[noun["noun"].lower()] if noun else "hold"
    return ("publish" if is_out else moment, thing), True


_SCHEDULED = frozenset(word for word in MOMENTS if word.endswith("s"))
"""Forms that tell of a plan with a day behind them: "the talks resume on Monday"."""
_NO_MOMENTS = frozenset({"he", "she", "they", "it", "we"})


def _bounds(before: str, day: NamedDay) -> tuple[float, float]:
    """Return the days that words such as "by May" allow."""
    if _BY.search(before):
        return float(day.first - _FAR), float(day.last)
    if _FROM.search(before):
        return float(day.first), float(day.last + _FAR)
    return float(day.first), float(day.last)


def _words(text: str, day: NamedDay) -> str:
    """Return the words of a day with "by" or "after" before it."""
    before = _BY.search(text[: day.start]) or _FROM.search(text[: day.start])
    return (before.group() if before else "") + text[day.start : day.stop]
