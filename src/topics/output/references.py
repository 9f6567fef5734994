"""What a reference manager is given of an article: a key, its authors, its outlet, its day as far as that is known."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from topics.dates.spans import Span
from topics.english.names import BYLINE_WORDS, NAME_SUFFIXES, PARTICLES, ROLES
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
_OFFICE_WORDS = 2
"""Words of an agency or a role right behind a name, at least (inclusive): one alone may be a surname."""
_SPELLED = 3
"""Letters of a word, at least (inclusive), that stands for a name in capitals; fewer may be initials."""


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
        What is known of a day that is not certain, in words: "Published: 15 Mar 2014, possibly"; else "".
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
        persons = persons_of(byline, article.outlet)
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


def persons_of(byline: str, outlet: str = "") -> tuple[str, ...]:
    """Return the persons of a byline as "Family, Given"; none where any part of it is no person's name.

    What stands behind a comma or semicolon and is a role, an agency or the outlet is left out.

    Examples
    --------
    >>> persons_of("Humeyra Pamuk and Ludwig van der Berg")
    ('Pamuk, Humeyra', 'van der Berg, Ludwig')
    >>> persons_of("Ann and Bob Lee"), persons_of("Associated Press")
    ((), ())
    >>> persons_of("JILL BERG; AP National Security Writer")
    ('Berg, Jill',)
    """
    names = [_person(name) for piece in _whom(byline, outlet) for name in re.split(r"\s*&\s*|\s+and\s+", piece)]
    return tuple(dict.fromkeys(names)) if all(names) else ()


def _whom(byline: str, outlet: str) -> list[str]:
    """Return the pieces of a byline between commas and semicolons, without roles and outlets behind them."""
    pieces = [piece for piece in re.split(r"\s*[,;]\s*(?:and\s+)?", byline) if piece.strip()]
    return [_without_office(piece) for at, piece in enumerate(pieces) if not (at and _is_office(piece, outlet))]


def _is_office(piece: str, outlet: str) -> bool:
    """Return True for a role ("AP National Political Writer"), an agency, or an outlet ("CNN Business") in a byline."""
    words = piece.casefold().split()
    whose = f" {' '.join(_slug(outlet))} "
    return (
        words[-1] in ROLES
        or BYLINE_WORDS.issuperset(words)
        or (bool(whose.strip()) and whose in f" {' '.join(_slug(piece))} ")
    )


def _without_office(piece: str) -> str:
    """Return a piece of a byline without an agency or a role of two words or more right behind a name."""
    words = piece.split()
    kept = len(words)
    while kept and words[kept - 1].casefold() in BYLINE_WORDS:
        kept -= 1
    return " ".join(words[:kept]) if kept in _NAME_WORDS and kept <= len(words) - _OFFICE_WORDS else piece


def _byline(article: Any) -> str:
    """Return what an article says of its authors, in one line, or "" where that is its outlet."""
    byline = re.sub(r"^(?:by|By|BY)\s+", "", " ".join(article.author.split()))
    return "" if byline.casefold() == article.outlet.casefold() else byline


def _person(name: str) -> str:
    """Return a person's name as "Family, Given", or "" for what is no name of given name and surname."""
    words = _in_small_letters(name).split()
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


def _in_small_letters(name: str) -> str:
    """Return a name that is written in capitals as others are: "PAMUK" as "Pamuk", initials as they are."""
    words = name.split()
    if not name.isupper() or not any(len(word) >= _SPELLED and "." not in word for word in words):
        return name
    return " ".join(word.lower() if word.casefold() in PARTICLES else _spelled(word) for word in words)


def _spelled(word: str) -> str:
    """Return a word in capitals with its first letters only as such."""
    if word.casefold() in NAME_SUFFIXES and set(word) <= set("IV"):
        return word
    return re.sub(r"[^\W\d_]+", _capitalized, word)


def _capitalized(match: re.Match[str]) -> str:
    letters = match[0]
    return f"Mc{letters[2:].capitalize()}" if re.match(r"MC\w{3}", letters) else letters.capitalize()


def _key(article: Any) -> str:
    words = [word for word in _slug(article.title.replace("’", "").replace("'", "")) if word not in STOP_WORDS]
    return "-".join((*_slug(article.outlet), *_slug(_certain_date(article)), *words[:_TITLE_WORDS]))


def _slug(text: str) -> Iterable[str]:
    """Return the words of a text in small letters and digits of ASCII, accents left out."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain)
