"""Themes found in a corpus: passages or whole articles, clustered, named and described."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from math import isnan
from pathlib import Path
from statistics import fmean
from typing import Any, Literal

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

from topics.corrections import Correction
from topics.errors import refuse
from topics.records import table
from topics.settings import ThemeSettings
from topics.themes import labels as naming
from topics.themes.choice import choose_n_themes
from topics.themes.clusters import Clusters, Labels, count_distinct
from topics.themes.consensus import Grouping
from topics.themes.corrected import CorrectedLabels
from topics.themes.members import Members, Unit, gather_members
from topics.themes.partitions import group_by
from topics.themes.quality import coherence, diversity
from topics.themes.vectors import Array, Encoder
from topics.themes.views import Views, choose_views

Method = Literal["tfidf", "bertopic"]
_BASIS = "cosine to the centroid of its theme"
_CURVE = ["n_themes", "score", "stability", "silhouette", "coherence", "stable"]


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
        Columns ``n_themes, score, stability, silhouette, coherence, stable``: what the number of themes was chosen
        from (see ``topics.themes.choice``); empty where it was given.
    notes : list of str
        Sentences that say which method, of which size, and why.
    corrections : pandas.DataFrame
        What became of the reader's corrections, as in ``topics.records.TABLES``.
    """

    assignments: pd.DataFrame
    themes: pd.DataFrame
    vectors_used: str
    map: pd.DataFrame
    curve: pd.DataFrame
    notes: list[str]
    corrections: pd.DataFrame = field(default_factory=lambda: table("corrections"))

    def _repr_html_(self) -> str:
        import pandas as pd

        shown = self.themes[["label", "n_passages", "n_articles", "one_voice"]]
        with pd.option_context("display.max_colwidth", None):
            return str(shown.assign(terms=self.themes["terms"].map(", ".join)).to_html(index=False))


