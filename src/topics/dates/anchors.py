"""What a relative expression is counted from: the publication day, or what the text named before it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from topics.dates.expressions import Meaning, Reading, dated
from topics.dates.periods import PERIOD_UNITS, Period
from topics.dates.tense import FUTURE, PAST, UNKNOWN, direction

COMPARED = "compared with the period reported"
"""Cue of an expression that stands against the period reported ("a year earlier") and is no anchor itself."""

_REPORTED = {"quarter": 3, "half": 1}
"""Quarters and halves, counted back inclusively, for which a period counts as just reported."""
_FAR_PAST = {"quarter": 3}
_FAR_PAST_ELSE = 4
_FAR_FUTURE = 5
"""How many times nearer (inclusive) the past, by unit, or the future must be to win against the tense.

A past tense is rarely wrong about the past; "will" and "expected" often belong to another date. Quarters are
mostly reported on, months and days as often planned. Measured on TimeBank and AQUAINT.
"""
_LEANING = 2
"""Without a tense, the past is taken as long as it is at most so many times as far off as the future."""
_YEARS_TRIED = 5
"""Years before and after publication in which the nearest date of a name is looked for."""
_KEPT = 40
"""Mentions that are looked back at; older ones no longer anchor anything."""
_LEAP_YEAR = 2000
"""A year that has every day, for a date whose year nobody knows."""
_YEAR = PERIOD_UNITS.index("year")
_NEW_YEAR = 5 / 12
"""Share of a year, inclusive, by which a story may run on past its last date into the next year."""


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
    mentions : list of (Period, int)
        Periods that the text named so far, with their places.
    reported : Period or None
        The quarter or half year that the text reports on.
    """

    text: str
    published: date | None
    narrative: bool
    mentions: list[tuple[Period, int]] = field(default_factory=list)
    reported: Period | None = None

    # ---------------------------------------------------------------- what the text has named

    def note(self, reading: Reading, meaning: Meaning) -> None:
        """Remember an expression as an anchor for those that follow."""
        if meaning.period and meaning.certainty != "vague" and meaning.cue != COMPARED:
            self.mentions.append((meaning.period, reading.start))
            if self._is_reported(meaning.period):
                self.reported = meaning.period
        elif meaning.type == "DURATION" and meaning.value[-1] in "MY" and "article" in reading.parts:
            self.reported = None  # "the first nine months" is what is reported from here on

    def _is_reported(self, period: Period) -> bool:
        """Return whether a quarter or half is one that a report of the day can be about: just over."""
        if period.unit not in _REPORTED or self.published is None:
            return False
        return 0 < Period.containing(period.unit, self.published).index - period.index <= _REPORTED[period.unit]

    def mentioned(self, unit: str) -> tuple[Period | None, str]:
        """Return the last period named that is as fine as a unit or finer, and its description."""
        coarsest = PERIOD_UNITS.index(unit)
        for period, start in self._recent_mentions():
            if PERIOD_UNITS.index(period.unit) <= coarsest:
                return period, _in_text(period, start)
        return None, ""

    def _recent_mentions(self) -> Iterator[tuple[Period, int]]:
        return reversed(self.mentions[-_KEPT:])

    # ---------------------------------------------------------------- what an expression is counted from

    def reference(self, unit: str, *, from_text: bool = False) -> tuple[Period | None, str]:
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

    # ---------------------------------------------------------------- which year a date without one has

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
            in_any_year = in_year(_LEAP_YEAR)
            return Meaning.vague(f"XXXX{in_any_year.timex[4:]}") if in_any_year else None
        years = range(self.published.year - _YEARS_TRIED, self.published.year + _YEARS_TRIED + 1)
        candidates = [period for year in years if (period := in_year(year))]
        if not candidates:
            return None
        base, anchor = self.reference(candidates[0].unit)
        return self._by_tense(reading, candidates, base, anchor) if base else None

    def _by_tense(self, reading: Reading, candidates: list[Period], base: Period, anchor: str) -> Meaning | None:
        before = max((item for item in candidates if item <= base), default=candidates[0])
        after = min((item for item in candidates if item >= base), default=candidates[-1])
        steps_back, steps_on = abs(base.index - before.index), abs(after.index - base.index)
        sign, cue = self.points(reading)
        past_is_far_nearer = steps_back * _FAR_PAST.get(base.unit, _FAR_PAST_ELSE) <= steps_on
        if past_is_far_nearer or steps_on * _FAR_FUTURE <= steps_back:
            sign, cue = (PAST if steps_back < steps_on else FUTURE), "by far the nearest"
        elif sign == UNKNOWN:
            sign, cue = (PAST if steps_back <= _LEANING * steps_on else FUTURE), "nearest, the past preferred"
        chosen, other = (before, after) if sign == PAST else (after, before)
        alternative = "" if other == chosen else other.timex
        return dated(chosen, anchor, cue, alternative=alternative, certainty="guessed")

    def _last_of_story(self, start: int) -> tuple[Period | None, str]:
        """Return the last period named, but not a mere year far from the story's in a sentence gone by."""
        recent = [item for item in self._recent_mentions() if PERIOD_UNITS.index(item[0].unit) <= _YEAR]
        if not recent:
            return None, ""
        last, place = recent[0]
        finer = next((item for item in recent if item[0].unit != "year"), None)
        if finer and last.unit == "year" and abs(finer[0].year - last.year) > 1 and "." in self.text[place:start]:
            last, place = finer
        return last, _in_text(last, place)


def _in_text(period: Period, start: int) -> str:
    return f"{period.timex} (text {start})"


def _next_in_story(last: Period, in_year: Callable[[int], Period | None]) -> Period | None:
    """Return the period in the year last named, or in the next where the story passes the new year."""
    same, following = in_year(last.year), in_year(last.year + 1)
    if same is None or following is None or last.unit == "year":
        return same or following
    ahead = following.index - last.widened(same.unit).index
    return following if ahead <= _NEW_YEAR * (following.index - same.index) else same
