"""Where it was what a predicate tells: the places of its clause, not all that are spoken of in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from topics.english.data import alternatives
from topics.english.happenings import HAPPENING_VERBS
from topics.english.names import OCCASIONS, SITES
from topics.english.places import COUNTRY_OF, DEMONYMS, LANDS, PLACES
from topics.english.sentence_parts import SPEAKING_OF
from topics.english.tokens import Kind
from topics.english.verb_groups import VerbGroup
from topics.english.whereabouts import (
    BEFALLING,
    BEFORE_PLACES,
    CALLING_OFF,
    CHARGES,
    GROUNDS,
    JOURNEYS,
    KINDS_OF_PLACE,
    REACHING,
    TREATING,
)
from topics.english.words import FUNCTION_WORDS, PREPOSITIONS, TIME_WORDS, split_words
from topics.events.clause_records import Role, saying_verbs
from topics.events.clauses import unquoted
from topics.events.people.actors import Mention
from topics.events.predicates import Predicate, Reading, reading_of

LOCATING = re.compile(
    r"\b(?:in|at|to|from|near|into|outside|through|across|around)(?:\s(?:the|mainland|central|downtown))?\s$",
    re.IGNORECASE,
)
"""Words before the name of a place where something happened or led to."""


class _Ground(NamedTuple):
    """A name of a sentence that may be of a place; ``start`` and ``stop`` are its characters.

    ``is_known`` is whether it is a place by itself; else only the words before it can tell.
    """

    name: str
    start: int
    stop: int
    is_known: bool


def scene_of(quote: str, mentions: Sequence[Mention], predicate: Predicate) -> frozenset[str]:
    """Return the places where what a predicate tells happened or led to."""
    bare = unquoted(quote)
    start, stop = predicate.start, predicate.reach
    if _stands_in_front(bare, predicate):
        stop = predicate.stop
    if predicate.deed[0] < predicate.deed[1]:
        start, stop = max(start, predicate.deed[0]), min(stop, predicate.deed[1])
    scene = _Scene(bare, predicate, start, _before_content(quote, predicate, stop))
    places: set[str] = set()
    last = -1
    for ground in sorted({*_named(bare, mentions), *_by_people(bare)}, key=lambda item: item.start):
        is_beside = last >= 0 and ground.is_known and bare[last : ground.start] in _BESIDE_ANOTHER
        if scene.holds(ground) and (is_beside or scene.is_at(ground)):
            places.add(ground.name)
            last = ground.stop
    return frozenset(innermost(sorted(places)))


def innermost(places: Sequence[str]) -> tuple[str, ...]:
    """Return places without the nations that others of them lie in.

    >>> innermost(["Peru", "Lima", "Chile"])
    ('Lima', 'Chile')
    """
    nations = {COUNTRY_OF.get(place) for place in places}
    return tuple(place for place in places if place not in nations)


def _named(bare: str, mentions: Sequence[Mention]) -> Iterator[_Ground]:
    """Yield the names that may be of places, with the town in the name of a site: "Lima" in "the Lima court"."""
    for mention in mentions:
        if mention.kind == "place":
            yield _Ground(mention.actor, mention.start, mention.stop, is_known=True)
            continue
        if mention.basis != "name" or mention.kind == "person":
            continue
        words = bare[mention.start : mention.stop].split()
        if len(words) > 1 and words[-1] in SITES and (town := " ".join(words[:-1])) in PLACES:
            yield _Ground(PLACES[town], mention.start, mention.start + len(town), is_known=True)
        elif words and words[-1].lower() in GROUNDS and words[-1][0].isupper():
            before = _CAPITALS.search(bare, 0, mention.start)
            start = before.start() if before else mention.start
            name = bare[start : mention.stop]
            yield from [_Ground(name, start, mention.stop, is_known=True)] if " " in name else []
        elif mention.kind == "thing":
            yield _Ground(mention.actor, mention.start, mention.stop, is_known=False)


def _by_people(bare: str) -> Iterator[_Ground]:
    """Yield nations by the word for their people before a part of their ground: "in the Peruvian capital"."""
    for match in _OF_PEOPLE.finditer(bare):
        if match[1] in DEMONYMS and match[1] not in PLACES:
            yield _Ground(DEMONYMS[match[1]], *match.span(1), is_known=True)


_OF_OTHER_TIMES = frozenset({"after", "before", "until", "since", "because", "although", "though"})
"""Words that open clauses of what was at another time, or why it was."""
_CAPITALS = re.compile(r"(?:\b[A-Z][\w'’-]+\s)+$")
_OF_PEOPLE = re.compile(
    r"\b(?:in|at|near|across|outside|to|from|through|on)\sthe\s([A-Z]\w+)\s(?:capital|border|coast|countryside)\b"
)
_BESIDE_ANOTHER = frozenset({" and ", " or ", " & "})


def _before_content(quote: str, predicate: Predicate, stop: int) -> int:
    """Return the character at which what is only said or of another time begins, at the latest a given one.

    It is "the ban" in "said the ban was wrong" and "she" in "left after she was held in Lima".
    """
    reading = reading_of(quote)
    clauses = [clause for clause in reading.clauses if predicate.verb[1] <= clause.group.start < stop]
    verb = next((clause.group.verb for clause in reading.clauses if clause.group.start == predicate.verb[0]), "")
    closing = _OF_OTHER_TIMES if verb in saying_verbs() else {"that", *_OF_OTHER_TIMES}
    others = [reading.sentence.tokens[clause.begin].start for clause in clauses if clause.opener in closing]
    stop = min([stop, *others])
    if not clauses or verb not in saying_verbs():
        return stop
    content, tokens = clauses[0], reading.sentence.tokens
    first, after = content.subject
    if first >= after:  # not plain: it begins with the last article or pronoun
        opening = {Kind.DETERMINER, Kind.PRONOUN}
        first = next(
            (n for n in range(content.group.first - 1, content.begin, -1) if tokens[n].kind in opening), content.begin
        )
    return min(stop, tokens[first].start)


def _stands_in_front(bare: str, predicate: Predicate) -> bool:
    """Return whether a clause opens its sentence and another follows behind a comma: "As Berg left Lima, …"."""
    is_within = predicate.role is Role.CONTENT and not predicate.tells_time_of_main
    opens = len(split_words(bare[: predicate.start])) <= 1
    return is_within and opens and predicate.stop < predicate.reach


class _Scene:
    """Tells which of the places of a sentence are where it was what a predicate tells.

    Parameters
    ----------
    bare : str
        The sentence, quoted words blanked.
    predicate : Predicate
        What it tells.
    start, stop : int
        The characters between which it is told.
    """

    def __init__(self, bare: str, predicate: Predicate, start: int, stop: int) -> None:
        self._bare, self._predicate = bare, predicate
        self._start, self._stop = start, stop
        reading: Reading = reading_of(bare)
        self._verbs = {group.start: group for group in reading.sentence.groups}
        self._verb_ends = {group.stop: group for group in reading.sentence.groups}

    def holds(self, ground: _Ground) -> bool:
        """Return whether a place stands in what is told, not between commas before the verb."""
        return self._start <= ground.start < self._stop and not self._is_inserted(ground)

    def is_at(self, ground: _Ground) -> bool:
        """Return whether it was at a place: "in Lima", "in some of Lima's suburbs", "the Lima premiere"."""
        before = self._bare[: ground.start]
        if any(pattern.search(before) for pattern in (_PART_OF, _APPOSED, _SIDE_OF)):
            return True
        if not ground.is_known:
            return False
        return self._is_led_in(ground) or self._is_reached(ground) or self._is_before_noun(ground)

    def _is_inserted(self, ground: _Ground) -> bool:
        """Return whether a place stands between commas before the verb: "Berg, held in Lima for a year, left"."""
        begin, end = self._predicate.subject[1], self._predicate.verb[0]
        if not self._predicate.has_subject or not begin <= ground.start < end:
            return False
        return "," in self._bare[begin : ground.start] and "," in self._bare[ground.stop : end]

    def _is_before_noun(self, ground: _Ground) -> bool:
        """Return whether a place says where the noun behind it is: "the Lima premiere", "at Lima's main airport"."""
        before = self._bare[: ground.start]
        noun = _NOUN_AFTER.match(self._bare, ground.stop)
        if noun and noun[1] in OCCASIONS and ground.name in COUNTRY_OF and _DEFINITE.search(before):
            return True
        is_site = _SITE_AFTER.match(self._bare, ground.stop) is not None
        return is_site and (bool(_BESIDE.search(before)) or self._is_of_subject(ground))

    def _is_of_subject(self, ground: _Ground) -> bool:
        begin, end = self._predicate.subject
        return begin <= ground.start < end and _OPENING.fullmatch(self._bare[begin : ground.start]) is not None

    def _is_reached(self, ground: _Ground) -> bool:
        """Return whether a place is the object of a verb of going or of harm: "visited Lima", "Lima was hit"."""
        verb = self._verb_before(ground)
        if verb and verb.words.split()[-1] in REACHING and not _OWNING.match(self._bare, ground.stop):
            return not self._names_a_noun(ground)
        behind = self._verbs.get(ground.stop + 1)
        return bool(behind and behind.verb in BEFALLING and _DONE.match(behind.words))

    def _verb_before(self, ground: _Ground) -> VerbGroup | None:
        """Return the verb right before a place, or before "the" and the like."""
        lead = _BEFORE_NAME.search(self._bare, 0, ground.start)
        return self._verb_ends.get((lead.start() if lead else ground.start) - 1)

    def _is_led_in(self, ground: _Ground) -> bool:
        """Return whether a preposition leads to a place, and it was there what is told."""
        led_in = _LED_IN.search(self._bare, 0, ground.start)
        if led_in is None:
            return False
        preposition = led_in[1].lower()
        if _OWNING.match(self._bare, ground.stop) and preposition not in _WITHIN:
            return False  # "a protest at Peru's record"
        told = self._bare[max(self._start, 0) : led_in.start()]
        if preposition in {"to", "from"} and not self._leads(told, preposition, ground):
            return False
        if preposition == "at" and ground.name not in COUNTRY_OF and ground.name in LANDS.values():
            return False  # "anger at Peru"
        if self._only_speaks(led_in.start()) or _CHARGED.search(told):
            return False
        return not self._names_a_noun(ground)

    def _leads(self, told: str, preposition: str, ground: _Ground) -> bool:
        """Return whether "to" or "from" leads to a place on a way that is gone: no "answer to Peru"."""
        words = split_words(told.lower())
        if not CALLING_OFF.isdisjoint(words):
            return False
        is_pair = preposition == "from" and bool(_ON_TO.match(self._bare, ground.stop))
        return is_pair or not JOURNEYS.isdisjoint(words)

    def _only_speaks(self, stop: int) -> bool:
        """Return whether a verb before a character only speaks of what follows: "discussed the crisis in Peru"."""
        begin = self._predicate.verb[0]
        verbs = [group for at, group in self._verbs.items() if begin <= at < stop]
        return bool(verbs) and verbs[-1].verb in TREATING | SPEAKING_OF and verbs[-1].stop + 1 < stop

    def _names_a_noun(self, ground: _Ground) -> bool:
        """Return whether a place only says which thing is meant: "an end to the Bonn process"."""
        match = _NOUN_AFTER.match(self._bare, ground.stop)
        if match is None or self._verbs.get(match.start(1)):
            return False
        return not (_VERB.fullmatch(match[1]) or match[1] in PREPOSITIONS | TIME_WORDS | FUNCTION_WORDS)


_LEADS_TO_NAMES = rf"(?:\s(?:the|{BEFORE_PLACES.pattern})){{0,2}}"
_LED_IN = re.compile(
    rf"\b(in|at|to|from|near|into|inside|outside|through|throughout|across|around){_LEADS_TO_NAMES}\s$", re.IGNORECASE
)
_BEFORE_NAME = re.compile(rf"(?:(?<=\s)(?:the|{BEFORE_PLACES.pattern})\s){{1,2}}$")
_DONE = re.compile(r"(?:was|were|(?:has|have|had)\sbeen)\s")
_OWNING = re.compile(r"\s?['’]s\s(?!capital|coast|border|airport|embassy|parliament|port)")
_WITHIN = frozenset({"in", "near", "outside", "through", "across", "around"})
_DEFINITE = re.compile(r"\b(?:the|its|his|her|their)\s$", re.IGNORECASE)
_PART_OF = re.compile(
    r"\b(?:in|at|near|across|outside|from|to|on|off|into|inside)\s(?:an?\s|the\s)?"
    r"(?:(?:several|some|many|most|all|parts|much|one|two|three|north|south|east|west|outskirts|streets|centre|center|suburbs?"
    r"|heart|middle|edge)"
    rf"|(?:[\w'’-]+\s){{0,3}}(?:{KINDS_OF_PLACE.pattern}|coast))"
    r"(?:\scity)?\sof(?:\sthe)?\s$",
    re.IGNORECASE,
)
"""Words for a part or a kind of place before its name: "in several of", "in the coastal town of"."""
_APPOSED = re.compile(
    rf"\b(?:in|at|near|outside|to|from|into)\s(?:[\w'’-]+\s){{1,4}}(?:{KINDS_OF_PLACE.pattern})(?:\scity)?\s?,\s$",
    re.IGNORECASE,
)
"""Words for a kind of place beside its name: "in the Peruvian capital, Lima"."""
_SIDE_OF = re.compile(
    rf"\b(?:in|across|outside|near)\s(?:{BEFORE_PLACES.pattern})\s$|\b(?:north|south|east|west)(?:[\s-]+(?:east|west))?\sof\s$"
)
"""Words that only places have before their name: "in southern", "ten miles north-east of"."""
_BESIDE = re.compile(r"\b(?:in|at|near|outside|inside|to|from)(?:\s(?:the|an?))?\s$", re.IGNORECASE)
_OPENING = re.compile(r"(?:(?:the|an?)\s)?", re.IGNORECASE)
_NOUN_AFTER = re.compile(r"\s([a-z]+)\b")
_SITE_AFTER = re.compile(
    rf"(?:\s?['’]s)?(?:\s[\w-]+){{0,2}}?\s(?:{alternatives(SITES)})\b(?!\s(?:house|case|order|ruling|staff|board)\b)",
    re.IGNORECASE,
)
"""A building or a part of a town behind its name: "Lima's main airport", "Lima city centre"."""
_CHARGED = re.compile(rf"\b(?:{CHARGES.pattern})\s[^,;]*$", re.IGNORECASE)
_ON_TO = re.compile(r"\s(?:[\w-]+\s){0,4}?to\s")
_VERB = re.compile(
    rf"(?:\w+(?:ed|ly)|has|have|had|is|are|was|were|will|would|may|could|and|or|but|as|also|then|who|which|that|on|in|at|to|for|of|by"
    rf"|with|from|{'|'.join(sorted(HAPPENING_VERBS))})"
)
"""What can follow the name of a place that stands for itself: a verb, or a small word."""
