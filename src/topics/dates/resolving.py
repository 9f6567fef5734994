"""Which days an expression means: from its own words, from the publication day, or from the text before it.

News is resolved from the day of publication; a narrative from the last date that it gave. Where the words
leave the direction open, the tense of the clause decides, else the habit of news (a weekday is the last one).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from topics.dates.amounts import count_of, duration_value, set_value, unit_of
from topics.dates.context import direction
from topics.dates.holidays import holiday_in
from topics.dates.lexicon import (
    DECADES,
    MONTHS,
    PARTS,
    SEASON_WORDS,
    WEEKDAYS,
    number_of,
    ordinal_of,
    year_of,
)  # fmt: skip
from topics.dates.periods import SEASONS, UNITS, Period

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from topics.dates.tagging import Reading

_COMPARED = "compared with the period reported"
_FAR = 4
"""How many times nearer one of two dates a year apart must be to win against the tense."""

_BACK = frozenset({"last", "past", "previous", "preceding", "prior"})
_ON = frozenset({"next", "coming", "following", "upcoming", "ensuing", "succeeding"})


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


@dataclass(slots=True)
class Resolver:
    """Resolves the readings of one text in their order.

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

    def resolve(self, reading: Reading) -> Meaning | None:
        """Return what a reading means, or None where its words make no date (such as 30 February)."""
        meaning = _KINDS[reading.kind](self, reading)
        if meaning and meaning.period and meaning.certainty != "vague":
            if meaning.cue != _COMPARED:
                self.mentions.append((meaning.period, reading.start))
                if meaning.period.unit in {"quarter", "half"}:
                    self.reported = meaning.period
        elif meaning and meaning.type == "DURATION" and meaning.value[-1] in "MY" and "article" in reading.parts:
            self.reported = None
        return meaning

    def anchored(self, finest: str = "millennium") -> tuple[Period | None, str]:
        """Return the last period mentioned that is at least as fine as a unit, with where it was."""
        limit = UNITS.index(finest)
        for period, start in reversed(self.mentions[-40:]):
            if UNITS.index(period.unit) <= limit:
                return period, f"{period.timex} (text {start})"
        return None, ""

    def reference(self, unit: str, from_text: bool = False) -> tuple[Period | None, str]:
        """Return the period of a unit from which a relative expression is counted, and its name."""
        if from_text or self.narrative or self.published is None:
            period, name = self.anchored(unit)
            if period:
                return period.widened(unit), name
        if self.published is None:
            return None, ""
        return Period.containing(unit, self.published), f"{self.published.isoformat()} (published)"

    def points(self, reading: Reading) -> tuple[int, str]:
        """Return the direction in which the clause of a reading points, with the telling word."""
        return direction(self.text, reading.start, reading.stop)

    def pick(self, reading: Reading, candidates: list[Period]) -> Meaning:
        """Return the one of several periods, a year apart, that the tense and the distance speak for."""
        unit = candidates[0].unit
        base, anchor = self.reference(unit)
        if base is None:
            return Meaning("DATE", _without_year(candidates[0]), certainty="vague")
        past = [item for item in candidates if item.index <= base.index]
        future = [item for item in candidates if item.index >= base.index]
        if self.narrative:
            chosen, cue = self._following(candidates, base), "order of the story"
            return _dated(chosen, anchor=anchor, cue=cue)
        before, after = past[-1], future[0]
        back, on = base.index - before.index, after.index - base.index
        sign, cue = self.points(reading)
        if min(back, on) * _FAR <= max(back, on):
            sign, cue = (-1, "by far the nearest") if back < on else (1, "by far the nearest")
        if sign == 0:
            sign, cue = (-1, "nearest, past preferred") if back <= 2 * on else (1, "nearest")
        chosen, other = (before, after) if sign < 0 else (after, before)
        alternative = "" if other == chosen else other.timex
        return _dated(chosen, anchor=anchor, cue=cue, alternative=alternative, certainty="guessed")

    def _following(self, candidates: list[Period], base: Period) -> Period:
        """Return the candidate of the base's year, or of the next where the story passes the new year."""
        last, _ = self.anchored()
        same = [item for item in candidates if item.year == base.year] or candidates
        if last and last.unit != "year" and UNITS.index(last.unit) < UNITS.index("year"):
            later = [item for item in candidates if item.year == base.year + 1]
            year_length = candidates[-1].index - candidates[-2].index
            if later and 12 * (later[0].index - base.index) <= 5 * year_length:
                return later[0]
        return same[0]


