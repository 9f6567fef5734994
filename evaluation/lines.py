"""How well the doubts about a line tell which lines a reader finds unfit to print.

Readers who saw no more than an event (its line, days, who, where and its sentences) called each line good, usable or
bad. The signs of ``topics.events.line_doubts`` are weighed by a logistic regression on all folders but one, and tell
the bad lines of that one; the weights that it takes from all folders are printed as ``WEIGHTS`` has them. The texts
belong to their publishers, so what was judged is not in this project.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from evaluation.figures import Bench, Figure, rounded, run_script
from topics.english.words import split_words
from topics.events.headlines import DOUBTFUL
from topics.events.line_doubts import AT_FIRST, WEIGHTS, signs_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SETS = ("judged",)
STRENGTH = 0.1
"""Inverse strength of the penalty; .03 to 1 give the same to .001."""


def read_judged(folder: Path) -> tuple[list[dict[str, float]], list[bool], list[str]]:
    """Return the signs of each line, whether a reader called it bad, and the file it is of; a line counts once."""
    signs: list[dict[str, float]] = []
    bad: list[bool] = []
    files: list[str] = []
    for path in sorted(folder.glob("*.verdicts.json")):
        name = path.name.removesuffix(".verdicts.json")
        events = {event["n"]: event for event in json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))}
        verdicts = {events[item["n"]]["headline"]: item for item in json.loads(path.read_text(encoding="utf-8"))}
        for verdict in verdicts.values():
            signs.append(_signs(events[verdict["n"]]))
            bad.append(verdict["headline"] == "bad")
            files.append(name.split(".")[0])
    return signs, bad, files


def _signs(event: dict[str, Any]) -> dict[str, float]:
    """Return the signs of the line of an event, taken from the sentence that has most of its words."""
    line = event["headline"]
    words = set(split_words(line))
    quote = max(event["sentences"], key=lambda sentence: len(words.intersection(split_words(sentence))), default="")
    return signs_of(line, quote, has_doer=bool(event["actors"]), has_place=bool(event["places"]))


def measure(bench: Bench) -> Iterator[Figure]:
    """Yield how well doubts rank lines, and what share of the lines above the threshold is bad."""
    (folder,) = bench.folders(*SETS)
    signs, bad, files = read_judged(folder)
    table = np.array([[float(one[name]) for name in WEIGHTS] for one in signs])
    learner = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=2000))
    chances = cross_val_predict(learner, table, bad, groups=files, cv=LeaveOneGroupOut(), method="predict_proba")[:, 1]
    shipped = AT_FIRST + table @ np.array(list(WEIGHTS.values()))
    about = (len(bad), "lines", "")
    yield Figure("lines", "judged", "AUC, one file left out", rounded(roc_auc_score(bad, chances)), *about)
    yield Figure("lines", "judged", "share of bad lines", rounded(np.mean(bad)), *about)
    kept = np.array(bad)[shipped <= DOUBTFUL]
    yield Figure(
        "lines", "judged", "share of bad lines that are not doubtful", rounded(kept.mean()), len(kept), *about[1:]
    )
    fitted = LogisticRegression(C=STRENGTH * 5, max_iter=5000).fit(table, bad)
    for name, weight in zip(WEIGHTS, fitted.coef_[0], strict=True):
        yield Figure("lines", "judged", f"weight of {name}", rounded(weight), *about)


if __name__ == "__main__":
    run_script(__doc__, measure)
