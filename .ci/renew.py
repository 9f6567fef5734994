"""Renew the committed notebooks, executed, the figures that they draw, and the sample of the docs: ``make figures``."""

import shutil
import sys
from pathlib import Path

import topics
from topics.engine.store import write_text
from topics.errors import TopicsError
from topics.output.exports.formats import table_text, timeline_text
from topics.output.figures.files import write_gallery
from topics.output.notebooks import notebook_text, run_cells
from topics.output.page import one_page_text
from topics.output.wording import column_name
from topics.presentation import describe_run

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Run every notebook with its own defaults, then take over its figures."""
    drawn = ROOT / "build" / "figures"
    shutil.rmtree(drawn, ignore_errors=True)
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        notebook = run_cells(path, path.parent, {})
        path.write_text(notebook_text(notebook), encoding="utf-8")
        print(path.name)
    committed = ROOT / "figures"
    for old in committed.glob("*.*"):
        old.unlink()
    for new in sorted(drawn.glob("*.*")):
        shutil.copyfile(new, committed / new.name)
    write_gallery(committed)
    write_sample(ROOT / "docs" / "sample")


def write_sample(folder):
    """Write the pages, tables and sources of the sample, from the seeds."""
    corpus = topics.Corpus(ROOT / "seeds", ROOT / "build")
    corpus.report(folder / "page.html", quotes="sentence")
    told = {"about": describe_run(corpus), "quotes": "sentence", "timeline": corpus.settings.timeline}
    write_text(folder / "one-page.html", one_page_text(corpus.tables(), **told))
    events, themes = corpus.events, corpus.themes
    several = events[events["n_sources"] > 1][["edtf", "headline", "n_articles", "n_sources"]]
    declared = themes[themes["method"] == "codebook"][["label", "n_passages", "n_articles"]]
    for name, frame in (("events", several), ("themes", declared)):
        write_text(folder / f"{name}.tex", table_text(frame.rename(columns=column_name), "tex"))
    corpus.save_timeline(folder / "sources.bib")
    story = corpus.timeline(length=4, sentences=1)
    write_text(folder / "story.tex", timeline_text("tex", **story, articles=corpus.articles, sentences=1))


if __name__ == "__main__":
    try:
        main()
    except TopicsError as error:
        sys.exit(str(error))
