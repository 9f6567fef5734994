"""Who a noun phrase is: a person or a body by name, or people as they are written, "relatives of the passengers"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from topics.english.names import (
    BODIES,
    CRAFT,
    CROWDS,
    EPITHETS,
    FESTIVE,
    KINDS_OF_GROUP,
    MEMBERS,
    NO_PERSONS_OF,
    NOBODY_IN_PARTICULAR,
    PARTY_MEMBERS,
    PEOPLE_NOUNS,
    PERSON_NOUNS,
    PRESS,
    ROLE_HEADS,
    SIDES_IN_COURT,
    THING_HEADS,
)
from topics.english.numbers import NUMBER_WORDS
from topics.english.places import DEMONYMS, ENDINGS_OF_PEOPLES, LANDS
from topics.english.sentence_parts import ARTICLES_AND_NUMBERS
from topics.english.tokens import Kind
from topics.english.words import TIME_WORDS
from topics.events.noun_phrases import NounPhrases, Phrase

_LONGEST_LABEL = 8
"""Words, inclusive, of the label of people without a name."""
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.]\d\d)? ?[ap] ?\.? ?m\b")
"""A time of day, behind which "local" is nobody."""
_OF_NATURE = frozenset({"typhoon", "hurricane", "cyclone", "storm", "river", "lake", "mount", "mountain", "tornado"})
"""Words before the names of what does not act."""
_PALACE = "palace"
"""What stands for who rules there, behind its name."""
_PARTY = "party"
_MORE = re.compile(r"^more\s(?!than\b)")
"""A word before people that only says that there were others before: not "more than 20 miners"."""
_ENDING_OF_OWNERS = re.compile(r"['’]s?$")
"""What makes a noun the owner of the next one."""
_OFFICE = "office"
_STAND_INS = frozenset({"those", "them", "which", "whom", "it"})
"""Words that say nothing behind "of": "families of those" on board."""
_OF_ITS_OWN = frozenset({"its", "their", "our", "my", "your"})
"""Words by which people are only a part of who acts: "withdrew its troops"."""


class Part(NamedTuple):
    """One who may take part.

    Parameters
    ----------
    actor : str
        The usual name, or the words of people without a name.
    kind : str
        "person", "group", "people" (without a name), "place" or "thing".
    stop : int
        Character at which the name ends; 0 without a name.
    """

    actor: str
    kind: str
    stop: int

    @property
    def is_body(self) -> bool:
        """Whether it is a body or a group rather than persons."""
        return self.kind == "group" or (self.kind == "people" and not is_person_noun(self.actor.split()[-1]))


class PhraseActors(NounPhrases):
    """Reads who the noun phrases of one sentence are."""

    def part(self, phrase: Phrase) -> Part | None:
        """Return the one whom a phrase names, by name or as written; None where it is nobody."""
        name = phrase.name
        if self.low(phrase.after) == "/":
            return None  # "Pol / Econ chief"
        if not name and phrase.before and self.head(phrase) in KINDS_OF_GROUP and phrase.end == phrase.after:
            name = phrase.before
            if is_people(name.actor.lower()):
                return Part(f"{name.actor} {self.tokens[phrase.head].text}", "group", name.stop)  # "the Workers party"
            if name.kind in {"thing", "place"}:
                return Part(self.label(phrase), "group", name.stop)  # "the Harbour news agency"
        if name:
            if name.kind != "group" and self._is_led_in_by_thing(name.start):
                return None  # "Typhoon Haiyan", "the river Elbe"
            is_known = name.kind != "thing" or THING_HEADS.isdisjoint(name.actor.lower().split())
            return Part(name.actor, name.kind, name.stop) if is_known else None
        label = self._label(phrase)
        kind = "group" if phrase.head >= 0 and self.head(phrase) == _PALACE else "people"
        return Part(label, kind, 0) if label else None

    def _is_led_in_by_thing(self, start: int) -> bool:
        """Return whether the word before a name says that it is of what does not act: "Typhoon", "the river"."""
        at = self.token_at(start) - 1
        return at >= 0 and self.low(at) in _OF_NATURE and self.tokens[at].stop == start - 1

    def parts(self, first: int, limit: int) -> tuple[list[Phrase], list[Part], int]:
        """Return the phrases side by side from a token on, who they are, and the token behind them."""
        listed, after = self.lists(first, limit)
        return listed, [part for phrase in self._sharing_tails(listed) if (part := self.part(phrase))], after

    def _sharing_tails(self, listed: Sequence[Phrase]) -> list[Phrase]:
        """Return phrases side by side, two nouns with one "of" behind them as one: "kin and friends of the miners"."""
        shared: list[Phrase] = []
        for phrase in listed:
            before = shared[-1] if shared else None
            if before and self._is_adjective_before(before, phrase):
                shared[-1] = phrase._replace(first=before.first)  # "local and foreign observers"
                continue
            if before and (self._shares_tail(before, phrase) or self._shares_noun(before, phrase)):
                shared[-1] = phrase._replace(first=before.first)
            else:
                shared.append(phrase)
        return shared

    def _shares_tail(self, one: Phrase, other: Phrase) -> bool:
        is_joined = self.low(one.after) == "and" and other.first == one.after + 1
        are_unnamed = not (one.name or one.owner or other.name or other.owner)
        is_bare = one.after == one.end and one.first == one.head and is_people(self.head(one))
        return is_joined and are_unnamed and is_bare and other.first == other.head and other.after > other.end

    def _is_adjective_before(self, one: Phrase, other: Phrase) -> bool:
        """Return whether one word for a person, without an article, only goes with the noun behind the next one.

        It does so in "local and foreign observers" and "newspaper and radio reports", not in "father and son".
        """
        is_bare = (
            one.first == one.head == one.after - 1 and self.low(one.after) == "and" and other.first == one.after + 1
        )
        noun = self.head(one)
        are_unnamed = not (one.name or other.name or other.owner or self.low(one.first - 1) in ARTICLES_AND_NUMBERS)
        is_one = (is_person_noun(noun) or noun in PRESS) and not is_several(noun)
        return is_bare and are_unnamed and other.head > other.first and is_one

    def _shares_noun(self, one: Phrase, other: Phrase) -> bool:
        """Return whether a land in capitals goes with the noun behind another one: "UK and US diplomats"."""
        is_joined = self.low(one.after) == "and" and other.first == one.after + 1 and other.name is None
        lands = [self.tokens[phrase.first].text for phrase in (one, other)]
        are_lands = one.after == one.first + 1 and all(land in LANDS and land.isupper() for land in lands)
        return is_joined and are_lands and other.head > other.first and is_people(self.head(other))

    def all_phrases(self, first: int, limit: int) -> list[Phrase]:
        """Return the phrases between two tokens, in order."""
        phrases: list[Phrase] = []
        at = first
        while at < limit:
            phrase = None if at in self.groups else self.at(at, limit)
            if phrase:
                phrases.append(phrase)
            at = max(phrase.after if phrase else 0, at + 1)
        return phrases

    def _label(self, phrase: Phrase) -> str:
        """Return how people without a name are called, "" where a phrase is of none."""
        if phrase.head < 0 or not self._is_of_people(phrase) or self._is_named_before(phrase):
            return ""
        label = self.label(phrase)
        if len(label.split()) > _LONGEST_LABEL or self.low(phrase.after - 1) in _STAND_INS:
            phrase = phrase._replace(after=phrase.end)
            label = self.label(phrase)
        is_cut = phrase.after == phrase.end and self.low(phrase.end) == "of"
        if is_cut and self.head(phrase) in MEMBERS and self.low(phrase.end + 1) not in _STAND_INS:
            return ""  # "senior members" of a body whose name is too long
        label = _MORE.sub("", label)
        words = label.lower().split()
        counted = self.low(phrase.first + 1) if self.low(phrase.first) in {"all", "the"} else self.low(phrase.first)
        if label.lower() in NOBODY_IN_PARTICULAR and counted in NUMBER_WORDS.keys() | {"both"}:
            label = f"{counted} {label}"  # "arrested three men"
            words = label.lower().split()
        if (
            words[0] in _OF_ITS_OWN
            or "own" in words
            or len(words) > _LONGEST_LABEL
            or " ".join(words) in NOBODY_IN_PARTICULAR
            or words[-1] in TIME_WORDS
            or _CLOCK.search(label)
        ):
            return ""
        return self._in_small_letters(label, phrase)

    def _in_small_letters(self, label: str, phrase: Phrase) -> str:
        """Return a label that opens its sentence without the capital that it has there."""
        opens = self.tokens[phrase.first].start == 0 or phrase.first == 0
        first, *rest = label.split()
        opens = opens and self.tokens[phrase.first].text.startswith(first)  # not "Catholic" behind "The"
        is_name = phrase.before or phrase.owner or first in LANDS or first.isupper() or first[1:] != first[1:].lower()
        is_name = is_name or " ".join(label.split()[:2]).removesuffix("s") in DEMONYMS
        is_name = is_name or first in DEMONYMS or first.lower().split("-")[0].removesuffix("s") in PARTY_MEMBERS
        is_count = first.lower() in ARTICLES_AND_NUMBERS or self.past_quantity(phrase.first) > phrase.first
        if is_count:
            return label[0].lower() + label[1:]
        is_body = not rest and first.lower() in BODIES
        return label if not opens or is_name or is_body else label[0].lower() + label[1:]

    def _is_named_before(self, phrase: Phrase) -> bool:
        """Return whether a phrase only stands for one who has a name: "the athlete", "the South African"."""
        word = self.tokens[phrase.head].text
        is_one = word in DEMONYMS and not word.endswith(ENDINGS_OF_PEOPLES)  # not "the French", "the Serbs"
        is_epithet = self.head(phrase) in EPITHETS or is_one
        return is_epithet and phrase.after == phrase.end and self.low(phrase.first) == "the" and not phrase.owner

    def is_occasion(self, phrase: Phrase) -> bool:
        """Return whether a phrase is of a party that is no body: "a birthday party"."""
        return self.head(phrase) == _PARTY and self.low(phrase.head - 1) in FESTIVE

    def _is_of_people(self, phrase: Phrase) -> bool:
        noun = self.head(phrase)
        if phrase.head > phrase.first and self.tokens[phrase.head - 1].kind is Kind.JOINT:
            noun = noun if is_people(noun) else f"{self.low(phrase.head - 2)}-{noun}"  # "co-ordinators"
        if noun == "conference" and self.tokens[phrase.head - 1].kind is Kind.POSSESSIVE:
            return self.low(phrase.head - 2).endswith("s") and is_people(self.low(phrase.head - 2))
        if self._is_seat(phrase):
            return True
        if self.is_occasion(phrase) or (noun in NO_PERSONS_OF and self.low(phrase.end) == "of"):
            return False
        if self.tokens[phrase.head].text == "pm":
            return False  # "at 9.24 pm": a calling is in capitals
        if noun in ROLE_HEADS and self.low(phrase.end) in {"of", "for"}:
            return True  # "the head of the mission"
        if noun in CROWDS and phrase.after > phrase.end:
            if noun in MEMBERS:
                return True
            tail = self.tail(phrase)
            return bool(tail and (self._is_of_people(tail) or (tail.name and tail.name.kind in {"group", "person"})))
        if noun in SIDES_IN_COURT:
            return phrase.after == phrase.end == phrase.head + 1 and self.low(phrase.head - 1) == "the"
        is_named_craft = noun in CRAFT and self._is_of_somebody(phrase)
        return is_named_craft or is_people(noun) or self.tokens[phrase.head].text in DEMONYMS

    def _is_seat(self, phrase: Phrase) -> bool:
        """Return whether a palace or an office stands for who acts there: "the Elysee palace", "the mayor's office"."""
        noun = self.head(phrase)
        if noun == _PALACE:
            return phrase.before is not None
        is_owned = noun == _OFFICE and phrase.head > 0 and self.tokens[phrase.head - 1].kind is Kind.POSSESSIVE
        return is_owned and is_person_noun(self._owning_noun(phrase.head - 1))

    def _owning_noun(self, at: int) -> str:
        """Return the noun in small letters whose possessive ends at a token: "general" of "general's"."""
        noun = _ENDING_OF_OWNERS.sub("", self.low(at))
        return noun or self.low(at - 1)  # "general 's", as tokenizers write it

    def _is_of_somebody(self, phrase: Phrase) -> bool:
        """Return whether a craft is told with its owner or nation: "Turkish warplanes", "an Air Peru jet"."""
        if phrase.owner or (phrase.before and phrase.before.kind in {"group", "place"}):
            return True
        return any(token.text in DEMONYMS for token in self.tokens[phrase.first : phrase.head])


def is_person_noun(noun: str) -> bool:
    """Return whether a noun in small letters is of persons, one or several: "widow", "gunmen"."""
    one = noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun.removesuffix("s")
    man = noun.removesuffix("men") + "man" if noun.endswith("men") else noun.removesuffix("es")
    return not PERSON_NOUNS.isdisjoint((noun, one, man))


def is_several(noun: str) -> bool:
    """Return whether a noun in small letters is of several people: "lawyers", not "boss", "police"."""
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and is_people(noun)


def is_one_person(label: str) -> bool:
    """Return whether somebody without a name is one person.

    >>> is_one_person("three-time winner"), is_one_person("head of the union"), is_one_person("miners")
    (True, True, False)
    """
    words = label.split(" of ")[0].lower().split()
    return bool(words) and (words[-1] in PERSON_NOUNS or (" of " in label and words[-1] in ROLE_HEADS))


def is_people(noun: str) -> bool:
    """Return whether a noun in small letters is of people or of a body that acts.

    >>> is_people("widows"), is_people("parliament"), is_people("policemen"), is_people("bridge")
    (True, True, True, False)
    """
    return is_person_noun(noun) or not (PEOPLE_NOUNS | BODIES).isdisjoint((noun, noun.removesuffix("s")))
