"""What a relative expression is counted from: the publication day, or what the text named before it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from topics.dates.expressions import Meaning, Reading, chosen, dated
from topics.dates.languages import ENGLISH, Language
from topics.dates.periods import PERIOD_UNITS, Period
from topics.dates.tense import BEFORE_OCCASION, FUTURE, LIKELY_PAST, PAST, SURE_OF_PAST, UNKNOWN, Pointing, chance_of

COMPARED = "compared with the period reported"
"""Cue of an expression that stands against the period reported ("a year earlier") and is no anchor itself."""

YEAR_BESIDE, YEAR_OVER_WORDS = "year beside it", "year of the sentence"
"""Cues of a date that has its year from the sentence: right before it, and over other words."""
BY_FAR, NEAREST = "by far the nearest", "nearest, the past preferred"
"""Cues of a date whose tense is unknown, or outweighed by how near one reading is."""

_REPORTED = {"quarter": 3, "half": 1}
"""Quarters and halves, counted back inclusively, for which a period counts as just reported."""
_FAR_PAST = {"quarter": 3}
_FAR_PAST_ELSE = 4
_FAR_FUTURE = 5
_FAR_FUTURE_OF_LIKELY_PAST = 10
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


class Mention(NamedTuple):
    """A period that the text named, where; whether its year was written out or counted, and whether it is a birth."""

    period: Period
    start: int
    stop: int
    gives_year: bool
    is_birth: bool


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
    language : Language
        Language of the text.
    mentions : list of Mention
        Periods that the text named so far.
    reported : Period or None
        The quarter or half year that the text reports on.
    """

    text: str
    published: date | None
    narrative: bool
    language: Language = ENGLISH
    mentions: list[Mention] = field(default_factory=list)
    reported: Period | None = None

    # ---------------------------------------------------------------- what the text has named

    def note(self, reading: Reading, meaning: Meaning) -> None:
        """Remember an expression as an anchor for those that follow."""
        if self._is_of_a_life(reading):
            return
        if meaning.period and meaning.certainty != "vague" and meaning.cue != COMPARED:
            gives_year = meaning.certainty == "stated" or meaning.period.unit == "year"
            born = _BORN.search(self.text, max(0, reading.start - _LIFE_BEFORE), reading.start) is not None
            self.mentions.append(Mention(meaning.period, reading.start, reading.stop, gives_year, born))
            if self._is_reported(meaning.period):
                self.reported = meaning.period
        elif meaning.type == "DURATION" and meaning.value[-1] in "MY" and "article" in reading.parts:
            self.reported = None  # "the first nine months" is what is reported from here on

    def _is_of_a_life(self, reading: Reading) -> bool:
        """Return whether a year stands in brackets or beside a birth, and so tells nothing of the story's time."""
        before = self.text[max(0, reading.start - _LIFE_BEFORE) : reading.start]
        after = self.text[reading.stop : reading.stop + _LIFE_AFTER]
        return bool(_OPENS_LIFE.search(before)) and bool(_CLOSES_LIFE.match(after))

    def _is_reported(self, period: Period) -> bool:
        """Return whether a quarter or half is one that a report of the day can be about: just over."""
        if period.unit not in _REPORTED or self.published is None:
            return False
        return 0 < Period.containing(period.unit, self.published).index - period.index <= _REPORTED[period.unit]

    def mentioned(self, unit: str) -> tuple[Period | None, str]:
        """Return the last period named that is as fine as a unit or finer, and its description."""
        coarsest = PERIOD_UNITS.index(unit)
        for mention in self._recent_mentions():
            if PERIOD_UNITS.index(mention.period.unit) <= coarsest:
                return mention.period, _in_text(mention)
        return None, ""

    def _recent_mentions(self) -> Iterator[Mention]:
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

    def points(self, reading: Reading) -> Pointing:
        """Return where the clause of an expression points, and why."""
        return self.language.direction(self.text, reading.start, reading.stop)

    def follows_day(self, reading: Reading) -> bool:
        """Return whether a clock time stands right behind its day, or ends a range of it: "… 08:00 to 17:30"."""
        last = self.mentions[-1] if self.mentions else None
        if last is None or last.period.unit != "day":
            return False
        return self.language.beside_day.fullmatch(self.text, last.stop, reading.start) is not None

    # ---------------------------------------------------------------- which year a date without one has

    def pick(self, reading: Reading, in_year: Callable[[int], Period | None]) -> Meaning | None:
        """Return the period of the year that the text speaks for, of those that a function gives for a year.

        A story goes on from its last date. In news one date may be nearer by far; else the tense decides,
        else the nearer one, with a leaning to the past.
        """
        carried = self._in_year_of_sentence(reading, in_year)
        if carried:
            return carried
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

    def _in_year_of_sentence(self, reading: Reading, in_year: Callable[[int], Period | None]) -> Meaning | None:
        """Return the period in the year that was given just before in the sentence: "in 1989 … on November 9"."""
        last = self.mentions[-1] if self.mentions else None
        if last is None or not last.gives_year or reading.start < last.stop:
            return None
        between = self.text[last.stop : reading.start]
        if len(between) > _SENTENCE or _NEW_SENTENCE.search(between):
            return None
        period = _next_after(last.period, in_year)
        if period is None:
            return None
        is_beside = self.language.small_words.fullmatch(between) is not None
        if is_beside and last.period.unit == "year" and self.language.listed.match(between):
            return None  # "in early 2019 and mid-June"
        if not is_beside and (
            self._is_left_behind(last, between) or not self._is_of_sentence(reading, last.period.year)
        ):
            return None
        cue, kind = (YEAR_BESIDE, "year beside") if is_beside else (YEAR_OVER_WORDS, "year over words")
        return chosen(period, None, _in_text(last), cue, chance_of(kind))

    def _is_left_behind(self, named: Mention, between: str) -> bool:
        """Return whether a year was said in passing: "Berg, who won in 1976, left on 16 August"."""
        return "," in between and _INSERTED.search(self.text, max(0, named.start - _SENTENCE), named.start) is not None

    def _is_of_sentence(self, reading: Reading, year: int) -> bool:
        """Return whether a later date of a sentence can be of a year that it named: one long gone, of the same past."""
        if self.published is None or year >= self.published.year:
            return False
        pointing = self.points(reading)
        return pointing.sign != FUTURE or pointing.cue == BEFORE_OCCASION

    def _by_tense(self, reading: Reading, candidates: list[Period], base: Period, anchor: str) -> Meaning | None:
        before = max((item for item in candidates if item <= base), default=candidates[0])
        after = min((item for item in candidates if item >= base), default=candidates[-1])
        steps_back, steps_on = abs(base.index - before.index), abs(after.index - base.index)
        pointing = self.points(reading)
        sign, cue = pointing.sign, pointing.words
        if pointing.cue == BEFORE_OCCASION and steps_back < steps_on:
            sign = UNKNOWN
        past_is_far_nearer = steps_back * _FAR_PAST.get(base.unit, _FAR_PAST_ELSE) <= steps_on
        far = _FAR_FUTURE_OF_LIKELY_PAST if sign == PAST and pointing.cue in LIKELY_PAST else _FAR_FUTURE
        future_is_far_nearer = steps_on * far <= steps_back
        if (past_is_far_nearer and sign != PAST) or (future_is_far_nearer and pointing.cue not in SURE_OF_PAST):
            agrees = sign == (PAST if steps_back < steps_on else FUTURE)
            sign, cue = (PAST if steps_back < steps_on else FUTURE), BY_FAR
            chance = max(chance_of(cue), pointing.chance) if agrees else chance_of(cue)
        elif sign == UNKNOWN:
            sign, cue = (PAST if steps_back <= _LEANING * steps_on else FUTURE), NEAREST
            chance = chance_of("nearest")
        else:
            chance = pointing.chance
        first, other = (before, after) if sign == PAST else (after, before)
        return chosen(first, other, anchor, cue, chance)

    def _last_of_story(self, start: int) -> tuple[Period | None, str]:
        """Return the last period named, but not a mere year far from the story's in a sentence gone by."""
        recent = [item for item in self._recent_mentions() if PERIOD_UNITS.index(item.period.unit) <= _YEAR]
        if not recent:
            return None, ""
        last = recent[0]
        finer = next((item for item in recent if item.period.unit != "year" and not item.is_birth), None)
        is_far = finer is not None and abs(finer.period.year - last.period.year) > 1
        if finer and last.period.unit == "year" and is_far and "." in self.text[last.start : start]:
            last = finer
        return last.period, _in_text(last)


