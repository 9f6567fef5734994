"""Which days matter: how many articles speak of a day, how plainly, from how far, and for how long.

A day gathers weight from every article that speaks of it: by the best sentence of each article (so that a
long article is no louder than a short one), and once more for every week and outlet in which it is spoken
of. A sentence weighs by how much it is about the corpus's own subject. Counting days by mention goes back
to Alonso et al. (2009) and Tran et al. (2015); nothing here is trained.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from topics.timeline.clauses import happens

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from topics.settings import TimelineSettings

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

_EARLY = 3.0
"""Passages after which the weight of standing early in an article has fallen to 37 %."""
NAMED, UNDATED_LEAD, DATED_LEAD = 0, 1, 2
"""How a passage speaks of a day: it names it; it leads an article of that day that names no day at its
beginning; or one that does."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks of which day: parallel arrays, one entry for a passage and a day.

    Parameters
    ----------
    row : array of int
        Row of the passage in the table of passages, sorted by article and place.
    day : array of int
        The day, as a proleptic Gregorian ordinal.
    kind : array of int
        ``NAMED``, ``UNDATED_LEAD`` or ``DATED_LEAD``.
    gap : array of int
        Days from the day to the publication of the article; 0 where that is unknown.
    """

    row: Integers
    day: Integers
    kind: Integers
    gap: Integers


def find_voices(
    published: dict[str, str], passages: pd.DataFrame, dates: pd.DataFrame, settings: TimelineSettings
) -> Voices:
    """Return every passage that speaks of a single day.

    Parameters
    ----------
    published : dict of str to str
        Publication day by article, "" where unknown; articles that are missing are left out.
    passages : DataFrame
        The table "passages", sorted by article and start.
    dates : DataFrame
        The table "dates".
    """
    rows = {passage: row for row, passage in enumerate(passages["id"].tolist())}
    articles = passages["article"].tolist()
    positions = passages["position"].tolist()
    ordinals = {name: date.fromisoformat(day).toordinal() if day else 0 for name, day in published.items()}
    single = (dates["precision"] == "day") & (dates["first"] != "") & dates["type"].isin(["DATE", "TIME"])
    chosen = dates[single]
    found: dict[tuple[int, int], tuple[int, int]] = {}
    begun: set[str] = set()
    for passage, first in zip(chosen["passage"].tolist(), chosen["first"].tolist(), strict=True):
        row = rows.get(passage)
        if row is None or articles[row] not in ordinals:
            continue
        if positions[row] <= settings.lead_passages:
            begun.add(articles[row])
        day = date.fromisoformat(first).toordinal()
        own = ordinals[articles[row]]
        found[(row, day)] = (NAMED, own - day if own else 0)
    dated = {row for row, _ in found}
    for row, (article, position) in enumerate(zip(articles, positions, strict=True)):
        own = ordinals.get(article, 0)
        if own and position < settings.lead_passages and row not in dated:
            found[(row, own)] = (DATED_LEAD if article in begun else UNDATED_LEAD, 0)
    table = np.array([(*key, *value) for key, value in sorted(found.items())], dtype=np.int64).reshape(-1, 4)
    return Voices(table[:, 0], table[:, 1], table[:, 2], table[:, 3])


def weigh_voices(voices: Voices, topicality: Floats, passages: pd.DataFrame, settings: TimelineSettings) -> Floats:
    """Return the weight of each voice, above 0.

    Parameters
    ----------
    voices : Voices
        From ``find_voices``.
    topicality : array of float
        For each voice, how much its passage is about the subject of the corpus, 0 to 1.
    """
    texts = passages["text"].tolist()
    told = np.array([happens(texts[row]) for row in voices.row], dtype=bool)
    early = np.exp(-passages["position"].to_numpy()[voices.row] / _EARLY)
    manner = np.array([1.0, settings.undated_lead, settings.dated_lead])[voices.kind]
    weights = np.sqrt(0.02 + topicality) * manner * (1 + settings.early_bonus * early)
    weights *= np.where(voices.gap < 0, settings.announced, 1.0)
    return np.asarray(np.where(told, weights, weights / settings.told_bonus), dtype=np.float64)


def weigh_sentences(voices: Voices, topicality: Floats, passages: pd.DataFrame, settings: TimelineSettings) -> Floats:
    """Return the weight of each voice as a sentence to tell its day by: named, early, on the subject."""
    early = np.exp(-passages["position"].to_numpy()[voices.row] / _EARLY)
    manner = np.where(voices.kind == NAMED, 1.0, settings.lead_sentence)
    level = np.percentile(topicality, 95) or 1.0
    subject = 0.2 + 0.8 * np.minimum(topicality / level, 1.5)
    return np.asarray(manner * (1 + settings.early_bonus * early) * subject, dtype=np.float64)


def weigh_days(voices: Voices, weights: Floats, articles: Integers, outlets: Integers) -> dict[int, float]:
    """Return the weight of each day that somebody speaks of, by ordinal.

    Parameters
    ----------
    voices, weights
        The voices and the weight of each.
    articles, outlets : array of int
        For each voice the number of its article, and of its outlet (-1 where unknown).
    """
    weeks = voices.gap // 7
    known = outlets >= 0
    total: dict[int, float] = {}
    for group, chosen in ((articles, slice(None)), (weeks, slice(None)), (outlets, known)):
        days = voices.day[chosen]
        for day, weight in _best_of_each(days, group[chosen], weights[chosen]):
            total[day] = total.get(day, 0.0) + weight
    return total


def _best_of_each(days: Integers, group: Integers, weights: Floats) -> list[tuple[int, float]]:
    """Return (day, best weight) for every pair of a day and a group, in order."""
    pairs, place = np.unique(np.stack([days, group], axis=1), axis=0, return_inverse=True)
    best = np.zeros(len(pairs))
    np.maximum.at(best, place.reshape(-1), weights)
    return [(int(day), float(weight)) for (day, _), weight in zip(pairs, best, strict=True)]
