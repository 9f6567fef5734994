"""What befell those whom a sentence counts: "at least 12 people were killed", "the death toll rose to 40"."""

from __future__ import annotations

import re

from topics.english.data import alternatives, read_lists
from topics.english.happenings import BEFALLEN
from topics.english.quantities import COUNT, EVERYBODY, NUMBER, SAME_COUNT, Quantity

_LISTS = {name: frozenset(entries.words) for name, entries in read_lists("topics.english", "quantities").items()}
_WORDS = alternatives(BEFALLEN)
_TRANSITIVE = _LISTS["befalling"]
"""Words for what befell people that can have an object: "killed"."""
_BEFELL = re.compile(
    rf"^,?\s?(?:who\s|that\s|which\s)?(?P<was>(?:was|were|are|is|be|been|being|had|have|has|got)\s)*"
    rf"(?:(?:\w+ly|also|now|still|not|feared|presumed|confirmed|reported|left|found|believed|lying|shot)\s)*"
    rf"(?P<word>{_WORDS})\b(?P<after>\s[\w'’]+)?",
    re.IGNORECASE,
)
"""What follows a number of those whom something befell: "(12 people) were killed"."""
_DID = re.compile(rf"\b(?P<word>{_WORDS})\s(?:and\s(?:\w+ly\s)?\w+ed\s)?(?:a total of\s)?$", re.IGNORECASE)
"""What stands before it: "killed (12 people)"."""
_TOLL = re.compile(
    r"\b(?P<what>death|dead|casualty|injury|injured|missing)?\s?toll\b[^.;]{0,60}?"
    r"\b(?:to|at|of|is|was|reached|reaches|passed|topped)\s$"
    r"|\bnumber of (?P<of>dead|deaths|injured|missing|victims|casualties|people killed|people injured)\b[^.;]{0,60}?"
    r"\b(?:to|at|is|was)\s$",
    re.IGNORECASE,
)
_ROW = re.compile(
    rf"\W*(?:number of |total )?(?P<word>{_WORDS}|deaths|casualties|death toll)(?:\s?[:|=–—-])?\s?$", re.IGNORECASE
)
"""What stands before a number in the row of a table: "Dead: (12)"."""
_REACH = 100
"""Characters before a number in which the word stands for what befell those who are counted."""
_LIVES = re.compile(r"\b(?:claimed|claiming|took|cost|costing|lost)(?:\sthe lives of|\stheir lives)?\s$", re.IGNORECASE)
_MAY_FOLLOW = _LISTS["after-befallen"]
"""Words that may stand after a participle that befell those before it; after any other it has an object."""


def who_is_counted(quantity: Quantity) -> str:
    """Return who is counted: "people" where the noun tells nothing of them."""
    if not quantity.of or quantity.of in EVERYBODY:
        return "people"
    return SAME_COUNT.get(quantity.of, quantity.of)


def outcome_of(text: str, quantity: Quantity) -> str:
    """Return what befell those who are counted, or ""."""
    if quantity.measures not in {COUNT, NUMBER}:
        return ""
    before, after = text[max(0, quantity.start - _REACH) : quantity.start], text[quantity.stop :]
    if quantity.of in BEFALLEN:
        return BEFALLEN[quantity.of]
    row = row_outcome(text, quantity)
    if row:
        return row
    toll = _TOLL.search(before)
    if toll and quantity.measures == NUMBER:
        named = (toll["what"] or toll["of"] or "death").lower().split()[-1]
        return BEFALLEN.get(named, "killed")
    if quantity.of in EVERYBODY and _LIVES.search(before) and quantity.of == "lives":
        return "killed"
    did = _DID.search(before)
    if did and did["word"].lower() in _TRANSITIVE and not after.startswith(" of "):
        return BEFALLEN[did["word"].lower()]
    return _befell(before, after)


def row_outcome(text: str, quantity: Quantity) -> str:
    """Return what befell those whom the row of a table counts, a label and a number and nothing else, or "".

    >>> from topics.english.quantities import find_quantities
    >>> [row_outcome(text, found) for text in ("Dead: 12", "Dead: 12 or so") for found in find_quantities(text)]
    ['killed', '']
    """
    label = _ROW.fullmatch(text[: quantity.start])
    if not label or text[quantity.stop :].strip(" .;|"):
        return ""
    return BEFALLEN.get(label["word"].lower(), "killed")


def _befell(before: str, after: str) -> str:
    """Return what befell those before a verb or participle: not those who did it to others."""
    match = _BEFELL.match(after)
    if not match:
        return ""
    word = match["word"].lower()
    follows = (match["after"] or "").strip().lower()
    has_object = word in _TRANSITIVE and not match["was"] and follows and follows not in _MAY_FOLLOW
    return "" if has_object else BEFALLEN[word]
