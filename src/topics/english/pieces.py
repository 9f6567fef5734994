"""Pieces of patterns and classes of words that the grammar of time expressions takes from the English calendar."""

import re

from topics.english.calendar import (
    DECADES,
    HOLIDAYS,
    MIDDLES_OF_DAY,
    MONTHS,
    PARTS_OF_DAY,
    SEASONS,
    TIME_ZONES,
    UNITS,
    WEEKDAY_NAMES,
    WEEKDAYS,
    pattern,
)
from topics.english.data import alternatives
from topics.english.numbers import FIRST_ORDINALS, NUMBER_WORDS, ONES, SCALES, SIMPLE_ORDINALS, TEENS, TENS

_LAST_DAY_OF_MONTH = 31


def pieces() -> dict[str, str]:
    """Return the pieces of the grammar that are words of English, by their names."""
    return {
        "month": pattern("month"),
        "smallmonth": pattern("small-month"),
        "weekday": pattern("weekday"),
        "weekdayshort": pattern("weekday-beside-date"),
        "unit": pattern("unit"),
        "calendarunit": pattern("long-unit"),
        "season": pattern("season"),
        "part": pattern("part"),
        "anypart": pattern("time-of-day"),
        "decadename": alternatives(DECADES),
        "holiday": alternatives(HOLIDAYS, space=" "),
        "zonename": alternatives(zone.upper() for zone in TIME_ZONES),
        "ones": alternatives(ONES),
        "teens": alternatives(TEENS),
        "tens": alternatives(TENS),
        "numberword": alternatives([*ONES, *TEENS, *TENS, *SCALES]),
        "scale": alternatives(SCALES),
        "firstordinal": alternatives(FIRST_ORDINALS),
        "dayordinal": alternatives(word for word, day in SIMPLE_ORDINALS.items() if day <= _LAST_DAY_OF_MONTH),
    }


def classes() -> dict[str, set[str]]:
    """Return the classes of words that call for rules, each with its words in small letters."""
    return {
        "month": set(MONTHS),
        "weekday": {*WEEKDAYS, *(f"{name}s" for name in WEEKDAY_NAMES)},
        "season": set(SEASONS),
        "unit": set(UNITS),
        "part": {*PARTS_OF_DAY, *MIDDLES_OF_DAY},
        "decade": set(DECADES),
        # A run of words holds a holiday only if it holds the first word of one.
        "holiday": {re.split(r"[\W_]", name)[0] for name in HOLIDAYS},
    }


def number_words() -> set[str]:
    """Return the simple words for numbers, which can stand in an expression."""
    return set(NUMBER_WORDS)
