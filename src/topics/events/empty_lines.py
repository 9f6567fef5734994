"""Empty lines: those that say no more than that somebody spoke, or that something came out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from topics.english.happenings import DEED_NOUNS, DOCUMENTS, NO_DEEDS, PUBLISHED, SPEECH_VERBS
from topics.english.names import PEOPLE_NOUNS
from topics.english.sentence_parts import BEFORE_DAYS, POINTING_NOUNS, TELLING_SOMEBODY
from topics.english.verbs import Form, verb_class
from topics.english.words import PREPOSITIONS, TIME_WORDS, split_words
from topics.events.clause_records import Role
from topics.events.predicates import Predicate, reading_of


def speaks(text: str, predicate: Predicate) -> bool:
    """Return whether somebody says something: what "was announced by" somebody is what was said."""
    words = split_words(text[slice(*predicate.verb)])
    following = _without_times(split_words(text[predicate.verb[1] :]))[:1]
    if words[-1:] in (["called"], ["calls"]) and following and following[0] in _NO_CALLS:
        return False  # "called off the strike"
    is_said = following == ["by"] and not _BEING.isdisjoint(words[:-1]) and words[-1] not in TELLING_SOMEBODY
    return bool(SPEECH_VERBS.intersection(words)) and not is_said


_NO_CALLS = frozenset({"off", "in", "up"})
"""Words with which "called" is no verb of saying."""
_DECLARED = frozenset({"declared", "pronounced", "proclaimed"})
"""Participles by which somebody or something becomes what they say."""
_BEING = frozenset({"was", "were", "been", "be", "is", "are"})


def only_appeared(line: str, predicate: Predicate) -> bool:
    """Return whether a line only says when something came out: "A report issued this week"."""
    is_of_words = line.startswith(('"', "“"))
    if is_of_words or not PUBLISHED.issuperset(split_words(line[slice(*predicate.verb)])):
        return False
    return all(word in TIME_WORDS | PREPOSITIONS | {"this", "the"} for word in split_words(line[predicate.verb[1] :]))


def says_nothing(line: str, predicate: Predicate) -> bool:
    """Return whether a line ends with who spoke and when, but not with what was said: "The mayor said last week"."""
    if not speaks(line, predicate) or _is_declared(line, predicate):
        return False
    before = line[: predicate.subject[0] if predicate.has_subject else predicate.verb[0]]
    if len(split_words(before)) >= WORDS_SAID or '"' in before or "”" in before:
        return False
    if TELLING_SOMEBODY.isdisjoint(split_words(line[slice(*predicate.verb)])) and _reaches_deed(
        line[predicate.verb[1] :]
    ):
        return False
    said = _without_times(split_words(line[predicate.verb[1] :]))
    if _asks_for(split_words(line[slice(*predicate.verb)]), said):
        return False
    has_clause = any(
        clause.role is Role.CONTENT and clause.opener not in _MEANWHILE for clause in reading_of(line).clauses
    )
    if not TELLING_SOMEBODY.isdisjoint(split_words(line[slice(*predicate.verb)])) and not has_clause:
        leading = _CONTENT - {"of"} if said[-1:] and said[-1] in PEOPLE_NOUNS else _CONTENT  # "a group of reporters"
        return '"' not in line and "“" not in line and leading.isdisjoint(said)
    where_only = bool(said) and said[0] in PREPOSITIONS and not has_clause and '"' not in line and "“" not in line
    return len(said) < WORDS_SAID or where_only


def _asks_for(verb: Sequence[str], said: Sequence[str]) -> bool:
    """Return whether somebody asks for something: "called for calm", "appealed to the rebels to leave"."""
    if verb_class("pleading", tuple(Form)).isdisjoint(verb) or len(said) <= 1:
        return False
    return said[0] == "for" or (said[0] in {"on", "to"} and "to" in said[1:])


def _is_declared(line: str, predicate: Predicate) -> bool:
    """Return whether a happening or a state was made by words: "a state of emergency was declared"."""
    is_passive = not _BEING.isdisjoint(split_words(line[slice(*predicate.verb)])[:-1])
    following = _without_times(split_words(line[predicate.verb[1] :]))[:1]
    becomes = not _DECLARED.isdisjoint(split_words(line[slice(*predicate.verb)]))
    if is_passive and becomes and following and following[0] not in PREPOSITIONS:
        return True  # "was declared open"
    last = split_words(line[slice(*predicate.subject)])[-1:] if predicate.has_subject else []
    deeds = DEED_NOUNS - NO_DEEDS - POINTING_NOUNS
    return is_passive and bool(last) and (last[0] in deeds or last[0].endswith(_OF_DEEDS))


def _without_times(words: Sequence[str]) -> list[str]:
    """Return words without those of time, and without the preposition before one: "on Monday"."""
    pairs = zip_longest(words, words[1:], fillvalue="")
    is_time = TIME_WORDS.__contains__
    return [word for word, after in pairs if not is_time(word) and not (word in BEFORE_DAYS and is_time(after))]


def _reaches_deed(following: str) -> bool:
    """Return whether what was announced or called is a happening: "announced her resignation", not "the statement"."""
    object_of = _FIRST_PREPOSITION.split(following)[0].split()
    led_in = {"the", "that", "this", "it"}.isdisjoint(object_of[:1])
    nouns = [word.lower().strip(",.") for word in object_of]
    return led_in and any(
        noun not in NO_DEEDS | DOCUMENTS
        and (not DEED_NOUNS.isdisjoint((noun, noun.removesuffix("s"))) or noun.endswith(_OF_DEEDS))
        for noun in nouns[-1:]
    )


_OF_DEEDS = ("tion", "sion", "ance", "ence", "ncy")
"""Endings of nouns for deeds and states: "resignation", "independence", "emergency"."""
_FIRST_PREPOSITION = re.compile(rf"\s(?:{'|'.join(sorted(PREPOSITIONS | TIME_WORDS))})\b", re.IGNORECASE)
_MEANWHILE = frozenset({"as", "when", "while", "after", "before", "once", "because", "since"})
"""Words that open a clause about when or why something was said, not what: "Berg said as she left"."""
_CONTENT = frozenset({"to", "of", "about", "how", "why", "what", "not"})
"""Words that lead to what is said after these."""
WORDS_SAID = 4
"""Words beside those of time, inclusive, that tell what somebody said."""
