"""The company that a theme's words keep: what a corpus teaches about passages that hold none of a theme's terms.

Passages with much evidence of their own are taken for examples of the theme, with that evidence as weight; passages
with hardly any for counter-examples. A logistic regression on the words of the passage (TF-IDF in fewer dimensions) and
one on its sentence vector, smoothed by its neighbours, learn what sets them apart; each passage is judged by a model
that has not seen its article. This is learning from noisy labels (Ratner et al. 2017) with one labeller.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from topics.engine.processes import one_thread
from topics.themes.vectors import Array, unit_rows

Values = npt.NDArray[np.float64]

_FOLDS = 5
"""Groups of articles; a passage is judged by models that were fitted without its group."""
_EXAMPLE = 0.5
"""Own evidence from which (inclusive) a passage is taken for an example of the theme."""
_DOUBTFUL = 0.2
"""Own evidence above which (exclusive) a passage that is no example is a weak counter-example."""
_DOUBTFUL_WEIGHT = 0.2
"""Weight of a weak counter-example; others weigh 1."""
_FEWEST_EXAMPLES = 5
"""Examples from which (inclusive) there is something to learn."""
_NEIGHBOURS = 0.4
"""Weight of the vectors of the passages before and after in the article, beside a passage's own."""
_STRENGTHS = (0.3, 1.0)
"""Inverse strength of the ridge penalty on words, and on sentence vectors (of .3, 1 and 3)."""
_SAMPLE = 5000
"""Passages that a model is fitted on at most (inclusive), chosen by a digest of their ids; examples come first."""
_LARGEST = 3.0
"""Largest log odds (inclusive) that company can give."""


def company(own: Values, ids: Sequence[str], articles: Sequence[str], by_words: Array, by_sentence: Array) -> Values:
    """Return for each theme and passage the log odds, learnt from the corpus, that it is about the theme.

    Parameters
    ----------
    own : numpy.ndarray
        Own evidence, shape (themes, passages), 0 to 1.
    ids, articles : sequence of str
        Id and article of each passage, in the order of the articles' text.
    by_words : numpy.ndarray
        TF-IDF weights in fewer dimensions, shape (passages, dimensions).
    by_sentence : numpy.ndarray
        Sentence vectors, shape (passages, dimensions).

    Returns
    -------
    numpy.ndarray
        float64, shape (themes, passages), in two digits, -3 to 3; zeros for a theme with fewer than five examples.
    """
    folds = np.asarray([zlib.crc32(article.encode("utf-8", "surrogatepass")) % _FOLDS for article in articles])
    digests = np.asarray([zlib.crc32(name.encode("utf-8", "surrogatepass")) for name in ids])
    views = (by_words, _smoothed(by_sentence, articles))
    log_odds = np.zeros_like(own)
    with one_thread():
        for theme, evidence in enumerate(own):
            judged = [
                _judge(view, evidence, folds, digests, strength)
                for view, strength in zip(views, _STRENGTHS, strict=True)
            ]
            log_odds[theme] = np.mean(judged, axis=0)
    return np.asarray(np.round(np.clip(log_odds, -_LARGEST, _LARGEST), 2))


def _smoothed(vectors: Array, articles: Sequence[str]) -> Array:
    """Return each row with a share of its neighbours in the same article, at unit length."""
    same = np.asarray([one == other for one, other in pairwise(articles)], dtype=np.float32)
    smoothed = vectors.copy()
    smoothed[1:] += _NEIGHBOURS * same[:, None] * vectors[:-1]
    smoothed[:-1] += _NEIGHBOURS * same[:, None] * vectors[1:]
    return unit_rows(smoothed)


def _judge(view: Array, evidence: Values, folds: npt.NDArray[np.int64], digests: Values, strength: float) -> Values:
    """Return the log odds of each passage by a model that has not seen its group of articles."""
    from sklearn.linear_model import LogisticRegression

    is_example = evidence >= _EXAMPLE
    weights = np.where(is_example, evidence, np.where(evidence > _DOUBTFUL, _DOUBTFUL_WEIGHT, 1.0))
    log_odds = np.zeros(len(evidence))
    if not view.shape[1]:
        return log_odds
    for fold in range(_FOLDS):
        own_group = folds == fold
        seen = _sample(np.flatnonzero(~own_group), is_example, digests)
        n_examples = int(is_example[seen].sum())
        if not own_group.any() or n_examples < _FEWEST_EXAMPLES or n_examples == len(seen):
            continue
        model = LogisticRegression(C=strength, class_weight="balanced", max_iter=300)
        model.fit(view[seen], is_example[seen], sample_weight=weights[seen])
        log_odds[own_group] = model.decision_function(view[own_group])
    return log_odds


def _sample(rows: npt.NDArray[np.intp], is_example: npt.NDArray[np.bool_], digests: Values) -> npt.NDArray[np.intp]:
    """Return the rows that a model is fitted on: half of them examples, as far as there are too many of both."""
    if len(rows) <= _SAMPLE:
        return rows
    in_order = rows[np.lexsort((rows, digests[rows]))]
    examples = in_order[is_example[in_order]][: _SAMPLE // 2]
    others = in_order[~is_example[in_order]][: _SAMPLE - len(examples)]
    return np.sort(np.concatenate([examples, others]))
