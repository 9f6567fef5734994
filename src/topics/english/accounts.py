"""Words by which accounts of one thing differ: when it is to begin, what caused it, how deep it is.

They stand in ``accounts.toml``.

>>> sorted(causes_in("an electrical fault in the engine")), MOMENTS["commenced"]
(['electricity', 'machine'], 'begin')
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from topics.english.data import read_lists, read_rows, read_texts
from topics.english.verbs import forms

_PACKAGE, _FILE = "topics.english", "accounts"
_LISTS = {name: frozenset(entries.words) for name, entries in read_lists(_PACKAGE, _FILE).items()}


@dataclass(frozen=True, slots=True)
class CauseFamily:
    """Words for causes that can be one and the same; those of two families are two causes."""

    name: str
    words: str
    example: str
    counterexample: str


def _forms(name: str) -> frozenset[str]:
    return frozenset(form for base in _LISTS[name] for form in forms(base))


_MOMENT_LISTS = ("begin", "resume", "end", "publish", "hold")
MOMENTS = {form: name for name in _MOMENT_LISTS for form in _forms(name)}
"""Every form of a verb of the beginning, end or appearance of something, by the moment that it tells."""
NO_THING = _LISTS["no-thing"]
"""Nouns for a part or kind of something: "phase"."""
SAME_THING = {word: thing for thing, text in read_texts(_PACKAGE, _FILE, "same-thing").items() for word in text.split()}
"""Nouns for what goes under several names: "blaze" is "fire"."""
ROUNDS = _LISTS["rounds"]
"""Nouns, of one, for what begins again and again: "session"."""
MOMENT_NOUNS = {
    noun: name for name, text in read_texts(_PACKAGE, _FILE, "moment-noun").items() for noun in text.split()
}
"""Nouns for a moment of something: "opening"."""
CAUSE_FAMILIES = read_rows(_PACKAGE, _FILE, "cause", CauseFamily)
_FAMILIES: dict[str, set[str]] = {}
for _family in CAUSE_FAMILIES:
    for _word in _family.words.split():
        _FAMILIES.setdefault(_word, set()).add(_family.name)
_CAUSE_PHRASES = read_texts(_PACKAGE, _FILE, "cause-phrase")
SET_OFF = _forms("set-off")
"""Forms of verbs by which a cause brings something about: "triggered"."""
MAY_BE = _LISTS["may-be"]
"""Words by which a cause, finding or plan is only possible: "perhaps"."""
DIMENSIONS = {word: name for name, text in read_texts(_PACKAGE, _FILE, "dimension").items() for word in text.split()}
"""Adjectives and nouns of a dimension, by the usual adjective: "depth" is "deep"."""
FIRST_YEARS = {word: name for name, text in read_texts(_PACKAGE, _FILE, "first-year").items() for word in text.split()}
"""Participles of how something or somebody began: "established" is "founded"."""
LEVELS = _forms("level") | {"is", "are", "was", "were"}
"""Forms of verbs by which a thing stands at a level: "rose", "stood"."""
TRADED, TRADED_BY = _LISTS["traded"], _LISTS["traded-by"]
"""Words of what is traded all day and has another price at each moment: "futures"; measures of it: "barrel"."""
PRICE_MOVES, CLOSING = _forms("price-moves"), _forms("closing")
"""Forms of verbs by which a price moves or is met during a day, and by which it ends one: "touched", "settled"."""
LIGHT_VERBS = _forms("light")
"""Forms of verbs that say little by themselves: "gave"."""
CONCLUDING = _forms("concluding")
"""Forms of verbs by which an inquiry says what it takes for proven."""
GUILTY = read_lists(_PACKAGE, _FILE)["guilty"]
NOT_GUILTY = read_lists(_PACKAGE, _FILE)["not-guilty"]
"""Words by which a court takes somebody for guilty, or for not guilty."""

_WORD = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")


def causes_in(text: str) -> frozenset[str]:
    """Return the families of causes that some words name, none for words that are in no family."""
    low = text.lower()
    families: set[str] = set()
    for phrase, family in _CAUSE_PHRASES.items():
        if phrase in low:
            families.add(family)
            low = low.replace(phrase, " ")
    for word in _WORD.findall(low):
        families |= _FAMILIES.get(word, set())
    return frozenset(families)
