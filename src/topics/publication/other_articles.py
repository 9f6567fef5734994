"""A day of publication read off other articles: for an undated one that plainly tells what dated ones tell.

The last rung of the ladder. What is found is an interval for a reader. It is never an anchor: the dates in an
article are not resolved from a day that was read off other articles.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from topics.dates.spans import Span

_BEGINNING = 20_000
"""Characters of an article that are compared: bounds the work on very long ones."""
COLUMNS = ("article", "published_edtf", "note")
_ALIKE = 0.3
"""Cosine of two articles from which they may tell the same."""
_RIVAL = 0.6
"""Share of the best cosine that no article of other days may reach: the same story is often told for weeks."""
_SUPPORT = 0.8
"""Share of ``_ALIKE`` from which (inclusive) an article of those days supports the best one."""
_FEWEST_TOLD = 2
"""Articles of those days, the best among them, that must tell the same (inclusive)."""
_AROUND = 3
"""Days around the publication of the best article that count as those days, and that the interval is wider."""


def infer_published(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the intervals that dated articles on the same events allow for undated ones.

    Parameters
    ----------
    articles : DataFrame
        The table "articles"; the order of its rows does not matter.

    Returns
    -------
    DataFrame
        Columns ``COLUMNS``, a row for each undated article of which something can be said. On newspaper and
        agency articles whose day had been hidden the interval held it in 98 of 100, and one in nine got one.
    """
    ordered = articles.sort_values("id", ignore_index=True)
    undated, dated = ordered[ordered["published"] == ""], ordered[ordered["published"] != ""]
    found: list[dict[str, Any]] = []
    if len(undated) and len(dated) > 1:
        days = dated["published"].map(lambda day: date.fromisoformat(day).toordinal()).to_numpy()
        for row, likeness in zip(undated.itertuples(), _likenesses(undated["text"], dated["text"]), strict=True):
            span, best = _days_told(likeness, days)
            known = Span.from_edtf(str(row.published_edtf)) if row.published_edtf else None
            shared = span.intersection(known) if span and known else span
            if shared:
                note = f"published between the days of articles that tell the same, such as {dated['id'].iloc[best]}"
                found.append({"article": row.id, "published_edtf": shared.edtf, "note": note})
    return pd.DataFrame(found, columns=list(COLUMNS), dtype="str")


def with_days_told(articles: pd.DataFrame, told: pd.DataFrame) -> pd.DataFrame:
    """Return the table "articles" with the intervals of ``infer_published``; ``published`` itself stays empty."""
    rows = told.set_index("article").reindex(articles["id"]).reset_index()
    here = rows["note"].notna()
    unknown = articles["published_basis"] == "unknown"
    notes: Any = [(*own, *[note] * new) for own, note, new in zip(articles["notes"], rows["note"], here, strict=True)]
    return articles.assign(
        published_edtf=articles["published_edtf"].mask(here, rows["published_edtf"]),
        published_basis=articles["published_basis"].mask(here & unknown, "inferred"),
        notes=notes,
    )


def _likenesses(texts: pd.Series, others: pd.Series) -> Any:
    """Return for each text its cosine with each of the others, by TF-IDF of how they begin."""
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

    beginnings = [text[:_BEGINNING] for text in (*texts, *others)]
    try:
        vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(beginnings)
    except ValueError:  # no article has a word that counts
        vectors = csr_matrix((len(beginnings), 1))
    return ((vectors[at] @ vectors[len(texts) :].T).toarray()[0] for at in range(len(texts)))


def _days_told(likeness: Any, days: Any) -> tuple[Span | None, int]:
    """Return the days around the most alike article, if only articles of those days are alike, and its number."""
    best = int(likeness.argmax())
    near = abs(days - days[best]) <= _AROUND
    told = days[near & (likeness >= _SUPPORT * _ALIKE)]
    rival = likeness[~near].max(initial=0.0)
    if likeness[best] < _ALIKE or rival > _RIVAL * likeness[best] or len(told) < _FEWEST_TOLD:
        return None, best
    first, last = (date.fromordinal(int(day)) for day in (told.min() - _AROUND, told.max() + _AROUND))
    return Span.between(first, last), best
