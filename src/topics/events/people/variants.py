"""Variants of names: which written forms mean the same person, group or place.

Misspellings, lost apostrophes and short forms are joined by form and by where they stand; the most frequent
full form is the usual one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import chain, takewhile
from operator import eq

from topics.english.names import FIRST_NAME_TITLES, GROUP_NOUNS
from topics.english.places import LANDS, PLACES
from topics.events.people.names import HONORIFIC, Name

_MISSPELLING_LENGTH = 6
"""Letters a word needs before one wrong letter is taken for a misspelling."""
_SURE_LETTERS = 2
"""Letters at the beginning of a word that are never misspelt."""
_LONGEST_PERSON = 3
"""Words that a name has at most to be taken for a person's without a clue."""

_OF_FIRST_NAMES = [[title] for title in sorted(FIRST_NAME_TITLES)]
"""Roles that stand before a first name, which then is the whole name: "Prince William"."""

Forms = Mapping[str, Counter[str]]
"""What a corpus says about each written form of a name: how often it is "written", how often "titled" with a
role, and with which "kind …" and "clue …" of a ``Name``."""


def count_forms(names: Iterable[Sequence[Name]]) -> Forms:
    """Return what the corpus says about each written form, from the names in each passage."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for name in chain.from_iterable(names):
        if name.text:
            is_titled = bool(name.role) or name.clue == HONORIFIC
            clue = "person" if name.clue == HONORIFIC else name.clue
            forms[name.text].update(("written", f"kind {name.kind}", f"clue {clue}"))
            if is_titled:
                forms[name.text].update(("titled",))
            if name.role.lower().split()[-1:] in _OF_FIRST_NAMES:
                forms[name.text].update(("ruling",))
    return dict(forms)


def usual_names(forms: Forms) -> dict[str, str]:
    """Return the usual form of every name of several words, and of every known place."""
    usual = {form: PLACES[form] for form in forms if form in PLACES}
    full = [form for form in forms if " " in form and form not in usual]
    full.sort(key=lambda form: (-forms[form]["written"], form))
    by_key: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for form in full:
        keys = _keys(form.split())
        short = _without_initials(form, forms)
        twin = _twin(form, keys, by_key) if short == form else short
        usual[form] = usual.get(twin, twin)
        for key in keys.values():
            by_key[key].append(form)
    return usual | _usual_groups(full)


def _without_initials(form: str, forms: Container[str]) -> str:
    """Return a name without the initials between its words, where it is met so: "Anna B. Berg" → "Anna Berg"."""
    first, *inner, last = form.split()
    short = " ".join([first, *(word for word in inner if not _INITIAL.fullmatch(word)), last])
    return short if short in forms else form


_INITIAL = re.compile(r"[A-Z]\.?")


def _keys(words: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """Return, by the place of each word that can be misspelt, the words with only its first letters."""
    keys = {}
    for at, word in enumerate(words):
        if len(word) >= _MISSPELLING_LENGTH:
            keys[at] = (*words[:at], f"{word[:2]}*", *words[at + 1 :])
    return keys


def _twin(form: str, keys: Mapping[int, tuple[str, ...]], by_key: Mapping[tuple[str, ...], list[str]]) -> str:
    """Return the most frequent form of which this one is a misspelling, or itself."""
    words = form.split()
    for at, key in keys.items():
        for other in by_key.get(key, ()):
            if misspelt(words[at], other.split()[at]):
                return other
    return form


def _usual_groups(full: Iterable[str]) -> dict[str, str]:
    """Return the most frequent form of groups of one land, such as "Beijing officials"."""
    first_of: dict[tuple[str, str], str] = {}
    usual: dict[str, str] = {}
    for form in full:
        first, last = form.split(" ", 1)
        if last in GROUP_NOUNS:
            usual[form] = first_of.setdefault((LANDS.get(first, first), last), form)
    return usual


def misspelt(one: str, other: str) -> bool:
    """Return whether two words are the same but for one letter added, lost or changed after the second.

    >>> misspelt("Hartwell", "Hartwel"), misspelt("Berlin", "Merlin")
    (True, False)
    """
    if one == other:
        return True
    at = sum(takewhile(bool, map(eq, one, other)))
    if at < _SURE_LETTERS or min(len(one), len(other)) < _MISSPELLING_LENGTH:
        return False
    return one[at:] == other[at + 1 :] or one[at + 1 :] == other[at:] or one[at + 1 :] == other[at + 1 :]


def _worn(word: str) -> set[str]:
    """Return the word, and it without one letter after the second: words that differ by one letter share one."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(_SURE_LETTERS, len(word)))}


def find_kinds(forms: Forms, usual: Mapping[str, str]) -> dict[str, str]:
    """Return the kind of every usual name, from all its forms together."""
    together: dict[str, Counter[str]] = defaultdict(Counter)
    for form, facts in forms.items():
        together[usual.get(form, form)].update(facts)
    return {name: _kind(name, facts) for name, facts in together.items()}


