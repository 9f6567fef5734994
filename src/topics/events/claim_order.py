"""The order of disagreements, the same wherever they are listed: those that matter most first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from topics.english.outcomes import outcome_of
from topics.english.quantities import EVERYBODY, TRAVELLERS, find_quantities
from topics.records import DISAGREEMENT_KINDS, ClaimRow

_PLAIN_MATTERS = frozenset({"day", "time", "cause", "finding", "whether"})
"""Matters that weigh as much as how many people there were or what befell them."""
_NAME_MATTERS = frozenset({"name", "speaker"})
"""Matters of how somebody is called, or whose words they are: these weigh least."""
_FIRST_MATTERS, _OTHER_MATTERS, _LAST_MATTERS, _NEWER_FIGURES, _SPELLINGS = range(5)


def in_order(rows: Iterable[ClaimRow], outlets: Mapping[str, str], importance: Mapping[str, float]) -> list[ClaimRow]:
    """Return the claims with the rank of their disagreement, the weightiest first.

    Contradictions come before newer figures, and these before spellings. Of contradictions, matters that count come
    first (how many people, what befell them, days, times, causes; names last), then those between articles before
    those within one, then those that more sources stand behind on both sides, then by the importance of their event,
    then as plain as they are.

    Parameters
    ----------
    rows : iterable of ClaimRow
        Of whole disagreements, each with the rank that it has by how plain it is.
    outlets : mapping of str to str
        Outlet of each article.
    importance : mapping of str to float
        Of each event.
    """
    told: defaultdict[str, list[ClaimRow]] = defaultdict(list)
    for row in rows:
        told[row["disagreement"]].append(row)
    ordered = sorted(told.values(), key=lambda own: _order(own, outlets, importance))
    return [{**row, "rank": rank} for rank, own in enumerate(ordered, 1) for row in own]


def _order(
    own: Sequence[ClaimRow], outlets: Mapping[str, str], importance: Mapping[str, float]
) -> tuple[int, int, int, float, int]:
    behind: defaultdict[int, set[str]] = defaultdict(set)
    for row in own:
        behind[row["side"]].add(outlets.get(row["article"], "") or row["article"])
    numbers = sorted(map(len, behind.values()), reverse=True)
    second = numbers[1] if len(numbers) > 1 else 0
    weight = max(importance.get(row["event"], 0.0) for row in own)
    return _tier(own), DISAGREEMENT_KINDS.index(own[0]["kind"]), -second, -weight, own[0]["rank"]


def _tier(own: Sequence[ClaimRow]) -> int:
    kind, matter = own[0]["kind"], own[0]["matter"]
    if kind == "spelling":
        return _SPELLINGS
    if kind == "revised":
        return _NEWER_FIGURES
    if matter in _NAME_MATTERS:
        return _LAST_MATTERS
    counts_people = matter == "count" and any(map(_counts_people, own))
    if kind != "inside" and (counts_people or matter in _PLAIN_MATTERS):
        return _FIRST_MATTERS
    return _OTHER_MATTERS


def _counts_people(row: ClaimRow) -> bool:
    """Return whether a claim counts people, or those whom something befell."""
    if any(quantity.of in EVERYBODY | TRAVELLERS for quantity in find_quantities(row["value"])):
        return True
    found = find_quantities(row["quote"])
    return any(outcome_of(row["quote"], quantity) for quantity in found if quantity.words == row["value"])
