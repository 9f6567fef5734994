"""Jobs: the stages that work part by part, and how they are run, one after the other or in processes."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor, CancelledError, Executor, as_completed
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from threadpoolctl import threadpool_limits

from topics.articles import stages
from topics.articles.time_expressions import find_time_expressions
from topics.engine.keys import code_digest, digest
from topics.engine.processes import death_told, start_processes, undisturbed
from topics.engine.store import Kept, Store, keep_tables, read_table
from topics.errors import TopicsError, refuse
from topics.publication.stages import clean_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import pandas as pd

    from topics.articles.sidecar import Sidecar
    from topics.settings import Settings

    Job = Callable[..., dict[str, pd.DataFrame]]
    Progress = Callable[[str, int, int], None]

FILES_IN_PART, BYTES_IN_PART = 64, 8_000_000
"""Files and bytes read together, about; one larger file is a part of its own."""
BYTES_IN_SLICE = 500_000
"""Characters of text cleaned together, about; one longer article is a slice of its own."""
ATTEMPTS = 3
"""Times that a stage is begun; a process that dies takes its part with it, and only what is missing is done again."""
PART_SECONDS, WHOLE_SECONDS, RESULT_SHARE = 4.0, 6.0, 3.0
"""What a megabyte of plain text costs: one core for the parts, for the whole corpus after them, megabytes kept.

Measured on 20,000 articles of 3 kB each; sentence vectors, a codebook, notebooks and PDF files take longer.
"""
LARGE = 20_000_000
"""Bytes from which a run says beforehand what it will cost."""
CONNECT_SECONDS = 10
"""How long a Dask scheduler may take to answer."""
BYTES_WORTH_PROCESSES = 600_000
"""Unfinished work, in (compressed) bytes on disk, that is worth two seconds' start of processes."""


class Workers:
    """The one executor for the stages that work part by part, started when there is work worth it.

    Parameters
    ----------
    n_workers : int
        Processes at most; with one, jobs are run here, one after the other.
    scheduler : str
        Address of a Dask scheduler, whose workers are used in place of processes of this machine. They
        must see the corpus and the results under the same paths.
    """

    def __init__(self, n_workers: int, scheduler: str = "") -> None:
        if scheduler and find_spec("distributed") is None:
            refuse("The engine dask needs the package distributed; install it with: pip install '.[dask]'.")
        self.n_workers = n_workers
        self.scheduler = scheduler
        self._executor: Executor | None = None
        self._client: Any = None
        self.deaths: tuple[type[BaseException], ...] = (BrokenExecutor, CancelledError)

    def executor(self, n_bytes: int) -> Executor | None:
        """Return the executor for so many bytes of work, or None where they are not worth one."""
        if self._executor is None and n_bytes and self.scheduler:
            from distributed import KilledWorker

            self._client = _client_of(self.scheduler)
            self.deaths = (*self.deaths, KilledWorker)
            self._executor = self._client.get_executor()
        elif self._executor is None and self.n_workers > 1 and n_bytes >= BYTES_WORTH_PROCESSES:
            self._executor = start_processes(self.n_workers)
        return self._executor

    def close(self) -> None:
        """End the processes, or the connection; what is being worked on is ended, nothing new is begun."""
        if self._client is not None:
            self._client.close()
        elif self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
        self._client = self._executor = None


def _client_of(scheduler: str) -> Any:
    """Return a connection to a Dask cluster whose workers run this very code."""
    from distributed import Client

    try:
        client = Client(scheduler, timeout=CONNECT_SECONDS)
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        refuse(f"No Dask cluster with workers answers at '{scheduler}' ({error}); give one such as tcp://host:8786.")
    if any(answer != code_digest() for answer in client.run(code_digest, on_error="return").values()):
        client.close()
        refuse(f"The workers at '{scheduler}' do not run this version of topics; install the same one there.")
    return client


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
    for _ in range(ATTEMPTS):
        results = {task.key: store.kept(stage, task.key) for task in tasks}
        missing = {task.key: task for task in tasks if results[task.key] is None}
        begun = len(results) - len(missing)
        progress(stage, begun, len(results))
        try:
            finished = _finished(store.folder / "parts" / stage, job, [*missing.values()], workers)
            for done, (key, made) in enumerate(finished, begun + 1):
                results[key] = made
                progress(stage, done, len(results))
        except workers.deaths:
            workers.close()
        except BaseException:
            workers.close()
            raise
        else:
            return [kept for task in tasks if (kept := results[task.key]) is not None]
    raise TopicsError(death_told(f"Processes died {ATTEMPTS} times at the stage '{stage}'"))


