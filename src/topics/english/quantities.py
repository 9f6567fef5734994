"""Quantities in English texts: a number with its unit or what it counts, and all that its words allow it to be.

>>> [(found.words, found.measures, found.of) for found in find_quantities("About 40 ships sailed 120km.")]
[('About 40 ships', 'count', 'ships'), ('120km', 'distance', '')]

Words, units and the numbers behind them stand in ``quantities.toml``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from math import floor, log10
from typing import NamedTuple

from topics.english.calendar import MONTHS
from topics.english.data import alternatives, read_lists, read_rows, read_texts
from topics.english.numbers import NUMBER_WORDS, SCALES, number_of
from topics.english.words import FUNCTION_WORDS, PREPOSITIONS

_PACKAGE, _FILE = "topics.english", "quantities"
COUNT, MONEY, DURATION, NUMBER = "count", "money", "duration", "number"
"""What a quantity measures: without a unit of measurement; in units of time, which are coarse; a number by itself."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement: its words, what it measures, and how many of the base unit it is."""

    measures: str
    words: tuple[str, ...]
    size: float
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency: its signs stand before an amount, its words after it."""

    name: str
    signs: tuple[str, ...]
    words: tuple[str, ...]
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class Qualifier:
    """Words before a number, and by how much it may be divided and multiplied: where it counts, where it measures."""

    words: tuple[str, ...]
    counted: tuple[float, float]
    measured: tuple[float, float]
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class Vague:
    """A number without digits, with the least and the most that it stands for."""

    words: tuple[str, ...]
    low: float
    high: float
    example: str
    counterexample: str


UNITS = read_rows(_PACKAGE, _FILE, "unit", Unit)
CURRENCIES = read_rows(_PACKAGE, _FILE, "currency", Currency)
QUALIFIERS = read_rows(_PACKAGE, _FILE, "qualifier", Qualifier)
VAGUE = read_rows(_PACKAGE, _FILE, "vague", Vague)
_LISTS = {name: frozenset(entries.words) for name, entries in read_lists(_PACKAGE, _FILE).items()}
SEVERAL = _LISTS["several"]
"""Nouns of which several are counted without an -s at their end."""
PARTIAL = _LISTS["partial"]
"""Words beside a number by which it counts only a part."""
ABOARD, CARRIERS, TRAVELLERS = _LISTS["aboard"], _LISTS["carriers"], _LISTS["travellers"]
"""Words by which people are in a vehicle; nouns for vehicles; nouns for people in them."""
EVERYBODY = _LISTS["everybody"]
"""Nouns for people that tell nothing of who they are."""
EFFORT = _LISTS["effort"]
"""Words of a common effort, by which those who take part are counted."""
TOOK = _LISTS["took"]
"""Verbs of what lasts."""
RATES, SCOPES, SUMS, FOR_A_TIME = (
    {word: usual for usual, text in read_texts(_PACKAGE, _FILE, name).items() for word in text.split()}
    for name in ("rates", "scopes", "sums", "for-a-time")
)
"""Words by which an amount is for each year or month; how far one reaches; sums that are not compared: each with its
usual word."""
SAME_COUNT = {word: usual for usual, text in read_texts(_PACKAGE, _FILE, "same-count").items() for word in text.split()}
"""What is counted under another word: "vessels" are ships."""


class Quantity(NamedTuple):
    """A number in a text and what it is a number of.

    ``start`` and ``stop`` are characters of the text, from the qualifier to the unit or noun; ``low`` and ``high`` are
    in the base unit of what it ``measures``. ``of`` is what a count counts, in small letters, or the currency of money,
    ``describing`` the words between a count and its noun. ``is_rough`` is whether words make the number vague.
    """

    start: int
    stop: int
    words: str
    measures: str
    of: str
    low: float
    high: float
    describing: tuple[str, ...] = ()
    is_rough: bool = False


def find_quantities(text: str) -> Iterator[Quantity]:
    """Yield the quantities of a text in order: numbers with a unit, with a currency, or with what they count."""
    if not _HINT.search(text):
        return
    for match in _pattern().finditer(text):
        span = _numbers(match)
        if span and not _is_label(text, match):
            found = _money(text, match, span) or _measured(text, match, span) or _counted(text, match, span)
            yield found or _quantity(text, match, match.end(), NUMBER, "", span)


@lru_cache(maxsize=4096)
def plain_number(text: str) -> float:
    """Return the number that digits or words with any scale stand for.

    >>> plain_number("3.3 million"), plain_number("24m"), plain_number("two dozen"), plain_number("1,500")
    (3300000.0, 24000000.0, 24, 1500)
    """
    low = text.lower().replace("\u00a0", ",")
    for word, factor in (("trillion", 1e12), ("billion", 1e9), ("million", 1e6)):
        before, scale, _ = low.partition(word)
        if scale:
            return factor * number_of(before) if before.strip() else factor
    short = _ends_short().search(low)
    if short:
        return number_of(low[: short.start()]) * _BIG[_short_scales()[short[1]]]
    return number_of(low)


# ---------------------------------------------------------------- how a number is written

_BIG = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


@cache
def _short_scales() -> dict[str, str]:
    entries = read_texts(_PACKAGE, _FILE, "short-scale")
    return {short: scale for scale, text in entries.items() for short in text.split()}


@cache
def _ends_short() -> re.Pattern[str]:
    return re.compile(rf"(?<=\d)\s?({alternatives(_short_scales())})$")


@cache
def _pattern() -> re.Pattern[str]:
    words = alternatives(NUMBER_WORDS)
    scales = alternatives([*SCALES, "billion", "trillion"])
    digits = r"\d{1,3}(?:[,\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    in_words = rf"(?:{words})(?:[\s-](?:{words}))?\b|an?(?=\s(?:{scales})\b)"
    short = rf"\s?(?:{alternatives(_short_scales())})\b(?=\s|[.,;)]|$)"
    number = rf"(?:{digits}|{in_words})(?:{short}|[\s-](?:{scales})\b)*"
    signs = "|".join(re.escape(sign) for sign in sorted(_currency_of_sign(), key=lambda sign: (-len(sign), sign)))
    vague = alternatives(word for row in VAGUE for word in row.words)
    return re.compile(
        rf"(?<![\w.,:/–$£€-])(?P<sign>(?:{signs})\s?)?"
        rf"(?:(?P<number>{number})(?:\s?(?:to|and|or|-|–)\s?(?:{signs})?(?P<upper>{number}))?|(?P<vague>{vague})(?:\sof)?)"
        rf"(?![/:]\d|[.,]\d|\d)",
        re.IGNORECASE,
    )


@cache
def _before_number() -> re.Pattern[str]:
    how = alternatives(word for row in QUALIFIERS for word in row.words)
    return re.compile(rf"(?:\b(?:{how})\s)+$", re.IGNORECASE)


@cache
def _currency_of_sign() -> dict[str, str]:
    return {sign: currency.name for currency in CURRENCIES for sign in currency.signs}


@cache
def _unit_of_word() -> dict[str, Unit]:
    return {word.lower(): unit for unit in UNITS for word in unit.words}


@cache
def _currency_of_word() -> dict[str, str]:
    return {word.lower(): currency.name for currency in CURRENCIES for word in currency.words}


@cache
def _unit_pattern() -> re.Pattern[str]:
    words = alternatives([*_unit_of_word(), *_currency_of_word()], space=" ")
    return re.compile(rf"[\s-]?(?P<word>{words})(?!\w)", re.IGNORECASE)


@cache
def _qualifier_of() -> dict[str, Qualifier]:
    return {word: row for row in QUALIFIERS for word in row.words}


@cache
def _vague_of() -> dict[str, Vague]:
    return {word: row for row in VAGUE for word in row.words}


_HINT = re.compile(
    rf"\d|\b(?:{alternatives([*NUMBER_WORDS, *SCALES])}|{alternatives(word for row in VAGUE for word in row.words)})\b",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r"[\s-]+([^\W\d_][\w'’]*)")
_OWNED = re.compile(r"\sof (?:their|our|its|his|her|your|my)(?:\sown)?(?=\s)", re.IGNORECASE)
"""Words before those who are counted that only say whose they are: "five of their fighters"."""
_MOST_WORDS = 4
"""Words after a number among which what it counts stands, inclusive."""
_YEARS = range(1500, 2100)
"""Whole numbers of four digits that are years behind a preposition: "in 2014"."""
_SHORTEST_PLURAL = 4
"""Letters from which a word in -s is taken for a plural."""
_ROUNDED_FROM = 1000
"""Counts from which zeros at the end are taken for rounding; measures and money are rounded whatever their size."""


def _numbers(match: re.Match[str]) -> tuple[float, float] | None:
    """Return the least and the most of a number as written, before its qualifier; None for what is none."""
    if match["vague"]:
        row = _vague_of()[" ".join(match["vague"].lower().split())]
        return row.low, row.high
    low = plain_number(match["number"])
    high = plain_number(match["upper"]) if match["upper"] else low
    if match["upper"] and high <= low:
        return None
    return low, high


_LONGEST_QUALIFIER = 40
"""Characters before a number in which its qualifiers stand."""


def _how(text: str, match: re.Match[str]) -> str:
    """Return the words that qualify a number, with the space after them."""
    before = _before_number().search(text[max(0, match.start() - _LONGEST_QUALIFIER) : match.start()])
    return before.group() if before else ""


_WORD_BEFORE = re.compile(r"([\w.]+)[\s-]$")
_LONGEST_WORD = 200
"""Characters before a number in which the word before it begins."""


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Return whether a number is a name or a date: "Flight 370", "3 May", "in 2014"."""
    if match["vague"] or match["sign"] or _how(text, match):
        return False
    if not match["number"][0].isdigit():
        return False
    after = _NEXT_WORD.match(text, match.end())
    if after and after[1].lower() in MONTHS and after[1][0].isupper():
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - _LONGEST_WORD), match.start())
    if before is None or "," in match["number"] or _measures_itself(text, match):
        return False
    is_year = re.fullmatch(r"\d{4}", match["number"]) and int(match["number"]) in _YEARS
    if is_year and before[1].lower() in PREPOSITIONS:
        return True
    return before[1][0].isupper() and before[1].lower() not in FUNCTION_WORDS


