"""What a relative expression is counted from: the publication day, or what the text named before it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from topics.dates.periods import UNITS, Period
from topics.dates.readings import Reading
from topics.dates.tense import direction

COMPARED = "compared with the period reported"
"""Cue of an expression that stands against the period reported ("a year earlier") and is no anchor itself."""

_REPORTED = {"quarter": 3, "half": 1}
"""Quarters and halves for which a period counts as just reported."""
_FAR_PAST = {"quarter": 3}
_FAR_FUTURE = 5
"""How many times nearer the past (by unit, else 4) or the future must be to win against the tense.

A past tense is rarely wrong about the past; "will" and "expected" often belong to another date. Quarters are
mostly reported on, months and days as often planned.
"""
_KEPT = 40
"""Mentions that are looked back at; older ones no longer anchor anything."""
_LEAP_YEAR = 2000
_YEAR = UNITS.index("year")
_NEW_YEAR = 5 / 12
"""Share of a year by which a story may run on past its last date into the next year."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means.

    Parameters
    ----------
    type : str
        DATE, TIME, DURATION or SET.
    value, mod, quant, freq : str
        Attributes of TIMEX3 (TimeML 1.2.1); "" where there is none.
    period : Period or None
        The calendar period that it names, if one.
    anchor : str
        What it was counted from, such as ``2023-06-19 (published)`` or ``2023-06-18 (text 120)``.
    cue : str
        Why this direction was taken: a word of the clause, or a habit.
    alternative : str
        A less likely TIMEX3 value, or "".
    certainty : str
        ``stated``, ``resolved``, ``guessed`` or ``vague``.
    """

    type: str
    value: str
    period: Period | None = None
    anchor: str = ""
    cue: str = ""
    mod: str = ""
    quant: str = ""
    freq: str = ""
    alternative: str = ""
    certainty: str = "resolved"


def dated(period: Period | None, anchor: str = "", cue: str = "", **attributes: str) -> Meaning | None:
    """Return the meaning of an expression that names a period, None for a period that does not exist."""
    return Meaning("DATE", period.timex, period, anchor, cue, **attributes) if period else None


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
            if self._is_reported(meaning.period):
                self.reported = meaning.period
        elif meaning.type == "DURATION" and meaning.value[-1] in "MY" and "article" in reading.parts:
            self.reported = None

    def _is_reported(self, period: Period) -> bool:
        """Return whether a quarter or half is one that a report of the day can be about: just over."""
        if period.unit not in {"quarter", "half"} or self.published is None:
            return False
        return 0 < Period.containing(period.unit, self.published).index - period.index <= _REPORTED[period.unit]

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
            wider = period.widened(unit) if period else None
            if wider and wider.unit == unit:
                return wider, description
        if self.published is None:
            return None, ""
        return Period.containing(unit, self.published), f"{self.published.isoformat()} (published)"

    def points(self, reading: Reading) -> tuple[int, str]:
        """Return where the clause of an expression points (-1 past, 1 future, 0 unknown), and why."""
        return direction(self.text, reading.start, reading.stop)

    def pick(self, reading: Reading, in_year: Callable[[int], Period | None]) -> Meaning | None:
        """Return the period of the year that the text speaks for, of those that a function gives for a year.

        A story goes on from its last date. In news one date may be nearer by far; else the tense decides,
        else the nearer one, with a leaning to the past.
        """
        if self.narrative or self.published is None:
            last, description = self._last_of_story(reading.start)
            if last:
                return dated(_next_in_story(last, in_year), description, "order of the story")
        if self.published is None:
            unknown = in_year(_LEAP_YEAR)
            return Meaning("DATE", f"XXXX{unknown.timex[4:]}", certainty="vague") if unknown else None
        year = self.published.year
        candidates = [period for step in range(-5, 6) if (period := in_year(year + step))]
        if not candidates:
            return None
        base, anchor = self.reference(candidates[0].unit)
        return self._by_tense(reading, candidates, base, anchor) if base else None

    def _by_tense(self, reading: Reading, candidates: list[Period], base: Period, anchor: str) -> Meaning | None:
        before = max((item for item in candidates if item <= base), default=candidates[0])
        after = min((item for item in candidates if item >= base), default=candidates[-1])
        back, on = abs(base.index - before.index), abs(after.index - base.index)
        sign, cue = self.points(reading)
        if back * _FAR_PAST.get(base.unit, 4) <= on or on * _FAR_FUTURE <= back:
            sign, cue = (-1 if back < on else 1), "by far the nearest"
        elif sign == 0:
            sign, cue = (-1 if back <= 2 * on else 1), "nearest, the past preferred"
        chosen, other = (before, after) if sign < 0 else (after, before)
        alternative = "" if other == chosen else other.timex
        return dated(chosen, anchor, cue, alternative=alternative, certainty="guessed")

    def _last_of_story(self, start: int) -> tuple[Period | None, str]:
        """Return the last period named, but not a mere year far from the story's in a sentence gone by."""
        recent = [item for item in reversed(self.mentions[-_KEPT:]) if UNITS.index(item[0].unit) <= _YEAR]
        if not recent:
            return None, ""
        last, where = recent[0]
        fine = next((item for item in recent if item[0].unit != "year"), None)
        far = fine and last.unit == "year" and abs(fine[0].year - last.year) > 1
        if fine and far and "." in self.text[where:start]:
            last, where = fine
        return last, f"{last.timex} (text {where})"


def _next_in_story(last: Period, in_year: Callable[[int], Period | None]) -> Period | None:
    """Return the period in the year last named, or in the next where the story passes the new year."""
    same, following = in_year(last.year), in_year(last.year + 1)
    if same is None or following is None or last.unit == "year":
        return same or following
    ahead = following.index - last.widened(same.unit).index
    return following if ahead <= _NEW_YEAR * (following.index - same.index) else same
