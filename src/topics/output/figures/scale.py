"""A scale of days whose long empty stretches are broken, so that crowded days keep their room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pandas import Series

WIDE_DAYS = 31
"""A span longer than this many days does not keep a stretch of the scale open by itself."""
LEAST_GAP_DAYS = 10
"""A gap of fewer empty days than this is never broken."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days ``first`` to ``last`` drawn without a break from ``start`` to ``stop`` millimetres."""

    first: date
    last: date
    start: float
    stop: float


@dataclass(frozen=True, slots=True)
class DayScale:
    """Turns days into millimetres, stretch by stretch; a day in a break lies at the end before it."""

    stretches: tuple[Stretch, ...]

    def place(self, day: date) -> float:
        """Return where the middle of the day lies, in millimetres."""
        reached = self.stretches[0].start
        for stretch in self.stretches:
            if day < stretch.first:
                return reached
            if day <= stretch.last:
                days = (stretch.last - stretch.first).days + 1
                share = ((day - stretch.first).days + 0.5) / days
                return stretch.start + share * (stretch.stop - stretch.start)
            reached = stretch.stop
        return reached


def find_stretches(spans: Sequence[tuple[date, date]], most: int) -> list[tuple[date, date]]:
    """Return the runs of days that hold the spans, cut at their longest gaps into at most ``most`` runs."""
    short = sorted((first, min(last, first + timedelta(days=WIDE_DAYS - 1))) for first, last in spans)
    runs: list[tuple[date, date]] = []
    for first, last in short:
        if runs and (first - runs[-1][1]).days <= LEAST_GAP_DAYS:
            runs[-1] = (runs[-1][0], max(runs[-1][1], last))
        else:
            runs.append((first, last))
    while len(runs) > most:
        at = min(range(len(runs) - 1), key=lambda run: runs[run + 1][0] - runs[run][1])
        runs[at : at + 2] = [(runs[at][0], runs[at + 1][1])]
    return runs


def make_scale(runs: Sequence[tuple[date, date]], shares: Sequence[float], size: float, gap: float) -> DayScale:
    """Return a scale that gives each run its share of ``size`` millimetres, ``gap`` millimetres apart."""
    room = size - gap * (len(runs) - 1)
    reached = 0.0
    stretches = []
    for (first, last), share in zip(runs, shares, strict=True):
        length = room * share / sum(shares)
        stretches.append(Stretch(first, last, reached, reached + length))
        reached += length + gap
    return DayScale(tuple(stretches))


def spread(values: Series, side: float) -> Series:
    """Return the values as millimetres inside a square with a margin."""
    low, high = float(values.min()), float(values.max())
    return (values - low) / ((high - low) or 1.0) * (side - 8.0) + 4.0
