"""Where a clause points in time: the tense and the cue words around an expression tell past from future."""

from __future__ import annotations

import re

_REACH = 160
"""Characters looked at before an expression for its clause; half as many after it."""

_CLAUSE_END = re.compile(r"[.!?;:]['\"”’)]*\s|\n\s*\n|[,:]\s?[“\"]|,[”\"]|\s[–—-]{1,2}\s")

_OVER = (
    # What once lay ahead is past by now ("was scheduled for February"), and so is what did not come to pass.
    r"(?P<over>\b(?:was|were|had been)\s(?:\w+ly\s)?"
    r"(?:scheduled|expected|due|planned|set|slated|supposed|to)\b(?:\sto(?:\sbe)?\s\w+)?"
    r"|\b(?:would|could|might|should|must|may)(?:\snot)?\shave\b|\bcould(?:\snot|n['’]t)\b)"
)
_AHEAD = (
    r"|(?P<ahead>\b(?:will|won['’]t|shall|would|could|can|may|might|should|must)(?:\s(?:not|also|now|then|still|\w+ly))?"
    r"(?:\sbe)?(?:\s\w+)?\b|['’]ll\b(?:\s\w+)?"
    r"|\b(?:is|are|be|been)\s(?:\w+ly\s)?(?:to|due|scheduled|expected|planned|set|slated|likely|supposed|going)\b"
    r"(?:\sto)?(?:\sbe\b(?:\s\w+)?)?"
    r"|\b(?:agree[sd]?|decided|plan(?:s|ned|ning)?|scheduled|expect(?:s|ed|ing)?|hop(?:e|es|ed|ing)|want(?:s|ed)?|"
    r"due|set|vow(?:s|ed)?|promise[sd]?|threaten(?:s|ed)?|intend(?:s|ed)?|likely|ready|prepar(?:e|es|ed|ing)|"
    r"aim(?:s|ed|ing)?|going|invited|pledge[sd]?|deadline|have|has|need(?:s|ed)?)\sto\b(?:\sbe\b)?(?:\s\w+)?"
    r"|\bto\sbe\b(?:\s\w+)?|\b(?:expects?|(?<!previously\s)(?<!originally\s)plan(?:s|ned|ning)?|hopes?|upcoming|forthcoming|pending|payable|effective|"
    r"expires?|matures?|deadline|slated|scheduled|due|begins|starts|opens|meets|arrives|resumes|concludes|"
    r"kicks\soff|takes\seffect)\b)"
)
_BEHIND = (
    r"|(?P<behind>\b(?:was|were|had|did|said|told|made|took|came|went|began|met|got|saw|gave|left|held|won|lost|fell|"
    r"rose|sold|bought|sent|brought|kept|found|became|ran|hit|led|paid|ago|spent|built|fought|broke|grew|chose|drew|"
    r"drove|knew|spoke|stood|struck|thought|threw|wrote|tore|shot|flew|fled|sank|swore|sought|caught|dealt|felt|froze|"
    r"heard|meant|overthrew|rode|sat|shook|stole|stuck|swept|woke|withdrew|undertook|"
    r"(?<!\ba\s)(?<!\ban\s)(?<!\bthe\s)(?<!still\s)(?!united\b|based\b|need|related\b|proposed\b)[a-z]{2,}ed)\b)"
)
_VERB = re.compile(_OVER + _AHEAD + _BEHIND, re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:(?P<past>since|ended|dated|as of|up from|down from|compared with)"
    r"|(?P<ahead>by|until|till|through|due|payable|effective|as (?:early|soon) as"
    r"|(?:scheduled|set|planned|slated) for))"
    r"\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_SURE = re.compile(r"will|wo|shall|to be|['’]ll|is|are|be|due|expect|schedule", re.IGNORECASE)
"""Cues of the future that hold for an expression before them, too."""
_PUT_OFF = re.compile(r"until|till|as ", re.IGNORECASE)
"""Words before an expression that point ahead even after a verb in the past ("postponed until Tuesday")."""
_WAS_SO_FAR = re.compile(r"\b(?:had|was|were|did)\b", re.IGNORECASE)


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
    put_off = _PUT_OFF.match(words) and not _WAS_SO_FAR.search(left + right)
    verb = verbs[-1] if verbs else None
    if put_off or verb is None or verb["ahead"] or verb.end() < beside.start() - _NEAR:
        return (0, "") if _PUT_OFF.match(words) and not put_off else (1, words)
    return 0, ""


_NEAR = 40
"""Characters within which a verb belongs to "by", "until" and the like."""
