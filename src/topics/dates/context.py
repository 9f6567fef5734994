"""What stands around an expression: false friends to reject, and the tense that tells past from future."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_REACH = 160
"""Characters looked at on either side for the clause of an expression."""


def is_expression(text: str, start: int, stop: int, kind: str, parts: Mapping[str, str]) -> bool:
    """Return whether the words really speak of time, judged by their neighbours."""
    check = _CHECKS.get(kind)
    return check is None or check(text, start, stop, parts)


_COUNTED = re.compile(
    r"\s(?:people|men|women|children|troops|soldiers|dead|wounded|jobs|shares|votes|seats|points|miles|km|kilomet\w+|"
    r"met(?:er|re)s|feet|tons|tonnes|pounds|dollars|euros|yen|square|cubic|percent|degrees|calories|words|employees|"
    r"workers|prisoners|casualties|aircraft|tanks|guns|ships|vehicles|homes|houses|students|members|refugees)\b"
)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|of|since|by|until|till|to|from|during|for|through|before|after|the|and|or|early|late|mid|around|about|"
    r"between|than|circa|year|spring|summer|autumn|fall|winter|fiscal|a|its|his|their|this|that|with|as|back|on|"
    r"beyond|late|later|earlier|both|but|despite)\W{1,3}|[(,\-–—/'’]\s?)$",
    re.IGNORECASE,
)


def _year(text: str, start: int, stop: int, parts: Mapping[str, str]) -> bool:
    if parts.get("era") or parts.get("shortyear") or not parts.get("year"):
        return True
    before, after = text[max(0, start - 14) : start], text[stop : stop + 16]
    if _COUNTED.match(after) or re.match(
        r"[-–]\d{3}|[-–](?:pound|foot|mile|man|member|seat|point|ton)", after
    ):
        return False
    if re.search(
        r"(?:at|about|nearly|some|than|No\.|number|level|Flight|Boeing|Airbus|Route|Room|to close at)\s$",
        before,
    ):
        return bool(re.search(r"(?:about|than)\s$", before)) and not re.match(r"\s[a-z]+s\b", after)
    return True


def _month(text: str, start: int, stop: int, parts: Mapping[str, str]) -> bool:
    month = parts.get("month", "")
    if (
        parts.get("year")
        or parts.get("shift")
        or month.lower().rstrip(".") not in {"may", "march", "mar", "august", "june", "april", "jan"}
    ):
        return True
    before, after = text[max(0, start - 24) : start], text[stop : stop + 24]
    if re.match(r"['’]s\s", after) and month == "May":
        return False
    if re.search(
        r"\b(?:in|by|since|until|till|of|from|to|during|for|through|before|after|and|or|between|last|next|this|early|late|mid|on|for|every|each|and,|late-|ended|ending|previous)[\s\-–(]+$",
        before,
    ):
        return not re.match(r"\s[A-Z][a-z]+\s(?:said|told|and)", after) or month not in {
            "May",
            "April",
            "June",
        }
    if month in {"May", "March", "Mar", "MAY", "MARCH"}:
        return bool(
            re.match(r"\s?[,;.)]|\s(?:\d|to|and|or|through|when|after|was|in)\b", after)
        ) and not re.search(r"(?:^|[.!?\"”]\s*|[A-Z][a-z]+\s)$", before)
    return not re.search(r"(?:Mrs?\.|Ms\.|Miss|Dr\.|[A-Z][a-z]+)\s$", before) or month.lower() == "august"


def _season(text: str, start: int, stop: int, parts: Mapping[str, str]) -> bool:
    after = text[stop : stop + 16]
    return not re.match(r"\s(?:of the|from|in prices|of Saigon|of|to|short|apart|Games|Olympic)", after)


def _clock(text: str, start: int, stop: int, parts: Mapping[str, str]) -> bool:
    if parts.get("meridiem") or parts.get("word") or parts.get("hourword") or parts.get("zone"):
        return True
    return not re.match(r"\s(?:win|victory|defeat|lead|loss|draw|ratio|odds|scale)|:", text[stop : stop + 10])


def _duration(text: str, start: int, stop: int, parts: Mapping[str, str]) -> bool:
    after = text[stop : stop + 18]
    unit, number = parts.get("unit", ""), parts.get("number", "")
    if re.match(r"[\s-]olds?\b|\s(?:of age|his (?:junior|senior))", after):
        return False
    if unit.lower() == "quarter" or (unit.lower() == "quarters" and not parts.get("article")):
        return (
            bool(parts.get("article"))
            and unit.lower() != "quarter"
            and "first" not in parts.get("article", "")
        )
    if number.lower() in {"a", "an", "one"} and re.search(
        r"(?:\d|million|billion|cents?|dollars|times|percent|%|[$£€]\S+)\s$", text[max(0, start - 12) : start]
    ):
        return False
    return not (
        unit.lower() == "second"
        and number.lower() not in {"one", "1", "split"}
        and "-" not in text[start:stop]
    )


def _part(text: str, start: int, stop: int, parts: Mapping[str, str]) -> bool:
    return not re.match(r"\s(?:News|Post|Herald|Star|Mail)\b", text[stop : stop + 8])


_CHECKS = {
    "year": _year,
    "month": _month,
    "season": _season,
    "clock": _clock,
    "duration": _duration,
    "partofday": _part,
}

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
