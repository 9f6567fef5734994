"""Verb groups of English sentences: auxiliaries with their verb, infinitives, forms in -ing, and their tenses.

Groups are read off the order of the tokens' classes: "were" and a participle, "would" and a base form. No parser and no
model: that is enough to tell "flights were cancelled due to the storm" from "flights are due to resume".
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from topics.english.calendar import MONTHS
from topics.english.data import read_lists, read_texts
from topics.english.numbers import NUMBER_WORDS, SCALES
from topics.english.tokens import BOUNDARIES, NOUN_FOLLOWS, Kind, Token
from topics.english.verbs import (
    Form,
    forms,
    irregular_verbs,
    participles,
    past_forms,
    pasts_and_participles,
    verb_class,
)
from topics.english.words import TIME_WORDS


class Tense(StrEnum):
    """What a verb group says of its time."""

    PAST = "past"
    """Simple past, or a participle by itself ("met", "a man killed on Monday")."""
    PLUPERFECT = "pluperfect"
    """Before another past: "had met"."""
    PERFECT = "perfect"
    """Past up to now: "have met"."""
    PRESENT = "present"
    """Simple present of any verb."""
    PROGRESSIVE = "progressive"
    """Is doing: of now, or with a day beside it of a plan ("teachers are striking on Tuesday")."""
    SCHEDULED = "scheduled"
    """Present of a verb that so tells of a plan: "the leaders meet on Saturday", "is leaving"."""
    FUTURE = "future"
    """To come: "will meet", "is to meet", "is going to meet", "is due"."""
    PAST_FUTURE = "past future"
    """What lay ahead of a past: "was to meet", "had planned to meet"; whether it came to pass is not said."""
    MODAL = "modal"
    """Would, could, may, might, should, must, can with a verb."""
    UNREAL = "unreal"
    """Of the past, and not or not surely so: "would have met", "could not win"."""
    AHEAD = "ahead"
    """An infinitive that lies ahead of its verb or noun: "agreed to meet", "plans to meet"."""
    INFINITIVE = "infinitive"
    """Any other infinitive: "managed to escape", "came to help"."""
    GERUND = "gerund"
    """A form in -ing without an auxiliary."""


FINITE = frozenset(Tense) - {Tense.AHEAD, Tense.INFINITIVE, Tense.GERUND}
"""Tenses of groups that make a clause by themselves."""

_SKIPPED = {Kind.NOT, Kind.ADVERB}
_AUXILIARIES = {Kind.MODAL, Kind.BE_NOW, Kind.BE_PAST, Kind.HAVE_NOW, Kind.HAVE_PAST}
_VERBAL = _AUXILIARIES | {Kind.PAST, Kind.POSSESSIVE}
"""Before these a word is the end of a subject, no finite verb."""
_VERB_FORMS = {Kind.PAST, Kind.PARTICIPLE, Kind.IN_ED, Kind.IN_ING}
_SUBJECT_ENDS = {
    Kind.OTHER, Kind.PRONOUN, Kind.RELATIVE, Kind.COMMA, Kind.COORDINATOR, Kind.NUMBER, Kind.IN_ING,
}  # fmt: skip
"""After these a word can be the verb of a clause."""
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
"""Determiners that also stand for a noun."""
_FARTHEST_FOLLOWER = 3
"""Tokens, inclusively, after a scheduled verb among which what must follow it stands: "holds parliamentary polls"."""
_FARTHEST_DAY = 4
"""Tokens, inclusive, behind "moved to" among which the day stands that something is moved to."""
_FARTHEST_OBJECT = 8
"""Tokens, inclusive, between a verb and the infinitive that lies ahead of it: "ordered the captain to return"."""

_BEFORE_DAYS = frozenset({
    "in", "by", "within", "between", "before", "from", "during", "around", "about", "as", "early", "earlier", "late",
    "later", "soon", "shortly", "sometime", "this", "next",
})  # fmt: skip
"""Words behind "expected" that lead in its day."""

_CONTENT_BEGINS = frozenset({Kind.DETERMINER, Kind.PRONOUN, Kind.OTHER})
"""Classes of words with which what was found can begin."""
_OF_MEANS = frozenset({"by", "after", "before", "since", "while", "without", "for"})
"""Words behind which a form in -ing is what was done, not an adjective: "by leading protesters"."""
_YEAR = re.compile(r"[12]\d{3}")


class VerbGroup(NamedTuple):
    """Auxiliaries and verb, or an infinitive; ``first`` and ``last`` are tokens, inclusive, ``verb`` the main verb."""

    first: int
    last: int
    tense: Tense
    verb: str
    words: str
    start: int
    stop: int
    negated: bool


def verb_groups(text: str, tokens: tuple[Token, ...]) -> Iterator[VerbGroup]:
    """Yield the verb groups of a sentence in order, not overlapping.

    Parameters
    ----------
    text : str
        The sentence.
    tokens : tuple of Token
        All its tokens.
    """
    return _Reader(text, tokens).groups()


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the verb groups off a sentence's tokens."""

    text: str
    tokens: tuple[Token, ...]

    def groups(self) -> Iterator[VerbGroup]:
        at = 0
        found: list[VerbGroup] = []
        while at < len(self.tokens):
            begin = _BEGINNINGS.get(self.tokens[at].kind)
            group = begin(self, at, found) if begin and not self._is_first_half(at) else None
            if group:
                found.append(group)
                yield group
            at = group.last + 1 if group else at + 1

    def _is_first_half(self, at: int) -> bool:
        """Return whether a hyphen binds a word to the next one, so that it is no verb: "a run-off vote"."""
        return self._kind(at + 1) is Kind.JOINT and self.tokens[at + 1].text == "-"

    # ------------------------------------------------ one kind of beginning each

    def _modal(self, at: int, before: list[VerbGroup]) -> VerbGroup:
        """Return "will meet", "could not have met", "may be held"."""
        last = self._skip(at + 1)
        low = self.tokens[at].low
        negated = low.endswith("n't") or low == "cannot" or any(t.kind is Kind.NOT for t in self.tokens[at + 1 : last])
        tense = Tense.FUTURE if low in _future_modals() or low.endswith("'ll") else Tense.MODAL
        if self._low(last) == "have" and self._is_participle(self._skip(last + 1)):
            last = self._skip(last + 1)
            tense = Tense.FUTURE if tense is Tense.FUTURE else Tense.UNREAL
            return self._made(at, last, tense, last, negated)
        if self._kind(last) is Kind.BE_REST:
            following = self._skip(last + 1)
            last = following if self._kind(following) in _VERB_FORMS else following - 1
        if low.startswith("could"):
            tense = Tense.UNREAL if negated else self._could(last)
        last = min(last, len(self.tokens) - 1)
        return self._made(at, last, tense, last, negated)

    def _could(self, verb: int) -> Tense:
        """Return the tense of "could": of the past where it is of what people perceived, "shots could be heard"."""
        return Tense.PAST if self._low(verb) in _perceived() else Tense.MODAL

    def _be(self, at: int, before: list[VerbGroup]) -> VerbGroup:
        """Return "is to meet", "was due", "are being held", "is meeting", "were met", or a form of "be" alone."""
        now = self.tokens[at].kind is Kind.BE_NOW
        ahead = Tense.FUTURE if now else Tense.PAST_FUTURE
        last = self._skip(at + 1)
        if self._kind(last) is Kind.TO and self._is_infinitive(self._skip(last + 1)):
            verb = self._end_of_infinitive(last - 1)
            return self._made(at, verb, ahead, verb)
        if self._low(at + 1) == "likely" and (self._low(at + 2) in _BEFORE_DAYS or self._is_time(at + 2)):
            return self._made(at, at + 1, ahead, at + 1)
        if self._puts_ahead(last):
            return self._made(at, self._end_of_infinitive(last), ahead, last)
        if self._kind(last) is Kind.BE_REST:
            last = self._skip(last + 1)
            if self._low(last) in _planned():
                return self._made(at, self._end_of_infinitive(last), Tense.PAST_FUTURE, last)
        if self._kind(last) is Kind.IN_ING:
            return self._made(at, last, self._tense_in_ing(last) if now else Tense.PAST, last)
        if self._kind(last) not in _VERB_FORMS and self._low(last) not in _same_as_base():
            last = at
        return self._made(at, last, Tense.PRESENT if now else Tense.PAST, last)

    def _have(self, at: int, before: list[VerbGroup]) -> VerbGroup:
        """Return "has met", "had planned to meet", "have to meet", "has been held", or a form of "have" alone."""
        now = self.tokens[at].kind is Kind.HAVE_NOW
        last = self._skip(at + 1)
        if self._kind(last) is Kind.TO and self._is_infinitive(last + 1):
            return self._made(at, last + 1, Tense.FUTURE if now else Tense.PAST, last + 1)
        if self._kind(last) is Kind.BE_REST:
            return self._have_been(at, last)
        if not self._is_participle(last):
            return self._made(at, at, Tense.PRESENT if now else Tense.PAST, at)
        if not now and self._low(last) in _ahead_verbs() and self._kind(last + 1) is Kind.TO:
            return self._made(at, self._end_of_infinitive(last), Tense.PAST_FUTURE, last)
        if now and self._low(last) in _planning():
            return self._made(at, last, Tense.FUTURE, last)
        return self._made(at, last, Tense.PERFECT if now else Tense.PLUPERFECT, last)

    def _have_been(self, at: int, been: int) -> VerbGroup:
        following = self._skip(been + 1)
        if self._low(following) in _planned():
            return self._made(at, self._end_of_infinitive(following), Tense.PAST_FUTURE, following)
        last = following if self._is_participle(following) else been
        tense = Tense.PERFECT if self.tokens[at].kind is Kind.HAVE_NOW else Tense.PLUPERFECT
        return self._made(at, last, tense, last)

    def _do(self, at: int, before: list[VerbGroup]) -> VerbGroup:
        """Return "did not meet", and "did" alone where no verb follows: "more than they did a year ago"."""
        past = self.tokens[at].kind is Kind.DO_PAST
        verb = min(self._skip(at + 1), len(self.tokens) - 1)
        if self.tokens[verb].kind in _NO_BASE:
            verb = at
        return self._made(at, verb, Tense.PAST if past else Tense.PRESENT, verb)

    def _infinitive(self, at: int, before: list[VerbGroup]) -> VerbGroup | None:
        """Return "to meet", "to be published"."""
        verb = self._skip(at + 1)
        if not self._is_infinitive(verb):
            return None
        if self._kind(verb) is Kind.BE_REST and self._kind(verb + 1) in _VERB_FORMS:
            return self._made(at, verb + 1, Tense.AHEAD, verb + 1)  # "guidelines to be published"
        return self._made(at, verb, Tense.AHEAD if self._lies_ahead(at, before) else Tense.INFINITIVE, verb)

    def _past(self, at: int, before: list[VerbGroup]) -> VerbGroup | None:
        """Return a past or a participle by itself, but none that stands before its noun ("the planned vote")."""
        token, following = self.tokens[at], self._kind(at + 1)
        stands_for = self._low(at - 1) in _DEMONSTRATIVES and following is Kind.DETERMINER  # "this followed a call"
        is_within_noun = self._kind(self._back(at - 1)) in NOUN_FOLLOWS and not (
            self._ends_name(at - 1) or self._is_behind_date(at)
        )
        if token.kind is not Kind.PAST and not stands_for and is_within_noun:
            return None
        if token.kind is Kind.PAST and self._low(at - 1) in {"a", "an", "the"} and self._is_common_noun(at + 1):
            return None  # "a hit squad", "the lost years"
        if token.kind is Kind.IN_ED and (self._kind(at - 1) is Kind.TO or self._is_adjective_in_ed(at)):
            return None
        if self._kind(at - 1) is Kind.BE_REST:
            return None  # "will the work be done": its auxiliary stands before the subject
        if self._is_put_ahead(at):
            return self._made(at, self._end_of_infinitive(at), Tense.AHEAD, at)
        has_noun = self._is_common_noun(at + 1) and self._low(at + 1) not in TIME_WORDS
        if token.kind is Kind.IN_ED and has_noun and before and before[-1].last == at - 1:
            return None  # "toured flooded towns"
        if (
            (token.kind is Kind.IN_ED or token.low in pasts_and_participles())
            and has_noun
            and self._has_finite(before, at)
            and not self._opens_content(before, at)
        ):
            return None  # "will redeem preferred shares", "killed by a rebel hit squad"
        plans = token.low in _planning() and following in {Kind.DETERMINER, Kind.OTHER, Kind.IN_ING}
        return self._made(at, at, Tense.AHEAD if plans else Tense.PAST, at)

    def _gerund(self, at: int, before: list[VerbGroup]) -> VerbGroup | None:
        """Return "meeting", but none that is a noun ("the meeting")."""
        if self._kind(at - 1) in {Kind.DETERMINER, Kind.POSSESSIVE}:
            return None
        if self._is_adjective(at):
            return None
        over = self._low(at - 1) in {"after", "since"} or self.tokens[at].low == "having" or self._is_after(at, before)
        return self._made(at, at, Tense.PAST if over else Tense.GERUND, at)

    def _is_after(self, at: int, before: list[VerbGroup]) -> bool:
        """Return whether "following" means "after" what is over: not "will leave following the vote"."""
        is_link = self.tokens[at].low == "following" and self._kind(at + 1) in {Kind.DETERMINER, Kind.POSSESSIVE}
        ahead = before and before[-1].tense in {Tense.FUTURE, Tense.MODAL, Tense.SCHEDULED}
        return is_link and not ahead

    def _plain(self, at: int, before: list[VerbGroup]) -> VerbGroup | None:
        """Return a verb whose form does not tell it from a noun, where its neighbours do."""
        if self.tokens[at].low not in _told_by_neighbours():
            return None
        if self._is_scheduled(at, before):
            return self._made(at, at, Tense.SCHEDULED, at)
        if self._is_past_like_base(at, before):
            return self._made(at, at, Tense.PAST, at)
        if self._is_present_of_finding(at, before):
            return self._made(at, at, Tense.PRESENT, at)
        if self._kind(at + 1) is Kind.TO and self._is_present_of_plan(at):
            return self._made(at, self._end_of_infinitive(at), Tense.FUTURE, at)
        return None

    # ------------------------------------------------ what tells a form

    def _is_adjective(self, at: int) -> bool:
        """Return whether a form in -ing says what a noun behind it does: "on striking miners", not "by leading men"."""
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        is_noun = following is not None and following.kind is Kind.OTHER and following.text[0].islower()
        if self.tokens[at].low == "ruling" and following is not None and following.kind is Kind.OTHER:
            return self._kind(at - 1) not in {Kind.BE_NOW, Kind.BE_PAST, Kind.BE_REST}  # "ruling Blue Party officials"
        if not is_noun or self.tokens[at].low not in _adjectives_in_ing():
            return False
        before = self._kind(at - 1)
        return before in {Kind.PREPOSITION, Kind.NUMBER, Kind.IN_ED, Kind.PAST} and self._low(at - 1) not in _OF_MEANS

    def _is_adjective_in_ed(self, at: int) -> bool:
        """Return whether a form in -ed is of the noun behind it: "tired and angered Peruvians left".

        Not so behind a verb of saying: "the mayor claimed rebels fled".
        """
        if self.tokens[at].low in verb_class("speech", tuple(Form)) | verb_class("thinking", tuple(Form)):
            return False
        if self._kind(at - 1) not in {None, Kind.COMMA, Kind.COORDINATOR, Kind.ADVERB}:
            return False
        if self._kind(at + 1) in {Kind.COORDINATOR, Kind.COMMA} and self._kind(at + 2) is Kind.IN_ED:
            return self._is_adjective_in_ed(at + 2)
        if self._kind(at + 1) is not Kind.OTHER:
            return False
        verb = self._kind(at + 2)
        is_past = verb is Kind.PAST and self._low(at + 2) not in pasts_and_participles()
        return is_past or verb in _AUXILIARIES or (at == 0 and verb in {Kind.PAST, Kind.IN_ED})

    def _ends_name(self, at: int) -> bool:
        """Return whether a number ends a name: "flight AB123 disappeared", "Channel 4 reported", not "May 3"."""
        if self._kind(at) is not Kind.NUMBER or at == 0:
            return False
        before = self.tokens[at - 1]
        return before.kind is Kind.OTHER and before.text[0].isupper() and before.low not in TIME_WORDS

    def _is_behind_date(self, at: int) -> bool:
        """Return whether a number before a verb ends a date: "a man jailed in 2003 escaped", not "100 killed men"."""
        if self._kind(at - 1) is not Kind.NUMBER or at < len(("in", "2003")):
            return False
        is_year = _YEAR.fullmatch(self.tokens[at - 1].text) and self._kind(at - 2) is Kind.PREPOSITION
        return bool(is_year or self._low(at - 2) in MONTHS) and self._kind(at + 1) is not Kind.OTHER

    def _is_put_ahead(self, at: int) -> bool:
        """Return whether a participle gives its noun a day to come: "vote set for Monday", "result expected in May"."""
        word, following = self.tokens[at].low, self._low(at + 1)
        if self._low(at - 1) in {"than", "as"}:
            return False  # "was worse than expected on Sunday"
        if word in _put_ahead() and following in {"for", "to", "on", "at"}:
            return self._gives_day(at)
        is_awaited = word in verb_class("awaiting", (Form.PARTICIPLE,)) and self._kind(at - 1) is not Kind.PRONOUN
        return is_awaited and (following in _BEFORE_DAYS or following in TIME_WORDS)

    def _gives_day(self, at: int) -> bool:
        """Return whether a participle that can give a day does so before "for", "to", "on" or "at".

        Not so "the crews shifted to a new area", "called for calm on Friday" and "moved on Friday to end it".
        """
        if self.tokens[at].low in verb_class("moving-much", (Form.PARTICIPLE,)):
            return self._low(at + 1) in {"for", "to"} and (self._is_day(at + 2) or self._end_of_infinitive(at) > at)
        if self.tokens[at].low in verb_class("moving-a-day", (Form.PARTICIPLE,)):
            return any(self._is_time(place) for place in range(at + 2, at + 2 + _FARTHEST_DAY))
        return True

    def _is_day(self, at: int) -> bool:
        """Return whether words of time stand at a token, "the", "as early as" and the like before them left out."""
        while self._kind(at) in {Kind.DETERMINER, Kind.ADVERB} or self._low(at) in {"as", "early", "late", "mid"}:
            at += 1
        return self._is_time(at)

    def _is_time(self, at: int) -> bool:
        return self._low(at) in TIME_WORDS or self._kind(at) is Kind.NUMBER

    def _is_common_noun(self, at: int) -> bool:
        return self._kind(at) is Kind.OTHER and self.tokens[at].text[0].islower()

    def _opens_content(self, before: list[VerbGroup], at: int) -> bool:
        """Return whether a subject stands between a verb of saying and a word: "said its jets bombed tanks"."""
        if not before or before[-1].verb not in verb_class("speech", tuple(Form)):
            return False
        between = self.tokens[before[-1].last + 1 : at]
        if not between or between[-1].kind is not Kind.OTHER or between[0].kind is Kind.PREPOSITION:
            return False
        return len(between) > 1 or between[0].low.endswith("s") or between[0].text[0].isupper()

    def _sets_a_day(self, at: int) -> bool:
        """Return whether "to", "for" or a day stands behind "is set": not "was set on fire", "was set free"."""
        behind = self._low(at + 1)
        if behind in {"to", "for"} or behind in TIME_WORDS:
            return True
        after = at + 2 < len(self.tokens) and self._kind(at + 1) is Kind.PREPOSITION
        return after and (self._low(at + 2) in TIME_WORDS or self._kind(at + 2) is Kind.NUMBER)

    def _puts_ahead(self, at: int) -> bool:
        """Return whether a word after a form of "be" puts what follows ahead: "due", "going to", "about to"."""
        low = self._low(at)
        if low == "set" and not self._sets_a_day(at):
            return False
        return low in _planned() or (low in {"going", "about"} and self._kind(at + 1) is Kind.TO)

    def _tense_in_ing(self, at: int) -> Tense:
        """Return the tense of "is leaving" (a plan, with such a verb) or "is raining"."""
        planned = self.tokens[at].low in verb_class("scheduled", (Form.GERUND,))
        return Tense.SCHEDULED if planned else Tense.PROGRESSIVE

    def _is_scheduled(self, at: int, before: list[VerbGroup]) -> bool:
        """Return whether a word is the present of a scheduled verb: "the leaders meet", "parliament returns"."""
        token = self.tokens[at]
        base = _scheduled().get(token.low)
        if base is None or at == 0 or token.text[0].isupper():
            return False
        previous = self.tokens[self._back(at - 1)]
        is_counted = previous.kind is Kind.NUMBER or previous.low in NUMBER_WORDS.keys() | SCALES.keys()
        if previous.kind not in _SUBJECT_ENDS or (is_counted and token.low != base and not self._ends_name(at - 1)):
            return False  # "a million votes"
        if self._kind(at + 1) in _VERBAL | {Kind.IN_ED}:
            return False
        needed = _followed().get(base)
        if needed and needed.isdisjoint(self._low(at + step) for step in range(1, _FARTHEST_FOLLOWER + 1)):
            return False
        if token.low == base and not _is_plural(previous):
            return False
        return not self._has_finite(before, at)

    def _is_past_like_base(self, at: int, before: list[VerbGroup]) -> bool:
        """Return whether a word is a past that looks like the base form: "the firm cut jobs", "she put it off"."""
        token, previous = self.tokens[at], self._kind(at - 1)
        if token.low not in _same_as_base() or previous not in {Kind.OTHER, Kind.PRONOUN, Kind.RELATIVE}:
            return False
        if not token.text.islower() or self._kind(at + 1) in _VERBAL:
            return False
        if previous is Kind.PRONOUN and self._low(at - 2) in _perceiving():
            return False  # "keen to hear him set out reforms"
        return not self._has_finite(before, at)

    def _is_present_of_finding(self, at: int, before: list[VerbGroup]) -> bool:
        """Return whether a word is the present of a verb of finding: "figures released today show that sales fell"."""
        token = self.tokens[at]
        if token.low not in _finding() or not token.text.islower() or self._has_finite(before, at):
            return False
        opens_content = self._low(at + 1) in {"that", "how"} or self._kind(at + 1) in _CONTENT_BEGINS
        is_behind_noun = at > 0 and _is_plural(self.tokens[at - 1])
        return opens_content and (is_behind_noun or self._low(at - 1) in TIME_WORDS)

    def _is_present_of_plan(self, at: int) -> bool:
        """Return whether a word is the present of a verb whose infinitive lies ahead: "she plans to go"."""
        if self.tokens[at].low not in _ahead_verbs() or not self._is_infinitive(self._skip(at + 2)):
            return False
        return self._kind(at - 1) not in NOUN_FOLLOWS | {Kind.TO, Kind.IN_ED, None}

    def _has_finite(self, before: list[VerbGroup], at: int) -> bool:
        """Return whether the clause of a token has a finite verb before it."""
        for group in reversed(before):
            if any(self.tokens[n].kind in BOUNDARIES for n in range(group.last + 1, at)):
                return False
            if group.tense in FINITE and not self._is_reduced(group):
                return not self._is_relative(group)
        return False

    def _is_relative(self, group: VerbGroup) -> bool:
        """Return whether "who" or "that" stands right before a group: "the quake that struck Pula killed ten"."""
        opener = self._back(group.first - 1)
        return self._kind(opener) is Kind.RELATIVE or (opener > 0 and self._low(opener) == "that")

    def _is_reduced(self, group: VerbGroup) -> bool:
        """Return whether a group can be a participle after its noun: "counting in the vote held on Sunday ends"."""
        return group.first == group.last and self.tokens[group.first].kind in {Kind.IN_ED, Kind.PARTICIPLE}

    def _is_infinitive(self, verb: int) -> bool:
        """Return whether a word after "to" is the base form of a verb rather than a noun, name or number."""
        if verb >= len(self.tokens):
            return False
        token = self.tokens[verb]
        if token.kind is Kind.BE_REST or token.low in {"have", "do"}:
            return True
        if token.kind is not Kind.OTHER or not token.text[0].islower():
            return False
        if token.low in _nouns_behind_to() or token.low in NUMBER_WORDS:
            return False
        return not token.low.endswith("s") or token.low.endswith("ss") or token.low in _verbs_in_s()

    def _lies_ahead(self, at: int, before: list[VerbGroup]) -> bool:
        """Return whether an infinitive lies ahead of the verb, noun or adjective that it belongs to."""
        if self._low(at - 1) in _ahead_words():
            return self._low(at - 1) != "due" or self._is_due(at - 1)
        if not before:
            return False
        head = before[-1]
        if any(self.tokens[n].kind in {Kind.SUBORDINATOR, Kind.RELATIVE, Kind.MARK} for n in range(head.last + 1, at)):
            return False
        if head.tense in {Tense.AHEAD, Tense.FUTURE}:
            return True
        return at - head.last <= _FARTHEST_OBJECT and (head.verb in _ahead_verbs() or self._is_plea(head))

    def _is_plea(self, head: VerbGroup) -> bool:
        """Return whether a verb asks somebody for what its infinitive says: "called on them to leave"."""
        leads_in = self._low(head.last + 1) in {"on", "upon", "for", "to", "with"}
        return leads_in and head.verb in verb_class("pleading", tuple(Form))

    def _is_due(self, at: int) -> bool:
        """Return whether "due to" before a verb is a plan and no cause: "is due to begin", "talks due to begin"."""
        previous = self._kind(at - 1)
        return previous in {Kind.BE_NOW, Kind.BE_PAST, Kind.BE_REST} or (
            previous is Kind.OTHER and self._low(at + 2) in _scheduled() | {"be": "be"}
        )

    def _is_participle(self, at: int) -> bool:
        return self._kind(at) in _VERB_FORMS or self._kind(at) is Kind.BE_REST or self._low(at) in _same_as_base()

    def _end_of_infinitive(self, at: int) -> int:
        """Return the last token of "due to be held" or "planned to return" after its first word."""
        if self._kind(at + 1) is not Kind.TO or not self._is_infinitive(self._skip(at + 2)):
            return at
        verb = self._skip(at + 2)
        if self._kind(verb) is Kind.BE_REST and self._kind(verb + 1) in _VERB_FORMS:
            return verb + 1
        return verb

    # ------------------------------------------------ tokens by number

    def _kind(self, at: int) -> Kind | None:
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else None

    def _low(self, at: int) -> str:
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def _skip(self, at: int) -> int:
        """Return the first token from a number on that is neither "not" nor an adverb."""
        while at < len(self.tokens) and self.tokens[at].kind in _SKIPPED:
            at += 1
        return at

    def _back(self, at: int) -> int:
        """Return the last token up to a number that is no adverb."""
        while at > 0 and self.tokens[at].kind is Kind.ADVERB:
            at -= 1
        return at

    def _made(self, first: int, last: int, tense: Tense, verb: int, negated: bool = False) -> VerbGroup:
        start, stop = self.tokens[first].start, self.tokens[last].stop
        words = " ".join(self.text[start:stop].split())
        return VerbGroup(first, last, tense, self.tokens[verb].low, words, start, stop, negated)


