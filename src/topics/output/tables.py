"""Tables for readers: their rows, and the cells that every format shows alike.

Cells are formatted in one place: whole numbers plainly, others to six significant digits, lists joined
by "; ", nothing for what is missing. So the same table gives the same bytes everywhere.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from topics.records import DECLARED

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from topics.records import Method

_LARGEST_WHOLE = 1e15
"""Whole numbers from here on (exclusive) are written with an exponent: a float is no longer exact there."""


def cell(value: object) -> str:
    """Return a value as it stands in a cell.

    Examples
    --------
    >>> cell(0.12345678), cell(2.0), cell(("a", "b")), cell(float("nan")), cell(True)
    ('0.123457', '2', 'a; b', '', 'true')
    """
    if value is None:
        return ""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return "; ".join(map(cell, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number(value)
    return str(value)


def _number(value: float) -> str:
    if math.isnan(value):
        return ""
    if value.is_integer() and abs(value) < _LARGEST_WHOLE:
        return str(int(value))
    return f"{value:.6g}"


def cells(frame: pd.DataFrame) -> list[list[str]]:
    """Return the cells of a frame, row by row."""
    columns = [[cell(value) for value in frame[name].tolist()] for name in frame.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def heads(frame: pd.DataFrame) -> list[str]:
    """Return the names of the columns as text."""
    return [str(name) for name in frame.columns]


def is_number(frame: pd.DataFrame, name: str) -> bool:
    """Tell whether a column holds numbers."""
    return frame[name].dtype.kind in "iuf"


def rows(frame: pd.DataFrame) -> list[Any]:
    """Return the rows of a frame as named tuples."""
    return list(frame.itertuples(index=False))


def subjects_of(label: str, phrases: Sequence[str], terms: Sequence[str], method: Method) -> list[str]:
    """Return what a theme is about beside its label: its further phrases, of a declared one its terms.

    A theme that was found, and whose label no phrase or term gave, is of no one subject: its terms are stray words.

    >>> subjects_of("ferry strike, quay", ["ferry strike", "quay", "dock workers"], ["dock"], "tfidf")
    ['dock workers']
    >>> subjects_of("mixed passages", [], ["dock"], "tfidf"), subjects_of("harbour", [], ["dock"], "codebook")
    ([], ['dock'])
    """
    if not len(phrases):
        return [] if is_mixed(label, phrases, terms, method) else list(terms)
    return [phrase for phrase in phrases if phrase not in label]


def mixed_labels(themes: pd.DataFrame) -> frozenset[str]:
    """Return the labels of the found themes that are of no one subject: figures claim nothing of them."""
    mixed = (theme for theme in rows(themes) if is_mixed(theme.label, theme.phrases, theme.terms, theme.method))
    return frozenset(str(theme.label) for theme in mixed)


def is_mixed(label: str, phrases: Sequence[str], terms: Sequence[str], method: Method) -> bool:
    """Return whether a theme was found and is of no one subject: no phrase or term gave its label."""
    is_unnamed = not len(phrases) and len(terms) > 0 and method not in DECLARED
    return is_unnamed and not any(term in label for term in terms)


def theme_rows(
    assignments: pd.DataFrame, themes: pd.DataFrame, articles: pd.DataFrame, passages: pd.DataFrame, unit: str
) -> pd.DataFrame:
    """Return themes as rows: ``id, article, source, start, stop, theme, label, score, chosen, group``.

    Parameters
    ----------
    assignments, themes, articles, passages : pandas.DataFrame
        As in ``topics.records.TABLES``, of one method.
    unit : str
        ``article`` for one row an article, ``passage`` for one row a passage (codebook: a passage and
        theme). What has no theme has a row with an empty one.
    """
    if unit == "article":
        best = _best_theme_of_articles(assignments)
        places = articles.assign(article=articles["id"], start=0, stop=articles["found"].str.len())
        owner = "article"
    else:
        best = _best_themes_of_passages(assignments)
        places = passages
        owner = "passage"
    named = best[[owner, "theme", "score", "chosen"]].rename(columns={owner: "id"})
    labels = themes[["theme", "label", "group"]].drop_duplicates("theme")
    lines = places[["id", "article", "source", "start", "stop"]].merge(named, on="id", how="left")
    lines = lines.merge(labels, on="theme", how="left")
    lines = lines.fillna({"theme": "", "label": "", "group": "", "score": 0.0, "chosen": False})
    return lines[["id", "article", "source", "start", "stop", "theme", "label", "score", "chosen", "group"]]


def _best_first(assignments: pd.DataFrame) -> pd.DataFrame:
    """Return the assignments, the chosen ones first, of these the best, of equal ones by theme."""
    return assignments.sort_values(["chosen", "score", "theme"], ascending=[False, False, True])


def _best_themes_of_passages(assignments: pd.DataFrame) -> pd.DataFrame:
    """Return one row a passage; of a codebook, one row a passage and theme."""
    ordered = _best_first(assignments)
    of_codebook = bool((assignments["method"] == "codebook").any())
    return ordered if of_codebook else ordered.drop_duplicates("passage")


def _best_theme_of_articles(assignments: pd.DataFrame) -> pd.DataFrame:
    """Return one row an article: the theme of most of its passages, of equally many the one that fits best."""
    ordered = _best_first(assignments)
    if (assignments["passage"] != "").any():
        counts = ordered[ordered["chosen"]].groupby(["article", "theme"])["score"].agg(["size", "mean"])
        counts = counts.rename(columns={"mean": "score"}).reset_index().assign(chosen=True)
        ordered = counts.sort_values(["size", "score", "theme"], ascending=[False, False, True])
    return ordered.drop_duplicates("article")