def _kind(name: str, facts: Mapping[str, int]) -> str:
    half = facts["written"] / 2
    if name in PLACES or facts["kind place"] > half:
        return "place"
    if facts["clue person"] and facts["clue person"] >= facts["clue place"]:
        return "group" if facts["kind group"] > half else "person"
    if facts["kind group"]:
        return "group"
    if facts["clue place"] >= half:
        return "place"
    if facts["kind thing"] > half:
        return "thing"
    return "person" if 1 < len(name.split()) <= _LONGEST_PERSON else "thing"


def sure_persons(forms: Forms, usual: Mapping[str, str]) -> frozenset[str]:
    """Return the usual names beside one of whose forms a role or an honorific stands."""
    return frozenset(usual.get(form, form) for form, facts in forms.items() if facts["titled"])


class ShortNames:
    """Finds the full name behind a single word: in the same article first, then in the whole corpus."""

    def __init__(self, forms: Forms, usual: Mapping[str, str], kinds: Mapping[str, str]) -> None:
        self._usual, self._kinds, self._forms = usual, kinds, forms
        by_last: dict[str, Counter[str]] = defaultdict(Counter)
        by_first: dict[str, Counter[str]] = defaultdict(Counter)
        forms_of: dict[str, list[str]] = defaultdict(list)
        forms_with: dict[str, list[str]] = defaultdict(list)
        for form, facts in forms.items():
            name = self._person(form)
            if name:
                first, *_, last = form.split()
                by_last[last][name] += facts["written"]
                by_first[first][name] += facts["written"]
                forms_of[first].append(form)
                forms_with[last].append(form)
        by_first = {word: names for word, names in by_first.items() if _stands_alone(word, forms_of[word], forms)}
        by_last = {word: names for word, names in by_last.items() if _stands_alone(word, forms_with[word], forms)}
        self._alone = frozenset(by_first)
        self._last_alone = frozenset(by_last)
        self._by_last, self._by_first = _likeliest(by_last), _likeliest(by_first)
        self._words: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._by_last.keys() | self._by_first.keys()):
            if len(word) >= _MISSPELLING_LENGTH:
                for worn in _worn(word):
                    self._words[worn].append(word)

    def _person(self, form: str) -> str:
        """Return the usual name of a person behind a full name, or "" where the form is none."""
        name = self._usual.get(form, form)
        return name if " " in form and self._kinds[name] == "person" else ""

    def within(self, forms: Iterable[str]) -> Callable[[str], str]:
        """Return what gives the usual full name behind a word of an article of these names, or ""."""
        own: dict[str, Counter[str]] = defaultdict(Counter)
        for form in forms:
            name = self._person(form)
            if name:
                first, *_, last = form.split()
                if last in self._last_alone:
                    own[last][name] += 1
                if first in self._alone:
                    own[first][name] += 1
        return cache(partial(self._full, _likeliest(own)))

    def _full(self, own: Mapping[str, str], word: str) -> str:
        """Return the usual full name for a word, or "" where none or no single one fits."""
        if word in self._forms and self._forms[word]["ruling"]:
            return ""  # "Prince William" is no William Berg
        for form in self._spellings(word):
            for names in (own, self._by_last, self._by_first):
                if names.get(form):
                    return names[form]
        return ""

    def _spellings(self, word: str) -> list[str]:
        """Return the word, the same without a lost apostrophe's s, then its likely right spelling."""
        if word in self._by_last:
            return [word]
        spellings = [word]
        if word.endswith("s"):
            spellings.append(word[:-1])
        if word not in self._by_first:
            near = {known for worn in _worn(word) for known in self._words.get(worn, ())}
            spellings += sorted(known for known in near if misspelt(word, known))
        return spellings


def _stands_alone(word: str, full: Iterable[str], forms: Forms) -> bool:
    """Return whether the first or the last word of full names can stand for one of them.

    It can where one of these is surely a person's ("President Xi Jinping", so "Xi"), or where it is met mostly in them
    ("Antony"); not an acronym: "Bush" does not stand for "Bush Treasury", nor "MDC" for "MDC Restart".
    """
    if word.isupper() and len(word) > 1:
        return False
    if any(forms[form]["titled"] or 2 * forms[form]["clue person"] >= forms[form]["written"] for form in full):
        return True
    alone = forms[word]["written"] if word in forms else 0
    return alone <= sum(forms[form]["written"] for form in full)


def _likeliest(names_of: Mapping[str, Counter[str]]) -> dict[str, str]:
    """Return the most frequent name of each word, or "" where two are equally frequent."""
    likeliest = {}
    for word, names in names_of.items():
        (name, count), *others = names.most_common(2)
        is_tied = bool(others) and others[0][1] == count
        likeliest[word] = "" if is_tied else name
    return likeliest
