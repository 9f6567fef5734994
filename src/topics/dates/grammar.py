"""The grammar: rules read from ``rules.toml``, each a pattern with a kind, examples and counter-examples.

A pattern is a regular expression of the standard library in which a space stands for white space within a
paragraph, ``<name>`` catches a piece (of ``[pieces]`` in the same file, or of the lexicon) under its name,
``<name=piece>`` under another, ``<name=a|b>`` catches plain words, and ``<:name>`` catches nothing. What a
rule catches is turned into numbers where it is resolved.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from topics.dates import lexicon

SPACE = r"(?:[^\S\n]{1,4}(?:\n[^\S\n]{0,4})?|\n[^\S\n]{0,4})"
"""White space between two words of one paragraph."""

_LEFT = r"(?<![\w$£€¥#@])(?<!\d[.,])(?:"
_RIGHT = r")(?![\w%]|[.,]\d)"
_PIECE = re.compile(r"(?<!\?P)<(?P<name>[a-z]\w*)?(?:(?P<mark>[:=])(?P<piece>[^<>]+))?>")
_LISTED: dict[str, Iterable[str]] = {
    "month": lexicon.MONTHS, "weekday": lexicon.WEEKDAYS, "season": lexicon.SEASON_WORDS,
    "unit": lexicon.UNITS, "part": lexicon.PARTS, "decade": lexicon.DECADES,
}  # fmt: skip
"""Classes of words that the lexicon gives, beside those of ``rules.toml``."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the grammar.

    Parameters
    ----------
    name : str
        Unique; shown to the reader beside every expression that the rule found.
    kind : str
        What the expression is, which decides how it is resolved.
    needs : str
        Class of words (``month``, ``unit`` …) of which the expression holds at least one.
    pattern : str
        Regular expression (upper and lower case alike) of the whole expression, not yet compiled.
    constants : mapping
        Parts of the meaning that the rule itself gives.
    examples : sequence of str
        Texts with the expression in brackets, then `` > `` and its TIMEX3 value.
    counterexamples : sequence of str
        Texts in which the rule must find nothing.
    """

    name: str
    kind: str
    needs: str
    pattern: str
    constants: Mapping[str, str] = field(default_factory=dict)
    examples: Sequence[str] = ()
    counterexamples: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words before an expression that belong to it and give its TIMEX3 mod, such as "the end of"."""

    pattern: re.Pattern[str]
    mod: str
    kinds: Collection[str]


@dataclass(frozen=True, slots=True)
class Join:
    """Two neighbouring expressions that are one, such as "noon" and "Thursday"."""

    left: Collection[str]
    gap: re.Pattern[str]
    right: Collection[str]
    kind: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, and every word that they use with its classes."""

    rules: tuple[Rule, ...]
    prefixes: tuple[Prefix, ...]
    joins: tuple[Join, ...]
    words: Mapping[str, frozenset[str]]


@cache
def grammar() -> Grammar:
    """Return the grammar, read once."""
    data = lexicon.read_data("rules")
    holidays = sorted(lexicon.HOLIDAYS, key=lambda name: (-len(name), name))
    either = "|".join(name.replace(".", r"\.?").replace("'", "['’]") for name in holidays)
    pieces = {"holiday": either} | data["pieces"]
    rules = tuple(Rule(**row | {"pattern": _plain(_LEFT + row["pattern"] + _RIGHT, pieces)}) for row in data["rule"])
    prefixes = tuple(Prefix(**row | {"pattern": _compiled(row["pattern"] + "$", pieces)}) for row in data["prefix"])
    joins = tuple(Join(**row | {"gap": _compiled(row["gap"], pieces)}) for row in data["join"])
    return Grammar(rules, prefixes, joins, _vocabulary(data, pieces))


def _expanded(pattern: str, pieces: Mapping[str, str]) -> str:
    def replaced(found: re.Match[str]) -> str:
        name, piece = found["name"], found["piece"] or found["name"]
        inner = _expanded(pieces.get(piece, piece), pieces)
        return f"(?P<{name}>{inner})" if name else f"(?:{inner})"

    return _PIECE.sub(replaced, pattern)


def _compiled(pattern: str, pieces: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(_plain(pattern, pieces), re.IGNORECASE)


def _plain(pattern: str, pieces: Mapping[str, str]) -> str:
    """Return a pattern of the grammar as a regular expression of the standard library."""
    plain = _expanded(pattern, pieces)
    plain = re.sub(r"\[([^\[\]]*) ([^\[\]]*)\]", lambda found: f"(?:[{found[1]}{found[2]}]| )", plain)
    plain = re.sub(r"\(\?<[=!][^()]*\)", lambda found: found[0].replace(" ", r"\s"), plain)
    return plain.replace(" ", SPACE)


def _vocabulary(data: Mapping[str, Any], pieces: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return every word of the patterns with its classes, which are empty for mere companions."""
    words: set[str] = set()
    for row in data["rule"]:
        plain = re.sub(r"\(\?P<\w+>|\(\?-i:|\\[a-zA-Z]", " ", _expanded(row["pattern"], pieces))
        plain = re.sub(r"\(\?[=!][^()]*\)|\(\?<[=!][^()]*\)", " ", plain).lower()
        for word, optional in re.findall(r"([a-z]+)(\?)?", plain):
            words |= {word, word[:-1]} if optional else {word}
    classes = {name: set(members.split()) for name, members in data["classes"].items()}
    for name, members in _LISTED.items():
        classes[name] = classes.get(name, set()).union(members)
    words = words.union(lexicon.NUMBER_WORDS, *classes.values()) - {""}
    return {word: frozenset(name for name, members in classes.items() if word in members) for word in words}
