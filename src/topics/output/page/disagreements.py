"""What several articles say differently: titles in plain words, weightiest first, the sentences of each side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Any

from topics.dates.spans import Span
from topics.output.disputes import value_words
from topics.output.page.views import DifferenceView, DisagreementView, SideView, event_anchor
from topics.output.tables import rows
from topics.output.wording import DIFFERENCE_NAMES, DISAGREEMENT_NAMES
from topics.records import DISAGREEMENT_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from topics.output.page.quoting import Quoting

_CHANGING = frozenset({"count", "measure", "cost", "place", "day", "age", "office", "whether"})
"""Matters that may have changed between two articles; a cause or an hour that was does not."""
_MEASURED = frozenset({"measure", "cost"})
"""Matters of figures with a unit."""
_MOST_VALUES = 4
"""Values that a title names."""
_LONGEST_VALUES = 90
"""Characters of all values up to which (inclusive) a title names them."""
CHANGED = "on different days: it may have changed meanwhile"
"""Said of values that were told on different days."""


class Disagreements:
    """The disagreements in the order of the table, the weightiest first.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        By the names of ``topics.records.TABLES``.
    """

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        by_day = tables["claims"]["published"].where(tables["claims"]["kind"] == "revised", "")
        claims = tables["claims"].assign(day=by_day)
        claims = claims.sort_values(["rank", "day", "value", "article", "start"], kind="stable")
        articles = tables["articles"]
        outlets = dict(zip(articles["id"], articles["outlet"], strict=True))
        passages = tables["passages"]
        contrary = passages[passages["article"].isin(claims["article"])]
        self._at_place = {(passage.article, passage.start): passage.id for passage in rows(contrary)}
        groups = claims.groupby(["rank", "disagreement"], sort=True)
        self._told = [_Told(number, tuple(rows(own)), outlets) for number, (_, own) in enumerate(groups, 1)]

    def by_event(self) -> dict[str, tuple[DifferenceView, ...]]:
        """Return what is told differently about each event, by its id, mere spellings left out."""
        differences: dict[str, list[DifferenceView]] = {}
        for told in self._told:
            if told.first.kind not in DIFFERENCE_NAMES:
                continue
            difference = DifferenceView(
                told.anchor, DIFFERENCE_NAMES[told.first.kind], told.title, told.first.kind == "contradiction"
            )
            for event in dict.fromkeys(claim.event for claim in told.claims if claim.event):
                differences.setdefault(event, []).append(difference)
        return {event: tuple(own) for event, own in differences.items()}

    def views(self, quoting: Quoting, headlines: Mapping[str, str]) -> list[DisagreementView]:
        """Return each as it stands on the page.

        Parameters
        ----------
        quoting : Quoting
            How sentences are quoted.
        headlines : mapping of str to str
            Of the events on the page, by their anchors.
        """
        return [_view(told, self._at_place, quoting, headlines) for told in self._told]


@dataclass
class _Told:
    """The number of a disagreement from 1, its claims in their order, and the outlet of each article."""

    number: int
    claims: tuple[Any, ...]
    outlets: Mapping[str, str]

    @property
    def anchor(self) -> str:
        return f"disagreement-{self.number}"

    @property
    def first(self) -> Any:
        return self.claims[0]

    @cached_property
    def sides(self) -> list[list[Any]]:
        """The claims of each value, equal values together; those of most sources first, those of a series by day."""
        sides: dict[object, list[Any]] = {}
        for claim in self.claims:
            sides.setdefault(claim.side if claim.side > 0 else claim.value, []).append(claim)
        if self.first.kind == "revised":
            return list(sides.values())
        return sorted(sides.values(), key=lambda side: -self.n_sources(side))

    def n_sources(self, side: Sequence[Any]) -> int:
        """Return how many outlets, and articles of none, tell a value."""
        return len({self.outlets.get(claim.article, "") or claim.article for claim in side})

    @property
    def kind_words(self) -> str:
        """The kind in words, with the days where these may explain the difference."""
        kind = self.first.kind
        words = DISAGREEMENT_NAMES[kind] if kind in DISAGREEMENT_KINDS else str(kind)
        may_change = kind == "contradiction" and self.first.matter in _CHANGING
        if not may_change or _differ_in_unit(self.sides) or not _lie_apart(self.sides):
            return words
        return f"{words}, {CHANGED}"

    @property
    def title(self) -> str:
        """What it is about and the values, as far as a title has room for them."""
        about = str(self.first.about)
        about = about[:1].upper() + about[1:]
        values = [_usual(side) for side in self.sides]
        shown = " / ".join(values[:_MOST_VALUES]) + (" / …" if len(values) > _MOST_VALUES else "")
        if len(shown) > _LONGEST_VALUES or any(value in about for value in values):
            return about
        return f"{about} – {shown}" if ":" in about else f"{about}: {shown}"

    @property
    def numbers(self) -> str:
        """How many articles tell each value, "" where one article tells all."""
        if self.first.kind == "inside":
            return ""
        numbers = [len({claim.article for claim in side}) for side in self.sides]
        if set(numbers) == {1}:
            return "one article each"
        return f"{' against '.join(map(str, numbers))} articles"


def _differ_in_unit(sides: Sequence[Sequence[Any]]) -> bool:
    """Return whether one measure or amount is told in several units: that is no change with time."""
    if sides[0][0].matter not in _MEASURED:
        return False
    figures = {re.sub(r"\D", "", claim.value) for side in sides for claim in side}
    return len(figures) == 1


def _lie_apart(sides: Sequence[Sequence[Any]]) -> bool:
    """Return whether the articles of most pairs of sides appeared on days that do not meet."""
    spans = [_days(side) for side in sides]
    pairs = list(combinations([span for span in spans if span], 2))
    apart = [one for one, other in pairs if one[1] < other[0] or other[1] < one[0]]
    return 2 * len(apart) > len(pairs)


def _days(side: Sequence[Any]) -> tuple[str, str] | None:
    """Return the first and the last day on which articles of a side may have appeared, None where these are open."""
    spans = [Span.from_edtf(claim.published) for claim in side if claim.published]
    bounds = [(span.first, span.last) for span in spans if span.first and span.last]
    if len(bounds) < len(side) or not bounds:
        return None
    return str(min(first for first, _ in bounds)), str(max(last for _, last in bounds))


def _usual(side: Sequence[Any]) -> str:
    """Return the value of a side as most of its claims have it."""
    values = [value_words(claim.value) for claim in side]
    return max(values, key=lambda value: (values.count(value), -len(value), -values.index(value)))


def _view(
    told: _Told, at_place: Mapping[tuple[str, int], str], quoting: Quoting, headlines: Mapping[str, str]
) -> DisagreementView:
    sides = []
    for side in told.sides:
        value = _usual(side)
        others = dict.fromkeys(value_words(claim.value) for claim in side)
        also = tuple(other for other in others if other.casefold() != value.casefold())
        sentences = []
        for claim in side:
            passage = at_place.get((claim.article, claim.start), "")
            whose = f"said by {claim.speaker}" if claim.speaker else ""
            bounds = (claim.start, claim.stop)
            sentences.append(quoting.sentence(passage, claim.article, claim.quote, whose, bounds=bounds))
        sides.append(SideView(value, also, len({claim.article for claim in side}), sentences))
    anchors = [event_anchor(claim.event) for claim in told.claims if claim.event]
    anchor = next((anchor for anchor in anchors if anchor in headlines), "")
    places = {place for side in sides for sentence in side.sentences for place in sentence.themes}
    return DisagreementView(
        id=told.anchor,
        title=told.title,
        kind=told.kind_words,
        numbers=told.numbers,
        is_folded=told.first.kind == "spelling",
        anchor=anchor,
        headline=headlines.get(anchor, ""),
        sides=sides,
        themes=tuple(sorted(places)),
    )
