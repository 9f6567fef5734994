"""What a relative expression is counted from: the publication day, or what the text named before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from topics.dates.periods import UNITS, Period
from topics.dates.tense import direction

if TYPE_CHECKING:
    from datetime import date

    from topics.dates.tagging import Reading

COMPARED = "compared with the period reported"
"""Cue of an expression that stands against the period reported ("a year earlier") and is no anchor itself."""

_FAR_PAST, _FAR_FUTURE = 3, 6
"""How many times nearer the past or the future one of two dates must be to win against the tense.

A past tense is rarely wrong about the past; "will" and "expected" often belong to another date.
"""
_KEPT = 40
"""Mentions that are looked back at; older ones no longer anchor anything."""
_NEW_YEAR = 5 / 12
"""Share of a year by which a story may run on past its last date into the next year."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: a period where it has one, its TIMEX3 attributes, and the reasons."""

    type: str
    value: str
    period: Period | None = None
    mod: str = ""
    quant: str = ""
    freq: str = ""
    anchor: str = ""
    cue: str = ""
    alternative: str = ""
    certainty: str = "resolved"


def dated(
    period: Period,
    anchor: str = "",
    cue: str = "",
    mod: str = "",
    alternative: str = "",
    certainty: str = "resolved",
) -> Meaning:
    """Return the meaning of an expression that names a period."""
    return Meaning("DATE", period.timex, period, mod, "", "", anchor, cue, alternative, certainty)


def vague(steps: int) -> Meaning:
    """Return the meaning of an expression that names the past (-1), the present (0) or the future (1)."""
    return Meaning("DATE", ("PRESENT_REF", "FUTURE_REF", "PAST_REF")[steps], certainty="vague")


@dataclass(slots=True)
class Anchors:
    """The publication day and the dates that a text has named so far.

    Parameters
    ----------
    text : str
        The text.
    published : date or None
        Day of publication.
    narrative : bool
        Whether relative expressions start from the text's own dates.
    """

    text: str
    published: date | None
    narrative: bool
    mentions: list[tuple[Period, int]] = field(default_factory=list)
    reported: Period | None = None

    def note(self, reading: Reading, meaning: Meaning) -> None:
        """Remember an expression as an anchor for those that follow."""
        if meaning.period and meaning.certainty != "vague" and meaning.cue != COMPARED:
            self.mentions.append((meaning.period, reading.start))
            if meaning.period.unit in {"quarter", "half"}:
                self.reported = meaning.period
        elif meaning.type == "DURATION" and meaning.value[-1] in "MY" and "article" in reading.parts:
            self.reported = None

    def mentioned(self, unit: str) -> tuple[Period | None, str]:
        """Return the last period named that is as fine as a unit or finer, and its description."""
        limit = UNITS.index(unit)
        for period, start in reversed(self.mentions[-_KEPT:]):
            if UNITS.index(period.unit) <= limit:
                return period, f"{period.timex} (text {start})"
        return None, ""

    def reference(self, unit: str, from_text: bool = False) -> tuple[Period | None, str]:
        """Return the period of a unit that a relative expression is counted from, and its description.

        Parameters
        ----------
        unit : str
            The unit that the expression counts in.
        from_text : bool
            True for expressions that point back at the text whatever the domain ("that year").
        """
        if from_text or self.narrative or self.published is None:
            period, description = self.mentioned(unit)
            if period:
                return period.widened(unit), description
        if self.published is None:
            return None, ""
        return Period.containing(unit, self.published), f"{self.published.isoformat()} (published)"

    def points(self, reading: Reading) -> tuple[int, str]:
        """Return where the clause of an expression points (-1 past, 1 future, 0 unknown), and why."""
        return direction(self.text, reading.start, reading.stop)

    def pick(self, reading: Reading, candidates: list[Period]) -> Meaning:
        """Return the one of several periods, a year apart and in order, that the text speaks for.

        A story goes on from its last date. In news one date may be nearer by far; else the tense decides,
        else the nearer one, with a leaning to the past.
        """
        unit = candidates[0].unit
        base, anchor = self.reference(unit)
        if base is None:
            return Meaning("DATE", f"XXXX{candidates[0].timex[4:]}", certainty="vague")
        if self.narrative or self.published is None:
            return dated(self._in_story(candidates), anchor, "order of the story")
        before = max(item for item in candidates if item.index <= base.index)
        after = min(item for item in candidates if item.index >= base.index)
        back, on = base.index - before.index, after.index - base.index
        sign, cue = self.points(reading)
        if back * _FAR_PAST <= on or on * _FAR_FUTURE <= back:
            sign, cue = (-1 if back < on else 1), "by far the nearest"
        elif sign == 0:
            sign, cue = (-1 if back <= 2 * on else 1), "nearest, the past preferred"
        chosen, other = (before, after) if sign < 0 else (after, before)
        return dated(chosen, anchor, cue, "", "" if other == chosen else other.timex, "guessed")

    def _in_story(self, candidates: list[Period]) -> Period:
        """Return the candidate of the year last named, or of the next where the story passes the new year."""
        last, _ = self.mentioned("millennium")
        if last is None or last.unit in {"decade", "century", "millennium"}:
            last, _ = self.mentioned("year")
        if last is None:
            return candidates[len(candidates) // 2]
        same = min(candidates, key=lambda item: abs(item.year - last.year))
        at = candidates.index(same)
        if last.unit == "year" or at + 1 >= len(candidates):
            return same
        following = candidates[at + 1]
        ahead = following.index - last.widened(same.unit).index
        return following if ahead <= _NEW_YEAR * (following.index - same.index) else same
