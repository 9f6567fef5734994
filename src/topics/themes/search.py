"""Themes looked up by words: by their name, terms and passages."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from topics.english.words import stem
from topics.errors import refuse
from topics.themes.terms import words as words_that_count

COLUMNS = ["method", "theme", "label", "group", "in_name", "n_passages", "of_passages", "share"]
"""Columns of what a search finds."""


def search_themes(words: str, themes: pd.DataFrame, assignments: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """Return the themes that words tell of, those named by them first, then by the share of passages that hold them.

    Parameters
    ----------
    words : str
        One or several words; forms of a word are one ("floods", "flood"), and a passage must hold all of them.
    themes, assignments, passages : pandas.DataFrame
        As in ``topics.records.TABLES``.

    Returns
    -------
    pandas.DataFrame
        Columns ``method, theme, label, group``, ``in_name`` (whether name or terms hold all the words), ``n_passages``
        of the theme that hold them, ``of_passages`` of the theme, and their ``share``, 0 to 1.

    Raises
    ------
    InputError
        If no word is given that counts.
    """
    wanted = frozenset(stem(word) for word in words_that_count(words) if word)
    if not wanted:
        refuse(f"'{words}' holds no word to search themes by; small words such as \"the\" do not count.")
    holding = {
        passage for passage, text in zip(passages["id"], passages["text"], strict=True) if wanted <= _stems([text])
    }
    chosen = assignments[assignments["chosen"]]
    rows = []
    columns = (themes[name] for name in ("method", "theme", "label", "group", "terms"))
    for method, theme, label, group, terms in zip(*columns, strict=True):
        own = chosen.loc[(chosen["method"] == method) & (chosen["theme"] == theme), "passage"]
        n_holding = int(own.isin(holding).sum())
        in_name = wanted <= _stems([label, *terms])
        if n_holding or in_name:
            share = round(n_holding / max(1, len(own)), 4)
            rows.append((method, theme, label, group, in_name, n_holding, len(own), share))
    found = pd.DataFrame(rows, columns=COLUMNS)
    return found.sort_values(["in_name", "share", "method", "theme"], ascending=[False, False, True, True]).reset_index(
        drop=True
    )


def passages_of_theme(name: str, themes: pd.DataFrame, assignments: pd.DataFrame) -> list[str]:
    """Return the passages of a theme by its id, its label, one phrase of its label, or the label of its larger theme.

    Raises
    ------
    InputError
        If no theme is called so; the themes there are are told.
    """
    wanted = name.casefold()
    exact = themes[_is_called(themes, wanted)]
    if exact.empty:
        phrases = themes["label"].map(lambda label: wanted in label.casefold().split(", ")).astype(bool)
        exact = themes[phrases]
    if exact.empty:
        there_are = "; ".join(dict.fromkeys(themes["label"])) or "none"
        refuse(f"There is no theme '{name}'; there are: {there_are}.")
    of_theme = set(zip(exact["method"], exact["theme"], strict=True))
    chosen = assignments[assignments["chosen"]]
    pairs = zip(chosen["method"], chosen["theme"], strict=True)
    return sorted({passage for passage, pair in zip(chosen["passage"], pairs, strict=True) if pair in of_theme})


def _is_called(themes: pd.DataFrame, wanted: str) -> pd.Series[bool]:
    """Return which themes have a name as their id, their label or the label of their larger theme."""
    return (
        (themes["theme"].str.casefold() == wanted)
        | (themes["label"].str.casefold() == wanted)
        | (themes["group"].str.casefold() == wanted)
    )


def _stems(texts: Iterable[str]) -> set[str]:
    return {stem(word) for text in texts for word in words_that_count(text)}
