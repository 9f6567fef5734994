"""Publication days read off the other articles: the days of most articles of a story are hidden, then looked for."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import TYPE_CHECKING, Any

from evaluation.figures import Bench, Figure, read_lines, rounded, run_script
from evaluation.measures import share

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SETS = ("timelines/egypt", "timelines/finan", "timelines/libya", "timelines/mj")
HIDDEN_SHARE = 0.9
"""Share of the articles whose day is hidden."""
SEED = 7
NEAR_DAYS = (1, 3)
"""A likely day is near where it lies at most so many days from the true one."""


def hide_days(articles: Path) -> tuple[str, dict[str, date]]:
    """Return the articles as JSON lines with most days emptied, and the true day of each of these by its id."""
    dice = random.Random(SEED)
    lines, hidden = [], {}
    for row in read_lines(articles):
        if dice.random() < HIDDEN_SHARE:
            hidden[row["id"]] = date.fromisoformat(row["published"])
            row["published"] = ""
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    return "".join(lines), hidden


def interval(edtf: str) -> tuple[date, date] | None:
    """Return the first and last day of an EDTF interval as the tool writes it; None where it has an open end.

    >>> interval("2021-05/2021-06-03")
    (datetime.date(2021, 5, 1), datetime.date(2021, 6, 3))
    """
    from topics.dates.spans import Span

    if not edtf:
        return None
    span = Span.from_edtf(edtf)
    if span.first is None or span.last is None:
        return None
    return span.first, span.last


@dataclass
class Search:
    """What became of the hidden days: widths of the intervals in days, and how far the likely days are off."""

    n_hidden: int
    widths: list[int] = field(default_factory=list)
    n_holding: int = 0
    errors: list[int] = field(default_factory=list)
    n_wrong: int = 0

    def add(self, row: dict[str, Any], true: date) -> None:
        """Count one article as ``topics articles`` wrote it."""
        certain = row.get("published") or ""
        self.n_wrong += bool(certain) and certain != true.isoformat()
        bounds = interval(row.get("published_edtf") or "")
        likely = row.get("published_likely") or certain
        if bounds:
            first, last = bounds
            self.widths.append((last - first).days + 1)
            self.n_holding += first <= true <= last
            likely = likely or (first + (last - first) / 2).isoformat()
        if likely:
            self.errors.append(abs((date.fromisoformat(likely) - true).days))

    def figures(self) -> dict[str, float]:
        """Return the figures by the name of their measure."""
        near = {
            f"share with a likely day at most {days} off": share(sum(e <= days for e in self.errors), self.n_hidden)
            for days in NEAR_DAYS
        }
        return {
            "share with an interval": share(len(self.widths), self.n_hidden),
            "intervals that hold the day": share(self.n_holding, len(self.widths)),
            "median width in days": float(median(self.widths)) if self.widths else 0.0,
            **near,
            "certain days that are wrong": float(self.n_wrong),
        }


def measure(bench: Bench) -> Iterator[Figure]:
    """Yield what became of the hidden days of each story."""
    for folder in bench.folders(*SETS):
        source = bench.work / f"publication-{folder.name}.jsonl"
        written = bench.work / f"publication-{folder.name}.articles.jsonl"
        text, hidden = hide_days(folder / "articles.jsonl")
        if not written.is_file():
            source.write_text(text, encoding="utf-8")
            bench.run("articles", source, "--out", written)
        search = Search(len(hidden))
        for row in read_lines(written):
            if row["id"] in hidden:
                search.add(row, hidden[row["id"]])
        command = "topics articles HIDDEN.jsonl --out ARTICLES.jsonl"
        for name, value in search.figures().items():
            yield Figure("publication", folder.name, name, rounded(value), len(hidden), "articles", command)


if __name__ == "__main__":
    run_script(__doc__, measure)
