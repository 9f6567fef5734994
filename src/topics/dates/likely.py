"""What time expressions mean where the day of publication is only likely: every day that it can be is tried.

Where all days give the same, it is certain. Else an expression has the days that the likeliest day of publication
gives, with the chance that these are right and the interval that holds all the others; where that chance is small, it
has the interval alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

from topics.dates.expressions import TimeExpression
from topics.dates.spans import LikelySpan, Span

LIKELY_FROM = 0.11
"""Chance, inclusive, from which likely days are told as days; under it they are hardly more than a guess.

Of the likely days of publication with a probability of .05 to .1 one in four was right, with one of .1 to .2 one in two
(23 folders of hidden days, see docs/methods.md).
"""


@dataclass(frozen=True, slots=True)
class LikelyPublication:
    """The days on which a text may have been published.

    Parameters
    ----------
    day : date
        The likeliest.
    share : float
        Its probability, 0 to 1.
    equals : tuple of date
        Days between which the probability is the same, in order; one that is much likelier than the others stands
        there several times.
    """

    day: date
    share: float
    equals: tuple[date, ...] = ()

    @property
    def days(self) -> list[date]:
        """All days to be tried, each once, in order."""
        return sorted({self.day, *self.equals})

    def read(self, by_day: Mapping[date, TimeExpression]) -> TimeExpression:
        """Return what an expression means.

        Parameters
        ----------
        by_day : mapping of date to TimeExpression
            What it means for each of ``days``; ``day`` is one of them.
        """
        likeliest = by_day[self.day]
        values = Counter(by_day[day].value for day in self.equals if day in by_day)
        others = Counter({value: n for value, n in values.items() if value != likeliest.value})
        spans = [item.span for item in by_day.values() if item.span]
        if not others or likeliest.span is None:
            return likeliest
        agreeing = max(values[likeliest.value] / values.total(), self.share)
        chance = round(agreeing * likeliest.chance, 3)
        interval = reduce(Span.union, spans)
        is_likely = chance >= LIKELY_FROM
        return replace(
            likeliest,
            span=LikelySpan.within(likeliest.span, interval) if is_likely else interval,
            anchor=likeliest.anchor.replace("(published)", "(likely published)"),
            alternative=min(others, key=lambda value: (-others[value], value)),
            certainty="likely" if is_likely else "guessed",
            chance=chance,
        )
