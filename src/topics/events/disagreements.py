"""Disagreements: claims of different articles about one matter that cannot all be true.

Both sides are shown and no verdict is given. Few false alarms matter more than many flags, so two claims are
compared only where the same people, days and words show that they are about one matter: each kind of claim
says in its own file under ``claims`` what it needs for that.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from topics.english.quantities import COUNT, NUMBER, find_quantities
from topics.events.claims.day import Day
from topics.events.claims.kind import Claim
from topics.events.claims.spelling import Spelling
from topics.events.claims.story import StoryClaim
from topics.events.joining import linked_groups
from topics.events.matters import Matter
from topics.events.publications import Publication
from topics.events.quotes.speakers import Voices, speaker_at
from topics.events.statements import Statement
from topics.records import DISAGREEMENT_KINDS, ClaimRow, DisagreementKind

if TYPE_CHECKING:
    import pandas as pd

_COMPARED = 60
"""Claims of overlapping days that each is compared with, at most; bounds the work where thousands are of one day."""


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
    """Yield the pairs of members, each a first and last day and a number, whose days overlap; near ones, if many."""
    lasting: list[tuple[int, int]] = []
    for first, last, at in sorted(members):
        lasting = [known for known in lasting if known[0] >= first][-_COMPARED:]
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


# ---------------------------------------------------------------- what is shown of them

AnyClaim = Claim | StoryClaim
"""A claim about a dated happening, or about one of the story's own things."""
_OF_ALL = ["disagreement", "rank", "kind", "matter", "about"]
"""Columns of claims that say the same for all of one disagreement."""
_NEWS = 2
"""Days between two articles, inclusive, up to which a figure that grows is not merely the newer one."""
_IN_ORDER = 0.75
"""Share of pairs of different figures, inclusive, that rise or fall with the publication day where revised."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Claims about one thing that cannot all be true.

    Parameters
    ----------
    kind : DisagreementKind
        A contradiction, one within an article, a figure that was revised, or a spelling.
    claims : tuple of Claim or StoryClaim
        What each sentence says, also those that agree with one of the others.
    is_rough : bool
        Whether no two exact figures contradict each other.
    """

    kind: DisagreementKind
    claims: tuple[AnyClaim, ...]
    is_rough: bool = False

    @property
    def weight(self) -> tuple[int, bool, int]:
        """What it is ranked by: its kind, whether it is rough, and how many articles speak of the thing, most first."""
        n_articles = len({claim.sentence.article for claim in self.claims})
        return DISAGREEMENT_KINDS.index(self.kind), self.is_rough, -n_articles


def all_disagreements(
    groups: Iterable[Sequence[Claim]],
    matters: Iterable[Matter],
    published: Mapping[str, int],
    outlets: Mapping[str, str],
    originals: Mapping[str, str],
) -> list[Disagreement]:
    """Return all disagreements, the plainest and most important first.

    Parameters
    ----------
    groups : iterable of sequence of Claim
        From ``find_disagreements``.
    matters : iterable of Matter
        From ``topics.events.story``.
    published : mapping of str to int
        Ordinal of the publication day by article, where known.
    outlets, originals : mapping of str to str
        Outlet of each article, and the first article of those that it is a reprint of or was reprinted from.
    """
    told = [_of_happening(group) for group in groups]
    for matter in matters:
        if matter.contrary:
            told += _of_matter(matter, matter.contrary, published, outlets, originals)
    distinct: dict[frozenset[str], Disagreement] = {}
    for item in sorted(told, key=lambda item: (item.weight, _place(item))):
        distinct.setdefault(frozenset(claim.sentence.passage for claim in item.claims), item)
    return list(distinct.values())


def _place(item: Disagreement) -> list[tuple[str, int, str]]:
    return [(claim.sentence.article, claim.sentence.start, claim.value) for claim in item.claims]


def _of_happening(group: Sequence[Claim]) -> Disagreement:
    values: defaultdict[str, set[str]] = defaultdict(set)
    for claim in group:
        values[claim.sentence.article].add(claim.value.casefold())
    within = all(own == next(iter(values.values())) for own in values.values())
    return Disagreement("inside" if within else "contradiction", tuple(group))


