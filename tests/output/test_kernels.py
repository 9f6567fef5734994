"""Kernels forked from one process: each is new, and none is left behind."""

import os
import signal
import sys

import nbformat
import pytest

from topics.errors import TopicsError
from topics.output import kernels
from topics.output.kernels import kernel_server
from topics.output.notebooks import run_cells

start_server = kernels._start_server
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux only")


@pytest.fixture(scope="module")
def server():
    with kernel_server() as made:
        yield made


def run(source, folder, server):
    """Return what a notebook of one cell printed, and the number of its cell."""
    path = folder / "01-cell.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)]), path)
    cell = run_cells(path, folder, {}, server).cells[0]
    return "".join(output.text for output in cell.outputs), cell.execution_count


def ends(number):
    """Return whether a process that is not our child ends within some seconds."""
    for _ in range(200):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        signal.sigtimedwait([], 0.05)
    return False


@pytest.mark.slow
def test_each_kernel_is_new_and_runs_in_its_folder(server, tmp_path):
    assert run("import sys; sys.left = once = 1; print(__name__)", tmp_path, server) == ("__main__\n", 1)
    told = run("import os, sys; print('once' in globals(), hasattr(sys, 'left'), os.getcwd())", tmp_path, server)
    assert told == (f"False False {tmp_path.resolve()}\n", 1)


@pytest.mark.slow
def test_figures_are_drawn_within_the_notebook(server, tmp_path):
    source = "import matplotlib.pyplot as plt\nprint(plt.get_backend(), plt.get_fignums())"
    assert run(source, tmp_path, server)[0] in {"inline []\n", "module://matplotlib_inline.backend_inline []\n"}


@pytest.mark.slow
def test_error_of_a_cell_is_told_and_the_next_kernel_runs(server, tmp_path):
    with pytest.raises(TopicsError, match=r"01-cell\.ipynb stopped: ZeroDivisionError"):
        run("1 / 0", tmp_path, server)
    assert run("print(1)", tmp_path, server)[0] == "1\n"


def test_kernel_that_kills_itself_is_told(server, tmp_path):
    with pytest.raises(TopicsError, match="its process was ended"):
        run("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", tmp_path, server)


def test_server_that_is_ready_and_not_asked_ends_at_once(monkeypatch):
    started = []
    monkeypatch.setattr(kernels, "_start_server", lambda folder: started.append(start_server(folder)) or started[-1])
    with kernel_server() as server:
        server.get_ready()
        server.get_ready()
    assert [process.returncode for process in started] == [-signal.SIGKILL]


@pytest.mark.slow
def test_no_kernel_outlives_its_server(tmp_path):
    with kernel_server() as server:
        kernel = server.start(["ipykernel_launcher", "-f", str(tmp_path / "k.json")], str(tmp_path), dict(os.environ))
        assert kernel.poll() is None
    assert ends(kernel.pid)


@pytest.mark.slow
def test_server_that_was_killed_is_told(tmp_path):
    with kernel_server() as server:
        parent, _ = run("import os; print(os.getppid())", tmp_path, server)
        os.kill(int(parent), signal.SIGKILL)
        with pytest.raises(TopicsError, match="run the same command again"):
            run("print(1)", tmp_path, server)
