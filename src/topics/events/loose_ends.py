"""Loose ends: what a reader who sees one line and nothing else would have to ask.

Which meeting is "the meeting", whom did the police arrest in "police arrested him", who are "we"? A line with such an
end is none. A thing that much of the corpus speaks of ("the ferry", where all articles are about one) needs no name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from topics.english.calendar import MONTHS, WEEKDAYS
from topics.english.clauses import read_sentence
from topics.english.happenings import DEED_NOUNS, SPEAKERS_OWN, SPEECH_VERBS
from topics.english.names import BODIES, EPITHETS, PERSON_NOUNS
from topics.english.numbers import NUMBER_WORDS
from topics.english.places import DEMONYMS, ENDINGS_OF_PEOPLES
from topics.english.sentence_parts import (
    ANAPHORS,
    BODIES_OF_A_PLACE,
    COURT_ROLES,
    DEMONSTRATIVES,
    NEVER_PLAIN,
    PLACES_OF_A_KIND,
    POINTING_NOUNS,
    STAND_INS,
    STAND_INS_ALONE,
    THERE_IS_ONE,
)
from topics.english.tokens import Kind, Token
from topics.english.words import PREPOSITIONS, TIME_WORDS, split_words
from topics.events.clauses import unquoted

FAMILIAR_SHARE = 0.25
"""Share of the articles, inclusive, that speak of a thing with "the" from which every reader knows which is meant."""
_BARE = 4
"""Words, inclusive, up to which "the" and its noun are bare."""
_THE_NOUN = re.compile(r"\b[Tt]he ([a-z]+)\b")
_NAME = re.compile(r"(?<=\s)[A-Z]\w+")
"""A word with a capital within a line."""
_INSERTED = re.compile(r"\[[^\]]*\]")


def familiar_things(texts: Iterable[str], articles: Iterable[str]) -> frozenset[str]:
    """Return the words that so many articles use right after "the" that nobody asks which one is meant.

    Parameters
    ----------
    texts, articles : iterable of str
        The passages, and the article of each.

    Examples
    --------
    >>> texts = ["The ferry sank.", "Nobody saw the ferry.", "The mayor came.", "He left.", "She stayed."]
    >>> sorted(familiar_things(texts, "abcde"))
    ['ferry']
    """
    speaking: dict[str, set[str]] = defaultdict(set)
    every: set[str] = set()
    for text, article in zip(texts, articles, strict=True):
        every.add(article)
        for word in _THE_NOUN.findall(text):
            speaking[word].add(article)
    return frozenset(word for word, naming in speaking.items() if len(naming) >= FAMILIAR_SHARE * len(every))


def is_plain(subject: str, familiar: frozenset[str] | None = None, following: str = "") -> bool:
    """Return whether a subject says by itself who or what it is; words of time before it do not count.

    ``familiar`` are the things that need no name in this corpus; None where that is not known, and "the" says enough.
    ``following`` is what the line says after it: "the lawsuit" is plain where that names for whom it was filed.

    >>> is_plain("The mayor of Pula", frozenset()), is_plain("The mayor", frozenset()), is_plain("She")
    (True, False, False)
    >>> is_plain("The mayor", frozenset({"mayor"}))
    True
    """
    if familiar is not None and (_is_one_of_a_people(subject) or _BY_AGE.search(subject)):
        return False
    words = split_words(subject)
    while words and (words[0] in TIME_WORDS or _opens_time(words)):
        words.pop(0)
    if not words or words[0] in STAND_INS | SPEAKERS_OWN or not NEVER_PLAIN.isdisjoint(words[:2]):
        return False
    if len(words) == 1:
        return words[0] not in STAND_INS_ALONE
    if words[-2] == "of" and words[-1] in STAND_INS:
        return False  # "many of them"
    return words[0] != "the" or familiar is None or _says_which(subject, words, familiar, following)


def _opens_time(words: list[str]) -> bool:
    """Return whether "this" or "the" opens a time: "the next day", "this week", not "the last survey"."""
    if words[0] not in {"this", "the"} or words[1:2] == [] or words[1] not in TIME_WORDS:
        return False
    return words[1] not in _WHICH_ONE or (len(words) > len(("the", "next")) and words[2] in TIME_WORDS)


_WHICH_ONE = frozenset({"last", "next", "previous", "following", "first", "later", "earlier"})
"""Words of time that also say which one of several things is meant."""


def _says_which(subject: str, words: list[str], familiar: frozenset[str], following: str) -> bool:
    """Return whether a subject with "the" names something, says of what it is, is familiar or explained by names."""
    if _is_known_only_there(subject, words):
        return False
    if any(mark.isupper() for mark in subject[1:]) or len(words) > _BARE:
        return True
    if not PREPOSITIONS.isdisjoint(words):
        return True
    if words[1] in NUMBER_WORDS or (words[1] in _WHICH_ONE and len(words) == len(("the", "last", "visit"))):
        return False
    if words[-1] in BODIES_OF_A_PLACE and _AT_A_PLACE.search(following):
        return True
    return words[-1] in familiar or (words[-1] in DEED_NOUNS | COURT_ROLES and names_somebody(following))


def _is_known_only_there(subject: str, words: list[str]) -> bool:
    """Return whether a subject is one person whom only the article makes known by what it says of that one.

    >>> subjects = ("The Australian rider", "The graduate from Pula", "The rider Anna Berg", "The rider of the year")
    >>> [_is_known_only_there(subject, split_words(subject)) for subject in subjects]
    [True, True, False, False]
    """
    end = next((at for at, word in enumerate(words) if word in PREPOSITIONS), len(words))
    is_of_place = end == len(words) or words[end] == "from"
    named = [word for word in _NAME.findall(subject.split(" from ")[0]) if word not in DEMONYMS]
    return is_of_place and words[end - 1] in EPITHETS and not named


_TIMES = "|".join(map(str.capitalize, sorted(MONTHS.keys() | WEEKDAYS.keys())))
_AT_A_PLACE = re.compile(rf"\b(?:in|at|near|of|from|outside|across)\s(?:the\s)?(?!(?:{_TIMES})\b)[A-Z]\w+")
"""A place that tells whose a body is: "the army took the port of Pula"."""


def _is_one_of_a_people(subject: str) -> bool:
    """Return whether all that a subject names is the people of whom somebody is one.

    >>> subjects = ("The Spaniard", "The 37-year-old American", "The Dutch", "The Iraqi army")
    >>> [_is_one_of_a_people(subject) for subject in subjects]
    [True, True, False, False]
    """
    *others, last = _NAME.findall(subject) or [""]
    return not others and subject.endswith(last) and last in DEMONYMS and not last.endswith(ENDINGS_OF_PEOPLES)


_BY_AGE = re.compile(r"^the \d+ ?- ?year ?- ?old(?: [a-z]+)?$", re.IGNORECASE)
"""Somebody of whom no more than the age and a calling are told."""


def points_back(line: str, verb_stop: int) -> bool:
    """Return whether a line has a word that stands for something told before it: "arrested him", "these claims".

    Parameters
    ----------
    line : str
        The line, names made full in brackets.
    verb_stop : int
        The character after its main verb.
    """
    bare = unquoted(line)
    tokens = [
        token
        for token in read_sentence(_INSERTED.sub(lambda match: "X" * len(match[0]), bare)).tokens
        if token.kind is not Kind.MARK
    ]
    lows = [token.low for token in tokens]
    if not SPEAKERS_OWN.isdisjoint(lows) or any(token.text in _TO_US for token in tokens):
        return True
    for at, token in enumerate(tokens):
        following = lows[at + 1] if at + 1 < len(lows) else ""
        leads_to_quote = line[token.stop :].lstrip().startswith(('"', "“"))
        if token.low in DEMONSTRATIVES and at and not leads_to_quote and _points(token.low, following):
            return True
        if _points_at_one_told(tokens, at):
            return True
        if token.low in _OF_ONE and _is_of_several(tokens[:at]):
            return True
        if token.low == "it" and _is_of_what_was_said(tokens, at):
            continue
        is_her = token.low == "her" and (not following or following in TIME_WORDS | PREPOSITIONS)
        if (token.low in ANAPHORS or is_her) and token.start >= verb_stop and not _has_other(tokens, verb_stop, at):
            return True
    return False


def _is_of_what_was_said(tokens: list[Token], at: int) -> bool:
    """Return whether "it" is a body of which it speaks itself, or leads to "that": "said it was clear that he left"."""
    opening = at - 1
    while opening > 0 and (tokens[opening].low in TIME_WORDS | {"that", "on"} or tokens[opening].kind is Kind.NUMBER):
        opening -= 1
    if opening < 1 or tokens[opening].low not in SPEECH_VERBS:
        return False
    following = tokens[at + 1 : at + 1 + _EXPLETIVE_REACH]
    if len(following) > 1 and any(token.low == "that" for token in following[1:]):
        return True
    body = tokens[opening - 1]
    return body.low in BODIES - PERSON_NOUNS or (body.text.isupper() and body.low not in SPEAKERS_OWN)


_EXPLETIVE_REACH = 12
"""Tokens, inclusive, behind an "it" that stands for nothing among which the "that" stands to which it leads."""
_SAME_REACH = 8
"""Tokens, inclusive, behind "the same" among which stands what it is compared with."""
_OF_ONE = frozenset({"his", "her", "him"})
"""Words that stand for one person."""


def _is_of_several(before: list[Token]) -> bool:
    """Return whether nobody whom "his" can stand for is named before it: "50 fans saw his house"."""
    if not before or any(token.text[0].isupper() and token.low not in TIME_WORDS for token in before[1:]):
        return False
    head = [token for token in before[:_SUBJECT_REACH] if token.kind is Kind.OTHER][:1]
    are_several = bool(head) and head[0].low.endswith("s") and not head[0].low.endswith("ss")
    return before[0].kind is Kind.NUMBER or are_several


_SUBJECT_REACH = 3
"""Tokens among which the noun of a short subject stands."""
_TO_US = frozenset({"us", "me", "let's", "let’s", "Let's", "Let’s"})
"""Words for the speaker as an object, as they are written: "US" is a country."""


def _points(word: str, following: str) -> bool:
    """Return whether "this" or "that" stands for something before: not "this week", "that he", "those who"."""
    if word == "that":
        return not following or following in TIME_WORDS
    if word == "such":
        return following not in {"as", "a", "an"}
    return following not in TIME_WORDS | PREPOSITIONS | {"who", "that", "which"}


def _points_at_one_told(tokens: list[Token], at: int) -> bool:
    """Return whether a thing is one told before: "in that narrow strait", "on the same road", not "the same as"."""
    before = tokens[at - 1].low if at else ""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.kind not in {Kind.OTHER, Kind.IN_ED} or following.low in TIME_WORDS:
        return False
    if tokens[at].low == "that":
        return before in PREPOSITIONS and following.text[0].islower()
    if tokens[at].low != "same" or before != "the":
        return False
    return not any(
        token.low in {"as", "that", "who", "which", "for"} for token in tokens[at + 1 : at + 1 + _SAME_REACH]
    )


def _has_other(tokens: list[Token], verb_stop: int, at: int) -> bool:
    """Return whether somebody or something stands between the main verb and a pronoun, for which it can be."""
    between = [token for token in tokens[:at] if token.start >= verb_stop]
    return any(
        token.text[0].isupper() or token.kind in {Kind.COMMA, Kind.PAST, Kind.SUBORDINATOR, Kind.RELATIVE}
        for token in between
    )


def names_nothing(line: str, familiar: frozenset[str]) -> bool:
    """Return whether a line has a bare "the" and noun that nobody can know, and no name that would explain it.

    >>> names_nothing("Two vans entered the city on Friday", frozenset({"mayor"}))
    True
    >>> names_nothing("Two vans entered the city of Pula on Friday", frozenset())
    False
    >>> names_nothing("Berg made the announcement on Friday", frozenset())
    True
    """
    bare = _INSERTED.sub("Name", line)
    nouns = set(_BARE_NOUN.findall(unquoted(bare)))
    if any(noun in POINTING_NOUNS - familiar and not re.search(rf"\ban? (?:\w+ )?{noun}\b", bare) for noun in nouns):
        return True  # "Berg made the announcement"
    if nouns & PLACES_OF_A_KIND - familiar and not _PLACE.search(bare):
        return True  # "Berg won 77% of the vote in the county"
    if names_somebody(bare) or any(mark in bare for mark in '"“'):
        return False
    return any(
        noun not in familiar | TIME_WORDS | NUMBER_WORDS.keys() and noun not in DEED_NOUNS | THERE_IS_ONE
        for noun in _BARE_NOUN.findall(bare)
    )


_PLACE = re.compile(
    rf"\b(?!told\b)[a-z]+\s(?!(?:{_TIMES})\b)[A-Z]|[A-Z]\w+\s?['’]s\b|\ban?\s(?:\w+\s)?(?:{'|'.join(sorted(PLACES_OF_A_KIND))})\b"
)
"""A name that may be of the place, or its owner, behind another word, or a place with "a"."""
_BARE_NOUN = re.compile(
    r"\bthe ([a-z]+)"
    r"(?=[,.;:)]|$|\s(?:on|at|after|before|by|from|and|but|as|when|while|until|\w+ed|[A-Z]\w+|in\s\d+)\b)"
)
"""A noun with "the" that nothing behind it says more of."""


def names_somebody(text: str) -> bool:
    """Return whether a text names somebody or something, beside months and weekdays."""
    return any(match[0].lower() not in TIME_WORDS for match in _NAME.finditer(text))
