"""Sentences and what they state: the records that pass between the modules of the timeline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

import pandas as pd

REPORTED, PLANNED, BACKGROUND, REMARK = "reported", "planned", "background", "remark"
"""What a statement is; a remark tells no happening of its own but may hold a claim about one."""


class Days(NamedTuple):
    """The days that a statement is about: first and last (inclusive), precision and EDTF text."""

    first: date
    last: date
    precision: str
    edtf: str

    def overlaps(self, other: Days) -> bool:
        """Return whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def holds(self, day: date) -> bool:
        """Return whether the day is one of these."""
        return self.first <= day <= self.last

    @property
    def length(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """A passage as the timeline needs it: where it stands, and how it reads after repairs and as found."""

    passage: str
    article: str
    source: str
    start: int
    stop: int
    quote: str
    found_text: str
    kind: str
    position: int


def rows_of(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    """Yield some values of each row of a table, read column by column: that is many times quicker."""
    return zip(*(frame[name].tolist() for name in columns), strict=True)


def by_passage(frame: pd.DataFrame, *columns: str) -> dict[str, list[Any]]:
    """Return some values of each row of a table, by the row's passage."""
    found: dict[str, list[Any]] = defaultdict(list)
    for passage, *values in rows_of(frame, "passage", *columns):
        found[passage].append(values)
    return found


def read_sentences(passages: pd.DataFrame) -> Iterator[list[Sentence]]:
    """Yield the sentences of each article in order, article by article; the order of the rows does not matter."""
    ordered = passages[_COLUMNS].sort_values(["article", "start"], kind="stable")
    parts = (ordered.iloc[start : start + _TOGETHER] for start in range(0, len(ordered), _TOGETHER))
    rows = (Sentence(*row) for part in parts for row in rows_of(part, *_COLUMNS))
    for _, article in groupby(rows, attrgetter("article")):
        yield [*article]


_COLUMNS = ["id", "article", "source", "start", "stop", "text", "found_text", "kind", "position"]
"""What of a passage makes a ``Sentence``, in its order."""
_TOGETHER = 4096
"""Rows of a table that are held as sentences at a time, besides those of one article."""


@dataclass(frozen=True, slots=True)
class Statement(Sentence):
    """One sentence, or clause of it, about certain days.

    Parameters
    ----------
    days : Days
        The days it is about.
    status : str
        "reported", "planned", "background" or "remark".
    clause : str
        The part of the quote that its days govern.
    date_text : str
        The expression that dates it, at ``date_start`` to ``date_stop`` in ``found``; "" and -1 if carried.
    people : frozenset of str
        Persons and groups named; ``principal`` is the one who acts, or "".
    places : frozenset of str
        Places it happened in or led to.
    words : frozenset of str
        Content words of the clause.
    basis : str
        How the sentence got its days; ``follows`` is the passage that it carries them from, or "".
        ``guessed`` is True where the year or direction of its date was only the likelier one.
    """

    days: Days
    status: str
    clause: str
    date_text: str
    date_start: int
    date_stop: int
    people: frozenset[str]
    principal: str
    places: frozenset[str]
    words: frozenset[str]
    basis: str
    follows: str = ""
    guessed: bool = False

    @property
    def key(self) -> tuple[str, int, date, date]:
        """A sorting key that does not depend on the order of articles."""
        return (self.article, self.start, self.days.first, self.days.last)

    def because(self, reason: str) -> Statement:
        """Return the statement with a further reason, if one is given, for where it stands."""
        return replace(self, basis=f"{self.basis}; {reason}") if reason else self
