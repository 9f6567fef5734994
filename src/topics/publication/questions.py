"""Which days to ask the reader for: the undated articles, first those whose day would settle most others.

An article's day settles others that tell the same: their sentences can then be set against dated ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from topics.articles.sidecar import COLUMNS as SOURCES_COLUMNS
from topics.articles.sidecar import file_of, sources_rows

PROPOSAL_COLUMNS = ("likely", "share", "because", "settles")
"""Columns that a filled-in ``sources.csv`` has beside those that are read: what to know before a day is written."""
_ALIKE = 0.3
"""Cosine of two articles, inclusively, from which they may tell the same."""
_BEGINNING = 20_000
"""Characters of an article that are compared: bounds the work on very long ones."""
_ROWS = 256
"""Articles that are compared with all others at once: bounds the memory."""
_MOST_CLUES = 6
"""Expressions that are shown of one article, at most."""


def propose_sources(articles: pd.DataFrame, dates: pd.DataFrame) -> pd.DataFrame:
    """Return ``sources.csv`` as far as the articles tell, the undated ones that settle most others first.

    Parameters
    ----------
    articles, dates : DataFrame
        The tables of these names.

    Returns
    -------
    DataFrame
        The columns of ``sources.csv`` and ``PROPOSAL_COLUMNS``, a row an article.
    """
    questions = find_questions(articles, dates).set_index("file")
    rows = sources_rows(articles)
    asked = rows["file"].isin(questions.index)
    proposals = questions.reindex(rows["file"]).reset_index(drop=True)
    columns = {name: proposals[name].fillna("").astype("str") for name in ("likely", "share", "because")}
    n_settled = proposals["settles"].map(lambda others: len(others) if isinstance(others, tuple) else 0)
    wide = rows.assign(**columns, settles=n_settled.astype("str").where(asked, ""))
    order = sorted(range(len(wide)), key=lambda at: (not asked[at], -n_settled[at], at))
    return wide.iloc[order].reset_index(drop=True)[[*SOURCES_COLUMNS, *PROPOSAL_COLUMNS]]


def find_questions(articles: pd.DataFrame, dates: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each article without a certain day, first those whose day would settle most others.

    Parameters
    ----------
    articles, dates : DataFrame
        The tables of these names.

    Returns
    -------
    DataFrame
        ``article``, ``file`` (as ``sources.csv`` names it), ``title``, ``published_edtf``, ``likely`` and ``share``
        (where something is known), ``because`` (the words that tell of time) and ``settles`` (ids of others).
    """
    undated = articles[articles["published"] == ""].sort_values("id", ignore_index=True)
    clues = _clues(dates[dates["article"].isin(undated["id"])])
    told = _alike(undated["text"])
    names = [file_of(source, record) for source, record in zip(undated["source"], undated["record"], strict=True)]
    rows = pd.DataFrame(
        {
            "article": undated["id"],
            "file": names,
            "title": undated["title"],
            "published_edtf": undated["published_edtf"],
            "likely": undated["published_likely"],
            "share": [f"{share:.2f}" if share else "" for share in undated["published_share"]],
            "because": [clues.get(article, "") for article in undated["id"]],
            "settles": [tuple(undated["id"].iloc[others]) for others in told],
        }
    )
    order = sorted(range(len(rows)), key=lambda at: (-len(rows["settles"].iloc[at]), rows["file"].iloc[at]))
    return rows.iloc[order].reset_index(drop=True)


def settling(questions: pd.DataFrame) -> tuple[list[str], int]:
    """Return the fewest files, greedily, whose days settle all that a day can settle, and how many articles that are.

    Parameters
    ----------
    questions : DataFrame
        As ``find_questions`` gives it.
    """
    settled = dict(zip(questions["article"], questions["settles"], strict=True))
    files = dict(zip(questions["article"], questions["file"], strict=True))
    waiting = {article: {article, *others} for article, others in settled.items() if others}
    left = {article for group in waiting.values() for article in group}
    n_articles = len(left)
    chosen: list[str] = []
    while left:
        best = max(waiting, key=lambda article: (len(waiting[article] & left), files[article]))
        left -= waiting[best]
        chosen.append(files[best])
    return chosen, n_articles


def _clues(dates: pd.DataFrame) -> Mapping[str, str]:
    """Return for each article the first different expressions that tell of a day, in the order of the text."""
    telling = dates[dates["type"].isin(["DATE", "TIME"])].sort_values(["article", "start"])
    return {str(article): "; ".join(_first_different(rows["text"])) for article, rows in telling.groupby("article")}


def _first_different(texts: Iterable[str]) -> Sequence[str]:
    different: dict[str, str] = {}
    for text in texts:
        different.setdefault(text.lower(), text)
    return list(different.values())[:_MOST_CLUES]


def _alike(texts: pd.Series) -> Iterator[list[int]]:
    """Yield for each text the numbers of the others that may tell the same, by TF-IDF of how they begin."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    beginnings = [text[:_BEGINNING] for text in texts]
    try:
        vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(beginnings)
    except ValueError:  # no article has a word that counts
        yield from ([] for _ in beginnings)
        return
    for start in range(0, len(beginnings), _ROWS):
        likeness = (vectors[start : start + _ROWS] @ vectors.T).tocsr()
        for at in range(likeness.shape[0]):
            row = likeness[at]
            near = sorted(int(other) for other, cosine in zip(row.indices, row.data, strict=True) if cosine >= _ALIKE)
            yield [other for other in near if other != start + at]
