"""Processes work for one run: they end with it, even if it is killed, and leave Ctrl-C to it."""

import os
import select
import signal
import subprocess
import sys

import pytest

from topics.engine import processes
from topics.engine.processes import ALLOWED, BYTES_WORTH_PROCESSES, Workers, at_most
from topics.errors import MissingPackageError

PARENT = """
import os
from topics.engine.processes import start_processes

if __name__ == "__main__":
    executor = start_processes(1)
    print(executor.submit(os.getpid).result(), flush=True)
    input()
"""
"""A run with one worker, which it names; it waits until somebody writes to it or kills it."""
linux = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux tells when another's process ends")
LONG_SECONDS = 30
"""How long the end of a process may take before a test fails."""


@pytest.fixture
def parent(tmp_path):
    """A process with a worker; gives it and a handle that tells when the worker has ended."""
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    with subprocess.Popen([sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        worker = int(running.stdout.readline())
        handle = os.pidfd_open(worker)
        yield running, worker, handle
        os.close(handle)
        running.kill()


def has_ended(handle):
    ready, _, _ = select.select([handle], [], [], LONG_SECONDS)
    return bool(ready)


@linux
def test_worker_ends_with_its_parent_when_that_is_killed(parent):
    running, _, handle = parent
    running.kill()
    running.wait()
    assert has_ended(handle)


@linux
def test_worker_leaves_ctrl_c_to_its_parent(parent):
    running, worker, handle = parent
    os.kill(worker, signal.SIGINT)
    assert select.select([handle], [], [], 0.2) == ([], [], [])
    running.kill()
    running.wait()
    assert has_ended(handle)


@pytest.fixture
def started(monkeypatch):
    """The numbers of processes that were started."""
    numbers = []
    monkeypatch.setattr(processes, "start_processes", lambda number: numbers.append(number) or object())
    return numbers


def test_processes_are_started_for_work_that_is_worth_them(started):
    workers = Workers(3)
    assert workers.executor(BYTES_WORTH_PROCESSES - 1) is None
    assert workers.executor(BYTES_WORTH_PROCESSES) is not None
    assert started == [3]
    assert workers.executor(1) is workers.executor(BYTES_WORTH_PROCESSES), "they are started once"
    assert started == [3]


def test_one_worker_starts_no_process(started):
    assert Workers(1).executor(10 * BYTES_WORTH_PROCESSES) is None
    assert started == []


def test_closed_workers_start_again(monkeypatch):
    ended = []

    class Executor:
        def shutdown(self, cancel_futures):
            ended.append(cancel_futures)

    monkeypatch.setattr(processes, "start_processes", lambda _number: Executor())
    workers = Workers(2)
    first = workers.executor(BYTES_WORTH_PROCESSES)
    workers.close()
    workers.close()
    assert ended == [True]
    assert workers.executor(BYTES_WORTH_PROCESSES) is not first


def test_scheduler_without_dask_is_refused(monkeypatch):
    monkeypatch.setattr("topics.errors.find_spec", lambda _name: None)
    with pytest.raises(MissingPackageError, match=r"The engine dask needs the package distributed.*'\.\[dask\]'"):
        Workers(1, "tcp://127.0.0.1:9")


def test_at_most_bounds_the_processes_within_and_no_longer():
    before = ALLOWED.get()
    with at_most(1):
        assert ALLOWED.get() == 1
    assert ALLOWED.get() == before


def test_one_thread_holds_for_libraries_that_were_not_loaded_yet():
    program = (
        "import threadpoolctl\n"
        "from topics.engine.processes import one_thread\n"
        "with one_thread():\n"
        "    import scipy.linalg, sklearn.cluster\n"
        "    pools = threadpoolctl.threadpool_info()\n"
        "print(sorted({pool['user_api'] for pool in pools}), sorted({pool['num_threads'] for pool in pools}))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "['blas', 'openmp'] [1]"
