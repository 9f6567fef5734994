"""The words that tell roles, groups, plans, background and happenings, read from ``lexicon.toml``."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

_LISTS: dict[str, str] = tomllib.loads(files("topics.timeline").joinpath("lexicon.toml").read_text(encoding="utf-8"))


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
