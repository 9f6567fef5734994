"""Where a clause points in time: the tense and the cue words around an expression tell past from future.

The cues stand in ``cues.toml``; the forms of verbs in them come from ``topics.english.verbs``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from topics.english.data import prefix_tree, read_rows
from topics.english.verbs import Form, irregular_prefixes, telling_pasts, verb_class, words_in_ed

_REACH = 160
"""Characters looked at before an expression for its clause; half as many after it."""
_NEAR = 40
"""Characters, inclusively, within which a verb belongs to "by", "until" and the like."""
PAST, UNKNOWN, FUTURE = -1, 0, 1
"""Where a clause can point."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern of ``cues.toml``, with texts in which it finds what stands in brackets, and in which nothing."""

    name: str
    pattern: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def cues() -> dict[str, Cue]:
    """Return the cues by their names."""
    return {cue.name: cue for cue in read_rows("topics.dates", "cues", "cue", Cue)}


@cache
def cue_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of a cue, with the forms of verbs put in for ``<modals>``, ``<pasts>`` and ``<no-pasts>``."""
    pattern = cues()[name].pattern
    for piece, words in _pieces().items():
        pattern = pattern.replace(f"<{piece}>", words)
    return re.compile(pattern, re.VERBOSE)


@cache
def _pieces() -> dict[str, str]:
    prefixes = "|".join(irregular_prefixes())
    return {
        "modals": "|".join(sorted(verb_class("modals", [Form.BASE]))),
        "pasts": f"(?:{prefixes})?{prefix_tree(telling_pasts())}",
        "no-pasts": "|".join(words_in_ed()),
    }


def direction(text: str, start: int, stop: int) -> tuple[int, str]:
    """Return where the clause of an expression points: -1 past, +1 future, 0 unknown, with the telling words.

    The words directly before it count most, then the nearest verb before it in its clause, then the first
    verb after it. Verbs before a possessive ("Wednesday's ruling") tell of something else.

    >>> direction("They will meet in November.", 18, 26)
    (1, 'will meet')
    """
    left, right = _clause(text, start, stop)
    possessive = right[:2] in {"'s", "’s"}
    verbs_before = [] if possessive else list(cue_pattern("verb").finditer(left))
    sign, words = _beside(left, right, verbs_before)
    if sign != UNKNOWN:
        return sign, words
    if verbs_before:
        return _pointing(verbs_before[-1])
    verb_after = cue_pattern("verb").search(right)
    if verb_after is None or (verb_after["ahead"] and not cue_pattern("sure").match(verb_after[0])):
        return UNKNOWN, ""
    return _pointing(verb_after)


def _clause(text: str, start: int, stop: int) -> tuple[str, str]:
    """Return what stands before and after an expression in its clause, as far as it is looked at."""
    left = text[max(0, start - _REACH) : start]
    ends = [cut.end() for cut in cue_pattern("clause-end").finditer(left)]
    right = text[stop : stop + _REACH // 2]
    end = cue_pattern("clause-end").search(right)
    return left[ends[-1] :] if ends else left, right[: end.start()] if end else right


def _pointing(verb: re.Match[str]) -> tuple[int, str]:
    return (FUTURE if verb["ahead"] else PAST), " ".join(verb[0].split())


def _beside(left: str, right: str, verbs_before: Sequence[re.Match[str]]) -> tuple[int, str]:
    """Return the direction that the words directly before an expression give, 0 where they give none."""
    beside = cue_pattern("before").search(left)
    if not beside:
        return UNKNOWN, ""
    words = " ".join(beside[0].split())
    if beside["past"]:
        return PAST, words
    if cue_pattern("put-off").match(words):
        so_far = cue_pattern("so-far").search(left + right)
        return (UNKNOWN, "") if so_far else (FUTURE, words)
    verb = verbs_before[-1] if verbs_before else None
    if verb is None or verb["ahead"] or verb.end() < beside.start() - _NEAR:
        return FUTURE, words
    return UNKNOWN, ""
