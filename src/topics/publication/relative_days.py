"""Days of a story: when articles appeared beside each other, where nothing gives any of them an absolute day.

"On Friday" here and "three days after the fire" there still put articles in order. Their days are counted from the
first article of their story and never told as days of the calendar: the joint inference runs on days without a year,
of which only the differences are told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

import numpy as np

from topics.publication.clues import Array, Axis, weigh_days
from topics.publication.likeness import vectors
from topics.publication.links import build_graph
from topics.publication.told import Told

_FEWEST = 3
"""Articles, inclusively, from which a story tells something of their order."""
_LIKE = 0.15
"""Cosine of two articles, inclusive, from which they tell of one story."""
_REACH = 60
"""Days before and after the article from which the others are counted, while no day of a month is named …"""
_HALF_A_YEAR = 182
"""… and around the days that are named."""
_YEARS = tuple(range(2001, 2012))
"""Years without meaning, among which each day of the year but 29 February has each weekday."""
_OUTSIDE = 0.1
"""Probability that is left out at either end of the days that are possible."""
_WINDOW = (0.3, 0.6, 1.0, 0.6, 0.3)
"""Weights of a day's neighbours where the likeliest day is looked for: one that is nearly right counts, too."""
_NEAR, _LEAST_NEAR = 3, 0.5
"""An article's day is told where it lies within so many days of the likely one, inclusively, with this probability."""


@dataclass(frozen=True, slots=True)
class RelativeDay:
    """The day of an article in its story.

    Parameters
    ----------
    article : int
        Its number.
    day, first, last : int
        The likely day, and those between which it lies, counted from 1 for the first article of the story.
    counted_from : int
        The number of this first article.
    """

    article: int
    day: int
    first: int
    last: int
    counted_from: int


def infer_relative_days(told: Sequence[Told]) -> list[RelativeDay]:
    """Return the days of articles in their stories, as far as their texts tell, by article.

    Parameters
    ----------
    told : sequence of Told
        What each article tells; none of its dates has a year.
    """
    days = [day for story in find_stories(told) for day in _days_of_story(told, story)]
    return sorted(days, key=lambda day: day.article)


def find_stories(told: Sequence[Told]) -> list[list[int]]:
    """Return the numbers of the articles of each story: those that resemble each other, directly or by others."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    matrix = vectors([item.words for item in told])
    alike = matrix @ matrix.T
    alike.data[alike.data < _LIKE] = 0
    alike.eliminate_zeros()
    n_stories, numbers = connected_components(csr_matrix(alike), directed=False)
    stories = [np.flatnonzero(numbers == number).tolist() for number in range(n_stories)]
    return [story for story in stories if len(story) >= _FEWEST]


def _days_of_story(told: Sequence[Told], story: Sequence[int]) -> list[RelativeDay]:
    own = [told[article] for article in story]
    axis = days_without_years(own)
    known = {} if _days_of_a_year(own) else _first_counted(own, axis)
    graph = build_graph(own, axis, known, {})
    linked = graph.linked
    _, beliefs = graph.infer()
    placed = []
    for at, article in enumerate(story):
        if at not in linked and at not in known:
            continue
        likely = int(np.convolve(beliefs[at], _WINDOW, mode="same").round(6).argmax())
        near = slice(max(likely - _NEAR, 0), likely + _NEAR + 1)
        if beliefs[at][near].sum() < _LEAST_NEAR:
            continue
        first, last = np.searchsorted(np.cumsum(beliefs[at]), [_OUTSIDE, 1 - _OUTSIDE]).tolist()
        placed.append((article, likely, min(first, likely), max(last, likely)))
    return _counted_from_first(placed) if len(placed) > 1 else []


def _counted_from_first(placed: Sequence[tuple[int, int, int, int]]) -> list[RelativeDay]:
    origin, start = min((middle, article) for article, middle, _, _ in placed)
    return [
        RelativeDay(article, middle - origin + 1, first - origin + 1, last - origin + 1, start)
        for article, middle, first, last in placed
    ]


def days_without_years(told: Sequence[Told]) -> Axis:
    """Return days without meaning on which articles can be set beside each other.

    Parameters
    ----------
    told : sequence of Told
        What each article tells; none of its dates has a year.
    """
    return _days_of_a_year(told) or Axis(date(_YEARS[0], 1, 1).toordinal(), 2 * _REACH + 7)


def _days_of_a_year(told: Sequence[Told]) -> Axis | None:
    """Return a year around the days of months that articles name, None where no day is named.

    Its calendar is that in which most of these days have the weekdays that stand with them.
    """
    dates = chain.from_iterable(article.dates for article in told)
    named = [item.numbers for item in dates if item.shape == "yearly"]
    if not named:
        return None
    year = max(_YEARS, key=lambda year: (sum(_has_weekday(year, numbers) for numbers in named), -year))
    angles = [2 * np.pi * _day_of(year, *numbers[:2]).timetuple().tm_yday / 365 for numbers in named]
    middle = round(float(np.angle(np.exp(1j * np.array(angles)).sum())) / (2 * np.pi) * 365)
    return Axis(date(year, 1, 1).toordinal() + middle - 1 - _HALF_A_YEAR, 2 * _HALF_A_YEAR)


def _has_weekday(year: int, numbers: Sequence[int]) -> bool:
    month, day, weekday = numbers
    return bool(weekday) and _day_of(year, month, day).isoweekday() == weekday


def _day_of(year: int, month: int, day: int) -> date:
    """Return the day in a year; 29 February is the day before where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, day - 1)


def _first_counted(told: Sequence[Told], axis: Axis) -> dict[int, int]:
    """Return the article that resembles the others most, and its place: the day of the week that it tells itself."""
    matrix = vectors([item.words for item in told])
    alike: Array = np.asarray((matrix @ matrix.T).sum(axis=1)).ravel().round(6)
    article = int(alike.argmax())
    week = slice(_REACH, _REACH + 7)
    return {article: _REACH + int(weigh_days(told[article].dates, axis, {})[week].argmax())}
