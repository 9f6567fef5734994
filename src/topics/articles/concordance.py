"""A concordance: every place where the words stand, with what is left and right of them."""

import re

import pandas as pd

COLUMNS = ("left", "hit", "right", "article", "source", "title", "day", "passage", "start", "stop")
"""Columns of a concordance; ``start`` and ``stop`` are those of the passage in ``found``."""

_WIDTH = 60
"""Characters of context on each side."""


def find_words(passages: pd.DataFrame, articles: pd.DataFrame, words: str) -> pd.DataFrame:
    """Return every hit of the words with its context, sorted by day, article and place.

    Parameters
    ----------
    passages, articles : DataFrame
        The tables of those names.
    words : str
        Words that must follow one another; case, kind of quotation mark and white space do not count,
        and ``*`` stands for any letters ("sanction*").
    """
    pattern = _pattern(words)
    known = articles.set_index("id")
    rows = []
    for row in passages.to_dict("records"):
        text = str(row["text"])
        for match in pattern.finditer(text):
            about = known.loc[row["article"]]
            left, right = text[: match.start()][-_WIDTH:], text[match.end() :][:_WIDTH]
            day = about["published"] or about["published_edtf"]
            place = (row["id"], row["start"], row["stop"])
            rows.append((left, match.group(), right, row["article"], row["source"], about["title"], day, *place))
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.sort_values(["day", "article", "start"], kind="stable", ignore_index=True)


def _pattern(words: str) -> re.Pattern[str]:
    escaped = (re.escape(word).replace(r"\*", r"\w*") for word in words.split())
    parts = [re.sub("['’‘]", "['’‘]", word) for word in escaped]
    if not parts:
        return re.compile(r"(?!)")
    following = r"\s+".join(parts)
    left = r"(?<!\w)" if words.strip()[:1].isalnum() else ""
    right = r"(?!\w)" if words.strip()[-1:].isalnum() else ""
    return re.compile(left + following + right, re.IGNORECASE)
