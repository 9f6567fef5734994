"""Words by which it is told where something was, as sets: kinds of places, verbs of going, verbs that reach a place."""

from topics.english.data import read_lists
from topics.english.verbs import forms

_LISTS = read_lists("topics.english", "whereabouts")


def _forms(name: str) -> frozenset[str]:
    return frozenset(form for base in _LISTS[name].words for form in forms(base))


GROUNDS = frozenset(_LISTS["grounds"].words)
"""Last words in the names of places that are no towns: "Ocean"."""
NATURAL = frozenset(_LISTS["natural"].words)
"""First words in the names of waters and mountains: "Lake"."""
KINDS_OF_PLACE = _LISTS["kinds-of-place"]
"""Nouns for kinds of places: "the town of Lima"."""
BEFORE_PLACES = _LISTS["before-places"]
"""Words between a preposition and the name of a place: "in southern France"."""
JOURNEYS = _forms("journeys") | frozenset(_LISTS["ways"].words)
"""Forms of verbs of going, and nouns for journeys, by which "to" and "from" lead to places."""
GOING = _forms("going")
"""Forms of those by which somebody goes himself: "returned to court"."""
REACHING = _forms("reaching")
"""Forms of verbs whose object is the place where it was: "visited Lima"."""
BEFALLING = _forms("befalling")
"""Forms of those that are done to a place: "Lima was hit"."""
RULING = _forms("ruling")
"""Forms of verbs of what a land does within its own borders: "banned"."""
CALLING_OFF = _forms("calling-off")
"""Forms of verbs by which a journey is not made: "cancelled a visit to Lima"."""
TREATING = _forms("treating")
"""Forms of verbs whose object is only spoken of: "discussed the talks in Lima"."""
CHARGES = _LISTS["charges"]
"""Words before a deed that somebody is charged with: "accused of"."""
GATHERING = _forms("gathering")
"""Forms of verbs of coming together and of staying: "gathered at the Lido"."""
FALLING = _forms("falling")
"""Forms of verbs of flying and falling, by which "over" leads to a place: "crashed over Peru"."""
VOTES = frozenset(_LISTS["votes"].words)
"""Nouns for votes, which the people of a place hold there: "the Iowa caucuses"."""
