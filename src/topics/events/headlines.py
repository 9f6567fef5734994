"""Headlines: one line that says what happened, cut from a sentence that an event rests on.

The best statement is the one with most points; each point below says what it is given for. The points were set
by hand on news of several stories and are no settings: they only weigh sentences of one event against each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from topics.english.happenings import HAPPENING_VERBS, SPEECH_VERBS
from topics.english.words import split_words
from topics.events.statements import Statement
from topics.records import Status

_DONE = 3.0
"""Points of a statement that reports, against one that plans or looks back."""
_SAYS_WHAT = 1.5
"""Points for a verb of something done that is no verb of speech."""
_A_PERSON = 2.0
"""Points for a person whom all statements of the event name; less by the share that do not."""
_PERSONS_AT_MOST = 3.0
"""Points for persons at most."""
_SAYS_WHERE = 1.0
"""Points for a place."""
_BEST_LENGTH = 18
"""Words of the best length of a clause."""
_A_WORD = 0.05
"""Points lost for each word more or less."""
_SCRAP = 5
"""Words under which a clause is a scrap, and loses ``_IS_SCRAP``."""
_IS_SCRAP = 3.0
"""Points lost by a scrap."""
_QUOTES = 1.5
"""Points lost by quotation marks."""
_OPENS_WITH_PRONOUN = 2.0
"""Points lost by opening with "he" or "she"."""
_A_PASSAGE = 0.1
"""Points lost for each passage before it in its article."""
_PASSAGES_AT_MOST = 1.5
"""Points lost for that at most."""
_GUESSED = 1.0
"""Points lost by a date that was guessed."""
_PRECISE = 1.5
"""Points for naming the most precise days of the event."""
_LONGEST = 30
"""Words after which a headline is cut at the next comma."""
_SHORTEST_CUT = 10
"""Words that a headline keeps at least where it is cut."""

_ATTRIBUTION = re.compile(
    r"[.\s]*,\s(?:according to\s[^,]*|[^,]{1,40}\s(?:said|reported)|(?:said|says)\s[^,]{1,40})[.]?$"
)
_OPENING = re.compile(
    r"^(?:but|and|however|meanwhile|also|in addition|earlier|later|since|after|before|where|which"
    r"|(?:this|that|it) (?:followed|came after)|(?:adding|saying) that)\b,?\s*",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^(?:[A-Z][A-Z ,.]+(?:\([\w ]+\))?|(?:[A-Z][\w ,.]{0,40})?\([A-Z ]{2,20}\))\s?[–—-]+\s")
_ASIDE = re.compile(r"^(?:\([^()]{1,90}|[^()]{1,40})\)\s")
"""An aside that opens the sentence, or the end of one that the sentence before begins."""
_CUT_OFF = re.compile(r"\s+(?=(?:[,.;:?!%)\]”]|n['’]t|['’](?:s|re|ve|ll|d|m)?)(?:\s|$))|(?<=[(\[“‘$£€])\s+(?=\S)")
"""The spaces that a tokenizer puts before and after signs and endings."""
_PRONOUN = re.compile(
    r"^(?P<before>(?:[^,]{1,30},\s|(?:on|in|at|earlier|later)\s\w+\s)?)(?P<word>he|she)\b", re.IGNORECASE
)


def headline(members: Sequence[Statement]) -> str:
    """Return a line that tells an event, taken from its best statement.

    A pronoun that opens the sentence is replaced by the name it stands for, in square brackets; otherwise
    only words at the ends are left out.
    """
    return _trimmed(best_statement(members))


def best_statement(members: Sequence[Statement]) -> Statement:
    """Return the statement that tells an event best: done, with those who matter, early, short, of precise days."""
    naming = Counter(name for item in members for name in item.people)
    shares = {name: count / len(members) for name, count in naming.items()}
    shortest = min(item.days.length for item in members)
    return min(members, key=lambda item: (-_points(item, shares, shortest), item.key))


def _points(statement: Statement, shares: Mapping[str, float], shortest: int) -> float:
    """Return the points of a statement.

    Parameters
    ----------
    shares : mapping of str to float
        The share of the event's statements that name each person.
    shortest : int
        Days of its most precise statement.
    """
    clause = statement.clause
    points = min(_PERSONS_AT_MOST, _A_PERSON * sum(shares[name] for name in statement.people))
    if statement.status == Status.REPORTED:
        points += _DONE
    if not (HAPPENING_VERBS - SPEECH_VERBS).isdisjoint(split_words(clause)):
        points += _SAYS_WHAT
    if statement.places:
        points += _SAYS_WHERE
    if statement.expression.text and statement.days.length == shortest:
        points += _PRECISE
    return points - _faults(statement)


def _faults(statement: Statement) -> float:
    """Return the points that a statement loses."""
    clause = statement.clause
    length = len(clause.split())
    lost = _A_WORD * abs(length - _BEST_LENGTH)
    lost += min(_PASSAGES_AT_MOST, _A_PASSAGE * statement.sentence.position)
    if length < _SCRAP:
        lost += _IS_SCRAP
    if any(mark in clause for mark in '“”"‘'):
        lost += _QUOTES
    if _PRONOUN.search(clause):
        lost += _OPENS_WITH_PRONOUN
    if statement.expression.guessed:
        lost += _GUESSED
    return lost


def _trimmed(statement: Statement) -> str:
    """Return the clause of a statement as a line of its own."""
    date_text, quote = statement.expression.text, statement.sentence.quote
    is_short = len(quote.split()) <= _LONGEST
    whole = bool(date_text) and statement.status != Status.BACKGROUND and is_short
    text = _CUT_OFF.sub("", (quote if whole else statement.clause).rstrip())
    text = _ATTRIBUTION.sub("", text)
    text = _ASIDE.sub("", _DATELINE.sub("", _OPENING.sub("", text)))
    if statement.principal:
        text = _PRONOUN.sub(lambda match: f"{match['before']}[{statement.principal}]", text)
    text = _shortened(text, date_text).strip(" ,;:—–-").rstrip(".")
    return text[:1].upper() + text[1:]


def _shortened(text: str, date_text: str) -> str:
    """Return a long sentence up to a comma after its date, or from a comma before it."""
    words = text.split()
    if len(words) <= _LONGEST:
        return text
    dated = text.find(date_text) + len(date_text) if date_text else 0
    commas = [match.start() for match in re.finditer(", ", text)]
    earliest = max(dated, len(" ".join(words[:_SHORTEST_CUT])))
    latest = len(" ".join(words[:_LONGEST]))
    ends = [at for at in commas if earliest <= at <= latest]
    if ends:
        return text[: ends[0]]
    begins = [at for at in commas if at < dated and len(text[at:].split()) <= _LONGEST]
    return text[begins[0] + len(", ") :] if begins else text
