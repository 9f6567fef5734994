"""Days counted by the week: "Wednesday", "last Monday", "the weekend", and "today", "yesterday", "tomorrow".

A bare weekday in news is the last one, the publication day itself if that is the weekday, unless its clause looks
ahead; in a story it is the next one after the last date.
"""

from topics.dates.anchors import Anchors
from topics.dates.expressions import Meaning, Reading, chosen, dated
from topics.dates.periods import Period
from topics.dates.tense import BEFORE_OCCASION, DECIDED, FUTURE, PAST, chance_of
from topics.english.calendar import WEEKDAYS

_DAYS_A_WEEK = 7
HABIT = "habit of news"
"""Cue of a weekday whose clause does not tell where it lies."""
_JUST_PAST = {DECIDED: 3, BEFORE_OCCASION: 1}
"""Days before publication, inclusive, by cue, within which a weekday is over though its cue points ahead.

That of "voted to leave" is the day of the vote; "before the match" of yesterday tells of a match that was played.
"""
_SOON = 3
"""Days ahead, inclusive, within which "next Friday" of the same week is that of the week after."""
_EARLY_IN_WEEK = 3
"""Wednesday: up to and on this weekday "the weekend" is the one before."""
_FRIDAY = 5


def resolve_weekday(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve a weekday, with or without "last", "next", "this", "that" before it."""
    weekday = weekday_number(reading)
    words = reading.shift
    base, anchor = anchors.reference("day", from_text="the" in words or "that" in words)
    day = base.first if base else None
    if base is None or day is None:
        return Meaning.vague(f"XXXX-WXX-{weekday}")

    days_back = (day.isoweekday() - weekday) % _DAYS_A_WEEK
    last_or_same, following = base.shifted(-days_back), base.shifted(_DAYS_A_WEEK - days_back)
    if "twice" in reading.parts:
        return _week_further(base, days_back, reading, anchor)
    if reading.steps > 0:
        return _next(base, following, reading, anchor)
    if reading.steps < 0:
        return _last(base, last_or_same, reading, anchor)
    if days_back == 0:
        return dated(base, anchor, "the day itself")
    if anchors.narrative and not words:
        return dated(following, anchor, "order of the story", certainty="guessed")
    pointing = anchors.points(reading)
    just_past = _JUST_PAST.get(pointing.cue, 0)
    if days_back <= just_past:
        return chosen(last_or_same, following, anchor, pointing.words, pointing.chance)
    if pointing.sign == FUTURE:
        return chosen(following, last_or_same, anchor, pointing.words, pointing.chance)
    if pointing.sign == PAST:
        return chosen(last_or_same, following, anchor, pointing.words, pointing.chance)
    return chosen(last_or_same, following, anchor, HABIT, chance_of("habit"))


def _next(base: Period, following: Period, reading: Reading, anchor: str) -> Meaning | None:
    """Resolve "next Thursday": of the week after this one where the nearest Thursday is one of the next days."""
    day, nearest, word = base.first, following.first, reading.shift[-1]
    if day is None or nearest is None or "the" in reading.shift:
        return dated(following, anchor, word)
    days_ahead = (nearest - day).days
    same_week = nearest.isocalendar()[:2] == day.isocalendar()[:2]
    if days_ahead > 1 and not same_week:
        return dated(following, anchor, word)
    week_later = following.shifted(_DAYS_A_WEEK)
    if days_ahead > _SOON:
        return chosen(following, week_later, anchor, word, chance_of("next, later this week"))
    return chosen(week_later, following, anchor, word, chance_of("next, within days"))


def _last(base: Period, last_or_same: Period, reading: Reading, anchor: str) -> Meaning | None:
    """Resolve "last Thursday": on a Friday that of the week before, as the day just past would be "yesterday"."""
    word = reading.shift[-1]
    week_before = last_or_same.shifted(-_DAYS_A_WEEK)
    if last_or_same == base:
        return dated(week_before, anchor, word)
    if last_or_same == base.shifted(-1) and not {"the", "that"} & set(reading.shift):
        return chosen(week_before, last_or_same, anchor, word, chance_of("last, of yesterday"))
    return dated(last_or_same, anchor, word)


def _week_further(base: Period, days_back: int, reading: Reading, anchor: str) -> Meaning | None:
    """Resolve "the Sunday before last", "the Friday after next", "Monday week" (a week after the next one)."""
    if reading.steps < 0:
        last = base.shifted(-days_back if days_back else -_DAYS_A_WEEK)
        return dated(last.shifted(-_DAYS_A_WEEK), anchor, "before last")
    following = base.shifted(-days_back % _DAYS_A_WEEK if days_back else _DAYS_A_WEEK)
    return dated(following.shifted(_DAYS_A_WEEK), anchor, reading.word("twice"))


def weekday_number(reading: Reading) -> int:
    """Return the number (ISO 8601) of the weekday that was caught, 0 where there is none."""
    return WEEKDAYS.get(reading.word("weekday").rstrip("."), 0)


def is_weekend_before(anchors: Anchors, reading: Reading) -> bool:
    """Return whether "the weekend" is the one before: early in a week, and up to Friday where the clause looks back.

    It is not where that looks ahead.
    """
    if anchors.narrative or anchors.published is None or anchors.published.isoweekday() > _FRIDAY:
        return False
    sign = anchors.points(reading).sign
    return sign == PAST or (sign != FUTURE and anchors.published.isoweekday() <= _EARLY_IN_WEEK)


def resolve_deictic(anchors: Anchors, reading: Reading) -> Meaning | None:
    """Resolve "today", "yesterday", "tomorrow"."""
    steps = int(reading.parts["steps"])
    base, anchor = anchors.reference("day")
    if steps == 0 and (base is None or anchors.narrative):
        return Meaning.somewhen(0)
    if base is None:
        return Meaning.vague("XXXX-XX-XX")
    return dated(base.shifted(steps), anchor)
