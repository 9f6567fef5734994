"""Who is spoken of: names joined over variants and misspellings, roles kept, plain pronouns resolved.

Everything is decided from the passages themselves and two small lists (places, role words): no model.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from topics.events.people.aliases import Aliases
from topics.events.people.names import Name, count_capitals, find_names
from topics.events.people.recogniser import recognised
from topics.events.people.variants import ShortNames, count_forms, find_kinds, usual_names
from topics.events.places import LANDS
from topics.events.sentences import Sentence, read_sentences

_PRONOUN = re.compile(r"\b(?:He|She|he|she)\b")


class Mention(NamedTuple):
    """One place in a passage where an actor is spoken of.

    ``kind`` is "person", "group", "place" or "thing"; ``start`` and ``stop`` count characters in the text of
    the passage; ``basis`` is "name", "role" or "pronoun"; ``subject`` is False right after a preposition.
    """

    actor: str
    kind: str
    start: int
    stop: int
    role: str
    basis: str
    subject: bool


Mentions = Mapping[str, Sequence[Mention]]
"""The mentions in each passage, in order, by passage id."""


def find_mentions(passages: pd.DataFrame, aliases: Aliases | None = None, finder: str = "rules") -> Mentions:
    """Return who is spoken of in each passage: what ``Cast`` says of all articles."""
    cast = Cast(passages, aliases, finder)
    return {place: found for rows in read_sentences(passages) for place, found in cast.mentions(rows).items()}


class Cast:
    """Who is who in a corpus: what all its passages say together about each name, asked article by article.

    Parameters
    ----------
    passages : DataFrame
        The table "passages"; the order of its rows does not matter.
    aliases : mapping of str to str, optional
        The usual name behind each variant, where a reader has decided it.
    finder : str
        "rules", or the name of an installed spaCy pipeline that helps them.
    """

    def __init__(self, passages: pd.DataFrame, aliases: Aliases | None = None, finder: str = "rules") -> None:
        self._named: dict[str, str] = {}
        forms = count_forms(self._find(passages, finder))
        self._usual = _decided(usual_names(forms), forms, aliases or {})
        self._kinds = find_kinds(forms, self._usual)
        self._short = ShortNames(forms, self._usual, self._kinds)

    def _find(self, passages: pd.DataFrame, finder: str) -> Iterator[list[Name]]:
        """Yield the names of each passage, and keep them in a tenth of the room of objects."""
        capitals = count_capitals(passages["text"])
        for rows in read_sentences(passages):
            found = [find_names(row.quote, capitals) for row in rows]
            if finder != "rules":
                found = [recognised(row.quote, names, finder) for row, names in zip(rows, found, strict=True)]
            yield from found
            self._named[rows[0].article] = json.dumps(found)

    def mentions(self, rows: Sequence[Sentence]) -> Mentions:
        """Return who is spoken of in each of the sentences of one article, which are given in order."""
        found = [[*map(Name._make, names)] for names in json.loads(self._named[rows[0].article])]
        full = self._short.within(name.text for names in found for name in names)
        named = [[(name, self._actor_of(name, full)) for name in names] for names in found]
        holders: dict[str, set[str]] = defaultdict(set)  # by bare role
        for name, actor in (pair for names in named for pair in names):
            if name.role and self._kinds.get(actor) == "person":
                holders[_bare(name.role)].add(actor)
        mentions: dict[str, Sequence[Mention]] = {}
        previous: Sequence[Mention] = ()
        for row, names in zip(rows, named, strict=True):
            here: list[Mention] = []
            for name, own in names:
                holder = holders.get(_bare(name.role), set())
                if actor := own or (min(holder) if len(holder) == 1 else ""):
                    basis, kind = "name" if name.text else "role", self._kinds.get(actor, "thing")
                    here.append(Mention(actor, kind, name.start, name.stop, name.role, basis, name.subject))
            mentions[row.passage] = here = _with_pronoun(row.quote, here, previous)
            if any(item.kind == "person" for item in here):
                previous = here
        return mentions

    def _actor_of(self, name: Name, full: Callable[[str], str]) -> str:
        """Return the usual name behind a written one, or "" for a bare role."""
        if name.text in self._usual:
            return self._usual[name.text]
        return (full(name.text) if name.kind != "place" else "") or name.text


def _decided(usual: Mapping[str, str], forms: Container[str], aliases: Aliases) -> dict[str, str]:
    """Return the usual name of each form after the reader's aliases; all that had a variant's go with it."""
    decided = {usual.get(name, name): name for name in aliases.values()} | dict(aliases)
    written = dict(usual) | {form: form for form in aliases if form in forms}
    return {form: decided.get(form, decided.get(name, name)) for form, name in written.items()}


def _bare(role: str) -> str:
    """Return a role without its country: "Chinese Foreign Minister" → "foreign minister"."""
    return " ".join(word for word in role.split() if word not in LANDS).lower()


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
