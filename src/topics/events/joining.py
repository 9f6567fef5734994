"""Which statements are about one happening: joined by days, people, places and wording.

Statements of one precise day come first; wider spans (a month, "this weekend") and plans join a happening
that they can mean, or stand on their own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import product
from typing import Any, TypeVar

from scipy.cluster.hierarchy import DisjointSet

from topics.events.places import same_ground
from topics.events.sentences import BACKGROUND, PLANNED, REPORTED, Days, Statement
from topics.settings import TimelineSettings

_RANGES = frozenset({"span", "weekend"})
_Item = TypeVar("_Item")


@dataclass(frozen=True)
class Happening:
    """The statements about one happening; the basis of each also says why it was joined to the others.

    ``days`` are those of its most precise statement, which comes first; ``people``, ``places`` and ``words`` those
    of all; ``name`` is what a reader calls it, or "".
    """

    days: Days
    status: str
    members: tuple[Statement, ...]
    people: frozenset[str]
    places: frozenset[str]
    words: frozenset[str]
    name: str = ""

    def with_members(self, statements: Iterable[Statement], reason: str) -> Happening:
        """Return the happening with further statements; of each passage only the first is kept."""
        known = {item.passage for item in self.members}
        added = [item.because(reason) for item in statements if item.passage not in known]
        return replace(self, members=(*self.members, *added), **_shared(self, *added))


def join_statements(statements: Sequence[Statement], settings: TimelineSettings) -> list[Happening]:
    """Return the happenings, by day; every statement is in at least one.

    Parameters
    ----------
    statements : sequence of Statement
        From ``ArticleReader``; their order does not matter.
    settings : TimelineSettings
        Its ``same_words`` is used (the share of common words at which two sentences tell the same), and
        ``crowded`` (how many articles of a day may name a person before the name alone joins nothing).
    """
    ordered = sorted(statements, key=lambda item: item.key)
    precise = [item for item in ordered if item.status == REPORTED and item.days.length == 1]
    wide = [item for item in ordered if item.status == REPORTED and item.days.length > 1]
    planned = [_happening([item]) for item in ordered if item.status == PLANNED]
    background = [item for item in ordered if item.status == BACKGROUND]
    happenings = _attach(_components(precise, settings), _components(wide, settings), settings)
    happenings = _attach(happenings, planned, settings) + _components(background, settings)
    return sorted(happenings, key=lambda item: (item.days.first, item.days.last, item.members[0].key))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the smaller set of words that the other also has, 0 to 1 (overlap coefficient)."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def _happening(group: Sequence[Statement]) -> Happening:
    best = min(group, key=lambda item: (item.days.length, item.key))
    return Happening(best.days, best.status, tuple(group), **_shared(*group))


def _shared(*told: Statement | Happening) -> dict[str, Any]:
    """Return the people, places and words of all of them."""
    return {
        name: frozenset[str]().union(*(getattr(item, name) for item in told)) for name in ("people", "places", "words")
    }


def linked_groups(
    items: Sequence[_Item], pairs: Iterable[tuple[int, int]], linked: Callable[[_Item, _Item], bool]
) -> list[list[_Item]]:
    """Return the items in groups that are linked, directly or through others, in order.

    Only the ``pairs``, by place, are compared, and of these none that others already link.
    """
    groups = DisjointSet(range(len(items)))
    for one, other in pairs:
        if not groups.connected(one, other) and linked(items[one], items[other]):
            groups.merge(one, other)
    return [[items[at] for at in sorted(group)] for group in groups.subsets()]


def _components(statements: Sequence[Statement], settings: TimelineSettings) -> list[Happening]:
    """Return the happenings that statements of the same days tell, directly or through others, in order."""
    same = partial(_same_happening, crowd=_crowd(statements, settings), settings=settings)
    return [_happening(group) for group in linked_groups(statements, _candidates(statements), same)]


def _crowd(statements: Sequence[Statement], settings: TimelineSettings) -> frozenset[tuple[date, str]]:
    """Return the people whom so many articles name for a day that the name alone tells nothing."""
    named = {(item.days.first, name, item.article) for item in statements for name in item.people}
    counts = Counter((day, name) for day, name, _ in named)
    return frozenset(key for key, count in counts.items() if count > settings.crowded)


def _candidates(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Yield the pairs with the same days that share a person or a word, or stand in one article."""
    by_days: dict[tuple[date, date], list[int]] = defaultdict(list)
    for at, item in enumerate(statements):
        by_days[item.days.first, item.days.last].append(at)
    for same_days in by_days.values():
        by_feature: dict[object, list[int]] = defaultdict(list)
        for at in same_days:
            item = statements[at]
            for feature in (*item.people, *item.words, ("article", item.article)):
                by_feature[feature].append(at)
        yield from {
            (one, other)
            for members in by_feature.values()
            for place, one in enumerate(members)
            for other in members[place + 1 : place + 1 + _NEIGHBOURS]
        }


