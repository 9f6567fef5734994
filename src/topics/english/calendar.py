"""The calendar in English: months, weekdays, units, seasons, parts of the day, holidays, and patterns for them.

Whoever looks for a month or a weekday in a text takes it from here:

``MONTHS``, ``month_number``
    any name or abbreviation of a month to 1 … 12;
``MONTH_NAMES``, ``WEEKDAY_NAMES``
    the full names in order, small letters: for lists of words and for regular expressions that ignore case
    (``"|".join(MONTH_NAMES)``);
``WEEKDAYS``
    any name or abbreviation of a weekday to 1 … 7 (ISO 8601);
``pattern(kind)``
    alternatives of a regular expression for ``month``, ``weekday`` and more as they are written in a text, with
    their capitals and dots, so that "May" is a month and "may" is none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from topics.english.data import alternatives, read_lists, read_rows

_PACKAGE, _FILE = "topics.english", "calendar"


@dataclass(frozen=True, slots=True)
class Month:
    """A month by its name; ``ordinary`` if its small letters are a word of their own."""

    name: str
    abbreviations: tuple[str, ...] = ()
    ordinary: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday by its name, with abbreviations that are clear, that need their dot, or that need a date beside."""

    name: str
    clear: tuple[str, ...] = ()
    dotted: tuple[str, ...] = ()
    beside_dates: tuple[str, ...] = ()

    @property
    def abbreviations(self) -> tuple[str, ...]:
        """All abbreviations."""
        return self.clear + self.dotted + self.beside_dates


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time by its singular; ``long`` if it is a day or longer."""

    name: str
    plurals: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()
    long: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """All words for it."""
        return (self.name, *self.plurals, *self.abbreviations)


@dataclass(frozen=True, slots=True)
class Season:
    """A season by its name, with other names for it."""

    name: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A part of the day by its name, with times of day that count to it.

    Parameters
    ----------
    name : str
        Its name.
    others : tuple of str
        Times of day that count to it.
    adverbs : tuple of str
        Words for it that stand alone ("overnight").
    mid : bool
        Whether "mid" can stand before it.
    moment : bool
        Whether it is a point and no stretch of the day.
    """

    name: str
    others: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    mid: bool = False
    moment: bool = False


@dataclass(frozen=True, slots=True)
class Decade:
    """A decade in words and its place in the century."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Example:
    """Texts in which a pattern finds what stands in brackets, and texts in which it finds nothing."""

    pattern: str
    texts: tuple[str, ...]
    none: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday: ``on`` a day of a month, the ``count``-th weekday of a month, or so many days from Easter Sunday."""

    names: tuple[str, ...]
    on: str = ""
    month: int = 0
    weekday: str = ""
    count: int = 0
    easter: int = 0


@dataclass(frozen=True, slots=True)
class KnownDay:
    """A day that is a name: its date, how it is written, and beginnings of the words that follow it."""

    day: str
    written: str
    followed: str


_MONTH_ROWS = read_rows(_PACKAGE, _FILE, "month", Month)
_WEEKDAY_ROWS = read_rows(_PACKAGE, _FILE, "weekday", Weekday)
_UNIT_ROWS = read_rows(_PACKAGE, _FILE, "unit", Unit)
_SEASON_ROWS = read_rows(_PACKAGE, _FILE, "season", Season)
_PART_ROWS = read_rows(_PACKAGE, _FILE, "part", PartOfDay)

MONTH_NAMES = tuple(month.name for month in _MONTH_ROWS)
"""Full names of the months in order, small letters."""
WEEKDAY_NAMES = tuple(day.name for day in _WEEKDAY_ROWS)
"""Full names of the weekdays, Monday first, small letters."""
MONTHS = {
    word: number for number, month in enumerate(_MONTH_ROWS, start=1) for word in (month.name, *month.abbreviations)
}
"""Names and abbreviations of months to 1 … 12."""
WEEKDAYS = {
    word: number for number, day in enumerate(_WEEKDAY_ROWS, start=1) for word in (day.name, *day.abbreviations)
}
"""Names and abbreviations of weekdays to the numbers of ISO 8601, Monday 1 to Sunday 7."""
UNITS = {word: unit.name for unit in _UNIT_ROWS for word in unit.forms}
"""Singular, plural and short forms of units to the singular."""
SEASONS = {word: season.name for season in _SEASON_ROWS for word in (season.name, *season.others)}
"""Names of seasons to the usual one: "fall" to "autumn"."""
PARTS_OF_DAY = {word: part.name for part in _PART_ROWS for word in (part.name, *part.others, *part.adverbs)}
"""Times of day to the part of the day that they belong to: "dawn" to "morning"."""
_PARTS_WITH_MIDDLE = [part.name for part in _PART_ROWS if part.mid]
MIDDLES_OF_DAY = {f"mid{gap}{name}": name for name in _PARTS_WITH_MIDDLE for gap in ("", "-", " ")}
"""Names of the middle of a part of the day to that part: "midmorning", "mid-morning" to "morning"."""
DECADES = {decade.name: decade.number for decade in read_rows(_PACKAGE, _FILE, "decade", Decade)}
"""Names of decades to their place in the century: "nineties" to 9."""
HOLIDAYS = {name: holiday for holiday in read_rows(_PACKAGE, _FILE, "holiday", Holiday) for name in holiday.names}
"""Names of holidays to when they are."""
_LISTS = read_lists(_PACKAGE, _FILE)
CLEAR_TIME_ZONES = _LISTS["zones"].words
"""Abbreviations of time zones that are hardly anything else, small letters."""
TIME_ZONES = CLEAR_TIME_ZONES + _LISTS["zones-beside-clock"].words
"""Abbreviations of time zones as they stand beside a clock time, small letters."""


