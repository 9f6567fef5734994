"""What an export of a timeline is made from: events by day with their evidence, and the words all formats share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from topics.output.citations import article_labels, of_text, texts_read
from topics.output.disputes import denial_words, denials_of, differing_events
from topics.output.references import references_of
from topics.output.tables import rows
from topics.output.tellers import source_words
from topics.output.wording import ALSO, CalendarDay, event_day_words, is_weak, number_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pandas import DataFrame

    from topics.output.references import Reference

WIDEST_KNOWN_DAYS = 7
"""A span of at most so many days is a day that is known; a wider one may be any of its days."""


class Line(Protocol):
    """The fields of a row of the table "evidence" that formats for readers show."""

    article: str
    source: str
    start: int
    stop: int
    quote: str
    beside: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as every format tells it: its row of ``events``, the rows of its evidence, who denies it, who differs.

    ``read`` is the file in which the characters of an article are counted, by its id, where that is not its own;
    ``labels`` what articles are called where sentences are cited by outlet and day and not by their place; ``differs``
    is whether articles contradict each other about it.
    """

    event: Any
    evidence: tuple[Any, ...]
    denied_by: tuple[str, ...] = ()
    read: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    differs: bool = False

    @property
    def telling(self) -> tuple[Line, ...]:
        """The rows of the sentences that tell it; all where none does."""
        return tuple(line for line in self.evidence if not line.beside) or self.evidence

    @property
    def beside(self) -> tuple[Line, ...]:
        """The rows of the sentences that are only about the same days."""
        return tuple(line for line in self.evidence if line not in self.telling)

    @property
    def quoted(self) -> list[tuple[str, Line]]:
        """Each of the rows of its sentences, those that tell it first, with the words that stand before it."""
        return [("", line) for line in self.telling] + [(f"{ALSO}: ", line) for line in self.beside]

    @property
    def first(self) -> CalendarDay:
        """The first day that it may have been."""
        return CalendarDay.read(self.event.first)

    @property
    def last(self) -> CalendarDay:
        """The last day that it may have been."""
        return CalendarDay.read(self.event.last)

    @property
    def day(self) -> str:
        """The day in words, with what is not plain about it: only likely, no report."""
        return event_day_words(self.event)

    @property
    def counts(self) -> str:
        """How many articles tell it, how many of them independently, how many deny it, and whether they differ."""
        differ = "sources differ" if self.differs else ""
        return "; ".join(filter(None, (source_words(self.event), denial_words(self.denied_by), differ)))

    def place_of(self, line: Any) -> str:
        """Return where a sentence stands: its file (and its article there, where there are many) and characters.

        Where articles have labels it is theirs: who says it, and when.
        """
        record = "" if line.article == line.source else f" ({line.article})"
        weak = ", weak source" if is_weak(line.weight) else ""
        if line.article in self.labels:
            return f"{self.labels[line.article]}{weak}"
        return f"{line.source}{record}, {line.start}–{line.stop}{of_text(self.read.get(line.article, ''))}{weak}"

    @property
    def is_wide(self) -> bool:
        """Whether its day is known only to the month or worse."""
        return self.last.number - self.first.number + 1 > WIDEST_KNOWN_DAYS


@dataclass(frozen=True, slots=True)
class Chronicle:
    """A timeline to be written.

    Parameters
    ----------
    entries : list of Entry
        The events by day.
    evidence, claims, articles : pandas.DataFrame
        As in ``topics.records.TABLES``.
    sentences : int
        At most so many sentences of a day, where the format has days; 0 for all.
    """

    entries: list[Entry]
    evidence: DataFrame
    claims: DataFrame
    articles: DataFrame
    sentences: int

    @classmethod
    def of(
        cls,
        events: DataFrame,
        evidence: DataFrame,
        claims: DataFrame,
        articles: DataFrame,
        sentences: int,
        *,
        by_outlet: bool = False,
    ) -> Chronicle:
        """Return the chronicle of some events, by day; sentences cited by outlet and day, or by place."""
        lines: dict[str, list[Any]] = {}
        for line in rows(evidence):
            lines.setdefault(line.event, []).append(line)
        denials, read = denials_of(claims), texts_read(articles)
        labels = article_labels(articles) if by_outlet else {}
        differing = differing_events(claims)
        entries = [
            Entry(
                event,
                tuple(lines.get(event.id, ())),
                tuple(denials.get(event.id, ())),
                read,
                labels,
                event.id in differing,
            )
            for event in rows(events)
        ]
        entries.sort(key=lambda entry: (entry.first, entry.last, entry.event.id))
        return cls(entries, evidence, claims, articles, sentences)

    def cited(self) -> list[tuple[Reference, str]]:
        """Return each article that is cited, in the order of ids, with words for what it is cited for."""
        references, read = references_of(self.articles), texts_read(self.articles)
        own = self.evidence.groupby("article", sort=True)
        return [
            (references[str(article)], _cited_for(references[str(article)], lines, read.get(str(article), "")))
            for article, lines in own
        ]


def _cited_for(reference: Reference, evidence: DataFrame, read: str) -> str:
    """Return file and characters of the sentences cited, how many events they tell, and what is doubtful of the day."""
    sentences = evidence.drop_duplicates("passage").sort_values("start")
    places = [f"{start}–{stop}" for start, stop in zip(sentences["start"], sentences["stop"], strict=True)]
    events = number_words(evidence["event"].nunique(), "event")
    words = (
        f"File {reference.file}, characters {', '.join(places)}{of_text(read)}: "
        f"{events} by {number_words(len(sentences), 'sentence')}"
    )
    return f"{words}. {reference.doubt}" if reference.doubt else words
