"""The scope of an amount: each year or in all, over which years, in the city or the country, profit or revenue.

Amounts of different scopes are no disagreement: both can be true.
"""

from __future__ import annotations

import re

from topics.english.data import alternatives
from topics.english.numbers import NUMBER_WORDS, number_of
from topics.english.quantities import FOR_A_TIME, MONEY, RATES, SCOPES, SUMS, Quantity
from topics.events.claims.story import Reading

_EACH = re.compile(r"^\s(?:\([^)]*\)\s)?(?:a|an|per|each|every)\s(\w+)", re.IGNORECASE)
"""What an amount is for each of: "a day", "per passenger"."""
_RATE = re.compile(rf"\b({alternatives(RATES)})\b", re.IGNORECASE)
_NUMBER = rf"(?:\d+|{alternatives(NUMBER_WORDS)})"
_TIME = r"(?:day|week|month|quarter|year|decade|centur(?:y|ie))"
_SPAN = re.compile(
    rf"\b(?:over|in|for|within|during|across|every)\s(?:\w+\s){{0,2}}?(?P<length>{_NUMBER})\s(?P<unit>{_TIME})s?\b"
    rf"|\b(?P<long>{_NUMBER})-(?P<of>{_TIME})\s(?:\w+\s){{0,2}}?(?:{alternatives(FOR_A_TIME)})\b"
    r"|\b(?P<which>first|second|third|fourth|last|full|next|past|coming|this)\s"
    r"(?P<part>half|quarter|year|decade|century)\b"
    rf"|\b(?:in|for|over|during)\s(?:the|its)\s(?P<whole>half|{_TIME}|lifetime)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_PLACE = re.compile(
    rf"\b(?:in|across|throughout)\s(?:the\s)?(?:whole\s|entire\s)?(?:of\sthe\s)?(?P<place>{alternatives(SCOPES)})\b"
    rf"|\b(?P<wide>{alternatives(SCOPES)})-?wide\b",
    re.IGNORECASE,
)
_SUM_BEHIND = re.compile(rf"^\s(?:in|of)\s(?:\w+\s){{0,2}}?(?P<sum>{alternatives(SUMS)})\b", re.IGNORECASE)
_SUM = re.compile(rf"\b(?P<sum>{alternatives(SUMS)})\b", re.IGNORECASE)
_CHANGED_BY = re.compile(r"\bby\s(?:\w+\s){0,2}$", re.IGNORECASE)
"""An amount is a change: "rose by", "cut by about"."""
_END = re.compile(r"[;:(]|,\s|\.\s|\.$")
"""Where what is said behind an amount ends."""


def scope_of(reading: Reading, quantity: Quantity) -> tuple[str, ...]:
    """Return what an amount in a sentence is of, each part "" where nothing is said of it.

    The parts are: for each of what, over which time, in which years, where, which sum (profit), and whether it is a
    change.

    Parameters
    ----------
    reading : Reading
        The sentence.
    quantity : Quantity
        One of its amounts.
    """
    before, behind = _words_around(reading, quantity)
    said = (before, behind)
    each = _EACH.match(reading.text[quantity.stop :])
    rates = [RATES[match[1].lower()] for words in said for match in _RATE.finditer(words)]
    years = sorted({year for words in said for year in _YEAR.findall(words)})
    places = [SCOPES[(match["place"] or match["wide"]).lower()] for words in said for match in _PLACE.finditer(words)]
    return (
        each[1].lower() if each else " ".join(rates[:1]),
        " ".join(sorted({_span(match) for words in said for match in _SPAN.finditer(words)})),
        " ".join(years),
        " ".join(places[-1:]),
        _sum(before, behind),
        "by" if _CHANGED_BY.search(before) else "",
    )


def _words_around(reading: Reading, quantity: Quantity) -> tuple[str, str]:
    """Return what stands before an amount, from the one before it on, and what behind it to the end of its clause."""
    others = [other for other in reading.quantities if other.measures == MONEY and other.start != quantity.start]
    start = max((other.stop for other in others if other.stop <= quantity.start), default=0)
    stop = min((other.start for other in others if other.start >= quantity.stop), default=len(reading.text))
    end = _END.search(reading.text, quantity.stop, stop)
    return reading.text[start : quantity.start], reading.text[quantity.stop : end.start() if end else stop]


def _span(match: re.Match[str]) -> str:
    """Return the words for a time, alike for "over four years", "the next 4 years" and "a four-year plan"."""
    if length := match["length"] or match["long"]:
        return f"{number_of(length):g} {(match['unit'] or match['of']).lower()}"
    if match["part"]:
        return f"{match['which']} {match['part']}".lower()
    return match["whole"].lower()


def _sum(before: str, behind: str) -> str:
    """Return which sum an amount is: the word for it behind the amount, else the last one before it."""
    match = _SUM_BEHIND.match(behind)
    named = [match] if match else list(_SUM.finditer(before))
    return SUMS[named[-1]["sum"].lower()] if named else ""
