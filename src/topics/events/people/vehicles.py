"""Vehicles among names: a flight, a ship or a storm is told of like somebody, but takes no part in anything."""

from __future__ import annotations

import re
from collections.abc import Iterable

from topics.english.happenings import ONE_THING
from topics.english.names import VESSEL_PREFIXES
from topics.events.things import thing_of

_KINDS = frozenset({"plane", "ship", "train", "helicopter", "storm"})
_NOUNS = frozenset(noun for noun, kind in ONE_THING.items() if kind in _KINDS)
_FLIGHT = re.compile(r"[A-Z]{2,3} ?\d{3,4}[A-Z]?")
"""The code of a flight: the letters of its line with at least three figures, as bodies have few ("EU27")."""
_BEHIND_NOUN = re.compile(rf"\b(?:{'|'.join(sorted(_NOUNS))}) $", re.IGNORECASE)
_WITHIN_NAME = re.compile(rf"(?:['’]s?)?(?: (?:{'|'.join(sorted(_NOUNS))}))? ?", re.IGNORECASE)
"""What stands between two names of one vehicle: "Borduria Airlines' flight BA170"."""


def vehicles_among(names: Iterable[str], texts: Iterable[str]) -> frozenset[str]:
    """Return which names are those of vehicles, or of storms, by their form or by the nouns before them.

    Parameters
    ----------
    names : iterable of str
        Names of actors.
    texts : iterable of str
        What tells of them, such as headlines: a name that stands there behind "flight" or "ferry" at least every second
        time is that of one.
    """
    told = list(texts)
    return frozenset(name for name in set(names) if _is_of_form(name) or _is_behind_nouns(name, told))


def is_one_name(between: str) -> bool:
    """Return whether words between two names make them the one name of a vehicle.

    >>> [is_one_name(words) for words in (" flight ", "’s jet ", " ", " and ", " said that flight ")]
    [True, True, True, False, False]
    """
    return _WITHIN_NAME.fullmatch(between) is not None


def _is_of_form(name: str) -> bool:
    """Return whether a name is that of a vehicle whatever is told of it.

    >>> [_is_of_form(name) for name in ("BA170", "HMS Hoy", "the ferry Aurora", "EU27", "HMS", "Borduria Airlines")]
    [True, True, True, False, False, False]
    """
    first, _, others = name.partition(" ")
    is_vessel = first.isupper() and first.lower() in VESSEL_PREFIXES and others[:1].isupper()
    thing = thing_of(name)
    return is_vessel or _FLIGHT.fullmatch(name) is not None or (thing is not None and thing.kind in _KINDS)


def _is_behind_nouns(name: str, texts: list[str]) -> bool:
    """Return whether a name stands behind the noun of a vehicle every second time at least."""
    found = re.compile(rf"\b{re.escape(name)}\b")
    before = [text[: match.start()] for text in texts for match in found.finditer(text)]
    behind = sum(_BEHIND_NOUN.search(words) is not None for words in before)
    return bool(behind) and 2 * behind >= len(before)
