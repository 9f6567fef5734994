"""Open ends: places at which a sentence cannot be cut, and lines that end before what they need.

>>> ends_open("The mayor said on Friday she believed"), ends_open("The talks end on Friday, as the mayor said")
(True, False)
"""

from __future__ import annotations

import re

from topics.english.happenings import BELIEF_VERBS
from topics.english.hyphens import PREFIXES
from topics.english.numbers import NUMBER_WORDS
from topics.english.sentence_parts import BEFORE_DAYS
from topics.english.tokens import TOKENIZED, Kind
from topics.english.verb_groups import FINITE
from topics.english.verbs import Form, verb_class
from topics.english.words import TIME_WORDS, split_words
from topics.events.clause_records import SUBJECT_PRONOUNS, Role, saying_verbs
from topics.events.predicates import reading_of
from topics.events.relative_days import ends_with_speaker

OWNING = re.compile(r"\w\s?['’]s\s*$")
"""A name or noun with "'s", which what is had must follow."""
_HEDGED = re.compile(
    r"\b(?:(?:most|very) likely|likely|probably|perhaps|possibly|maybe|presumably|apparently|partly|mainly|largely|even"
    r"|only|just|not)\s*,?\s*$",
    re.IGNORECASE,
)
"""A word that is of what follows: "until it ran out of fuel, most likely because"."""
_APPOSED = re.compile(r"(?:,|\s[–—-])\s(?:the|a|an)(?:\s\w+){1,2}$")
"""A noun beside another one that what follows explains: ", the building where", "– the man who"."""
LOST_STOP = re.compile(r"\b[a-z]{4,}(?P<mark>\.)\s(?=[a-z])")
"""A full stop within a sentence, behind a whole word and before a small letter."""
_LONG_WORD = 24
"""Letters of a long word."""
_NAMED_DAY = re.compile(r"\bthe\s(?:[A-Z][a-z]+\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]+)\s?,?\s\d{4}\s?$")
"""A day that says which of several things is meant: "the Sept. 11, 2001, attacks"."""
_PREFIX = re.compile(rf"\b(?:half|{'|'.join(sorted(PREFIXES))})$", re.IGNORECASE)
"""The first half of a word whose hyphen stands apart: "co - defendant"."""
_INSERTED = re.compile(r"\s?,\s(?:like|such as|including|among them|along with|as well as)\s[^,]{1,90},\s")
"""An aside between commas about the noun before it."""
_SPAN_BEFORE = re.compile(
    r"(?:,|\s[–—-])\s(?:(?:just|only|about|(?:a )?(?:little )?(?:more|less) than)\s)?"
    rf"(?:an?|several|some|a few|\d+|{'|'.join(sorted(NUMBER_WORDS))})"
    r"\s(?:minute|hour|day|night|week|month|year)s?(?:\sor\s(?:so|two|more))?$",
    re.IGNORECASE,
)
"""How long before or after what is cut off: ", a day or two"."""
_CLEAR = re.compile(
    r"\b(?:made|make|makes|making)\s(?:(?:very|quite|abundantly|perfectly)\s)?(?:clear|plain|known)(?:\s(?:on\s)?[A-Z]\w+day)?$"
)
"""What needs what was made clear: "as the mayor made very clear"."""
_STANDING_FOR = frozenset({"did", "does", "do"})
"""Forms that by themselves stand for another verb."""
_NO_PREPOSITIONS = frozenset({"when", "while", "because", "although", "though", "whereas", "whether", "if", "unless"})
"""Words that open a clause and nothing else, unlike "since"."""
_LEADING = frozenset({Kind.COMMA, Kind.DETERMINER, Kind.POSSESSIVE, Kind.PRONOUN})
"""Classes of words behind them with which a subject or an aside begins: not "while in Lima"."""
_SCRAP = 4
"""Tokens, inclusive, behind such a word that are no whole clause."""
_WITHOUT_OBJECT = frozenset({"as", "than", "what", "how", "like"})
"""Words that open a clause whose verb of saying needs nothing behind it: "as he said"."""


def may_end(quote: str, at: int, verb_stop: int) -> bool:
    """Return whether a sentence can be cut at a place: not before what a noun or a verb there needs, nor in a word.

    ``verb_stop`` is the character after the verb that the part before the cut tells.
    """
    following = quote[at:].lstrip(" ,")
    if OWNING.search(quote[:at]) or _HEDGED.search(quote[:at]) or re.match(r"\s?[\"“]", quote[at:]):
        return False
    if re.match(r"\.\s?\w", quote[at:]) and not LOST_STOP.search(quote, max(0, at - _LONG_WORD), at + _LONG_WORD):
        return False
    if re.match(r"(?:that|to|of(?! wh(?:ich|om)\b)|than|how|whether)\b", following):
        return False
    if re.match(r"\s?,?\s?[a-z]", quote[at:]) and _NAMED_DAY.search(quote[:at].rstrip(" ,")):
        return False  # "the Sept. 11, 2001, attacks"
    if re.match(r"as\b", following) and _names_as(quote, at):
        return False
    if re.match(r"(?:who|which|where|whose|when)\b", following) and _APPOSED.search(quote[:at]):
        return False
    if re.match(r"\s?-\s", quote[at:]) and (TOKENIZED.search(quote) or _PREFIX.search(quote[:at])):
        return False
    return not _parts_subject(quote, at, verb_stop)


