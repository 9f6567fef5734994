"""The words that tell roles, groups, plans, background and happenings, read from ``lexicon.toml``.

Content words are what is left of a sentence when the small words go and endings are levelled.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]{2,}")
_LISTS: dict[str, str] = tomllib.loads(files("topics.events").joinpath("lexicon.toml").read_text(encoding="utf-8"))


def _words(name: str) -> frozenset[str]:
    return frozenset(_LISTS[name].split())


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_LISTS[name].strip().splitlines())})\b", re.IGNORECASE)


ROLE_HEADS = _words("role_heads")
"""Words that end a role: "minister", "spokesman"."""
ROLE_MODIFIERS = _words("role_modifiers")
"""Words that stand before the end of a role: "foreign", "deputy"."""
HONORIFICS = _words("honorifics")
GROUP_HEADS = _words("group_heads")
"""Words in the name of an organisation: "ministry", "bank"."""
THING_HEADS = _words("thing_heads")
"""Words in the name of what neither acts nor is a place: "law", "summit"."""
GROUP_NOUNS = _words("group_nouns")
"""Words for people who act together: "officials", "troops"."""
NOT_NAMES = _words("not_names")
"""Words that are no names although a capital may begin them."""
PARTICLES = _words("particles")
"""Small words within a name: "de", "bin"."""
PREPOSITIONS = _words("prepositions")
SPEECH_VERBS = _words("speech_verbs")
HAPPENING_VERBS = _words("happening_verbs")
"""Verbs in the past that report something done."""
EVENT_NOUNS = _words("event_nouns")
STOP_WORDS = _words("stop_words")

PLAN = _pattern("plan_patterns")
"""Words that announce something still to come."""
SINCE = _pattern("since_patterns")
"""Words after which a date is only a point of comparison."""

TALKS = _words("talks")
OFFICES = _words("offices")
"""Offices that one person at a time holds in a country."""
NOT_IN_OFFICE = _words("not_in_office")
"""Words that make such an office another one."""
ONCE_VERBS = _words("once_verbs")
"""Verbs of what happens once only."""
MEETING_VERBS = _words("meeting_verbs")
NUMBER_WORDS = {word: number for number, word in enumerate(_LISTS["number_words"].split())}
OUTCOMES = dict(pair.split("=") for pair in _LISTS["outcomes"].split())
"""Words for what befell people, and the kind of count that they belong to."""
IRREGULAR = dict(pair.split("=") for pair in _LISTS["irregular"].split())


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return a small-letter word without its common endings ("meetings", "met" → "meet")."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    for ending in ("ingly", "edly", "ings", "ing", "ied", "ies", "ed", "es", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + ("y" if ending in {"ied", "ies"} else "")
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl" else word.rstrip("e")


def content_words(text: str) -> list[str]:
    """Return the stems of the words that carry meaning, in order."""
    return [stem(word) for word in _WORD.findall(text.lower()) if word not in STOP_WORDS]
