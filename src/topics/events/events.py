"""Events: what happened when, each with the sentences it rests on."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from operator import attrgetter
from typing import Any, TypeVar

import pandas as pd

from topics.articles.reprints import source_groups
from topics.corrections import Correction
from topics.dates.spans import LikelySpan, Span
from topics.engine.stages import Spread, one_by_one
from topics.events.actors_of_events import named_once
from topics.events.claim_order import in_order
from topics.events.corrections import correct_events
from topics.events.dated_clauses import dates_of_read_articles, read_articles, usable_expressions
from topics.events.disagreements import Disagreement, all_disagreements, claim_rows, find_disagreements, reconcile
from topics.events.happenings import OF_SPEECH, Happening
from topics.events.headlines import best_statement, headline, tells
from topics.events.importance import weigh_event
from topics.events.joining import first_compared, join_statements
from topics.events.loose_ends import familiar_things
from topics.events.people.actors import Cast, cast_of
from topics.events.people.aliases import Aliases, alias_outcomes
from topics.events.phrase_actors import is_one_person
from topics.events.places import compatible
from topics.events.publications import Publication, read_publications
from topics.events.quotes.speakers import Listener, Voices
from topics.events.reading import Said, UnreadArticle, read_pieces
from topics.events.repeated_leads import without_repeated_leads
from topics.events.scenes import innermost
from topics.events.sentences import Sentence, by_passage, read_sentences, rows_of
from topics.events.sources import Sources
from topics.events.statements import Statement
from topics.events.story import Story
from topics.events.untold import is_lone_and_doubtful, is_lone_background, other_happenings, untold_row
from topics.records import ClaimRow, EventRow, EvidenceRow, Status, table
from topics.settings import TimelineSettings
from topics.themes.vectors import BegunVectors

T = TypeVar("T")


def build_events(
    articles: pd.DataFrame,
    passages: pd.DataFrame,
    dates: pd.DataFrame,
    assignments: pd.DataFrame,
    settings: TimelineSettings,
    corrections: Sequence[Correction] = (),
    aliases: Aliases | None = None,
    *,
    spread: Spread = one_by_one,
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
    spread : Spread, optional
        Reads pieces of the corpus: here, one after the other, or in processes.

    Returns
    -------
    dict of str to DataFrame
        The tables "events", by day and id, "evidence", by event, article and place, "untold", by day (last what has
        no day that is certain enough for an event, then what only remarks on its day), "claims" and "corrections";
        all empty where no sentence names a usable day and nothing is corrected.
    """
    published = read_publications(articles)
    dates = dates_of_read_articles(articles, dates)
    told = passages[passages["article"].isin(read_articles(articles))]
    said, cast = _read(published, passages, told, dates, settings, aliases or {}, spread)
    listener = Listener(passages, cast, spread)
    sayings = said.story.sayings(told, listener)
    days = {name: item.day.toordinal() for name, item in published.items() if item.is_told}
    contradictions = find_disagreements(said.claims, days)
    statements = reconcile(without_repeated_leads(said.statements, articles), contradictions)
    encode = BegunVectors(first_compared(statements, settings), spread)
    matters = said.story.matters(told, cast, sayings)
    outlets = dict(rows_of(articles, "id", "outlet"))
    disagreements = all_disagreements(contradictions, matters, days, outlets, source_groups(articles))
    happenings = join_statements(statements, settings, encode)
    sources = Sources(articles)
    happenings, untold = _told_and_untold(happenings, sources, len(articles), settings)
    untold += other_happenings(said.unplaced, [*happenings, *untold])
    untold += other_happenings(said.remarks, [*happenings, *untold])

    corrected_passages = {member.passage for correction in corrections for member in correction.named}
    texts = dict(rows_of(passages[passages["id"].isin(corrected_passages)], "id", "text"))
    happenings, untold, outcomes = correct_events(happenings, corrections, texts, untold, published)
    outcomes += alias_outcomes(aliases or {}, said.spoken_of)

    themes = by_passage(assignments[(assignments["method"] == "codebook") & assignments["chosen"]], "theme")
    events = [(_event_row(happening, sources, themes), happening) for happening in happenings]
    leading = {happening.members[0].passage: event["id"] for event, happening in events}
    for event, happening in events:
        event["detail_of"] = leading.get(happening.part_of, "")
    event_of = {item.passage: event["id"] for event, happening in reversed(events) for item in happening.members}
    events.sort(key=lambda pair: (pair[0]["first"], pair[0]["last"], pair[0]["id"]))
    importance = {event["id"]: event["importance"] for event, _ in events}
    telling = {claim.sentence.article for item in disagreements for claim in item.claims}
    voices = listener.voices(telling)
    rows: dict[str, Sequence[Mapping[str, object]]] = {
        "events": [event for event, _ in events],
        "untold": [untold_row(happening) for happening in untold],
        "evidence": [row for event, happening in events for row in _evidence_rows(event["id"], happening, sources)],
        "claims": in_order(_claim_rows(disagreements, event_of, published, voices), outlets, importance),
        "corrections": outcomes,
    }
    return {name: table(name, members) for name, members in rows.items()}


