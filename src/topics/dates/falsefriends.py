"""False friends: words that look like time expressions and are none, told by their neighbours."""

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


def _decade(text: str, start: int, stop: int, parts: Mapping[str, str]) -> bool:
    return not re.search(
        r"\b(?:his|her|their|my|our|your|its|mid-?|in)\s$", text[max(0, start - 7) : start]
    ) or (parts.get("shortdecade") is None)


_CHECKS = {
    "decade": _decade,
    "year": _year,
    "month": _month,
    "season": _season,
    "clock": _clock,
    "duration": _duration,
    "partofday": _part,
}