def _of_matter(
    matter: Matter,
    contrary: Sequence[tuple[StoryClaim, StoryClaim]],
    published: Mapping[str, int],
    outlets: Mapping[str, str],
    originals: Mapping[str, str],
) -> list[Disagreement]:
    """Return the disagreement that a matter is, none where so many figures are hardly of one thing."""
    kind = matter.claims[0].kind
    is_rough = all(one.low != one.high or other.low != other.high for one, other in contrary)
    if isinstance(kind, Spelling):
        first_of: dict[str, StoryClaim] = {}
        for claim in sorted(matter.claims, key=lambda claim: claim.value.isupper()):
            first_of.setdefault(claim.value.casefold(), claim)
        told = tuple(claim for claim in matter.claims if first_of[claim.value.casefold()] is claim)
        return [Disagreement("spelling", told, is_rough)]
    if not _of_sources(matter, contrary):
        within = any(one.sentence.article == other.sentence.article for one, other in contrary)
        return [Disagreement("inside", matter.claims, is_rough)] if within else []
    if kind.may_grow and _is_revised(contrary, published, outlets, originals):
        return [Disagreement("revised", tuple(_by_day(matter.claims, published)), is_rough)]
    if kind.is_set_right and all(_share(pair, outlets) and _step(*pair, published) for pair in contrary):
        return [Disagreement("revised", tuple(_by_day(matter.claims, published)), is_rough)]
    if kind.may_grow and not any(_at_one_time(one, other, published) for one, other in contrary):
        return []
    n_values = len({kind.told(claim) for claim in matter.claims})
    if n_values > kind.most_values:
        return []
    told = _in_dispute(matter, contrary) if kind.name == "whether" else matter.claims
    return [Disagreement("contradiction", told, is_rough)]


def _of_sources(matter: Matter, contrary: Sequence[tuple[StoryClaim, StoryClaim]]) -> bool:
    """Return whether articles contradict each other: not where each of two tells both ("from 4 to 21 pounds")."""
    told: defaultdict[str, set[Hashable]] = defaultdict(set)
    for claim in matter.claims:
        told[claim.sentence.article].add(claim.kind.told(claim))
    for one, other in contrary:
        both = {one.kind.told(one), other.kind.told(other)}
        here, there = (told[claim.sentence.article] for claim in (one, other))
        if one.sentence.article != other.sentence.article and not (both <= here and both <= there):
            return True
    return False


def _in_dispute(matter: Matter, contrary: Sequence[tuple[StoryClaim, StoryClaim]]) -> tuple[StoryClaim, ...]:
    """Return the claims that another one denies: the others say nothing of the dispute."""
    disputed = [claim for pair in contrary for claim in pair]
    return tuple(claim for claim in matter.claims if claim in disputed)


def _is_revised(
    contrary: Sequence[tuple[StoryClaim, StoryClaim]],
    published: Mapping[str, int],
    outlets: Mapping[str, str],
    originals: Mapping[str, str],
) -> bool:
    """Return whether figures change one way with the publication day, or an outlet or a reprint tells its own anew."""
    steps = [_step(one, other, published) for one, other in contrary]
    if 0 in steps:
        of_one_day = [pair for pair, step in zip(contrary, steps, strict=True) if not step]
        return all(_share(pair, outlets) or _share(pair, originals) for pair in of_one_day)
    return max(steps.count(1), steps.count(-1)) >= _IN_ORDER * len(steps)


def _step(one: StoryClaim, other: StoryClaim, published: Mapping[str, int]) -> int:
    """Return 1 where the later of two claims tells the larger figure, -1 for the smaller, 0 where none is later."""
    here, there = (published.get(claim.sentence.article, 0) for claim in (one, other))
    if not here or not there or here == there:
        return 0
    return 1 if (one.low < other.low) == (here < there) else -1


def _at_one_time(one: StoryClaim, other: StoryClaim, published: Mapping[str, int]) -> bool:
    """Return whether two articles appeared so near each other that a figure had hardly grown."""
    here, there = (published.get(claim.sentence.article, 0) for claim in (one, other))
    return not here or not there or abs(here - there) <= _NEWS


def _share(pair: tuple[StoryClaim, StoryClaim], of: Mapping[str, str]) -> bool:
    """Return whether two claims are of one outlet, or of a report and its reprint."""
    one, other = (of.get(claim.sentence.article, "") for claim in pair)
    return bool(one) and one == other


def _by_day(claims: Sequence[StoryClaim], published: Mapping[str, int]) -> list[StoryClaim]:
    return sorted(claims, key=lambda claim: (published.get(claim.sentence.article, 0), claim.sentence.article))


