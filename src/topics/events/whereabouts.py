"""Where events were: each place with its events, and where on the globe it lies."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from topics.english.coordinates import place_point
from topics.english.places import COUNTRY_OF


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where a place lies: its nation, degrees, and what stands for it there."""

    country: str
    latitude: float | None
    longitude: float | None
    placed_by: str


def list_places(events: pd.DataFrame, evidence: pd.DataFrame) -> pd.DataFrame:
    """Return the places of events, those of most events first, then by name.

    Parameters
    ----------
    events, evidence : DataFrame
        The tables of these names; they may be a part of the timeline.

    Returns
    -------
    DataFrame
        ``place``, ``country`` ("" for nations, and where it is not known), ``n_events``, ``n_articles`` with a sentence
        on one of these events, ``first`` and ``last``, the first and last day of these events, ``latitude`` and
        ``longitude`` in degrees (missing where they are not known, or the name could be of several places), and
        ``placed_by``: "city", "capital: Paris" for a nation, or "".
    """
    parts = events[["id", "first", "last", "places"]].explode("places").dropna(subset="places")
    parts = parts.rename(columns={"places": "place", "id": "event"})
    says = parts.merge(evidence[["event", "article"]], on="event")
    counted = parts.groupby("place").agg(n_events=("event", "nunique"), first=("first", "min"), last=("last", "max"))
    counted["n_articles"] = says.groupby("place")["article"].nunique().reindex(counted.index, fill_value=0)
    counted = counted.reset_index().sort_values(["n_events", "place"], ascending=[False, True], ignore_index=True)
    found = pd.DataFrame([_placed(place) for place in counted["place"]], columns=list(_Placed.__slots__))
    listed = counted.join(found.astype({"latitude": "float64", "longitude": "float64"}))
    return listed[list(_COLUMNS)]


_COLUMNS = (
    "place", "country", "n_events", "n_articles", "first", "last", "latitude", "longitude", "placed_by"
)  # fmt: skip


def _placed(place: str) -> _Placed:
    country, point = COUNTRY_OF.get(place, ""), place_point(place)
    if point is None:
        return _Placed(country, None, None, "")
    return _Placed(country, point.latitude, point.longitude, f"capital: {point.seat}" if point.seat else "city")
