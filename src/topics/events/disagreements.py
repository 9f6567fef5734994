"""Disagreements: claims of different articles about one matter that cannot all be true.

Both sides are shown and no verdict is given. Few false alarms matter more than many flags, so two claims are
compared only where the same people, days and words show that they are about one matter: each kind of claim
says in its own file under ``claims`` what it needs for that.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from topics.events.claims.day import Day
from topics.events.claims.kind import Claim
from topics.events.joining import linked_groups
from topics.events.statements import Statement
from topics.records import ClaimRow


def find_disagreements(claims: Iterable[Claim], published: Mapping[str, int]) -> list[list[Claim]]:
    """Return the groups of claims that contradict one another and are likely to be about one matter.

    Parameters
    ----------
    claims : iterable of Claim
        From ``claims_of_article``, article by article.
    published : mapping of str to int
        Ordinal of the publication day by article, where known.
    """
    ordered = sorted(claims, key=lambda claim: claim.kind.rank)
    return [group for group in contradictions(ordered, published) if group[0].kind.plausible(group)]


def contradictions(claims: Sequence[Claim], published: Mapping[str, int]) -> list[list[Claim]]:
    """Return the groups of claims that contradict one another, directly or through others, each in order."""

    def contradict(one: Claim, other: Claim) -> bool:
        return one.kind.differ(one, other) and one.kind.one_matter(one, other, published)

    return [group for group in linked_groups(claims, _near(claims, published), contradict) if len(group) > 1]


def _near(claims: Sequence[Claim], published: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share their kind, their topic, what their kind needs, and a day within reach.

    All pairs that are about one matter are among them; a pair that shares two people comes twice.
    """
    shelves: dict[Hashable, list[tuple[int, int, int]]] = defaultdict(list)
    for at, claim in enumerate(claims):
        for shared in claim.kind.needed(claim):
            shelves[claim.kind, claim.topic, shared].append((*claim.kind.reach(claim, published), at))
    for members in shelves.values():
        yield from _overlapping(members)


def _overlapping(members: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of members, each a first and last day and a number, whose days overlap."""
    lasting: list[tuple[int, int]] = []
    for first, last, at in sorted(members):
        lasting = [known for known in lasting if known[0] >= first]
        yield from ((other, at) for _, other in lasting)
        lasting.append((last, at))


def reconcile(statements: Sequence[Statement], groups: Iterable[Sequence[Claim]]) -> list[Statement]:
    """Return the statements, those whose year is open moved to the day that other articles plainly give.

    Only a disagreement about the day of one happening moves a statement, and it stays a disagreement.
    """
    moved: dict[Hashable, Statement] = {}
    for group in groups:
        if isinstance(group[0].kind, Day):
            for statement, other in _moves([claim.statement for claim in group]):
                moved[statement.key] = other
    return [moved.get(item.key, item) for item in statements]


def _moves(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Yield the statements whose year is open, each with itself on the one day that the others plainly give."""
    plain = {item.days for item in statements if item.expression.plain}
    if len(plain) != 1:
        return
    (days,) = plain
    for item in statements:
        if not item.expression.plain:
            basis = f"{item.basis}, which may mean {item.days.edtf}; other articles say {days.edtf}"
            yield item, item.moved(days, basis)


def claim_rows(claims: Sequence[Claim], events: Mapping[str, str]) -> list[ClaimRow]:
    """Return the rows of the table "claims" for one disagreement; ``events`` gives the event of a passage."""
    kind = claims[0].kind
    places = "\n".join(f"{claim.statement.article} {claim.statement.sentence.start} {claim.value}" for claim in claims)
    number = "d" + hashlib.sha256(f"{kind.name}\n{places}".encode()).hexdigest()[:10]
    about = kind.about(claims)
    rows: dict[tuple[str, str], ClaimRow] = {}
    for claim in claims:
        sentence = claim.statement.sentence
        row: ClaimRow = {
            "disagreement": number,
            "kind": kind.name,
            "about": about,
            "event": events.get(sentence.passage, ""),
            "article": sentence.article,
            "source": sentence.source,
            "start": sentence.start,
            "stop": sentence.stop,
            "quote": sentence.quote,
            "value": claim.value,
        }
        rows.setdefault((sentence.article, claim.value), row)
    return list(rows.values())
