"""Hyphens that a tokenizer set apart from their words, told from dashes.

>>> with_hyphens("the state - run oil company , the largest in the land - lost a 22-year - old case")
'the state-run oil company , the largest in the land - lost a 22-year-old case'
"""

from __future__ import annotations

import re

from topics.english.data import read_lists
from topics.english.names import PERSON_NOUNS
from topics.english.numbers import NUMBER_WORDS
from topics.english.tokens import TOKENIZED, Kind, kinds_of_words
from topics.english.words import FUNCTION_WORDS, TIME_WORDS

_LISTS = read_lists("topics.english", "words")
PREFIXES = frozenset(_LISTS["prefixes"].words)
"""First halves of words that are hardly words by themselves."""
_FIRST_HALVES = frozenset(_LISTS["first-halves"].words) | NUMBER_WORDS.keys()
_SECOND_HALVES = frozenset(_LISTS["second-halves"].words)
_NO_HALVES = frozenset(_LISTS["no-halves"].words)
_HYPHEN = re.compile(r"(?<!\S)(?P<one>[\w’'-]+) - (?P<other>[\w-]+)(?P<following>\s[“\"‘]?[\w’']+)?")
"""A mark between two words, with the word behind them, which may be quoted."""
_BEFORE = re.compile(r"(\S+)\s$")
"""The word before a place."""
_NAMES = re.compile(
    r"(?<!\S)(?P<before>[A-Z]\w+\s)?(?P<one>[A-Z][\w’']+) - "
    r"(?P<other>[A-Z][a-z]\w+|[A-Z]{2,3})(?!\S)(?P<behind>\s[A-Z]\w+)?"
)
"""A mark between two words with capitals, and the words with capitals beside these: "Anna Holm - Strand"."""
_FIRST_NAMES = re.compile(r"\b([A-Z][a-z]{1,4}\s[A-Z][a-z]{1,5}) - ([a-z]{2,4})\b(?!\s-\s)")
"""A short name and what may be the rest of it in small letters, as in Korea: "Kim Jong - un"."""
_SPAN = re.compile(r"(?<=\d) - (?=\d+(?:\s(?P<following>[a-z][\w’']*))?)")
"""A mark between two numbers, with the word behind them: "from 9 - 31 May", "won 2 - 1 in Pula"."""
_LINKED = re.compile(r"(?<=[a-z]) - (of|to|and|or|but|in|by|on|off|up|the|a) - (?=[a-z])")
"""A small word between two marks: "out - of - competition"."""
_PARTICLES = frozenset({"off", "up", "down", "out", "in", "over", "back", "by"})
"""Second halves of nouns made of a verb: "stand - off", "swearing - in"."""
_ENDING = frozenset({"off", "up", "out"})
"""Those of them with which a noun can end its clause: "avoided a run - off"."""
_FRACTIONS = ("ths", "thirds", "halves")
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
_OPENING = frozenset(
    {Kind.PREPOSITION, Kind.TO, Kind.DETERMINER, Kind.COORDINATOR, Kind.POSSESSIVE, Kind.ADVERB, Kind.NUMBER}
)
"""Classes of words behind which an adjective before its noun stands."""
_DONE = frozenset({Kind.PARTICIPLE, Kind.PAST})


def with_hyphens(text: str, whole: str = "") -> str:
    """Return a text in which hyphens that stand apart join their words again; dashes stay.

    Parameters
    ----------
    text : str
        A sentence or a part of one.
    whole : str, optional
        The sentence that it is a part of, which may tell better that a tokenizer wrote it.

    Returns
    -------
    str
        The text, in which "a six - month ban" is "a six-month ban"; of a text that no tokenizer wrote, where such a
        mark is a dash, only first halves that are no words are joined ("the anti - strike party").
    """
    if " - " not in text:
        return text
    is_tokenized = TOKENIZED.search(text) is not None or TOKENIZED.search(whole) is not None
    if is_tokenized:
        text = _FIRST_NAMES.sub(_with_first_name, _NAMES.sub(_within_name, text))
        text = _LINKED.sub(r"-\1-", _SPAN.sub(_between_numbers, text))
    at = 0
    while match := _HYPHEN.search(text, at):
        if _is_prefixed(match) or (is_tokenized and _joins(match)):
            text = f"{text[: match.end('one')]}-{text[match.start('other') :]}"
            at = match.start("one")
        else:
            at = match.start("other")
    return text


def _is_prefixed(match: re.Match[str]) -> bool:
    """Return whether the first of two words is none by itself: "anti", but not the "Post" of a name."""
    first = match["one"].rpartition("-")[2]
    is_small = first.islower() or match.start() == 0
    return is_small and first.lower() in PREFIXES and not _is_small(match["other"])


def _joins(match: re.Match[str]) -> bool:
    """Return whether a mark is a hyphen between two words, by them and the words beside them."""
    one, other, following = match["one"], match["other"], (match["following"] or "").strip(' “"‘')
    first = one.lower().rpartition("-")[2]
    if not other[0].islower():
        return False
    if other == "old":
        return first.startswith(("year", "month")) or first.isdigit()
    if other in _PARTICLES:
        ends = _is_noun(following) or (not following and other in _ENDING)
        return one.islower() and not _is_small(one) and not _is_several(one) and ends
    if _is_small(other) or (one.islower() and _is_small(one) and first not in _FIRST_HALVES):
        return False
    if first in NUMBER_WORDS and other in NUMBER_WORDS:
        return True
    if other in _SECOND_HALVES or other.endswith(_FRACTIONS):
        return not _is_several(one)
    if first.isdigit() or first in _FIRST_HALVES:
        is_year = first.isdigit() and len(first) == _YEAR_DIGITS
        return not is_year and _opens_noun(match) and _is_noun(following) and not _is_done(following)
    return _is_done(other) and _is_noun(following) and not _is_several(one)


def _opens_noun(match: re.Match[str]) -> bool:
    """Return whether an adjective can stand at a match: behind "the", "for" or "Berg's", not "left - voters said"."""
    before = _BEFORE.search(match.string[: match.start()])
    if before is None or not before[1][-1].isalnum():
        return True
    word = before[1].lower()
    return word.endswith(("'s", "’s")) or kinds_of_words().get(word) in _OPENING or word.endswith("ly")


def _between_numbers(match: re.Match[str]) -> str:
    """Return a hyphen for a mark between two numbers, but a dash where the second counts: "2014 - 239 people died"."""
    following = match["following"]
    return match[0] if following and not _is_small(following) else "-"


def is_word(word: str) -> bool:
    """Return whether a short word in small letters is a word by itself, and no half of a name: "they", not "un"."""
    is_known = word in FUNCTION_WORDS or word in TIME_WORDS or word in PERSON_NOUNS
    return is_known or word in kinds_of_words() or word in _NO_HALVES


def _within_name(match: re.Match[str]) -> str:
    """Return a name with its hyphen; two whole names keep the dash between them: "Anna Berg - Paul Stein"."""
    if match["before"] and match["behind"]:
        return match[0]
    return match[0].replace(" - ", "-")


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
