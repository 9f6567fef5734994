"""Who is spoken of: names joined over variants and misspellings, roles kept, plain pronouns resolved.

Everything is decided from the passages themselves and two small lists (places, role words): no model.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from topics.timeline.gazetteer import gazetteer
from topics.timeline.lexicon import HONORIFICS, ROLE_HEADS
from topics.timeline.names import Name, count_capitals, find_names
from topics.timeline.variants import Form, ShortNames, count_forms, find_kinds, usual_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

_PRONOUN = re.compile(r"\b(?:He|She|he|she)\b")


@dataclass(frozen=True, slots=True)
class Actor:
    """One person, group or place, with every form in which it is named.

    ``kind`` is "person", "group", "place" or "thing"; ``variants`` and ``roles`` come most frequent first.
    """

    name: str
    kind: str
    variants: tuple[str, ...]
    roles: tuple[str, ...]
    n_mentions: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in a passage where an actor is spoken of.

    ``start`` and ``stop`` count characters in the text of the passage; ``basis`` is "name", "role" or
    "pronoun"; ``subject`` is False right after a preposition.
    """

    actor: str
    kind: str
    start: int
    stop: int
    role: str
    basis: str
    subject: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """All actors of a corpus, and the mentions in each passage, in order, by passage id."""

    actors: Mapping[str, Actor]
    mentions: Mapping[str, tuple[Mention, ...]]

    def people(self, passage: str) -> list[Mention]:
        """Return the mentions of persons and groups in a passage."""
        return [item for item in self.mentions.get(passage, ()) if item.kind in {"person", "group"}]

    def places(self, passage: str) -> list[Mention]:
        """Return the mentions of places in a passage."""
        return [item for item in self.mentions.get(passage, ()) if item.kind == "place"]


def find_actors(passages: pd.DataFrame, aliases: Mapping[str, str] | None = None) -> Cast:
    """Return the actors that the passages name.

    Parameters
    ----------
    passages : DataFrame
        The table "passages"; the order of its rows does not matter.
    aliases : mapping of str to str, optional
        The reader's own decisions: a written form and the name it stands for.
    """
    ordered = passages.sort_values(["article", "start"], kind="stable")
    rows = list(zip(ordered["id"], ordered["article"], ordered["text"], strict=True))
    capitals = count_capitals(text for _, _, text in rows)
    found = [(passage, article, text, find_names(text, capitals)) for passage, article, text in rows]
    forms = count_forms(found)
    usual = usual_names(forms, aliases or {})
    kinds = find_kinds(forms, usual)
    mentions = _mention_all(found, forms, usual, kinds)
    return Cast(_describe(found, mentions, kinds), mentions)


def _mention_all(
    found: Sequence[tuple[str, str, str, list[Name]]],
    forms: Mapping[str, Form],
    usual: Mapping[str, str],
    kinds: dict[str, str],
) -> dict[str, tuple[Mention, ...]]:
    """Return the mentions of every passage; a single word takes the kind of what it stands for."""
    short = ShortNames(forms, usual, kinds)
    mentions: dict[str, tuple[Mention, ...]] = {}
    previous: tuple[str, tuple[Mention, ...]] = ("", ())
    office = _offices(found, short, usual, kinds)
    for passage, article, text, names in found:
        if article != previous[0]:
            previous = (article, ())
        here: list[Mention] = []
        for name in names:
            actor = _actor_of(name, article, short, usual) or office.get((article, _bare(name.role)), "")
            if not actor:
                continue
            kind = kinds.get(actor, "thing")
            basis = "name" if name.text else "role"
            here.append(Mention(actor, kind, name.start, name.stop, name.role, basis, name.subject))
        here = _with_pronoun(text, here, previous[1])
        mentions[passage] = tuple(here)
        if any(item.kind == "person" for item in here):
            previous = (article, mentions[passage])
    return mentions


def _offices(
    found: Iterable[tuple[str, str, str, list[Name]]],
    short: ShortNames,
    usual: Mapping[str, str],
    kinds: Mapping[str, str],
) -> dict[tuple[str, str], str]:
    """Return who holds a role in an article, by article and bare role, where one person alone does."""
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for _, article, _, names in found:
        for name in names:
            actor = _actor_of(name, article, short, usual)
            if name.role and actor and kinds.get(actor) == "person":
                holders[(article, _bare(name.role))].add(actor)
    return {key: next(iter(actors)) for key, actors in holders.items() if len(actors) == 1}


def _actor_of(name: Name, article: str, short: ShortNames, usual: Mapping[str, str]) -> str:
    """Return the usual name behind a written one, or "" for a bare role."""
    if name.text in usual:
        return usual[name.text]
    if not name.text or name.kind == "place":
        return name.text
    return short.full(name.text, article) or name.text


def _bare(role: str) -> str:
    """Return a role without its country: "Chinese Foreign Minister" → "foreign minister"."""
    known = gazetteer()
    words = [word for word in role.split() if word not in known.demonyms and word not in known.places]
    return " ".join(words).lower()


def _with_pronoun(text: str, here: list[Mention], before: Sequence[Mention]) -> list[Mention]:
    """Add the mention behind "he" or "she" where the sentence before leaves only one reading.

    The person is the first in the sentence before that stands as a subject, or its only person.
    """
    match = _PRONOUN.search(text)
    if not match or any(item.kind in {"person", "group"} and item.start < match.start() for item in here):
        return here
    people = [item for item in before if item.kind == "person"]
    subjects = [item for item in people if item.subject]
    if not people or not (subjects or len({item.actor for item in people}) == 1):
        return here
    actor = (subjects or people)[0].actor
    added = Mention(actor, "person", match.start(), match.end(), "", "pronoun", True)
    return sorted([*here, added], key=lambda item: item.start)


def _describe(
    found: Sequence[tuple[str, str, str, list[Name]]],
    mentions: Mapping[str, tuple[Mention, ...]],
    kinds: Mapping[str, str],
) -> dict[str, Actor]:
    variants: dict[str, Counter[str]] = defaultdict(Counter)
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for passage, _, text, _ in found:
        for item in mentions[passage]:
            if item.basis == "name":
                variants[item.actor][text[item.start : item.stop]] += 1
                if item.role and _telling(item.role):
                    roles[item.actor][item.role] += 1
    return {
        actor: Actor(actor, kinds.get(actor, "thing"), _ranked(forms), _ranked(roles[actor]), sum(forms.values()))
        for actor, forms in sorted(variants.items())
    }


def _telling(role: str) -> bool:
    words = role.lower().split()
    return any(word in ROLE_HEADS for word in words) and not all(word in HONORIFICS for word in words)


def _ranked(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(item for item, _ in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))