def _told_and_untold(
    happenings: Iterable[Happening], sources: Sources, n_articles: int, settings: TimelineSettings
) -> tuple[list[Happening], list[Happening]]:
    """Return the happenings that make events, and those that make none."""
    told: list[Happening] = []
    untold: list[Happening] = []
    for happening in happenings:
        n_sources = sources.count(happening.telling, happening.copied_from)
        is_lone = is_lone_background(happening, n_sources, n_articles, settings)
        if is_lone or not tells(happening.members) or is_lone_and_doubtful(happening, n_articles):
            untold.append(happening)
        else:
            told.append(replace(happening, days=_days_as_told(happening), status=_status_as_told(happening)))
    return told, untold


def _days_as_told(happening: Happening) -> Span:
    """Return the days of a happening, as only likely where no sentence that tells it leaves no doubt of them.

    Days are likely where their year or direction is only the likelier one in all that name them. A single day is
    certain where the sentence of the headline names it, or sentences of half the articles do: what one article of many
    tells of the day may be about something else.
    """
    days = happening.days
    if not days.is_likely and _are_guessed(happening):
        return LikelySpan.within(days, days)
    if days.length > 1:
        return days
    named = [item for item in happening.tellers if item.names_day]
    weekends = [item.days for item in named if item.days.precision == "weekend"]
    if weekends and all(item.days.length > 1 for item in named):
        return weekends[0]  # "at the weekend", where others tell it on Sunday and name no day
    if days.is_likely or best_statement(happening.members).names_day:
        return days
    naming = {item.article for item in named}
    return days if _NAMED_BY * len(happening.telling) <= len(naming) else LikelySpan.within(days, days)


def _are_guessed(happening: Happening) -> bool:
    """Return whether in every expression that names the days of a happening their year or direction is a guess."""
    naming = [
        item.expression for item in happening.tellers if item.names_day and item.days.bounds == happening.days.bounds
    ]
    return bool(naming) and all(expression.guessed for expression in naming)


_NAMED_BY = 0.5
"""Share of the articles of an event, inclusive, whose sentences name its day where that of its headline does not."""


def _status_as_told(happening: Happening) -> Status:
    """Return the status of a happening, that of its headline: planned where only a plan gives a line.

    What was announced is reported where the line that tells it names the day on which it was done.
    """
    best = best_statement(happening.members)
    if best.status == Status.PLANNED and happening.status == Status.REPORTED:
        return Status.PLANNED
    is_done = best.status == Status.REPORTED and best.names_day and best.line != ""
    return Status.REPORTED if is_done and happening.status == Status.PLANNED else happening.status


