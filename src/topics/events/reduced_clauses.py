"""Participles that stand after a noun and are no finite verb: "the vote held on Sunday ends"."""

from __future__ import annotations

from functools import cache

from topics.english.clauses import Sentence
from topics.english.happenings import PUBLISHED
from topics.english.numbers import NUMBER_WORDS
from topics.english.sentence_parts import BEFORE_DAYS, BEFORE_NAMES, TELLING_SOMEBODY
from topics.english.tokens import Kind, Token
from topics.english.verb_groups import FINITE, Tense, VerbGroup
from topics.english.verbs import Form, bare_participles, pasts_and_participles, verb_class
from topics.english.words import TIME_WORDS
from topics.events.clause_records import SUBJECT_PRONOUNS, Clause, Role, bounds, saying_verbs
from topics.events.clause_subjects import ClauseSubjects

_PERIODS = frozenset({"week", "weeks", "month", "months", "quarter", "quarters", "half", "year", "years"})
"""Periods for which figures are given."""
_ABOUT = frozenset({"over", "about", "around", "up", "under", "above", "near", "nearly"})
"""Words that are prepositions, or say that a number is rough."""
_PARTICIPLES = frozenset({Kind.IN_ED, Kind.PARTICIPLE, Kind.PAST})
"""Classes of words that can be participles; those with the form of their verb ("cast", "set") are of none of them."""
_DEGREES = frozenset({"well", "far", "just", "shortly", "long", "right"})
"""Words before a preposition for how much or how far: "well below"."""
_PARTICLES = frozenset({"up", "out", "off", "down", "together"})
"""Words that belong to the verb before them: "cooked up"."""
_BEHIND_PARTICIPLES = frozenset({"between", "by", "under", "from"})
"""Prepositions that lead to who did what a participle tells, or how."""
_BEFORE_PERIODS = _PERIODS | NUMBER_WORDS.keys() | {"the", "a", "fiscal"}
"""Words that stand before a period or in it."""


