"""A timeline held against a reference: which happenings both tell, which only one of them, and which on other days.

Two entries are the same happening where their days agree and their wordings are alike, or where their wordings are
much alike and their days differ by little. Each entry has one partner at most: pairs are made from the most alike down;
what is left of both is paired where it shares a day, and half of its words: short lines of a chronology are little like
the sentences of an article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from topics.events.chronology import Entry
from topics.events.likenesses import Encode
from topics.events.wording import content_words, likeness
from topics.records import AGREEMENTS, Agreement, ComparisonRow, table
from topics.settings import Settings

_QUOTES = 5
"""Sentences of an event, at most, that speak for it beside its headline."""
_FEWEST_WORDS = 2
"""Words, at least (inclusive), that unlike wordings of one happening share, …"""
_USUAL = 0.2
"""… one of which is in fewer of the other wordings than this share."""
_WIDEST = 31
"""Days that an entry has at most (inclusive), if a few words can tell it from what else was on its days."""
_BESIDE = 3
"""Events of the same day, at most, that are named beside an entry without a partner."""
_DECIMALS = 4
"""Decimals of a cosine that decide: the last digits differ between processors."""
Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


class Pair(NamedTuple):
    """Two entries that are one happening: their places in the timeline and in the reference, and how they differ.

    ``is_doubtful`` is whether they may be two happenings of the same day.
    """

    at: int
    other: int
    likeness: float
    days_apart: int
    is_doubtful: bool = False


def compare(timeline: Sequence[Entry], reference: Sequence[Entry], settings: Settings, encode: Encode) -> pd.DataFrame:
    """Return the table ``comparison``, by day; entries that cannot be read come last.

    Every entry of both is in exactly one row.

    Parameters
    ----------
    timeline, reference : sequence of Entry
        From ``topics.events.chronology``.
    settings : Settings
        As in ``match_entries``.
    encode : callable
        Gives texts unit vectors, of shape (number of texts, dimensions).
    """
    pairs = match_entries(timeline, reference, settings, encode)
    lines = [_Line(timeline[pair.at], reference[pair.other], pair) for pair in pairs]
    matched, others = {pair.at for pair in pairs}, {pair.other for pair in pairs}
    lines += [_Line(entry, None) for at, entry in enumerate(timeline) if at not in matched]
    lines += [
        _Line(None, entry, beside=_on_the_same_days(entry, timeline))
        for other, entry in enumerate(reference)
        if other not in others
    ]
    return table("comparison", [line.row for line in sorted(lines, key=lambda line: line.order)])


def match_entries(
    timeline: Sequence[Entry], reference: Sequence[Entry], settings: Settings, encode: Encode
) -> list[Pair]:
    """Return which entries are one happening, each in one pair at most.

    The likeness of two entries is the higher of the cosine of their headlines and the mean cosine of the sentences
    that speak for them; of two that share a day also that of the headline of one and the most alike sentence of the
    other, where it is higher: a sentence may recall what was on another day. Pairs are made from the most alike down;
    of equally alike ones those whose days are nearer, then those of earlier entries, come first.

    Parameters
    ----------
    timeline, reference : sequence of Entry
        Those without days are in no pair.
    settings : Settings
        Where two entries share a day, and both begin and end within ``comparison.days`` of each other, they are one
        happening from the likeness ``timeline.alike`` on. Where only one of the two is so, it takes
        ``comparison.alike``. A match on the same day is doubtful below ``comparison.sure`` where no two of their
        wordings share ``comparison.words`` of the words of the shorter one. All bounds are inclusive. What then has
        no partner is matched, in doubt, with what shares a day and ``comparison.words`` of the words with it.
    encode : callable
        Gives texts unit vectors, of shape (number of texts, dimensions).
    """
    days = settings.comparison.days
    mine, theirs = _with_a_near_one(timeline, reference, days)
    if not mine:
        return []
    told, others = [timeline[at] for at in mine], [reference[at] for at in theirs]
    apart, difference = _distances(told, others)
    shared, close = apart == 0, difference <= days
    cosines = _cosines(told, others, shared, encode)
    much_alike = max(settings.timeline.alike, settings.comparison.alike)
    least = np.where(shared & close, settings.timeline.alike, much_alike)
    pairs = [
        Pair(mine[row], theirs[column], float(cosines[row, column]), int(apart[row, column]))
        for row, column in np.argwhere((shared | close) & (cosines >= least))
    ]
    found = [_judged(pair, timeline[pair.at], reference[pair.other], settings) for pair in _best_first(pairs)]
    comparable = shared & (close | _are_narrow(told, others))
    by_words = [
        Pair(mine[row], theirs[column], float(cosines[row, column]), 0, is_doubtful=True)
        for row, column in _sharing_words(told, others, comparable, settings.comparison.words)
    ]
    return [*found, *_each_once(by_words, found)]


def _are_narrow(timeline: Sequence[Entry], reference: Sequence[Entry]) -> NDArray[np.bool_]:
    """Return for each two entries whether neither has more days than a few words can tell it on."""
    (first, last), (other_first, other_last) = _ends(timeline), _ends(reference)
    return (last - first < _WIDEST)[:, np.newaxis] & (other_last - other_first < _WIDEST)


def _sharing_words(
    timeline: Sequence[Entry], reference: Sequence[Entry], comparable: NDArray[np.bool_], least: float
) -> list[tuple[int, int]]:
    """Return the places of those two of comparable entries of which wordings share words, most words first.

    They share as much as ``least`` of the shorter wording, and one word at least that not much of the timeline has.
    """
    wordings = [[_words(text) for text in (entry.what, *_voices(entry))] for entry in timeline]
    others = [[_words(text) for text in (entry.what, *_voices(entry))] for entry in reference]
    n_with = Counter(word for own in wordings for word in frozenset().union(*own))
    usual = frozenset(word for word, n in n_with.items() if n > max(1, _USUAL * len(timeline)))
    sharing = []
    for row, column in np.argwhere(comparable).tolist():
        both = product(wordings[row], others[column])
        telling = [likeness(one, other) for one, other in both if _has_telling_words(one & other, usual)]
        share = max(telling, default=0.0)
        if share >= least:
            sharing.append((-share, row, column))
    return [(row, column) for _, row, column in sorted(sharing)]


def _has_telling_words(words: frozenset[str], usual: frozenset[str]) -> bool:
    return len(words) >= _FEWEST_WORDS and not words <= usual


def _judged(pair: Pair, told: Entry, other: Entry, settings: Settings) -> Pair:
    """Return a pair with whether it is doubtful: what else was on a day is somewhat alike to what was."""
    if pair.days_apart or pair.likeness >= settings.comparison.sure:
        return pair
    wordings = product(*(map(_words, (entry.what, *_voices(entry))) for entry in (told, other)))
    shared = max(likeness(one, another) for one, another in wordings)
    return pair._replace(is_doubtful=shared < settings.comparison.words)


def _words(text: str) -> frozenset[str]:
    return frozenset(content_words(text))


def _with_a_near_one(timeline: Sequence[Entry], reference: Sequence[Entry], days: int) -> tuple[list[int], list[int]]:
    """Return the places of the entries that have any in the other chronology with which they can be one."""
    mine = [at for at, entry in enumerate(timeline) if entry.days]
    theirs = [at for at, entry in enumerate(reference) if entry.days]
    if not mine or not theirs:
        return [], []
    apart, difference = _distances([timeline[at] for at in mine], [reference[at] for at in theirs])
    near = (apart == 0) | (difference <= days)
    rows, columns = np.flatnonzero(near.any(axis=1)), np.flatnonzero(near.any(axis=0))
    return [mine[row] for row in rows], [theirs[column] for column in columns]


def _distances(timeline: Sequence[Entry], reference: Sequence[Entry]) -> tuple[Integers, Integers]:
    """Return how many days lie between each two entries, and by how many their beginnings or ends differ at most.

    A row an entry of the timeline, a column an entry of the reference. Entries that share a day lie 0 apart, those on
    neighbouring days 1.
    """
    first, last = (ends[:, np.newaxis] for ends in _ends(timeline))
    other_first, other_last = _ends(reference)
    apart = np.maximum(0, np.maximum(other_first - last, first - other_last))
    difference = np.maximum(np.abs(first - other_first), np.abs(last - other_last))
    return apart, difference


def _ends(entries: Sequence[Entry]) -> tuple[Integers, Integers]:
    """Return the first and the last day of each entry, as ordinals."""
    bounds = [entry.days.bounds for entry in entries if entry.days]
    ordinals = np.array([[first.toordinal(), last.toordinal()] for first, last in bounds], dtype=np.int64)
    return ordinals[:, 0], ordinals[:, 1]


def _cosines(
    timeline: Sequence[Entry], reference: Sequence[Entry], shared: NDArray[np.bool_], encode: Encode
) -> Floats:
    """Return how alike the wordings of each entry and each other one are, as cosines; ``shared`` where days are."""
    texts: dict[str, int] = {}
    for entry in (*timeline, *reference):
        for text in (entry.what, *_voices(entry)):
            texts.setdefault(text, len(texts))
    vectors = np.asarray(encode(list(texts)), dtype=np.float64)
    heads, voices = _vectors(timeline, texts, vectors)
    other_heads, other_voices = _vectors(reference, texts, vectors)
    cosines: Floats = np.maximum(heads @ other_heads.T, voices @ other_voices.T)
    best = np.maximum(
        _best_of_sentences(timeline, texts, vectors, other_heads),
        _best_of_sentences(reference, texts, vectors, heads).T,
    )
    cosines = np.where(shared, np.maximum(cosines, best), cosines)
    return cosines.round(_DECIMALS)


def _best_of_sentences(entries: Sequence[Entry], texts: dict[str, int], vectors: Floats, heads: Floats) -> Floats:
    """Return how alike the sentence of each entry that is most alike to it and each headline are, as cosines."""
    return np.stack([(vectors[[texts[text] for text in _voices(entry)]] @ heads.T).max(axis=0) for entry in entries])


def _voices(entry: Entry) -> tuple[str, ...]:
    """Return the sentences that speak for an entry: its first ones, or what it says where it has none."""
    return entry.quotes[:_QUOTES] or (entry.what,)


def _vectors(entries: Sequence[Entry], texts: dict[str, int], vectors: Floats) -> tuple[Floats, Floats]:
    """Return the vectors of the headlines, and the means of those of the sentences.

    The product of two means is the mean cosine of all pairs of their sentences.
    """
    heads = vectors[[texts[entry.what] for entry in entries]]
    means = [vectors[[texts[text] for text in _voices(entry)]].mean(axis=0) for entry in entries]
    return heads, np.stack(means)


def _best_first(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Yield the pairs from the most alike down, without those of which one entry has a partner already."""
    return _each_once(sorted(pairs, key=lambda pair: (-pair.likeness, pair.days_apart, pair.at, pair.other)))


