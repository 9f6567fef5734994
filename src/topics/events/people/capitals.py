"""The words of sentences as names are read from them, and how often each is written with a capital."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from topics.english.hyphens import is_word
from topics.english.names import NO_NAMES, ROLE_HEADS, ROLE_MODIFIERS
from topics.english.places import LANDS
from topics.english.tokens import TOKENIZED

_TOKEN = re.compile(
    r"(?:[A-Z]\.)+(?![\w])|(?:Mr|Mrs|Ms|Dr|St|Sen|Gov|Rep|Gen|Col|Lt|Capt|Sgt|Jr|Sr|Rev|Prof)\."
    r"|[^\W\d_][\w&-]*(?:['’](?!(?:s|t|m|d|ve|re|ll)\b)\w+)*|['’]s?\b|['’]|\d(?:[\w.,-]*\w)?|[^\w\s]"
)
"""A word, with an apostrophe inside it where that begins no "'s" and no contraction ("O'Brien", not "didn't")."""
_SMALL_HALF = r"[a-z]{2,4}\b(?!\s-\s)"
"""What may be the second half of a first name in small letters, as in Korea: "Jong-un"."""
_HYPHEN_APART = re.compile(
    rf"(?:[A-Z][^\W\d_]+|\b[aeu]l) - [A-Z][^\W\d_]+|(?<=[a-z]\s)(?<![.,]\s)[A-Z][a-z]+ - {_SMALL_HALF}|{_TOKEN.pattern}"
)
"""The same, and a name whose hyphen stands apart: "Holm - Strand"."""
_BOUND = re.compile(r"(?:[aeu]l-|[dl]['’])[A-Z]")
"""A word with a small article before its capital: "al-Assad", "d'Estaing"."""
_OF_WHICH = (
    "-based",
    "-born",
    "-led",
    "-backed",
    "-owned",
    "-run",
    "-listed",
    "-bound",
    "-educated",
    "-style",
    "-wide",
)
"""Endings of adjectives made of a name."""
_BOUND_FROM = frozenset("aeudl")
"""Letters that it begins with."""
_ENDS_OF_NAMES = frozenset(LANDS) | {word.capitalize() for word in NO_NAMES | ROLE_HEADS | ROLE_MODIFIERS}
"""Words that no hyphen of a name joins: "China - Peru talks"."""
OPENING = frozenset({"", '"', "“", "‘", ":", "(", "[", "—", "–", ".", "-", "`", "''"})
"""After these, or nothing, a word has a capital whatever it is."""
_LONGER_WORD = re.compile(r"[^\W\d_]{4,}")
_FEWEST_WORDS = 4
"""Longer words from which a passage can be seen to be in title case."""
_TITLE_CASE_SHARE = 0.7
"""Share of capitalised longer words from which such a passage is a headline in title case."""


class Token(NamedTuple):
    """A word or sign; ``capital`` is whether it begins with a capital."""

    text: str
    start: int
    stop: int
    capital: bool

    @property
    def low(self) -> str:
        """The word in small letters, "mr" for "Mr."."""
        return self.text.lower().rstrip(".")


_SELDOM = 4
"""How many times as often as in small letters a common word stands in capitals at most."""


class Capitals(NamedTuple):
    """How often each word stands in capitals within a sentence, and how often in small letters."""

    inside: Counter[str]
    small: Counter[str]

    def is_name(self, word: str) -> bool:
        """Return whether the word is mostly written with a capital where a small letter was possible."""
        return self.inside[word] > self.small[word.lower()]

    def is_common(self, word: str) -> bool:
        """Return whether the word is also written in small letters, and not only once in a while."""
        return self.small[word.lower()] * _SELDOM >= max(self.inside[word], 1)


def is_title_case(text: str) -> bool:
    """Return whether nearly all longer words of the text begin with a capital, as in a headline."""
    if text.rstrip().endswith("."):
        return False
    longer = _LONGER_WORD.findall(text)
    capitalised = [word for word in longer if word[0].isupper()]
    return len(longer) >= _FEWEST_WORDS and len(capitalised) >= _TITLE_CASE_SHARE * len(longer)


def count_capitals(texts: Iterable[str]) -> Capitals:
    """Return how the words of all passages are written where a sentence does not force a capital."""
    inside: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for text in texts:
        within: list[str] = []
        common: list[str] = []
        if is_title_case(text):
            continue
        before = ""
        for word in _TOKEN.findall(text) if not _is_apart(text) else [word for word, _, _ in words_of(text)]:
            if has_capital(word):
                if before not in OPENING or _BOUND.match(word):
                    within.append(word)
            elif word[0].islower():
                common.append(word.lower().rstrip("."))
            before = word
        inside.update(within)
        small.update(common)
    return Capitals(inside, small)


def tokens_of(text: str) -> list[Token]:
    """Return the words and signs of a text, each with whether it begins with a capital."""
    make = tuple.__new__  # half the time of a call of the class
    if _is_apart(text):
        return [make(Token, (*word, has_capital(word[0]))) for word in words_of(text)]
    return [make(Token, (word := match[0], *match.span(), has_capital(word))) for match in _TOKEN.finditer(text)]


def words_of(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words and signs of a text with their place; a tokenizer's "Holm - Strand" is one word again."""
    if not _is_apart(text):
        yield from ((match[0], *match.span()) for match in _TOKEN.finditer(text))
        return
    before = ("", 0)
    for match in _HYPHEN_APART.finditer(text):
        one, hyphen, other = match[0].partition(" - ")
        if not hyphen or not _is_dash(
            one, other, is_behind_name=before[0][:1].isupper() and before[1] + 1 == match.start()
        ):
            before = match[0].replace(" - ", "-"), match.end()
            yield before[0], *match.span()
            continue
        before = other, match.end()
        middle = match.start() + len(one)
        yield one, match.start(), middle
        yield "-", middle + 1, middle + 2
        yield other, middle + len(hyphen), match.end()


def _is_dash(one: str, other: str, *, is_behind_name: bool) -> bool:
    """Return whether a mark apart between two words joins none: "the Tour - they", not "Kim Jong - un"."""
    if other.islower():
        return not is_behind_name or is_word(other)
    return not _ENDS_OF_NAMES.isdisjoint((one, other))


def _is_apart(text: str) -> bool:
    """Return whether the hyphens of names can stand apart in a text, as tokenizers write them."""
    return " - " in text and bool(TOKENIZED.search(text))


@lru_cache(maxsize=50_000)
def has_capital(word: str) -> bool:
    """Return whether a word begins with a capital, or with a small article that is bound to one.

    One that only says from where something is has none of a name: "Lima-based".
    """
    if "-" in word and word.endswith(_OF_WHICH):
        return False
    return word[0].isupper() or (word[0] in _BOUND_FROM and bool(_BOUND.match(word)))
