"""The codebook against readers: what never matches, what overlaps, what hand coding says."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from itertools import combinations, zip_longest
from pathlib import Path

import numpy as np
import pandas as pd

from topics.articles.spreadsheets import unguarded
from topics.errors import InputError, refuse
from topics.themes.codebook import Codebook
from topics.themes.patterns import read_pattern

NONE = "none"
"""What a coder writes for a passage that is about no theme of the codebook."""
_OVERLAP = 0.5
"""Share of the smaller theme's passages from which (inclusive) two themes overlap."""
CHOOSE = "{}; or none"
"""What a work sheet says can be written in the column ``theme``."""
_EVEN = 0.5
"""Score at which a passage may as well be about a theme as not."""
_FIRST_LINE = 2
"""Line of the first row below the head of a CSV file."""
_CHECKED = ["theme", "n_passages", "n_by_term", "n_near", "unused_terms", "overlaps", "advice"]
_AGREED = ["theme", "coder", "n_coded", "precision", "recall", "f1", "kappa"]


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
        A row a theme: ``theme, n_passages, n_by_term`` (those that hold a term), ``n_near`` (near misses),
        ``unused_terms`` (terms found nowhere), ``overlaps`` (themes that share at least half of the smaller one's
        passages) and ``advice``.
    """
    chosen = {theme.name: _passages_of(assignments, theme.name, chosen=True) for theme in codebook.themes}
    rows = []
    for theme, own in zip(codebook.themes, chosen.values(), strict=True):
        unused = [term for term in theme.terms if not any(read_pattern(term).spans(text) for text in texts)]
        overlaps = [name for name, other in chosen.items() if name != theme.name and _overlap(own, other)]
        n_by_term = int(assignments.loc[(assignments["theme"] == theme.name) & assignments["chosen"], "by_term"].sum())
        n_near = len(_passages_of(assignments, theme.name, chosen=False))
        advice = _advise(len(theme.terms), len(own), overlaps)
        rows.append((theme.name, len(own), n_by_term, n_near, unused, overlaps, advice))
    return pd.DataFrame(rows, columns=_CHECKED)


def _passages_of(assignments: pd.DataFrame, theme: str, *, chosen: bool) -> set[str]:
    """Return the passages that were chosen for a theme, or its near misses."""
    return set(assignments.loc[(assignments["theme"] == theme) & (assignments["chosen"] == chosen), "passage"])


def _overlap(one: set[str], other: set[str]) -> bool:
    smaller = min(len(one), len(other))
    return bool(one & other) and len(one & other) >= _OVERLAP * smaller


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
        coder looked and found no theme; several themes have semicolons between.
    codebook : Codebook
        The declared themes.
    passages : sequence of str
        Ids of the corpus's passages.

    Raises
    ------
    InputError
        If the file cannot be read, lacks a column, or names a passage or theme that is not there.
    """
    coded = _read_csv(path).map(unguarded)
    missing = {"passage", "theme"} - set(coded.columns)
    if missing:
        refuse(f"The hand-coded file {path} has no column '{min(missing)}'; it needs passage,theme,coder.")
    if "coder" not in coded.columns:
        coded = coded.assign(coder="")
    coded = coded.assign(coder=coded["coder"].str.strip(), theme=_split_themes(coded["theme"], codebook.names))
    coded = coded.explode("theme")
    _refuse_unknown(coded["theme"], {NONE, *codebook.names}, path)
    _refuse_unknown(coded["passage"], set(passages), path)
    return coded[["passage", "theme", "coder"]].drop_duplicates(ignore_index=True)


def _split_themes(cells: pd.Series[str], names: Sequence[str]) -> pd.Series[list[str]]:
    """Return the themes of each cell: one, or several with semicolons between; a name may hold semicolons itself."""
    themes = []
    for cell in cells.str.strip():
        parts = [part.strip() for part in cell.split(";") if part.strip()]
        themes.append([cell] if cell in names else parts or [NONE])
    return pd.Series(themes, index=cells.index)


