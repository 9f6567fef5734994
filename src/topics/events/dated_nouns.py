"""Nouns for happenings that have a day of their own: "declared the loss of the ferry on 8 March an accident"."""

from __future__ import annotations

import re

from topics.english.calendar import PARTS_OF_DAY
from topics.english.happenings import DEED_NOUNS
from topics.english.sentence_parts import (
    AHEAD_HEADS,
    BEFALLING_IN,
    BEFORE_DAYS,
    BOUNDS,
    COMPARED,
    OF_ANOTHER_TIME,
    OF_ONE_DAY,
    OF_THE_NOUN,
    OWN_TIME,
    TIME_HEADS,
)
from topics.english.tokens import Kind
from topics.english.verb_groups import Tense
from topics.english.verbs import Form, verb_class
from topics.english.words import TIME_WORDS
from topics.events.clause_records import Clause
from topics.events.manners import ToldClauses

_POSSESSIVE = re.compile(r"\s?['’]s\b")
AHEAD = frozenset({Tense.FUTURE, Tense.SCHEDULED, Tense.AHEAD, Tense.PAST_FUTURE})
_NOT_OF_A_PAST_DAY = frozenset({Tense.PERFECT, Tense.PRESENT, Tense.PROGRESSIVE, *AHEAD})
"""Tenses that no past day goes with: "has declared the loss on 8 March an accident" dates the loss."""
_ENDINGS_OF_DEEDS = ("tion", "sion", "ment", "ance", "ence")
_BEFORE_NOUN = frozenset({Kind.OTHER, Kind.DETERMINER, Kind.POSSESSIVE, Kind.NUMBER, Kind.IN_ED})
"""Classes of words before a noun that belong to it."""
_NOUN_REACH = 20
"""Tokens before an expression among which the noun that it dates is looked for."""
_SETTING_DAYS = frozenset().union(*(verb_class(name, tuple(Form)) for name in ("put-off", "planning", "foreseeing")))
"""Forms of verbs that give something its day with "for": "they called a vote for May"."""
_CLOCK = re.compile(r"\d[:.]\d\d|\d\s?[ap]\.?m\b", re.IGNORECASE)
"""A time of the clock: "shortly after 8 p.m. on Friday" is on Friday."""
_OWNED_REACH = 4
"""Tokens, inclusive, behind "Saturday's" among which a noun for a happening has that day."""
_BEFORE_ANOTHER = frozenset({"earlier", "before", "previously", "ago"})
"""Words by which a day lies before another one: "this followed the arrest of her allies a month earlier"."""
_PARTING = frozenset({Kind.COMMA, Kind.RELATIVE, Kind.SUBORDINATOR, Kind.IN_ING})
"""Classes of words between a verb and a happening behind which it can be that of another one."""
NO_DEED = -1
"""The number of a dated noun that tells nothing."""


_BEFORE_PARTIES = frozenset({"between", "with"})
"""Prepositions behind a day that lead to those with whom a noun was."""
_LINKS_AHEAD = frozenset({"of", "for", "to"})
"""What stands between "ahead", "in preparation" or "run-up" and what is still to come."""
_OF_PARTIES = frozenset({Kind.OTHER, Kind.DETERMINER, Kind.POSSESSIVE, Kind.COORDINATOR, Kind.NUMBER, Kind.JOINT})


