"""Heads of pages: what a page writes before its first sentence and a copy runs into it: when it was updated, a label.

>>> text = "5 January 2011 Last updated at 06:50 GMT The bridge was closed."
>>> text[after_page_head(text) :], after_page_head("On 5 January 2011 the bridge was closed at 06:50 GMT.")
('The bridge was closed.', 0)
"""

from __future__ import annotations

import re
from functools import lru_cache

from topics.english.calendar import MONTHS, WEEKDAYS
from topics.english.clauses import read_sentence
from topics.english.data import alternatives
from topics.english.happenings import PRESENT_VERBS
from topics.english.tokens import Kind
from topics.english.verb_groups import FINITE
from topics.english.words import FUNCTION_WORDS, PREPOSITIONS, split_words

_REACH = 200
"""Characters, inclusive, within which a head ends."""
_WEEKDAY = rf"(?:(?:{alternatives(WEEKDAYS)})\.?\s?,?\s)?"
_MONTH = rf"(?:{alternatives(MONTHS)})\.?"
_DAY = rf"{_WEEKDAY}(?:{_MONTH}\s\d{{1,2}}(?:\s?,?\s\d{{4}})?|\d{{1,2}}\s{_MONTH}(?:\s?,?\s\d{{4}})?)\b"
_CLOCK = (
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\b\.?)?"
    r"(?:\s?\(?(?:GMT|UTC|UK|[A-Z]{1,3}T)\b\)?)?(?:\s\d{4}\b)?(?!:?\d)"
)
_UPDATED = r"(?:(?:page\s)?(?:last\s)?(?:updated|published|posted|modified)(?:\s(?:on|at))?\s?:?\s)"
_GAP = r"(?:[\s,;|–—-]{1,4}|\sat\s)"
_STAMP = (
    rf"(?:{_UPDATED}{_DAY}(?:{_GAP}{_UPDATED}?{_CLOCK})?|{_DAY}{_GAP}{_UPDATED}?{_CLOCK}"
    rf"|{_UPDATED}{_CLOCK}(?:{_GAP}{_DAY}(?:{_GAP}{_CLOCK})?)?)"
)
_LABELS = r"(?:help|print|share|email|e-mail|comments|save|listen|watch|play|close)"
"""Words on which one can press, that stand beside the time of a page."""
_STAMPED = re.compile(
    rf"(?i:(?P<before>(?:.{{0,160}}?[\s|(:])??)(?:{_STAMP})(?:{_GAP}{_LABELS}\b)*)[\s,|:)–—-]+(?=[“\"‘(]?\s?[A-Z0-9])"
)
"""A stamp with what stands before it, up to the capital of what follows."""
_UPDATE = re.compile(r"\(\s?updated?\b[^()]{0,60}(?:\([^()]{0,40}\)[^()]{0,20})?\)\s?[–—-]*\s", re.IGNORECASE)
"""A note in brackets of when what follows was added."""
_ENTRY = re.compile(
    rf"\(\s?\d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|GMT\b|UTC\b)?(?:\s(?:{alternatives(WEEKDAYS)})\b)?"
    r"\s(?-i:[A-Z]{1,3}T\b|GMT\b|UTC\b|in\s[A-Z]|local\b)[^()]{0,60}\)\s?[–—-]*\s",
    re.IGNORECASE,
)
"""A time with its zone or place in brackets, as running reports have it before each entry."""
_LABEL = re.compile(rf"[A-Z][A-Z ]+,\s(?i:{_CLOCK}(?:\s?,\s{_CLOCK})?[^:,]{{0,20}}\s?:\s)")
"""A place in capitals and a time, as running reports have them before each entry."""
_PRINTED = re.compile(rf"{_DAY}{_GAP}?;?\s?Page\s[A-Z]{{0,2}}\d{{1,3}}\s(?=[“\"‘(]?\s?[A-Z\d])", re.IGNORECASE)
"""A day and a page of a printed paper."""
_HINT = re.compile(r"\d[:.]\d\d|\d\s?[ap]\.?m\b|(?i:updated|published|posted|modified|page)")
"""What every head has: others are not looked at."""
_WEEKDAYS_AT_END = re.compile(rf"(?:\b(?:{alternatives(WEEKDAYS)})\s?,?\s?)+$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def after_page_head(text: str) -> int:
    """Return the character at which the first sentence of a page begins, 0 where nothing stands before it."""
    at = 0
    while at < len(text) and _HINT.search(text, at):
        ends = [match.end() for head in (_UPDATE, _ENTRY, _LABEL, _PRINTED) if (match := head.match(text, at))]
        stamped = _STAMPED.match(text, at)
        if stamped and not _is_of_sentence(stamped["before"]):
            ends.append(stamped.end())
        if not ends or max(ends) > _REACH:
            break
        at = max(ends)
    at += _title_before(text[at:]) or _run_in_title(text[at:])
    return at if at < len(text) else 0


def _title_before(text: str) -> int:
    """Return where a sentence begins that was run into the title above it, 0 where there is none.

    Both begin with the same name: "Anna Berg found guilty Anna Berg has been found guilty of fraud".
    """
    name = _NAME.match(text)
    if not name or text.find(name[0], 1, _REACH) < 0:  # most do not come again, and need no pattern of their own
        return 0
    for match in re.finditer(rf"(?<=[a-z]\s){re.escape(name[0])}\b", text[:_REACH]):
        title = read_sentence(text[: match.start()])
        last = title.tokens[-1]
        verbs = PRESENT_VERBS.intersection(token.low for token in title.tokens)
        is_closed = (bool(title.groups) or bool(verbs)) and last.kind is Kind.OTHER and last.low not in verbs
        if is_closed and any(group.tense in FINITE for group in read_sentence(text[match.start() :]).groups):
            return match.start()
    return 0


def _run_in_title(text: str) -> int:
    """Return where a sentence begins that "The" opens right behind a title: "Vote begins The union's talks failed"."""
    match = _RUN_IN.match(text)
    if match is None or not FUNCTION_WORDS.isdisjoint(split_words(match["title"])[-1:]):
        return 0
    is_told = any(group.tense in FINITE for group in read_sentence(text[match.end() :]).groups)
    return match.end() if is_told else 0


_RUN_IN = re.compile(r"(?P<title>[A-Z\d][^.!?:;,\"“”‘]{7,120}\w)\s(?=(?:The|An)\s[a-z])")
"""Words without a mark before an article with a capital and a small word: hardly any name has both."""
_NAME = re.compile(r"[A-Z][\w.'’-]*\s[A-Z][\w.'’-]*")
"""Two words of a name at the beginning of a title."""


def _is_of_sentence(before: str) -> bool:
    """Return whether a preposition stands before a day: then a sentence names it."""
    return not PREPOSITIONS.isdisjoint(split_words(_WEEKDAYS_AT_END.sub("", before))[-1:])
