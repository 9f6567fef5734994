"""Where the time expressions of a text are: one pass over its words, rules only where time words stand.

Words that look like a time expression and are none ("Theresa May", "Resolution 1973", "four dollars a day") are told
by their neighbours; these rules stand in ``falsefriends.toml``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from topics.dates.expressions import Kind, Reading
from topics.dates.grammar import Rule, grammar
from topics.english.calendar import month_number
from topics.english.data import read_rows, read_texts

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_DIGIT_TRIGGER = re.compile(
    r"(?<!\d)(?:[12]\d{3}(?!\d)|[0-2]\d[0-5]\d(?=\s?(?:h|GMT|UTC))|(?<=\bat )0\d[0-5]\d"
    r"|\d{1,4}(?:[:/.\-–]\d|\s?[ap]\.?m|(?:st|nd|rd|th)\b|['’]?s\b|\s?(?:BC|B\.C|AD|A\.D|CE|C\.E)))"
    r"|(?<=['‘’])\d\d(?!\d)|(?<=Q)[1-4]|(?<=AD )\d|(?<=A\.D\. )\d",
    re.IGNORECASE,
)
"""Numbers that may be years, days with their endings, clock times, decades or parts of a written date."""
_MOST_DIGITS = 4
"""Digits of the longest number that can be part of an expression."""
_APOSTROPHES = "'‘’"
_GAP = 6
"""Characters, inclusively, that may stand between two words of an expression."""
_RUN = 120
"""Words after which a run of time words is cut, so that odd input costs no more than a text."""
_REACH = 40
"""Characters, inclusively, that a prefix ("the latter part of") may take up, and that may part two neighbours."""
_RANGE_REACH = 40
"""Characters that may stand between the two ends of a range: bare numbers, or years that are given only once."""
_NEIGHBOURS = 28
"""Characters looked at on either side for a false friend."""


def find_readings(text: str) -> list[Reading]:
    """Return the time expressions of a text in order, not overlapping, not yet resolved."""
    readings: list[Reading] = []
    for run in _runs(text, grammar().words):
        rules = _rules_for(run.classes)
        position = 0
        for start in run.starts:
            if start < position:
                continue
            reading = _longest(text, start, run.stop, rules)
            if reading:
                _append(readings, _with_prefix(text, reading, position), text)
                position = reading.stop
    return list(_with_ranges(text, [reading for reading in readings if reading.kind != "partword"]))


# ---------------------------------------------------------------- runs of words that can be an expression


class _Run(NamedTuple):
    """A stretch of words of the grammar: where each starts, where the last stops, and their classes."""

    starts: list[int]
    stop: int
    classes: frozenset[str]


_DIGITS = frozenset({"digits"})
_NO_CLASS: frozenset[str] = frozenset()


def _runs(text: str, words: Mapping[str, frozenset[str]]) -> Iterator[_Run]:
    """Yield the stretches of words of the grammar that hold one of a class, which calls for rules."""
    starts: list[int] = []
    classes: set[str] = set()
    end = 0
    for token in _TOKEN.finditer(text):
        start, stop = token.span()
        word_classes: frozenset[str] | None
        if not text[start].isdecimal():
            word_classes = words.get(token[0].lower())
        elif stop - start > _MOST_DIGITS:
            word_classes = None
        else:
            word_classes = _DIGITS if _DIGIT_TRIGGER.match(text, start) else _NO_CLASS
            start -= start > 0 and text[start - 1] in _APOSTROPHES
        if word_classes is None or (starts and _is_break(text, end, start)) or len(starts) >= _RUN:
            if classes:
                yield _Run(starts, end, frozenset(classes))
            starts, classes = [], set()
        if word_classes is not None:
            starts.append(start)
            classes |= word_classes
            end = stop
    if classes:
        yield _Run(starts, end, frozenset(classes))


def _is_break(text: str, end: int, start: int) -> bool:
    """Return whether no expression can go on from one word to the next: a wide gap, or an empty line."""
    return start - end > _GAP or (start - end > 1 and text.count("\n", end, start) > 1)


# ---------------------------------------------------------------- the expression at one place

_CompiledRule = tuple[Rule, re.Pattern[str]]


@cache
def _rules_for(classes: frozenset[str]) -> tuple[_CompiledRule, ...]:
    # Compiling all rules at the start would take longer than most texts; ``re`` keeps those that were compiled.
    return tuple((rule, re.compile(rule.pattern, re.IGNORECASE)) for rule in grammar().rules if rule.needs in classes)


def _longest(text: str, start: int, stop: int, rules: Sequence[_CompiledRule]) -> Reading | None:
    """Return the longest expression that starts here and is no false friend; of equals, the first rule's."""
    matches = [(match, rule) for rule, pattern in rules if (match := pattern.match(text, start, stop + _REACH))]
    matches.sort(key=lambda candidate: -candidate[0].end())
    for match, rule in matches:
        reading = Reading(start, match.end(), rule.name, rule.kind, {**_parts(match), **rule.constants})
        if match.end() > start and not _is_false_friend(text, reading):
            return reading
    return None


