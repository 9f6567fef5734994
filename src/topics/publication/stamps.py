"""Days in text that comes back word for word: the stamps of a sidebar, a footer, a post shown on many pages.

They are of the copy and of no article, so that nothing is to be told from them of when an article appeared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from topics.dates.unknown_day import OpenDate
from topics.publication.told import Told

_FEWEST = 3
"""Articles with other words, inclusively, from which a sentence is one that comes back: wires share it in pairs."""
_DIGIT = re.compile(r"\d")


def without_stamps(articles: Sequence[Sequence[str]], told: Sequence[Told]) -> list[Told]:
    """Return what articles tell, without the days in sentences that come back and tell nothing as past.

    Where no date with its year would be left, all are.

    Parameters
    ----------
    articles : sequence of sequence of str
        For each article its passages, in order.
    told : sequence of Told
        What each tells, as ``read_told`` reads it from the same passages.
    """
    repeated = _repeated(articles)
    if not repeated:
        return list(told)
    kept = [_without(own, item, repeated) for own, item in zip(articles, told, strict=True)]
    is_dated = any(opened.shape == "stated" for item in kept for opened in item.dates)
    return kept if is_dated else list(told)


def _repeated(articles: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the sentences with a number that stand in several articles; those with one longest sentence are one."""
    bodies = {max(own, key=len, default=""): own for own in articles}
    times = Counter[str]()
    for own in bodies.values():
        times.update({sentence for sentence in own if _DIGIT.search(sentence)})
    return frozenset(sentence for sentence, n_bodies in times.items() if n_bodies >= _FEWEST)


def _without(sentences: Sequence[str], told: Told, repeated: frozenset[str]) -> Told:
    if repeated.isdisjoint(sentences):
        return told
    starts = np.cumsum([0, *(len(sentence) + 1 for sentence in sentences)])
    places = np.searchsorted(starts, [item.start for item in told.dates], "right") - 1
    stamps = {
        item for item, at in zip(told.dates, places, strict=True) if sentences[int(at)] in repeated and _is_stamp(item)
    }
    dates = tuple(item for item in told.dates if item not in stamps)
    sentences_left = (replace(own, dates=tuple(d for d in own.dates if d not in stamps)) for own in told.sentences)
    return replace(told, dates=dates, sentences=tuple(own for own in sentences_left if own.dates))


def _is_stamp(opened: OpenDate) -> bool:
    """Return whether a day of the calendar is told of nothing past, as a stamp is."""
    return opened.shape != "weekly" and opened.direction >= 0
