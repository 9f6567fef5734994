"""Where a clause points in time: the verb that governs an expression tells past from future.

The verb groups of a sentence and the one that governs a place come from ``topics.english.clauses``; here their tenses
get their direction. Words directly before an expression ("since", "ahead of", "postponed until") tell more than any
verb; they stand in ``cues.toml``, with the chance that each kind of cue is right.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from topics.english.calendar import MONTH_NAMES, MONTHS, WEEKDAYS
from topics.english.clauses import Sentence
from topics.english.data import read_lists, read_numbers, read_rows
from topics.english.happenings import ARRANGED, DEED_NOUNS
from topics.english.tokens import Kind
from topics.english.verb_groups import Tense, VerbGroup
from topics.english.verbs import Form, verb_class

_REACH = 200
"""Characters looked at before an expression for its clause; half as many after it."""
PAST, UNKNOWN, FUTURE = -1, 0, 1
"""Where a clause can point."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern of ``cues.toml``, with texts in which it finds what stands in brackets, and in which nothing."""

    name: str
    pattern: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def cues() -> dict[str, Cue]:
    """Return the cues by their names."""
    return {cue.name: cue for cue in read_rows("topics.dates", "cues", "cue", Cue)}


@cache
def cue_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of a cue, with words of other lists put in for ``<put-off>`` and the like."""
    pattern = cues()[name].pattern
    for piece, words in _pieces().items():
        pattern = pattern.replace(f"<{piece}>", words)
    return re.compile(pattern, re.VERBOSE)


@cache
def _pieces() -> dict[str, str]:
    put_off = verb_class("put-off", (Form.PARTICIPLE, Form.PAST, Form.GERUND))
    return {
        "put-off": "|".join(sorted(put_off)),
        "preparing": "|".join(read_lists("topics.english", "words")["preparing"].words),
        "occasion": "|".join(sorted(ARRANGED)),
    }


@dataclass(frozen=True, slots=True)
class Pointing:
    """Where a clause points: -1 past, 1 future, 0 unknown; the words that tell it, and what kind of words they are."""

    sign: int = UNKNOWN
    words: str = ""
    cue: str = "none"

    @property
    def chance(self) -> float:
        """How likely the direction is right, 0 to 1."""
        return chance_of(self.cue)


@cache
def chance_of(cue: str) -> float:
    """Return how likely the direction that a cue gives is right, 0 to 1, as measured."""
    return read_numbers("topics.dates", "cues", "chances")[cue]


_SIGNS = {
    Tense.PAST: PAST,
    Tense.PLUPERFECT: PAST,
    Tense.PERFECT: PAST,
    Tense.UNREAL: PAST,
    Tense.PAST_FUTURE: PAST,
    Tense.SCHEDULED: FUTURE,
    Tense.FUTURE: FUTURE,
    Tense.MODAL: FUTURE,
    Tense.AHEAD: FUTURE,
}
"""Tenses that tell a direction."""


LIKELY_PAST = frozenset({"past far", "gerund", "perfect", "perfect after", "perfect far", "attribute", "compared"})
"""Cues of a past that a near future date outweighs only where it is much nearer."""
SURE_OF_PAST = frozenset({"past word", "past", "pluperfect", "past after", "pluperfect after", "after"})
"""Cues of a past that no near future date outweighs."""


def direction(text: str, start: int, stop: int) -> Pointing:
    """Return where the clause of an expression points.

    The words directly before it count most, then the verb that governs it.

    >>> direction("They will meet in November.", 18, 26)
    Pointing(sign=1, words='will meet', cue='future')
    """
    for listed in (_DAYS_BEFORE, _other_before()):
        first = listed.search(text, max(0, start - _LONGEST_LIST), start)
        start = first.start() if first else start
    low, high = _clause(text, start, stop)
    left, right = text[low:start], text[stop:high]
    sentence = _sentence(text[low:high])
    place = start - low, stop - low
    beside = _beside(sentence, left, place)
    if beside is not None:
        return beside
    group = sentence.governor(*place)
    if group is None:
        return Pointing()
    if right.lstrip()[:2] in {"'s", "’s"} or sentence.is_attribute(*place) or _is_in_lead(sentence, group, place):
        return _of_attribute(group, place)
    return _of_group(sentence, group, place)


_DAYS_BEFORE = re.compile(r"\b(?:\d{1,2}(?:st|nd|rd|th)?\s?(?:,|and|or|to|[–-])\s?)+$")
"""Days of a list before its last one, which has the month: "on 9 and 10 July"."""


@cache
def _other_before() -> re.Pattern[str]:
    """Return the pattern of a weekday or month that another may stand for: "Saturday or even Sunday"."""
    names = "|".join(name.title() for name in (*MONTH_NAMES, *(name for name in WEEKDAYS if name.endswith("day"))))
    return re.compile(
        rf"\b(?:\d{{1,2}}\s)?(?:{names})\b(?:\s(?:\d{{1,2}}|morning|afternoon|evening|night)\b)?\s?,?\s"
        r"(?:or|and(?=\s(?:even|perhaps|possibly|probably|maybe)\b))\s"
        r"(?:(?:even|perhaps|possibly|probably|maybe|likely|early|late|more|at\sthe\slatest|at\sworst|as\slate\sas)[\s,]+){0,2}"
        r"(?:(?:on|in|by|until)\s)?(?:the\s|early\s|late\s)?$"
    )


_LONGEST_LIST = 40


@lru_cache(maxsize=64)
def _sentence(text: str) -> Sentence:
    return Sentence(text)


def _clause(text: str, start: int, stop: int) -> tuple[int, int]:
    """Return where the clause of an expression starts and stops, as far as it is looked at."""
    low = max(0, start - _REACH)
    high = min(len(text), stop + _REACH // 2)
    ends = [cut.end() for cut in _clause_ends(text, low, start)]
    end = next(_clause_ends(text, stop, high), None)
    return (ends[-1] if ends else low), (end.start() if end else high)


def _clause_ends(text: str, low: int, high: int) -> Iterator[re.Match[str]]:
    """Yield where clauses end between two characters, but not behind an abbreviation or an initial."""
    for cut in cue_pattern("clause-end").finditer(text, low, high):
        if not (cut["stop"] and _is_abbreviated(text, cut.start())):
            yield cut


def _is_abbreviated(text: str, stop: int) -> bool:
    """Return whether the word before a full stop is an abbreviation after which a sentence goes on."""
    word = _LAST_WORD.search(text, max(0, stop - _LONGEST), stop)
    return word is not None and (word[0].lower() in _abbreviations() or (len(word[0]) == 1 and word[0].isupper()))


_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_LONGEST = 6
"""Characters that the longest of these abbreviations and the mark before it take up."""


@cache
def _abbreviations() -> frozenset[str]:
    honorifics = read_lists("topics.english", "names")["honorifics"].words
    others = read_lists("topics.english", "words")["abbreviations"].words
    return frozenset([*honorifics, *others, *(name for name in MONTHS if name not in MONTH_NAMES)])


# ---------------------------------------------------------------- words directly before


def _beside(sentence: Sentence, left: str, place: tuple[int, int]) -> Pointing | None:
    """Return the direction that the words directly before an expression give, None where they give none."""
    countdown = cue_pattern("countdown").search(left)
    if countdown:
        return Pointing(FUTURE, " ".join(countdown[0].split()), "ahead word")
    occasion = _before_occasion(sentence, left, place)
    if occasion is not None:
        return occasion
    compared = cue_pattern("compared").search(left)
    if compared and _is_compared(sentence, compared.start(), place[0]):
        return Pointing(PAST, " ".join(compared[0].split()), "compared")
    beside = cue_pattern("before").search(left)
    if not beside:
        return None
    words = " ".join(beside[0].split())
    if beside["past"]:
        return Pointing(PAST, words, "past word")
    governor = sentence.governor(*place)
    if beside["later"]:
        ahead = governor is not None and _SIGNS.get(governor.tense) == FUTURE
        return Pointing(FUTURE, words, "after what is to come") if ahead else Pointing(PAST, words, "after")
    if beside["ahead"] and not (_LIMIT.search(words) and _goes_on(sentence, governor, place)):
        was_planned = governor is not None and governor.tense is Tense.PAST_FUTURE and governor.verb != "set"
        return None if was_planned else Pointing(FUTURE, words, "ahead word")
    return _of_limit(sentence, governor, place, words)


_LIMIT = re.compile(r"\b(?:until|till)\b", re.IGNORECASE)


def _goes_on(sentence: Sentence, governor: VerbGroup | None, place: tuple[int, int]) -> bool:
    """Return whether a verb before "until" that can put off tells how long somebody did something: "pushed until"."""
    if (
        governor is None
        or governor.stop > place[0]
        or governor.verb not in verb_class("moving-much", (Form.PARTICIPLE,))
    ):
        return False
    return not _puts_off(sentence, governor, place)


def _puts_off(sentence: Sentence, governor: VerbGroup, place: tuple[int, int]) -> bool:
    """Return whether a verb before an expression gives something another day: "pushed the vote", not "pushed on"."""
    if governor.stop > place[0] or governor.verb not in verb_class("put-off", (Form.PARTICIPLE,)):
        return False
    if governor.verb not in verb_class("moving-much", (Form.PARTICIPLE,)):
        return True
    following = sentence.tokens[governor.last + 1 : sentence.token_at(place[0])]
    if following and following[0].low in _WAYS:
        return True
    is_passive = governor.first < governor.last and governor.tense is not Tense.PLUPERFECT
    objects = () if following and following[0].kind is Kind.PREPOSITION else following
    subject = sentence.tokens[max(0, governor.first - 2) : governor.first]
    return is_passive or any(_is_occasion(token.low) or token.low in _WAYS for token in (*subject, *objects))


def _is_occasion(word: str) -> bool:
    return not (ARRANGED | DEED_NOUNS).isdisjoint((word, word.removesuffix("s")))


_WAYS = frozenset({"back", "forward", "off", "over", "down"})
"""Words by which a verb of motion gives something another day: "pushed back until Monday"."""


def _is_compared(sentence: Sentence, start: int, stop: int) -> bool:
    """Return whether "than" leads to a day with no verb between, and does not weigh two days: "in May than in June"."""
    link = sentence.token_at(start)
    has_verb = any(start <= group.start < stop for group in sentence.groups)
    return not has_verb and (link == 0 or sentence.tokens[link - 1].low not in {*MONTHS, *WEEKDAYS})


def _before_occasion(sentence: Sentence, left: str, place: tuple[int, int]) -> Pointing | None:
    """Return where the day of what was arranged beforehand lies: "quit before the vote on Sunday", "before May's vote".

    None where no such words stand there, or a verb among them ("before he won the vote on Sunday"), and where the
    verb that governs them tells it.
    """
    found = cue_pattern("before-an-occasion").search(left)
    first, last = (found.start(), place[0]) if found else place
    if not found:
        found = cue_pattern("before-a-day").search(left)
        following = cue_pattern("its-occasion").search(sentence.text[place[1] :])
        if not found or not following:
            return None
        last = place[1] + following.end()
    if any(first <= group.start < last for group in sentence.groups):
        return None
    governor = sentence.governor(*place)
    if governor is not None and governor.tense in _TELLING_OF_BEFORE:
        return None
    return Pointing(FUTURE, " ".join(found[0].split()), BEFORE_OCCASION)


BEFORE_OCCASION = "before an occasion"
"""Cue of the day of what something happened before: a weekday of yesterday is rather the one that is over."""
_TELLING_OF_BEFORE = frozenset({Tense.PLUPERFECT, Tense.FUTURE, Tense.SCHEDULED, Tense.UNREAL})
"""Tenses of clauses that tell by themselves where what they lie before lies."""


def _of_limit(sentence: Sentence, governor: VerbGroup | None, place: tuple[int, int], words: str) -> Pointing:
    """Return where "until" or "by" points: ahead, but for a clause that tells how it was so far."""
    if governor is None:
        return Pointing(FUTURE, words, "until")
    if _puts_off(sentence, governor, place):
        return Pointing(FUTURE, words, "ahead word")
    if governor.tense is Tense.PLUPERFECT:
        return Pointing(PAST, governor.words, "pluperfect")
    return Pointing(UNKNOWN if governor.tense in _SO_FAR else FUTURE, words, "until")


_SO_FAR = frozenset({Tense.PAST, Tense.PLUPERFECT, Tense.PAST_FUTURE, Tense.UNREAL})
"""Tenses of clauses that tell how it was until or by a day."""


# ---------------------------------------------------------------- the verb that governs


def _of_attribute(group: VerbGroup, place: tuple[int, int]) -> Pointing:
    """Return where "Wednesday's ruling", "a June summit" lie: what is done to it tells less than a verb of its own."""
    is_subject = group.start >= place[1]
    if group.verb in verb_class("put-off", (Form.PARTICIPLE,)):
        is_off_yet = group.tense in {Tense.PERFECT, Tense.MODAL, Tense.FUTURE}
        return Pointing(FUTURE, group.words, "attribute") if is_off_yet else Pointing()
    sign = _SIGNS.get(group.tense, UNKNOWN)
    if sign == UNKNOWN or (sign == FUTURE and not is_subject and group.tense is not Tense.SCHEDULED):
        return Pointing()
    return Pointing(sign, group.words, "attribute")


_BEFORE_IT = frozenset({"before", "until", "for"})
"""Words that open a lead about what is later than the main clause."""


def _is_in_lead(sentence: Sentence, group: VerbGroup, place: tuple[int, int]) -> bool:
    """Return whether a day is that of a happening before the main clause: "Before the speech on 3 May, they left"."""
    first, after = sentence.token_at(place[0]), sentence.token_at(place[1])
    noun = sentence.tokens[first - 2] if first > 1 else None
    if noun is None or noun.low not in DEED_NOUNS or group.first < after:
        return False
    is_led_in = sentence.tokens[0].low in _BEFORE_IT and sentence.tokens[first - 1].kind is Kind.PREPOSITION
    return is_led_in and any(token.kind is Kind.COMMA for token in sentence.tokens[after : group.first])


def _of_group(sentence: Sentence, group: VerbGroup, place: tuple[int, int]) -> Pointing:
    if group.tense is Tense.MODAL:
        return _of_modal(sentence, group)
    planned = cue_pattern("planned").search(sentence.text, group.stop, place[0]) if group.stop <= place[0] else None
    if planned and group.tense is Tense.PERFECT:
        return Pointing(FUTURE, " ".join(planned[0].split()), "ahead word")
    if group.tense in _SIGNS:
        return _of_tense(sentence, group, place)
    if group.tense is Tense.PROGRESSIVE:
        is_near = group.last < sentence.token_at(place[0]) <= group.last + _NEAR
        return Pointing(FUTURE if is_near else UNKNOWN, group.words, "progressive")
    if group.tense is Tense.PRESENT:
        if _is_copula_of(sentence, group, place):
            return Pointing(FUTURE, group.words, "is on")
        return Pointing(UNKNOWN, group.words, "present")
    head = _head(sentence, group)
    if head is None:
        return Pointing()
    return replace(_of_group(sentence, head, place), cue=group.tense.value)


def _of_tense(sentence: Sentence, group: VerbGroup, place: tuple[int, int]) -> Pointing:
    """Return where a verb points whose tense tells it, the surer the nearer it stands before the expression."""
    sign = _SIGNS[group.tense]
    if group.start >= place[1]:
        return Pointing(sign, group.words, f"{group.tense.value} after")
    if sign == PAST and _is_set_for(sentence, group, place):
        return Pointing(FUTURE, f"{group.words} … for", "ahead word")
    if group.tense is Tense.AHEAD and _is_decided(sentence, group, place):
        return Pointing(FUTURE, group.words, DECIDED)
    if group.tense is Tense.PERFECT and _is_called_to(sentence, group, place):
        return Pointing(FUTURE, f"{group.words} to", "ahead")
    is_far = sentence.token_at(place[0]) - group.last > _NEAR
    return Pointing(sign, group.words, f"{group.tense.value} far" if is_far else group.tense.value)


def _is_decided(sentence: Sentence, group: VerbGroup, place: tuple[int, int]) -> bool:
    """Return whether an infinitive is what somebody decided, asked or promised in the past: "voted to leave".

    Not so where the sentence names another weekday, nor for an appointment: "agreed to meet on Monday".
    """
    at = sentence.groups.index(group)
    head = sentence.groups[at - 1] if at else None
    is_infinitive = sentence.tokens[group.first].kind is Kind.TO
    if head is None or head.tense is not Tense.PAST or not is_infinitive:
        return False
    if group.verb in verb_class("meeting", (Form.BASE,)):
        return False
    others = (token for token in sentence.tokens if not place[0] <= token.start < place[1])
    has_own_day = any(token.low in WEEKDAYS for token in others)
    is_deciding = any(head.verb in verb_class(name, (Form.PAST, Form.PARTICIPLE)) for name in ("deciding", "pleading"))
    return is_deciding and not has_own_day


DECIDED = "ahead of a decision"
"""Cue of an infinitive behind a past verb of deciding: a weekday just past is rather the day of the deciding."""


def _is_set_for(sentence: Sentence, group: VerbGroup, place: tuple[int, int]) -> bool:
    """Return whether a day is that for which something was called: "called elections for May", not "a loss for May"."""
    link = sentence.token_at(place[0]) - 1
    if link < 1 or sentence.tokens[link].low != "for" or group.tense is Tense.PLUPERFECT:
        return False
    noun = sentence.tokens[link - 1].low
    return group.verb in _setting() and not DEED_NOUNS.isdisjoint((noun, noun.removesuffix("s")))


def _is_called_to(sentence: Sentence, group: VerbGroup, place: tuple[int, int]) -> bool:
    """Return whether a day is that of what somebody was called to: "has been summoned to a hearing on Monday"."""
    following = sentence.tokens[group.last + 1 : sentence.token_at(place[0])]
    if group.verb not in verb_class("summoning", tuple(Form)) or not following or following[0].kind is not Kind.TO:
        return False
    return any(token.low.removesuffix("s") in DEED_NOUNS or token.low in DEED_NOUNS for token in following)


@cache
def _setting() -> frozenset[str]:
    classes = ("put-off", "planning", "foreseeing", "convening")
    return frozenset().union(*(verb_class(name, tuple(Form)) for name in classes))


_NEAR = 8
"""Tokens, inclusively, within which a verb before an expression surely governs it."""


def _of_modal(sentence: Sentence, group: VerbGroup) -> Pointing:
    """Return where "would", "could" and the like point: ahead, but for a refusal to speak in a clause of its own."""
    reported = any(other.last < group.first for other in sentence.groups)
    if group.negated and not reported and group.verb in verb_class("uttering", (Form.BASE,)):
        return Pointing(PAST, group.words, "refusal")
    return Pointing(FUTURE, group.words, "modal")


def _head(sentence: Sentence, group: VerbGroup) -> VerbGroup | None:
    """Return the group whose direction an infinitive or a form in -ing shares: the one before it, else the next."""
    position = sentence.groups.index(group)
    if position:
        return sentence.groups[position - 1]
    return next((other for other in sentence.groups[1:] if other.tense not in {Tense.GERUND, Tense.INFINITIVE}), None)


def _is_copula_of(sentence: Sentence, group: VerbGroup, place: tuple[int, int]) -> bool:
    """Return whether an expression says when something is: "the vote is on Monday"."""
    between = sentence.text[group.stop : place[0]]
    return group.first == group.last and bool(cue_pattern("on").search(between))