def _read_csv(path: Path) -> pd.DataFrame:
    """Return the cells of a CSV file as texts; a row with more cells than the head is refused, not cut."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", pd.errors.ParserWarning)
            return pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig", index_col=False)
    except (OSError, ValueError, pd.errors.ParserWarning) as error:
        message = f"The hand-coded file {path} cannot be read as CSV in UTF-8: {error}."
        raise InputError(message) from error


def _refuse_unknown(values: pd.Series[str], known: set[str], path: Path) -> None:
    """Refuse a column of the file that holds a value that is not known; the first is named with its line."""
    unknown = np.flatnonzero(~values.isin(known))
    if len(unknown):
        at = int(unknown[0])
        refuse(f"{path}, line {int(values.index[at]) + _FIRST_LINE}: there is no {values.name} '{values.iloc[at]}'.")


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
    answers_of = {str(coder): own for coder, own in coded.groupby("coder")}
    seen = {coder: set(own["passage"]) for coder, own in answers_of.items()}
    for theme in codebook.themes:
        answer = _passages_of(assignments, theme.name, chosen=True)
        about = {coder: set(own.loc[own["theme"] == theme.name, "passage"]) for coder, own in answers_of.items()}
        for coder in answers_of:
            rows.append((theme.name, coder, *_compare(seen[coder], about[coder], answer)))
        for one, other in combinations(answers_of, 2):
            seen_by_both = seen[one] & seen[other]
            rows.append((theme.name, f"{one} / {other}", *_compare(seen_by_both, about[one], about[other])))
    return pd.DataFrame(rows, columns=_AGREED)


def _compare(seen: set[str], truth: set[str], answer: set[str]) -> tuple[int, float, float, float, float]:
    """Return the number of passages seen, precision, recall, F1 and kappa of an answer."""
    truth, answer = truth & seen, answer & seen
    n_right = len(truth & answer)
    precision, recall = _share(n_right, len(answer)), _share(n_right, len(truth))
    f1 = _share(2 * n_right, len(truth) + len(answer))
    return len(seen), precision, recall, f1, _kappa(seen, truth, answer)


def _kappa(seen: set[str], truth: set[str], answer: set[str]) -> float:
    """Return Cohen's kappa, not-a-number where both say the same of all that was seen."""
    from sklearn.metrics import cohen_kappa_score

    if not any(0 < len(passages) < len(seen) for passages in (truth, answer)):
        return float("nan")
    ordered = sorted(seen)
    by_truth, by_answer = ([passage in passages for passage in ordered] for passages in (truth, answer))
    return round(float(cohen_kappa_score(by_truth, by_answer)), 4)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else float("nan")


def sample_passages(
    passages: pd.DataFrame,
    codebook: Codebook,
    assignments: pd.DataFrame,
    *,
    size: int,
    seed: int,
    coders: Sequence[str] = ("A", "B"),
) -> pd.DataFrame:
    """Return a balanced sample of passages for coders, without the codebook's own answers.

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
    coders : sequence of str
        Who codes.

    Returns
    -------
    pandas.DataFrame
        Columns ``passage, text, theme, coder`` (the theme empty), one row a passage and coder.
    """
    piles = []
    for theme in codebook.themes:
        piles.append(_passages_of(assignments, theme.name, chosen=True))
        piles.append(_passages_of(assignments, theme.name, chosen=False))
    piles.append(set(passages["id"]) - set(assignments["passage"]))
    sample = sorted(_draw_in_turn(piles, size, np.random.default_rng(seed)))
    text_of = dict(zip(passages["id"], passages["text"], strict=True))
    rows = [(passage, text_of[passage], "", coder) for passage in sample for coder in coders]
    return pd.DataFrame(rows, columns=["passage", "text", "theme", "coder"])


def teaching_passages(
    passages: pd.DataFrame, codebook: Codebook, assignments: pd.DataFrame, *, size: int
) -> pd.DataFrame:
    """Return the passages whose coding by hand would teach most: those that the codebook is least sure of.

    Each theme gives its passages in turn, the ones whose score is nearest to the threshold first (uncertainty
    sampling, Lewis and Gale 1994); a passage comes once.

    Parameters
    ----------
    passages : pandas.DataFrame
        As in ``topics.records.TABLES``.
    codebook : Codebook
        The declared themes.
    assignments : pandas.DataFrame
        What ``apply_codebook`` found, near misses with it.
    size : int
        How many passages, at most.

    Returns
    -------
    pandas.DataFrame
        Columns ``passage, text, theme, coder`` (the last two empty), one row a passage, the most doubtful first.
    """
    piles = []
    for theme in codebook.themes:
        own = assignments[assignments["theme"] == theme.name]
        doubt = (own["score"] - _EVEN).abs().round(4)
        piles.append(own.assign(doubt=doubt).sort_values(["doubt", "passage"], kind="stable")["passage"].tolist())
    drawn = _take_in_turn(piles)[:size]
    text_of = dict(zip(passages["id"], passages["text"], strict=True))
    rows = [(passage, text_of[passage], "", "") for passage in drawn]
    return pd.DataFrame(rows, columns=["passage", "text", "theme", "coder"])


def _draw_in_turn(piles: Sequence[set[str]], size: int, generator: np.random.Generator) -> list[str]:
    """Return so many passages, each once, drawn one from each pile in turn, as far as the piles go."""
    shuffled = [generator.permutation(np.asarray(sorted(pile), dtype=object)).tolist() for pile in piles]
    return _take_in_turn(shuffled)[:size]


def _take_in_turn(piles: Sequence[Sequence[str]]) -> list[str]:
    """Return the passages of some piles, one of each in turn, each passage once."""
    taken: dict[str, None] = {}
    for turn in zip_longest(*piles):
        taken |= dict.fromkeys(passage for passage in turn if passage is not None)
    return list(taken)
