"""Manners of telling: whether a clause asserts, plans, denies, supposes or asks, or tells only of a state.

>>> ToldClauses("The mayor did not resign on Friday.").manner_of(0).value
'denied'
"""

from __future__ import annotations

import re
from enum import StrEnum

from topics.english.happenings import (
    BELIEF_VERBS,
    BELIEVERS,
    CONDITIONS,
    CONSIDERING_VERBS,
    DEED_NOUNS,
    DENIAL_VERBS,
    DENYING_VERBS,
    FALSEHOODS,
    GUESSES,
    HABITS,
    NEARLY,
    NO_TRUTH,
    NOBODY,
    REFUSAL_VERBS,
    REJECTING_VERBS,
    SPEAKERS_OWN,
    STATE_VERBS,
    WRONGLY,
)
from topics.english.sentence_parts import BEFORE_DAYS, SUPPOSING_NOUNS
from topics.english.tokens import Kind
from topics.english.verb_groups import Tense, VerbGroup
from topics.english.verbs import Form, verb_class
from topics.events.clause_records import Clause, Role, copulas, opening_token
from topics.events.clauses import unquoted
from topics.events.finite_clauses import Clauses

AHEAD = frozenset({Tense.FUTURE, Tense.SCHEDULED, Tense.AHEAD, Tense.PAST_FUTURE})
ORDINALS = frozenset({"first", "last"})
"""Words between "was" and its participle: "was first seen"."""
_IS_FALSE = re.compile(
    rf"\b(?:is|are|was|were|be|been|proved|proves)\s(?:\w+ly\s)?(?:{FALSEHOODS.pattern})\b", re.IGNORECASE
)
"""What says of a clause with "that" in the same sentence that it is not so: "reports that she fled are false"."""
_NO_TRUTH = re.compile(rf"\b(?:{NO_TRUTH.pattern})\s(?:[\w-]+\s){{1,4}}that\b", re.IGNORECASE)
"""The same before it: "there is no truth in reports that she fled"."""
_DENIED_REACH = 3
"""Tokens, inclusive, behind a verb of denial among which the noun for what is denied stands."""
DOING = verb_class("happening", (Form.GERUND,))
"""Forms in -ing of what is done at once: "is launching an inquiry", not "is turning into a feud"."""
_COPULA_REACH = 7
"""Tokens after "was" among which a noun for a happening makes it tell one: "there was an explosion"."""
_BELIEVING = BELIEF_VERBS - {"hopes", "fears", "doubts", "guesses", "suspects"}
"""Of the verbs of belief the forms that are no plural nouns."""


_SAYING = verb_class("uttering", (Form.BASE,)) | verb_class("speech", (Form.BASE,))
"""Bases of verbs of saying, by whose refusal nothing happens: "declined to comment"."""
_KNOWING = frozenset({"knows", "believes", "thinks", "understands"})
"""Verbs of belief that are no nouns, behind those who believe."""
_SEEING = frozenset({"saw", "seen", "sees", "regarded", "viewed"})
_FINDING = frozenset({"found", "finds"})
_REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
_SEEN_AS_REACH = 14
"""Tokens, inclusive, behind "saw" among which "as a" stands."""


_DECIDING = verb_class("deciding", tuple(Form)) | frozenset({"agreed", "decided", "ruled"})
"""Verbs behind which "would" tells what is to come: "agreed that the port would open"."""


