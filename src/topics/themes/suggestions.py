"""Terms that the corpus suggests for the themes of a codebook, for its reader to accept or strike.

What is suggested for a theme are words and phrases that are much commoner in passages about it than in others, by
log odds with an informative prior (Monroe, Colaresi and Quinn 2008): a term that is rare in both proves nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import tomlkit
from tomlkit.exceptions import TOMLKitError

from topics.articles.spreadsheets import unguarded
from topics.english.words import stem
from topics.errors import InputError, refuse
from topics.themes.codebook import Codebook, DeclaredTheme
from topics.themes.evidence import find_evidence
from topics.themes.members import Members, gather_members
from topics.themes.terms import WordCounts

SUGGESTED = ("theme", "term", "n_about", "n_other", "score", "example", "keep")
"""Columns of what is suggested; ``keep`` is empty, for the reader."""
KEPT = frozenset({"yes", "y", "x", "1", "true", "terms", "term"})
"""What in the column ``keep`` makes a suggestion a term, in any case."""
HINTED = frozenset({"hint", "hints"})
"""What in the column ``keep`` makes a suggestion a hint, in any case."""

_PRIOR_SHARE = 0.05
"""Weight of the prior, as a share of the words of the corpus."""
_LEAST = 1.96
"""Standard deviations from which (inclusive) a term is suggested: one in forty by chance."""
_FEWEST_PASSAGES = 3
"""Passages about the theme with a term from which (inclusive) it is suggested."""
_LEAST_SHARE = 0.5
"""Share of all passages with a term that are about the theme, from which (inclusive) it is suggested."""
_FEWEST_ARTICLES = 2
"""Articles of these passages from which (inclusive) it is suggested: one alone may only have a favourite word."""


def suggest_terms(
    passages: pd.DataFrame, articles: pd.DataFrame, codebook: Codebook, assignments: pd.DataFrame, *, size: int = 10
) -> pd.DataFrame:
    """Return terms that the corpus suggests for each theme of a codebook.

    Parameters
    ----------
    passages, articles : pandas.DataFrame
        Tables as in ``topics.records.TABLES``.
    codebook : Codebook
        The declared themes.
    assignments : pandas.DataFrame
        What ``topics.themes.declared.apply_codebook`` found with it.
    size : int
        Terms a theme, at most (inclusive).

    Returns
    -------
    pandas.DataFrame
        Columns ``theme, term, n_about`` (passages about the theme that hold it), ``n_other`` (other passages),
        ``score`` (standard deviations), ``example`` (the passage that is most surely about the theme of those that
        hold it) and ``keep`` (empty), themes in the order of the codebook, the most telling terms first.
    """
    members = gather_members(passages, articles, "passage")
    counted = members.telling
    rows: list[tuple[str, str, int, int, float, str, str]] = []
    for theme in codebook.themes:
        scores = _scores(theme, members, assignments)
        rows += _suggest_for(theme, members, counted, scores, size)
    return pd.DataFrame(rows, columns=list(SUGGESTED))


def _scores(theme: DeclaredTheme, members: Members, assignments: pd.DataFrame) -> npt.NDArray[np.float64]:
    """Return the score of each member for a theme, 0 where it is not about it."""
    own = assignments[(assignments["theme"] == theme.name) & assignments["chosen"]]
    score_of = dict(zip(own["passage"], own["score"], strict=True))
    return np.asarray([score_of.get(passage, 0.0) for passage in members.ids])


def _suggest_for(
    theme: DeclaredTheme, members: Members, counted: WordCounts, scores: npt.NDArray[np.float64], size: int
) -> list[tuple[str, str, int, int, float, str, str]]:
    about = scores > 0
    if not about.any() or about.all() or not counted.vocabulary:
        return []
    deviations = _log_odds(counted, about)
    holding = (counted.counts > 0).tocsc()
    suggested: list[tuple[str, str, int, int, float, str, str]] = []
    taken: set[str] = set()
    for at in np.lexsort((np.arange(len(deviations)), -deviations)):
        term = counted.vocabulary[at]
        if deviations[at] < _LEAST or len(suggested) == size:
            break
        rows = holding[:, [at]].nonzero()[0]
        own = rows[about[rows]]
        stems = {stem(word) for word in term.split(" ")}
        if not _is_telling(own, len(rows), members.articles) or stems & taken or _is_known(theme, term):
            continue
        taken |= stems
        example = members.texts[own[np.lexsort((own, -scores[own]))[0]]]
        score = round(float(deviations[at]), 2)
        suggested.append((theme.name, term, len(own), len(rows) - len(own), score, example, ""))
    return suggested


def _is_telling(own: npt.NDArray[np.intp], n_holding: int, articles: Sequence[str]) -> bool:
    """Return whether enough passages about a theme hold a term, of enough articles, and few others do."""
    n_articles = len({articles[row] for row in own})
    return len(own) >= _FEWEST_PASSAGES and n_articles >= _FEWEST_ARTICLES and len(own) >= _LEAST_SHARE * n_holding


def _is_known(theme: DeclaredTheme, term: str) -> bool:
    """Return whether a theme has a term already, or has excluded it."""
    evidence = find_evidence(theme, term)
    return bool(evidence.terms or evidence.hints) or any(term == phrase.lower() for phrase in theme.exclusions)


def _log_odds(counted: WordCounts, about: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """Return by how many standard deviations each term is commoner in some of the texts than in the others."""
    inside = np.asarray(counted.counts[about].sum(axis=0), dtype=np.float64).ravel()
    outside = np.asarray(counted.counts[~about].sum(axis=0), dtype=np.float64).ravel()
    prior = _PRIOR_SHARE * (inside + outside)
    first, second = inside + prior, outside + prior
    odds = np.log(first / (first.sum() - first)) - np.log(second / (second.sum() - second))
    return np.asarray(np.round(odds / np.sqrt(1 / first + 1 / second), 6))


# ---------------------------------------------------------------- what the reader makes of it


def read_kept(path: Path, codebook: Codebook) -> dict[tuple[str, str], list[str]]:
    """Return the terms that a reader kept of a sheet of suggestions, by theme and list (``terms`` or ``hints``).

    Raises
    ------
    InputError
        If the sheet cannot be read, lacks a column, names a theme that is not there, or says in ``keep`` neither yes
        nor no.
    """
    try:
        sheet = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        message = f"The suggestions {path} cannot be read as CSV in UTF-8: {error}."
        raise InputError(message) from error
    missing = {"theme", "term", "keep"} - set(sheet.columns)
    if missing:
        refuse(f"The suggestions {path} have no column '{min(missing)}'; they need theme,term,keep.")
    kept: dict[tuple[str, str], list[str]] = {}
    for line, row in enumerate(sheet.map(unguarded).to_dict("records"), 2):
        name = _list_of(str(row["keep"]).strip().lower(), f"{path}, line {line}")
        if row["theme"] not in codebook.names:
            refuse(f"{path}, line {line}: there is no theme '{row['theme']}' in the codebook.")
        if name:
            kept.setdefault((str(row["theme"]), name), []).append(str(row["term"]).strip())
    return kept


def _list_of(answer: str, where: str) -> str:
    """Return the list that a suggestion goes into, "" where it is struck."""
    if answer in KEPT:
        return "terms"
    if answer in HINTED:
        return "hints"
    if answer not in {"", "no", "n", "0", "false", "-"}:
        refuse(f"{where}: keep says '{answer}'; write yes, hint or no.")
    return ""


def extended_codebook(text: str, kept: Mapping[tuple[str, str], Sequence[str]]) -> str:
    """Return the text of a codebook with further terms and hints, comments and order as they were.

    Parameters
    ----------
    text : str
        A codebook that can be read.
    kept : mapping
        As ``read_kept`` gives it; what a list has already is not added again.
    """
    try:
        document = tomlkit.parse(text)
    except TOMLKitError as error:
        message = f"The codebook is not valid TOML: {error}."
        raise InputError(message) from error
    for theme in document["theme"]:
        for name in ("terms", "hints"):
            present = theme.get(name, tomlkit.array())
            additions = [term for term in kept.get((str(theme["name"]).strip(), name), ()) if term not in present]
            if additions:
                present.extend(additions)
                theme[name] = present
    return tomlkit.dumps(document)


TEMPLATE = """# Themes of my own. A theme is a name, a sentence or two, and a handful of terms; the rest is done for
# you: words of the definition count a little, and in a large folder the company that they keep finds further passages.
# `topics codebook check` says what never matches, `topics codebook suggest` shows further terms to accept or strike.

version = "1"

[[theme]]
name = "first theme"
definition = "What it is about, in a sentence or two, in the words that articles would use."
terms = ["a word", "two words", "beginning*", "one|other word"]   # 5 to 12; one is enough for a passage
# hints = ["word that needs support"]
# exclusions = ["phrase in which a term does not count"]
# examples = ["A sentence about the theme."]

[[theme]]
name = "second theme"
definition = "What it is about."
terms = ["another word"]
"""
"""A codebook to begin with."""
