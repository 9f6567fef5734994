"""Cues: the words of a sentence that hand on what somebody said, thought, asked or denied."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from topics.english.speech import (
    AIMS,
    CUE_NOUNS,
    CUE_VERBS,
    MEDIA,
    MINDS,
    NOUNS_TOO,
    OPENING_VERBS,
    PHRASES,
    PLURAL_SUBJECTS,
    SOURCE_PHRASES,
    STANCES,
    CueVerb,
)
from topics.english.tokens import Kind
from topics.english.verbs import Form
from topics.events.quotes.words import AUXILIARIES, Words

_SOURCE_OPENINGS = frozenset(phrase[0] for phrase in SOURCE_PHRASES)
_OPENINGS = _SOURCE_OPENINGS.union(CUE_VERBS, CUE_NOUNS, AIMS, MINDS, (stance.split()[0] for stance in STANCES))
"""Words at one of which every cue is found."""
_SKIPPED = frozenset({Kind.ADVERB, Kind.NOT})
_BE = frozenset({Kind.BE_NOW, Kind.BE_PAST, Kind.BE_REST})
_HAVE = frozenset({Kind.HAVE_NOW, Kind.HAVE_PAST})
_BEFORE_NOUNS = frozenset({Kind.DETERMINER, Kind.POSSESSIVE, Kind.PREPOSITION, Kind.NUMBER})
_BEFORE_VERBS = frozenset({Kind.PRONOUN, Kind.MODAL, Kind.TO})
"""Classes of words behind which a word is a verb, so that the next one is none: "it pays back"."""
_AFTER_PRESENT = frozenset({Kind.DETERMINER, Kind.PRONOUN, Kind.POSSESSIVE, Kind.TO})
"""Classes of words that can follow a present which could be a plural, too: "the union demands an answer"."""
_BEFORE_GERUND = frozenset({Kind.COMMA, Kind.SUBORDINATOR, Kind.COORDINATOR, Kind.MARK, None})
_OWNING = frozenset({Kind.POSSESSIVE, Kind.DETERMINER})
_BESIDE_VERBS = frozenset({"once", "first", "long", "both", "all", "each", "never"})
"""Further words between a subject and its verb: "the paper first reported"."""
_OPENS_CLAUSE = frozenset({"that", "how", "why", ":", "it"})
_AFTER_MINDS = frozenset({"that", "about", "of", "if", "whether", "over", "to"})
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
    """Words that introduce what somebody said.

    ``first`` and ``last`` are its tokens, inclusive, ``verb`` is the telling one of them.
    """

    first: int
    verb: int
    last: int
    shape: Shape
    base: str
    classes: frozenset[str]
    is_negated: bool = False


def find_cues(words: Words) -> Iterator[Cue]:
    """Yield the cues of a sentence in order."""
    for at, token in enumerate(words.tokens):
        if token.low not in _OPENINGS or words.is_quoted(at):
            continue
        cue = _source(words, at) or _mind(words, at) or _verb(words, at) or _noun(words, at)
        if cue:
            yield cue


def _source(words: Words, at: int) -> Cue | None:
    """Return "according to", "in the words of"."""
    if words.low(at) not in _SOURCE_OPENINGS:
        return None
    for phrase in SOURCE_PHRASES:
        if all(words.low(at + n) == word for n, word in enumerate(phrase)):
            return Cue(at, at, at + len(phrase) - 1, Shape.SOURCE, " ".join(phrase), frozenset({"statements"}))
    return None


def _noun(words: Words, at: int) -> Cue | None:
    """Return "the claim that", "fears that", "her refusal to", "his criticism of"."""
    low, following = words.low(at), words.low(at + 1)
    if low in CUE_NOUNS and following == "that":
        return Cue(at, at, at, Shape.NOUN, low, frozenset({"statements"}))
    before = words.kind(at - 1)
    if f"{low} {following}" in STANCES and before in _OWNING | {Kind.OTHER, Kind.IN_ED}:
        return Cue(at, at, at + 1, Shape.NOUN, low, frozenset({"remarks"}))
    is_owned = before in _OWNING and words.low(at - 1) not in {"the", "a", "an", "no", "any"}
    if low in AIMS and following == "to" and is_owned:
        return Cue(at, at, at, Shape.NOUN, low, frozenset({"aims-of-verbs"}))
    return None


def _mind(words: Words, at: int) -> Cue | None:
    """Return "was sure that", "is confident the", "are worried about"."""
    if words.low(at) not in MINDS:
        return None
    first = _group_start(words, at)
    has_verb = any(words.kind(n) in _BE for n in range(first, at))
    following = words.low(at + 1)
    if has_verb and (following in _AFTER_MINDS or words.starts_phrase(at + 1)):
        last = at + 1 if following in {"about", "of", "over"} else at
        return Cue(first, at, last, Shape.ACTIVE, words.low(at), frozenset({"thoughts", "liked"}))
    return None


# ---------------------------------------------------------------- verbs


def _verb(words: Words, at: int) -> Cue | None:
    verb = CUE_VERBS.get(words.low(at))
    if verb is None or words.low(at + 1) in {"-", "–"}:
        return None
    if words.tokens[at].text[0].isupper() and words.is_within(at):
        return None  # "the United States"
    first = _group_start(words, at)
    auxiliaries = [words.kind(n) for n in range(first, at) if words.kind(n) in AUXILIARIES]
    shape = _shape(words, at, first, verb, auxiliaries[-1] if auxiliaries else None)
    if shape is Shape.ACTIVE and words.low(first - 1) == "to" and not auxiliaries:
        first = _with_opening(words, first - 1)
    last, classes = _with_particle(words, at, verb)
    if shape is None or first < 0 or not classes:
        return None
    is_beside_noun = shape is Shape.GERUND and words.kind(first - 1) is Kind.OTHER
    if is_beside_noun and classes == {"remarks"} and last > at:
        return None  # "evidence pointing to a fire"
    is_negated = any(words.kind(n) is Kind.NOT or words.low(n).endswith("n't") for n in range(first, at))
    return Cue(first, at, last, shape, verb.base, classes, is_negated)


def _group_start(words: Words, at: int) -> int:
    """Return the first token of a verb with its auxiliaries and the adverbs between them."""
    first = at
    while first and not words.is_quoted(first - 1):
        is_beside = words.low(first - 1) in _BESIDE_VERBS and first > 1
        if not is_beside and words.kind(first - 1) not in _SKIPPED | AUXILIARIES:
            break
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
    low = words.low(following)
    if low == "out" and "statements" in verb.classes:
        return following, verb.classes
    if f"{verb.base} {low}" in PHRASES:
        return following, frozenset({"statements" if low == "it" else "remarks"})
    if verb.base in PHRASES:
        return at, frozenset({"remarks"})
    return at, verb.classes


def _shape(words: Words, at: int, first: int, verb: CueVerb, auxiliary: Kind | None) -> Shape | None:
    """Return what kind of cue a form of a verb is where it stands, None where it is none."""
    if words.low(first - 1) in {"-", "having", "please"}:
        return None
    if verb.kinds == {Form.GERUND}:
        if auxiliary in _BE:
            return Shape.ACTIVE
        return Shape.GERUND if _is_free_gerund(words, at, first, verb) else None
    if auxiliary in _BE:
        return Shape.PASSIVE if Form.PARTICIPLE in verb.kinds else None
    if auxiliary is not None:
        wanted = Form.PARTICIPLE if auxiliary in _HAVE else Form.BASE
        return Shape.ACTIVE if wanted in verb.kinds else None
    return Shape.ACTIVE if _is_finite(words, at, first, verb) else None


def _is_free_gerund(words: Words, at: int, first: int, verb: CueVerb) -> bool:
    """Return whether a form in -ing says what somebody says: "…, adding that", "a letter saying the"."""
    before = words.kind(first - 1)
    if before is Kind.DETERMINER:
        return False
    if before in _BEFORE_GERUND or words.is_hidden(first - 1) or words.low(at) == "saying":
        return True
    tells = bool(verb.classes & {"statements", "telling", "questions"}) or words.low(first - 1) in MEDIA
    return before is Kind.OTHER and tells and words.kind(at + 1) in _AFTER_PRESENT | {Kind.OTHER}


def _is_finite(words: Words, at: int, first: int, verb: CueVerb) -> bool:
    """Return whether a form without an auxiliary is a verb of a clause, no noun and no participle."""
    before = words.kind(first - 1)
    is_past = Form.PAST in verb.kinds
    if not is_past and before is not Kind.TO and _is_behind_verb(words, first):
        return False
    is_year = before is Kind.NUMBER and words.kind(first - 2) is Kind.PREPOSITION
    is_second = words.low(first - 1) in {"and", "or"} and words.kind(first - 2) in _BEFORE_NOUNS
    if (before in _BEFORE_NOUNS and not is_year) or is_second:
        return False
    if is_past and (Form.BASE not in verb.kinds or before in {Kind.OTHER, Kind.PRONOUN}):
        return words.low(at + 1) != "by"
    if Form.THIRD_PERSON in verb.kinds:
        return _is_present(words, at, first)
    return Form.BASE in verb.kinds and (before is Kind.TO or _is_plural(words, at, first))


def _is_behind_verb(words: Words, first: int) -> bool:
    """Return whether the word before is a verb: "unveiled plans", "it pays back"."""
    if any(group.last == first - 1 for group in words.groups):
        return True
    if words.kind(first - 1) is not Kind.OTHER or words.low(first - 2) in {"one", "that"}:
        return False
    is_subject = words.kind(first - 2) in _BEFORE_VERBS or words.low(first - 2) == "who"
    return is_subject or words.kind(first - 3) is Kind.NUMBER


def _is_present(words: Words, at: int, first: int) -> bool:
    """Return whether a word in -s is a verb: by the subject before it, or by what follows it."""
    subject = words.kind(first - 1)
    following = CUE_VERBS.get(words.low(at + 1))
    if following is not None and Form.BASE in following.kinds and following.base not in NOUNS_TOO:
        return False  # "advocates say"
    if subject in {Kind.PRONOUN, Kind.RELATIVE} or CUE_VERBS[words.low(at)].base not in NOUNS_TOO:
        return True
    near = range(max(at - _QUOTATION_REACH, 0), at + 3)
    follows = _opens_clause(words, at + 1) or any(words.is_hidden(n) for n in near)
    if subject is Kind.OTHER and words.tokens[first - 1].text[0].isupper():
        is_remark = CUE_VERBS[words.low(at)].classes == {"remarks"}
        ends = words.kind(at + 1) in {Kind.COMMA, Kind.MARK, Kind.COORDINATOR, None}
        return follows or (first > 1 and not (is_remark and ends))  # "some have Harbour links ,"
    return follows and not words.verb_between(at + 1, at + 3)


def _is_plural(words: Words, at: int, first: int) -> bool:
    """Return whether a base form is a verb in the present: a pronoun or a plural stands before it."""
    low = words.low(first - 1)
    if low in PLURAL_SUBJECTS:
        return True
    if words.kind(first - 1) is not Kind.OTHER or not low.endswith("s") or low.endswith("ss"):
        return False
    is_surely_verb = CUE_VERBS[words.low(at)].base not in NOUNS_TOO
    return is_surely_verb or _opens_clause(words, at + 1) or words.is_hidden(at + 1)


def _opens_clause(words: Words, at: int) -> bool:
    """Return whether a clause, a noun with its article or a name begins at a token."""
    is_name = words.kind(at) is Kind.OTHER and words.tokens[at].text[0].isupper()
    return is_name or words.kind(at) in _AFTER_PRESENT or words.low(at) in _OPENS_CLAUSE
