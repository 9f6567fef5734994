"""Offices: who holds an office of a country that one person at a time holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace

from topics.english.names import NOT_IN_OFFICE, OFFICES
from topics.english.places import LANDS
from topics.events.claims.kind import Claim, Kind, Surroundings, days_apart
from topics.events.people.actors import Mention
from topics.events.statements import Statement
from topics.records import Status

_TERM = 30
"""Days between two articles up to which an office is taken to be held by one person."""
_SMALL_SHARE = 10
"""A name that only one in so many, or fewer, give to an office is that of somebody who held it long ago."""


class Office(Kind):
    """Who holds an office of a country."""

    name = "office"
    rank = 2

    def of_sentence(self, statement: Statement, around: Surroundings) -> Iterator[Claim]:
        """Yield who holds an office, where a person's name stands with it and a country."""
        if statement.status not in {Status.REPORTED, Status.PLANNED}:
            return
        for mention in around.mentions[statement.passage]:
            topic = _office(mention)
            if topic:
                holder = replace(statement, people=frozenset({mention.actor}))
                yield Claim(self, topic, mention.actor, 0, 0, holder)

    def needed(self, claim: Claim) -> Collection[Hashable]:
        """Return one thing for all: the office is the topic."""
        return ("",)

    def reach(self, claim: Claim, published: Mapping[str, int]) -> tuple[int, int]:
        """Return the days from publication in which the office is taken to stay with its holder."""
        day = published.get(claim.statement.article, 0)
        return day, day + _TERM

    def one_matter(self, one: Claim, other: Claim, published: Mapping[str, int]) -> bool:
        """Return whether both were said at about the same time; one article can contradict itself."""
        return days_apart(one, other, published) <= _TERM

    def differ(self, one: Claim, other: Claim) -> bool:
        """Return whether the two names have no word in common."""
        return set(one.value.split()).isdisjoint(other.value.split())

    def plausible(self, group: Sequence[Claim]) -> bool:
        """Return whether no name is given by few only, against many others."""
        naming = Counter(claim.value for claim in group)
        return min(naming.values()) * _SMALL_SHARE > len(group)

    def about(self, group: Sequence[Claim]) -> str:
        """Return the office."""
        return f"who was {group[0].topic}"


def _office(mention: Mention) -> str:
    """Return the office of one country that a named person holds now ("foreign minister of China"), or ""."""
    if mention.kind != "person" or mention.basis != "name":
        return ""
    role = mention.role.split()
    lands = {LANDS[word] for word in role if word in LANDS}
    words = [word.lower() for word in role if word not in LANDS]
    if len(lands) != 1 or OFFICES.isdisjoint(words) or not NOT_IN_OFFICE.isdisjoint(words):
        return ""
    return f"{' '.join(words)} of {next(iter(lands))}"
