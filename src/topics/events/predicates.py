"""Predicates: the verb that a time expression dates, its clause and subject, and how it is told.

No parser: clauses are read off the verb groups of ``topics.english.clauses`` and the small words between them. In
"declared the loss of the ferry on 8 March an accident" the day is that of the loss, in "the van that was stolen on
3 May" that of the theft; what is denied, supposed, asked or only a state is no happening.

>>> sentence = "Police are looking for the van that was stolen on 3 May."
>>> dated = predicate_of(sentence, sentence.index("on 3"), len(sentence) - 1)
>>> dated.manner.value, dated.role.value, sentence[slice(*dated.subject)]
('asserted', 'relative', 'the van')
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from topics.english.clauses import Sentence
from topics.english.happenings import (
    BELIEF_VERBS,
    CONDITIONS,
    DEED_NOUNS,
    DENIAL_VERBS,
    NOBODY,
    PUBLISHED,
    SPEAKERS_OWN,
    STATE_VERBS,
)
from topics.english.sentence_parts import AT_ONE_TIME, BEFORE_DAYS, CONTENT_NOUNS, OF_ANOTHER_TIME, OPENERS, OWN_TIME, UP_TO_NOW
from topics.english.tokens import Kind, Token
from topics.english.verb_groups import FINITE, Tense, VerbGroup
from topics.english.verbs import Form, irregular_verbs, verb_class
from topics.english.words import TIME_WORDS
from topics.events.clauses import unquoted

_POSSESSIVE = re.compile(r"\s?['’]s\b")
_CLAUSE_MARKS = frozenset(";:—–")
_ENDING_MARKS = frozenset(';:—–.!?"”')
_BOUNDS = frozenset({Kind.COMMA, Kind.COORDINATOR, Kind.SUBORDINATOR, Kind.RELATIVE})
_AHEAD = frozenset({Tense.FUTURE, Tense.SCHEDULED, Tense.AHEAD, Tense.PAST_FUTURE})
_NOT_OF_A_PAST_DAY = frozenset({Tense.PERFECT, Tense.PRESENT, Tense.PROGRESSIVE, *_AHEAD})
"""Tenses that no past day goes with: "has declared the loss on 8 March an accident" dates the loss."""
_ENDINGS_OF_DEEDS = ("tion", "sion", "ment", "ance", "ence")
_BEFORE_NOUN = frozenset({Kind.OTHER, Kind.DETERMINER, Kind.POSSESSIVE, Kind.NUMBER, Kind.IN_ED})
"""Classes of words before a noun that belong to it."""
_ORDINALS = frozenset({"first", "last"})
"""Words between "was" and its participle: "was first seen"."""
_NOUN_REACH = 20
"""Tokens before an expression among which the noun that it dates is looked for."""
_NO_DEED = -1
"""The number of a dated noun that tells nothing."""
_NAMES_OF_PAIR = 3
"""Tokens, inclusive, from a comma to an "and" that joins two words of a subject, and no clause."""
_COPULA_REACH = 7
"""Tokens after "was" among which a noun for a happening makes it tell one: "there was an explosion"."""


class Manner(StrEnum):
    """How a sentence tells what happened on its day."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    DENIED = "denied"
    SUPPOSED = "supposed"
    ASKED = "asked"
    STATE = "state"
    """A state, a habit, a feeling, a remark: nothing that happened."""


class Role(StrEnum):
    """What part of its sentence a day dates."""

    MAIN = "main"
    """The main clause, or one beside it."""
    CONTENT = "content"
    """A clause after "said that", "when", "because"."""
    RELATIVE = "relative"
    """A clause about the noun before it."""
    ASIDE = "aside"
    """A noun, a participle or an infinitive: nothing that tells by itself."""


class Clause(NamedTuple):
    """A finite verb group and its clause; places are numbers of tokens, stop exclusive.

    Parameters
    ----------
    group : VerbGroup
        The verb group.
    begin : int
        Its first token, after the word that opens it.
    subject : tuple of int
        First token of its subject and the one after its last; equal where it is not plain.
    role : Role
        Main, content or relative.
    parent : int
        Number of the clause that it hangs on; -1 for none.
    opener : str
        The word that opens it, in small letters, or "".
    """

    group: VerbGroup
    begin: int
    subject: tuple[int, int]
    role: Role
    parent: int
    opener: str


