"""The calendar in German: its words to the terms that ``topics.dates`` resolves."""

from topics.english.calendar import Example, Holiday
from topics.english.data import read_rows, read_texts
from topics.german.numbers import inflected

_PACKAGE, _FILE = "topics.german", "calendar"


def _terms(table: str) -> dict[str, str]:
    """Return the words of a table to their terms."""
    return {word: term for term, words in read_texts(_PACKAGE, _FILE, table).items() for word in words.split()}


def _inflected_terms(table: str) -> dict[str, str]:
    """Return the adjectives of a table, with each ending, to their terms."""
    return {word: term for stem, term in _terms(table).items() for word in inflected(stem)}


FULL_MONTHS, SHORT_MONTHS = _terms("month"), _terms("short-month")
FULL_WEEKDAYS, SHORT_WEEKDAYS = _terms("weekday"), _terms("short-weekday")
MONTHS = FULL_MONTHS | SHORT_MONTHS
"""Names and abbreviations of months to "1" … "12"."""
WEEKDAYS = FULL_WEEKDAYS | SHORT_WEEKDAYS
"""Names and abbreviations of weekdays to the English names."""
ONE_UNIT, MANY_UNITS = _terms("unit"), _terms("units")
UNITS = ONE_UNIT | MANY_UNITS
"""Forms of units to the English singular."""
LONG = _inflected_terms("long") | _terms("long")
"""Adjectives of length to units: "wöchige" to "week"."""
REPEATED = _inflected_terms("repeated") | _terms("repeated")
"""What comes back in each unit: "täglich" to "daily"."""
SEASONS = _terms("season")
"""Names of seasons to the English ones."""
PARTS_OF_DAY = _terms("part")
"""Parts of the day to the English ones."""
STEPS = _inflected_terms("step")
"""Adjectives to the step that they stand for: "kommenden" to "next"."""
STEP_WORDS = _terms("step-word")
"""Beginnings of nouns to their step: the "Vor" of "Vorjahr" to "last"."""
DIRECTIONS = _terms("direction")
"""Words that tell which way units are counted."""
DECADES = _terms("decade")
"""Decades in words to the English ones."""
HOLIDAYS = {name: holiday for holiday in read_rows(_PACKAGE, _FILE, "holiday", Holiday) for name in holiday.names}
"""Names of holidays to when they are."""
PARTS_IN_COMPOUNDS = tuple(word for word in PARTS_OF_DAY if not word.endswith("s"))
"""Parts of the day as they end the word of a weekday: the "abend" of "Montagabend"."""


def examples() -> tuple[Example, ...]:
    """Return the examples and counter-examples of the patterns, which run as tests."""
    return read_rows(_PACKAGE, _FILE, "examples", Example)
