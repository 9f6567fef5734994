"""Sentences: the passages of each article as the timeline reads them, from top to bottom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

import pandas as pd


@dataclass(frozen=True, slots=True)
class Sentence:
    """A passage as the timeline needs it: where it stands, and how it reads after repairs and as found.

    The fields are columns of the table "passages"; ``passage`` is its id there, ``quote`` its text.
    """

    passage: str
    article: str
    source: str
    start: int
    stop: int
    quote: str
    found_text: str
    kind: str
    position: int


_COLUMNS = ["id", "article", "source", "start", "stop", "text", "found_text", "kind", "position"]
"""What of a passage makes a ``Sentence``, in its order."""
_TOGETHER = 4096
"""Rows of a table that are held as sentences at a time, besides those of one article."""


def read_sentences(passages: pd.DataFrame) -> Iterator[list[Sentence]]:
    """Yield the sentences of each article in order, article by article; the order of the rows does not matter."""
    for _, article in groupby(_ordered(passages), attrgetter("article")):
        yield list(article)


def _ordered(passages: pd.DataFrame) -> Iterator[Sentence]:
    """Yield all sentences by article and place."""
    ordered = passages[_COLUMNS].sort_values(["article", "start"], kind="stable")
    for start in range(0, len(ordered), _TOGETHER):
        for row in rows_of(ordered.iloc[start : start + _TOGETHER], *_COLUMNS):
            yield Sentence(*row)


def characters_of(sentences: Iterable[Sentence]) -> int:
    """Return how much text some sentences are."""
    return sum(len(sentence.quote) for sentence in sentences)


def rows_of(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    """Yield some values of each row of a table, read column by column: that is many times quicker."""
    return zip(*(frame[name].tolist() for name in columns), strict=True)


def by_passage(frame: pd.DataFrame, *columns: str) -> dict[str, list[Any]]:
    """Return some values of each row of a table, by the row's passage."""
    values_of: dict[str, list[Any]] = defaultdict(list)
    for passage, *values in rows_of(frame, "passage", *columns):
        values_of[passage].append(values)
    return values_of
