"""Where what was said ends: at the end of its sentence, or where another speaker or the paper itself goes on."""

from __future__ import annotations

from collections.abc import Sequence

from topics.english.speech import CUE_VERBS, MEDIA
from topics.english.tokens import Kind
from topics.english.verb_groups import Tense
from topics.events.quotes.adjuncts import adjunct_end
from topics.events.quotes.cues import Cue, Shape
from topics.events.quotes.words import NOWHERE, RELATIVES, Words

_QUIET = frozenset({"thoughts", "liked", "findings", "aims-of-verbs", "calls"})
"""Classes of cues that somebody's words can go on with: "said he came and knew it"."""
_THOUGHT = frozenset({"thoughts", "aims-of-verbs"})
_WISHES = frozenset({"calls", "aims-of-verbs", "thoughts", "liked"})
_CONTRASTS = frozenset({"while", "whereas", "although", "though"})
"""Words behind a comma with which the paper goes on."""
_BELOW = frozenset({"after", "before", "once"})
"""Words that open a clause below another one and are of another class by their form."""
_TOLD = frozenset({Tense.PAST, Tense.PLUPERFECT})
"""Tenses of what the paper tells of."""
_COMPARED = frozenset({"as", "so", "such", "same"})
"""Words that a following "as" belongs to."""
_NEAR = 4
"""Tokens, exclusive, behind a word among which the verb or the medium that it leads in stands."""


