"""The noun phrases of a sentence: each with its head, the name that is its head, and whose it is.

No parser: a phrase is read off the classes of the tokens, from a determiner or the first word to its head.

>>> phrases = NounPhrases("The mayor of Lima met three of the miners.", ())
>>> phrase = phrases.at(0, 9)
>>> phrases.words(phrase), phrases.head(phrase)
('The mayor of Lima', 'mayor')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from topics.english.calendar import UNITS
from topics.english.names import (
    ACTING_FOR,
    AFTER_PEOPLE,
    BODIES,
    GROUP_HEADS,
    KINDS_OF_GROUP,
    PEOPLE_NOUNS,
    PERSON_NOUNS,
)
from topics.english.numbers import NUMBER_WORDS
from topics.english.places import DEMONYMS
from topics.english.sentence_parts import (
    ABOUT_HOW_MANY,
    AFTER_HYPHENS,
    ARTICLES_AND_NUMBERS,
    DEMONSTRATIVE_TIMES,
    HOW_MANY,
)
from topics.english.tokens import Kind
from topics.english.words import TIME_WORDS
from topics.events.people.actors import Mention
from topics.events.predicates import reading_of

_NUMERAL = re.compile(r"[IVX]+")
_NUMBERS = frozenset({"one", "some"})
"""Words for how many that read like pronouns or determiners."""
_HYPHENS = frozenset({"-", "‑"})
_BEFORE_NOUN = frozenset({Kind.DETERMINER, Kind.ADVERB, Kind.NUMBER})
_WITHIN = _BEFORE_NOUN | {Kind.OTHER, Kind.IN_ED, Kind.PARTICIPLE, Kind.PAST, Kind.IN_ING, Kind.JOINT, Kind.POSSESSIVE}
_DEEPEST = 3
"""Nouns behind "of" that hang on each other and are read, at most: "members of the crew of the ship"."""
_NOUN = frozenset({Kind.OTHER, Kind.IN_ING, Kind.IN_ED, Kind.PAST, Kind.PARTICIPLE})


class Phrase(NamedTuple):
    """A noun phrase; places are numbers of tokens, those of ends exclusive.

    Parameters
    ----------
    first, after : int
        Its tokens, with what follows behind "of".
    head : int
        The last word of its noun, -1 where it has none.
    end : int
        The end without what follows behind "of".
    name : Mention or None
        The name that is its head.
    before : Mention or None
        The name that stands before its head: "the Harbour party".
    owner : Mention or None
        The name of the one whose it is: "Anna Berg's party".
    """

    first: int
    after: int
    head: int
    end: int
    name: Mention | None = None
    before: Mention | None = None
    owner: Mention | None = None


class NounPhrases:
    """Reads the noun phrases of one sentence.

    Parameters
    ----------
    quote : str
        The sentence; quoted words are not read.
    mentions : sequence of Mention
        Who is named in it.
    """

    def __init__(self, quote: str, mentions: Sequence[Mention]) -> None:
        self.quote = quote
        self.reading = reading_of(quote)
        self.tokens = self.reading.sentence.tokens
        self.groups = {group.first: group for group in self.reading.sentence.groups}
        """Its verb groups by their first token."""
        self._names: dict[int, tuple[Mention, int]] = {}
        self._in_roles: set[int] = set()
        for mention in mentions:
            first = self.token_at(mention.start)
            is_read = first < len(self.tokens) and self.tokens[first].start < mention.stop
            if is_read and not _is_bare_head(mention):
                self._names[first] = mention, self.token_at(mention.stop)
                self._in_roles.update(self._role_before(mention, first))

    def token_at(self, place: int) -> int:
        """Return the number of the first token that starts at a character or after it."""
        return self.reading.sentence.token_at(place)

    def low(self, at: int) -> str:
        """Return a token in small letters, "" where there is none."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def _role_before(self, mention: Mention, first: int) -> range:
        """Return the tokens of the role right before a name: "Secretary of State" before "Anna Berg"."""
        before = self.quote[: mention.start].rstrip()
        is_beside = mention.basis == "name" and mention.role != "" and before.endswith(mention.role)
        return range(self.token_at(len(before) - len(mention.role)) if is_beside else first, first)

    def words(self, phrase: Phrase) -> str:
        """Return a phrase as written."""
        return self.quote[self.tokens[phrase.first].start : self.tokens[phrase.after - 1].stop]

    def head(self, phrase: Phrase) -> str:
        """Return the head of a phrase in small letters, "" for none."""
        return self.low(phrase.head)

    def at(self, first: int, limit: int, depth: int = _DEEPEST) -> Phrase | None:
        """Return the phrase that begins at a token and ends before another one, or None."""
        at, head = self.past_quantity(first), -1
        name = before = owner = None
        while at < limit:
            if at in self._names:
                mention, after = self._names[at]
                before, name, head, at = name, mention, after - 1, min(after, limit)
                if not self._owns(at - 1):
                    continue
                at -= 1
            if not self._goes_on(at, first, head):
                break
            if self._owns(at):
                owner, name, before, head = name or owner, None, None, -1
            elif self.tokens[at].kind in _NOUN:
                before, name, head = name or before, None, at
            at += 1
        if at == first:
            return None
        if before and head == at - 1 and self._ends_name(before, head):
            name, before = before, None
        end = self._without_adjective(first, head, at) if name is None else at
        phrase = Phrase(first, end, min(head, end - 1), end, name, before, owner)
        return self._with_tail(phrase, limit, depth - 1) if depth else phrase

    def past_quantity(self, at: int) -> int:
        """Return the token behind words for about how many that stand before a number: "at least", "more than half"."""
        pair = f"{self.low(at)} {self.low(at + 1)}"
        n_words = len(pair.split()) if pair in ABOUT_HOW_MANY else int(self.low(at) in ABOUT_HOW_MANY)
        after = at + n_words + (self.low(at + n_words) == "half")
        number = after + (self.low(after) in {"a", "an"})
        is_number = self.low(number) in HOW_MANY | NUMBER_WORDS.keys() or (
            number < len(self.tokens) and self.tokens[number].text[0].isdigit()
        )
        return after if is_number and n_words else at

    def _ends_name(self, name: Mention, head: int) -> bool:
        """Return whether a word ends a person's name, its hyphen set apart: "Lee Myung - bak"."""
        return (
            name.kind == "person"
            and self.tokens[head - 1].kind is Kind.JOINT
            and self.token_at(name.stop) == head - 1
            and self.tokens[head].kind is Kind.OTHER
        )

    def _owns(self, at: int) -> bool:
        return self.tokens[at].kind is Kind.POSSESSIVE or self.tokens[at].low.endswith(("'s", "s'"))

    def _goes_on(self, at: int, first: int, head: int) -> bool:
        """Return whether a token belongs to the phrase that began before it."""
        token = self.tokens[at]
        if at in self._in_roles:
            return True
        if self._is_of_age(at) or self._is_gerund_of_people(at, first):
            return True
        if token.low in TIME_WORDS and not self._owns(at) and self.low(at + 1) != "'s":
            is_bound = at > first and self.tokens[at - 1].kind is Kind.JOINT
            is_this = self.low(at - 1) in DEMONSTRATIVE_TIMES and token.low in UNITS  # "this week lawyers"
            return is_bound or (
                at > first and head < 0 and not is_this and self._is_noun(at + 1)
            )  # "the last president"
        if token.kind is Kind.MARK:
            return self._joins(at)
        if token.kind is Kind.COORDINATOR:
            return self._joins_peoples(at)
        if token.kind is Kind.PRONOUN:
            return at == first and token.low in _NUMBERS
        if token.kind not in _WITHIN:
            return False
        if at in self.groups:
            return at > first and self.tokens[at - 1].kind is Kind.JOINT
        return head < 0 or token.kind not in {Kind.DETERMINER, Kind.ADVERB}

    def _is_of_age(self, at: int) -> bool:
        """Return whether a word is a time in "a 22-year-old man", "a week - long trial"."""
        return self.low(at) in TIME_WORDS and self.low(at + 1) in _HYPHENS and self.low(at + 2) in AFTER_HYPHENS

    def _is_gerund_of_people(self, at: int, first: int) -> bool:
        """Return whether a word in -ing only says which body is meant: "the mining company"."""
        if at not in self.groups or self.tokens[at].kind is not Kind.IN_ING or self.groups[at].last != at:
            return False
        leads = at == first or self.tokens[at - 1].kind in _BEFORE_NOUN or self.tokens[at - 1].text in DEMONYMS
        nouns = PEOPLE_NOUNS | BODIES | KINDS_OF_GROUP
        return leads and self.low(at + 1) in nouns

    def _joins_peoples(self, at: int) -> bool:
        """Return whether "and" joins two adjectives of one noun: "Afghan and Pakistani (or foreign) officials"."""
        if at == 0 or self.tokens[at - 1].text not in DEMONYMS:
            return False
        if not self._is_noun(at + 2) or not self.tokens[at + 2].text[0].islower():
            return False
        people = PEOPLE_NOUNS | PERSON_NOUNS | BODIES
        adjective, noun = self.tokens[at + 1].text, self.low(at + 2)
        is_adjective = adjective.islower() and people.isdisjoint((adjective, adjective.removesuffix("s")))
        is_of_people = not people.isdisjoint((noun, noun.removesuffix("s")))
        return adjective in DEMONYMS or (is_adjective and is_of_people)

    def _is_noun(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].kind in _NOUN and self.tokens[at].low not in TIME_WORDS

    def _joins(self, at: int) -> bool:
        """Return whether a mark stands within a phrase: of an abbreviation, or the hyphen of "a 22-year - old man"."""
        before, after = self.low(at - 1), self.low(at + 1)
        if self.tokens[at].text in _HYPHENS:
            return after in AFTER_HYPHENS or self.tokens[at - 1].stop == self.tokens[at].start
        return self.tokens[at].text == "." and len(before) == 1 and bool(after) and before != "a"

    def _without_adjective(self, first: int, head: int, end: int) -> int:
        """Return the end of a phrase without an adjective behind its noun: "troops loyal to the king"."""
        is_led_on = head == end - 1 and self.low(head) in AFTER_PEOPLE and head > first
        return head if is_led_on and self.tokens[head - 1].kind is Kind.OTHER else end

    def _with_tail(self, phrase: Phrase, limit: int, depth: int) -> Phrase:
        """Return a phrase whose head is no name with what follows behind "of"."""
        links = {"of", "for"} if self.head(phrase) in ACTING_FOR else {"of"}
        if phrase.name or self.low(phrase.end) not in links or phrase.end + 1 >= limit:
            return phrase
        tail = self.at(phrase.end + 1, limit, depth)
        if tail is None:
            return phrase
        if self.low(tail.after) == "and" and _is_place(tail):
            other = self.at(tail.after + 1, limit, depth)
            tail = other if other and _is_place(other) else tail
        return phrase._replace(after=tail.after)

    def tail(self, phrase: Phrase) -> Phrase | None:
        """Return what follows behind the "of" of a phrase, or None."""
        return self.at(phrase.end + 1, phrase.after) if phrase.after > phrase.end else None

    def lists(self, first: int, limit: int) -> tuple[list[Phrase], int]:
        """Return the phrases that stand side by side from a token on, and the token behind them.

        Of a phrase with another one beside it ("the mayor, Anna Berg,") the one with a name counts.
        """
        listed: list[Phrase] = []
        at = first
        while phrase := self.at(at, limit):
            phrase = self._named_past_tail(phrase, limit) or phrase
            listed.append(phrase)
            at = self._past_joint(phrase, limit)
            if at < 0:
                break
        after = listed[-1].after if listed else first
        return self._without_appositions(listed), after

    def _named_past_tail(self, phrase: Phrase, limit: int) -> Phrase | None:
        """Return who a person is whose name stands behind a preposition: "the leader in the House, Anna Berg,"."""
        at = phrase.after
        if phrase.name or not self.is_person(phrase) or at >= limit or self.tokens[at].kind is not Kind.PREPOSITION:
            return None
        place = self.at(at + 1, limit)
        comma = place.after if place else limit
        if not self._is_led_in(phrase) or comma + 1 >= limit or self.tokens[comma].kind is not Kind.COMMA:
            return None
        named = self.at(comma + 1, limit)
        if named is None or named.name is None or named.name.kind != "person" or named.owner:
            return None
        ends = named.after >= len(self.tokens) or self.tokens[named.after].kind in {Kind.COMMA, Kind.MARK}
        return named if ends else None

    def _past_joint(self, phrase: Phrase, limit: int) -> int:
        """Return the token at which a list goes on behind a phrase, or -1 where it ends."""
        at = self._past_age(phrase)
        while at < limit and (self.tokens[at].kind is Kind.COMMA or self.low(at) in {"and", "&", "or"}):
            at += 1
        goes_on = phrase.after < at < limit and at not in self.groups
        return at if goes_on and self.tokens[at].kind in _WITHIN else -1

    def _past_age(self, phrase: Phrase) -> int:
        """Return the token behind the age that stands between commas behind a name: "Anna Berg, 13, and"."""
        at = phrase.after
        is_person = phrase.name is not None and phrase.name.kind == "person"
        is_age = self.low(at) == "," and self.low(at + 1).isdigit() and self.low(at + 2) in {",", "and"}
        return at + 2 if is_person and is_age else at

    def _without_appositions(self, listed: list[Phrase]) -> list[Phrase]:
        kept: list[Phrase] = []
        for number, phrase in enumerate(listed):
            beside = kept[-1] if kept else None
            if beside and self._names_tail(beside, phrase):
                continue
            if beside and self._is_one_in_two_roles(beside, phrase):
                kept[-1] = phrase
            elif beside is None or not self._is_apposed(beside, phrase, is_last=number == len(listed) - 1):
                kept.append(phrase)
            elif phrase.name and not beside.name:
                kept[-1] = phrase
        return kept

    def _is_one_in_two_roles(self, one: Phrase, other: Phrase) -> bool:
        """Return whether two callings are of one named behind the second: "the governor and singer Anna Berg"."""
        is_joined = one.after + 1 == other.first and self.low(one.after) == "and"
        is_second = self.tokens[other.first].kind is Kind.OTHER and self.low(other.first) in PERSON_NOUNS
        return (
            is_joined
            and is_second
            and not one.name
            and self._is_led_in(one)
            and self.is_person(one)
            and (other.name is not None and other.name.kind == "person" and self.tokens[other.first].text[0].islower())
        )

    def _names_tail(self, one: Phrase, other: Phrase) -> bool:
        """Return whether a body only says of which body one is: "the head of the main union, the Dockers' League,"."""
        tail = self.tail(one)
        between = [self.low(at) for at in range(one.after, other.first)]
        if tail is None or tail.name or between != [","] or other.name is None or other.name.kind != "group":
            return False
        ends = other.after >= len(self.tokens) or self.tokens[other.after].kind in {Kind.COMMA, Kind.MARK}
        return ends and self.head(tail) in BODIES | PEOPLE_NOUNS

    def _is_apposed(self, one: Phrase, other: Phrase, *, is_last: bool) -> bool:
        """Return whether a phrase only says who another one before it is: "the mayor, Anna Berg"."""
        between = [self.low(at) for at in range(one.after, other.first)]
        if between != [","]:
            return False
        if one.name and one.name.kind == "group" and not other.name and self.low(other.first) in {"a", "an"}:
            return self.head(other) in BODIES | KINDS_OF_GROUP  # "the Harbour Times, an English newspaper"
        first, second = self.is_person(one), self.is_person(other)
        is_explained = bool(one.name) and not other.name and self._is_led_in(other)
        names_him = bool(other.name) and not one.name and first and self._is_led_in(one)
        return second and (is_explained or names_him or is_last)

    def _is_led_in(self, phrase: Phrase) -> bool:
        """Return whether a phrase begins with an article or the like, or is a single word for a calling."""
        first = self.tokens[phrase.first]
        return first.kind is Kind.DETERMINER or phrase.owner is not None or self.low(phrase.head) in PERSON_NOUNS

    def is_person(self, phrase: Phrase) -> bool:
        """Return whether the head of a phrase is a person, by name or by what the person does."""
        if phrase.name:
            return phrase.name.kind in {"person", "thing"}
        return self.head(phrase) in PERSON_NOUNS

    def _joins_next(self, at: int) -> bool:
        """Return whether a hyphen binds a word to the next one: "seven - times winner"."""
        return self.tokens[at + 1].text in _HYPHENS

    def _is_of_clock(self, at: int) -> bool:
        """Return whether a token is a time of day, or a number before another one."""
        return ":" in self.tokens[at].text or (
            self.tokens[at].text[0].isdigit() and self.tokens[at + 1].text[0].isdigit()
        )

    def label(self, phrase: Phrase) -> str:
        """Return how a phrase without a name is called: as written, its articles and numbers left out."""
        first = phrase.first
        while first < phrase.head and self._is_of_clock(first):
            first += 1  # the day and time of a page, run into its text
        is_counted = self.past_quantity(first) > first or self.low(first + 1) in HOW_MANY
        while (
            not is_counted
            and first < phrase.head
            and self.low(first) in ARTICLES_AND_NUMBERS
            and not self._joins_next(first)
        ):
            first += 1
        if self.low(first) == "number" and self.low(first + 1) == "of" and phrase.after > first + 2:
            first += 2  # "a number of miners"
        text = self.quote[self.tokens[first].start : self.tokens[phrase.after - 1].stop]
        return _LABEL.sub("", _APART.sub("", " ".join(text.split())))


_LABEL = re.compile(r"^\d{1,2}\s?[-–]\s?(?=[A-Z])")
"""The day of a chronology run into its entry: "22-Libyan tanks"."""
_APART = re.compile(r"\s(?=['’]s?(?:\s|$))|(?<=\w)\s(?=-\s\w)|(?<=\w\s-)\s(?=\w)")
"""Spaces that a tokenizer puts before endings and beside hyphens."""


def _is_place(phrase: Phrase) -> bool:
    return phrase.name is not None and phrase.name.kind == "place"


def _is_bare_head(mention: Mention) -> bool:
    """Return whether a mention is only the last word of a longer name: "Department", "II"."""
    is_cut = mention.actor.lower() in GROUP_HEADS or (not mention.actor[:1].isupper() and mention.basis == "name")
    return is_cut or bool(_NUMERAL.fullmatch(mention.actor))
