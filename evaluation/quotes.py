"""Who said what: the attributions that readers marked in political articles, and how many of them the tool finds."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaluation.figures import Bench, Figure, rounded, run_script
from evaluation.measures import Score, share

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LEAST_SHARED = 0.5
"""Share of the characters of both together, inclusive, that a quote and a marked one have in common if they are one."""
COMMAND = "topics quotes TEXTS --out QUOTES.csv"
_MARKS = "\"“”'‘’"
Spans = tuple[tuple[int, int], ...]
"""Characters of a text: first ones and those after the last ones."""


@dataclass(frozen=True)
class Attribution:
    """What somebody said, and the words that name the speaker; no spans where none does."""

    content: Spans
    source: Spans
    is_direct: bool

    @property
    def said(self) -> set[int]:
        """The characters of what was said."""
        return _characters(self.content)


def _characters(spans: Spans) -> set[int]:
    return {place for start, stop in spans for place in range(start, stop)}


def read_marks(lines: str, text: str) -> list[Attribution]:
    """Return the attributions of a file of marks: lines ``T`` with spans, lines ``E`` that name their parts.

    Parameters
    ----------
    lines : str
        The file.
    text : str
        The article that it is about.
    """
    spans: dict[str, Spans] = {}
    told = []
    for line in lines.splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            places = re.findall(r"(\d+) (\d+)", rest.split("\t")[0])
            spans[name] = tuple((int(start), int(stop)) for start, stop in places)
        elif name.startswith("E"):
            told.append([part.split(":") for part in rest.split() if ":" in part])
    return [item for parts in told if (item := _attribution(parts, spans, text)).content]


def _attribution(parts: Sequence[Sequence[str]], spans: dict[str, Spans], text: str) -> Attribution:
    of_role: dict[str, Spans] = defaultdict(tuple)
    for role, mark in parts:
        of_role[role.rstrip("0123456789")] += spans.get(mark, ())
    content = of_role["Content"]
    words = "".join(text[start:stop] for start, stop in content).strip(" ,.")
    is_direct = words[:1] in set(_MARKS) and words[-1:] in set(_MARKS)
    return Attribution(content, of_role["Source"], is_direct)


def read_rows(path: Path) -> dict[str, list[Attribution]]:
    """Return the rows of a table of quotes as attributions, by file."""
    rows: dict[str, list[Attribution]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            source = (int(row["speaker_start"]), int(row["speaker_stop"]))
            said = (int(row["start"]), int(row["stop"]))
            item = Attribution((said,), (source,) if source[0] >= 0 else (), row["direct"].lower() == "true")
            rows[row["source"].rsplit("/", 1)[-1]].append(item)
    return rows


def count_right(marked: Sequence[Attribution], rows: Sequence[Attribution]) -> int:
    """Return how many marked attributions have a row of their own with their content and a word of their speaker."""
    free = list(rows)
    right = 0
    for item in marked:
        best = max(free, key=lambda row: _likeness(item.said, row.said), default=None)
        if best is None or _likeness(item.said, best.said) < LEAST_SHARED:
            continue
        free.remove(best)
        named, told = _characters(item.source), _characters(best.source)
        right += bool(named & told) or not (named or told)
    return right


def _likeness(one: set[int], other: set[int]) -> float:
    return share(len(one & other), len(one | other))


def measure(bench: Bench) -> Iterator[Figure]:
    """Yield precision, recall and F1 of content and speaker, over all attributions and over direct quotations."""
    (folder,) = bench.folders("quotes")
    written = bench.work / "quotes.csv"
    if not written.is_file():
        bench.run("quotes", folder / "text", "--out", written)
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((folder / "text").glob("*.txt"))}
    marked: dict[str, list[Attribution]] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rpartition("_")[0]
        if name in texts and name not in marked:  # of several readers of one text the first
            marked[name] = read_marks(path.read_text(encoding="utf-8"), texts[name])
    rows = read_rows(written)
    for kind in ("all", "direct"):
        n_right = n_marked = n_rows = 0
        for name, told in marked.items():
            wanted = [item for item in told if kind == "all" or item.is_direct]
            given = [item for item in rows[f"{name}.txt"] if kind == "all" or item.is_direct]
            n_right += count_right(wanted, given)
            n_marked, n_rows = n_marked + len(wanted), n_rows + len(given)
        score = Score(share(n_right, n_rows), share(n_right, n_marked))
        figures = {"precision": score.precision, "recall": score.recall, "F1": score.f1}
        for measured, value in figures.items():
            name = f"content and speaker {measured}, {kind}"
            yield Figure("quotes", "polnear", name, rounded(value), n_marked, "attributions", COMMAND)


if __name__ == "__main__":
    run_script(__doc__, measure)
