"""The full name behind a single word of it: in the same article first, then in the whole corpus."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Mapping
from functools import cache, partial
from typing import Protocol

from topics.english.genders import Gender
from topics.english.misspellings import MISSPELLING_LENGTH, misspelt, worn
from topics.english.names import PARTY_MEMBERS
from topics.events.people.forms import Forms, roles_of
from topics.events.people.spelling import bare, is_transliterated, sound, surname, surnames


class FullNames(Protocol):
    """Gives the usual full name behind a word, "" where none or no single one fits.

    ``gender`` is the pronoun for whom the word stands where a title beside it tells it, ``likely`` the pronoun of its
    sentence, which tells one of two persons from the other.
    """

    def __call__(self, word: str, gender: Gender | None = None, likely: Gender | None = None) -> str:
        """Return the full name."""


class ShortNames:
    """Finds the full name behind a single word: in the same article first, then in the whole corpus.

    Parameters
    ----------
    forms : Forms
        What the corpus says about each written form.
    usual, kinds : mapping of str to str
        The usual name of each form, and what it names.
    gendered : container of str
        Usual full names of whom the corpus tells that they are "he" or "she": those are persons.
    """

    def __init__(
        self, forms: Forms, usual: Mapping[str, str], kinds: Mapping[str, str], gendered: Container[str] = ()
    ) -> None:
        self._usual, self._kinds, self._forms = usual, kinds, forms
        by_last: dict[str, Counter[str]] = defaultdict(Counter)
        by_first: dict[str, Counter[str]] = defaultdict(Counter)
        self._roles_of: dict[str, set[str]] = defaultdict(set)
        forms_of: dict[str, list[str]] = defaultdict(list)
        forms_with: dict[str, list[str]] = defaultdict(list)
        alone: dict[str, Counter[str]] = defaultdict(Counter)
        single = surnames(forms)
        for form, facts in forms.items():
            name = self._person(form)
            if name:
                first = surname(form.split()[0])
                for last in _last_names(form):
                    by_last[last][name] += facts["written"]
                    forms_with[last].append(form)
                by_first[first][name] += facts["written"]
                forms_of[first].append(form)
                self._roles_of[name].update(roles_of(facts))
            elif form in single:
                alone[single[form]].update(facts)
        self._in_names = frozenset(by_first) | frozenset(by_last)
        persons = {form for form in forms if usual.get(form, form) in gendered}
        spelt = {word for word in by_first if _stands_alone(word, forms_of[word], forms, alone, ())}
        spelt |= {word for word in by_last if _stands_alone(word, forms_with[word], forms, alone, ())}
        by_first = {
            word: names
            for word, names in by_first.items()
            if _stands_alone(word, forms_of[word], forms, alone, persons)
        }
        by_last = {
            word: names
            for word, names in by_last.items()
            if _stands_alone(word, forms_with[word], forms, alone, persons)
        }
        self._alone_counts = {word: facts["written"] for word, facts in alone.items()}
        self._alone = frozenset(by_first)
        self._last_alone = frozenset(by_last)
        self._by_last, self._by_first = by_last, by_first
        self._words: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._by_last.keys() | self._by_first.keys()):
            if len(word) >= MISSPELLING_LENGTH and word in spelt:  # a pronoun tells of a person, not of a spelling
                for left in worn(word):
                    self._words[left].append(word)
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._by_last):
            self._by_sound[sound(bare(word))].append(word)

    def _person(self, form: str) -> str:
        """Return the usual name of a person behind a full name, or "" where the form is none."""
        name = self._usual.get(form, "")
        if " " not in form or not name or self._kinds[name] != "person":
            return ""
        ends = {form.split()[0].lower(), form.split()[-1].lower()}
        return name if PARTY_MEMBERS.isdisjoint(word.removesuffix("s") for word in ends) else ""

    def within(self, forms: Iterable[str], genders: Mapping[str, Gender] | None = None) -> FullNames:
        """Return what gives the usual full name behind a word of an article.

        Parameters
        ----------
        forms : iterable of str
            The names of the article as written, in their order.
        genders : mapping of str to "he" or "she", optional
            What stands for persons whose gender is known, by their usual name.
        """
        own: dict[str, Counter[str]] = defaultdict(Counter)
        alone: set[str] = set()
        late: set[str] = set()
        for form in forms:
            name = self._person(form)
            if not name:
                alone.add(surname(form))
                continue
            words = [(last, self._last_alone) for last in _last_names(form)]
            for word, names in (*words, (surname(form.split()[0]), self._alone)):
                if word in names:
                    own[word][name] += 1
                    late.update({f"{word} {name}"} if word in alone and own[word][name] == 1 else ())
        return cache(partial(self._full, own, genders or {}, frozenset(late)))

    def _full(
        self,
        own: Mapping[str, Counter[str]],
        genders: Mapping[str, Gender],
        late: Container[str],
        word: str,
        gender: Gender | None = None,
        likely: Gender | None = None,
    ) -> str:
        """Return the usual full name for a word, or "" where none or no single one fits."""
        if word in self._forms and self._forms[word]["ruling"]:
            return ""  # "Prince William" is no William Berg
        for form in self._spellings(word):
            everywhere = self._by_last.get(form) or self._called_by(form)
            holders = own.get(form, Counter()) | everywhere
            if not holders:
                continue
            told = gender or (likely if len(holders) > 1 else None)
            fitting = _of_gender(holders, genders, told)
            here = Counter({name: count for name, count in own.get(form, {}).items() if name in fitting})
            known = Counter({name: count for name, count in everywhere.items() if name in fitting})
            if here and (len(here) > 1 or self._is_first_told(form, here, known, late)):
                return _of_article(here, known)
            return _lead(known, _FAR_MORE) if known else ""
        return ""

    def _called_by(self, word: str) -> Counter[str]:
        """Return whom a corpus calls by the word that begins their names rather than by their last one: "Xi" Jinping.

        "Gordon" in an article that names no Gordon Berg is somebody else.
        """
        names = self._by_first.get(word, Counter[str]())
        alone = {name: max((self._n_alone(last) for last in _last_names(name)), default=0) for name in names}
        return Counter({name: count for name, count in names.items() if self._n_alone(word) >= alone[name]})

    def _n_alone(self, word: str) -> int:
        return self._alone_counts.get(word, 0)

    def _is_first_told(self, form: str, here: Counter[str], known: Counter[str], late: Container[str]) -> bool:
        """Return whether the only one of a name in an article is meant by it.

        It is somebody else where the name stands before the full one, and another one is far better known: "Berg" in an
        article on Anna Berg, in which Paul Berg is named late.
        """
        [name] = here
        return f"{form} {name}" not in late or known[name] * _FAR_MORE > max(known.values(), default=0)

    def _spellings(self, word: str) -> list[str]:
        """Return the word, the same without a lost apostrophe's s, then its likely right spelling."""
        word = surname(word)
        if word in self._by_last:
            return [word]
        spellings = [word]
        if word.endswith("s"):
            spellings.append(word[:-1])
        if word not in self._in_names:  # "Michaela" of "Michaela Lind" is no slip for "Michael"
            near = {known for left in worn(word) for known in self._words.get(left, ())}
            spellings += self._sounding(word)
            spellings += sorted(known for known in near if misspelt(word, known))
        return spellings

    def _sounding(self, word: str) -> list[str]:
        """Return the last names of the one person that a word can transliterate, whose role it has or so plainly."""
        if word.isupper():
            return []  # "UN" is not Kim Jong Un
        known = self._by_sound.get(sound(bare(word)), [])
        roles = set(roles_of(self._forms[word])) if word in self._forms else set()
        names = {_lead(self._by_last[last]) for last in known}
        if len(names) != 1:
            return []
        is_of_role = not roles.isdisjoint(self._roles_of[min(names)])
        return [last for last in known if is_of_role or bare(last) == bare(word) or is_transliterated(word, last)]


