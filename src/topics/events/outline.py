"""The story on one page: the happenings that matter, spread over its days, each with the sentences that tell it best.

What is reported is cut by its days into parts of as many happenings each, and the weightiest of each part is taken,
so that the story has its beginning and its end. Further happenings are taken one by one, the weightiest first; each
that is taken makes others of its day weigh less, so that one busy day does not fill the page. Nothing is trained.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from topics.articles.source_weights import FULL_WEIGHT
from topics.events.predicates import reading_of
from topics.events.sentences import rows_of
from topics.events.wording import content_words
from topics.records import Status
from topics.settings import TimelineSettings
from topics.ties import DIGITS

_SAID = 0.9
"""Share of its content words, inclusive, from which a sentence says no more than another that has these too."""


def outline(
    events: pd.DataFrame, evidence: pd.DataFrame, settings: TimelineSettings, *, length: int = 0, sentences: int = 1
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the happenings that matter most, spread over the story, with their best sentences.

    Parameters
    ----------
    events, evidence : DataFrame
        Tables of these names, or a part of them; counts and status of an event stay those of all its evidence.
    settings : TimelineSettings
        Its ``page_events`` and ``page_spread`` are used, and its bounds of a sentence's length.
    length : int, optional
        How many happenings at most; 0 takes ``settings.page_events``.
    sentences : int, optional
        How many sentences of each at most.

    Returns
    -------
    tuple of DataFrame
        The events in the order of their days, details of others left out; and of their evidence the chosen sentences,
        best first.
    """
    wholes = _named_once(whole_events(events))
    taken = _spread(wholes, length or settings.page_events, settings.page_spread)
    chosen = events[events["id"].isin(taken)].sort_values(["first", "last", "id"], ignore_index=True)
    of_event = dict(iter(evidence[evidence["event"].isin(taken) & ~evidence["beside"]].groupby("event", sort=False)))
    best: list[Any] = []
    for event, headline, status in rows_of(chosen, "id", "headline", "status"):
        best += _best_sentences(of_event.get(event, evidence[:0]), headline, status, sentences, settings)
    return chosen, evidence.loc[best].reset_index(drop=True)


def whole_events(events: pd.DataFrame) -> pd.DataFrame:
    """Return the events that are counted: those that are no detail of another one of the table."""
    return events[events["id"].map(whole_of(events)) == ""]


def whole_of(events: pd.DataFrame) -> dict[str, str]:
    """Return for each event the one of the table that it is a detail of, "" for those that are counted.

    A detail of a detail is one of the event that holds both.
    """
    detail_of = dict(zip(events["id"], events["detail_of"], strict=True))
    return {event: _outermost(event, detail_of) for event in detail_of}


def _outermost(event: str, detail_of: Mapping[str, str]) -> str:
    inside = [event]
    while detail_of[inside[-1]] in detail_of and detail_of[inside[-1]] not in inside:
        inside.append(detail_of[inside[-1]])
    return inside[-1] if len(inside) > 1 else ""


def _named_once(events: pd.DataFrame) -> pd.DataFrame:
    """Return of the events with one headline, as an occasion and its anniversary, the weightiest alone."""
    weightiest = events.sort_values(["importance", "first", "id"], ascending=[False, True, True])
    repeated = weightiest["headline"].str.casefold().duplicated()
    return events[~events["id"].isin(weightiest.loc[repeated, "id"])]


_OF_PARTS = 2
"""One in so many of the happenings that are taken stands for a part of the story."""
_UNSURE = 0.8
"""What a happening weighs whose day is only likely, against one of which sentences name the day."""


