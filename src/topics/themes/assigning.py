"""New texts put into the themes of a finished run.

What a theme is like is learnt from the tables of the run, which are the model: plain Parquet, no pickle. A new
passage goes to the theme whose passages it is most like, by its words (TF-IDF) and its sentence vector, each to the
middle of the theme. Where it is less like that theme than nearly all of the theme's own passages are, it is in none;
where these lie well above the passages of other themes, half-way between is enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from topics.engine.manifest import read_manifest
from topics.engine.processes import one_thread
from topics.errors import refuse
from topics.records import AssignmentRow, Method, table
from topics.themes.clustering import Labels, centroids_of, membership
from topics.themes.members import Members, gather_members
from topics.themes.terms import count_words, terms
from topics.themes.vectors import Array, Encoder, Progress, sentence_vectors
from topics.themes.wording import PLAIN, Wording

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import TfidfVectorizer

_MOST_OF_THEME = 300
"""Passages of a theme that it is learnt from, at most (inclusive), evenly spaced."""
_SHARE_BELOW = 0.05
"""Share of a theme's own passages that are less like it than a new passage must be at least."""
_BASIS = "likeness to the passages of the theme in the finished run, by words and sentence vectors"
_UNLIKE = "less like every theme than its own passages are"
_NEEDED = ("articles", "passages", "assignments", "themes")


@dataclass(frozen=True)
class ThemeModel:
    """The themes of a finished run and the passages that they are learnt from.

    Parameters
    ----------
    method : {"tfidf", "bertopic"}
        How the themes were found.
    themes : pandas.DataFrame
        As in ``topics.records.TABLES``, of this method.
    texts : list of str
        Passages of the themes.
    labels : numpy.ndarray
        Theme number of each.
    members : Members
        The same passages with their languages.
    """

    method: Method
    themes: pd.DataFrame
    members: Members
    labels: Labels


def read_model(folder: Path, method: Method = "tfidf") -> ThemeModel:
    """Return the themes of a folder of results, with the stop words and synonyms that the run was made with.

    Raises
    ------
    InputError
        If the folder holds no results, or no themes of this method.
    """
    tables = {}
    for name in _NEEDED:
        path = Path(folder) / "tables" / f"{name}.parquet"
        if not path.is_file():
            refuse(f"'{folder}' holds no finished run: {path} is missing; make one with topics report.")
        tables[name] = pd.read_parquet(path)
    wording = _wording_of_run(folder)
    return learn_model(tables["passages"], tables["articles"], tables["assignments"], tables["themes"], method, wording)


def _wording_of_run(folder: Path) -> Wording:
    """Return the reader's own words of a run, as its manifest lists the settings; none where it does not."""
    settings = (read_manifest(folder) or {}).get("settings")
    themes = settings.get("themes") if isinstance(settings, dict) else None
    if not isinstance(themes, dict):
        return PLAIN
    stop_words, synonyms = (
        [entry for entry in themes.get(name, ()) if isinstance(entry, str)] for name in ("stop_words", "synonyms")
    )
    return Wording.read(stop_words, synonyms)


def learn_model(
    passages: pd.DataFrame,
    articles: pd.DataFrame,
    assignments: pd.DataFrame,
    themes: pd.DataFrame,
    method: Method = "tfidf",
    wording: Wording = PLAIN,
) -> ThemeModel:
    """Return the themes of tables of a run, each with passages that it is learnt from.

    Raises
    ------
    InputError
        If there are no themes of this method.
    """
    own = themes[themes["method"] == method].reset_index(drop=True)
    chosen = assignments[(assignments["method"] == method) & assignments["chosen"]]
    chosen = chosen[chosen["passage"].isin(passages["id"])].sort_values("passage", kind="stable")
    if own.empty or chosen.empty:
        refuse(f"The run has no themes of method '{method}' that new passages could be put into.")
    drawn = pd.concat([_some(rows) for _, rows in chosen.groupby("theme", sort=True)])
    kept = passages[passages["id"].isin(drawn["passage"])]
    members = gather_members(kept, articles, "passage", wording)
    theme_of = dict(zip(drawn["passage"], drawn["theme"], strict=True))
    number = {theme: at for at, theme in enumerate(own["theme"])}
    labels = np.array([number[theme_of[passage]] for passage in members.ids], dtype=np.int64)
    return ThemeModel(method, own, members, labels)