def _dated(period: Period, **more: str) -> Meaning:
    return Meaning("DATE", period.timex, period, **more)


def _without_year(period: Period) -> str:
    value = period.timex
    return f"XXXX{value[4:]}" if period.unit in {"day", "month", "season", "quarter", "half"} else value


def _year(resolver: Resolver, parts: Mapping[str, str]) -> int | None:
    """Return the astronomical year that the parts give (1 BC is 0), or None."""
    text = parts.get("year") or parts.get("yearwords")
    if text:
        year = year_of(text)
        if year is None:
            return None
        if "B" in parts.get("era", "").upper():
            return 1 - year
        if len(text) == 2 and text.isdigit():
            return _full_year(resolver, int(text))
        return year
    if "shortyear" in parts:
        return _full_year(resolver, int(parts["shortyear"][1:]))
    return None


def _full_year(resolver: Resolver, short: int) -> int:
    """Return the year of two digits that lies nearest to the publication or the last year mentioned."""
    period, _ = resolver.reference("year")
    around = period.index if period else 1999
    return min(
        (century + short for century in range(0, 2200, 100)), key=lambda year: (abs(year - around), year)
    )


def _month_number(text: str) -> int:
    return int(text) if text.isdigit() else MONTHS[text.lower().rstrip(".")]


def _day_period(year: int, month: int, day: int) -> Period | None:
    try:
        return Period.containing("day", date(year, month, day))
    except ValueError:
        return None


def _date(resolver: Resolver, reading: Reading) -> Meaning | None:
    parts = reading.parts
    month = _month_number(parts["month"])
    day = int("".join(filter(str.isdigit, parts["day"]))) if "day" in parts else ordinal_of(parts["dayword"])
    if day is None:
        return None
    year = _year(resolver, parts)
    if year is not None:
        period = _day_period(year, month, day)
        if period is None:
            return (
                None
                if year > 0
                else Meaning("DATE", f"BC{1 - year:04d}-{month:02d}-{day:02d}", certainty="stated")
            )
        if "hour" in parts:
            value = f"{period.timex}T{parts['hour']}:{parts['minute']}"
            return Meaning("TIME", value, period, certainty="stated")
        return _dated(period, certainty="stated")
    base, _ = resolver.reference("year")
    around = base.index if base else 2000
    years = (
        around - 4,
        around - 3,
        around - 2,
        around - 1,
        around,
        around + 1,
        around + 2,
        around + 3,
        around + 4,
    )
    candidates = [period for number in years if (period := _day_period(number, month, day))]
    if not candidates:
        return None
    weekday = WEEKDAYS.get(parts.get("weekday", "").lower().rstrip("."))
    if weekday and base:
        fitting = [item for item in candidates if item.first and item.first.isoweekday() == weekday]
        if fitting:
            chosen = min(fitting, key=lambda item: abs(item.year - around))
            return _dated(chosen, anchor=f"{base.timex}", cue="weekday and day agree")
    return resolver.pick(reading, candidates)


def _month(resolver: Resolver, reading: Reading) -> Meaning | None:
    parts = reading.parts
    month = _month_number(parts["month"])
    year = _year(resolver, parts)
    if year is not None:
        return _dated(Period.numbered("month", year, month), certainty="stated")
    shift = parts.get("shift", "").lower()
    if shift in {"every", "each", "all"}:
        return Meaning("SET", f"XXXX-{month:02d}", quant=shift.upper(), certainty="vague")
    return _shifted_name(resolver, reading, "month", month)


