"""Variants of names: which written forms mean the same person, group or place.

Misspellings, lost apostrophes and short forms are joined by form and by where they stand; the most frequent
full form is the usual one, but none in capitals alone where another is met.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from topics.english.misspellings import Misspellings, misspelling_keys
from topics.english.names import GROUP_NOUNS, NAME_SUFFIXES, PARTICLES
from topics.english.places import LANDS, PLACES
from topics.events.people.forms import Forms, Written, roles_of
from topics.events.people.spelling import is_same_but_in_sound, parts, plain, sound, sound_key, surnames, written_keys

_LONGEST_PERSON = 3
"""Words besides particles that a name has at most to be taken for a person's without a clue."""


def usual_names(written: Written) -> dict[str, str]:
    """Return the usual form of every name of several words, and of every known place."""
    forms = written.forms
    usual = {form: PLACES[form] for form in forms if form in PLACES}
    single = surnames(forms)
    full = [form for form in forms if " " in form and form not in usual and form not in single]
    full.sort(key=lambda form: (form.isupper(), -forms[form]["written"], form))
    usual |= Spellings(written, full).usual | _usual_groups(full)
    return usual | {acronym: usual.get(name, name) for acronym, name in written.long.items()}


class Spellings:
    """Joins the spellings of each name of several words, the most frequent first, which is the usual one.

    Parameters
    ----------
    written : Written
        What the corpus says about each form.
    full : sequence of str
        Names of several words, the most frequent first, behind them those in capitals alone ("ANNA BERG").

    Attributes
    ----------
    usual : dict of str to str
        The usual form of each.
    """

    def __init__(self, written: Written, full: Sequence[str]) -> None:
        self._forms, self._apart = written.forms, written.apart
        self._short = _unique_without_initials(full, self._forms)
        self._by_writing: dict[str, str] = {}
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        self._by_role: dict[tuple[str, str], str] = {}
        self._by_initial: dict[tuple[str, str], str] = {}
        self._misspellings: dict[tuple[str, ...], Misspellings] = defaultdict(Misspellings)
        self._words: dict[str, str] = {}
        self.usual: dict[str, str] = {}
        for form in full:
            twin = self._twin(form)
            self.usual[form] = self.usual.get(twin, twin)
            self._remember(form)
        for form in full:
            if self.usual[form] == form:
                self.usual[form] = self._as_learnt(form) or self._of_initial(form) or form
        self.usual = {form: self._root(form) for form in full}

    def _twin(self, form: str) -> str:
        """Return the more frequent form that is the same name, or the form itself."""
        for key in written_keys(form):
            if key in self._by_writing:
                return self._by_writing[key]
        return self._short.get(form) or self._misspelt(form) or self._sounding(form) or form

    def _remember(self, form: str) -> None:
        """Make a form known to rarer ones."""
        name = self.usual[form]
        for key in written_keys(form):
            self._by_writing.setdefault(key, name)
        for at, worn_form in misspelling_keys(form.split()).items():
            self._misspellings[worn_form].add(form.split()[at], form)
        sounding = sound_key(form)
        if name not in self._by_sound[sounding] and len(self._by_sound[sounding]) < _MOST_SPELLINGS:
            self._by_sound[sounding].append(name)
        for role in roles_of(self._forms[form]):
            for key in _role_keys(form):
                self._by_role.setdefault((key, role), name)
            if not _is_initial(form):
                known = self._by_initial.setdefault((_initial_key(form), role), name)
                self._by_initial[_initial_key(form), role] = name if known == name else ""

    def _misspelt(self, form: str) -> str:
        """Return the most frequent form of which this one is a misspelling, or ""."""
        words = form.split()
        for at, key in misspelling_keys(words).items():
            for other in self._misspellings[key].near(words[at]):
                if self._may_be(form, other) and self._is_slip(form, other):
                    return other
        return ""

    def _is_slip(self, form: str, other: str) -> bool:
        """Return whether a form can be a slip of the pen: not where both are met often, each with roles of its own."""
        count, usual = (self._forms[one]["written"] for one in (form, other))
        own, others = (set(roles_of(self._forms[one])) for one in (form, other))
        is_another = bool(own) and bool(others) and own.isdisjoint(others)
        return count < _OFTEN or _RARE * count <= usual or not is_another

    def _sounding(self, form: str) -> str:
        """Return the usual name that sounds like this form and has its role or all its other words, or ""."""
        roles = roles_of(self._forms[form])
        of_role = [self._by_role.get((key, role), "") for role in roles for key in _role_keys(form)]
        plainly = [name for name in self._by_sound.get(sound_key(form), ()) if is_same_but_in_sound(form, name)]
        for name in (*of_role, *plainly):
            if name and self._may_be(form, name):
                self._learn(form, name)
                return name
        return ""

    def _may_be(self, form: str, other: str) -> bool:
        """Return whether no sentence holds this form and one of the same name as the other."""
        name = self.usual.get(other, other)
        return all(self.usual.get(one, one) != name for one in self._apart.get(form, ()))

    def _learn(self, form: str, name: str) -> None:
        """Remember which word of a form is which word of its usual name, where they sound alike."""
        pairs = zip(parts(form), parts(name), strict=False)
        for one, other in pairs:
            if one != other and sound(one) == sound(other) and self._words.get(other) != one:
                self._words.setdefault(one, other)

    def _as_learnt(self, name: str) -> str:
        """Return the usual form of a name after its words are spelt as those of another one were, or ""."""
        words = parts(name)
        if not any(word in self._words for word in words):
            return ""
        respelt = " ".join(self._words.get(word, word) for word in words)
        other = next((self._by_writing[key] for key in written_keys(respelt) if key in self._by_writing), "")
        return other if other and self._may_be(name, other) else ""

    def _of_initial(self, form: str) -> str:
        """Return the one name with the role of a form, its last name and its first initial: "R. Berg"; or ""."""
        if not _is_initial(form):
            return ""
        names = {self._by_initial.get((_initial_key(form), role), "") for role in roles_of(self._forms[form])} - {""}
        name = min(names, default="")
        return name if len(names) == 1 and self._may_be(form, name) else ""

    def _root(self, form: str) -> str:
        """Return the usual name after all that was joined."""
        seen = {form}
        while (name := self.usual.get(form, form)) not in seen:
            seen.add(name)
            form = name
        return form


