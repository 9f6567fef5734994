"""Who held an office when, as the reader knows it: a text that calls a person by it was published in these days.

Only a soft bound, as all that a text itself betrays: a writer may look back on the office of that time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from topics.dates.spans import Span
from topics.english.data import read_lists
from topics.english.names import NOT_IN_OFFICE, ROLE_MODIFIERS
from topics.english.places import LANDS
from topics.errors import InputError, SettingsError, refuse
from topics.publication.readings import Reading

if TYPE_CHECKING:
    from topics.articles.lines import Line

_FORM = re.compile(r"(?P<role>[^:]+):\s*(?P<holder>.*?\S)\s+(?P<first>[\d-]*)\.\.(?P<last>[\d-]*)")
_LISTS = read_lists("topics.publication", "offices")
_WORDS_BEFORE = 3
"""Words before an office, at most, among which one makes it another office, or one that is not held."""
_SAME_STEM = 4
"""First letters by which "Bordurian" is taken to be of Borduria where no list of lands has it."""
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_CLAUSE_END = re.compile(r"[,;:.!?()–—]\s")
_NAMES_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_QUOTED = re.compile(r"“[^“”]*”?|\"[^\"]*\"?|«[^«»]*»?")


class Office(NamedTuple):
    """An office, who held it, and in which days.

    ``role`` is as the reader writes it, ``kind`` and ``land`` are "foreign minister" and "Borduria" of it.
    """

    role: str
    holder: str
    span: Span

    @property
    def kind(self) -> str:
        """What is held, without of what land."""
        return self.role.partition(" of ")[0]

    @property
    def land(self) -> str:
        """Of what it is held, or ""."""
        return self.role.partition(" of ")[2]


def read_offices(texts: Sequence[str]) -> tuple[Office, ...]:
    """Return the offices that the settings list.

    Parameters
    ----------
    texts : sequence of str
        Each ``ROLE: NAME FROM..TO``, days as YYYY-MM-DD, YYYY-MM or YYYY, inclusive; one end may be missing.

    Raises
    ------
    SettingsError
        If one is not of this form, or its days are none.

    Examples
    --------
    >>> [(it.role, it.holder, it.span.edtf) for it in read_offices(["mayor of Olsted: Ann Roe 2012-05..2016"])]
    [('mayor of Olsted', 'Ann Roe', '2012-05-01/2016-12-31')]
    """
    return tuple(_read_office(text) for text in texts)


def _read_office(text: str) -> Office:
    match = _FORM.fullmatch(text.strip())
    if match is None or not (match["first"] or match["last"]):
        refuse(
            f"[publication] offices has '{text}'; write an office, its holder and the days, such as "
            "'foreign minister of Borduria: Ana Kruger 2012-12-30..2013-07-25'.",
            SettingsError,
        )
    try:
        span = Span.from_edtf(f"{match['first'] or '..'}/{match['last'] or '..'}")
    except InputError as error:
        refuse(f"[publication] offices has '{text}', whose days are none: {error}", SettingsError)
    return Office(" ".join(match["role"].split()), " ".join(match["holder"].split()), span)


def read_offices_told(lines: Sequence[Line], offices: Sequence[Office]) -> Reading | None:
    """Return the reading of the days in which the offices that a text calls persons by were held, or None.

    Of several, the latest beginning counts, and the earliest end after it. A paragraph that names a year or looks
    back in other words tells no end, a quotation nothing.

    Parameters
    ----------
    lines : sequence of Line
        The lines of the article; offsets are those of the text that they refer to.
    offices : sequence of Office
        Who held which office when.
    """
    told = [item for office in offices for item in _told(lines, office)]
    begun = max((item.span.first for item in told if item.span.first), default=None)
    ended = [item for item in told if item.span.last and item.span.last >= (begun or date.min)]
    closest = min(ended, key=lambda item: (item.span.last, item.start), default=None)
    end = closest.span.last if closest else None
    if begun is None and end is None:
        return None
    shown = closest or next(item for item in told if item.span.first == begun)
    return Reading(Span(begun, end), "inferred", shown.start, shown.stop, shown.why)


def _told(lines: Sequence[Line], office: Office) -> Iterator[Reading]:
    """Yield the places where a text calls the holder of an office by it."""
    is_named = any(office.holder in line.text for line in lines)
    for line in lines:
        if office.holder.split()[-1] not in line.text:
            continue
        quoted = [match.span() for match in _QUOTED.finditer(line.text)]
        for match in _pattern(office).finditer(line.text):
            holder = match["holder"] or match["holder_before"]
            if any(start <= match.start() < stop for start, stop in quoted):
                continue
            if (holder != office.holder and not is_named) or not _is_this_office(line.text, match, office):
                continue
            looks_back = _NAMES_YEAR.search(line.text) or _looking_back().search(line.text)
            span = Span(office.span.first, None) if looks_back else office.span
            words = line.text[match.start() : match.end()]
            why = f"“{words}”, an office held {office.span.edtf} as the settings give"
            if span.first or span.last:
                yield Reading(span, "inferred", line.start + match.start(), line.start + match.end(), why)


def _is_this_office(text: str, match: re.Match[str], office: Office) -> bool:
    """Return False where other words make it another office, that of another land, or one that is not held."""
    land = office.land
    told_land = match["land"] or match["land_before"] or match["land_after"] or ""
    if told_land and not _same_land(told_land, land):
        return False
    if not match["kind"]:
        return True
    before = _WORD.findall(_CLAUSE_END.split(text[: match.start()])[-1])[-_WORDS_BEFORE:]
    low = [word.lower() for word in before]
    if any(not _unheld().isdisjoint([word, *word.split("-")]) for word in low):
        return False
    if before and low[-1] in ROLE_MODIFIERS and office.kind.split()[0].lower() != low[-1]:
        return False
    is_place = bool(before) and (before[-1] in LANDS or before[-1].endswith(("'s", "’s"))) and before[-1][0].isupper()
    return not is_place or not land or _same_land(before[-1], land)


@cache
def _unheld() -> frozenset[str]:
    """Return the words before an office that make it another one, or one that is not held."""
    return frozenset(NOT_IN_OFFICE.union(_LISTS["not-held"].words))


@cache
def _looking_back() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_LISTS['looking-back'].pattern})\b", re.IGNORECASE)


def _same_land(words: str, land: str) -> bool:
    """Return whether words name a land, or what is of it: "Syria", "Syria's", "Syrian"."""
    plain = re.sub(r"['’]s?$", "", words.removeprefix("the ")).strip()
    land = land.removeprefix("the ")
    if plain in LANDS and land in LANDS:
        return LANDS[plain] == LANDS[land]
    return plain == land or plain[:_SAME_STEM].lower() == land[:_SAME_STEM].lower()


@cache
def _pattern(office: Office) -> re.Pattern[str]:
    """Return what finds an office beside the name of its holder, before or after it."""
    kind_words = r"\s+".join(map(re.escape, office.kind.split()))
    surname = office.holder.split()[-1]
    names = "|".join(re.escape(name) for name in (office.holder, surname))
    place = r"(?:the\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w-]+)*"
    title = r"(?:(?:Mr|Mrs|Ms|Dr|Sir)\.?\s+)?"
    return re.compile(
        rf"\b(?P<kind>(?i:{kind_words}))(?:\s+of\s+(?P<land>{place}?))?,?\s+{title}(?P<holder>{names})\b"
        rf"|\b(?P<holder_before>{names})(?:,|\s+is)\s+(?:the\s+)?(?:(?:current|present)\s+)?"
        rf"(?:(?P<land_before>{place})\s+)?(?i:{kind_words})\b"
        rf"(?!\s+(?:{_LISTS['terms'].pattern})\b|-)(?:\s+of\s+(?P<land_after>{place}))?"
    )
