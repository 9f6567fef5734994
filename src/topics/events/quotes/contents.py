"""What was said: the words that a cue introduces, behind it ("said that it held") or before it ("it held, he said")."""

from __future__ import annotations

from collections.abc import Sequence

from topics.english.speech import CLAUSE_VERBS, MEDIA, QUESTION_WORDS, STUDIES
from topics.english.tokens import Kind
from topics.events.quotes.adjuncts import behind_adjuncts, hearer_end
from topics.events.quotes.cues import Cue, Shape
from topics.events.quotes.endings import Endings
from topics.events.quotes.words import NOWHERE, Place, Words

CLAUSAL = frozenset({"statements", "thoughts", "findings", "telling", "denials"})
"""Classes of verbs that a clause follows."""
_NOMINAL = frozenset({"remarks", "namings", "denials", "liked"})
"""Classes of verbs that a noun follows."""
_REACH = 16
"""Tokens, inclusive, behind a cue among which "that", an infinitive or its quotation is looked for."""
_FEWEST_BEFORE = 2
"""Tokens, inclusive, of what was said before a cue."""
_PLAIN_BEFORE = 4
"""Tokens, inclusive, from which words before a cue are what was said although no verb is known among them."""
_HANGING = frozenset({Kind.PREPOSITION, Kind.SUBORDINATOR, Kind.TO, Kind.IN_ED, Kind.IN_ING, Kind.PARTICIPLE})
"""Classes of words that open what hangs on another clause: "In a speech", "When he left"."""
_CLAUSE_ENDS = frozenset({Kind.COMMA, Kind.SUBORDINATOR, Kind.RELATIVE, Kind.COORDINATOR, Kind.MARK})

Pieces = tuple[Place, ...]
"""Characters of what was said, piece by piece."""


