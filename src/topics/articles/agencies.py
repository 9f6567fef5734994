"""The agency that wrote an article, as its dateline names it: "NAIROBI (Agency) - Gunmen came"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from topics.english.calendar import MONTHS, WEEKDAYS
from topics.english.data import alternatives
from topics.english.places import COUNTRY_OF, nations

_HEAD = 1500
"""Characters, exclusive, of a text within which its report begins."""
_SHORT = r"[A-Z]{2,5}"
_DASH = r"(?:--|—|–|-)"
_NAME = r"[A-Z][\w.'’-]*"
_PLACE = rf"{_NAME}(?:(?:\s?[/,]\s?|\s){_NAME}){{0,6}}"
_MONTH = rf"(?i:{alternatives(MONTHS)})\.?"
_DAY = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH}|(?i:{alternatives(WEEKDAYS)}))"
_AGENCY = rf"\(\s?(?P<agency>{_NAME}(?:\s{_NAME}){{0,3}})\s?\)"
_AT_LINE = re.compile(rf"(?m:^)\W*(?:{_PLACE}(?:\s?,\s?{_DAY})?\s?,?\s?)?{_AGENCY}\s?{_DASH}\s?(?=\S)")
"""A dateline at the beginning of a line."""
_RUN_IN = re.compile(
    rf"(?<=[\w)\"”’'.!?…]\s)(?P<place>{_NAME}\s?,\s?{_NAME}(?:\s{_NAME})?|[A-Z]{{4,}}|{_NAME}(?=\s?\(\s?{_SHORT}\s?\)\s?(?:--|—)))"
    rf"\s?(?:,\s?{_DAY}\s?)?{_AGENCY}\s?{_DASH}\s(?=[A-Z“\"])"
)
"""A dateline behind other words: its place has its country or stands in capitals, or else the agency is known by its
letters and the dash is a long one."""
_NAME_BEFORE = re.compile(rf"(?P<word>{_NAME})\s$")
_LED_TO = re.compile(r"\b[a-z]{2}\s$")
"""A small word, as "in" or "of", by which a place is one of the sentence."""
_ARTICLES = frozenset({"the", "a", "an"})
_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_]")


def agency_of(text: str) -> str:
    """Return the name of the agency in the dateline of a text, "" where it names none.

    A land, and letters that only shorten the words before them, are no agency.

    Examples
    --------
    >>> agency_of("NAIROBI, Sept. 22 (Agency) - Gunmen came."), agency_of("The Harbour Board (HB) -- Of Pula -- came.")
    ('Agency', '')
    """
    head = text[:_HEAD]
    found = [(match.start("agency"), match["agency"]) for match in _AT_LINE.finditer(head)]
    found += [(match.start("agency"), match["agency"]) for match in _RUN_IN.finditer(head)]
    agencies = (" ".join(name.split()) for at, name in sorted(found) if _is_agency(name, head[:at]))
    return next(agencies, "")


def datelines_within(text: str, start: int, stop: int) -> Iterator[int]:
    """Yield where reports begin behind other words of a stretch, with the place of their dateline.

    >>> text = "Talks on rain New York (HNA) -- The mayor came to Pula (HNA) -- She left."
    >>> [text[at:][:8] for at in datelines_within(text, 0, len(text))]
    ['New York']
    """
    for match in _RUN_IN.finditer(text, start, stop):
        begin = match.start("place")
        before = _NAME_BEFORE.search(text, start, begin)
        if before and f"{before['word']} {match['place'].split()[0].rstrip(',')}" in _places():
            begin = before.start()
        if not _LED_TO.search(text, start, begin) and _is_agency(match["agency"], text[start : match.start("agency")]):
            yield begin


def _is_agency(name: str, before: str) -> bool:
    """Return whether what stands in brackets is neither a land nor letters for the words before it."""
    plain = " ".join(name.split())
    return plain not in _places() and not _shortens(plain, before)


def writer_key(name: str) -> str:
    """Return what an agency and an outlet of one name have in common: its first letters, or its one word.

    >>> [writer_key(name) for name in ("The Harbour News-Agency", "HNA", "Herald", "www.herald.example")]
    ['hna', 'hna', 'herald', 'herald']
    """
    words = name.split()
    bare = " ".join(words[1:] if words and words[0].lower() in _ARTICLES else words)
    if " " not in bare and "." in bare:
        bare = max(bare.split(".")[:-1], key=len)  # the name in the address of a page
    letters = "".join(_INITIAL.findall(bare))
    return (letters if len(letters) > 1 else bare).casefold()


@cache
def _places() -> frozenset[str]:
    """Return the names of lands and of what lies in them: "Georgetown (Guyana) -"."""
    return frozenset(COUNTRY_OF).union(*(nation.names for nation in nations()))


def _shortens(name: str, before: str) -> bool:
    """Return whether a name is the first letters of the words right before its bracket."""
    words = re.findall(r"[^\W\d_]+", before)[-len(name) :]
    return name.isupper() and len(words) == len(name) and all(map(_begins_with, words, name))


def _begins_with(word: str, letter: str) -> bool:
    return word[0].upper() == letter
