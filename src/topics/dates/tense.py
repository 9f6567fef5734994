"""Where a clause points in time: the tense and the cue words around an expression tell past from future."""

from __future__ import annotations

import re

_REACH = 160
"""Characters looked at on either side for the clause of an expression."""

_CLAUSE_END = re.compile(r"[.!?;:]['\"”’)]*\s|\n\s*\n|[“”]|\s[–—-]{1,2}\s")
_FUTURE = re.compile(
    r"\b(?:will|won['’]t|shall|would|could|can|may|might|should|must|'ll|’ll|going to|to be|is to|are to|is due|are due|due|scheduled|"
    r"expects?|expected|plans?|planned|planning|upcoming|hopes?|hoping|aims?|intends?|prepar\w+|set to|slated|"
    r"payable|effective|expires?|begins?|starts?|opens?|takes effect|deadline|likely|forthcoming|ahead of|"
    r"propose[sd]?|pending|matur\w+|if|unless|next|to (?:meet|visit|hold|discuss|attend|begin|start|open|return|take|go|vote))\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|made|took|came|went|began|met|got|saw|gave|left|held|won|lost|fell|rose|"
    r"sold|bought|sent|brought|kept|found|became|ran|cut|hit|led|paid|since|ago|spent|built|fought|broke|grew|"
    r"chose|drew|drove|knew|spoke|stood|struck|taken|thought|threw|wrote|ended|been|has|have|[a-z]{2,}ed)\b"
)
_FUTURE_BEFORE = re.compile(
    r"\b(?:by|until|till|before|due|payable|effective|scheduled for|set for|planned for|slated for)\s+(?:\w+\s)?$",
    re.I,
)
_PAST_BEFORE = re.compile(
    r"\b(?:since|ended|dated|as of|up from|down from|compared with|last|previous|ago)\s+(?:\w+\s)?$", re.I
)


def direction(text: str, start: int, stop: int) -> tuple[int, str]:
    """Return where the clause of an expression points: -1 past, +1 future, 0 unknown, with the telling word.

    The words directly before it count most, then the nearest verb before it in its clause, then the
    nearest after it.
    """
    left = text[max(0, start - _REACH) : start]
    for cut in _CLAUSE_END.finditer(left):
        pass_to = cut.end()
    ends = [cut.end() for cut in _CLAUSE_END.finditer(left)]
    left = left[ends[-1] :] if ends else left
    right = text[stop : stop + _REACH // 2]
    cut = _CLAUSE_END.search(right)
    right = right[: cut.start()] if cut else right
    if found := _PAST_BEFORE.search(left):
        return -1, found[0].strip()
    last_future = _last(_FUTURE, left)
    last_past = _last(_PAST, left)
    if found := _FUTURE_BEFORE.search(left):
        if last_past is None or not re.match(r"was|were|had", last_past[0]):
            return 1, found[0].strip()
    if last_future and last_past:
        if re.match(r"expected|scheduled|planned|proposed|due|set|slated", last_past[0]) and (
            was := re.search(r"\b(?:was|were|had been)\b[^,]*$", left)
        ):
            return -1, was[0].split()[0]
        if last_future.start() >= last_past.start():
            return 1, last_future[0]
        return -1, last_past[0]
    for found, sign in ((last_future, 1), (last_past, -1)):
        if found:
            return sign, found[0]
    first_future, first_past = _FUTURE.search(right), _PAST.search(right)
    if first_future and (not first_past or first_future.start() < first_past.start()):
        return 1, first_future[0]
    if first_past:
        return -1, first_past[0]
    return 0, ""


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text):
        pass
    return found
