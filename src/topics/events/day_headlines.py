"""Headlines of chosen days: which line stands for each, which says again what another day has, which day has none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from topics.events.cleaned_lines import DAY_LABEL, cleaned
from topics.events.day_lines import DayLine
from topics.events.importance import NAMED
from topics.events.lines import LONGEST
from topics.events.wording import content_words
from topics.records import Status
from topics.ties import DIGITS

_LEAST_TOLD = 0.05
"""Share of the score of the best sentence of a day, inclusive, from which the worth of a line shows that it is told."""
_LEAST = 0.1
"""The same from which a line tells what the day is chosen for."""
_AS_GOOD = 0.8
"""Share of the worth of the best line, inclusive, from which that of a better sentence is taken."""
_FEW, _COMMON = 3, 0.2
"""Lines, and share of the lines, inclusive, that have a word which is the story's own."""
_NEAR = 2
"""Days, inclusive, within which one happening is told of several."""
_SAME = 0.5
"""Share of the words of the shorter of two lines, inclusive, that the other has, from which they tell the same."""
_OTHER = 0.3
"""Share of the worth of the best line, inclusive, from which another one is taken where that tells the same again."""


@dataclass(frozen=True, slots=True)
class Headline:
    """What stands for a day.

    Parameters
    ----------
    text : str
        The line.
    voice : int
        The number of the voice that gives it, -1 for none: then the text is the best sentence as it is.
    score : float
        How well its sentence tells the day.
    status : Status or None
        Whether it is reported, planned or background; None where it is no line.
    """

    text: str
    voice: int = -1
    score: float = 0.0
    status: Status | None = None


def choose_headlines(
    days: Sequence[int],
    length: int,
    voices: pd.DataFrame,
    candidates: Mapping[int, Sequence[tuple[int, float]]],
    lines: Mapping[tuple[str, date], DayLine],
) -> dict[int, Headline]:
    """Return a headline for each of so many days, by ordinal, the heaviest first.

    Parameters
    ----------
    days : sequence of int
        Ordinals of days, the heaviest first.
    length : int
        How many are wanted.
    voices : DataFrame
        From ``find_voices``.
    candidates : mapping of int to sequence of (int, float)
        For each day the numbers of voices that may give its line, with their scores, the best first.
    lines : mapping of (str, date) to DayLine
        The line of a passage for a day.
    """
    passages, texts = voices["id"].tolist(), voices["text"].tolist()
    written = set(voices.loc[voices["manner"] != NAMED, "day"])
    ranked = {day: _ranked(day, candidates[day], passages, lines) for day in days}
    entries = {day for day in days if any(DAY_LABEL.match(texts[at]) for at, _ in candidates[day])}
    is_tellable = {day: day in written | entries or bool(ranked[day]) for day in days}
    kept = sorted([*filter(is_tellable.get, days), *(day for day in days if not is_tellable[day])][:length])
    common = _common_words([ranked[day][0].line for day in kept if ranked[day]])
    chosen: dict[int, Headline] = {}
    told: dict[int, frozenset[str]] = {}
    for day in kept:
        best = candidates[day][0]
        telling = [item for item in ranked[day] if item.worth >= _LEAST * best[1]]
        if not telling:
            chosen[day] = Headline(_sentence(texts[at] for at, _ in candidates[day]))
            continue
        near = [told[other] for other in range(day - _NEAR, day) if other in told]
        item = _news(telling, near, common)
        if item.line.status is not Status.PLANNED:
            told[day] = _words(item.line, common)
        status = None if item.line.status is Status.REMARK else item.line.status
        chosen[day] = Headline(item.line.text, item.voice, item.worth, status)
    return {day: chosen[day] for day in days if day in chosen}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line with its voice, the place of its sentence among the best of its day, and its worth as a headline."""

    worth: float
    place: int
    voice: int
    line: DayLine


def _ranked(
    day: int,
    candidates: Sequence[tuple[int, float]],
    passages: Sequence[str],
    lines: Mapping[tuple[str, date], DayLine],
) -> list[_Candidate]:
    """Return the lines of a day, the best first, but for those of sentences that are hardly about the subject."""
    found = [(at, score, lines.get((passages[at], date.fromordinal(day)))) for at, score in candidates]
    worth = [_Candidate(score * line.worth, place, at, line) for place, (at, score, line) in enumerate(found) if line]
    enough = [item for item in worth if item.worth >= _LEAST_TOLD * candidates[0][1]]
    return sorted(enough, key=lambda item: (-round(item.worth, DIGITS), item.voice))


def _sentence(texts: Iterable[str]) -> str:
    """Return the best sentence of a day that gives no line: one without the name of its author, short if there is."""
    every = [cleaned(text) for text in texts]
    fitting = [text for text in every if len(text) <= LONGEST and not _BYLINE.match(text)]
    return (fitting or every)[0]


_BYLINE = re.compile(r"By [A-Z]")


def _common_words(lines: Sequence[DayLine]) -> frozenset[str]:
    """Return the words that so many lines have that they tell no two apart."""
    counts = Counter(word for line in lines for word in set(content_words(line.text)))
    return frozenset(word for word, count in counts.items() if count >= max(_FEW, _COMMON * len(lines)))


def _words(line: DayLine, common: frozenset[str]) -> frozenset[str]:
    return frozenset(content_words(line.text)) - common


def _news(ranked: Sequence[_Candidate], near: Sequence[frozenset[str]], common: frozenset[str]) -> _Candidate:
    """Return the best line that does not tell again what a day right before has, or the best of all.

    Of those that are nearly as good it is that of the best sentence.
    """
    new = [item for item in ranked if not _repeats(_words(item.line, common), near)]
    best = new[0] if new and new[0].worth >= _OTHER * ranked[0].worth else ranked[0]
    alike = [item for item in new if _AS_GOOD * best.worth <= item.worth <= best.worth]
    return min(alike, key=lambda item: item.place, default=best)


def _repeats(words: frozenset[str], near: Sequence[frozenset[str]]) -> bool:
    """Return whether words tell what others have told."""
    return any(len(words & other) >= _SAME * min(len(words), len(other)) for other in near)
