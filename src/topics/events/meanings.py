"""Meanings: happenings of the same days joined by the likeness of their sentences, whatever their words and people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.cluster.hierarchy import fcluster, linkage

from topics.events.happenings import Happening, tell_other_acts
from topics.events.headlines import tells
from topics.events.places import compatible
from topics.events.statements import Statement
from topics.records import Status
from topics.settings import TimelineSettings

Floats = NDArray[np.float64]
Encode = Callable[[list[str]], ArrayLike]
"""Turns texts into vectors of unit length."""
_VOICES = 3
"""Sentences of a happening, at most, that speak for it where it is compared with others."""


def join_alike(happenings: Sequence[Happening], settings: TimelineSettings, encode: Encode) -> list[Happening]:
    """Join happenings of the same days whose sentences mean the same, whatever their words, people and status.

    Those of the same days are grouped by average linkage over the cosines between their sentences. Where there are more
    sentences than ``settings.compared``, the happenings that most articles tell come first; the rest stay as they are.
    """
    shared = _of_same_days(happenings)
    vectors = _vectors(happenings, [at for members in shared for at in members], settings, encode)
    joined: list[Happening] = []
    inside: set[int] = set()
    for members in shared:
        groups = _groups([at for at in members if at in vectors], happenings, vectors, settings.alike)
        wholes = [_joined([happenings[at] for at in group]) for group in groups]
        means = [np.concatenate([vectors[at] for at in group]).mean(axis=0) for group in groups]
        joined += _with_details(wholes, means, settings)
        inside.update(at for group in groups for at in group)
    return joined + [item for at, item in enumerate(happenings) if at not in inside]


def _of_same_days(happenings: Sequence[Happening]) -> list[list[int]]:
    """Return the numbers of the happenings that have their days in common with others, by days."""
    by_days: dict[tuple[date, date], list[int]] = defaultdict(list)
    for at, item in enumerate(happenings):
        by_days[item.days.bounds].append(at)
    return [members for members in by_days.values() if len(members) > 1]


def _with_details(wholes: Sequence[Happening], means: Sequence[Floats], settings: TimelineSettings) -> list[Happening]:
    """Return happenings of the same days, those of one article that go with a larger one as its details."""
    larger = [at for at, item in enumerate(wholes) if len(item.articles) > 1]
    found: list[Happening] = []
    for at, item in enumerate(wholes):
        near = [(round(float(means[at] @ means[other]), _DECIMALS), -other) for other in larger]
        best = max(near, default=(-1.0, 0))
        is_detail = len(item.articles) == 1 and best[0] >= settings.detail
        found.append(replace(item, part_of=wholes[-best[1]].members[0].passage) if is_detail else item)
    return found


def _vectors(
    happenings: Sequence[Happening], wanted: Sequence[int], settings: TimelineSettings, encode: Encode
) -> dict[int, Floats]:
    """Return the vectors of the sentences that speak for each happening, by its number, as far as they are compared."""
    by_voices = sorted(wanted, key=lambda at: (-len(happenings[at].articles), at))
    texts: dict[str, int] = {}
    chosen: dict[int, list[int]] = {}
    for at in by_voices:
        quotes = dict.fromkeys(item.sentence.quote for item in happenings[at].members)
        if max(len(texts), len(chosen)) >= settings.compared:
            break
        chosen[at] = [texts.setdefault(quote, len(texts)) for quote in list(quotes)[:_VOICES]]
    if not texts:
        return {}
    vectors = np.asarray(encode(list(texts)), dtype=np.float64)
    return {at: vectors[rows] for at, rows in chosen.items()}


def _groups(
    members: Sequence[int], happenings: Sequence[Happening], vectors: Mapping[int, Floats], least: float
) -> list[list[int]]:
    """Return happenings in groups whose sentences are alike on average, in order; most groups hold one.

    What no sentence of its own tells goes with what is most like it, without regard to acts and places.
    """
    if len(members) <= 1:
        return [[at] for at in members]
    means = np.stack([vectors[at].mean(axis=0) for at in members])  # the mean cosine of two sets is that of their means
    cosines = np.round(means @ means.T, _DECIMALS)
    groups = _linked(cosines - _strangeness([happenings[at] for at in members], cosines >= least), least)
    told = {n for n, group in enumerate(groups) if any(tells(happenings[members[at]].members) for at in group)}
    whole: dict[int, list[int]] = {n: list(groups[n]) for n in told}
    for n, group in enumerate(groups):
        if n in told:
            continue
        nearest = max(told, key=lambda one: (float(cosines[np.ix_(group, groups[one])].mean()), -one), default=-1)
        is_near = nearest >= 0 and float(cosines[np.ix_(group, groups[nearest])].mean()) >= least - _UNTOLD
        whole.setdefault(nearest if is_near else n, []).extend(group)
    return [[members[at] for at in sorted(whole[n])] for n in sorted(whole)]


def _linked(cosines: Floats, least: float) -> list[list[int]]:
    """Return the rows in groups by average linkage, in order."""
    distances = np.round(1 - cosines, _DECIMALS)
    labels = fcluster(linkage(distances[np.triu_indices(len(distances), 1)], "average"), 1 - least, "distance")
    together: dict[int, list[int]] = defaultdict(list)
    for at, label in enumerate(labels):
        together[int(label)].append(at)
    return list(together.values())


_UNTOLD = 0.1
"""How much less alike what no sentence of its own tells is to be to what it goes with, as a cosine."""
_OTHER_ACT = 0.1
"""How much more alike the sentences of two happenings are to be which plainly tell different acts, as a cosine."""
_OTHER_PLACE = 0.1
"""The same where they are on different ground."""
_WHOLE_PERIOD = 0.2
"""The same where their days are a week, a month or a year: then nothing says that they were on one day."""
_ALIKE_WORDS = 3
"""Words in common that belong to no name, from which two verbs are not plainly different acts."""


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
    return happening.acts, happening.words, happening.people, happening.places


def _difference(one: Happening, other: Happening) -> float:
    """Return how much more alike the sentences of two happenings are to be, for their acts and places."""
    act = _OTHER_ACT if tell_other_acts(one, other, _ALIKE_WORDS) else 0.0
    return act + (0.0 if compatible(one.places, other.places) else _OTHER_PLACE)


_DECIMALS = 4
"""Decimals of a cosine that decide: the last digits differ between processors."""


def _joined(parts: Sequence[Happening]) -> Happening:
    """Return one happening of several, reported if one of them is."""
    first, *others = sorted(parts, key=lambda item: (_RANKS[item.status], item.members[0].key))
    known = {item.passage for item in first.members}
    added: list[Statement] = []
    for other in others:
        new = [item for item in other.members if item.passage not in known]
        known.update(item.passage for item in new)
        added += new
    return first.with_members(added, "means the same")


_RANKS = {Status.REPORTED: 0, Status.PLANNED: 1, Status.BACKGROUND: 2, Status.REMARK: 3}
"""Statuses, the one first that a happening of several has."""
