"""The part-by-part stages of the articles: read, survey, clean. Each is a pure function on tables."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from topics.articles import surveys
from topics.articles.cleaning import clean_article
from topics.articles.readers import FoundArticle, read_file
from topics.articles.sidecar import Sidecar
from topics.records import Problem, table
from topics.settings import ArticleSettings, DateSettings


def read_part(corpus: Path, sources: Sequence[str], settings: ArticleSettings) -> dict[str, pd.DataFrame]:
    """Return the raw articles of some files, and what could not be read.

    Parameters
    ----------
    corpus : Path
        The folder, or the one file.
    sources : sequence of str
        Some of the paths that ``list_files`` gives.
    settings : ArticleSettings
        Not used by any reader so far; part of every stage's key.

    Returns
    -------
    dict of str to DataFrame
        ``articles`` with ``found``, the locator and the metadata of the format, and ``problems``.
    """
    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for source in sources:
        articles, troubles = read_file(corpus, source)
        rows += [_raw_row(article) for article in articles]
        problems += troubles
    return {"articles": table("articles", rows), "problems": problems_table(problems)}


def survey_part(raw: pd.DataFrame) -> pd.DataFrame:
    """Return what a part of the raw articles adds to the survey of the whole corpus."""
    return surveys.survey_articles(_rows(raw))


def merge_surveys(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return the survey of the whole corpus, whatever the order of its parts."""
    return surveys.merge(parts)


def clean_part(
    raw: pd.DataFrame, survey: pd.DataFrame, sidecar: Sidecar, settings: ArticleSettings, date_settings: DateSettings
) -> dict[str, pd.DataFrame]:
    """Return the clean articles of a part with their repairs, passages and problems.

    Parameters
    ----------
    raw : DataFrame
        ``articles`` as ``read_part`` gives them.
    survey : DataFrame
        The merged survey of the whole corpus.
    sidecar : Sidecar
        What the user wrote down about the files.
    settings, date_settings
        The settings in force.
    """
    del date_settings
    asked = surveys.ask(survey)
    tables: dict[str, list[dict[str, Any]]] = {"articles": [], "repairs": [], "passages": []}
    for row in _rows(raw):
        cleaned = clean_article(row, asked, sidecar, settings)
        tables["articles"].append(cleaned.article)
        tables["repairs"] += cleaned.repairs
        tables["passages"] += cleaned.passages
    result = {name: table(name, rows) for name, rows in tables.items()}
    return {**result, "problems": problems_table([])}


def problems_table(problems: Sequence[Problem]) -> pd.DataFrame:
    """Return problems as the table of that name."""
    rows = [{"source": each.source, "found": each.found, "advice": each.advice, "lost": each.lost} for each in problems]
    return table("problems", rows)


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table by column name."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _raw_row(article: FoundArticle) -> dict[str, Any]:
    locator = article.locator
    known = ("title", "outlet", "author", "url", "published", "language")
    blocks = [[block.start, block.stop, block.kind] for block in article.blocks]
    return {
        "id": article.id,
        "source": locator.source,
        "record": locator.record,
        "field": locator.field,
        "encoding": locator.encoding,
        "sha256": locator.sha256,
        **{name: article.metadata.get(name, "") for name in known},
        "published_basis": "unknown",
        "found": article.text,
        "blocks": json.dumps(blocks) if blocks else "",
        "extra": article.extra,
    }
