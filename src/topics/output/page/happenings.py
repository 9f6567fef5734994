"""The events on the page: their sentences, how much they matter, what is a detail of another, the story in brief."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from topics.events.outline import outline, whole_of
from topics.output.disputes import denial_words, denials_of
from topics.output.page.views import EventView, event_anchor
from topics.output.tables import rows
from topics.output.tellers import short_source_words, source_words, telling_words
from topics.output.wording import certainty_words, interval_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from topics.output.page.limits import Limits
    from topics.output.page.quoting import Quoting
    from topics.output.page.theme_places import ThemePlaces
    from topics.output.page.views import DifferenceView
    from topics.settings import TimelineSettings

_YEAR = re.compile(r"\d{4}")
"""A year in the words that date a sentence: its day then does not rest on that of its article."""
MAIN, FURTHER, MINOR = 1, 2, 3
"""Levels of importance: of the story in brief; above the middle of all; the rest."""


class Happenings:
    """The weightiest events by day, how many there are in all, and the story in brief.

    ``events`` hold their details, ``flat`` has them beside their events; ``statuses`` counts all events of the tables
    by their status, details left out, which ``n_details`` counts. A detail is on the page where its event is.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        By the names of ``topics.records.TABLES``.
    quoting, places : Quoting, ThemePlaces
        How sentences are quoted, and where themes stand.
    limits : Limits
        How many events, and sentences of each.
    settings : TimelineSettings
        How the story in brief is chosen.
    differences : mapping of str to tuple of DifferenceView
        What is told differently about each event, by its id.
    """

    def __init__(
        self,
        tables: Mapping[str, pd.DataFrame],
        quoting: Quoting,
        places: ThemePlaces,
        limits: Limits,
        settings: TimelineSettings,
        differences: Mapping[str, tuple[DifferenceView, ...]],
    ) -> None:
        self._differences = differences
        self._quoting = quoting
        self._places = places
        self._limits = limits
        self._denials = denials_of(tables["claims"])
        articles = tables["articles"]
        self._given = frozenset(articles.loc[articles["published_basis"] == "sidecar", "id"])
        events = tables["events"]
        brief, brief_evidence = outline(events, tables["evidence"], settings)
        self._in_brief = frozenset(brief["id"])
        self._told_first = {(line.event, line.passage): at for at, line in enumerate(rows(brief_evidence))}
        self._middle = float(events["importance"].median()) if len(events) else 0.0

        heaviest = events.sort_values(["importance", "first", "id"], ascending=[False, True, True])
        wholes = whole_of(events)
        counted = events["id"].map(wholes) == ""
        self.statuses = Counter(events.loc[counted, "status"])
        self.n_details = int((~counted).sum())
        heaviest = heaviest.head(limits.events)
        with_whole = heaviest["id"].map(wholes).isin(["", *heaviest["id"]])
        shown = heaviest[with_whole].sort_values(["first", "last", "id"], kind="stable")
        evidence = quoting.rows_of("evidence", "event", shown["id"])
        self.flat = [self._event(event, evidence.get(event.id, [])) for event in rows(shown)]
        self.events = _nested(self.flat, wholes)
        self.outline = self._brief(brief, brief_evidence)

    def _brief(self, brief: pd.DataFrame, evidence: pd.DataFrame) -> list[EventView]:
        """Return the story in brief; those of its events that the page leaves out are not in it either."""
        shown = {event.anchor for event in self.flat}
        sentences = {str(event): rows(own) for event, own in evidence.groupby("event", sort=False)}
        views = [self._event(event, sentences.get(event.id, [])) for event in rows(brief)]
        return [view for view in views if view.anchor in shown]

    def _level(self, event: Any) -> int:
        if event.id in self._in_brief:
            return MAIN
        return FURTHER if event.importance > self._middle else MINOR

    def _is_given(self, evidence: list[Any]) -> bool:
        """Return True where no sentence tells its year, and the day of every article was given by hand."""
        return bool(evidence) and all(
            line.article in self._given and not _YEAR.search(line.date_text) for line in evidence
        )

    def _event(self, event: Any, evidence: list[Any]) -> EventView:
        most = self._limits.sentences_of_event
        evidence = sorted(
            evidence,
            key=lambda line: (line.beside, self._told_first.get((event.id, line.passage), len(self._told_first))),
        )
        denied = denial_words(self._denials.get(event.id, ()))
        found = self._places.found_of([line.passage for line in evidence])
        declared = self._places.declared_of(event.themes)
        found_labels = [self._places.labels[place] for place in found]
        return EventView(
            anchor=event_anchor(event.id),
            first=event.first,
            last=event.last,
            precision=event.precision,
            likely=event.likely,
            interval=interval_words(event.interval),
            certainty=certainty_words(event, is_given=self._is_given(evidence)),
            status=event.status,
            headline=event.headline,
            level=self._level(event),
            themes=list(event.themes) or ([] if self._places.declares else found_labels),
            actors=list(event.actors),
            places=list(event.places),
            n_articles=event.n_articles,
            n_sources=event.n_sources,
            tellers=short_source_words(event),
            telling=telling_words(event),
            counts=" · ".join(filter(None, (source_words(event), denied))),
            sources=list(dict.fromkeys(self._quoting.source_of(line.article) for line in evidence)),
            sentences=[self._quoting.cited(line) for line in evidence[:most]],
            n_telling=sum(not line.beside for line in evidence[:most]) or len(evidence[:most]),
            n_more=max(len(evidence) - most, 0),
            theme_places=(*declared, *found),
            differences=self._differences.get(event.id, ()),
        )


def _nested(events: Sequence[EventView], wholes: Mapping[str, str]) -> list[EventView]:
    """Return the events by day, each that is a detail of another inside that one."""
    inside = {event_anchor(event): event_anchor(whole) for event, whole in wholes.items() if whole}
    details: dict[str, list[EventView]] = {}
    for event in events:
        if event.anchor in inside:
            details.setdefault(inside[event.anchor], []).append(event)
    counted = [event for event in events if event.anchor not in inside]
    return [replace(event, details=tuple(details.get(event.anchor, ()))) for event in counted]
