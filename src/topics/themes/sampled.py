"""Themes of a large corpus: fitted on a stated sample of its passages, the rest assigned to the nearest theme.

The sample goes by a digest of each id, so that it depends neither on the order of the passages nor on the parts
that they came in; passages that a correction names are always in it. Every other passage goes to the theme whose
TF-IDF centroid in the sample is nearest.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from topics.settings import ThemeSettings
from topics.themes.clusters import membership
from topics.themes.found import FoundThemes, find_themes
from topics.themes.tokens import count_words, terms, words

_CHUNK = 50_000
_BASIS = "nearest theme by its words; the themes were fitted on a sample"
_NO_WORD = "no word that counts in the sample"


def find_themes_of_many(
    passages: pd.DataFrame, articles: pd.DataFrame, settings: ThemeSettings, **choices: Any
) -> FoundThemes:
    """Return the themes of a corpus of any size: as ``find_themes`` does, above ``settings.sample`` on a sample.

    Parameters
    ----------
    passages, articles, settings
        As in ``find_themes``.
    **choices
        All other arguments of ``find_themes``. With vectors given as an array, or whole articles as the unit,
        no sample is drawn.
    """
    drawn = isinstance(choices.get("vectors", ""), str) and choices.get("unit", "passage") == "passage"
    if len(passages) <= settings.sample or not drawn:
        return find_themes(passages, articles, settings, **choices)
    order = np.argsort(pd.util.hash_array(passages["id"].to_numpy(dtype=object)), kind="stable")
    inside = np.zeros(len(passages), dtype=bool)
    inside[order[: settings.sample]] = True
    named = {one.passage for decided in choices.get("corrections", ()) for one in decided.named}
    inside |= passages["id"].isin(named).to_numpy()
    found = find_themes(passages[inside], articles, settings, **choices)
    assignments = pd.concat([found.assignments, _rest(passages, inside, found)], ignore_index=True)
    note = (
        f"The themes were fitted on {int(inside.sum()):,} of {len(passages):,} passages; the rest went to the nearest."
    )
    themes = _counted(found.themes, assignments, articles)
    return replace(found, assignments=assignments, themes=themes, notes=[*found.notes, note])


def _rest(passages: pd.DataFrame, inside: Any, found: FoundThemes) -> pd.DataFrame:
    """Return the assignments of the passages outside the sample."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    sampled = found.assignments[found.assignments["chosen"]]
    texts = passages[inside].set_index("id")["text"].reindex(sampled["passage"])
    vocabulary = count_words([words(text) for text in texts]).vocabulary
    vectorizer = TfidfVectorizer(analyzer=terms, vocabulary=vocabulary, sublinear_tf=True, dtype=np.float32)
    weights = vectorizer.fit_transform(texts)
    names = found.themes["theme"].to_numpy(dtype=object)
    labels = pd.Index(names).get_indexer(sampled["theme"])
    centroids = (membership(labels, len(names)) @ weights).toarray()
    centroids /= np.maximum(np.linalg.norm(centroids, axis=1, keepdims=True), 1e-12)
    rows = np.flatnonzero(~inside)
    rest = passages.iloc[rows][["id", "article"]].rename(columns={"id": "passage"})
    best, scores = [], []
    for start in range(0, len(rows), _CHUNK):
        nearness = vectorizer.transform(passages["text"].iloc[rows[start : start + _CHUNK]]) @ centroids.T
        best.append(nearness.argmax(axis=1))
        scores.append(nearness.max(axis=1))
    score = np.round(np.clip(np.concatenate(scores).astype(np.float64), 0, 1), 4)
    theme = np.where(score > 0, names[np.concatenate(best)], "")
    basis = np.where(score > 0, _BASIS, _NO_WORD)
    method = str(found.assignments["method"].iloc[0])
    whole = rest.assign(method=method, theme=theme, score=score, chosen=score > 0, basis=basis)
    return whole[list(found.assignments)].astype(found.assignments.dtypes.to_dict())


def _counted(themes: pd.DataFrame, assignments: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return the themes with their passages and articles of the whole corpus, reprints counted once."""
    original = articles.set_index("id")["reprint_of"]
    original = original.where(original != "", original.index)
    owner = assignments["article"].map(original)
    chosen = assignments.assign(owner=owner)[assignments["chosen"]].groupby("theme")["owner"]
    found = chosen.agg(n_passages="size", n_articles="nunique").reindex(themes["theme"], fill_value=0)
    found["share_articles"] = (found["n_articles"] / max(1, original.nunique())).round(4)
    return themes.assign(**found.set_axis(themes.index))