def _parts(match: re.Match[str]) -> dict[str, str]:
    """Return what a rule caught; a number at the end of a name only tells two groups of one name apart."""
    return {name.rstrip("0123456789"): part for name, part in match.groupdict().items() if part}


# ---------------------------------------------------------------- false friends


@dataclass(frozen=True, slots=True)
class FalseFriend:
    """A rule of ``falsefriends.toml``: what stands in and around words that are no time expression.

    Parameters
    ----------
    name : str
        Unique.
    kinds : tuple of Kind
        Kinds of expressions that it judges.
    where : mapping
        Patterns (or names of ``[neighbours]``) by what they are looked for in: ``words``, ``before``, ``after``, or
        a part of the expression.
    real : bool
        Whether the words are a time expression after all.
    examples, counterexamples : tuple of str
        Texts with an expression in brackets for which the rule decides, and for which it does not.
    """

    name: str
    kinds: tuple[Kind, ...]
    where: Mapping[str, str]
    real: bool = False
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


def false_friends() -> tuple[FalseFriend, ...]:
    """Return all rules on false friends, the first that fits deciding."""
    return read_rows("topics.dates", "falsefriends", "rule", FalseFriend)


def _is_false_friend(text: str, reading: Reading) -> bool:
    """Return whether the words only look like a time expression, judged by their neighbours."""
    judge = judging_rule(text, reading)
    return judge is not None and not judge.real


def judging_rule(text: str, reading: Reading) -> FalseFriend | None:
    """Return the rule that decides whether words are a false friend, None where no rule speaks of them."""
    around = {
        "before": text[max(0, reading.start - _NEIGHBOURS) : reading.start],
        "after": text[reading.stop : reading.stop + _NEIGHBOURS],
        "words": text[reading.start : reading.stop],
    }
    for rule, patterns in _judges(reading.kind):
        if all(pattern.search(around.get(name) or reading.parts.get(name, "")) for name, pattern in patterns):
            return rule
    return None


@cache
def _judges(kind: Kind) -> tuple[tuple[FalseFriend, tuple[tuple[str, re.Pattern[str]], ...]], ...]:
    """Return the rules for a kind of expression with their patterns, by what these are looked for in."""
    named = read_texts("topics.dates", "falsefriends", "neighbours")
    return tuple(
        (rule, tuple((place, re.compile(named.get(given, given), re.VERBOSE)) for place, given in rule.where.items()))
        for rule in false_friends()
        if kind in rule.kinds
    )


# ---------------------------------------------------------------- what belongs to an expression


def _with_prefix(text: str, reading: Reading, position: int) -> Reading:
    """Return the reading with the words before it that belong to it."""
    low = max(position, reading.start - _REACH)
    before = text[low : reading.start]
    if not before or (not before[-1].isspace() and before[-1] not in "-–"):
        return reading
    matches = [
        (match.start(), mod) for pattern, mod in _prefixes_for(reading.kind) if (match := pattern.search(before))
    ]
    if not matches or (matches[0][1] == "MORE_THAN" and not _COUNT.isdisjoint(reading.parts)):
        return reading
    start, mod = min(matches)
    return replace(reading, start=low + start, mod=mod)