def _in_text(mention: Mention) -> str:
    return f"{mention.period.timex} (text {mention.start})"


_LIFE_BEFORE, _LIFE_AFTER = 40, 24
"""Characters looked at around a date for the marks of a life: "(1873–1921)", "(born 3 May 1920)"."""
_OPENS_LIFE = re.compile(
    r"\((?:[^()]{0,30}\b(?:born|b\.|d\.|died|reigned|r\.)\s(?:on\s|in\s)?[^()]{0,20}|[\d\s.–—-]*)$"
)
_CLOSES_LIFE = re.compile(r"[\d\s.–—-]{0,10}[);,–—-]")
_BORN = re.compile(r"\bborn\s(?:(?:on|in|near|at|about)\s(?:[A-Z]\w+,?\s)?){0,2}\Z")
_SENTENCE = 120
"""Characters, inclusively, over which a year holds for a later date of its sentence."""
_INSERTED = re.compile(r",\s(?:(?:who|which|whose|where)\b|[a-z]+ed\s(?:(?:back|as|by|it|there)\s)?in\b)[^,.;:!?]*$")
"""A clause between commas that begins before a year and has not ended there."""
_NEW_SENTENCE = re.compile(r"[.!?]\s+[A-Z“\"]|\n\s*\n")


def _next_after(named: Period, in_year: Callable[[int], Period | None]) -> Period | None:
    """Return the period in the year named, or in the next one where it would lie before the month or day named."""
    same = in_year(named.year)
    if same is None or named.unit == "year":
        return same
    earliest = named.widened(same.unit).first
    if earliest is None or same.first is None or same.first >= earliest:
        return same
    return in_year(named.year + 1)


def _next_in_story(last: Period, in_year: Callable[[int], Period | None]) -> Period | None:
    """Return the period in the year last named, or in the next where the story passes the new year."""
    same, following = in_year(last.year), in_year(last.year + 1)
    if same is None or following is None or last.unit == "year":
        return same or following
    ahead = following.index - last.widened(same.unit).index
    return following if ahead <= _NEW_YEAR * (following.index - same.index) else same
