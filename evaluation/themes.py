"""Themes of whole articles against their sections: BBC News (Greene and Cunningham 2006)."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.figures import Bench, Figure, rounded, run_script
from evaluation.measures import share

if TYPE_CHECKING:
    from collections.abc import Iterator

SETS = ("themes/bbc",)
CALLS = {"tfidf": "tfidf", "bertopic": "bertopic", "tfidf, number chosen": "tfidf"}
"""The method behind each way that is measured; told the number of themes but in the last."""


def read_column(path: Path, column: str) -> dict[str, str]:
    """Return a column of a CSV file by id."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row[column] for row in csv.DictReader(lines)}


def agreement(labels: dict[str, str], themes: dict[str, str]) -> dict[str, float]:
    """Return the adjusted Rand index, normalised mutual information and the share of articles without a theme.

    Articles without a theme count as a group of their own.
    """
    from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

    gold = list(labels.values())
    given = [themes.get(article, "") for article in labels]
    grouped = ["none" if theme in {"", "-1"} else theme for theme in given]
    return {
        "adjusted Rand index": float(adjusted_rand_score(gold, grouped)),
        "normalised mutual information": float(normalized_mutual_info_score(gold, grouped)),
        "share without a theme": share(grouped.count("none"), len(grouped)),
        "themes": float(len(set(grouped) - {"none"})),
    }


def measure(bench: Bench) -> Iterator[Figure]:
    """Yield the agreement of each method with the sections."""
    for folder in bench.folders(*SETS):
        labels = read_column(folder / "labels.csv", "label")
        for way, method in CALLS.items():
            n_themes = "auto" if "chosen" in way else str(len(set(labels.values())))
            written = bench.work / f"themes-{folder.name}-{method}-{n_themes}.csv"
            words = ["--method", method, "--unit", "article", "--n-themes", n_themes]
            if not written.is_file():
                bench.run("themes", folder / "articles.jsonl", *words, "--out", written)
            command = f"topics themes ARTICLES.jsonl {' '.join(words)} --out THEMES.csv"
            for name, value in agreement(labels, read_column(written, "theme")).items():
                yield Figure("themes", folder.name, f"{name} ({way})", rounded(value), len(labels), "articles", command)


if __name__ == "__main__":
    run_script(__doc__, measure)
