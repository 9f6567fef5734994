"""What a reader gives: one article with its text as found and the metadata of its format."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from topics.records import ArticleRow, Basis, Locator, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd


class Block(NamedTuple):
    """Characters ``start`` to ``stop`` (exclusive) of ``found`` that the markup shows to be the article.

    ``kind`` is ``text``, ``heading`` or ``caption``.
    """

    start: int
    stop: int
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the format of a file says about an article; empty texts where it says nothing.

    ``published_basis`` says whether the day stands in the markup or is only shown; ``notes`` are for a reader.
    """

    title: str = ""
    outlet: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    language: str = ""
    published_basis: Basis = "markup"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article as its file gives it.

    Parameters
    ----------
    id : str
        The record's own id where it has one, else its path and ``#record``.
    locator : Locator
        Where the text was found.
    text : str
        The text as found, before any repair.
    metadata : Metadata
        What the format says about it.
    extra : str
        Further columns of the record, as a JSON object, or "".
    blocks : tuple of Block
        The article by its markup; empty where the format has none (then all of the text counts).
    """

    id: str
    locator: Locator
    text: str
    metadata: Metadata = Metadata()
    extra: str = ""
    blocks: tuple[Block, ...] = ()

    def storable(self) -> FoundArticle:
        """Return the article with "?" in place of each lone surrogate, in the text and in all that is known of it."""
        place, known = self.locator, self.metadata
        if all(map(_is_storable, self._texts)):
            return self
        return replace(
            self,
            id=_stored(self.id),
            locator=replace(place, record=_stored(place.record), field=_stored(place.field)),
            text=_stored(self.text),
            metadata=replace(
                known,
                title=_stored(known.title),
                outlet=_stored(known.outlet),
                author=_stored(known.author),
                url=_stored(known.url),
                published=_stored(known.published),
                language=_stored(known.language),
                notes=tuple(map(_stored, known.notes)),
            ),
            extra=_stored(self.extra),
        )

    @property
    def _texts(self) -> tuple[str, ...]:
        """All that is kept of the article as text."""
        place, known = self.locator, self.metadata
        of_metadata = (
            known.title,
            known.outlet,
            known.author,
            known.url,
            known.published,
            known.language,
            *known.notes,
        )
        return self.text, self.id, place.record, place.field, self.extra, *of_metadata

    @property
    def row(self) -> ArticleRow:
        """The row of the raw table "articles" that keeps it."""
        return {
            "id": self.id,
            "source": self.locator.source,
            "record": self.locator.record,
            "field": self.locator.field,
            "encoding": self.locator.encoding,
            "encoding_guessed": self.locator.guessed,
            "sha256": self.locator.sha256,
            "title": self.metadata.title,
            "outlet": self.metadata.outlet,
            "author": self.metadata.author,
            "url": self.metadata.url,
            "published": self.metadata.published,
            "published_basis": self.metadata.published_basis,
            "language": self.metadata.language,
            "found": self.text,
            "blocks": json.dumps(self.blocks) if self.blocks else "",
            "extra": self.extra,
            "notes": self.metadata.notes,
        }


def _is_storable(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _stored(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def found_articles(raw: pd.DataFrame) -> Iterator[FoundArticle]:
    """Yield the articles that the raw table "articles" keeps, in its order."""
    for row in raw.to_dict("records"):
        yield FoundArticle(
            id=row["id"],
            locator=Locator(
                row["source"], row["record"], row["field"], row["encoding"], row["sha256"], row["encoding_guessed"]
            ),
            text=row["found"],
            metadata=Metadata(
                title=row["title"],
                outlet=row["outlet"],
                author=row["author"],
                url=row["url"],
                published=row["published"],
                language=row["language"],
                published_basis=row["published_basis"],
                notes=tuple(row["notes"]),
            ),
            extra=row["extra"],
            blocks=tuple(Block(*block) for block in json.loads(row["blocks"] or "[]")),
        )


FileContent = tuple[list[FoundArticle], list[Problem]]
"""What a reader gives: the articles of a file, and what in it could not be used."""
