"""The main job: a corpus through every stage into one folder of results, notebooks and a report page."""

from __future__ import annotations

import shlex
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from topics.articles.repairs.mojibake import drops_a_piece
from topics.corpus import Corpus
from topics.engine.keys import digest, file_digest, shown_code_digest, versions
from topics.engine.made import EarlierRun, Made, made_of
from topics.engine.manifest import seals_of_earlier_run, write_manifest
from topics.engine.results import MANIFEST, check_results_folder, clear_results
from topics.engine.stages import say_nothing
from topics.engine.store import claimed, write_table, write_text
from topics.events.outline import whole_events
from topics.output.citations import text_file
from topics.output.figures.files import shown_figures
from topics.output.kernels import kernel_server
from topics.output.notebook_runs import FIGURES, NotebookRun, clear_notebooks, run_notebooks
from topics.output.notebooks import why_left_out
from topics.output.wording import corrected_day_words, dating_words, file_name, number_words
from topics.presentation import describe_run
from topics.records import METHODS, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from topics.engine.stages import Progress
    from topics.inputs import CorpusInput
    from topics.output.display import Shown
    from topics.settings import Settings
    from topics.themes.own_encoder import OwnEncoder


_PAGE = "page"
"""What the manifest calls the maker of the pages."""
_PAGES = ("report.html", "one-page.html")
_PAGE_LIBRARIES = ("jinja2", "markupsafe", "pillow")
"""Libraries that can change a page, beside those of the results."""
_MOST_SHOWN = 3
"""Damaged results that are named in the summary, at most (inclusive)."""
_MOST_CORRECTIONS = 20
"""Corrections of which the summary says what became of them, at most (inclusive)."""


@dataclass(frozen=True, slots=True)
class Report:
    """What ``make_report`` made: the folder, the corpus behind it, and what could not be done."""

    out: Path
    corpus: Corpus
    failed_notebooks: tuple[str, ...]
    notebooks_left_out: str = ""
    mended: tuple[str, ...] = ()
    """Results of an earlier run that were damaged and were made anew, as ``stage/key``."""
    notebooks_waiting: tuple[str, ...] = ()
    """Notebooks of an earlier run that no longer held and were taken away, and that nobody asked to run again."""

    @property
    def n_lost(self) -> int:
        """Number of inputs that could not be read."""
        return int(self.corpus.problems["lost"].sum())