def _measures_itself(text: str, match: re.Match[str]) -> bool:
    """Return whether a unit that is written out stands behind a number, as behind no label: "332 square miles"."""
    unit = _unit_pattern().match(text, match.end())
    return unit is not None and len(unit["word"]) >= _SHORTEST_UNIT


_SHORTEST_UNIT = 4
"""Letters of a unit, inclusive, from which it is no letter behind a label: "Flight 370 m"."""
_MOST_ROUNDED = 0.05
"""Share of a number, at most, by which it is taken to be rounded: "10 million" is not 12 million."""
_SHORT_OF_HALF = 0.98
"""How much of half a digit counts, so that two neighbours as rounded do not touch."""


def _rounded(low: float, high: float, most: float = _MOST_ROUNDED) -> tuple[float, float]:
    """Return what a number may be that was rounded to its last digit that is not zero."""
    below, above = (min(_half_of_last(number) * _SHORT_OF_HALF, most * number) for number in (low, high))
    return low - below, high + above


def _half_of_last(number: float) -> float:
    if not number:
        return 0.0
    text = f"{number:.10g}"
    if "." in text or "e" in text:
        decimals = len(text.split("e")[0].partition(".")[2])
        exponent = floor(log10(abs(number))) if "e" in text else 0
        return float(0.5 * 10.0 ** (exponent - decimals))
    return float(0.5 * 10.0 ** (len(text) - len(text.rstrip("0"))))


