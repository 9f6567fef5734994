"""The days of a person's timeline against those that a journalist chose: Entities (Ghalandari and Ifrim 2020)."""

from __future__ import annotations

import json
from datetime import date
from statistics import fmean
from typing import TYPE_CHECKING

from evaluation.figures import Bench, Figure, rounded, run_script
from evaluation.measures import overlap
from evaluation.timelines import COMMAND, build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SETS = ("entities",)
SENTENCES = 2
"""Sentences a day; the days alone are scored."""


def read_days(path: Path) -> list[date]:
    """Return a JSON list of days."""
    return [date.fromisoformat(day) for day in json.loads(path.read_text(encoding="utf-8"))]


def measure(bench: Bench) -> Iterator[Figure]:
    """Yield the mean date F1, of the tool and of a published system on the same articles where it is there."""
    (folder,) = bench.folders(*SETS)
    ours, peers = [], []
    for person in sorted(path.parent for path in folder.glob("*/days.json")):
        gold = read_days(person / "days.json")
        days = build(bench, person.name, person / "articles.jsonl", gold, SENTENCES)
        ours.append(overlap(days, gold).f1)
        if (person / "sdf_days.json").is_file():
            peers.append(overlap(read_days(person / "sdf_days.json"), gold).f1)
    yield Figure("persons", "entities", "date F1", rounded(fmean(ours)), len(ours), "persons", COMMAND)
    if peers:
        name = "date F1 of SDF-TLS, published days"
        yield Figure("persons", "entities", name, rounded(fmean(peers)), len(peers), "persons", "")


if __name__ == "__main__":
    run_script(__doc__, measure)
