"""Cues: the words of a sentence that hand on what somebody said, thought, asked or denied."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from topics.english.speech import AIMS, CUE_NOUNS, CUE_VERBS, MEDIA, MINDS, NOUNS_TOO, OPENING_VERBS, PHRASES, SOURCE_PHRASES, STANCES, CueVerb
from topics.english.tokens import Kind
from topics.english.verbs import Form
from topics.events.quotes.words import AUXILIARIES, Words

_SKIPPED = frozenset({Kind.ADVERB, Kind.NOT})
_BE = frozenset({Kind.BE_NOW, Kind.BE_PAST, Kind.BE_REST})
_BEFORE_NOUNS = frozenset({Kind.DETERMINER, Kind.POSSESSIVE, Kind.PREPOSITION, Kind.NUMBER})
_AFTER_PRESENT = frozenset({Kind.DETERMINER, Kind.PRONOUN, Kind.POSSESSIVE, Kind.TO})
"""Classes of words that can follow a present which could be a plural, too: "the union demands an answer"."""
_BESIDE_VERBS = frozenset({"once", "first", "long", "both", "all", "each", "never"})
"""Further words between a subject and its verb: "the paper first reported"."""
_BEFORE_GERUND = frozenset({Kind.COMMA, Kind.SUBORDINATOR, Kind.COORDINATOR, Kind.MARK, None})


_QUOTATION_REACH = 6
"""Tokens before a present among which a quotation makes it a verb: "“Stay,” the letter reads"."""


class Shape(StrEnum):
    """What kind of words a cue is."""

    ACTIVE = "active"
    PASSIVE = "passive"
    GERUND = "gerund"
    NOUN = "noun"
    SOURCE = "source"


class Cue(NamedTuple):
    """Words that introduce what somebody said; ``first`` and ``last`` are tokens, inclusive, ``verb`` the telling one."""

    first: int
    verb: int
    last: int
    shape: Shape
    base: str
    classes: frozenset[str]
    is_negated: bool = False


def find_cues(words: Words) -> Iterator[Cue]:
    """Yield the cues of a sentence in order."""
    for at in range(len(words.tokens)):
        if words.is_hidden(at) or words.is_quoted(at):
            continue
        cue = _source(words, at) or _verb(words, at) or _noun(words, at) or _mind(words, at)
        if cue:
            yield cue


def _source(words: Words, at: int) -> Cue | None:
    """Return "according to", "in the words of"."""
    for phrase in SOURCE_PHRASES:
        if all(words.low(at + n) == word for n, word in enumerate(phrase)):
            return Cue(at, at, at + len(phrase) - 1, Shape.SOURCE, " ".join(phrase), frozenset({"statements"}))
    return None


def _noun(words: Words, at: int) -> Cue | None:
    """Return "the claim that", "fears that"."""
    opens = (words.low(at) in CUE_NOUNS and words.low(at + 1) == "that") or (
        words.low(at) in AIMS and words.low(at + 1) == "to" and words.kind(at - 1) in {Kind.POSSESSIVE, Kind.DETERMINER}
    )
    if f"{words.low(at)} {words.low(at + 1)}" in STANCES and words.kind(at - 1) in {Kind.POSSESSIVE, Kind.DETERMINER, Kind.OTHER, Kind.IN_ED}:
        return Cue(at, at, at + 1, Shape.NOUN, words.low(at), frozenset({"remarks"}))
    if not opens or words.low(at - 1) in {"the", "a", "an", "no", "any"} and words.low(at + 1) == "to":
        return None
    return Cue(at, at, at, Shape.NOUN, words.low(at), frozenset({"statements"}))


def _mind(words: Words, at: int) -> Cue | None:
    """Return "was sure that", "is confident the", "are worried about"."""
    if words.low(at) not in MINDS:
        return None
    first = _group_start(words, at)
    if not any(words.kind(n) in _BE for n in range(first, at)):
        return None
    following = words.low(at + 1)
    if following in {"that", "about", "of", "if", "whether", "over", "to"} or words.starts_phrase(at + 1):
        return Cue(first, at, at, Shape.ACTIVE, words.low(at), frozenset({"thoughts", "liked"}))
    return None


def _verb(words: Words, at: int) -> Cue | None:
    verb = CUE_VERBS.get(words.low(at))
    if verb is None or words.low(at + 1) in {"-", "–"} or (words.tokens[at].text[0].isupper() and words.is_within(at)):
        return None
    first = _group_start(words, at)
    auxiliaries = [words.kind(n) for n in range(first, at) if words.kind(n) in AUXILIARIES]
    shape = _shape(words, at, first, verb, auxiliaries[-1] if auxiliaries else None)
    if shape is None:
        return None
    if words.low(first - 1) == "to" and shape is Shape.ACTIVE and not auxiliaries:
        first = _with_opening(words, first - 1)
        if first < 0:
            return None
    last, classes = _with_particle(words, at, verb)
    if not classes:
        return None
    is_negated = any(words.kind(n) is Kind.NOT or words.low(n).endswith("n't") for n in range(first, at))
    return Cue(first, at, last, shape, verb.base, classes, is_negated)


def _group_start(words: Words, at: int) -> int:
    first = at
    while first and not words.is_quoted(first - 1) and words.kind(first - 1) in _SKIPPED | AUXILIARIES or (words.low(first - 1) in _BESIDE_VERBS and first > 1):
        first -= 1
    return first


def _with_opening(words: Words, to: int) -> int:
    """Return the first token of "went on to", "continues to", "did not want to"; -1 where no such verb stands there."""
    verb = to - 1
    if words.low(verb) in {"on", "out"}:
        verb -= 1
    return _group_start(words, verb) if words.low(verb) in OPENING_VERBS else -1


def _with_particle(words: Words, at: int, verb: CueVerb) -> tuple[int, frozenset[str]]:
    """Return the last token of a verb with the word that makes it a phrase, and the classes of both."""
    following = at + 1
    while words.kind(following) is Kind.ADVERB:
        following += 1
    if words.low(following) == "out" and "statements" in verb.classes:
        return following, verb.classes
    if f"{verb.base} {words.low(following)}" in PHRASES:
        return following, frozenset({"statements" if words.low(following) == "it" else "remarks"})
    if verb.base in PHRASES:
        return at, frozenset({"remarks"})
    return (at, verb.classes) if verb.base != "point" else (at, frozenset())


def _shape(words: Words, at: int, first: int, verb: CueVerb, auxiliary: Kind | None) -> Shape | None:
    """Return what kind of cue a form of a verb is where it stands, None where it is none."""
    before = words.kind(first - 1)
    if words.low(first - 1) in {"-", "having", "please"}:
        return None
    if verb.kinds == {Form.GERUND}:
        if auxiliary in _BE:
            return Shape.ACTIVE
        is_free = before in _BEFORE_GERUND or words.is_hidden(first - 1) or words.low(at) == "saying"
        tells = verb.classes & {"statements", "telling", "questions"} or words.low(first - 1) in MEDIA
        is_free = is_free or (before is Kind.OTHER and tells and words.kind(at + 1) in _AFTER_PRESENT | {Kind.OTHER})
        return Shape.GERUND if is_free and before is not Kind.DETERMINER else None
    if auxiliary in _BE:
        return Shape.PASSIVE if Form.PARTICIPLE in verb.kinds else None
    if auxiliary in {Kind.HAVE_NOW, Kind.HAVE_PAST}:
        return Shape.ACTIVE if Form.PARTICIPLE in verb.kinds else None
    if auxiliary is not None:
        return Shape.ACTIVE if Form.BASE in verb.kinds else None
    if verb.kinds & {Form.THIRD_PERSON, Form.BASE} and auxiliary is None and Form.PAST not in verb.kinds:
        if before is not Kind.TO and any(group.last == first - 1 for group in words.groups):
            return None
        is_verb = words.kind(first - 2) in {Kind.PRONOUN, Kind.RELATIVE, Kind.MODAL, Kind.TO} or words.kind(first - 3) is Kind.NUMBER
        if before is Kind.OTHER and is_verb and words.low(first - 2) not in {"one", "that"}:
            return None
    is_year = before is Kind.NUMBER and words.kind(first - 2) is Kind.PREPOSITION
    if (before in _BEFORE_NOUNS and not is_year) or (words.low(first - 1) in {"and", "or"} and words.kind(first - 2) in _BEFORE_NOUNS):
        return None
    if Form.PAST in verb.kinds and (Form.BASE not in verb.kinds or before in {Kind.OTHER, Kind.PRONOUN}):
        return Shape.ACTIVE if words.low(at + 1) != "by" else None
    if Form.THIRD_PERSON in verb.kinds:
        return Shape.ACTIVE if _is_present(words, at, first) else None
    if Form.BASE in verb.kinds and (before is Kind.TO or _is_plural(words, at, first)):
        return Shape.ACTIVE
    return None


def _is_present(words: Words, at: int, first: int) -> bool:
    """Return whether a word in -s is a verb: by the subject before it, or by what follows it."""
    subject = words.kind(first - 1)
    following = CUE_VERBS.get(words.low(at + 1))
    if following is not None and Form.BASE in following.kinds and following.base not in NOUNS_TOO:
        return False
    if subject in {Kind.PRONOUN, Kind.RELATIVE} or CUE_VERBS[words.low(at)].base not in NOUNS_TOO:
        return True
    follows = words.kind(at + 1) in _AFTER_PRESENT or words.low(at + 1) in {"that", "how", "why", ":"}
    follows = follows or any(words.is_hidden(n) for n in range(max(at - _QUOTATION_REACH, 0), at + 3))
    follows = follows or (words.kind(at + 1) is Kind.OTHER and words.tokens[at + 1].text[0].isupper())
    if subject is Kind.OTHER and words.tokens[first - 1].text[0].isupper():
        return first > 1 or follows
    return follows and not words.verb_between(at + 1, at + 3)


def _is_plural(words: Words, at: int, first: int) -> bool:
    """Return whether a base form is a verb in the present: a pronoun or a plural stands before it."""
    low = words.low(first - 1)
    if low in {"i", "we", "they", "you", "who", "police", "people", "both", "many", "some", "others", "most", "several", "percent"}:
        return True
    if words.kind(first - 1) is not Kind.OTHER or not low.endswith("s") or low.endswith("ss"):
        return False
    if CUE_VERBS[words.low(at)].base not in NOUNS_TOO:
        return True
    is_name = words.kind(at + 1) is Kind.OTHER and words.tokens[at + 1].text[0].isupper()
    follows = words.kind(at + 1) in _AFTER_PRESENT or words.low(at + 1) in {"that", "how", "why", ":", "it"}
    return follows or is_name or words.is_hidden(at + 1)
