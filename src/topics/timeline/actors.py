"""Who is spoken of: names joined over variants and misspellings, roles kept, plain pronouns resolved.

Everything is decided from the passages themselves and two small lists (places, role words): no model.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from topics.timeline.gazetteer import gazetteer
from topics.timeline.lexicon import HONORIFICS, ROLE_HEADS
from topics.timeline.names import Name, count_capitals, find_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

_MISSPELLING_LENGTH = 6
"""Letters a word needs before one wrong letter is taken for a misspelling."""

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


@dataclass(slots=True)
class _Form:
    """What the corpus says about one written form of a name."""

    count: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    clues: Counter[str] = field(default_factory=Counter)
    articles: Counter[str] = field(default_factory=Counter)


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
    forms = _count_forms(found)
    usual = _usual_names(forms, aliases or {})
    kinds = _kinds(forms, usual)
    mentions = _mention_all(found, forms, usual, kinds)
    return Cast(_describe(found, mentions, kinds), mentions)



def _count_forms(found: Iterable[tuple[str, str, str, list[Name]]]) -> dict[str, _Form]:
    forms: dict[str, _Form] = defaultdict(_Form)
    for _, article, _, names in found:
        for name in names:
            if not name.text:
                continue
            form = forms[name.text]
            form.count += 1
            form.articles[article] += 1
            form.kinds[name.kind] += 1
            form.clues[name.clue] += 1
    return dict(forms)


def _usual_names(forms: Mapping[str, _Form], aliases: Mapping[str, str]) -> dict[str, str]:
    """Return the usual form of every name of several words, and of every known place."""
    known = gazetteer()
    usual = {form: known.places[form] for form in forms if form in known.places}
    full = [form for form in forms if " " in form and form not in usual]
    by_key: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for form in sorted(full, key=lambda form: (-forms[form].count, form)):
        words = form.split()
        keys = [tuple(words[:at] + ["*"] + words[at + 1 :]) for at in range(len(words))]
        twin = next(
            (other for at, key in enumerate(keys) for other in by_key[key] if _misspelt(words[at], other.split()[at])),
            form,
        )
        usual[form] = usual.get(twin, twin)
        for key in keys:
            by_key[key].append(form)
    usual.update({form: aliases[form] for form in forms if form in aliases})
    return usual


def _misspelt(one: str, other: str) -> bool:
    """Return whether two words differ by one letter added, lost or changed, and are long enough."""
    if one == other:
        return True
    if min(len(one), len(other)) < _MISSPELLING_LENGTH or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    at = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    rest = short[at + 1 :] if len(short) == len(long) else short[at:]
    return rest == long[at + 1 :]


def _kinds(forms: Mapping[str, _Form], usual: Mapping[str, str]) -> dict[str, str]:
    """Return the kind of every usual name, from all its forms together."""
    together: dict[str, _Form] = defaultdict(_Form)
    for form, facts in forms.items():
        whole = together[usual.get(form, form)]
        whole.count += facts.count
        whole.kinds.update(facts.kinds)
        whole.clues.update(facts.clues)
    return {name: _kind(name, facts) for name, facts in together.items()}


def _kind(name: str, facts: _Form) -> str:
    if name in gazetteer().places or facts.kinds["place"] * 2 > facts.count:
        return "place"
    if facts.clues["person"] and facts.clues["person"] >= facts.clues["place"]:
        return "group" if facts.kinds["group"] * 2 > facts.count else "person"
    if facts.kinds["group"]:
        return "group"
    if facts.clues["place"] * 2 >= facts.count:
        return "place"
    if facts.kinds["thing"] * 2 > facts.count:
        return "thing"
    return "person" if 2 <= len(name.split()) <= 3 else "thing"


class _Short:
    """Finds the full name behind a single word: in the same article first, then in the whole corpus."""

    def __init__(self, forms: Mapping[str, _Form], usual: Mapping[str, str], kinds: Mapping[str, str]) -> None:
        self._kinds = kinds
        self._last: dict[str, Counter[str]] = defaultdict(Counter)
        self._first: dict[str, Counter[str]] = defaultdict(Counter)
        self._by_article: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        for form, facts in forms.items():
            name = usual.get(form, form)
            words = form.split()
            if len(words) < 2 or kinds[name] != "person":
                continue
            self._last[words[-1]][name] += facts.count
            self._first[words[0]][name] += facts.count
            for article, count in facts.articles.items():
                self._by_article[words[-1]][article][name] += count
                self._by_article[words[0]][article][name] += count
        self._words = sorted({*self._last, *self._first})
        self._cache: dict[tuple[str, str], str] = {}

    def full(self, word: str, article: str) -> str:
        """Return the usual full name for a word, or "" where none or no single one fits."""
        key = (word, article)
        if key not in self._cache:
            self._cache[key] = self._look_up(word, article)
        return self._cache[key]

    def _look_up(self, word: str, article: str) -> str:
        for form in self._spellings(word):
            here = self._by_article[form][article] if form in self._by_article else Counter()
            for names in (here, self._last.get(form), self._first.get(form)):
                if names:
                    (best, count), *others = sorted(names.items(), key=lambda item: (-item[1], item[0]))
                    if not others or count > others[0][1]:
                        return best
        return ""

    def _spellings(self, word: str) -> list[str]:
        """Return the word, the same without a lost apostrophe's s, then its likely right spelling."""
        found = [word]
        if word.endswith("s") and word not in self._last:
            found.append(word[:-1])
        if word not in self._last and word not in self._first:
            found += [known for known in self._words if _misspelt(word, known)]
        return found


