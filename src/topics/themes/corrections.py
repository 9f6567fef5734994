"""Themes after the reader's corrections: merged, renamed or taken out, passages moved or taken out.

Themes that were found are corrected as clusters (``CorrectedLabels``), those of a codebook as rows of
assignments (``correct_codebook``). Both say of every correction what it did, or why it no longer applies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from topics.corrections import CODEBOOK_ACTIONS, Correction
from topics.records import AssignmentRow, CorrectionRow
from topics.themes.clustering import NO_CLUSTER, Labels, centroids_of
from topics.themes.members import Members
from topics.themes.vectors import Array

_SPLIT_ROUNDS = 10
"""Rounds in which the two parts of a theme that is split are settled, at most (inclusive)."""


class Outcome(NamedTuple):
    """What became of a correction: whether it was applied, and what it did or why it was not."""

    applied: bool
    sentence: str


# ---------------------------------------------------------------- themes that were found


@dataclass
class CorrectedLabels:
    """The cluster of each member, changed one correction after the other.

    Parameters
    ----------
    labels : numpy.ndarray
        Cluster number of each member, ``NO_CLUSTER`` for none; a copy that may be changed.
    names : dict
        Cluster number to the name that the reader gave it.
    outcomes : list of dict
        A row of table ``corrections`` for each correction.
    left_out : dict
        Member number to the reason why it is in no theme.
    of_theme_out : dict
        Member number to the correction that took its whole theme out.
    """

    labels: Labels
    names: dict[int, str] = field(default_factory=dict)
    outcomes: list[CorrectionRow] = field(default_factory=list)
    left_out: dict[int, str] = field(default_factory=dict)
    of_theme_out: dict[int, int] = field(default_factory=dict)

    def apply(self, correction: Correction, members: Members, vectors: Array | None = None) -> None:
        """Apply one correction, or say why it no longer applies; a theme is split by the vectors of the members."""
        outcome = self._apply(correction, members, vectors)
        self.outcomes.append(correction.outcome(*outcome))

    def _apply(self, correction: Correction, members: Members, vectors: Array | None) -> Outcome:
        hindrance = correction.unfit(dict(zip(members.ids, members.texts, strict=True)))
        if hindrance:
            return Outcome(False, hindrance)
        row_of = {identity: row for row, identity in enumerate(members.ids)}
        rows = [row_of[member.passage] for member in correction.members]
        match correction.do:
            case "rename":
                return self._rename(rows, correction.name)
            case "merge":
                return self._merge(rows, correction.name)
            case "exclude":
                return self._exclude(rows, correction.number)
            case "exclude theme":
                return self._exclude_theme(rows, correction.number)
            case "split":
                return self._split(rows, correction.name, vectors)
            case _:
                into = row_of[correction.into.passage] if correction.into else None
                return self._move(rows, correction.name, into)

    def _rename(self, rows: list[int], name: str) -> Outcome:
        """Name the theme of most of the passages."""
        theme = self._theme_of_most(rows)
        if theme == NO_CLUSTER:
            return Outcome(False, "none of its passages is in a theme")
        self.names[theme] = name
        return Outcome(True, f"the theme of most of its passages is named “{name}”")

    def _merge(self, rows: list[int], name: str) -> Outcome:
        """Join the themes of the passages in that of the first, whose name stays where no new one is given."""
        themes = list(dict.fromkeys(self._themes_of(rows)))
        if len(themes) <= 1:
            return Outcome(False, "its passages are not in different themes")
        self.labels[np.isin(self.labels, themes)] = themes[0]
        if name:
            self.names[themes[0]] = name
        return Outcome(True, f"{len(themes)} themes became one")

    def _exclude(self, rows: list[int], number: int) -> Outcome:
        self.labels[rows] = NO_CLUSTER
        for row in rows:
            self.left_out[row] = f"taken out by correction {number}"
        return Outcome(True, f"{count_passages(len(rows))} taken out of every theme")

    def _exclude_theme(self, rows: list[int], number: int) -> Outcome:
        """Leave every passage of the theme of most of the passages in no theme."""
        theme = self._theme_of_most(rows)
        if theme == NO_CLUSTER:
            return Outcome(False, "none of its passages is in a theme")
        own = np.flatnonzero(self.labels == theme).tolist()
        self.labels[own] = NO_CLUSTER
        self.of_theme_out.update(dict.fromkeys(own, number))
        self.left_out.update(dict.fromkeys(own, why_theme_is_out(number)))
        return Outcome(True, f"the theme of most of its passages was taken out, with {count_passages(len(own))}")

    def _split(self, rows: list[int], name: str, vectors: Array | None) -> Outcome:
        """Part a theme in two: the passages named with those that are nearer to them than to the rest, and the rest."""
        theme = self._theme_of_most(rows)
        own = np.flatnonzero(self.labels == theme)
        named = np.intersect1d(own, rows)
        if theme == NO_CLUSTER or vectors is None:
            return Outcome(False, "none of its passages is in a theme")
        if len(named) == len(own):
            return Outcome(False, "its passages are the whole theme")
        joining = _nearer_to(vectors[own], np.isin(own, named))
        self.labels[own[joining]] = int(self.labels.max()) + 1
        if name:
            self.names[int(self.labels.max())] = name
        n_joining = int(joining.sum())
        rest = f"{n_joining - len(named)} went with the {len(named)} named, {len(own) - n_joining} stayed"
        return Outcome(True, f"the theme of most of its passages was split: {rest}")

    def _move(self, rows: list[int], name: str, into: int | None) -> Outcome:
        """Move the passages to the theme of another member, or else to the theme of a name."""
        theme = self._theme_named(name) if into is None else int(self.labels[into])
        if theme == NO_CLUSTER:
            return Outcome(False, "the theme that its passages should be moved to is not there")
        self.labels[rows] = theme
        return Outcome(True, f"{count_passages(len(rows))} moved")

    def _theme_of_most(self, rows: list[int]) -> int:
        """Return the theme of most of the members, ``NO_CLUSTER`` where none is in one.

        Of themes with as many it is the largest, which has the least number.
        """
        n_of_theme = Counter(self._themes_of(rows))
        return min(n_of_theme, key=lambda number: (-n_of_theme[number], number), default=NO_CLUSTER)

    def _themes_of(self, rows: list[int]) -> list[int]:
        """Return the themes that the members are in, one a member that is in one."""
        themes = (int(self.labels[row]) for row in rows)
        return [theme for theme in themes if theme != NO_CLUSTER]

    def _theme_named(self, name: str) -> int:
        """Return the first theme that was given this name, ``NO_CLUSTER`` where none was."""
        for theme, given in self.names.items():
            if given == name:
                return theme
        return NO_CLUSTER


def why_theme_is_out(number: int) -> str:
    """Return why a passage is in no theme whose whole theme a correction took out."""
    return f"its theme was taken out by correction {number}"


def _nearer_to(vectors: Array, named: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Return which rows are nearer to the middle of those named than to that of the others, those named included."""
    side = named
    for _ in range(_SPLIT_ROUNDS):
        middles = centroids_of(vectors, np.where(side, 1, 0), 2)
        likeness = np.round(vectors @ middles.T, 5)
        proposed = named | (likeness[:, 1] > likeness[:, 0])
        if proposed.all() or (proposed == side).all():
            break
        side = proposed
    return side


