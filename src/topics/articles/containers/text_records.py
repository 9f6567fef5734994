"""A text that holds many articles: the lines of each, its labels, and the article that it becomes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from topics.articles.readers.columns import as_json
from topics.articles.readers.found_article import Block, FoundArticle, Metadata
from topics.dates.given import read_given_day
from topics.english.calendar import MONTHS

_LINE = re.compile(r"[^\n]*\n|[^\n]+$")
_WEEKDAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?"
    r"|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b,?"
    r"|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b,?",
    re.IGNORECASE,
)
_MONTHS = {
    "januar": "January", "jänner": "January", "februar": "February", "märz": "March", "mai": "May", "juni": "June",
    "juli": "July", "oktober": "October", "dezember": "December",
    "janvier": "January", "février": "February", "mars": "March", "avril": "April", "juin": "June", "juillet": "July",
    "août": "August", "septembre": "September", "octobre": "October", "novembre": "November", "décembre": "December",
}  # fmt: skip
"""Months in German and French, as archives in these languages write the day above an article, and in English."""
_ORDINAL = re.compile(r"(?<=\d)(?:er|\.)(?=\s)")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:[A-Z]{2,5}\b)?")
_LONGEST_DAY = 9
"""Words of a line that is a day, at most (inclusive)."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a text: characters ``start`` to ``stop`` (exclusive) of it, without the white space around."""

    start: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True)
class TextRecord:
    """An article in a text of many.

    Parameters
    ----------
    start, stop : int
        Its characters in the text, stop exclusive.
    body : tuple of (int, int)
        Where its article stands in the text, stop exclusive; empty where there is none.
    metadata : Metadata
        What its labels say.
    aside : mapping of str to str
        Further labels: page, section …
    """

    start: int
    stop: int
    body: tuple[tuple[int, int], ...]
    metadata: Metadata
    aside: Mapping[str, str] = field(default_factory=dict)


def split_lines(text: str, start: int = 0, stop: int | None = None) -> list[TextLine]:
    """Return the lines of a text that are not blank, with their places in it."""
    lines = []
    for match in _LINE.finditer(text, start, len(text) if stop is None else stop):
        bare = match[0].strip()
        if bare:
            first = match.start() + match[0].index(bare)
            lines.append(TextLine(first, first + len(bare), bare))
    return lines


def as_articles(whole: FoundArticle, records: Sequence[TextRecord]) -> list[FoundArticle]:
    """Return the articles of a text of many; ``record`` numbers them from 0."""
    articles = []
    for number, record in enumerate(records):
        locator = replace(whole.locator, record=str(number))
        blocks = tuple(Block(start - record.start, stop - record.start) for start, stop in record.body)
        aside = {name: value for name, value in record.aside.items() if value}
        articles.append(
            FoundArticle(
                f"{whole.locator.source}#{number}",
                locator,
                whole.text[record.start : record.stop],
                record.metadata,
                as_json(aside),
                blocks,
            )
        )
    return articles


def day_of_line(line: str) -> str:
    """Return the day that a line is, without its weekday and time of day; "" where it is none.

    >>> day_of_line("June 19, 2023 Monday 8:00 AM GMT"), day_of_line("The board met on 19 June 2023 again")
    ('June 19, 2023', '')
    """
    if len(line.split()) > _LONGEST_DAY or not any(character.isdigit() for character in line):
        return ""
    bare = " ".join(_CLOCK.sub(" ", _WEEKDAY.sub(" ", line)).split()).strip(" ,;.")
    bare = " ".join(_MONTHS.get(word.lower(), word) for word in _ORDINAL.sub("", bare).split())
    first = bare.partition(" ")[0].strip(".,")
    if bare.isdigit() or not (first[:1].isdigit() or first.lower() in MONTHS):
        return ""
    return bare if read_given_day(bare) is not None else ""
