"""The arithmetic of every figure: shares, overlaps of words and of spans, timelines aligned day by day."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    Item = TypeVar("Item")

RUN_LENGTH = 4
"""Words in a run, when two texts are compared, as in the article extraction benchmark of Zyte."""

WORD = re.compile(r"\w+")
ROUGE_WORD = re.compile(r"[a-z0-9]+")
"""What ROUGE 1.5.5 takes for a word, in lower case."""


class Score(NamedTuple):
    """Precision and recall, each from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return their harmonic mean; 0 where both are 0."""
        if not self.precision + self.recall:
            return 0.0
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def share(part: float, whole: float) -> float:
    """Return part of whole; 0 of nothing is 0."""
    return part / whole if whole else 0.0


def overlap(system: Collection[Item], gold: Collection[Item]) -> Score:
    """Return how far two sets agree.

    >>> overlap({1, 2}, {2, 3, 4, 5}).precision, overlap({1, 2}, {2, 3, 4, 5}).recall
    (0.5, 0.25)
    """
    common = len(set(system) & set(gold))
    return Score(share(common, len(set(system))), share(common, len(set(gold))))


# ---------------------------------------------------------------------- texts of articles


def word_runs(text: str) -> Counter[tuple[str, ...]]:
    """Return every run of ``RUN_LENGTH`` words, counted; a shorter text is one run."""
    words = WORD.findall(text)
    if not words:
        return Counter()
    n_runs = max(1, len(words) - RUN_LENGTH + 1)
    return Counter(tuple(words[start : start + RUN_LENGTH]) for start in range(n_runs))


def score_texts(pairs: Sequence[tuple[str, str]]) -> Score:
    """Return the mean precision and the mean recall of (system, gold) texts.

    A page without a text of the system says nothing about precision and counts 0 in recall.
    """
    precisions, recalls = [], []
    for system, gold in pairs:
        of_system, of_gold = word_runs(system), word_runs(gold)
        common = (of_system & of_gold).total()
        if of_system:
            precisions.append(common / of_system.total())
        if of_gold:
            recalls.append(common / of_gold.total())
    return Score(share(sum(precisions), len(precisions)), share(sum(recalls), len(recalls)))


def score_days(pairs: Sequence[tuple[str, str]]) -> Score:
    """Return the score of (system, gold) days; "" where the system gives none.

    Precision is of the days given, recall of all.
    """
    given = [(system, gold) for system, gold in pairs if system]
    right = sum(system == gold for system, gold in given)
    return Score(share(right, len(given)), share(right, len(pairs)))


# ---------------------------------------------------------------------- time expressions


class Expression(NamedTuple):
    """A time expression: its characters (``stop`` exclusive), its TIMEX3 type and value."""

    start: int
    stop: int
    type: str
    value: str

    def shared_with(self, other: Expression) -> int:
        """Return how many characters both have; 0 or less where they are apart."""
        return min(self.stop, other.stop) - max(self.start, other.start)


@dataclass
class ExpressionCounts:
    """What was counted over documents, the way of TempEval-3 (UzZaman et al. 2013)."""

    n_gold: int = 0
    n_system: int = 0
    strict: int = 0
    relaxed: int = 0
    same_type: int = 0
    same_value: int = 0

    def add(self, system: Sequence[Expression], gold: Sequence[Expression]) -> None:
        """Count one document: each gold expression takes the free one that shares most characters with it."""
        self.n_gold += len(gold)
        self.n_system += len(system)
        places = {(one.start, one.stop) for one in system}
        free = list(system)
        for wanted in gold:
            self.strict += (wanted.start, wanted.stop) in places
            touching = [one for one in free if one.shared_with(wanted) > 0]
            if not touching:
                continue
            match = max(touching, key=wanted.shared_with)
            free.remove(match)
            self.relaxed += 1
            self.same_type += match.type == wanted.type
            self.same_value += match.value.upper() == wanted.value.upper()

    def f1(self, hits: int) -> float:
        """Return the F1 of a number of hits, 0 to 1."""
        return share(2 * hits, self.n_system + self.n_gold)

    def figures(self) -> dict[str, float]:
        """Return strict and relaxed F1, and relaxed F1 times the share with the gold type or value."""
        relaxed = self.f1(self.relaxed)
        return {
            "strict F1": self.f1(self.strict),
            "relaxed F1": relaxed,
            "type F1": relaxed * share(self.same_type, self.relaxed),
            "value F1": relaxed * share(self.same_value, self.relaxed),
        }


# ---------------------------------------------------------------------- timelines

Timeline = dict["date", list[str]]
"""A day and its sentences."""


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    from snowballstemmer import stemmer

    return str(stemmer("porter").stemWord(word))


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Return the stop words of scikit-learn, which stand in for those of ROUGE 1.5.5."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    return frozenset(ENGLISH_STOP_WORDS)


def telling_words(sentences: Sequence[str], common: Collection[str]) -> list[str]:
    """Return the stems of all words that are not common, in order.

    >>> telling_words(["The ministers met.", "They meet again"], {"the", "they", "again"})
    ['minist', 'met', 'meet']
    """
    words = (word for sentence in sentences for word in ROUGE_WORD.findall(sentence.lower()))
    return [_stem(word) for word in words if word not in common]


def word_groups(words: Sequence[str], size: int) -> Counter[tuple[str, ...]]:
    """Return every group of ``size`` words in a row, counted."""
    return Counter(zip(*(words[shift:] for shift in range(size)), strict=False))


def likeness(system: Sequence[str], gold: Sequence[str]) -> float:
    """Return the F1 of the words, as written, of two summaries: what days are aligned by."""
    of_system = Counter(word for sentence in system for word in WORD.findall(sentence))
    of_gold = Counter(word for sentence in gold for word in WORD.findall(sentence))
    common = (of_system & of_gold).total()
    return Score(share(common, of_system.total()), share(common, of_gold.total())).f1


def nearness(day: date, other: date) -> float:
    """Return 1 for the same day, 1/2 for the next, 1/3 for the one after."""
    return 1 / (abs((day - other).days) + 1)


def align(days: Mapping[date, Sequence[str]], onto: Mapping[date, Sequence[str]]) -> dict[date, date]:
    """Return the day of ``onto`` that each of ``days`` lies on: the cheapest, the earliest of equals.

    Several may lie on one (Martschat and Markert 2017, "align+ m:1"): the cost is small for near days and for
    summaries of the same words.
    """
    costs = {
        day: {other: (1 - nearness(day, other)) * (1 - likeness(days[day], onto[other])) for other in sorted(onto)}
        for day in days
    }
    return {day: min(of_day, key=of_day.__getitem__) for day, of_day in costs.items()}


def aligned_rouge(system: Timeline, gold: Timeline, size: int, common: Collection[str] | None = None) -> Score:
    """Return how much of two timelines' words agree, day aligned to day: AR-1 with ``size`` 1, AR-2 with 2.

    Precision: each day of the system against the gold day that it lies on, the common words weighed by how near the
    two are. Recall: each gold day against the day of the system that it lies on.

    Parameters
    ----------
    system, gold : dict of date to list of str
        The timelines.
    size : int
        Words in a row that are compared.
    common : collection of str, optional
        Words that are left out; ``common_words()`` without it.
    """
    if not system or not gold:
        return Score(0.0, 0.0)
    left_out = common_words() if common is None else common
    groups_of_system = {day: word_groups(telling_words(text, left_out), size) for day, text in system.items()}
    groups_of_gold = {day: word_groups(telling_words(text, left_out), size) for day, text in gold.items()}

    def agreed(day: date, gold_day: date) -> float:
        hits = (groups_of_system[day] & groups_of_gold[gold_day]).total()
        return nearness(day, gold_day) * hits

    hits_of_system = sum(agreed(day, gold_day) for day, gold_day in align(system, gold).items())
    hits_of_gold = sum(agreed(day, gold_day) for gold_day, day in align(gold, system).items())
    n_system = sum(groups.total() for groups in groups_of_system.values())
    n_gold = sum(groups.total() for groups in groups_of_gold.values())
    return Score(share(hits_of_system, n_system), share(hits_of_gold, n_gold))
