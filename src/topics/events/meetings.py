"""Who met whom: pairs of people whom one sentence of an event joins by meeting, speaking or talks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, product

import pandas as pd

from topics.events.clauses import happens
from topics.events.people.actors import Mention, Mentions
from topics.events.sources import Sources

COLUMNS = ("first", "last", "one", "other", "status", "n_articles", "n_sources", "quote")
_MET = re.compile(
    r"\b(?:(?P<verb>(?:met|meets|meet)(?:\swith)?|(?:spoke|speaks|speak|talked|talk)\s(?:with|to))"
    r"|meetings?|talks|encounter|conversation|discussions?|call)\b"
)
_REACH = 100
"""Characters between two people of one list, or between the word for the meeting and the person."""


def find_meetings(
    events: pd.DataFrame, evidence: pd.DataFrame, articles: pd.DataFrame, mentions: Mentions
) -> pd.DataFrame:
    """Return who met whom on which days, by day and name.

    Parameters
    ----------
    events, evidence, articles : DataFrame
        The tables of these names; events and evidence may be a part of the timeline.
    mentions : Mentions
        From ``find_mentions``.

    Returns
    -------
    DataFrame
        Columns ``COLUMNS``: a row for each event and pair, "reported" where a sentence reports it, else
        "planned", with how many articles and independent sources do and the first sentence that does.
    """
    sources = Sources(articles)
    days = events[["id", "first", "last"]].rename(columns={"id": "event"})
    told = evidence[evidence["status"] != "background"].merge(days, on="event")
    rows = [
        {**row, "one": one, "other": other, "group": sources.of(row["article"])}
        for row in told.to_dict("records")
        for one, other in sorted(set(_pairs(row["quote"], mentions.get(row["passage"], ()))))
    ]
    met = pd.DataFrame(rows, columns=[*told, "one", "other", "group"]).sort_values(["article", "start"], kind="stable")
    found = met.groupby(["event", "first", "last", "one", "other", "status"], as_index=False).agg(
        n_articles=("article", "nunique"), n_sources=("group", "nunique"), quote=("quote", "first")
    )
    found = found.drop_duplicates(["event", "one", "other"], keep="last")  # "reported" comes after "planned"
    return found.sort_values(["first", "last", "one", "other"], kind="stable", ignore_index=True)[list(COLUMNS)]


def _pairs(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of people that the sentence says met, each in the order of their names."""
    people = [item for item in mentions if item.kind == "person"]
    for match in _MET.finditer(text):
        before = _listed(text, [item for item in people if item.stop <= match.start()][::-1], match.start())
        others = [item for item in people if item.start >= match.end()]
        after = _listed(text, others, match.end()) if match["verb"] or text[match.end() :].startswith(" with ") else []
        if len(after) > 1 and not before:  # "in a meeting with A, B said"
            before = [after.pop()]
        pairs = product(before, after) if after else combinations(before, 2)
        for one, other in pairs:
            if one.actor != other.actor:
                yield min(one.actor, other.actor), max(one.actor, other.actor)


def _listed(text: str, people: Sequence[Mention], edge: int) -> list[Mention]:
    """Return the people of one list, from the nearest to a place in the text: joined by commas or "and"."""
    listed: list[Mention] = []
    for item in people:
        before = item.stop <= edge
        between = text[item.stop : edge] if before else text[edge : item.start]
        joined = not listed or (re.search(r",|\band\b", between) and not happens(between))
        if len(between) > _REACH or re.search(r"[.;:!?]\s", between) or not joined:
            break
        listed.append(item)
        edge = item.start if before else item.stop
    return listed
