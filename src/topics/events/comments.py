"""Comments: sentences that only hand on what somebody thinks of something, where nothing happened but that it was said.

>>> from topics.events.predicates import main_predicate
>>> said = "The minister said on Monday that the plan is a disgrace."
>>> is_comment(said, main_predicate(said))
True
>>> said = "The minister said on Monday that the dam had burst."
>>> is_comment(said, main_predicate(said))
False
"""

from __future__ import annotations

import re

from topics.english.happenings import DOCUMENTS, OCCASIONS, SPOKESPEOPLE, STATE_VERBS, VIEW_VERBS
from topics.english.verb_groups import Tense
from topics.english.verbs import forms
from topics.english.words import split_words
from topics.events.clause_records import Clause, Role
from topics.events.manners import DOING, Manner
from topics.events.predicates import Predicate, Reading, reading_of

_RECALLING = frozenset(forms("recall"))
_DONE = frozenset({Tense.PAST, Tense.PLUPERFECT, Tense.PERFECT})
_SPEAKER = 6
"""Words among which the noun of who speaks stands, behind a verb."""
_AT_AN_OCCASION = re.compile(
    rf"\b(?:told|at|in|to|during)\s(?:an?|the|his|her|their|its)\s(?:[\w-]+\s){{0,2}}(?:{'|'.join(sorted(OCCASIONS))})\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s(?:about\s|nearly\s|more\sthan\s|some\s|over\s|up\sto\s)?(?:\d|all\s|its\s|their\s)")
"""What stands behind a verb whose object is things: "recalled 2.3 million cars", "recalled its envoy"."""
_WITHIN_QUOTES = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")


def is_comment(text: str, predicate: Predicate) -> bool:
    """Return whether a sentence hands on a view and nothing that happened or is to happen.

    What is said for a body ("a spokesman said"), by a document, or at an occasion ("told a news conference") is its
    statement, and more than a view.

    Parameters
    ----------
    text : str
        The sentence.
    predicate : Predicate
        What its day dates, or its main clause.
    """
    verb = text[slice(*predicate.verb)].lower().split()
    if predicate.role is not Role.MAIN or not verb or verb[-1] not in VIEW_VERBS:
        return False
    if verb[-1] in _RECALLING and _COUNTED.match(text, predicate.verb[1]):
        return False
    speaker = text[slice(*predicate.subject)] if predicate.has_subject else text[predicate.verb[1] :]
    if not (DOCUMENTS | SPOKESPEOPLE).isdisjoint(split_words(speaker)[:_SPEAKER]) or _AT_AN_OCCASION.search(text):
        return False
    reading = reading_of(text)
    said = [clause for clause in reading.clauses if clause.group.start != predicate.verb[0]]
    if any(_tells(reading, clause) for clause in said):
        return False
    quoted = [reading_of(one or other) for one, other in _WITHIN_QUOTES.findall(text)]
    return not any(_tells(words, clause) for words in quoted for clause in words.clauses)


def _tells(reading: Reading, clause: Clause) -> bool:
    """Return whether a clause tells what was done or is to be done, and no state or view."""
    if clause.group.verb in STATE_VERBS | VIEW_VERBS:
        return False
    if clause.group.tense is Tense.MODAL:
        return clause.group.words.lower().startswith("would")
    manner = reading.manner_of(reading.clauses.index(clause))
    is_doing = clause.group.tense is Tense.PROGRESSIVE and clause.group.verb in DOING
    return manner is Manner.PLANNED or (manner is Manner.ASSERTED and (clause.group.tense in _DONE or is_doing))
