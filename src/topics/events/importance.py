"""Which days matter: how many articles speak of a day, how plainly, from how far, and for how long.

A day gathers weight from every article that speaks of it: by the best sentence of each article (so that a
long article is no louder than a short one), and once more for every week and outlet in which it is spoken
of; what is said a week later or more is set against how much was still to be said. A sentence weighs by how
much it is about the corpus's own subject. Counting days by mention goes back to Alonso et al. (2009) and
Tran et al. (2015); nothing here is trained.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from topics.events.clauses import happens
from topics.settings import TimelineSettings

Floats = NDArray[np.float64]

_EARLY = 3.0
"""Passages after which the weight of standing early in an article has fallen to 37 %."""
NAMED, UNDATED_LEAD, DATED_LEAD = 0, 1, 2
"""How a passage speaks of a day: it names it; it leads an article of that day that names no day at its
beginning; or one that does."""


def find_voices(
    published: dict[str, str], passages: pd.DataFrame, dates: pd.DataFrame, settings: TimelineSettings
) -> pd.DataFrame:
    """Return every passage that speaks of a single day.

    Parameters
    ----------
    published : dict of str to str
        Publication day by article, "" where unknown.
    passages : DataFrame
        The table "passages", sorted by article and start.
    dates : DataFrame
        The table "dates".

    Returns
    -------
    DataFrame
        Who speaks of which day: the columns of "passages"; ``row``, the row there; ``day``, a proleptic
        Gregorian ordinal; ``manner``, one of ``NAMED``, ``UNDATED_LEAD``, ``DATED_LEAD``; ``gap``, the days from
        that day to the publication of the article, 0 where it is unknown.
    """
    own = passages["article"].map(published).map(ordinal).astype("int64")
    rows = passages.assign(row=np.arange(len(passages)), own=own)
    single = (dates["precision"] == "day") & (dates["first"] != "") & dates["type"].isin(["DATE", "TIME"])
    day = dates["first"].map(ordinal).astype("int64")
    named = pd.DataFrame({"id": dates["passage"], "day": day})[single].merge(rows, on="id")
    gap = (named["own"] - named["day"]).where(named["own"] > 0, 0)
    named = named.assign(gap=gap, manner=NAMED).drop_duplicates(["row", "day"])
    begun = named.loc[named["position"] <= settings.lead_passages, "article"]
    leads = rows[(own > 0) & (rows["position"] < settings.lead_passages) & ~rows["row"].isin(named["row"])]
    manner = np.where(leads["article"].isin(begun), DATED_LEAD, UNDATED_LEAD)
    leads = leads.assign(day=leads["own"], manner=manner, gap=0)
    return pd.concat([named, leads]).sort_values(["row", "day"], ignore_index=True)


def ordinal(day: str) -> int:
    """Return the number of a day, YYYY-MM-DD, in the proleptic Gregorian calendar; 0 for ""."""
    return date.fromisoformat(day).toordinal() if day else 0


def weigh_voices(voices: pd.DataFrame, topicality: Floats, settings: TimelineSettings) -> Floats:
    """Return the weight of each voice, above 0.

    Parameters
    ----------
    voices : DataFrame
        From ``find_voices``.
    topicality : array of float
        For each voice, how much its passage is about the subject of the corpus, 0 to 1.
    """
    manner = np.array([1.0, settings.undated_lead, settings.dated_lead])[voices["manner"]]
    weights: Floats = np.sqrt(0.02 + topicality) * manner * _early(voices, settings)
    weights *= np.where(voices["gap"] < 0, settings.announced, 1.0)
    return weights / np.where(voices["text"].map(happens), 1.0, settings.told_bonus)


def weigh_sentences(voices: pd.DataFrame, topicality: Floats, settings: TimelineSettings) -> Floats:
    """Return the weight of each voice as a sentence to tell its day by: named, early, on the subject."""
    manner = np.where(voices["manner"] == NAMED, 1.0, settings.lead_sentence)
    level = np.percentile(topicality, 95) or 1.0
    subject = 0.2 + 0.8 * np.minimum(topicality / level, 1.5)
    return manner * _early(voices, settings) * subject


def _early(voices: pd.DataFrame, settings: TimelineSettings) -> Floats:
    return 1 + settings.early_bonus * np.exp(-voices["position"].to_numpy() / _EARLY)


def weigh_days(
    voices: pd.DataFrame, topicality: Floats, outlets: dict[str, str], published: list[str], settings: TimelineSettings
) -> dict[int, float]:
    """Return the weight of each day that somebody speaks of, by ordinal.

    What is said of a day a week later or more tells best that it mattered, but a recent day has had less time to
    be spoken of again. So this part of its weight is set against the number of articles that came so much later:
    where they are few, it is raised and drawn towards what is usual (as with counts that are reported late).

    Parameters
    ----------
    voices, topicality
        As for ``weigh_voices``.
    outlets : dict of str to str
        Outlet by article, "" where unknown.
    published : list of str
        Publication days of all articles, "" where unknown.
    settings : TimelineSettings
        Its ``later_days`` and ``later_articles`` are used.
    """
    weights = weigh_voices(voices, topicality, settings)
    later = (voices["gap"] >= settings.later_days).to_numpy()
    days = np.unique(voices["day"])
    own = np.sort([ordinal(day) for day in published if day])
    to_come = len(own) - np.searchsorted(own, days + settings.later_days) + settings.later_articles
    soon, again = (_gathered(voices[part], weights[part], outlets, days) for part in (~later, later))
    usual = again.sum() / max(to_come.sum() - settings.later_articles * len(days), 1)
    told = (again + settings.later_articles * usual) / to_come * (len(own) + settings.later_articles)
    return dict(zip(days.tolist(), soon + told, strict=True))


def _gathered(voices: pd.DataFrame, weights: Floats, outlets: dict[str, str], days: NDArray[np.int64]) -> Floats:
    """Return for each day its best weight in every article, week of speaking and outlet, summed."""
    outlet = voices["article"].map(outlets)
    total = pd.Series(0.0, index=days)
    for group in (voices["article"], voices["gap"] // 7, outlet.where(outlet != "")):
        best = pd.Series(weights, index=voices.index).groupby([voices["day"], group]).max()
        total = total.add(best.groupby(level=0).sum(), fill_value=0.0)
    return np.asarray(total, dtype="float64")
