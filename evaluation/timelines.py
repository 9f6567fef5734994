"""Short timelines of a story against those of journalists: Timeline17 (Tran et al. 2013).

Each gold timeline is one task: as many days as it has, as many sentences a day as it has on average, from the
articles published between its first and its last day. Date F1 and alignment-based ROUGE (Martschat and Markert 2017).
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

from evaluation.figures import Bench, Figure, read_lines, rounded, run_script
from evaluation.measures import Timeline, aligned_rouge, overlap

if TYPE_CHECKING:
    from collections.abc import Iterator

SETS = ("timelines",)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
COMMAND = (
    "topics timeline ARTICLES.jsonl --format tls --length DAYS --sentences N --start DAY --end DAY --out TIMELINE.json"
)


def read_gold(text: str) -> Timeline:
    r"""Return a gold timeline: a line with a day, lines with a sentence each, a line of dashes, and so on.

    >>> read_gold("2011-01-25\nProtesters spill into the streets .\n-----")
    {datetime.date(2011, 1, 25): ['Protesters spill into the streets .']}
    """
    timeline: Timeline = {}
    sentences: list[str] = []
    for line in map(str.strip, text.split("\n")):
        if DAY.fullmatch(line):
            sentences = timeline.setdefault(date.fromisoformat(line), [])
        elif line.strip("-"):
            sentences.append(line)
    return timeline


def read_timeline(path: Path) -> Timeline:
    """Return a timeline as the tool writes it in the format ``tls``."""
    written = json.loads(path.read_text(encoding="utf-8"))
    return {date.fromisoformat(day): sentences for day, sentences in written}


def published_between(articles: Path, first: date, last: date) -> str:
    """Return the lines of the articles published from the first to the last day, both included."""
    within = [row for row in read_lines(articles) if first.isoformat() <= row["published"] <= last.isoformat()]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in within)


def build(bench: Bench, name: str, articles: Path, days: list[date], n_sentences: int) -> Timeline:
    """Return the tool's timeline for one task, ``days`` being those of the gold."""
    written = bench.work / f"{name}.json"
    first, last = min(days), max(days)
    if not written.is_file():
        source = bench.work / f"{name}.articles.jsonl"
        source.write_text(published_between(articles, first, last), encoding="utf-8")
        within = ["--start", first.isoformat(), "--end", last.isoformat()]
        limits = ["--length", str(len(days)), "--sentences", str(n_sentences)]
        bench.run("timeline", source, "--format", "tls", *limits, *within, "--out", written)
    return read_timeline(written)


def measure(bench: Bench) -> Iterator[Figure]:
    """Yield the mean over all tasks, each task weighing the same."""
    (folder,) = bench.folders(*SETS)
    scores: dict[str, list[float]] = {"date F1": [], "AR-1 F1": [], "AR-2 F1": []}
    for path in sorted(folder.glob("*/gold/*.txt")):
        story = path.parents[1]
        gold = read_gold(path.read_text("utf-8", "replace"))
        n_sentences = max(1, round(fmean(map(len, gold.values()))))
        system = build(bench, f"{story.name}__{path.stem}", story / "articles.jsonl", list(gold), n_sentences)
        scores["date F1"].append(overlap(system, gold).f1)
        scores["AR-1 F1"].append(aligned_rouge(system, gold, 1).f1)
        scores["AR-2 F1"].append(aligned_rouge(system, gold, 2).f1)
    for name, values in scores.items():
        yield Figure("timelines", "timeline17", name, rounded(fmean(values)), len(values), "timelines", COMMAND)


if __name__ == "__main__":
    run_script(__doc__, measure)
