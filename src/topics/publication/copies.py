"""Copies: articles of the same words, which are of one day. A reprint in other words may be of another day."""

from __future__ import annotations

from collections import defaultdict
from math import inf
from typing import Any

import pandas as pd

from topics.dates.spans import Span
from topics.engine.keys import digest

COLUMNS = ("article", "copy_of", "published")
"""An article without a day, the dated one that it is a copy of, and the day of that one."""
UNDATED_COLUMNS = ("article", "copy_of")
"""An article without a day, and the one without a day that it is a copy of."""
_FEWEST_WORDS = 40
"""Words, inclusively, from which equal texts are one article and not one form filled in on several days."""


def find_copies(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the articles without a day whose words are all those of a dated one, of the same outlet as far as known.

    Where dated articles of these words have different days, nothing is said, nor against what is known of a day.

    Parameters
    ----------
    articles : DataFrame
        The table of this name.

    Returns
    -------
    DataFrame
        Columns ``COLUMNS``, by article.
    """
    groups = defaultdict[str, list[dict[Any, Any]]](list)
    columns = ["id", "outlet", "published", "published_edtf"]
    for key, article in zip(_wordings(articles), articles[columns].to_dict("records"), strict=True):
        groups[key].append(article)
    rows = []
    for key, members in groups.items():
        dated = sorted((one for one in members if one["published"]), key=lambda one: str(one["id"]))
        for article in members if key and dated else ():
            originals = [one for one in dated if _may_be_of_one_outlet(one, article)]
            if article["published"] or len({one["published"] for one in originals}) != 1:
                continue
            day = originals[0]["published"]
            if _allows(article["published_edtf"], day):
                rows.append((article["id"], originals[0]["id"], day))
    return pd.DataFrame(sorted(rows), columns=list(COLUMNS), dtype="str")


def with_days_of_copies(articles: pd.DataFrame, copies: pd.DataFrame) -> pd.DataFrame:
    """Return the table "articles", each copy with the day of the article that it is one of.

    Parameters
    ----------
    articles : DataFrame
        The table of this name.
    copies : DataFrame
        As ``find_copies`` gives them.
    """
    if not len(copies):
        return articles
    days = articles["id"].map(copies.set_index("article")["published"])
    is_copy = days.notna()
    return articles.assign(
        published=articles["published"].mask(is_copy, days),
        published_edtf=articles["published_edtf"].mask(is_copy, days),
        published_basis=articles["published_basis"].mask(is_copy, "copy"),
        published_start=articles["published_start"].mask(is_copy, -1),
        published_stop=articles["published_stop"].mask(is_copy, -1),
    )


def find_undated_copies(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the articles without a day whose words are all those of another one, whose possible days are theirs too.

    Parameters
    ----------
    articles : DataFrame
        The table of this name, the copies of dated articles with their days.

    Returns
    -------
    DataFrame
        Columns ``UNDATED_COLUMNS``, by article: ``copy_of`` is the article of which most is known, then the first by
        its id. Those of different outlets, and those of which other days are known, are no copies.
    """
    undated = articles[articles["published"] == ""]
    members = undated[["id", "outlet", "published_edtf"]].to_dict("records")
    in_order = sorted(zip(_wordings(undated), members, strict=True), key=lambda one: (one[0], _by_knowledge(one[1])))
    originals = defaultdict[str, list[dict[Any, Any]]](list)
    rows = []
    for key, article in in_order:
        fitting = (one for one in originals[key] if key and _may_share_days(one, article))
        original = next(fitting, None)
        if original is None:
            originals[key].append(article)
        else:
            rows.append((article["id"], original["id"]))
    return pd.DataFrame(sorted(rows), columns=list(UNDATED_COLUMNS), dtype="str")


def _by_knowledge(article: dict[Any, Any]) -> tuple[float, str]:
    """Return by what copies are ordered: those of which the fewest days are known to be possible first."""
    span = Span.from_edtf(article["published_edtf"]) if article["published_edtf"] else None
    is_bounded = span is not None and span.first is not None and span.last is not None
    return (span.length if span is not None and is_bounded else inf, str(article["id"]))


def _may_share_days(original: dict[Any, Any], article: dict[Any, Any]) -> bool:
    """Return whether the possible days of an article can be those of an original of the same words."""
    if not _may_be_of_one_outlet(original, article):
        return False
    if not article["published_edtf"] or article["published_edtf"] == original["published_edtf"]:
        return True
    known, own = Span.from_edtf(original["published_edtf"]), Span.from_edtf(article["published_edtf"])
    return own.intersection(known) == known


def without_later_copies(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the table "articles" with one undated article of each wording, the first by its id, and all dated ones."""
    wordings = pd.Series(_wordings(articles), index=articles.index)
    undated = articles[(articles["published"] == "") & (wordings != "")].sort_values("id")
    later = undated[wordings[undated.index].duplicated()]
    return articles.drop(index=later.index)


def _wordings(articles: pd.DataFrame) -> list[str]:
    """Return for each article what only those of the same words share, "" for one that is too short to tell."""
    words = map(str.split, articles["text"])
    return [digest(own) if len(own) >= _FEWEST_WORDS else "" for own in words]


def _may_be_of_one_outlet(one: dict[Any, Any], other: dict[Any, Any]) -> bool:
    return not one["outlet"] or not other["outlet"] or one["outlet"] == other["outlet"]


def _allows(edtf: str, day: str) -> bool:
    """Return whether what is known of the day of an article leaves a day."""
    return not edtf or Span.from_edtf(edtf).intersection(Span.from_edtf(day)) is not None
