"""Titles: whether what stands above an article tells a happening or is only a label of it."""

from __future__ import annotations

import re

from topics.english.happenings import PRESENT_VERBS
from topics.english.verb_groups import Tense
from topics.english.words import split_words
from topics.events.predicates import reading_of


def has_verb(title: str) -> bool:
    """Return whether a title tells something: a label such as "Images of the storm" has no verb of any form.

    What stands in quotation marks by itself is somebody's words, and "Missing plane" has no verb either;
    what ends in "'not so'" tells that nothing was.

    >>> titles = ("Storm hits Pula", "Missing ship: the gaps", "Pula: 'Riddle wrapped in a riddle'")
    >>> [has_verb(title) for title in titles]
    [True, False, False]
    """
    if _DENIED.search(title):
        return False
    told = _WORDS_ALONE.sub(lambda match: match["before"] + " " * len(match["words"]), title)
    reading = reading_of(told)
    if not PRESENT_VERBS.isdisjoint(split_words(told)):
        return True
    return any(
        group.tense is not Tense.GERUND or _has_noun_before(told, group.start) for group in reading.sentence.groups
    )


_DENIED = re.compile(r"['‘“\"](?:not|no|never)\s[^'’”\"]+['’”\"]\s*$", re.IGNORECASE)
"""Quoted words at the end by which something is not so: "Riders with forged passports 'not linked to terror'"."""
_WORDS_ALONE = re.compile(r"(?P<before>^|:\s)(?P<words>(?:'(?=\w)[^:]*?\w[.!?]?'|‘[^‘’:]*’)(?=\s*$|\s*[,–—-]\s))")
"""Words that a title quotes, as a part of their own."""


def _has_noun_before(title: str, at: int) -> bool:
    """Return whether a word stands right before a place: "crews searching", not "Pula: missing ship"."""
    return bool(re.search(r"\w\s$", title[:at]))
