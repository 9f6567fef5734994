"""Texts that were run together in one sentence: a headline and another one, or a sentence and a link to another page.

>>> text = "The mayor opened the bridge on Friday Read more about the bridge"
>>> [text[at:] for at in links_in(text)]
['Read more about the bridge']
>>> is_fused(text), is_fused("The Reef Watch team met the mayor on Friday")
(True, False)
>>> is_fused("Berg left the town 3 May 2020 Jo Hill stayed"), is_fused("Berg left on 3 May 2020 Lima time")
(True, False)
>>> is_fused("Berg died in 2009 Stein sold the port"), is_fused("Berg said in 2009 Stein sold the port")
(True, False)
"""

from __future__ import annotations

import re

from topics.english.calendar import MONTHS
from topics.english.clauses import read_sentence
from topics.english.data import alternatives
from topics.english.happenings import SPEECH_VERBS
from topics.english.sentence_parts import DANGLING, LINK_WORDS
from topics.english.verb_groups import FINITE
from topics.english.words import PREPOSITIONS, TIME_WORDS, split_words

_FUSED = re.compile(
    r"(?<=[a-z] )(?:The|An?|This|These|In|On|At|For|From|With|He|She|It|They|How|What|Why|When|Where)(?= [a-z])"
)
"""A word that begins a sentence within a line: two headlines run together, without a mark between."""
_DAY_BETWEEN = re.compile(rf"(?P<before>[a-z]+)\s\d{{1,2}}\s(?i:{alternatives(MONTHS)})\s\d{{4}}\s+(?=[A-Z])")
"""A day with its year before what may be another text."""
_LEADS_TO_DAY = PREPOSITIONS | TIME_WORDS | {"the", "a", "his", "her", "its", "their", "born"}
"""Words after which such a day is of the sentence."""
_TIME_AT_END = re.compile(
    rf"\b(?:(?:in|since|until)\s(?:(?:{alternatives(MONTHS)})\s)?\d{{4}}|aged\s\d+|at\sthe\sage\sof\s\d+)\s+(?=[A-Z]\w+)",
    re.IGNORECASE,
)
"""A year or an age, as sentences and captions end with, right before what may be another text."""
_LINK = re.compile(
    rf"(?P<before>[\w’'-]+)\s(?=(?:{'|'.join(sorted(word.capitalize() for word in LINK_WORDS))})"
    r"(?:\s(?:[a-z]|[A-Z][a-z])|:))"
)
"""A word with what may be a link to another page right behind it, without a mark between."""
_COMPLETE = 4
"""Words, inclusive, that stand between a verb and a link where the sentence before it is complete."""


def is_fused(line: str) -> bool:
    """Return whether two texts are run together in a line."""
    return bool(_FUSED.search(line) or links_in(line) or seams_in(line)) or _has_day_between(line)


def _has_day_between(line: str) -> bool:
    """Return whether the day of a page stands between two texts: "left the town 3 May 2020 The mayor said"."""
    return any(match["before"] not in _LEADS_TO_DAY for match in _DAY_BETWEEN.finditer(line))


def seams_in(text: str) -> list[int]:
    """Return where a second sentence follows upon a year or an age without a mark: "died in 2009 Stein sold the port".

    Both have a finite verb of their own, and that of the first is none of speech: "said in 2009 Stein would leave".
    """
    matches = [match for match in _TIME_AT_END.finditer(text) if text[match.end()].isupper()]
    if not matches:
        return []
    groups = [group for group in read_sentence(text).groups if group.tense in FINITE]
    places: list[int] = []
    for match in matches:
        before = [group for group in groups if group.stop <= match.start()]
        after = [group for group in groups if group.start >= match.end()]
        speaks = bool(before) and not SPEECH_VERBS.isdisjoint(split_words(text[before[-1].start : before[-1].stop]))
        places += [match.end()] if before and after and not speaks else []
    return places


def links_in(text: str, verb_stop: int = -1) -> list[int]:
    """Return where links begin that were run into a text: "followed up Read the call", not "the Watch team".

    Parameters
    ----------
    text : str
        The text.
    verb_stop : int
        The character after its verb, where only links behind a complete sentence are wanted; -1 for all.
    """
    places: list[int] = []
    for match in _LINK.finditer(text):
        before = match["before"]
        ends = before.lower() in TIME_WORDS or (before[0].islower() and before not in DANGLING)
        is_complete = verb_stop < 0 or len(split_words(text[verb_stop : match.end()])) >= _COMPLETE
        places += [match.end()] if ends and is_complete else []
    return places
