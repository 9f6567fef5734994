"""Who a pronoun may stand for: a person of its gender, where nothing speaks for somebody else."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import NamedTuple, TypeVar

from topics.english.genders import GENDER_OF_NOUN, Gender
from topics.english.names import PARTY_MEMBERS, PERSON_NOUNS
from topics.english.places import LANDS
from topics.english.tokens import Kind
from topics.english.words import PREPOSITIONS, split_words
from topics.events.clause_records import Role
from topics.events.predicates import reading_of


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


class Place(NamedTuple):
    """Where a name stands in a sentence, with its role; ``is_open`` is whether it may be a person's or a thing's."""

    start: int
    stop: int
    role: str
    is_open: bool


def acts_unnamed(text: str, gender: Gender, names: Sequence[Place], nouns: Container[str] = ()) -> bool:
    """Return whether somebody acts in a sentence who is none of the persons known there, so that "he" can be that one.

    It is a noun without a name beside it ("the prosecutor told the court that Berg"), or a name of which nobody knows
    whether it is a person's ("Moe has run faster").

    Parameters
    ----------
    text : str
        The sentence.
    gender : "he" or "she"
        The pronoun.
    names : sequence of Place
        The names in the sentence, in order.
    nouns : container of str
        Nouns that say who the persons are, in small letters: "the mayor" is no other one then.
    """
    for start, stop in reading_of(text).subjects():
        within = [name for name in names if start <= name.start < stop]
        if any(name.is_open and text[start : name.start].strip() == "" and name.stop >= stop for name in within):
            return True
        noun = _head(text[start:stop])
        if noun not in PERSON_NOUNS or noun in nouns or GENDER_OF_NOUN.get(noun, gender) != gender:
            continue
        if not any(_is_beside(text, name, start, stop) for name in names):
            return True
    return False


def _head(subject: str) -> str:
    """Return the noun of a subject without what "of" and the like add: "the coach of the team"."""
    words = split_words(subject)
    end = next((at for at, word in enumerate(words) if at and word in PREPOSITIONS), len(words))
    return words[end - 1] if end else ""


def _is_beside(text: str, name: Place, start: int, stop: int) -> bool:
    """Return whether a name stands in a subject or beside it: "the mayor, Anna Berg, said", "the winner was Berg"."""
    if start <= name.start < stop:
        return not text[name.stop :].lstrip().startswith(("'", "’"))
    if name.start >= stop:
        between = text[stop : name.start].rstrip().removesuffix(name.role).rstrip()
        return _LINK.fullmatch(between) is not None
    return text[name.stop : start].strip() in {",", "(", "–", "—", "-"}


_LINK = re.compile(
    r" ?(?:[,(–—-]|is|was|(?:has|had) been)?(?: ?(?:named|called|the|an?|mr|mrs|ms|dr)\b\.?)*", re.IGNORECASE
)
"""What stands between a noun and the name behind it that is the same person."""


def nouns_beside(text: str, name: Place) -> set[str]:
    """Return the nouns that say who a person is: "the sprinter Paul Berg", "Paul Berg, a sprinter, won"."""
    before, behind = text[: name.start], _ADDED.match(text, name.stop)
    words = {*split_words(name.role), *split_words(before)[-1:], *(split_words(behind[1]) if behind else ())}
    return words & PERSON_NOUNS


_ADDED = re.compile(r" ?, ((?:the|an?|another)\b[^,;:]{1,60})")
"""What a comma adds to a name."""


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


_OWNER = re.compile(r" ?['’]s?\b|['’] ")
"""What behind a name says that something is his: "Berg's", "Berg 's", "Pistorius' "."""


def is_owner(text: str, stop: int) -> bool:
    """Return whether a name that ends at a character has something: "Berg's lawyer".

    >>> is_owner("Berg's lawyer left.", 4), is_owner("Berg 's lawyer left.", 4), is_owner("Berg left.", 4)
    (True, True, False)
    """
    return _OWNER.match(text, stop) is not None


def modifies(text: str, start: int, stop: int) -> bool:
    """Return whether a name only says which thing or person the noun behind it is.

    >>> modifies("He saw the Paul Berg concert.", 11, 20), modifies("Paul Berg left the concert.", 0, 9)
    (True, False)
    >>> modifies("Paul Berg doctors were jailed.", 0, 9)
    True
    """
    reading = reading_of(text).sentence
    number = reading.token_at(stop)
    if number >= len(reading.tokens) or any(group.first <= number <= group.last for group in reading.groups):
        return False
    token = reading.tokens[number]
    is_next = token.start > stop and text[stop : token.start].isspace()
    if not is_next or token.kind is not Kind.OTHER or not token.text.isalpha() or not token.text.islower():
        return False
    if text[:start].rstrip().lower().endswith((" the", " a", " an")):
        return True
    return any(first <= start and token.stop <= after for first, after in reading_of(text).subjects())


def is_several(name: str) -> bool:
    """Return whether a name is of all who belong to a party or a land, none of whom is "he": "Democrats"."""
    single = name.removesuffix("s")
    return " " not in name and (name.lower() in PARTY_MEMBERS or single.lower() in PARTY_MEMBERS or single in LANDS)


def leads_to(text: str, stop: int, names: Sequence[int]) -> int | None:
    """Return the name that is the subject of a sentence behind a clause that leads to it, None where none is.

    >>> leads_to("When he fell, Berg left.", 7, [14]), leads_to("He fell when Berg left.", 2, [13])
    (14, None)
    """
    reading = reading_of(text)
    for number, clause in enumerate(reading.clauses):
        first, after = reading.of_clause(number).subject
        if clause.role is Role.MAIN and first >= stop:
            return next((start for start in names if first <= start < after), None)
        if clause.role is Role.MAIN:
            return None
    return None
