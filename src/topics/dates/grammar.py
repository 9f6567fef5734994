"""The grammar: rules read from ``rules.toml``, each a pattern with a kind, examples and counter-examples.

A pattern is a regular expression of the standard library in which a space stands for white space within a
paragraph, ``<name>`` for a piece of ``[pieces]`` in the same file or of the lexicon, and ``<name=piece>``
for such a piece caught under a name. What a rule catches is turned into numbers by the resolver.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from topics.dates import lexicon

SPACE = r"(?:[^\S\n]{1,4}(?:\n[^\S\n]{0,4})?|\n[^\S\n]{0,4})"
"""White space between two words of one paragraph."""

_LEFT, _RIGHT = r"(?<![\w$£€¥#@])(?<!\d[.,])(?:", r")(?![\w%]|[.,]\d)"


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
    pattern : re.Pattern
        Matches the whole expression.
    constants : dict
        Parts of the meaning that the rule itself gives.
    examples, counterexamples : tuple of str
        Texts in which the rule does and does not find the expression; ``>`` separates the expected value.
    """

    name: str
    kind: str
    needs: str
    pattern: re.Pattern[str]
    constants: dict[str, str] = field(default_factory=dict)
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


def _either(words: object) -> str:
    """Return an alternation of words, longest first; a space in a word is white space."""
    listed = sorted((str(word) for word in words), key=lambda word: (-len(word), word))  # type: ignore[attr-defined]
    return "|".join(re.escape(word).replace("\\ ", " ").replace("'", "['’]") for word in listed)
