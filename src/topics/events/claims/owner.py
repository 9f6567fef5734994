"""Owners: whose a thing or a measure is, by the words before it: "Berg's term", "her second term"."""

from __future__ import annotations

import re

from topics.events.claims.story import Reading
from topics.events.wording import usual_form

_OWNING = re.compile(r"\b(?P<pronoun>his|her)\b|(?P<mark>\s?['’]s?)(?=\s)", re.IGNORECASE)
_BEHIND = 3
"""Words behind an owner, inclusive, of which one is the thing: "her (second five-year term)"."""

_LIMIT = re.compile(r"\b(?:allow(?:s|ed)?|permit(?:s|ted)?|maximum|minimum|limit(?:s|ed)?)\b", re.IGNORECASE)
"""Words before a measure by which it is what may be, not what is."""
_CLAUSE = re.compile(r"[.;:]\s|\b(?:but|while|although|whereas)\b", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:he|she)\s", re.IGNORECASE)


def measured_person(reading: Reading, start: int) -> str | None:
    """Return whose a measure is by the pronoun before it, "" where none is, None where it is nobody's for sure.

    That is where the pronoun means nobody known, and where the clause only tells what may be.

    Parameters
    ----------
    reading : Reading
        The sentence.
    start : int
        Where the measure begins, in characters.
    """
    before = reading.text[:start]
    if _LIMIT.search(_CLAUSE.split(before)[-1]):
        return None
    pronoun = _PERSON.search(before)
    if not pronoun:
        return ""
    return next((item.actor for item in reading.mentions if item.start == pronoun.start() and item.actor), None)


def owner_of(reading: Reading, thing: str, stop: int) -> str:
    """Return the last name of the person whose a thing is, "" where no person is said to own it.

    Parameters
    ----------
    reading : Reading
        The sentence.
    thing : str
        The usual form of the noun for the thing.
    stop : int
        Where what is said of the thing ends, in characters.
    """
    for match in reversed(list(_OWNING.finditer(reading.text, 0, stop))):
        words = reading.text[match.end() : stop].split()[:_BEHIND]
        if thing in {usual_form(word.strip(".,").lower()) for word in words}:
            return _person_at(reading, match)
    return ""


def _person_at(reading: Reading, match: re.Match[str]) -> str:
    """Return the last name of the person that a pronoun or a name before "'s" means, "" where it is no person."""
    persons = [item for item in reading.mentions if item.kind == "person" and item.start <= match.start()]
    if match["mark"]:
        persons = [item for item in persons if match.start() <= item.stop <= match.end()]
    return persons[-1].actor.split()[-1] if persons else ""
