"""Which statements are about one happening: joined by days, people, places and wording.

Statements of one precise day come first; wider spans (a month, "this weekend", "June 18-19") and plans
join a happening that they can mean, or stand on their own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from topics.timeline.gazetteer import gazetteer
from topics.timeline.statements import BACKGROUND, PLANNED, REPORTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from topics.settings import TimelineSettings
    from topics.timeline.statements import Days, Statement

_RANGES = frozenset({"span", "weekend"})


@dataclass(frozen=True, slots=True)
class Happening:
    """The statements about one happening, each with the reason why it was joined.

    ``days`` are those of its most precise reported statement.
    """

    days: Days
    status: str
    members: tuple[Statement, ...]
    reasons: tuple[str, ...]

    @property
    def people(self) -> frozenset[str]:
        """Everybody named in its statements."""
        return frozenset().union(*(item.people for item in self.members))

    @property
    def places(self) -> frozenset[str]:
        """Every place where its statements say it happened."""
        return frozenset().union(*(item.places for item in self.members))

    @property
    def words(self) -> frozenset[str]:
        """All content words of its statements."""
        return frozenset().union(*(item.words for item in self.members))


def join_statements(statements: Sequence[Statement], settings: TimelineSettings) -> list[Happening]:
    """Return the happenings, by day; every statement is in at least one.

    Parameters
    ----------
    statements : sequence of Statement
        From ``find_statements``; their order does not matter.
    settings : TimelineSettings
        Its ``same_words`` is used: the share of common words at which two sentences tell the same.
    """
    ordered = sorted(statements, key=lambda item: item.key)
    reported = [item for item in ordered if item.status == REPORTED]
    precise = [item for item in reported if item.days.length == 1]
    wide = [item for item in reported if item.days.length > 1]
    groups = _components(precise, settings)
    happenings = [_happening(group, REPORTED) for group in groups]
    happenings = _attach(happenings, _components(wide, settings), REPORTED, settings)
    planned = [item for item in ordered if item.status == PLANNED]
    happenings = _attach(happenings, [[item] for item in planned], PLANNED, settings)
    background = [item for item in ordered if item.status == BACKGROUND]
    happenings += [_happening(group, BACKGROUND) for group in _components(background, settings)]
    return sorted(happenings, key=lambda item: (item.days.first, item.days.last, item.members[0].key))


def _happening(group: Sequence[Statement], status: str) -> Happening:
    best = min(group, key=lambda item: (item.days.length, item.key))
    return Happening(best.days, status, tuple(group), ("",) * len(group))


def _components(statements: Sequence[Statement], settings: TimelineSettings) -> list[list[Statement]]:
    """Return the groups of statements that are linked, directly or through others, in order."""
    parent = list(range(len(statements)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for one, other in _candidates(statements):
        if root(one) != root(other) and _same_happening(statements[one], statements[other], settings):
            parent[max(root(one), root(other))] = min(root(one), root(other))
    groups: dict[int, list[Statement]] = defaultdict(list)
    for at, statement in enumerate(statements):
        groups[root(at)].append(statement)
    return list(groups.values())


def _candidates(statements: Sequence[Statement]) -> Iterable[tuple[int, int]]:
    """Yield the pairs with the same days that share a person or a word."""
    by_feature: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, item in enumerate(statements):
        features = (
            item.people
            | item.words
            | ({item.article} if item.kind == "title" or item.position < 4 else set())
        )
        for feature in features:
            by_feature[(item.days.first, item.days.last, feature)].append(at)
    seen: set[tuple[int, int]] = set()
    for members in by_feature.values():
        for place, one in enumerate(members):
            for other in members[place + 1 :]:
                if (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other


def _same_happening(one: Statement, other: Statement, settings: TimelineSettings) -> bool:
    """Return whether two statements of the same days tell one happening."""
    if one.article == other.article and "title" in {one.kind, other.kind}:
        return True
    if not _compatible(one.places, other.places):
        return False
    common = likeness(one.words, other.words)
    if common >= settings.same_words:
        return True
    acting = (one.principal in other.people) or (other.principal in one.people)
    return (
        acting
        and bool(one.people & other.people)
        and (one.days.length == 1 or common >= settings.same_words / 2)
    )


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the smaller set of words that the other also has, 0 to 1 (overlap coefficient)."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def _compatible(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two sets of places may be one place: some pair the same or one within the other."""
    known = gazetteer()
    return not one or not other or any(known.same_ground(a, b) for a in one for b in other)


def _attach(
    happenings: Sequence[Happening],
    groups: Sequence[list[Statement]],
    status: str,
    settings: TimelineSettings,
) -> list[Happening]:
    """Let each group join the happenings it can mean; the rest become happenings of their own."""
    joined = list(happenings)
    left: list[Statement] = []
    for group in groups:
        whole = _happening(group, status)
        fits = [
            at for at, item in enumerate(joined) if item.status == REPORTED and _means(whole, item, settings)
        ]
        if fits and whole.days.precision not in _RANGES:
            fits = [max(fits, key=lambda at: (_strength(whole, joined[at]), -at))]
        for at in fits:
            joined[at] = _extended(joined[at], group, f"{status}, its days hold this one")
        if not fits:
            left += group
    return joined + [_happening(group, status) for group in _overlapping(left, settings)]


def _means(wide: Happening, narrow: Happening, settings: TimelineSettings) -> bool:
    """Return whether a statement of wider days or a plan can mean this happening."""
    if not wide.days.overlaps(narrow.days) or not _compatible(wide.places, narrow.places):
        return False
    return _strength(wide, narrow) >= 2


def _strength(one: Happening, other: Happening) -> float:
    """Return how many people and places two happenings share, words counted by their share."""
    known = gazetteer()
    places = any(known.same_ground(a, b) for a in one.places for b in other.places)
    principals = {item.principal for item in one.members} & other.people - {""}
    if not principals:
        return 0.0
    return len(one.people & other.people) + places + likeness(one.words, other.words)


def _akin(one: Happening, other: Happening, settings: TimelineSettings) -> bool:
    """Return whether two plans share people and ground, or one of these and the wording, or the wording."""
    common = likeness(one.words, other.words)
    known = gazetteer()
    people = bool(one.people & other.people)
    ground = any(known.same_ground(a, b) for a in one.places for b in other.places)
    return (
        (people and ground)
        or ((people or ground) and common >= settings.same_words / 2)
        or (common >= settings.same_words)
    )


def _extended(happening: Happening, group: Sequence[Statement], reason: str) -> Happening:
    return Happening(
        happening.days,
        happening.status,
        (*happening.members, *group),
        (*happening.reasons, *(reason for _ in group)),
    )


def _overlapping(statements: Sequence[Statement], settings: TimelineSettings) -> list[list[Statement]]:
    """Group plans and wide statements whose days overlap and that share a place or the wording."""
    groups: list[list[Statement]] = []
    for item in sorted(statements, key=lambda item: (item.days.length, item.key)):
        own = _happening([item], item.status)
        for group in groups:
            whole = _happening(group, item.status)
            if not own.days.overlaps(whole.days) or not _compatible(own.places, whole.places):
                continue
            if _akin(own, whole, settings):
                group.append(item)
                break
        else:
            groups.append([item])
    return groups
