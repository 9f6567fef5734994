"""What stands on the report page: plain values for its templates, nothing of pandas."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from topics.output.page.marking import Block
from topics.output.references import Reference


@dataclass(frozen=True, slots=True)
class Sentence:
    """A quoted sentence with its source; ``column`` is where it counts in the table of themes.

    ``cited`` is the anchor of its article in the list, "" where that is not on the page; ``place`` are its file and
    characters in words. ``themes`` are the places of its themes, for the filter. ``is_weak`` is True where the reader
    marked the source as weak. ``passage`` is the passage by which a correction names the sentence, "" where it cannot;
    ``words`` what of it is to be quoted then, "" for its beginning.
    """

    quote: str
    anchor: str
    article: str
    language: str
    column: str
    detail: str
    status: str
    is_weak: bool
    cited: str = ""
    place: str = ""
    themes: tuple[str, ...] = ()
    passage: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """What is told differently about an event: where on the page, which kind in words, and the title it has there.

    ``is_between`` is whether articles contradict each other in it.
    """

    anchor: str
    kind: str
    title: str
    is_between: bool


@dataclass(frozen=True, slots=True)
class EventView:
    """An event with the sentences it rests on; ``sources`` are the outlets or articles that tell it.

    ``level`` is how much it matters: 1 for a main happening, 2 for a further one, 3 for the rest. ``certainty`` says
    how sure its day is, ``tellers`` in few words who tells it, ``telling`` the same without those who only announced
    it. The first ``n_telling`` of its sentences tell it, the others are about the same days; ``n_more`` are not on
    the page.
    ``themes`` are its declared themes, or the found ones where none are declared; ``theme_places`` the places of both,
    for the filter. ``details`` are events that are only a part of it, ``differences`` what is told differently of it.
    """

    anchor: str
    first: str
    last: str
    precision: str
    likely: bool
    interval: str
    certainty: str
    status: str
    headline: str
    level: int
    themes: list[str]
    actors: list[str]
    places: list[str]
    n_articles: int
    n_sources: int
    tellers: str
    telling: str
    counts: str
    sources: list[str]
    sentences: list[Sentence]
    n_telling: int = 0
    n_more: int = 0
    theme_places: tuple[str, ...] = ()
    details: tuple[EventView, ...] = ()
    differences: tuple[DifferenceView, ...] = ()

    @property
    def differs(self) -> str:
        """The anchor of the weightiest point on which articles contradict each other about it, or ""."""
        return next((difference.anchor for difference in self.differences if difference.is_between), "")


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme with its sentences; ``counts`` are its passages by column of the table of themes.

    ``place`` is its method and number, by which filters and anchors name it; ``name`` its name in the codebook, its
    label for a theme that was found; ``group`` the label of the larger theme that it belongs to, or empty.
    ``n_by_term`` are the passages that hold a term of a declared theme, -1 for one that was found. ``example`` is its
    typical sentence; ``is_subject`` is whether nearly every article speaks of it, ``is_mixed`` whether it is of no one
    subject.
    """

    place: str
    name: str
    label: str
    group: str
    machine_name: str
    subjects: list[str]
    n_passages: int
    n_by_term: int
    n_articles: int
    one_voice: bool
    note: str
    sentences: list[Sentence]
    n_more: int
    near: list[Sentence]
    counts: Counter[str]
    example: str = ""
    is_subject: bool = False
    is_mixed: bool = False


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with what was done to it; ``blocks`` is empty where the page does not hold its text.

    ``cited`` is what a citation calls it, ``chosen_by`` the source by which the page is narrowed to it, ``when`` its
    day there, ``reference`` what a reference manager is given of it; ``themes`` are the places of its themes, for the
    filter.
    """

    anchor: str
    reference: Reference
    heading: str
    cited: str
    chosen_by: str
    title: str
    outlet: str
    author: str
    when: str
    day: str
    published_basis: str
    source: str
    record: str
    url: str
    language: str
    themes: tuple[str, ...]
    notes: list[str]
    original: str
    file: str
    n_passages: int
    n_dropped: int
    n_replaced: int
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class SideView:
    """One value of a disagreement, the other words for it, how many articles tell it, and their sentences."""

    value: str
    also: tuple[str, ...]
    n_articles: int
    sentences: list[Sentence]


@dataclass(frozen=True, slots=True)
class DisagreementView:
    """What articles say differently: ``sides`` has the values, that of most sources first, those of a series by day.

    ``id`` is its own anchor, ``anchor`` that of its event.
    ``title`` says what it is about and names the values; ``kind`` is its kind in words, ``numbers``
    how many articles tell each value; ``is_folded`` is whether it is shown only on request.
    """

    id: str
    title: str
    kind: str
    numbers: str
    is_folded: bool
    anchor: str
    headline: str
    sides: list[SideView]
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is quoted, or about which theme, with the quotes; ``n_more`` are not on the page."""

    name: str
    n_articles: int
    sentences: list[Sentence]
    n_more: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """A name in a ranked list: in how many events it is, as which share of the first, and beside whom how often."""

    name: str
    n_events: int
    share: float
    beside: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    """Where articles come from: how many are there, and how many events they tell."""

    name: str
    n_articles: int
    n_events: int


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
    """A column of the table of themes: its key, its words, the anchor they lead to, and its passages in all."""

    key: str
    words: str
    anchor: str
    n_passages: int = 0


def event_anchor(event: str) -> str:
    """Return the anchor of an event on the page, from its id."""
    return "event-" + re.sub(r"[^\w-]+", "-", event)
