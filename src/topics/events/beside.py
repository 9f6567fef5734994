"""Beside an event: what is about its days and its matter, but does not tell it.

Statements are joined directly or through others, and what no sentence of its own tells goes with what is nearest. So
an event can hold sentences that tell something else of the same days. Those that can stand alone become details of
the event; the others stay with it and count for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from topics.events.happenings import OF_SPEECH, Happening
from topics.events.headlines import best_statement, can_lead
from topics.events.likenesses import Likenesses
from topics.events.statements import NEAREST, Statement
from topics.events.wording import content_words
from topics.settings import TimelineSettings

_COMMON_WORDS = 3
"""Words in common that belong to no name, inclusive, from which two sentences tell the same."""
_VOICES = 30
"""Sentences of one thing, at most, with which another is compared; bounds the work on what thousands tell."""
_DETAILS = 12
"""Details, at most, that are set apart; what is left over stays beside the event."""


def set_apart(happening: Happening, likenesses: Likenesses | None, settings: TimelineSettings) -> list[Happening]:
    """Return a happening without what tells something else of its days, and that as details of it.

    Parameters
    ----------
    happening : Happening
        Its statements, joined.
    likenesses : Likenesses or None
        Of their sentences; None where only acts and words are compared.
    settings : TimelineSettings
        Its ``same`` is used: how alike two sentences are that tell the same whatever their words.

    Returns
    -------
    list of Happening
        The happening, first, and its details. All statements are in one of these.
    """
    leading = [item for item in happening.members if can_lead(item)]
    if not leading:
        return [happening]
    groups = _groups(happening, leading, likenesses, settings)
    inside = {item.key for group in groups for item in group}
    beside: list[Statement] = []
    for item in happening.members:
        if item.key in inside:
            continue
        group = next((one for one in groups if _tells_it(item, one, likenesses, settings)), None)
        if item.counts and group is not None:
            group.append(item)
        else:
            beside.append(item if not item.counts else item.because(NEAREST))
    whole, *others = groups
    kept = replace(_of(whole), name=happening.name, part_of=happening.part_of).with_members(beside, "")
    part_of = happening.part_of or kept.members[0].passage
    return [kept, *(replace(_of(group), part_of=part_of) for group in others)]


def _groups(
    happening: Happening, leading: Sequence[Statement], likenesses: Likenesses | None, settings: TimelineSettings
) -> list[list[Statement]]:
    """Return the statements that can stand alone in groups that tell the same, that of the headline first.

    A statement of a period that holds the days of the happening opens none: it may be about any day of it.
    """
    opening = best_statement(happening.members)
    left = list(leading)
    groups: list[list[Statement]] = []
    while left and len(groups) <= _DETAILS:
        group = _telling_the_same(opening, left, likenesses, settings)
        groups.append(group)
        inside = {item.key for item in group}
        left = [item for item in left if item.key not in inside and item.days.length <= happening.days.length]
        opening = left[0] if left else opening
    return groups


def _of(group: Sequence[Statement]) -> Happening:
    """Return the happening that some statements tell, in their order."""
    return Happening.of(sorted(group, key=lambda item: item.key))


def _telling_the_same(
    opening: Statement, statements: Sequence[Statement], likenesses: Likenesses | None, settings: TimelineSettings
) -> list[Statement]:
    """Return those of some statements that tell the same as one of them, directly or through others; that one first."""
    group = [opening]
    left = [item for item in statements if item is not opening]
    is_growing = True
    while is_growing and left:
        is_growing = len(group) < _VOICES
        joined = [item for item in left if _tells_it(item, group, likenesses, settings)]
        group += joined
        inside = {item.key for item in joined}
        left = [item for item in left if item.key not in inside]
        is_growing = is_growing and bool(joined)
    return group


def _tells_it(
    one: Statement, group: Sequence[Statement], likenesses: Likenesses | None, settings: TimelineSettings
) -> bool:
    """Return whether a statement has the act, the words or the meaning of any of the first of a group."""
    return any(_tell_the_same(one, other, likenesses, settings) for other in group[:_VOICES])


def _tell_the_same(one: Statement, other: Statement, likenesses: Likenesses | None, settings: TimelineSettings) -> bool:
    """Return whether two statements have an act, words or their meaning in common; that both say something is none."""
    if (one.acts & (other.acts | other.words) | other.acts & one.words) - OF_SPEECH:
        return True
    names = {word for name in one.people | other.people for word in content_words(name)}
    if len((one.words & other.words) - names - OF_SPEECH) >= _COMMON_WORDS:
        return True
    alike = likenesses.alike(one.sentence.quote, other.sentence.quote) if likenesses is not None else None
    return alike is not None and alike >= settings.same
