"""Whom a verb reaches: its objects, and who is named behind "by", "with" and the like, not all that follows it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from topics.english.happenings import DEALINGS, DEED_NOUNS, EVENT_NOUNS
from topics.english.names import BODY_PARTS, FOUNDED, HEARERS
from topics.english.places import COUNTRY_OF
from topics.english.sentence_parts import SPEAKING_OF
from topics.english.tokens import Kind
from topics.english.verb_groups import FINITE, Tense, VerbGroup
from topics.english.whereabouts import GOING
from topics.events.clause_records import copulas, saying_verbs
from topics.events.noun_phrases import Phrase
from topics.events.phrase_actors import Part, PhraseActors, is_people

BESIDE = frozenset({"by", "with", "between", "against", "alongside"})
"""Prepositions before those who take part."""
_TOWARDS = frozenset({"to", "at", "on"})
"""Prepositions before those whom a deed reaches, right behind the verb or its object: "spoke to", "fired at"."""
_NO_DEED_TO = frozenset({"due", "according", "close", "thanks", "owing", "next", "prior", "loyal", "related"})
"""Words before "to" by which nothing reaches anybody."""
_OPEN = frozenset(
    {"", "in", "at", "near", "inside", "outside", "into", "across", "through", "around", "from", "to", *BESIDE}
)
"""Prepositions to whose noun nothing belongs: what follows goes with the verb."""
_ADJECTIVES = ("ical", "onal", "ous", "ful", "ese", "ian", "ary", "able", "ial", "ual", "ural", "eral", "ern")
"""Endings of adjectives: behind "to" they are no verbs."""
_DEALINGS = DEED_NOUNS | DEALINGS
"""Nouns by which a land takes part: "a treaty with Peru", not "ties with Peru"."""
_BECOMING = frozenset({"became", "become", "becomes", "remain", "remained", "remains", "seemed"})
_WELCOMING = frozenset({"welcome", "welcomes", "welcomed"})
_LEAVING = frozenset({"leave", "leaves", "leaving", "left", "quit", "quits", "quitting"})
_TOURING = frozenset({"toured", "tour", "tours", "visited", "visit", "visits"})
_HEARING = frozenset({"heard", "hear", "hears", "hearing"})
_ENDS = frozenset({";", ":", "(", "—", "–", "--"})
_INTO = frozenset({"", "in", "into", "at", "on", "through"})
"""Prepositions before the part of a body that a deed reaches: "fired into Anna Berg's head"."""
_OBJECTS = frozenset({"me", "us", "him", "her", "it", "them", "you"})
_MAKING = frozenset({"make", "makes", "made", "making"})
_PARTICIPLES = frozenset({Kind.IN_ED, Kind.PARTICIPLE, Kind.PAST})


@dataclass
class _Walk:
    """A way along what follows a verb: what leads in the next noun, and whose verb it is.

    ``link`` is the preposition before the next noun, "" for an object; ``is_open`` is False behind a noun with a
    preposition to which what follows can belong ("revelations of a plan by"); ``is_direct`` is whether only the verb or
    an object stands before; ``nouns`` are the nouns passed last, none right behind a verb;
    ``only_speaks`` is whether the verb only speaks of its object, ``hears`` whether it is one of hearing,
    ``goes`` whether it is one of going, ``leaves`` of leaving or of a visit.
    """

    at: int
    is_object: bool
    is_passive: bool
    says: bool
    only_speaks: bool = False
    hears: bool = False
    goes: bool = False
    leaves: bool = False
    link: str = ""
    is_open: bool = True
    is_direct: bool = True
    reaches_somebody: bool = True
    nouns: Collection[str] = ()

    def enter(self, group: VerbGroup, *, is_passive: bool) -> None:
        """Go on behind a further verb."""
        self.at, self.link, self.is_direct, self.is_open, self.nouns = group.last + 1, "", True, True, ()
        self.is_object = group.tense not in FINITE
        self.is_passive = is_passive

    def go_on(self) -> None:
        """Go on with a further object behind ", and": "met the king for an hour, and his envoy"."""
        self.link, self.at = "", self.at + 1

    def do_with(self) -> None:
        """Go on behind a form in -ing by which it was done: "ended it by meeting the king"."""
        self.link, self.is_object, self.nouns, self.at = "", True, (), self.at + 1

    def lead_in(self, preposition: str, before: str) -> None:
        """Go on behind a preposition."""
        is_read = preposition not in _TOWARDS or (self.is_direct and before not in _NO_DEED_TO)
        self.link, self.at = preposition if is_read else "of", self.at + 1

    def pass_by(self, after: int, parts: Sequence[Part], heads: Collection[str], *, is_noun: bool) -> None:
        """Go on behind nouns, or a word that is none."""
        self.at = max(after, self.at + 1)
        if not is_noun:
            return
        self.nouns = heads
        is_kept = self.link in _OPEN or not EVENT_NOUNS.isdisjoint(heads)
        self.is_open = self.is_open and is_kept
        self.is_direct = not self.link
        self.reaches_somebody = bool(parts)
        self.link = self.link or "of"


class VerbReach:
    """Reads whom the verbs of one sentence reach.

    Parameters
    ----------
    phrases : PhraseActors
        The noun phrases of the sentence.
    """

    def __init__(self, phrases: PhraseActors) -> None:
        self._phrases = phrases
        self._verb_ends = {group.last for group in phrases.groups.values()}

    def reached(self, group: VerbGroup, limit: int) -> Iterator[Part]:
        """Yield those whom a verb reaches, up to a token: its objects, and who is named behind "by" and the like."""
        state = _Walk(
            at=group.last + 1,
            is_object=not self.is_passive(group) and group.verb not in _without_object(),
            is_passive=self.is_passive(group),
            says=group.verb in saying_verbs() - _WELCOMING,
            only_speaks=group.verb in SPEAKING_OF,
            hears=group.verb in _HEARING,
            goes=group.verb in GOING,
            leaves=group.verb in _LEAVING | _TOURING,
        )
        while state.at < limit:
            token, own = self._phrases.tokens[state.at], self._phrases.groups.get(state.at)
            if own and not _is_no_infinitive(own):
                if not self._leads_on(own, state):
                    return
                state.enter(own, is_passive=self._phrases.tokens[own.last].kind in _PARTICIPLES)
            elif token.kind in {Kind.RELATIVE, Kind.SUBORDINATOR} or token.text in _ENDS:
                return
            elif token.kind is Kind.COORDINATOR and self._phrases.tokens[state.at - 1].kind is Kind.COMMA:
                state.go_on()
            elif token.kind in {Kind.PREPOSITION, Kind.TO} and self._phrases.past_quantity(state.at) == state.at:
                state.lead_in(token.low, self._phrases.low(state.at - 1))
            elif state.link == "by" and self._is_doing(state.at):
                state.do_with()
            else:
                listed, parts, after = self._phrases.parts(state.at, limit)
                if listed and not state.link and self._is_finite_at(after, limit):
                    return  # the subject of what is said
                made = {self._phrases.label(phrase) for phrase in listed if self._is_made(phrase, state)}
                yield from (part for part in parts if part.actor not in made and self._is_reached(part, state))
                yield from self._whose_deed(listed, state)
                heads = {self._phrases.head(phrase) for phrase in listed}
                state.pass_by(after if listed else state.at + 1, parts, heads, is_noun=bool(listed) and heads != {""})

    def _is_doing(self, at: int) -> bool:
        """Return whether a form in -ing stands before what it is done to: "by striking", "by meeting the king"."""
        token, following = self._phrases.tokens[at], self._phrases.tokens[at + 1 : at + 2]
        leads = bool(following) and (following[0].kind is Kind.DETERMINER or following[0].text[0].isupper())
        return token.kind is Kind.IN_ING or (token.low.endswith("ing") and leads)

    def _whose_deed(self, listed: Sequence[Phrase], state: _Walk) -> Iterator[Part]:
        """Yield the persons whom a deed befalls through it: "ordered the release of Anna Berg", "hit Berg's head"."""
        for phrase in listed:
            owner = phrase.owner
            is_hit = state.link in _INTO and self._phrases.head(phrase) in BODY_PARTS
            if owner and owner.kind == "person" and is_hit:
                yield Part(owner.actor, owner.kind, owner.stop)
        if state.link or not state.is_object or state.only_speaks or state.says:
            return
        for phrase in listed:
            tail = self._phrases.tail(phrase) if self._phrases.head(phrase) in DEED_NOUNS else None
            if tail and tail.name and tail.name.kind == "person" and not tail.owner:
                yield Part(tail.name.actor, tail.name.kind, tail.name.stop)

    def _is_made(self, phrase: Phrase, state: _Walk) -> bool:
        """Return whether one is only what is made or entered, or what somebody becomes.

        It is so in "formed a coalition" and "made her the first head of state".
        """
        at = phrase.first if self._phrases.low(phrase.first) == "her" else phrase.first - 1
        if not state.link and self._phrases.low(at) in _OBJECTS and self._phrases.low(at - 1) in _MAKING:
            return True
        is_one_of_many = self._phrases.low(phrase.first) in {"a", "an"} and phrase.after == phrase.end
        return not state.link and is_one_of_many and self._phrases.head(phrase) in FOUNDED

    def _is_finite_at(self, at: int, limit: int) -> bool:
        return at < limit and at in self._phrases.groups and self._phrases.groups[at].tense in FINITE

    def _leads_on(self, group: VerbGroup, state: _Walk) -> bool:
        """Return whether a verb goes on from the one before it: "agreed to meet", "sent men to help"."""
        follows = state.at - 1 in self._verb_ends
        if group.tense in FINITE:
            return group.first == group.last
        if group.tense is Tense.GERUND:
            is_beside = follows or self._phrases.tokens[state.at - 1].kind is Kind.COMMA or state.link == "by"
            return is_beside and group.verb not in saying_verbs()
        return follows or state.reaches_somebody

    def _is_reached(self, part: Part, state: _Walk) -> bool:
        """Return whether one behind a verb takes part, by the word before."""
        link = state.link
        if part.kind == "place":
            is_dealt_with = not state.nouns or not _DEALINGS.isdisjoint(state.nouns)
            is_beside = link in BESIDE and link != "by" and state.is_open
            return is_beside and is_dealt_with and part.actor not in COUNTRY_OF
        if part.kind == "thing":
            return link == "by" and state.is_passive and state.is_open
        if self._is_aside(part, state):
            return False
        if link == "by":
            return state.is_passive and state.is_open
        if link == "from":
            return state.hears
        if link in {"on", "at"}:
            return part.kind != "group"
        if link:
            return link == "to" or (link in BESIDE and state.is_open)
        return state.is_object

    def _is_aside(self, part: Part, state: _Walk) -> bool:
        """Return whether one only hears or stands in what is spoken of, or is where somebody went."""
        link = state.link
        if (part.actor.lower() in HEARERS and (state.says or link)) or (state.says and not link and part.is_body):
            return True  # "told the court"
        if state.leaves and not link and part.is_body:
            return True  # "left the armed forces", "toured a factory"
        if link == "against" and state.nouns and state.only_speaks:
            return True  # "described the attacks against the miners"
        if link == "between" and state.nouns and (_DEALINGS | EVENT_NOUNS).isdisjoint(state.nouns):
            return True  # "read messages between the couple"
        return link == "to" and state.goes and part.is_body  # "returned to court"

    def is_passive(self, group: VerbGroup) -> bool:
        """Return whether a verb group is of something that is done to its subject: "was met"."""
        kinds = {token.kind for token in self._phrases.tokens[group.first : group.last]}
        is_done = self._phrases.tokens[group.last].kind in _PARTICIPLES
        return is_done and not kinds.isdisjoint({Kind.BE_NOW, Kind.BE_PAST, Kind.BE_REST})


@cache
def _without_object() -> frozenset[str]:
    """Return forms of verbs behind which nobody is reached: "is", "became", "has"."""
    return copulas() | _BECOMING | {"have", "has", "had"}


def _is_no_infinitive(group: VerbGroup) -> bool:
    """Return whether a group is "to" before a noun or its adjective: "spoke to rebel leaders"."""
    is_short = group.first + 1 == group.last and group.words.startswith("to ")
    return is_short and (is_people(group.verb) or group.verb.endswith(_ADJECTIVES))
