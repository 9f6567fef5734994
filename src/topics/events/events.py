"""Events: what happened when, each with the sentences it rests on."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from topics.corrections import Correction
from topics.events.claims import Claim, claims_of_article
from topics.events.corrections import correct_events
from topics.events.disagreements import claim_rows, find_disagreements, reconcile
from topics.events.headlines import headline
from topics.events.joining import Happening, join_statements
from topics.events.people.actors import Cast
from topics.events.people.aliases import Aliases, alias_outcomes
from topics.events.sentences import (
    BACKGROUND,
    PLANNED,
    REMARK,
    REPORTED,
    Statement,
    by_passage,
    read_sentences,
    rows_of,
)
from topics.events.sources import Sources
from topics.events.statements import ArticleReader, usable_expressions
from topics.records import table
from topics.settings import TimelineSettings

_SHOWN = (
    "passage",
    "article",
    "source",
    "start",
    "stop",
    "quote",
    "found_text",
    "date_text",
    "date_start",
    "date_stop",
    "status",
    "basis",
)
"""What of a statement its evidence shows."""
_STATUS_WEIGHT = {REPORTED: 1.0, PLANNED: 0.5, BACKGROUND: 0.25}


def build_events(
    articles: pd.DataFrame,
    passages: pd.DataFrame,
    dates: pd.DataFrame,
    assignments: pd.DataFrame,
    settings: TimelineSettings,
    corrections: Sequence[Correction] = (),
    aliases: Aliases | None = None,
) -> dict[str, pd.DataFrame]:
    """Join the dated statements of all articles into events.

    Parameters
    ----------
    articles, passages, dates, assignments : DataFrame
        The tables of these names; the order of their rows does not matter.
    settings : TimelineSettings
        What counts as background, how far a day carries, how alike two wordings must be.
    corrections : sequence of Correction, optional
        The reader's corrections of events, applied last.
    aliases : mapping of str to str, optional
        The reader's usual name for each variant of an actor's name.

    Returns
    -------
    dict of str to DataFrame
        The tables "events", "evidence", "claims" and "corrections"; all empty where no sentence names a usable
        day and nothing is corrected.
    """
    published = {name: date.fromisoformat(day) for name, day in rows_of(articles, "id", "published") if day}
    statements, claims, spoken_of = _told(published, passages, dates, settings, aliases or {})
    disagreements = find_disagreements(claims, {name: day.toordinal() for name, day in published.items()})
    happenings = join_statements(reconcile(statements, disagreements), settings)
    named = {member.passage for correction in corrections for member in correction.named}
    texts = dict(rows_of(passages[passages["id"].isin(named)], "id", "text"))
    happenings, outcomes = correct_events(happenings, corrections, texts)
    outcomes += alias_outcomes(aliases or {}, spoken_of)
    sources = Sources(articles)
    themes = by_passage(assignments[(assignments["method"] == "codebook") & assignments["chosen"]], "theme")
    told = [(_event(happening, sources, themes), happening) for happening in happenings]
    event_of = {item.passage: event["id"] for event, happening in reversed(told) for item in happening.members}
    sides = [row for group in disagreements for row in claim_rows(group, event_of)]
    told.sort(key=lambda pair: (pair[0]["first"], pair[0]["last"], pair[0]["id"]))
    evidence = (row for event, happening in told for row in _evidence(event["id"], happening))
    made = {"events": (event for event, _ in told), "evidence": evidence, "claims": sides, "corrections": outcomes}
    return {name: table(name, rows) for name, rows in made.items()}


def _told(
    day_of: dict[str, date], passages: pd.DataFrame, dates: pd.DataFrame, settings: TimelineSettings, aliases: Aliases
) -> tuple[list[Statement], list[Claim], Counter[tuple[str, str]]]:
    """Return the statements but for remarks, all claims, and how often a variant's words meant whom.

    Only one article is looked at at a time: of remarks and mentions, which are most, nothing else is kept.
    """
    statements: list[Statement] = []
    claims: list[Claim] = []
    spoken_of: Counter[tuple[str, str]] = Counter()
    cast, expressions = Cast(passages, aliases, settings.names), usable_expressions(dates)
    durations = by_passage(dates[dates["type"] == "DURATION"], "text", "value")
    for rows in read_sentences(passages):
        day, mentions = day_of.get(rows[0].article), cast.mentions(rows)
        told = ArticleReader(day, mentions, settings).read(rows, expressions)
        claims += claims_of_article(told, durations, day.year if day else 0, mentions)
        statements += (item for item in told if item.status != REMARK)
        spoken = ((row.quote[one.start : one.stop], one.actor) for row in rows for one in mentions[row.passage])
        spoken_of.update(pair for pair in spoken if pair[0] in aliases)
    return statements, claims, spoken_of


def _event(happening: Happening, sources: Sources, themes: Mapping[str, list[Any]]) -> dict[str, Any]:
    members = happening.members
    told_by = {item.article for item in members}
    n_sources = sources.count(told_by)
    passages = {item.passage for item in members}
    return {
        "id": event_id(*members[0].key),
        **happening.days._asdict(),
        "status": happening.status,
        "headline": happening.name or headline(members),
        "themes": _ranked(theme for passage in passages for (theme,) in themes.get(passage, ())),
        "actors": _ranked(name for item in members for name in item.people),
        "places": _ranked(name for item in members for name in item.places),
        "n_articles": len(told_by),
        "n_sources": n_sources,
        "weight": round(_STATUS_WEIGHT[happening.status] * (n_sources + len(passages) / 10), 3),
    }


def event_id(article: str, start: int, first: date | str, last: date | str) -> str:
    """Return the id of an event: a digest of where its first evidence stands and the days that gives."""
    return "e" + hashlib.sha256(f"{article} {start} {first} {last}".encode()).hexdigest()[:10]


def _ranked(names: Iterable[str]) -> Sequence[str]:
    return [name for name, _ in Counter(sorted(names)).most_common()]


def _evidence(event: str, happening: Happening) -> list[dict[str, Any]]:
    """Return the rows of the table "evidence" for one event, by article and place."""
    ordered = sorted(happening.members, key=lambda item: (item.article, item.start))
    return [{"event": event, **{name: getattr(item, name) for name in _SHOWN}} for item in ordered]
