"""The grammar of a language: rules read from its ``rules.toml``, patterns with a kind, examples and counter-examples.

A pattern is a regular expression of the standard library in which a space stands for white space within a
paragraph, ``<name>`` catches a piece under its name, ``<name=piece>`` under another, ``<name=a|b>`` catches plain
words, and ``<:name>`` catches nothing. Pieces are the words of the language (``topics.english.pieces``) and those that
``[pieces]`` in the same file puts together from them. What a rule catches is turned into numbers where it is resolved.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from topics.dates.expressions import Kind
from topics.dates.languages import ENGLISH, Language
from topics.english.data import read_rows, read_texts

SPACE = r"(?:[^\S\n]{1,4}(?:\n[^\S\n]{0,4})?|\n[^\S\n]{0,4})"
"""White space between two words of one paragraph."""

_LEFT = r"(?<![\w$£€¥#@])(?<!\d[.,])(?<![^\W\d_]['’])(?:"
_RIGHT = r")(?![\w%]|[.,]\d)"
"""What must not stand before and after an expression."""
_PIECE = re.compile(r"(?<!\?P)<(?P<name>[a-z]\w*)?(?:(?P<mark>[:=])(?P<piece>[^<>]+))?>")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the grammar.

    Parameters
    ----------
    name : str
        Unique; shown to the reader beside every expression that the rule found.
    kind : Kind
        What the expression is, which decides how it is resolved.
    needs : str
        Class of words (``month``, ``unit`` …) of which the expression holds at least one.
    pattern : str
        The whole expression; in ``Grammar`` a regular expression (upper and lower case alike), not yet compiled.
    constants : mapping
        Parts of the meaning that the rule itself gives.
    examples : sequence of str
        Texts with the expression in brackets, then `` > `` and its TIMEX3 value.
    counterexamples : sequence of str
        Texts in which the rule must find nothing.
    """

    name: str
    kind: Kind
    needs: str
    pattern: str
    constants: Mapping[str, str] = field(default_factory=dict)
    examples: Sequence[str] = ()
    counterexamples: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words before an expression that belong to it and give its TIMEX3 mod, such as "the end of"."""

    pattern: str
    mod: str
    kinds: Collection[Kind]
    examples: Sequence[str] = ()
    counterexamples: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Join:
    """Two neighbouring expressions that are one, such as "noon" and "Thursday"."""

    left: Collection[Kind]
    gap: str
    right: Collection[Kind]
    kind: Kind
    examples: Sequence[str] = ()
    counterexamples: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, their patterns as regular expressions, and every word that they use with its classes.

    The patterns hold for upper and lower case alike and are compiled where they are first needed.
    """

    rules: tuple[Rule, ...]
    prefixes: tuple[Prefix, ...]
    joins: tuple[Join, ...]
    words: Mapping[str, frozenset[str]]


@cache
def grammar(language: Language = ENGLISH) -> Grammar:
    """Return the grammar of a language, read once."""
    pieces = {**language.pieces(), **read_texts(language.package, "rules", "pieces")}
    written = read_rows(language.package, "rules", "rule", Rule)
    rules = tuple(replace(rule, pattern=_plain(_LEFT + rule.pattern + _RIGHT, pieces)) for rule in written)
    prefixes = read_rows(language.package, "rules", "prefix", Prefix)
    joins = read_rows(language.package, "rules", "join", Join)
    return Grammar(
        rules,
        tuple(replace(prefix, pattern=_plain(prefix.pattern + "$", pieces)) for prefix in prefixes),
        tuple(replace(join, gap=_plain(join.gap, pieces)) for join in joins),
        _vocabulary(language, (_expanded(rule.pattern, pieces) for rule in written)),
    )


def _expanded(pattern: str, pieces: Mapping[str, str]) -> str:
    """Return a pattern with its pieces put in."""

    def put_in(match: re.Match[str]) -> str:
        name, piece = match["name"], match["piece"] or match["name"]
        inner = _expanded(pieces.get(piece, piece), pieces)
        return f"(?P<{name}>{inner})" if name else f"(?:{inner})"

    return _PIECE.sub(put_in, pattern)


def _plain(pattern: str, pieces: Mapping[str, str]) -> str:
    """Return a pattern of the grammar as a regular expression of the standard library."""
    plain = _expanded(pattern, pieces)
    plain = _SPACE_IN_SET.sub(r"(?:[\1\2]| )", plain)
    plain = _LOOK_BEHIND.sub(lambda match: match[0].replace(" ", r"\s"), plain)
    return plain.replace(" ", SPACE)


_SPACE_IN_SET = re.compile(r"\[([^\[\]]*) ([^\[\]]*)\]")
_LOOK_BEHIND = re.compile(r"\(\?<[=!][^()]*\)")
"""Where a space cannot become the pattern of white space as it is: in a set, and where the width is fixed."""


def _vocabulary(language: Language, patterns: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return every word of the patterns with its classes, which are empty for mere companions."""
    words = set(language.number_words())
    for written in patterns:
        words |= _words_of(written)
    classes = _classes(language)
    words = words.union(*classes.values()) - {""}
    return {word: frozenset(name for name, members in classes.items() if word in members) for word in words}


def _words_of(pattern: str) -> set[str]:
    """Return the words that a pattern spells out, with and without a last letter that may be missing."""
    plain = _LOOK_AROUND.sub(" ", _NO_WORDS.sub(" ", pattern)).lower()
    words: set[str] = set()
    for word, optional in _SPELT.findall(plain):
        words |= {word, word[:-1]} if optional else {word}
    return words


_NO_WORDS = re.compile(r"\(\?P<\w+>|\(\?-i:|\\[a-zA-Z]")
_LOOK_AROUND = re.compile(r"\(\?<?[=!][^()]*\)")
_SPELT = re.compile(r"([a-zß-ÿ]+)(\?)?")


def _classes(language: Language) -> dict[str, set[str]]:
    """Return the classes of words that call for rules, each with its words."""
    classes = {name: set(words) for name, words in language.classes().items()}
    for name, members in read_texts(language.package, "rules", "classes").items():
        classes.setdefault(name, set()).update(members.split())
    return classes