_NEIGHBOURS = 50
"""Statements after one with the same days and word that are compared with it; bounds the work on a day that
thousands of articles speak of."""


def _same_happening(
    one: Statement, other: Statement, crowd: frozenset[tuple[date, str]], settings: TimelineSettings
) -> bool:
    """Return whether two statements of the same days tell one happening."""
    if _goes_with(one, other) or _goes_with(other, one):
        return True
    if not compatible(one.places, other.places):
        return False
    common = likeness(one.words, other.words)
    if common >= settings.same_words and len(one.words & other.words) > 2:
        return True
    acting = {one.principal, other.principal} & one.people & other.people
    telling = one.days.length == 1 and any((one.days.first, name) not in crowd for name in acting)
    return telling or (bool(acting) and common >= settings.same_words / 2)


def _goes_with(one: Statement, other: Statement) -> bool:
    """Return whether one goes on from the other, or is the title of the article that the other opens."""
    if one.follows:
        return one.follows == other.passage
    return one.kind == "title" and one.article == other.article and other.position <= 2


def compatible(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two sets of places may be one place: one is empty, or a pair lies on the same ground."""
    return not one or not other or _on_same_ground(one, other)


def _on_same_ground(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(same_ground(a, b) for a in one for b in other)


def _attach(happenings: Sequence[Happening], wider: Iterable[Happening], settings: TimelineSettings) -> list[Happening]:
    """Let what has wider days join the reported happenings it can mean; the rest become happenings of their own."""
    joined = list(happenings)
    by_person: dict[tuple[int, str], set[int]] = defaultdict(set)
    for at, item in enumerate(joined):
        for name in item.people:
            by_person[_month(item.days.first), name].add(at)
    left: list[Statement] = []
    for whole in wider:
        acting = {item.principal for item in whole.members}
        months = range(_month(whole.days.first), _month(whole.days.last) + 1)
        near = sorted({at for key in product(months, acting) for at in by_person.get(key, ())})
        strength = {at: _strength(whole, joined[at]) for at in near if whole.days.holds(joined[at].days.first)}
        fits = [at for at, value in strength.items() if value >= _ENOUGH]
        if fits and whole.days.precision not in _RANGES:
            fits = [max(fits, key=strength.__getitem__)]
        for at in fits:
            joined[at] = joined[at].with_members(whole.members, f"{whole.status}, its days hold this one")
            for name in whole.people:
                by_person[_month(joined[at].days.first), name].add(at)
        if not fits:
            left += whole.members
    return joined + _overlapping(left, settings)


_ENOUGH = 2.0
"""People and places shared (words counted by their share) from which a wider statement or a plan is taken to
mean a happening."""


def _strength(one: Happening, other: Happening) -> float:
    """Return how many people and places two happenings share, words by their share; 0 if they lie apart."""
    if not compatible(one.places, other.places):
        return 0.0
    shared = len(one.people & other.people) + _on_same_ground(one.places, other.places)
    return shared + likeness(one.words, other.words)


def _overlapping(statements: Sequence[Statement], settings: TimelineSettings) -> list[Happening]:
    """Join plans and wide statements whose days overlap and that share people, ground or the wording."""
    groups: list[Happening] = []
    by_feature: dict[tuple[int, str], set[int]] = defaultdict(set)
    for item in sorted(statements, key=lambda item: (item.days.length, item.key)):
        own = _happening([item])
        features = own.people | own.words
        months = {_month(own.days.first), _month(own.days.last)}
        near = sorted({at for key in product(months, features) for at in by_feature[key]})
        at = next((at for at in near if _akin(own, groups[at], settings)), len(groups))
        if at < len(groups):
            groups[at] = groups[at].with_members([item], "")
        else:
            groups.append(own)
        days = groups[at].days
        for key in product({_month(days.first), _month(days.last)}, features):
            by_feature[key].add(at)
    return groups


def _month(day: date) -> int:
    """Return the number of a month on one count: only what lies in the same months is compared."""
    return day.year * 12 + day.month


def _akin(one: Happening, other: Happening, settings: TimelineSettings) -> bool:
    """Return whether two plans share people and ground, or one of these and some wording, or the wording."""
    if not one.days.overlaps(other.days) or not compatible(one.places, other.places):
        return False
    shared = bool(one.people & other.people) + _on_same_ground(one.places, other.places)
    return likeness(one.words, other.words) >= (1 - shared / 2) * settings.same_words