_NO_BASE = frozenset(
    {
        Kind.DETERMINER,
        Kind.POSSESSIVE,
        Kind.PREPOSITION,
        Kind.NUMBER,
        Kind.COMMA,
        Kind.MARK,
        Kind.COORDINATOR,
        Kind.SUBORDINATOR,
    }
)
"""Classes of words that are no verb behind "did"."""
_BEGINNINGS: dict[Kind, Callable[[_Reader, int, list[VerbGroup]], VerbGroup | None]] = {
    Kind.MODAL: _Reader._modal,
    Kind.BE_NOW: _Reader._be,
    Kind.BE_PAST: _Reader._be,
    Kind.HAVE_NOW: _Reader._have,
    Kind.HAVE_PAST: _Reader._have,
    Kind.DO_NOW: _Reader._do,
    Kind.DO_PAST: _Reader._do,
    Kind.TO: _Reader._infinitive,
    Kind.PAST: _Reader._past,
    Kind.PARTICIPLE: _Reader._past,
    Kind.IN_ED: _Reader._past,
    Kind.IN_ING: _Reader._gerund,
    Kind.OTHER: _Reader._plain,
}
"""Classes of tokens at which a group can begin, with what reads it."""


def _is_plural(token: Token) -> bool:
    """Return whether a token can end a plural subject: "voters", "people", "Spain" (as a team)."""
    if token.low in _plurals():
        return True
    if token.kind is not Kind.OTHER:
        return False
    return token.text[0].isupper() or (token.low.endswith("s") and not token.low.endswith(("ss", "us", "is")))


