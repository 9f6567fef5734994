"""Where the time expressions of a text are: one pass over its words, rules only where time words stand.

Words that look like a time expression and are none ("Theresa May", "Resolution 1973", "four dollars a day") are told
by their neighbours; these rules stand in ``falsefriends.toml``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import zip_longest
from typing import NamedTuple

from topics.dates.expressions import YEARS, Kind, Reading
from topics.dates.grammar import Rule, grammar
from topics.dates.languages import ENGLISH, Language
from topics.english.calendar import month_number
from topics.english.data import read_rows, read_texts

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_DIGIT_TRIGGER = re.compile(
    r"(?<!\d)(?:[12]\d{3}(?!\d)|[0-2]\d[0-5]\d(?=\s?(?:h|GMT|UTC))|(?<=\bat )[0-2]\d[0-5]\d"
    r"|\d{1,4}(?:[:/.\-–]\d|\s?[ap]\.?m|(?:st|nd|rd|th)\b|['’]?s\b|\s?(?:BC|B\.C|AD|A\.D|CE|C\.E)))"
    r"|(?<=['‘’])\d\d(?!\d)|(?<=Q)[1-4]|(?<=AD )\d|(?<=A\.D\. )\d|(?<=\bin )[2-9]\d\d(?=[.,;)]|$)",
    re.IGNORECASE,
)
"""Numbers that may be years, days with their endings, clock times, decades or parts of a written date."""
_MOST_DIGITS = 4
"""Digits of the longest number that can be part of an expression."""
_COMPACT = 8
_COMPACT_DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)")
"""A day written without marks (ISO 8601 basic), of this and the last century: other long numbers are no dates."""
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


def find_readings(text: str, language: Language = ENGLISH) -> list[Reading]:
    """Return the time expressions of a text in order, not overlapping, not yet resolved."""
    readings: list[Reading] = []
    addresses = _addresses(text)
    for run in _runs(text, grammar(language).words):
        rules = _rules_for(language, run.classes)
        position = 0
        for start in run.starts:
            if start < position:
                continue
            reading = _longest(text, start, run.stop, rules, language)
            if reading and not _lies_in(reading, addresses):
                _append(readings, _with_prefix(text, reading, position, language), text, language)
                position = reading.stop
    readings = _without_clock_times(text, [reading for reading in readings if reading.kind != "partword"], language)
    return list(_with_ranges(text, readings, language))


_ADDRESS = re.compile(
    r"\b(?:https?|ftp)://\S+|\bwww\.\S+|[\w.+-]+@[\w-]+\.\S+|[\w.-]+\.(?:com|org|net|gov|edu|info)/\S+"
    r"|[A-Za-z]:\\\S+|[\w\\/-]+\.(?:pdf|html?|php|aspx?|jpe?g|png|gif|svg|docx?|pptx?|xlsx?|csv|txt|zip|tar|gz|sql|log|json|xml|mp[34])\b",
    re.IGNORECASE,
)
"""Addresses of pages and mail, and names of files: what looks like a date in them is none of the text's."""
_MARKS_OF_ADDRESS = re.compile(r"://|www\.|@|\.[a-z]{2,4}\b|:\\", re.IGNORECASE)


def _addresses(text: str) -> list[tuple[int, int]]:
    """Return where the addresses of a text start and stop."""
    if not _MARKS_OF_ADDRESS.search(text):
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


def _lies_in(reading: Reading, addresses: Sequence[tuple[int, int]]) -> bool:
    """Return whether an expression lies in one of some stretches of a text, given in order."""
    place = bisect_right(addresses, (reading.start, reading.stop)) - 1
    around = addresses[max(place, 0) : place + 2]
    return any(start <= reading.start and reading.stop <= stop for start, stop in around)


# ---------------------------------------------------------------- runs of words that can be an expression


class _Run(NamedTuple):
    """A stretch of words of the grammar: where each starts, where the last stops, and their classes."""

    starts: list[int]
    stop: int
    classes: frozenset[str]


