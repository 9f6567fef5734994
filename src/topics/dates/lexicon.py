"""The words of time and what they stand for: months, weekdays, units, numbers, parts of a day, holidays."""

from __future__ import annotations

import re

_MONTH_NAMES = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
_WEEKDAY_NAMES = (
    "monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri",
    "saturday sat", "sunday sun",
)  # fmt: skip
_UNIT_NAMES = {
    "second": "second seconds", "minute": "minute minutes", "hour": "hour hours", "day": "day days",
    "weekend": "weekend weekends", "week": "week weeks", "fortnight": "fortnight fortnights",
    "month": "month months", "quarter": "quarter quarters", "year": "year years", "decade": "decade decades",
    "century": "century centuries", "millennium": "millennium millennia millenniums",
}  # fmt: skip

MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
"""Names of months to 1 … 12."""

WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAY_NAMES, 1) for name in names.split()}
"""Names of weekdays to the numbers of ISO 8601, Monday 1 to Sunday 7."""

UNITS = {name: unit for unit, names in _UNIT_NAMES.items() for name in names.split()}
"""Singular and plural names of units to the singular."""

SEASON_WORDS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
"""Seasons to their TIMEX3 codes."""

DURATION_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "weekend": "WE", "week": "W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "DE", "century": "C", "millennium": "L", "night": "TNI",
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "season": "SN",
    "spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI",
}  # fmt: skip
"""Units to their letters in a TIMEX3 duration; a leading T stands before the number (``PT5M``)."""

PARTS = {
    "morning": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "midday": "MI", "mid-day": "MI",
    "lunchtime": "MI", "afternoon": "AF", "evening": "EV", "dusk": "EV", "sunset": "EV", "nightfall": "EV",
    "night": "NI", "overnight": "NI", "tonight": "NI", "midmorning": "MO", "midafternoon": "AF",
}  # fmt: skip
"""Parts of a day to their TIMEX3 codes."""

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBER_WORDS = dict(zip(_ONES, range(20), strict=True)) | dict(zip(_TENS, range(20, 100, 10), strict=True))
"""Simple number words to numbers."""

_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
ORDINAL_WORDS = (
    {word: number for number, word in enumerate(_ORDINALS, 1)}
    | {f"{ten}-{word}": base + number for ten, base in (("twenty", 20), ("thirty", 30))
       for number, word in enumerate(_ORDINALS[:9], 1)}
    | {"thirtieth": 30}
)  # fmt: skip
"""Ordinal words up to thirty-nine to numbers."""

DECADES = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip
"""Names of decades to their place in the century."""

HOLIDAYS = {
    "christmas eve": "12-24", "christmas day": "12-25", "christmas": "12-25", "boxing day": "12-26",
    "new year's eve": "12-31", "new years eve": "12-31", "new year's day": "01-01", "new years day": "01-01",
    "new year's": "01-01", "valentine's day": "02-14", "st. patrick's day": "03-17", "may day": "05-01",
    "halloween": "10-31", "independence day": "07-04", "fourth of july": "07-04", "bastille day": "07-14",
    "veterans day": "11-11", "armistice day": "11-11", "april fools' day": "04-01", "groundhog day": "02-02",
    "international women's day": "03-08", "earth day": "04-22",
    "martin luther king day": "01 mon 3", "presidents day": "02 mon 3", "presidents' day": "02 mon 3",
    "memorial day": "05 mon -1", "labor day": "09 mon 1", "columbus day": "10 mon 2",
    "thanksgiving day": "11 thu 4", "thanksgiving": "11 thu 4",
    "easter sunday": "easter 0", "easter monday": "easter 1", "good friday": "easter -2",
    "easter": "easter 0",
    "palm sunday": "easter -7", "ash wednesday": "easter -46", "pentecost": "easter 49",
}  # fmt: skip
"""Holidays to month and day, to month, weekday and count (-1: last), or to days from Easter Sunday."""

_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}


def number_of(text: str) -> float | None:
    """Return the number that digits or words stand for, or None.

    >>> number_of("twenty-four"), number_of("2 1/2"), number_of("a hundred"), number_of("1,500")
    (24, 2.5, 100, 1500)
    """
    words = re.findall(r"\d+/\d+|[\d.,]*\d|½|[a-z]+", text.lower())
    total: float = 0
    part: float = 0
    for word in words:
        if word[0].isdigit():
            part += _digits(word)
        elif word in {"½", "half"}:
            part += 0.5
        elif word in NUMBER_WORDS:
            part += NUMBER_WORDS[word]
        elif word in _SCALES:
            scale = _SCALES[word]
            if scale == 100:
                part = max(part, 1) * scale
            else:
                total, part = total + max(part, 1) * scale, 0
        elif word == "dozen":
            part = max(part, 1) * 12
        elif word in {"a", "an", "another", "additional"}:
            part += 1 if word == words[-1] else 0
        elif word in {"couple", "pair"}:
            part += 2
        elif word not in {"and", "of"}:
            return None
    total += part
    if not words:
        return None
    return int(total) if total == int(total) else total


def _digits(word: str) -> float:
    if "/" in word:
        above, below = word.split("/")
        return int(above) / int(below) if int(below) else 0
    plain = word.replace(",", "")
    return float(plain) if plain.count(".") == 1 else int(plain.replace(".", "") or 0)


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
        number = number_of(plain)
        return int(number) if number is not None else None
    head, tail = NUMBER_WORDS.get(words[0]) if words else None, words[1:]
    if head is None:
        return None
    tail = [word for word in tail if word not in {"oh", "o"}]
    rest = [NUMBER_WORDS.get(word, 0) for word in tail]
    return head * 100 + sum(rest)
