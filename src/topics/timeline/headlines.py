"""Headlines: one line that says what happened, cut from a sentence that an event rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from topics.timeline.lexicon import HAPPENING_VERBS, SPEECH_VERBS
from topics.timeline.statements import REPORTED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from topics.timeline.statements import Statement

_WORD = re.compile(r"[^\W\d_]+")
_ATTRIBUTION = re.compile(r",\s(?:according to\s[^,]*|[^,]{1,40}\s(?:said|reported))[.]?$")
_OPENING = re.compile(
    r"^(?:but|and|however|meanwhile|also|in addition|earlier|later|since|after|before)\b,?\s*", re.IGNORECASE
)
_PRONOUN = re.compile(r"^(?P<before>(?:[^,]{1,30},\s)?)(?P<word>he|she)\b", re.IGNORECASE)
_LONGEST = 30
"""Words after which a headline is cut at the next comma."""


def headline(members: Iterable[Statement]) -> str:
    """Return a line that tells an event, taken from its best statement.

    A pronoun that opens the sentence is replaced by the name it stands for, in square brackets; otherwise
    only words at the ends are left out.
    """
    best = min(members, key=_rank)
    return trim(best)


def _rank(item: Statement) -> tuple[float, tuple[object, ...]]:
    """Sort statements, the most telling first."""
    words = {word.lower() for word in _WORD.findall(item.clause)}
    length = len(item.clause.split())
    score = 0.0
    score += 3 * (item.status == REPORTED)
    score += 2 * bool(words & (HAPPENING_VERBS - SPEECH_VERBS))
    score += 1.5 * bool(item.date_text)
    score += min(len(item.people), 2)
    score += bool(item.places)
    score -= 0.05 * abs(length - 18) + (3 if length < 5 else 0)
    score -= 1.5 * any(mark in item.clause for mark in '“”"‘')
    score -= 0.02 * item.position
    return (-score, item.key)


def trim(item: Statement) -> str:
    """Return the clause of a statement as a line of its own."""
    text = _ATTRIBUTION.sub("", item.clause.rstrip())
    text = _OPENING.sub("", text)
    if item.principal:
        text = _PRONOUN.sub(lambda match: f"{match['before']}[{item.principal}]", text)
    words = text.split()
    if len(words) > _LONGEST:
        cut = text.find(", ", len(" ".join(words[:12])))
        text = text[:cut] if 0 < cut < len(" ".join(words[:_LONGEST])) else text
    text = text.strip(" ,;:—–-").rstrip(".")
    return text[:1].upper() + text[1:]
