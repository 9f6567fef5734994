"""Who met whom: pairs of people whom one sentence of an event joins by meeting, speaking or talks."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations, product
from typing import Any

import pandas as pd

from topics.events.clauses import happens
from topics.events.people.actors import Mention, Mentions
from topics.events.sources import Sources
from topics.records import Status

COLUMNS = ("first", "last", "one", "other", "status", "n_articles", "n_sources", "quote")
_MET = re.compile(
    r"\b(?:(?P<verb>(?:met|meets|meet)(?:\swith)?|(?:spoke|speaks|speak|talked|talk)\s(?:with|to))"
    r"|meetings?|talks|encounter|conversation|discussions?|call)\b"
)
_REACH = 100
"""Characters, at most, between two people of one list, or between the word for the meeting and the person."""


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
    sentences = evidence[evidence["status"] != Status.BACKGROUND].merge(days, on="event")
    rows = [row for sentence in sentences.to_dict("records") for row in _rows(sentence, mentions)]
    meetings = pd.DataFrame(rows, columns=[*sentences, "one", "other"])
    meetings = meetings.sort_values(["article", "start"], kind="stable")
    counted = meetings.groupby(["event", "first", "last", "one", "other", "status"], as_index=False).agg(
        n_articles=("article", "nunique"), n_sources=("article", sources.count), quote=("quote", "first")
    )
    # In the order of the alphabet "reported" comes after "planned".
    counted = counted.drop_duplicates(["event", "one", "other"], keep="last")
    return counted.sort_values(["first", "last", "one", "other"], kind="stable", ignore_index=True)[list(COLUMNS)]


def _rows(sentence: dict[Hashable, Any], mentions: Mentions) -> list[dict[Hashable, Any]]:
    """Return a row for each pair of people that one sentence of the evidence says met."""
    pairs = sorted(set(_pairs(sentence["quote"], mentions.get(sentence["passage"], ()))))
    return [{**sentence, "one": one, "other": other} for one, other in pairs]


def _pairs(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of people that the sentence says met, each in the order of their names."""
    people = [item for item in mentions if item.kind == "person"]
    for match in _MET.finditer(text):
        nearest_before = [item for item in people if item.stop <= match.start()][::-1]
        before = _listed(text, nearest_before, match.start())
        after: list[Mention] = []
        if match["verb"] or text[match.end() :].startswith(" with "):
            after = _listed(text, [item for item in people if item.start >= match.end()], match.end())
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
        is_before = item.stop <= edge
        between = text[item.stop : edge] if is_before else text[edge : item.start]
        if len(between) > _REACH or re.search(r"[.;:!?]\s", between):
            break
        if listed and (not re.search(r",|\band\b", between) or happens(between)):
            break
        listed.append(item)
        edge = item.start if is_before else item.stop
    return listed
