"""One rung of the ladder: the days of publication that one place allows."""

from __future__ import annotations

from dataclasses import dataclass

from topics.dates.spans import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """One rung: the days it allows, its basis, and where in the text it was read (-1 if nowhere)."""

    span: Span
    basis: str
    start: int = -1
    stop: int = -1
    why: str = ""
