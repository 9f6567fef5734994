"""Places by name: countries, the words for their people, and the better known places within them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What ``places.tsv`` says, by name as written.

    ``places`` maps every name of a place to its usual form, ``within`` a usual form to the country that
    holds it, ``demonyms`` a word like "French" to the country's usual name.
    """

    places: dict[str, str]
    within: dict[str, str]
    demonyms: dict[str, str]

    def same_ground(self, one: str, other: str) -> bool:
        """Return whether two usual forms name one place, or one lies within the other."""
        return one == other or self.within.get(one) == other or self.within.get(other) == one


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer that ships with the package."""
    places: dict[str, str] = {}
    within: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    text = files("topics.timeline").joinpath("places.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        names, words, parts = (field.split(",") for field in line.split("|"))
        country = names[0]
        places.update(dict.fromkeys(names, country))
        for word in words:
            demonyms.setdefault(word, country)
            demonyms.setdefault(word + "s", country)
        for part in filter(None, parts):
            places[part] = part
            within[part] = country
    return Gazetteer(places, within, demonyms)
