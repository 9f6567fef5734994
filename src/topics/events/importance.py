"""What matters: the weight of an event, and of each day of a large corpus.

An event weighs by its independent sources and the sentences that tell it, less if it is only planned or long past.

A day gathers weight from every article that speaks of it: by the best sentence of each article (so that a
long article is no louder than a short one), and once more for every week and outlet in which it is spoken
of; what is said a week later or more is set against how much was still to be said. A sentence weighs by how
much it is about the corpus's own subject. Counting days by mention goes back to Alonso et al. (2009) and
Tran et al. (2015); nothing here is trained.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from types import MappingProxyType

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from topics.articles.source_weights import FULL_WEIGHT
from topics.events.clauses import happens
from topics.records import Status
from topics.settings import TimelineSettings

Floats = NDArray[np.float64]

_STATUS_WEIGHT = {Status.REPORTED: 1.0, Status.PLANNED: 0.5, Status.BACKGROUND: 0.25}
"""What an event of each status weighs, against one that is reported."""
_PASSAGES_A_SOURCE = 10
"""Passages that weigh as much as one more independent source."""
_A_FURTHER_REPORT = 0.25
"""What a further report of a source weighs, against one of an independent source."""
_EARLY = 3.0
"""Passages after which the weight of standing early in an article has fallen to 37 %."""
_LEAST_TOPICALITY = 0.02
"""Added to how much a passage is about the subject, so that what is not about it at all still weighs something."""
_SUBJECT_LEVEL = 95
"""Percentile of topicality that counts as fully on the subject when a sentence is chosen."""
_SUBJECT_SHARE = 0.8
"""Share of a sentence's weight that the subject decides."""
_SUBJECT_AT_MOST = 1.5
"""How far above that level a sentence can be, in times."""
_DAYS_A_WEEK = 7
_BEGINNING = 2
"""Passages that an article begins with: its title and its first sentence."""

NAMED, UNDATED_LEAD, DATED_LEAD = 0, 1, 2
"""How a passage speaks of a day: it names it; it leads an article of that day that names no day at its
beginning; or one that does."""


def weigh_event(status: Status, sources: float, leading: float, passages: float, further: float = 0.0) -> float:
    """Return the importance of an event, from 0 to below 1, to three decimals.

    Parameters
    ----------
    status : Status
        Whether it is reported, planned or background.
    sources, leading, passages : float
        Independent sources that tell it, those of them that tell it first of all, and its sentences, each by the
        weight that the reader gave its source: 1 unless it is a weak one.
    further : float, optional
        Reports in words of their own beyond one for each source, by the same weight: what one outlet comes back to
        over and over matters more than what it tells once.

    Examples
    --------
    >>> weigh_event(Status.REPORTED, 4, 1, 0), weigh_event(Status.PLANNED, 4, 1, 0)
    (0.5, 0.333)

    Beside a source, a weak one adds its share, and alone it leaves little:

    >>> [weigh_event(Status.REPORTED, sources, 0, 0) for sources in (1, 1.2, 0.2)]
    [0.167, 0.194, 0.038]
    """
    weight = _STATUS_WEIGHT[status] * (sources + leading + passages / _PASSAGES_A_SOURCE + further * _A_FURTHER_REPORT)
    return round(weight / (weight + _HALF), 3)


_HALF = 5.0
"""Independent sources, or as much as that, by which an event has an importance of one half."""


def ordinal(day: str) -> int:
    """Return the number of a day, YYYY-MM-DD, in the proleptic Gregorian calendar; 0 for ""."""
    return date.fromisoformat(day).toordinal() if day else 0


