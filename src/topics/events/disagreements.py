"""Disagreements: claims of different articles about one matter that cannot all be true.

Both sides are shown and no verdict is given. Few false alarms matter more than many flags, so two claims are
compared only where the same people, days and words show that they are about one matter.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from topics.events.claims import Claim
from topics.events.joining import compatible, likeness, linked_groups
from topics.events.lexicon import OUTCOMES, PREPOSITIONS, content_words
from topics.events.places import same_ground
from topics.events.sentences import Statement

_ABOUT = {
    "length": "how long the {topic} of {people} lasted",
    "count": "how many were {topic}",
    "day": "when “{people}”",
    "place": "where {people} met",
    "order": "what came first: {people}",
    "office": "who was {topic}",
    "exclusion meeting": "whether {people} met",
    "exclusion": "since when there had been nothing like it: {people}",
}
"""What a disagreement is about, by kind (and topic), for a reader."""
_LAST = {"length": 1, "office": 2}
"""Kinds whose disagreements are told after all others, in this order."""
_TERM = 30
"""Days between two articles within which an office is taken to be held by one person."""
_SHARED = {
    "length": (2, 0.0),
    "order": (2, 0.6),
    "place": (2, 0.0),
    "exclusion meeting": (2, 0.0),
    "exclusion": (1, 0.5),
}
"""People that two claims of such a kind (and topic) share, and their share of common words, to be about one matter."""
_BEFALLEN = (*OUTCOMES, "people", "civilians")
"""Words of a count that tell no happening from another: what befell whom."""
_SIDES = 3
"""Different counts from which on they are taken to be about different things."""
_NEWS = 2
"""Days between two articles within which a count is not taken to be merely the newer one."""


def find_disagreements(claims: Iterable[Claim], published: Mapping[str, int]) -> list[list[Claim]]:
    """Return the groups of claims that contradict one another and are likely to be about one matter.

    Parameters
    ----------
    claims : iterable of Claim
        From ``claims_of_article``, article by article.
    published : mapping of str to int
        Ordinal of the publication day by article, where known.
    """
    ordered = sorted(claims, key=lambda claim: _LAST.get(claim.kind, 0))
    return [group for group in contradictions(ordered, published) if _plausible(group)]


def contradictions(claims: Sequence[Claim], published: Mapping[str, int]) -> list[list[Claim]]:
    """Return the groups of claims that contradict one another, directly or through others, each in order."""

    def contradict(one: Claim, other: Claim) -> bool:
        return _differ(one, other) and _one_matter(one, other, published)

    return [group for group in linked_groups(claims, _near(claims, published), contradict) if len(group) > 1]


def _plausible(group: Sequence[Claim]) -> bool:
    """Return whether a group is likely to be about one matter.

    Many different counts of one day are counts of many things; a name that one in ten gives to an office
    is that of somebody who held it long ago.
    """
    if group[0].kind == "count":
        return len({claim.low for claim in group}) <= _SIDES
    values = Counter(claim.value for claim in group)
    return group[0].kind != "office" or min(values.values()) * 10 > len(group)


def reconcile(statements: Sequence[Statement], groups: Iterable[Sequence[Claim]]) -> list[Statement]:
    """Return the statements, those with a guessed day moved to the day that other articles plainly give.

    Only a disagreement about the day of one happening moves a statement, and it stays a disagreement.
    """
    moved: dict[tuple[object, ...], Statement] = {}
    for group in groups:
        plain = {claim.told.days for claim in group if not claim.told.guessed}
        if group[0].kind == "day" and len(plain) == 1:
            (days,) = plain
            for told in (claim.told for claim in group if claim.told.guessed):
                basis = f"{told.basis}, which may mean {told.days.edtf}; other articles say {days.edtf}"
                moved[told.key] = replace(told, days=days, basis=basis)
    return [moved.get(item.key, item) for item in statements]


def _near(claims: Sequence[Claim], published: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share their kind, their topic and, where their kind needs them, a person and a day.

    All pairs for which ``_one_matter`` holds are among them; a pair that shares two people comes twice.
    """
    shelves: dict[tuple[str, str, object], list[tuple[int, int, int]]] = defaultdict(list)
    for at, claim in enumerate(claims):
        for shared in _needed(claim):
            shelves[claim.kind, claim.topic, shared].append((*_reach(claim, published), at))
    for members in shelves.values():
        lasting: list[tuple[int, int]] = []
        for first, last, at in sorted(members):
            lasting = [known for known in lasting if known[0] >= first]
            yield from ((other, at) for _, other in lasting)
            lasting.append((last, at))


