"""The words of time and what they stand for, read from ``words.toml``, and their cues from ``cues.toml``."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_data(name: str) -> dict[str, Any]:
    """Return the rules or words in a TOML file of this package by its name."""
    return tomllib.loads(files("topics.dates").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def _words(section: str) -> dict[str, str]:
    """Return the words of a section to what they stand for."""
    return {word: meaning for meaning, words in read_data("words")[section].items() for word in words}


def _numbers(section: str) -> dict[str, int]:
    return {word: int(number) for word, number in _words(section).items()}


MONTHS = _numbers("months")
"""Names of months to 1 … 12."""
WEEKDAYS = _numbers("weekdays")
"""Names of weekdays to the numbers of ISO 8601, Monday 1 to Sunday 7."""
UNITS = _words("units")
"""Singular and plural names of units to the singular."""
SEASON_WORDS = _words("seasons")
"""Seasons to their TIMEX3 codes."""
DURATION_LETTERS = _words("durations")
"""Units to their letters in a TIMEX3 duration; a leading T stands before the number (``PT5M``)."""
PARTS = _words("parts")
"""Parts of a day to their TIMEX3 codes."""
NUMBER_WORDS = _numbers("numbers")
"""Simple number words to numbers."""
ORDINAL_WORDS = _numbers("ordinals")
"""Ordinal words up to thirty-nine to numbers."""
DECADES = _numbers("decades")
"""Names of decades to their place in the century."""
HOLIDAYS = _words("holidays")
"""Holidays to month and day, to month, weekday and count (-1: last), or to days from Easter Sunday."""

_COUNTS: dict[str, float] = NUMBER_WORDS | {"½": 0.5, "half": 0.5, "couple": 2, "pair": 2}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}


def number_of(text: str) -> float:
    """Return the number that digits or words stand for; other words count for nothing.

    >>> number_of("twenty-four"), number_of("2 1/2"), number_of("a hundred"), number_of("1,500")
    (24, 2.5, 100, 1500)
    """
    words = re.findall(r"\d+/\d+|[\d.,]*\d|½|[a-z]+", text.lower())
    total = part = 0.0
    for word in words:
        if word[0].isdigit():
            part += _digits(word)
        elif word in _COUNTS:
            part += _COUNTS[word]
        elif word in _SCALES:
            part = max(part, 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, part = total + part, 0
        elif word in {"a", "an", "another", "additional"}:
            part += word == words[-1]
    total += part
    return int(total) if total == int(total) else total


def _digits(word: str) -> float:
    if "/" in word:
        above, below = word.split("/")
        return int(above) / int(below) if int(below) else 0
    plain = word.replace(",", "")
    return float(plain) if plain.count(".") == 1 else int(plain.replace(".", "") or 0)


def month_number(text: str) -> int:
    """Return the number of a month in digits or by name."""
    return int(text) if text.isdigit() else MONTHS[text.lower().rstrip(".")]


def ordinal_of(text: str) -> int | None:
    """Return the number of an ordinal in digits or words, or None.

    >>> ordinal_of("21st"), ordinal_of("twenty-first"), ordinal_of("third")
    (21, 21, 3)
    """
    plain = text.lower().replace(" ", "-")
    digits = re.match(r"\d{1,3}", plain)
    return int(digits[0]) if digits else ORDINAL_WORDS.get(plain)


def year_of(text: str) -> int | None:
    """Return the year that digits or words stand for ("1996", "nineteen ninety-six", "two thousand one")."""
    plain = text.strip().lower()
    if re.fullmatch(r"\d{1,4}", plain):
        return int(plain)
    words = re.findall(r"[a-z]+", plain)
    if "thousand" in words or "hundred" in words:
        return int(number_of(plain)) or None
    head = NUMBER_WORDS.get(words[0]) if words else None
    return None if head is None else head * 100 + sum(NUMBER_WORDS.get(word, 0) for word in words[1:])


def cue(name: str) -> re.Pattern[str]:
    """Return the pattern by its name in ``cues.toml`` that tells what the words around an expression mean."""
    return re.compile(read_data("cues")[name], re.VERBOSE)
