"""What one article tells, as far as it can be compared with others: its words, its dates, its dated sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass
from itertools import chain

import numpy as np

from topics.dates.unknown_day import OpenDate, open_dates
from topics.engine.processes import ALLOWED, death_told, start_processes, undisturbed
from topics.errors import TopicsError
from topics.publication.counts import ToldCount, find_counts
from topics.publication.story_stamps import STAMP, without_story_stamps

_BEGINNING = 20_000
"""Characters of an article that are compared: bounds the work on very long ones."""
_SHORTEST = 20
"""Characters without its dates beyond which a sentence can be compared with others."""
_WORTH_PROCESSES = 3_000_000
"""Characters, inclusive, from which it is worth two seconds' start of processes: some six seconds of work …"""
_PIECE = 50
"""… and articles that one of them gets at a time."""
_A_WEEK = 7
"""Days, inclusively, of a stated span that can tell on which day something was."""


@dataclass(frozen=True, slots=True)
class DatedSentence:
    """A sentence without the words of its dates, and the dates that can tell on which day something was."""

    words: str
    dates: tuple[OpenDate, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells: its words without those of its dates, all its dates, its dated sentences, its counts."""

    words: str
    dates: tuple[OpenDate, ...]
    sentences: tuple[DatedSentence, ...]
    counts: tuple[ToldCount, ...] = ()


def read_told_by_all(articles: Sequence[tuple[Sequence[str], bool]]) -> list[Told]:
    """Return what each of many articles tells, worked out by as many processes as are allowed and are worth it.

    Parameters
    ----------
    articles : sequence of (sequence of str, bool)
        For each article its passages, in order, and whether the dates of its language are read.

    Raises
    ------
    TopicsError
        If a process dies.
    """
    n_processes = ALLOWED.get()
    n_characters = sum(len(sentence) for sentences, _ in articles for sentence in sentences)
    if n_processes < 2 or n_characters < _WORTH_PROCESSES:  # noqa: PLR2004  # one is this process
        return _read_piece(articles)
    pieces = [articles[start : start + _PIECE] for start in range(0, len(articles), _PIECE)]
    try:
        with start_processes(n_processes) as processes:
            with undisturbed():
                read = processes.map(_read_piece, pieces)
            return list(chain.from_iterable(read))
    except BrokenExecutor as error:
        raise TopicsError(death_told("A process died while the dates of undated articles were compared")) from error


def _read_piece(articles: Sequence[tuple[Sequence[str], bool]]) -> list[Told]:
    return [read_told(sentences, has_dates=has_dates) for sentences, has_dates in articles]


def read_told(sentences: Sequence[str], *, has_dates: bool = True) -> Told:
    """Return what the sentences of an article tell.

    Parameters
    ----------
    sentences : sequence of str
        The passages of one article, in order.
    has_dates : bool
        False for a language whose dates are not read: then only the words count.
    """
    text = "\n".join(sentences)
    dates = without_story_stamps(text, open_dates(text)) if has_dates else []
    starts = np.cumsum([0, *(len(sentence) + 1 for sentence in sentences)])
    dates_of: dict[int, list[OpenDate]] = defaultdict(list)
    for item in dates:
        dates_of[int(np.searchsorted(starts, item.start, "right")) - 1].append(item)
    bare = [_without_dates(sentence, dates_of[at], int(starts[at])) for at, sentence in enumerate(sentences)]
    dated = []
    for at, words in enumerate(bare):
        telling = tuple(item for item in dates_of[at] if tells_a_day(item))
        if telling and len(words) > _SHORTEST:
            dated.append(DatedSentence(words, telling))
    counts = [item for words in bare for item in find_counts(words)] if has_dates else []
    return Told(" ".join(bare)[:_BEGINNING], tuple(dates), tuple(dated), tuple(counts))


def tells_a_day(opened: OpenDate) -> bool:
    """Return whether an expression is narrow enough to tell on which day something was."""
    return opened.shape != "stated" or (opened.unit != STAMP and opened.numbers[1] - opened.numbers[0] < _A_WEEK)


def _without_dates(sentence: str, dates: Sequence[OpenDate], offset: int) -> str:
    """Return a sentence without its dates, which stand ``offset`` characters further on in the article."""
    for item in reversed(dates):
        sentence = f"{sentence[: item.start - offset]} {sentence[item.stop - offset :]}"
    return sentence
