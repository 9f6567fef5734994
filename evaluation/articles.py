"""The text and the publication day of articles saved as web pages, against ``truth.json`` beside the pages.

Beside the tool stand two that it builds on, as they are called without it: trafilatura for texts, htmldate for days.
"""

from __future__ import annotations

import json
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from evaluation.figures import Bench, Figure, read_lines, rounded, run_script
from evaluation.measures import Score, score_days, score_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

SETS = ("articles/pages", "articles/wcxb", "articles/dated")
COMMAND = "topics articles FOLDER --out ARTICLES.jsonl"


def read_articles(path: Path) -> dict[str, dict[str, Any]]:
    """Return the articles that the tool wrote, by the name of their file without its ending."""
    return {PurePath(row["source"]).stem: row for row in read_lines(path)}


def peer_text(page: bytes) -> str:
    """Return the text of a page as trafilatura gives it."""
    import trafilatura

    return trafilatura.extract(page, include_comments=False) or ""


def peer_day(page: bytes) -> str:
    """Return the publication day of a page as htmldate gives it without the address."""
    import htmldate

    return htmldate.find_date(page, extensive_search=True, original_date=True) or ""


def day_of(article: dict[str, Any]) -> str:
    """Return the certain day of an article that the tool wrote, "" where there is none."""
    return (article.get("published") or "")[: len("YYYY-MM-DD")]


def measure(bench: Bench) -> Iterator[Figure]:
    """Yield precision, recall and F1 of texts and of days, of each set that has them."""
    for folder in bench.folders(*SETS):
        written = bench.work / f"articles-{folder.name}.jsonl"
        if not written.is_file():
            bench.run("articles", folder / "html", "--out", written)
        read = read_articles(written)
        pages = {path.stem: path.read_bytes() for path in sorted((folder / "html").glob("*"))}
        truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
        texts = {name: true["text"] for name, true in truth.items() if "text" in true}
        days = {name: true["published"] for name, true in truth.items() if true.get("published")}
        if texts:
            ours = [(read.get(name, {}).get("text") or "", text) for name, text in texts.items()]
            peers = [(peer_text(pages.get(name, b"")), text) for name, text in texts.items()]
            yield from _figures(folder.name, "text", score_texts(ours), len(texts), COMMAND)
            yield from _figures(folder.name, "text by trafilatura", score_texts(peers), len(texts), "")
        if days:
            ours = [(day_of(read.get(name, {})), day) for name, day in days.items()]
            peers = [(peer_day(pages.get(name, b"")), day) for name, day in days.items()]
            yield from _figures(folder.name, "publication day", score_days(ours), len(days), COMMAND)
            yield from _figures(folder.name, "publication day by htmldate", score_days(peers), len(days), "")


def _figures(data: str, what: str, score: Score, n: int, command: str) -> Iterator[Figure]:
    for name, value in {"precision": score.precision, "recall": score.recall, "F1": score.f1}.items():
        yield Figure("articles", data, f"{what} {name}", rounded(value), n, "pages", command)


if __name__ == "__main__":
    run_script(__doc__, measure)
