"""Variants of names: which written forms mean the same person, group or place.

Misspellings, lost apostrophes and short forms are joined by form and by where they stand; the most frequent
full form is the usual one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import chain, takewhile
from operator import eq

from topics.events.lexicon import GROUP_NOUNS
from topics.events.people.names import Name
from topics.events.places import LANDS, PLACES

_MISSPELLING_LENGTH = 6
"""Letters a word needs before one wrong letter is taken for a misspelling."""


Forms = Mapping[str, Counter[str]]
"""What a corpus says about each written form of a name: how often it is "written", and with which "kind …" and
"clue …" of a ``Name``."""


def count_forms(found: Iterable[Sequence[Name]]) -> Forms:
    """Return what the corpus says about each written form, from the names in each passage."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for name in chain.from_iterable(found):
        if name.text:
            forms[name.text].update(("written", f"kind {name.kind}", f"clue {name.clue}"))
    return dict(forms)


def usual_names(forms: Forms) -> dict[str, str]:
    """Return the usual form of every name of several words, and of every known place."""
    usual = {form: PLACES[form] for form in forms if form in PLACES}
    full = [form for form in forms if " " in form and form not in usual]
    full.sort(key=lambda form: (-forms[form]["written"], form))
    by_key: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for form in full:
        words = form.split()
        keys = {
            at: (*words[:at], f"{word[:2]}*", *words[at + 1 :])
            for at, word in enumerate(words)
            if len(word) >= _MISSPELLING_LENGTH
        }
        near = ((other, at) for at, key in keys.items() for other in by_key[key])
        twin = next((other for other, at in near if misspelt(words[at], other.split()[at])), form)
        usual[form] = usual.get(twin, twin)
        for key in keys.values():
            by_key[key].append(form)
    groups: dict[tuple[str, str], str] = {}
    for form in full:
        first, last = form.split(" ", 1)
        if last in GROUP_NOUNS:
            usual[form] = groups.setdefault((LANDS.get(first, first), last), form)
    return usual


def misspelt(one: str, other: str) -> bool:
    """Return whether two words differ by one letter added, lost or changed, and are long enough."""
    at = sum(takewhile(bool, map(eq, one, other)))
    long_enough = at >= 2 and min(len(one), len(other)) >= _MISSPELLING_LENGTH
    added, lost, changed = one[at:] == other[at + 1 :], one[at + 1 :] == other[at:], one[at + 1 :] == other[at + 1 :]
    return one == other or (long_enough and (added or lost or changed))


def _worn(word: str) -> set[str]:
    """Return the word, and it without one letter after the second: words that differ by one letter share one."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(2, len(word)))}


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
    return "person" if 2 <= len(name.split()) <= 3 else "thing"


class ShortNames:
    """Finds the full name behind a single word: in the same article first, then in the whole corpus."""

    def __init__(self, forms: Forms, usual: Mapping[str, str], kinds: Mapping[str, str]) -> None:
        self._usual, self._kinds = usual, kinds
        by_last: dict[str, Counter[str]] = defaultdict(Counter)
        by_first: dict[str, Counter[str]] = defaultdict(Counter)
        for form, facts in forms.items():
            for names, (word, name) in zip((by_last, by_first), self._ends(form), strict=False):
                names[word][name] += facts["written"]
        self._by_last, self._by_first = _likeliest(by_last), _likeliest(by_first)
        self._words: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._by_last.keys() | self._by_first.keys()):
            if len(word) >= _MISSPELLING_LENGTH:
                for worn in _worn(word):
                    self._words[worn].append(word)

    def _ends(self, form: str) -> list[tuple[str, str]]:
        """Return the last and the first word of a person's full name, each with the usual name; else nothing."""
        name, words = self._usual.get(form, form), form.split()
        is_full = len(words) > 1 and self._kinds[name] == "person"
        return [(words[-1], name), (words[0], name)] if is_full else []

    def within(self, forms: Iterable[str]) -> Callable[[str], str]:
        """Return what gives the usual full name behind a word of an article of these names, or ""."""
        own: dict[str, Counter[str]] = defaultdict(Counter)
        for word, name in chain.from_iterable(map(self._ends, forms)):
            own[word][name] += 1
        return cache(partial(self._full, _likeliest(own)))

    def _full(self, own: Mapping[str, str], word: str) -> str:
        """Return the usual full name for a word, or "" where none or no single one fits."""
        names = (known.get(form) for form in self._spellings(word) for known in (own, self._by_last, self._by_first))
        return next(filter(None, names), "")

    def _spellings(self, word: str) -> list[str]:
        """Return the word, the same without a lost apostrophe's s, then its likely right spelling."""
        found = [word]
        if word not in self._by_last:
            if word.endswith("s"):
                found.append(word[:-1])
            if word not in self._by_first:
                near = {known for worn in _worn(word) for known in self._words.get(worn, ())}
                found += sorted(known for known in near if misspelt(word, known))
        return found


def _likeliest(names_of: Mapping[str, Counter[str]]) -> dict[str, str]:
    """Return the most frequent name of each word, or "" where two are equally frequent."""
    best = {word: names.most_common(2) for word, names in names_of.items()}
    return {word: "" if len(top) > 1 and top[0][1] == top[1][1] else top[0][0] for word, top in best.items()}
