"""Repairs as replacements on the text as found, and the way between the two texts.

A list of repairs is sorted, does not overlap and refers to ``found``. Applying it gives the clean text;
inverting it leads back; a second pass over the clean text is composed with the first, so that one list
on ``found`` remains.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TypeVar

from topics.records import Repair

Bounds = tuple[list[int], list[int]]
Held = TypeVar("Held")
Nowhere = TypeVar("Nowhere")


def apply_repairs(found: str, repairs: Sequence[Repair]) -> str:
    """Return the clean text: ``found`` with every repair made.

    Raises
    ------
    ValueError
        If the repairs overlap, are not sorted, or do not quote what ``found`` holds.
    """
    pieces: list[str] = []
    reached = 0
    for repair in repairs:
        if repair.start < reached or found[repair.start : repair.stop] != repair.found_text:
            message = f"The repair at {repair.start}-{repair.stop} does not fit the text as found."
            raise ValueError(message)
        pieces += (found[reached : repair.start], repair.text)
        reached = repair.stop
    pieces.append(found[reached:])
    return "".join(pieces)


def invert_repairs(repairs: Sequence[Repair]) -> list[Repair]:
    """Return the replacements that lead from the clean text back to ``found``."""
    inverse: list[Repair] = []
    shift = 0
    for repair in repairs:
        start = repair.start + shift
        stop = start + len(repair.text)
        inverse.append(Repair(start, stop, repair.text, repair.found_text, repair.rule, repair.reason))
        shift += len(repair.text) - (repair.stop - repair.start)
    return inverse


def compose_repairs(found: str, first: Sequence[Repair], second: Sequence[Repair]) -> list[Repair]:
    """Return one list on ``found`` that does what ``first`` and then ``second`` do.

    ``second`` refers to the text that ``first`` leaves. Where later repairs overlap earlier ones, they
    become one repair that carries all their rules, joined by " + ".
    """
    middle = apply_repairs(found, first)
    alignment = Alignment(first)
    earlier = list(zip(invert_repairs(first), first, strict=True))
    steps: list[tuple[Repair, Repair | None]] = sorted(
        [*earlier, *((repair, None) for repair in second)], key=lambda step: (step[0].start, step[0].stop)
    )
    composed: list[Repair] = []
    for group in _overlapping(steps):
        start = min(step.start for step, _ in group)
        stop = max(step.stop for step, _ in group)
        earlier_ones = [source for _, source in group if source is not None]
        later_ones = [step for step, source in group if source is None]
        if not later_ones:
            composed += earlier_ones
            continue
        found_start, found_stop = alignment.to_found(start, stop)
        if earlier_ones:
            found_start = min(found_start, earlier_ones[0].start)
            found_stop = max(found_stop, earlier_ones[-1].stop)
        text = _with_steps(middle, start, stop, later_ones)
        ordered = [*earlier_ones, *later_ones]
        rule = " + ".join(dict.fromkeys(repair.rule for repair in ordered))
        reason = "; ".join(dict.fromkeys(repair.reason for repair in ordered if repair.reason))
        if found[found_start:found_stop] != text:
            composed.append(Repair(found_start, found_stop, found[found_start:found_stop], text, rule, reason))
    return composed


def _with_steps(text: str, start: int, stop: int, steps: Sequence[Repair]) -> str:
    """Return a stretch of a text with repairs made in it, which are sorted and do not overlap."""
    pieces: list[str] = []
    reached = start
    for step in steps:
        pieces += (text[reached : step.start], step.text)
        reached = step.stop
    return "".join((*pieces, text[reached:stop]))


def _overlapping(steps: list[tuple[Repair, Repair | None]]) -> list[list[tuple[Repair, Repair | None]]]:
    """Group the sorted steps whose ranges share a character, or lie empty at one place."""
    groups: list[list[tuple[Repair, Repair | None]]] = []
    reached = -1
    for item in steps:
        step = item[0]
        same_gap = bool(groups) and groups[-1][-1][0].start == step.start == step.stop == reached
        if step.start < reached or same_gap:
            groups[-1].append(item)
        else:
            groups.append([item])
        reached = max(reached, step.stop)
    return groups


class Alignment:
    """Translates character offsets between the text as found and the clean text.

    Parameters
    ----------
    repairs : sequence of Repair
        Sorted and not overlapping, on the text as found.
    """

    def __init__(self, repairs: Sequence[Repair]) -> None:
        self._found, self._clean = _bounds(repairs), _bounds(invert_repairs(repairs))

    def to_found(self, start: int, stop: int) -> tuple[int, int]:
        """Return the span of ``found`` behind a span of the clean text.

        An end inside replaced text widens to the whole replacement; text dropped at an end stays outside.
        """
        return _translate(self._clean, self._found, start, stop)

    def to_clean(self, start: int, stop: int) -> tuple[int, int]:
        """Return the span of the clean text for a span of ``found``, widened in the same way."""
        return _translate(self._found, self._clean, start, stop)


def holder(spans: Sequence[tuple[int, int, Held]], place: int, nowhere: Nowhere) -> Held | Nowhere:
    """Return what the span that holds a character stands for; spans are sorted: start, stop and what they are."""
    at = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return spans[at][2] if at >= 0 and place < spans[at][1] else nowhere


def _bounds(repairs: Sequence[Repair]) -> Bounds:
    """Return the starts and the stops of the repairs, after those of an empty one before the text."""
    return [-1, *(repair.start for repair in repairs)], [-1, *(repair.stop for repair in repairs)]


def _translate(source: Bounds, target: Bounds, start: int, stop: int) -> tuple[int, int]:
    starts, stops = source
    at = bisect_right(starts, start) - 1
    new_start = target[0][at] if start < stops[at] else target[1][at] + start - stops[at]
    at = bisect_left(starts, stop) - 1
    new_stop = target[1][at] if stop <= stops[at] else target[1][at] + stop - stops[at]
    return new_start, max(new_start, new_stop)