def find_voices(
    published: Mapping[str, str],
    passages: pd.DataFrame,
    dates: pd.DataFrame,
    settings: TimelineSettings,
    likely: Collection[str] = (),
    weights: Mapping[str, float] = MappingProxyType({}),
) -> pd.DataFrame:
    """Return every passage that speaks of a single day.

    Parameters
    ----------
    published : mapping of str to str
        Publication day by article, "" where unknown.
    passages : DataFrame
        The table "passages", sorted by article and start.
    dates : DataFrame
        The table "dates".
    settings : TimelineSettings
        Its ``lead_passages`` is used.
    likely : collection of str, optional
        The articles whose publication day is only likely.
    weights : mapping of str to float, optional
        What an article weighs as a source, 0 to 1; 1 where it is not there.

    Returns
    -------
    DataFrame
        Who speaks of which day: the columns of "passages"; ``row``, the row there; ``day``, a proleptic
        Gregorian ordinal; ``likely``, whether that day is only likely; ``manner``, one of ``NAMED``,
        ``UNDATED_LEAD``, ``DATED_LEAD``; ``gap``, the days from that day to the publication of the article, 0 where it
        is unknown; ``weight``, what the article weighs as a source.
    """
    weight = passages["article"].map(weights).astype("float64").fillna(FULL_WEIGHT)
    own = passages["article"].map(published).map(ordinal).astype("int64")
    rows = passages.assign(row=np.arange(len(passages)), own=own, weight=weight)

    names_a_day = (dates["precision"] == "day") & (dates["first"] != "") & dates["type"].isin(["DATE", "TIME"])
    day = dates["first"].map(ordinal).astype("int64")
    spoken = pd.DataFrame({"id": dates["passage"], "day": day, "likely": dates["interval"] != ""})
    named = spoken[names_a_day].sort_values("likely", kind="stable").merge(rows, on="id")
    gap = (named["own"] - named["day"]).where(named["own"] > 0, 0)
    named = named.assign(gap=gap, manner=NAMED).drop_duplicates(["row", "day"])

    begin_with_a_day = named.loc[named["position"] <= settings.lead_passages, "article"]
    leads = rows[(own > 0) & (rows["position"] < settings.lead_passages) & ~rows["row"].isin(named["row"])]
    manner = np.where(leads["article"].isin(begin_with_a_day), DATED_LEAD, UNDATED_LEAD)
    leads = leads.assign(day=leads["own"], likely=leads["article"].isin([*likely]), manner=manner, gap=0)
    return pd.concat([named, leads]).sort_values(["row", "day"], ignore_index=True)


def sparseness_of(days: pd.Series, length: int, settings: TimelineSettings) -> float:
    """Return how few of the days of a story are to be chosen, from 0 to below 1.

    A story that is told day by day happens on the days its articles appear; what is written about years of a life
    appears when somebody writes, and only the days that it names matter.

    Parameters
    ----------
    days : Series of int
        Ordinals of days; the first and the last count.
    length : int
        How many are to be chosen; 0 means all.
    settings : TimelineSettings
        Its ``sparse`` gives the days of the story for each chosen one at which the answer is one half.

    Examples
    --------
    >>> settings = TimelineSettings(sparse=90)
    >>> [sparseness_of(pd.Series([0, 900]), length, settings) for length in (0, 10)]
    [0.0, 0.5]
    """
    if not length or days.empty:
        return 0.0
    days_for_each = (days.max() - days.min()) / length
    return float(days_for_each**2 / (days_for_each**2 + settings.sparse**2))


def weigh_voices(
    voices: pd.DataFrame, topicality: Floats, settings: TimelineSettings, sparseness: float = 0.0
) -> Floats:
    """Return the weight of each voice: above 0, but for one whose source weighs nothing.

    Parameters
    ----------
    voices : DataFrame
        From ``find_voices``.
    topicality : array of float
        For each voice, how much its passage is about the subject of the corpus, 0 to 1.
    settings : TimelineSettings
        Its weights of leads, of what is announced, of standing early and of telling are used.
    sparseness : float
        From ``sparseness_of``: the nearer to 1, the less a lead without a day weighs, and the more one with a day.
    """
    undated_lead = settings.undated_lead * (1 - sparseness)
    manner = np.array([1.0, undated_lead, settings.dated_lead])[voices["manner"]]
    leads_with_its_day = (voices["manner"] == NAMED) & (voices["position"] < _BEGINNING)
    manner = manner * np.where(leads_with_its_day, 1 + settings.named_early * sparseness, 1.0)
    weights: Floats = np.sqrt(_LEAST_TOPICALITY + topicality) * manner * _early(voices, settings)
    weights *= np.where(voices["gap"] < 0, settings.announced, 1.0) * voices["weight"].to_numpy()
    return weights / np.where(voices["text"].map(happens), 1.0, settings.told_bonus)


