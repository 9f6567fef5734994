"""Themes after the reader's corrections: clusters merged and renamed, passages moved or taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from topics.corrections import Correction
from topics.themes.clusters import NO_CLUSTER, Labels
from topics.themes.members import Members


@dataclass
class CorrectedLabels:
    """The cluster of each member, changed one correction after the other.

    Parameters
    ----------
    labels : numpy.ndarray
        Cluster number of each member, ``NO_CLUSTER`` for none.
    names : dict
        Cluster number to the name that the reader gave it.
    outcomes : list of dict
        A row of table ``corrections`` for each correction.
    left_out : dict
        Member number to the reason why it is in no theme.
    """

    labels: Labels
    names: dict[int, str] = field(default_factory=dict)
    outcomes: list[dict[str, Any]] = field(default_factory=list)
    left_out: dict[int, str] = field(default_factory=dict)

    def apply(self, correction: Correction, members: Members) -> None:
        """Apply one correction, or say why it no longer applies."""
        row_of = {identity: at for at, identity in enumerate(members.ids)}
        applied, told = False, correction.unfit(dict(zip(members.ids, members.texts, strict=True)))
        if not told:
            rows = [row_of[one.passage] for one in correction.members]
            into = row_of[correction.into.passage] if correction.into else -1
            applied, told = getattr(self, f"_{correction.do}")(correction, rows, into)
        self.outcomes.append(correction.outcome(applied, told))

    def _rename(self, correction: Correction, rows: list[int], _into: int) -> tuple[bool, str]:
        found = Counter(int(self.labels[at]) for at in rows if self.labels[at] != NO_CLUSTER)
        if not found:
            return False, "none of its passages is in a theme"
        self.names[min(found, key=lambda number: (-found[number], number))] = correction.name
        return True, f"the theme of most of its passages is named “{correction.name}”"

    def _merge(self, correction: Correction, rows: list[int], _into: int) -> tuple[bool, str]:
        merged = list(dict.fromkeys(int(self.labels[at]) for at in rows if self.labels[at] != NO_CLUSTER))
        if len(merged) < 2:
            return False, "its passages are not in different themes"
        self.labels[np.isin(self.labels, merged)] = merged[0]
        if correction.name:
            self.names[merged[0]] = correction.name
        return True, f"{len(merged)} themes became one"

    def _exclude(self, correction: Correction, rows: list[int], _into: int) -> tuple[bool, str]:
        self.labels[rows] = NO_CLUSTER
        self.left_out |= dict.fromkeys(rows, f"taken out by correction {correction.number}")
        return True, f"{counted(rows)} taken out of every theme"

    def _move(self, correction: Correction, rows: list[int], into: int) -> tuple[bool, str]:
        named = [number for number, name in self.names.items() if name == correction.name]
        target = int(self.labels[into]) if correction.into else (named or [NO_CLUSTER])[0]
        if target == NO_CLUSTER:
            return False, "the theme that its passages should be moved to is not there"
        self.labels[rows] = target
        return True, f"{counted(rows)} moved"


def correct_codebook(
    assignments: list[dict[str, Any]], members: Members, themes: Sequence[str], corrections: Sequence[Correction]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the assignments of a codebook with passages moved or taken out, and what became of each correction.

    Parameters
    ----------
    assignments : list of dict
        Rows of table ``assignments``.
    members : Members
        The passages.
    themes : sequence of str
        Names of the declared themes.
    corrections : sequence of Correction
        Those of the codebook: ``exclude`` takes passages out of the theme ``name`` (of all, without a name),
        ``move`` out of all and into the theme ``name``.
    """
    outcomes = []
    texts = dict(zip(members.ids, members.texts, strict=True))
    owner = dict(zip(members.ids, members.articles, strict=True))
    for correction in corrections:
        passages = {member.passage for member in correction.members}
        told = correction.unfit(texts)
        if not told and correction.do not in ("exclude", "move"):
            told = "declared themes are renamed and merged in codebook.toml itself"
        elif not told and correction.name not in (*themes, *[""] * (correction.do == "exclude")):
            told = f"the codebook declares no theme '{correction.name}'"
        outcomes.append(correction.outcome(not told, told or f"{counted(sorted(passages))} {correction.do}d"))
        if told:
            continue
        moved, basis = correction.do == "move", f"correction {correction.number}"
        only, out = "" if moved else correction.name, {"chosen": False, "basis": basis}
        new = {"method": "codebook", "theme": correction.name, "score": 1.0, "chosen": True, "basis": basis}
        assignments = [
            row | out if row["passage"] in passages and only in ("", row["theme"]) else row
            for row in assignments
            if not (moved and row["passage"] in passages and row["theme"] == correction.name)
        ]
        assignments += [new | {"passage": one, "article": owner[one]} for one in sorted(passages) if moved]
    place = {identity: at for at, identity in enumerate(members.ids)}
    return sorted(assignments, key=lambda row: (place[row["passage"]], themes.index(row["theme"]))), outcomes


def counted(passages: Sequence[Any]) -> str:
    """Return the number of passages in words."""
    return f"{len(passages)} passage{'s' * (len(passages) != 1)}"