def _shifted_name(resolver: Resolver, reading: Reading, unit: str, number: int) -> Meaning | None:
    """Resolve a named month, season, quarter or half, with "last", "next", "this" before it or without."""
    words = reading.parts.get("shift", "").lower().split()
    base, anchor = resolver.reference(unit, from_text=(bool(words) and words[0] == "the") or "that" in words)
    if base is None:
        return Meaning("DATE", _without_year(Period.numbered(unit, 2000, number)), certainty="vague")
    around = (base.index + (1 if unit == "season" else 0)) // _per_year(unit)
    candidates = [Period.numbered(unit, around + step, number) for step in range(-2, 3)]
    past = [item for item in candidates if item.index < base.index]
    future = [item for item in candidates if item.index > base.index]
    if _BACK & set(words):
        return _dated(past[-1], anchor=anchor, cue=words[-1])
    if _ON & set(words):
        return _dated(future[0], anchor=anchor, cue=words[-1])
    if words:
        return _dated(candidates[2], anchor=anchor, cue=words[0])
    return resolver.pick(reading, candidates)


def _per_year(unit: str) -> int:
    return Period.numbered(unit, 1).index


def _monthday(resolver: Resolver, reading: Reading) -> Meaning | None:
    day = ordinal_of(reading.parts["dayword"])
    base, anchor = resolver.reference("month", from_text=True)
    if base is None or base.first is None or day is None:
        return None
    steps = (
        -1
        if "last" in reading.parts.get("shift", "")
        else 1
        if "next" in reading.parts.get("shift", "")
        else 0
    )
    first = base.shifted(steps).first
    period = _day_period(first.year, first.month, day) if first else None
    return _dated(period, anchor=anchor) if period else None


def _plain_year(resolver: Resolver, reading: Reading) -> Meaning | None:
    year = _year(resolver, reading.parts)
    return _dated(Period("year", year), certainty="stated") if year is not None else None


