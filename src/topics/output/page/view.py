"""What the report page shows, taken from the tables: plain values for the template, nothing of pandas."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from topics.output.names import article_names, by_day, method_name, span_words
from topics.output.page.marking import Block, mark_text
from topics.output.tables import cell, rows

if TYPE_CHECKING:
    import pandas as pd

_METHOD_ORDER = ("codebook", "tfidf", "bertopic")
_BASES = {
    "sidecar": "entered by the owner",
    "stated": "stated in the text",
    "markup": "from the page's markup",
    "url": "from the address",
    "inferred": "inferred from the text",
    "unknown": "unknown",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A quoted sentence with the link to its place; ``detail`` says how it came here."""

    quote: str
    anchor: str
    article: str
    detail: str = ""
    status: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article: who, when, how sure, what was done to it, and its marked text where embedded."""

    anchor: str
    name: str
    title: str
    outlet: str
    author: str
    url: str
    day: str
    basis: str
    source: str
    language: str
    reprint_of: str
    notes: tuple[str, ...]
    n_passages: int
    n_dropped: int
    n_replaced: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme with its sentences, the best first; ``n_more`` are left out of the page."""

    label: str
    terms: tuple[str, ...]
    n_passages: int
    n_articles: int
    note: str
    one_voice: bool
    sentences: tuple[Sentence, ...]
    n_more: int


@dataclass(frozen=True, slots=True)
class EventView:
    """An event with its evidence."""

    anchor: str
    day: str
    first: str
    last: str
    status: str
    headline: str
    themes: tuple[str, ...]
    actors: tuple[str, ...]
    places: tuple[str, ...]
    sources: tuple[str, ...]
    n_sources: int
    n_articles: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What several articles say differently about one thing."""

    about: str
    kind: str
    event: str
    claims: tuple[tuple[str, Sentence], ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of large corpora the page holds."""

    events: int = 400
    sentences_of_theme: int = 60
    sentences_of_event: int = 12
    text_characters: int = 1_500_000


