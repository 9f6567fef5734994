"""Themes found in a corpus: passages or whole articles, clustered, named and described."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from threadpoolctl import threadpool_limits

from topics.errors import InputError
from topics.records import table
from topics.themes import labels as naming
from topics.themes.choice import choose_n_themes
from topics.themes.clusters import count_distinct
from topics.themes.consensus import group_rows
from topics.themes.members import Members, Unit, gather_members
from topics.themes.quality import coherence, diversity
from topics.themes.vectors import Array
from topics.themes.views import Views, choose_views

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pandas as pd

    from topics.settings import ThemeSettings
    from topics.themes.clusters import Clusters
    from topics.themes.consensus import Grouping

Method = Literal["tfidf", "bertopic"]
_BASIS = "cosine to the centroid of its theme"
_CURVE = ("n_themes", "score", "stability", "silhouette", "stable")


@dataclass(frozen=True)
class FoundThemes:
    """Themes with all that they rest on.

    Parameters
    ----------
    assignments : pandas.DataFrame
        As in ``topics.records.TABLES``; where whole articles were grouped, ``passage`` is empty.
    themes : pandas.DataFrame
        As in ``topics.records.TABLES``.
    vectors_used : str
        Which vectors, and why.
    map : pandas.DataFrame
        Columns ``passage, article, x, y``: a place in the plane for each member, near where alike.
    curve : pandas.DataFrame
        Columns ``n_themes, score, stability, silhouette, stable``: what the number of themes was chosen
        from (see ``topics.themes.choice``); empty where it was given.
    notes : list of str
        Sentences that say which method, of which size, and why.
    """

    assignments: pd.DataFrame
    themes: pd.DataFrame
    vectors_used: str
    map: pd.DataFrame
    curve: pd.DataFrame
    notes: list[str] = field(default_factory=list)


def find_themes(
    passages: pd.DataFrame,
    articles: pd.DataFrame,
    settings: ThemeSettings,
    *,
    method: Method = "tfidf",
    unit: Unit = "passage",
    vectors: str | Array = "auto",
    n_themes: int | None = None,
    cache: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> FoundThemes:
    """Return the themes of a corpus, found by clustering.

    Parameters
    ----------
    passages, articles : pandas.DataFrame
        Tables as in ``topics.records.TABLES``, rows in any order.
    settings : ThemeSettings
        Seed, number of themes and thresholds.
    method : {"tfidf", "bertopic"}
        Clusters named by class-based TF-IDF, or BERTopic over the same vectors.
    unit : {"passage", "article"}
        What is grouped.
    vectors : {"auto", "tfidf", "sentence"} or numpy.ndarray
        Which vectors; an array needs one row a row of the table of the unit, in its order.
    n_themes : int, optional
        How many themes; 0 chooses; by default as in the settings.
    cache : Path, optional
        Directory in which sentence vectors are kept.
    progress : callable, optional
        Called with the number of texts encoded and the number of all.

    Raises
    ------
    InputError
        If the method, the unit or the vectors are not of those above.
    """
    if method not in ("tfidf", "bertopic") or unit not in ("passage", "article"):
        message = f"Themes of method '{method}' over unit '{unit}' are not known; see the help for both."
        raise InputError(message)
    wanted = settings.n_themes if n_themes is None else n_themes
    members, order = gather_members(passages, articles, unit)
    if not members.ids:
        return _nothing()
    views = choose_views(members, order, vectors, settings.seed, cache=cache, progress=progress)
    number, curve, notes = _how_many(views, wanted, settings)
    ranked: list[list[str]] = []
    if method == "bertopic":
        from topics.themes.bertopic import fit_bertopic

        fitted = fit_bertopic(members, views.main, number, settings.seed)
        grouping, ranked, notes = fitted.grouping, fitted.terms, [*notes, *fitted.notes]
    else:
        grouping = group_rows(views, number, settings.seed)
    terms = [naming.best_terms(theme) for theme in ranked] or name_terms(members, grouping.clusters)
    return describe(method, members, views, grouping, terms=terms, curve=curve, notes=notes)


def _how_many(views: Views, wanted: int, settings: ThemeSettings) -> tuple[int, list[dict[str, float]], list[str]]:
    """Return the number of themes, the curve that it was chosen from, and a note."""
    n_rows, n_distinct = len(views.main), count_distinct(views.main)
    if wanted > n_distinct or n_distinct < 2:
        note = f"Only {n_distinct} of {n_rows} texts differ, so there are at most so many themes."
        return min(max(wanted, 1), n_distinct), [], [note]
    if wanted > 0:
        return wanted, [], [f"The number of themes, {wanted}, was given."]
    choice = choose_n_themes(views.main, settings.seed, nearly=settings.choice_nearly, least=settings.choice_least)
    return choice.n_themes, choice.curve, [choice.reason]


def name_terms(members: Members, clusters: Clusters) -> list[list[str]]:
    """Return the telling terms of each theme, without words that only tell outlets or articles apart."""
    ranked = naming.class_terms(members.telling, clusters.labels, clusters.n_clusters)
    if not all(ranked):
        whole = naming.class_terms(members.counted, clusters.labels, clusters.n_clusters)
        ranked = [theme or whole[number] for number, theme in enumerate(ranked)]
    return [naming.best_terms(theme) for theme in ranked]


def describe(
    method: str,
    members: Members,
    views: Views,
    grouping: Grouping,
    *,
    terms: Sequence[Sequence[str]],
    curve: list[dict[str, float]],
    notes: list[str],
) -> FoundThemes:
    """Return the tables of a partition that is fitted and named."""
    import pandas as pd

    clusters, vectors = grouping.clusters, views.main
    names = [f"{method}-{number + 1:02d}" for number in range(clusters.n_clusters)]
    is_passage = members.unit == "passage"
    assignments = table("assignments", _assignment_rows(method, members, vectors, clusters, names))
    plane = plane_positions(vectors)
    places = pd.DataFrame(
        {
            "passage": members.ids if is_passage else [""] * len(members.ids),
            "article": members.articles,
            "x": plane[:, 0],
            "y": plane[:, 1],
        }
    )
    themes = table("themes", _theme_rows(method, members, views, grouping, list(zip(names, terms, strict=True))))
    if len(terms) > 1:
        notes = [*notes, f"Of the terms that name the themes, {diversity(terms):.0%} name one theme only."]
    numbers = pd.DataFrame(curve, columns=list(_CURVE))
    return FoundThemes(assignments, themes, views.why, places, numbers, notes)


def _assignment_rows(
    method: str, members: Members, vectors: Array, clusters: Clusters, names: list[str]
) -> list[dict[str, Any]]:
    similar = clusters.similarities(vectors)
    own = np.clip(similar[np.arange(len(members.ids)), clusters.labels], 0, 1)
    return [
        {
            "method": method,
            "passage": identity if members.unit == "passage" else "",
            "article": article,
            "theme": names[theme],
            "score": round(float(score), 4),
            "chosen": True,
            "basis": _BASIS,
        }
        for identity, article, theme, score in zip(members.ids, members.articles, clusters.labels, own, strict=True)
    ]


def _theme_rows(
    method: str, members: Members, views: Views, grouping: Grouping, named: list[tuple[str, Sequence[str]]]
) -> list[dict[str, Any]]:
    clusters, stability = grouping.clusters, grouping.stability()
    labels = naming.unique_labels([terms for _, terms in named])
    coherent = coherence([terms for _, terms in named], members.words)
    shown = naming.examples(clusters, views.main, members.ids)
    n_all = len(set(members.originals.values())) or 1
    rows = []
    for number, (name, terms) in enumerate(named):
        owners = [
            members.originals.get(members.articles[at], members.articles[at])
            for at in np.flatnonzero(clusters.labels == number)
        ]
        n_articles = len(set(owners))
        largest = max(Counter(owners).values(), default=0)
        rows.append(
            {
                "method": method,
                "theme": name,
                "label": labels[number],
                "terms": list(terms),
                "n_passages": len(owners),
                "n_articles": n_articles,
                "share_articles": round(n_articles / n_all, 4),
                "npmi": coherent[number][0],
                "c_v": coherent[number][1],
                "stability": stability[number],
                "one_voice": members.unit == "passage"
                and len(set(members.articles)) > 1
                and largest >= 0.8 * len(owners),
                "typical": shown[number][0],
                "borderline": shown[number][1],
            }
        )
    return rows


def plane_positions(vectors: Array) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Return a place in the plane for each row: its first two principal components, signs fixed."""
    places = np.zeros((len(vectors), 2))
    if len(vectors) < 2 or vectors.shape[1] < 2:
        return places
    with threadpool_limits(1):
        centred = vectors.astype(np.float64) - vectors.mean(axis=0, dtype=np.float64)
        _, axes = np.linalg.eigh(centred.T @ centred)
        axes = axes[:, :-3:-1]
        signs = np.sign(axes[np.abs(axes).argmax(axis=0), [0, 1]])
        places[:] = centred @ (axes * signs)
    return np.round(places, 4)


def _nothing() -> FoundThemes:
    import pandas as pd

    return FoundThemes(
        table("assignments"),
        table("themes"),
        "none",
        pd.DataFrame({"passage": [], "article": [], "x": [], "y": []}),
        pd.DataFrame(columns=list(_CURVE)),
        ["There is no text to find themes in."],
    )
