"""The finite clauses of a sentence: each with its verb group, its subject, and the clause that it hangs on.

No parser: clauses are read off the verb groups of ``topics.english.clauses`` and the small words between them.

>>> text = "Police say the van, which was stolen in May, was found."
>>> [(clause.group.words, clause.role.value) for clause in Clauses(text).clauses]
[('was stolen', 'relative'), ('was found', 'main')]
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from topics.english.calendar import WEEKDAYS
from topics.english.clauses import read_sentence
from topics.english.happenings import BELIEF_VERBS, PUBLISHED
from topics.english.names import PERSON_NOUNS
from topics.english.numbers import NUMBER_WORDS
from topics.english.sentence_parts import (
    ABOUT_HOW_MANY,
    BEFORE_DAYS,
    BEFORE_NAMES,
    CONTENT_NOUNS,
    HOW_MANY,
    OPENERS,
    TELLING_SOMEBODY,
)
from topics.english.tokens import Kind, Token
from topics.english.verb_groups import FINITE, VerbGroup
from topics.english.verbs import Form, irregular_verbs, verb_class
from topics.english.words import TIME_WORDS
from topics.events.clauses import unquoted, without_dateline

_CLAUSE_MARKS = frozenset({*";:—–", "--"})
_DASHES = frozenset({"—", "–", "-", "--"})
ENDING_MARKS = frozenset({*';:—–.!?"”', "--"})
_BOUNDS = frozenset({Kind.COMMA, Kind.COORDINATOR, Kind.SUBORDINATOR, Kind.RELATIVE})
_AFTER_ING = frozenset({Kind.DETERMINER, Kind.POSSESSIVE, Kind.PREPOSITION, Kind.TO, Kind.PRONOUN})
"""Classes of words after a form in -ing that is a verb: "referring to", "leaving the town"."""
_SUBJECTS = frozenset({"he", "she", "they", "we", "i"})
"""Pronouns that are only subjects."""
_GAPS = frozenset({"which", "whom"})
"""Pronouns whose clause lacks its object, but for behind a preposition: "the ship on which she left"."""
_NAMES_OF_PAIR = 3
"""Tokens, inclusive, from a comma to an "and" that joins two words of a subject, and no clause."""
_FIRST_AND_LAST = 2
"""Words that a name has at least which is known by its capitals alone."""
_SHARES = NUMBER_WORDS.keys() | {"one", "some", "many", "most", "all", "several", "none", "few"}
"""Words before "of" for how many: "six of the nine who"."""
_TIMES_BY_THEMSELVES = WEEKDAYS.keys() | {
    "today",
    "yesterday",
    "tonight",
    "tomorrow",
    "last",
    "this",
    "next",
    "earlier",
}
"""Words that begin a time without a preposition before a subject: "last week", "this summer"."""
_OPENING_TIMES = frozenset({"since", "until", "till", "before", "after"})
"""Words before a time as well as before a clause."""
_COUNTED_SIDES = frozenset({"ago", "later", "earlier"})
"""Words behind a number of days that tell on which side of another day they lie."""
_FIRST_TIMES = frozenset({"first", "last"})
"""Words right before a verb for which time it was: "she first left"."""
_LONGEST_NAME = 6
"""Tokens, inclusive, of a name with its role."""
_IN_NAMES = frozenset({Kind.OTHER, Kind.DETERMINER, Kind.POSSESSIVE, Kind.JOINT})


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


_OF_WORDS = frozenset({"", "that", "if", "whether", "how", "why", "what"})
"""What opens a clause that is said or thought, unlike "as" and "when"."""


class Clauses:
    """The clauses of one sentence.

    Parameters
    ----------
    text : str
        The sentence; quoted words are not read.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._sentence = read_sentence(without_dateline(unquoted(text)))
        self._tokens: tuple[Token, ...] = self._sentence.tokens
        self.clauses: list[Clause] = []
        """Its clauses, in the order of their verbs."""
        for group in self._sentence.groups:
            if group.tense in FINITE and not self._is_reduced(group):
                self.clauses.append(self._clause(group))

    def subjects(self) -> list[tuple[int, int]]:
        """Return the characters of the subjects that are plain, in order, but not in what is said or of a "who"."""
        telling = [clause for clause in self.clauses if clause.role is not Role.RELATIVE]
        telling = [clause for clause in telling if clause.role is not Role.CONTENT or clause.opener not in _OF_WORDS]
        return [self._characters(*clause.subject) for clause in telling if clause.subject[0] < clause.subject[1]]

    def _characters(self, first: int, after: int) -> tuple[int, int]:
        if first >= after:
            return 0, 0
        return self._tokens[first].start, self._tokens[after - 1].stop

    def _is_reduced(self, group: VerbGroup) -> bool:
        """Return whether a group is a participle after its noun: "the vote held on Sunday ends"."""
        token = self._tokens[group.first]
        if group.first != group.last or token.kind not in {Kind.IN_ED, Kind.PARTICIPLE, Kind.PAST}:
            return False
        if token.kind is Kind.PARTICIPLE or self._low(group.first - 1) in {"-", "–"} or self._joins_adjective(group):
            return True
        if (token.kind is Kind.PAST and token.low not in _pasts_and_participles()) or token.low in _without_passive():
            return False
        if self._has_plain_subject(group) or self._has_bare_object(group):
            return False
        if self._is_done_by(group.last + 1) or self._is_of_telling(group) or self._has_its_own_place(group):
            return True
        before = self.clauses[-1] if self.clauses else None
        if before and self._has_object(group) and self._ends_relative(before):
            return False
        is_said = before is not None and before.group.verb in saying_verbs() and group.verb not in PUBLISHED
        if before and not is_said and not self._bounded(before.group.last + 1, group.first):
            return True
        later = [item for item in self._sentence.groups if item.first > group.last and item.tense in FINITE]
        if not later or self._bounded(group.last + 1, later[0].first):
            return False
        if self._has_doer(group.last + 1, later[0].first) or self._ends_before_time(group, later[0]):
            return True
        return token.low not in saying_verbs() and self._is_surely_finite(later[0])

    def _joins_adjective(self, group: VerbGroup) -> bool:
        """Return whether a participle stands beside an adjective before a noun: "a narrow but undisputed victory"."""
        at = group.first
        if at < len(("a", "narrow", "but")) or at + 1 >= len(self._tokens):
            return False
        determiner, adjective, joint = self._tokens[at - 3 : at]
        is_joined = joint.kind is Kind.COORDINATOR and adjective.kind is Kind.OTHER and adjective.text[0].islower()
        return is_joined and determiner.low in {"a", "an"} and self._tokens[at + 1].kind is Kind.OTHER

    def _is_of_telling(self, group: VerbGroup) -> bool:
        """Return whether a participle is of the talk in which somebody was told: "told us in a talk taped in May"."""
        if not self.clauses or self.clauses[-1].group.verb not in TELLING_SOMEBODY:
            return False
        between = self._tokens[self.clauses[-1].group.last + 1 : group.first]
        if any(map(_bounds, between)):
            return False
        return any(token.kind is Kind.PREPOSITION for token in between)

    def _has_plain_subject(self, group: VerbGroup) -> bool:
        """Return whether "she" or "who" stands right before a verb, which is finite then: "that she left"."""
        before = self._tokens[group.first - 1] if group.first else None
        return before is not None and (before.low in _SUBJECTS or before.kind is Kind.RELATIVE)

    def _is_done_by(self, at: int) -> bool:
        """Return whether "by" and a doer stand behind a participle: "released this week by the board"."""
        if self._low(at) == "by":
            return True
        begin = at
        while self._low(at) in TIME_WORDS | BEFORE_DAYS | {"this", "the"} or self._is_number(at):
            at += 1
        doer = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        if begin == at or self._low(at) != "by" or doer is None or doer.low in TIME_WORDS:
            return False
        return doer.kind in {Kind.DETERMINER, Kind.POSSESSIVE} or doer.text[0].isupper()

    def _is_number(self, at: int) -> bool:
        return at < len(self._tokens) and self._tokens[at].kind is Kind.NUMBER

    def _has_object(self, group: VerbGroup) -> bool:
        """Return whether an object follows right behind a verb: "left the party"; "called the Fox" may be a name."""
        following = self._tokens[group.last + 1] if group.last + 1 < len(self._tokens) else None
        return following is not None and following.kind is Kind.DETERMINER and group.verb not in BEFORE_NAMES

    def _has_bare_object(self, group: VerbGroup) -> bool:
        """Return whether nouns stand on both sides of a verb: "officials confirmed images from May showed debris"."""
        if not 0 < group.first <= group.last < len(self._tokens) - 1 or group.verb in BEFORE_NAMES:
            return False
        before, following = self._tokens[group.first - 1], self._tokens[group.last + 1]
        is_noun = following.kind is Kind.OTHER and following.text[0].islower() and following.low not in TIME_WORDS
        return is_noun and before.kind is Kind.OTHER and before.low.endswith("s")

    def _ends_relative(self, before: Clause) -> bool:
        """Return whether a verb that follows can go on from a relative clause: "the man who will speak left it"."""
        return before.role is Role.RELATIVE and before.subject[0] < before.subject[1]

    def _has_doer(self, first: int, after: int) -> bool:
        """Return whether a day and a doer stand behind a participle: "revealed on Monday by the minister"."""
        is_led_in = first < after and self._tokens[first].kind is Kind.PREPOSITION
        return is_led_in and any(token.low == "by" for token in self._tokens[first:after])

    def _is_within_lead(self, group: VerbGroup) -> bool:
        """Return whether a participle is of a noun behind a preposition: "under the deal signed in May, they left"."""
        low = group.first
        while low and not _bounds(self._tokens[low - 1]):
            low -= 1
        is_led_in = low < group.first and self._tokens[low].kind is Kind.PREPOSITION
        if is_led_in and self._has_subject_behind_time(low, group.first):
            return False
        goes_on = any(item.first > group.last and item.tense in FINITE for item in self._sentence.groups)
        return is_led_in and (bool(self.clauses) or goes_on)

    def _has_subject_behind_time(self, low: int, high: int) -> bool:
        """Return whether a subject stands between a time and a verb: "In 1997 the council adopted a plan and left"."""
        at = self._past_time(low, high)
        if at == low or at >= high:
            return False
        first = self._tokens[at]
        return first.kind in {Kind.DETERMINER, Kind.PRONOUN} or (first.kind is Kind.OTHER and first.text[0].isupper())

    def _has_its_own_place(self, group: VerbGroup) -> bool:
        """Return whether a participle stands in a lead with a preposition, or between commas."""
        return self._is_within_lead(group) or self._stands_apart(group)

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
        is_past = token.kind is Kind.PAST and token.low not in _pasts_and_participles()
        return is_past or token.low in _without_passive()

    def _ends_before_time(self, group: VerbGroup, later: VerbGroup) -> bool:
        """Return whether a noun with its participle ends in a time before its verb: "a man jailed in 2003 escaped"."""
        subject = self._tokens[group.first - 1] if group.first else None
        if subject is None or subject.kind is not Kind.OTHER or not subject.text[0].islower():
            return False
        has_object = self._tokens[group.last + 1].kind in {Kind.DETERMINER, Kind.POSSESSIVE, Kind.PRONOUN}
        is_behind_time = self._low(later.first - 1) in TIME_WORDS | {"ago"} or self._is_number(later.first - 1)
        return is_behind_time and not has_object

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
            if token.low == "as" and (self._is_preposition(at, low) or self._goes_on_behind(at, high)):
                continue
            if self._is_span(at, high):
                continue
            if token.kind in {Kind.RELATIVE, Kind.SUBORDINATOR} or token.text in _CLAUSE_MARKS:
                if token.low == "that" or token.kind is Kind.RELATIVE or token.text in _CLAUSE_MARKS:
                    return at
                return -1 if self._has_comma(at, high) else at
            if token.low in OPENERS and self._low(at + 1) != "again":
                return -1 if self._has_comma(at, high) else at
        return -1

    def _is_preposition(self, at: int, low: int) -> bool:
        """Return whether "as" stands behind a noun or participle before the first verb: "her hopes as mayor rose"."""
        before = self._tokens[at - 1] if at else None
        return low == 0 and before is not None and before.kind in {Kind.OTHER, Kind.IN_ED, Kind.PARTICIPLE, Kind.PAST}

    def _is_span(self, at: int, high: int) -> bool:
        """Return whether only a time stands between "since" and a verb: "who had been held since 2016 were freed"."""
        if self._low(at) not in _OPENING_TIMES or at + 1 == high:
            return False
        return all(token.low in TIME_WORDS or token.kind is Kind.NUMBER for token in self._tokens[at + 1 : high])

    def _goes_on_behind(self, at: int, high: int) -> bool:
        """Return whether "and he" stands between "as" and a verb: "followed Berg as mayor and he left"."""
        places = range(at + 1, high - 1)
        return any(
            self._tokens[place].kind is Kind.COORDINATOR and self._low(place + 1) in _SUBJECTS for place in places
        )

    def _has_comma(self, low: int, high: int) -> bool:
        return any(token.kind is Kind.COMMA for token in self._tokens[low:high])

    def _opened(self, group: VerbGroup, opener: int, before: int) -> Clause:
        """Return the clause of a verb that a word such as "that", "who" or "when" opens."""
        token = self._tokens[opener]
        if token.text in _CLAUSE_MARKS:
            return Clause(group, opener + 1, self._subject(opener + 1, group.first), Role.MAIN, -1, token.text)
        has_own = any(
            item.kind not in {Kind.ADVERB, Kind.NOT, Kind.COMMA}
            for item in self._tokens[self._past_bare_time(opener + 1, group.first) : group.first]
        )
        is_relative = token.low in {"who", "which", "that"} and not has_own and opener > 0
        if is_relative:
            antecedent = self._antecedent(opener)
            is_open = token.low == "which" and self._tokens[opener - 1].kind is Kind.COMMA
            is_within = self._is_name_behind_preposition(*antecedent) or (
                is_open and self._is_of_noun_before(antecedent)
            )
            if token.low != "who" and is_within:
                antecedent = (0, 0)  # "the inquiry into Berg, which …", "the attack on the embassy, which …"
            return Clause(group, opener + 1, antecedent, Role.RELATIVE, before, token.low)
        is_led_in = opener > 0 and self._tokens[opener - 1].kind in {Kind.PREPOSITION, Kind.TO}
        has_gap = token.low == "whose" or (not is_led_in and (token.low in _GAPS or self._has_gap(opener, before)))
        subject = (0, 0) if has_gap else self._subject(opener + 1, group.first)
        return Clause(group, opener + 1, subject, Role.CONTENT, before, token.low)

    def _has_gap(self, opener: int, before: int) -> bool:
        """Return whether "that" goes on from a noun which its clause lacks: "the plan that the mayor presented"."""
        if self._low(opener) != "that" or opener == 0:
            return False
        noun = self._tokens[opener - 1]
        says = before >= 0 and self.clauses[before].group.verb in saying_verbs()
        says = says or noun.low in CONTENT_NOUNS
        return noun.kind in {Kind.OTHER, Kind.NUMBER} and not says

    def _beside(self, group: VerbGroup, low: int, before: int) -> Clause:
        """Return the clause of a verb that no word opens: joined to the clause before it, or going on from one."""
        previous = self.clauses[before]
        if previous.role is Role.RELATIVE and self._tokens[group.first - 1].kind is Kind.COMMA:
            return self._going_on(group, before)
        region = self._tokens[low : group.first]
        joints = [low + n for n, token in enumerate(region) if token.kind is Kind.COORDINATOR]
        commas = [low + n for n, token in enumerate(region) if token.kind is Kind.COMMA]
        if not joints and not commas:
            return self._without_joint(group, low, before)
        if not commas and previous.group.verb in _saying() and previous.group.last + 1 == low and _is_list(region):
            return self._without_joint(group, low, before)  # "said a free and fair vote was held"
        joint = joints[-1] if joints else commas[-1]
        if joints and commas and commas[-1] < joint - 1 and self._is_pair(commas[-1], joint):
            joint = commas[-1]  # "in the end, British and French ministers met"
        begin = self._past_adverbs(joint + 1 if commas else self._past_time(joint + 1, group.first))
        if begin < group.first:
            role = Role.MAIN if previous.role is Role.RELATIVE or commas else previous.role
            parent = -1 if role is Role.MAIN else previous.parent
            return Clause(group, joint + 1, self._subject(joint + 1, group.first), role, parent, "")
        if joints:
            begin = previous.begin if self._shares_auxiliary(previous.group, group) else begin
            return Clause(group, begin, previous.subject, previous.role, previous.parent, previous.opener)
        return self._going_on(group, before)

    def _is_pair(self, comma: int, joint: int) -> bool:
        """Return whether "and" joins two of a subject: "in May, President Anna Berg and Paul Stein met"."""
        if joint - comma <= _NAMES_OF_PAIR:
            return True
        are_names = self._tokens[joint - 1].text[0].isupper() and self._tokens[joint + 1].text[0].isupper()
        between = self._tokens[comma + 1 : joint]
        return are_names and len(between) <= _LONGEST_NAME and all(token.kind in _IN_NAMES for token in between)

    def _shares_auxiliary(self, one: VerbGroup, other: VerbGroup) -> bool:
        """Return whether a participle goes on from "was" or "has" before: "was jailed and dismissed"."""
        is_participle = self._tokens[other.first].kind in {Kind.IN_ED, Kind.PARTICIPLE} and other.first == other.last
        return is_participle and one.first < one.last

    def _without_joint(self, group: VerbGroup, low: int, before: int) -> Clause:
        previous = self.clauses[before]
        if previous.group.verb in saying_verbs():
            return Clause(group, low, self._subject(low, group.first), Role.CONTENT, before, "")
        if previous.role is Role.RELATIVE:
            return self._going_on(group, before)
        return Clause(group, low, (0, 0), Role.CONTENT, before, "")

    def _going_on(self, group: VerbGroup, before: int) -> Clause:
        """Return the clause whose subject has a relative clause in it: "the ship, which had left, sank"."""
        relative = self.clauses[before]
        is_beside = relative.role is Role.CONTENT and relative.opener in _GAPS
        first, after = self._antecedent(relative.begin - 1) if is_beside else relative.subject
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
        end = self._before_time(low, high)
        low = max([low, *(at + 1 for at in range(low, end - 1) if self._tokens[at].text == ")")])
        commas = [at for at in range(low, end) if self._tokens[at].kind is Kind.COMMA]
        is_closed = bool(commas) and commas[-1] == end - 1
        if is_closed:
            end = commas[-2] if len(commas) > 1 else commas[-1]
            commas = commas[:-2]
        begin = commas[-1] + 1 if commas else low
        name = self._name_before(begin) if is_closed and begin < end else None
        if name and name[0] >= low and name[1] - name[0] >= _FIRST_AND_LAST:
            return name  # "Anna Berg, a nurse from Lima, the capital, died"
        if commas and self._is_list(low, commas[-1], end):
            begin = low
        if begin < end and self._tokens[begin].kind is Kind.COORDINATOR:
            begin += 1
        begin = self._past_time(begin, end)
        is_counted = self._is_counted(begin, end)
        if begin >= end or (self._tokens[begin].kind in {Kind.PREPOSITION, Kind.MARK, Kind.TO} and not is_counted):
            return 0, 0
        is_open = self._tokens[end - 1].kind is Kind.COORDINATOR
        return (begin, end) if self._is_one_noun(begin, end) and not is_open else (0, 0)

    def _before_time(self, low: int, high: int) -> int:
        """Return the token before which a subject ends: adverbs and a time before its verb are none of it."""
        end = high
        while end > low and self._tokens[end - 1].kind in {Kind.ADVERB, Kind.NOT}:
            end -= 1
        if end - low > 1 and self._low(end - 1) in _FIRST_TIMES:
            end -= 1
        at = end
        while at > low and self._low(at - 1) in TIME_WORDS:
            at -= 1
        is_time = low < at < end and self._low(at) in _TIMES_BY_THEMSELVES
        return at if is_time and self._tokens[at - 1].kind in {Kind.COMMA, Kind.OTHER} else end

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
        if self._tokens[begin].kind is Kind.IN_ING and begin + 1 < end and self._tokens[begin + 1].kind in _AFTER_ING:
            return False
        for at in range(begin + 1, end):
            before = self._tokens[at - 1]
            if self._tokens[at].kind is Kind.PRONOUN and before.kind not in {Kind.PREPOSITION, Kind.COORDINATOR}:
                return False
            opens = self._tokens[at].kind is Kind.DETERMINER and before.kind is Kind.OTHER
            if opens and before.text[0].islower() and before.low not in TIME_WORDS:
                return False
        return True

    def _past_time(self, begin: int, end: int) -> int:
        """Return the token after a time without a comma behind it ("On Monday it sank", "Last week he left")."""
        if begin < end and self._tokens[begin].kind is not Kind.PREPOSITION:
            return self._past_counted_time(begin, end) or self._past_bare_time(begin, end)
        at = begin + 1
        while at < end and (self._low(at) in TIME_WORDS or self._tokens[at].kind is Kind.NUMBER):
            at += 1
        return at if at > begin + 1 else begin

    def _past_bare_time(self, begin: int, end: int) -> int:
        """Return the token after a time without a preposition ("Last week he left"), or ``begin``.

        What owns the rest is no such time ("last week's vote"), nor what may be a name ("Sunday Adams", "June Berg").
        """
        if self._low(begin) not in _TIMES_BY_THEMSELVES:
            return begin
        at = begin
        while at < end and self._low(at) in TIME_WORDS | {"this"}:
            at += 1
        if at == end or self._is_counted(at, end):
            return at
        first = self._tokens[at]
        is_name = first.text[0].isupper() and self._low(at - 1) not in WEEKDAYS
        return at if first.kind in {Kind.DETERMINER, Kind.PRONOUN} or is_name else begin

    def _past_counted_time(self, begin: int, end: int) -> int:
        """Return the token after "Three weeks ago" or "A day later" before a subject; 0 for none."""
        first, unit, side = begin, begin + 1, begin + 2
        is_count = self._is_number(first) or self._low(first) in NUMBER_WORDS.keys() | HOW_MANY | {"a", "an"}
        is_time = is_count and self._low(unit) in TIME_WORDS and self._low(side) in _COUNTED_SIDES
        return side + 1 if is_time and side + 1 < end else 0

    def _is_counted(self, begin: int, end: int) -> bool:
        """Return whether a noun begins with how many they are: "At least eight people", "About 100 officials"."""
        pair = f"{self._low(begin)} {self._low(begin + 1)}"
        at = begin + 2 if pair in ABOUT_HOW_MANY else begin + 1
        if at == begin + 1 and self._low(begin) not in ABOUT_HOW_MANY:
            return False
        return at < end and (self._is_number(at) or self._low(at) in NUMBER_WORDS.keys() | HOW_MANY)

    def _is_name_behind_preposition(self, first: int, after: int) -> bool:
        names = all(token.text[0].isupper() for token in self._tokens[first:after])
        while first > 1 and self._tokens[first - 1].kind is Kind.COMMA and self._tokens[first - 2].text[0].isupper():
            first -= 2  # "a trial in Lima, Peru, which"
        return first > 0 and names and self._tokens[first - 1].kind is Kind.PREPOSITION

    def _is_of_noun_before(self, antecedent: tuple[int, int]) -> bool:
        """Return whether a noun belongs to one before it: "the merger of the chains", not "left from the port"."""
        first, after = antecedent
        if first >= after or first < len(("merger", "of")):
            return False
        noun, preposition = self._tokens[first - 2 : first]
        is_noun = noun.kind is Kind.OTHER and noun.low not in TIME_WORDS
        return is_noun and preposition.kind is Kind.PREPOSITION

    def _antecedent(self, opener: int) -> tuple[int, int]:
        """Return the noun with its words before "which"; nothing where it is not plain where it begins."""
        end = opener
        while end and self._tokens[end - 1].kind in {Kind.COMMA, Kind.PREPOSITION}:
            end -= 1
        end = self._before_aside(end)
        begin = end
        while begin:
            token = self._tokens[begin - 1]
            if token.low == "of" and (begin == end or self._tokens[begin].text[0].isupper()):
                break  # of "the family of Anna Berg, who" it is the name
            goes_on = token.kind in {Kind.OTHER, Kind.NUMBER, Kind.POSSESSIVE, Kind.IN_ED} or token.low == "of"
            goes_on = goes_on or (token.text == "-" and self._is_within_word(begin - 1))
            if not goes_on and token.kind is not Kind.DETERMINER:
                break
            begin -= 1
            if token.kind is Kind.DETERMINER:
                break
        if begin == end or self._low(end - 1) in TIME_WORDS:
            return 0, 0
        if begin > 1 and self._low(begin - 1) == "of" and self._low(begin - 2) in _SHARES:
            begin -= 2  # "six of the nine who"
        if self._low(opener) == "who" and begin > 1 and self._tokens[begin - 1].kind is Kind.PREPOSITION:
            begin = self._start_of_person(begin)
        if begin and self._tokens[begin - 1].kind is Kind.COORDINATOR:
            return 0, 0  # "the merger of Harbour and Northern Media, which": both, the last one or what both have
        begin, end = self._name_before(begin) or (begin, end)
        first = self._tokens[begin]
        is_plain = first.kind is Kind.DETERMINER or first.low in _SHARES or first.text[0].isupper()
        return (begin, end) if is_plain and first.low != "of" else (0, 0)

    def _before_aside(self, end: int) -> int:
        """Return the token before a pair of dashes that ends at one: "Two hostages — an American and a Dane — who"."""
        mark = self._tokens[end - 1].text if end else ""
        if mark not in _DASHES:
            return end
        return next((at for at in range(end - 2, 0, -1) if self._tokens[at].text == mark), end)

    def _start_of_person(self, begin: int) -> int:
        """Return where the person begins whose body stands before "who": "a deputy from the Harbour party who"."""
        if self._low(begin - 2) not in PERSON_NOUNS:
            return begin
        first = begin - 2
        while first and self._tokens[first - 1].kind is Kind.OTHER:
            first -= 1
        return first - 1 if first and self._tokens[first - 1].kind is Kind.DETERMINER else begin

    def _name_before(self, begin: int) -> tuple[int, int] | None:
        """Return the name beside which a noun stands: "Anna Berg, the mayor who left"; None for none."""
        end = begin - 1
        is_beside = end > 0 and self._tokens[begin].kind is Kind.DETERMINER and self._tokens[end].kind is Kind.COMMA
        if not is_beside:
            return None
        first = end
        while first and self._tokens[first - 1].text[0].isupper() and self._tokens[first - 1].kind is Kind.OTHER:
            first -= 1
        is_own = first == 0 or self._tokens[first - 1].kind not in {Kind.PREPOSITION, Kind.TO, Kind.COORDINATOR}
        is_name = first < end and self._tokens[first].low not in TIME_WORDS
        return (first, end) if is_own and is_name else None

    def _is_within_word(self, at: int) -> bool:
        """Return whether a hyphen joins what stands on both sides of it: "Al-Noor"."""
        if not 0 < at < len(self._tokens) - 1:
            return False
        hyphen = self._tokens[at]
        if self._low(at + 1) == "old":
            return True  # "a 22-year - old man", as tokenizers write it
        return self._tokens[at - 1].stop == hyphen.start and self._tokens[at + 1].start == hyphen.stop

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
            later = [opening_token(item) for item in self.clauses if item.group.first > clause.group.first]
            return clause.begin, min((at for at in later if at >= enough), default=len(self._tokens))
        for at in range(enough, len(self._tokens)):
            if self._ends_at(at, number):
                return clause.begin, at
        return clause.begin, len(self._tokens)

    def _ends_at(self, at: int, number: int) -> bool:
        """Return whether a clause within a sentence ends before a token: what it says somebody said is part of it."""
        clause, token = self.clauses[number], self._tokens[at]
        if token.kind in {Kind.COMMA, Kind.RELATIVE} or token.text in ENDING_MARKS:
            return True
        if any(item.parent == number and self._is_said(item) and opening_token(item) == at for item in self.clauses):
            return False
        if token.low in _SUBJECTS and self._begins_beside(at, clause):
            return True
        if token.kind in {Kind.COORDINATOR, Kind.SUBORDINATOR} and self._verb_within(at):
            return True
        return any(item.group.first == at and item.begin <= clause.begin for item in self.clauses)

    def _begins_beside(self, at: int, clause: Clause) -> bool:
        """Return whether "he" behind a time begins another clause: "when she came in May he left"."""
        before = self._tokens[at - 1]
        is_time = before.low in TIME_WORDS or before.kind is Kind.NUMBER
        return is_time and clause.group.verb not in saying_verbs()

    def _reach(self, number: int) -> int:
        """Return the token up to which the sentence goes on about what a clause tells."""
        later = self.clauses[number + 1 :]
        others = [item for item in later if item.role is Role.MAIN or self._is_said(item)]
        return min(
            (opening_token(item) for item in others if item.begin > self.clauses[number].begin),
            default=len(self._tokens),
        )

    def _is_said(self, clause: Clause) -> bool:
        return (
            clause.role is Role.CONTENT
            and clause.parent >= 0
            and self.clauses[clause.parent].group.verb in saying_verbs()
        )

    def _verb_within(self, at: int) -> bool:
        """Return whether a verb follows before the next comma or mark."""
        for place in range(at + 1, len(self._tokens)):
            if self._tokens[place].kind is Kind.COMMA or self._tokens[place].text in ENDING_MARKS:
                return False
            if any(item.group.first == place for item in self.clauses):
                return True
        return False