class PageView:
    """Everything that the template of the page shows.

    Parameters
    ----------
    tables : dict of pandas.DataFrame
        By the names of ``topics.records.TABLES``.
    limits : Limits
        What is left out of the page where there is too much; the page says so.
    """

    def __init__(self, tables: dict[str, pd.DataFrame], limits: Limits) -> None:
        self._tables = tables
        self._limits = limits
        articles = by_day(tables["articles"])
        self._names = article_names(tables["articles"])
        self._languages = dict(zip(articles["id"], articles["language"], strict=True))
        self._article_anchors = {a: f"article-{n}" for n, a in enumerate(articles["id"], 1)}
        self._embedded = self._choose_embedded()
        self._anchors = self._passage_anchors()
        self.events = tuple(self._event(event) for event in rows(self._chosen_events()))
        self.n_events_left_out = len(tables["events"]) - len(self.events)
        self.articles = tuple(self._article(article) for article in rows(articles))
        self.methods = tuple(self._methods())
        self.disagreements = tuple(self._disagreements())
        self.rules = tuple(self._rules())
        self.problems = tuple(rows(tables["problems"]))

    @property
    def n_not_embedded(self) -> int:
        """Number of articles whose text is not on the page."""
        return len(self.articles) - len(self._embedded)

    def choices(self, name: str) -> list[tuple[str, int]]:
        """Return the values of ``themes``, ``actors`` or ``sources`` over the events, most frequent first."""
        counts = Counter(value for event in self.events for value in getattr(event, name))
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))

    @property
    def span(self) -> str:
        """The days of publication in words."""
        days = sorted(day for day in self._tables["articles"]["published"] if day)
        return span_words(days[0], days[-1], "span") if days else ""

    @property
    def best_told(self) -> tuple[EventView, ...]:
        """The events that most independent sources tell, at most five, by day."""
        best = sorted(self.events, key=lambda event: (-event.n_sources, -len(event.sentences), event.first))
        return tuple(sorted(best[:5], key=lambda event: (event.first, event.anchor)))

    def _choose_embedded(self) -> set[str]:
        """Return the articles whose text the page holds: the most cited that fit."""
        articles = self._tables["articles"]
        cited = Counter(self._tables["evidence"]["article"])
        lengths = dict(zip(articles["id"], articles["found"].str.len(), strict=True))
        chosen: set[str] = set()
        room = self._limits.text_characters
        for article in sorted(lengths, key=lambda name: (-cited[name], name)):
            if lengths[article] <= room:
                chosen.add(article)
                room -= int(lengths[article])
        return chosen

    def _passage_anchors(self) -> dict[str, str]:
        """Return an anchor for each passage: in its text, or at its article where that is not embedded."""
        anchors = {}
        passages = self._tables["passages"].sort_values(["article", "start", "stop"], kind="stable")
        for number, passage in enumerate(rows(passages), 1):
            here = passage.article in self._embedded
            anchors[passage.id] = f"s-{number}" if here else self._article_anchors[passage.article]
        return anchors

    def _sentence(
        self, passage: str, article: str, quote: str, detail: str = "", status: str = ""
    ) -> Sentence:
        anchor = self._anchors.get(passage, self._article_anchors.get(article, ""))
        name = self._names.get(article, article)
        return Sentence(quote, anchor, name, detail, status, self._languages.get(article, ""))

    def _chosen_events(self) -> pd.DataFrame:
        events = self._tables["events"]
        heavy = events.sort_values(["weight", "first", "id"], ascending=[False, True, True])
        return heavy.head(self._limits.events).sort_values(["first", "last", "id"], kind="stable")

    def _event(self, event: Any) -> EventView:
        evidence = rows(self._by("evidence", "event").get(event.id, self._tables["evidence"].head(0)))
        sentences = [
            self._sentence(e.passage, e.article, e.quote, _joined(e.date_text, e.basis), e.status)
            for e in evidence[: self._limits.sentences_of_event]
        ]
        return EventView(
            anchor=_event_anchor(event.id),
            day=span_words(event.first, event.last, event.precision),
            first=event.first,
            last=event.last,
            status=event.status,
            headline=event.headline,
            themes=tuple(event.themes),
            actors=tuple(event.actors),
            places=tuple(event.places),
            sources=tuple(dict.fromkeys(self._names.get(e.article, e.article) for e in evidence)),
            n_sources=event.n_sources,
            n_articles=event.n_articles,
            sentences=tuple(sentences),
        )

    def _article(self, article: Any) -> ArticleView:
        repairs = rows(self._by("repairs", "article").get(article.id, self._tables["repairs"].head(0)))
        passages = rows(self._by("passages", "article").get(article.id, self._tables["passages"].head(0)))
        blocks = (
            mark_text(article.found, repairs, passages, self._anchors) if article.id in self._embedded else []
        )
        made = [repair for repair in repairs if repair.applied]
        known = article.published or article.published_edtf
        return ArticleView(
            anchor=self._article_anchors[article.id],
            name=self._names[article.id],
            title=article.title or article.id,
            outlet=article.outlet,
            author=article.author,
            url=article.url if re.match(r"https?://", article.url) else "",
            day=known or "day unknown",
            basis=_BASES.get(article.published_basis, article.published_basis),
            source=article.source + (f" #{article.record}" if article.record else ""),
            language=article.language,
            reprint_of=self._names.get(article.reprint_of, article.reprint_of),
            notes=tuple(article.notes),
            n_passages=len(passages),
            n_dropped=sum(not repair.text for repair in made),
            n_replaced=sum(bool(repair.text) for repair in made),
            blocks=tuple(blocks),
        )

    def _by(self, name: str, column: str) -> dict[str, pd.DataFrame]:
        """Return a table in parts, by the values of a column, each sorted by place."""
        ordered = self._tables[name].sort_values(["article", "start", "stop"], kind="stable")
        return {str(key): part for key, part in ordered.groupby(column, sort=False)}

    def _methods(self) -> list[tuple[str, str, tuple[ThemeView, ...]]]:
        """Return key, name and themes of each method, the codebook first."""
        themes = self._tables["themes"]
        found = set(themes["method"])
        order = [*(name for name in _METHOD_ORDER if name in found), *sorted(found - set(_METHOD_ORDER))]
        return [
            (
                method,
                method_name(method),
                tuple(self._theme(t) for t in rows(themes[themes["method"] == method])),
            )
            for method in order
        ]

    def _theme(self, theme: Any) -> ThemeView:
        table = self._tables["assignments"]
        chosen = table[(table["method"] == theme.method) & (table["theme"] == theme.theme) & table["chosen"]]
        best = chosen.sort_values(["score", "passage"], ascending=[False, True], kind="stable")
        texts = self._texts()
        shown = [
            self._sentence(a.passage, a.article, texts.get(a.passage, ""), _joined(f"{a.score:.2f}", a.basis))
            for a in rows(best.head(self._limits.sentences_of_theme))
        ]
        return ThemeView(
            label=theme.label,
            terms=tuple(theme.terms),
            n_passages=theme.n_passages,
            n_articles=theme.n_articles,
            note=theme.note,
            one_voice=bool(theme.one_voice),
            sentences=tuple(shown),
            n_more=len(best) - len(shown),
        )

    def _texts(self) -> dict[str, str]:
        passages = self._tables["passages"]
        return dict(zip(passages["id"], passages["text"], strict=True))

    def _disagreements(self) -> list[Disagreement]:
        found = []
        shown = {event.anchor for event in self.events}
        places = {(p.article, p.start): p.id for p in rows(self._tables["passages"])}
        ordered = self._tables["claims"].sort_values(["value", "article", "start"], kind="stable")
        for _, claims in ordered.groupby("disagreement", sort=True):
            lines = rows(claims)
            sides = [
                (c.value, self._sentence(places.get((c.article, c.start), ""), c.article, c.quote))
                for c in lines
            ]
            anchor = _event_anchor(lines[0].event)
            found.append(
                Disagreement(lines[0].about, lines[0].kind, anchor if anchor in shown else "", tuple(sides))
            )
        return found

    def _rules(self) -> list[tuple[str, str, int, int, int]]:
        """Return for each rule: name, reason, places dropped, places replaced, articles."""
        made = self._tables["repairs"]
        found = []
        for rule, part in made[made["applied"]].groupby("rule", sort=True):
            dropped = int((part["text"] == "").sum())
            reason = str(part["reason"].mode().iloc[0])
            found.append((str(rule), reason, dropped, len(part) - dropped, int(part["article"].nunique())))
        return found


def _event_anchor(event: str) -> str:
    return "event-" + re.sub(r"[^\w-]+", "-", event)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in map(cell, parts) if part)
