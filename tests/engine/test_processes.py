"""Processes work for one run: they end with it, even if it is killed, and leave Ctrl-C to it."""

import os
import select
import signal
import subprocess
import sys

import pytest

from topics.engine import processes
from topics.engine.keys import code_digest
from topics.engine.processes import (
    ALLOWED,
    BYTES_WORTH_PROCESSES,
    CHARACTERS_WORTH_PROCESSES,
    CHARACTERS_WORTH_RUNNING,
    Workers,
    at_most,
    start_processes,
    undisturbed,
)
from topics.errors import InputError, MissingPackageError

PARENT = """
import os
from topics.engine.processes import start_processes

done_before = []

def worker():
    return os.getpid(), len(done_before)

if __name__ == "__main__":
    done_before.append("something")
    executor = start_processes(1)
    print(*executor.submit(worker).result(), flush=True)
    input()
"""
"""A run with one worker, which it names with what that took over; it waits until somebody writes to it or kills it."""
linux = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux tells when another's process ends")
LONG_SECONDS = 30
"""How long the end of a process may take before a test fails."""


@pytest.fixture
def parent(tmp_path):
    """A process with a worker; gives it and a handle that tells when the worker has ended."""
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    with subprocess.Popen([sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        worker, taken_over = map(int, running.stdout.readline().split())
        assert taken_over == 0, "a worker starts anew: a copy of its parent could wait for a lock that a thread held"
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
    workers = Workers(2)
    assert workers.executor(599_999) is None
    assert workers.executor(600_000) is not None
    assert started == [2]
    assert workers.executor(1) is workers.executor(600_000), "they are started once"
    assert started == [2]


@pytest.mark.parametrize("number", [1, 3])
def test_no_more_processes_than_asked_for_are_started(number):
    executor = start_processes(number)
    assert executor._max_workers == number
    executor.shutdown()


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


class Waiting:
    """A process that works when it is waited for, and tells what was given to it before."""

    def __init__(self):
        self.told = []

    def submit(self, do, piece):
        self.told.append(f"given {piece}")
        self.piece = piece
        return Later(self.told, do, piece)


class Later:
    def __init__(self, told, do, piece):
        self.told, self.do, self.piece = told, do, piece

    def result(self):
        self.told.append(f"done {self.piece}")
        return self.do(self.piece)


def test_few_pieces_of_work_are_made_before_the_first_is_done(monkeypatch):
    process = Waiting()
    monkeypatch.setattr(processes, "start_processes", lambda _number: process)

    results = Workers(2).spread(CHARACTERS_WORTH_PROCESSES)(abs, range(-7, 0))

    assert list(results) == [7, 6, 5, 4, 3, 2, 1], "in their order"
    assert process.told[:7] == ["given -7", "given -6", "given -5", "given -4", "given -3", "done -7", "given -2"]


def test_processes_begin_before_what_comes_of_the_pieces_is_asked_for(monkeypatch):
    process = Waiting()
    monkeypatch.setattr(processes, "start_processes", lambda _number: process)

    results = Workers(2).spread(CHARACTERS_WORTH_PROCESSES)(abs, [-1, -2])

    assert process.told == ["given -1", "given -2"]
    assert list(results) == [1, 2]


def test_pieces_of_little_text_are_worked_on_here_although_processes_run(started):
    workers = Workers(2)
    workers.executor(BYTES_WORTH_PROCESSES)
    assert list(workers.spread(CHARACTERS_WORTH_RUNNING - 1)(abs, [-1, -2])) == [1, 2]


def test_processes_that_run_are_worth_it_for_less_text_than_those_to_be_started(monkeypatch):
    process = Waiting()
    monkeypatch.setattr(processes, "start_processes", lambda _number: process)
    workers = Workers(2)
    assert list(workers.spread(CHARACTERS_WORTH_PROCESSES - 1)(abs, [-1])) == [1]
    assert process.told == []
    workers.executor(BYTES_WORTH_PROCESSES)
    assert list(workers.spread(CHARACTERS_WORTH_RUNNING)(abs, [-1])) == [1]
    assert process.told == ["given -1", "done -1"]


def test_scheduler_without_dask_is_refused(monkeypatch):
    monkeypatch.setattr("topics.errors.find_spec", lambda _name: None)
    with pytest.raises(MissingPackageError, match=r"The engine dask needs the package distributed.*'\.\[dask\]'"):
        Workers(1, "tcp://127.0.0.1:9")


class Cluster:
    """What stands for the connection to a Dask cluster: each worker tells which code it runs, or fails."""

    def __init__(self, *codes):
        self.codes = codes
        self.closed = False
        self.asked = []

    def __call__(self, scheduler, timeout):
        self.asked.append((scheduler, timeout))
        return self

    def wait_for_workers(self, n_workers, timeout):
        self.asked.append((n_workers, timeout))
        if len(self.codes) < n_workers:
            raise TimeoutError

    def run(self, _function, on_error="raise"):
        for code in self.codes:
            if isinstance(code, Exception) and on_error == "raise":
                raise code
        return {f"tcp://worker-{number}": code for number, code in enumerate(self.codes)}

    def get_executor(self):
        return ("executor", self)

    def close(self):
        self.closed = True


@pytest.fixture
def connect(monkeypatch):
    """Return a function that makes a cluster with workers of these codes answer, and returns it."""
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")

    def connected(*codes):
        cluster = Cluster(*codes)
        monkeypatch.setattr(distributed, "Client", cluster)
        return cluster

    return connected


def test_cluster_is_asked_when_there_is_work_and_left_at_the_end(connect):
    cluster = connect(code_digest(), code_digest())
    workers = Workers(1, "tcp://host:8786")
    assert workers.executor(0) is None
    assert cluster.asked == []
    assert workers.executor(1) == ("executor", cluster)
    assert workers.executor(0) == ("executor", cluster)
    assert cluster.asked == [("tcp://host:8786", 10.0), (1, 10.0)]
    assert not cluster.closed
    workers.close()
    assert cluster.closed


@pytest.mark.parametrize("other", ["other code", ModuleNotFoundError("topics")], ids=["other", "none"])
def test_cluster_with_a_worker_of_other_code_or_none_is_refused_and_left(connect, other):
    cluster = connect(code_digest(), other)
    with pytest.raises(InputError, match="workers at 'tcp://host:8786' do not run this version of topics"):
        Workers(1, "tcp://host:8786").executor(1)
    assert cluster.closed


def test_cluster_with_one_worker_is_enough_and_without_any_refused(connect):
    cluster = connect(code_digest())
    assert Workers(1, "tcp://host:8786").executor(1) == ("executor", cluster)
    connect()
    with pytest.raises(InputError, match="No Dask cluster with workers answers at 'tcp://host:8786'"):
        Workers(1, "tcp://host:8786").executor(1)


def test_at_most_bounds_the_processes_within_and_no_longer():
    assert ALLOWED.get() == os.cpu_count(), "all cores where nothing bounds them"
    with at_most(1):
        assert ALLOWED.get() == 1
    assert ALLOWED.get() == os.cpu_count()


def test_at_most_ends_with_an_error_too():
    with pytest.raises(KeyError), at_most(os.cpu_count() + 1):
        raise KeyError
    assert ALLOWED.get() == os.cpu_count()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to hold back")
def test_undisturbed_holds_ctrl_c_back_within_and_no_longer():
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    with undisturbed():
        assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == {*before, signal.SIGINT}
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before


PLAIN = """
from topics.engine.processes import start_processes, undisturbed

print("begun", flush=True)
with start_processes(1) as processes:
    with undisturbed():
        answer = processes.submit(abs, -2)
    print(answer.result())
"""
"""A program that does all its work at its top level, as one writes it in a hurry."""


def test_plain_script_starts_processes_and_is_run_once(tmp_path):
    script = tmp_path / "plain.py"
    script.write_text(PLAIN)
    ran = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("begun\n2\n", "")


def test_program_from_standard_input_starts_processes():
    ran = subprocess.run([sys.executable, "-"], input=PLAIN, capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("begun\n2\n", "")


def test_program_is_found_again_after_processes_were_started():
    program = sys.modules["__main__"]
    with undisturbed():
        pass
    assert sys.modules["__main__"] is program


@pytest.mark.slow
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