class Endings:
    """Finds where what was said ends in one sentence.

    Parameters
    ----------
    words : Words
        The sentence.
    cues : sequence of Cue
        All its cues, in order.
    """

    def __init__(self, words: Words, cues: Sequence[Cue]) -> None:
        self._words = words
        self._cues = {cue.first: cue for cue in cues}
        self._speakers: set[int] | None = None

    def clause_end(self, start: int, cue: Cue | None = None) -> int:
        """Return the token behind a clause that begins at a token, as the words of a cue."""
        words = self._words
        leads = cue is not None and self._in_leading_clause(cue)
        verb = next((group.first for group in words.finite if group.first >= start), words.stop)
        for at in range(start + 1, words.stop):
            if words.is_quoted(at) and not words.is_hidden(at):
                continue
            has_verb = verb < at
            if words.is_hidden(at) and words.low(at - 1) == ":" and has_verb:
                return at + 1
            if self._breaks(at, has_verb=has_verb):
                return self._trimmed(start, at)
            if words.kind(at - 1) is Kind.COMMA and (leads or (cue is not None and self._goes_on(at, cue))):
                return self._trimmed(start, at)
        return self._trimmed(start, words.stop)

    def infinitive_end(self, start: int, cue: Cue) -> int:
        """Return the token behind an infinitive: before what was meanwhile, "to stay as prices fell"."""
        end = self.clause_end(start, cue)
        meanwhile = next((at for at in range(start + 1, end) if self._tells_of_meanwhile(at)), end)
        return self._trimmed(start, meanwhile)

    def noun_end(self, start: int, stop: int) -> int:
        """Return the token behind a noun or an infinitive that was spoken of: before what is only added to it."""
        for at in range(start + 1, stop):
            if self._adds(at, stop):
                return self._trimmed(start, at)
        return max(start + 1, self._words.before_time(stop - 1) + 1)

    # ------------------------------------------------ what ends a clause

    def _breaks(self, at: int, *, has_verb: bool) -> bool:
        """Return whether no words of the same speaker go on at a token, whatever the cue."""
        words = self._words
        before = words.kind(at - 1)
        if words.low(at) == ";":
            return True
        if words.is_hidden(at):
            return words.low(at - 1) in {":", "."} or (before is Kind.COMMA and has_verb)
        if before is Kind.COMMA and has_verb and words.low(at) in {"but", "yet"} and words.verb_between(at, words.stop):
            return True
        if before is Kind.COMMA and words.low(at) in _CONTRASTS:
            return True
        if before is Kind.COORDINATOR and at in self._other_speakers():
            return True
        return at in self._cues and _ends_before(self._cues[at], before)

    def _goes_on(self, at: int, cue: Cue) -> bool:
        """Return whether the sentence around the words of a cue goes on at a token behind a comma."""
        words = self._words
        subject = words.phrase_before(cue.first)
        begin = subject[0] if subject != NOWHERE else cue.first
        is_relative = words.low(cue.first - 1) in RELATIVES or words.low(begin - 1) in RELATIVES
        is_aside = is_relative or (cue.shape is Shape.GERUND and words.kind(cue.first - 1) is Kind.COMMA)
        if is_aside and any(group.first == at for group in words.finite):
            return True
        return cue.classes <= _WISHES and words.kind(at) is Kind.IN_ING

    def _other_speakers(self) -> set[int]:
        """Return where the subjects of other cues begin: nouns right before a verb of saying."""
        if self._speakers is None:
            self._speakers = set()
            for cue in self._cues.values():
                if cue.shape is not Shape.ACTIVE or cue.classes <= _QUIET:
                    continue
                subject = self._words.phrase_before(cue.first)
                if subject != NOWHERE and self._words.kind(subject[0]) is not Kind.PRONOUN:
                    self._speakers.add(subject[0])
        return self._speakers

    def _in_leading_clause(self, cue: Cue) -> bool:
        """Return whether a cue is the verb of a clause that stands before the main one: "When he wrote the book, …"."""
        words = self._words
        if cue.first == 0 and cue.shape is Shape.GERUND:
            return True
        has_comma = any(words.kind(n) is Kind.COMMA for n in range(cue.first))
        if self._opens_below(0) and not has_comma:
            return True
        subject = words.phrase_before(cue.first)
        before = (subject[0] if subject != NOWHERE else cue.first) - 1
        return self._opens_below(before) and not words.verb_between(0, before)

    def _opens_below(self, at: int) -> bool:
        """Return whether a clause that hangs on another one begins at a token."""
        words = self._words
        is_subordinator = words.kind(at) is Kind.SUBORDINATOR and words.low(at) != "that"
        return is_subordinator or words.low(at) in _BELOW

    def _tells_of_meanwhile(self, at: int) -> bool:
        """Return whether an "as" of a clause that tells of what was stands at a token, unlike "as long as it lasts"."""
        words = self._words
        if words.low(at) != "as" or words.is_quoted(at) or not words.starts_phrase(at + 1):
            return False
        if any(words.low(n) in _COMPARED for n in range(at - _NEAR + 1, at)):
            return False
        verb = next((group for group in words.finite if group.first > at), None)
        if verb is None or verb.tense not in _TOLD:
            return False
        subject = words.phrase_before(verb.first)
        return subject[0] == at + 1 and words.kind(at + 1) is not Kind.PRONOUN

    # ------------------------------------------------ what is only added to a noun

    def _adds(self, at: int, stop: int) -> bool:
        """Return whether what follows a token is only added to the noun before it."""
        words = self._words
        kind, low = words.kind(at), words.low(at)
        if words.kind(at - 1) is Kind.COMMA:
            if kind is Kind.COORDINATOR:
                return words.verb_between(at, min(at + _NEAR, stop))
            if kind in {Kind.IN_ING, Kind.RELATIVE} or low == "yet":
                return True
        if low in {"in", "on", "during", "at"}:
            near = range(at + 1, min(at + _NEAR, stop))
            return any(words.low(n) in MEDIA for n in near) and adjunct_end(words, at + 1) > at + 1
        tells_why = low in {"as", "because"} and words.kind(at + 1) is not Kind.DETERMINER
        return tells_why and words.verb_between(at, stop)

    def _trimmed(self, start: int, stop: int) -> int:
        """Return the end without commas and small words before it."""
        words = self._words
        while stop > start:
            is_mark = words.low(stop - 1) in {":", ";", "."}
            if not is_mark and words.kind(stop - 1) not in {Kind.COMMA, Kind.COORDINATOR}:
                break
            stop -= 1
        return stop


def _ends_before(cue: Cue, before: Kind | None) -> bool:
    """Return whether what was said ends before another cue: "…, adding", "… and called on", "…, according to"."""
    if before is Kind.COMMA:
        return cue.shape in {Shape.SOURCE, Shape.GERUND}
    if before is not Kind.COORDINATOR or cue.shape is not Shape.ACTIVE:
        return False
    verb = CUE_VERBS.get(cue.base)
    own = verb.classes if verb else cue.classes
    return not (cue.classes <= _QUIET or own & _THOUGHT)
