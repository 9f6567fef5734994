"""Expressions counted from another date: "yesterday", "last week", "two years later", "that month"."""

from topics.dates.amounts import count_of, counted_in, duration_value
from topics.dates.anchors import COMPARED, Anchors, Meaning, dated, vague
from topics.dates.lexicon import SEASON_WORDS, UNITS
from topics.dates.named import numbered, steps_of, year_in
from topics.dates.periods import DAYS, Period
from topics.dates.readings import Reading

MODS = {"later": "END", "late": "END", "earlier": "START", "early": "START", "end": "END"}
"""Words for a stretch of a period to TIMEX3 mods."""

_LONG = frozenset({"decade", "century", "millennium"})
"""Units of which the last one is the stretch up to now, not the calendar's: "the past decade"."""
_FINER = {"year": ("month", 12), "week": ("day", 7)}
_AGO = frozenset({"ago", "earlier", "previously", "prior", "before"})
_FROM_NOW = frozenset({"ago", "from", "hence"})


def resolve_deictic(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve "today", "yesterday", "tomorrow"."""
    base, anchor = anchors.reference("day")
    steps = int(reading.parts["steps"])
    if base is None or (anchors.narrative and steps == 0):
        return vague(0) if steps == 0 else Meaning("DATE", "XXXX-XX-XX", certainty="vague")
    return dated(base.shifted(steps), anchor)


def resolve_relative(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve "this", "last", "next" or "the" with a unit."""
    unit = UNITS[reading.word("unit")]
    words = reading.shift
    steps = steps_of(words)
    if (steps and unit in _LONG) or ("ended" in reading.parts and unit in {"year", "month", "week"}):
        return Meaning("DURATION", duration_value(1, unit), certainty="stated")
    if words == ["the"] and unit == "quarter" and not anchors.narrative:
        return _quarter_reported(anchors)
    if unit == "weekend" and not steps and _weekend_before(anchors, reading):
        steps = -1
    mod = "APPROX" if "orso" in reading.parts else MODS.get(reading.word("mod"), "")
    return _stepped(anchors, unit, steps, mod)


def _stepped(anchors: Anchors, unit: str, steps: int, mod: str, *, from_text: bool = False) -> Meaning | None:
    """Return the meaning of the period so many steps from the one that its unit is counted from."""
    base, anchor = anchors.reference("week" if unit == "fortnight" else unit, from_text)
    return dated(base.shifted(steps), anchor, mod=mod) if base else vague(steps)


def _weekend_before(anchors: Anchors, reading: Reading) -> bool:
    """Return whether "the weekend" is the one before: early in a week, unless the clause looks ahead."""
    early = anchors.published is not None and anchors.published.isoweekday() <= 3
    return early and not anchors.narrative and anchors.points(reading)[0] <= 0


def _quarter_reported(anchors: Anchors) -> Meaning | None:
    """Resolve "the quarter": the one that the report is about, else the last full one."""
    if anchors.reported and anchors.reported.unit == "quarter":
        return dated(anchors.reported, cue="the quarter reported")
    base, anchor = anchors.reference("quarter")
    if base is None:
        return None
    return dated(base.shifted(-1), anchor, "last full quarter", alternative=base.timex, certainty="guessed")


def resolve_anaphor(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve "that year", "the next day", "the week before": always counted from the text."""
    word = reading.word("unit")
    mod = MODS.get(anchors.text[reading.start : reading.stop].split()[0].lower(), "")
    if word in SEASON_WORDS:
        base, anchor = anchors.reference("year", from_text=True)
        unit, number = numbered({"season": word})
        return dated(Period.numbered(unit, base.year, number), anchor, mod=mod) if base else None
    return _stepped(anchors, UNITS[word], steps_of(reading.shift), mod, from_text=True)


def resolve_offset(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve "two years ago", "three days later", "a week from now"."""
    some, unit = count_of(reading.parts), UNITS[reading.word("unit")]
    word = reading.word("direction").split()[0]
    sign = -1 if word in _AGO else 1
    if some is None:
        return vague(sign)
    count, unit = counted_in(some, unit)
    if count != int(count) and unit in _FINER:
        unit, factor = _FINER[unit]
        count = int(count * factor)
    if unit in {"second", "minute", "hour"} or count != int(count):
        return Meaning("DURATION", duration_value(count, unit), certainty="stated")
    steps = sign * int(count)
    if unit == "year" and sign < 0 and anchors.reported and not anchors.narrative:
        return _compared(anchors.reported, steps)
    from_text = word not in _FROM_NOW
    base, anchor = anchors.reference(unit, from_text)
    mod = "APPROX" if "orso" in reading.parts else ""
    coarse, coarse_anchor = anchors.mentioned("year")
    start = coarse.first if coarse and coarse.unit not in DAYS and from_text and unit in DAYS else None
    if coarse and start and not (base and base.widened(coarse.unit) == coarse):
        moved = Period.containing("day", start).shifted(steps * DAYS[unit])
        return dated(moved.widened(coarse.unit), coarse_anchor, mod=mod)
    return dated(base.shifted(steps), anchor, mod=mod) if base and abs(steps) < _MOST else vague(sign)


_MOST = 9000
"""Steps above which no calendar date can result."""


def _compared(period: Period, years: int) -> Meaning | None:
    """Return the meaning of the period so many years after another, with which the text compares it."""
    return dated(period.shifted(Period.numbered(period.unit, years).index), period.timex, COMPARED)


def resolve_comparison(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve "the year-ago quarter", "the same period last year"."""
    year = year_in(anchors, reading.parts)
    unit = "quarter" if "quarter" in reading.parts or reading.word("unit") == "quarter" else "year"
    base, anchor = anchors.reference(unit)
    if base and "quarter" in reading.parts:
        return dated(Period.numbered(unit, base.year - 1, numbered(reading.parts)[1]), anchor, COMPARED)
    reported = anchors.reported or (base.shifted(-1) if base and unit == "quarter" else None)
    if reported:
        return _compared(reported, year - reported.year if year is not None else -1)
    if year is not None:
        return dated(Period("year", year), cue=COMPARED)
    return dated(base.shifted(-1), anchor, COMPARED) if base else None
