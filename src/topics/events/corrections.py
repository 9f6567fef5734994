"""Events after the reader's corrections: merged, renamed, given another day, or taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from topics.corrections import Correction, Member
from topics.dates.spans import Span
from topics.events.joining import Happening
from topics.records import CorrectionRow

_OUTCOMES = {
    "merge": "the events became one",
    "exclude": "the event was taken out",
    "rename": "the event is named “{name}”",
    "day": "the event has the days given",
}
"""What a correction did, for a reader."""
_MERGED_AT_LEAST = 2
"""Different events that a merger has to name."""


def correct_events(
    happenings: Sequence[Happening], corrections: Sequence[Correction], texts: Mapping[str, str]
) -> tuple[list[Happening], list[CorrectionRow]]:
    """Return the happenings after all corrections of events, and the rows of table ``corrections``.

    Parameters
    ----------
    happenings : sequence of Happening
        From ``join_statements``.
    corrections : sequence of Correction
        Applied in their order, each to what the one before it left.
    texts : mapping of str to str
        Passage id to its clean text.
    """
    left = list(happenings)
    outcomes: list[CorrectionRow] = []
    for correction in corrections:
        places = _places(left, correction.members)
        hindrance = correction.unfit(texts) or _hindrance(correction, places)
        outcome = hindrance or _OUTCOMES[correction.do].format(name=correction.name)
        outcomes.append(correction.outcome(not hindrance, outcome))
        if not hindrance:
            left = _corrected(left, correction, places)
    return left, outcomes


def _hindrance(correction: Correction, places: Sequence[int]) -> str:
    """Return why a correction cannot be applied to the events at these places, or nothing."""
    if not places:
        return "its passages are in no event"
    if correction.do == "merge" and len(places) < _MERGED_AT_LEAST:
        return "its passages are not in different events"
    return ""


def _places(happenings: Sequence[Happening], members: Sequence[Member]) -> list[int]:
    """Return where the events stand that the members mean, those with most of them first."""
    meant: Counter[int] = Counter()
    for member in members:
        meant.update(_meant_by(member, happenings))
    return [at for at, _ in meant.most_common()]


def _meant_by(member: Member, happenings: Sequence[Happening]) -> list[int]:
    """Return where the events of a passage stand; of several, those by whose clause its quoted words are held."""
    words = " ".join(member.quote.split()).casefold()
    holding: list[int] = []
    quoting: list[int] = []
    for at, happening in enumerate(happenings):
        clauses = [item.clause for item in happening.members if item.passage == member.passage]
        if clauses:
            holding.append(at)
        if any(words in clause.casefold() for clause in clauses):
            quoting.append(at)
    return quoting or holding


def _corrected(happenings: Sequence[Happening], correction: Correction, places: Sequence[int]) -> list[Happening]:
    """Return the happenings after one correction: of all its events where it merges, else of the first."""
    meant = [happenings[at] for at in (sorted(places) if correction.do == "merge" else places[:1])]
    left = [happening for happening in happenings if not any(happening is one for one in meant)]
    if correction.do == "exclude":
        return left
    changed = meant[0]
    for other in meant[1:]:
        changed = changed.with_members(other.members, f"merged by correction {correction.number}")
    if correction.name:
        changed = replace(changed, name=correction.name)
    if correction.day:
        changed = _on_other_days(changed, correction.day, correction.number)
    return [*left, changed]


def _on_other_days(happening: Happening, days: Span, number: int) -> Happening:
    """Return the happening on the days of a correction; days without a beginning or an end change nothing."""
    if days.first is None or days.last is None:
        return happening
    members = tuple(item.because(f"day of correction {number}") for item in happening.members)
    return replace(happening, days=days, members=members)
