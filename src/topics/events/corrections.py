"""Events after the reader's corrections: merged, split, renamed, given another day or status, taken out or in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from topics.corrections import Correction, Member
from topics.dates.spans import Span
from topics.events.happenings import Happening
from topics.events.publications import Publication
from topics.events.statements import Statement
from topics.records import CorrectionRow, Status

_OUTCOMES = {
    "merge": "the events became one",
    "split": "the passages became an event of their own",
    "exclude": "the event was taken out",
    "rename": "the event is named “{name}”",
    "day": "the event has the days given",
    "status": "the event is {status}",
    "tell": "the passages became the event “{name}”",
}
"""What a correction did, for a reader."""
_NOWHERE = "its passages are in no event"
_MERGED_AT_LEAST = 2
"""Different events that a merger has to name."""


def correct_events(
    happenings: Sequence[Happening],
    corrections: Sequence[Correction],
    texts: Mapping[str, str],
    untold: Sequence[Happening] = (),
    published: Mapping[str, Publication] = MappingProxyType({}),
) -> tuple[list[Happening], list[Happening], list[CorrectionRow]]:
    """Return the events after all corrections, what makes none still, and the rows of table ``corrections``.

    Parameters
    ----------
    happenings : sequence of Happening
        From ``join_statements``.
    corrections : sequence of Correction
        Applied in their order, each to what the one before it left.
    texts : mapping of str to str
        Passage id to its clean text.
    untold : sequence of Happening, optional
        Those of which no event was made, for the reader to take in.
    published : mapping of str to Publication, optional
        The publication of each article of which anything is known: what is taken in and lies after it is planned.
    """
    left, waiting = list(happenings), list(untold)
    outcomes: list[CorrectionRow] = []
    for correction in corrections:
        is_taken_in = correction.do == "tell"
        places = _first_places(waiting, correction.members) if is_taken_in else _places(left, correction.members)
        hindrance = correction.unfit(texts) or _hindrance(correction, left, places)
        outcome = hindrance or _OUTCOMES[correction.do].format(name=correction.name, status=correction.status)
        outcomes.append(correction.outcome(not hindrance, outcome))
        if hindrance:
            continue
        if is_taken_in:
            meant = [waiting[at] for at in places]
            waiting = [happening for at, happening in enumerate(waiting) if at not in places]
            left.append(_taken_in(meant, correction, published))
        else:
            left = _corrected(left, correction, places)
    return left, waiting, outcomes


def _hindrance(correction: Correction, happenings: Sequence[Happening], places: Sequence[int]) -> str:
    """Return why a correction cannot be applied to the events at these places, or nothing."""
    if not places:
        return "its passages are not among those of which no event was made" if correction.do == "tell" else _NOWHERE
    if correction.do == "split":
        return _indivisible(happenings, places[0], correction.members)
    if correction.do == "merge" and len(places) < _MERGED_AT_LEAST:
        return "its passages are not in different events"
    return ""


def _indivisible(happenings: Sequence[Happening], place: int, members: Sequence[Member]) -> str:
    """Return why the passages cannot become an event beside the one at this place, or nothing."""
    happening = happenings[place]
    if not all(_statements_of(member, happening) for member in members):
        return "its passages are not in one event"
    apart, rest = _divided(happening, members)
    leading = {other.members[0].key for at, other in enumerate(happenings) if at != place}
    if not rest and happening.part_of:
        return ""
    if not rest or apart[0].key in leading:
        return "its passages are an event of their own already"
    return ""


def _places(happenings: Sequence[Happening], members: Sequence[Member]) -> list[int]:
    """Return where the events stand that the members mean, those with most of them first."""
    meant: Counter[int] = Counter()
    for member in members:
        meant.update(_meant_by(member, happenings))
    return [at for at, _ in meant.most_common()]


def _first_places(happenings: Sequence[Happening], members: Sequence[Member]) -> list[int]:
    """Return where the first event stands that each member means, in their order: a passage may tell of two days."""
    meant = [_meant_by(member, happenings)[:1] for member in members]
    return sorted({at for places in meant for at in places})


def _meant_by(member: Member, happenings: Sequence[Happening]) -> list[int]:
    """Return where the events of a passage stand; of several, those that its quoted words are told of."""
    of_passage: list[tuple[int, Statement]] = []
    for at, happening in enumerate(happenings):
        of_passage += [(at, item) for item in happening.members if item.passage == member.passage]
    meant = {id(item) for item in _quoted([item for _, item in of_passage], member)}
    return list(dict.fromkeys(at for at, item in of_passage if id(item) in meant))


def _statements_of(member: Member, happening: Happening) -> list[Statement]:
    """Return the statements of a passage in an event; of several, those that its quoted words are told of."""
    return _quoted([item for item in happening.members if item.passage == member.passage], member)


def _quoted(statements: Sequence[Statement], member: Member) -> list[Statement]:
    """Return the statements of a passage that its quoted words are told of; all where they do not tell.

    That are those whose clause holds the words and, of several, those whose date the words name, the longest.
    """
    words = _folded(member.quote)
    holding = [item for item in statements if words in _folded(item.clause)]
    dates = [_folded(item.expression.text) for item in holding]
    longest = max((date for date in dates if date in words), key=len, default="")
    dated = [item for item, date in zip(holding, dates, strict=True) if longest and date == longest]
    return dated or holding or list(statements)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _taken_in(meant: Sequence[Happening], correction: Correction, published: Mapping[str, Publication]) -> Happening:
    """Return the event that a reader makes of what told none: of no remark, but of something reported or planned."""
    event = meant[0]
    for other in meant[1:]:
        event = event.with_members(other.members, f"joined by correction {correction.number}")
    event = _changed(event, correction)
    if event.status is Status.REMARK or correction.day:
        event = replace(event, status=_status_by_day(event, published))
    members = (replace(item, status=event.status) if item.status is Status.REMARK else item for item in event.members)
    return replace(event, members=tuple(members))


def _status_by_day(event: Happening, published: Mapping[str, Publication]) -> Status:
    """Return planned where an event begins after all its articles of a known day appeared, else reported."""
    days = [published[article].day for article in event.articles if article in published]
    return Status.PLANNED if days and event.days.bounds[0] > max(days) else Status.REPORTED


def _corrected(happenings: Sequence[Happening], correction: Correction, places: Sequence[int]) -> list[Happening]:
    """Return the happenings after one correction: of all its events where it merges, else of the first."""
    meant = [happenings[at] for at in (sorted(places) if correction.do == "merge" else places[:1])]
    left = [happening for happening in happenings if not any(happening is one for one in meant)]
    if correction.do == "exclude":
        return left
    changed = meant[0]
    if correction.do == "split":
        return [*left, *_split(changed, correction)]
    for other in meant[1:]:
        changed = changed.with_members(other.members, f"merged by correction {correction.number}")
    return [*left, _changed(changed, correction)]


def _changed(happening: Happening, correction: Correction) -> Happening:
    """Return the happening with the name, days and status that a correction gives."""
    changed = happening
    if correction.name:
        changed = replace(changed, name=correction.name)
    if correction.day:
        changed = _on_other_days(changed, correction.day, correction.number)
    if correction.status:
        members = tuple(item.because(f"status of correction {correction.number}") for item in changed.members)
        changed = replace(changed, status=correction.status, members=members)
    return changed


def _split(happening: Happening, correction: Correction) -> list[Happening]:
    """Return what is left of an event, and the event that the named passages became.

    What is left keeps name, days and status as they are where its first statement, which they are those of, stays.
    """
    apart, rest = _divided(happening, correction.members)
    reason = f"split off by correction {correction.number}"
    if not rest:  # a detail as a whole
        members = tuple(item.because(reason) for item in happening.members)
        return [_changed(replace(happening, part_of="", members=members), correction)]
    own = Happening.of([item.because(reason) for item in apart])
    left = replace(Happening.of(rest), name=happening.name, part_of=happening.part_of)
    if rest[0] is happening.members[0]:
        left = replace(left, days=happening.days, status=happening.status)
    return [left, _changed(own, correction)]


def _divided(happening: Happening, members: Sequence[Member]) -> tuple[list[Statement], list[Statement]]:
    """Return the statements of an event that the members mean, and all others."""
    keys = {item.key for member in members for item in _statements_of(member, happening)}
    apart = [item for item in happening.members if item.key in keys]
    return apart, [item for item in happening.members if item.key not in keys]


def _on_other_days(happening: Happening, days: Span, number: int) -> Happening:
    """Return the happening on the days of a correction; days without a beginning or an end change nothing."""
    if days.first is None or days.last is None:
        return happening
    members = tuple(item.because(f"day of correction {number}") for item in happening.members)
    return replace(happening, days=days, members=members)