def find_themes(
    passages: pd.DataFrame,
    articles: pd.DataFrame,
    settings: ThemeSettings,
    *,
    method: Method = "tfidf",
    unit: Unit = "passage",
    vectors: str | Array = "auto",
    n_themes: int | None = None,
    encoder: Encoder | None = None,
    guide: Mapping[str, Sequence[str]] | None = None,
    corrections: Sequence[Correction] = (),
    cache: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> FoundThemes:
    """Return the themes of a corpus, found by clustering.

    Parameters
    ----------
    passages, articles : pandas.DataFrame
        Tables as in ``topics.records.TABLES``, rows in any order.
    settings : ThemeSettings
        Seed, number of themes, way of clustering and thresholds.
    method : {"tfidf", "bertopic"}
        Clusters named by class-based TF-IDF, or BERTopic over the same vectors.
    unit : {"passage", "article"}
        What is grouped.
    vectors : {"auto", "tfidf", "sentence"} or numpy.ndarray
        Which vectors; an array needs one row a row of the table of the unit, in its order.
    n_themes : int, optional
        How many themes; 0 chooses; by default as in the settings.
    encoder : Encoder, optional
        What gives the sentence vectors; the offline encoder by default.
    guide : mapping of str to sequence of str, optional
        Declared themes, each with texts about it, where ``settings.bertopic_guide`` asks for them.
    corrections : sequence of Correction
        The reader's own decisions on the themes of this method; they name passages.
    cache : Path, optional
        Directory in which sentence vectors are kept.
    progress : callable, optional
        Called with the number of texts encoded and the number of all.

    Raises
    ------
    InputError
        If the method, the unit, the way of clustering or the vectors are not of those above.
    """
    if method not in ("tfidf", "bertopic") or unit not in ("passage", "article"):
        refuse(f"Themes of method '{method}' over unit '{unit}' are not known; see the help for both.")
    wanted = settings.n_themes if n_themes is None else n_themes
    members, order = gather_members(passages, articles, unit)
    if not members.ids:
        nowhere = map_members(members, np.zeros((0, 0), dtype=np.float32))
        note = "There is no text to find themes in."
        return FoundThemes(table("assignments"), table("themes"), "none", nowhere, pd.DataFrame(columns=_CURVE), [note])
    with threadpool_limits(1):
        views = choose_views(members, order, vectors, settings.seed, encoder=encoder, cache=cache, progress=progress)
        number, curve, notes = _how_many(members, views, wanted, settings)
        if method == "bertopic":
            from topics.themes.bertopic import fit_bertopic

            grouping, ranked, note = fit_bertopic(members, views.main, number, settings, guide or {}, encoder)
        else:
            grouping, note = group_by(views, number, settings)
            ranked = []
        corrected = CorrectedLabels(grouping.clusters.labels, dict(grouping.names))
        for correction in corrections:
            corrected.apply(correction, members)
        assignments, themes = _described(method, members, views.main, grouping, ranked, corrected)
    notes.append(note)
    if len(themes) > 1:
        notes.append(f"Of the terms that name the themes, {diversity(list(themes['terms'])):.0%} name one theme only.")
    numbers = pd.DataFrame(curve, columns=_CURVE)
    places, replayed = map_members(members, views.main), table("corrections", corrected.outcomes)
    return FoundThemes(assignments, themes, views.why, places, numbers, notes, replayed)


def _described(
    method: str,
    members: Members,
    vectors: Array,
    grouping: Grouping,
    ranked: list[list[str]],
    corrected: CorrectedLabels,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the tables ``assignments`` and ``themes``; members in no theme are listed with the reason."""
    kept = np.flatnonzero(corrected.labels >= 0)
    left_out = [
        {
            "method": method,
            "passage": members.ids[at] if members.unit == "passage" else "",
            "article": members.articles[at],
            "basis": corrected.left_out.get(int(at), "too far from every theme"),
        }
        for at in np.flatnonzero(corrected.labels < 0)
    ]
    if left_out or corrected.outcomes:
        members, vectors = members.only(kept), vectors[kept]
        grouping = grouping.only(kept, vectors, corrected.labels[kept])
    if corrected.outcomes:
        ranked = []
    clusters = grouping.clusters
    names = {
        int(now): corrected.names.get(int(was), "")
        for now, was in zip(clusters.labels, corrected.labels[kept], strict=True)
    }
    terms = [naming.best_terms(theme) for theme in ranked or _ranked_terms(members, clusters)]
    themes = table("themes", _theme_rows(method, members, vectors, grouping, terms, names))
    return table("assignments", _assignment_rows(method, members, vectors, clusters) + left_out), themes


def _how_many(
    members: Members, views: Views, wanted: int, settings: ThemeSettings
) -> tuple[int, list[dict[str, float]], list[str]]:
    """Return the number of themes, the curve that it was chosen from, and a note."""
    n_rows, n_distinct = len(views.main), count_distinct(views.main)
    if wanted > n_distinct or n_distinct < 2:
        note = f"Only {n_distinct} of {n_rows} texts differ, so there are at most so many themes."
        return min(max(wanted, 1), n_distinct), [], [note]
    if wanted > 0:
        return wanted, [], [f"The number of themes, {wanted}, was given."]
    nearly, least = settings.choice_nearly, settings.choice_least
    cohere = partial(_coherence_among, members)
    choice = choose_n_themes(views.main, settings.seed, nearly=nearly, least=least, cohere=cohere)
    return choice.n_themes, choice.curve, [choice.reason]


def _coherence_among(members: Members, rows: Labels) -> Callable[[list[Labels]], float]:
    """Return what gives the mean C_V of the terms of partitions of some of the members, 0 where none has two."""
    drawn = members.only(rows)

    def mean_c_v(partitions: list[Labels]) -> float:
        ranked = [naming.class_terms(drawn.counted, labels, int(labels.max()) + 1) for labels in partitions]
        coherent = coherence([naming.best_terms(terms) for terms in chain(*ranked)], drawn.words)
        return fmean([c_v for _, c_v in coherent if not isnan(c_v)] or [0.0])

    return mean_c_v


def _ranked_terms(members: Members, clusters: Clusters) -> list[list[str]]:
    """Return the telling terms of each theme, without words that only tell outlets or articles apart."""
    ranked = naming.class_terms(members.telling, clusters.labels, len(clusters.centroids))
    if all(ranked):
        return ranked
    whole = naming.class_terms(members.counted, clusters.labels, len(clusters.centroids))
    return [theme or whole[number] for number, theme in enumerate(ranked)]


def _assignment_rows(method: str, members: Members, vectors: Array, clusters: Clusters) -> list[dict[str, Any]]:
    own, _ = clusters.margins(vectors)
    return [
        {
            "method": method,
            "passage": identity if members.unit == "passage" else "",
            "article": article,
            "theme": f"{method}-{theme + 1:02d}",
            "score": round(float(score), 4),
            "chosen": True,
            "basis": _BASIS,
        }
        for identity, article, theme, score in zip(
            members.ids, members.articles, clusters.labels, np.clip(own, 0, 1), strict=True
        )
    ]


def _theme_rows(
    method: str,
    members: Members,
    vectors: Array,
    grouping: Grouping,
    terms: Sequence[Sequence[str]],
    names: Mapping[int, str],
) -> list[dict[str, Any]]:
    clusters, stability = grouping.clusters, grouping.stability()
    labels = naming.unique_labels(terms, names)
    coherent = coherence(terms, members.words)
    shown = naming.examples(clusters, vectors, members.ids)
    return [
        {
            **members.spread([members.articles[at] for at in np.flatnonzero(clusters.labels == number)]),
            "method": method,
            "theme": f"{method}-{number + 1:02d}",
            "label": labels[number],
            "terms": list(terms[number]),
            "npmi": coherent[number][0],
            "c_v": coherent[number][1],
            "stability": stability[number],
            "typical": shown[number][0],
            "borderline": shown[number][1],
        }
        for number in range(len(clusters.centroids))
    ]


def map_members(members: Members, vectors: Array) -> pd.DataFrame:
    """Return a place in the plane for each member: its first two principal components, signs fixed."""
    plane = np.zeros((len(vectors), 2))
    if len(vectors) > 1 and vectors.shape[1] > 1:
        with threadpool_limits(1):
            centred = vectors.astype(np.float64) - vectors.mean(axis=0, dtype=np.float64)
            _, axes = np.linalg.eigh(centred.T @ centred)
            axes = axes[:, :-3:-1]
            signs = np.sign(axes[np.abs(axes).argmax(axis=0), [0, 1]])
            plane = np.round(centred @ (axes * signs), 4)
    passages = members.ids if members.unit == "passage" else ""
    return pd.DataFrame({"passage": passages, "article": members.articles, "x": plane[:, 0], "y": plane[:, 1]})