# ---------------------------------------------------------------- themes of a codebook


def correct_codebook(
    assignments: Sequence[AssignmentRow], members: Members, themes: Sequence[str], corrections: Sequence[Correction]
) -> tuple[list[AssignmentRow], list[CorrectionRow]]:
    """Return the assignments of a codebook with passages moved or taken out, and what became of each correction.

    Parameters
    ----------
    assignments : sequence of dict
        Rows of table ``assignments``.
    members : Members
        The passages.
    themes : sequence of str
        Names of the declared themes.
    corrections : sequence of Correction
        Those of the codebook: ``exclude`` takes passages out of the theme ``name`` (of all, without a name),
        ``move`` out of all and into the theme ``name``.
    """
    text_of = dict(zip(members.ids, members.texts, strict=True))
    article_of = dict(zip(members.ids, members.articles, strict=True))
    corrected = list(assignments)
    outcomes: list[CorrectionRow] = []
    for correction in corrections:
        passages = sorted({member.passage for member in correction.members})
        hindrance = _hindrance(correction, text_of, themes)
        sentence = hindrance or f"{count_passages(len(passages))} {correction.do}d"
        outcomes.append(correction.outcome(not hindrance, sentence))
        if hindrance:
            continue
        if correction.do == "exclude":
            corrected = _without(corrected, passages, correction.name, _basis(correction))
        else:
            corrected = _moved(corrected, passages, correction, article_of)
    place_of = {passage: place for place, passage in enumerate(members.ids)}
    order_of = {theme: order for order, theme in enumerate(themes)}
    corrected.sort(key=lambda row: (place_of[row["passage"]], order_of[row["theme"]]))
    return corrected, outcomes


def _hindrance(correction: Correction, text_of: Mapping[str, str], themes: Sequence[str]) -> str:
    """Return why a correction of a codebook cannot be applied, or nothing."""
    if unfit := correction.unfit(text_of):
        return unfit
    if correction.do not in CODEBOOK_ACTIONS:
        return "declared themes are renamed, merged and taken out in codebook.toml itself"
    of_every_theme = correction.do == "exclude" and not correction.name
    if correction.name in themes or of_every_theme:
        return ""
    return f"the codebook declares no theme '{correction.name}'"


def _basis(correction: Correction) -> str:
    return f"correction {correction.number}"


def _without(assignments: list[AssignmentRow], passages: Sequence[str], theme: str, basis: str) -> list[AssignmentRow]:
    """Return the assignments with passages taken out of a theme, or of all where none is named; they stay listed."""
    rows: list[AssignmentRow] = []
    for row in assignments:
        if row["passage"] in passages and theme in ("", row["theme"]):
            rows.append({**row, "chosen": False, "basis": basis})
        else:
            rows.append(row)
    return rows


def _moved(
    assignments: list[AssignmentRow], passages: Sequence[str], correction: Correction, article_of: Mapping[str, str]
) -> list[AssignmentRow]:
    """Return the assignments with passages in the theme named and taken out of all others."""
    others = [row for row in assignments if row["passage"] not in passages or row["theme"] != correction.name]
    basis = _basis(correction)
    rows = _without(others, passages, "", basis)
    for passage in passages:
        rows.append(
            {
                "method": "codebook",
                "passage": passage,
                "article": article_of[passage],
                "theme": correction.name,
                "score": 1.0,
                "chosen": True,
                "basis": basis,
            }
        )
    return rows


def count_passages(n_passages: int) -> str:
    """Return the number of passages in words.

    >>> count_passages(1), count_passages(2)
    ('1 passage', '2 passages')
    """
    return f"{n_passages} {'passage' if n_passages == 1 else 'passages'}"