def _spread(events: pd.DataFrame, length: int, spread: float) -> set[str]:
    """Return the ids of the events taken: each makes those that begin on the same day weigh less."""
    left = {
        identity: (weight * (_UNSURE if is_likely else 1.0), first)
        for identity, weight, is_likely, first in rows_of(events, "id", "importance", "likely", "first")
    }
    on_day: Counter[str] = Counter()
    taken: set[str] = set()

    def take_best(among: Iterable[str]) -> None:
        worth = {identity: left[identity][0] * spread ** on_day[left[identity][1]] for identity in among}
        best = min(worth, key=lambda identity: (-round(worth[identity], DIGITS), left[identity][1], identity))
        on_day[left.pop(best)[1]] += 1
        taken.add(best)

    for part in _parts(events, length // _OF_PARTS):
        take_best(part)
    while left and len(taken) < length:
        take_best(left)
    return taken


def _parts(events: pd.DataFrame, number: int) -> list[list[str]]:
    """Return what is reported in parts of as many events each, by their days; at most as many parts as events."""
    reported = events[events["status"] == Status.REPORTED].sort_values(["first", "last", "id"])
    ids, n_parts = list(reported["id"]), min(number, len(reported))
    return [ids[len(ids) * at // n_parts : len(ids) * (at + 1) // n_parts] for at in range(n_parts)]


def _best_sentences(
    evidence: pd.DataFrame, headline: str, status: str, number: int, settings: TimelineSettings
) -> list[Any]:
    """Return the index of the sentences that tell an event best, best first.

    The first holds its headline, since what stands below a line must prove it. Of several that do, and of the further
    ones, those in its status, of sources in full standing, that are whole sentences come first, then those typical of
    all. None is taken that says no more than a sentence before it.
    """
    words = {at: frozenset(content_words(quote)) for at, quote in zip(evidence.index, evidence["quote"], strict=True)}
    ranks = dict(zip(evidence.index, _ranks(evidence, status, settings), strict=True))
    told = frozenset(content_words(_INSERTED.sub("", headline)))
    typical = _typicality(words, told)
    shares = {at: _share(told, own) for at, own in words.items()}
    least = min(_SAID, max(shares.values(), default=0.0))
    chosen: list[Any] = []
    while len(chosen) < min(number, len(words)):
        left = [at for at in words if at not in chosen]
        new = [at for at in left if all(_share(words[at], words[other]) < _SAID for other in chosen)]
        if not new:
            break
        proofs = [at for at in new if shares[at] >= least] if not chosen else []
        chosen.append(min(proofs or new, key=lambda at: (ranks[at], shares[at] < least, -typical[at])))
    return chosen


_INSERTED = re.compile(r"\[[^\]]*\]")
"""What a headline has that its sentence does not: the name that a pronoun stands for, or the rest of a name."""


_DECIMALS = 6
"""Decimals of a sentence's worth that decide."""


def _ranks(evidence: pd.DataFrame, status: str, settings: TimelineSettings) -> list[tuple[bool, bool, bool]]:
    """Return for each sentence what puts it behind others, whatever it says."""
    return [
        (own != status, weight < FULL_WEIGHT, not _stands_well(quote, settings))
        for own, weight, quote in rows_of(evidence, "status", "weight", "quote")
    ]


_ENDS = re.compile(r"[.!?…][\"”’')\]]*\s*$")
"""The end of a whole sentence."""


def _stands_well(quote: str, settings: TimelineSettings) -> bool:
    """Return whether a passage is a whole sentence of a length that can be printed, and no title or caption."""
    has_length = settings.shortest_sentence <= len(quote.split()) <= settings.longest_sentence
    return has_length and bool(_ENDS.search(quote)) and bool(reading_of(quote).clauses)


def _share(words: frozenset[str], said: frozenset[str]) -> float:
    """Return which share of some words has been said."""
    return len(words & said) / max(1, len(words))


def _typicality(words: Mapping[Any, frozenset[str]], headline: frozenset[str]) -> dict[Any, float]:
    """Return how alike each sentence is to the headline and to the others of its event (Dice's coefficient), 0 to 1.

    What a sentence shares with all others is summed up by their number of words, so that time grows with the
    sentences, not with their pairs.
    """
    sizes: dict[str, Counter[int]] = {}
    for own in (headline, *words.values()):
        for word in own:
            sizes.setdefault(word, Counter())[len(own)] += 1
    typical: dict[Any, float] = {}
    for at, own in words.items():
        shared: Counter[int] = Counter()
        for word in own:
            shared.update(sizes[word])
        shared[len(own)] -= len(own)
        alike = sum(2 * count / (len(own) + size) for size, count in sorted(shared.items()) if size)
        typical[at] = round(alike / len(words), _DECIMALS)
    return typical
