"""Texts that a news archive saved: one text layer, of a text, Word, rich text or page file, with many articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from topics.articles.containers.factiva import find_factiva
from topics.articles.containers.nexis import find_nexis
from topics.articles.containers.proquest import find_proquest
from topics.articles.containers.text_records import TextRecord, as_articles
from topics.articles.readers.found_article import FileContent, FoundArticle
from topics.records import Problem

_NUMBERED = ("ument", "UMENT")
"""What is in "Document 3 of 120", "3 of 120 DOCUMENTS" and "Dokument" alike."""


class Export(NamedTuple):
    """What a news archive saves: its name, words one of which is in each such text, and what finds its articles."""

    name: str
    signs: tuple[str, ...]
    find: Callable[[str], list[TextRecord]]


EXPORTS = (
    Export("Nexis", _NUMBERED, find_nexis),
    Export("Factiva", _NUMBERED, find_factiva),
    Export("ProQuest", ("ProQuest document ID",), find_proquest),
)
"""The archives whose texts are told apart, in the order in which they are tried."""
_SHOWN = 60


def split_exports(articles: Sequence[FoundArticle]) -> FileContent:
    """Return the articles of files, each text that a news archive saved cut into its own; others as they are."""
    split: list[FoundArticle] = []
    problems: list[Problem] = []
    for whole in articles:
        name, records = _records_of(whole)
        if not records:
            split.append(whole)
            continue
        source = whole.locator.source
        empty = [number for number, record in enumerate(records) if not record.body]
        split += [article for article in as_articles(whole, records) if article.blocks]
        problems += _problems(whole, name, records, source, empty)
    return split, problems


def _records_of(whole: FoundArticle) -> tuple[str, list[TextRecord]]:
    """Return the archive that saved a text and its articles; none where it is an article by itself."""
    if whole.locator.record:
        return "", []
    for export in EXPORTS:
        if any(sign in whole.text for sign in export.signs):
            records = export.find(whole.text)
            if any(record.body for record in records):
                return export.name, records
    return "", []


def _problems(
    whole: FoundArticle, name: str, records: Sequence[TextRecord], source: str, empty: Sequence[int]
) -> list[Problem]:
    """Return what of the text is in no article: articles without text, words before, between and after them."""
    problems = []
    if empty:
        found = f"{len(empty)} of {len(records)} articles of {name} have no text (first: record {empty[0]})"
        problems.append(Problem(source, found, "save them with their full text", lost=False))
    edges = [0, *(edge for record in records for edge in (record.start, record.stop)), len(whole.text)]
    between = [whole.text[start:stop].strip() for start, stop in pairwise(edges)][::2]
    outside = [words for words in between if words.strip("_ \n")]
    if outside:
        n_words = sum(len(words.split()) for words in outside)
        shown = " ".join(outside[0].split())[:_SHOWN]
        found = f"{n_words} words of {name} around its articles are none of them (“{shown}”)"
        problems.append(Problem(source, found, "nothing to do", lost=False))
    return problems
