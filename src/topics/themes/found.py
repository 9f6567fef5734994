"""Themes found in a corpus: passages or whole articles, clustered, named and described."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from threadpoolctl import threadpool_limits

from topics.errors import InputError
from topics.records import table
from topics.themes import labels as naming
from topics.themes.clusters import Clusters, choose_n_clusters, count_distinct, fit_clusters
from topics.themes.vectors import (
    Array,
    count_words,
    sentence_vectors,
    side_by_side,
    tfidf_vectors,
    unit_rows,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pandas as pd

    from topics.settings import ThemeSettings

Method = Literal["tfidf", "bertopic"]
Unit = Literal["passage", "article"]


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
        Columns ``n_themes, score``: what the number of themes was chosen from; empty where it was given.
    notes : list of str
        Sentences that say which method, of which size, and why.
    """

    assignments: pd.DataFrame
    themes: pd.DataFrame
    vectors_used: str
    map: pd.DataFrame
    curve: pd.DataFrame
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Members:
    """What is grouped: passages or articles, sorted, with their texts.

    Parameters
    ----------
    unit : str
        ``passage`` or ``article``.
    ids : list of str
        Passage ids, or article ids.
    articles : list of str
        Article of each member.
    texts : list of str
        Text of each member; for an article its title and text.
    outlets : list of str
        Names of the outlets and authors of the corpus.
    originals : dict
        Article id to the id of the article that it reprints, or to itself.
    """

    unit: Unit
    ids: list[str]
    articles: list[str]
    texts: list[str]
    outlets: list[str]
    originals: dict[str, str]


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
    used, why = _choose_vectors(
        members, vectors, order=order, seed=settings.seed, cache=cache, progress=progress, method=method
    )
    clusters, curve, notes = _group(used, wanted, settings.seed)
    if method == "bertopic":
        from topics.themes.bertopic import fit_bertopic

        fitted = fit_bertopic(members.texts, used, clusters.n_clusters, settings.seed, _dropped(members))
        clusters, notes = fitted.clusters, [*notes, *fitted.notes]
        terms = [naming.best_terms(theme) for theme in fitted.terms] or name_terms(members, clusters)
    else:
        terms = name_terms(members, clusters)
    return describe(method, members, used, clusters=clusters, terms=terms, why=why, curve=curve, notes=notes)


def gather_members(
    passages: pd.DataFrame, articles: pd.DataFrame, unit: Unit
) -> tuple[Members, np.ndarray[Any, np.dtype[np.int64]]]:
    """Return what is grouped, sorted by article and place, and the rows of the table in that order."""
    if unit == "article":
        frame = articles
        keys = list(frame["id"])
        texts = [
            f"{title}\n{text}".strip() for title, text in zip(frame["title"], frame["text"], strict=True)
        ]
        owners = keys
        order = sorted(range(len(keys)), key=lambda at: keys[at])
    else:
        frame = passages
        keys, owners, texts = list(frame["id"]), list(frame["article"]), list(frame["text"])
        starts = list(frame["start"])
        order = sorted(range(len(keys)), key=lambda at: (owners[at], starts[at], keys[at]))
    originals = {
        article: reprint or article
        for article, reprint in zip(articles["id"], articles["reprint_of"], strict=True)
    }
    outlets = sorted({name for name in [*articles["outlet"], *articles["author"]] if name})
    members = Members(
        unit,
        [keys[at] for at in order],
        [owners[at] for at in order],
        [texts[at] for at in order],
        outlets,
        originals,
    )
    return members, np.asarray(order, dtype=np.int64)


def _choose_vectors(
    members: Members,
    wanted: str | Array,
    *,
    order: np.ndarray[Any, np.dtype[np.int64]],
    seed: int,
    cache: Path | None,
    progress: Callable[[int, int], None] | None,
    method: Method,
) -> tuple[Array, str]:
    """Return the vectors of the members and a sentence that says which and why."""
    if not isinstance(wanted, str):
        given = np.asarray(wanted, dtype=np.float32)
        if given.ndim != 2 or len(given) != len(order) or not np.isfinite(given).all():
            message = (
                f"The vectors given have the shape {given.shape}; {len(order)} rows of finite numbers are "
                f"needed, one for each {members.unit} in the order of its table."
            )
            raise InputError(message)
        return unit_rows(given[order]), "vectors given by the user"
    if wanted not in ("auto", "tfidf", "sentence"):
        message = f"Vectors '{wanted}' are not known; give auto, tfidf, sentence or a file of vectors."
        raise InputError(message)
    if wanted == "sentence" or (wanted == "auto" and method == "bertopic"):
        return sentence_vectors(members.texts, cache=cache, progress=progress), "sentence vectors"
    dropped = _dropped(members)
    counted = tfidf_vectors(members.texts, n_dimensions=100, seed=seed, dropped=dropped)
    if wanted == "tfidf":
        return counted, "TF-IDF reduced by singular value decomposition, as asked"
    sentences = sentence_vectors(members.texts, cache=cache, progress=progress)
    return side_by_side(counted, sentences), "TF-IDF and sentence vectors side by side"