_DIGITS = frozenset({"digits"})
_NUMERIC = frozenset({"digits", "numeric"})
_MARKS_IN_DATES = "-./"
_NO_CLASS: frozenset[str] = frozenset()


def _runs(text: str, words: Mapping[str, frozenset[str]]) -> Iterator[_Run]:
    """Yield the stretches of words of the grammar that hold one of a class, which calls for rules."""
    starts: list[int] = []
    classes: set[str] = set()
    end = 0
    for token in _TOKEN.finditer(text):
        word = token[0]
        if "a" <= word[0] <= "z":  # most words, and of these most are none of the grammar
            word_classes = words.get(word)
        elif word[0].isdecimal():
            word_classes = _class_of_number(text, *token.span())
        else:
            word_classes = words.get(word.lower())
        if word_classes is None and not starts:
            continue
        start, stop = token.span()
        start -= word_classes is not None and start > 0 and word[0].isdecimal() and text[start - 1] in _APOSTROPHES
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


def _class_of_number(text: str, start: int, stop: int) -> frozenset[str] | None:
    """Return the classes of a number: digits that can be a year or a time, or digits of a written date.

    A short number of neither kind can only stand beside other words; a long one stands in no expression (None).
    """
    if stop - start > _MOST_DIGITS:
        return _NUMERIC if stop - start == _COMPACT and _COMPACT_DATE.match(text, start) else None
    if not _DIGIT_TRIGGER.match(text, start):
        return _NO_CLASS
    is_written = text[stop : stop + 1] in _MARKS_IN_DATES and text[stop + 1 : stop + 2].isdecimal()
    return _NUMERIC if is_written else _DIGITS


def _is_break(text: str, end: int, start: int) -> bool:
    """Return whether no expression can go on from one word to the next: a wide gap, or an empty line."""
    return start - end > _GAP or (start - end > 1 and text.count("\n", end, start) > 1)


# ---------------------------------------------------------------- the expression at one place

_CompiledRule = tuple[Rule, re.Pattern[str]]


@cache
def _rules_for(language: Language, classes: frozenset[str]) -> tuple[_CompiledRule, ...]:
    # Compiling all rules at the start would take longer than most texts; ``re`` keeps those that were compiled.
    rules = grammar(language).rules
    return tuple((rule, re.compile(rule.pattern, re.IGNORECASE)) for rule in rules if rule.needs in classes)


def _longest(text: str, start: int, stop: int, rules: Sequence[_CompiledRule], language: Language) -> Reading | None:
    """Return the longest expression that starts at one place, None where there is none or only false friends."""
    matches = [(match, rule) for rule, pattern in rules if (match := pattern.match(text, start, stop + _REACH))]
    matches.sort(key=lambda candidate: -candidate[0].end())
    for match, rule in matches:
        reading = read_match(match, rule, language)
        if match.end() > start and not _is_false_friend(text, reading, language):
            return reading
    return None


def read_match(match: re.Match[str], rule: Rule, language: Language = ENGLISH) -> Reading:
    """Return what a rule caught as a reading, its parts in the terms of the resolver."""
    parts = {**language.read_terms(_parts(match)), **rule.constants}
    return Reading(match.start(), match.end(), rule.name, rule.kind, parts)


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


def false_friends(language: Language = ENGLISH) -> tuple[FalseFriend, ...]:
    """Return all rules on false friends, the first that fits deciding."""
    return read_rows(language.package, "falsefriends", "rule", FalseFriend)


def _is_false_friend(text: str, reading: Reading, language: Language) -> bool:
    """Return whether the words only look like a time expression, judged by their neighbours."""
    judge = judging_rule(text, reading, language)
    return judge is not None and not judge.real


