"""What the clauses of a sentence are: their part in it, their verb group and subject, and words that mark them."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from topics.english.happenings import BELIEF_VERBS
from topics.english.sentence_parts import OPENERS
from topics.english.tokens import Kind, Token
from topics.english.verb_groups import VerbGroup
from topics.english.verbs import Form, verb_class

ENDING_MARKS = frozenset({*';:—–.!?"”', "--"})
_BOUNDS = frozenset({Kind.COMMA, Kind.COORDINATOR, Kind.SUBORDINATOR, Kind.RELATIVE})
SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "we", "i"})
"""Pronouns that are only subjects."""


class Role(StrEnum):
    """What part of its sentence a day dates."""

    MAIN = "main"
    """The main clause, or one beside it."""
    CONTENT = "content"
    """A clause after "said that", "when", "because"."""
    RELATIVE = "relative"
    """A clause about the noun before it."""
    ASIDE = "aside"
    """A noun, a participle or an infinitive: nothing that tells by itself."""


class Clause(NamedTuple):
    """A finite verb group and its clause; places are numbers of tokens, stop exclusive.

    Parameters
    ----------
    group : VerbGroup
        The verb group.
    begin : int
        Its first token, after the word that opens it.
    subject : tuple of int
        First token of its subject and the one after its last; equal where it is not plain.
    role : Role
        Main, content or relative.
    parent : int
        Number of the clause that it hangs on; -1 for none.
    opener : str
        The word that opens it, in small letters, or "".
    """

    group: VerbGroup
    begin: int
    subject: tuple[int, int]
    role: Role
    parent: int
    opener: str


def bounds(token: Token) -> bool:
    """Return whether a clause can begin or end at a token."""
    return token.kind in _BOUNDS or token.text in ENDING_MARKS or token.low in OPENERS


def opening_token(clause: Clause) -> int:
    """Return the token with which a clause begins, its opener included."""
    return clause.begin - 1 if clause.opener else clause.begin


@cache
def saying_verbs() -> frozenset[str]:
    """Return forms of verbs after which comes what somebody said, believed or found."""
    return (
        verb_class("speech", tuple(Form))
        | BELIEF_VERBS
        | frozenset({"found", "showed", "show", "revealed", "reveal", "indicate"})
    )


@cache
def copulas() -> frozenset[str]:
    """Return forms of "be"."""
    return frozenset({"was", "were", "is", "are", "be", "been"})
