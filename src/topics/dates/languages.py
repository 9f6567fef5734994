"""What the tagger takes from a language, for each language that it reads, and which one a bare text is in.

There is one arithmetic of dates. A language gives the rules that find its expressions (``rules.toml``,
``falsefriends.toml`` of its package), the words that they are made of, a function that puts what they catch into the
terms of the resolver, one that tells where a clause points, and the small words between two dates. A language is loaded
when its first text is read.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from topics.dates import tense
from topics.english import pieces as english
from topics.english.calendar import HOLIDAYS, Holiday
from topics.english.data import read_lists


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Language:
    """One language as the tagger needs it.

    Parameters
    ----------
    code : str
        ISO 639-1 code.
    package : str
        Package beside whose code ``rules.toml`` and ``falsefriends.toml`` lie.
    pieces : callable
        Returns the pieces of patterns that are words of the language, by name.
    classes : callable
        Returns the classes of words that call for rules, each with its words.
    number_words : callable
        Returns the words for numbers.
    read_terms : callable
        Puts what a rule caught, by name, into the terms of the resolver: numbers in digits or English words, the
        English names of months, weekdays, units, seasons and parts of the day, and "last", "this", "next", "that".
    holidays : mapping
        Names of holidays in small letters to when they are.
    direction : callable
        Returns where the clause of the characters from start to stop of a text points.
    connected : re.Pattern
        The whole of what can stand between two dates of one list or range.
    up_to : re.Pattern
        Found between the two ends of a range, and not between members of a list.
    range : re.Pattern
        The whole of what stands between the two ends of a range of dates.
    pair : re.Pattern
        The whole of what stands between the two ends of a range that "between" opens.
    between : re.Pattern
        That "between", before the first end.
    beside_day : re.Pattern
        The whole of what can stand between a day and a clock time of that day.
    small_words : re.Pattern
        The whole of what parts a year from a date of that year beside it.
    listed : re.Pattern
        Matches what parts a year from the next member of a list, which has a year of its own.
    """

    code: str
    package: str
    pieces: Callable[[], Mapping[str, str]]
    classes: Callable[[], Mapping[str, set[str]]]
    number_words: Callable[[], set[str]]
    read_terms: Callable[[dict[str, str]], Mapping[str, str]]
    holidays: Mapping[str, Holiday]
    direction: Callable[[str, int, int], tense.Pointing]
    connected: re.Pattern[str]
    up_to: re.Pattern[str]
    range: re.Pattern[str]
    pair: re.Pattern[str]
    between: re.Pattern[str]
    beside_day: re.Pattern[str]
    small_words: re.Pattern[str]
    listed: re.Pattern[str]


def _as_caught(parts: dict[str, str]) -> dict[str, str]:
    """Return the parts as they are: the resolver reads English words itself."""
    return parts


ENGLISH = Language(
    code="en",
    package="topics.dates",
    pieces=english.pieces,
    classes=english.classes,
    number_words=english.number_words,
    read_terms=_as_caught,
    holidays=HOLIDAYS,
    direction=tense.direction,
    connected=re.compile(r"\s?(?:[-–—/,]|,?\s(?:to|and|or|until|till|through|on)(?:\sthe)?\s)\s?", re.IGNORECASE),
    up_to=re.compile(r"[-–—]|to|until|till|through", re.IGNORECASE),
    range=re.compile(r"\s?[-–—]\s?|\s(?:to|until|till|through)\s(?:the\s)?", re.IGNORECASE),
    pair=re.compile(r"\sand\s(?:the\s)?", re.IGNORECASE),
    between=re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE),
    beside_day=re.compile(r"\s?(?:[-–—,]|to|until|till|and)\s?", re.IGNORECASE),
    small_words=re.compile(
        r"(?:[\s,;–—()-]|\b(?:on|in|from|to|until|till|through|and|the|of|around|early|late|mid|by|at|about|between)\b)*",
        re.IGNORECASE,
    ),
    listed=re.compile(r"(?s)(?:(?!(?<!\S)and(?!\S)).)*(?<!\S)and(?!\S)(?!.*(?<!\S)(?:on|in)(?!\S))"),
)
"""English, in whose words the resolver itself thinks."""


@cache
def _german() -> Language:
    from topics.dates.german_tense import direction
    from topics.german import calendar, pieces
    from topics.german.terms import read_terms

    return Language(
        code="de",
        package="topics.german",
        pieces=pieces.pieces,
        classes=pieces.classes,
        number_words=pieces.number_words,
        read_terms=read_terms,
        holidays=calendar.HOLIDAYS,
        direction=direction,
        connected=re.compile(
            r"\s?(?:[-–—/,]|,?\s(?:und|oder|sowie|bis)(?:\s(?:zum|am|im|den|dem))?\s)\s?", re.IGNORECASE
        ),
        up_to=re.compile(r"[-–—]|\bbis\b", re.IGNORECASE),
        range=re.compile(r"\s?[-–—]\s?|\sbis\s(?:zum\s|zu\s)?", re.IGNORECASE),
        pair=re.compile(r"\sund\s(?:dem\s|der\s)?", re.IGNORECASE),
        between=re.compile(r"\bzwischen\s(?:dem\s|der\s)?$", re.IGNORECASE),
        # The time of a day stands anywhere behind it in its sentence: "Am Sonntag öffneten die Wahllokale um 8 Uhr".
        beside_day=re.compile(r"(?:[^.!?;:\n]|\.(?!\s)){0,80}"),
        small_words=re.compile(
            r"(?:[\s,;–—()-]|\b(?:am|im|in|ab|an|von|vom|bis|zum|und|der|die|den|dem|des|um|anfang|mitte|ende|zwischen)\b)*",
            re.IGNORECASE,
        ),
        listed=re.compile(r"(?s)(?:(?!\bund\b).)*\bund\b(?!.*\b(?:am|im|in)\b)"),
    )


_LANGUAGES: Mapping[str, Callable[[], Language]] = {"en": lambda: ENGLISH, "de": _german}
CODES = frozenset(_LANGUAGES)
"""ISO 639-1 codes of the languages whose time expressions are found."""


def language_of(code: str) -> Language:
    """Return a language by its code.

    >>> language_of("de").code
    'de'
    """
    return _LANGUAGES[code]()


# ---------------------------------------------------------------- the language of a bare text

_SAMPLE = 600
"""Characters of the beginning of a text that its language is told from."""
_FEWEST = 2
"""German words, inclusively, of which a text must have so many."""
_PREVAIL = 3
"""German words must be more than so many times as many as English ones."""


@cache
def _small_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the words that tell German, those that tell it only beside others, and those that tell English."""
    lists = read_lists("topics.german", "words")
    names = ("telling", "telling-beside", "telling-english")
    german, beside, english_words = (frozenset(lists[name].words) for name in names)
    return german, beside, english_words


def tell_language(text: str) -> str:
    """Return "de" where German small words clearly prevail at the beginning of a text, else "en".

    >>> tell_language("Der Rat tagt am Montag und wird noch beraten."), tell_language("Ursula von der Leyen met them.")
    ('de', 'en')
    """
    telling, beside, of_english = _small_words()
    words = text[:_SAMPLE].lower().split()
    if telling.isdisjoint(words):  # nearly all that is not German
        return "en"
    n_german = sum(word in telling or word in beside for word in words)
    n_english = sum(word in of_english for word in words)
    return "de" if n_german >= _FEWEST and n_german > _PREVAIL * n_english else "en"
