"""The themes on the page: their sentences, and the table that crosses them with articles or periods."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from topics.output.page.theme_places import CODEBOOK, ThemePlaces
from topics.output.page.views import Column, ThemeView
from topics.output.tables import is_mixed, rows, subjects_of
from topics.output.wording import method_name, period_words
from topics.themes.measures import PERIODS, periods_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from topics.output.page.limits import Limits
    from topics.output.page.quoting import Quoting


_NEARLY_ALL = 0.85
"""Share of the articles, inclusive, from which on a theme is the subject of the folder and none among others."""
_LEAST_ARTICLES = 10
"""Articles from which (inclusive) on that share says something."""
_UNDATED = "undated"
"""Column of the passages of articles that no period of publication holds for certain."""


def theme_views(
    tables: Mapping[str, pd.DataFrame], places: ThemePlaces, quoting: Quoting, limits: Limits
) -> list[tuple[str, str, list[ThemeView]]]:
    """Return key, name and themes of each method, the codebook first."""
    table = tables["assignments"].sort_values(["score", "passage"], ascending=[False, True], kind="stable")
    assignments = dict(iter(table.groupby(["method", "theme", "chosen"], sort=False)))
    methods = []
    for method, themes in places.ordered.items():
        views = []
        for theme in themes:
            chosen, near = (assignments.get((method, theme.theme, flag), table[:0]) for flag in (True, False))
            views.append(_theme(theme, places.place(method, theme.theme), chosen, near, quoting, limits))
        methods.append((method, method_name(method), views))
    return methods


def _theme(
    theme: Any, place: str, chosen: pd.DataFrame, near: pd.DataFrame, quoting: Quoting, limits: Limits
) -> ThemeView:
    """Return a theme with its sentences, the best first."""
    sentences = [quoting.assigned(row) for row in rows(chosen[: limits.sentences_of_theme])]
    return ThemeView(
        place=place,
        name=theme.theme if theme.method == CODEBOOK else theme.label,
        label=theme.label,
        group=theme.group,
        machine_name=theme.machine_name,
        subjects=subjects_of(theme.label, theme.phrases, theme.terms, theme.method),
        n_passages=theme.n_passages,
        n_by_term=theme.n_by_term,
        n_articles=theme.n_articles,
        one_voice=theme.one_voice,
        note=theme.note,
        sentences=sentences,
        n_more=len(chosen) - len(sentences),
        near=[replace(quoting.assigned(row), passage="") for row in rows(near[: limits.near_misses])],
        example=quoting.example(theme.typical),
        is_subject=_is_subject(theme, quoting.n_articles),
        is_mixed=is_mixed(theme.label, theme.phrases, theme.terms, theme.method),
        counts=Counter(quoting.column_of.get(article, "") for article in chosen["article"]),
    )


def _is_subject(theme: Any, n_articles: int) -> bool:
    """Return whether so many articles speak of a theme that it is what all of the folder is about."""
    return bool(n_articles >= _LEAST_ARTICLES and theme.n_articles >= _NEARLY_ALL * n_articles)


def choose_columns(
    tables: Mapping[str, pd.DataFrame], articles: pd.DataFrame, quoting: Quoting, most: int
) -> tuple[str, list[Column], dict[str, str]]:
    """Return what the columns of the table of themes are, the columns, and the key of each article's.

    A column is an article or, where there are more than ``most``, the finest period of publication that fits.
    """
    of_article = Counter(tables["passages"]["article"])
    anchors = quoting.article_anchors
    if len(articles) <= most:
        listed = [(article, name) for article, name in quoting.names.items() if article in anchors]
        columns = [Column(anchors[article], name, anchors[article], of_article[article]) for article, name in listed]
        return "article", columns if len(columns) > 1 else [], anchors
    for period in PERIODS:
        keys = periods_of(articles["published"], period).replace("", _UNDATED)
        column_of = dict(zip(articles["id"], keys, strict=True))
        values = sorted({*keys} - {_UNDATED})
        if not 1 < len(values) <= most:
            continue
        totals: Counter[str] = Counter()
        for article, number in of_article.items():
            totals[column_of.get(article, _UNDATED)] += number
        columns = [Column(key, period_words(key), "", totals[key]) for key in values]
        if totals[_UNDATED]:
            columns.append(Column(_UNDATED, "day not certain", "", totals[_UNDATED]))
        return f"{period} of publication", columns, column_of
    return "", [], {}
