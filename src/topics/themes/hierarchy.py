"""Which themes lie near each other: a tree over their words."""

from __future__ import annotations

import numpy as np
import pandas as pd

from topics.themes.tokens import count_words, words

_COLUMNS = ["step", "left", "right", "distance", "n_themes"]


def theme_hierarchy(
    passages: pd.DataFrame, assignments: pd.DataFrame, themes: pd.DataFrame, method: str
) -> pd.DataFrame:
    """Return how the themes of one method join step by step, the nearest first.

    The distance is one less the cosine of their class-based TF-IDF vectors, joined by average linkage, as
    BERTopic's hierarchical topics are (Grootendorst 2022).

    Parameters
    ----------
    passages, assignments, themes : pandas.DataFrame
        As in ``topics.records.TABLES``.
    method : str
        Whose themes.

    Returns
    -------
    pandas.DataFrame
        Columns ``step`` (from 1), ``left, right`` (a theme id, or ``step N`` for what an earlier step joined),
        ``distance`` (0 to 1) and ``n_themes`` joined so far; empty for fewer than two themes.
    """
    from scipy.cluster.hierarchy import linkage
    from scipy.spatial.distance import pdist
    from sklearn.feature_extraction.text import TfidfTransformer

    names = list(themes.loc[themes["method"] == method, "theme"])
    chosen = assignments[(assignments["method"] == method) & assignments["chosen"]]
    held = chosen.merge(passages[["id", "text"]], left_on="passage", right_on="id")
    joined = held.groupby("theme")["text"].apply("\n".join).reindex(names, fill_value="")
    counted = count_words([words(text) for text in joined])
    if len(names) < 2 or not counted.vocabulary:
        return pd.DataFrame(columns=_COLUMNS)
    weights = TfidfTransformer(sublinear_tf=True).fit_transform(counted.counts).toarray()
    distances = np.nan_to_num(pdist(weights, "cosine"), nan=1.0)
    known = [*names, *(f"step {step}" for step in range(1, len(names)))]
    rows = [
        (step, known[int(left)], known[int(right)], round(float(distance), 3), int(size))
        for step, (left, right, distance, size) in enumerate(linkage(distances.round(6), "average"), start=1)
    ]
    return pd.DataFrame(rows, columns=_COLUMNS)
