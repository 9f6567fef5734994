"""Jobs: the stages that work part by part, and how they are run, one after the other or in processes."""

from __future__ import annotations

from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from threadpoolctl import threadpool_limits

from topics.articles import stages
from topics.articles.mentions import find_mentions
from topics.store import Kept, Store, digest, keep_tables, read_table

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from topics.articles.sidecar import Sidecar
    from topics.settings import Settings

    Job = Callable[..., dict[str, pd.DataFrame]]
    Progress = Callable[[str, int, int], None]

FILES_IN_PART = 64
"""Files read together at most."""
BYTES_IN_SLICE = 500_000
"""Characters of text cleaned together, about; one longer article is a slice of its own."""
BYTES_WORTH_PROCESSES = 600_000
"""Unfinished work, in (compressed) bytes on disk, that is worth two seconds' start of processes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A table of a kept result, by place and digest, so that a process can be sent to read it."""

    path: Path
    digest: str

    @property
    def n_bytes(self) -> int:
        """Size on disk; text takes about three times as much."""
        return self.path.stat().st_size

    def read(self) -> pd.DataFrame:
        """Return the table."""
        return read_table(self.path)


class Workers:
    """The one executor for the stages that work part by part, started when there is work worth it.

    Parameters
    ----------
    n_workers : int
        Processes at most; with one, jobs are run here, one after the other.
    """

    def __init__(self, n_workers: int) -> None:
        self.n_workers = n_workers
        self._executor: Executor | None = None

    def executor(self, n_bytes: int) -> Executor | None:
        """Return the executor for so many bytes of work, or None where they are not worth one."""
        if self._executor is None and self.n_workers > 1 and n_bytes >= BYTES_WORTH_PROCESSES:
            self._executor = ProcessPoolExecutor(self.n_workers, mp_context=get_context("spawn"))
        return self._executor

    def close(self) -> None:
        """End the processes."""
        if self._executor is not None:
            self._executor.shutdown()
            self._executor = None


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work: the key of its result, the arguments of the job, and its size in bytes."""

    key: str
    arguments: tuple[Any, ...]
    n_bytes: int


def run_jobs(
    store: Store, stage: str, job: Job, tasks: list[Task], *, workers: Workers, progress: Progress
) -> list[Kept]:
    """Return the result of each task, in order; only those that are not kept yet are run.

    Parameters
    ----------
    store : Store
        Where results are kept.
    stage : str
        Name of the stage.
    job : callable
        Takes a task's arguments and returns its tables.
    tasks : list of Task
        What is to be done.
    workers : Workers
        Who does it.
    progress : callable
        Called with the stage's name, the tasks done and the tasks in all.
    """
    results = {task.key: store.kept(stage, task.key) for task in tasks}
    missing = {task.key: task for task in tasks if results[task.key] is None}
    done = len(results) - len(missing)
    progress(stage, done, len(results))
    folder = store.folder / "parts" / stage
    executor = workers.executor(sum(task.n_bytes for task in missing.values()))
    if executor is None:
        finished = ((key, work(folder / key, job, task.arguments)) for key, task in missing.items())
    else:
        futures = {executor.submit(work, folder / key, job, task.arguments): key for key, task in missing.items()}
        finished = ((futures[future], future.result()) for future in as_completed(futures))
    for key, made in finished:
        results[key] = made
        done += 1
        progress(stage, done, len(results))
    return [kept for task in tasks if (kept := results[task.key]) is not None]


def work(folder: Path, job: Callable[..., dict[str, pd.DataFrame]], arguments: tuple[Any, ...]) -> Kept:
    """Run one job with one thread and keep its tables in ``folder``: what a process is sent to do."""
    with threadpool_limits(1):
        return keep_tables(folder, job(*arguments))


def read_job(corpus: Path, sources: list[str]) -> dict[str, pd.DataFrame]:
    """Read files; many articles are cut into slices ``articles-00000``, ``articles-00001`` and so on."""
    made = stages.read_part(corpus, sources)
    raw = made["articles"]
    at = raw["found"].str.len().cumsum() // BYTES_IN_SLICE
    slices = {f"articles-{number:05d}": part for number, (_, part) in enumerate(raw.groupby(at))}
    return {"problems": made["problems"], **slices}


def survey_job(piece: Piece) -> dict[str, pd.DataFrame]:
    """Count in one slice what the whole corpus has to know."""
    return {"survey": stages.survey_part(piece.read())}


def clean_job(piece: Piece, survey: Piece, sidecar: Sidecar, settings: Settings) -> dict[str, pd.DataFrame]:
    """Repair, clean, date and cut one slice."""
    return stages.clean_part(piece.read(), survey.read(), sidecar, settings.articles)


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
