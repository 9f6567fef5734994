"""Events after the reader's corrections: merged, renamed, given another day, or taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from topics.corrections import Correction, Member
from topics.events.joining import Happening
from topics.events.sentences import Days


def correct_events(
    happenings: Sequence[Happening], corrections: Sequence[Correction], texts: Mapping[str, str]
) -> tuple[list[Happening], list[dict[str, Any]]]:
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
    left, outcomes = list(happenings), []
    for correction in corrections:
        told = correction.unfit(texts)
        places = [] if told else _places(left, correction.members)
        if not told and len(places) < (2 if correction.do == "merge" else 1):
            told = "its passages are not in different events" if places else "its passages are in no event"
        outcomes.append(correction.outcome(not told, told or _OUTCOMES[correction.do].format(name=correction.name)))
        if not told:
            left = _corrected(left, correction, places)
    return left, outcomes


_OUTCOMES = {
    "merge": "the events became one",
    "exclude": "the event was taken out",
    "rename": "the event is named “{name}”",
    "day": "the event has the days given",
}


def _places(happenings: Sequence[Happening], members: Sequence[Member]) -> list[int]:
    """Return where the events stand that the members mean, those with most of them first.

    A passage can be in several events: its quoted words then tell by the clause which of them is meant.
    """
    found: Counter[int] = Counter()
    for member in members:
        words = " ".join(member.quote.split()).casefold()
        held = {
            at: any(words in item.clause.casefold() for item in happening.members if item.passage == member.passage)
            for at, happening in enumerate(happenings)
            if any(item.passage == member.passage for item in happening.members)
        }
        found.update(at for at in held if held[at] or not any(held.values()))
    return [at for at, _ in found.most_common()]


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
    if (span := correction.day) and span.first and span.last:
        members = tuple(item.because(f"day of correction {correction.number}") for item in changed.members)
        changed = replace(changed, days=Days(span.first, span.last, span.precision, span.edtf), members=members)
    return [*left, changed]
