"""Where the time expressions of a text are: one pass over its words, rules only where time words stand."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import zip_longest

from topics.dates.falsefriends import is_expression
from topics.dates.grammar import Grammar, Join, Rule, grammar
from topics.dates.lexicon import month_number
from topics.dates.readings import Reading

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_DIGIT_TRIGGER = re.compile(
    r"(?<!\d)(?:[12]\d{3}(?!\d)|[0-2]\d[0-5]\d(?=\s?(?:h|GMT|UTC))|(?<=\bat )0\d[0-5]\d"
    r"|\d{1,4}(?:[:/.\-–]\d|\s?[ap]\.?m|(?:st|nd|rd|th)\b|['’]?s\b|\s?(?:BC|B\.C|AD|A\.D|CE|C\.E)))"
    r"|(?<=['‘’])\d\d(?!\d)|(?<=Q)[1-4]|(?<=AD )\d|(?<=A\.D\. )\d",
    re.IGNORECASE,
)
"""Numbers that may be years, days with their endings, clock times, decades or parts of a written date."""
_APOSTROPHES = "'‘’"
_GAP = 6
"""Characters that may stand between two words of an expression."""
_RUN = 120
"""Words after which a run of time words is cut, so that odd input costs no more than a text."""
_REACH = 40
"""Characters that a prefix ("the latter part of") may take up."""


def find_readings(text: str) -> list[Reading]:
    """Return the time expressions of a text in order, not overlapping, not yet resolved."""
    book = grammar()
    readings: list[Reading] = []
    for starts, end, classes in _runs(text, book):
        rules = _rules_for(classes)
        position = 0
        for start in starts:
            if start < position:
                continue
            reading = _longest(text, start, end, rules)
            if reading:
                reading, position = _prefixed(text, reading, book, position), reading.stop
                while readings and (joined := _joined(text, readings[-1], reading, book.joins)):
                    readings.pop()
                    reading = joined
                readings.append(reading)
    return list(with_ranges(text, [reading for reading in readings if reading.kind != "partword"]))


def _runs(text: str, book: Grammar) -> Iterator[tuple[list[int], int, frozenset[str]]]:
    """Yield the stretches of time words that hold a telling one: starts of words, end, classes of words."""
    words = book.words
    starts: list[int] = []
    classes: set[str] = set()
    end = 0
    for token in _TOKEN.finditer(text):
        start, stop = token.span()
        if text[start].isdecimal():
            found: frozenset[str] | None = None
            if stop - start <= 4:
                found = _DIGITS if _DIGIT_TRIGGER.match(text, start) else _NONE
                start -= start > 0 and text[start - 1] in _APOSTROPHES
        else:
            found = words.get(token[0].lower())
        if found is None or (starts and _breaks(text, end, start)) or len(starts) >= _RUN:
            if classes:
                yield starts, end, frozenset(classes)
            starts, classes = [], set()
        if found is not None:
            starts.append(start)
            classes |= found
            end = stop
    if classes:
        yield starts, end, frozenset(classes)


_DIGITS = frozenset({"digits"})
_NONE: frozenset[str] = frozenset()


def _breaks(text: str, end: int, start: int) -> bool:
    return start - end > _GAP or (start - end > 1 and text.count("\n", end, start) > 1)


@cache
def _rules_for(classes: frozenset[str]) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    # Compiling all rules at the start would take longer than most texts; ``re`` keeps those that were compiled.
    return tuple((rule, re.compile(rule.pattern, re.IGNORECASE)) for rule in grammar().rules if rule.needs in classes)


def _longest(text: str, start: int, end: int, rules: tuple[tuple[Rule, re.Pattern[str]], ...]) -> Reading | None:
    """Return the longest expression that starts here and is no false friend; of equals, the first rule's."""
    matches = [(found, rule) for rule, pattern in rules if (found := pattern.match(text, start, end + _REACH))]
    matches.sort(key=lambda match: -match[0].end())
    for found, rule in matches:
        parts = {name.rstrip("0123456789"): part for name, part in found.groupdict().items() if part}
        reading = Reading(start, found.end(), rule.name, rule.kind, {**parts, **rule.constants})
        if found.end() > start and is_expression(text, start, found.end(), rule.kind, reading.parts):
            return reading
    return None


