"""Things of which happenings are told: the craft that vanished, the quake that struck.

A thing is called by many nouns, so that sentences about it share few words; what befell it on a day is one happening.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from topics.english.happenings import ONE_THING
from topics.english.numbers import NUMBER_WORDS
from topics.english.sentence_parts import HOW_MANY


class Thing(NamedTuple):
    """A thing that a subject names.

    Parameters
    ----------
    kind : str
        The first of the nouns by which things of its kind are called: "plane".
    names : frozenset of str
        What stands behind the noun and tells it from others of its kind: "aurora", "17" of "flight BA17".
    """

    kind: str
    names: frozenset[str]

    def can_be(self, other: Thing) -> bool:
        """Return whether two are of a kind and no names tell them apart."""
        return self.kind == other.kind and not self.is_another_than(other)

    def is_another_than(self, other: Thing) -> bool:
        """Return whether two are of a kind, both with names, and have none of these in common."""
        return self.kind == other.kind and bool(self.names and other.names) and self.names.isdisjoint(other.names)


def thing_of(subject: str) -> Thing | None:
    """Return the one thing that a subject names; None for other subjects, several things, and parts of things.

    >>> thing_of("Borduria Airlines flight BA17").kind, thing_of("two planes"), thing_of("the captain of the ship")
    ('plane', None, None)
    """
    phrase = _PHRASE.match(subject)
    words = phrase["words"].split() if phrase and not _AND.match(subject, phrase.end()) else []
    at = next((at for at, word in enumerate(words) if word.lower() in ONE_THING), -1)
    before, after = words[: max(at, 0)], words[at + 1 :]
    if at < 0 or not _HOW_MANY.isdisjoint(map(str.lower, before)):
        return None
    kind = ONE_THING[words[at].lower()]
    if not all(_figures(word) or (kind in _WITH_NAMES and word[0].isupper()) for word in after):
        return None  # "Election Commission", "Flight Lieutenant Berg"
    return Thing(kind, frozenset(_figures(word) or word.lower() for word in after))


def _figures(word: str) -> str:
    """Return the figures of a word: a flight is called by its number with and without the letters of its line."""
    return "".join(filter(str.isdigit, word))


_PHRASE = re.compile(
    r"(?:(?:the|an?|this|that|its|their)\s)?(?P<words>(?:(?!(?:of|from|in|on|with|and|or|for|by|to|at|that|which|who|"
    r"off|over|near|carrying|heading|bound|flying|sailing)\b)[\w-]+(?:\s(?!['’]s)|\b(?!\s?['’])))+)",
    re.IGNORECASE,
)
"""The first noun phrase of a subject, without its article; a word in the possessive ends it."""
_AND = re.compile(r"\s?(?:and|or)\b")
_WITH_NAMES = frozenset({"ship", "storm"})
"""Kinds of things that have names of words: "the ferry Aurora"; behind other nouns only numbers name them."""
_HOW_MANY = (HOW_MANY | NUMBER_WORDS.keys()) - {"one"}
"""Words by which a noun is of several things."""
