"""All kinds of claims, in the order in which each sentence is read for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from topics.events.claims.count import Count
from topics.events.claims.day import Day
from topics.events.claims.exclusion import FirstSince, Meeting
from topics.events.claims.kind import Claim, Kind, Surroundings
from topics.events.claims.length import Length
from topics.events.claims.office import Office
from topics.events.claims.order import Order
from topics.events.claims.place import Place
from topics.events.statements import Statement

KINDS: tuple[Kind, ...] = (Count(), FirstSince(), Day(), Meeting(), Place(), Order(), Length(), Office())
"""One object of each kind."""


def claims_of_article(statements: Iterable[Statement], around: Surroundings) -> Iterator[Claim]:
    """Yield all that the sentences of an article claim.

    Parameters
    ----------
    statements : iterable of Statement
        Those of the article, in order, remarks too.
    around : Surroundings
        What else is known of the article.
    """
    first_of: dict[str, Statement] = {}
    for statement in statements:
        first_of.setdefault(statement.passage, statement)
        for kind in KINDS:
            yield from kind.of_statement(statement, around)
    for statement in first_of.values():
        for kind in KINDS:
            yield from kind.of_sentence(statement, around)
