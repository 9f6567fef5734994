"""The clauses of an English sentence, as far as its verbs need them: which verb governs a place in it.

The tokens and their classes come from ``tokens``, the verb groups from ``verb_groups``; the group that governs a place
is found by where clauses begin.

>>> sentence = Sentence("He said they would meet on Friday.")
>>> [(group.words, group.tense.value) for group in sentence.groups]
[('said', 'past'), ('would meet', 'modal')]
>>> sentence.governor(27, 33).words
'would meet'
"""

import re
from functools import cache, cached_property, lru_cache

from topics.english.happenings import ARRANGED
from topics.english.tokens import BOUNDARIES, Kind, Token, tokens_of
from topics.english.verb_groups import FINITE, VerbGroup, verb_groups
from topics.english.verbs import Form, verb_class

_YEAR = re.compile(r"(?:19|20)\d\d")


class Sentence:
    """The tokens and verb groups of a sentence, or of a part of one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tuple(tokens_of(text))
        """Words, numbers and marks in order."""

    @cached_property
    def groups(self) -> tuple[VerbGroup, ...]:
        """Verb groups in order, not overlapping."""
        return tuple(verb_groups(self.text, self.tokens))

    def token_at(self, place: int) -> int:
        """Return the number of the first token that starts at a character or after it."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start < place:
                low = middle + 1
            else:
                high = middle
        return low

    def governor(self, start: int, stop: int) -> VerbGroup | None:
        """Return the verb group that governs the characters ``start`` to ``stop``, or None.

        It is the last group before them, unless a clause of its own begins between the two, or the words lie in the
        subject of the verb that follows; then it is the first group after them that is not of a relative clause.
        """
        first, after = self.token_at(start), self.token_at(stop)
        before = [group for group in self.groups if group.last < first]
        following = self._verb_after(after)
        nearest = before[-1] if before else None
        if nearest is None or following is None:
            return nearest or following
        if self._begins_clause(nearest.last + 1, first, after, following):
            return following
        if self._lies_in_subject(nearest, first, after, following):
            return following
        return nearest

    def is_attribute(self, start: int, stop: int) -> bool:
        """Return whether the characters stand between a determiner and its noun: "a June summit", "the May 3 vote"."""
        first, after = self.token_at(start), self.token_at(stop)
        if first == 0 or after >= len(self.tokens):
            return False
        led_in = self.tokens[first - 1].kind in {Kind.DETERMINER, Kind.POSSESSIVE, Kind.IN_ED}
        if not led_in or self.tokens[after].kind not in {Kind.OTHER, Kind.IN_ING}:
            return False
        is_year = _YEAR.fullmatch(self.text[start:stop]) is not None  # "a 2015 Berlin trial", not "the day Berg left"
        return is_year or self.tokens[after].text[0].islower()

    def _verb_after(self, after: int) -> VerbGroup | None:
        """Return the first finite group after a place that is not of a relative clause, within the clause."""
        for group in self.groups:
            if group.first < after or group.tense not in FINITE:
                continue
            between = self.tokens[after : group.first]
            is_within = any(token.kind is Kind.RELATIVE for token in between) and not _is_closed(between)
            if is_within and not self._is_past_relative(after, group):
                continue
            return group
        return None

    def _is_past_relative(self, after: int, group: VerbGroup) -> bool:
        """Return whether a relative clause before a verb has its own: "the man who will speak left the town"."""
        opened = max(n for n in range(after, group.first) if self.tokens[n].kind is Kind.RELATIVE)
        own = [item for item in self.groups if opened < item.first < group.first and item.tense in FINITE]
        if not own or self._is_joined(own[-1].last, group.first):
            return False
        may_be_participle = group.first == group.last
        follows = self.tokens[group.last + 1].kind if group.last + 1 < len(self.tokens) else None
        return follows is Kind.DETERMINER or not may_be_participle

    def _is_joined(self, first: int, after: int) -> bool:
        return any(token.kind in BOUNDARIES for token in self.tokens[first + 1 : after])

    def _begins_clause(self, first: int, at: int, after: int, following: VerbGroup) -> bool:
        """Return whether a clause begins between a verb and an expression that a later verb ends."""
        boundary = max((n for n in range(first, at) if self.tokens[n].kind in BOUNDARIES), default=-1)
        if boundary < 0:
            return False
        ends = any(self.tokens[n].kind in {Kind.SUBORDINATOR, Kind.MARK} for n in range(after, following.first))
        if ends or self._goes_on_with_pronoun(after, following.first):
            return False
        opener = self.tokens[boundary]
        led_in = all(
            token.kind in {Kind.PREPOSITION, Kind.DETERMINER, Kind.ADVERB} for token in self.tokens[boundary + 1 : at]
        )
        if opener.kind is Kind.COMMA and self.tokens[boundary - 1].low == "that":
            return True  # "said that, in a speech on Monday, he would go"
        if opener.kind in {Kind.COORDINATOR, Kind.COMMA}:
            joined = any(self.tokens[n].kind is Kind.COORDINATOR for n in range(max(first, boundary - 1), boundary + 1))
            return joined and (led_in or self.tokens[boundary - 1].kind is Kind.COMMA)
        return opener.kind is not Kind.RELATIVE or led_in

    def _goes_on_with_pronoun(self, first: int, after: int) -> bool:
        """Return whether "and he" stands between two tokens: then another clause begins behind the first."""
        return any(
            self.tokens[at].kind is Kind.COORDINATOR and self.tokens[at + 1].kind is Kind.PRONOUN
            for at in range(first, after - 1)
        )

    def _lies_in_subject(self, nearest: VerbGroup, first: int, after: int, following: VerbGroup) -> bool:
        """Return whether a place lies in the subject of a verb: "said the vote on Monday would"."""
        if nearest.verb not in _saying():
            return False
        if nearest.last == first - 1 and self._is_owner(after):
            subject = self.tokens[after : following.first]
            is_whole = not any(token.kind in BOUNDARIES for token in subject)
            return is_whole and any(token.low in ARRANGED for token in subject)
        if following.first != after:
            return False
        between = self.tokens[nearest.last + 1 : first]
        return any(token.kind is Kind.DETERMINER for token in between) and len(between) > 1

    def _is_owner(self, after: int) -> bool:
        """Return whether an apostrophe and s stand before a token, or are that token: "Monday's", "Monday 's"."""
        return any(token.low.endswith(("'s", "’s")) for token in self.tokens[max(0, after - 1) : after + 1])


@lru_cache(maxsize=1024)
def read_sentence(text: str) -> Sentence:
    """Return the tokens and verb groups of a sentence; one that is asked for again soon is not read twice."""
    return Sentence(text)


def _is_closed(between: tuple[Token, ...]) -> bool:
    """Return whether the relative clause that these tokens open has ended by a comma."""
    opened = max(n for n, token in enumerate(between) if token.kind is Kind.RELATIVE)
    return any(token.kind is Kind.COMMA for token in between[opened + 1 :])


@cache
def _saying() -> frozenset[str]:
    """Return all forms of verbs that introduce what somebody said or thought."""
    return verb_class("speech", tuple(Form)) | verb_class("thinking", tuple(Form))
