"""Processes that work for one run: on this machine they leave Ctrl-C to it and end with it, even if it is killed."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from concurrent.futures import BrokenExecutor, CancelledError, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from importlib import import_module
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread
from types import ModuleType
from typing import TYPE_CHECKING, TypeVar

from topics.engine.keys import code_digest
from topics.engine.stages import one_by_one
from topics.engine.startup import safe_variables, seldom_look_for_circles
from topics.errors import need_package, refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

    from distributed import Client

    from topics.engine.stages import Spread

T = TypeVar("T")
Result = TypeVar("Result")

_THREADED_LIBRARIES = ("numpy.linalg", "scipy.linalg", "sklearn.cluster")
"""Modules that load the libraries with threads of their own: OpenBLAS of NumPy and SciPy, OpenMP of scikit-learn."""

ALLOWED: ContextVar[int] = ContextVar("ALLOWED", default=os.cpu_count() or 1)
"""Processes that a stage for the whole corpus may start; ``at_most`` sets it."""

BYTES_WORTH_PROCESSES = 600_000
"""Unfinished work, in (compressed) bytes on disk, from which it is worth two seconds' start of processes."""
CHARACTERS_WORTH_PROCESSES = 1_500_000
"""Characters of text, inclusive, from which it is worth it for a stage of the whole corpus, the processes of which load
what they need for it."""
CHARACTERS_WORTH_RUNNING = 1_000_000
"""The same where processes run already: a second in each for what is loaded, against five for a million characters."""
_WAITING = 2
"""Pieces of work a process that are made before the first of them is done; bounds the memory that they take."""
CONNECT_SECONDS = 10.0
"""How long a Dask scheduler may take to answer."""


class Workers:
    """The one executor for the stages that work part by part, started when there is work worth it.

    Parameters
    ----------
    n_workers : int
        Processes at most; with one, work is done here, one piece after the other.
    scheduler : str
        Address of a Dask scheduler, whose workers are used in place of processes of this machine. They
        must see the corpus and the results under the same paths.

    Raises
    ------
    MissingPackageError
        If a scheduler is named and Dask is not installed.
    """

    def __init__(self, n_workers: int, scheduler: str = "") -> None:
        if scheduler:
            need_package("distributed", "dask", "The engine dask")
        self.n_workers = n_workers
        self.scheduler = scheduler
        self._executor: Executor | None = None
        self._client: Client | None = None
        self.deaths: tuple[type[BaseException], ...] = (BrokenExecutor, CancelledError)

    def executor(self, n_bytes: int) -> Executor | None:
        """Return the executor for so many bytes of work, or None where they are not worth one.

        Raises
        ------
        InputError
            If no Dask cluster answers, or its workers run other code.
        """
        if self._executor is not None:
            return self._executor
        if self.scheduler:
            self._executor = self._connect() if n_bytes else None
        elif self.n_workers > 1 and n_bytes >= BYTES_WORTH_PROCESSES:
            self._executor = start_processes(self.n_workers)
        return self._executor

    def spread(self, n_characters: int) -> Spread:
        """Return what pieces of a corpus of so many characters are worked on with, for a stage of the whole corpus."""
        least = CHARACTERS_WORTH_PROCESSES if self._executor is None else CHARACTERS_WORTH_RUNNING
        executor = self.executor(BYTES_WORTH_PROCESSES) if n_characters >= least else None
        return one_by_one if executor is None else partial(self._in_order, executor)

    def _in_order(self, executor: Executor, do: Callable[[T], Result], pieces: Iterable[T]) -> Iterator[Result]:
        """Return what comes of each piece, in their order; the first few are begun with at once."""
        submitted = _submitted(executor, do, pieces)
        begun = deque(islice(submitted, _WAITING * self.n_workers))
        return _results(begun, submitted)

    def _connect(self) -> Executor:
        """Return the executor of the Dask cluster."""
        from distributed import KilledWorker

        self._client = _client_of(self.scheduler)
        self.deaths = (BrokenExecutor, CancelledError, KilledWorker)
        executor: Executor = self._client.get_executor()
        return executor

    def close(self) -> None:
        """End the processes, or the connection; what is being worked on is ended, nothing new is begun."""
        if self._client is not None:
            self._client.close()
        elif self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
        self._client = self._executor = None


def _submitted(executor: Executor, do: Callable[[T], Result], pieces: Iterable[T]) -> Iterator[Future[Result]]:
    """Yield each piece as work that was given to the processes."""
    for piece in pieces:
        with undisturbed():
            future = executor.submit(do, piece)
        yield future


def _results(begun: deque[Future[Result]], submitted: Iterator[Future[Result]]) -> Iterator[Result]:
    """Yield what comes of the work that was begun, and of the rest, which is given to the processes meanwhile."""
    for future in submitted:
        begun.append(future)
        yield begun.popleft().result()
    while begun:
        yield begun.popleft().result()


def _client_of(scheduler: str) -> Client:
    """Return a connection to a Dask cluster whose workers run this very code."""
    from distributed import Client

    try:
        client = Client(scheduler, timeout=CONNECT_SECONDS)
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        refuse(f"No Dask cluster with workers answers at '{scheduler}' ({error}); give one such as tcp://host:8786.")
    codes = client.run(code_digest, on_error="return")
    if any(code != code_digest() for code in codes.values()):
        client.close()
        refuse(f"The workers at '{scheduler}' do not run this version of topics; install the same one there.")
    return client


@contextmanager
def one_thread() -> Iterator[None]:
    """Let the numerical libraries use one thread within, so that sums are always taken in the same order.

    threadpoolctl limits what is loaded when it is asked, so the libraries are loaded first: else the first fit of
    a process runs on all cores, and small corpora get other clusters than in the second.
    """
    from threadpoolctl import threadpool_limits

    for library in _THREADED_LIBRARIES:
        import_module(library)
    with threadpool_limits(1):
        yield


@contextmanager
def at_most(number: int) -> Iterator[None]:
    """Let what is done within start so many processes at most."""
    before = ALLOWED.set(number)
    try:
        yield
    finally:
        ALLOWED.reset(before)


def start_processes(number: int) -> Executor:
    """Return an executor of so many processes at most, each started with its first piece of work."""
    with _safe_environment():  # the process that clears up after them is started here
        return ProcessPoolExecutor(number, mp_context=get_context("spawn"), initializer=_begin)


def death_told(what: str) -> str:
    """Return the sentence for processes that died, and what to do about it."""
    return f"{what}; mostly it is want of memory (use fewer workers)."


@contextmanager
def undisturbed() -> Iterator[None]:
    """Give work to processes that take no code from the working folder, and leave Ctrl-C to their parent.

    They do so from their first moment; Ctrl-C where the system can hold it back. Of the program that runs they load
    nothing either, so that one without ``if __name__ == "__main__":``, or read from standard input, can start them.
    """
    with _safe_environment(), _without_program():
        if sys.platform == "win32":
            yield
            return
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _without_program() -> Iterator[None]:
    """Let processes that are started within load nothing of the program that runs."""
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program


@contextmanager
def _safe_environment() -> Iterator[None]:
    """Let processes that are started within take no code from the working folder."""
    safe = safe_variables(dict(os.environ))
    before = {name: os.environ.get(name) for name in safe}
    os.environ.update(safe)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _begin() -> None:
    """Make a process that was started one of ours."""
    seldom_look_for_circles()
    _follow_parent()


def _follow_parent() -> None:
    """Leave Ctrl-C to the parent of this process, and end with it even if it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
