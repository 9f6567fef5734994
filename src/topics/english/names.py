"""Words in and around names: particles, honorifics, roles, groups and things, and words that are no names.

All lists stand in ``names.toml``. The words are in small letters, those of one list under one name here.
"""

from topics.english import words
from topics.english.calendar import CLEAR_TIME_ZONES
from topics.english.data import read_lists, read_texts

_PACKAGE, _FILE = "topics.english", "names"
_LISTS = {name: frozenset(entries.words) for name, entries in read_lists(_PACKAGE, _FILE).items()}

PARTICLES = _LISTS["particles"]
"""Small words within a name: "de", "bin"."""
NAME_SUFFIXES = _LISTS["name-suffixes"]
"""What stands behind a surname: "jr"."""
BYLINE_WORDS = _LISTS["bylines"]
"""Words of a byline that names no person: "staff"."""
ROLES = _LISTS["roles"]
"""Words that end what somebody is, in a byline: "correspondent"."""
HONORIFICS = _LISTS["honorifics"]
"""Titles of politeness: "mr", "sir"."""
ACTING_FOR = _LISTS["acting-for"]
"""Those who act for somebody: "lawyers for the crew"."""
ROLE_HEADS = _LISTS["role-heads"]
"""Words that end a role: "minister", "spokesman"."""
ROLE_MODIFIERS = _LISTS["role-modifiers"]
"""Words that stand before the end of a role: "foreign", "deputy"."""
BODIES_IN_ROLES = _LISTS["bodies-in-roles"]
"""Names of bodies that stand before the end of a role, too: "Nato"."""
OFFICES = _LISTS["offices"]
"""Offices that one person at a time holds in a country: "president"."""
NOT_IN_OFFICE = _LISTS["not-in-office"]
"""Words that make such an office another one: "vice", "former"."""
GROUP_HEADS = _LISTS["group-heads"]
"""Words in the name of an organisation: "ministry", "bank"."""
BODY_HEADS = _LISTS["body-heads"]
"""Last words of a body's name that are easily taken for each other: "board", "bureau"."""
_FAMILIES = read_texts(_PACKAGE, _FILE, "body-family")
BODY_FAMILIES = {
    head: frozenset(name for name, heads in _FAMILIES.items() if head in heads.split()) for head in BODY_HEADS
}
"""The families of such words; two of one family are taken for each other."""
GROUP_NOUNS = _LISTS["group-nouns"]
"""Words for people who act together: "officials", "troops"."""
PEOPLE_NOUNS = GROUP_NOUNS | _LISTS["people-nouns"]
"""Nouns for people who take part without a name: "relatives", "gunmen"."""
FIRST_NAME_TITLES = _LISTS["first-name-titles"]
"""Titles that stand before a first name, which then is a whole name: "Prince William"."""
BODIES = _LISTS["bodies"]
"""Nouns for bodies and for persons by what they do, who take part without a name."""
PERSON_NOUNS = _LISTS["persons"]
"""Nouns for one person: "widow", "gunman"."""
KIN = _LISTS["kin"]
"""Nouns for kin: "mother"."""
CROWDS = _LISTS["crowds"]
"""Nouns for how many: of whom is told behind "of"."""
AFTER_PEOPLE = _LISTS["after-people"]
"""Adjectives behind a noun for people: "troops loyal to the king"."""
KINDS_OF_GROUP = _LISTS["kinds-of-group"]
"""Nouns that only say what the group is whose name stands before them: "the Harbour party"."""
FOUNDED = _LISTS["founded"]
"""Nouns for bodies that somebody founds: "formed a coalition"."""
FESTIVE = _LISTS["festive"]
"""Words before "party" by which it is an occasion."""
PRESS = _LISTS["press"]
"""Nouns for those who hand on what others did: "a news agency"."""
HEARERS = _LISTS["hearers"]
"""People to whom many speak: "reporters"."""
CRAFT = _LISTS["craft"]
"""Nouns for craft that act for those who send them: "Turkish warplanes"."""
VESSEL_PREFIXES = _LISTS["vessel-prefixes"]
"""What stands before the name of a ship: "HMS"."""
NOBODY_IN_PARTICULAR = _LISTS["nobody-in-particular"]
"""People of whom a reader learns nothing where no more is said of them: "people"."""
EPITHETS = _LISTS["epithets"]
"""Nouns for what somebody is known for, who with "the" is one named before: "the athlete"."""
BODY_PARTS = _LISTS["body-parts"]
"""Parts of somebody's body that what is done to them reaches."""
NUMBERED = _LISTS["numbered"]
"""Words that name a station or a contest with the number behind them: "Channel 4"."""
ABBREVIATIONS = _LISTS["abbreviations"]
"""Abbreviations in capitals that name no body: "TV"."""
RULERS = _LISTS["speaking-for"]
"""Words for the rulers of a place: "government"."""
SIDES_IN_COURT = _LISTS["sides-in-court"]
"""Nouns for those who act in a trial where nothing but "the" is with them."""
PARTY_MEMBERS = _LISTS["party-members"]
"""Words for a member of a party: no name behind a place ("the Texas Republican")."""
OCCASIONS = _LISTS["occasions"]
"""Nouns for occasions that are held in the town named before them ("the Oslo premiere")."""
MEMBERS = _LISTS["members"]
"""Nouns for people as parts of what stands behind "of": "members of the club"."""
NO_PERSONS_OF = _LISTS["no-persons-of"]
"""Nouns for persons that with "of" are things: "a model of development"."""
SITES = _LISTS["sites"]
"""Nouns for buildings and parts of a town, behind its name ("at Oslo airport")."""
THING_HEADS = _LISTS["thing-heads"]
"""Words in the name of what neither acts nor is a place: "law", "summit"."""
OF_JOINS = ROLE_HEADS | GROUP_HEADS | _LISTS["after-heads"]
"""Words after which a name goes on with "of": "Bank of England", "Gulf of Mexico"."""
NO_NAMES = words.NO_NAMES | HONORIFICS & {"mr", "mrs", "ms", "dr"} | _LISTS["unnamed"] | frozenset(CLEAR_TIME_ZONES)
"""Words that a capital does not make a name, nor a part of one, but for ``WITHIN_NAMES``."""
WITHIN_NAMES = _LISTS["within-names"]
"""Words of these that can be a part of a name: "Times"."""
MONTHS_TOO = _LISTS["months-too"]
"""Months that are first names, too: "June Berg"."""
SURNAMES_TOO = _LISTS["surnames-too"]
"""Small words and months that are names of persons behind another: "Theresa May"."""
ACRONYMS = _LISTS["acronyms"]
"""Words of these that are names where they stand in capitals: "WHO"."""