def _qualified(low: float, high: float, how: str, *, measured: bool) -> tuple[float, float]:
    if not how:
        return low, high
    for word in sorted(_qualifier_of(), key=len, reverse=True):
        if re.search(rf"\b{word}\b", how.lower()):
            row = _qualifier_of()[word]
            divided, multiplied = row.measured if measured else row.counted
            return low / divided, high * multiplied
    return low, high


# ---------------------------------------------------------------- what it is a number of


def _money(text: str, match: re.Match[str], span: tuple[float, float]) -> Quantity | None:
    currency, stop = "", match.end()
    if match["sign"]:
        signs = {sign.lower(): name for sign, name in _currency_of_sign().items()}
        currency = signs[match["sign"].strip().lower()]
    else:
        unit = _unit_pattern().match(text, match.end())
        if unit and unit["word"].lower() in _currency_of_word():
            currency, stop = _currency_of_word()[unit["word"].lower()], unit.end()
    if not currency:
        return None
    return _quantity(text, match, stop, MONEY, currency, span)


def _measured(text: str, match: re.Match[str], span: tuple[float, float]) -> Quantity | None:
    unit = _unit_pattern().match(text, match.end())
    if not unit or unit["word"].lower() not in _unit_of_word():
        return None
    known = _unit_of_word()[unit["word"].lower()]
    most = 1.0 if known.measures == DURATION else _MOST_ROUNDED
    low, high = span if match["vague"] else _rounded(*span, most)
    return _quantity(text, match, unit.end(), known.measures, "", (low * known.size, high * known.size))


