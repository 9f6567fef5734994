"""How the page quotes: what its sources are called, where a sentence stands, and which texts it holds whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from topics.articles.reprints import source_groups
from topics.output.citations import article_labels, place_words, texts_read
from topics.output.page.views import Sentence
from topics.output.tables import cell, rows
from topics.output.wording import by_day, is_weak

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import pandas as pd

    from topics.output.page.limits import Limits
    from topics.output.page.theme_places import ThemePlaces

_WORDS_OF_EXAMPLE = 30
"""Words of the sentence that stands beside a theme in the list."""
_CHARACTERS_OF_MARK = 30
"""Characters of text that the mark of a repair takes the room of."""


class Assigned(Protocol):
    """The fields of a row of the table "assignments" that the page quotes by."""

    method: str
    passage: str
    article: str
    score: float
    basis: str


class Told(Protocol):
    """The fields of a row of the table "evidence" that the page quotes by."""

    passage: str
    article: str
    start: int
    stop: int
    quote: str
    date_text: str
    status: str
    beside: bool
    basis: str


class Quoting:
    """The names, places and anchors of articles and sentences on the page.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        By the names of ``topics.records.TABLES``.
    limits : Limits
        How much may be quoted.
    places : ThemePlaces
        The themes of each passage.
    """

    def __init__(self, tables: Mapping[str, pd.DataFrame], limits: Limits, places: ThemePlaces) -> None:
        self._tables = tables
        self._limits = limits
        self._places = places
        articles = by_day(tables["articles"])
        self.n_articles = len(articles)
        self.names = article_labels(articles)
        self._outlets = dict(zip(articles["id"], articles["outlet"], strict=True))
        self.originals = source_groups(articles)
        self._files = dict(zip(articles["id"], articles["source"], strict=True))
        self._read = texts_read(articles)
        self._languages = dict(zip(articles["id"], articles["language"], strict=True))
        self._weak = frozenset(articles.loc[articles["weight"].map(is_weak), "id"])
        self._texts = tables["passages"].set_index("id")["text"].to_dict()
        passages = tables["passages"]
        bounds = zip(passages["start"], passages["stop"], strict=True)
        self._bounds = dict(zip(passages["id"], bounds, strict=True))
        evidence = tables["evidence"]
        self.tellings = Counter(evidence["passage"])
        self._tellings_by_date = Counter(zip(evidence["passage"], evidence["date_text"], strict=True))

        n_citations = _count_citations(tables)
        listed = sorted(articles["id"], key=lambda article: (-n_citations[article], article))[: limits.articles]
        numbers = {article: number for number, article in enumerate(articles["id"], 1)}
        self.article_anchors = {article: f"article-{numbers[article]}" for article in listed}
        self.embedded = self._choose_embedded([article for article in listed if n_citations[article]])
        self.anchors = self._passage_anchors()
        self.column_of: Mapping[str, str] = {}

    def sentence(
        self,
        passage: str,
        article: str,
        quote: str,
        *details: object,
        status: str = "",
        bounds: tuple[int, int] | None = None,
    ) -> Sentence:
        """Return a sentence as the page quotes it: it leads to its place, or at least to its article.

        Parameters
        ----------
        passage, article : str
            The ids of both; ``passage`` may be "".
        quote : str
            Its words; left out where the page may not quote.
        *details : object
            What stands below it, as far as there is something.
        status : str
            Of what it tells.
        bounds : tuple of int, optional
            Its first character in the text as found, and the one after its last; those of the passage without it.
        """
        place = bounds or self._bounds.get(passage)
        return Sentence(
            quote=quote if self._limits.quotes else "",
            anchor=self.anchors.get(passage, self.article_anchors.get(article, "")),
            article=self.names.get(article, article),
            language=self._languages.get(article, ""),
            column=self.column_of.get(article, ""),
            detail=" · ".join(words for words in map(cell, details) if words),
            status=status,
            is_weak=article in self._weak,
            cited=self.article_anchors.get(article, ""),
            place=self._place_of(article, *place) if place else "",
            themes=self._places.of_passage(passage),
        )

    def source_of(self, article: str) -> str:
        """Return what an article is chosen by as a source: its outlet, or its own name where none is known.

        A copy or reprint of no known outlet is chosen with its original.
        """
        original = self.originals.get(article, article)
        return self._outlets.get(article) or self._outlets.get(original) or self.names.get(original, original)

    def _place_of(self, article: str, start: int, stop: int) -> str:
        return place_words(self._files.get(article, article), start, stop, self._read.get(article, ""))

    def assigned(self, assignment: Assigned) -> Sentence:
        """Return the sentence of an assignment, with its score and what this rests on."""
        basis = assignment.basis if assignment.method == "codebook" else ""
        is_quoted = self._limits.quotes_of_themes or assignment.passage in self.tellings
        text = self._texts.get(assignment.passage, "") if is_quoted else ""
        sentence = self.sentence(assignment.passage, assignment.article, text, f"fit {assignment.score:.2f}", basis)
        return replace(sentence, passage=assignment.passage if sentence.quote.strip() else "")

    def example(self, passages: Sequence[str]) -> str:
        """Return the first of some passages that may be quoted, cut where it is long, or ""."""
        for passage in passages:
            if self._limits.quotes and (self._limits.quotes_of_themes or passage in self.tellings):
                words = self._texts.get(passage, "").split()
                shown = " ".join(words[:_WORDS_OF_EXAMPLE])
                return shown if len(words) <= _WORDS_OF_EXAMPLE else f"{shown} …"
        return ""

    def cited(self, line: Told) -> Sentence:
        """Return the sentence of a piece of evidence, with the words that date it and how it got its day."""
        words = "" if line.date_text in line.basis else line.date_text
        bounds = (line.start, line.stop)
        details = (words, line.basis)
        sentence = self.sentence(line.passage, line.article, line.quote, *details, status=line.status, bounds=bounds)
        if not sentence.quote.strip():
            return sentence
        if self.tellings[line.passage] == 1:
            return replace(sentence, passage=line.passage)
        is_told_apart = self._tellings_by_date[line.passage, line.date_text] == 1
        return replace(sentence, passage=line.passage, words=line.date_text) if is_told_apart else sentence

    def rows_of(self, name: str, column: str, wanted: Collection[str]) -> dict[str, list[Any]]:
        """Return the rows of a table by the wanted values of a column, those of each value sorted by place."""
        table = self._tables[name]
        ordered = table[table[column].isin(wanted)].sort_values(["article", "start", "stop"], kind="stable")
        found: dict[str, list[Any]] = {}
        for value, row in zip(ordered[column], rows(ordered), strict=True):
            found.setdefault(value, []).append(row)
        return found

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
        here = passages["article"].isin(self.embedded)
        numbers = np.flatnonzero(here) + 1
        return {passage: f"s-{number}" for number, passage in zip(numbers, passages["id"][here], strict=True)}


def _count_citations(tables: Mapping[str, pd.DataFrame]) -> Counter[str]:
    """Return how often the page cites each article: in events, disagreements and themes."""
    counts: Counter[str] = Counter()
    for name in ("evidence", "claims", "assignments"):
        counts.update(tables[name]["article"])
    return counts
