"""Jobs: the stages that work part by part, and how they are run, one after the other or in processes."""

from __future__ import annotations

from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from threadpoolctl import threadpool_limits

from topics.articles import stages
from topics.articles.mentions import find_mentions
from topics.store import Kept, Store, digest, keep_tables, read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd

    from topics.articles.sidecar import Sidecar
    from topics.settings import Settings

    Job = Callable[..., dict[str, pd.DataFrame]]
    Progress = Callable[[str, int, int], None]

FILES_IN_PART = 64
"""Files read together at most."""
ARTICLES_IN_SLICE = 500
"""Articles cleaned together at most."""
JOBS_WORTH_PROCESSES = 8
"""Unfinished jobs from which further processes pay for themselves (a start takes about two seconds)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A table of a kept result, by place and digest, so that a process can be sent to read it."""

    path: Path
    digest: str

    def read(self) -> pd.DataFrame:
        """Return the table."""
        return read_table(self.path)


def run_jobs(
    store: Store,
    stage: str,
    job: Job,
    jobs: list[tuple[str, tuple[Any, ...]]],
    *,
    workers: int,
    progress: Progress,
) -> list[Kept]:
    """Return the result of each job, in order; only those that are not kept yet are run.

    Parameters
    ----------
    store : Store
        Where results are kept.
    stage : str
        Name of the stage.
    job : callable
        Takes a job's arguments and returns its tables.
    jobs : list of (str, tuple)
        Key and arguments of each job.
    workers : int
        Processes at most.
    progress : callable
        Called with the stage's name, the jobs done and the jobs in all.
    """
    results = {key: store.kept(stage, key) for key, _ in jobs}
    missing = {key: arguments for key, arguments in jobs if results[key] is None}
    done = len(results) - len(missing)
    progress(stage, done, len(results))
    folder = store.folder / "parts" / stage
    with _executor(workers, len(missing)) as executor:
        if executor is None:
            finished = ((key, work(folder / key, job, arguments)) for key, arguments in missing.items())
        else:
            futures = {
                executor.submit(work, folder / key, job, arguments): key for key, arguments in missing.items()
            }
            finished = ((futures[future], future.result()) for future in as_completed(futures))
        for key, made in finished:
            results[key] = made
            done += 1
            progress(stage, done, len(results))
    return [kept for key, _ in jobs if (kept := results[key]) is not None]


@contextmanager
def _executor(workers: int, n_jobs: int) -> Iterator[Executor | None]:
    """Give an executor where the jobs are worth one, else None."""
    if workers < 2 or n_jobs < JOBS_WORTH_PROCESSES:
        yield None
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as executor:
        yield executor


def work(folder: Path, job: Callable[..., dict[str, pd.DataFrame]], arguments: tuple[Any, ...]) -> Kept:
    """Run one job with one thread and keep its tables in ``folder``: what a process is sent to do."""
    with threadpool_limits(1):
        return keep_tables(folder, job(*arguments))


def read_job(corpus: Path, sources: list[str], settings: Settings) -> dict[str, pd.DataFrame]:
    """Read files; many articles are cut into slices ``articles-0000``, ``articles-0001`` and so on."""
    made = stages.read_part(corpus, sources, settings.articles)
    raw = made["articles"]
    starts = range(0, len(raw), ARTICLES_IN_SLICE)
    slices = {
        f"articles-{at:04d}": raw.iloc[start : start + ARTICLES_IN_SLICE] for at, start in enumerate(starts)
    }
    return {"problems": made["problems"], **slices}


def survey_job(piece: Piece) -> dict[str, pd.DataFrame]:
    """Count in one slice what the whole corpus has to know."""
    return {"survey": stages.survey_part(piece.read())}


def clean_job(piece: Piece, survey: Piece, sidecar: Sidecar, settings: Settings) -> dict[str, pd.DataFrame]:
    """Repair, clean, date and cut one slice."""
    return stages.clean_part(piece.read(), survey.read(), sidecar, settings.articles, settings.dates)


def dates_job(cleaned: Kept, settings: Settings) -> dict[str, pd.DataFrame]:
    """Find the time expressions of one slice."""
    articles, repairs, passages = (cleaned.read(name) for name in ("articles", "repairs", "passages"))
    return {"dates": find_mentions(articles, repairs, passages, settings.dates)}


def cut_parts(sources: list[str]) -> list[list[str]]:
    """Cut sorted paths into parts at places that depend on the path alone.

    A file added or removed changes its own part, never the cuts of the others.
    """
    parts: list[list[str]] = [[]]
    for source in sources:
        parts[-1].append(source)
        if int(digest(source)[:4], 16) % (FILES_IN_PART // 4) == 0 or len(parts[-1]) >= FILES_IN_PART:
            parts.append([])
    return [part for part in parts if part]
