"""Places by name: nations and the words for their people, states and provinces, cities, and regions of the world.

Nations and what lies in them by fame stand in ``nations.toml``; capitals and cities from 100,000 inhabitants on in
``cities.tsv``, which ``.ci/gazetteer.py`` makes from GeoNames; names that are first of all something else ("Nice",
"Reading", "Jackson") in ``places.toml``, and by a mark in ``cities.tsv``.

>>> COUNTRY_OF["Lyon"], PLACES["U.K."], DEMONYMS["French"], PLACES["Bavaria"]
('France', 'Britain', 'France', 'Bavaria')
>>> "Nice" in PLACES, "Nice" in AMBIGUOUS, COUNTRY_OF["Nice"]
(False, True, 'France')
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from topics.english.data import read_lists, read_rows

CITIES_HEADER = """\
# City | code of its nation | "person": mostly a person's name; "rare": also one. Made by .ci/gazetteer.py
# Data: GeoNames (www.geonames.org), licensed under Creative Commons Attribution 4.0; selected, spelt plainly, marked.
"""
"""First lines of ``cities.tsv``, with the licence of its data."""
_SHORTEST = 4
"""Letters that the name of a city has to have to stand for it by itself: "Bo", "Ho" and "Van" are too short."""


@dataclass(frozen=True, slots=True)
class Nation:
    """A nation: its names, the usual one first; words for its people; its codes; places in it.

    ``codes`` are those of ISO 3166, its own first, then those of territories that are told as its own. A region of
    the world has neither codes nor places.
    """

    names: tuple[str, ...]
    people: tuple[str, ...]
    codes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class City:
    """A city: its name, the code of its nation, and how far the name is a person's ("person", "rare" or "")."""

    name: str
    code: str
    mark: str


@cache
def nations() -> tuple[Nation, ...]:
    """Return the nations, in alphabetical order."""
    return read_rows("topics.english", "nations", "nation", Nation)


@cache
def regions() -> tuple[Nation, ...]:
    """Return the regions of the world, which no nation holds."""
    return read_rows("topics.english", "nations", "region", Nation)


def _read_cities() -> list[City]:
    text = files("topics.english").joinpath("cities.tsv").read_text(encoding="utf-8")
    return [City(*line.split("\t")) for line in text.splitlines() if line and not line.startswith("#")]


def _find_countries(cities: list[City]) -> dict[str, str]:
    """Return the usual name of the nation of every place in one; what fame says wins over the list of cities."""
    usual = {code: nation.names[0] for nation in nations() for code in nation.codes}
    countries = {city.name: usual[city.code] for city in cities}
    for nation in nations():
        countries.update(dict.fromkeys(nation.places, nation.names[0]))
    return countries


def _find_ambiguous(cities: list[City]) -> frozenset[str]:
    """Return the names of places in nations that are first of all something else."""
    lists = read_lists("topics.english", "places")
    words = frozenset(word for words in lists.values() for word in words.words)
    persons = {city.name for city in cities if city.mark == "person" or len(city.name) < _SHORTEST}
    famous = {place for nation in nations() for place in nation.places}
    return frozenset(name for name in COUNTRY_OF if name.lower() in words) | (persons - famous)


_CITIES = _read_cities()
_NAMES = {name: nation.names[0] for nation in (*nations(), *regions()) for name in nation.names}
"""Every name of a nation or region, and the usual one."""

COUNTRY_OF = {place: country for place, country in _find_countries(_CITIES).items() if place not in _NAMES}
"""A place within a nation, and that nation's usual name."""
AMBIGUOUS = _find_ambiguous(_CITIES)
"""Places whose names are first of all something else: they need a word such as "in" before them."""
PLACES = {place: place for place in COUNTRY_OF if place not in AMBIGUOUS} | _NAMES
"""Every name that stands for a place by itself, and the usual one."""
NAMESAKES = frozenset(city.name for city in _CITIES if city.mark) & PLACES.keys()
"""Cities whose names some persons bear, too: as a part of a longer name they prove nothing."""
DEMONYMS = {
    word + end: nation.names[0]
    for nation in reversed((*nations(), *regions()))
    for word in nation.people
    for end in ("", "s")
}
"""A word like "French" or "Serbs", and its nation's usual name; where two have one word, the first."""
ENDINGS_OF_PEOPLES = ("s", "sh", "ch", "ese")
"""Endings of words for a whole people: "the Serbs", "the Dutch", "the Chinese"."""
LANDS = PLACES | DEMONYMS
"""Every name of a place or word for its people, and the usual name."""
