"""Claims: what a sentence says that another can contradict – how long, how many, when, where, who, whether.

Each reader looks for one kind of claim and is meant to miss rather than to guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from topics.events.lexicon import MEETING_VERBS, NOT_IN_OFFICE, NUMBER_WORDS, OFFICES, ONCE_VERBS, OUTCOMES, TALKS
from topics.events.people.actors import Mention, Mentions
from topics.events.places import LANDS, WITHIN
from topics.events.sentences import PLANNED, REPORTED, Statement

_ISO = re.compile(r"P(?:(\d+)D)?(?:T(?:([\d.]+)H)?(?:(\d+)M)?)?$")
_MINUTES = (1440, 60, 1)
_HOW = r"(?P<how>(?:at least|more than|over|about|around|some|nearly|almost|up to|as many as|roughly)\s)?"
_NUMBER = rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+|{'|'.join(NUMBER_WORDS)})"
_TALKS = "|".join(sorted(TALKS))
_OUTCOME = f"(?P<outcome>{'|'.join(sorted(OUTCOMES))})"
_BEFORE_NOUN = re.compile(rf"[\s-]*(?:of\s)?(?:[\w-]+\s){{0,2}}?(?P<noun>{_TALKS})\b", re.IGNORECASE)
_AFTER_NOUN = re.compile(
    rf"\b(?P<noun>{_TALKS})\b[^.;]{{0,60}}\b(?:lasted|lasting|took|ran|went on)\b[^.;]{{0,20}}$"
    r"|\b(?P<verb>met|spoke|talked)\b[^.;]{0,80}\bfor\s(?:[a-z ]{0,12})$",
    re.IGNORECASE,
)
_COUNTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?<!including )(?<!no ){_HOW}\b{_NUMBER}\s(?:(?!and\b|or\b)[\w-]+\s){{0,4}}?{_OUTCOME}\b",
        rf"\b{_OUTCOME}\s{_HOW}\b{_NUMBER}\s(?!of\b)[a-z]",
        rf"\b(?P<outcome>death) toll\b[^.;]{{0,60}}\b(?:to|at|of|is|was)\s{_HOW}\b{_NUMBER}\b",
    )
)
_FIRST = re.compile(
    rf"\bfirst\b[^.;]{{0,70}}?\b(?:since\s(?:\w+\s)?(?P<year>(?:19|20)\d\d)|in\s(?:\w+\s)?{_NUMBER}\syears)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"(?:\bnot|n['’]t|\bnever|\brefused to|\bdeclined to|\bfailed to)\s(?:\w+ly\s)?$")
_DID_MEET = re.compile(rf"\b(?P<verb>{'|'.join(sorted(MEETING_VERBS))})\b")
_ORDER = re.compile(r"\b(?P<verb>met|spoke|talked|arrived|left|landed)\b.{0,60}\s(?P<order>before|after)\s")
_SUPPOSED = re.compile(r"\b(?:if|when|would|could|may|might|will|not|never|who|which|that)\b")
_ALLOWED = (
    (("more than", "over", "at least"), 1, 3),
    (("nearly", "almost", "up to", "as many as", "less than"), 2, 1),
    (("about", "around", "some", "roughly"), 1.34, 1.34),
)
"""Words that qualify a number, by how much it may be divided and multiplied after them."""
_LASTING = {"trip": "visit", "visit": "visit", "call": "call", "speech": "speech"}
"""What lasted, by the word for it; all others are talks."""
_CLOSE = 60
"""Characters between a verb and its date."""
_ONCE = re.compile(rf"\b(?:{'|'.join(sorted(ONCE_VERBS))})\b")


class Claim(NamedTuple):
    """What one statement says about one matter.

    Parameters
    ----------
    kind : str
        "day", "length", "count", "place", "order", "office" or "exclusion".
    topic : str
        What the value is a value of: "talks", "killed", "foreign minister of China".
    value : str
        What is said, for a reader.
    low, high : float
        The numbers that the words allow (minutes, people, ordinals of days, years); 0 where none.
    told : Statement
        Where it is said, of whom and of which days.
    """

    kind: str
    topic: str
    value: str
    low: float
    high: float
    told: Statement


def bounds(number: float, how: str) -> tuple[float, float]:
    """Return the numbers that a qualified one allows: a third off for "about", up to threefold for "over"."""
    for words, divided, multiplied in _ALLOWED:
        if any(word in how.lower() for word in words):
            return number / divided, number * multiplied
    return number, number


def _number(text: str) -> float:
    return float(NUMBER_WORDS.get(text.lower(), text.replace(",", "")))


def claims_of_article(
    statements: Iterable[Statement], durations: Mapping[str, Iterable[tuple[str, str]]], year: int, mentions: Mentions
) -> Iterator[Claim]:
    """Yield all that the sentences of an article claim.

    Parameters
    ----------
    statements : iterable of Statement
        Those of the article, in order, remarks too.
    durations : mapping of str to iterable of (str, str)
        Words and TIMEX3 value of every duration, by passage.
    year : int
        When it was published; 0 where unknown.
    mentions : Mentions
        Who is named where, with which role, by passage.
    """
    by_passage: dict[str, Statement] = {}
    for told in statements:
        by_passage.setdefault(told.passage, told)
        yield from read_claims(told, year)
    for passage, told in by_passage.items():
        for words, value in durations.get(passage, ()):
            yield from read_length(told, words, value)
        if told.status in {REPORTED, PLANNED}:
            for mention in mentions[passage]:
                yield from read_office(told, mention)


def read_length(told: Statement, words: str, value: str) -> Iterator[Claim]:
    """Yield how long talks, a call or a visit lasted, from a duration's words and TIMEX3 value."""
    match = _ISO.match(value)
    before, found, after = told.quote.partition(words)
    if not match or not found:
        return
    minutes = sum(float(part or 0) * unit for part, unit in zip(match.groups(), _MINUTES, strict=True))
    spot = _BEFORE_NOUN.match(after) or _AFTER_NOUN.search(before)
    if minutes and spot:
        noun = (spot["noun"] or "talks").lower()
        yield Claim("length", _LASTING.get(noun, "talks"), words, *bounds(minutes, before[-12:] + words), told)


