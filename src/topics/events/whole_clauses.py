"""Whole clauses: main clauses that need nothing behind their verb: "two miners were killed", "Anna Berg resigned"."""

from __future__ import annotations

from topics.english.sentence_parts import ARTICLES_AND_NUMBERS
from topics.english.verbs import Form, verb_class
from topics.english.words import split_words
from topics.events.clause_records import Clause, Role
from topics.events.predicates import reading_of

_SHORTEST = 3
"""Words, inclusive, of such a clause about a name."""
_WITHOUT_OBJECT = verb_class("without-passive", (Form.PAST,))
_WITH_MORE = verb_class("passive-with-more", (Form.PARTICIPLE,))
_TO_BE = frozenset({"was", "were", "been", "being"})


def ends_whole(line: str) -> bool:
    """Return whether a line ends with the verb of its main clause, and that needs nothing behind it.

    >>> ends_whole("Two miners were killed"), ends_whole("Anna Berg resigned"), ends_whole("Anna Berg opened")
    (True, True, False)
    """
    clauses = reading_of(line).clauses
    if not clauses or clauses[-1].group.stop < len(line.rstrip(" .")):
        return False
    words = split_words(line)
    if len(words) < _SHORTEST or (len(words) == _SHORTEST and words[0] in ARTICLES_AND_NUMBERS):
        return False  # "The ferry sank"
    last = clauses[-1]
    has_subject = last.subject[0] < last.subject[1]
    return last.role is Role.MAIN and has_subject and _needs_nothing(last)


def _needs_nothing(clause: Clause) -> bool:
    """Return whether a verb is a passive of the past, or one that takes no object."""
    *auxiliaries, _ = clause.group.words.lower().split()
    if auxiliaries:
        return not _TO_BE.isdisjoint(auxiliaries) and clause.group.verb not in _WITH_MORE
    return clause.group.verb in _WITHOUT_OBJECT
