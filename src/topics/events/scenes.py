"""Where it was what a predicate tells: the places of its clause, not all that are spoken of in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from topics.english.happenings import HAPPENING_VERBS
from topics.english.names import OCCASIONS, SITES
from topics.english.places import COUNTRY_OF
from topics.english.words import FUNCTION_WORDS, PREPOSITIONS, TIME_WORDS, split_words
from topics.events.clauses import unquoted
from topics.events.finite_clauses import Role
from topics.events.people.actors import Mention
from topics.events.predicates import Predicate

LOCATING = re.compile(
    r"\b(?:in|at|to|from|near|into|outside|through|across|around)(?:\s(?:the|mainland|central|downtown))?\s$",
    re.IGNORECASE,
)
"""Words before the name of a place where something happened or led to."""


def scene_of(quote: str, mentions: Sequence[Mention], predicate: Predicate) -> frozenset[str]:
    """Return the places where what a predicate tells happened or led to."""
    bare = unquoted(quote)
    start, stop = predicate.start, predicate.reach
    if _stands_in_front(bare, predicate):
        stop = predicate.stop
    if predicate.deed[0] < predicate.deed[1]:
        start, stop = max(start, predicate.deed[0]), min(stop, predicate.deed[1])
    grounds = [item for item in mentions if item.kind == "place" and start <= item.start < stop]
    grounds = [item for item in grounds if not _is_inserted(bare, item, predicate)]
    return frozenset(item.actor for item in grounds if _is_scene(bare, item))


def _stands_in_front(bare: str, predicate: Predicate) -> bool:
    """Return whether a clause opens its sentence and another follows behind a comma: "As Berg left Lima, …"."""
    is_within = predicate.role is Role.CONTENT and not predicate.tells_time_of_main
    opens = len(split_words(bare[: predicate.start])) <= 1
    return is_within and opens and predicate.stop < predicate.reach


def _is_inserted(bare: str, mention: Mention, predicate: Predicate) -> bool:
    """Return whether a place stands between commas before the verb: "Berg, held in Lima for a year, left"."""
    begin, end = predicate.subject[1], predicate.verb[0]
    if not predicate.has_subject or not begin <= mention.start < end:
        return False
    return "," in bare[begin : mention.start] and "," in bare[mention.stop : end]


def _is_scene(bare: str, mention: Mention) -> bool:
    """Return whether a place is where it was: "in Lima", "in some of Lima's suburbs", "the Lima premiere"."""
    before = bare[: mention.start]
    match = _NOUN_AFTER.match(bare, mention.stop)
    noun = match[1] if match else ""
    if noun in OCCASIONS and mention.actor in COUNTRY_OF and _DEFINITE.search(before):
        return True
    if _PART_OF.search(before) or (noun in SITES and _BESIDE.search(before)):
        return True
    led_in = LOCATING.search(before)
    if not led_in or (_OWNING.match(bare, mention.stop) and not led_in[0].lower().startswith(_WITHIN)):
        return False  # "a protest at Peru's record"
    return not _names_a_noun(bare, mention)


_OWNING = re.compile(r"\s?['’]s\s(?!capital|coast|border|airport|embassy|parliament|port)")
_WITHIN = ("in", "near", "outside", "through", "across", "around")
_DEFINITE = re.compile(r"\b(?:the|its|his|her|their)\s$", re.IGNORECASE)
_PART_OF = re.compile(
    r"\b(?:in|at|near|across|outside|from|to|on)\s(?:the\s)?"
    r"(?:(?:several|some|many|most|all|parts|much|one|two|three|north|south|east|west|outskirts|streets|centre|center|suburbs?)"
    r"|(?:[\w'’-]+\s){0,3}(?:capital|city|town|village|province|state|region|island|port|district|county|suburb|enclave|resort))"
    r"(?:\scity)?\sof(?:\sthe)?\s$",
    re.IGNORECASE,
)
"""Words for a part or a kind of place before its name: "in several of", "in the coastal town of"."""
_BESIDE = re.compile(r"\b(?:in|at|near|outside|inside)(?:\sthe)?\s$", re.IGNORECASE)


def _names_a_noun(bare: str, mention: Mention) -> bool:
    """Return whether a place only says which thing is meant: "an end to the Bonn process"."""
    match = _NOUN_AFTER.match(bare, mention.stop)
    if not match:
        return False
    return not (_VERB.fullmatch(match[1]) or match[1] in PREPOSITIONS | TIME_WORDS | FUNCTION_WORDS)


_NOUN_AFTER = re.compile(r"\s([a-z]+)\b")
_VERB = re.compile(
    rf"(?:\w+(?:ed|ly)|has|have|had|is|are|was|were|will|would|may|could|and|or|but|as|also|then|who|which|that|on|in|at|to|for|of|by"
    rf"|with|from|{'|'.join(sorted(HAPPENING_VERBS))})"
)
"""What can follow the name of a place that stands for itself: a verb, or a small word."""