@dataclass(frozen=True, slots=True)
class Predicate:
    """What one time expression of a sentence dates.

    Parameters
    ----------
    manner : Manner
        How it is told.
    role : Role
        What part of the sentence it is.
    tense : Tense or None
        Of its verb; None where there is none.
    start, stop : int
        Characters of its clause, without the word that opens it.
    subject : tuple of int
        Characters of its subject; equal where it is not plain.
    verb : tuple of int
        Characters of its verb group; equal where there is none.
    reach : int
        The character up to which the sentence goes on about the same, with "when" and "as" but not with "said that".
    chain : int
        The character at which the main clause begins that it hangs on.
    deed : tuple of int
        Characters of the noun with its words, where the days are those of a noun for a happening.
    stands_before : bool
        Whether the expression stands before the verb that it dates.
    tells_time_of_main : bool
        Whether the day is that of the main clause, too: it is dated itself, or by a clause with "as" or "when".
    is_planning : bool
        Whether its verb can put something on a later day: "called a vote for May".
    """

    manner: Manner
    role: Role
    tense: Tense | None
    start: int
    stop: int
    subject: tuple[int, int] = (0, 0)
    verb: tuple[int, int] = (0, 0)
    reach: int = 0
    chain: int = 0
    deed: tuple[int, int] = (0, 0)
    stands_before: bool = False
    tells_time_of_main: bool = False
    is_planning: bool = False

    @property
    def has_subject(self) -> bool:
        """Whether its subject is plain."""
        return self.subject[0] < self.subject[1]


@lru_cache(maxsize=1024)
def reading_of(text: str) -> Reading:
    """Return the clauses of a sentence, its quoted words blanked."""
    return Reading(text)


def predicate_of(text: str, start: int, stop: int, *, is_past: bool = False) -> Predicate:
    """Return what an expression dates that stands from ``start`` to ``stop`` in a sentence.

    Parameters
    ----------
    text : str
        The sentence.
    start, stop : int
        Characters of the expression.
    is_past : bool
        Whether its days lie before the publication of the article: then no verb in the present or perfect has them.
    """
    return reading_of(text).dated(start, stop, is_past=is_past)


def main_predicate(text: str) -> Predicate:
    """Return what the main clause of a sentence tells, for a sentence without an expression of its own."""
    return reading_of(text).main()


