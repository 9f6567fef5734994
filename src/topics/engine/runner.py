"""The runner: makes the results of declared stages, keeps them, and does nothing again that still holds.

The batches of a corpus are read, their articles cut into parts, and each stage that works part by part is run on
all of these, one after the other or in processes. A stage for the whole corpus gets the tables of all parts, in the
order of their articles. A table of such a stage with a column ``part`` is dealt out again: a part gets its own rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import as_completed
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

from threadpoolctl import threadpool_limits

from topics.engine.kept import Kept, Store, keep_tables
from topics.engine.keys import digest
from topics.engine.parts import part_number, part_table
from topics.engine.processes import Workers, at_most, death_told, undisturbed
from topics.engine.stages import Batch, Given, Progress, Side, Stage, Tables
from topics.engine.store import read_table
from topics.errors import TopicsError
from topics.records import in_order, stacked

if TYPE_CHECKING:
    import pandas as pd
    from _typeshed import DataclassInstance

T = TypeVar("T")

ATTEMPTS = 3
"""Times that a stage is begun; a process that dies takes its part with it, and only what is missing is done again."""
PART_COLUMN = "part"
"""Column of a table that is dealt out: the name of the part that a row is for."""


@dataclass(frozen=True, slots=True)
class Part:
    """Articles that are worked on together: the batch that they were read in, and their number in it."""

    batch: Kept
    number: int

    @property
    def name(self) -> str:
        """The part's name, by its contents: it is the same wherever the batches are cut."""
        contents = {table: value for table, value in self.batch.digests.items() if part_number(table) == self.number}
        return digest(contents)[:32]


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work: the key of its result, the function and what it is given, and its size in bytes."""

    key: str
    make: Callable[[Given], Tables]
    given: Given
    n_bytes: int


class Runner:
    """Runs the stages of one corpus.

    Parameters
    ----------
    stages : iterable of Stage
        What there is to do, in any order.
    batches : callable
        Returns the batches of the corpus.
    refuse_empty : callable
        Called, with the table ``problems`` of the batches, where nothing could be read.
    sections : mapping of type to object
        The sections of the settings in force.
    folder : Path or None
        What the sides are read from.
    store : Store
        Where results are kept.
    workers : Workers
        Who does the work on batches and parts.
    progress : callable
        Called with a stage's name, the pieces of work done, and all of them.
    cache : Path
        Folder in which stages may keep vectors.
    """

    def __init__(  # all are needed, each is named where the one runner of a corpus is made
        self,
        stages: Iterable[Stage],
        batches: Callable[[], list[Batch]],
        *,
        refuse_empty: Callable[[pd.DataFrame], NoReturn],
        sections: Mapping[type, DataclassInstance],
        folder: Path | None,
        store: Store,
        workers: Workers,
        progress: Progress,
        cache: Path,
    ) -> None:
        self.stages = {stage.name: stage for stage in stages}
        self._batches = batches
        self._refuse_empty = refuse_empty
        self._sections = sections
        self._folder = folder
        self._store = store
        self._workers = workers
        self._progress = progress
        self._cache = cache
        self._results: dict[str, list[Kept]] = {}
        self._parts: list[Part] | None = None
        self._tables: dict[tuple[str, str], pd.DataFrame] = {}
        self._unkept: dict[str, Tables] = {}
        self._side_values: dict[str, object] = {}
        self._wanted: list[Stage] = []
        self._done_ahead: set[str] = set()

    # ------------------------------------------------------------------ what is asked for

    def table(self, stage: str, name: str) -> pd.DataFrame:
        """Return a table of a stage, of the whole corpus, in order; what is not there yet is made first."""
        place = (stage, name)
        if place not in self._tables:
            self._tables[place] = self._whole_table(self.stages[stage], name)
        return self._tables[place]

    def parts(self) -> list[Part]:
        """Return the parts of the corpus, in the order in which they were read."""
        if self._parts is None:
            self._parts = list(self._cut())
        return self._parts

    def side(self, side: Side[T]) -> T:
        """Return what lies beside the corpus; it is read once."""
        if side.name not in self._side_values:
            self._side_values[side.name] = side.read(self._folder)
        value: T = self._side_values[side.name]  # type: ignore[assignment]  # what the side's own function returned
        return value

    def keys(self, stage: str) -> list[str]:
        """Return the keys of a stage's results: one for the whole corpus, or one for each batch or part."""
        return [task.key for task in self._tasks(self.stages[stage])]

    # ------------------------------------------------------------------ tables of the whole corpus

    def _whole_table(self, stage: Stage, name: str) -> pd.DataFrame:
        if not stage.kept:
            return self._made_in_memory(stage)[name]
        results = self._results_of(stage)
        if stage.reach == "whole":
            return results[0].read(name)
        frames = [kept.read(name) for kept in results]
        return in_order(name, frames) if stage.reach == "part" else stacked(name, frames)

    def _made_in_memory(self, stage: Stage) -> Tables:
        if stage.name not in self._unkept:
            self._unkept[stage.name] = stage.make(self._given_whole(stage))
        return self._unkept[stage.name]

    # ------------------------------------------------------------------ results on disk

    def _results_of(self, stage: Stage) -> list[Kept]:
        if stage.name not in self._results:
            self._wanted.append(stage)
            try:
                tasks = self._tasks(stage)
            finally:
                self._wanted.remove(stage)
            run = self._run_whole if stage.reach == "whole" else self._run_pieces
            self._results[stage.name] = run(stage, tasks)
        return self._results[stage.name]

    def _tasks(self, stage: Stage) -> list[Task]:
        """Return the pieces of work of a stage, each with the key of its result."""
        if stage.reach == "batch":
            return [self._batch_task(stage, batch) for batch in self._batches()]
        if stage.reach == "part":
            return [self._part_task(stage, part, at) for at, part in enumerate(self.parts())]
        inputs = {name: self._digests(self.stages[maker], name) for name, maker in stage.needs.items()}
        return [Task(self._key(stage, inputs), stage.make, self._given_whole(stage), 0)]

    def _key(self, stage: Stage, inputs: object) -> str:
        sides = {side.name: digest(repr(self.side(side))) for side in stage.sides}
        return stage.key(inputs, self._sections, sides)

    def _digests(self, maker: Stage, table: str) -> list[str]:
        """Return what a whole table is known by: the digest of each of its pieces."""
        if not maker.kept:
            return [f"{key} {table}" for key in self.keys(maker.name)]
        return [kept.digest(table) for kept in self._results_of(maker)]

    def _batch_task(self, stage: Stage, batch: Batch) -> Task:
        given = Given(batch=batch, sections=self._declared_sections(stage), sides=self._declared_sides(stage))
        return Task(self._key(stage, batch.identity), stage.make, given, batch.n_bytes)

    def _part_task(self, stage: Stage, part: Part, at: int) -> Task:
        tables: dict[str, Callable[[], pd.DataFrame]] = {}
        inputs: dict[str, object] = {}
        n_bytes = 0
        for name, maker in stage.needs.items():
            if self.stages[maker].reach == "whole":
                rows = self._dealt_out(maker, name)[part.name]
                tables[name], inputs[name] = partial(_itself, rows), rows.to_numpy().tolist()
                continue
            path, contents = self._place(part, at, self.stages[maker], name)
            tables[name], inputs[name] = partial(read_table, path, contents), contents
            n_bytes += path.stat().st_size
        sections, sides = self._declared_sections(stage), self._declared_sides(stage)
        given = Given(tables=tables, sections=sections, sides=sides)
        return Task(self._key(stage, inputs), stage.make, given, n_bytes)

    def _place(self, part: Part, at: int, maker: Stage, name: str) -> tuple[Path, str]:
        """Return where a part's own table is kept, and its digest."""
        if maker.reach == "batch":
            table = part_table(name, part.number)
            return part.batch.path(table), part.batch.digest(table)
        kept = self._results_of(maker)[at]
        return kept.path(name), kept.digest(name)

    def _dealt_out(self, maker: str, name: str) -> dict[str, pd.DataFrame]:
        """Return the rows of a table for each part, without the column that says which."""
        rows = self.table(maker, name)
        by_part = {str(part): own.drop(columns=PART_COLUMN) for part, own in rows.groupby(PART_COLUMN)}
        nothing = rows.iloc[:0].drop(columns=PART_COLUMN)
        return {part.name: by_part.get(part.name, nothing) for part in self.parts()}

    def _cut(self) -> Iterator[Part]:
        """Yield the parts of the batches."""
        batches = [stage for stage in self.stages.values() if stage.reach == "batch"]
        results = [kept for stage in batches for kept in self._results_of(stage)]
        empty = True
        for kept in results:
            for number in sorted(_part_numbers(kept)):
                empty = False
                yield Part(kept, number)
        if empty:
            self._refuse_empty(stacked("problems", [kept.read("problems") for kept in results]))

    # ------------------------------------------------------------------ what a stage is given

    def _given_whole(self, stage: Stage) -> Given:
        by_part = {
            name: partial(self._by_part, self.stages[maker], name)
            for name, maker in stage.needs.items()
            if self.stages[maker].reach == "part"
        }
        return Given(
            tables={name: partial(self.table, maker, name) for name, maker in stage.needs.items()},
            parts=by_part,
            sections=self._declared_sections(stage),
            sides=self._declared_sides(stage),
            cache=self._cache,
            progress=self._progress,
            spread=self._workers.spread,
        )

    def _by_part(self, maker: Stage, name: str) -> dict[str, pd.DataFrame]:
        results = self._results_of(maker)
        return {part.name: kept.read(name) for part, kept in zip(self.parts(), results, strict=True)}

    def _declared_sections(self, stage: Stage) -> dict[type, DataclassInstance]:
        return {kind: self._sections[kind] for kind in stage.settings}

    def _declared_sides(self, stage: Stage) -> dict[str, object]:
        return {side.name: self.side(side) for side in stage.sides}

    # ------------------------------------------------------------------ how the work is done

    def _run_whole(self, stage: Stage, tasks: list[Task]) -> list[Kept]:
        (task,) = tasks
        kept = self._store.kept(stage.name, task.key)
        if kept is None:
            self._progress(stage.name, 0, 1)
            with threadpool_limits(1), at_most(self._workers.n_workers):
                kept = self._store.keep(stage.name, task.key, self._make_whole(stage, task))
        self._progress(stage.name, 1, 1)
        return [kept]

    def _make_whole(self, stage: Stage, task: Task) -> Tables:
        """Return the tables of a stage for the whole corpus, begun again where processes that help it die."""
        for _ in range(ATTEMPTS):
            try:
                return task.make(task.given)
            except self._workers.deaths:
                self._workers.close()
            except BaseException:
                self._workers.close()
                raise
        raise TopicsError(death_told(f"Processes died {ATTEMPTS} times at the stage '{stage.name}'"))

    def _run_pieces(self, stage: Stage, tasks: list[Task]) -> list[Kept]:
        """Return the result of each task, in order; only those that are not kept yet are worked on.

        Raises
        ------
        TopicsError
            If processes die each time.
        """
        for _ in range(ATTEMPTS):
            found = {task.key: self._store.kept(stage.name, task.key) for task in tasks}
            results = {key: kept for key, kept in found.items() if kept is not None}
            missing = {task.key: task for task in tasks if task.key not in results}
            self._progress(stage.name, len(results), len(found))
            try:
                for key, kept in self._finished(stage.name, [*missing.values()]):
                    results[key] = kept
                    self._progress(stage.name, len(results), len(found))
            except self._workers.deaths:
                self._workers.close()
            except BaseException:
                self._workers.close()
                raise
            else:
                return [results[task.key] for task in tasks]
        raise TopicsError(death_told(f"Processes died {ATTEMPTS} times at the stage '{stage.name}'"))

    def _do_ahead(self) -> None:
        """Do what the stages that wait for the work of processes can do meanwhile, and load what they need."""
        for stage in self._wanted:
            if stage.loads:
                import_module(stage.loads)
            if stage.ahead is None or stage.name in self._done_ahead:
                continue
            if all(stage.needs[name] in self._results for name in stage.ahead.asks_for):
                self._done_ahead.add(stage.name)
                stage.ahead.do(self._given_whole(stage))

    def _finished(self, stage: str, tasks: list[Task]) -> Iterator[tuple[str, Kept]]:
        """Yield the key and result of each task, as they come."""
        folder = self._store.folder_of(stage)
        executor = self._workers.executor(sum(task.n_bytes for task in tasks))
        if executor is None:
            for task in tasks:
                yield task.key, work(folder / task.key, task.make, task.given)
            return
        with undisturbed():
            futures = {executor.submit(work, folder / task.key, task.make, task.given): task.key for task in tasks}
        if futures:
            self._do_ahead()
        for future in as_completed(futures):
            yield futures[future], future.result()


def _part_numbers(batch: Kept) -> set[int]:
    """Return the numbers of the parts that a batch was cut into."""
    return {number for table in batch.digests if (number := part_number(table)) is not None}


def work(folder: Path, make: Callable[[Given], Tables], given: Given) -> Kept:
    """Do one piece of work with one thread and keep its tables in ``folder``: what a process is sent to do."""
    with threadpool_limits(1):
        return keep_tables(folder, make(given))


def _itself(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table that is at hand: what stands for reading it."""
    return frame
