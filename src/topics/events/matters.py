"""Matters: what several sentences of a story say about one thing, and whether they can all be true.

Claims of one kind and topic are of one matter where the words around them are alike, no rare name sets them apart,
and the days that they name do not. A matter is a disagreement where two of its claims cannot both be true; it is
"revised" where the later articles tell the newer figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from topics.events.claims.story import Commonness, StoryClaim, times_apart

_COMPARED = 60
"""Claims of one topic that each is compared with, at most; bounds the work on a large corpus."""
_TELLING = 20
"""Numbers from which (inclusive) two equal ones are hardly equal by chance."""
_PLAINLY_NAMED = 2
"""Names around two claims of one day, inclusive, that tell by themselves that they are of one thing."""
_PLAINLY_ALIKE = 0.75
"""Likeness of the words around two claims from which (inclusive) they are plainly of one thing."""
_ALIKE = 0.5
"""The same, inclusive, for a number that grows in articles that are too far apart to be of the same news."""
_USUAL = 3
"""Articles from which (inclusive), and the part of all that speak of a topic, a value is the story's own."""
_IN_ORDER = 0.75
"""Share of pairs of different values that rise or fall with the day of publication, of a figure that is revised."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What several sentences say about one thing.

    Parameters
    ----------
    claims : tuple of StoryClaim
        All of them, in order.
    contrary : tuple of (StoryClaim, StoryClaim)
        The pairs that cannot both be true and are plainly about one thing.
    """

    claims: tuple[StoryClaim, ...]
    contrary: tuple[tuple[StoryClaim, StoryClaim], ...]


