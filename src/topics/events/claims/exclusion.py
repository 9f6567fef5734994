"""Exclusions: whether two met, and since when there had been nothing like it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from topics.english.happenings import MEETING_VERBS
from topics.events.claims.kind import Claim, Kind, Surroundings, people_of
from topics.events.claims.quantities import NUMBER, number_in
from topics.events.statements import Statement

MET = re.compile(rf"\b(?P<verb>{'|'.join(sorted(MEETING_VERBS))})\b")
"""A verb of people who come together."""
_NEGATED = re.compile(r"(?:\bnot|n['’]t|\bnever|\brefused to|\bdeclined to|\bfailed to)\s(?:\w+ly\s)?$")
_FIRST = re.compile(
    rf"\bfirst\b[^.;]{{0,70}}?\b(?:since\s(?:\w+\s)?(?P<year>(?:19|20)\d\d)|in\s(?:\w+\s)?{NUMBER}\syears)\b",
    re.IGNORECASE,
)
_YEARS_OFF = 1
"""Years that a claim such as "the first in five years" may be off."""


class Meeting(Kind):
    """Whether two people met on some days: one says so, another denies it."""

    name = "exclusion"
    shared_people = 2

    def of_statement(self, statement: Statement, around: Surroundings) -> Iterator[Claim]:
        """Yield whether a clause says that people met, or that they did not."""
        match = MET.search(statement.clause)
        if not match:
            return
        before = statement.clause[: match.start()]
        if _NEGATED.search(before):
            yield Claim(self, "meeting", "did not", 1, 1, statement)
        elif not before.endswith("to "):  # whether somebody who was to meet did is not said
            yield Claim(self, "meeting", "did", 0, 0, statement)

    def about(self, group: Sequence[Claim]) -> str:
        """Return who met or did not."""
        return f"whether {people_of(group)} met"


class FirstSince(Kind):
    """Since when there had been nothing like it."""

    name = "exclusion"
    shared_people = 1
    shared_words = 0.5

    def of_statement(self, statement: Statement, around: Surroundings) -> Iterator[Claim]:
        """Yield the year of "the first since 2018" or "the first in five years"."""
        match = _FIRST.search(statement.sentence.quote)
        if not match:
            return
        if match["year"]:
            year = float(match["year"])
        elif around.year:
            year = around.year - number_in(match["number"])
        else:
            return
        yield Claim(self, "first", match.group(), year - _YEARS_OFF, year + _YEARS_OFF, statement)

    def about(self, group: Sequence[Claim]) -> str:
        """Return whose it was."""
        return f"since when there had been nothing like it: {people_of(group)}"