def _decade(resolver: Resolver, reading: Reading) -> Meaning | None:
    parts = reading.parts
    if "decade" in parts:
        return _dated(Period("decade", int(parts["decade"]) // 10), certainty="stated")
    number = (
        DECADES[parts["decadeword"].lower()]
        if "decadeword" in parts
        else int(parts["shortdecade"].strip("'‘’")) // 10
    )
    century = {"eighteen": 18, "nineteen": 19}.get(
        parts.get("centuryword", "").lower(), 20 if number < 2 else 19
    )
    return _dated(Period("decade", century * 10 + number), certainty="stated")


def _century(resolver: Resolver, reading: Reading) -> Meaning | None:
    number = ordinal_of(reading.parts["century"])
    if not number:
        return None
    if "B" in reading.parts.get("era", "").upper():
        return Meaning("DATE", f"BC{number - 1:02d}", certainty="stated")
    return _dated(Period("century", number - 1), certainty="stated")


def _quarter(resolver: Resolver, reading: Reading) -> Meaning | None:
    number = ordinal_of(reading.parts["quarter"]) or 1
    year = _year(resolver, reading.parts)
    if year is not None:
        return _dated(Period.numbered("quarter", year, number), certainty="stated")
    shift = reading.parts.get("shift", "").lower()
    base, anchor = resolver.reference("quarter")
    if shift and base:
        steps = -1 if shift.startswith(("last", "year")) else 1 if shift.startswith("next") else 0
        return _dated(Period.numbered("quarter", base.year + steps, number), anchor=anchor, cue=shift)
    return _shifted_name(resolver, reading, "quarter", number)


def _half(resolver: Resolver, reading: Reading) -> Meaning | None:
    year = _year(resolver, reading.parts)
    number = 1 if reading.parts["half"].lower() == "first" else 2
    return _dated(Period.numbered("half", year, number), certainty="stated") if year is not None else None


def _season(resolver: Resolver, reading: Reading) -> Meaning | None:
    number = SEASONS.index(SEASON_WORDS[reading.parts["season"].lower()]) + 1
    year = _year(resolver, reading.parts)
    if year is not None:
        return _dated(Period.numbered("season", year, number), certainty="stated")
    return _shifted_name(resolver, reading, "season", number)


def _holiday(resolver: Resolver, reading: Reading) -> Meaning | None:
    year = _year(resolver, reading.parts)
    if year is not None:
        return _dated(
            Period.containing("day", holiday_in(reading.parts["holiday"], year)), certainty="stated"
        )
    base, _ = resolver.reference("year")
    around = base.index if base else 2000
    days = [holiday_in(reading.parts["holiday"], around + step) for step in range(-2, 3)]
    return resolver.pick(reading, [Period.containing("day", day) for day in days])


def _weekday(resolver: Resolver, reading: Reading) -> Meaning | None:
    parts = reading.parts
    weekday = WEEKDAYS[parts["weekday"].lower().rstrip(".")]
    words = parts.get("shift", "").lower().split()
    from_text = bool(words) and words[0] == "the"
    base, anchor = resolver.reference("day", from_text)
    day = base.first if base else None
    if base is None or day is None:
        return Meaning("DATE", f"XXXX-WXX-{weekday}", certainty="vague")
    back = (day.isoweekday() - weekday) % 7
    if _BACK & set(words):
        return _dated(base.shifted(-(back or 7)), anchor=anchor, cue=words[-1])
    if _ON & set(words):
        return _dated(base.shifted(7 - back), anchor=anchor, cue=words[-1])
    if back == 0:
        return _dated(base, anchor=anchor, cue="the day itself")
    if resolver.narrative and not words:
        return _dated(base.shifted(7 - back), anchor=anchor, cue="order of the story", certainty="guessed")
    sign, cue = resolver.points(reading)
    before, after = base.shifted(-back), base.shifted(7 - back)
    if sign > 0:
        return _dated(after, anchor=anchor, cue=cue, alternative=before.timex)
    return _dated(before, anchor=anchor, cue=cue or "habit of news", alternative="" if sign else after.timex)


def _deictic(resolver: Resolver, reading: Reading) -> Meaning | None:
    base, anchor = resolver.reference("day")
    if base is None:
        return Meaning(
            "DATE", "PRESENT_REF" if reading.parts["steps"] == "0" else "XXXX-XX-XX", certainty="vague"
        )
    return _dated(base.shifted(int(reading.parts["steps"])), anchor=anchor)


def _relative(resolver: Resolver, reading: Reading) -> Meaning | None:
    unit = unit_of(reading.parts["unit"])
    words = set(reading.parts["shift"].lower().split())
    unit = "week" if unit == "fortnight" else unit
    steps = -1 if words & _BACK else 1 if words & _ON else 0
    if "the" in words and not steps and unit == "quarter" and not resolver.narrative:
        return _the_quarter(resolver)
    base, anchor = resolver.reference(unit)
    if base is None:
        return Meaning(
            "DATE", "PAST_REF" if steps < 0 else "FUTURE_REF" if steps else "PRESENT_REF", certainty="vague"
        )
    if words == {"this", "past"} or (
        unit == "weekend" and not steps and _week_starts(resolver) and not resolver.narrative
    ):
        steps = -1
        if unit == "weekend" and "this" in words and resolver.points(reading)[0] > 0:
            steps = 0
    return _dated(base.shifted(steps), anchor=anchor)


def _week_starts(resolver: Resolver) -> bool:
    """Return whether publication fell on the first days of a week, when "the weekend" is the one before."""
    return resolver.published is not None and resolver.published.isoweekday() <= 3


def _the_quarter(resolver: Resolver) -> Meaning | None:
    if resolver.reported and resolver.reported.unit == "quarter":
        return _dated(resolver.reported, cue="the quarter reported")
    base, anchor = resolver.reference("quarter")
    if base is None:
        return None
    return _dated(
        base.shifted(-1), anchor=anchor, cue="last full quarter", alternative=base.timex, certainty="guessed"
    )


def _anaphor(resolver: Resolver, reading: Reading) -> Meaning | None:
    word = reading.parts["unit"].lower()
    words = set(reading.parts.get("shift", "").lower().split())
    if word in SEASON_WORDS:
        return _shifted_name(resolver, reading, "season", SEASONS.index(SEASON_WORDS[word]) + 1)
    unit = unit_of(word)
    steps = -1 if words & _BACK or "before" in words else 1 if words & _ON or "after" in words else 0
    base, anchor = resolver.reference(unit, from_text=True)
    if base is None:
        return Meaning(
            "DATE", "PAST_REF" if steps < 0 else "FUTURE_REF" if steps else "PRESENT_REF", certainty="vague"
        )
    mod = {"later": "END", "late": "END", "earlier": "START", "early": "START"}.get(
        resolver.text[reading.start : reading.stop].split()[0].lower(), ""
    )
    return _dated(base.shifted(steps), anchor=anchor, mod=mod)


def _offset(resolver: Resolver, reading: Reading) -> Meaning | None:
    parts = reading.parts
    unit = unit_of(parts["unit"])
    word = parts["direction"].lower().split()[0]
    sign = -1 if word in {"ago", "earlier", "previously", "prior", "before"} else 1
    count = count_of(parts)
    if count is None:
        return Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", certainty="vague")
    if unit in {"second", "minute", "hour"}:
        return Meaning("DURATION", duration_value(count, unit), certainty="stated")
    if unit == "fortnight":
        unit, count = "week", count * 2
    if count != int(count):
        finer = {"year": ("month", 12), "decade": ("year", 10), "century": ("decade", 10), "week": ("day", 7)}
        if unit not in finer:
            return Meaning("DURATION", duration_value(count, unit), certainty="stated")
        unit, factor = finer[unit][0], finer[unit][1]
        count = int(count * factor)
    steps = sign * int(count)
    from_text = word not in {"ago", "from", "hence"}
    if unit == "year" and sign < 0 and not resolver.narrative:
        for period, start in reversed(resolver.mentions[-3:]):
            if period.unit == "quarter":
                return _dated(
                    period.shifted(4 * steps),
                    anchor=f"{period.timex} (text {start})",
                    cue="compared quarters",
                )
    base, anchor = resolver.reference(unit, from_text)
    mod = "APPROX" if "orso" in parts else ""
    if base is None or not -9000 < base.year + (steps if unit == "year" else 0) < 9000:
        return Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", certainty="vague")
    return _dated(base.shifted(steps), anchor=anchor, mod=mod)


def _duration(resolver: Resolver, reading: Reading) -> Meaning | None:
    mod = {"so": "APPROX", "more": "EQUAL_OR_MORE", "less": "EQUAL_OR_LESS"}.get(
        reading.parts.get("orso", "").lower(), ""
    )
    value = duration_value(count_of(reading.parts), unit_of(reading.parts["unit"]))
    return Meaning("DURATION", value, mod=mod, certainty="vague" if "X" in value else "stated")


def _set(resolver: Resolver, reading: Reading) -> Meaning | None:
    value, quant, freq = set_value(reading.parts)
    return Meaning("SET", value, quant=quant, freq=freq, certainty="vague")


def _vague(resolver: Resolver, reading: Reading) -> Meaning | None:
    return Meaning("DATE", reading.parts["value"], certainty="vague")


def _comparison(resolver: Resolver, reading: Reading) -> Meaning | None:
    parts = reading.parts
    year = _year(resolver, parts)
    if "quarter" in parts:
        base, anchor = resolver.reference("quarter")
        number = ordinal_of(parts["quarter"]) or 1
        return _dated(Period.numbered("quarter", base.year - 1, number), anchor=anchor) if base else None
    for period, start in reversed(resolver.mentions[-4:]):
        if period.unit in {"quarter", "month", "half"} and parts.get("unit", "period").lower() in {
            "period",
            period.unit,
        }:
            per = _per_year(period.unit)
            moved = period.shifted(per * (year - period.year) if year is not None else -per)
            return _dated(moved, anchor=f"{period.timex} (text {start})")
    base, anchor = resolver.reference("year")
    return _dated(base.shifted(-1), anchor=anchor) if base else None


def _clock_text(resolver: Resolver, parts: Mapping[str, str]) -> str:
    """Return the part of a TIMEX3 value after the T."""
    if "part" in parts and "hourword" not in parts:
        return PARTS[
            parts["part"].lower().removeprefix("mid").strip("- ")
            if parts["part"].lower() != "midday"
            else "midday"
        ]
    if "word" in parts:
        return "24:00" if parts["word"].lower() == "midnight" else "12:00"
    hour = int(number_of(parts.get("hour") or parts["hourword"]) or 0)
    after_noon = parts.get("meridiem", "").lower().startswith("p") or parts.get("part", "").lower() in {
        "afternoon",
        "evening",
    }
    if after_noon and hour < 12:
        hour += 12
    elif hour == 12 and parts.get("meridiem", "").lower().startswith("a"):
        hour = 0
    return f"{hour:02d}:{int(parts.get('minute', '0')):02d}"


def _clock(resolver: Resolver, reading: Reading) -> Meaning | None:
    base, anchor = (
        resolver.reference("day", from_text=True) if resolver.narrative else resolver.reference("day")
    )
    day = base.timex if base else "XXXX-XX-XX"
    return Meaning(
        "TIME", f"{day}T{_clock_text(resolver, reading.parts)}", base, anchor=anchor, certainty="guessed"
    )


def _partofday(resolver: Resolver, reading: Reading) -> Meaning | None:
    parts = reading.parts
    words = set(parts.get("shift", "").lower().split())
    part = _clock_text(resolver, parts)
    base, anchor = resolver.reference("day", from_text=bool(words & {"that", "the"}))
    steps = -1 if words & _BACK else 1 if words & _ON else 0
    day = base.shifted(steps) if base else None
    mod = {"early": "START", "earlier": "START", "late": "END", "later": "END"}.get(
        next(iter(parts.get("shift", "").lower().split()), ""), ""
    )
    if parts["part"].lower().startswith("mid") and part != "MI":
        mod = "MID"
    return Meaning("TIME", f"{day.timex if day else 'XXXX-XX-XX'}T{part}", day, anchor=anchor, mod=mod)


def _time(resolver: Resolver, reading: Reading) -> Meaning | None:
    if reading.inner is None:
        return None
    day = _KINDS[reading.inner.kind](resolver, reading.inner)
    if day is None:
        return None
    value = f"{day.value}T{_clock_text(resolver, reading.parts)}"
    mod = (
        "MID"
        if reading.parts.get("part", "").lower().startswith("mid") and not value.endswith("TMI")
        else day.mod
    )
    return Meaning(
        "TIME", value, day.period, mod, "", "", day.anchor, day.cue, day.alternative, day.certainty
    )


def _within(resolver: Resolver, reading: Reading) -> Meaning | None:
    if reading.inner is None:
        return None
    year = _KINDS[reading.inner.kind](resolver, reading.inner)
    if year is None or year.period is None or year.period.unit != "year":
        return None
    parts, number = reading.parts, year.period.year
    if "quarter" in parts:
        period = Period.numbered("quarter", number, ordinal_of(parts["quarter"]) or 1)
    elif "season" in parts:
        period = Period.numbered("season", number, SEASONS.index(SEASON_WORDS[parts["season"].lower()]) + 1)
    else:
        period = Period.numbered("month", number, _month_number(parts["month"]))
    return _dated(period, anchor=year.anchor)


_KINDS: dict[str, Callable[[Resolver, Reading], Meaning | None]] = {
    "date": _date, "month": _month, "monthday": _monthday, "year": _plain_year, "decade": _decade,
    "century": _century, "quarter": _quarter, "half": _half, "season": _season, "holiday": _holiday,
    "weekday": _weekday, "deictic": _deictic, "relative": _relative, "anaphor": _anaphor, "offset": _offset,
    "duration": _duration, "set": _set, "vague": _vague, "comparison": _comparison, "clock": _clock,
    "partofday": _partofday, "time": _time, "within": _within,
}  # fmt: skip
