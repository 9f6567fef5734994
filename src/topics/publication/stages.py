"""The stage that cleans the articles of a part and dates each of them: a pure function on tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from topics.articles.cleaning import CleanArticle, clean_article
from topics.articles.readers.found_article import found_articles
from topics.articles.surveys import ask
from topics.dates.given import two_readings
from topics.publication.file_names import read_file_name
from topics.publication.ladder import (
    Published,
    climb,
    contradiction,
    keep_within,
    read_evidence,
    read_frame,
    read_given,
    read_stated,
    read_title,
    read_url,
    unread_note,
)
from topics.publication.offices import read_offices_told
from topics.publication.partial_days import read_partial_days
from topics.records import ArticleRow, PassageRow, RepairRow, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from topics.articles.sidecar import Sidecar
    from topics.dates.spans import Span
    from topics.publication.offices import Office
    from topics.publication.readings import Reading
    from topics.records import Basis
    from topics.settings import ArticleSettings

_NOT_GIVEN: frozenset[Basis] = frozenset(("inferred", "unknown"))
"""Words for the basis of a day that nobody states."""


def clean_part(
    raw: pd.DataFrame,
    survey: pd.DataFrame,
    sidecar: Sidecar,
    settings: ArticleSettings,
    frame: Span | None = None,
    offices: Sequence[Office] = (),
) -> dict[str, pd.DataFrame]:
    """Return the clean articles of a part, dated, with their repairs, passages and problems.

    Parameters
    ----------
    raw : DataFrame
        ``articles`` as ``topics.articles.stages.read_part`` gives them.
    survey : DataFrame
        The merged survey of the whole corpus.
    sidecar : Sidecar
        What the user wrote down about the files.
    settings : ArticleSettings
        The settings in force.
    frame : Span or None
        The days that the reader knows all articles to be of.
    offices : sequence of Office
        Who held which office when, as the reader knows.
    """
    articles: list[ArticleRow] = []
    repairs: list[RepairRow] = []
    passages: list[PassageRow] = []
    whole = ask(survey)
    for raw_article in found_articles(raw):
        article = clean_article(raw_article, whole, sidecar, settings)
        articles.append(dated_row(article, frame, offices))
        repairs += article.repairs
        passages += article.passages
    return {
        "articles": table("articles", articles),
        "repairs": table("repairs", repairs),
        "passages": table("passages", passages),
        "problems": table("problems"),
    }


def dated_row(article: CleanArticle, frame: Span | None = None, offices: Sequence[Office] = ()) -> ArticleRow:
    """Return the row of a clean article with what is known of its day of publication."""
    published = date_article(article, frame, offices)
    given = {"sidecar": article.sidecar_row.get("published", ""), "markup": article.raw.metadata.published}
    unread = [note for basis, value in given.items() if (note := unread_note(value, basis))]
    row = article.row.copy()
    row["published"] = published.day
    row["published_edtf"] = published.edtf
    row["published_basis"] = cast("Basis", published.basis)
    row["published_start"] = published.start
    row["published_stop"] = published.stop
    row["notes"] = (*article.notes, *_basis_given(published, article), *unread, *published.notes)
    return row


def _basis_given(published: Published, article: CleanArticle) -> list[str]:
    """Return a note of how the reader knows the day, in the words of the list of sources, where that gives it.

    A whole day that stands beside the program's own word for a day that is not given was put there by the reader.
    """
    basis = article.sidecar_row.get("basis", "").strip()
    if published.basis != "sidecar" or not basis or (published.day and basis in _NOT_GIVEN):
        return []
    return [f"published: basis of the day by the list of sources: {basis}"]


def date_article(article: CleanArticle, frame: Span | None = None, offices: Sequence[Office] = ()) -> Published:
    """Return what an article, its file and its address tell of its day of publication.

    ``start`` and ``stop`` of what is returned are characters of the text as found.

    Parameters
    ----------
    article : CleanArticle
        The article.
    frame : Span or None
        The days that the reader knows all articles to be of; only ``sources.csv`` counts before it.
    offices : sequence of Office
        Who held which office when, as the reader knows.
    """
    published = _climb(article, frame, offices)
    if published.start < 0:
        return published
    start, stop = article.layout.to_found.to_found(published.start, published.stop)
    return replace(published, start=start, stop=stop)


def _climb(article: CleanArticle, frame: Span | None, offices: Sequence[Office]) -> Published:
    """Return what the rungs of an article say together; offsets are those of its repaired text."""
    sidecar = read_given(article.sidecar_row.get("published", ""), "sidecar")
    rungs, notes = keep_within(frame, _rungs(article))
    known = [*rungs, read_frame(frame)]
    published = climb([sidecar, *known])
    if article.language != "en" or (published.day and published.basis != "file"):
        return published.with_notes(notes)
    kept = article.layout.lines_without(article.layout.litter)
    if published.basis == "file" and (later := contradiction(published, read_evidence(kept, None))):
        notes = [*notes, later]
        known = [rung for rung in known if rung is None or rung.basis != "file"]
    possible = climb([sidecar, *known]).span
    evidence = None if two_readings(possible) else read_evidence(kept, possible)  # it would leave neither of two days
    partial = read_partial_days(article.layout.own_lines, climb([sidecar, *known, evidence]).span)
    told = climb([sidecar, partial, *known, evidence])
    narrower = climb([sidecar, partial, *known, evidence, read_offices_told(kept, offices)]) if offices else told
    return (told if narrower.day else narrower).with_notes(notes)


def _rungs(article: CleanArticle) -> list[Reading | None]:
    """Return the readings of an article below ``sources.csv``, from the surest down."""
    layout, metadata, locator = article.layout, article.raw.metadata, article.raw.locator
    title_start = layout.lines[layout.title_line].start if layout.title else -1
    return [
        read_given(metadata.published, metadata.published_basis),
        read_stated(layout.own_lines, is_page=len(article.raw.blocks) > 1),
        read_url(metadata.url),
        None if locator.record else read_file_name(locator.source),
        read_title(layout.title or metadata.title, title_start),
    ]
