"""Who is spoken of: names joined over variants and misspellings, roles kept, plain pronouns resolved.

Everything is decided from the passages themselves and two small lists (places, role words): no model.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple
from weakref import ReferenceType, ref

import pandas as pd

from topics.english.genders import GENDER_OF_FIRST_NAME, GENDER_OF_PRONOUN, Gender
from topics.english.names import PERSON_NOUNS
from topics.english.words import split_words
from topics.events.people.aliases import Aliases
from topics.events.people.callings import Callings, is_described
from topics.events.people.capitals import count_capitals
from topics.events.people.forms import bare_role, count_forms
from topics.events.people.genders import Genders, likely_gender, titled_gender
from topics.events.people.kin import strangers
from topics.events.people.names import Name, find_names
from topics.events.people.pronouns import (
    Person,
    Place,
    acts_unnamed,
    behind_pronoun,
    brings_newcomer,
    is_owner,
    is_several,
    leads_to,
    modifies,
    nouns_beside,
)
from topics.events.people.recogniser import recognised
from topics.events.people.short_names import FullNames, ShortNames
from topics.events.people.speech import Speech
from topics.events.people.variants import find_kinds, sure_persons, usual_names
from topics.events.predicates import reading_of
from topics.events.sentences import Sentence, read_sentences

_PRONOUN = re.compile(r"\b(?:He|She|he|she)\b")
_REMEMBERED = 4096
"""Passages whose names are kept, at most, for others in the same words."""

_MENTIONS_KEPT = 100_000
"""Mentions that are kept, at most, for who asks about their article again: of 9 MB of news, in 50 MB of memory."""


class Mention(NamedTuple):
    """One place in a passage where an actor is spoken of.

    ``kind`` is "person", "group", "place" or "thing"; ``start`` and ``stop`` count characters in the text of
    the passage; ``basis`` is "name", "role" or "pronoun"; ``subject`` is False right after a preposition;
    ``is_sure`` is whether a role or an honorific beside the name, here or elsewhere, proves that it is a person's;
    ``gender`` is the pronoun that stands for the actor, None as far as the corpus does not tell.
    """

    actor: str
    kind: str
    start: int
    stop: int
    role: str
    basis: str
    subject: bool
    is_sure: bool = False
    gender: Gender | None = None


Mentions = Mapping[str, Sequence[Mention]]
"""The mentions in each passage, in order, by passage id."""


def find_mentions(passages: pd.DataFrame, aliases: Aliases | None = None, finder: str = "rules") -> Mentions:
    """Return who is spoken of in each passage: what ``Cast`` says of all articles."""
    cast = cast_of(passages, aliases, finder)
    mentions: dict[str, Sequence[Mention]] = {}
    for sentences in read_sentences(passages):
        mentions.update(cast.mentions(sentences))
    return mentions


class Cast:
    """Who is who in a corpus: what all its passages say together about each name, asked article by article.

    Parameters
    ----------
    passages : DataFrame
        The table "passages"; the order of its rows does not matter.
    aliases : mapping of str to str, optional
        The usual name behind each variant, where a reader has decided it.
    finder : str
        "rules", or the name of an installed spaCy pipeline that helps them.
    """

    def __init__(self, passages: pd.DataFrame, aliases: Aliases | None = None, finder: str = "rules") -> None:
        self._named: dict[str, str] = {}
        self._told: dict[str, Mentions] = {}
        self._room = _MENTIONS_KEPT
        self._callings = Callings()
        genders = Genders()
        written = count_forms(self._find(passages, finder, genders))
        forms = written.forms
        self._usual = _decided(usual_names(written), forms, aliases or {})
        self._kinds = find_kinds(forms, self._usual)
        self._sure = sure_persons(forms, self._usual)
        gendered = genders.known(lambda form: self._usual.get(form, form) if " " in form else form)
        self._short = ShortNames(forms, self._usual, self._kinds, gendered)
        anywhere = self._short.within(())
        self._genders = genders.known(lambda form: self._usual.get(form) or anywhere(form) or form)
        self._callings.join(lambda form: self._usual.get(form) or anywhere(form) or form)

    def _find(self, passages: pd.DataFrame, finder: str, genders: Genders) -> Iterator[list[Name]]:
        """Yield the names of each passage, and keep them in a tenth of the room of objects."""
        capitals = count_capitals(passages["text"])

        @lru_cache(maxsize=_REMEMBERED)
        def names_in(text: str) -> list[Name]:
            return find_names(text, capitals)

        for sentences in read_sentences(passages):
            names = [names_in(sentence.quote) for sentence in sentences]
            if finder != "rules":
                pairs = zip(sentences, names, strict=True)
                names = [recognised(sentence.quote, of_passage, finder) for sentence, of_passage in pairs]
            yield from names
            texts = [sentence.quote for sentence in sentences]
            genders.add(texts, names)
            self._callings.add(texts, names)
            self._named[sentences[0].article] = json.dumps(names)

    def mentions(self, sentences: Sequence[Sentence]) -> Mentions:
        """Return who is spoken of in each of the sentences of one article, which are all given, in order."""
        article = sentences[0].article
        mentions = self._told.get(article)
        if mentions is None:
            mentions = self._mentions(sentences)
            number = sum(map(len, mentions.values()))
            if number <= self._room:
                self._told[article] = mentions
                self._room -= number
        return mentions

    def _mentions(self, sentences: Sequence[Sentence]) -> Mentions:
        """Return who is spoken of in each of the sentences of one article."""
        stored = json.loads(self._named[sentences[0].article])
        names = [[Name(*fields) for fields in of_passage] for of_passage in stored]
        full = self._short.within(_in_order(sentences, names), self._genders)
        unknown = strangers(zip((sentence.quote for sentence in sentences), names, strict=True), full)
        pairs = zip(sentences, names, strict=True)
        actors = [self._actors_of(sentence.quote, of_passage, full, unknown) for sentence, of_passage in pairs]
        holders = self._holders(names, actors)
        mentions: dict[str, Sequence[Mention]] = {}
        previous: list[_Read] = []
        speech = Speech()
        for sentence, of_passage, usual in zip(sentences, names, actors, strict=True):
            here = [
                mention for pair in zip(of_passage, usual, strict=True) for mention in self._mention(*pair, holders)
            ]
            read = _read_outside_quotes(sentence.quote, here, speech)
            told = _with_pronoun(read, here, previous, self._callings)
            mentions[sentence.passage] = told
            if read.names_person or brings_newcomer(sentence.quote):
                previous = []
            previous.append(
                read._replace(mentions=[item for item in told if item not in here or item in read.mentions])
            )
        return mentions

    def _holders(self, names: Sequence[Sequence[Name]], actors: Sequence[Sequence[str]]) -> Mapping[str, set[str]]:
        """Return the persons of an article who hold each role, by the role without its country."""
        holders: dict[str, set[str]] = defaultdict(set)
        for name, actor in zip(chain.from_iterable(names), chain.from_iterable(actors), strict=True):
            if name.role and self._kinds.get(actor) == "person":
                holders[bare_role(name.role)].add(actor)
        return holders

    def _mention(self, name: Name, own: str, holders: Mapping[str, set[str]]) -> Iterator[Mention]:
        """Yield the mention that a name is, or a bare role of which there is one holder; nothing for other roles."""
        actor = own
        if not actor:
            holding = holders.get(bare_role(name.role), set())
            actor = min(holding) if len(holding) == 1 else ""
        if actor:
            kind = self._kinds.get(actor, "thing")
            basis = "name" if name.text else "role"
            is_sure, gender = actor in self._sure, self._genders.get(actor)
            yield Mention(actor, kind, name.start, name.stop, name.role, basis, name.subject, is_sure, gender)

    def _actors_of(self, quote: str, names: Sequence[Name], full: FullNames, unknown: Container[str]) -> list[str]:
        """Return the usual name behind each name of a sentence."""
        people = {name.text for name in names if name.text and name.kind not in {"place", "group"}}
        return [self._actor_of(quote, name, full, unknown, is_alone=people == {name.text}) for name in names]

    def _actor_of(self, quote: str, name: Name, full: FullNames, unknown: Container[str], *, is_alone: bool) -> str:
        """Return the usual name behind a written one, or "" for a bare role; ``unknown`` ones stand for themselves."""
        if name.text in self._usual:
            return self._usual[name.text]
        if name.kind == "place" or name.text in unknown:
            return name.text
        likely = likely_gender(quote, name) if is_alone else None
        return full(name.text, titled_gender(quote, name), likely) or name.text


def _in_order(sentences: Sequence[Sentence], names: Sequence[Sequence[Name]]) -> list[str]:
    """Return the names of an article as written, those of its title last: a title has short names first."""
    told = [
        (sentence.kind == "title", [name.text for name in of_passage if name.text])
        for sentence, of_passage in zip(sentences, names, strict=True)
    ]
    return [*chain.from_iterable(texts for _, texts in sorted(told, key=itemgetter(0)))]


class _Latest(NamedTuple):
    """The cast that was made last, and for what."""

    passages: ReferenceType[pd.DataFrame]
    aliases: Aliases
    finder: str
    cast: Cast


_LATEST: dict[str, _Latest] = {}
_KEY = "latest"


def cast_of(passages: pd.DataFrame, aliases: Aliases | None = None, finder: str = "rules") -> Cast:
    """Return who is who in some passages, of the table that was asked about last without reading it again.

    The timeline and the quotes of a run ask about the same table; it is kept no longer than its table is.
    """
    latest = _LATEST.get(_KEY)
    if latest and latest.passages() is passages and (latest.aliases, latest.finder) == (aliases or {}, finder):
        return latest.cast
    cast = Cast(passages, aliases, finder)
    _LATEST[_KEY] = _Latest(ref(passages, _forget), dict(aliases or {}), finder, cast)
    return cast


def _forget(passages: ReferenceType[pd.DataFrame]) -> None:
    """Drop the cast of a table that is gone, if none was made since."""
    if _KEY in _LATEST and _LATEST[_KEY].passages is passages:
        del _LATEST[_KEY]


def _decided(usual: Mapping[str, str], forms: Container[str], aliases: Aliases) -> dict[str, str]:
    """Return the usual name of each form after the reader's aliases; all that had a variant's go with it."""
    decided = {usual.get(name, name): name for name in aliases.values()} | dict(aliases)
    written = dict(usual) | {form: form for form in aliases if form in forms}
    return {form: decided.get(form, decided.get(name, name)) for form, name in written.items()}


class _Read(NamedTuple):
    """A sentence with quoted words blanked, its mentions outside them, and whether it names a person anywhere."""

    text: str
    mentions: Sequence[Mention]
    names_person: bool


def _read_outside_quotes(text: str, mentions: Sequence[Mention], spoken: Speech) -> _Read:
    """Return a sentence without what is quoted in it, ``spoken`` being what was open before."""
    outside = spoken.outside(text)
    own = [item for item in mentions if not outside[item.start : item.stop].isspace()]
    return _Read(outside, own, any(item.kind == "person" for item in mentions))


def _with_pronoun(read: _Read, here: list[Mention], before: Sequence[_Read], callings: Callings) -> list[Mention]:
    """Add the mention behind "he" or "she" where the sentences before leave only one reading.

    ``before`` are the last sentence that names persons and those behind it, which name none.
    """
    match = _PRONOUN.search(read.text)
    if not match or not before or any(_may_be_meant(read.text, item, match.start()) for item in read.mentions):
        return here
    if not PERSON_NOUNS.isdisjoint(split_words(read.text[: match.start()])):
        return here  # "a demonstrator said he"
    gender = GENDER_OF_PRONOUN[match[0].lower()]
    person = _antecedent(gender, before[0])
    if person is None or _speaks_of(read, match.end(), person.actor, callings):
        return here
    opening = _Read(read.text[: match.end()], [item for item in read.mentions if item.start < match.start()], False)
    if has_rival(person.actor, gender, [(item.text, item.mentions) for item in (*before, opening)]):
        return here
    added = person._replace(start=match.start(), stop=match.end(), role="", basis="pronoun", subject=True)
    return sorted([*here, added], key=lambda item: item.start)


def _may_be_meant(text: str, item: Mention, stop: int) -> bool:
    """Return whether a name before a character may be that of "he": also an unknown one that acts or has something."""
    if item.start >= stop or item.kind == "place":
        return False
    return item.kind in _ACTING or is_owner(text, item.stop)


def _antecedent(gender: Gender, read: _Read) -> Mention | None:
    """Return who of the persons of a sentence "he" or "she" of the next one stands for, if that is plain."""
    named = [item for item in read.mentions if item.kind == "person"]
    told = [(Person(item.actor, _acts(read.text, item), _gender_of(item)), item) for item in named]
    person = behind_pronoun(gender, told)
    if person is None or is_several(person.actor):
        return None
    if _has_pronoun(read, gender, person.start) and leads_to(read.text, 0, [person.start]) is None:
        return None  # "he shook hands with Berg": no Berg is "he"
    own = [item for item in named if item.actor == person.actor]
    return None if all(_is_beside_the_matter(read.text, item) for item in own) else person


def _is_beside_the_matter(text: str, item: Mention) -> bool:
    """Return whether a name only says which or whose something is that is no subject: "the view of Berg's lawyer"."""
    if modifies(text, item.start, item.stop):
        return True
    is_in_subject = any(first <= item.start < stop for first, stop in reading_of(text).subjects())
    return is_owner(text, item.stop) and not is_in_subject


def _acts(text: str, item: Mention) -> bool:
    """Return whether a name stands as a subject, as far as the words around it tell."""
    return item.subject and not is_owner(text, item.stop) and not modifies(text, item.start, item.stop)


def _gender_of(item: Mention) -> Gender | None:
    """Return the gender of a person, by the first name where the corpus does not tell it."""
    first, *others = item.actor.split()
    return item.gender or (GENDER_OF_FIRST_NAME.get(first.lower()) if others else None)  # "Ali" may be a last name


def _speaks_of(read: _Read, start: int, actor: str, callings: Callings) -> bool:
    """Return whether a sentence speaks of somebody behind a pronoun, who then is another: by name, or "the singer".

    In "When he fell, Berg left" they can be the same, and "he" is nobody else than the subject of the sentence.
    """
    behind = [item for item in read.mentions if item.start >= start and item.kind == "person"]
    leading = leads_to(read.text, start, [item.start for item in behind])
    if leading is not None:
        return any(item.actor != actor for item in behind if item.start == leading)
    last = actor.split()[-1]
    is_named = any(item.actor.split()[-1] == last or item.actor == actor for item in behind)
    return is_named or is_described(read.text[start:], callings.of(actor))


def _has_pronoun(read: _Read, gender: Gender, stop: int) -> bool:
    """Return whether a sentence speaks of "he" or "she" before a character, without a name behind it."""
    known = {item.start for item in read.mentions if item.basis == "pronoun"}
    pronouns = (match for match in _ANY_PRONOUN.finditer(read.text, 0, stop) if match.start() not in known)
    return any(GENDER_OF_PRONOUN[match[0].lower()] == gender for match in pronouns)


_ANY_PRONOUN = re.compile(rf"\b(?:{'|'.join(GENDER_OF_PRONOUN)})\b", re.IGNORECASE)
_ACTING = frozenset({"person", "group"})


def has_rival(actor: str, gender: Gender, sentences: Sequence[tuple[str, Sequence[Mention]]]) -> bool:
    """Return whether some of these sentences tell of somebody without a name, who may be "he" or "she" just as well.

    Parameters
    ----------
    actor : str
        Who is likely.
    gender : "he" or "she"
        The pronoun.
    sentences : sequence of (str, sequence of Mention)
        Those before the pronoun, with their mentions.
    """
    nouns: set[str] = set()
    for text, mentions in sentences:
        places = [Place(item.start, item.stop, item.role, item.kind == "thing") for item in mentions]
        of_actor = (place for item, place in zip(mentions, places, strict=True) if item.actor == actor)
        nouns.update(*(nouns_beside(text, place) for place in of_actor))
        named = [place for item, place in zip(mentions, places, strict=True) if item.kind in _NAMED]
        if acts_unnamed(text, gender, named, nouns):
            return True
    return False


_NAMED = frozenset({"person", "thing"})
