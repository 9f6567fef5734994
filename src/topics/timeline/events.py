"""Events: what happened when, each with the sentences it rests on."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

from topics.records import table
from topics.timeline.actors import find_actors
from topics.timeline.disagreements import claim_rows, find_disagreements, reconcile
from topics.timeline.headlines import headline
from topics.timeline.joining import join_statements
from topics.timeline.sentences import BACKGROUND, PLANNED, REPORTED
from topics.timeline.sources import count_sources, source_groups
from topics.timeline.statements import find_statements

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from topics.settings import TimelineSettings
    from topics.timeline.joining import Happening

_STATUS_WEIGHT = {REPORTED: 1.0, PLANNED: 0.5, BACKGROUND: 0.25}


def build_events(
    articles: pd.DataFrame,
    passages: pd.DataFrame,
    dates: pd.DataFrame,
    assignments: pd.DataFrame,
    settings: TimelineSettings,
    *,
    aliases: Mapping[str, str] | None = None,
) -> dict[str, pd.DataFrame]:
    """Join the dated statements of all articles into events.

    Parameters
    ----------
    articles, passages, dates, assignments : DataFrame
        The tables of these names; the order of their rows does not matter.
    settings : TimelineSettings
        What counts as background, how far a day carries, how alike two wordings must be.
    aliases : mapping of str to str, optional
        Written name to the name it stands for.

    Returns
    -------
    dict of str to DataFrame
        The tables "events", "evidence" and "claims"; all empty where no sentence names a usable day.
    """
    cast = find_actors(passages, aliases)
    statements = find_statements(articles, passages, dates, cast, settings)
    lengths = dates[(dates["type"] == "DURATION") & (dates["passage"] != "")]
    durations = zip(*(lengths[column].tolist() for column in ("passage", "text", "value")), strict=True)
    disagreements = find_disagreements(statements, durations, _ordinals(articles), cast)
    happenings = join_statements(reconcile(statements, disagreements), settings)
    groups = source_groups(articles)
    themes = _themes(assignments)
    events: list[dict[str, Any]] = []
    evidence: list[dict[str, Any]] = []
    for happening in happenings:
        event = _event(happening, groups, themes)
        events.append(event)
        evidence += _evidence(event["id"], happening)
    events.sort(key=lambda event: (event["first"], event["last"], event["id"]))
    by_passage = {item["passage"]: item["event"] for item in reversed(evidence)}
    claims = [row for group in disagreements for row in claim_rows(group, by_passage)]
    rank = {event["id"]: at for at, event in enumerate(events)}
    evidence.sort(key=lambda item: (rank[item["event"]], item["article"], item["start"]))
    return {
        "events": table("events", events),
        "evidence": table("evidence", evidence),
        "claims": table("claims", claims),
    }


def _ordinals(articles: pd.DataFrame) -> dict[str, int]:
    """Return the ordinal of each article's publication day, where it has one."""
    days = _pairs(articles, "id", "published")
    return {name: date.fromisoformat(day).toordinal() for name, day in days if day}


def _pairs(frame: pd.DataFrame, one: str, other: str) -> list[tuple[str, str]]:
    return list(zip(frame[one].tolist(), frame[other].tolist(), strict=True))


def _themes(assignments: pd.DataFrame) -> dict[str, list[str]]:
    """Return the codebook themes of each passage."""
    chosen = assignments[(assignments["method"] == "codebook") & assignments["chosen"]]
    themes: dict[str, list[str]] = {}
    for passage, theme in _pairs(chosen, "passage", "theme"):
        themes.setdefault(passage, []).append(theme)
    return themes


def _event(happening: Happening, groups: Mapping[str, str], themes: Mapping[str, list[str]]) -> dict[str, Any]:
    members = happening.members
    days = happening.days
    n_articles, n_sources = count_sources((item.article for item in members), groups)
    passages = {item.passage for item in members}
    return {
        "id": event_id(days.first.isoformat(), min(item.key[:2] for item in members)),
        "first": days.first.isoformat(),
        "last": days.last.isoformat(),
        "edtf": days.edtf,
        "precision": days.precision,
        "status": happening.status,
        "headline": headline(members),
        "themes": _ranked(theme for passage in passages for theme in themes.get(passage, ())),
        "actors": _ranked(name for item in members for name in item.people),
        "places": _ranked(name for item in members for name in item.places),
        "n_articles": n_articles,
        "n_sources": n_sources,
        "weight": round(_STATUS_WEIGHT[happening.status] * (n_sources + len(passages) / 10), 3),
    }


def event_id(first: str, evidence: tuple[str, int]) -> str:
    """Return the id of an event: a digest of its first day and the place of its first evidence."""
    article, start = evidence
    return "e" + hashlib.sha256(f"{first}\n{article}\n{start}".encode()).hexdigest()[:10]


def _ranked(names: Any) -> Sequence[str]:
    return [name for name, _ in sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))]


def _evidence(event: str, happening: Happening) -> list[dict[str, Any]]:
    return [
        {
            "event": event,
            "passage": item.passage,
            "article": item.article,
            "source": item.source,
            "start": item.start,
            "stop": item.stop,
            "quote": item.quote,
            "found_text": item.found_text,
            "date_text": item.date_text,
            "date_start": item.date_start,
            "date_stop": item.date_stop,
            "status": item.status,
            "basis": "; ".join(filter(None, (item.basis, reason))),
        }
        for item, reason in zip(happening.members, happening.reasons, strict=True)
    ]
