"""All kinds of claims, in the order in which each sentence is read for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from topics.events.claims.aboard import Aboard
from topics.events.claims.age import Age
from topics.events.claims.beginning import Beginning
from topics.events.claims.body import Body
from topics.events.claims.cause import Cause
from topics.events.claims.clock import Clock, ClockUndated
from topics.events.claims.conversion import Conversion
from topics.events.claims.cost import Cost
from topics.events.claims.count import Count, Whole
from topics.events.claims.day import Day
from topics.events.claims.denial import Deed, Undone
from topics.events.claims.dimension import Dimension
from topics.events.claims.effort import Effort
from topics.events.claims.exclusion import FirstSince, Meeting
from topics.events.claims.figure import Figure
from topics.events.claims.finding import Finding, Verdict
from topics.events.claims.kind import Claim, Kind, Surroundings
from topics.events.claims.length import Length
from topics.events.claims.level import Level
from topics.events.claims.measure import Direction, FromPlace, Plain
from topics.events.claims.number import Doers, Number
from topics.events.claims.office import Office
from topics.events.claims.order import Order
from topics.events.claims.origin import Origin
from topics.events.claims.period import Period
from topics.events.claims.place import Place
from topics.events.claims.plan import Plan
from topics.events.claims.precedence import Precedence
from topics.events.claims.saying import Saying
from topics.events.claims.scene import Scene
from topics.events.claims.service import Service
from topics.events.claims.slips import Slip
from topics.events.claims.spelling import Spelling
from topics.events.claims.story import Reading, StoryClaim, StoryKind
from topics.events.claims.unit import UnitOf
from topics.events.statements import Statement

KINDS: tuple[Kind, ...] = (FirstSince(), Day(), Meeting(), Place(), Order(), Length(), Office())
"""One object of each kind that is about a dated happening."""
STORY_KINDS: tuple[StoryKind, ...] = (
    Count(), Aboard(), Effort(), Number(), Doers(), Cost(), FromPlace(), Direction(), Plain(), UnitOf(), Conversion(),
    Age(), Clock(), Period(), Body(), Origin(), Spelling(), Plan(), Cause(), Finding(), Verdict(), Dimension(),
    Figure(), Beginning(), Scene(), ClockUndated(), Service(), Slip(), Precedence(), Level(), Whole(),
)  # fmt: skip
"""One object of each kind that is about the story's own things."""
_BESIDE_NUMBERS = tuple(kind for kind in STORY_KINDS if not kind.is_of_numbers)
DENIAL_KINDS: tuple[StoryKind, ...] = (Undone(), Deed())
"""One object of each kind that needs the verbs of a sentence: whether something happened at all."""

QUOTED_KINDS: tuple[StoryKind, ...] = (Saying(),)
"""One object of each kind that is found by the quotes of whole articles."""


def story_claims(reading: Reading, kinds: Sequence[StoryKind] = STORY_KINDS) -> Iterator[StoryClaim]:
    """Yield what a sentence claims about the story's own things."""
    for kind in kinds if reading.quantities or kinds is not STORY_KINDS else _BESIDE_NUMBERS:
        yield from kind.of_reading(reading)


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
