"""The finite clauses of a sentence: each with its verb group, its subject, and the clause that it hangs on.

No parser: clauses are read off the verb groups of ``topics.english.clauses`` and the small words between them.

>>> text = "Police say the van, which was stolen in May, was found."
>>> [(clause.group.words, clause.role.value) for clause in Clauses(text).clauses]
[('was stolen', 'relative'), ('was found', 'main')]
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from topics.english.clauses import read_sentence
from topics.english.sentence_parts import CONTENT_NOUNS, OPENERS, TELLING_SOMEBODY
from topics.english.tokens import Kind, Token
from topics.english.verb_groups import FINITE, Tense, VerbGroup
from topics.english.words import TIME_WORDS
from topics.events.clause_records import ENDING_MARKS, SUBJECT_PRONOUNS, Clause, Role, opening_token, saying_verbs
from topics.events.clauses import with_commas_for_dashes, with_marks, without_dateline, without_quoted_clauses
from topics.events.reduced_clauses import ReducedClauses

_CLAUSE_MARKS = frozenset({*";:—–", "--"})
_GAPS = frozenset({"which", "whom"})
"""Pronouns whose clause lacks its object, but for behind a preposition: "the ship on which she left"."""
_APPOSED = 3
"""Commas, inclusive, before a subject with its name beside it, behind a clause: one before and two around the name."""
_NAMES_OF_PAIR = 3
"""Tokens, inclusive, from a comma to an "and" that joins two words of a subject, and no clause."""
_OPENING_TIMES = frozenset({"since", "until", "till", "before", "after"})
"""Words before a time as well as before a clause."""
_LONGEST_NAME = 6
"""Tokens, inclusive, of a name with its role."""
_IN_NAMES = frozenset({Kind.OTHER, Kind.DETERMINER, Kind.POSSESSIVE, Kind.JOINT})
_OF_WORDS = frozenset({"", "that", "if", "whether", "how", "why", "what"})
"""What opens a clause that is said or thought, unlike "as" and "when"."""

_IN_WHOLE = frozenset({Kind.OTHER, Kind.NUMBER, Kind.IN_ED, Kind.DETERMINER})
"""Classes of words of a noun before "of" and the like."""


class Clauses(ReducedClauses):
    """The clauses of one sentence.

    Parameters
    ----------
    text : str
        The sentence; quoted words are not read, but for a few that stand for a noun.
    """

    def __init__(self, text: str) -> None:
        super().__init__(read_sentence(with_commas_for_dashes(without_dateline(without_quoted_clauses(text)))))
        self.text = text
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
        return with_marks(self.text, self._tokens[first].start, self._tokens[after - 1].stop)

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
            if self._is_span(at, high) or self._is_within_subject(at, low, high):
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

    def _is_within_subject(self, at: int, low: int, high: int) -> bool:
        """Return whether "before" is a preposition in the first subject: "The row before the race deepened"."""
        if low or not at or self._low(at) not in _OPENING_TIMES or self._has_comma(0, high):
            return False
        first, before = self._tokens[0], self._tokens[at - 1]
        is_noun = first.kind in {Kind.DETERMINER, Kind.POSSESSIVE} and first.low not in TIME_WORDS
        return is_noun and before.kind is Kind.OTHER and before.low not in TIME_WORDS and at > 1

    def _is_span(self, at: int, high: int) -> bool:
        """Return whether only a time stands between "since" and a verb: "who had been held since 2016 were freed"."""
        if self._low(at) not in _OPENING_TIMES or at + 1 == high:
            return False
        return all(token.low in TIME_WORDS or token.kind is Kind.NUMBER for token in self._tokens[at + 1 : high])

    def _goes_on_behind(self, at: int, high: int) -> bool:
        """Return whether "and he" stands between "as" and a verb: "followed Berg as mayor and he left"."""
        places = range(at + 1, high - 1)
        return any(
            self._tokens[place].kind is Kind.COORDINATOR and self._low(place + 1) in SUBJECT_PRONOUNS
            for place in places
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
        is_right_behind = previous.group.verb in _saying() and previous.group.last + 1 == low
        if is_right_behind and not commas and (_is_list(region) or self._are_two_names(region, previous.group)):
            return self._without_joint(group, low, before)  # "said a free and fair vote was held"
        if not commas and self._is_bare_pair_of_content(region, previous, group, low):
            return self._without_joint(group, low, before)  # "warned fraud and rigging could follow"
        if is_right_behind and self._is_closed_list(low, commas, group):
            return self._without_joint(group, low, before)  # "said the mayor, Ana Ruiz, and the bishop, Bo Lind, met"
        opening = self._opening_comma(group, previous, commas)
        if opening >= 0:
            return Clause(group, opening + 1, self._subject(opening + 1, group.first), Role.MAIN, -1, "")
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

    def _is_bare_pair_of_content(self, region: Sequence[Token], previous: Clause, group: VerbGroup, low: int) -> bool:
        """Return whether two bare nouns behind a verb of saying are the subject of what could or would follow."""
        is_said = previous.group.verb in saying_verbs() and previous.group.last + 1 == low
        is_open = group.tense in {Tense.MODAL, Tense.FUTURE, Tense.PAST_FUTURE, Tense.UNREAL}
        nouns = [token for token in region if token.kind is not Kind.COORDINATOR]
        are_bare = all(token.kind in {Kind.OTHER, Kind.IN_ING} and token.text.islower() for token in nouns)
        return is_said and is_open and are_bare and len(nouns) > 1

    def _are_two_names(self, region: Sequence[Token], saying: VerbGroup) -> bool:
        """Return whether words behind "said" are two names and no more: "said Egypt and Israel signed"."""
        words = [token for token in region if token.kind is not Kind.COORDINATOR]
        are_names = all(token.kind is Kind.OTHER and token.text[0].isupper() for token in words)
        is_told = not TELLING_SOMEBODY.isdisjoint(saying.words.lower().split())
        return are_names and len(words) > 1 and not is_told and all(token.low not in TIME_WORDS for token in words)

    def _is_closed_list(self, low: int, commas: list[int], group: VerbGroup) -> bool:
        """Return whether all from a token to the comma before a verb are several, each with a name beside it."""
        is_closed = bool(commas) and commas[-1] == group.first - 1
        return is_closed and self._listed_with_names(low, commas) != (0, 0)

    def _opening_comma(self, group: VerbGroup, previous: Clause, commas: list[int]) -> int:
        """Return the comma behind a clause in front, before a subject with its name beside it, or -1.

        It is the first one in "After he said it would hold, the mayor, Anna Berg, left".
        """
        is_in_front = previous.role is Role.CONTENT and self._chain_opens(previous)
        if not is_in_front or len(commas) < _APPOSED or commas[-1] != group.first - 1:
            return -1
        return commas[-_APPOSED]

    def _chain_opens(self, clause: Clause) -> bool:
        """Return whether the clause that a clause hangs on opens the sentence: "After he said it would hold"."""
        while clause.parent >= 0:
            clause = self.clauses[clause.parent]
        return clause.begin <= 1 and self._tokens[0].kind in {Kind.SUBORDINATOR, Kind.PREPOSITION}

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
        is_complement = previous.group.words.split()[-1] == "be"  # "that were supposed to be ready in May are"
        if previous.group.verb in saying_verbs() and not is_complement:
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
        first = self._start_of_whole(first, begin)
        return Clause(group, begin, (first, after), role, -1 if role is Role.MAIN else outer, "")

    def _start_of_whole(self, first: int, low: int) -> int:
        """Return where the noun begins of which another one is the end: "The toll of a blast that hit Pula rose"."""
        at = first
        while at > low and self._tokens[at - 1].kind is Kind.PREPOSITION:
            at -= 1
            while at > low and self._tokens[at - 1].kind in _IN_WHOLE:
                at -= 1
                if self._tokens[at].kind is Kind.DETERMINER:
                    break
        opens = at == low or self._tokens[at - 1].kind in {Kind.COMMA, Kind.MARK}
        return at if opens and at < first and self._tokens[at].kind in {Kind.DETERMINER, Kind.NUMBER} else first

    def _past_adverbs(self, at: int) -> int:
        while at < len(self._tokens) and self._tokens[at].kind in {Kind.ADVERB, Kind.NOT}:
            at += 1
        return at

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
        if token.low in SUBJECT_PRONOUNS and self._begins_beside(at, clause):
            return True
        if clause.role is Role.RELATIVE and self._goes_on_behind_time(at, clause):
            return True
        if token.kind in {Kind.COORDINATOR, Kind.SUBORDINATOR} and self._verb_within(at):
            return True
        return any(item.group.first == at and item.begin <= clause.begin for item in self.clauses)

    def _goes_on_behind_time(self, at: int, clause: Clause) -> bool:
        """Return whether a verb right behind a day goes with the noun before: "the war that began in May ended"."""
        first = self._past_adverbs(at)
        if first == len(self._tokens) or self._tokens[first].kind not in {Kind.IN_ED, Kind.PAST}:
            return False
        between = self._tokens[clause.group.last + 1 : at]
        is_time = bool(between) and between[-1].kind is not Kind.PREPOSITION
        return is_time and all(
            token.low in TIME_WORDS or token.kind in {Kind.NUMBER, Kind.PREPOSITION, Kind.DETERMINER}
            for token in between
        )

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