_FIRST_AND_LAST = 2
"""Words of a plain name: "Anna Berg Nike" may be a name and what it stands beside."""
_OFTEN = 2
"""Times, inclusive, that a last name alone speaks, from which it is a person's."""


def _last_names(form: str) -> set[str]:
    """Return what a person of several words is called: "van Holm" or "Holm"."""
    return {surname(form), surname(form.split()[-1])}


def _stands_alone(word: str, full: Collection[str], forms: Forms, alone: Forms, persons: Container[str]) -> bool:
    """Return whether the first or the last word of full names can stand for one of them.

    It can where one of these is surely a person's ("President Xi Jinping", so "Xi"), or where it is met mostly in them
    ("Antony"); not an acronym: "Bush" does not stand for "Bush Treasury", nor "MDC" for "MDC Restart". ``alone`` says
    what the corpus does about last names, however their small words are written, and ``persons`` are full names of whom
    pronouns or nouns tell that they are persons'.
    """
    if word.isupper() and len(word) > 1:
        return False
    if any(form in persons and len(form.split()) == _FIRST_AND_LAST for form in full):
        return True
    if word in alone and all(word in _last_names(form) for form in full):
        own = alone[word]
        if own["clue person"] >= _OFTEN and 2 * own["clue person"] >= own["written"]:
            return True  # it speaks for itself: "Nel said"
    if any(forms[form]["titled"] or 2 * forms[form]["clue person"] >= forms[form]["written"] for form in full):
        return True
    n_alone = alone[word]["written"] if word in alone else 0
    return n_alone <= sum(forms[form]["written"] for form in full)


_FAR_MORE = 3
"""How many times as often as another one of the name somebody is met, inclusive, who is meant without being named."""
_MAIN = 10
"""The same for who is meant where the article has the other one more often."""


def _of_gender(names: Iterable[str], genders: Mapping[str, Gender], gender: Gender | None) -> frozenset[str]:
    """Return whom of some persons a pronoun can stand for: where it is not that of all, those of whom it surely is."""
    if gender is None or all(genders.get(name, gender) == gender for name in names):
        return frozenset(names)
    return frozenset(name for name in names if genders.get(name) == gender)


def _lead(names: Mapping[str, int], times: int = 1) -> str:
    """Return the most frequent of some names, "" where another one is as frequent, or more than a part of it."""
    (name, count), *others = Counter(names).most_common(2)
    is_close = bool(others) and (others[0][1] * times > count or others[0][1] == count)
    return "" if is_close else name


def _of_article(here: Mapping[str, int], known: Mapping[str, int]) -> str:
    """Return who of those in an article is meant by the name that they share, "" where that is not plain."""
    most = _lead(here)
    if len(here) == 1:
        return most
    better = _lead({name: known.get(name, 0) for name in here})
    if most == better:
        return most
    others = max(count for name, count in known.items() if name != better) if better and len(known) > 1 else 0
    return better if better and known[better] >= _MAIN * max(others, 1) else ""
