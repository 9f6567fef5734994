"""Disputes: which articles deny an event, and what articles tell differently, in words that all formats share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from topics.errors import InputError
from topics.output.tables import rows
from topics.output.wording import DISAGREEMENT_NAMES, interval_words, number_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pandas import DataFrame

_DAY = re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?")
"""A month or a day as tables have it."""


class Claim(Protocol):
    """The fields of a row of the table "claims" that are told."""

    source: str
    published: str
    value: str
    speaker: str
    quote: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disagreement: what it is about, its kind in words, and its claims, the same ones beside each other."""

    about: str
    kind: str
    claims: tuple[Claim, ...]


def disputes_of(claims: DataFrame) -> list[Dispute]:
    """Return the disagreements of the table "claims" in their order, without mere spellings."""
    told = claims[claims["kind"] != "spelling"].sort_values(["rank", "published", "value", "article", "start"])
    disputes = []
    for _, own in told.groupby(["rank", "disagreement"], sort=True):
        of_one = tuple(rows(own))
        disputes.append(Dispute(of_one[0].about, DISAGREEMENT_NAMES.get(of_one[0].kind, of_one[0].kind), of_one))
    return disputes


def claim_words(claim: Claim) -> str:
    """Return who says what a claim says, and where and when it stands: "31 (Anna Berg; a.txt, 2021-05-14)"."""
    place = ", ".join(words for words in (claim.source, claim.published) if words)
    return f"{claim.value} ({'; '.join(words for words in (claim.speaker, place) if words)})"


def value_words(value: str) -> str:
    """Return what is said as it is read: a day or month in words, all else as it stands.

    >>> [value_words(value) for value in ("2021-01", "2021-01-20", "2021-02-30", "35-minute")]
    ['Jan 2021', '20 Jan 2021', '2021-02-30', '35-minute']
    """
    if not _DAY.fullmatch(value):
        return value
    try:
        return interval_words(value)
    except InputError:
        return value


def denials_of(claims: DataFrame) -> dict[str, list[str]]:
    """Return the articles that deny an event, by its id: those that disagree on whether it was and do not tell it."""
    denials: dict[str, set[str]] = {}
    for _, own in claims[claims["matter"] == "whether"].groupby("disagreement"):
        articles = set(own.loc[own["event"] == "", "article"])
        for event in set(own["event"]) - {""}:
            denials.setdefault(event, set()).update(articles)
    return {event: sorted(articles) for event, articles in denials.items() if articles}


def differing_events(claims: DataFrame) -> frozenset[str]:
    """Return the ids of the events about which articles contradict each other, that they were at all left out."""
    of_events = claims[(claims["kind"] == "contradiction") & (claims["matter"] != "whether")]
    return frozenset(of_events["event"]) - {""}


def denial_words(articles: Sequence[str]) -> str:
    """Return how many articles tell the contrary of an event, or report that it was denied; "" where none does."""
    return f"{number_words(len(articles), 'article')} to the contrary" if articles else ""