class DatedNouns(ToldClauses):
    """The clauses of one sentence with the nouns for happenings that have a day of their own."""

    def _is_new_subject(self, first: int, clause: Clause) -> bool:
        """Return whether a day is part of a subject that is told for the first time: "A 2020 law has cut taxes"."""
        begin, after = clause.subject
        return begin < first < after and self._low(begin) in {"a", "an"}

    def _is_bound(self, first: int, after: int) -> bool:
        """Return whether a day only bounds or compares: "rose after 9 May", "more than in May"."""
        link = self._low(first - 1)
        if link in BEFORE_DAYS:
            return self._low(first - 2) in COMPARED
        if link == "into" or (self._low(first) == "the" and self._low(first - 1) == "into"):
            return True  # "vanished into the night"
        tokens = self._tokens[first:after]
        if not tokens:  # a day within a word: no word of its own that a link could stand before
            return False
        has_clock = _CLOCK.search(self.text[tokens[0].start : tokens[-1].stop])
        has_hour = has_clock or any(token.low in PARTS_OF_DAY for token in tokens)
        return link in BOUNDS | COMPARED and not has_hour and not self._opens_clause(first - 1)

    def _opens_clause(self, at: int) -> bool:
        """Return whether a word such as "before" opens a clause with a verb: "before Friday brought rain"."""
        return any(clause.begin == at + 1 and clause.opener for clause in self.clauses)

    def _owns_deed(self, after: int) -> bool:
        """Return whether a noun for a happening is close behind a day: "in Saturday evening's attacks"."""
        return any(self._low(at).removesuffix("s") in DEED_NOUNS for at in range(after, after + _OWNED_REACH))

    def _dated_noun(self, first: int, after: int, clause: Clause, *, is_past: bool) -> int | None:
        """Return the noun that an expression dates, not the verb of its clause; -1 for one that tells nothing."""
        is_possessive = bool(_POSSESSIVE.match(self._sentence.text, self._tokens[after - 1].stop))
        is_possessive = is_possessive or self._low(after - 1).endswith("'s")
        if is_possessive or self._sentence.is_attribute(*self._span(first, after)):
            if self._is_in_its_happening(first, clause):
                return None
            is_led_in = self._led_in(first) or self._tokens[max(first - 1, 0)].kind is Kind.PREPOSITION
            return NO_DEED if clause.group.first < first or is_led_in else None
        coming = self._deed_ahead(clause.begin, first)
        if coming is not None:
            return coming
        return self._noun_beside(first, after, clause, is_past=is_past)

    def _noun_beside(self, first: int, after: int, clause: Clause, *, is_past: bool) -> int | None:
        """Return the noun before a day that has it, by its prepositions and the tense of the verb; -1 as above."""
        if self._belongs_to_noun(first, clause) or self._says_which_in_lead(after, clause):
            return NO_DEED
        if clause.group.first > first:
            is_lead = self._has_comma(after, clause.group.first) and first > 1
            return self._deed_of_lead(clause.begin, first) if is_lead else None
        low = max(clause.group.last + 1, first - _NOUN_REACH)
        deeds = [at for at in range(low, first) if self._is_deed(at)]
        if not deeds:
            return None
        at = deeds[-1]
        if clause.group.verb in OF_ANOTHER_TIME and self._low(after - 1) in _BEFORE_ANOTHER:
            return at
        if clause.group.tense is Tense.PERFECT or (is_past and clause.group.tense in _NOT_OF_A_PAST_DAY):
            return at
        beside = [token.low for token in self._tokens[at + 1 : first]]
        if not all(word in BEFORE_DAYS for word in beside):
            return None
        if beside[:1] == ["of"] and self._leading_in(at) in BEFORE_DAYS:
            return None  # "the sea rose during the flood of 28 April"
        is_of = beside[:1] == ["of"] or clause.group.verb in OF_ANOTHER_TIME
        return at if is_of or self._led_in(at) else None

    def _is_in_its_happening(self, first: int, clause: Clause) -> bool:
        """Return whether a verb has the day of the happening that it speaks of: "won Sunday's vote", "spoke at"."""
        if clause.group.last >= first:
            return False
        before = first - 1 if self._tokens[first - 1].kind is not Kind.DETERMINER else first - 2
        if before == clause.group.last:
            return clause.group.verb in OF_ONE_DAY and clause.group.tense in {Tense.PAST, Tense.PLUPERFECT}
        link = self._low(before)
        is_close = not any(token.kind in _PARTING for token in self._tokens[clause.group.last + 1 : before])
        return is_close and (link in {"at", "during"} or (link == "in" and clause.group.verb in BEFALLING_IN))

    def _says_which_in_lead(self, after: int, clause: Clause) -> bool:
        """Return whether a day says which thing a lead is about: "Following doubts at Berg's 11 January hearing, …"."""
        if after >= clause.group.first or self._low(clause.begin) not in OWN_TIME:
            return False
        noun = self._tokens[after]
        return noun.kind is Kind.OTHER and noun.text[0].islower() and noun.low not in TIME_WORDS

    def _deed_of_lead(self, begin: int, first: int) -> int | None:
        """Return the noun of a lead that a day dates: "after the vote on Sunday", "in the wake of a flood in May"."""
        if self._is_deed(first - 2) and self._led_in(first - 2):
            return first - 2
        deeds = [at for at in range(max(begin, first - _NOUN_REACH), first) if self._is_deed(at)]
        if not deeds or self._has_comma(deeds[-1], first):
            return None
        at = deeds[-1]
        while at > begin and self._tokens[at - 1].kind in _BEFORE_NOUN:
            at -= 1
        is_in_wake = self._low(at - 1) == "of" and self._low(at - 2) in TIME_HEADS
        return deeds[-1] if is_in_wake else None

    def _deed_ahead(self, begin: int, first: int) -> int | None:
        """Return the noun with the day before which something was: "left ahead of the vote in May", None for none."""
        low = max(begin, first - _NOUN_REACH, 0)
        deeds = [at for at in range(low, first) if self._is_deed(at) and self._is_led_towards(at)]
        if not deeds or any(token.kind in _PARTING for token in self._tokens[deeds[-1] : first]):
            return None
        return deeds[-1] if self._low(first - 1) in BEFORE_DAYS else None

    def _is_led_towards(self, at: int) -> bool:
        """Return whether the phrase of a noun stands behind "ahead of", "in preparation for" or the like."""
        while at > 1 and (self._tokens[at - 1].kind in _BEFORE_NOUN or self._tokens[at - 1].kind is Kind.JOINT):
            at -= 1
        if self._low(at - 1) not in _LINKS_AHEAD:
            return False
        if self._low(at - 2) != "up":
            return self._low(at - 2) in AHEAD_HEADS
        before = self._tokens[max(at - 3, 0)]  # "run-up to", "leading up to", but not "up to 20 attacks"
        return before.kind is Kind.JOINT or before.low == "leading"

    def _belongs_to_noun(self, first: int, clause: Clause) -> bool:
        """Return whether a day only says which thing is meant: "the mistakes of 2008", "figures for May"."""
        link, noun = self._low(first - 1), first - 2
        if link not in OF_THE_NOUN or noun < 0 or clause.group.tense in AHEAD:
            return False
        token = self._tokens[noun]
        is_time = token.low in TIME_HEADS | TIME_WORDS or token.kind is Kind.NUMBER
        is_verb = clause.group.first <= noun <= clause.group.last
        if is_time or is_verb or token.kind not in {Kind.OTHER, Kind.IN_ING, Kind.PRONOUN}:
            return False
        if link == "for":
            return clause.group.verb not in _SETTING_DAYS
        is_name = noun > 0 and token.text[0].isupper()
        return token.kind is not Kind.PRONOUN and not is_name and not self._is_deed(noun)

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
        end = self._past_parties(end)
        if any(token.kind is Kind.RELATIVE for token in self._tokens[end : end + 2]):
            end = len(self._tokens)  # "a call on Monday in which …"
        if len(self._tokens[begin].text) == 1 and self._tokens[begin].low != "a":
            return 0, 0  # the end of an abbreviation
        return self._tokens[begin].start, self._tokens[max(end, first) - 1].stop

    def _past_parties(self, at: int) -> int:
        """Return the token behind those with whom a noun was: "a call on Monday between Anna Berg and Luis Ortega"."""
        if self._low(at) not in _BEFORE_PARTIES:
            return at
        at += 1
        while at < len(self._tokens) and (self._tokens[at].kind in _OF_PARTIES or self._low(at) == "of"):
            at += 1
        return at - 1 if self._tokens[at - 1].kind is Kind.COORDINATOR else at

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