def _prefixed(text: str, reading: Reading, book: Grammar, position: int) -> Reading:
    """Return the reading with the words before it that belong to it."""
    low = max(position, reading.start - _REACH)
    before = text[low : reading.start]
    if not before or (not before[-1].isspace() and before[-1] not in "-–"):
        return reading
    found = [
        (match.start(), prefix.mod)
        for prefix in book.prefixes
        if reading.kind in prefix.kinds and (match := prefix.pattern.search(before))
    ]
    if not found or (found[0][1] == "MORE_THAN" and not _COUNT.isdisjoint(reading.parts)):
        return reading
    start, mod = min(found)
    return replace(reading, start=low + start, mod=mod)


_COUNT = frozenset({"article", "many"})
"""Parts of an expression before which "over" is a preposition and no comparison."""


def _joined(text: str, left: Reading, right: Reading, joins: tuple[Join, ...]) -> Reading | None:
    """Return two neighbours as one expression where they belong together, or None."""
    if right.start - left.stop > _REACH:
        return None
    for join in joins:
        if left.kind in join.left and right.kind in join.right and join.gap.fullmatch(text, left.stop, right.start):
            if join.kind == "within" and "year" not in (left.parts.get("unit"), right.parts.get("unit")):
                continue
            turned = right.kind in _OUTER or (join.kind == "within" and left.kind == "relative")
            outer, inner = (right, left) if turned else (left, right)
            mod = left.mod or right.mod
            inner = replace(inner, start=left.start, stop=right.stop)
            return Reading(left.start, right.stop, f"{left.rule} + {right.rule}", join.kind, outer.parts, mod, inner)
    return None


_OUTER = frozenset({"clock", "partword", "partofday"})


_RANGE_REACH = 40
"""Characters that may stand between the two ends of a range: bare numbers, or years that are given only once."""
_LAST_DAY = re.compile(
    r"(?:\s?[-–—/]\s?|(?P<word>\s(?:to|and|through|until)\s))(?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?"
    r"(?:,?\s(?P<year>1\d{3}|20\d\d))?(?![\w%]|[.,:]\d|[-–]\w)(?(word)(?!\s[a-z]))"
)
_LAST_YEAR = re.compile(r"[-–—/](?P<year>\d\d)(?![\w%]|[.,:]\d|[-–]\w)")
_CONNECTED = re.compile(r"\s?(?:[-–—/,]|,?\s(?:to|and|or|until|till|through|on)(?:\sthe)?\s)\s?", re.IGNORECASE)


def with_ranges(text: str, readings: list[Reading]) -> Iterator[Reading]:
    """Yield the readings with the ends of ranges: the 19 of "June 18-19", the year of "May and June 1940"."""
    reached = 0
    for reading, following in zip_longest(readings, readings[1:]):
        if reading.start < reached:
            continue
        end = _last_of_range(text, reading)
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
    year, (month, last) = given.get("year", ""), (month_number(item.parts["month"]) for item in (reading, source))
    if _UP_TO.search(between[0]) and len(year) == 4 and month > last:
        given["year"] = str(int(year) - 1)
    return replace(reading, parts={**reading.parts, **given})


_DATED = frozenset({"date", "month"})
_UP_TO = re.compile(r"[-–—]|to|until|till|through", re.IGNORECASE)
_YEARS = frozenset({"year", "yearwords", "shortyear"})


def _last_of_range(text: str, reading: Reading) -> Reading | None:
    """Return the second day or year of a range that starts with a reading, if one follows it at once."""
    parts = reading.parts
    if reading.kind == "date" and "day" in parts and text[reading.stop - 1].isdigit() and not _YEARS & parts.keys():
        found = _LAST_DAY.match(text, reading.stop)
        if found and int(found["day"]) > int("".join(filter(str.isdigit, parts["day"]))):
            given = {name: part for name, part in found.groupdict().items() if part and name != "word"}
            kept = {name: part for name, part in parts.items() if not name.startswith("week")}
            return Reading(found.start("day"), found.end(), "last-day-of-range", "date", {**kept, **given})
    if reading.kind == "year" and len(parts.get("year", "")) == 4 and text[reading.stop - 1].isdigit():
        found = _LAST_YEAR.match(text, reading.stop)
        if found and int(found["year"]) > int(parts["year"][2:]):
            year = parts["year"][:2] + found["year"]
            return Reading(found.start("year"), found.end(), "last-year-of-range", "year", {"year": year})
    return None
