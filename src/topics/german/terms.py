"""What the rules of the German grammar catch, in the terms that ``topics.dates`` resolves.

A rule catches words of the text under the names of ``rules.toml``; the resolver knows numbers in digits and the English
names of units, weekdays, seasons and parts of the day. This is the one place where the two meet.
"""

from collections.abc import Callable, Mapping

from topics.german import calendar
from topics.german.numbers import number_of, ordinal_of

_STEPS_BEHIND = {"earlier": "before", "later": "after"}
_BEHIND = {word: _STEPS_BEHIND[way] for word, way in calendar.DIRECTIONS.items() if way in _STEPS_BEHIND}
"""Words behind a unit to the step that they stand for: "am Tag zuvor" is the day before."""
_HALVES = {1: "first", 2: "second"}


def read_terms(parts: Mapping[str, str]) -> dict[str, str]:
    """Return what a rule caught, each part in the terms of the resolver; parts that are none stay as they are.

    >>> read_terms({"weekday": "Montag", "shift": "kommenden"})
    {'weekday': 'monday', 'shift': 'next'}
    >>> read_terms({"number": "zweieinhalb", "unit": "Jahre", "direction": "später"})
    {'number': '2.5', 'unit': 'year', 'direction': 'later'}
    """
    return {name: _READERS[name](text) if name in _READERS else text for name, text in parts.items()}


def _looked_up(table: Mapping[str, str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        plain = " ".join(text.lower().rstrip(".").split())
        return table.get(plain, plain)

    return read


def _number(text: str) -> str:
    number = number_of(text)
    return "several" if number is None else str(number)


def _ordinal(text: str) -> str:
    return str(ordinal_of(text) or "")


def _times(text: str) -> str:
    number = number_of(text.lower().removesuffix("mal").strip())
    return f"{number or 1} times"


def _half(text: str) -> str:
    return _HALVES[ordinal_of(text) or 1]


_READERS: dict[str, Callable[[str], str]] = {
    "month": _looked_up(calendar.MONTHS),
    "weekday": _looked_up(calendar.WEEKDAYS),
    "unit": _looked_up(calendar.UNITS | calendar.LONG),
    "season": _looked_up(calendar.SEASONS),
    "part": _looked_up(calendar.PARTS_OF_DAY),
    "shift": _looked_up(calendar.STEPS | calendar.STEP_WORDS | _BEHIND),
    "adverb": _looked_up(calendar.REPEATED),
    "decadeword": _looked_up(calendar.DECADES),
    "direction": _looked_up(calendar.DIRECTIONS),
    "holiday": _looked_up({}),
    "number": _number,
    "hour": _number,
    "dayword": _ordinal,
    "century": _ordinal,
    "quarter": _ordinal,
    "half": _half,
    "times": _times,
}
"""Parts that rules catch to what reads them."""