def _mention_all(
    found: Sequence[tuple[str, str, str, list[Name]]],
    forms: Mapping[str, _Form],
    usual: Mapping[str, str],
    kinds: dict[str, str],
) -> dict[str, tuple[Mention, ...]]:
    """Return the mentions of every passage; a single word takes the kind of what it stands for."""
    short = _Short(forms, usual, kinds)
    mentions: dict[str, tuple[Mention, ...]] = {}
    previous: tuple[str, tuple[Mention, ...]] = ("", ())
    roles: dict[str, str] = {}
    for passage, article, text, names in found:
        if article != previous[0]:
            previous, roles = (article, ()), {}
        here: list[Mention] = []
        for name in names:
            actor = _actor_of(name, article, short, usual, roles)
            if not actor:
                continue
            kind = kinds.get(actor, "thing")
            if kind == "person" and name.role:
                roles[_bare(name.role)] = actor
            basis = "name" if name.text else "role"
            here.append(Mention(actor, kind, name.start, name.stop, name.role, basis, name.subject))
        here = _with_pronoun(text, here, previous[1])
        mentions[passage] = tuple(here)
        if any(item.kind == "person" for item in here):
            previous = (article, mentions[passage])
    return mentions


def _actor_of(
    name: Name, article: str, short: _Short, usual: Mapping[str, str], roles: Mapping[str, str]
) -> str:
    """Return the usual name behind a written one, or "" for a role that nobody here was given."""
    if not name.text:
        return roles.get(_bare(name.role), "")
    if name.text in usual:
        return usual[name.text]
    return (short.full(name.text, article) if name.kind != "place" else "") or name.text


def _bare(role: str) -> str:
    """Return a role without country, honorific and order words: "Chinese Foreign Minister" → "foreign minister"."""
    known = gazetteer()
    words = [word for word in role.split() if word not in known.demonyms and word not in known.places]
    return " ".join(words).lower()


def _with_pronoun(text: str, here: list[Mention], before: Sequence[Mention]) -> list[Mention]:
    """Add the mention behind "he" or "she" where the sentence before leaves only one reading.

    The person is the first in the sentence before that stands as a subject, or its only person.
    """
    match = _PRONOUN.search(text)
    if not match or any(item.kind == "person" and item.start < match.start() for item in here):
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
                variants[item.actor][re.sub(r"['’]s?$", "", text[item.start : item.stop])] += 1
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
