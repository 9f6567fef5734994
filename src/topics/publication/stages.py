"""The stage that cleans the articles of a part and dates each of them: a pure function on tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from topics.articles.cleaning import CleanArticle, clean_article
from topics.articles.readers import found_articles
from topics.articles.surveys import ask
from topics.publication.ladder import (
    Published,
    climb,
    read_evidence,
    read_given,
    read_stated,
    read_title,
    read_url,
    unread_note,
)
from topics.records import ArticleRow, PassageRow, RepairRow, table

if TYPE_CHECKING:
    import pandas as pd

    from topics.articles.sidecar import Sidecar
    from topics.records import Basis
    from topics.settings import ArticleSettings


def clean_part(
    raw: pd.DataFrame, survey: pd.DataFrame, sidecar: Sidecar, settings: ArticleSettings
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
    """
    articles: list[ArticleRow] = []
    repairs: list[RepairRow] = []
    passages: list[PassageRow] = []
    whole = ask(survey)
    for raw_article in found_articles(raw):
        article = clean_article(raw_article, whole, sidecar, settings)
        articles.append(dated_row(article))
        repairs += article.repairs
        passages += article.passages
    return {
        "articles": table("articles", articles),
        "repairs": table("repairs", repairs),
        "passages": table("passages", passages),
        "problems": table("problems"),
    }


def dated_row(article: CleanArticle) -> ArticleRow:
    """Return the row of a clean article with what is known of its day of publication."""
    published = date_article(article)
    given = {"sidecar": article.sidecar_row.get("published", ""), "markup": article.raw.metadata.published}
    unread = [note for basis, value in given.items() if (note := unread_note(value, basis))]
    row = article.row.copy()
    row["published"] = published.day
    row["published_edtf"] = published.edtf
    row["published_basis"] = cast("Basis", published.basis)
    row["published_start"] = published.start
    row["published_stop"] = published.stop
    row["notes"] = (*article.notes, *unread, *published.notes)
    return row


def date_article(article: CleanArticle) -> Published:
    """Return what an article, its file and its address tell of its day of publication.

    ``start`` and ``stop`` of what is returned are characters of the text as found.
    """
    layout, metadata = article.layout, article.raw.metadata
    title_start = layout.lines[layout.title_line].start if layout.title else -1
    readings = [
        read_given(article.sidecar_row.get("published", ""), "sidecar"),
        read_given(metadata.published, metadata.published_basis),
        read_stated(layout.inside_lines),
        read_url(metadata.url),
        read_title(layout.title or metadata.title, title_start),
    ]
    published = climb(readings)
    if not published.day and article.language == "en":
        kept = layout.lines_without(layout.litter)
        published = climb([*readings, read_evidence(kept, published.span)])
    if published.start < 0:
        return published
    start, stop = layout.to_found.to_found(published.start, published.stop)
    return replace(published, start=start, stop=stop)
