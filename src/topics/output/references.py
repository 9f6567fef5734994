"""What a reference manager is given of an article: a key, its authors, its outlet, its day as far as that is known."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from topics.dates.spans import Span
from topics.english.names import BYLINE_WORDS, NAME_SUFFIXES, PARTICLES
from topics.english.words import STOP_WORDS
from topics.output.tables import rows
from topics.output.wording import article_day_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

_TITLE_WORDS = 3
"""Words of its title that stand in the key of an article, small words aside."""
_DIGEST_LENGTH = 8
"""Characters of the digest that parts the keys of articles with the same outlet, day and title."""
_NAME = re.compile(r"[^\W\d_a-z][\w’'.-]*")
"""A word of a person's name: it begins with a capital and holds no digit at its beginning."""
_NAME_WORDS = range(2, 6)
"""Words of a person's name in a byline."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An article as a reference manager takes it.

    Parameters
    ----------
    key : str
        Outlet, day and the beginning of the title; the same for the same article, whichever others are cited.
    title : str
        Its title, else its id.
    persons : tuple of str
        Its authors, "Family, Given".
    byline : str
        What it says of its authors where that names no persons, else ""; never the outlet.
    outlet : str
        Where it appeared, "" where that is not known.
    date : str
        As much of its day as is certain: "2023-06-16", "2023-06", "2023" or "".
    doubt : str
        What is known of a day that is not certain, in words: "Published: 15 Mar 2014, likely"; else "".
    url, file : str
        Its address and its file.
    """

    key: str
    title: str
    persons: tuple[str, ...]
    byline: str
    outlet: str
    date: str
    doubt: str
    url: str
    file: str


def references_of(articles: pd.DataFrame) -> dict[str, Reference]:
    """Return the reference of each article, by its id.

    Parameters
    ----------
    articles : DataFrame
        The whole table of this name: a key is unique among all articles, so that it is the same in every export.
    """
    listed = list(rows(articles))
    keys = [_key(article) for article in listed]
    uses = Counter(keys)
    references = {}
    for article, key in zip(listed, keys, strict=True):
        byline = _byline(article)
        persons = persons_of(byline)
        digest = sha256(article.id.encode()).hexdigest()[:_DIGEST_LENGTH]
        references[article.id] = Reference(
            key=key if key and uses[key] == 1 else "-".join(filter(None, (key, digest))),
            title=article.title or article.id,
            persons=persons,
            byline="" if persons else byline,
            outlet=article.outlet,
            date=_certain_date(article),
            doubt="" if article.published else f"Published: {article_day_words(article)}",
            url=article.url,
            file=article.source,
        )
    return references


def _certain_date(article: Any) -> str:
    """Return as much of the day of an article as is certain: what all days that are possible share."""
    if article.published:
        return str(article.published)
    if not article.published_edtf:
        return ""
    span = Span.from_edtf(article.published_edtf)
    if span.first is None or span.last is None:
        return ""
    first, last = str(span.first), str(span.last)
    return next((first[:length] for length in (len(first), -3, -6) if first[:length] == last[:length]), "")


def persons_of(byline: str) -> tuple[str, ...]:
    """Return the persons of a byline as "Family, Given"; none where any part of it is no person's name.

    Examples
    --------
    >>> persons_of("Humeyra Pamuk and Ludwig van der Berg")
    ('Pamuk, Humeyra', 'van der Berg, Ludwig')
    >>> persons_of("Ann and Bob Lee"), persons_of("Associated Press")
    ((), ())
    """
    names = [_person(name) for name in re.split(r"\s*[,;&]\s*(?:and\s+)?|\s+and\s+", byline) if name]
    return tuple(names) if all(names) else ()


def _byline(article: Any) -> str:
    """Return what an article says of its authors, in one line, or "" where that is its outlet."""
    byline = re.sub(r"^(?:by|By|BY)\s+", "", " ".join(article.author.split()))
    return "" if byline.casefold() == article.outlet.casefold() else byline


def _person(name: str) -> str:
    """Return a person's name as "Family, Given", or "" for what is no name of given name and surname."""
    words = name.split()
    suffix = words.pop() if words and words[-1].casefold().rstrip(".") in NAME_SUFFIXES else ""
    if len(words) not in _NAME_WORDS or not BYLINE_WORDS.isdisjoint(word.casefold() for word in words):
        return ""
    family = len(words) - 1
    while family > 1 and words[family - 1].casefold() in PARTICLES:
        family -= 1
    capitals = [*words[:family], words[-1]]
    if not all(_NAME.fullmatch(word) for word in capitals):
        return ""
    return ", ".join(filter(None, (" ".join(words[family:]), " ".join((*words[:family], suffix)).strip())))


def _key(article: Any) -> str:
    words = [word for word in _slug(article.title.replace("’", "").replace("'", "")) if word not in STOP_WORDS]
    return "-".join((*_slug(article.outlet), *_slug(_certain_date(article)), *words[:_TITLE_WORDS]))


def _slug(text: str) -> Iterable[str]:
    """Return the words of a text in small letters and digits of ASCII, accents left out."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain)