@cache
def _prefixes_for(kind: Kind) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the patterns of the prefixes that a kind of expression can have, with their mods."""
    prefixes = [prefix for prefix in grammar().prefixes if kind in prefix.kinds]
    return tuple((re.compile(prefix.pattern, re.IGNORECASE), prefix.mod) for prefix in prefixes)


_COUNT = frozenset({"article", "many"})
"""Parts of an expression before which "over" is a preposition and no comparison."""


def _append(readings: list[Reading], reading: Reading, text: str) -> None:
    """Append a reading, made one with those before it where they belong together."""
    while readings and (whole := _whole(text, readings[-1], reading)):
        readings.pop()
        reading = whole
    readings.append(reading)


def _whole(text: str, left: Reading, right: Reading) -> Reading | None:
    """Return two neighbours as one expression where they belong together, or None."""
    if right.start - left.stop > _REACH:
        return None
    for gap, kind in _joins_for(left.kind, right.kind):
        if not gap.fullmatch(text, left.stop, right.start):
            continue
        if kind == "within" and "year" not in (left.parts.get("unit"), right.parts.get("unit")):
            continue
        turned = right.kind in _OUTER or (kind == "within" and left.kind == "relative")
        outer, inner = (right, left) if turned else (left, right)
        inner = replace(inner, start=left.start, stop=right.stop)
        rule, mod = f"{left.rule} + {right.rule}", left.mod or right.mod
        return Reading(left.start, right.stop, rule, kind, outer.parts, mod, inner)
    return None


@cache
def _joins_for(left: Kind, right: Kind) -> tuple[tuple[re.Pattern[str], Kind], ...]:
    """Return the patterns of what can stand between two kinds that are one, with the kind of the whole."""
    joins = [join for join in grammar().joins if left in join.left and right in join.right]
    return tuple((re.compile(join.gap, re.IGNORECASE), join.kind) for join in joins)


_OUTER = frozenset({"clock", "partword", "partofday"})
"""Kinds that give the time of a day, whichever of the two comes first."""


# ---------------------------------------------------------------- ranges and lists

_LAST_DAY = re.compile(
    r"(?:\s?[-–—/]\s?|(?P<word>\s(?:to|and|through|until)\s))(?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?"
    r"(?:,?\s(?P<year>1\d{3}|20\d\d))?(?![\w%]|[.,:]\d|[-–]\w)(?(word)(?!\s[a-z]))"
)
_LAST_YEAR = re.compile(r"[-–—/](?P<year>\d\d)(?![\w%]|[.,:]\d|[-–]\w)")
_CONNECTED = re.compile(r"\s?(?:[-–—/,]|,?\s(?:to|and|or|until|till|through|on)(?:\sthe)?\s)\s?", re.IGNORECASE)
_UP_TO = re.compile(r"[-–—]|to|until|till|through", re.IGNORECASE)
_DATED = frozenset({"date", "month"})
_YEARS = frozenset({"year", "yearwords", "shortyear"})
"""Parts of an expression that give its year."""
_YEAR_DIGITS = 4


def _with_ranges(text: str, readings: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the readings with the ends of ranges: the 19 of "June 18-19", the year of "May and June 1940"."""
    reached = 0
    for reading, following in zip_longest(readings, readings[1:]):
        if reading.start < reached:
            continue
        end = _end_of_range(text, reading)
        if end and following and following.start < end.stop < following.stop:
            end = None
        reached = end.stop if end else reading.stop
        yield _with_year(text, reading, end or following)
        if end:
            yield end


def _with_year(text: str, reading: Reading, source: Reading | None) -> Reading:
    """Return a day or month without a year with that of its range's end, or of its neighbour in a list."""
    if source is None or not {reading.kind, source.kind} <= _DATED or _YEARS & reading.parts.keys():
        return reading
    between = _CONNECTED.fullmatch(text, reading.stop, min(source.start, reading.stop + _RANGE_REACH))
    given = {name: part for name, part in source.parts.items() if name in _YEARS or name == "era"}
    if not between or not given:
        return reading
    year, month, last_month = given.get("year", ""), _month(reading), _month(source)
    if _UP_TO.search(between[0]) and len(year) == _YEAR_DIGITS and month > last_month:
        given["year"] = str(int(year) - 1)  # "from November to February 1991" starts in 1990
    return replace(reading, parts={**reading.parts, **given})


def _month(reading: Reading) -> int:
    return month_number(reading.parts["month"])


def _end_of_range(text: str, reading: Reading) -> Reading | None:
    """Return the second day or year of a range that starts with a reading, if one follows it at once."""
    if not text[reading.stop - 1].isdigit():
        return None
    if reading.kind == "date" and "day" in reading.parts and not _YEARS & reading.parts.keys():
        return _last_day_of_range(text, reading)
    if reading.kind == "year" and len(reading.parts.get("year", "")) == _YEAR_DIGITS:
        return _last_year_of_range(text, reading)
    return None


def _last_day_of_range(text: str, reading: Reading) -> Reading | None:
    match = _LAST_DAY.match(text, reading.stop)
    first_day = "".join(filter(str.isdigit, reading.parts["day"]))
    if not match or int(match["day"]) <= int(first_day):
        return None
    kept = {name: part for name, part in reading.parts.items() if not name.startswith("week")}
    given = {name: part for name, part in match.groupdict().items() if part and name != "word"}
    return Reading(match.start("day"), match.end(), "last-day-of-range", "date", {**kept, **given})


def _last_year_of_range(text: str, reading: Reading) -> Reading | None:
    match = _LAST_YEAR.match(text, reading.stop)
    century, short_year = reading.parts["year"][:2], reading.parts["year"][2:]
    if not match or int(match["year"]) <= int(short_year):
        return None
    year = century + match["year"]
    return Reading(match.start("year"), match.end(), "last-year-of-range", "year", {"year": year})
