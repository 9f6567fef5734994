"""Who is spoken of: names joined over variants and misspellings, roles kept, plain pronouns resolved.

Everything is decided from the passages themselves and two small lists (places, role words): no model.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from topics.timeline.aliases import Aliases
from topics.timeline.gazetteer import gazetteer
from topics.timeline.names import Name, count_capitals, find_names
from topics.timeline.recogniser import recognised
from topics.timeline.variants import ShortNames, count_forms, find_kinds, usual_names

_PRONOUN = re.compile(r"\b(?:He|She|he|she)\b")


@dataclass(frozen=True, slots=True)
class Mention:
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


Mentions = Mapping[str, tuple[Mention, ...]]
"""The mentions in each passage, in order, by passage id."""


def find_mentions(passages: pd.DataFrame, aliases: Aliases | None = None, finder: str = "rules") -> Mentions:
    """Return who is spoken of in each passage.

    Parameters
    ----------
    passages : DataFrame
        The table "passages"; the order of its rows does not matter.
    aliases : mapping of str to str, optional
        The usual name behind each variant, where a reader has decided it.
    finder : str
        "rules", or the name of an installed spaCy pipeline that helps them.
    """
    ordered = passages.sort_values(["article", "start"], kind="stable")
    rows = list(zip(ordered["id"], ordered["article"], ordered["text"], strict=True))
    capitals = count_capitals(text for _, _, text in rows)
    found = [(passage, article, text, find_names(text, capitals)) for passage, article, text in rows]
    if finder != "rules":
        found = [(passage, article, text, recognised(text, names, finder)) for passage, article, text, names in found]
    forms = count_forms((article, names) for _, article, _, names in found)
    usual = _decided(usual_names(forms), forms, aliases or {})
    kinds = find_kinds(forms, usual)
    short = ShortNames(forms, usual, kinds)
    named = [[(name, _actor_of(name, article, short, usual)) for name in names] for _, article, _, names in found]
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)  # by article and bare role
    for (_, article, _, _), names in zip(found, named, strict=True):
        for name, actor in names:
            if name.role and kinds.get(actor) == "person":
                holders[article, _bare(name.role)].add(actor)
    mentions: dict[str, tuple[Mention, ...]] = {}
    previous: tuple[str, tuple[Mention, ...]] = ("", ())
    for (passage, article, text, _), names in zip(found, named, strict=True):
        here: list[Mention] = []
        for name, own in names:
            holder = holders.get((article, _bare(name.role)), set())
            if actor := own or (min(holder) if len(holder) == 1 else ""):
                basis = "name" if name.text else "role"
                kind = kinds.get(actor, "thing")
                here.append(Mention(actor, kind, name.start, name.stop, name.role, basis, name.subject))
        here = _with_pronoun(text, here, previous[1] if previous[0] == article else ())
        mentions[passage] = tuple(here)
        if article != previous[0] or any(item.kind == "person" for item in here):
            previous = (article, mentions[passage])
    return mentions


def _decided(usual: Mapping[str, str], forms: Container[str], aliases: Aliases) -> dict[str, str]:
    """Return the usual name of each form after the reader's aliases; all that had a variant's go with it."""
    decided = {usual.get(name, name): name for name in aliases.values()} | dict(aliases)
    written = dict(usual) | {form: form for form in aliases if form in forms}
    return {form: decided.get(form, decided.get(name, name)) for form, name in written.items()}


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