def _finished(folder: Path, job: Job, tasks: list[Task], workers: Workers) -> Iterator[tuple[str, Kept]]:
    """Yield the key and result of each task, as they come."""
    executor = workers.executor(sum(task.n_bytes for task in tasks))
    if executor is None:
        yield from ((task.key, work(folder / task.key, job, task.arguments)) for task in tasks)
        return
    with undisturbed():
        futures = {executor.submit(work, folder / task.key, job, task.arguments): task.key for task in tasks}
    for future in as_completed(futures):
        yield futures[future], future.result()


def work(folder: Path, job: Callable[..., dict[str, pd.DataFrame]], arguments: tuple[Any, ...]) -> Kept:
    """Run one job with one thread and keep its tables in ``folder``: what a process is sent to do."""
    with threadpool_limits(1):
        return keep_tables(folder, job(*arguments))


def read_job(corpus: Path, sources: list[str]) -> dict[str, pd.DataFrame]:
    """Read files, cut the articles into slices ``articles-00000`` and so on, and survey each (``survey-00000``)."""
    made = stages.read_part(corpus, sources)
    raw = made.pop("articles")
    at = raw["found"].str.len().cumsum() // BYTES_IN_SLICE
    for number, (_, part) in enumerate(raw.groupby(at)):
        made |= {f"articles-{number:05d}": part, f"survey-{number:05d}": stages.survey_part(part)}
    return made


def clean_job(raw: Path, survey: pd.DataFrame, sidecar: Sidecar, settings: Settings) -> dict[str, pd.DataFrame]:
    """Repair, clean, date and cut one slice, given what the survey of the whole corpus says about it."""
    return clean_part(read_table(raw), survey, sidecar, settings.articles)


def dates_job(cleaned: Kept, settings: Settings) -> dict[str, pd.DataFrame]:
    """Find the time expressions of one slice."""
    articles, repairs, passages = (cleaned.read(name) for name in ("articles", "repairs", "passages"))
    return {"dates": find_time_expressions(articles, repairs, passages, settings.dates)}


def estimate(n_files: int, n_bytes: int, n_workers: int) -> str:
    """Return what a run over so much text will cost, in a sentence; "" where it is not worth one."""
    if n_bytes < LARGE:
        return ""
    megabytes = n_bytes / 1e6
    minutes = megabytes * (PART_SECONDS / n_workers + WHOLE_SECONDS) / 60
    return (
        f"{n_files} files of {megabytes:,.0f} MB: about {minutes:,.0f} minutes on {n_workers} cores and "
        f"{megabytes * RESULT_SHARE:,.0f} MB of results; a run that is stopped goes on where it was."
    )


def cut_parts(sizes: Mapping[str, int]) -> list[list[str]]:
    """Cut files, given by path in order with their size in bytes, into parts that are read together.

    Most cuts depend on the path alone, so that a file added or removed changes its own part and few others.
    """
    parts: list[list[str]] = [[]]
    n_bytes = 0
    for source, size in sizes.items():
        n_bytes += size
        if parts[-1] and n_bytes > BYTES_IN_PART:
            parts.append([])
            n_bytes = size
        parts[-1].append(source)
        if int(digest(source)[:4], 16) % (FILES_IN_PART // 4) == 0 or len(parts[-1]) >= FILES_IN_PART:
            parts.append([])
            n_bytes = 0
    return [part for part in parts if part]
