"""Which places of a clause are where it was: by the words that lead to them, or that follow their names."""

from __future__ import annotations

import re

from topics.english.data import alternatives
from topics.english.happenings import EVENT_NOUNS, HAPPENING_VERBS, SPEECH_VERBS
from topics.english.names import OCCASIONS, SITES
from topics.english.places import COUNTRY_OF, LANDS, PLACES
from topics.english.sentence_parts import SPEAKING_OF
from topics.english.verb_groups import VerbGroup
from topics.english.whereabouts import (
    BEFALLING,
    BEFORE_PLACES,
    CALLING_OFF,
    CHARGES,
    FALLING,
    GATHERING,
    JOURNEYS,
    KINDS_OF_PLACE,
    NATURAL,
    REACHING,
    TREATING,
    VOTES,
)
from topics.english.words import FUNCTION_WORDS, PREPOSITIONS, TIME_WORDS, split_words
from topics.events.grounds import Ground
from topics.events.predicates import Predicate, Reading, reading_of


class GroundLeads:
    """Tells which of the places of a sentence are where it was what a predicate tells, by the words around them.

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

    def holds(self, ground: Ground) -> bool:
        """Return whether a place stands in what is told, not between commas before the verb."""
        is_explained = _APPOSED.search(self._bare, 0, ground.start) is not None  # "a court in the capital, Lima, ruled"
        return self._start <= ground.start < self._stop and (is_explained or not self._is_inserted(ground))

    def is_at(self, ground: Ground) -> bool:
        """Return whether it was at a place: "in Lima", "in some of Lima's suburbs", "the Lima premiere"."""
        before = self._bare[: ground.start]
        if any(pattern.search(before) for pattern in (_PART_OF, _APPOSED, _SIDE_OF, _ABOVE, _AT_A_MEETING, FAR_FROM)):
            return True
        if self._is_of_kind_reached(ground):
            return True
        if not ground.is_known:
            return self._is_gathered_at(ground) or self._is_in_unknown_town(ground)
        is_on = ground.name.split()[0].lower() in NATURAL and _ON.search(before) is not None
        return (
            (is_on and not self._names_a_noun(ground))  # "on Lake Garda"
            or self._is_led_in(ground)
            or self._is_reached(ground)
            or self._is_before_noun(ground)
            or self._votes(ground)
        )

    def name_of(self, ground: Ground) -> str:
        """Return the name of a place, with how far it is from it where that is far: "1,500 miles west of Lima"."""
        far = FAR_FROM.search(self._bare[: ground.start])
        if far is None or float(far["count"].replace(",", "")) < _FAR:
            return ground.name
        joint = "" if self._bare[far.end("count") : far.start("unit")] == "" else " "
        return f"{far['count']}{joint}{far['unit']} {' '.join(far['side'].split())} {ground.name}"

    def is_route_of_subject(self, ground: Ground) -> bool:
        """Return whether a place only says where the subject came from or went: "a bus from Lima to Oslo crashed"."""
        begin, end = self._predicate.subject
        led_in = _LED_IN.search(self._bare, 0, ground.start)
        return begin <= ground.start < end and led_in is not None and led_in[1].lower() in {"to", "from", "for"}

    def _is_gathered_at(self, ground: Ground) -> bool:
        """Return whether people came together or stayed at what may be a place: "gathered at the Lido"."""
        verb = next((group for at, group in self._verbs.items() if at == self._predicate.verb[0]), None)
        return bool(verb and verb.verb in GATHERING and _AT_THE.search(self._bare, 0, ground.start))

    def _votes(self, ground: Ground) -> bool:
        """Return whether a place is where its own people vote: "Texas votes on Monday", "Kansas, which caucuses"."""
        return VOTING.match(self._bare, ground.stop) is not None

    def _is_inserted(self, ground: Ground) -> bool:
        """Return whether a place stands between commas before the verb: "Berg, held in Lima for a year, left"."""
        begin, end = self._predicate.subject[1], self._predicate.verb[0]
        if not self._predicate.has_subject or not begin <= ground.start < end:
            return False
        if "," not in self._bare[begin : ground.start] or "," not in self._bare[ground.stop : end]:
            return False
        aside = self._bare[begin : ground.start].rpartition(",")[-1]
        if FAR_FROM.search(self._bare[: ground.start]):
            return False  # "the new search area, 1,500 miles from Lima,"
        return _AT_AN_OCCASION.fullmatch(aside) is None

    def _is_before_noun(self, ground: Ground) -> bool:
        """Return whether a place says where the noun behind it is: "the Lima premiere", "at Lima's main airport"."""
        before = self._bare[: ground.start]
        occasion = _OCCASION_AFTER.match(self._bare, ground.stop)
        is_within = ground.name in COUNTRY_OF or (occasion is not None and occasion["noun"] in VOTES)
        if occasion and is_within and self._is_attended(ground, occasion):
            return True
        is_site = _SITE_AFTER.match(self._bare, ground.stop) is not None
        return is_site and (bool(_BESIDE.search(before)) or self._is_of_subject(ground))

    def _is_attended(self, ground: Ground, occasion: re.Match[str]) -> bool:
        """Return whether it was in an occasion, or that is the subject: "in the Iowa primary", "Iowa's vote began"."""
        is_owned = occasion["owner"] is not None
        lead = _LEAD_TO_NOUN.search(self._bare, 0, ground.start)
        if not is_owned and (lead is None or not lead["article"]):
            return self._is_of_subject(ground) and occasion["noun"] in VOTES
        before = self._bare[: lead.start()] if lead else self._bare[: ground.start]
        word = _LAST_WORD.search(before)
        if word and word[1].lower() in _AT_OCCASIONS:
            return True
        is_object = len(before) - 1 in self._verb_ends
        return is_object or self._is_of_subject(ground)

    def _is_of_subject(self, ground: Ground) -> bool:
        begin, end = self._predicate.subject
        return begin <= ground.start < end and _OPENING.fullmatch(self._bare[begin : ground.start]) is not None

    def _is_reached(self, ground: Ground) -> bool:
        """Return whether a place is the object of a verb of going or of harm: "visited Lima", "Lima was hit"."""
        verb = self._verb_before(ground)
        if verb and verb.words.split()[-1] in REACHING and not _OWNING.match(self._bare, ground.stop):
            return not self._names_a_noun(ground)
        behind = self._verbs.get(ground.stop + 1)
        return bool(behind and behind.verb in BEFALLING and _DONE.match(behind.words))

    def _is_of_kind_reached(self, ground: Ground) -> bool:
        """Return whether something is done to a part or a kind of place: "blocked the port of Lima"."""
        kind = _KIND_OF.search(self._bare, 0, ground.start)
        verb = self._verb_ends.get(kind.start() - 1) if kind else None
        last = verb.words.split()[-1] if verb else ""
        return last in HAPPENING_VERBS | REACHING and last not in TREATING | SPEAKING_OF | SPEECH_VERBS

    def _is_in_unknown_town(self, ground: Ground) -> bool:
        """Return whether one word that no list knows stands where places do: "in Ahrweiler", "near Ras on Friday"."""
        is_area = _AREA_BEHIND.match(self._bare, ground.stop) is not None
        is_led_in = _IN_A_NAME.search(self._bare, 0, ground.start) is not None or self._is_left(ground)
        is_led_in = is_led_in or (is_area and _IN_THE.search(self._bare, 0, ground.start) is not None)
        is_town = is_led_in and " " not in ground.name and len(ground.name) >= _SHORTEST_TOWN
        ends = is_area or _ENDS_NAME.match(self._bare, ground.stop) is not None
        ends = ends or _SAID_THERE.match(self._bare, ground.stop) is not None
        return is_town and ends and ground.name[1:].islower()

    def _is_left(self, ground: Ground) -> bool:
        """Return whether "from" leads from a name on a way that is gone: "were evacuated by boat from Ahrweiler"."""
        led_in = _FROM.search(self._bare, 0, ground.start)
        told = self._bare[max(self._start, 0) : led_in.start()] if led_in else ""
        return bool(led_in) and self._leads(told, "from", ground)

    def _verb_before(self, ground: Ground) -> VerbGroup | None:
        """Return the verb right before a place, or before "the" and the like."""
        lead = _BEFORE_NAME.search(self._bare, 0, ground.start)
        return self._verb_ends.get((lead.start() if lead else ground.start) - 1)

    def _is_led_in(self, ground: Ground) -> bool:
        """Return whether a preposition leads to a place, and it was there what is told."""
        led_in = _LED_IN.search(self._bare, 0, ground.start)
        if led_in is None:
            return False
        preposition = led_in[1].lower()
        if _OWNING.match(self._bare, ground.stop) and preposition not in _WITHIN:
            return False  # "a protest at Peru's record"
        told = self._bare[max(self._start, 0) : led_in.start()]
        if preposition == "for":
            return _SETTING_OUT.search(told) is not None
        if preposition == "over" and FALLING.isdisjoint(split_words(told.lower())):
            return False
        if ground.name not in PLACES and _IN_PRINT.search(told):
            return False  # "a study published in Harbour Medicine"
        if preposition in {"to", "from"} and not self._leads(told, preposition, ground):
            return False
        if preposition == "at" and ground.name not in COUNTRY_OF and ground.name in LANDS.values():
            return False  # "anger at Peru"
        if self._only_speaks(led_in.start()) or _CHARGED.search(told) or _COMPARED.search(told):
            return False
        return not self._names_a_noun(ground)

    def _leads(self, told: str, preposition: str, ground: Ground) -> bool:
        """Return whether "to" or "from" leads to a place on a way that is gone: no "answer to Peru"."""
        words = split_words(told.lower())
        if _TAKING_OFF.search(told):
            return True
        if not CALLING_OFF.isdisjoint(words):
            return False
        is_pair = preposition == "from" and bool(_ON_TO.match(self._bare, ground.stop))
        return is_pair or not JOURNEYS.isdisjoint(words)

    def _only_speaks(self, stop: int) -> bool:
        """Return whether a verb before a character only speaks of what follows: "discussed the crisis in Peru"."""
        begin = self._predicate.verb[0]
        verbs = [group for at, group in self._verbs.items() if begin <= at < stop]
        return bool(verbs) and verbs[-1].verb in TREATING | SPEAKING_OF and verbs[-1].stop + 1 < stop

    def _names_a_noun(self, ground: Ground) -> bool:
        """Return whether a place only says which thing is meant: "an end to the Bonn process"."""
        match = _NOUN_AFTER.match(self._bare, ground.stop)
        if match is None or self._verbs.get(match.start(1)):
            return False
        if _OF_KIND.fullmatch(match[1]):
            return False  # "in Lima province"
        return not (_VERB.fullmatch(match[1]) or match[1] in PREPOSITIONS | TIME_WORDS | FUNCTION_WORDS)


_LEADS_TO_NAMES = rf"(?:\s(?:the|{BEFORE_PLACES.pattern})){{0,2}}"
_LED_IN = re.compile(
    rf"\b(in|at|to|from|near|into|inside|outside|through|throughout|across|around|off|along|over|for){_LEADS_TO_NAMES}\s$",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(rf"(?:(?<=\s)(?:the|{BEFORE_PLACES.pattern})\s){{1,2}}$")
_DONE = re.compile(r"(?:was|were|(?:has|have|had)\sbeen)\s")
_OWNING = re.compile(r"\s?['’]s\s(?!capital|coast|border|airport|embassy|parliament|port)")
_WITHIN = frozenset({"in", "near", "outside", "through", "throughout", "across", "around"})
_LEAD_TO_NOUN = re.compile(r"\b(?P<article>(?:the|its|his|her|their)\s)(?:\w+\s)?$", re.IGNORECASE)
_LAST_WORD = re.compile(r"\b(\w+)\s$")
_AT_OCCASIONS = frozenset({"in", "at", "during", "into", "from", "with"})
_OCCASION_AFTER = re.compile(
    rf"(?P<owner>\s?['’]s)?(?:\s[\w-]+(?:\s-\s\w+)?){{0,3}}?\s(?P<noun>{alternatives(OCCASIONS | VOTES)})\b"
)
"""An occasion behind the name of its place: "the Iowa Republican caucuses"."""
VOTING = re.compile(
    r"(?:\s?,\swhich|\s(?:will|would))\scaucus(?:es)?\b|(?:\s?,\swhich)?\s(?:(?:will|would)\s)?"
    r"(?:(?:votes?|voted)\s(?:for\san?\snew|on|in|today|tomorrow|yesterday|[A-Z]\w+day)\b|(?:go|goes|went)\sto\sthe\spolls\b"
    rf"|(?:hold|holds|held)\s(?:its|their|an?|the)\s(?:[\w-]+\s){{0,2}}?(?:{alternatives(VOTES)})\b)"
)
"""What the voters of a place do, behind its name."""
_SHORTEST_TOWN = 4
"""Letters from which a word that no list knows may be a town."""
_IN_PRINT = re.compile(
    r"\b(?:published|printed|appeared|reported|wrote|written|article|study|paper)(?:\s[\w-]+){0,3}\s$"
)
"""What stands before "in" and the name of a journal."""
_ON = re.compile(r"\b(?:on|up|down)\s(?:the\s)?$")
_FROM = re.compile(r"\bfrom\s$")
_IN_A_NAME = re.compile(r"\b(?:(?:in|near|outside|inside)|along\sthe|area\saround|outskirts\sof)\s$")
_IN_THE = re.compile(r"\b(?:in|near|outside|across|around)\sthe\s$")
_AREA_BEHIND = re.compile(r"\s(?:area|region|district|valley|province)\b")
"""What the name before it is of: "in the Ahrweiler area"."""
_SAID_THERE = re.compile(r"\s(?:said|told|reported)\b")
"""What those in a place do, behind its name: "rebels inside Ahrweiler said"."""
_ENDS_NAME = re.compile(
    r"(?=$|[.,;)]|\s(?:on|in|at|after|before|and|when|where|by|late|early|last|this|[A-Z]\w+day)\b)"
)
"""What follows a name that stands for itself."""
_KIND_OF = re.compile(
    rf"\b(?:the|an?|its|their)\s(?:[\w'’-]+\s){{0,2}}?"
    rf"(?:{KINDS_OF_PLACE.pattern}|square|streets|centre|center|airport|outskirts|coast)\sof\s(?:the\s)?$"
)
"""A part or a kind of place before its name, behind its article: "the coastal town of"."""
_FAR = 60
"""Kilometres or miles, inclusive, from which it was not at a place that only says where it was."""
FAR_FROM = re.compile(
    r"\b(?P<count>\d[\d,]*)(?:\.\d+)?[\s-]?(?P<unit>km|kms|kilomet(?:re|er)s?|(?:nautical\s)?miles?)\b(?:\s\([^()]*\))?"
    r"\s(?:(?:further|away|out)\s)?"
    r"(?P<side>(?:to\sthe\s)?(?:north|south|east|west)(?:[\s-]*(?:east|west))?\sof|from|off(?:\sthe(?:\s[\w-]+)?\scoast\sof)?)"
    r"(?:\sthe)?\s$"
)
"""How far and on which side of a place it was, before its name."""
_AT_THE = re.compile(r"\bat\sthe\s$")
_SETTING_OUT = re.compile(
    r"\b(?:left|leaves?|leaving|head(?:s|ed|ing)?|bound|depart(?:s|ed|ing)?|(?:sets?|setting)\s(?:off|out|sail))\s(?:[\w-]+\s)?$"
)
_TAKING_OFF = re.compile(r"\b(?:t(?:ake|akes|aking|ook|aken)|lift(?:s|ed|ing)?)\soff\b[^,;]*$")
_PART_OF = re.compile(
    r"\b(?:in|at|near|across|through|outside|from|to|on|off|into|inside)\s(?:an?\s|the\s)?"
    r"(?:(?:[\w-]+\s){0,2}?(?:several|some|many|most|all|parts?|much|one|two|three|north|south|east|west|outskirts|streets"
    r"|centre|center|suburbs?|heart|middle|edge)"
    rf"|(?:[\w'’-]+\s){{0,3}}(?:{KINDS_OF_PLACE.pattern}|coast))"
    rf"(?:\scity)?\sof(?:\s(?:the|{BEFORE_PLACES.pattern}))?\s$",
    re.IGNORECASE,
)
"""Words for a part or a kind of place before its name: "in several of", "in the coastal town of"."""
_APPOSED = re.compile(
    rf"\b(?:in|at|near|outside|to|from|into)\s(?:[\w'’-]+\s){{1,4}}(?:{KINDS_OF_PLACE.pattern})(?:\scity)?\s?,\s$",
    re.IGNORECASE,
)
"""Words for a kind of place beside its name: "in the Peruvian capital, Lima"."""
_ABOVE = re.compile(
    r"\b(?:in|on|from|near|at)\s(?:the\s)?(?:[\w-]+\s){0,2}?(?:hills|mountains|woods|forests?|fields|slopes|waters|ridges?)"
    r"\s(?:above|around|outside|near|off|overlooking)\s(?:the\s)?$"
)
"""Words for the land around a place before its name: "in the hills above"."""
_SIDE_OF = re.compile(
    rf"\b(?:in|across|outside|near)\s(?:{BEFORE_PLACES.pattern})\s$|\b(?:north|south|east|west)(?:[\s-]*(?:east|west))?\sof\s(?:the\s)?$"
)
"""Words that only places have before their name: "in southern", "ten miles north-east of"."""
_BESIDE = re.compile(r"\b(?:in|at|near|outside|inside|to|from)(?:\s(?:the|an?))?\s$", re.IGNORECASE)
_OPENING = re.compile(r"(?:(?:the|an?)\s)?", re.IGNORECASE)
_NOUN_AFTER = re.compile(r"\s([a-z]+)\b")
_MEETING = rf"at\s(?:an?|the|its|his|her|their)\s(?:[\w-]+\s){{0,3}}?(?:{alternatives(EVENT_NOUNS | OCCASIONS)})"
_AT_A_MEETING = re.compile(rf"\b{_MEETING}\s(?:in|near|outside)\s$")
"""What leads to where somebody spoke: "discussed the war at a summit in"."""
_AT_AN_OCCASION = re.compile(rf"\s(?:{_MEETING}\s)?(?:in|near|outside)\s(?:the\s)?")
"""What leads to where it was between commas behind a subject: ", at a rally in"."""
_SITE_AFTER = re.compile(
    rf"(?:\s?['’]s)?(?:\s[\w-]+){{0,2}}?\s(?:{alternatives(SITES)})\b(?!\s(?:house|case|order|ruling|staff|board)\b)",
    re.IGNORECASE,
)
"""A building or a part of a town behind its name: "Lima's main airport", "Lima city centre"."""
_COMPARED = re.compile(
    r"\b(?:ahead\sof|behind|than|unlike|like|compared\s(?:with|to))\s(?:(?:the|those|their|other)\s)?(?:[a-z]+\s){0,2}$"
)
"""What something is only compared with: "rated above Peru's, ahead of banks in"."""
_CHARGED = re.compile(rf"\b(?:{CHARGES.pattern})\s[^,;]*$", re.IGNORECASE)
_OF_KIND = re.compile(rf"{KINDS_OF_PLACE.pattern}|border|coast|countryside")
_ON_TO = re.compile(r"\s(?:[\w-]+\s){0,4}?to\s")
_VERB = re.compile(
    rf"(?:\w+(?:ed|ly)|has|have|had|is|are|was|were|will|would|may|could|and|or|but|as|also|then|who|which|that|on|in|at|to|for|of|by"
    rf"|with|from|{'|'.join(sorted(HAPPENING_VERBS))})"
)
"""What can follow the name of a place that stands for itself: a verb, or a small word."""
