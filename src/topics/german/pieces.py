"""Pieces of patterns and classes of words that the grammar of time expressions takes from the German calendar.

Nouns stand with a capital in a German text, so that "Morgen" is a part of the day and "morgen" is tomorrow; the
patterns tell the two apart themselves, also under ``re.IGNORECASE``.
"""

import re
from collections.abc import Iterable
from functools import cache

from topics.english.data import alternatives
from topics.german.calendar import (
    DECADES,
    DIRECTIONS,
    FULL_MONTHS,
    FULL_WEEKDAYS,
    HOLIDAYS,
    LONG,
    MANY_UNITS,
    MONTHS,
    ONE_UNIT,
    PARTS_IN_COMPOUNDS,
    PARTS_OF_DAY,
    REPEATED,
    SEASONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    STEP_WORDS,
    STEPS,
    UNITS,
    WEEKDAYS,
)
from topics.german.numbers import ARTICLES, NUMBER_WORDS, ORDINAL_WORDS, inflected

_WORD = re.compile(r"[^\W\d_]+")
_LAST_DAY_OF_MONTH = 31
_LAST_QUARTER = 4
_OF_THE_CLOCK = frozenset({"second", "minute", "hour"})
_NUMBERS_OF_LENGTH = (*(word for word in NUMBER_WORDS if word not in ARTICLES), "ein", "mehr", "halb", "ganz")
"""What stands before "tägig" and the like in one word."""


def _nouns(words: Iterable[str]) -> str:
    """Return the alternatives for nouns as a text writes them: with a capital, or in capitals."""
    forms = [form for word in words for form in (word[0].upper() + word[1:], word.upper())]
    return f"(?-i:{alternatives(forms)})"


def _holidays() -> str:
    """Return the alternatives for holidays, which hold a noun: "Tag der Arbeit", "ersten Weihnachtstag"."""
    return f"(?=(?-i:(?:\\d\\. |[a-zäöü]+ )?[A-ZÄÖÜ]))(?:{alternatives(HOLIDAYS, space=' ')})"


@cache
def pieces() -> dict[str, str]:
    """Return the pieces of the grammar that are words of German, by their names."""
    return {
        "month": _nouns(FULL_MONTHS),
        "shortmonth": rf"{_nouns(SHORT_MONTHS)}(?:\.|(?!\w))",
        "weekday": _nouns(FULL_WEEKDAYS),
        "weekdayshort": rf"{_nouns(SHORT_WEEKDAYS)}\.?",
        "unit": _nouns(UNITS),
        "calendarunit": _nouns(word for word, unit in ONE_UNIT.items() if unit not in _OF_THE_CLOCK),
        "manyunits": _nouns(word for word, unit in MANY_UNITS.items() if unit not in _OF_THE_CLOCK),
        "longword": alternatives(LONG),
        "repeated": alternatives(REPEATED),
        "season": _nouns(SEASONS),
        "part": _nouns(PARTS_IN_COMPOUNDS),
        "parttail": f"(?-i:{alternatives(PARTS_IN_COMPOUNDS)})",
        "holiday": _holidays(),
        "step": alternatives(STEPS),
        "steptoday": alternatives(word for word, term in STEPS.items() if term in {"last", "this", "next"}),
        "stepfrom": alternatives(word for word, term in STEPS.items() if term in {"last", "next"}),
        "stepback": alternatives(word for word, term in STEPS.items() if term == "last"),
        "stepon": alternatives(word for word, term in STEPS.items() if term == "next"),
        "steptext": alternatives([word for word, term in STEPS.items() if term in {"following", "preceding", "that"}]),
        "decadename": alternatives(DECADES),
        "numberword": alternatives(word for word in NUMBER_WORDS if word not in ARTICLES),
        "article": alternatives(ARTICLES),
        "lengthnumber": alternatives(_NUMBERS_OF_LENGTH),
        "dayordinal": alternatives(word for word, day in ORDINAL_WORDS.items() if day <= _LAST_DAY_OF_MONTH),
        "quarterword": alternatives(word for word, number in ORDINAL_WORDS.items() if number <= _LAST_QUARTER),
        "later": alternatives(word for word, term in DIRECTIONS.items() if term == "later"),
        "earlier": alternatives(word for word, term in DIRECTIONS.items() if term == "earlier"),
    }


@cache
def classes() -> dict[str, set[str]]:
    """Return the classes of words that call for rules, each with its words in small letters."""
    compounds = {day + part for day in FULL_WEEKDAYS for part in (*PARTS_IN_COMPOUNDS, "nacht")}
    by_day = {f"{word}s" for word in (*FULL_WEEKDAYS, *compounds)}
    lengths = {number + word for number in _NUMBERS_OF_LENGTH for word in LONG}
    long_ones = {word for unit in MANY_UNITS for word in (f"{unit}lang", *inflected(f"{unit}lang"))}
    before_units = {step + unit for step in STEP_WORDS for unit in UNITS}
    ends = {
        unit + end
        for unit in ("jahres", "monats", "quartals")
        for end in ("anfang", "beginn", "mitte", "ende", "wechsel")
    }
    return {
        "month": set(MONTHS),
        "weekday": {*WEEKDAYS, *compounds, *by_day},
        "season": set(SEASONS),
        "unit": {*UNITS, *LONG, *REPEATED, *lengths, *long_ones, *before_units, *ends},
        "part": {*PARTS_OF_DAY, "nachts", "mittags", "mitternacht", "uhr", "früh"},
        "decade": set(DECADES),
        # A run of words holds a holiday only if it holds the first word of one.
        "holiday": {_WORD.findall(name)[0] for name in HOLIDAYS},
    }


def number_words() -> set[str]:
    """Return the words for numbers, which can stand in an expression."""
    return {*NUMBER_WORDS, *ORDINAL_WORDS, *STEPS}