def judging_rule(text: str, reading: Reading, language: Language = ENGLISH) -> FalseFriend | None:
    """Return the rule that decides whether words are a false friend, None where no rule speaks of them."""
    before = text[max(0, reading.start - _NEIGHBOURS) : reading.start]
    after = text[reading.stop : reading.stop + _NEIGHBOURS]
    words = text[reading.start : reading.stop]
    return _rule_on(language, reading.kind, before, after, words, tuple(reading.parts.items()))


@lru_cache(maxsize=4096)
def _rule_on(
    language: Language, kind: Kind, before: str, after: str, words: str, parts: tuple[tuple[str, str], ...]
) -> FalseFriend | None:
    """Return the rule that decides on words; the same words among the same neighbours are judged once."""
    around = dict(parts)
    around |= {name: near for name, near in (("before", before), ("after", after), ("words", words)) if near}
    for rule, patterns in _judges(language, kind):
        if all(pattern.search(around.get(name, "")) for name, pattern in patterns):
            return rule
    return None


@cache
def _judges(language: Language, kind: Kind) -> tuple[tuple[FalseFriend, tuple[tuple[str, re.Pattern[str]], ...]], ...]:
    """Return the rules for a kind of expression with their patterns, by what these are looked for in."""
    named = read_texts(language.package, "falsefriends", "neighbours")
    return tuple(
        (rule, tuple((place, re.compile(named.get(given, given), re.VERBOSE)) for place, given in rule.where.items()))
        for rule in false_friends(language)
        if kind in rule.kinds
    )


_CLOCK_YEARS = range(1000, 1460)
"""Numbers that are rather a time of day than a year of a text that speaks of no such times."""
_CLOCK_BEFORE = re.compile(r"\b(?:between|and|until|till|from|to|by|around|about|after|before)\s$", re.IGNORECASE)
_MINUTES = 60
_NOT_LONG_AGO = 1500
"""Years before this one, exclusive, make a text one about times long gone."""


def _without_clock_times(text: str, readings: Sequence[Reading], language: Language) -> list[Reading]:
    """Return the readings but for clock times that look like years: "between 1040 and 1050", "until 1221"."""
    kept: list[Reading] = []
    doubtful = [reading for reading in readings if _is_clock_or_year(text, reading)]
    if not doubtful or any(_is_long_ago(reading) for reading in readings if reading not in doubtful):
        return list(readings)
    dropped: Reading | None = None
    for reading in readings:
        ends_range = (
            dropped and reading.rule == "year" and language.connected.fullmatch(text, dropped.stop, reading.start)
        )
        if reading in doubtful or ends_range:
            dropped = reading
        else:
            kept.append(reading)
    return kept


def _is_clock_or_year(text: str, reading: Reading) -> bool:
    if reading.rule != "year" or not reading.parts.get("year", "").isdigit():
        return False
    number = int(reading.parts["year"])
    if number not in _CLOCK_YEARS or number % 100 >= _MINUTES:
        return False
    return _CLOCK_BEFORE.search(text[max(0, reading.start - _NEIGHBOURS) : reading.start]) is not None


def _is_long_ago(reading: Reading) -> bool:
    year = reading.parts.get("year", "")
    return "era" in reading.parts or reading.kind == "century" or (year.isdigit() and 0 < int(year) < _NOT_LONG_AGO)


# ---------------------------------------------------------------- what belongs to an expression


def _with_prefix(text: str, reading: Reading, position: int, language: Language) -> Reading:
    """Return the reading with the words before it that belong to it."""
    low = max(position, reading.start - _REACH)
    before = text[low : reading.start]
    if not before or (not before[-1].isspace() and before[-1] not in "-–"):
        return reading
    matches = [
        (match.start(), mod)
        for pattern, mod in _prefixes_for(language, reading.kind)
        if (match := pattern.search(before))
    ]
    if not matches or (matches[0][1] == "MORE_THAN" and not _COUNT.isdisjoint(reading.parts)):
        return reading
    start, mod = min(matches)
    return replace(reading, start=low + start, mod=mod)


