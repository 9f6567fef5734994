"""Hyphens that a tokenizer set apart from their words, told from dashes.

>>> with_hyphens("the state - run oil company - the largest in the land - lost a 22-year - old case")
'the state-run oil company - the largest in the land - lost a 22-year-old case'
"""

from __future__ import annotations

import re

from topics.english.data import read_lists
from topics.english.numbers import NUMBER_WORDS
from topics.english.tokens import Kind, kinds_of_words
from topics.english.words import FUNCTION_WORDS, TIME_WORDS

_LISTS = read_lists("topics.english", "words")
_PREFIXES = frozenset(_LISTS["prefixes"].words)
_SECOND_HALVES = frozenset(_LISTS["second-halves"].words)
_FIRST_HALVES = frozenset(_LISTS["first-halves"].words) | NUMBER_WORDS.keys()
_HYPHEN = re.compile(r"(?<!\S)(?P<one>[\w’'-]+) - (?P<other>[\w-]+)(?P<following>\s[\w’']+)?")
"""A mark between two words, with the word behind them."""
_NAMES = re.compile(r"(?<!\S)([A-Z][\w’']+) - ([A-Z][a-z]\w+|[A-Z]{2,3})(?!\S)")
_FIRST_NAMES = re.compile(r"\b([A-Z][a-z]+\s[A-Z][a-z]+) - ([a-z]{2,4})\b(?!\s-\s)")
"""A name and what may be the rest of it in small letters, as in Korea: "Kim Jong - un"."""
_NO_HALVES = frozenset(
    {
        "area",
        "era",
        "like",
        "type",
        "wide",
        "free",
        "born",
        "made",
        "size",
        "soon",
        "grow",
        "late",
        "aged",
        "long",
        "full",
    }
)
"""Words of four letters at most that are no halves of names, beside small words and verbs."""
_TOKENIZED = re.compile(r"\w [,.](?:\s|$)")
"""A mark apart from its word, as tokenizers write it: then the hyphens of names stand apart, too."""
_SPAN = re.compile(r"(?<=\d) - (?=\d)")
"""A mark between two numbers: "from 9 - 31 May", "won 2 - 1"."""
_LINKED = re.compile(r"(?<=[a-z]) - (of|to|and|or|but|in|by|on|off|up|the|a) - (?=[a-z])")
"""A small word between two marks: "out - of - competition"."""
_PARTICLES = frozenset({"off", "up", "down", "out", "in", "over", "back", "by"})
"""Second halves of nouns made of a verb: "stand - off", "swearing - in"."""
_ENDING = frozenset({"off", "up", "out"})
"""Those of them with which a noun can end its clause: "avoided a run - off"."""
_YEAR_DIGITS = 4
_SMALL = frozenset(
    {
        Kind.PREPOSITION,
        Kind.TO,
        Kind.PRONOUN,
        Kind.DETERMINER,
        Kind.COORDINATOR,
        Kind.SUBORDINATOR,
        Kind.RELATIVE,
        Kind.POSSESSIVE,
        Kind.MODAL,
        Kind.NOT,
        Kind.ADVERB,
        Kind.BE_NOW,
        Kind.BE_PAST,
        Kind.BE_REST,
        Kind.HAVE_NOW,
        Kind.HAVE_PAST,
    }
)
"""Classes of small words: none is half of a word, and a dash stands before most of them."""
_DONE = frozenset({Kind.PARTICIPLE, Kind.PAST})


def with_hyphens(text: str) -> str:
    """Return a text in which hyphens that stand apart join their words again; dashes stay.

    Parameters
    ----------
    text : str
        A sentence.

    Returns
    -------
    str
        The sentence, in which "a six - month ban" is "a six-month ban".
    """
    if " - " not in text:
        return text
    if _TOKENIZED.search(text):
        text = _FIRST_NAMES.sub(_with_first_name, _NAMES.sub(r"\1-\2", text))
    text = _LINKED.sub(r"-\1-", _SPAN.sub("-", text))
    at = 0
    while match := _HYPHEN.search(text, at):
        if _joins(match["one"], match["other"], (match["following"] or "").strip()):
            text = f"{text[: match.end('one')]}-{text[match.start('other') :]}"
            at = match.start("one")
        else:
            at = match.start("other")
    return text


def _joins(one: str, other: str, following: str) -> bool:
    """Return whether a mark is a hyphen between two words, by them and the word behind them."""
    first = one.lower().rpartition("-")[2]
    if first in _PREFIXES:
        return not _is_small(other)
    if not other[0].islower():
        return False
    if other == "old":
        return first.startswith(("year", "month")) or first.isdigit()
    if other in _PARTICLES:
        ends = _is_noun(following) or (not following and other in _ENDING)
        return one.islower() and not _is_small(one) and not _is_several(one) and ends
    if _is_small(other) or (one.islower() and _is_small(one) and first not in _FIRST_HALVES):
        return False
    if first.isdigit() or first in _FIRST_HALVES:
        return not (first.isdigit() and len(first) == _YEAR_DIGITS)
    is_half = other in _SECOND_HALVES or (_is_done(other) and _is_noun(following))
    return is_half and not _is_several(one)


def is_word(word: str) -> bool:
    """Return whether a short word in small letters is a word by itself, and no half of a name: "they", not "un"."""
    return word in FUNCTION_WORDS or word in TIME_WORDS or word in kinds_of_words() or word in _NO_HALVES


def _with_first_name(match: re.Match[str]) -> str:
    return match[0] if is_word(match[2]) else f"{match[1]}-{match[2]}"


def _is_several(word: str) -> bool:
    """Return whether a word is a plural, which is no half of another: "the rallies - banned gatherings - ended"."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and word.islower()


def _is_noun(word: str) -> bool:
    return bool(word) and not _is_small(word) and not word[0].isdigit()


def _is_small(word: str) -> bool:
    return kinds_of_words().get(word.lower()) in _SMALL


def _is_done(word: str) -> bool:
    """Return whether a word is a participle by its form: "owned", "led", "enhancing"."""
    return word.endswith(("ed", "ing")) or kinds_of_words().get(word) in _DONE
