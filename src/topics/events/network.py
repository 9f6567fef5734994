"""Who with whom: actors, and what ties each two of them, as a network."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, combinations

import pandas as pd

from topics.events.people.vehicles import vehicles_among


@dataclass(frozen=True, slots=True)
class Network:
    """A network of actors.

    Parameters
    ----------
    actors : DataFrame
        A row for each, those of most sentences first: ``actor``, ``kind`` ("person" or "group"), ``n_sentences`` and
        ``n_articles`` that name it, ``n_events`` in which it took part, and ``n_ties``.
    ties : DataFrame
        A row for each two that one sentence names or that took part in one event, the strongest first: ``one``,
        ``other``, ``n_sentences`` and ``n_articles`` that name both, ``n_events`` in which both took part.
    """

    actors: pd.DataFrame
    ties: pd.DataFrame


def find_network(named: pd.DataFrame, together: pd.DataFrame, events: pd.DataFrame) -> Network:
    """Return who is tied to whom; those without a tie are left out, and vehicles, which are no actors.

    Parameters
    ----------
    named, together : DataFrame
        As ``topics.events.people.company.Company`` counts them.
    events : DataFrame
        The table of that name, or a part of it.
    """
    names = [*named["actor"], *chain.from_iterable(events["actors"])]
    vehicles = vehicles_among(names, events["headline"])
    parts = [sorted(set(actors) - vehicles) for actors in events["actors"]]
    together = together[~together["one"].isin(vehicles) & ~together["other"].isin(vehicles)]
    in_events = Counter(chain.from_iterable(parts))
    both_in_events = Counter(chain.from_iterable(combinations(actors, 2) for actors in parts))
    pairs = pd.DataFrame(sorted(both_in_events), columns=["one", "other"], dtype="str")
    ties = together.merge(pairs, on=["one", "other"], how="outer").fillna({"n_sentences": 0, "n_articles": 0})
    ties["n_events"] = [both_in_events[pair] for pair in zip(ties["one"], ties["other"], strict=True)]
    ties = _counted(ties, ["n_sentences", "n_articles", "n_events"])
    ties = ties.sort_values(
        ["n_sentences", "n_events", "one", "other"], ascending=[False, False, True, True], ignore_index=True
    )
    n_ties = pd.concat([ties["one"], ties["other"]]).value_counts()
    actors = pd.DataFrame({"actor": sorted(n_ties.index)}, dtype="str").merge(named, on="actor", how="left")
    actors = actors.fillna({"kind": "group", "n_sentences": 0, "n_articles": 0})
    actors["n_events"] = [in_events[actor] for actor in actors["actor"]]
    actors["n_ties"] = actors["actor"].map(n_ties)
    actors = _counted(actors, ["n_sentences", "n_articles", "n_events", "n_ties"])
    actors = actors.sort_values(["n_sentences", "n_events", "actor"], ascending=[False, False, True], ignore_index=True)
    return Network(actors, ties)


def _counted(frame: pd.DataFrame, counts: list[str]) -> pd.DataFrame:
    return frame.astype(dict.fromkeys(counts, "int64"))
