"""What a reader gives: one article with its text as found and the metadata of its format."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from topics.records import Locator, Problem


class Block(NamedTuple):
    """Characters ``start`` to ``stop`` (exclusive) of ``found`` that the markup shows to be the article.

    ``kind`` is ``text``, ``heading`` or ``caption``.
    """

    start: int
    stop: int
    kind: str = "text"


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
    metadata : mapping of str to str
        Any of title, outlet, author, url, published and language, as far as the format gives them.
    extra : str
        Further columns of the record, as a JSON object, or "".
    blocks : tuple of Block
        The article by its markup; empty where the format has none (then all of the text counts).
    """

    id: str
    locator: Locator
    text: str
    metadata: Mapping[str, str] = field(default_factory=dict)
    extra: str = ""
    blocks: tuple[Block, ...] = ()


Found = tuple[list[FoundArticle], list[Problem]]
"""What a reader gives: the articles of a file, and what in it could not be used."""