def known_day(written: str, following: str) -> str | None:
    """Return the day (YYYY-MM-DD) that a month and day, or a holiday, names by what follows it in the text, or None.

    >>> known_day("september 11", " terrorist attacks on New York"), known_day("september 11", " the attacks")
    ('2001-09-11', None)
    """
    words = following.split()[:_WORDS_FOLLOWING]
    for known in read_rows(_PACKAGE, _FILE, "known", KnownDay):
        if known.written == written and _begins_with_any(words, tuple(known.followed.split())):
            return known.day
    return None


_WORDS_FOLLOWING = 2
"""Words after a day among which one must tell what it is the name of."""


def _begins_with_any(words: list[str], beginnings: tuple[str, ...]) -> bool:
    if not words or words[0].lower() in _LISTS["no-name"]:
        return False
    return any(word.lower().startswith(beginnings) for word in words)


def month_number(text: str) -> int:
    """Return the number of a month in digits, by its name or by its abbreviation.

    >>> month_number("08"), month_number("August"), month_number("Aug.")
    (8, 8, 8)
    """
    return int(text) if text.isdigit() else MONTHS[text.lower().rstrip(".")]


def holiday_name(text: str) -> str:
    """Return a holiday as ``HOLIDAYS`` names it, whatever its white space, apostrophe, capitals and dots.

    >>> holiday_name("St  Patrick’s Day")
    "st. patrick's day"
    """
    plain = " ".join(text.lower().replace("’", "'").split())
    return plain if plain in HOLIDAYS else plain.replace("st ", "st. ")


def examples() -> tuple[Example, ...]:
    """Return the examples and counter-examples of the patterns, which run as tests."""
    return read_rows(_PACKAGE, _FILE, "examples", Example)


@cache
def pattern(kind: str) -> str:
    r"""Return the alternatives of a regular expression for words of the calendar as they stand in a text.

    They hold no group that catches and no edges: put them between ``(?<!\w)(?:`` and ``)(?!\w)``. They tell capitals
    apart themselves where that matters, also under ``re.IGNORECASE``.

    Parameters
    ----------
    kind : str
        ``month``: full names with a capital (or small, where that is no other word) and abbreviations with a
        capital; ``small-month``: abbreviations in small letters, which need a number beside; ``weekday``: full names
        and the abbreviations that tell a weekday by themselves; ``weekday-beside-date``: abbreviations beside a date;
        ``unit``: one or many; ``long-unit``: the singular of those that last a day or longer; ``season``; ``part``:
        the parts of the day that last; ``time-of-day``: any; ``holiday``.
    """
    return _PATTERNS[kind]()


def _month() -> str:
    full = [form for month in _MONTH_ROWS for form in _cases(month.name, small=not month.ordinary)]
    short = [form for month in _MONTH_ROWS for word in month.abbreviations for form in (word.title(), word.upper())]
    return rf"(?-i:{alternatives(full)}|(?:{alternatives(short)})(?:\.|(?!\w)))"


def _small_month() -> str:
    return alternatives(word for month in _MONTH_ROWS for word in month.abbreviations)


def _weekday() -> str:
    full = [form for day in _WEEKDAY_ROWS for form in _cases(day.name)]
    clear = [word.title() for day in _WEEKDAY_ROWS for word in day.clear]
    dotted = [word.title() for day in _WEEKDAY_ROWS for word in day.dotted]
    return rf"(?-i:{alternatives(full)}|(?:{alternatives(clear)})(?!\w)\.?|(?:{alternatives(dotted)})\.)"


def _weekday_beside_date() -> str:
    short = [word.title() for day in _WEEKDAY_ROWS for word in day.abbreviations]
    return rf"(?-i:{alternatives(short)})\.?"


def _cases(name: str, *, small: bool = True) -> list[str]:
    """Return the ways in which a name is written: with a capital, in capitals, and small if that is no other word."""
    return [name.title(), name.upper(), *([name] if small else [])]


def _time_of_day() -> str:
    middles = [f"(?:mid[- ]?)?{name}" for name in _PARTS_WITH_MIDDLE]
    names = [name for part in _PART_ROWS for name in (part.name, *part.others)]
    plain = [name for name in names if name not in _PARTS_WITH_MIDDLE]
    return "|".join([*middles, alternatives(plain)])


_PATTERNS: dict[str, Callable[[], str]] = {
    "month": _month,
    "small-month": _small_month,
    "weekday": _weekday,
    "weekday-beside-date": _weekday_beside_date,
    "unit": lambda: alternatives(UNITS),
    "long-unit": lambda: alternatives(unit.name for unit in _UNIT_ROWS if unit.long),
    "season": lambda: alternatives(SEASONS),
    "part": lambda: alternatives(part.name for part in _PART_ROWS if not part.moment),
    "time-of-day": _time_of_day,
    "holiday": lambda: alternatives(HOLIDAYS),
}