def _counted(text: str, match: re.Match[str], span: tuple[float, float]) -> Quantity | None:
    """Return a count with the first noun of several after it, "forty grey ships"; None where there is none near."""
    stop = match.end()
    words: list[str] = []
    while len(words) < _MOST_WORDS:
        following = _NEXT_WORD.match(text, stop)
        owned = None if words else _OWNED.match(text, stop)
        if owned:
            stop = owned.end()
            continue
        if not following or following[1].lower() in FUNCTION_WORDS:
            return None
        low = following[1].lower()
        stop = following.end()
        if low in _LISTS["no-count"]:
            return None
        if low in SEVERAL or (
            low.endswith("s") and not low.endswith(("ss", "us", "'s", "’s")) and len(low) >= _SHORTEST_PLURAL
        ):
            return _quantity(text, match, stop, COUNT, low, span, tuple(words))
        words.append(low)
    return None


def _quantity(
    text: str,
    match: re.Match[str],
    stop: int,
    measures: str,
    of: str,
    span: tuple[float, float],
    describing: tuple[str, ...] = (),
) -> Quantity:
    how = _how(text, match)
    low, high = span
    if not match["vague"] and (measures == MONEY or (measures in {COUNT, NUMBER} and low >= _ROUNDED_FROM)):
        low, high = _rounded(low, high)
    low, high = _qualified(low, high, how, measured=measures not in {COUNT, NUMBER})
    start = match.start() - len(how)
    return Quantity(start, stop, text[start:stop], measures, of, low, high, describing, bool(how or match["vague"]))


# ---------------------------------------------------------------- parts of a whole

_PART_BEFORE = re.compile(
    rf"\b(?:{alternatives(PARTIAL)}|of (?:the|these|those|its|their|whom|them)|among (?:the|them)|all|these|those|both)"
    r"\s(?:\w+\s)?$",
    re.IGNORECASE,
)
OF_WHOLE = re.compile(r"\b(?:the first|the second|the third|the last|one|the latest|part) of\s$", re.IGNORECASE)
"""Words before a number that is the whole: "the first of three ships"."""
_PART_AFTER = re.compile(
    r"\s?,?\s?(?:of (?:them|whom|which|the|those|these|its|their)|more\b|others?\b|apiece|each\b"
    r"|a (?:day|night|week|month|year|hour)\b)",
    re.IGNORECASE,
)
_REACH = 80
"""Characters before a number in which a word stands that makes it a part."""
_LISTED = re.compile(r"\b(?:including|among)\b[^.;]*$", re.IGNORECASE)


def counts_part(text: str, quantity: Quantity) -> bool:
    """Return whether a number counts only a part of a whole: "another 12", "two of them", "including 3 children".

    >>> text = "Twelve people died, including three children."
    >>> [counts_part(text, found) for found in find_quantities(text)]
    [False, True]
    >>> text = "The first of three ships sailed."
    >>> [counts_part(text, found) for found in find_quantities(text)]
    [False]
    """
    before, after = text[max(0, quantity.start - _REACH) : quantity.start], text[quantity.stop :]
    if not PARTIAL.isdisjoint(quantity.describing):
        return True
    if OF_WHOLE.search(before):
        return False
    return bool(_PART_BEFORE.search(before) or _PART_AFTER.match(after) or _LISTED.search(before))
