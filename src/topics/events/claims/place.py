"""Places: where two people met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from topics.english.places import COUNTRY_OF
from topics.events.claims.exclusion import MET
from topics.events.claims.kind import Claim, Kind, Surroundings, people_of
from topics.events.places import same_ground
from topics.events.statements import Statement


class Place(Kind):
    """In which place within a country two people met."""

    name = "place"
    shared_people = 2

    def of_statement(self, statement: Statement, around: Surroundings) -> Iterator[Claim]:
        """Yield the places within countries of a clause that says people met."""
        if not MET.search(statement.clause):
            return
        for place in sorted(statement.places & COUNTRY_OF.keys()):
            yield Claim(self, "meeting", place, 0, 0, statement)

    def differ(self, one: Claim, other: Claim) -> bool:
        """Return whether neither place lies in the other."""
        return not same_ground(one.value, other.value)

    def about(self, group: Sequence[Claim]) -> str:
        """Return who met."""
        return f"where {people_of(group)} met"
