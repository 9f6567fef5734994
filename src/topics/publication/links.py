"""The factors of the inference: which articles, and which of their dated sentences, tell of one matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from topics.dates.unknown_day import OpenDate
from topics.publication.belief import Graph
from topics.publication.clues import Array, Axis, day_of_year, weigh_days
from topics.publication.counts import pair_counts
from topics.publication.factors import ArticleLinks, CountLinks, SentenceLinks
from topics.publication.likeness import nearest, usual_cosine, vectors
from topics.publication.told import Told

_NEAREST = 8
"""Articles and sentences, at most, with which one is linked."""
_LEAST_COSINE = 0.15
"""Cosine, inclusive, from which two dated sentences may tell of one day."""
_ARTICLES = (-3.14, 15.2)
"""Logistic regression of "tells of one matter" for two articles: constant, cosine above what is usual."""
_SENTENCES = (-6.4, 3.15, 3.2, 1.26)
"""The same for two dated sentences, to tell of one day: constant, their cosine, that of their articles above what is
usual, and the logarithm of one more than the words that they share …"""
_KINDRED = 1.2
"""… and what is added where both name a weekday, or one of them a week or a day of the month: "today" and "yesterday"
in one are hardly ever that of the other. Fitted by maximum likelihood as one part of a mixture, the other part
the days that are told in the corpus by chance, on 17 topics with known days."""
_WEEKS = frozenset({"week", "weekend"})
_LEAST, _MOST = 0.05, 0.9
"""Probabilities: a link below the first is left out, none is surer than the second."""
_MOST_CELLS = 80_000_000
"""Messages times days that are held at once, some 300 MB: beyond that the surest links are kept."""


def build_graph(told: Sequence[Told], axis: Axis, known: Mapping[int, int], bounds: Mapping[int, Array]) -> Graph:
    """Return the factor graph of a corpus.

    Parameters
    ----------
    told : sequence of Told
        What each article tells.
    axis : Axis
        The days that come into question.
    known : mapping of int to int
        The place on the axis of each article whose day is known.
    bounds : mapping of int to array
        For articles of which more is known: weights of the days of the axis, as logarithms.
    """
    matrix = vectors([item.words for item in told])
    usual = usual_cosine(matrix)
    dates, numbers = _different_dates(told)
    sentence_dates = [[numbers[_key(item)] for item in s.dates] for article in told for s in article.sentences]
    owners = np.repeat(np.arange(len(told)), [len(article.sentences) for article in told])
    told_by = _told_by(owners, sentence_dates)
    is_elapsed = np.array([item.unit == "elapsed" for item in dates], dtype=bool)
    is_day = np.array([item.unit == "day" for item in dates], dtype=bool)
    weights = _own_weights(told, axis)
    for article, allowed in bounds.items():
        weights[article] += allowed
    most_links = _MOST_CELLS // (4 * axis.n_days)
    return Graph(
        axis=axis,
        weights=weights,
        known=known,
        articles=_article_links(matrix, usual, known, most_links),
        sentences=_sentence_links(told, matrix, usual, owners, sentence_dates, dates, known, most_links),
        counts=_count_links(told, matrix, usual, known, most_links),
        dates=dates,
        told_by=told_by[is_day[told_by[:, 1]]],
        counted=np.unique(told_by[is_elapsed[told_by[:, 1]]], axis=0),
    )


def _key(opened: OpenDate) -> tuple[Any, ...]:
    """Return what two expressions share that mean the same days for each day of publication."""
    return opened.shape, opened.unit == "elapsed", opened.numbers, opened.direction if opened.shape == "yearly" else 0


def _different_dates(told: Sequence[Told]) -> tuple[list[OpenDate], dict[tuple[Any, ...], int]]:
    """Return the different expressions of all dated sentences, and the number of each."""
    dates: list[OpenDate] = []
    numbers: dict[tuple[Any, ...], int] = {}
    sentences = (sentence for article in told for sentence in article.sentences)
    for item in (item for sentence in sentences for item in sentence.dates):
        if _key(item) not in numbers:
            numbers[_key(item)] = len(dates)
            dates.append(item)
    return dates, numbers


def _told_by(owners: Array, sentence_dates: Sequence[Sequence[int]]) -> Array:
    """Return article and number of the expression for every date of a dated sentence, shape (dates, 2)."""
    rows = [(owner, date) for owner, dates in zip(owners, sentence_dates, strict=True) for date in dates]
    return np.array(rows, dtype=int).reshape(-1, 2)


def _own_weights(told: Sequence[Told], axis: Axis) -> Array:
    """Return what each article's own dates say, shape (articles, days).

    A day of the month that many articles name is the story's own and says little of when each was written.
    """
    naming: Counter[tuple[int, int]] = Counter()
    for article in told:
        naming.update({day for item in article.dates if (day := day_of_year(item)) is not None})
    rarity = {day: 1 - float(np.log(n) / np.log(max(len(told), 2))) for day, n in naming.items()}
    different = {dates: weigh_days(dates, axis, rarity) for dates in dict.fromkeys(article.dates for article in told)}
    return np.array([different[article.dates] for article in told])


def _article_links(matrix: Any, usual: Array, known: Mapping[int, int], most: int) -> ArticleLinks:
    pairs = nearest(matrix, np.arange(matrix.shape[0]), _NEAREST, 0.0)
    usually = (usual[pairs.one] + usual[pairs.other]) / 2
    probability = _logistic(_ARTICLES[0] + _ARTICLES[1] * (pairs.cosine - usually))
    probability[np.isin(pairs.one, list(known))] = 0
    keep = _surest(probability, most)
    return ArticleLinks(pairs.one[keep], pairs.other[keep], np.minimum(probability[keep], _MOST))


def _sentence_links(  # each is a table of its own
    told: Sequence[Told],
    matrix: Any,
    usual: Array,
    owners: Array,
    sentence_dates: Sequence[Sequence[int]],
    dates: Sequence[OpenDate],
    known: Mapping[int, int],
    most: int,
) -> SentenceLinks:
    words = [sentence.words for article in told for sentence in article.sentences]
    pairs = nearest(vectors(words), owners, _NEAREST, _LEAST_COSINE)
    one, other = owners[pairs.one], owners[pairs.other]
    alike = np.asarray(matrix[one].multiply(matrix[other]).sum(axis=1)).ravel() - usual[one]
    constant, of_cosine, of_articles, of_shared = _SENTENCES
    logit = constant + of_cosine * pairs.cosine + of_articles * alike + of_shared * np.log1p(pairs.n_shared)
    logit[np.isin(one, list(known))] = -np.inf
    probability = _logistic(logit + _KINDRED)
    rows: list[tuple[int, int, int, int, float]] = []
    for at in np.flatnonzero(_surest(probability, most)):
        own, others = sentence_dates[pairs.one[at]], sentence_dates[pairs.other[at]]
        n_dates = max(len(own), len(others))
        for date in own:
            if dates[date].shape == "stated":  # it says the same whenever it was written
                continue
            for theirs in others:
                added = _KINDRED if _are_kindred(dates[date], dates[theirs]) else 0.0
                share = float(_logistic(logit[at] + added)) / n_dates
                rows.append((one[at], other[at], date, theirs, share))
    columns = np.array(rows, dtype=float).reshape(-1, 5).T
    one, other, one_date, other_date = columns[:4].astype(int)
    return SentenceLinks(one, other, one_date, other_date, columns[4])


def _count_links(told: Sequence[Told], matrix: Any, usual: Array, known: Mapping[int, int], most: int) -> CountLinks:
    pairs = pair_counts([article.counts for article in told], matrix, usual)
    probability = np.where(np.isin(pairs.one, list(known)), 0.0, pairs.probability)
    keep = _surest(probability, most)
    return CountLinks(pairs.one[keep], pairs.other[keep], pairs.kind[keep], np.minimum(probability[keep], _MOST))


def _are_kindred(one: OpenDate, other: OpenDate) -> bool:
    """Return whether two expressions are of kinds that often mean one day where their sentences are alike."""
    if one.names_weekday and other.names_weekday:
        return True
    return any(item.shape == "yearly" or item.unit in _WEEKS for item in (one, other))


def _surest(probability: Array, most: int) -> Array:
    """Return which links are kept: those that are sure enough, at most about so many."""
    least = _LEAST
    if len(probability) > most:
        least = max(least, float(np.partition(probability, -most)[-most]))
    return probability >= least


def _logistic(values: Array) -> Array:
    return 1 / (1 + np.exp(-values))