# ---------------------------------------------------------------- classes of verbs, by form


@cache
def _scheduled() -> dict[str, str]:
    """Return the present forms of scheduled verbs to their base forms."""
    bases = read_lists("topics.english", "verbs")["scheduled"].words
    return {form: base for base in bases for form in forms(base, (Form.BASE, Form.THIRD_PERSON))}


@cache
def _followed() -> dict[str, frozenset[str]]:
    lines = read_texts("topics.english", "verbs")["followed"].strip().splitlines()
    pairs = (line.split(":") for line in lines)
    return {verb: frozenset(words.split()) for verb, words in pairs}


@cache
def _ahead_verbs() -> frozenset[str]:
    return verb_class("ahead", tuple(Form))


@cache
def _finding() -> frozenset[str]:
    """Return the base forms of verbs of which figures and documents are the subject: "show", "reveal"."""
    return frozenset(verb_class("finding", (Form.BASE,)))


@cache
def _perceiving() -> frozenset[str]:
    """Return forms of verbs behind whose object stands a verb in its base form: "hear him set out", "let them cut"."""
    return verb_class("perceiving", tuple(Form)) | verb_class("letting", tuple(Form))


@cache
def _ahead_words() -> frozenset[str]:
    return frozenset(read_lists("topics.english", "words")["before-infinitive"].words)


