"""The stages that work part by part: a few files at a time are read, surveyed, cleaned and dated.

Each part's result is kept under what it was made from, in processes of their own when there are many. A part
whose inputs, settings, code and libraries are unchanged is not done again.
"""

from __future__ import annotations

import os
from dataclasses import asdict
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from threadpoolctl import threadpool_limits

from topics.articles import readers, stages
from topics.articles.sidecar import Sidecar, read_sidecar
from topics.engine.jobs import Task, Workers, clean_job, cut_parts, dates_job, estimate, read_job, run_jobs
from topics.engine.keys import digest, file_digest
from topics.engine.store import Kept, Store
from topics.errors import refuse
from topics.progress import ProgressBar
from topics.records import Problem, table
from topics.settings import Settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from topics.engine.jobs import Job, Progress

T = TypeVar("T")


class Parts:
    """A folder of articles, or one file of many, cut into parts; ``topics.corpus.Corpus`` makes tables of them."""

    def __init__(
        self,
        path: str | Path,
        out: str | Path | None = None,
        settings: Settings | None = None,
        *,
        workers: int = 0,
        scheduler: str = "",
        progress: Progress | None = None,
    ) -> None:
        self.path = Path(path)
        if not self.path.exists():
            refuse(f"There is no folder or file '{path}'; give the folder that holds the articles.")
        self.store = Store(Path(out) if out is not None else None)
        self.settings = settings if settings is not None else self._own_settings()
        self._workers = Workers(workers or os.cpu_count() or 1, scheduler)
        self.progress = progress or ProgressBar()

    def close(self) -> None:
        """End the processes that large corpora are read in; the tables stay."""
        self._workers.close()

    def _own_settings(self) -> Settings:
        own = self.beside("topics.toml")
        return read_settings(own) if own else Settings()

    def beside(self, name: str) -> Path | None:
        """Return a side file of the corpus (``codebook.toml``, ``topics.toml`` …), or None."""
        return path if (path := self._folder / name).is_file() else None

    @cached_property
    def sources(self) -> dict[str, str]:
        """The files, relative to the corpus, with the digest of their bytes."""
        if not self._sizes:
            refuse(f"'{self.path}' holds no articles; save them as .txt, .md, .html, .csv, .jsonl, .docx or .pdf.")
        return {name: _ask(file_digest, self._folder / name, "") for name in self._sizes}

    @cached_property
    def _sizes(self) -> dict[str, int]:
        names = readers.list_files(self.path)
        return {name: _ask(lambda path: path.stat().st_size, self._folder / name, 0) for name in names}

    @property
    def _folder(self) -> Path:
        return self.path if self.path.is_dir() else self.path.parent

    @property
    def estimate(self) -> str:
        """What a run will cost, in a sentence; "" for a small corpus."""
        return estimate(len(self._sizes), sum(self._sizes.values()), self._workers.n_workers)

    @cached_property
    def _sidecar(self) -> tuple[Sidecar, list[Problem]]:
        return read_sidecar(self.path)

    @cached_property
    def _read(self) -> list[Kept]:
        tasks = []
        for part in cut_parts({name: self._sizes[name] for name in self.sources}):
            n_bytes = sum(self._sizes[name] for name in part)
            key = self.store.key("read", [(name, self.sources[name]) for name in part])
            tasks.append(Task(key, (self.path.absolute(), part), n_bytes))
        kept = self._map("read", read_job, tasks)
        if not any(name != "problems" for one in kept for name in one.digests):
            reasons = "; ".join(f"{row.source}: {row.found}" for row in kept[0].read("problems").head(3).itertuples())
            refuse(f"Nothing in '{self.path}' could be read as an article ({reasons}).")
        return kept

    @cached_property
    def _slices(self) -> list[tuple[Kept, str, str]]:
        """Where the slices of the raw articles are: the part, the names of the articles and of their survey."""
        named = ((kept, name) for kept in self._read for name in sorted(kept.digests) if name.startswith("articles-"))
        return [(kept, name, name.replace("articles", "survey")) for kept, name in named]

    @cached_property
    def _surveyed(self) -> dict[str, pd.DataFrame]:
        """What the survey of the whole corpus says about each slice, by digest of the slice's own survey."""
        surveys = {kept.digests[name]: partial(kept.read, name) for kept, _, name in self._slices}

        def merge() -> dict[str, pd.DataFrame]:
            parts = {key: surveys[key]() for key in sorted(surveys)}
            whole = stages.merge_surveys(parts.values(), self.settings.articles)
            asked = {key: set(part["key"]) for key, part in parts.items()}
            told = {key: whole.loc[[line in asked[key] for line in whole["key"]]] for key in asked}
            return {"said": stacked("said", [frame.assign(slice=key) for key, frame in told.items()])}

        key = self.store.key("surveys", sorted(surveys), self._articles_key)
        said = self._whole("surveys", key, merge).read("said")
        by_slice = dict(iter(said.groupby("slice")))
        return {key: by_slice.get(key, said.iloc[:0]) for key in surveys}

    @cached_property
    def _cleaned(self) -> list[Kept]:
        sidecar, _ = self._sidecar
        inputs = digest(repr(sidecar)), self._articles_key
        tasks = []
        for kept, name, survey in self._slices:
            said = self._surveyed[kept.digests[survey]]
            key = self.store.key("clean", kept.digests[name], said.to_numpy().tolist(), *inputs)
            path = kept.path(name)
            tasks.append(Task(key, (path, said, sidecar, self.settings), path.stat().st_size))
        return self._map("clean", clean_job, tasks)

    @cached_property
    def _dated(self) -> list[Kept]:
        tasks = []
        for kept in self._cleaned:
            key = self.store.key("dates", dict(kept.digests), asdict(self.settings.dates))
            tasks.append(Task(key, (kept, self.settings), kept.path("articles").stat().st_size))
        return self._map("dates", dates_job, tasks)

    def _joined(self, name: str) -> pd.DataFrame:
        return in_order(name, [kept.read(name) for kept in self._cleaned])

    @property
    def _articles_key(self) -> dict[str, Any]:
        return asdict(self.settings.articles)

    def _whole(self, stage: str, key: str, make: Callable[[], dict[str, pd.DataFrame]]) -> Kept:
        kept = self.store.kept(stage, key)
        if kept is None:
            self.progress(stage, 0, 1)
            with threadpool_limits(1):
                kept = self.store.keep(stage, key, make())
        self.progress(stage, 1, 1)
        return kept

    def _map(self, stage: str, job: Job, tasks: list[Task]) -> list[Kept]:
        return run_jobs(self.store, stage, job, tasks, workers=self._workers, progress=self.progress)


def _ask(about: Callable[[Path], T], path: Path, unreadable: T) -> T:
    """Return what is asked about a file; where it cannot be read (the reader then lists it) what stands for that."""
    try:
        return about(path)
    except OSError:
        return unreadable


def in_order(name: str, frames: list[pd.DataFrame]) -> pd.DataFrame:
    """Return the frames as the named table, in the order of its articles and offsets."""
    order = ["id"] if name == "articles" else ["article", "start", "stop"]
    return stacked(name, frames).sort_values(order, kind="stable", ignore_index=True)


def stacked(name: str, frames: list[pd.DataFrame]) -> pd.DataFrame:
    """Return the frames, one below the other; without any the named table, empty."""
    import pandas as pd

    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled or frames, ignore_index=True) if frames else table(name)
