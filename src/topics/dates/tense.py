"""Where a clause points in time: the tense and the cue words around an expression tell past from future."""

from __future__ import annotations

import re

_REACH = 160
"""Characters looked at before an expression for its clause; half as many after it."""

_CLAUSE_END = re.compile(r"[.!?;:]['\"”’)]*\s|\n\s*\n|[,:]\s?[“\"]|,[”\"]|\s[–—-]{1,2}\s")

_AHEAD = (
    # What was once ahead is past by now: "was scheduled for February".
    r"(?P<past>\b(?:was|were|had been)\s(?:\w+ly\s)?"
    r"(?:scheduled|expected|due|planned|set|slated|supposed|to)\b"
    r"(?:\sto(?:\sbe)?\s\w+)?"
    r"|\b(?:would|could|might|should|must|may)(?:\snot)?\shave\b)"
    r"|(?P<future>\b(?:will|won['’]t|shall|would|could|can|may|might|should|must)(?:\s(?:not|also|now|then|\w+ly))?"
    r"(?:\sbe\b(?:\s\w+)?)?\b|['’]ll\b"
    r"|\b(?:is|are|be|been)\s(?:\w+ly\s)?(?:to|due|scheduled|expected|planned|set|slated|likely|supposed|going)\b"
    r"(?:\sto)?(?:\sbe\b(?:\s\w+)?)?"
    r"|\b(?:agree[sd]?|decided|plan(?:s|ned|ning)?|scheduled|expect(?:s|ed|ing)?|hop(?:e|es|ed|ing)|want(?:s|ed)?|due|set|"
    r"vow(?:s|ed)?|promise[sd]?|threaten(?:s|ed)?|intend(?:s|ed)?|likely|ready|prepar(?:e|es|ed|ing)|aim(?:s|ed|ing)?|"
    r"going|invited|pledge[sd]?|deadline|have|has|need(?:s|ed)?)\sto\b(?:\sbe\b(?:\s\w+)?)?"
    r"|\bto\sbe\b(?:\s\w+)?|\b(?:expects?|plans?|hopes?|upcoming|forthcoming|pending|payable|effective|expires?|matures?|"
    r"deadline|slated|scheduled|due)\b)"
)
_BEHIND = (
    r"|(?P<behind>\b(?:was|were|had|did|said|told|made|took|came|went|began|met|got|saw|gave|left|held|won|lost|fell|rose|"
    r"sold|bought|sent|brought|kept|found|became|ran|hit|led|paid|ago|spent|built|fought|broke|grew|chose|drew|drove|"
    r"knew|spoke|stood|struck|thought|threw|"
    r"wrote|(?<!\ba\s)(?<!\ban\s)(?<!\bthe\s)(?<!still\s)(?!united\b|based\b|need|related\b|proposed\b)[a-z]{2,}ed)\b)"
)
_VERB = re.compile(_AHEAD + _BEHIND, re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:(?P<past>since|ended|dated|as of|up from|down from|compared with)"
    r"|(?P<future>by|until|till|through|due|payable|effective|(?:scheduled|set|planned|slated) for))"
    r"\s(?:\w+\s)?$",
    re.IGNORECASE,
)

_SURE = re.compile(r"will|wo|shall|to be|['’]ll|is|are|be|due|expect|schedule", re.IGNORECASE)
"""Cues of the future that hold for an expression before them, too."""


def direction(text: str, start: int, stop: int) -> tuple[int, str]:
    """Return where the clause of an expression points: -1 past, +1 future, 0 unknown, with the telling words.

    The nearest verb before it in its clause counts most, then the words directly before it, then the
    first verb after it.

    >>> direction("They will meet in November.", 18, 26)
    (1, 'will')
    """
    left = text[max(0, start - _REACH) : start]
    ends = [cut.end() for cut in _CLAUSE_END.finditer(left)]
    left = left[ends[-1] :] if ends else left
    right = text[stop : stop + _REACH // 2]
    end = _CLAUSE_END.search(right)
    right = right[: end.start()] if end else right

    verbs = list(_VERB.finditer(left))
    beside = _BEFORE.search(left)
    if beside and (
        beside["past"] or not verbs or verbs[-1]["future"] or verbs[-1].end() < beside.start() - 40
    ):
        return (-1 if beside["past"] else 1), " ".join(beside[0].split())
    verb = verbs[-1] if verbs else _VERB.search(right)
    if verb is None or (not verbs and verb["future"] and not _SURE.match(verb[0])):
        return 0, ""
    return (1 if verb["future"] else -1), " ".join(verb[0].split())