def _names_as(quote: str, at: int) -> bool:
    """Return whether the last verb before a place needs the "as" behind it: "named Berg, a lawyer, as its head"."""
    clauses = (item for item in reading_of(quote).clauses if item.role is not Role.RELATIVE)
    before = [item.group for item in clauses if item.group.stop <= at]
    return bool(before) and before[-1].verb in verb_class("naming-as", (Form.PAST, Form.PARTICIPLE))


def _parts_subject(quote: str, at: int, verb_stop: int) -> bool:
    """Return whether a place lies between the subject of a later verb and it: "since workers, like guards, left"."""
    aside = _INSERTED.match(quote, at)
    reading = reading_of(quote)
    if aside and any(group.start == aside.end() and group.tense in FINITE for group in reading.sentence.groups):
        return True
    for clause in reading.clauses:
        begin = reading.sentence.tokens[max(clause.begin, 0)].start
        is_plain = clause.subject[0] < clause.subject[1] and clause.role is not Role.RELATIVE
        if not is_plain and not clause.opener:
            continue
        first = reading.sentence.tokens[clause.subject[0]].start if is_plain else begin
        if verb_stop <= begin <= first < at <= clause.group.start:
            return True
    return False


def ends_open(line: str) -> bool:
    """Return whether a line ends before what its last words lead to: "he believed", ", a day or two", ", then"."""
    if ends_with_speaker(line):
        return False
    if _SPAN_BEFORE.search(line) or line.endswith(", then") or _opens_clause(line) or _CLEAR.search(line):
        return True
    reading = reading_of(line)
    last = reading.clauses[-1] if reading.clauses else None
    if last is None:
        return False
    following = split_words(line[last.group.stop :])
    verb, *behind = last.group.words.lower().split()
    if verb in _STANDING_FOR and BEFORE_DAYS.issuperset(behind) and len(reading.clauses) == 1:
        return TIME_WORDS.issuperset(word for word in following if word not in BEFORE_DAYS)  # "Berg did on Tuesday"
    if _is_content_begun(line):
        return True
    if following:
        return False
    before = reading.sentence.tokens[last.group.first - 1].low if last.group.first else ""
    has_subject = before in SUBJECT_PRONOUNS or last.subject[0] < last.subject[1] == last.group.first
    is_active = last.group.first == last.group.last
    opens = last.opener in _WITHOUT_OBJECT or not has_subject or not is_active
    return not opens and last.group.verb in saying_verbs() | BELIEF_VERBS and not _is_said_before(line, last.subject[0])


def _is_content_begun(line: str) -> bool:
    """Return whether a line ends within what "that" leads to, before its verb: "concern that the whole region"."""
    sentence = reading_of(line).sentence
    tokens = [token for token in sentence.tokens if token.text != "."]
    at = next((n for n in range(len(tokens) - 1, 0, -1) if tokens[n].low == "that"), 0)
    following = tokens[at + 1 : at + 2]
    leads = bool(at) and tokens[at - 1].kind is Kind.OTHER and bool(following)
    if not leads or following[0].kind not in {Kind.DETERMINER, Kind.POSSESSIVE}:
        return False
    return all(group.last < at for group in sentence.groups if group.tense in FINITE)


def _opens_clause(line: str) -> bool:
    """Return whether a word at the end opens a clause that has no verb: "when, like many", "because the mayor"."""
    sentence = reading_of(line).sentence
    opening = [at for at, token in enumerate(sentence.tokens) if token.low in _NO_PREPOSITIONS]
    if not opening or any(group.last > opening[-1] for group in sentence.groups):
        return False
    following = sentence.tokens[opening[-1] + 1 :]
    leads = bool(following) and (following[0].kind in _LEADING or following[0].text[0].isupper())
    return leads and len(following) <= _SCRAP  # a longer one may have a verb that no form tells


def _is_said_before(line: str, first: int) -> bool:
    """Return whether a comma or quotation stands before a speaker: "…, he said"."""
    tokens = reading_of(line).sentence.tokens
    before = line[: tokens[first].start].rstrip()
    return before.endswith((",", '"', "”", "–", "—")) or (first > 0 and tokens[first - 1].kind is Kind.COMMA)