def _read(
    published: Mapping[str, Publication],
    passages: pd.DataFrame,
    told: pd.DataFrame,
    dates: pd.DataFrame,
    settings: TimelineSettings,
    aliases: Aliases,
    spread: Spread,
) -> tuple[Said, Cast]:
    """Return what all articles say, and who is who."""
    cast, expressions = cast_of(passages, aliases, settings.names), usable_expressions(dates)
    articles_told = set(told["article"])
    familiar = familiar_things(passages["text"], passages["article"])
    durations = by_passage(dates[dates["type"] == "DURATION"], "text", "value")
    unread = (
        UnreadArticle(
            sentences,
            cast.mentions(sentences),
            published.get(sentences[0].article),
            _of(sentences, expressions),
            _of(sentences, durations),
            is_told=sentences[0].article in articles_told,
        )
        for sentences in read_sentences(passages)
    )
    said = Said(Story(expressions))
    for piece in read_pieces(unread, settings, familiar, aliases, spread):
        said.add(piece)
    return said, cast


def _of(sentences: Sequence[Sentence], by_passage: Mapping[str, T]) -> dict[str, T]:
    """Return what is known of the passages of some sentences, of those of which anything is."""
    return {item.passage: by_passage[item.passage] for item in sentences if item.passage in by_passage}


def _event_row(happening: Happening, sources: Sources, themes: Mapping[str, list[Any]]) -> EventRow:
    """Return the row of the table "events" for one happening."""
    members = happening.tellers
    articles = happening.telling
    passages = {item.passage: item.article for item in members}
    copies = happening.copied_from
    counts = sources.counts(happening.reporting, copies, announcing=articles)
    first, last = happening.days.bounds
    return {
        "id": event_id(*happening.members[0].key),
        "first": first.isoformat(),
        "last": last.isoformat(),
        "edtf": happening.days.edtf,
        "likely": happening.days.is_likely,
        "interval": _interval(happening.days),
        "precision": happening.days.precision,
        "status": happening.status,
        "headline": happening.name or headline(members),
        "themes": _ranked(theme for passage in passages for (theme,) in themes.get(passage, ())),
        "actors": taking_part(members),
        "places": places_of(members),
        "n_articles": counts["n_articles"],
        "n_outlets": counts["n_outlets"],
        "n_unknown_outlets": counts["n_unknown_outlets"],
        "n_sources": counts["n_sources"],
        "n_weak_sources": counts["n_weak_sources"],
        "n_announcing": counts["n_announcing"],
        "importance": weigh_event(
            happening.status,
            sources.weigh(articles, copies),
            sources.weigh(_leading(members) & articles, copies),
            sum(sources.weight_of(article) for article in passages.values()),
            sources.weigh_further(articles, copies),
        ),
    }


def _claim_rows(
    disagreements: Sequence[Disagreement],
    events: Mapping[str, str],
    published: Mapping[str, Publication],
    voices: Voices,
) -> list[ClaimRow]:
    """Return the rows of the table "claims", disagreement by disagreement."""
    ranked = enumerate(disagreements, 1)
    return [row for rank, item in ranked for row in claim_rows(item, rank, events, published, voices)]


def taking_part(members: Sequence[Statement]) -> tuple[str, ...]:
    """Return who took part: those of the headline in their order, then the names that other statements agree on."""
    best = _with_name(best_statement(members), members)
    named = frozenset[str]().union(*(item.people for item in members))
    others = [name for name in _agreed(members, attrgetter("taking_part")) if name in named]
    return named_once(tuple(dict.fromkeys([*best, *others])))


def _with_name(best: Statement, members: Sequence[Statement]) -> tuple[str, ...]:
    """Return who takes part in a statement, its doer by name where others tell the same of one person alone.

    It is "Anna Berg" for "three-time winner" where others with the same verb, none of saying, have nobody else do it.
    """
    label, *others = best.taking_part or ("",)
    is_unnamed = label not in best.people and is_one_person(label)
    acts = best.acts - OF_SPEECH
    telling = [item for item in members if item is not best and item.taking_part and acts & item.acts]
    names = {item.taking_part[0] for item in telling}
    name = min(names, default="")
    is_named = len(names) == 1 and all(name in item.people for item in telling) and name not in others
    return (name, *others) if is_unnamed and is_named else best.taking_part