@cache
def _put_ahead() -> frozenset[str]:
    """Return participles that with "for", "to", "on" put something on a day: "a vote scheduled for Monday"."""
    return verb_class("put-off", (Form.PARTICIPLE,)) | verb_class("foreseeing", (Form.PARTICIPLE,))


@cache
def _planned() -> frozenset[str]:
    """Return words after a form of "be" that put something on a later day: "is due", "was expected"."""
    return frozenset(read_lists("topics.english", "verbs")["planned"].words)


@cache
def _perceived() -> frozenset[str]:
    """Return bases and participles of verbs of what people perceive: "could hear", "could be heard"."""
    return verb_class("perceiving", (Form.BASE, Form.PARTICIPLE))


@cache
def _planning() -> frozenset[str]:
    """Return pasts and participles of verbs that give what is planned its day: "has scheduled a vote on Monday"."""
    return verb_class("planning", (Form.PAST, Form.PARTICIPLE))


@cache
def _future_modals() -> frozenset[str]:
    return frozenset(read_lists("topics.english", "verbs")["future-modals"].words)


@cache
def _plurals() -> frozenset[str]:
    return frozenset(read_lists("topics.english", "words")["plurals"].words)


@cache
def _nouns_behind_to() -> frozenset[str]:
    return frozenset(read_lists("topics.english", "words")["nouns-behind-to"].words)


@cache
def _adjectives_in_ing() -> frozenset[str]:
    return frozenset(read_lists("topics.english", "words")["adjectives-in-ing"].words)


@cache
def _verbs_in_s() -> frozenset[str]:
    return frozenset(read_lists("topics.english", "words")["verbs-in-s"].words)


@cache
def _same_as_base() -> frozenset[str]:
    """Return pasts and participles that look like the base form: "put", "cut"."""
    return frozenset(verb for verb in irregular_verbs() if verb in past_forms(verb) or verb in participles(verb))


@cache
def _told_by_neighbours() -> frozenset[str]:
    """Return the words that can be a verb which only its neighbours tell from a noun."""
    return _same_as_base() | _ahead_verbs() | _scheduled().keys() | _finding()
