"""The codebook against readers: what never matches, what overlaps, what hand coding says."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from itertools import combinations, zip_longest
from pathlib import Path

import numpy as np
import pandas as pd

from topics.errors import InputError, refuse
from topics.themes.codebook import Codebook
from topics.themes.patterns import read_pattern

NONE = "none"
"""What a coder writes for a passage that is about no theme of the codebook."""
_OVERLAP = 0.5
_CHECKED = ("theme", "n_passages", "n_near", "unused_terms", "overlaps", "advice")
_AGREED = ("theme", "coder", "n_coded", "precision", "recall", "f1", "kappa")


def check_codebook(codebook: Codebook, assignments: pd.DataFrame, texts: Sequence[str]) -> pd.DataFrame:
    """Return what a reader should look at in each theme of a codebook.

    Parameters
    ----------
    codebook : Codebook
        The declared themes.
    assignments : pandas.DataFrame
        What ``apply_codebook`` found.
    texts : sequence of str
        The passages it was applied to.

    Returns
    -------
    pandas.DataFrame
        A row a theme: ``theme, n_passages, n_near`` (near misses), ``unused_terms`` (terms found nowhere),
        ``overlaps`` (themes that share at least half of the smaller one's passages) and ``advice``.
    """
    chosen = {theme.name: _passages_of(assignments, theme.name, chosen=True) for theme in codebook.themes}
    rows = []
    for theme, own in zip(codebook.themes, chosen.values(), strict=True):
        unused = [term for term in theme.terms if not any(read_pattern(term).spans(text) for text in texts)]
        overlaps = [name for name, other in chosen.items() if name != theme.name and _overlap(own, other)]
        n_near = len(_passages_of(assignments, theme.name, chosen=False))
        advice = _advise(len(theme.terms), len(own), overlaps)
        rows.append((theme.name, len(own), n_near, unused, overlaps, advice))
    return pd.DataFrame(rows, columns=list(_CHECKED))


def _passages_of(assignments: pd.DataFrame, theme: str, *, chosen: bool) -> set[str]:
    """Return the passages that were chosen for a theme, or its near misses."""
    return set(assignments.loc[(assignments["theme"] == theme) & (assignments["chosen"] == chosen), "passage"])


def _overlap(one: set[str], other: set[str]) -> bool:
    return len(one & other) >= max(_OVERLAP * min(len(one), len(other)), 1)


def _advise(n_terms: int, n_passages: int, overlaps: list[str]) -> str:
    """Return what to do about a theme, or nothing."""
    if not n_terms:
        return "It has no terms: add some, or it can only be a near miss."
    if not n_passages:
        return "No passage is about it: add terms, or leave it out."
    if overlaps:
        return f"Half of its passages or more are shared with {', '.join(overlaps)}: tell them apart or join them."
    return ""


def read_coded(path: Path, codebook: Codebook, passages: Sequence[str]) -> pd.DataFrame:
    """Return hand-coded passages: columns ``passage, theme, coder``, a row a passage, theme and coder.

    Parameters
    ----------
    path : Path
        A CSV file with these columns; ``coder`` may be missing. Theme ``none`` (or empty) says that the
        coder looked and found no theme.
    codebook : Codebook
        The declared themes.
    passages : sequence of str
        Ids of the corpus's passages.

    Raises
    ------
    InputError
        If the file cannot be read, lacks a column, or names a passage or theme that is not there.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", pd.errors.ParserWarning)
            coded = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig", index_col=False)
    except (OSError, ValueError, pd.errors.ParserWarning) as error:
        message = f"The hand-coded file {path} cannot be read as CSV in UTF-8: {error}."
        raise InputError(message) from error
    missing = {"passage", "theme"} - set(coded.columns)
    if missing:
        refuse(f"The hand-coded file {path} has no column '{min(missing)}'; it needs passage,theme,coder.")
    if "coder" not in coded.columns:
        coded = coded.assign(coder="")
    coded = coded.assign(theme=coded["theme"].str.strip().replace("", NONE), coder=coded["coder"].str.strip())
    for column, known in (("theme", {NONE, *(theme.name for theme in codebook.themes)}), ("passage", set(passages))):
        strange = ~coded[column].isin(known)
        if strange.any():
            line = int(np.flatnonzero(strange)[0]) + 2
            refuse(f"{path}, line {line}: there is no {column} '{coded[column][line - 2]}'.")
    return coded[["passage", "theme", "coder"]].drop_duplicates(ignore_index=True)


def coding_agreement(codebook: Codebook, assignments: pd.DataFrame, coded: pd.DataFrame) -> pd.DataFrame:
    """Return how well the codebook agrees with each coder, and the coders with one another.

    Parameters
    ----------
    codebook : Codebook
        The declared themes.
    assignments : pandas.DataFrame
        What ``apply_codebook`` found.
    coded : pandas.DataFrame
        As ``read_coded`` gives it.

    Returns
    -------
    pandas.DataFrame
        Columns ``theme, coder, n_coded, precision, recall, f1, kappa`` (Cohen's), a row a theme and coder;
        for two coders ``coder`` reads "one / other". Not-a-number where a figure has no meaning.
    """
    rows = []
    judges = {str(coder): own for coder, own in coded.groupby("coder", sort=True)}
    for theme in codebook.themes:
        answer = _passages_of(assignments, theme.name, chosen=True)
        said = {coder: set(own.loc[own["theme"] == theme.name, "passage"]) for coder, own in judges.items()}
        seen = {coder: set(own["passage"]) for coder, own in judges.items()}
        for coder in judges:
            rows.append((theme.name, coder, *_compare(seen[coder], said[coder], answer)))
        for one, other in combinations(judges, 2):
            both = seen[one] & seen[other]
            rows.append((theme.name, f"{one} / {other}", *_compare(both, said[one], said[other])))
    return pd.DataFrame(rows, columns=list(_AGREED))


def _compare(seen: set[str], truth: set[str], answer: set[str]) -> tuple[int, float, float, float, float]:
    """Return the number of passages seen, precision, recall, F1 and kappa of an answer."""
    from sklearn.metrics import cohen_kappa_score

    truth, answer = truth & seen, answer & seen
    right = len(truth & answer)
    labels = [[passage in group for passage in sorted(seen)] for group in (truth, answer)]
    split = any(0 < sum(row) < len(seen) for row in labels)
    kappa = float(cohen_kappa_score(*labels)) if split else float("nan")
    figures = (_share(right, len(answer)), _share(right, len(truth)), _share(2 * right, len(truth) + len(answer)))
    return len(seen), *figures, round(kappa, 4)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else float("nan")


def sample_passages(
    passages: pd.DataFrame, codebook: Codebook, assignments: pd.DataFrame, *, size: int, seed: int
) -> pd.DataFrame:
    """Return a balanced sample of passages for two coders, without the codebook's own answers.

    Each theme gives as many of its chosen passages as of its near misses, in turn, as far as it has them;
    passages without any theme fill the rest, so that what the codebook misses can be seen.

    Parameters
    ----------
    passages : pandas.DataFrame
        As in ``topics.records.TABLES``.
    codebook : Codebook
        The declared themes.
    assignments : pandas.DataFrame
        What ``apply_codebook`` found.
    size : int
        How many passages.
    seed : int
        Seed of the draw.

    Returns
    -------
    pandas.DataFrame
        Columns ``passage, text, theme, coder`` (the last two empty), two rows a passage: a coder each.
    """
    generator = np.random.default_rng(seed)
    named = set(assignments["passage"])
    piles = [
        _passages_of(assignments, theme.name, chosen=chosen) for theme in codebook.themes for chosen in (True, False)
    ]
    piles.append(set(passages["id"]) - named)
    drawn = [generator.permutation(np.asarray(sorted(pile), dtype=object)) for pile in piles]
    turns = (passage for turn in zip_longest(*drawn) for passage in turn if passage is not None)
    taken = list(dict.fromkeys(turns))[:size]
    text = dict(zip(passages["id"], passages["text"], strict=True))
    rows = [(passage, text[passage], "", coder) for passage in sorted(taken) for coder in ("A", "B")]
    return pd.DataFrame(rows, columns=["passage", "text", "theme", "coder"])
