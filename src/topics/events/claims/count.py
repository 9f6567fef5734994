"""Counts: how many were killed, hurt, or arrested."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence

from topics.english.happenings import BEFALLEN
from topics.events.claims.kind import Claim, Kind, Surroundings, days_apart
from topics.events.claims.quantities import NUMBER, QUALIFIER, bounds, number_in
from topics.events.places import compatible
from topics.events.statements import Statement
from topics.events.wording import content_words

_OUTCOME = f"(?P<outcome>{'|'.join(sorted(BEFALLEN))})"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?<!including )(?<!no ){QUALIFIER}\b{NUMBER}\s(?:(?!and\b|or\b)[\w-]+\s){{0,4}}?{_OUTCOME}\b",
        rf"\b{_OUTCOME}\s{QUALIFIER}\b{NUMBER}\s(?!of\b)[a-z]",
        rf"\b(?P<outcome>death) toll\b[^.;]{{0,60}}\b(?:to|at|of|is|was)\s{QUALIFIER}\b{NUMBER}\b",
    )
)
_VAGUE_WORDS = (*BEFALLEN, "people", "civilians")
"""Words of a count that tell no happening from another: what befell whom."""
_MOST_SIDES = 3
"""Different counts up to which they are taken to be counts of one thing."""
_NEWS = 2
"""Days between two articles up to which a count is not taken to be merely the newer one."""


class Count(Kind):
    """How many people something befell, on one day."""

    name = "count"
    shared_words = 0.5

    def of_statement(self, statement: Statement, around: Surroundings) -> Iterator[Claim]:
        """Yield the counts of a sentence, such as "at least 12 people were killed"."""
        quote = statement.sentence.quote
        low_quote = quote.lower()
        if not any(word in low_quote for word in BEFALLEN):
            return
        for pattern in _PATTERNS:
            for match in pattern.finditer(quote):
                outcome, how = BEFALLEN[match["outcome"].lower()], match["how"] or ""
                low, high = bounds(number_in(match["number"]), how)
                yield Claim(self, outcome, f"{how}{match['number']} {outcome}", low, high, statement)

    def needed(self, claim: Claim) -> Collection[Hashable]:
        """Return one thing for all: what befell whom is not said by names."""
        return ("",)

    def one_matter(self, one: Claim, other: Claim, published: Mapping[str, int]) -> bool:
        """Return whether both tell of one day and ground, in like words, soon after each other."""
        here, there = one.statement, other.statement
        if not super().one_matter(one, other, published):
            return False
        if here.days.length > 1 or there.days.length > 1 or days_apart(one, other, published) > _NEWS:
            return False
        return compatible(here.places, there.places) and not _telling(here).isdisjoint(_telling(there))

    def plausible(self, group: Sequence[Claim]) -> bool:
        """Return whether the different counts are few: many counts of one day are counts of many things."""
        return len({claim.low for claim in group}) <= _MOST_SIDES

    def about(self, group: Sequence[Claim]) -> str:
        """Return what was counted."""
        return f"how many were {group[0].topic}"


def _telling(statement: Statement) -> frozenset[str]:
    """Return the words that tell what happened: no names, and not what befell whom."""
    plain = content_words(" ".join((*statement.people, *statement.places, *_VAGUE_WORDS)))
    return statement.words - set(plain)