def _each_once(pairs: Iterable[Pair], before: Sequence[Pair] = ()) -> Iterator[Pair]:
    """Yield the pairs, in order, without those of which one entry has a partner already."""
    taken = {pair.at for pair in before}
    others = {pair.other for pair in before}
    for pair in pairs:
        if pair.at not in taken and pair.other not in others:
            taken.add(pair.at)
            others.add(pair.other)
            yield pair


def _on_the_same_days(entry: Entry, timeline: Sequence[Entry]) -> tuple[str, ...]:
    """Return what a timeline tells of the days of an entry: the shortest times first, then the weightiest."""
    days = entry.days
    if days is None:
        return ()
    telling = [other for other in timeline if other.days and other.days.overlaps(days)]
    in_order = sorted(telling, key=lambda other: (_length(other), -np.nan_to_num(other.importance), other.number))
    return tuple(f"{other.days.edtf if other.days else ''}: {other.what}" for other in in_order[:_BESIDE])


def _length(entry: Entry) -> int:
    return entry.days.length if entry.days else 0


class _Line(NamedTuple):
    """A line of a comparison: an entry of the timeline, one of the reference, or both."""

    told: Entry | None
    reference: Entry | None
    pair: Pair | None = None
    beside: tuple[str, ...] = ()

    @property
    def agreement(self) -> Agreement:
        """What becomes of it."""
        if self.pair is not None:
            if self.pair.days_apart:
                return "other day"
            return "doubtful" if self.pair.is_doubtful else "both"
        if self.reference is None:
            return "extra"
        return "missing" if self.reference.days else "unread"

    @property
    def order(self) -> tuple[date, date, int, int, int]:
        """What lines are sorted by: their days, those of the reference where it has any; then kind and number."""
        entry = self.reference or self.told
        first, last = entry.days.bounds if entry and entry.days else (date.max, date.max)
        numbers = [one.number if one else 0 for one in (self.reference, self.told)]
        return first, last, AGREEMENTS.index(self.agreement), numbers[0], numbers[1]

    @property
    def row(self) -> ComparisonRow:
        """The row of the table ``comparison``."""
        row: ComparisonRow = {"agreement": self.agreement}
        if self.told is not None:
            row["edtf"] = self.told.days.edtf if self.told.days else ""
            row["headline"] = self.told.what
            row["event"] = self.told.event
            row["importance"] = self.told.importance
        if self.reference is not None:
            row["entry"] = self.reference.number
            row["reference_edtf"] = self.reference.days.edtf if self.reference.days else ""
            row["reference_what"] = self.reference.what
            row["note"] = self.reference.note
            row["beside"] = self.beside
        if self.pair is not None:
            row["likeness"] = self.pair.likeness
            row["days_apart"] = self.pair.days_apart
        return row
