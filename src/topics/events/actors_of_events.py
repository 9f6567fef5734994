"""Who took part in events, each named once, and all of them counted over the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from topics.english.names import ROLE_HEADS
from topics.english.places import PLACES
from topics.english.words import PREPOSITIONS

if TYPE_CHECKING:
    from pandas import DataFrame


def named_once(actors: Sequence[str]) -> tuple[str, ...]:
    """Return actors without those who are another one of them, written with a title or by the last name alone.

    >>> named_once(["Secretary of State Anna Berg", "Anna Berg", "Ortega", "Luis Ortega", "friend of Anna Berg"])
    ('Anna Berg', 'Luis Ortega', 'friend of Anna Berg')
    >>> named_once(["Peru", "Air Peru"])
    ('Peru', 'Air Peru')
    """
    return tuple(actor for actor in actors if not any(_is_other(actor, name) for name in actors))


def _is_other(actor: str, name: str) -> bool:
    """Return whether an actor is another one: that name with a title before it, or its last word alone."""
    if actor.endswith(f" {name}") and " " in name:
        title = actor.removesuffix(f" {name}").lower().split()
        return title[-1] not in PREPOSITIONS and not ROLE_HEADS.isdisjoint(title)
    is_last = " " not in actor and name.endswith(f" {actor}") and actor[0].isupper() and actor not in PLACES
    return is_last and name[0].isupper() and PREPOSITIONS.isdisjoint(name.split())


def list_actors(events: DataFrame, evidence: DataFrame, quotes: DataFrame) -> DataFrame:
    """Return who took part in events, those of most events first, then by name.

    Parameters
    ----------
    events, evidence, quotes : DataFrame
        The tables of these names; events and evidence may be a part of the timeline.

    Returns
    -------
    DataFrame
        ``actor``, ``n_events``, ``n_articles`` with a sentence on one of these events, ``n_quotes`` of the actor's own,
        and ``first`` and ``last``, the first and last day of these events.
    """
    parts = events[["id", "first", "last", "actors"]].explode("actors").dropna(subset="actors")
    parts = parts.rename(columns={"actors": "actor", "id": "event"})
    says = parts.merge(evidence[["event", "article"]], on="event")
    counted = parts.groupby("actor").agg(n_events=("event", "nunique"), first=("first", "min"), last=("last", "max"))
    counted["n_articles"] = says.groupby("actor")["article"].nunique()
    counted["n_quotes"] = quotes["actor"].value_counts().reindex(counted.index, fill_value=0)
    counted = counted.reset_index().sort_values(["n_events", "actor"], ascending=[False, True], ignore_index=True)
    return counted[["actor", "n_events", "n_articles", "n_quotes", "first", "last"]]
