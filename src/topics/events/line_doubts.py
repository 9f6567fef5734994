"""Doubts about a line: how likely a reader who sees nothing else would call it unfit to print.

A line can be a whole sentence and still fail its reader: it leans on what was told before it, is half of something, or
tells no more than that something was so. No single sign decides that, but each makes it likelier. The weights are of a
logistic regression (``evaluation.lines``) on lines that blind readers judged, chosen by leaving out one folder in turn.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from topics.english.numbers import NUMBER_WORDS
from topics.english.words import TIME_WORDS, split_words
from topics.events.predicates import main_predicate

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "words": -0.06,
        "names": -0.2,
        "no name": 0.35,
        "a number": -0.4,
        "somebody or something": 0.6,
        "the one told before": 0.4,
        "pluperfect": 0.8,
        "stand-ins": 0.5,
        "two clauses": 1.1,
        "a colon": 0.8,
        "opens its sentence": -0.4,
        "no place": 0.55,
        "no doer": 0.9,
    }
)
"""Log-odds that a sign of ``signs_of`` adds to the doubt of a line."""
AT_FIRST = 0.05
"""Log-odds of a line without any of them."""
_WORDS_AT_MOST, _NAMES_AT_MOST, _FEW = 30, 5, 2
"""Words, names and other things of a line that are counted."""
_NAME = re.compile(r"(?<=\s)[A-Z]\w+")
_TOLD_BEFORE = re.compile(
    r"\b[Tt]he (?:[a-z-]+ )?([a-z-]+)(?=[,.;:)]|$|\s(?:on|at|after|before|by|from|and|but|as|when|while|until|\w+ed|is"
    r"|was|were|are|has|have|had|will|would|could|to|with|in|[A-Z]\w+)\b)"
)
"""A noun with "the" of which nothing behind it says which one it is."""
_STAND_INS = frozenset({"his", "her", "their", "its", "they", "them", "he", "she", "it"})
_TWO_CLAUSES = re.compile(r",\s(?:but|and)\s")
_SOME = re.compile(r"an?\s", re.IGNORECASE)


def doubt(line: str, quote: str, *, has_doer: bool, has_place: bool, familiar: frozenset[str] | None = None) -> float:
    """Return the log-odds that a line is unfit to print; above 0 it rather is.

    Parameters
    ----------
    line, quote : str
        The line, names made full in brackets, and the sentence that it is taken from.
    has_doer, has_place : bool
        Whether it is known who took part, and where it was.
    familiar : frozenset of str, optional
        Nouns with "the" that need no name in this corpus.

    Examples
    --------
    >>> told = doubt("Anna Berg opened the port of Pula on 4 May", "", has_doer=True, has_place=True)
    >>> left_open = doubt("The ban had begun, but it was lifted", "", has_doer=False, has_place=False)
    >>> told < 0 < left_open
    True
    """
    signs = signs_of(line, quote, has_doer=has_doer, has_place=has_place, familiar=familiar)
    return AT_FIRST + sum(WEIGHTS[name] * value for name, value in signs.items())


def signs_of(
    line: str, quote: str, *, has_doer: bool, has_place: bool, familiar: frozenset[str] | None = None
) -> dict[str, float]:
    """Return what speaks for and against a line, by the names in ``WEIGHTS``; parameters as in ``doubt``."""
    plain = line.replace("[", "").replace("]", "")
    words = split_words(plain)
    predicate = main_predicate(plain)
    subject = plain[slice(*predicate.subject)] if predicate.has_subject else ""
    verb = split_words(plain[slice(*predicate.verb)])
    n_names = sum(name.lower() not in TIME_WORDS for name in _NAME.findall(plain))
    told = [noun for noun in _TOLD_BEFORE.findall(plain) if noun not in (familiar or frozenset()) | TIME_WORDS]
    return {
        "words": min(_WORDS_AT_MOST, len(words)),
        "names": min(_NAMES_AT_MOST, n_names),
        "no name": not n_names,
        "a number": any(map(str.isdigit, plain)) or not NUMBER_WORDS.keys().isdisjoint(words),
        "somebody or something": bool(_SOME.match(subject)),
        "the one told before": min(_FEW, len(told)),
        "pluperfect": len(verb) > 1 and verb[0] == "had",
        "stand-ins": min(_FEW, sum(word in _STAND_INS for word in words)),
        "two clauses": bool(_TWO_CLAUSES.search(plain)),
        "a colon": ":" in plain,
        "opens its sentence": split_words(quote)[:_FEW] == words[:_FEW],
        "no place": not has_place,
        "no doer": not has_doer,
    }