_MOST_SPELLINGS = 8
"""Names of one sound that a form without a role is held against."""
_OFTEN = 3
"""Times, inclusive, from which a form of other roles is no slip of the pen, unless it is rare beside the other."""
_RARE = 4
"""How many times as frequent the other is then at least."""


def _role_keys(form: str) -> list[str]:
    """Return keys that the forms of one person of a role share: its sound, of two words in either order."""
    words = sound_key(form).split()
    if len(words) != _FIRST_AND_LAST:
        return [" ".join(words)] if words else []
    return [" ".join(words), " ".join(reversed(words))]


def _initial_key(form: str) -> str:
    """Return the first letter and the last word of a name, "" where it has only one word."""
    words = parts(form)
    return f"{words[0][0]} {words[-1]}" if len(words) > 1 else ""


def _is_initial(form: str) -> bool:
    """Return whether the first word of a name is only a letter."""
    return any(len(word) == 1 for word in parts(form)[:1])


_FIRST_AND_LAST = 2


def _unique_without_initials(full: Iterable[str], forms: Container[str]) -> dict[str, str]:
    """Return names with initials between their words by what is left, where it is met so and other initials are not.

    "Anna B. Berg" is "Anna Berg", but beside "Anna C. Berg" it may be either.
    """
    initials_of: dict[str, set[str]] = defaultdict(set)
    short_of: dict[str, str] = {}
    for form in full:
        first, *inner, last = form.split()
        initials = "".join(plain(word) for word in inner if _INITIAL.fullmatch(word))
        short = " ".join([first, *(word for word in inner if not _INITIAL.fullmatch(word)), last])
        if initials and short in forms:
            initials_of[short].add(initials)
            short_of[form] = short
    return {form: short for form, short in short_of.items() if len(initials_of[short]) == 1}


_INITIAL = re.compile(r"[A-Z]|(?:[A-Z]\.)+")


def _usual_groups(full: Iterable[str]) -> dict[str, str]:
    """Return the most frequent form of groups of one land, such as "Beijing officials"."""
    first_of: dict[tuple[str, str], str] = {}
    usual: dict[str, str] = {}
    for form in full:
        first, last = form.split(" ", 1)
        if last in GROUP_NOUNS:
            usual[form] = first_of.setdefault((LANDS.get(first, first), last), form)
    return usual


def find_kinds(forms: Forms, usual: Mapping[str, str]) -> dict[str, str]:
    """Return the kind of every usual name, from all its forms together."""
    together: dict[str, Counter[str]] = defaultdict(Counter)
    for form, facts in forms.items():
        together[usual.get(form, form)].update(facts)
    return {
        name: "group" if _is_always_group(forms.get(name)) else _kind(name, facts) for name, facts in together.items()
    }


def _is_always_group(facts: Mapping[str, int] | None) -> bool:
    """Return whether a usual name is plainly that of a body wherever it is written in full, whatever its short form."""
    return facts is not None and facts["kind group"] > 0 and facts["kind group"] == facts["written"]


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
    n_words = sum(not (word in PARTICLES or _is_suffix(word)) for word in name.split())
    return "person" if 1 < n_words <= _LONGEST_PERSON else "thing"


def _is_suffix(word: str) -> bool:
    """Return whether a word of a name stands behind the surname: "Jr."."""
    return word.casefold().rstrip(".") in NAME_SUFFIXES


def sure_persons(forms: Forms, usual: Mapping[str, str]) -> frozenset[str]:
    """Return the usual names beside one of whose forms a role or an honorific stands."""
    return frozenset(usual.get(form, form) for form, facts in forms.items() if facts["titled"])
