"""Orders: what came first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from topics.events.claims.kind import Claim, Kind, Surroundings, people_of
from topics.events.statements import Statement

_ORDER = re.compile(r"\b(?P<verb>met|spoke|talked|arrived|left|landed)\b.{0,60}\s(?P<order>before|after)\s")


class Order(Kind):
    """Whether something was done before or after something else."""

    name = "order"
    shared_people = 2
    shared_words = 0.6

    def of_statement(self, statement: Statement, around: Surroundings) -> Iterator[Claim]:
        """Yield "before" or "after" after a verb of meeting or travel."""
        match = _ORDER.search(statement.sentence.quote)
        if not match:
            return
        order = match["order"].lower()
        place = 1 if order == "after" else 0
        yield Claim(self, match["verb"], order, place, place, statement)

    def about(self, group: Sequence[Claim]) -> str:
        """Return whose doings they were."""
        return f"what came first: {people_of(group)}"
