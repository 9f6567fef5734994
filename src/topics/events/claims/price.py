"""Prices of what is traded: at each moment of a day another one, so that only those at its end can be compared.

>>> price_of("Crude settled at $112.79 on Friday.", 17, 24)
Price(moment='close', thing='crude')
>>> price_of("Crude rose $1.43 to $111.73 a barrel.", 20, 27), price_of("The bridge cost $80 million.", 16, 27)
(Price(moment='move', thing='crude'), None)
"""

from __future__ import annotations

import re
from typing import NamedTuple

from topics.english.accounts import CLOSING, PRICE_MOVES, TRADED, TRADED_BY
from topics.english.data import alternatives
from topics.english.words import FUNCTION_WORDS, PREPOSITIONS, TIME_WORDS

_TRADED = re.compile(rf"(?<![\w-])(?:{alternatives(TRADED)})(?![\w-])", re.IGNORECASE)
_QUOTED = re.compile(
    rf"\b(?:(?P<close>{alternatives(CLOSING)})|{alternatives(PRICE_MOVES)})\s"
    r"(?:(?:[^\w\s]\s?)?\d[\d.,]*\s(?:(?:a|per)\s\w+\s|[,(]\s?)?"
    r"|(?:cents?|percent|per\scent|%|points?|or|up|down|by|at|to|around|about|near|nearly|above|below|just|over|under|as|high|low"
    r"|higher|lower|an?\s(?:record|high|low|peak|\w+-high)|of|the\sday|on|\w+day|sharply|slightly|more|than)\s){0,9}$",
    re.IGNORECASE,
)
"""What stands between the verb of a price and the price: "rose 2 percent to ", "settled on Friday at "."""
_EACH = re.compile(rf"\s(?:an?|per|the)\s(?:{alternatives(TRADED_BY)})\b", re.IGNORECASE)
"""What stands behind a price of a measure of something traded."""
_ENDS = re.compile(r"(?<!\.[A-Z])[.;:,]\s|\b(?:and|but|while|after|as|having|when)\s", re.IGNORECASE)
"""What the subject of such a verb does not reach over; the full stop of "U.S." is none."""
_WORD = re.compile(r"[^\W\d_][\w.&'’-]*")


class Price(NamedTuple):
    """A price of something traded: at the ``close`` of a day or a ``move`` in it, and what it is paid for."""

    moment: str
    thing: str


def price_of(text: str, start: int, stop: int) -> Price | None:
    """Return what a price is of and which moment, None where an amount is no price of a moment.

    Parameters
    ----------
    text : str
        The sentence.
    start, stop : int
        The characters of the amount in it.
    """
    verb = _QUOTED.search(text[:start])
    if verb is None or not _TRADED.search(text):
        return Price("move", "") if _EACH.match(text[stop:]) else None
    return Price("close" if verb["close"] else "move", _thing(text[: verb.start()]))


def _thing(before: str) -> str:
    """Return the words for what is traded, from the text before its verb, without what follows on a preposition."""
    words: list[str] = []
    for match in _WORD.finditer(_ENDS.split(before)[-1]):
        word = match[0].lower()
        if word in PREPOSITIONS and words:
            break
        if word not in FUNCTION_WORDS | TIME_WORDS:
            words.append(word)
    return " ".join(words)