def _some(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the passages that a theme is learnt from, evenly spaced over all."""
    return rows.iloc[:: max(1, -(-len(rows) // _MOST_OF_THEME))]


def assign_passages(
    model: ThemeModel,
    passages: pd.DataFrame,
    articles: pd.DataFrame,
    progress: Progress | None = None,
    encoder: Encoder | None = None,
) -> pd.DataFrame:
    """Return the theme of each new passage, as table ``assignments``; none where it is like no theme.

    Parameters
    ----------
    model : ThemeModel
        The themes.
    passages, articles : pandas.DataFrame
        The new texts, as in ``topics.records.TABLES``.
    progress : callable, optional
        Called with the number of texts encoded and the number of all.
    encoder : Encoder, optional
        What gives the sentence vectors; the offline encoder by default.
    """
    new = gather_members(passages, articles, "passage", model.members.wording)
    if not new.ids:
        return table("assignments")
    with one_thread():
        likeness, own_likeness = _likeness(model, new.texts, partial(sentence_vectors, encoder=encoder), progress)
    floors = _floors(own_likeness, model.labels, len(model.themes))
    best = np.round(likeness, 4).argmax(axis=1)
    scores = likeness[np.arange(len(best)), best]
    rows: list[AssignmentRow] = []
    for at, theme in enumerate(best.tolist()):
        is_chosen = bool(scores[at] >= floors[theme])
        rows.append(
            {
                "method": model.method,
                "passage": new.ids[at],
                "article": new.articles[at],
                "theme": str(model.themes["theme"].iloc[theme]) if is_chosen else "",
                "score": round(float(np.clip(scores[at], 0, 1)), 4),
                "chosen": is_chosen,
                "basis": _BASIS if is_chosen else _UNLIKE,
            }
        )
    return table("assignments", rows)


def _likeness(
    model: ThemeModel, texts: Sequence[str], encode: partial[Array], progress: Progress | None
) -> tuple[Array, Array]:
    """Return the likeness of new texts, and of the model's own, to each theme: the mean of two cosines."""
    n_themes = len(model.themes)
    vectorizer = _vectorizer(model.members)
    old_words, new_words = vectorizer.transform(model.members.texts), vectorizer.transform(texts)
    middles = (membership(model.labels, n_themes) @ old_words).toarray()
    middles /= np.maximum(np.linalg.norm(middles, axis=1, keepdims=True), 1e-12)
    old_rows, new_rows = encode(model.members.texts), encode(texts, progress=progress)
    centres = centroids_of(old_rows, model.labels, n_themes)
    new = (np.asarray(new_words @ middles.T) + new_rows @ centres.T) / 2
    own = (np.asarray(old_words @ middles.T) + old_rows @ centres.T) / 2
    return new.astype(np.float32), own.astype(np.float32)


def _vectorizer(members: Members) -> TfidfVectorizer:
    """Return what weighs words as the texts of the model do."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vocabulary = count_words(members.words).vocabulary
    analyzer = partial(terms, wording=members.wording)
    vectorizer = TfidfVectorizer(analyzer=analyzer, vocabulary=vocabulary or ["-"], sublinear_tf=True, dtype=np.float32)
    return vectorizer.fit(members.texts)


def _floors(likeness: Array, labels: Labels, n_themes: int) -> list[float]:
    """Return the likeness to each theme from which a new passage is of it.

    Nearly all of its own passages reach it; where they lie well above those of other themes, it is half-way between.
    """
    floors = []
    for theme in range(n_themes):
        own, others = likeness[labels == theme, theme], likeness[labels != theme, theme]
        low = float(np.quantile(own, _SHARE_BELOW)) if len(own) else 1.0
        high = float(np.quantile(others, 1 - _SHARE_BELOW)) if len(others) else low
        floors.append(round(min(low, (low + high) / 2), 4))
    return floors
