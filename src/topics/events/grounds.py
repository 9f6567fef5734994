"""Names of a sentence that may be of places: towns and lands, what is named after them, and the seas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from topics.english.data import alternatives
from topics.english.names import SITES
from topics.english.places import COUNTRY_OF, DEMONYMS, PLACES
from topics.english.whereabouts import GROUNDS, KINDS_OF_PLACE, NATURAL
from topics.events.people.actors import Mention


class Ground(NamedTuple):
    """A name of a sentence that may be of a place; ``start`` and ``stop`` are its characters.

    ``is_known`` is whether it is a place by itself; else only the words before it can tell.
    """

    name: str
    start: int
    stop: int
    is_known: bool


def grounds_of(bare: str, mentions: Sequence[Mention]) -> list[Ground]:
    """Return the names that may be of places, in their order.

    Parameters
    ----------
    bare : str
        The sentence, quoted words blanked.
    mentions : sequence of Mention
        Who and what is named in it.
    """
    return sorted({*_named(bare, mentions), *_by_people(bare)}, key=lambda item: item.start)


def _named(bare: str, mentions: Sequence[Mention]) -> Iterator[Ground]:
    """Yield the names that may be of places, with the town in the name of a site: "Lima" in "the Lima court"."""
    for mention in mentions:
        if mention.kind == "place":
            yield Ground(mention.actor, mention.start, mention.stop, is_known=True)
            continue
        if mention.basis != "name":
            continue
        if site := _site_of(bare, mention):
            yield site
            continue
        words = bare[mention.start : mention.stop].split()
        is_ground = len(words) > 1 and words[-1].lower() in GROUNDS and words[-1][0].isupper()
        if mention.kind == "person" and not (is_ground and _ARTICLE.search(bare, 0, mention.start)):
            if _KIND_BEFORE.search(bare, 0, mention.start):  # "the village of Ras Ali"
                yield Ground(mention.actor, mention.start, mention.stop, is_known=False)
            continue  # "Anna Hill", not "the Hill Hotel"
        if len(words) > 1 and words[-1].lower() in SITES - GROUNDS and (town := _town_of(words)):
            yield Ground(PLACES[town], mention.start, mention.start + len(town), is_known=True)
        elif words and words[-1].lower() in GROUNDS and words[-1][0].isupper():
            before = _CAPITALS.search(bare, 0, mention.start)
            start = before.start() if before else mention.start
            name = bare[start : mention.stop]
            yield from [Ground(name, start, mention.stop, is_known=True)] if " " in name else []
        elif mention.kind == "thing":
            yield Ground(mention.actor, mention.start, mention.stop, is_known=False)


def _site_of(bare: str, mention: Mention) -> Ground | None:
    """Return a site whose kind is written small behind its name ("the Rivas palace"), a lake or a mountain."""
    first, *others = bare[mention.start : mention.stop].split() or [""]
    if others and first.lower() in NATURAL:
        return Ground(mention.actor, mention.start, mention.stop, is_known=True)
    match = _KIND_BEHIND.match(bare, mention.stop)
    if match is None or not _ARTICLE.search(bare, 0, mention.start):
        return None
    return Ground(bare[mention.start : match.end()], mention.start, match.end(), is_known=True)


def _town_of(words: Sequence[str]) -> str:
    """Return the town that begins the name of a site, "" for none: "Lima" for the words of "Lima High Court"."""
    parts = (" ".join(words[:n]) for n in range(len(words) - 1, 0, -1))
    return next((part for part in parts if part in COUNTRY_OF and part in PLACES), "")


def _by_people(bare: str) -> Iterator[Ground]:
    """Yield nations by the word for their people before a part of their ground: "in the Peruvian capital"."""
    for match in _OF_PEOPLE.finditer(bare):
        if match[1] in DEMONYMS and match[1] not in PLACES:
            yield Ground(DEMONYMS[match[1]], *match.span(1), is_known=True)


_ARTICLE = re.compile(r"\b(?:the|an?)\s$", re.IGNORECASE)
_KIND_BEHIND = re.compile(rf"\s(?:{alternatives(GROUNDS)})\b(?!\s?['’]s\b|\s[a-z]+ing\b)(?=[\s,.;:)]|$)")
_KIND_BEFORE = re.compile(rf"\b(?:{KINDS_OF_PLACE.pattern})\sof\s$")
_CAPITALS = re.compile(r"(?:\b[A-Z][\w'’-]+\s)+$")
_OF_PEOPLE = re.compile(
    r"\b(?:in|at|near|across|outside|to|from|through|on|off)\sthe\s(?:(?:north|south|east|west)\w*\s)?([A-Z]\w+)"
    r"\s(?:capital|border|coast|countryside)\b"
)
