"""What a corpus says about each written form of a name, from all its passages together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from topics.english.misspellings import misspelling_keys
from topics.english.names import FIRST_NAME_TITLES
from topics.english.places import LANDS, PLACES
from topics.events.people.names import HONORIFIC, Name
from topics.events.people.spelling import sound_key, written_keys

_OF_FIRST_NAMES = [[title] for title in sorted(FIRST_NAME_TITLES)]
"""Roles that stand before a first name, which then is the whole name: "Prince William"."""

Forms = Mapping[str, Counter[str]]
"""What a corpus says about each written form of a name: how often it is "written", how often "titled" with a
role, with which "kind …" and "clue …" of a ``Name``, and beside which "role …"."""


class Written(NamedTuple):
    """What a corpus says about the written forms of names.

    Parameters
    ----------
    forms : Forms
        About each form by itself.
    apart : mapping of str to set of str
        Forms that are alike and stand in one sentence: they are names of two.
    long : mapping of str to str
        The name of a body behind its acronym, where only one is written beside it: "Harbour Fund (HF)".
    """

    forms: Forms
    apart: Mapping[str, set[str]]
    long: Mapping[str, str]


def count_forms(names: Iterable[Sequence[Name]]) -> Written:
    """Return what the corpus says about the written forms, from the names in each passage."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    apart: dict[str, set[str]] = defaultdict(set)
    long: dict[str, set[str]] = defaultdict(set)
    for of_passage in names:
        for name in of_passage:
            if name.text:
                forms[name.text].update(_facts(name))
        for one, other in _alike({name.text for name in of_passage if " " in name.text}):
            apart[one].add(other)
            apart[other].add(one)
        for acronym, full in _explained(of_passage):
            long[acronym].add(full)
    return Written(
        dict(forms), dict(apart), {acronym: min(names) for acronym, names in long.items() if len(names) == 1}
    )


def _explained(names: Sequence[Name]) -> Iterator[tuple[str, str]]:
    """Yield acronyms with the name of several words that they stand in brackets behind, or that stands so."""
    for one, other in pairwise(names):
        if other.start - one.stop != len(" ("):
            continue
        acronym, full = sorted((one.text, other.text), key=len)
        is_acronym = acronym.isupper() or (len(acronym) >= _SHORTEST_IN_SMALL and acronym.istitle())
        if is_acronym and " " in full and acronym not in PLACES and acronym.upper() == _initials(full):
            yield acronym, full


_SHORTEST_IN_SMALL = 3
"""Letters of an acronym, inclusive, of which all but the first may be small: "Nato", "Amsa"."""


def _initials(name: str) -> str:
    """Return the capitals that the words of a name begin with.

    >>> _initials("Bureau of Harbour Affairs")
    'BHA'
    """
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _facts(name: Name) -> Iterator[str]:
    """Yield what one mention says of its form."""
    yield "written"
    yield f"kind {name.kind}"
    yield f"clue {'person' if name.clue == HONORIFIC else name.clue}"
    if name.role or name.clue == HONORIFIC:
        yield "titled"
    if name.role.lower().split()[-1:] in _OF_FIRST_NAMES:
        yield "ruling"
    if name.role:
        yield f"{_ROLE}{bare_role(name.role)}"


_ROLE = "role "


def bare_role(role: str) -> str:
    """Return a role without its country.

    >>> bare_role("Chinese Foreign Minister")
    'foreign minister'
    """
    return " ".join(word for word in role.split() if word not in LANDS).lower()


def roles_of(facts: Iterable[str]) -> list[str]:
    """Return the roles among the facts about a form."""
    return sorted(fact for fact in facts if fact.startswith(_ROLE))


def _alike(forms: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of different forms of one passage that could be taken for one name."""
    holder: dict[object, str] = {}
    for form in sorted(forms) if len(forms) > 1 else ():
        sounding = sound_key(form)
        for key in (sounding, " ".join(sorted(sounding.split())), *misspelling_keys(form.split()).values()):
            other = holder.setdefault(key, form)
            if other != form and not _is_written_alike(form, other):
                yield form, other


def _is_written_alike(one: str, other: str) -> bool:
    return not set(written_keys(one)).isdisjoint(written_keys(other))
