"""The tokens of an English sentence, each with the class of its form: modal, auxiliary, past, form in -ing, comma.

The words of each class stand in ``words.toml`` and ``verbs.toml``; where no list has a word, its ending tells.

>>> [(token.text, token.kind.value) for token in tokens_of("They had left.")]
[('They', 'pronoun'), ('had', 'have past'), ('left', 'past'), ('.', 'mark')]
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from topics.english.data import read_lists
from topics.english.genders import GENDER_OF_FIRST_NAME
from topics.english.verbs import known_irregular_verbs, telling_pasts, words_in_ed

_TOKEN = re.compile(
    r"(?P<ending>(?<=\s)['’](?:s|re|ve|ll|m)(?!\S)|(?<=s\s)['’](?=\s[a-z]))"
    r"|(?P<cut>(?:[Ww]o|[Cc]a|[Ss]ha)(?=\sn['’]t\b))"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)?|\d(?:[\d.,:]*\d)?|--|[^\w\s]"
)
"""A word, a number or a mark; an ending that a tokenizer cut from its word ("the mayor 's", "they 'll") is one, too.

What is left of a verb before a cut "n't" is one as well: "it wo n't".
"""
_SHORTEST_IN_ED = 3
"""Letters, exclusive, from which a word in -ed can be a past: "led" has its own place, "used" is one."""
_SHORTEST_IN_ING = 4
"""Letters, exclusive, from which a word in -ing can be a form of a verb: "thing", "king" are none."""


class Kind(StrEnum):
    """The class of a token by its form."""

    MODAL = "modal"
    BE_NOW = "be now"
    BE_PAST = "be past"
    BE_REST = "be rest"
    HAVE_NOW = "have now"
    HAVE_PAST = "have past"
    DO_NOW = "do now"
    DO_PAST = "do past"
    NOT = "not"
    ADVERB = "adverb"
    TO = "to"
    PAST = "past"
    PARTICIPLE = "participle"
    IN_ED = "in -ed"
    IN_ING = "in -ing"
    DETERMINER = "determiner"
    POSSESSIVE = "possessive"
    PRONOUN = "pronoun"
    PREPOSITION = "preposition"
    COORDINATOR = "coordinator"
    SUBORDINATOR = "subordinator"
    RELATIVE = "relative"
    COMMA = "comma"
    NUMBER = "number"
    MARK = "mark"
    JOINT = "joint"
    OTHER = "other"


NOUN_FOLLOWS = frozenset({Kind.DETERMINER, Kind.POSSESSIVE, Kind.PREPOSITION, Kind.NUMBER})
"""After these a word is a noun or its adjective, no finite verb."""
BOUNDARIES = frozenset({Kind.COORDINATOR, Kind.SUBORDINATOR, Kind.RELATIVE, Kind.COMMA, Kind.MARK})
"""Tokens at which a clause can begin."""


class Token(NamedTuple):
    """A word, number or mark of a sentence with its place; ``low`` is its text in small letters."""

    text: str
    low: str
    start: int
    stop: int
    kind: Kind


def tokens_of(text: str) -> Iterator[Token]:
    """Yield the words, numbers and marks of a text in order."""
    previous, last = "", Kind.MARK
    for match in _TOKEN.finditer(text):
        word = match[0]
        low, kind, is_open = _read_word(word)
        if match.lastgroup:
            kind = Kind.MODAL if match["cut"] else _kind_of_ending(low, last)
        elif is_open:
            kind = _kind_among(text, match, kind, previous, last)
        yield tuple.__new__(Token, (word, low, *match.span(), kind))  # half the time of a call of the class
        previous, last = word, kind


def _kind_among(text: str, match: re.Match[str], kind: Kind, previous: str, last: Kind) -> Kind:
    """Return the class of a word that the words beside it tell, ``kind`` where they tell no other."""
    word = match[0]
    low = _read_word(word)[0]
    if low in _ACRONYMS and word.isupper() and not text.isupper():
        return Kind.OTHER  # "US officials", "the WHO"
    if low == "that" and last is Kind.PREPOSITION and previous.lower() not in _BEFORE_CLAUSES:
        return Kind.DETERMINER  # "scheduled for that month"
    if low == "am" and last is Kind.NUMBER:
        return Kind.OTHER  # "at 3.20 am"
    if kind is Kind.MODAL and _is_no_modal(text, match, previous, last):
        return Kind.OTHER  # "Mrs May", "opened the will", "a shall-issue law"
    if (kind is Kind.IN_ING or kind is Kind.IN_ED) and word.istitle() and last is not Kind.MARK:
        return Kind.OTHER  # "Beijing", "Mara Olsted"
    if kind is Kind.IN_ED and word.istitle() and low in GENDER_OF_FIRST_NAME:
        return Kind.OTHER  # "Ahmed Berg left"
    if kind is Kind.MARK:
        return _kind_of_mark(text, match)
    if kind is Kind.COORDINATOR and word.istitle() and previous[:1].isupper():
        return Kind.OTHER  # "Chairman Nor Berg"
    return Kind.POSSESSIVE if kind is Kind.OTHER and low.endswith("'s") else kind


_BEFORE_CLAUSES = frozenset({"in", "except", "than", "before", "until", "till"})
"""Prepositions behind which "that" can open a clause: "in that it failed"."""
_ACRONYMS = read_lists("topics.english", "names")["acronyms"].words
"""Small words that are names where they stand in capitals."""
_ENDINGS = {"'re": Kind.BE_NOW, "'m": Kind.BE_NOW, "'ve": Kind.HAVE_NOW, "'ll": Kind.MODAL}
"""Endings that stand apart from their word, with the class of what they are short for."""


def _kind_of_ending(low: str, last: Kind) -> Kind:
    """Return the class of an ending that stands apart from its word: "it 's" is, "the mayor 's" has."""
    if low == "'s" and last is Kind.PRONOUN:
        return Kind.BE_NOW
    return _ENDINGS.get(low, Kind.POSSESSIVE)


@lru_cache(maxsize=50_000)
def _read_word(word: str) -> tuple[str, Kind, bool]:
    """Return a word in small letters, its class as far as it alone tells it, and whether others can tell another."""
    low = word.lower().replace("’", "'")
    kind = kinds_of_words().get(low) or _kind_by_form(low)
    is_open = kind is Kind.MODAL or low in {"that", "am"} or word in _JOINTS or low.endswith("'s")
    return low, kind, is_open or (word[0].isupper() and (kind in _NO_NAMES or low in _ACRONYMS))


def _is_no_modal(text: str, match: re.Match[str], previous: str, last: Kind) -> bool:
    """Return whether what reads like a modal is a noun, a name or a part of another word."""
    has_hyphen = text[match.end() : match.end() + 1] == "-"
    is_noun = previous.lower() in _BEFORE_NOUNS or last is Kind.POSSESSIVE
    return has_hyphen or is_noun or _is_name(match[0], previous, text[match.end() :])


def _kind_of_mark(text: str, match: re.Match[str]) -> Kind:
    """Return the class of a mark: it joins two words ("11-12 May"), or ends one that owns ("the workers' hall")."""
    if _joins(text, match.start(), match.end()) or _joins_apart(text, match):
        return Kind.JOINT
    return Kind.POSSESSIVE if _owns(text, match.start(), match.end()) else Kind.MARK


def _joins_apart(text: str, match: re.Match[str]) -> bool:
    """Return whether a hyphen that a tokenizer set apart joins two words: "a power - sharing deal , he said ."."""
    return match[0] == "-" and bool(_WORDS_BESIDE.match(text, match.start() - 2)) and bool(TOKENIZED.search(text))


_WORDS_BESIDE = re.compile(r"[^\W_] - [^\W_]")
TOKENIZED = re.compile(r"[^\W_] [,.](?:\s|$)")
"""A mark apart from its word, as tokenizers write it."""


def _owns(text: str, start: int, stop: int) -> bool:
    """Return whether an apostrophe ends a plural that owns what follows: "the workers' leader", no quotation mark."""
    is_between = text[start - 1 : start] == "s" and bool(_OWNED.match(text, stop))
    return is_between and text[start:stop] in _APOSTROPHES and not _OPENING_QUOTE.search(text, 0, start)


_APOSTROPHES = frozenset("'’")
_OWNED = re.compile(r"\s[a-z]")
_OPENING_QUOTE = re.compile(r"(?:^|[\s(])['‘](?=\w)")


def _joins(text: str, start: int, stop: int) -> bool:
    """Return whether a mark stands within a word or between two, without white space: the hyphen of "11-12 May"."""
    return text[start:stop] in _JOINTS and text[start - 1 : start].isalnum() and text[stop : stop + 1].isalnum()


_JOINTS = frozenset("-–—/.'’&+")
_NO_NAMES = frozenset({Kind.IN_ING, Kind.IN_ED, Kind.COORDINATOR})
"""Classes of which a word with a capital can be a name."""
_BEFORE_NOUNS = frozenset({"a", "an", "the", *read_lists("topics.english", "words")["possessives"].words})
"""Words after which "will", "might" and "may" are no verbs; "more will follow" is none of these."""
_ASKED = re.compile(
    r"\s+(?:the|a|an|this|that|these|those|i|you|he|she|it|we|they|his|her|its|their|our|any|there)\b", re.IGNORECASE
)


def _is_name(word: str, previous: str, following: str) -> bool:
    """Return whether a modal is written as a name or a month is: "Mrs May", but not "Will the vote end?"."""
    if not word.isalpha() or not word[0].isupper():
        return False
    if word.isupper() and len(word) > 1 and previous.isupper():
        return False
    return previous.isalnum() or not _ASKED.match(following)


def _kind_by_form(low: str) -> Kind:
    """Return the class of a word that no list has, by its ending."""
    if low[0].isdigit() or low in _OF_NUMBERS:
        return Kind.NUMBER
    if not low[0].isalpha():
        return Kind.COMMA if low == "," else Kind.MARK
    if low.endswith("ed") and len(low) > _SHORTEST_IN_ED:
        return Kind.IN_ED
    if low.endswith("ing") and len(low) > _SHORTEST_IN_ING:
        return Kind.IN_ING
    if low.endswith("ly"):
        return Kind.ADVERB
    return Kind.MODAL if low.endswith(("n't", "'ll")) else Kind.OTHER


_OF_NUMBERS = frozenset("$£€¥₹%‰°")
"""Signs of amounts: they part no clauses."""
_KINDS_OF_LISTS = (
    (Kind.PREPOSITION, "words", "prepositions"),
    (Kind.PRONOUN, "words", "pronouns"),
    (Kind.DETERMINER, "words", "determiners"),
    (Kind.DETERMINER, "words", "possessives"),
    (Kind.COORDINATOR, "words", "coordinators"),
    (Kind.SUBORDINATOR, "words", "subordinators"),
    (Kind.RELATIVE, "words", "relatives"),
    (Kind.MODAL, "verbs", "modals"),
    (Kind.MODAL, "verbs", "contracted-modals"),
    (Kind.BE_NOW, "verbs", "be-present"),
    (Kind.BE_PAST, "verbs", "be-past"),
    (Kind.BE_REST, "verbs", "be-other"),
    (Kind.HAVE_NOW, "verbs", "have-present"),
    (Kind.HAVE_PAST, "verbs", "have-past"),
    (Kind.DO_NOW, "verbs", "do-present"),
    (Kind.DO_PAST, "verbs", "do-past"),
    (Kind.NOT, "words", "negations"),
)
"""Classes with the files and the names of their lists; of a word in several, the last counts."""


@cache
def kinds_of_words() -> dict[str, Kind]:
    """Return the words of all lists to their classes; forms of verbs come first, so that small words win."""
    verbs = known_irregular_verbs()
    kinds: dict[str, Kind] = {}
    _note(kinds, Kind.ADVERB, read_lists("topics.english", "words")["adverbs"].words)
    for verb in verbs.values():
        _note(kinds, Kind.PARTICIPLE, (word for word in verb.participles if word != verb.base))
    _note(kinds, Kind.PAST, telling_pasts())
    _note(kinds, Kind.OTHER, words_in_ed())
    _note(kinds, Kind.OTHER, read_lists("topics.english", "words")["nouns-in-ing"].words)
    _note(kinds, Kind.OTHER, read_lists("topics.english", "words")["nouns-in-ly"].words)
    _note(kinds, Kind.OTHER, (base for base in verbs if base.endswith(("ed", "ing"))))
    for kind, file, name in _KINDS_OF_LISTS:
        _note(kinds, kind, read_lists("topics.english", file)[name].words)
    _note(kinds, Kind.TO, ["to"])
    return kinds


def _note(kinds: dict[str, Kind], kind: Kind, words: Iterable[str]) -> None:
    kinds.update(dict.fromkeys(words, kind))
