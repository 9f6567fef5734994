"""What the reader would settle by giving the day of one article: worked out in the joint inference itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from topics.publication.copies import find_copies, with_days_of_copies, without_later_copies
from topics.publication.densities import nearly_right
from topics.publication.likely_days import Knowledge, groups_together, read_knowledge
from topics.publication.relative_days import days_without_years

if TYPE_CHECKING:
    from topics.dates.spans import Span

COLUMNS = ("asked", "article", "gain")
_LEAST = 0.01
"""Gain, inclusive, from which it is told."""


def infer_gains(articles: pd.DataFrame, passages: pd.DataFrame, frame: Span | None = None) -> pd.DataFrame:
    """Return by how much each undated article's day would make the likely days of articles surer.

    Parameters
    ----------
    articles, passages, frame
        As ``topics.publication.likely_days.read_knowledge`` takes them.

    Returns
    -------
    DataFrame
        Columns ``COLUMNS``: ``asked``, the article whose day would be given; ``article``, itself or another undated
        one; ``gain``, by how much the probability grows that the likely day of that one is at most three days off,
        averaged over the days that can be given. Articles of which nothing can be worked out have no row, and of
        several of the same words only the first has any.
    """
    rows: list[tuple[str, str, float]] = []
    articles = without_later_copies(with_days_of_copies(articles, find_copies(articles)))
    for group in groups_together(articles):
        rows += _gains(read_knowledge(group, passages, frame))
    frame_of_gains = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame_of_gains.astype({"asked": "str", "article": "str", "gain": "float64"})


def _gains(knowledge: Knowledge) -> Iterator[tuple[str, str, float]]:
    axis = knowledge.axis or days_without_years(knowledge.told)
    graph = knowledge.graph(axis)
    _, beliefs = graph.infer()
    ids = knowledge.ids
    for article, near in enumerate(nearly_right(beliefs).tolist()):
        if article not in knowledge.known:
            yield ids[article], ids[article], round(1 - near, 3)
    for one, other, gain in zip(*(values.tolist() for values in graph.gains(beliefs)), strict=True):
        if gain >= _LEAST:
            yield ids[other], ids[one], round(gain, 3)