def _needed(claim: Claim) -> Collection[object]:
    """Return what a claim about the same matter shares one of."""
    told = claim.told
    if claim.kind == "day":
        return [(told.principal, told.days.precision)] if told.principal else ()
    return ("",) if claim.kind in {"office", "count"} else told.people


def _reach(claim: Claim, published: Mapping[str, int]) -> tuple[int, int]:
    """Return first and last ordinal of the days that overlap those of a claim about the same matter."""
    if claim.kind == "office":
        day = published.get(claim.told.article, 0)
        return day, day + _TERM
    return (0, 0) if claim.kind == "day" else (claim.told.days.first.toordinal(), claim.told.days.last.toordinal())


def _differ(one: Claim, other: Claim) -> bool:
    """Return whether the two cannot both be true."""
    if one.kind == "office":
        return not set(one.value.split()) & set(other.value.split())
    if one.kind == "place":
        return not same_ground(one.value, other.value)
    return one.high < other.low or other.high < one.low


def _one_matter(one: Claim, other: Claim, published: Mapping[str, int]) -> bool:
    """Return whether the two are about one matter, by what their kind needs for that."""
    a, b = one.told, other.told
    apart = abs(published.get(a.article, 0) - published.get(b.article, 0))
    if one.kind == "office":
        return apart <= _TERM
    if a.article == b.article:
        return False
    if one.kind == "day":
        same = a.principal == b.principal and a.days.precision == b.days.precision
        return bool(a.principal) and same and likeness(_words_besides(a), _words_besides(b)) >= 0.6
    meet, common = a.days.overlaps(b.days), likeness(a.words, b.words)
    if one.kind == "count":
        one_day = a.days.length == b.days.length == 1
        near = meet and one_day and apart <= _NEWS and common >= 0.5 and compatible(a.places, b.places)
        return near and not _words_besides(a, *a.places, *_BEFALLEN).isdisjoint(
            _words_besides(b, *b.places, *_BEFALLEN)
        )
    n_people, wording = _SHARED.get(f"{one.kind} {one.topic}") or _SHARED[one.kind]
    return meet and len(a.people & b.people) >= n_people and common >= wording


def _words_besides(told: Statement, *plain: str) -> frozenset[str]:
    """Return the words of a statement but for the names of its people and further ones that tell nothing."""
    return told.words - set(content_words(" ".join((*told.people, *plain))))


def _shared_words(claims: Sequence[Claim]) -> str:
    """Return the words that all clauses share, in order, without their dates."""
    clauses = [claim.told.clause.replace(claim.told.date_text, "").split() for claim in claims]
    words = [word for word in clauses[0] if all(word in other for other in clauses[1:])]
    while words and words[-1].lower() in PREPOSITIONS:
        words.pop()
    while words and words[0].lower() in {"since", "and", "but"}:
        words.pop(0)
    return " ".join(words).rstrip(".,")


def claim_rows(claims: Sequence[Claim], events: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the rows of the table "claims" for one disagreement; ``events`` gives the event of a passage."""
    first = claims[0]
    named = {name for claim in claims for name in claim.told.people}
    people = _shared_words(claims) if first.kind == "day" else " and ".join(sorted(named))
    about = _ABOUT.get(f"{first.kind} {first.topic}", _ABOUT[first.kind]).format(topic=first.topic, people=people)
    key = "\n".join(f"{claim.told.article} {claim.told.start} {claim.value}" for claim in claims)
    number = "d" + hashlib.sha256(f"{first.kind}\n{key}".encode()).hexdigest()[:10]
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for claim in claims:
        told = claim.told
        row = {name: getattr(told, name) for name in ("article", "source", "start", "stop", "quote")}
        row |= {"disagreement": number, "kind": first.kind, "about": about, "value": claim.value}
        rows.setdefault((told.article, claim.value), row | {"event": events.get(told.passage, "")})
    return list(rows.values())