def _agreed(members: Sequence[Statement], names_of: Callable[[Statement], Iterable[str]]) -> tuple[str, ...]:
    """Return the names that the statement of the headline has, and those that a third of all statements have.

    Of those who met all are named, whatever the headline says.
    """
    best = frozenset(names_of(best_statement(members)))
    least = max(_TOLD_TWICE, _AGREEING * len(members))
    names = [name for item in members for name in names_of(item)]
    counts = Counter(names)
    met = frozenset[str]().union(*(names_of(item) for item in members if item.tells_of_meeting))
    return _ranked(name for name in names if name in best or name in met or counts[name] >= least)


def places_of(members: Sequence[Statement]) -> tuple[str, ...]:
    """Return where it was: the places that statements agree on, else those of the few that name one ground alone.

    The few are those who tell of somebody or of a deed of the headline.
    """
    agreed = innermost(_agreed(members, attrgetter("scene")))
    scenes = [item.scene for item in members if item.scene]
    is_one_ground = all(compatible(one, other) for one, other in combinations(scenes, 2))
    if agreed or not is_one_ground or len(scenes) < _NAMING * len(members):
        return agreed
    best = best_statement(members)
    told = {*best.taking_part, *(best.acts - OF_SPEECH)}
    alike = (item.scene for item in members if not told.isdisjoint({*item.taking_part, *item.acts}))
    return innermost(_ranked(place for scene in alike for place in scene))


_NAMING = 1 / 5
"""Share of the statements of an event, inclusive, whose places count where its headline and the most name none."""
_AGREEING = 1 / 3
"""Share of the statements of an event, inclusive, that name who took part beside those whom its headline names."""
_TOLD_TWICE = 2
"""Statements, inclusive, that do so at least."""


def _interval(days: Span) -> str:
    """Return the interval of likely days in EDTF, "" for days that are certain, and where no other day is possible."""
    interval = days.interval if isinstance(days, LikelySpan) else None
    return interval.edtf if interval is not None and interval.bounds != days.bounds else ""


def _leading(members: Iterable[Statement]) -> set[str]:
    """Return the articles that tell of a happening in their title or first sentences."""
    return {item.article for item in members if item.sentence.position <= _LEADING}


_LEADING = 2
"""Position of a passage, inclusive, up to which its article puts a happening first; a title stands at 0."""


def event_id(article: str, start: int, first: date | str, last: date | str) -> str:
    """Return the id of an event: a digest of where its first evidence stands and the days that gives."""
    return "e" + hashlib.sha256(f"{article} {start} {first} {last}".encode()).hexdigest()[:10]


def _ranked(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names, the most frequent first, of equally frequent ones in the order of the alphabet."""
    return tuple(name for name, _ in Counter(sorted(names)).most_common())


def _evidence_rows(event: str, happening: Happening, sources: Sources) -> list[EvidenceRow]:
    """Return the rows of the table "evidence" for one event, by article and place."""
    ordered = sorted(happening.members, key=lambda item: (item.article, item.sentence.start))
    return [_evidence_row(event, item, sources.weight_of(item.article)) for item in ordered]


def _evidence_row(event: str, statement: Statement, weight: float) -> EvidenceRow:
    sentence, expression = statement.sentence, statement.expression
    return {
        "event": event,
        "passage": sentence.passage,
        "article": sentence.article,
        "source": sentence.source,
        "start": sentence.start,
        "stop": sentence.stop,
        "quote": sentence.quote,
        "found_text": sentence.found_text,
        "date_text": expression.text,
        "date_start": expression.start,
        "date_stop": expression.stop,
        "status": statement.status,
        "weight": weight,
        "beside": not statement.counts,
        "basis": statement.basis,
    }