class Manner(StrEnum):
    """How a sentence tells what happened on its day."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    DENIED = "denied"
    SUPPOSED = "supposed"
    ASKED = "asked"
    STATE = "state"
    """A state, a habit, a feeling, a remark: nothing that happened."""


class ToldClauses(Clauses):
    """The clauses of one sentence with how each is told."""

    def _main_tells(self) -> bool:
        """Return whether the first main clause tells what happened."""
        mains = [n for n, clause in enumerate(self.clauses) if clause.role is Role.MAIN]
        return bool(mains) and self.manner_of(mains[0]) is Manner.ASSERTED

    def _ends_passive(self, group: VerbGroup, number: int) -> bool:
        """Return whether a participle goes with the "was" of its clause over a word between: "was first seen"."""
        if number < 0 or self.clauses[number].group.verb not in copulas():
            return False
        return self._tokens[group.first].kind in {Kind.IN_ED, Kind.PARTICIPLE, Kind.PAST} and (
            self._low(group.first - 1) in ORDINALS and group.first - 1 == self.clauses[number].group.last + 1
        )

    def _asks(self) -> bool:
        return unquoted(self.text).rstrip().endswith("?")

    def manner_of(self, number: int) -> Manner:
        """Return how a clause is told, with what it hangs on."""
        clause = self.clauses[number]
        if self._asks():
            return Manner.ASKED
        if clause.opener in CONDITIONS:
            return Manner.SUPPOSED
        if clause.role is Role.CONTENT:
            above = self.clauses[clause.parent].group.verb if clause.parent >= 0 else ""
            introducing = {above, self._low(opening_token(clause) - 1)}
            if introducing & DENIAL_VERBS:
                return Manner.DENIED
            if introducing & BELIEF_VERBS or self._is_of_supposing_noun(clause):
                return Manner.SUPPOSED
            if self._is_false(clause):
                return Manner.DENIED
        if self._is_negated(clause.group) or self._is_nobody(clause.subject) or self._refuses(clause):
            return Manner.DENIED
        would = self._is_said_to_come(clause)
        if (clause.group.tense in {Tense.MODAL, Tense.UNREAL} and not would) or self._is_in_thought(clause):
            return Manner.SUPPOSED
        if clause.group.tense in AHEAD or would:
            is_modal = self._tokens[clause.group.first].kind is Kind.MODAL
            is_feeling = is_modal and clause.group.verb in STATE_VERBS - {"be"}
            is_being = (clause.group.verb == "be" or clause.opener in {"as", "while"}) and self._is_state(clause)
            return Manner.STATE if is_being or is_feeling else Manner.PLANNED
        return Manner.STATE if self._is_state(clause) else Manner.ASSERTED

    def _is_said_to_come(self, clause: Clause) -> bool:
        """Return whether a clause with "would" is what somebody said will be: "said the port would open on Monday"."""
        if (
            clause.role is not Role.CONTENT
            or clause.opener not in {"", "that"}
            or clause.group.tense is not Tense.MODAL
        ):
            return False
        above = self.clauses[clause.parent].group if clause.parent >= 0 else None
        is_past = above is not None and above.tense in {Tense.PAST, Tense.PLUPERFECT, Tense.PERFECT}
        is_said = above is not None and above.verb in verb_class("speech", tuple(Form)) | _DECIDING
        return is_past and is_said and self._low(clause.group.first) in {"would", "'d"}

    def _is_of_supposing_noun(self, clause: Clause) -> bool:
        """Return whether a clause with "that" says what somebody alleges or fears: "allegations that she lied"."""
        return clause.opener == "that" and self._low(opening_token(clause) - 1) in SUPPOSING_NOUNS

    def _is_false(self, clause: Clause) -> bool:
        """Return whether what was said is called false: "wrongly reported to have", "that she fled is untrue"."""
        above = self.clauses[clause.parent].group.words.lower().split() if clause.parent >= 0 else []
        if not WRONGLY.isdisjoint(above):
            return True
        return clause.opener == "that" and bool(_IS_FALSE.search(self.text) or _NO_TRUTH.search(self.text))

    def _is_in_thought(self, clause: Clause) -> bool:
        """Return whether it nearly happened, or in thought: "almost sank", "probably left", "considered leaving"."""
        first, last = clause.group.first, clause.group.last
        if first and self._low(first - 1) in NEARLY | GUESSES:
            return True
        if any(self._low(at) in _KNOWING for at in range(clause.subject[0] + 1, clause.subject[1])):
            return True  # "Berg knows Saturday's results made her case"
        if first == last and clause.group.verb in CONSIDERING_VERBS and self._low(last + 1).endswith("ing"):
            return True
        second = self._low(clause.begin + 1)
        return clause.begin + 1 < first and second in _BELIEVING and self._low(clause.begin) in BELIEVERS

    def _is_negated(self, group: VerbGroup) -> bool:
        if group.first and self._low(group.first - 1) == "never":
            return True
        tokens = self._tokens[group.first : group.last + 1]
        is_wrong = any(token.low in WRONGLY for token in tokens)
        return is_wrong or group.negated or any(token.kind is Kind.NOT or token.low.endswith("n't") for token in tokens)

    def _is_nobody(self, subject: tuple[int, int]) -> bool:
        first, after = subject
        return first < after and self._tokens[first].low in NOBODY

    def _refuses(self, clause: Clause) -> bool:
        """Return whether something is denied by its noun, or nothing said of it: "denied the attack", "refused to say".

        To refuse anything else, or to fail to do it, is a deed of its own: "refused to sign".
        """
        after = clause.group.last + 1
        if clause.group.verb in DENYING_VERBS - REJECTING_VERBS:
            behind = (self._low(at) for at in range(after, min(after + _DENIED_REACH, len(self._tokens))))
            return any(word in DEED_NOUNS for word in behind)
        if clause.group.verb not in REFUSAL_VERBS or self._low(after) != "to":
            return False
        told = self._low(after + 1)
        return told in _SAYING or told in STATE_VERBS or clause.group.tense is not Tense.PAST

    def _is_habit(self, group: VerbGroup) -> bool:
        """Return whether something was done again and again: "often won", "was consistently showing"."""
        return any(self._low(at) in HABITS for at in range(max(group.first - 1, 0), group.last))

    def _is_view(self, group: VerbGroup) -> bool:
        """Return whether a verb tells how somebody sees it or feels: "saw it as a victory", "found herself alone"."""
        if group.verb in _FINDING and self._low(group.last + 1) in _REFLEXIVES:
            following = self._tokens[group.last + 2 : group.last + 3]
            return not any(token.kind in {Kind.IN_ED, Kind.PARTICIPLE} for token in following)
        if group.verb not in _SEEING:
            return False
        places = range(group.last + 1, min(group.last + _SEEN_AS_REACH, len(self._tokens) - 1))
        at = next((at for at in places if self._low(at) == "as" and self._low(at + 1) in {"a", "an"}), -1)
        return at > 0 and not any(group.last < other.first <= at + _SEEN_AS_REACH for other in self._sentence.groups)

    def _is_state(self, clause: Clause) -> bool:
        """Return whether a clause tells a state, a feeling or a remark of the speaker's own."""
        first, after = clause.subject
        if any(token.low in SPEAKERS_OWN for token in self._tokens[first:after]):
            return True
        if self._is_habit(clause.group) or self._is_view(clause.group):
            return True
        looks_ahead = any(item.group.tense in {Tense.FUTURE, Tense.MODAL} for item in self.clauses)
        if clause.group.tense is Tense.SCHEDULED and clause.opener in {"as", "while"} and not looks_ahead:
            return True  # "as the witness goes into detail": told while it goes on
        if clause.group.tense is Tense.PROGRESSIVE and clause.group.verb not in DOING:
            return True  # "is bleeding again"
        if clause.group.verb not in STATE_VERBS:
            return clause.group.tense is Tense.PRESENT and clause.group.first != clause.group.last
        if clause.group.verb not in copulas() | {"had", "have", "has"}:
            return True
        low = clause.group.last + 1
        if any(self._ends_passive(group, self.clauses.index(clause)) for group in self._sentence.groups):
            return False
        has_deed = any(
            self._tokens[at].low in DEED_NOUNS for at in range(low, min(low + _COPULA_REACH, len(self._tokens)))
        )
        if clause.group.verb not in copulas() or self._low(first) == "there":
            return not has_deed
        when = self._tokens[low + 1 : low + 2]
        has_day = self._low(low) in BEFORE_DAYS and bool(when) and not when[0].text[0].islower()
        is_dated = has_day and any(token.low in DEED_NOUNS for token in self._tokens[first:after])
        return not is_dated