def read_claims(told: Statement, published_year: int) -> Iterator[Claim]:
    """Yield the counts, firsts, days, places, orders and denials of a statement."""
    low = told.quote.lower()
    counts = _COUNTS if any(word in low for word in OUTCOMES) else ()
    for count in (count for pattern in counts for count in pattern.finditer(told.quote)):
        outcome, how = OUTCOMES[count["outcome"].lower()], count["how"] or ""
        value = f"{how}{count['number']} {outcome}"
        yield Claim("count", outcome, value, *bounds(_number(count["number"]), how), told)
    if (match := _FIRST.search(told.quote)) and (match["year"] or published_year):
        year = float(match["year"]) if match["year"] else published_year - _number(match["number"])
        yield Claim("exclusion", "first", match.group(), year - 1, year + 1, told)
    if (match := _ONCE.search(told.clause)) and _dated_close(told, match):
        first, last = told.days.first.toordinal(), told.days.last.toordinal()
        yield Claim("day", match.group(), told.days.edtf, first, last, told)
    if match := _DID_MEET.search(told.clause):
        denied = bool(_NEGATED.search(told.clause[: match.start()]))
        yield Claim("exclusion", "meeting", "did not" if denied else "did", denied, denied, told)
        for place in sorted(told.places & WITHIN.keys()):
            yield Claim("place", "meeting", place, 0, 0, told)
    if match := _ORDER.search(told.quote):
        order = match["order"].lower()
        yield Claim("order", match["verb"], order, order == "after", order == "after", told)


def _dated_close(told: Statement, verb: re.Match[str]) -> bool:
    """Return whether the date stands right by the verb, and the verb is not supposed or denied."""
    at = told.clause.find(told.date_text) if told.date_text else -1
    if at < 0 or _SUPPOSED.search(told.clause[: verb.start()]):
        return False
    between = told.clause[min(at, verb.start()) : max(at, verb.start())]
    return len(between) <= _CLOSE and not _ONCE.search(between[len(verb.group()) :])


def read_office(told: Statement, mention: Mention) -> Iterator[Claim]:
    """Yield who holds an office of a country, where a person's name stands with such an office."""
    named = mention.kind == "person" and mention.basis == "name"
    lands = {LANDS[word] for word in mention.role.split() if word in LANDS}
    low = [word.lower() for word in mention.role.split() if word not in LANDS]
    if named and len(lands) == 1 and not NOT_IN_OFFICE.intersection(low) and OFFICES.intersection(low):
        topic = f"{' '.join(low)} of {next(iter(lands))}"
        yield Claim("office", topic, mention.actor, 0, 0, replace(told, people=frozenset({mention.actor})))
