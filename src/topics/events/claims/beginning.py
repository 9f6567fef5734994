"""Beginnings: in which year somebody was born, or something was founded or built."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from topics.english.accounts import FIRST_YEARS
from topics.english.data import alternatives
from topics.events.claims.story import NamedKind, Reading, StoryClaim
from topics.events.claims.things import thing_before

_YEAR = re.compile(
    rf"\b(?P<word>{alternatives(FIRST_YEARS)})\s(?:(?:in|at|near)\s[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?,?\s)?"
    r"(?:in|on\s(?:\d{1,2}\s)?[A-Z][a-z]+(?:\s\d{1,2},)?)\s(?:early\s|late\s)?(?P<year>1[5-9]\d\d|20\d\d)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"^(?:\s[a-z]+)?,?\s?(?:(?:who|which)\s)?(?:was\s|were\s|is\s)?$")
"""What stands between a name and the word for its beginning."""


class Beginning(NamedKind):
    """In which year something or somebody began."""

    name = "day"

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the years in which somebody was born, or something founded or built."""
        if not any(word in reading.low for word in FIRST_YEARS):
            return
        for match in _YEAR.finditer(reading.text):
            whose = _whose(reading, match.start())
            if whose:
                year = float(match["year"])
                yield self.claim(
                    reading, (FIRST_YEARS[match["word"].lower()], *whose), match["year"], match.span(), (year, year)
                )

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return whose beginning it is."""
        how, *whose = group[0].topic
        return f"in which year {' '.join(whose)} was {how}"


def _whose(reading: Reading, at: int) -> tuple[str, ...]:
    """Return the name that a participle is about, or the thing with the names within its subject."""
    before = [item for item in reading.mentions if item.stop <= at]
    is_named = bool(before) and before[-1].basis == "name" and before[-1].kind != "place"
    if is_named and _LINK.match(reading.text[before[-1].stop : at]):
        return (before[-1].actor,)
    places = {item.actor for item in before if item.kind == "place"}
    subject = re.sub(r"\b(?:was|were|is)\s$", "", reading.text[:at]).rstrip(" ,")
    thing = thing_before(subject)
    return (min(places), thing) if len(places) == 1 and thing else ()