def claim_rows(
    item: Disagreement, rank: int, events: Mapping[str, str], published: Mapping[str, Publication], voices: Voices
) -> list[ClaimRow]:
    """Return the rows of the table "claims" for one disagreement.

    Parameters
    ----------
    item : Disagreement
        What is told in them.
    rank : int
        Its place among all, from 1.
    events : mapping of str to str
        The event of a passage.
    published : mapping of str to Publication
        When an article was published, where anything is known of it.
    voices : mapping of str to sequence of Voice
        What of a passage is somebody's word.
    """
    kind = item.claims[0].kind
    places = "\n".join(f"{article} {start} {value}" for article, start, value in _place(item))
    number = "d" + hashlib.sha256(f"{kind.name}\n{places}".encode()).hexdigest()[:10]
    about = kind.about(item.claims)  # type: ignore[arg-type]
    rows: dict[tuple[str, str], ClaimRow] = {}
    sides = _sides(item.claims)
    for claim, side in zip(item.claims, sides, strict=True):
        sentence = claim.sentence
        publication = published.get(sentence.article)
        row: ClaimRow = {
            "disagreement": number,
            "rank": rank,
            "kind": item.kind,
            "matter": kind.name,
            "about": about,
            "event": events.get(sentence.passage, ""),
            "article": sentence.article,
            "source": sentence.source,
            "start": sentence.start,
            "stop": sentence.stop,
            "quote": sentence.quote,
            "value": claim.value,
            "side": side,
            "published": publication.days.edtf if publication else "",
            "speaker": speaker_at(voices.get(sentence.passage, ()), claim.at, len(sentence.quote)),
        }
        rows.setdefault((sentence.article, claim.value), row)
    return list(rows.values())


def _sides(claims: Sequence[AnyClaim]) -> list[int]:
    """Return the number of each claim's side, from 1: claims that say the same are of one, whatever their words."""
    by_words = [" ".join(claim.value.casefold().split()) for claim in claims]
    told = [_told(claim) for claim in claims]
    keys: list[Hashable] = [words if key is None else key for key, words in zip(told, by_words, strict=True)]
    keys = [*by_words] if len(set(keys)) == 1 else _joined(keys)
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys), 1)}
    return [numbers[key] for key in keys]


def _joined(keys: Sequence[Hashable]) -> list[Hashable]:
    """Return the keys, each span that fits a narrower one with that one: "at least eight" with "eight".

    Of several that fit, the one nearest the ends or the middle of a span is what its words name.
    """
    spans = {key: (float(key[0]), float(key[1])) for key in keys if isinstance(key, tuple) and _is_span(key)}
    sides: dict[Hashable, tuple[float, float]] = {}
    joined: dict[Hashable, Hashable] = {}
    for key, (low, high) in sorted(spans.items(), key=lambda item: (item[1][1] - item[1][0], keys.index(item[0]))):
        fits = [side for side, (least, most) in sides.items() if least <= high and low <= most]
        ends = (low, high, (low + high) / 2)
        near = {side: min(abs(sum(sides[side]) / 2 - end) for end in ends) for side in fits}
        joined[key] = min(fits, key=near.__getitem__) if fits else key
        least, most = sides.get(joined[key], (low, high))
        sides[joined[key]] = max(low, least), min(high, most)
    return [joined.get(key, key) for key in keys]


def _is_span(key: tuple[object, ...]) -> bool:
    """Return whether what a claim says is the least and the most that its words allow."""
    return len(key) == len(("low", "high")) and all(isinstance(part, int | float) for part in key)


def _told(claim: AnyClaim) -> Hashable:
    """Return what a claim says, apart from its words, None where only its words tell."""
    if isinstance(claim, StoryClaim):
        return claim.kind.told(claim)
    found = list(find_quantities(claim.value))
    if len(found) == 1 and found[0].measures in {COUNT, NUMBER}:
        return found[0].low, found[0].high
    return None


def one_row_each(claims: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each disagreement of the table ``claims``, the plainest and most important first.

    Examples
    --------
    >>> from topics.records import table
    >>> said = [{"disagreement": "d", "rank": 1, "about": "dead", "article": a, "value": n} for a, n in ("x9", "y7")]
    >>> one_row_each(table("claims", said))[["about", "values", "articles"]].to_dict("records")
    [{'about': 'dead', 'values': ('9', '7'), 'articles': ('x', 'y')}]
    """
    listed = {"values": "value", "articles": "article", "events": "event"}
    rows = claims.groupby(_OF_ALL, sort=False, as_index=False).agg(
        **{name: (column, _different) for name, column in listed.items()}
    )
    return rows.sort_values("rank", kind="stable", ignore_index=True)


def _different(values: pd.Series) -> tuple[str, ...]:
    """Return the different values that are there, in their order."""
    return tuple(dict.fromkeys(value for value in values if value))
