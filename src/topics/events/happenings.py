"""Happenings: the statements about one thing that happened, and whether two of them plainly tell different acts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from topics.dates.spans import Span
from topics.english.happenings import CHANGE_VERBS, REFUSAL_VERBS, SPEECH_VERBS
from topics.events.sources import copied_from
from topics.events.statements import Statement
from topics.events.things import Thing
from topics.events.wording import content_words, usual_form
from topics.records import Status


@dataclass(frozen=True)
class Happening:
    """The statements about one happening; the basis of each also says why it was joined to the others.

    ``days`` are those of its most precise statement, which comes first; ``people``, ``places`` and ``words`` those
    of all, ``acts`` what was done by any, ``things`` of what that is told; ``name`` is what a reader calls it, or "".
    ``part_of`` is the passage that a larger happening of the same days begins with, of which this one is a detail,
    or "".
    """

    days: Span
    status: Status
    members: tuple[Statement, ...]
    people: frozenset[str]
    places: frozenset[str]
    words: frozenset[str]
    acts: frozenset[str] = frozenset()
    things: frozenset[Thing] = frozenset()
    name: str = ""
    part_of: str = ""

    @property
    def articles(self) -> frozenset[str]:
        """The articles that tell it."""
        return frozenset(item.article for item in self.members)

    @property
    def tellers(self) -> tuple[Statement, ...]:
        """Its statements that tell it, not those that only stand beside it; all where none does."""
        return tuple(item for item in self.members if item.counts) or self.members

    @property
    def telling(self) -> frozenset[str]:
        """Those of its articles that count as its sources."""
        return frozenset(item.article for item in self.tellers)

    @property
    def reporting(self) -> frozenset[str]:
        """Those of its sources that tell it as its status has it: of what is reported, none that only announce it."""
        if self.status == Status.PLANNED:
            return self.telling
        return frozenset(item.article for item in self.tellers if item.status != Status.PLANNED) or self.telling

    @cached_property
    def acting(self) -> frozenset[str]:
        """Who acts in any of its statements."""
        return frozenset(item.principal for item in self.members if item.principal)

    @property
    def copied_from(self) -> dict[str, str]:
        """For each article that tells it in a sentence of others, word for word, the first of these."""
        return copied_from((item.article, item.sentence.quote) for item in self.members)

    @classmethod
    def of(cls, members: Sequence[Statement]) -> Happening:
        """Return the happening that some statements tell."""
        best = min(members, key=lambda item: (item.days.length, item.days.is_likely, item.key))
        return cls(
            best.days,
            best.status,
            tuple(members),
            people=frozenset().union(*(item.people for item in members)),
            places=frozenset().union(*(item.places for item in members)),
            words=frozenset().union(*(item.words for item in members)),
            acts=frozenset().union(*(item.acts for item in members)),
            things=frozenset(item.thing for item in members if item.thing),
        )

    def with_members(self, statements: Iterable[Statement], reason: str) -> Happening:
        """Return the happening with further statements; of each passage only the first is kept."""
        known = {item.passage for item in self.members}
        added = [item.because(reason) for item in statements if item.passage not in known]
        return replace(
            self,
            members=(*self.members, *added),
            people=self.people.union(*(item.people for item in added)),
            places=self.places.union(*(item.places for item in added)),
            words=self.words.union(*(item.words for item in added)),
            acts=self.acts.union(*(item.acts for item in added)),
            things=self.things.union(item.thing for item in added if item.thing),
        )


def tell_other_acts(one: Statement | Happening, other: Statement | Happening, least: int = 1) -> bool:
    """Return whether two plainly tell different acts.

    Then neither has the verb of the other, nor do both have ``least`` words that belong to no name. That both say
    something is no common act; where a verb is not plain, it can be the same.
    """
    if not one.acts or not other.acts:
        return False
    if refuses_otherwise(one, other):
        return True
    shared = (one.acts & (other.words | other.acts) | other.acts & one.words) - OF_SPEECH
    if shared - OF_CHANGE:
        return False
    common = (one.words & other.words) - OF_SPEECH - OF_CHANGE
    if len(common) < least:
        return True
    names = {word for name in one.people | other.people for word in content_words(name)}
    return len(common - names) < least


def refuses_otherwise(one: Statement | Happening, other: Statement | Happening) -> bool:
    """Return whether one tells that somebody refused or failed to do something, and the other does not."""
    return _OF_REFUSAL.isdisjoint(one.acts) != _OF_REFUSAL.isdisjoint(other.acts)


_OF_REFUSAL = frozenset(map(usual_form, REFUSAL_VERBS))


def are_of_other_things(one: Happening, other: Happening) -> bool:
    """Return whether two are told of things of one kind whose names tell them apart."""
    pairs = [(here, there) for here, there in product(one.things, other.things) if here.kind == there.kind]
    return bool(pairs) and all(here.is_another_than(there) for here, there in pairs)


OF_CHANGE = frozenset(map(usual_form, CHANGE_VERBS))
"""Usual forms of verbs of what prices and numbers do."""
OF_SPEECH = frozenset(map(usual_form, SPEECH_VERBS))
"""Usual forms of verbs of speech."""