class Reading:
    """The clauses of one sentence.

    Parameters
    ----------
    text : str
        The sentence; quoted words are not read.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._sentence = Sentence(unquoted(text))
        self._tokens: tuple[Token, ...] = self._sentence.tokens
        self.clauses: list[Clause] = []
        """Its clauses, in the order of their verbs."""
        for group in self._sentence.groups:
            if group.tense in FINITE and not self._is_reduced(group):
                self.clauses.append(self._clause(group))

    # ------------------------------------------------ what is asked

    @property
    def opens_within(self) -> bool:
        """Whether it begins with a word that opens a clause about another one: "when", "which"."""
        opening = self._tokens[:1]
        return bool(opening) and opening[0].kind in {Kind.SUBORDINATOR, Kind.RELATIVE}

    @property
    def has_verb(self) -> bool:
        """Whether any verb is known by its form."""
        return bool(self._sentence.groups)

    def dated(self, start: int, stop: int, *, is_past: bool) -> Predicate:
        """Return what an expression dates."""
        if not self._sentence.text[start:stop].strip():
            return Predicate(Manner.SUPPOSED, Role.ASIDE, None, 0, len(self.text), reach=len(self.text))  # quoted
        first, after = self._sentence.token_at(start), self._sentence.token_at(stop)
        group = self._sentence.governor(start, stop)
        number = next((n for n, clause in enumerate(self.clauses) if clause.group == group), -1)
        if group is not None and number < 0:
            number = self._clause_of(group)
            is_ahead = group.tense is Tense.AHEAD
            goes_with = (
                self._goes_on_from(group, number)
                or self._opens_sentence(group, first)
                or self._ends_passive(group, number)
                or self._is_source(group, number)
            )
            is_aside = not (is_ahead or goes_with)
        else:
            is_aside = is_ahead = False
        if number < 0:
            return self._without_verb()
        noun = self._dated_noun(first, after, self.clauses[number], is_past=is_past)
        predicate = self._predicate(number, after, is_aside=is_aside or noun is not None)
        if noun:
            predicate = replace(predicate, manner=Manner.ASSERTED, deed=self._deed(noun, first, after))
        predicate = replace(predicate, stands_before=self.clauses[number].group.first >= after)
        if is_ahead and self._is_of_noun(group):
            return replace(predicate, manner=Manner.PLANNED, role=Role.ASIDE)
        if is_ahead and predicate.manner in {Manner.ASSERTED, Manner.STATE}:
            return replace(predicate, manner=Manner.PLANNED)
        if self._is_on_condition(first) and predicate.manner is not Manner.ASKED:
            return replace(predicate, manner=Manner.SUPPOSED)
        is_new = self._is_new_subject(first, self.clauses[number])
        if is_past and predicate.tense is Tense.PERFECT and not (noun or is_new) and self._is_bygone(first, after):
            return replace(predicate, manner=Manner.STATE)
        return predicate

    def _is_on_condition(self, first: int) -> bool:
        """Return whether a time stands in a clause with "if", whose verb may be one that no form tells."""
        for at in range(first - 1, -1, -1):
            if self._tokens[at].kind is Kind.COMMA or self._tokens[at].text in _ENDING_MARKS:
                return False
            if self._low(at) in CONDITIONS:
                return True
        return False

    def _is_new_subject(self, first: int, clause: Clause) -> bool:
        """Return whether a day is part of a subject that is told for the first time: "A 2020 law has cut taxes"."""
        begin, after = clause.subject
        return begin < first < after and self._low(begin) in {"a", "an"}

    def _is_of_noun(self, group: VerbGroup | None) -> bool:
        """Return whether a participle that lies ahead belongs to a noun: "the vote scheduled for May"."""
        if group is None or group.first == 0:
            return False
        token, before = self._tokens[group.first], self._tokens[group.first - 1]
        return token.kind in {Kind.IN_ED, Kind.PARTICIPLE} and before.kind in {Kind.OTHER, Kind.ADVERB, Kind.COMMA}

    def _is_bygone(self, first: int, after: int) -> bool:
        """Return whether a time is over for good: "in 2009", not "this week", "in the past year", "recently"."""
        return UP_TO_NOW.isdisjoint(token.low for token in self._tokens[first:after])

    def main(self) -> Predicate:
        """Return what the first main clause tells."""
        number = next((n for n, clause in enumerate(self.clauses) if clause.role is Role.MAIN), -1)
        return self._without_verb() if number < 0 else self._predicate(number, 0, is_aside=False)

    def _without_verb(self) -> Predicate:
        manner = Manner.ASKED if self._asks() else Manner.ASSERTED
        return Predicate(manner, Role.ASIDE, None, 0, len(self.text), reach=len(self.text))

    def _predicate(self, number: int, after: int, *, is_aside: bool) -> Predicate:
        clause = self.clauses[number]
        role = Role.ASIDE if is_aside else clause.role
        start, stop = self._characters(*self._ends(number, after))
        reach = self._characters(clause.begin, max(self._reach(number), clause.group.last + 1))[1]
        subject = self._characters(*clause.subject)
        verb = clause.group.start, clause.group.stop
        manner = self._manner(number)
        at_one_time = role is Role.CONTENT and clause.opener in AT_ONE_TIME and manner is Manner.ASSERTED
        return Predicate(
            manner,
            role,
            clause.group.tense,
            start,
            stop,
            subject,
            verb,
            reach=max(stop, reach),
            chain=self._chain(number),
            is_planning=manner is Manner.PLANNED or clause.group.verb in _putting_ahead(),
            tells_time_of_main=role is Role.MAIN or (at_one_time and self._main_tells()),
        )

    def _chain(self, number: int) -> int:
        """Return the character at which the main clause begins that a clause hangs on."""
        while self.clauses[number].role is not Role.MAIN and self.clauses[number].parent >= 0:
            number = self.clauses[number].parent
        return self._tokens[self.clauses[number].begin].start

    def joints(self) -> list[int]:
        """Return the characters at which "and", "but" or the like goes on with another verb."""
        places: list[int] = []
        for clause in self.clauses:
            for at in range(max(clause.begin - 2, 0), clause.begin):
                if self._tokens[at].kind is Kind.COORDINATOR:
                    places.append(self._tokens[at].start)
        return places

    def _main_tells(self) -> bool:
        """Return whether the first main clause tells what happened."""
        mains = [n for n, clause in enumerate(self.clauses) if clause.role is Role.MAIN]
        return bool(mains) and self._manner(mains[0]) is Manner.ASSERTED

    def _characters(self, first: int, after: int) -> tuple[int, int]:
        if first >= after:
            return 0, 0
        return self._tokens[first].start, self._tokens[after - 1].stop

    # ------------------------------------------------ clauses

    def _is_reduced(self, group: VerbGroup) -> bool:
        """Return whether a group is a participle after its noun: "the vote held on Sunday ends"."""
        token = self._tokens[group.first]
        if group.first != group.last or token.kind not in {Kind.IN_ED, Kind.PARTICIPLE, Kind.PAST}:
            return False
        if token.kind is Kind.PARTICIPLE or self._low(group.first - 1) in {"-", "–"}:
            return True
        if token.kind is Kind.PAST and token.low not in _pasts_and_participles():
            return False
        if self._low(group.last + 1) == "by" or self._is_within_lead(group) or self._stands_apart(group):
            return True
        before = self.clauses[-1] if self.clauses else None
        is_said = before is not None and before.group.verb in _saying() and group.verb not in PUBLISHED
        if before and not is_said and not self._bounded(before.group.last + 1, group.first):
            return True
        later = [item for item in self._sentence.groups if item.first > group.last and item.tense in FINITE]
        if not later or token.low in _saying() or self._bounded(group.last + 1, later[0].first):
            return False
        return self._is_surely_finite(later[0]) or self._has_doer(group.last + 1, later[0].first)

    def _has_doer(self, first: int, after: int) -> bool:
        """Return whether a day and a doer stand behind a participle: "revealed on Monday by the minister"."""
        is_led_in = first < after and self._tokens[first].kind is Kind.PREPOSITION
        return is_led_in and any(token.low == "by" for token in self._tokens[first:after])

    def _is_within_lead(self, group: VerbGroup) -> bool:
        """Return whether a participle is of a noun behind a preposition: "under the deal signed in May, troops left"."""
        low = group.first
        while low and not _bounds(self._tokens[low - 1]):
            low -= 1
        is_led_in = low < group.first and self._tokens[low].kind is Kind.PREPOSITION
        goes_on = any(item.first > group.last and item.tense in FINITE for item in self._sentence.groups)
        return is_led_in and (bool(self.clauses) or goes_on)

    def _stands_apart(self, group: VerbGroup) -> bool:
        """Return whether a participle stands between commas before the first verb: "Berg, elected in May, left"."""
        if self.clauses or self._tokens[max(group.first - 1, 0)].kind is not Kind.COMMA:
            return False
        later = [item for item in self._sentence.groups if item.first > group.last and item.tense in FINITE]
        return bool(later) and self._tokens[later[0].first - 1].kind is Kind.COMMA

    def _is_surely_finite(self, group: VerbGroup) -> bool:
        """Return whether a group cannot be a participle by itself: "was found", "began"."""
        token = self._tokens[group.first]
        if group.first != group.last:
            return True
        return token.kind is Kind.PAST and token.low not in _pasts_and_participles()

    def _bounded(self, first: int, after: int) -> bool:
        return any(_bounds(token) for token in self._tokens[first:after])

    def _clause(self, group: VerbGroup) -> Clause:
        before = len(self.clauses) - 1
        low = self.clauses[before].group.last + 1 if before >= 0 else 0
        opener = self._opener(low, group.first)
        if opener >= 0:
            return self._opened(group, opener, before)
        if before < 0:
            return Clause(group, 0, self._subject(0, group.first), Role.MAIN, -1, "")
        return self._beside(group, low, before)

    def _opener(self, low: int, high: int) -> int:
        """Return the token that opens a clause whose verb stands at ``high``, or -1."""
        for at in range(high - 1, low - 1, -1):
            token = self._tokens[at]
            if token.kind in {Kind.RELATIVE, Kind.SUBORDINATOR} or token.text in _CLAUSE_MARKS:
                if token.low == "that" or token.kind is Kind.RELATIVE or token.text in _CLAUSE_MARKS:
                    return at
                return -1 if self._has_comma(at, high) else at
            if token.low in OPENERS and self._low(at + 1) != "again":
                return -1 if self._has_comma(at, high) else at
        return -1

    def _has_comma(self, low: int, high: int) -> bool:
        return any(token.kind is Kind.COMMA for token in self._tokens[low:high])

    def _opened(self, group: VerbGroup, opener: int, before: int) -> Clause:
        """Return the clause of a verb that a word such as "that", "who" or "when" opens."""
        token = self._tokens[opener]
        if token.text in _CLAUSE_MARKS:
            return Clause(group, opener + 1, self._subject(opener + 1, group.first), Role.MAIN, -1, token.text)
        has_own = any(
            item.kind not in {Kind.ADVERB, Kind.NOT, Kind.COMMA} for item in self._tokens[opener + 1 : group.first]
        )
        is_relative = token.low in {"who", "which", "that"} and not has_own and opener > 0
        if is_relative:
            antecedent = self._antecedent(opener)
            if token.low != "who" and self._is_name_behind_preposition(*antecedent):
                antecedent = (0, 0)  # "the inquiry into Berg, which …"
            return Clause(group, opener + 1, antecedent, Role.RELATIVE, before, token.low)
        has_gap = token.low in {"which", "whom", "whose"} or self._has_gap(opener, before)
        subject = (0, 0) if has_gap else self._subject(opener + 1, group.first)
        return Clause(group, opener + 1, subject, Role.CONTENT, before, token.low)

    def _has_gap(self, opener: int, before: int) -> bool:
        """Return whether "that" goes on from a noun which its clause lacks: "the plan that the mayor presented"."""
        if self._low(opener) != "that" or before < 0:
            return False
        noun = self._tokens[opener - 1]
        says = self.clauses[before].group.verb in _saying() or noun.low in CONTENT_NOUNS
        return noun.kind in {Kind.OTHER, Kind.NUMBER} and not says

    def _beside(self, group: VerbGroup, low: int, before: int) -> Clause:
        """Return the clause of a verb that no word opens: joined to the clause before it, or going on from one."""
        previous = self.clauses[before]
        region = self._tokens[low : group.first]
        joints = [low + n for n, token in enumerate(region) if token.kind is Kind.COORDINATOR]
        commas = [low + n for n, token in enumerate(region) if token.kind is Kind.COMMA]
        if not joints and not commas:
            return self._without_joint(group, low, before)
        joint = joints[-1] if joints else commas[-1]
        if joints and commas and commas[-1] < joint - 1 and joint - commas[-1] <= _NAMES_OF_PAIR:
            joint = commas[-1]  # "in the end, British and French ministers met"
        begin = self._past_adverbs(joint + 1)
        if begin < group.first:
            role = Role.MAIN if previous.role is Role.RELATIVE or commas else previous.role
            parent = -1 if role is Role.MAIN else previous.parent
            return Clause(group, joint + 1, self._subject(joint + 1, group.first), role, parent, "")
        if joints:
            return Clause(group, begin, previous.subject, previous.role, previous.parent, previous.opener)
        return self._going_on(group, before)

    def _without_joint(self, group: VerbGroup, low: int, before: int) -> Clause:
        previous = self.clauses[before]
        if previous.group.verb in _saying():
            return Clause(group, low, self._subject(low, group.first), Role.CONTENT, before, "")
        if previous.role is Role.RELATIVE:
            return self._going_on(group, before)
        return Clause(group, low, (0, 0), Role.CONTENT, before, "")

    def _going_on(self, group: VerbGroup, before: int) -> Clause:
        """Return the clause whose subject has a relative clause in it: "the ship, which had left, sank"."""
        relative = self.clauses[before]
        first, after = relative.subject
        if first == after:
            return Clause(group, 0, (0, 0), Role.MAIN, -1, "")
        outer = relative.parent
        role = (
            self.clauses[outer].role
            if outer >= 0 and self._bounded(self.clauses[outer].group.last, first)
            else Role.MAIN
        )
        begin = first if outer >= 0 else 0
        return Clause(group, begin, (first, after), role, -1 if role is Role.MAIN else outer, "")

    def _subject(self, low: int, high: int) -> tuple[int, int]:
        """Return the subject that ends before the verb at ``high``; nothing where it is not plain."""
        end = high
        while end > low and self._tokens[end - 1].kind in {Kind.ADVERB, Kind.NOT}:
            end -= 1
        commas = [at for at in range(low, end) if self._tokens[at].kind is Kind.COMMA]
        if commas and commas[-1] == end - 1:
            end = commas[-2] if len(commas) > 1 else commas[-1]
            commas = commas[:-2]
        begin = commas[-1] + 1 if commas else low
        if commas and self._is_list(low, commas[-1], end):
            begin = low
        if begin < end and self._tokens[begin].kind is Kind.COORDINATOR:
            begin += 1
        if begin < end and self._tokens[begin].kind is Kind.PREPOSITION:
            begin = self._past_time(begin, end)
        if begin >= end or self._tokens[begin].kind in {Kind.PREPOSITION, Kind.MARK, Kind.TO}:
            return 0, 0
        return (begin, end) if self._is_one_noun(begin, end) else (0, 0)

    def _is_list(self, low: int, comma: int, end: int) -> bool:
        """Return whether a comma is within a list of those who act: "Anna, Ben and Carl left"."""
        first = self._tokens[low]
        goes_on = any(token.kind is Kind.COORDINATOR for token in self._tokens[comma + 2 : end])
        is_noun = first.kind in {Kind.OTHER, Kind.DETERMINER} and first.low not in TIME_WORDS
        return goes_on and is_noun and comma > low

    def _is_one_noun(self, begin: int, end: int) -> bool:
        """Return whether a subject has no second one in it: then its verb is one whose form does not tell.

        "The airline withdraw the statement made in May" and "reports suggest he left" have two.
        """
        for at in range(begin + 1, end):
            before = self._tokens[at - 1]
            if self._tokens[at].kind is Kind.PRONOUN and before.kind not in {Kind.PREPOSITION, Kind.COORDINATOR}:
                return False
            opens = self._tokens[at].kind is Kind.DETERMINER and before.kind is Kind.OTHER
            if opens and before.text[0].islower() and before.low not in TIME_WORDS:
                return False
        return True

    def _past_time(self, begin: int, end: int) -> int:
        """Return the token after a time without a comma behind it ("On Monday the ferry sank"), or ``begin``."""
        at = begin + 1
        while at < end and (self._low(at) in TIME_WORDS or self._tokens[at].kind is Kind.NUMBER):
            at += 1
        return at if at > begin + 1 else begin

    def _is_name_behind_preposition(self, first: int, after: int) -> bool:
        names = all(token.text[0].isupper() for token in self._tokens[first:after])
        return first > 0 and names and self._tokens[first - 1].kind is Kind.PREPOSITION

    def _antecedent(self, opener: int) -> tuple[int, int]:
        """Return the noun with its words before "which"; nothing where it is not plain where it begins."""
        end = opener
        while end and self._tokens[end - 1].kind in {Kind.COMMA, Kind.PREPOSITION}:
            end -= 1
        begin = end
        while begin:
            token = self._tokens[begin - 1]
            if token.low == "of" and (begin == end or self._tokens[begin].text[0].isupper()):
                break  # of "the family of Anna Berg, who" it is the name
            goes_on = token.kind in {Kind.OTHER, Kind.NUMBER, Kind.POSSESSIVE, Kind.IN_ED} or token.low == "of"
            if not goes_on and token.kind is not Kind.DETERMINER:
                break
            begin -= 1
            if token.kind is Kind.DETERMINER:
                break
        if begin == end or self._low(end - 1) in TIME_WORDS:
            return 0, 0
        first = self._tokens[begin]
        is_plain = first.kind is Kind.DETERMINER or first.text[0].isupper()
        return (begin, end) if is_plain and first.low != "of" else (0, 0)

    def _past_adverbs(self, at: int) -> int:
        while at < len(self._tokens) and self._tokens[at].kind in {Kind.ADVERB, Kind.NOT}:
            at += 1
        return at

    def _low(self, at: int) -> str:
        return self._tokens[at].low if 0 <= at < len(self._tokens) else ""

    def _ends(self, number: int, after: int) -> tuple[int, int]:
        """Return first token of a clause and the one after its last, at least up to token ``after``."""
        clause = self.clauses[number]
        enough = max(clause.group.last + 1, after)
        if clause.role is Role.MAIN:
            later = [_opening(item) for item in self.clauses if item.group.first > clause.group.first]
            return clause.begin, min((at for at in later if at >= enough), default=len(self._tokens))
        for at in range(enough, len(self._tokens)):
            if self._ends_at(at, number):
                return clause.begin, at
        return clause.begin, len(self._tokens)

    def _ends_at(self, at: int, number: int) -> bool:
        """Return whether a clause within a sentence ends before a token: what it says somebody said is part of it."""
        clause, token = self.clauses[number], self._tokens[at]
        if token.kind in {Kind.COMMA, Kind.RELATIVE} or token.text in _ENDING_MARKS:
            return True
        if any(item.parent == number and self._is_said(item) and _opening(item) == at for item in self.clauses):
            return False
        if token.kind in {Kind.COORDINATOR, Kind.SUBORDINATOR} and self._verb_within(at):
            return True
        return any(item.group.first == at and item.begin <= clause.begin for item in self.clauses)

    def _reach(self, number: int) -> int:
        """Return the token up to which the sentence goes on about what a clause tells."""
        later = self.clauses[number + 1 :]
        others = [item for item in later if item.role is Role.MAIN or self._is_said(item)]
        return min(
            (_opening(item) for item in others if item.begin > self.clauses[number].begin), default=len(self._tokens)
        )

    def _is_said(self, clause: Clause) -> bool:
        return (
            clause.role is Role.CONTENT and clause.parent >= 0 and self.clauses[clause.parent].group.verb in _saying()
        )

    def _verb_within(self, at: int) -> bool:
        """Return whether a verb follows before the next comma or mark."""
        for place in range(at + 1, len(self._tokens)):
            if self._tokens[place].kind is Kind.COMMA or self._tokens[place].text in _ENDING_MARKS:
                return False
            if any(item.group.first == place for item in self.clauses):
                return True
        return False

    def _clause_of(self, group: VerbGroup) -> int:
        """Return the number of the finite clause that an infinitive or a participle belongs to, or -1."""
        before = [n for n, clause in enumerate(self.clauses) if clause.group.first < group.first]
        return before[-1] if before else min(0, len(self.clauses) - 1)

    def _opens_sentence(self, group: VerbGroup, first: int) -> bool:
        """Return whether a participle with its day stands before the main clause: "Speaking on Monday, …"."""
        opens = group.tense is Tense.GERUND and group.first == 0
        return opens and bool(self.clauses) and self.clauses[0].group.first > first

    def _goes_on_from(self, group: VerbGroup, number: int) -> bool:
        """Return whether a form in -ing goes on from the verb of its clause: "went missing", "began searching"."""
        return number >= 0 and group.tense is Tense.GERUND and group.first == self.clauses[number].group.last + 1

    def _ends_passive(self, group: VerbGroup, number: int) -> bool:
        """Return whether a participle goes with the "was" of its clause over a word between: "was first seen"."""
        if number < 0 or self.clauses[number].group.verb not in _copulas():
            return False
        return self._tokens[group.first].kind in {Kind.IN_ED, Kind.PARTICIPLE, Kind.PAST} and (
            self._low(group.first - 1) in _ORDINALS and group.first - 1 == self.clauses[number].group.last + 1
        )

    def _is_source(self, group: VerbGroup, number: int) -> bool:
        """Return whether a participle tells when a saying appeared: "said in a report released on Monday"."""
        return number >= 0 and group.verb in PUBLISHED and self.clauses[number].group.verb in _saying()

    # ------------------------------------------------ nouns with a day

    def _dated_noun(self, first: int, after: int, clause: Clause, *, is_past: bool) -> int | None:
        """Return the noun that an expression dates, not the verb of its clause; -1 for one that tells nothing."""
        is_possessive = bool(_POSSESSIVE.match(self._sentence.text, self._tokens[after - 1].stop))
        is_possessive = is_possessive or self._low(after - 1).endswith("'s")
        if is_possessive or self._sentence.is_attribute(*self._span(first, after)):
            is_led_in = self._led_in(first) or self._tokens[max(first - 1, 0)].kind is Kind.PREPOSITION
            return _NO_DEED if clause.group.first < first or is_led_in else None
        if clause.group.first > first:
            is_lead = self._has_comma(after, clause.group.first) and first > 1 and self._is_deed(first - 2)
            return first - 2 if is_lead and self._led_in(first - 2) else None
        low = max(clause.group.last + 1, first - _NOUN_REACH)
        deeds = [at for at in range(low, first) if self._is_deed(at)]
        if not deeds:
            return None
        at = deeds[-1]
        if clause.group.tense is Tense.PERFECT or (is_past and clause.group.tense in _NOT_OF_A_PAST_DAY):
            return at
        beside = [token.low for token in self._tokens[at + 1 : first]]
        if not all(word in BEFORE_DAYS for word in beside):
            return None
        if beside[:1] == ["of"] and self._leading_in(at) in BEFORE_DAYS:
            return None  # "the sea rose during the flood of 28 April"
        is_of = beside[:1] == ["of"] or clause.group.verb in OF_ANOTHER_TIME
        return at if is_of or self._led_in(at) else None

    def _deed(self, noun: int, first: int, after: int) -> tuple[int, int]:
        """Return the characters of a dated noun with the words before it and what follows its day."""
        if noun < 0 or self._tokens[noun].low not in DEED_NOUNS:
            return 0, 0
        begin = noun
        while begin and self._tokens[begin - 1].kind in _BEFORE_NOUN:
            begin -= 1
            if self._tokens[begin].kind is Kind.DETERMINER:
                break
        end = after
        while end < len(self._tokens) and not self._ends_noun(end):
            end += 1
        if any(token.kind is Kind.RELATIVE for token in self._tokens[end : end + 2]):
            end = len(self._tokens)  # "a call on Monday in which …"
        if len(self._tokens[begin].text) == 1 and self._tokens[begin].low != "a":
            return 0, 0  # the end of an abbreviation
        return self._tokens[begin].start, self._tokens[max(end, first) - 1].stop

    def _ends_noun(self, at: int) -> bool:
        """Return whether the words about a noun with its day end here: only a place may follow."""
        token = self._tokens[at]
        if token.low in {"in", "at", "near", "off"}:
            return self._tokens[min(at + 1, len(self._tokens) - 1)].kind is Kind.RELATIVE
        return self._low(at - 1) not in {"in", "at", "near", "off", "the", "of"} and not token.text[0].isupper()

    def _span(self, first: int, after: int) -> tuple[int, int]:
        return self._tokens[first].start, self._tokens[after - 1].stop

    def _led_in(self, at: int) -> bool:
        """Return whether the phrase of a noun begins with "after", "over" or the like."""
        return self._leading_in(at) in OWN_TIME or self._low(at) in OWN_TIME

    def _leading_in(self, at: int) -> str:
        """Return the word before the phrase of a noun."""
        while at > 0 and self._tokens[at - 1].kind in _BEFORE_NOUN:
            at -= 1
        return self._low(at - 1)

    def _is_deed(self, at: int) -> bool:
        token = self._tokens[at]
        if token.kind not in {Kind.OTHER, Kind.IN_ING} or token.text[0].isupper():
            return False
        following = self._tokens[min(at + 1, len(self._tokens) - 1)]
        if following.kind is Kind.OTHER and following.text[0].islower():
            return False  # "flight path"
        singular = token.low.removesuffix("s")
        return token.low in DEED_NOUNS or singular in DEED_NOUNS or token.low.endswith(_ENDINGS_OF_DEEDS)

    # ------------------------------------------------ how it is told

    def _asks(self) -> bool:
        return unquoted(self.text).rstrip().endswith("?")

    def _manner(self, number: int) -> Manner:
        """Return how a clause is told, with what it hangs on."""
        clause = self.clauses[number]
        if self._asks():
            return Manner.ASKED
        if clause.opener in CONDITIONS:
            return Manner.SUPPOSED
        if clause.role is Role.CONTENT:
            above = self.clauses[clause.parent].group.verb if clause.parent >= 0 else ""
            introducing = {above, self._low(_opening(clause) - 1)}
            if introducing & DENIAL_VERBS:
                return Manner.DENIED
            if introducing & BELIEF_VERBS:
                return Manner.SUPPOSED
        if self._is_negated(clause.group) or self._is_nobody(clause.subject) or self._refuses(clause):
            return Manner.DENIED
        if clause.group.tense in {Tense.MODAL, Tense.UNREAL}:
            return Manner.SUPPOSED
        if clause.group.tense in _AHEAD:
            return Manner.STATE if clause.group.verb == "be" and self._is_state(clause) else Manner.PLANNED
        return Manner.STATE if self._is_state(clause) else Manner.ASSERTED

    def _is_negated(self, group: VerbGroup) -> bool:
        tokens = self._tokens[group.first : group.last + 1]
        return group.negated or any(token.kind is Kind.NOT or token.low.endswith("n't") for token in tokens)

    def _is_nobody(self, subject: tuple[int, int]) -> bool:
        first, after = subject
        return first < after and self._tokens[first].low in NOBODY

    def _refuses(self, clause: Clause) -> bool:
        """Return whether a verb such as "refused" or "declined" with an infinitive says that something was not done."""
        if clause.group.verb not in DENIAL_VERBS:
            return False
        return self._low(clause.group.last + 1) == "to"

    def _is_state(self, clause: Clause) -> bool:
        """Return whether a clause tells a state, a feeling or a remark of the speaker's own."""
        first, after = clause.subject
        if any(token.low in SPEAKERS_OWN for token in self._tokens[first:after]):
            return True
        if clause.group.verb not in STATE_VERBS:
            return clause.group.tense is Tense.PRESENT and clause.group.first != clause.group.last
        if clause.group.verb not in _copulas() | {"had", "have", "has"}:
            return True
        low = clause.group.last + 1
        if any(self._ends_passive(group, self.clauses.index(clause)) for group in self._sentence.groups):
            return False
        has_deed = any(
            self._tokens[at].low in DEED_NOUNS for at in range(low, min(low + _COPULA_REACH, len(self._tokens)))
        )
        if clause.group.verb not in _copulas() or self._low(first) == "there":
            return not has_deed
        when = self._tokens[low + 1 : low + 2]
        has_day = self._low(low) in BEFORE_DAYS and bool(when) and not when[0].text[0].islower()
        is_dated = has_day and any(token.low in DEED_NOUNS for token in self._tokens[first:after])
        return not is_dated


def _bounds(token: Token) -> bool:
    """Return whether a clause can begin or end at a token."""
    return token.kind in _BOUNDS or token.text in _ENDING_MARKS or token.low in OPENERS


def _opening(clause: Clause) -> int:
    """Return the token with which a clause begins, its opener included."""
    return clause.begin - 1 if clause.opener else clause.begin


@cache
def _saying() -> frozenset[str]:
    return verb_class("speech", tuple(Form)) | BELIEF_VERBS | frozenset({"found", "showed", "revealed", "reveal"})


@cache
def _putting_ahead() -> frozenset[str]:
    """Return forms of verbs that put something on a later day: "scheduled", "postponed", "agreed"."""
    classes = ("planning", "put-off", "foreseeing", "ahead", "speech")
    return frozenset().union(*(verb_class(name, tuple(Form)) for name in classes)) | {"set", "called"}


@cache
def _copulas() -> frozenset[str]:
    return frozenset({"was", "were", "is", "are", "be", "been"})


@cache
def _pasts_and_participles() -> frozenset[str]:
    """Return irregular pasts that are participles too: "held", "found"."""
    return frozenset().union(*(set(verb.pasts) & set(verb.participles) for verb in irregular_verbs().values()))
