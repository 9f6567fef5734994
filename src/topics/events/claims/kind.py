"""What a claim is, and what each kind of claim has to say about itself.

A new kind of claim is a file beside this one with a subclass of ``Kind``, and its line in ``registry``. A kind
reads its claims from sentences, and is meant to miss rather than to guess; it says what two claims share to be
about one matter, when they cannot both be true, and how a disagreement is worded for a reader.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from topics.events.claims.sameness import OneOfItsClass
from topics.events.people.actors import Mentions
from topics.events.sentences import Sentence
from topics.events.statements import Statement
from topics.events.wording import likeness
from topics.records import ClaimKind


@dataclass(frozen=True, slots=True)
class Claim:
    """What one statement says about one matter.

    Parameters
    ----------
    kind : Kind
        Which kind of claim it is.
    topic : str
        What the value is a value of: "talks", "killed", "foreign minister of China".
    value : str
        What is said, for a reader.
    low, high : float
        The numbers that the words allow (minutes, people, ordinals of days, years); 0 where none.
    statement : Statement
        Where it is said, of whom and of which days.
    """

    kind: Kind
    topic: str
    value: str
    low: float
    high: float
    statement: Statement

    @property
    def sentence(self) -> Sentence:
        """Where it is said."""
        return self.statement.sentence

    @property
    def at(self) -> int:
        """Where its value or its day stands in the sentence, in characters; -1 where neither does."""
        place = self.sentence.quote.find(self.value)
        return place if place >= 0 else self.statement.expression.at


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of an article beside its statements.

    Parameters
    ----------
    year : int
        When it was published; 0 where unknown.
    durations : mapping of str to list of [str, str]
        Words and TIMEX3 value of every duration, by passage.
    mentions : Mentions
        Who is named where, with which role, by passage.
    """

    year: int
    durations: Mapping[str, Sequence[Sequence[str]]]
    mentions: Mentions


class Kind(OneOfItsClass, ABC):
    """One kind of claim; a subclass changes what is different about it."""

    name: ClassVar[ClaimKind]
    """Its name in the table "claims"."""
    rank: ClassVar[int] = 0
    """Disagreements of a higher rank are shown after the others."""
    shared_people: ClassVar[int] = 0
    """People that two claims about one matter share at least."""
    shared_words: ClassVar[float] = 0.0
    """Share of common words of two claims about one matter at least."""

    def of_statement(self, statement: Statement, around: Surroundings) -> Iterator[Claim]:
        """Yield what a statement claims; a sentence with two dates makes two statements."""
        yield from ()

    def of_sentence(self, statement: Statement, around: Surroundings) -> Iterator[Claim]:
        """Yield what a sentence claims as a whole, given its first statement."""
        yield from ()

    def needed(self, claim: Claim) -> Collection[Hashable]:
        """Return what claims about the same matter share one of."""
        return claim.statement.people

    def reach(self, claim: Claim, published: Mapping[str, int]) -> tuple[int, int]:
        """Return first and last ordinal of the days that overlap those of a claim about the same matter."""
        first, last = claim.statement.days.bounds
        return first.toordinal(), last.toordinal()

    def one_matter(self, one: Claim, other: Claim, published: Mapping[str, int]) -> bool:
        """Return whether two claims of this kind and topic are about one matter; ``published`` gives ordinals."""
        here, there = one.statement, other.statement
        if here.article == there.article or not here.days.overlaps(there.days):
            return False
        if len(here.people & there.people) < self.shared_people:
            return False
        return likeness(here.words, there.words) >= self.shared_words

    def differ(self, one: Claim, other: Claim) -> bool:
        """Return whether two claims about one matter cannot both be true."""
        return one.high < other.low or other.high < one.low

    def plausible(self, group: Sequence[Claim]) -> bool:
        """Return whether a group of claims that contradict one another is likely to be about one matter."""
        return True

    @abstractmethod
    def about(self, group: Sequence[Claim]) -> str:
        """Return what a disagreement is about, for a reader."""


def people_of(group: Sequence[Claim]) -> str:
    """Return the people of some claims, for a reader."""
    return " and ".join(sorted({name for claim in group for name in claim.statement.people}))


def days_apart(one: Claim, other: Claim, published: Mapping[str, int]) -> int:
    """Return how many days lie between the publication of two claims' articles; an unknown day counts as day 0."""
    return abs(published.get(one.statement.article, 0) - published.get(other.statement.article, 0))
