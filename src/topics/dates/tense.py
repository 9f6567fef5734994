"""Where a clause points in time: the tense and the cue words around an expression tell past from future."""

import re

from topics.dates.lexicon import cue

_REACH = 160
"""Characters looked at before an expression for its clause; half as many after it."""

_CLAUSE_END = cue("clause-end")
_VERB = cue("verb")
_BEFORE = cue("before")
_SURE = cue("sure")
_PUT_OFF = cue("put-off")
_SO_FAR = cue("so-far")


def direction(text: str, start: int, stop: int) -> tuple[int, str]:
    """Return where the clause of an expression points: -1 past, +1 future, 0 unknown, with the telling words.

    The words directly before it count most, then the nearest verb before it in its clause, then the first
    verb after it. Verbs before a possessive ("Wednesday's ruling") tell of something else.

    >>> direction("They will meet in November.", 18, 26)
    (1, 'will meet')
    """
    left = text[max(0, start - _REACH) : start]
    ends = [cut.end() for cut in _CLAUSE_END.finditer(left)]
    left = left[ends[-1] :] if ends else left
    right = text[stop : stop + _REACH // 2]
    end = _CLAUSE_END.search(right)
    right = right[: end.start()] if end else right

    verbs = [] if right[:2] in {"'s", "’s"} else list(_VERB.finditer(left))
    sign = _beside(left, right, verbs)
    if sign[0]:
        return sign
    verb = verbs[-1] if verbs else _VERB.search(right)
    if verb is None or (not verbs and verb["ahead"] and not _SURE.match(verb[0])):
        return 0, ""
    return (1 if verb["ahead"] else -1), " ".join(verb[0].split())


def _beside(left: str, right: str, verbs: list[re.Match[str]]) -> tuple[int, str]:
    """Return the direction that the words directly before an expression give, 0 where they give none."""
    beside = _BEFORE.search(left)
    if not beside:
        return 0, ""
    words = " ".join(beside[0].split())
    if beside["past"]:
        return -1, words
    put_off = _PUT_OFF.match(words) and not _SO_FAR.search(left + right)
    verb = verbs[-1] if verbs else None
    if put_off or verb is None or verb["ahead"] or verb.end() < beside.start() - _NEAR:
        return (0, "") if _PUT_OFF.match(words) and not put_off else (1, words)
    return 0, ""


_NEAR = 40
"""Characters within which a verb belongs to "by", "until" and the like."""
