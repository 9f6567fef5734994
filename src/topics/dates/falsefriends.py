"""False friends: words that look like time expressions and are none, told by their neighbours."""

import re
from collections.abc import Callable, Mapping

from topics.dates.lexicon import cue

_REACH = 28
"""Characters looked at on either side."""


def is_expression(text: str, start: int, stop: int, kind: str, parts: Mapping[str, str]) -> bool:
    """Return whether the words really speak of time, judged by their neighbours.

    Parameters
    ----------
    text : str
        The text.
    start, stop : int
        Where the words stand.
    kind : str
        What they would be, as in the grammar.
    parts : mapping
        What the rule caught.
    """
    before, after = text[max(0, start - _REACH) : start], text[stop : stop + _REACH]
    if kind in _IN_NAMES and (_NAME_AFTER.match(after) or (kind == "weekday" and _NAMED_DAY.search(before))):
        return False
    check = _CHECKS.get(kind)
    return check is None or check(before, text[start:stop], after, parts)


_IN_NAMES = frozenset({"month", "date", "season", "holiday", "duration", "weekday", "partofday"})
_NAME_AFTER = cue("name-after")
_NAMED_DAY = cue("named-day")
_TIME_PREPOSITION = cue("time-before")
_COUNTED = cue("counted")
_NUMBERED = cue("numbered")
_NAME_BEFORE = cue("name-before")
_PLURAL_AFTER = cue("plural-after")
_PERSON_BEFORE = cue("person-before")
_DATE_AFTER = cue("date-after")
_SCORE_AFTER = cue("score-after")
_AGE_BEFORE = cue("age-before")
_RATE_BEFORE = cue("rate-before")
_SEASON_OF = re.compile(r"\s(?:of(?! (?:the|that|this|last|next)\b)|from|to|short|apart|Games|Olympic)")
_NAMES_OR_VERBS = frozenset({"May", "March", "April", "June", "August", "MAY", "MARCH"})


def _year(before: str, words: str, after: str, parts: Mapping[str, str]) -> bool:
    if not parts.get("year") or parts.get("era") or words[0].isalpha():
        return True
    if _COUNTED.match(after) or _NUMBERED.search(before):
        return False
    if _TIME_PREPOSITION.search(before):
        return True
    if int(parts["year"]) < 1500 or _NAME_BEFORE.search(before):
        return False
    return not _PLURAL_AFTER.match(after) or bool(re.search(r"\b(?:the|a|its|their|his|our)\s$", before, re.I))


def _month(before: str, words: str, after: str, parts: Mapping[str, str]) -> bool:
    month = parts["month"]
    if not {"year", "yearwords", "shift"}.isdisjoint(parts):
        return True
    if len(month) == 3 and month.upper() != "MAY":
        return False
    if _TIME_PREPOSITION.search(before):
        return not (month == "May" and re.match(r"['’]s\s|\s(?:said|told)\b", after))
    if month not in _NAMES_OR_VERBS:
        return True
    if _PERSON_BEFORE.search(before):
        return False
    if month.lower() in {"may", "march"}:
        return bool(_DATE_AFTER.match(after))
    return not re.match(r"\s[A-Z][a-z]+\b", after)


def _clock(before: str, words: str, after: str, parts: Mapping[str, str]) -> bool:
    return not {"meridiem", "word", "hourword", "zone"}.isdisjoint(parts) or not _SCORE_AFTER.match(after)


def _duration(before: str, words: str, after: str, parts: Mapping[str, str]) -> bool:
    unit, number = parts["unit"].lower(), parts.get("number", "").lower()
    if re.match(r"[\s-]olds?\b|\s(?:of age|his (?:junior|senior))", after):
        return False
    if unit == "quarter" or re.search(r"[A-Z][a-z]+\s(?:Days?|Years|Weeks|Months|Hours)\b", words):
        return False
    if unit == "quarters":
        return "article" in parts or "many" in parts
    rated = number in {"a", "an"} and "article" not in parts and _RATE_BEFORE.search(before)
    if rated and not re.match(r"\s(?:after|before|since)\b", after):
        return False
    several = number not in {"", "a", "an", "one", "1", "another", "an additional"}
    if several and "article" in parts and unit[-1] not in "sia":  # belongs to what follows: "the two day rally"
        return False
    return unit != "second" or number in {"one", "1"} or "-" in words


def _part(before: str, words: str, after: str, parts: Mapping[str, str]) -> bool:
    named = re.search(r"[A-Z]\w*\s$|\bpre-$", before) if words[0].isupper() or before.endswith("-") else None
    return not named and not re.match(r"\s(?:News|Post|Herald|Star|Mail|Standard)\b", after)


_CHECKS: dict[str, Callable[[str, str, str, Mapping[str, str]], bool]] = {
    "year": _year,
    "month": _month,
    "season": lambda _before, _words, after, _parts: not _SEASON_OF.match(after),
    "clock": _clock,
    "duration": _duration,
    "partofday": _part,
    # A programme or paper, not a week: "This Week".
    "relative": lambda _before, words, _after, _parts: not re.fullmatch(r"[A-Z][a-z]+\s[A-Z][a-z]+", words),
    "decade": lambda before, _words, _after, parts: "shortdecade" not in parts or not _AGE_BEFORE.search(before),
}
"""Kinds of expressions with false friends to the functions that tell them."""
