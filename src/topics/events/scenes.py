"""Where it was what a predicate tells: the places of its clause, not all that are spoken of in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from topics.english.data import alternatives
from topics.english.happenings import BELIEF_VERBS, DEED_NOUNS, MEETING_VERBS, SPEECH_VERBS, STATE_VERBS
from topics.english.names import NOT_IN_OFFICE, OFFICES
from topics.english.places import COUNTRY_OF, DEMONYMS, LANDS, PLACES
from topics.english.sentence_parts import BEFORE_DAYS, SPEAKING_OF
from topics.english.tokens import Kind
from topics.english.verb_groups import VerbGroup
from topics.english.whereabouts import FALLING, GOING, JOURNEYS, REACHING, RULING, TREATING
from topics.english.words import TIME_WORDS, split_words
from topics.events.clause_records import Clause, Role, copulas, saying_verbs
from topics.events.clauses import unquoted
from topics.events.ground_leads import VOTING, GroundLeads
from topics.events.grounds import Ground, grounds_of
from topics.events.manners import Manner
from topics.events.people.actors import Mention
from topics.events.predicates import Predicate, Reading, reading_of

LOCATING = re.compile(
    r"\b(?:in|at|to|from|near|into|outside|through|across|around)(?:\s(?:the|mainland|central|downtown))?\s$",
    re.IGNORECASE,
)
"""Words before the name of a place where something happened or led to."""


def scene_of(quote: str, mentions: Sequence[Mention], predicate: Predicate) -> frozenset[str]:
    """Return the places where what a predicate tells happened or led to.

    Where a sentence only says where it was what somebody told, or what a happening in it did, these places count:
    "said that miners had been shot in Lima", "survived a crash that killed her friend near Lima".
    """
    bare = unquoted(quote)
    grounds = grounds_of(bare, mentions)
    start, stop = predicate.start, predicate.reach
    if _stands_in_front(bare, predicate):
        stop = predicate.stop
    if predicate.deed[0] < predicate.deed[1]:
        start, stop = max(start, predicate.deed[0]), min(stop, predicate.deed[1])
    places = _places_within(bare, grounds, predicate, start, _before_content(quote, predicate, stop))
    if places or predicate.deed[0] < predicate.deed[1]:
        return places
    for inner in _told_within(quote, predicate, stop):
        if places := _places_within(bare, grounds, inner, inner.start, _before_content(quote, inner, inner.reach)):
            return places
    return _around(bare, grounds, predicate) or _of_the_land(bare, mentions, predicate, start, stop)


def _places_within(bare: str, grounds: Sequence[Ground], predicate: Predicate, start: int, stop: int) -> frozenset[str]:
    """Return the places between two characters where it was what a predicate tells."""
    leads = GroundLeads(bare, predicate, start, stop)
    found: list[Ground] = []
    last = -1
    for ground in grounds:
        is_beside = last >= 0 and ground.is_known and _goes_on_to(bare, last, ground, grounds)
        between = bare[last : ground.start] if last >= 0 else ""
        is_explaining = _LYING.fullmatch(between) is not None
        if leads.holds(ground) and not is_explaining and (is_beside or leads.is_at(ground)):
            found.append(ground)
            last = ground.stop
    of_route = [ground for ground in found if leads.is_route_of_subject(ground)]
    kept = found if len(of_route) == len(found) else [ground for ground in found if ground not in of_route]
    return frozenset(innermost(sorted({leads.name_of(ground) for ground in kept})))


def _goes_on_to(bare: str, last: int, ground: Ground, grounds: Sequence[Ground]) -> bool:
    """Return whether a place stands beside one that ends at a character: "Lima and Oslo", "Lima, Oslo and Bonn"."""
    between = bare[last : ground.start]
    if between in _BESIDE_ANOTHER:
        return True
    if between not in _COMMAS:
        return False
    later = next((item for item in grounds if item.start > ground.start), None)
    if later is None or not later.is_known:
        return False
    joint = bare[ground.stop : later.start].removeprefix(" ,").removeprefix(",")
    return joint in _BESIDE_ANOTHER


def _told_within(quote: str, predicate: Predicate, stop: int) -> Iterator[Predicate]:
    """Yield what a clause only hands on: the happening that was said, or what a happening in it did."""
    reading = reading_of(quote)
    number = next((n for n, clause in enumerate(reading.clauses) if clause.group.start == predicate.verb[0]), -1)
    if number < 0:
        return
    says = reading.clauses[number].group.verb in saying_verbs()
    for at, clause in enumerate(reading.clauses[number + 1 :], number + 1):
        inner = reading.of_clause(at)
        if says and clause.role is Role.CONTENT and clause.opener in {"", "that"} and clause.parent == number:
            yield from [inner] if inner.has_subject and _tells_happening(inner, clause.group) else []
            return
        if clause.group.start < stop and clause.role is Role.RELATIVE and _is_of_happening(reading, at):
            yield inner
    if says and number > 0 and reading.sentence.tokens[reading.clauses[number].begin - 1].kind is Kind.COMMA:
        inner = reading.of_clause(0)
        yield from [inner] if _tells_happening(inner, reading.clauses[0].group) else []


def _tells_happening(inner: Predicate, group: VerbGroup) -> bool:
    """Return whether a clause in what was said tells what was done or was not, none what is to be."""
    is_told = inner.manner in {Manner.ASSERTED, Manner.DENIED}
    return is_told and group.words.split()[-1] not in copulas() and group.verb not in STATE_VERBS | BELIEF_VERBS


def _is_of_happening(reading: Reading, number: int) -> bool:
    """Return whether a clause tells what the happening right before it did: "a crash that killed"."""
    clause, tokens = reading.clauses[number], reading.sentence.tokens
    at = clause.begin - 2
    while at > 0 and tokens[at].low in TIME_WORDS | BEFORE_DAYS:
        at -= 1
    return clause.opener == "that" and at >= 0 and tokens[at].low in DEED_NOUNS


def _around(bare: str, grounds: Sequence[Ground], predicate: Predicate) -> frozenset[str]:
    """Return the place before a clause that tells what was there: "Lima, where miners marched", "Lima, which votes"."""
    opening = _WHERE.search(bare, 0, predicate.start)
    ends = opening.start() if opening else -1
    known = [ground for ground in grounds if ground.is_known and ground.stop <= predicate.verb[0]]
    voting = (
        ground for ground in known if (vote := VOTING.match(bare, ground.stop)) and vote.end() > predicate.verb[0]
    )
    return frozenset(ground.name for ground in known if ground.stop == ends) | {ground.name for ground in voting}


def _of_the_land(bare: str, mentions: Sequence[Mention], predicate: Predicate, start: int, stop: int) -> frozenset[str]:
    """Return the one land of a sentence where it was in "the country", or who took an office of it.

    It is "Peru" in "Peru's unions marched across the country" and "was sworn in as the president of Peru", and where
    a house or high court of it acts: "Peru's congress voted".
    """
    told = bare[start:stop]
    places = {LANDS[item.actor] for item in mentions if item.kind == "place" and item.actor in LANDS}
    lands = {place for place in places if place not in COUNTRY_OF}
    lands.update(DEMONYMS[word] for word in _PEOPLE.findall(bare))
    states = {place for place in places if place in COUNTRY_OF}
    for pattern, likely in ((_IN_COUNTRY, lands), (_IN_STATE, states)):
        if pattern.search(told) and len(likely) == 1:
            return frozenset(likely)
    voters = _VOTERS.search(told)
    if voters:
        return frozenset({DEMONYMS[voters[1]]})
    subject = bare[slice(*predicate.subject)].strip() if predicate.has_subject else ""
    seated = _SEATED.fullmatch(subject) or _SEATED_BEHIND.fullmatch(subject)
    if seated and (land := LANDS.get(seated["land"]) or DEMONYMS.get(seated["land"])):
        return frozenset({land})
    if land := _land_at_home(bare, mentions, predicate):
        return frozenset({land})
    office = _INTO_OFFICE.search(bare, predicate.verb[0], stop)
    if office is None:
        return frozenset()
    owner = _OFFICE_BEHIND.match(bare, office.end()) or _OFFICE_BEFORE.match(bare, office.end())
    is_held = owner is not None and NOT_IN_OFFICE.isdisjoint(split_words(owner[0].lower()))
    words = owner["land"].split() if owner and is_held else []
    named = (" ".join(words[:n]) for n in range(len(words), 0, -1))
    return frozenset([LANDS[name] for name in named if name in LANDS][:1])


def _land_at_home(bare: str, mentions: Sequence[Mention], predicate: Predicate) -> str:
    """Return the land, or town, of those who act at home: "Greek unions struck", "Peru's government fell".

    None where they only speak, go somewhere or deal with another land.
    """
    subject = bare[slice(*predicate.subject)].strip() if predicate.has_subject else ""
    match = _AT_HOME.match(subject) or _HOME_BEHIND.fullmatch(subject)
    land = (LANDS.get(match["land"]) or DEMONYMS.get(match["land"])) if match else None
    of_town = _AT_HOME_IN_TOWN.fullmatch(subject)
    town = PLACES.get(of_town["land"] or of_town["behind"], "") if of_town else ""
    land = land or (town if town in COUNTRY_OF else None)
    verb = split_words(bare[slice(*predicate.verb)])[-1:]
    if not land and not RULING.isdisjoint(verb):
        land = LANDS.get(subject.removeprefix("The ").removeprefix("the "))
    elif not land or not _NOT_AT_HOME.isdisjoint(verb):
        return ""
    named = {LANDS[item.actor] for item in mentions if item.kind == "place" and item.actor in LANDS}
    named |= {DEMONYMS[word] for word in _PEOPLE.findall(bare)}
    return land if land and named <= {land} else ""


def innermost(places: Sequence[str]) -> tuple[str, ...]:
    """Return places without the nations that others of them lie in.

    >>> innermost(["Peru", "Lima", "Chile"])
    ('Lima', 'Chile')
    """
    nations = {COUNTRY_OF.get(place) for place in places}
    return tuple(place for place in places if place not in nations)


_OF_OTHER_TIMES = frozenset({"after", "before", "until", "since", "because", "although", "though"})
"""Words that open clauses of what was at another time, or why it was."""
_BESIDE_ANOTHER = frozenset({" and ", " or ", " & "})


def _before_content(quote: str, predicate: Predicate, stop: int) -> int:
    """Return the character at which what is only said or of another time begins, at the latest a given one.

    It is "the ban" in "said the ban was wrong" and "she" in "left after she was held in Lima".
    """
    reading = reading_of(quote)
    clauses = [clause for clause in reading.clauses if predicate.verb[1] <= clause.group.start < stop]
    verb = next((clause.group.verb for clause in reading.clauses if clause.group.start == predicate.verb[0]), "")
    closing = _OF_OTHER_TIMES if verb in saying_verbs() else {"that", *_OF_OTHER_TIMES}
    closed = (clause for clause in clauses if clause.opener in closing)
    if verb in FALLING:  # "vanished after taking off from Lima"
        closed = (clause for clause in closed if clause.subject[0] < clause.subject[1])
    others = [reading.sentence.tokens[clause.begin].start for clause in closed]
    others += [reading.sentence.tokens[item.begin - 1].start for item in clauses if _is_of_person(reading, item)]
    if verb not in FALLING and (later := _BEFORE_DOING.search(quote, predicate.verb[1], stop)):
        others.append(later.start())
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


def _is_of_person(reading: Reading, clause: Clause) -> bool:
    """Return whether a clause tells behind a comma what somebody else did: "received Berg, who was held in Lima"."""
    tokens = reading.sentence.tokens
    return clause.opener == "who" and clause.begin > 1 and tokens[clause.begin - 2].kind is Kind.COMMA


_BEFORE_DOING = re.compile(r"\bbefore\s\w+ing\b")
"""What was done later: "spoke in Lima before flying to Oslo"."""
_LYING = re.compile(
    r"(?:\s[a-z]+)?\s?,\s(?:[\w,.-]+\s){0,4}?(?:\([^()]*\)\s)?(?:north|south|east|west)(?:[\s-]*(?:east|west))?\sof\s(?:the\s)?"
)
"""What stands between a place and another one that says where it lies: "Suez, south of Cairo"."""
_COMMAS = frozenset({", ", " , "})
_WHERE = re.compile(r"\s?,?\swhere\s$")
_PEOPLE = re.compile(rf"\b(?:{alternatives(DEMONYMS)})\b")
_IN_COUNTRY = re.compile(r"\b(?:in|across|throughout|around)\sthe\s(?:whole\s|entire\s)?(?:country|nation)\b")
_IN_STATE = re.compile(r"\b(?:in|across|throughout|around)\sthe\s(?:state|province|city|town)\b")
_INTO_OFFICE = re.compile(r"\b(?:sworn\sin|inaugurated|installed|elected|re-elected|became|crowned)(?:\sas)?\b")
_LAND = r"(?P<land>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})"
_HOUSE = (
    r"(?i:(?:supreme|high|constitutional|federal|appeals?)\scourt|congress|parliament|senate|national\sassembly"
    r"|legislature)"
)
_SEATED = re.compile(rf"(?:[Tt]he\s)?{_LAND}(?:\s?['’]s)?\s(?:[a-z]+\s){{0,2}}?{_HOUSE}")
_SEATED_BEHIND = re.compile(rf"[Tt]he\s{_HOUSE}\sof\s(?:the\s)?{_LAND}")
"""A house or high court of a land, which acts at its seat: "Peru's congress", "the supreme court of Peru"."""
_HOME = (
    r"(?:(?:central|national|federal|interim|caretaker|transitional|coalition|conservative|socialist|interior|finance|health"
    r"|foreign|defen[cs]e|justice|education|economy|prime)\s){0,2}?(?:government|cabinet|bank|police|prosecutors?|unions?|workers"
    r"|voters|farmers|nurses|teachers|students|doctors|miners|drivers|pilots|authorities|commission|ministry|minister|coastguard"
    r"|firefighters|lawmakers|deputies|court|regulators?|parliament|economy|protesters|demonstrators)"
)
_AT_HOME = re.compile(rf"(?:[Tt]he\s)?{_LAND}(?:\s?['’]s)?\s{_HOME}\b")
_HOME_BEHIND = re.compile(rf"[Tt]he\s{_HOME}\sof\s(?:the\s)?{_LAND}")
"""People or a body that act in their own land: "Greek unions", "the central bank of Turkey"."""
_OF_TOWN = r"(?:mayor|police|council|prosecutors?|court|governor|firefighters|bus\sdrivers|teachers|residents)"
_AT_HOME_IN_TOWN = re.compile(
    rf"(?:[Tt]he\s)?(?:{_LAND}(?:\s?['’]s)?\s(?:city\s)?{_OF_TOWN}"
    rf"|(?i:{_OF_TOWN})\sof\s(?P<behind>[A-Z]\w+(?:\s[A-Z]\w+)?))"
)
"""The same of a town: "Lima's mayor", "the mayor of Lima"."""
_NOT_AT_HOME = (
    JOURNEYS | GOING | REACHING | TREATING | SPEAKING_OF | SPEECH_VERBS | MEETING_VERBS | STATE_VERBS | saying_verbs()
)
"""Forms of verbs of speaking, going and dealing, which say nothing of where it was."""
_OFFICE_BEHIND = re.compile(rf"\s(?:the\s)?{_LAND}\s?['’]s\s(?:[\w-]+\s){{0,3}}?(?:{alternatives(OFFICES)})\b")
"""An office behind the one whose it is: "as Peru's new prime minister"."""
_OFFICE_BEFORE = re.compile(rf"\s(?:[\w-]+\s){{0,3}}?(?i:{alternatives(OFFICES)})\sof\s(?:the\s)?{_LAND}\b")
"""An office before the one of which it is: "as president of Peru"."""
_VOTERS = re.compile(
    rf"\b({alternatives((word for word in DEMONYMS if word.endswith('s')), space=' ')})\s(?:(?:will|would)\s)?"
    r"(?:(?:go|goes|went)\sto\sthe\spolls\b|vote[ds]?\s(?:on|in|today|tomorrow|yesterday|[A-Z]\w+day)\b)"
)
"""A people that votes."""
