"""Meanings: happenings of the same days joined by the likeness of their sentences, whatever their words and people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage

from topics.events.happenings import Happening, are_of_other_things, refuses_otherwise, tell_other_acts
from topics.events.headlines import tells
from topics.events.likenesses import DECIMALS, Days, Encode, Floats, Likenesses
from topics.events.places import compatible
from topics.events.statements import NEAREST, Statement
from topics.records import Status
from topics.settings import TimelineSettings

_VOICES = 3
"""Sentences of a happening, at most, that speak for it where it is compared with others."""


def join_alike(happenings: Sequence[Happening], settings: TimelineSettings, encode: Encode) -> list[Happening]:
    """Join happenings of the same days whose sentences mean the same, whatever their words, people and status.

    Those of the same days are grouped by average linkage over the cosines between their sentences. Where there are more
    sentences than ``settings.compared``, the happenings that most articles tell come first; the rest stay as they are.
    """
    shared = _of_same_days(happenings)
    rows, likenesses = _rows(happenings, [at for members in shared for at in members], settings, encode)
    joined: list[Happening] = []
    inside: set[int] = set()
    for members in shared:
        compared = [at for at in members if at in rows]
        cosines = likenesses.between([rows[at] for at in compared])
        groups, beside = _groups(compared, happenings, cosines, settings.alike)
        wholes = [_joined({at: happenings[at] for at in group}, beside) for group in groups]
        sentences = [[row for at in group for row in rows[at]] for group in groups]
        joined += _with_details(wholes, likenesses.between(sentences), settings)
        inside.update(at for group in groups for at in group)
    return joined + [item for at, item in enumerate(happenings) if at not in inside]


def _of_same_days(happenings: Sequence[Happening]) -> list[list[int]]:
    """Return the numbers of the happenings that have their days in common with others, by days."""
    by_days: dict[tuple[date, date], list[int]] = defaultdict(list)
    for at, item in enumerate(happenings):
        by_days[item.days.bounds].append(at)
    return [members for members in by_days.values() if len(members) > 1]


def _with_details(wholes: Sequence[Happening], cosines: Floats, settings: TimelineSettings) -> list[Happening]:
    """Return happenings of the same days, those of one article that go with a larger one as its details."""
    larger = [at for at, item in enumerate(wholes) if len(item.articles) > 1]
    least = settings.detail + (_WHOLE_PERIOD if wholes and wholes[0].days.length > 1 else 0.0)
    found: list[Happening] = []
    for at, item in enumerate(wholes):
        near = [(float(cosines[at, other]), -other) for other in larger]
        best = max(near, default=(-1.0, 0))
        is_detail = len(item.articles) == 1 and best[0] >= least
        found.append(replace(item, part_of=wholes[-best[1]].members[0].passage) if is_detail else item)
    return found


def _rows(
    happenings: Sequence[Happening], wanted: Sequence[int], settings: TimelineSettings, encode: Encode
) -> tuple[dict[int, list[int]], Likenesses]:
    """Return the sentences that speak for each happening, by its number, as far as they are compared, and all these.

    Sentences of days of their own are among them as far as there is room: they tell what is usual in the corpus.
    """
    by_voices = sorted(wanted, key=lambda at: (-len(happenings[at].articles), at))
    days_of: dict[str, list[Days]] = {}
    chosen: dict[int, list[str]] = {}
    for at in by_voices:
        quotes = dict.fromkeys(item.sentence.quote for item in happenings[at].members)
        if max(len(days_of), len(chosen)) >= settings.compared:
            break
        chosen[at] = list(quotes)[:_VOICES]
        for quote in chosen[at]:
            days_of.setdefault(quote, []).append(happenings[at].days.bounds)
    for item in happenings:
        if len(days_of) < settings.compared:
            days_of.setdefault(item.members[0].sentence.quote, []).append(item.days.bounds)
    likenesses = Likenesses.of(days_of, encode)
    return {at: [likenesses.row_of[quote] for quote in quotes] for at, quotes in chosen.items()}, likenesses


def _groups(
    members: Sequence[int], happenings: Sequence[Happening], cosines: Floats, least: float
) -> tuple[list[list[int]], frozenset[int]]:
    """Return happenings in groups whose sentences are alike on average, in order; most groups hold one.

    What no sentence of its own tells goes with what is most like it, without regard to acts and places; the second are
    the happenings that do so although they are less alike than others are to be, or were elsewhere.
    """
    if len(members) <= 1:
        return [[at] for at in members], frozenset()
    groups = _linked(cosines - _strangeness([happenings[at] for at in members], cosines >= least), least)
    told = {n for n, group in enumerate(groups) if any(tells(happenings[members[at]].members) for at in group)}
    whole: dict[int, list[int]] = {n: list(groups[n]) for n in told}
    beside: set[int] = set()
    is_wide = happenings[members[0]].days.length > _A_MONTH
    enough = least + (_WHOLE_PERIOD if is_wide else 0.0) - _UNTOLD
    for n, group in enumerate(groups):
        if n in told:
            continue
        nearest = max(told, key=lambda one: (float(cosines[np.ix_(group, groups[one])].mean()), -one), default=-1)
        likeness = float(cosines[np.ix_(group, groups[nearest])].mean()) if nearest >= 0 else -1.0
        is_near = likeness >= enough
        whole.setdefault(nearest if is_near else n, []).extend(group)
        ground = _places_of(happenings[members[at]] for at in groups[nearest]) if nearest >= 0 else frozenset()
        is_same = likeness >= enough + _UNTOLD
        beside.update(
            members[at]
            for at in group
            if is_near and not (is_same and compatible(happenings[members[at]].places, ground))
        )
    return [[members[at] for at in sorted(whole[n])] for n in sorted(whole)], frozenset(beside)


def _places_of(happenings: Iterable[Happening]) -> frozenset[str]:
    return frozenset[str]().union(*(item.places for item in happenings))


def _linked(cosines: Floats, least: float) -> list[list[int]]:
    """Return the rows in groups by average linkage, in order."""
    distances = np.round(np.maximum(1 - cosines, 0), DECIMALS)
    labels = fcluster(linkage(distances[np.triu_indices(len(distances), 1)], "average"), 1 - least, "distance")
    together: dict[int, list[int]] = defaultdict(list)
    for at, label in enumerate(labels):
        together[int(label)].append(at)
    return list(together.values())


_A_MONTH = 31
"""Days, inclusive, up to which a period is no year or season: in a longer one much happens that is told alike."""
_UNTOLD = 0.1
"""How much less alike what no sentence of its own tells is to be to what it goes with, as a cosine."""
_OTHER_ACT = 0.1
"""How much more alike the sentences of two happenings are to be which plainly tell different acts, as a cosine."""
_OTHER_ACTOR = 0.1
"""The same where in each somebody acts whom the other does not name."""
_OTHER_PLACE = 0.1
"""The same where they are on different ground."""
_OTHER_THING = 1.0
"""The same where they are told of things whose names tell them apart: no likeness joins these."""
_WHOLE_PERIOD = 0.2
"""The same where their days are a week, a month or a year: then nothing says that they were on one day."""
_ALIKE_WORDS = 3
"""Words in common that belong to no name, from which two verbs are not plainly different acts."""


_REFUSED = 1.0
"""The same where one tells that what the other tells was refused: then no likeness is enough."""


def _strangeness(happenings: Sequence[Happening], near: NDArray[np.bool_]) -> Floats:
    """Return what is taken from the likeness of each pair that is ``near``, for how it differs otherwise.

    Those of the same acts, words and places are looked at once, so that a sentence told over and over costs little.
    """
    numbers: dict[object, int] = {}
    kinds = np.array([numbers.setdefault(_kind(item), len(numbers)) for item in happenings])
    first = {int(kind): item for kind, item in reversed([*zip(kinds, happenings, strict=True)])}
    ones, others = np.nonzero(np.tril(near, -1))
    meet = np.zeros((len(numbers), len(numbers)), dtype=bool)
    meet[kinds[ones], kinds[others]] = True
    differences = np.zeros(meet.shape)
    for one, other in np.argwhere(np.tril(meet | meet.T)).tolist():
        differences[one, other] = differences[other, one] = _difference(first[one], first[other])
    whole_period = _WHOLE_PERIOD if happenings[0].days.length > 1 else 0.0
    return np.asarray(whole_period + np.where(near, differences[np.ix_(kinds, kinds)], 0.0))


def _kind(happening: Happening) -> object:
    """Return all of a happening that ``_difference`` looks at."""
    return happening.acts, happening.words, happening.people, happening.places, happening.acting, happening.things


def _difference(one: Happening, other: Happening) -> float:
    """Return how much more alike the sentences of two happenings are to be, for what tells them apart."""
    if are_of_other_things(one, other):
        return _OTHER_THING
    if refuses_otherwise(one, other):
        return _REFUSED
    act = _OTHER_ACT if tell_other_acts(one, other, _ALIKE_WORDS) else 0.0
    actor = _OTHER_ACTOR if _tell_other_actors(one, other) else 0.0
    return act + actor + (0.0 if compatible(one.places, other.places) else _OTHER_PLACE)


def _tell_other_actors(one: Happening, other: Happening) -> bool:
    """Return whether in both somebody acts, and nobody who is named in the other."""
    here, there = one.acting, other.acting
    return bool(here and there) and here.isdisjoint(other.people) and there.isdisjoint(one.people)


def _joined(parts: Mapping[int, Happening], beside: Collection[int]) -> Happening:
    """Return one happening of several, by number, reported if one of them is; those ``beside`` it count for nothing."""
    ranked = sorted(parts, key=lambda at: (at in beside, _RANKS[parts[at].status], parts[at].members[0].key))
    first, others = parts[ranked[0]], ranked[1:]
    known = {item.passage for item in first.members}
    added: list[Statement] = []
    for at in others:
        other, reason = parts[at], NEAREST if at in beside else "means the same"
        new = [item.because(reason) for item in other.members if item.passage not in known]
        known.update(item.passage for item in new)
        added += new
    return first.with_members(added, "")


_RANKS = {Status.REPORTED: 0, Status.PLANNED: 1, Status.BACKGROUND: 2, Status.REMARK: 3}
"""Statuses, the one first that a happening of several has."""
