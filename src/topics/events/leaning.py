"""Leaning lines: whole sentences whose subject or object is a noun that only what was told before them explains.

"The announcement confirms rumours", "Berg announced her decision", "The first crash in its history": a reader who sees
no more has to ask which announcement, which decision, whose history.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from topics.english.data import alternatives
from topics.english.happenings import COURT_MATTERS, DOCUMENTS
from topics.english.sentence_parts import POINTING_NOUNS
from topics.english.words import PREPOSITIONS, TIME_WORDS, split_words
from topics.events.clause_records import Role, copulas, saying_verbs
from topics.events.loose_ends import names_somebody
from topics.events.predicates import Predicate, reading_of

_POINTING = POINTING_NOUNS | DOCUMENTS
_LEADS = frozenset({"the", "this", "that", "these", "those"})
_BARE = 2
"""Words of a noun with its article alone."""
_OWN_NOUN = re.compile(
    rf"\b(?:his|her|its|their|the\s\w+\s?['’]s)\s(?:{alternatives(POINTING_NOUNS)})s?(?=$|[,.;]|\s(?:on\s)?(?P<next>[\w'’-]+))"
)
"""Such a noun of somebody, and the word behind it."""
_TO_THIS = re.compile(
    r"\b(?:about|of|for|with|by|despite)\s(?:this|these)(?=$|[,.;]|\s(?:by|when|in|on|at|and|but|to)\b)"
)
"""A word that stands for what was told before: "had not been asked about this"."""
_WITHOUT_OWNER = re.compile(
    r"\bthe\s(?:first|second|third|last|only|most|best|worst|latest|largest|biggest|deadliest|longest|highest|lowest|strongest)\b"
    r".*\bin\s(?:its|his|her|their)\b"
)
"""The first or worst of its kind in the time of what has no name: "the first crash in its history"."""
_DIFFERENT = re.compile(r"\b(?:an?|the)\sdifferent\s")
_UNREAL = re.compile(r"(?:would|could|might|should)\s(?:not\s)?have\b")
"""A verb of what was not: "would have set a poor example"."""
_FELT = re.compile(r"(?:(?:very|so|quite|really)\s)?[\"“][^\"”]*[\"”]\s*$")
"""Words of one's own alone, behind "was": what somebody felt."""


def leans(line: str, predicate: Predicate) -> bool:
    """Return whether a line needs what was told before it: which announcement, whose decision, different from what.

    Parameters
    ----------
    line : str
        The line, without brackets.
    predicate : Predicate
        What it tells.
    """
    if _UNREAL.match(line, predicate.verb[0]) or _TO_THIS.search(line):
        return True
    subject = line[slice(*predicate.subject)] if predicate.has_subject else ""
    words = split_words(subject)
    is_explained = not COURT_MATTERS.isdisjoint(words) and names_somebody(line[predicate.verb[1] :])
    if _is_pointing(words) and not is_explained:
        return True  # but not "The lawsuit was filed on behalf of Anna Berg"
    is_named = any(mark.isupper() for mark in subject[1:])
    if _DIFFERENT.search(subject.lower()) or (not is_named and _WITHOUT_OWNER.search(subject.lower())):
        return True
    return _ends_with_own_noun(line, predicate) or _is_said_of_what(line, predicate)


def _is_pointing(words: Sequence[str]) -> bool:
    """Return whether a noun with its article alone is of what was said, shown or planned: "the announcement"."""
    return (
        len(words) == _BARE and words[0] in _LEADS and not _POINTING.isdisjoint((words[1], words[1].removesuffix("s")))
    )


def _ends_with_own_noun(line: str, predicate: Predicate) -> bool:
    """Return whether all that was done is done to a plan or the like of which nothing is said: "made her decision"."""
    match = _OWN_NOUN.match(line, predicate.verb[1] + 1)
    following = match["next"] if match else None
    return match is not None and (following is None or following.lower() in TIME_WORDS | (PREPOSITIONS - _OF_WHAT))


_OF_WHAT = frozenset({"to", "of", "for", "about", "on", "against", "with"})
"""Prepositions that say what a plan is."""


def _is_said_of_what(line: str, predicate: Predicate) -> bool:
    """Return whether what is said is of a text or plan that nobody knows, or no more than what the speaker felt."""
    reading = reading_of(line)
    clauses = reading.clauses
    number = next((n for n, clause in enumerate(clauses) if clause.group.start == predicate.verb[0]), -1)
    content = clauses[number + 1] if 0 <= number < len(clauses) - 1 else None
    if content is None or clauses[number].group.verb not in saying_verbs() or content.role is not Role.CONTENT:
        return False
    if content.opener not in {"", "that"} or content.subject[0] >= content.subject[1]:
        return False
    tokens = reading.sentence.tokens
    subject = line[tokens[content.subject[0]].start : tokens[content.subject[1] - 1].stop]
    is_copula = content.group.verb in copulas()
    if is_copula and _FELT.fullmatch(line, content.group.stop + 1):
        return True
    words = split_words(subject)
    return _is_pointing(words)
