"""English verbs: their forms, made from base forms, and what the forms tell.

Irregular forms come from the table in ``verbs.toml``, regular ones from the rules of spelling. Classes of verbs
(``speech``, ``meeting``, ``happening``, ``once``) stand there by their base forms.

>>> past_forms("meet"), participles("take"), third_person("carry"), gerund("admit")
(('met',), ('taken',), 'carries', 'admitting')
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from topics.english.data import read_lists, read_texts

_VOWELS = "aeiou"


class Form(StrEnum):
    """The forms of a verb."""

    BASE = "base"
    PAST = "past"
    PARTICIPLE = "participle"
    THIRD_PERSON = "third person"
    GERUND = "gerund"


@dataclass(frozen=True, slots=True)
class IrregularVerb:
    """An irregular verb: its base, its pasts and its past participles, the usual one first."""

    base: str
    pasts: tuple[str, ...]
    participles: tuple[str, ...]


@cache
def irregular_verbs() -> dict[str, IrregularVerb]:
    """Return the irregular verbs without a prefix by their base forms."""
    rows = [line.split() for line in _texts()["irregular"].strip().splitlines()]
    return {
        base: IrregularVerb(base, tuple(past.split("/")), tuple(participle.split("/")))
        for base, past, participle in rows
    }


@cache
def pasts_and_participles() -> frozenset[str]:
    """Return irregular pasts that are participles too: "held", "found"."""
    return frozenset().union(*(set(verb.pasts) & set(verb.participles) for verb in irregular_verbs().values()))


@cache
def bare_participles() -> frozenset[str]:
    """Return irregular participles with the form of their verb: "set", "cut"."""
    return frozenset(verb.base for verb in irregular_verbs().values() if verb.base in verb.participles)


@cache
def known_irregular_verbs() -> dict[str, IrregularVerb]:
    """Return the irregular verbs by their base forms, those with a prefix that are met as verbs among them.

    >>> known_irregular_verbs()["withdraw"].pasts
    ('withdrew',)
    """
    prefixed = {base: _irregular(base) for base in _texts()["prefixed"].split()}
    return irregular_verbs() | {base: verb for base, verb in prefixed.items() if verb}


def past_forms(base: str) -> tuple[str, ...]:
    """Return the past forms of a verb, the usual one first.

    >>> past_forms("overtake"), past_forms("travel"), past_forms("be"), past_forms("deny")
    (('overtook',), ('traveled', 'travelled'), ('was', 'were'), ('denied',))
    """
    irregular = _irregular(base)
    return irregular.pasts if irregular else _regular(base, "ed")


def participles(base: str) -> tuple[str, ...]:
    """Return the past participles of a verb, the usual one first.

    >>> participles("get"), participles("withdraw"), participles("stop")
    (('got', 'gotten'), ('withdrawn',), ('stopped',))
    """
    irregular = _irregular(base)
    return irregular.participles if irregular else _regular(base, "ed")


def third_person(base: str) -> str:
    """Return the third person of the present.

    >>> third_person("have"), third_person("pass"), third_person("say"), third_person("go")
    ('has', 'passes', 'says', 'goes')
    """
    if base in _THIRD_PERSONS:
        return _THIRD_PERSONS[base]
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{base}es"
    return f"{base[:-1]}ies" if _ends_in_lone_y(base) else f"{base}s"


_THIRD_PERSONS = {"be": "is", "have": "has"}


def gerund(base: str) -> str:
    """Return the form in -ing.

    >>> gerund("die"), gerund("agree"), gerund("make"), gerund("run"), gerund("visit")
    ('dying', 'agreeing', 'making', 'running', 'visiting')
    """
    if base.endswith("ie"):
        return f"{base[:-2]}ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return f"{base[:-1]}ing"
    return _regular(base, "ing")[0]


def forms(base: str, kinds: Iterable[Form] = Form) -> tuple[str, ...]:
    """Return the forms of a verb of the given kinds (of all), without repetition.

    >>> forms("meet")
    ('meet', 'met', 'meets', 'meeting')
    """
    made = {
        Form.BASE: (base,),
        Form.PAST: past_forms(base),
        Form.PARTICIPLE: participles(base),
        Form.THIRD_PERSON: (third_person(base),),
        Form.GERUND: (gerund(base),),
    }
    return tuple(dict.fromkeys(form for kind in kinds for form in made[kind]))


@cache
def verb_class(name: str, kinds: tuple[Form, ...] = (Form.PAST,)) -> frozenset[str]:
    """Return forms of the verbs of a class.

    Parameters
    ----------
    name : str
        A class of ``verbs.toml``: ``speech``, ``meeting``, ``happening``, ``once``, ``auxiliaries``, ``modals``.
    kinds : tuple of Form
        Which forms.

    Examples
    --------
    >>> sorted(verb_class("meeting", (Form.PAST, Form.THIRD_PERSON)))[:4]
    ['attended', 'attends', 'meets', 'met']
    """
    return frozenset(form for base in read_lists("topics.english", "verbs")[name].words for form in forms(base, kinds))


@cache
def irregular_bases() -> dict[str, str]:
    """Return irregular pasts and participles to their base forms: "met" to "meet", "spoken" to "speak".

    A form that is itself the base of a verb ("found", "lay") is left out.
    """
    verbs = known_irregular_verbs()
    bases: dict[str, str] = {}
    for verb in verbs.values():
        for form in (*verb.pasts, *verb.participles):
            if form not in verbs and form not in _words_of("also-bases"):
                bases.setdefault(form, verb.base)
    return bases


@cache
def telling_pasts() -> tuple[str, ...]:
    """Return irregular pasts that tell of the past by themselves.

    Not among them are most that look like their base form ("put") and those that mostly are another word ("bound").
    """
    texts = _texts()
    other, same = texts["other-words"].split(), texts["same-as-base"].split()
    pasts: list[str] = []
    for verb in known_irregular_verbs().values():
        pasts += [past for past in verb.pasts if past != verb.base]
    return tuple(past for past in [*pasts, *same] if past not in other)


def words_in_ed() -> tuple[str, ...]:
    """Return words that end like a regular past and are none."""
    texts = _texts()
    return tuple(f"{texts['adjectives']} {texts['other-ed']}".split())


@cache
def irregular_prefixes() -> tuple[str, ...]:
    """Return the prefixes before which an irregular verb keeps its forms ("overtook")."""
    return tuple(_texts()["prefixes"].split())


@cache
def _texts() -> dict[str, str]:
    return read_texts("topics.english", "verbs")


@cache
def _words_of(text: str) -> frozenset[str]:
    """Return the words of a text of ``verbs.toml``."""
    return frozenset(_texts()[text].split())


@cache
def _irregular(base: str) -> IrregularVerb | None:
    """Return the forms of an irregular verb, also of one with a prefix, or None."""
    verbs = irregular_verbs()
    if base in verbs:
        return verbs[base]
    for prefix in irregular_prefixes():
        plain = verbs.get(base.removeprefix(prefix)) if base.startswith(prefix) else None
        if plain:
            pasts = tuple(prefix + form for form in plain.pasts)
            return IrregularVerb(base, pasts, tuple(prefix + form for form in plain.participles))
    return None


def _regular(base: str, ending: str) -> tuple[str, ...]:
    """Return a verb with -ed or -ing by the rules of spelling, in both spellings where there are two."""
    if ending == "ed" and base.endswith("e"):
        return (f"{base}d",)
    if ending == "ed" and _ends_in_lone_y(base):
        return (f"{base[:-1]}ied",)
    if base in _words_of("doubling-l"):
        return f"{base}{ending}", f"{base}l{ending}"
    if base in _words_of("doubling") or _is_short(base):
        return (f"{base}{base[-1]}{ending}",)
    return (f"{base}{ending}",)


def _ends_in_lone_y(base: str) -> bool:
    return base.endswith("y") and base[-2:-1] not in _VOWELS


def _is_short(base: str) -> bool:
    """Return whether a verb has one syllable that ends in one vowel and one consonant ("stop", not "show")."""
    return bool(_SHORT.fullmatch(base))


_SHORT = re.compile(r"(?:qu|^y|[^aeiouy])*[aeiouy][^aeiouwxy]")
