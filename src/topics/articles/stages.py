"""The stages of the articles that work part by part: read and survey. Each is a pure function on tables."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from topics.articles.files import read_file
from topics.articles.readers.found_article import FoundArticle
from topics.articles.surveys import merge_surveys, survey_part
from topics.records import Problem, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pandas as pd

__all__ = ["merge_surveys", "read_part", "survey_part"]


def read_part(
    corpus: Path, sources: Sequence[str], digests: Mapping[str, str] | None = None
) -> dict[str, pd.DataFrame]:
    """Return the raw articles of some files, and what could not be read.

    Parameters
    ----------
    corpus : Path
        The folder, or the one file.
    sources : sequence of str
        Some of the paths that ``list_files`` gives.
    digests : mapping of str to str, optional
        The digest that each file had when the run began.

    Returns
    -------
    dict of str to DataFrame
        ``articles`` with ``found``, the locator and the metadata of the format, and ``problems``.
    """
    articles: list[FoundArticle] = []
    problems: list[Problem] = []
    for source in sources:
        in_file, troubles = read_file(corpus, source, (digests or {}).get(source, ""))
        articles += in_file
        problems += troubles
    return {
        "articles": table("articles", [article.row for article in articles]),
        "problems": table("problems", map(asdict, problems)),
    }