class Shelf:
    """The claims of one kind and topic, and which of them are about one thing.

    Parameters
    ----------
    claims : sequence of StoryClaim
        In the order of their articles.
    commonness : Commonness
        What is rare in the corpus.
    """

    def __init__(self, claims: Sequence[StoryClaim], commonness: Commonness) -> None:
        self._claims = claims
        self._commonness = commonness
        self._usual = _usual_values(claims) if claims[0].kind.joins_usual else frozenset()
        self._several = frozenset() if claims[0].kind.within_sentence else _telling_several(claims)

    def matters(self) -> Iterator[Matter]:
        """Yield what several of the claims say about one thing."""
        from scipy.cluster.hierarchy import DisjointSet  # not needed where articles are only read

        groups = DisjointSet(range(len(self._claims)))
        contrary: list[tuple[int, int]] = []
        for one, other in self._of_one_thing():
            here, there = self._claims[one], self._claims[other]
            if self._several and self._tells_two(groups.subset(one) | groups.subset(other)):
                continue
            groups.merge(one, other)
            if here.kind.differ(here, there):
                contrary.append((one, other))
        in_group: dict[int, list[tuple[StoryClaim, StoryClaim]]] = defaultdict(list)
        for one, other in contrary:
            in_group[groups[one]].append((self._claims[one], self._claims[other]))
        for group in groups.subsets():
            if len(group) > 1:
                pairs = tuple(in_group[groups[min(group)]])
                yield Matter(tuple(self._claims[at] for at in sorted(group)), pairs)

    def _of_one_thing(self) -> Sequence[tuple[int, int]]:
        """Return the pairs about one thing; where a sentence tells two numbers, the likeliest pairs first."""
        pairs = [pair for pair in _pairs(len(self._claims)) if self.one_thing(*(self._claims[at] for at in pair))]
        if not self._several:
            return pairs

        def unlikely(pair: tuple[int, int]) -> tuple[bool, float]:
            one, other = (self._claims[at] for at in pair)
            return one.kind.differ(one, other), -self._commonness.likeness(one, other)

        return sorted(pairs, key=unlikely)

    def _tells_two(self, group: Collection[int]) -> bool:
        """Return whether two numbers of one sentence would be of one thing: a sentence does not contradict itself."""
        of_passage: dict[str, StoryClaim] = {}
        for claim in (self._claims[at] for at in group):
            if claim.sentence.passage in self._several:
                other = of_passage.setdefault(claim.sentence.passage, claim)
                if claim.kind.differ(claim, other):
                    return True
        return False

    def one_thing(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether two claims of one topic are about one thing."""
        kind = one.kind
        if one.sentence.passage == other.sentence.passage:
            return kind.within_sentence
        if _are_apart(one, other):
            return False
        if kind.of_one_day and not _of_one_time(one, other):
            return False
        if not kind.near_enough(one, other) and not self._plainly_alike(one, other):
            return False
        if kind.may_grow and _days_apart(one, other) > kind.same_news and not self._alike(one, other):
            return False
        if kind.joins_equals and _value(one) == _value(other) and one.low >= _TELLING:
            return True
        if kind.names_count and self._commonness.set_apart(one, other):
            return False
        if _value(one) in self._usual or _value(other) in self._usual:
            return True
        if len(one.near & other.near) < kind.least_shared:
            return False
        return self._is_alike(one, other)

    def _is_alike(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether the words around two claims are alike enough for one thing; day and names may tell it too."""
        least = one.kind.likeness
        if least > one.kind.likeness_of_day and _name_one_day(one, other):
            n_shared = len(one.names & other.names)
            if n_shared:
                least = 0.0 if n_shared >= _PLAINLY_NAMED else one.kind.likeness_of_day
        return least <= 0 or self._commonness.likeness(one, other) >= least

    def _alike(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether the words around two claims are alike enough for articles of different times."""
        return self._commonness.likeness(one, other) >= _ALIKE

    def _plainly_alike(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether two values that lie far apart are of one thing all the same, by all the words around them."""
        if times_apart(one, other) > one.kind.most_apart_if_alike:
            return False
        return self._commonness.likeness(one, other) >= _PLAINLY_ALIKE


def find_matters(claims: Sequence[StoryClaim], naming: Mapping[str, int], n_articles: int) -> list[Matter]:
    """Return what several claims say about one thing, by kind and topic; those left out where all plainly agree.

    Parameters
    ----------
    claims : sequence of StoryClaim
        All claims of a corpus, article by article.
    naming : mapping of str to int
        In how many articles each name stands.
    n_articles : int
        Number of articles.
    """
    commonness = Commonness(claims, naming, n_articles)
    shelves: dict[Hashable, list[StoryClaim]] = defaultdict(list)
    for claim in claims:
        shelves[type(claim.kind).__name__, claim.topic].append(claim)
    matters: list[Matter] = []
    for shelf in shelves.values():
        if len(shelf) > 1 and shelf[0].kind.may_differ(shelf):
            matters += Shelf(shelf, commonness).matters()
    return matters


def _are_apart(one: StoryClaim, other: StoryClaim) -> bool:
    """Return whether two claims are of two owners, or of one article that tells each thing once."""
    if one.of and other.of and one.of != other.of:
        return True
    return one.sentence.article == other.sentence.article and not one.kind.within_article


def _telling_several(claims: Sequence[StoryClaim]) -> frozenset[str]:
    """Return the sentences that tell two numbers that cannot be of one thing."""
    first_of: dict[str, StoryClaim] = {}
    return frozenset(
        claim.sentence.passage
        for claim in claims
        if claim.kind.differ(claim, first_of.setdefault(claim.sentence.passage, claim))
    )


def _value(claim: StoryClaim) -> tuple[float, float]:
    return claim.low, claim.high


def _usual_values(claims: Sequence[StoryClaim]) -> frozenset[tuple[float, float]]:
    """Return the value that a third of the articles with such a claim give, and three at least, if there is one."""
    articles = {claim.sentence.article for claim in claims}
    giving: dict[tuple[float, float], set[str]] = defaultdict(set)
    for claim in claims:
        giving[_value(claim)].add(claim.sentence.article)
    least = max(_USUAL, len(articles) / _USUAL)
    return frozenset(value for value, where in giving.items() if len(where) >= least and value[0] >= _TELLING)


def _pairs(number: int) -> Iterator[tuple[int, int]]:
    for one in range(number):
        yield from ((one, other) for other in range(one + 1, min(number, one + 1 + _COMPARED)))


def _of_one_time(one: StoryClaim, other: StoryClaim) -> bool:
    """Return whether two claims name a day in common; where one names none, whether they are of about one time."""
    if one.days and other.days:
        return _name_one_day(one, other)
    here, there = _time(one), _time(other)
    return not here or not there or abs(here - there) <= one.kind.most_days


def _name_one_day(one: StoryClaim, other: StoryClaim) -> bool:
    """Return whether two claims name a day in common."""
    return any(a <= d and c <= b for a, b in one.days for c, d in other.days)


def _days_apart(one: StoryClaim, other: StoryClaim) -> int:
    """Return the days between the publication of two articles, 0 where one is not known."""
    return abs(one.published - other.published) if one.published and other.published else 0


def _time(claim: StoryClaim) -> int:
    """Return the ordinal of the day that a claim is of: the one that it names, else its article's, 0 where unknown."""
    return claim.days[0][0] if claim.days else claim.published