def weigh_sentences(voices: pd.DataFrame, topicality: Floats, settings: TimelineSettings) -> Floats:
    """Return the weight of each voice as a sentence to tell its day by: named, early, on the subject."""
    manner = np.where(voices["manner"] == NAMED, 1.0, settings.lead_sentence)
    level = np.percentile(topicality, _SUBJECT_LEVEL) or 1.0
    subject = 1 - _SUBJECT_SHARE + _SUBJECT_SHARE * np.minimum(topicality / level, _SUBJECT_AT_MOST)
    weights: Floats = manner * _early(voices, settings) * subject * voices["weight"].to_numpy()
    return weights


def _early(voices: pd.DataFrame, settings: TimelineSettings) -> Floats:
    return 1 + settings.early_bonus * np.exp(-voices["position"].to_numpy() / _EARLY)


def weigh_days(
    voices: pd.DataFrame,
    topicality: Floats,
    outlets: Mapping[str, str],
    published: Sequence[str],
    settings: TimelineSettings,
    sparseness: float = 0.0,
) -> dict[int, float]:
    """Return the weight of each day that somebody speaks of, by ordinal.

    What is said of a day a week later or more tells best that it mattered, but a recent day has had less time to
    be spoken of again. So this part of its weight is set against the number of articles that came so much later,
    each counted the less the longer after: where they are few, it is raised and drawn towards what is usual (as with
    counts that are reported late). Without the fading a day of the last of ten years would be held to have had a
    tenth of the time, and one that two articles speak of would lead them all.

    Parameters
    ----------
    voices, topicality
        As for ``weigh_voices``.
    outlets : mapping of str to str
        Outlet by article, "" where unknown.
    published : sequence of str
        Publication days of all articles, "" where unknown.
    settings : TimelineSettings
        Its ``later_days``, ``later_fades`` and ``later_articles`` are used.
    sparseness : float
        As for ``weigh_voices``.
    """
    weights = weigh_voices(voices, topicality, settings, sparseness)
    days = np.unique(voices["day"])
    is_later = (voices["gap"] >= settings.later_days).to_numpy()
    soon = _gathered(voices[~is_later], weights[~is_later], outlets, days)
    later = _gathered(voices[is_later], weights[is_later], outlets, days)

    to_come = _to_come(days, [ordinal(day) for day in published if day], settings)
    usual = later.sum() / max(to_come.sum(), 1)
    share = (later + settings.later_articles * usual) / (to_come + settings.later_articles)
    again = share * (to_come.max() + settings.later_articles)
    return dict(zip(days.tolist(), (soon + again).tolist(), strict=True))


def _to_come(days: NDArray[np.int64], published: Sequence[int], settings: TimelineSettings) -> Floats:
    """Return for each day, in order, how many articles came later, each weighing less the longer after it came.

    Nobody could write before the first article: from a day before it, the time after it is counted.
    """
    appeared, counts = np.unique(np.asarray(published, dtype="int64"), return_counts=True)
    weighed = np.zeros(len(appeared) + 1)
    for at in range(len(appeared) - 1, -1, -1):
        days_between = appeared[at + 1] - appeared[at] if at + 1 < len(appeared) else 0
        weighed[at] = counts[at] + weighed[at + 1] * np.exp(-days_between / settings.later_fades)
    first_later = np.searchsorted(appeared, days + settings.later_days)
    beginning = min(published, default=0)
    gap = np.append(appeared, 0)[first_later] - np.maximum(days, beginning)
    fading: Floats = np.exp(-np.maximum(gap, 0) / settings.later_fades)
    return weighed[first_later] * fading


def _gathered(voices: pd.DataFrame, weights: Floats, outlets: Mapping[str, str], days: NDArray[np.int64]) -> Floats:
    """Return for each day its best weight in every article, week of speaking and outlet, summed."""
    outlet = voices["article"].map(outlets)
    total = pd.Series(0.0, index=days)
    for group in (voices["article"], voices["gap"] // _DAYS_A_WEEK, outlet.where(outlet != "")):
        best = pd.Series(weights, index=voices.index).groupby([voices["day"], group]).max()
        total = total.add(best.groupby(level=0).sum(), fill_value=0.0)
    return np.asarray(total, dtype="float64")
