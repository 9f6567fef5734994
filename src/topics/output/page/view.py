"""What the report page shows, taken from the tables: plain values for the template, nothing of pandas.

Events, themes and articles keep the names of their columns; what the page adds to them (``anchor``, ``day``
in words, ``sentences`` …) stands beside these.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np

from topics.output.page.marking import mark_text
from topics.output.tables import cell, rows
from topics.output.wording import METHOD_NAMES, article_names, by_day, file_name, method_name, span_words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import pandas as pd


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a large corpus the page holds."""

    events: int = 400
    articles: int = 2000
    sentences_of_theme: int = 60
    sentences_of_event: int = 12
    near_misses: int = 5
    columns_of_table: int = 12
    quotes: bool = True
    text_characters: int = 1_500_000


class PageView:
    """Everything that the template of the page shows.

    Parameters
    ----------
    tables : dict of pandas.DataFrame
        By the names of ``topics.records.TABLES``.
    limits : Limits
        What is left out of the page where there is too much; the page says so.
    figures : sequence of dict
        Of ``shown_figures``.
    """

    def __init__(self, tables: dict[str, pd.DataFrame], limits: Limits, figures: Sequence[Any] = ()) -> None:
        self._tables = tables
        self._limits = limits
        self.figures = figures
        articles, passages = by_day(tables["articles"]), tables["passages"]
        self._names = article_names(articles)
        self._languages = dict(zip(articles["id"], articles["language"], strict=True))
        named = ("evidence", "claims", "assignments")
        cited = Counter(article for name in named for article in tables[name]["article"])
        listed = sorted(articles["id"], key=lambda article: (-cited[article], article))[: limits.articles]
        self._article_anchors = {a: f"article-{n}" for n, a in enumerate(articles["id"], 1)}
        self._article_anchors = {article: self._article_anchors[article] for article in listed}
        self.columns_are, self.columns, self._column_of = self._columns(articles)
        self._texts = passages.set_index("id")["text"]
        self._embedded = self._choose_embedded([article for article in listed if cited[article]])
        self._anchors = self._passage_anchors()
        self.n_not_embedded = len(articles) - len(self._embedded)
        self.events = self._events()
        self.n_events_left_out = len(tables["events"]) - len(self.events)
        self.statuses = [(status, n) for status, n in Counter(tables["events"]["status"]).most_common() if n]
        self.n_undated = int((articles["published"] == "").sum())
        self.n_articles, self.articles = len(articles), self._articles()
        self.methods = self._methods()
        self.disagreements = self._disagreements()
        self.rules = self._rules()
        self.problems = rows(tables["problems"])
        self.corrections = rows(tables["corrections"])
        days = sorted(day for day in articles["published"] if day)
        self.span = span_words(days[0], days[-1], "span") if days else ""

    def choices(self, name: str) -> list[tuple[str, int]]:
        """Return the values of ``themes``, ``actors`` or ``sources`` over the events, most frequent first."""
        counts = Counter(value for event in self.events for value in getattr(event, name))
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))

    @property
    def best_told(self) -> list[SimpleNamespace]:
        """The events that most independent sources tell, at most five, by day."""
        best = sorted(self.events, key=lambda event: (-event.n_sources, -len(event.sentences), event.first))
        return sorted(best[:5], key=lambda event: (event.first, event.anchor))

    def _columns(self, articles: pd.DataFrame) -> tuple[str, list[tuple[str, str, str]], dict[str, str]]:
        """Return what the columns of the table of themes are, each with words and anchor, and that of each article.

        A column is an article or, where there are many, the finest period of publication that fits.
        """
        most = self._limits.columns_of_table
        if len(articles) <= most:
            shown = [(self._article_anchors[a], name, self._article_anchors[a]) for a, name in self._names.items()]
            return "article", shown if len(shown) > 1 else [], self._article_anchors
        days = dict(zip(articles["id"], articles["published"], strict=True))
        for period, length in (("day", 10), ("month", 7), ("year", 4)):
            values = sorted({day[:length] for day in days.values() if day})
            if 1 < len(values) <= most:
                shown = [(value, value, "") for value in values]
                return f"{period} of publication", shown, {article: day[:length] for article, day in days.items()}
        return "", [], {}

    def _choose_embedded(self, cited: Sequence[str]) -> set[str]:
        """Return the articles whose text the page holds: of those given, the first that fit."""
        articles = self._tables["articles"]
        lengths = dict(zip(articles["id"], articles["found"].str.len(), strict=True))
        chosen: set[str] = set()
        room = self._limits.text_characters
        for article in cited:
            if lengths[article] <= room:
                chosen.add(article)
                room -= lengths[article]
        return chosen

    def _passage_anchors(self) -> dict[str, str]:
        """Return an anchor for each passage of a text that the page holds."""
        passages = self._tables["passages"][["id", "article", "start", "stop"]]
        passages = passages.sort_values(["article", "start", "stop"], kind="stable", ignore_index=True)
        held = passages["article"].isin(self._embedded)
        return {passage: f"s-{at + 1}" for at, passage in zip(np.flatnonzero(held), passages["id"][held], strict=True)}

    def _sentence(self, passage: str, article: str, quote: str, *detail: Any, status: str = "") -> SimpleNamespace:
        return SimpleNamespace(
            quote=quote if self._limits.quotes else "",
            anchor=self._anchors.get(passage, self._article_anchors.get(article, "")),
            article=self._names.get(article, article),
            language=self._languages.get(article, ""),
            column=self._column_of.get(article, ""),
            detail=" · ".join(part for part in map(cell, detail) if part),
            status=status,
        )

    def _member(self, assignment: Any) -> SimpleNamespace:
        """Return the sentence of an assignment, with its score and what this rests on."""
        detail = f"{assignment.score:.2f}", assignment.basis if assignment.method == "codebook" else ""
        return self._sentence(assignment.passage, assignment.article, self._texts.get(assignment.passage, ""), *detail)

    def _told(self, evidence: Any) -> SimpleNamespace:
        """Return the sentence of a piece of evidence, with the words that date it and how it got its day."""
        words, basis = evidence.date_text, evidence.basis
        words = "" if words in basis else words
        return self._sentence(evidence.passage, evidence.article, evidence.quote, words, basis, status=evidence.status)

    def _parts(self, name: str, column: str, wanted: Collection[str]) -> dict[str, list[Any]]:
        """Return the rows of a table by the wanted values of a column, each part sorted by place."""
        table = self._tables[name]
        ordered = table[table[column].isin(wanted)].sort_values(["article", "start", "stop"], kind="stable")
        return {str(value): rows(part) for value, part in ordered.groupby(column, sort=False)}

    def _events(self) -> list[SimpleNamespace]:
        """Return the weightiest events by day, each with its evidence."""
        events = self._tables["events"]
        heavy = events.sort_values(["weight", "first", "id"], ascending=[False, True, True])
        shown = heavy.head(self._limits.events).sort_values(["first", "last", "id"], kind="stable")
        evidence = self._parts("evidence", "event", shown["id"])
        found = []
        for event in rows(shown):
            told = evidence.get(event.id, [])
            sources = list(dict.fromkeys(self._names.get(line.article, line.article) for line in told))
            sentences = [self._told(line) for line in told[: self._limits.sentences_of_event]]
            found.append(_extended(event, anchor=_event_anchor(event.id), sources=sources, sentences=sentences))
        return found

    def _articles(self) -> list[SimpleNamespace]:
        """Return the articles by day, each with what was done to it and its marked text where embedded."""
        listed = list(self._article_anchors)
        repairs, passages = self._parts("repairs", "article", listed), self._parts("passages", "article", listed)
        articles = self._tables["articles"]
        found = []
        for article in rows(by_day(articles[articles["id"].isin(listed)])):
            edits, sentences = repairs.get(article.id, []), passages.get(article.id, [])
            here = article.id in self._embedded
            blocks = mark_text(article.found, edits, sentences, self._anchors) if here else []
            made = Counter(bool(edit.text) for edit in edits if edit.applied)
            anchor = self._article_anchors[article.id]
            original = self._names.get(article.reprint_of, article.reprint_of)
            lead = sentences[0].text.split()[:16] if sentences and self._limits.quotes else []
            heading = article.title or " ".join([article.id + ":" * bool(lead), *lead])
            counts = {"n_passages": len(sentences), "n_dropped": made[False], "n_replaced": made[True]}
            words = {"heading": heading, "original": original, "file": file_name(article.id)}
            found.append(_extended(article, anchor=anchor, blocks=blocks, **words, **counts))
        return found

    def _methods(self) -> list[tuple[str, str, list[SimpleNamespace]]]:
        """Return key, name and themes of each method, the codebook first."""
        table = self._tables["assignments"]
        table = table.sort_values(["score", "passage"], ascending=[False, True], kind="stable")
        members = dict(iter(table.groupby(["method", "theme", "chosen"], sort=False)))
        by_method: dict[str, list[SimpleNamespace]] = {}
        for theme in rows(self._tables["themes"]):
            best, near = (members.get((theme.method, theme.theme, chosen), table[:0]) for chosen in (True, False))
            shown = [self._member(member) for member in rows(best[: self._limits.sentences_of_theme])]
            nearly = [self._member(member) for member in rows(near[: self._limits.near_misses])]
            counts = Counter(self._column_of.get(article, "") for article in best["article"])
            item = _extended(theme, sentences=shown, n_more=len(best) - len(shown), near=nearly, counts=counts)
            by_method.setdefault(theme.method, []).append(item)
        order = [*METHOD_NAMES, *sorted(set(by_method) - set(METHOD_NAMES))]
        return [(name, method_name(name), by_method[name]) for name in order if name in by_method]

    def _disagreements(self) -> list[SimpleNamespace]:
        """Return what several articles say differently, with each side's sentence."""
        shown = {event.anchor: event.headline for event in self.events}
        ordered = self._tables["claims"].sort_values(["value", "article", "start"], kind="stable")
        passages = self._tables["passages"]
        contrary = passages[passages["article"].isin(ordered["article"])]
        places = {(passage.article, passage.start): passage.id for passage in rows(contrary)}
        found = []
        for _, part in ordered.groupby("disagreement", sort=True):
            claims = rows(part)
            sides: dict[str, list[SimpleNamespace]] = {}
            for claim in claims:
                place = places.get((claim.article, claim.start), "")
                sides.setdefault(claim.value, []).append(self._sentence(place, claim.article, claim.quote))
            anchor = _event_anchor(claims[0].event)
            found.append(_extended(claims[0], sides=sides, anchor=anchor, headline=shown.get(anchor, "")))
        return found

    def _rules(self) -> list[Any]:
        """Return for each rule: its name, most frequent reason, places dropped, places replaced, articles."""
        made = self._tables["repairs"]
        made = made[made["applied"]].assign(dropped=made["text"] == "", replaced=made["text"] != "")
        counts = made.groupby("rule").agg({"dropped": "sum", "replaced": "sum", "article": "nunique"})
        reasons = made.groupby("rule")["reason"].agg(lambda reasons: reasons.mode().iloc[0])
        return rows(counts.join(reasons).reset_index()) if len(made) else []


def _extended(row: Any, **more: Any) -> SimpleNamespace:
    """Return the row of a table with further values; arrays from disk become lists."""
    values = {name: value.tolist() if hasattr(value, "tolist") else value for name, value in row._asdict().items()}
    return SimpleNamespace(**values | more)


def _event_anchor(event: str) -> str:
    return "event-" + re.sub(r"[^\w-]+", "-", event)
