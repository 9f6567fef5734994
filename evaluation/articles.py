"""The text and the publication day of articles saved as web pages, against ``truth.json`` beside the pages."""

from __future__ import annotations

import json
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from evaluation.figures import Bench, Figure, read_lines, rounded, run_script
from evaluation.measures import score_days, score_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

SETS = ("articles/pages", "articles/wcxb", "articles/dated")
COMMAND = "topics articles FOLDER --out ARTICLES.jsonl"


def read_articles(path: Path) -> dict[str, dict[str, Any]]:
    """Return the articles that the tool wrote, by the name of their file without its ending."""
    return {PurePath(row["source"]).stem: row for row in read_lines(path)}


def measure(bench: Bench) -> Iterator[Figure]:
    """Yield precision, recall and F1 of texts and of days, of each set that has them."""
    for folder in bench.folders(*SETS):
        written = bench.work / f"articles-{folder.name}.jsonl"
        if not written.is_file():
            bench.run("articles", folder / "html", "--out", written)
        read = read_articles(written)
        truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
        texts = [(read.get(name, {}).get("text") or "", true["text"]) for name, true in truth.items() if "text" in true]
        days = [
            ((read.get(name, {}).get("published") or "")[: len("YYYY-MM-DD")], true["published"])
            for name, true in truth.items()
            if true.get("published")
        ]
        if texts:
            yield from _figures(folder.name, "text", score_texts(texts), len(texts))
        if days:
            yield from _figures(folder.name, "publication day", score_days(days), len(days))


def _figures(data: str, what: str, score: Any, n: int) -> Iterator[Figure]:
    for name, value in {"precision": score.precision, "recall": score.recall, "F1": score.f1}.items():
        yield Figure("articles", data, f"{what} {name}", rounded(value), n, "pages", COMMAND)


if __name__ == "__main__":
    run_script(__doc__, measure)