def make_report(
    articles: CorpusInput,
    out: str | Path,
    settings: Settings | None = None,
    *,
    notebooks: bool | None = None,
    quotes: str = "full",
    title: str = "",
    scheduler: str = "",
    fresh: bool = False,
    progress: Progress = say_nothing,
    encoder: OwnEncoder | None = None,
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
    notebooks : bool, optional
        Whether the notebooks are run, which draw the figures. Those whose inputs did not change are kept in any case.
        Without it they are run for articles that they have not been run for yet, and not again after a change of what
        lies beside the articles. They are run only for articles on disk.
    quotes : str
        How much of the articles the page holds: ``full``, ``sentence`` or ``none``.
    title : str
        What stands above the page and the story on one page; without it the name of the corpus.
    scheduler : str
        Address of a Dask scheduler that runs the parts; "" for the cores of this machine.
    fresh : bool
        True removes what an earlier run left there first, so that all is made anew.
    progress : callable
        Called with a stage's name, the jobs done and the jobs in all.
    encoder : callable or object with ``encode``, optional
        The sentence encoder that found themes rest on, as ``topics.Corpus`` takes it. Notebooks, which run in
        processes of their own, cannot be given it and are left out; those of a model that ``topics.toml`` names run.

    Raises
    ------
    InputError
        If there is no such corpus, or nothing in it can be read.
    StoreError
        If another run is writing to the folder, or it holds what no run wrote.
    """
    out = Path(out)
    corpus = Corpus(articles, out, settings, scheduler=scheduler, progress=progress, encoder=encoder)
    check_results_folder(out, corpus.path)
    n_files = len(corpus.sources)
    progress("files", n_files, n_files)
    runs_notebooks = corpus.path is not None and encoder is None
    left_out = _why_no_notebooks(encoder) if notebooks is not False else ""
    wanted = False if left_out else notebooks
    with claimed(out), kernel_server() as kernels:
        if fresh:
            clear_results(out)
        is_first = wanted is None and not (out / MANIFEST).exists()
        if kernels is not None and runs_notebooks and (wanted or is_first):
            kernels.get_ready()
        corpus.store.trust_only(seals_of_earlier_run(out))
        tables = corpus.tables()
        corpus.close()
        earlier = EarlierRun(out)
        (out / MANIFEST).unlink(missing_ok=True)
        files = [write_table(frame, out / "tables" / f"{name}.parquet") for name, frame in tables.items()]
        read = _what_is_shown(corpus, files)
        files += _write_articles(tables["articles"], out)
        done = NotebookRun()
        if corpus.path is not None and runs_notebooks:
            places = {"corpus": corpus.path, "out": out}
            done = run_notebooks(out, places, read, earlier, wanted, progress, kernels)
        else:
            clear_notebooks(out, ())
        page = _Page(corpus, tables, out, quotes, title)
        made = page.made(read, done.files)
        files += done.files
        files += earlier.still(_PAGE, made.inputs) or page.write(progress)
        corpus.store.prune()
        write_manifest(out, _made_from(corpus) | made_of({**done.made, _PAGE: made}), files)
    return Report(out, corpus, tuple(done.failed), left_out, tuple(corpus.store.damaged), tuple(done.waiting))


def _why_no_notebooks(encoder: OwnEncoder | None) -> str:
    """Return why notebooks cannot be run, in a sentence; "" where they can."""
    if encoder is not None:
        return (
            "Notebooks and figures were left out: they cannot be given an encoder from Python; name a model in a "
            "folder by encoder under [themes] in topics.toml."
        )
    return why_left_out()


def _what_is_shown(corpus: Corpus, tables: Sequence[Path]) -> dict[str, str]:
    """Return digests of all that notebooks and the page show; ``articles`` is that of the articles alone."""
    seals = {name: corpus.store.seals(name) for name in METHODS}
    shown = {path.stem: file_digest(path) for path in tables}
    hashes = corpus.hashes
    return {
        "articles": hashes["corpus_hash"],
        "settings": hashes["settings_hash"],
        "tables": digest(shown),
        "methods": digest(seals),
    }


@dataclass(frozen=True, slots=True)
class _Page:
    """The report page and the story on one page, of which nothing is written that is there already."""

    corpus: Corpus
    tables: dict[str, pd.DataFrame]
    out: Path
    quotes: str
    title: str

    @property
    def about(self) -> dict[str, object]:
        """What the pages say about their own making."""
        return describe_run(self.corpus) | {"title": self.title}

    def made(self, read: Mapping[str, str], figures: Sequence[Path]) -> Made:
        """Return what the pages are made from."""
        drawn = {path.name: file_digest(path) for path in figures if path.parent.name == FIGURES}
        code = [shown_code_digest(), versions(_PAGE_LIBRARIES)]
        inputs = digest(dict(read), self.about, self.quotes, drawn, code)
        return Made(inputs, read["articles"], _PAGES)

    def write(self, progress: Progress) -> list[Path]:
        """Write both and return their paths."""
        from topics.output.page import one_page_text, write_page

        progress("page", 0, 1)
        figures = shown_figures(self.out / FIGURES)
        about, chosen = self.about, self.corpus.settings.timeline
        full, printed = (self.out / name for name in _PAGES)
        write_page(self.tables, full, about=about, quotes=self.quotes, figures=figures, timeline=chosen)
        write_text(printed, one_page_text(self.tables, about=about, quotes=self.quotes, timeline=chosen))
        progress("page", 1, 1)
        return [full, printed]


def _made_from(corpus: Corpus) -> dict[str, object]:
    """Return what a manifest says went into the results."""
    encoder = {"encoder": corpus.encoder.name} if corpus.encoder is not None else {}
    return {
        "corpus": corpus.name,
        "inputs": corpus.sources,
        "settings": asdict(corpus.settings),
        "seed": corpus.settings.themes.seed,
        **encoder,
    }


def explore(corpus: Corpus) -> Shown:
    """Return the report page of a corpus for display in a notebook: filter, search, and see the sentences."""
    from topics.output.page import show_page

    return show_page(corpus.tables(), about=describe_run(corpus), timeline=corpus.settings.timeline)


def _write_articles(articles: pd.DataFrame, out: Path) -> list[Path]:
    """Write each article's text as found and clean, side by side."""
    files = []
    for article, found, text in articles[["id", "found", "text"]].itertuples(index=False):
        read = out / text_file(article)
        files.append(write_text(read, found))
        files.append(write_text(read.with_name(f"{file_name(article)}.clean.txt"), text))
    folder = out / "articles"
    ours = {*folder.glob("*.found.txt"), *folder.glob("*.clean.txt")}
    for left in ours.difference(files):
        left.unlink()
    return files


def summarize(report: Report) -> Sequence[str]:
    """Return what was found and what was left out, a sentence a line; the last line is the path of the page."""
    lines = _what_was_found(report.corpus)
    lines += problem_lines(report.corpus.problems)
    lines += correction_lines(report.corpus.corrections)
    lines += [f"Failed: {sentence}" for sentence in report.failed_notebooks]
    if report.mended:
        shown = ", ".join(report.mended[:_MOST_SHOWN])
        lines.append(f"Made anew: {len(report.mended)} results of an earlier run that were damaged ({shown}).")
    if report.notebooks_waiting:
        again = ["topics", "report", str(report.corpus.path), "--out", str(report.out), "--notebooks"]
        lines.append(
            f"Left out: {', '.join(report.notebooks_waiting)}. These notebooks, their figures and exports showed the "
            "state before this change, and were removed; what did not change was kept. To make them anew:"
        )
        lines.append(f"    {shlex.join(again)}")
    if report.notebooks_left_out:
        lines.append(f"{report.notebooks_left_out}.")
    beside = "tables, figures and notebooks" if any((report.out / FIGURES).glob("*.svg")) else "the tables"
    return [*lines, f"The page, to open in a browser ({beside} lie beside it):", str(report.out / "report.html")]


def _what_was_found(corpus: Corpus) -> list[str]:
    articles, events, claims = corpus.articles, whole_events(corpus.events), corpus.claims
    repairs = zip(corpus.repairs["text"], corpus.repairs["rule"], corpus.repairs["applied"], strict=True)
    n_dropped = sum(is_applied and drops_a_piece(text, rule) for text, rule, is_applied in repairs)
    reported = events[events["status"] == Status.REPORTED]
    n_details = len(corpus.events) - len(events)
    details = f" and {number_words(n_details, 'detail')} of them" if n_details else ""
    coded = corpus.themes[(corpus.themes["method"] == "codebook") & (corpus.themes["n_passages"] > 0)]
    lines = [
        f"Read {len(articles)} articles from {len(corpus.sources)} files: {len(corpus.passages)} passages, "
        f"{len(corpus.dates)} time expressions.",
        f"Repaired {len(corpus.repairs) - n_dropped} places and dropped {n_dropped} pieces of litter, all listed.",
        f"Found {len(events)} events ({len(reported)} reported){details}, "
        f"{claims['disagreement'].nunique()} disagreements.",
    ]
    if len(coded):
        counts = [f"{theme.label} ({theme.n_passages})" for theme in coded.itertuples()]
        lines.append(f"Themes of the codebook: {', '.join(counts)}")
    if dating := dating_words(articles):
        lines.append(dating)
    if corrected := corrected_day_words(articles, corpus.passages, corpus.corrections):
        lines.append(corrected)
    return lines


def correction_lines(corrections: pd.DataFrame, most: int = _MOST_CORRECTIONS) -> list[str]:
    """Return what became of each of the reader's corrections, a sentence a line; those that did not apply come first.

    Parameters
    ----------
    corrections : DataFrame
        The table of this name.
    most : int
        Sentences at most (inclusive); one more says how many are left.
    """
    ordered = corrections.sort_values(["applied", "correction"], kind="stable")
    lines = [
        f"Correction {number} ({action}, {of}) {'applied' if applied else 'does not apply'}: {outcome.rstrip('.')}."
        for number, of, action, applied, outcome in ordered[
            ["correction", "of", "action", "applied", "outcome"]
        ].to_numpy()
    ]
    if len(lines) > most:
        return [*lines[:most], f"… and {len(lines) - most} more corrections; the page lists all."]
    return lines


def problem_lines(problems: pd.DataFrame) -> list[str]:
    """Return a line for each row of the table ``problems``: which file, what was found, what to do."""
    columns = problems[["source", "found", "advice", "lost"]].to_numpy()
    return [
        f"{'Left out' if lost else 'Note'}: {source}: {found.rstrip('.')}; {advice}"
        for source, found, advice, lost in columns
    ]
