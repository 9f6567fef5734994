"""What stands between a cue and what was said: to whom, when and where ("told reporters on Monday in a statement")."""

from __future__ import annotations

from topics.english.speech import BEFORE_TIMES, MEDIA, QUESTION_WORDS
from topics.english.tokens import Kind
from topics.events.quotes.cues import Cue, Shape
from topics.events.quotes.words import NOWHERE, Place, Words

_IN_NAMES = frozenset({Kind.OTHER, Kind.DETERMINER, Kind.POSSESSIVE, Kind.NUMBER, Kind.JOINT, Kind.IN_ED})
"""Classes of words in the name of a hearer or a place."""
_IN_ADJUNCTS = _IN_NAMES | {Kind.IN_ING, Kind.PRONOUN}
_NO_HEARER = QUESTION_WORDS | {"that", "to", ",", ":", "for", "about"}
"""What stands right behind a verb of telling where it names no hearer."""


def behind_adjuncts(words: Words, at: int) -> int:
    """Return the token behind where and when something was said: "on Monday", "in a statement"."""
    while at < words.stop:
        is_when = words.low(at) in BEFORE_TIMES and words.is_time(at + 1) and words.low(at + 1) not in BEFORE_TIMES
        if is_when or words.is_time(at) or words.is_manner(at):
            at += 1
            continue
        if words.kind(at) not in {Kind.PREPOSITION, Kind.TO} or words.low(at) == "like":
            return at
        end = adjunct_end(words, at + 1)
        if end <= at + 1:
            return at
        at = end
    return at


def adjunct_end(words: Words, first: int) -> int:
    """Return the token behind the noun that a preposition before ``first`` leads in."""
    at = first
    while at < words.stop:
        if words.kind(at) not in _IN_ADJUNCTS or _is_next_phrase(words, at, first):
            return at
        at += 1
        if words.low(at - 1) in MEDIA and words.low(at) not in MEDIA:
            return at
    return at


def _is_next_phrase(words: Words, at: int, first: int) -> bool:
    """Return whether another noun phrase begins at a token: "in Oslo the mayor"."""
    opens = words.kind(at) in {Kind.DETERMINER, Kind.PRONOUN}
    return at > first and opens and words.kind(at - 1) is not Kind.PREPOSITION


def hearer_end(words: Words, first: int) -> int:
    """Return the token behind the hearer: "told the board he would go", "told reporters on Monday that"."""
    if words.kind(first) is Kind.PRONOUN:
        return first + 1
    at = first
    while at < words.stop and not words.is_time(at):
        belongs = words.kind(at) in _IN_NAMES or words.low(at) in {"of", "and"}
        if not belongs or _is_next_phrase(words, at, first):
            return at
        at += 1
    return at


def hearer_of(words: Words, cue: Cue) -> Place:
    """Return the tokens that name whom somebody told or asked something, or ``NOWHERE``."""
    if not cue.classes & {"telling", "questions"}:
        return NOWHERE
    if cue.shape is Shape.PASSIVE:
        return words.phrase_before(cue.first)
    at = cue.last + 1
    has_none = words.low(at) in _NO_HEARER or words.kind(at) in {Kind.ADVERB, Kind.PREPOSITION, Kind.TO}
    is_speaker = words.is_hidden(cue.first - 1) and words.phrase_before(cue.first) == NOWHERE  # “…,” asked Berg
    if words.is_hidden(at) or has_none or is_speaker:
        return NOWHERE
    end = hearer_end(words, at)
    is_name = at < end and words.kind(end - 1) is not Kind.DETERMINER
    return (at, end) if is_name else NOWHERE