class Contents:
    """Finds what each cue of one sentence introduces.

    Parameters
    ----------
    words : Words
        The sentence.
    cues : sequence of Cue
        All its cues, in order.
    is_title : bool
        Whether it is a title, which needs no verb.
    """

    def __init__(self, words: Words, cues: Sequence[Cue], *, is_title: bool) -> None:
        self._words = words
        self._cues = cues
        self._is_title = is_title
        self.endings = Endings(words, cues)

    def of_tokens(self, first: int, after: int) -> Pieces:
        """Return some tokens as a piece; nothing where there are none."""
        return (self._words.characters(first, after),) if first < after else ()

    def quotation_at(self, at: int) -> Place:
        """Return the characters of the quotation that a token stands for."""
        item = self._words.speech_at(at)
        return item.start, item.stop

    # ------------------------------------------------ before a cue

    def clause_begin(self, before: int) -> int:
        """Return the first token of what stands before a cue, from a quotation or a semicolon on."""
        words = self._words
        begin = before
        while begin > 0 and not words.is_hidden(begin - 1) and words.low(begin - 1) != ";":
            begin -= 1
        while words.kind(begin) is Kind.COORDINATOR or words.low(begin) in {",", ".", ":", "as"}:
            begin += 1
        return begin

    def before(self, stop: int, cue: Cue) -> Pieces:
        """Return what was said before a cue or its subject, which begin at a token."""
        words = self._words
        last = stop - 1
        if words.kind(last) is Kind.COMMA and words.is_hidden(last - 1):
            last -= 1
        if words.is_hidden(last):
            return (self.quotation_at(last),)
        begin = self.clause_begin(stop)
        while last >= begin and words.kind(last) is Kind.COMMA:
            last -= 1
        n_words = last + 1 - begin
        if n_words < _FEWEST_BEFORE:
            return ()
        is_half = words.kind(cue.last + 1) is Kind.COMMA and cue.last + 2 < words.stop
        if is_half or cue.shape is Shape.SOURCE:
            return self.of_tokens(begin, last + 1)
        is_plain = words.verb_between(begin, stop) or n_words >= _PLAIN_BEFORE or self._is_title
        return self.of_tokens(begin, last + 1) if is_plain and not self._hangs(begin, stop) else ()

    def _hangs(self, begin: int, stop: int) -> bool:
        """Return whether there is nothing but what hangs on another clause: "In a speech", "When he left"."""
        words = self._words
        if words.kind(begin) not in _HANGING and words.low(begin) not in {"once", "after", "before"}:
            return False
        comma = next((n for n in range(begin, stop - 1) if words.kind(n) is Kind.COMMA), stop)
        return not words.verb_between(comma, stop)

    def rest(self, after: int, cue: Cue, before: Pieces) -> Pieces:
        """Return the second half of what was said, behind the cue and the speaker, or nothing."""
        words = self._words
        at = behind_adjuncts(words, after)
        near = range(at, min(at + _REACH, len(words.tokens)))
        hidden = next((n for n in near if words.is_hidden(n)), -1)
        is_led_in = words.low(hidden - 1) in {",", ".", ":", ";", "—", "–", "?", "!"}
        if hidden >= 0 and is_led_in and not words.verb_between(at, hidden):
            return (self.quotation_at(hidden),)
        if not before or words.kind(at) is not Kind.COMMA or self._is_quotation(before[0]):
            return ()
        start = words.token_from(before[0][0])
        is_half = not words.verb_between(start, cue.first) or words.kind(start) is Kind.SUBORDINATOR
        if not is_half and not self._goes_on(at + 1):
            return ()
        return self.of_tokens(at + 1, self.endings.clause_end(at + 1))

    def _goes_on(self, at: int) -> bool:
        """Return whether the same words go on with "and", "because" or the like, and no other speaker follows."""
        words = self._words
        opens = words.kind(at) is Kind.COORDINATOR or words.low(at) in {"because", "since", "if", "which"}
        return opens and words.verb_between(at, words.stop) and not any(item.first >= at for item in self._cues)

    def _is_quotation(self, piece: Place) -> bool:
        return any((item.start, item.stop) == piece for item in self._words.quotations)

    # ------------------------------------------------ behind a cue

    def behind(self, cue: Cue) -> Pieces:
        """Return what stands behind a cue as what it introduces."""
        words = self._words
        direct = self.quotation_behind(cue)
        if direct >= 0:
            return (self.quotation_at(direct),)
        at = cue.last + 1
        while words.is_manner(at):
            at += 1
        colon = next((n for n in range(at, min(at + _REACH, words.stop)) if words.low(n) == ":"), -1)
        if colon >= 0 and not words.verb_between(at, colon):
            return self.of_tokens(colon + 1, words.stop)
        start = self._clause_behind(cue, at)
        if start >= 0:
            return self.of_tokens(start, self.endings.clause_end(start, cue))
        start = self._infinitive_behind(cue, at)
        if start >= 0:
            return self.of_tokens(start, self.endings.infinitive_end(start, cue))
        start = self._noun_behind(cue, at)
        if start < 0 or self._is_participle(cue, start):
            return ()
        return self.noun_piece(start, cue)

    def noun_piece(self, start: int, cue: Cue | None = None) -> Pieces:
        """Return the noun that begins at a token, without what is only added to it."""
        end = self.endings.clause_end(start, cue)
        return self.of_tokens(start, self.endings.noun_end(start, end))

    def quotation_behind(self, cue: Cue) -> int:
        """Return the token of the quotation that a cue introduces, or -1."""
        words = self._words
        first = cue.last + 1
        for at in range(first, min(first + _REACH, len(words.tokens))):
            ends = words.low(at) in {".", ";"} and words.is_hidden(at + 1)
            if words.low(at) == "that" or ends:
                return -1
            if words.is_hidden(at):
                is_plain = at == first or "telling" in cue.classes or self._leads_in(at - 1)
                return at if is_plain and not words.verb_between(first, at) else -1
        return -1

    def _leads_in(self, at: int) -> bool:
        """Return whether a quotation can follow a token: a comma, "in a statement", "on Monday"."""
        words = self._words
        return words.low(at) in {",", ":", "—", "–"} or words.low(at) in MEDIA or words.is_time(at)

    def that_behind(self, at: int, *, has_hearer: bool = False) -> int:
        """Return the "that" behind a cue, with at most to whom, where and when in between, or -1."""
        words = self._words
        near = range(at, min(at + _REACH, words.stop))
        that = next((n for n in near if words.low(n) == "that" and not words.is_quoted(n)), -1)
        if that < 0 or words.verb_between(at, that):
            return -1
        if has_hearer:
            return -1 if any(words.kind(n) is Kind.TO for n in range(at, that)) else that
        return that if behind_adjuncts(words, at) >= that else -1

    def _clause_behind(self, cue: Cue, at: int) -> int:
        """Return where the clause behind a cue begins, or -1."""
        words = self._words
        if "questions" in cue.classes and (opening := self._question(at)) >= 0:
            return opening
        if not cue.classes & CLAUSAL:
            return -1
        that = self.that_behind(at, has_hearer="telling" in cue.classes)
        if that >= 0:
            return that
        if words.low(at) in QUESTION_WORDS:
            return at
        if "telling" in cue.classes and "statements" not in cue.classes:
            at = hearer_end(words, at)
        start = behind_adjuncts(words, at)
        opens = words.starts_phrase(start) or words.low(start) in {"there", "if", "when", "in"}
        if start >= words.stop or not opens:
            return -1
        return start if self._is_clause(cue, start) else -1

    def _question(self, at: int) -> int:
        """Return where a question behind a cue begins: "asked him whether"; -1 where there is none."""
        words = self._words
        opening = next((n for n in range(at, min(at + _REACH, words.stop)) if words.low(n) in QUESTION_WORDS), -1)
        if opening < 0 or words.verb_between(at, opening):
            return -1
        has_comma = any(words.kind(n) is Kind.COMMA for n in range(at, opening))
        is_relative = opening > at and words.kind(opening - 1) is Kind.PREPOSITION
        return -1 if has_comma or is_relative else opening

    def _is_clause(self, cue: Cue, start: int) -> bool:
        """Return whether a clause begins behind a cue without "that", and no mere noun."""
        words = self._words
        if "findings" in cue.classes and self._is_study(cue):
            return True
        if cue.base == "hold":
            return False
        if cue.base == "add" and words.low(cue.last + 1) in {"to", "up"}:
            return False
        if cue.base in CLAUSE_VERBS:
            return words.stop - start > 1
        end = words.stop
        if not cue.classes & {"statements", "thoughts"}:
            end = next((n for n in range(start, words.stop) if words.kind(n) is Kind.COMMA), words.stop)
        verbs = [group.first for group in words.finite if start < group.first < end]
        if not verbs:
            return False
        has_relative = any(words.kind(n) is Kind.RELATIVE for n in range(start, verbs[0]))
        return len(verbs) > 1 or not has_relative  # "concluded a trip on which he met …"

    def _is_study(self, cue: Cue) -> bool:
        """Return whether a poll, a report or the like is the subject of a cue: its finding can be a noun."""
        subject = self._words.phrase_before(cue.first)
        return subject != NOWHERE and any(self._words.low(n) in STUDIES for n in range(*subject))

    def _infinitive_behind(self, cue: Cue, at: int) -> int:
        """Return where an infinitive behind a cue begins, with whom it asks for something, or -1."""
        words = self._words
        if "aims-of-verbs" in cue.classes and words.kind(at) is Kind.TO:
            return at
        if "calls" not in cue.classes:
            return -1
        to = next((n for n in range(at, min(at + _REACH, words.stop)) if words.kind(n) is Kind.TO), -1)
        n_commas = sum(words.kind(n) is Kind.COMMA for n in range(at, to))
        is_asked = to >= 0 and not words.verb_between(at, to) and n_commas in {0, 2}
        return at if is_asked else -1

    def _noun_behind(self, cue: Cue, at: int) -> int:
        """Return where the noun behind a verb such as "criticised" begins, or -1."""
        words = self._words
        if cue.last > cue.verb and words.is_time(at):  # "spoke out Tuesday about the cuts"
            while words.is_time(at):
                at += 1
            at = at + 1 if words.kind(at) is Kind.PREPOSITION else at
        if not cue.classes & _NOMINAL or at >= words.stop or not words.starts_phrase(at):
            return -1
        is_naming = "namings" in cue.classes and "remarks" not in cue.classes
        return -1 if is_naming and not self._names_it(at) else at

    def _names_it(self, at: int) -> bool:
        """Return whether what something is called stands behind the noun at a token: "called it a disgrace"."""
        words = self._words
        if words.kind(at) is Kind.PRONOUN:
            is_name = words.kind(at + 1) in {Kind.DETERMINER, Kind.OTHER, Kind.IN_ED, Kind.POSSESSIVE}
            return is_name or words.is_hidden(at + 1)
        for place in range(at, min(at + _REACH, words.stop)):
            if words.kind(place) in {Kind.SUBORDINATOR, Kind.COMMA, Kind.TO}:
                return False
            if words.is_hidden(place) or words.is_quoted(place):
                return True
            is_second = place > at and words.kind(place - 1) not in {Kind.PREPOSITION, Kind.COORDINATOR}
            if is_second and words.low(place) in {"a", "an", "the"}:
                return True
        return False

    def _is_participle(self, cue: Cue, start: int) -> bool:
        """Return whether a past belongs to a noun whose verb stands behind: "people worried about it might stay"."""
        words = self._words
        following = next((group for group in words.finite if group.first > start), None)
        if cue.first != cue.verb or cue.shape is not Shape.ACTIVE or following is None:
            return False
        between = {words.kind(n) for n in range(start, following.first)}
        return following.last > following.first and not between & _CLAUSE_ENDS
