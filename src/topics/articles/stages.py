"""The part-by-part stages of the articles: read, survey, clean. Each is a pure function on tables."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd

from topics.articles.cleaning import clean_article
from topics.articles.readers import FoundArticle, read_file
from topics.articles.sidecar import Sidecar
from topics.articles.surveys import ask, merge_surveys, survey_part
from topics.records import Problem, table
from topics.settings import ArticleSettings

__all__ = ["clean_part", "merge_surveys", "read_part", "survey_part"]


def read_part(corpus: Path, sources: Sequence[str]) -> dict[str, pd.DataFrame]:
    """Return the raw articles of some files, and what could not be read.

    Parameters
    ----------
    corpus : Path
        The folder, or the one file.
    sources : sequence of str
        Some of the paths that ``list_files`` gives.

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
    return {"articles": table("articles", rows), "problems": table("problems", map(asdict, problems))}


def clean_part(
    raw: pd.DataFrame, survey: pd.DataFrame, sidecar: Sidecar, settings: ArticleSettings
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
    settings : ArticleSettings
        The settings in force.
    """
    asked = ask(survey)
    cleaned = [clean_article(row, asked, sidecar, settings) for row in raw.to_dict("records")]
    names = ("articles", "repairs", "passages")
    tables = {name: table(name, [row for one in cleaned for row in one[name]]) for name in names}
    return {**tables, "problems": table("problems")}


def _raw_row(article: FoundArticle) -> dict[str, Any]:
    return {
        "id": article.id,
        **asdict(article.locator),
        **article.metadata,
        "published_basis": "unknown",
        "found": article.text,
        "blocks": json.dumps(article.blocks) if article.blocks else "",
        "extra": article.extra,
    }
