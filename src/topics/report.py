"""The main job: a corpus through every stage into one folder of results, notebooks and a report page."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from topics.corpus import Corpus
from topics.engine.keys import versions
from topics.engine.manifest import seals_of_earlier_run, write_manifest
from topics.engine.results import MANIFEST, check_results_folder, clear_results
from topics.engine.stages import say_nothing
from topics.engine.store import claimed, write_table, write_text
from topics.errors import TopicsError
from topics.output.figures.files import ShownFigure, shown_figures
from topics.output.notebooks import execute_notebook, notebook_folder, only_for, why_left_out
from topics.output.wording import dating_words, file_name
from topics.records import Status
from topics.settings import Settings, describe_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from topics.engine.stages import Progress
    from topics.inputs import CorpusInput
    from topics.output.display import Shown


_MOST_SHOWN = 3
"""Damaged results that are named in the summary, at most (inclusive)."""


@dataclass(frozen=True, slots=True)
class Report:
    """What ``make_report`` made: the folder, the corpus behind it, and what could not be done."""

    out: Path
    corpus: Corpus
    failed_notebooks: tuple[str, ...]
    notebooks_left_out: str = ""
    mended: tuple[str, ...] = ()
    """Results of an earlier run that were damaged and were made anew, as ``stage/key``."""

    @property
    def n_lost(self) -> int:
        """Number of inputs that could not be read."""
        return int(self.corpus.problems["lost"].sum())


def make_report(
    articles: CorpusInput,
    out: str | Path,
    settings: Settings | None = None,
    *,
    notebooks: bool = True,
    quotes: str = "full",
    scheduler: str = "",
    fresh: bool = False,
    progress: Progress = say_nothing,
) -> Report:
    """Run every stage on a corpus and write tables, articles, notebooks, figures and the report page.

    Parameters
    ----------
    articles : str, Path, table, or list
        Folder of articles, one file of many, or anything else that ``topics.Corpus`` opens.
    out : str or Path
        Folder for the results; what an earlier run left there is used where it still holds.
    settings : Settings, optional
        In place of those beside the corpus.
    notebooks : bool
        False leaves out the notebooks and with them the figures; they are run only for articles on disk.
    quotes : str
        How much of the articles the page holds: ``full``, ``sentence`` or ``none``.
    scheduler : str
        Address of a Dask scheduler that runs the parts; "" for the cores of this machine.
    fresh : bool
        True removes what an earlier run left there first, so that all is made anew.
    progress : callable
        Called with a stage's name, the jobs done and the jobs in all.

    Raises
    ------
    InputError
        If there is no such corpus, or nothing in it can be read.
    StoreError
        If another run is writing to the folder, or it holds what no run wrote.
    """
    from topics.output.page import one_page_text, write_page

    out = Path(out)
    corpus = Corpus(articles, out, settings, scheduler=scheduler, progress=progress)
    check_results_folder(out, corpus.path)
    n_files = len(corpus.sources)
    progress("files", n_files, n_files)
    with claimed(out):
        if fresh:
            clear_results(out)
        corpus.store.trust_only(seals_of_earlier_run(out))
        tables = corpus.tables()
        corpus.close()
        (out / MANIFEST).unlink(missing_ok=True)
        files = [write_table(frame, out / "tables" / f"{name}.parquet") for name, frame in tables.items()]
        files += _write_articles(tables["articles"], out / "articles")
        failed: list[str] = []
        figures: list[ShownFigure] = []
        left_out = why_left_out() if notebooks else ""
        if notebooks and not left_out and corpus.path is not None:
            executed, failed = _run_notebooks(corpus, corpus.path, out, progress)
            files += executed
            figures = shown_figures(out / "figures")
        progress("page", 0, 1)
        about, chosen = describe_run(corpus), corpus.settings.timeline
        page = out / "report.html"
        files.append(write_page(tables, page, about=about, quotes=quotes, figures=figures, timeline=chosen))
        printed = one_page_text(tables, about=about, quotes=quotes, timeline=chosen)
        files.append(write_text(out / "one-page.html", printed))
        progress("page", 1, 1)
        corpus.store.prune()
        write_manifest(out, _made_from(corpus), files)
    return Report(out, corpus, tuple(failed), left_out, tuple(corpus.store.damaged))


def _made_from(corpus: Corpus) -> dict[str, object]:
    """Return what a manifest says went into the results."""
    return {
        "corpus": corpus.name,
        "inputs": corpus.sources,
        "settings": asdict(corpus.settings),
        "seed": corpus.settings.themes.seed,
    }


def explore(corpus: Corpus) -> Shown:
    """Return the report page of a corpus for display in a notebook: filter, search, and see the sentences."""
    from topics.output.page import show_page

    return show_page(corpus.tables(), about=describe_run(corpus), timeline=corpus.settings.timeline)


def describe_run(corpus: Corpus) -> dict[str, object]:
    """Return what a page says about its own making: corpus, settings, versions, decisions."""
    return {
        "corpus": corpus.name,
        "settings": [
            (line.section, line.name, line.value, line.unit, line.about) for line in describe_settings(corpus.settings)
        ],
        "versions": versions(),
        "notes": corpus.notes,
    }


def _write_articles(articles: pd.DataFrame, folder: Path) -> list[Path]:
    """Write each article's text as found and clean, side by side."""
    files = []
    for article, found, text in articles[["id", "found", "text"]].itertuples(index=False):
        name = file_name(article)
        files.append(write_text(folder / f"{name}.found.txt", found))
        files.append(write_text(folder / f"{name}.clean.txt", text))
    ours = {*folder.glob("*.found.txt"), *folder.glob("*.clean.txt")}
    for left in ours.difference(files):
        left.unlink()
    return files


