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
from topics.themes.choice import Choice, choose_n_themes
from topics.themes.clusters import NO_CLUSTER, Clusters, Labels, count_distinct
from topics.themes.consensus import Grouping
from topics.themes.corrections import CorrectedLabels
from topics.themes.members import Members, Unit, gather_members
from topics.themes.partitions import group_by
from topics.themes.quality import coherence, diversity
from topics.themes.vectors import Array, Encoder, sentence_vectors
from topics.themes.views import Views, choose_views

Method = Literal["tfidf", "bertopic"]
_BASIS = "cosine to the centroid of its theme"
_TOO_FAR = "too far from every theme"
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
    members = gather_members(passages, articles, unit)
    if not members.ids:
        nowhere = map_members(members, np.zeros((0, 0), dtype=np.float32))
        note = "There is no text to find themes in."
        return FoundThemes(table("assignments"), table("themes"), "none", nowhere, pd.DataFrame(columns=_CURVE), [note])
    with threadpool_limits(1):
        encode = partial(sentence_vectors, encoder=encoder, cache=cache, progress=progress)
        views = choose_views(members, vectors, settings.seed, encode)
        choice = _how_many(members, views, wanted, settings)
        if method == "bertopic":
            from topics.themes.bertopic import fit_bertopic

            grouping = fit_bertopic(members, views.main, choice.n_themes, settings, guide or {}, encoder)
        else:
            grouping = group_by(views, choice.n_themes, settings)
        corrected = CorrectedLabels(grouping.clusters.labels.copy(), dict(grouping.names))
        for correction in corrections:
            corrected.apply(correction, members)
        assignments, themes = _described(method, members, views.main, grouping, corrected)
    notes = [choice.reason, grouping.note]
    if len(themes) > 1:
        notes.append(f"Of the terms that name the themes, {diversity(list(themes['terms'])):.0%} name one theme only.")
    curve, replayed = pd.DataFrame(choice.curve, columns=_CURVE), table("corrections", corrected.outcomes)
    return FoundThemes(assignments, themes, views.why, map_members(members, views.main), curve, notes, replayed)


def _described(
    method: str, members: Members, vectors: Array, grouping: Grouping, corrected: CorrectedLabels
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the tables ``assignments`` and ``themes``; members in no theme are listed last, with the reason."""
    kept = np.flatnonzero(corrected.labels != NO_CLUSTER)
    rows: list[dict[str, Any]] = [
        {"method": method, "passage": passage, "article": article, "basis": corrected.left_out.get(at, _TOO_FAR)}
        for at, (passage, article) in enumerate(zip(members.passages, members.articles, strict=True))
    ]
    ranked = [] if corrected.outcomes else grouping.terms
    if len(kept) < len(rows) or corrected.outcomes:
        members, vectors = members.only(kept), vectors[kept]
        grouping = grouping.only(kept, vectors, corrected.labels[kept])
    clusters = grouping.clusters
    own, _ = clusters.margins(vectors)
    for at, theme, score in zip(kept, clusters.labels, np.clip(own, 0, 1), strict=True):
        fit = {"theme": f"{method}-{theme + 1:02d}", "score": round(float(score), 4), "chosen": True, "basis": _BASIS}
        rows[at] |= fit
    rows.sort(key=lambda row: "chosen" not in row)
    renumbered = zip(clusters.labels.tolist(), corrected.labels[kept].tolist(), strict=True)
    names = {now: corrected.names.get(was, "") for now, was in renumbered}
    terms = [naming.best_terms(theme) for theme in ranked or _ranked_terms(members, clusters)]
    themes = table("themes", _theme_rows(method, members, vectors, grouping, terms, names))
    return table("assignments", rows), themes


def _how_many(members: Members, views: Views, wanted: int, settings: ThemeSettings) -> Choice:
    """Return the number of themes, the curve that it was chosen from, and the reason."""
    n_rows, n_distinct = len(views.main), count_distinct(views.main)
    if wanted > n_distinct or n_distinct < 2:
        reason = f"Only {n_distinct} of {n_rows} texts differ, so there are at most so many themes."
        return Choice(min(max(wanted, 1), n_distinct), [], reason)
    if wanted > 0:
        return Choice(wanted, [], f"The number of themes, {wanted}, was given.")
    return choose_n_themes(views.main, settings, lambda rows: partial(_mean_coherence, members.only(rows)))


def _mean_coherence(members: Members, partitions: list[Labels]) -> float:
    """Return the mean C_V of the terms of partitions of the members, 0 where none has two."""
    ranked = [naming.class_terms(members.counted, labels, int(labels.max()) + 1) for labels in partitions]
    coherent = coherence([naming.best_terms(terms) for terms in chain(*ranked)], members.words)
    return fmean([c_v for _, c_v in coherent if not isnan(c_v)] or [0.0])


def _ranked_terms(members: Members, clusters: Clusters) -> list[list[str]]:
    """Return the telling terms of each theme, without words that only tell outlets or articles apart."""
    ranked = naming.class_terms(members.telling, clusters.labels, len(clusters.centroids))
    if all(ranked):
        return ranked
    whole = naming.class_terms(members.counted, clusters.labels, len(clusters.centroids))
    return [theme or whole[number] for number, theme in enumerate(ranked)]


def _theme_rows(
    method: str, members: Members, vectors: Array, grouping: Grouping, terms: list[list[str]], names: dict[int, str]
) -> list[dict[str, Any]]:
    clusters, labels = grouping.clusters, naming.unique_labels(terms, names)
    shown = naming.examples(clusters, vectors, members.ids)
    figures = zip(labels, terms, coherence(terms, members.words), grouping.stability(), shown, strict=True)
    return [
        {
            **members.spread([members.articles[at] for at in np.flatnonzero(clusters.labels == number)]),
            "method": method,
            "theme": f"{method}-{number + 1:02d}",
            "label": label,
            "terms": own,
            "npmi": npmi,
            "c_v": c_v,
            "stability": stability,
            "typical": typical,
            "borderline": borderline,
        }
        for number, (label, own, (npmi, c_v), stability, (typical, borderline)) in enumerate(figures)
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
    return pd.DataFrame({"passage": members.passages, "article": members.articles, "x": plane[:, 0], "y": plane[:, 1]})
