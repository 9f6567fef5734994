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

from topics.english.genders import GENDER_OF_PRONOUN, Gender
from topics.english.names import PERSON_NOUNS
from topics.english.words import split_words
from topics.events.people.aliases import Aliases
from topics.events.people.capitals import count_capitals
from topics.events.people.forms import bare_role, count_forms
from topics.events.people.genders import Genders, likely_gender, titled_gender
from topics.events.people.kin import strangers
from topics.events.people.names import Name, find_names
from topics.events.people.pronouns import Person, Place, acts_unnamed, behind_pronoun, brings_newcomer, nouns_beside
from topics.events.people.recogniser import recognised
from topics.events.people.short_names import FullNames, ShortNames
from topics.events.people.variants import find_kinds, sure_persons, usual_names
from topics.events.sentences import Sentence, read_sentences

_PRONOUN = re.compile(r"\b(?:He|She|he|she)\b")
_REMEMBERED = 4096
"""Passages whose names are kept, at most, for others in the same words."""


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
            genders.add([sentence.quote for sentence in sentences], names)
            self._named[sentences[0].article] = json.dumps(names)

    def mentions(self, sentences: Sequence[Sentence]) -> Mentions:
        """Return who is spoken of in each of the sentences of one article, which are given in order."""
        stored = json.loads(self._named[sentences[0].article])
        names = [[Name(*fields) for fields in of_passage] for of_passage in stored]
        full = self._short.within(_in_order(sentences, names), self._genders)
        unknown = strangers(zip((sentence.quote for sentence in sentences), names, strict=True), full)
        told = zip(sentences, names, strict=True)
        actors = [self._actors_of(sentence.quote, of_passage, full, unknown) for sentence, of_passage in told]
        holders = self._holders(names, actors)
        mentions: dict[str, Sequence[Mention]] = {}
        previous: list[_Read] = []
        for sentence, of_passage, own in zip(sentences, names, actors, strict=True):
            here = [mention for pair in zip(of_passage, own, strict=True) for mention in self._mention(*pair, holders)]
            read = _Read(sentence.quote, _with_pronoun(sentence.quote, here, previous))
            mentions[sentence.passage] = read.mentions
            if any(item.kind == "person" for item in here) or brings_newcomer(sentence.quote):
                previous = []
            previous.append(read)
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
    """A sentence with its mentions."""

    text: str
    mentions: Sequence[Mention]


def _with_pronoun(text: str, here: list[Mention], before: Sequence[_Read]) -> list[Mention]:
    """Add the mention behind "he" or "she" where the sentences before leave only one reading.

    ``before`` are the last sentence that names persons and those behind it, which name none.
    """
    match = _PRONOUN.search(text)
    if not match or not before or any(item.kind in _ACTING and item.start < match.start() for item in here):
        return here
    if not PERSON_NOUNS.isdisjoint(split_words(text[: match.start()])):
        return here  # "a demonstrator said he"
    gender = GENDER_OF_PRONOUN[match[0].lower()]
    named = [item for item in before[0].mentions if item.kind == "person"]
    person = behind_pronoun(gender, [(Person(item.actor, item.subject, item.gender), item) for item in named])
    if person and not person.subject and _has_pronoun(before[0], gender, person.start):
        return here  # "he shook hands with Berg": no Berg is "he"
    opening = _Read(text[: match.end()], [item for item in here if item.start < match.start()])
    if person is None or has_rival(person.actor, gender, [*before, opening]):
        return here
    added = person._replace(start=match.start(), stop=match.end(), role="", basis="pronoun", subject=True)
    return sorted([*here, added], key=lambda item: item.start)


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