class ReducedClauses(ClauseSubjects):
    """Tells which verb groups of one sentence are participles of a noun.

    Parameters
    ----------
    sentence : Sentence
        The tokens and verb groups of the sentence.
    """

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.tokens)
        self._sentence = sentence
        self.clauses: list[Clause] = []
        """Its clauses, in the order of their verbs: those before a group when that is read."""

    def _is_reduced(self, group: VerbGroup) -> bool:
        """Return whether a group is a participle after its noun: "the vote held on Sunday ends"."""
        token = self._tokens[group.first]
        if group.first != group.last or not (token.kind in _PARTICIPLES or token.low in bare_participles()):
            return False
        if token.kind is Kind.PARTICIPLE or self._low(group.first - 1) in {"-", "–"} or self._is_plainly_reduced(group):
            return True
        if (token.kind is Kind.PAST and token.low not in pasts_and_participles()) or token.low in _without_passive():
            return False
        if self._has_plain_subject(group) or self._has_bare_object(group) or self._is_main_behind_relative(group):
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
        if not later or self._bounded(group.last + 1, later[0].first) or self._is_of_pronoun(later[0]):
            return False  # "closed plants it had promised to keep"
        if self._has_doer(group.last + 1, later[0].first) or self._ends_before_time(group, later[0]):
            return True
        can_speak = token.low in saying_verbs() and token.low not in PUBLISHED
        return not can_speak and self._is_surely_finite(later[0])

    def _is_plainly_reduced(self, group: VerbGroup) -> bool:
        """Return whether the words right before a group tell that it is a participle."""
        return (
            self._joins_adjective(group)
            or self._ends_period(group)
            or self._is_in_apposition(group)
            or self._follows_object(group)
            or self._ends_apposition(group)
        )

    def _is_main_behind_relative(self, group: VerbGroup) -> bool:
        """Return whether a sentence has no other main verb: "ended" in "Protests that began on Monday ended in May"."""
        if not self.clauses or any(clause.role is not Role.RELATIVE for clause in self.clauses):
            return False
        first = self.clauses[0]
        opens = first.subject[0] < first.subject[1] and first.subject[0] <= 1 and first.parent < 0
        before = self._tokens[group.first - 1]
        is_behind_noun = before.kind in {Kind.OTHER, Kind.NUMBER} and first.group.last + 1 < group.first
        later = [item for item in self._sentence.groups if self._is_behind(item, group)]
        return opens and is_behind_noun and not any(self._is_surely_finite(item) for item in later)

    def _joins_adjective(self, group: VerbGroup) -> bool:
        """Return whether a participle stands beside an adjective before a noun: "a narrow but undisputed victory"."""
        at = group.first
        if at < len(("a", "narrow", "but")) or at + 1 >= len(self._tokens):
            return False
        determiner, adjective, joint = self._tokens[at - 3 : at]
        is_joined = joint.kind is Kind.COORDINATOR and adjective.kind is Kind.OTHER and adjective.text[0].islower()
        return is_joined and determiner.low in {"a", "an"} and self._tokens[at + 1].kind is Kind.OTHER

    def _is_in_apposition(self, group: VerbGroup) -> bool:
        """Return whether a participle is of a noun between commas: "Anna Berg, the nurse accused of theft, left"."""
        low = self._start_of_stretch(group.first)
        is_beside = low > 1 and self._tokens[low - 1].kind is Kind.COMMA and self._tokens[low - 2].text[0].isupper()
        if not is_beside or self._tokens[low].kind is not Kind.DETERMINER or self.clauses:
            return False
        later = next((item for item in self._sentence.groups if self._is_behind(item, group)), None)
        behind = self._tokens[group.last + 1 : group.last + 2]
        has_object = bool(behind) and behind[0].kind in {Kind.DETERMINER, Kind.POSSESSIVE}
        return later is not None and not has_object and self._tokens[later.first - 1].kind is Kind.COMMA

    def _ends_apposition(self, group: VerbGroup) -> bool:
        """Return whether a participle is of a noun beside another one: "lost by a ruse, a deal made by them"."""
        low = self._start_of_stretch(group.first)
        is_beside = low > 1 and self._tokens[low - 1].kind is Kind.COMMA and self._low(low) in {"a", "an"}
        if not (self.clauses and is_beside) or group.verb in _without_passive():
            return False
        at = group.last + 1
        at += self._low(at) in _PARTICLES
        return self._low(at) in _BEHIND_PARTICIPLES and not self._bounded(self.clauses[-1].group.last + 1, low - 1)

    def _follows_object(self, group: VerbGroup) -> bool:
        """Return whether a participle is of the object before a comma: "opened the bridge, built in 1932".

        Not so of the verbs of a list: "left the house, walked to the port and fled".
        """
        if not self.clauses or self._low(group.first) not in pasts_and_participles() | _in_ed(
            self._tokens[group.first]
        ):
            return False
        before = self.clauses[-1].group.last
        has_object = before + 1 < group.first - 1 and self._tokens[group.first - 1].kind is Kind.COMMA
        if not has_object or self._tokens[group.first - 2].kind not in {Kind.OTHER, Kind.NUMBER}:
            return False
        if self._bounded(before + 1, group.first - 1):
            return False  # "after he said it would hold, the mayor, Anna Berg, left"
        if self._closes_relative(self.clauses[-1]):
            return False  # "the mayor, who opened the bridge, rejected on Monday"
        following = self._tokens[group.last + 1] if group.last + 1 < len(self._tokens) else None
        is_bare = following is None or following.kind in {Kind.PREPOSITION, Kind.COMMA, Kind.MARK}
        is_bare = is_bare or (following is not None and following.low in TIME_WORDS)
        later = [item.first for item in self._sentence.groups if self._is_behind(item, group)]
        is_listed = any(self._tokens[at - 1].kind in {Kind.COORDINATOR, Kind.ADVERB} for at in later)
        return is_bare and not is_listed and group.verb not in _without_passive()

    def _closes_relative(self, clause: Clause) -> bool:
        """Return whether a comma behind a clause closes it, as one opens it about the first noun of the sentence."""
        opener = clause.begin - 1
        is_inserted = clause.role is Role.RELATIVE and opener > 0 and self._tokens[opener - 1].kind is Kind.COMMA
        return is_inserted and all(item.role is Role.RELATIVE for item in self.clauses)

    def _is_behind(self, item: VerbGroup, group: VerbGroup) -> bool:
        return item.first > group.last and item.tense in FINITE

    def _is_of_telling(self, group: VerbGroup) -> bool:
        """Return whether a participle is of the talk in which somebody was told: "told us in a talk taped in May"."""
        if not self.clauses or self.clauses[-1].group.verb not in TELLING_SOMEBODY:
            return False
        between = self._tokens[self.clauses[-1].group.last + 1 : group.first]
        if any(map(bounds, between)):
            return False
        return any(token.kind is Kind.PREPOSITION for token in between)

    def _ends_period(self, group: VerbGroup) -> bool:
        """Return whether a period behind a preposition is one that "ended" when: "in the three months ended in May"."""
        at = group.first - 1
        if self._low(group.first) != "ended" or self._low(at) not in _PERIODS:
            return False
        while at > 0 and (self._is_number(at - 1) or self._low(at - 1) in _BEFORE_PERIODS):
            at -= 1
        return at > 0 and self._tokens[at - 1].kind is Kind.PREPOSITION

    def _has_plain_subject(self, group: VerbGroup) -> bool:
        """Return whether "she" or "who" stands right before a verb, which is finite then: "that she left"."""
        before = self._tokens[group.first - 1] if group.first else None
        return before is not None and (before.low in SUBJECT_PRONOUNS or before.kind is Kind.RELATIVE)

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

    def _is_of_object(self, group: VerbGroup) -> bool:
        """Return whether a participle is of what another one acts on: "they left, freeing hostages taken in May"."""
        low = self._start_of_stretch(group.first)
        acting = self._tokens[low]
        if not self.clauses or acting.kind is not Kind.IN_ING or not 1 < low + 1 < group.first:
            return False
        follows_comma = self._tokens[low - 1].kind is Kind.COMMA
        return follows_comma and acting.low not in _leading_to_clauses() and not self._has_object(group)

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

    def _is_of_pronoun(self, group: VerbGroup) -> bool:
        """Return whether "it", "she" or the like is the subject right before a group."""
        at = group.first - 1
        while at > 0 and self._tokens[at].kind is Kind.ADVERB:
            at -= 1
        return self._low(at) in SUBJECT_PRONOUNS | {"it"}

    def _ends_relative(self, before: Clause) -> bool:
        """Return whether a verb that follows can go on from a relative clause: "the man who will speak left it"."""
        return before.role is Role.RELATIVE and before.subject[0] < before.subject[1]

    def _has_doer(self, first: int, after: int) -> bool:
        """Return whether a day and a doer stand behind a participle: "revealed on Monday by the minister"."""
        is_led_in = first < after and self._tokens[first].kind is Kind.PREPOSITION
        return is_led_in and any(token.low == "by" for token in self._tokens[first:after])

    def _is_within_lead(self, group: VerbGroup) -> bool:
        """Return whether a participle is of a noun behind a preposition: "under the deal signed in May, they left"."""
        low = self._start_of_stretch(group.first)
        if self._tokens[low].kind is Kind.ADVERB or self._low(low) in _DEGREES:
            low += 1  # "…, well below the half of all votes required"
        is_led_in = low < group.first and self._tokens[low].kind is Kind.PREPOSITION and not self._begins_number(low)
        if is_led_in and self._has_subject_behind_time(low, group.first):
            return False
        goes_on = any(item.first > group.last and item.tense in FINITE for item in self._sentence.groups)
        return is_led_in and (bool(self.clauses) or goes_on)

    def _begins_number(self, at: int) -> bool:
        """Return whether a preposition is part of a number: "at least 12 people", "over 40 people", not "in 2003"."""
        if self._low(at) == "at":
            return self._low(at + 1) in {"least", "most"}
        number = at + 2 if self._low(at + 1) == "to" else at + 1
        return self._low(at) in _ABOUT and self._is_number(number) and self._is_common_noun(number + 1)

    def _is_common_noun(self, at: int) -> bool:
        token = self._tokens[at] if at < len(self._tokens) else None
        return token is not None and token.kind is Kind.OTHER and token.text[0].islower()

    def _has_subject_behind_time(self, low: int, high: int) -> bool:
        """Return whether a subject stands between a time and a verb: "In 1997 the council adopted a plan and left"."""
        at = self._past_time(low, high)
        if at == low or at >= high:
            return False
        first = self._tokens[at]
        return first.kind in {Kind.DETERMINER, Kind.PRONOUN} or (first.kind is Kind.OTHER and first.text[0].isupper())

    def _has_its_own_place(self, group: VerbGroup) -> bool:
        """Return whether a participle stands in a lead with a preposition, between commas or in another's object."""
        return self._is_within_lead(group) or self._stands_apart(group) or self._is_of_object(group)

    def _stands_apart(self, group: VerbGroup) -> bool:
        """Return whether a participle stands between commas before the first verb: "Berg, elected in May, left"."""
        if self.clauses or self._tokens[max(group.first - 1, 0)].kind is not Kind.COMMA:
            return False
        later = [item for item in self._sentence.groups if item.first > group.last and item.tense in FINITE]
        return bool(later) and self._tokens[later[0].first - 1].kind is Kind.COMMA

    def _is_surely_finite(self, group: VerbGroup) -> bool:
        """Return whether a group cannot be a participle by itself: "was found", "began"."""
        token = self._tokens[group.first]
        if group.first != group.last or group.tense is Tense.PRESENT:
            return True
        is_past = token.kind is Kind.PAST and token.low not in pasts_and_participles()
        return is_past or token.low in _without_passive()

    def _ends_before_time(self, group: VerbGroup, later: VerbGroup) -> bool:
        """Return whether a noun with its participle ends in a time before its verb: "a man jailed in 2003 escaped"."""
        subject = self._tokens[group.first - 1] if group.first else None
        opens = group.first == 1 and group.verb in PUBLISHED  # "Figures released on Monday showed"
        if subject is None or subject.kind is not Kind.OTHER or not (subject.text[0].islower() or opens):
            return False
        has_object = self._tokens[group.last + 1].kind in {Kind.DETERMINER, Kind.POSSESSIVE, Kind.PRONOUN}
        is_behind_time = self._low(later.first - 1) in TIME_WORDS | {"ago"} or self._is_number(later.first - 1)
        return is_behind_time and not has_object

    def _start_of_stretch(self, at: int) -> int:
        """Return the token behind the last comma or other bound before a token."""
        while at and not bounds(self._tokens[at - 1]):
            at -= 1
        return at

    def _bounded(self, first: int, after: int) -> bool:
        return any(bounds(token) for token in self._tokens[first:after])


def _in_ed(token: Token) -> frozenset[str]:
    """Return the word of a form in -ed, which is a past and a participle."""
    return frozenset({token.low}) if token.kind is Kind.IN_ED else frozenset()


@cache
def _leading_to_clauses() -> frozenset[str]:
    """Return participles behind which a clause of its own can stand: "saying rebels fled"."""
    classes = ("speech", "uttering", "thinking", "leading-to-clauses")
    return saying_verbs().union(*(verb_class(name, (Form.GERUND,)) for name in classes))


@cache
def _without_passive() -> frozenset[str]:
    """Return pasts of verbs that have no object, so that they are no participles of a noun: "died", "arrived"."""
    return verb_class("without-passive", (Form.PAST,))
