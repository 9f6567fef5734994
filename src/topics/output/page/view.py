"""What the report page shows, taken from the tables: plain values for the template, nothing of pandas.

``Limits`` says how much of everything the page holds at most.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from topics.events.outline import outline
from topics.output.disputes import denial_words, denials_of
from topics.output.page.marking import Block, mark_text
from topics.output.tables import cell, rows
from topics.output.wording import (
    DISAGREEMENT_NAMES,
    METHOD_NAMES,
    article_day_words,
    article_names,
    by_day,
    dating_words,
    file_name,
    interval_words,
    is_weak,
    method_name,
    outlet_words,
    source_words,
    span_words,
)
from topics.settings import TimelineSettings

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import pandas as pd

    from topics.output.figures.files import ShownFigure

_CHARACTERS_OF_MARK = 30
"""Characters of text that the mark of a repair takes the room of."""
_HEADING_WORDS = 16
"""Words of its first sentence that stand for the title of an article without one."""
_MOST_BEST = 5
"""Events that the summary names."""
_PERIODS = (("day", 10), ("month", 7), ("year", 4))
"""Periods of publication, finest first, and the characters of a day YYYY-MM-DD that name each."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a large corpus the page holds: so many of each at most."""

    events: int = 400
    """Events on the timeline, the weightiest."""
    articles: int = 2000
    """Articles in the list, the most cited."""
    sentences_of_theme: int = 60
    """Sentences shown under a theme, the best."""
    sentences_of_event: int = 12
    """Sentences shown under an event."""
    voices: int = 60
    """Speakers whose quotes are shown, the most quoted."""
    quotes_of_voice: int = 12
    """Quotes shown of a speaker, and about a theme."""
    near_misses: int = 5
    """Sentences shown under a theme that nearly belong to it."""
    columns_of_table: int = 12
    """Columns of the table of themes."""
    quotes: bool = True
    """Whether sentences are quoted at all."""
    quotes_of_themes: bool = True
    """Whether sentences that only a theme is found in are quoted too, not only those that an event rests on."""
    text_characters: int = 1_500_000
    """Characters of whole texts."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A quoted sentence with its source; ``column`` is where it counts in the table of themes.

    ``is_weak`` is True where the reader marked the source as weak. ``passage`` is the passage by which a correction
    names the sentence, "" where it cannot; ``words`` what of it is to be quoted then, "" for its beginning.
    """

    quote: str
    anchor: str
    article: str
    language: str
    column: str
    detail: str
    status: str
    is_weak: bool
    passage: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class EventView:
    """An event with the sentences it rests on; ``sources`` are the names of the articles that tell it.

    ``found`` are the found themes of its sentences where ``themes`` are declared ones.
    """

    anchor: str
    first: str
    last: str
    precision: str
    likely: bool
    interval: str
    status: str
    headline: str
    themes: list[str]
    found: list[str]
    actors: list[str]
    places: list[str]
    n_articles: int
    n_sources: int
    n_weak: int
    counts: str
    sources: list[str]
    sentences: list[Sentence]


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme with its sentences; ``counts`` are its passages by column of the table of themes.

    ``name`` is its name in the codebook, its label for a theme that was found; ``group`` the label of the larger theme
    that it belongs to, or empty.
    """

    name: str
    label: str
    group: str
    machine_name: str
    terms: list[str]
    n_passages: int
    n_articles: int
    one_voice: bool
    note: str
    sentences: list[Sentence]
    n_more: int
    near: list[Sentence]
    counts: Counter[str]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with what was done to it; ``blocks`` is empty where the page does not hold its text."""

    anchor: str
    heading: str
    outlet: str
    author: str
    day: str
    published_basis: str
    source: str
    record: str
    url: str
    language: str
    notes: list[str]
    original: str
    file: str
    n_passages: int
    n_dropped: int
    n_replaced: int
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class DisagreementView:
    """What articles say differently: ``sides`` has the sentences behind each value, those of a series by day.

    ``kind`` is its kind in words; ``is_folded`` is whether it is shown only on request.
    """

    about: str
    kind: str
    is_folded: bool
    anchor: str
    headline: str
    sides: dict[str, list[Sentence]]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is quoted, or about which theme, with the quotes; ``n_more`` are not on the page."""

    name: str
    n_articles: int
    sentences: list[Sentence]
    n_more: int


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule of repair: its most frequent reason, and what it did in how many articles."""

    rule: str
    reason: str
    n_dropped: int
    n_replaced: int
    n_articles: int


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table of themes: its key, its words, and the anchor that they lead to."""

    key: str
    words: str
    anchor: str


class PageView:
    """Everything that the template of the page shows.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        By the names of ``topics.records.TABLES``.
    limits : Limits
        What is left out of the page where there is too much; the page says so.
    figures : sequence of dict
        Of ``shown_figures``.
    timeline : TimelineSettings, optional
        How the story on one page is chosen.
    """

    def __init__(
        self,
        tables: Mapping[str, pd.DataFrame],
        limits: Limits,
        figures: Sequence[ShownFigure] = (),
        timeline: TimelineSettings | None = None,
    ) -> None:
        self._tables = tables
        self._limits = limits
        self.figures = figures
        articles = by_day(tables["articles"])
        self._names = article_names(articles)
        self._languages = dict(zip(articles["id"], articles["language"], strict=True))
        self._weak = frozenset(articles.loc[articles["weight"].map(is_weak), "id"])
        self._texts = tables["passages"].set_index("id")["text"]
        evidence = tables["evidence"]
        self._tellings = Counter(evidence["passage"])
        self._tellings_by_date = Counter(zip(evidence["passage"], evidence["date_text"], strict=True))

        n_citations = _count_citations(tables)
        listed = sorted(articles["id"], key=lambda article: (-n_citations[article], article))[: limits.articles]
        numbers = {article: number for number, article in enumerate(articles["id"], 1)}
        self._article_anchors = {article: f"article-{numbers[article]}" for article in listed}
        self._embedded = self._choose_embedded([article for article in listed if n_citations[article]])
        self._anchors = self._passage_anchors()

        self._declares = bool((tables["themes"]["method"] == "codebook").any())
        self._found_theme_of = self._find_themes_of_passages()
        self.columns_are, self.columns, self._column_of = self._choose_columns(articles)
        self._denials = denials_of(tables["claims"])
        self.events = self._events()
        self.n_events = len(tables["events"])
        self.outline = self._outline(timeline or TimelineSettings())
        self.articles = self._articles()
        self.methods = self._methods()
        self.disagreements = self._disagreements()
        self.speakers = self._speakers()
        self.said_of_themes = self._said_of_themes()
        self.n_quotes = len(tables["quotes"])
        self.rules = self._rules()
        self.problems = rows(tables["problems"])
        self.corrections = rows(tables["corrections"])

        self.statuses = Counter(tables["events"]["status"]).most_common()
        self.n_events_left_out = self.n_events - len(self.events)
        self.n_articles = len(articles)
        self.n_not_embedded = len(articles) - len(self._embedded)
        self.dating = dating_words(articles)
        self.outlets = outlet_words(articles)
        days = sorted(day for day in articles["published"] if day)
        self.n_published = len(days)
        self.span = span_words(days[0], days[-1], "span") if days else ""

    def choices(self, name: str) -> list[tuple[str, int]]:
        """Return the ``themes``, ``found``, ``actors`` or ``sources`` of the events, the most frequent first."""
        counts: Counter[str] = Counter()
        for event in self.events:
            counts.update(getattr(event, name))
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))

    @property
    def best_told(self) -> list[EventView]:
        """The events that most independent sources tell, of equals those with most sentences, by day."""
        best = sorted(self.events, key=lambda event: (-event.n_sources, -len(event.sentences), event.first))
        return sorted(best[:_MOST_BEST], key=lambda event: (event.first, event.anchor))

    def _choose_columns(self, articles: pd.DataFrame) -> tuple[str, list[Column], dict[str, str]]:
        """Return what the columns of the table of themes are, the columns, and the key of each article's.

        A column is an article or, where there are many, the finest period of publication that fits.
        """
        most = self._limits.columns_of_table
        anchors = self._article_anchors
        if len(articles) <= most:
            named = [(anchors[article], name) for article, name in self._names.items() if article in anchors]
            columns = [Column(anchor, name, anchor) for anchor, name in named]
            return "article", columns if len(columns) > 1 else [], anchors
        days = dict(zip(articles["id"], articles["published"], strict=True))
        for period, length in _PERIODS:
            values = sorted({day[:length] for day in days.values() if day})
            if 1 < len(values) <= most:
                columns = [Column(value, value, "") for value in values]
                return f"{period} of publication", columns, {article: day[:length] for article, day in days.items()}
        return "", [], {}

    def _choose_embedded(self, cited: Sequence[str]) -> set[str]:
        """Return the articles whose text the page holds: of those given, the first that fit."""
        articles = self._tables["articles"]
        marks = Counter(self._tables["repairs"]["article"])
        lengths = {
            article: len(found) + _CHARACTERS_OF_MARK * marks[article]
            for article, found in zip(articles["id"], articles["found"], strict=True)
        }
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
        here = passages["article"].isin(self._embedded)
        numbers = np.flatnonzero(here) + 1
        return {passage: f"s-{number}" for number, passage in zip(numbers, passages["id"][here], strict=True)}

    def _sentence(self, passage: str, article: str, quote: str, *details: object, status: str = "") -> Sentence:
        """Return a sentence as the page quotes it: it leads to its place, or at least to its article."""
        return Sentence(
            quote=quote if self._limits.quotes else "",
            anchor=self._anchors.get(passage, self._article_anchors.get(article, "")),
            article=self._names.get(article, article),
            language=self._languages.get(article, ""),
            column=self._column_of.get(article, ""),
            detail=" · ".join(words for words in map(cell, details) if words),
            status=status,
            is_weak=article in self._weak,
        )

    def _assigned(self, assignment: Any) -> Sentence:
        """Return the sentence of an assignment, with its score and what this rests on."""
        basis = assignment.basis if assignment.method == "codebook" else ""
        is_quoted = self._limits.quotes_of_themes or assignment.passage in self._tellings
        text = self._texts.get(assignment.passage, "") if is_quoted else ""
        sentence = self._sentence(assignment.passage, assignment.article, text, f"{assignment.score:.2f}", basis)
        return replace(sentence, passage=assignment.passage if sentence.quote.strip() else "")

    def _cited(self, line: Any) -> Sentence:
        """Return the sentence of a piece of evidence, with the words that date it and how it got its day."""
        words = "" if line.date_text in line.basis else line.date_text
        sentence = self._sentence(line.passage, line.article, line.quote, words, line.basis, status=line.status)
        if not sentence.quote.strip():
            return sentence
        if self._tellings[line.passage] == 1:
            return replace(sentence, passage=line.passage)
        is_told_apart = self._tellings_by_date[line.passage, line.date_text] == 1
        return replace(sentence, passage=line.passage, words=line.date_text) if is_told_apart else sentence

    def _rows_of(self, name: str, column: str, wanted: Collection[str]) -> dict[str, list[Any]]:
        """Return the rows of a table by the wanted values of a column, those of each value sorted by place."""
        table = self._tables[name]
        ordered = table[table[column].isin(wanted)].sort_values(["article", "start", "stop"], kind="stable")
        return {str(value): rows(own) for value, own in ordered.groupby(column, sort=False)}

    def _events(self) -> list[EventView]:
        """Return the weightiest events by day, each with its evidence."""
        events = self._tables["events"]
        heaviest = events.sort_values(["importance", "first", "id"], ascending=[False, True, True])
        shown = heaviest.head(self._limits.events).sort_values(["first", "last", "id"], kind="stable")
        evidence = self._rows_of("evidence", "event", shown["id"])
        return [self._event(event, evidence.get(event.id, [])) for event in rows(shown)]

    def _outline(self, settings: TimelineSettings) -> list[EventView]:
        """Return the story on one page; those of its events that the page leaves out are not in it either."""
        events, evidence = outline(self._tables["events"], self._tables["evidence"], settings)
        shown = {event.anchor for event in self.events}
        sentences = {str(event): rows(own) for event, own in evidence.groupby("event", sort=False)}
        views = [self._event(event, sentences.get(event.id, [])) for event in rows(events)]
        return [view for view in views if view.anchor in shown]

    def _event(self, event: Any, evidence: list[Any]) -> EventView:
        denied = denial_words(self._denials.get(event.id, ()))
        return EventView(
            anchor=_event_anchor(event.id),
            first=event.first,
            last=event.last,
            precision=event.precision,
            likely=event.likely,
            interval=interval_words(event.interval),
            status=event.status,
            headline=event.headline,
            themes=list(event.themes) or ([] if self._declares else self._found_themes_of(evidence)),
            found=self._found_themes_of(evidence) if self._declares else [],
            actors=list(event.actors),
            places=list(event.places),
            n_articles=event.n_articles,
            n_sources=event.n_sources,
            n_weak=max(event.n_weak_sources, 0),
            counts=" · ".join(words for words in (source_words(event), denied) if words),
            sources=list(dict.fromkeys(self._names.get(line.article, line.article) for line in evidence)),
            sentences=[self._cited(line) for line in evidence[: self._limits.sentences_of_event]],
        )

    def _articles(self) -> list[ArticleView]:
        """Return the listed articles by day."""
        listed = list(self._article_anchors)
        repairs, passages = (self._rows_of(name, "article", listed) for name in ("repairs", "passages"))
        articles = self._tables["articles"]
        return [
            self._article(article, repairs.get(article.id, []), passages.get(article.id, []))
            for article in rows(by_day(articles[articles["id"].isin(listed)]))
        ]

    def _article(self, article: Any, repairs: list[Any], passages: list[Any]) -> ArticleView:
        """Return an article with what was done to it, and its marked text where the page holds it."""
        applied = [repair for repair in repairs if repair.applied]
        n_replaced = sum(1 for repair in applied if repair.text)
        blocks = mark_text(article.found, repairs, passages, self._anchors) if article.id in self._embedded else []
        return ArticleView(
            anchor=self._article_anchors[article.id],
            heading=article.title or self._opening(article.id, passages),
            outlet=article.outlet,
            author=article.author,
            day=article_day_words(article),
            published_basis=article.published_basis,
            source=article.source,
            record=article.record,
            url=article.url,
            language=article.language,
            notes=list(article.notes),
            original=self._names.get(article.reprint_of, article.reprint_of),
            file=file_name(article.id),
            n_passages=len(passages),
            n_dropped=len(applied) - n_replaced,
            n_replaced=n_replaced,
            blocks=blocks,
        )

    def _opening(self, article: str, passages: list[Any]) -> str:
        """Return what stands for the title of an article: its id, and how it begins where that may be quoted."""
        if not passages or not self._limits.quotes:
            return article
        words = passages[0].text.split()[:_HEADING_WORDS]
        return f"{article}: {' '.join(words)}" if words else article

    def _methods(self) -> list[tuple[str, str, list[ThemeView]]]:
        """Return key, name and themes of each method, the codebook first."""
        table = self._tables["assignments"]
        table = table.sort_values(["score", "passage"], ascending=[False, True], kind="stable")
        assignments = dict(iter(table.groupby(["method", "theme", "chosen"], sort=False)))
        themes: dict[str, list[ThemeView]] = {}
        for theme in rows(self._tables["themes"]):
            chosen, near = (assignments.get((theme.method, theme.theme, flag), table[:0]) for flag in (True, False))
            themes.setdefault(theme.method, []).append(self._theme(theme, chosen, near))
        order = [*METHOD_NAMES, *sorted(set(themes) - set(METHOD_NAMES))]
        return [(method, method_name(method), _by_group(themes[method])) for method in order if method in themes]

    def _theme(self, theme: Any, chosen: pd.DataFrame, near: pd.DataFrame) -> ThemeView:
        """Return a theme with its sentences, the best first."""
        sentences = [self._assigned(row) for row in rows(chosen[: self._limits.sentences_of_theme])]
        return ThemeView(
            name=theme.theme if theme.method == "codebook" else theme.label,
            label=theme.label,
            group=theme.group,
            machine_name=theme.machine_name,
            terms=list(theme.terms),
            n_passages=theme.n_passages,
            n_articles=theme.n_articles,
            one_voice=theme.one_voice,
            note=theme.note,
            sentences=sentences,
            n_more=len(chosen) - len(sentences),
            near=[replace(self._assigned(row), passage="") for row in rows(near[: self._limits.near_misses])],
            counts=Counter(self._column_of.get(article, "") for article in chosen["article"]),
        )

    def _disagreements(self) -> list[DisagreementView]:
        """Return what several articles say differently, with each side's sentences."""
        headlines = {event.anchor: event.headline for event in self.events}
        by_day = self._tables["claims"]["published"].where(self._tables["claims"]["kind"] == "revised", "")
        claims = self._tables["claims"].assign(day=by_day)
        claims = claims.sort_values(["rank", "day", "value", "article", "start"], kind="stable")
        passages = self._tables["passages"]
        contrary = passages[passages["article"].isin(claims["article"])]
        at_place = {(passage.article, passage.start): passage.id for passage in rows(contrary)}
        disagreements = []
        for _, own in claims.groupby(["rank", "disagreement"], sort=True):
            sides: dict[str, list[Sentence]] = {}
            for claim in rows(own):
                passage = at_place.get((claim.article, claim.start), "")
                whose = f"said by {claim.speaker}" if claim.speaker else ""
                sentence = self._sentence(passage, claim.article, claim.quote, whose)
                sides.setdefault(claim.value, []).append(sentence)
            first = rows(own)[0]
            anchor = _event_anchor(first.event)
            headline = headlines.get(anchor, "")
            kind = DISAGREEMENT_NAMES.get(first.kind, first.kind)
            is_folded = first.kind == "spelling"
            disagreements.append(DisagreementView(first.about, kind, is_folded, anchor, headline, sides))
        return disagreements

    def _speakers(self) -> list[Voice]:
        """Return who is quoted by name, the most quoted first."""
        quotes = self._tables["quotes"]
        named = quotes[quotes["actor"] != ""].sort_values(["article", "start"], kind="stable")
        voices = [self._voice(str(actor), own) for actor, own in named.groupby("actor", sort=True)]
        voices.sort(key=lambda voice: (-len(voice.sentences) - voice.n_more, voice.name))
        return voices[: self._limits.voices]

    def _said_of_themes(self) -> list[Voice]:
        """Return what is said about each theme of the codebook, or of the first method that has themes."""
        quotes, assignments = self._tables["quotes"], self._tables["assignments"]
        if not self.methods or not len(quotes):
            return []
        method = self.methods[0][0]
        chosen = assignments[(assignments["method"] == method) & assignments["chosen"]]
        labels = {theme.theme: theme.label for theme in rows(self._tables["themes"]) if theme.method == method}
        said = quotes.merge(chosen[["passage", "theme"]], on="passage").sort_values(["article", "start"], kind="stable")
        voices = [self._voice(labels.get(theme, str(theme)), own) for theme, own in said.groupby("theme", sort=True)]
        return sorted(voices, key=lambda voice: voice.name)

    def _voice(self, name: str, quotes: pd.DataFrame) -> Voice:
        """Return the quotes of a speaker or about a theme."""
        shown = quotes.head(self._limits.quotes_of_voice)
        sentences = [self._said(quote) for quote in rows(shown)]
        return Voice(name, int(quotes["article"].nunique()), sentences, len(quotes) - len(shown))

    def _said(self, quote: Any) -> Sentence:
        """Return a quote with who handed it on how, to whom and when."""
        whom = f"to {quote.addressee}" if quote.addressee else ""
        told = " ".join(words for words in (quote.speaker, quote.cue) if words)
        day = quote.day if quote.day_basis == "stated" else ""
        is_quoted = self._limits.quotes_of_themes or quote.passage in self._tellings
        return self._sentence(quote.passage, quote.article, quote.text if is_quoted else "", told, whom, day)

    def _find_themes_of_passages(self) -> dict[str, str]:
        """Return the label of each passage's found theme, of the first method that found some."""
        themes = self._tables["themes"]
        found = [method for method in METHOD_NAMES if method != "codebook" and (themes["method"] == method).any()]
        if not found:
            return {}
        own = themes[themes["method"] == found[0]].set_index("theme")["label"]
        assignments = self._tables["assignments"]
        chosen = assignments[(assignments["method"] == found[0]) & assignments["chosen"]]
        return dict(zip(chosen["passage"], chosen["theme"].map(own), strict=True))

    def _found_themes_of(self, evidence: list[Any]) -> list[str]:
        """Return the labels of the found themes that an event's sentences are in."""
        labels = self._found_theme_of
        found = [labels[line.passage] for line in evidence if line.passage in labels]
        return [label for label, _ in Counter(found).most_common()]

    def _rules(self) -> list[RuleView]:
        """Return each rule that changed something, by name."""
        repairs = self._tables["repairs"]
        applied = repairs[repairs["applied"]]
        rules = []
        for rule, own in applied.groupby("rule", sort=True):
            n_dropped = int((own["text"] == "").sum())
            reason = own["reason"].mode().iloc[0]
            rules.append(RuleView(str(rule), reason, n_dropped, len(own) - n_dropped, own["article"].nunique()))
        return rules


def _count_citations(tables: Mapping[str, pd.DataFrame]) -> Counter[str]:
    """Return how often the page cites each article: in events, disagreements and themes."""
    counts: Counter[str] = Counter()
    for name in ("evidence", "claims", "assignments"):
        counts.update(tables[name]["article"])
    return counts


def _by_group(themes: list[ThemeView]) -> list[ThemeView]:
    """Return the themes of one larger theme together, those of the first theme's first."""
    groups = list(dict.fromkeys(theme.group for theme in themes))
    return sorted(themes, key=lambda theme: groups.index(theme.group))


def _event_anchor(event: str) -> str:
    return "event-" + re.sub(r"[^\w-]+", "-", event)
