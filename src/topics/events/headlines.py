"""Headlines: one line that says what happened, cut from a sentence that an event rests on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from topics.events.lexicon import HAPPENING_VERBS, SPEECH_VERBS
from topics.events.sentences import BACKGROUND, REPORTED, Statement

_WORD = re.compile(r"[^\W\d_]+")
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
_LONGEST = 30
"""Words after which a headline is cut at the next comma."""


def headline(members: Sequence[Statement]) -> str:
    """Return a line that tells an event, taken from its best statement.

    A pronoun that opens the sentence is replaced by the name it stands for, in square brackets; otherwise
    only words at the ends are left out.
    """
    named = Counter(name for item in members for name in item.people)
    shortest = min(item.days.length for item in members)
    return _trimmed(min(members, key=lambda item: (-_merit(item, named, len(members), shortest), item.key)))


def _merit(item: Statement, named: Mapping[str, int], n_members: int, shortest: int) -> float:
    """Return how well a statement tells its event: done, with those who matter, early, short, of precise days."""
    words = {word.lower() for word in _WORD.findall(item.clause)}
    length = len(item.clause.split())
    merit = 3.0 * (item.status == REPORTED)
    merit += 1.5 * (not words.isdisjoint(HAPPENING_VERBS - SPEECH_VERBS))
    merit += min(3.0, 2 * sum(named[name] for name in item.people) / n_members)
    merit += bool(item.places)
    merit -= 0.05 * abs(length - 18) + (3 if length < 5 else 0)
    merit -= 1.5 * any(mark in item.clause for mark in '“”"‘')
    merit -= 2.0 * bool(_PRONOUN.search(item.clause))
    merit -= min(1.5, 0.1 * item.position)
    merit -= 1.0 * item.guessed
    return merit + 1.5 * (bool(item.date_text) and item.days.length == shortest)


def _trimmed(item: Statement) -> str:
    """Return the clause of a statement as a line of its own."""
    whole = item.date_text and item.status != BACKGROUND and len(item.quote.split()) <= _LONGEST
    text = _CUT_OFF.sub("", (item.quote if whole else item.clause).rstrip())
    text = _ATTRIBUTION.sub("", text)
    text = _ASIDE.sub("", _DATELINE.sub("", _OPENING.sub("", text)))
    if item.principal:
        text = _PRONOUN.sub(lambda match: f"{match['before']}[{item.principal}]", text)
    text = _shortened(text, item.date_text).strip(" ,;:—–-").rstrip(".")
    return text[:1].upper() + text[1:]


def _shortened(text: str, date_text: str) -> str:
    """Return a long sentence up to a comma after its date, or from a comma before it."""
    words = text.split()
    if len(words) <= _LONGEST:
        return text
    dated = text.find(date_text) + len(date_text) if date_text else 0
    commas = [match.start() for match in re.finditer(", ", text)]
    earliest, latest = max(dated, len(" ".join(words[:10]))), len(" ".join(words[:_LONGEST]))
    if ends := [at for at in commas if earliest <= at <= latest]:
        return text[: ends[0]]
    begins = [at for at in commas if at < dated and len(text[at:].split()) <= _LONGEST]
    return text[begins[0] + 2 :] if begins else text
