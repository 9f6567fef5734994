"""Places by name: countries, the words for their people, and the better known places within them.

Read from ``places.tsv``.
"""

from __future__ import annotations

from importlib.resources import files

_TEXT = files("topics.events").joinpath("places.tsv").read_text(encoding="utf-8")
_ROWS = [
    [field.split(",") for field in line.split("|")] for line in _TEXT.splitlines() if line and not line.startswith("#")
]
"""Of each country its names, the words for its people and the places in it."""

WITHIN = {place: names[0] for names, _, places in _ROWS for place in places if place}
"""A place within a country, and that country's usual name."""
PLACES = {name: names[0] for names, _, _ in _ROWS for name in names} | {place: place for place in WITHIN}
"""Every name of a place, and the usual one."""
DEMONYMS = {word + end: names[0] for names, words, _ in reversed(_ROWS) for word in words for end in ("", "s")}
"""A word like "French", and its country's usual name; where two have one word, the first."""
LANDS = PLACES | DEMONYMS
"""Every name of a place or word for its people, and the usual name."""


def same_ground(one: str, other: str) -> bool:
    """Return whether two usual names are of one place, or one place lies within the other."""
    return one == other or WITHIN.get(one) == other or WITHIN.get(other) == one