def _dropped(members: Members) -> frozenset[str]:
    """Return words that tell outlets or articles apart, not themes."""
    dropped = naming.outlet_words(members.outlets)
    if members.unit == "passage":
        dropped |= naming.article_words(members.texts, members.articles)
    return dropped


def _group(vectors: Array, wanted: int, seed: int) -> tuple[Clusters, list[dict[str, float]], list[str]]:
    """Return the clusters, the curve their number was chosen from, and notes."""
    n_distinct = count_distinct(vectors)
    if wanted > n_distinct or n_distinct < 2:
        note = f"Only {n_distinct} of {len(vectors)} texts differ, so there are at most so many themes."
        return fit_clusters(vectors, min(max(wanted, 1), n_distinct), seed), [], [note]
    if wanted > 0:
        return fit_clusters(vectors, wanted, seed), [], [f"The number of themes, {wanted}, was given."]
    number, curve = choose_n_clusters(vectors, seed)
    note = f"{number} themes were chosen from the data, by the curve kept with the results."
    if number < 2:
        note = f"{len(vectors)} texts are too few to be parted into themes: they stay one."
    return fit_clusters(vectors, number, seed), curve, [note]


def name_terms(members: Members, clusters: Clusters) -> list[list[str]]:
    """Return the telling terms of each theme, without words that only tell outlets or articles apart."""
    dropped = _dropped(members)
    counted = count_words(members.texts, min_texts=2 if len(members.texts) > 20 else 1)
    ranked = naming.class_terms(counted, clusters.labels, clusters.n_clusters, dropped)
    if not all(ranked):
        whole = naming.class_terms(counted, clusters.labels, clusters.n_clusters)
        ranked = [theme or whole[number] for number, theme in enumerate(ranked)]
    return [naming.best_terms(theme) for theme in ranked]


def describe(
    method: str,
    members: Members,
    vectors: Array,
    *,
    clusters: Clusters,
    terms: Sequence[Sequence[str]],
    why: str,
    curve: list[dict[str, float]],
    notes: list[str],
) -> FoundThemes:
    """Return the tables of a partition that is fitted and named."""
    import pandas as pd

    similar = clusters.similarities(vectors)
    own = np.clip(similar[np.arange(len(members.ids)), clusters.labels], 0, 1)
    names = [f"{method}-{number + 1:02d}" for number in range(clusters.n_clusters)]
    is_passage = members.unit == "passage"
    assignments = table(
        "assignments",
        (
            {
                "method": method,
                "passage": identity if is_passage else "",
                "article": article,
                "theme": names[theme],
                "score": round(float(score), 4),
                "chosen": True,
                "basis": "nearest centroid",
            }
            for identity, article, theme, score in zip(
                members.ids, members.articles, clusters.labels, own, strict=True
            )
        ),
    )
    plane = plane_positions(vectors)
    places = pd.DataFrame(
        {
            "passage": members.ids if is_passage else [""] * len(members.ids),
            "article": members.articles,
            "x": plane[:, 0],
            "y": plane[:, 1],
        }
    )
    themes = table(
        "themes", _theme_rows(method, members, vectors, clusters, list(zip(names, terms, strict=True)))
    )
    return FoundThemes(
        assignments, themes, why, places, pd.DataFrame(curve, columns=["n_themes", "score"]), notes
    )


def _theme_rows(
    method: str,
    members: Members,
    vectors: Array,
    clusters: Clusters,
    named: list[tuple[str, Sequence[str]]],
) -> list[dict[str, Any]]:
    labels = naming.unique_labels([terms for _, terms in named])
    shown = naming.examples(clusters, vectors, members.ids)
    n_all = len(set(members.originals.values())) or 1
    rows = []
    for number, (name, terms) in enumerate(named):
        owners = [
            members.originals.get(members.articles[at], members.articles[at])
            for at in np.flatnonzero(clusters.labels == number)
        ]
        n_articles = len(set(owners))
        largest = max((owners.count(owner) for owner in set(owners)), default=0)
        rows.append(
            {
                "method": method,
                "theme": name,
                "label": labels[number],
                "terms": list(terms),
                "n_passages": len(owners),
                "n_articles": n_articles,
                "share_articles": round(n_articles / n_all, 4),
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
        pd.DataFrame({"n_themes": [], "score": []}),
        ["There is no text to find themes in."],
    )