@cache
def _prefixes_for(language: Language, kind: Kind) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the patterns of the prefixes that a kind of expression can have, with their mods."""
    prefixes = [prefix for prefix in grammar(language).prefixes if kind in prefix.kinds]
    return tuple((re.compile(prefix.pattern, re.IGNORECASE), prefix.mod) for prefix in prefixes)


_COUNT = frozenset({"article", "many"})
"""Parts of an expression before which "over" is a preposition and no comparison."""


def _append(readings: list[Reading], reading: Reading, text: str, language: Language) -> None:
    """Append a reading, made one with those before it where they belong together."""
    while readings and (whole := _whole(text, readings[-1], reading, language)):
        readings.pop()
        reading = whole
    readings.append(reading)


def _whole(text: str, left: Reading, right: Reading, language: Language) -> Reading | None:
    """Return two neighbours as one expression where they belong together, or None."""
    if right.start - left.stop > _REACH:
        return None
    for gap, kind in _joins_for(language, left.kind, right.kind):
        if not gap.fullmatch(text, left.stop, right.start):
            continue
        direction = text[left.stop : right.start].strip().lower()
        if direction == "on" and left.kind == "duration" and left.word("unit") not in {"week", "weeks", "fortnight"}:
            continue
        if kind == "from" and _NO_CALENDAR_DAYS.search(text, left.start, left.stop):
            continue
        if kind == "within" and not _fit_within(left, right):
            continue
        if kind == "from":
            parts = {"direction": direction, **left.parts}
            return Reading(left.start, right.stop, f"{left.rule} + {right.rule}", kind, parts, left.mod, right)
        turned = right.kind in _OUTER or (kind == "within" and left.kind in {"relative", "anaphor"})
        outer, inner = (right, left) if turned else (left, right)
        inner = replace(inner, start=left.start, stop=right.stop)
        rule, mod = f"{left.rule} + {right.rule}", left.mod or right.mod
        return Reading(left.start, right.stop, rule, kind, outer.parts, mod, inner)
    return None


def _fit_within(left: Reading, right: Reading) -> bool:
    """Return whether one of two neighbours is the year, or for a weekday the week, that the other lies in."""
    units = {left.parts.get("unit"), right.parts.get("unit")}
    return "week" in units if left.kind == "weekday" else "year" in units


@cache
def _joins_for(language: Language, left: Kind, right: Kind) -> tuple[tuple[re.Pattern[str], Kind], ...]:
    """Return the patterns of what can stand between two kinds that are one, with the kind of the whole."""
    joins = [join for join in grammar(language).joins if left in join.left and right in join.right]
    return tuple((re.compile(join.gap, re.IGNORECASE), join.kind) for join in joins)


_NO_CALENDAR_DAYS = re.compile(r"\b(?:trading|working|business)\b", re.IGNORECASE)
_OUTER = frozenset({"clock", "partword", "partofday"})
"""Kinds that give the time of a day, whichever of the two comes first."""


# ---------------------------------------------------------------- ranges and lists

_LAST_DAY = re.compile(
    r"(?:\s?[-–—/]\s?|(?P<word>\s(?:to|and|through|until)\s))(?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?"
    r"(?:,?\s(?P<year>1\d{3}|20\d\d))?(?![\w%]|[.,:]\d|[-–]\w)(?(word)(?!\s[a-z]))"
)
_LAST_YEAR = re.compile(r"[-–—/](?P<year>\d\d)(?![\w%]|[.,:]\d|[-–]\w)")
_DATED = frozenset({"date", "month"})
_YEAR_DIGITS = 4


def _with_ranges(text: str, readings: Sequence[Reading], language: Language) -> Iterator[Reading]:
    """Yield the readings with the ends of ranges: the 19 of "June 18-19", the year of "May and June 1940"."""
    reached = 0
    for reading, following in zip_longest(readings, readings[1:]):
        if reading.start < reached:
            continue
        ends = _more_days(text, reading, following)
        reached = ends[-1].stop if ends else reading.stop
        yield _with_year(text, reading, ends[0] if ends else following, language)
        yield from ends


def _more_days(text: str, reading: Reading, following: Reading | None) -> list[Reading]:
    """Return the further days of a list, or the end of a range, that follow a reading at once."""
    days = _days_of_list(text, reading)
    end = None if days else _end_of_range(text, reading)
    ends = days or ([end] if end else [])
    overlaps = ends and following and following.start < ends[-1].stop < following.stop
    return [] if overlaps else ends


_NEXT_DAY = re.compile(
    r"(?:,\s?|,?\s(?:and|or|&)\s)(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?(?![\w%]|[.:]\d|,\d|[-–]\w)"
)
_CLOSED = re.compile(
    r"(?:,?\s(?P<year>1\d{3}|20\d\d)\b)?(?:\s(?=(?:a|after|an|and|as|at|because|before|but|by|during|for|from|had|has|have|he|i"
    r"|in|is|it|near|of|on|or|our|she|so|than|that|the|their|there|these|they|this|to|was|we|were|when|where|which"
    r"|while|who|will|with|would|you)\b|[A-Z(“\"])|[.,;:)”\"]|$|\n)"
)
"""What follows a list of days: nothing that the last number could count."""


def _days_of_list(text: str, reading: Reading) -> list[Reading]:
    """Return the second and further days of "June 4, 5 and 9", "Jan. 2 and 3, 1999"."""
    if reading.kind != "date" or "day" not in reading.parts or YEARS & reading.parts.keys():
        return []
    if not text[reading.start : reading.stop].rstrip("stndrh").endswith(reading.parts["day"].rstrip("stndrh ")):
        return []
    numbers: list[re.Match[str]] = []
    place, joined = reading.stop, False
    while not joined and (match := _NEXT_DAY.match(text, place)):
        numbers.append(match)
        place, joined = match.end(), not match[0].startswith(",") or not match[0].lstrip(", ")[:1].isdigit()
    closed = _CLOSED.match(text, place)
    first = int("".join(filter(str.isdigit, reading.parts["day"])))
    days = [first, *(int(match["day"]) for match in numbers)]
    if not joined or not closed or days != sorted(set(days)):
        return []
    kept = {name: part for name, part in reading.parts.items() if not name.startswith("week")}
    year = {"year": closed["year"]} if closed["year"] else {}
    stops = [*(match.end() for match in numbers[:-1]), closed.end("year") if year else place]
    return [
        Reading(match.start("day"), stop, "day-of-a-list", "date", {**kept, **year, "day": match["day"]})
        for match, stop in zip(numbers, stops, strict=True)
    ]


def _with_year(text: str, reading: Reading, source: Reading | None, language: Language) -> Reading:
    """Return a day or month without a year with that of its range's end, or of its neighbour in a list."""
    if source is None or not {reading.kind, source.kind} <= _DATED or YEARS & reading.parts.keys():
        return reading
    between = language.connected.fullmatch(text, reading.stop, min(source.start, reading.stop + _RANGE_REACH))
    given = {name: part for name, part in source.parts.items() if name in YEARS or name == "era"}
    if not between or not given:
        return reading
    year, month, last_month = given.get("year", ""), _month(reading), _month(source)
    if language.up_to.search(between[0]) and len(year) == _YEAR_DIGITS and month > last_month:
        given["year"] = str(int(year) - 1)  # "from November to February 1991" starts in 1990
    return replace(reading, parts={**reading.parts, **given})


def _month(reading: Reading) -> int:
    return month_number(reading.parts["month"])


def _end_of_range(text: str, reading: Reading) -> Reading | None:
    """Return the second day or year of a range that starts with a reading, if one follows it at once."""
    if not text[reading.stop - 1].isdigit():
        return None
    if reading.kind == "date" and "day" in reading.parts and not YEARS & reading.parts.keys():
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