def _run_notebooks(corpus: Corpus, path: Path, out: Path, progress: Progress) -> tuple[list[Path], list[str]]:
    """Execute the notebooks, two at a time; return the files made and a sentence for each failure.

    Notebooks and figures of an earlier run go first, so that none of another corpus is left among them.
    """
    content = corpus.hashes["corpus_hash"]
    all_notebooks = sorted(notebook_folder().glob("*.ipynb"))
    chosen = [path for path in all_notebooks if only_for(path) in {"", content}]
    target = out / "notebooks"
    places = {"corpus": path, "out": out}
    files: list[Path] = []
    failed: list[str] = []
    progress("notebooks", 0, len(chosen))
    target.mkdir(parents=True, exist_ok=True)
    earlier = [target / f"{path.stem}{ending}" for path in all_notebooks for ending in (".ipynb", ".html")]
    for path in [*earlier, *(out / "figures").glob("*.*")]:
        path.unlink(missing_ok=True)
    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(execute_notebook, path, target, places) for path in chosen]
        for done, job in enumerate(jobs, start=1):
            try:
                files += job.result()
            except TopicsError as error:
                failed.append(str(error))
            progress("notebooks", done, len(chosen))
    return files + sorted((out / "figures").glob("*.*")), failed


def summarize(report: Report) -> Sequence[str]:
    """Return what was found, what was left out and where it lies, a sentence a line."""
    lines = _what_was_found(report.corpus)
    lines += problem_lines(report.corpus.problems)
    lines += [f"Failed: {sentence}" for sentence in report.failed_notebooks]
    if report.mended:
        shown = ", ".join(report.mended[:_MOST_SHOWN])
        lines.append(f"Made anew: {len(report.mended)} results of an earlier run that were damaged ({shown}).")
    if report.notebooks_left_out:
        lines.append(f"{report.notebooks_left_out}.")
    lines.append(f"Open {report.out / 'report.html'}; tables, figures and notebooks lie beside it.")
    return lines


def _what_was_found(corpus: Corpus) -> list[str]:
    articles, events, claims = corpus.articles, corpus.events, corpus.claims
    dropped = corpus.repairs[corpus.repairs["applied"] & (corpus.repairs["text"] == "")]
    reported = events[events["status"] == Status.REPORTED]
    coded = corpus.themes[(corpus.themes["method"] == "codebook") & (corpus.themes["n_passages"] > 0)]
    lines = [
        f"Read {len(articles)} articles from {len(corpus.sources)} files: {len(corpus.passages)} passages, "
        f"{len(corpus.dates)} time expressions.",
        f"Repaired {len(corpus.repairs) - len(dropped)} places and dropped {len(dropped)} pieces of litter, "
        "all listed.",
        f"Found {len(events)} events ({len(reported)} reported), {claims['disagreement'].nunique()} disagreements.",
    ]
    if len(coded):
        counts = [f"{theme.label} ({theme.n_passages})" for theme in coded.itertuples()]
        lines.append(f"Themes of the codebook: {', '.join(counts)}")
    if dating := dating_words(articles):
        lines.append(dating)
    return lines


def problem_lines(problems: pd.DataFrame) -> list[str]:
    """Return a line for each row of the table ``problems``: which file, what was found, what to do."""
    columns = problems[["source", "found", "advice", "lost"]].to_numpy()
    return [
        f"{'Left out' if lost else 'Note'}: {source}: {found.rstrip('.')}; {advice}"
        for source, found, advice, lost in columns
    ]
