"""Whether somebody is "he" or "she", as far as a corpus tells: by titles, kin, callings and pronouns beside the name.

A text says it in passing ("Mr Berg", "his wife, Anna Moe", "Moe said she"), often enough in some article and seldom in
each. What all say together is counted, and a name of which they do not agree has no gender.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from topics.english.genders import GENDER_OF_NOUN, GENDER_OF_PRONOUN, GENDER_OF_TITLE, Gender
from topics.english.words import FUNCTION_WORDS
from topics.events.people.names import Name
from topics.events.people.spelling import surname, surnames

_BY_WORD = 5
"""What a title, a calling or a word of kin beside a name counts; a pronoun that opens the next sentence counts one."""
_BY_PRONOUN = 2
"""What a pronoun in the sentence of the only name counts."""
_ENOUGH = 3
"""Votes, inclusive, from which a gender is known."""
_AGREED = 4
"""How many times as many votes as for the other gender there are then at least."""
_REACH = 40
"""Characters before a name among which a word beside it is looked for."""
_PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_SUBJECT = re.compile(
    rf"\b(?:he\b|himself|she\b|herself|(?:his|her) (?!(?:{'|'.join(sorted(FUNCTION_WORDS))})\b)[a-z])"
)
"""Pronouns that can stand for the subject of their sentence, unlike "him"."""
_OPENING = re.compile(r"(?:[A-Z]\w+ly ?,? )?(He|She)\b|(?:[A-Z][a-z]+ )(he|she)\b")
"""A pronoun that opens a sentence: "She", "Later she"."""
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?")
_LAST_WORD = re.compile(r"(?<![\w-])([\w-]+)\.?(?: ?, ?| )$")
_ADDED = re.compile(r" ?, (?!and\b)(?:(?:a|the|his|her|their)\b )?(?:[\w-]+ ){0,2}?([\w-]+)(?: ?, [a-z]| of\b)")
"""What a comma adds to a name: ", the former actress,", ", mother of two"."""


class Genders:
    """Counts what the articles of a corpus say about the gender behind each written form of a name."""

    def __init__(self) -> None:
        self._votes: dict[str, Counter[Gender]] = defaultdict(Counter)

    def add(self, texts: Sequence[str], names: Sequence[Sequence[Name]]) -> None:
        """Count what one article says.

        Parameters
        ----------
        texts : sequence of str
            Its passages, in order.
        names : sequence of sequences of Name
            The names in each.
        """
        full = _full_forms(names)
        before = ""
        for text, of_passage in zip(texts, names, strict=True):
            people = [name for name in of_passage if name.text and name.kind not in {"place", "group"}]
            is_told = False
            for name in people:
                for told in _told_beside(text, name):
                    is_told = True
                    self._vote(name.text, full, told, _BY_WORD)
            single = _single(people)
            opening = _OPENING.match(text)
            if opening and before and (not of_passage or of_passage[0].start > opening.end()):
                self._vote(before, full, GENDER_OF_PRONOUN[(opening[1] or opening[2]).lower()], 1)
            if single and not is_told and (gender := _own_pronoun(text, single)):
                self._vote(single.text, full, gender, _BY_PRONOUN)
            before = single.text if single else ""

    def _vote(self, form: str, full: Mapping[str, str], gender: Gender, weight: int) -> None:
        name = full.get(form, form)
        if name:
            self._votes[name][gender] += weight

    def known(self, actor_of: Callable[[str], str]) -> dict[str, Gender]:
        """Return the gender of each actor of whom the votes agree.

        Parameters
        ----------
        actor_of : callable
            Gives the usual name behind a written form.
        """
        of_actors: dict[str, Counter[Gender]] = defaultdict(Counter)
        for form, votes in self._votes.items():
            of_actors[actor_of(form)].update(votes)
        return {actor: gender for actor, votes in of_actors.items() if (gender := _agreed(votes))}


def titled_gender(text: str, name: Name) -> Gender | None:
    """Return the gender that a title, a calling or a word of kin beside a name tells, None where none does."""
    return next(_told_beside(text, name), None)


def likely_gender(text: str, name: Name) -> Gender | None:
    """Return the gender of the "he" or "she" behind the only name of a sentence, None where none or both stand there.

    What is set between commas may be of somebody else: "Berg, she added, won".
    """
    behind = _QUOTED.sub(" ", text[name.stop :])
    genders = {GENDER_OF_PRONOUN[match[0].lower()] for match in _PRONOUN.finditer(behind)}
    is_plain = len(genders) == 1 and name.subject and not _SAYS_BETWEEN.search(behind)
    return min(genders) if is_plain and _HE_OR_SHE.search(behind) else None


_HE_OR_SHE = re.compile(r"\b(?:he|she)\b")
_SAYS_BETWEEN = re.compile(r", (?:he|she) \w+(?: \w+)? ?,")


def _agreed(votes: Counter[Gender]) -> Gender | None:
    """Return the gender for which there are enough votes, and hardly any for the other."""
    gender: Gender = "he" if votes["he"] >= votes["she"] else "she"
    others = votes.total() - votes[gender]
    return gender if votes[gender] >= max(_ENOUGH, _AGREED * others) else None


def _full_forms(names: Sequence[Sequence[Name]]) -> dict[str, str]:
    """Return the one full name of an article behind each that begins or ends one, "" where there are several."""
    full: dict[str, str] = {}
    forms = dict.fromkeys(name.text for of_passage in names for name in of_passage)
    forms.pop("", None)
    single = surnames(forms)
    for form in forms:
        if form in single:
            continue
        first, *_, last = form.split()
        for word in {first, surname(form), surname(last)}:
            full[word] = form if full.get(word, form) == form else ""
    return {form: full[word] for form, word in single.items() if word in full}


def _single(people: Sequence[Name]) -> Name | None:
    """Return the first name of a passage where it names nobody else and stands as a subject."""
    if not people or any(name.text != people[0].text for name in people):
        return None
    return people[0] if people[0].subject else None


def _told_beside(text: str, name: Name) -> Iterator[Gender]:
    """Yield the genders that a title, a calling or a word of kin beside a name tells."""
    before = text[max(0, name.start - _REACH) : name.start]
    title = _LAST_WORD.search(before)
    if title and title[1].lower() in GENDER_OF_TITLE:
        yield GENDER_OF_TITLE[title[1].lower()]
        return
    role = name.role.lower().split()[-1:]
    if role and role[0] in GENDER_OF_NOUN:
        yield GENDER_OF_NOUN[role[0]]
        return
    if name.role and before.rstrip().endswith(name.role):
        title = _LAST_WORD.search(before.rstrip()[: -len(name.role)])
    added = _ADDED.match(text, name.stop)
    for match in (title, added):
        if match and match[1].lower() in GENDER_OF_NOUN:
            yield GENDER_OF_NOUN[match[1].lower()]
            return


def _own_pronoun(text: str, name: Name) -> Gender | None:
    """Return the gender of the pronouns behind the only name of a passage, None where they are of both."""
    if text[name.stop : name.stop + 2].lstrip()[:1] in {"'", "’"}:
        return None  # "Berg's lawyer said he"
    behind = _QUOTED.sub(" ", text[name.stop :])
    subject = _SUBJECT.search(behind)
    genders = {GENDER_OF_PRONOUN[match[0].lower()] for match in _PRONOUN.finditer(behind)}
    return GENDER_OF_PRONOUN[subject[0].split()[0]] if subject and len(genders) == 1 else None
