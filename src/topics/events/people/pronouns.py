"""Who a pronoun may stand for: a person of its gender, where nothing speaks for somebody else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from topics.english.genders import GENDER_OF_NOUN, Gender
from topics.english.names import PERSON_NOUNS


class Person(NamedTuple):
    """What of somebody who is named decides whether a pronoun can stand for them; see ``Mention``."""

    actor: str
    subject: bool
    gender: Gender | None


Kept = TypeVar("Kept")

_NOUNS = "|".join(sorted(PERSON_NOUNS | GENDER_OF_NOUN.keys()))
_NEWCOMER = re.compile(
    rf"(?:\w+ ?, )?(?:an?|one|another|his|her|their)\b(?: [\w-]+){{0,2}}? (?:{_NOUNS})\b", re.IGNORECASE
)
"""Somebody without a name as the subject of a sentence: "A young woman", "His lawyer"."""


def brings_newcomer(text: str) -> bool:
    """Return whether a sentence begins with somebody who has no name and was not spoken of before.

    >>> brings_newcomer("A young woman saw it."), brings_newcomer("The singer left.")
    (True, False)
    """
    return _NEWCOMER.match(text) is not None


def behind_pronoun(gender: Gender, people: Sequence[tuple[Person, Kept]]) -> Kept | None:
    """Return who of the persons of one sentence a pronoun of the next stands for, None without a plain reading.

    It is the only person who is named, unless of the other gender; of several, who is known to be of its gender and
    either stands first or alone can be meant.

    Parameters
    ----------
    gender : "he" or "she"
        The pronoun.
    people : sequence of (Person, object)
        The persons, in order, each with what is given back.
    """
    likely = [(person, kept) for person, kept in people if person.gender in {gender, None}]
    if len({person.actor for person, _ in people}) == 1:
        return likely[0][1] if likely else None
    known = [(person, kept) for person, kept in likely if person.gender == gender]
    if not known:
        return None
    first = next((person for person, _ in people if person.subject), None)
    is_plain = known[0][0] == first or len({person.actor for person, _ in likely}) == 1
    return known[0][1] if is_plain else None
