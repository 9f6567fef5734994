"""The parts on a Dask cluster: the same tables as on this machine, also when a worker dies."""

import os
import signal
from concurrent.futures import BrokenExecutor, Executor, Future

import pytest

import topics
from topics.errors import TopicsError

distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
PARTS = ("articles", "repairs", "passages", "dates", "problems")


@pytest.fixture
def many_files(tmp_path):
    """A corpus of forty small files, which are cut into several parts."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in range(40):
        text = f"Harbour news {number}\n\nThe council met on {number % 28 + 1} May 2021. It meets again next week.\n"
        (folder / f"{number:02d}.txt").write_text(text * 3, encoding="utf-8")
    return folder


@pytest.fixture
def cluster(tmp_path):
    """A scheduler and two workers, each a process, on this machine."""
    options = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with distributed.LocalCluster(**options, local_directory=str(tmp_path / "dask")) as running:
        yield running


def bytes_of_tables(corpus):
    return {name: getattr(corpus, name).to_csv() for name in PARTS}


@pytest.mark.slow
def test_tables_of_a_cluster_are_those_of_this_machine(many_files, tmp_path, cluster):
    here = topics.Corpus(many_files, tmp_path / "here", workers=1)
    there = topics.Corpus(many_files, tmp_path / "there", scheduler=cluster.scheduler_address)
    assert bytes_of_tables(there) == bytes_of_tables(here)
    there.close()
    kept = [sorted((tmp_path / name / "parts").rglob("*.parquet")) for name in ("here", "there")]
    assert len(kept[0]) > 15
    assert [path.read_bytes() for path in kept[0]] == [path.read_bytes() for path in kept[1]]


@pytest.mark.slow
def test_worker_killed_in_mid_run_costs_its_part_only(many_files, tmp_path, cluster):
    killed = []

    def kill_one(stage, done, _total):
        if stage == "clean" and done == 1 and not killed:
            killed.append(next(iter(cluster.workers.values())).pid)
            os.kill(killed[0], signal.SIGKILL)

    there = topics.Corpus(many_files, tmp_path / "there", scheduler=cluster.scheduler_address, progress=kill_one)
    tables = bytes_of_tables(there)
    there.close()
    assert killed
    assert tables == bytes_of_tables(topics.Corpus(many_files, tmp_path / "here", workers=1))


def test_scheduler_that_does_not_answer_is_refused_with_a_sentence(many_files, tmp_path, monkeypatch):
    monkeypatch.setattr("topics.engine.processes.CONNECT_SECONDS", 0.2)
    corpus = topics.Corpus(many_files, tmp_path / "out", scheduler="tcp://127.0.0.1:9")
    with pytest.raises(TopicsError, match="No Dask cluster"):
        corpus.articles  # noqa: B018


def test_engine_dask_without_its_package_says_what_to_install(many_files, monkeypatch):
    monkeypatch.setattr("topics.errors.find_spec", lambda _name: None)
    with pytest.raises(TopicsError, match=r"pip install '.\[dask\]'"):
        topics.Corpus(many_files, scheduler="tcp://127.0.0.1:9")


@pytest.mark.slow
def test_process_killed_in_mid_run_costs_its_part_only(many_files, tmp_path, monkeypatch):
    monkeypatch.setattr("topics.engine.processes.BYTES_WORTH_PROCESSES", 1)
    killed = []

    def kill_one(stage, done, _total):
        if stage == "clean" and done == 1 and not killed:
            processes = corpus._workers._executor._processes
            killed.append(next(iter(processes)))
            os.kill(killed[0], signal.SIGKILL)

    corpus = topics.Corpus(many_files, tmp_path / "one", workers=2, progress=kill_one)
    tables = bytes_of_tables(corpus)
    corpus.close()
    assert killed
    assert tables == bytes_of_tables(topics.Corpus(many_files, tmp_path / "other", workers=1))


class DyingExecutor(Executor):
    """An executor whose processes die of every task."""

    def submit(self, _function, *_arguments):
        future = Future()
        future.set_exception(BrokenExecutor("a process died"))
        return future


def test_processes_that_always_die_end_the_run_with_a_sentence(many_files, tmp_path, monkeypatch):
    monkeypatch.setattr("topics.engine.processes.Workers.executor", lambda _workers, _n_bytes: DyingExecutor())
    corpus = topics.Corpus(many_files, tmp_path / "one")
    with pytest.raises(TopicsError, match="died 3 times"):
        corpus.articles  # noqa: B018
    monkeypatch.undo()
    assert len(topics.Corpus(many_files, tmp_path / "one", workers=1).articles) == 40