def _bounds(token: Token) -> bool:
    """Return whether a clause can begin or end at a token."""
    return token.kind in _BOUNDS or token.text in ENDING_MARKS or token.low in OPENERS


def opening_token(clause: Clause) -> int:
    """Return the token with which a clause begins, its opener included."""
    return clause.begin - 1 if clause.opener else clause.begin


@cache
def saying_verbs() -> frozenset[str]:
    """Return forms of verbs after which comes what somebody said, believed or found."""
    return verb_class("speech", tuple(Form)) | BELIEF_VERBS | frozenset({"found", "showed", "revealed", "reveal"})


def _is_list(region: Sequence[Token]) -> bool:
    """Return whether words before a verb are one subject: a determiner leads it, and none stands behind its "and"."""
    joints = [at for at, token in enumerate(region) if token.kind is Kind.COORDINATOR]
    leads = region[0].kind is Kind.DETERMINER and len(joints) == 1
    later = region[joints[0] + 1 :] if leads else region[:0]
    return bool(later) and all(token.kind in {Kind.OTHER, Kind.PREPOSITION} for token in later)


@cache
def _saying() -> frozenset[str]:
    """Return verbs behind which a noun is a subject, and nothing that is said: "said a man and a boy left"."""
    return frozenset({"said", "says", "say", "insisted", "believes", "believed", "thinks", "thought", "argued"})


@cache
def copulas() -> frozenset[str]:
    """Return forms of "be"."""
    return frozenset({"was", "were", "is", "are", "be", "been"})


@cache
def _without_passive() -> frozenset[str]:
    """Return pasts of verbs that have no object, so that they are no participles of a noun: "died", "arrived"."""
    return verb_class("without-passive", (Form.PAST,))


@cache
def _pasts_and_participles() -> frozenset[str]:
    """Return irregular pasts that are participles too: "held", "found"."""
    return frozenset().union(*(set(verb.pasts) & set(verb.participles) for verb in irregular_verbs().values()))
