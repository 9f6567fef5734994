"""Figures on themes: coherence and diversity of their terms, agreement of methods, shares, and which lie near.

``coherence`` and ``diversity`` say how far the terms of themes can be trusted; ``agreement`` and ``crossing``
compare the methods; ``theme_shares`` goes up from passages to articles, outlets and stretches of time, which
``calendar_bins`` cuts; ``theme_hierarchy`` joins the themes step by step.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from topics.articles.reprints import source_groups
from topics.errors import refuse
from topics.themes.terms import count_words, words

Matrix = npt.NDArray[np.float64]
Period = Literal["day", "month", "quarter", "year"]
By = Literal["article", "outlet"] | Period

WINDOW = 110
"""Words in a window, as in Röder et al. (2015); a shorter text is one window."""
_MOST_TEXTS = 10_000
"""Texts whose windows are counted at most (inclusive); of more, as many are taken, evenly spaced."""
_TINY = 1e-12
"""Share of windows added to each, so that every logarithm is a number."""
PERIODS: tuple[Period, ...] = get_args(Period)
"""The periods of publication, the finest first."""
HIERARCHY = ["step", "left", "right", "distance", "n_themes"]
"""Columns of the tree of themes."""


@dataclass(frozen=True)
class Coherence:
    """How coherent the terms of a theme are; not-a-number where there are fewer than two.

    Parameters
    ----------
    npmi : float
        Mean normalised pointwise mutual information of each two terms, -1 to 1.
    c_v : float
        Mean cosine of each term's NPMI vector to that of all, 0 to 1.
    """

    npmi: float
    c_v: float


_NO_COHERENCE = Coherence(float("nan"), float("nan"))


def coherence(terms: Sequence[Sequence[str]], texts: Sequence[Sequence[str]]) -> list[Coherence]:
    """Return NPMI and C_V coherence of the terms of each theme (Röder, Both and Hinneburg 2015).

    Both rest on how often terms share a window of 110 words of the texts (of ten thousand texts, evenly
    spaced, where there are more).

    Parameters
    ----------
    terms : sequence of sequences of str
        Words or two-word phrases of each theme.
    texts : sequence of sequences of str
        The words of each text, as ``topics.themes.terms.words`` gives them.
    """
    number_of = {term: number for number, term in enumerate(sorted({term for theme in terms for term in theme}))}
    step = max(1, -(-len(texts) // _MOST_TEXTS))
    n_together, n_windows = _count_windows(texts[::step], number_of)
    if not n_windows:
        return [_NO_COHERENCE] * len(terms)
    npmi = _npmi(n_together / n_windows)
    return [_theme_coherence(npmi, [number_of[term] for term in theme]) for theme in terms]


def _count_windows(texts: Sequence[Sequence[str]], number_of: dict[str, int]) -> tuple[Matrix, int]:
    """Return in how many windows each two terms stand together, and the number of windows."""
    n_together = np.zeros((len(number_of), len(number_of)))
    n_windows = 0
    for sequence in texts:
        n_own = max(len(sequence) - WINDOW + 1, 1)
        n_windows += n_own
        windows_of = _windows_of_terms(sequence, n_own, number_of)
        if windows_of:
            numbers, holding = list(windows_of), np.stack(list(windows_of.values()))
            n_together[np.ix_(numbers, numbers)] += holding @ holding.T
    return n_together, n_windows


def _windows_of_terms(sequence: Sequence[str], n_windows: int, number_of: dict[str, int]) -> dict[int, Matrix]:
    """Return for the number of each term of a text in which of its windows the whole term lies: 1, else 0."""
    phrases = [f"{first} {second}" for first, second in pairwise(sequence)]
    windows_of: dict[int, Matrix] = {}
    for width, terms in ((1, sequence), (2, phrases)):
        for place, term in enumerate(terms):
            if term not in number_of:
                continue
            first = max(place + width - WINDOW, 0)
            last = min(place, n_windows - 1)
            windows_of.setdefault(number_of[term], np.zeros(n_windows))[first : last + 1] = 1
    return windows_of


def _npmi(share: Matrix) -> Matrix:
    """Return normalised pointwise mutual information of each two terms from their shares of windows."""
    alone = np.diag(share)
    expected = np.outer(alone, alone)
    everywhere = share >= 1 - _TINY
    information = -np.log(np.where(everywhere, 0.5, share) + _TINY)
    value = np.log((share + _TINY) / (expected + _TINY)) / information
    return np.asarray(np.clip(np.where(everywhere, 1.0, value), -1, 1), dtype=np.float64)


def _theme_coherence(npmi: Matrix, numbers: list[int]) -> Coherence:
    if len(numbers) <= 1:
        return _NO_COHERENCE
    own = npmi[np.ix_(numbers, numbers)]
    mean = float(np.mean([own[one, other] for one, other in combinations(range(len(numbers)), 2)]))
    whole = own.sum(axis=0)
    lengths = np.linalg.norm(own, axis=1) * np.linalg.norm(whole)
    c_v = float(np.mean(own @ whole / np.maximum(lengths, _TINY)))
    return Coherence(round(mean, 4), round(c_v, 4))


def diversity(terms: Sequence[Sequence[str]]) -> float:
    """Return the share of terms that only one theme has, 0 to 1 (Dieng et al. 2020).

    Parameters
    ----------
    terms : sequence of sequences of str
        Terms of each theme.
    """
    everything = [term for theme in terms for term in theme]
    return len(set(everything)) / len(everything) if everything else float("nan")


# ---------------------------------------------------------------- methods compared


def agreement(assignments: pd.DataFrame) -> pd.DataFrame:
    """Return how far the methods put the same members together.

    Parameters
    ----------
    assignments : pandas.DataFrame
        As in ``topics.records.TABLES``, of several methods. A member that a method puts into several
        themes counts with the best; one that it puts into none is left out of its comparisons.

    Returns
    -------
    pandas.DataFrame
        Columns ``one, other, n_members, ari`` (adjusted Rand index, 1 at best, about 0 by chance) and
        ``nmi`` (normalised mutual information, 0 to 1), a row for each two methods.
    """
    from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

    best_first = _chosen_members(assignments).sort_values(["score", "theme"], ascending=[False, True], kind="stable")
    best = best_first.pivot_table(index="member", columns="method", values="theme", aggfunc="first")
    rows = []
    for one, other in combinations(best.columns, 2):
        both = best[[one, other]].dropna()
        ari = nmi = float("nan")
        if len(both):
            themes = both[one].tolist(), both[other].tolist()
            ari = round(float(adjusted_rand_score(*themes)), 4)
            nmi = round(float(normalized_mutual_info_score(*themes)), 4)
        rows.append((one, other, len(both), ari, nmi))
    return pd.DataFrame(rows, columns=["one", "other", "n_members", "ari", "nmi"])


def crossing(assignments: pd.DataFrame, themes: pd.DataFrame, one: str, other: str) -> pd.DataFrame:
    """Return how many members two methods put into each pair of themes.

    Parameters
    ----------
    assignments, themes : pandas.DataFrame
        As in ``topics.records.TABLES``.
    one, other : str
        Methods; a member counts in every theme that a method chose for it.

    Returns
    -------
    pandas.DataFrame
        Counts; index and columns are the labels of the themes and carry the names of the methods.
    """
    labelled = _chosen_members(assignments).merge(themes[["method", "theme", "label"]], on=["method", "theme"])
    pairs = labelled[labelled["method"] == one].merge(labelled[labelled["method"] == other], on="member")
    index, columns = (themes.loc[themes["method"] == method, "label"].tolist() for method in (one, other))
    counts = pd.crosstab(pairs["label_x"], pairs["label_y"]).reindex(index=index, columns=columns, fill_value=0)
    return counts.rename_axis(index=one, columns=other)


def _chosen_members(assignments: pd.DataFrame) -> pd.DataFrame:
    """Return the assignments that were chosen, with their passage or article as ``member``."""
    chosen = assignments[assignments["chosen"]]
    return chosen.assign(member=chosen["passage"].where(chosen["passage"] != "", chosen["article"]))


# ---------------------------------------------------------------- shares of groups


def theme_shares(assignments: pd.DataFrame, passages: pd.DataFrame, articles: pd.DataFrame, by: By) -> pd.DataFrame:
    """Return how many passages of each group are about each theme, reprints counted once.

    A reprint counts nothing beside the article that it reprints, save where articles themselves are the groups.

    Parameters
    ----------
    assignments, passages, articles : pandas.DataFrame
        As in ``topics.records.TABLES``.
    by : {"article", "outlet", "day", "month", "quarter", "year"}
        The groups; periods are those of publication, articles without a certain day are left out of them.

    Returns
    -------
    pandas.DataFrame
        Columns ``method, theme, group, n_passages, share`` (of all passages of the group, 0 to 1), ``n_articles``
        with the theme and ``of_articles`` of the group, a row for each theme that a group has.

    Raises
    ------
    InputError
        If there are no such groups.
    """
    group_of = _groups(articles, by)
    sizes = passages["article"].map(group_of).value_counts()
    chosen = assignments[assignments["chosen"]]
    in_groups = chosen.assign(group=chosen["article"].map(group_of)).dropna(subset="group")
    grouped = in_groups.groupby(["method", "theme", "group"])["article"]
    shares = grouped.agg(n_passages="size", n_articles="nunique").reset_index()
    share = shares["n_passages"] / shares["group"].map(sizes)
    n_of_group = pd.Series(group_of).value_counts()
    ordered = shares.assign(
        share=share.astype("float64").round(4), of_articles=shares["group"].map(n_of_group).astype("int64")
    )
    return ordered[["method", "theme", "group", "n_passages", "share", "n_articles", "of_articles"]]


def _groups(articles: pd.DataFrame, by: By) -> dict[str, str]:
    """Return the group of each article that counts and has one."""
    if by == "article":
        return {article: article for article in articles["id"]}
    source_of = source_groups(articles)
    originals = articles[articles["id"].map(source_of) == articles["id"]]
    if by == "outlet":
        names = originals["outlet"].replace("", "unknown outlet")
    elif by in PERIODS:
        names = periods_of(originals["published"], by)
    else:
        refuse(f"Shares by '{by}' are not known; there are article, outlet, {', '.join(PERIODS)}.")
    return {article: name for article, name in zip(originals["id"], names, strict=True) if name}


def periods_of(days: pd.Series, period: Period) -> pd.Series:
    """Return the period in which each day lies, as ``calendar_bins`` names it.

    Parameters
    ----------
    days : pandas.Series of str
        Days YYYY-MM-DD; what is empty stays so.
    period : {"day", "month", "quarter", "year"}
        Quarters are those of the calendar year, as "2023Q1".
    """
    return days.map(lambda day: str(_period(day, period)) if day else "")


def calendar_bins(days: Iterable[str], most: int = 12) -> tuple[Period, list[str]]:
    """Return the finest period that cuts the days into few bins, and all bins in order, empty ones too.

    Parameters
    ----------
    days : iterable of str
        Days YYYY-MM-DD; empty ones are passed over.
    most : int
        Bins at most (inclusive), save for years.

    Examples
    --------
    >>> calendar_bins(["2022-01-31", "2022-12-01", "2023-04-01"], 6)
    ('quarter', ['2022Q1', '2022Q2', '2022Q3', '2022Q4', '2023Q1', '2023Q2'])
    """
    known = sorted(filter(None, days))
    if not known:
        return "year", []
    for period in PERIODS:
        first, last = _period(known[0], period), _period(known[-1], period)
        if last.ordinal - first.ordinal < most:
            break
    return period, [str(one) for one in pd.period_range(first, last)]


def _period(day: str, period: Period) -> pd.Period:
    return pd.Period(day, freq=period[0].upper())


# ---------------------------------------------------------------- the tree of themes


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
    with_text = chosen.merge(passages[["id", "text"]], left_on="passage", right_on="id")
    texts = with_text.groupby("theme")["text"].apply("\n".join).reindex(names, fill_value="")
    counted = count_words([words(text) for text in texts])
    if len(names) <= 1 or not counted.vocabulary:
        return pd.DataFrame(columns=HIERARCHY)
    weights = TfidfTransformer(sublinear_tf=True).fit_transform(counted.counts).toarray()
    distances = np.nan_to_num(pdist(weights, "cosine"), nan=1.0)
    steps = linkage(distances.round(6), "average")
    name_of = [*names, *(f"step {step}" for step in range(1, len(names)))]
    rows = []
    for step, (left, right, distance, size) in enumerate(steps, start=1):
        rows.append((step, name_of[int(left)], name_of[int(right)], round(float(distance), 3), int(size)))
    return pd.DataFrame(rows, columns=HIERARCHY)
