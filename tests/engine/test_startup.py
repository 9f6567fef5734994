"""Programs of ours and their processes take no code from the folder that they are started in."""

import gc
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.planted import plant, planted_that_ran
from topics.engine.startup import NEW_OBJECTS, leave_working_folder, safe_variables, seldom_look_for_circles

SOURCES = str(Path(__file__).parents[2] / "src")
TINY = Path(__file__).parents[1] / "tiny"
TEXT = "The ministers met in Vienna on 3 May 2021 and agreed on the budget of the union."

PROCESSES = """
from topics.engine.processes import start_processes, undisturbed

if __name__ == "__main__":
    with start_processes(1) as processes:
        with undisturbed():
            answer = processes.submit(abs, -1)
        print(answer.result())
"""


@pytest.fixture
def strangers_folder(tmp_path):
    """A corpus with programs in it, and the file in which they would note that they ran."""
    folder, ran = tmp_path / "corpus", tmp_path / "ran"
    plant(folder, ran)
    (folder / "article.txt").write_text(TEXT, encoding="utf-8")
    return folder, ran


def run(command, folder, **variables):
    variables.setdefault("PYTHONPATH", SOURCES)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"} | variables
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_planted_files_run_where_they_are_not_kept_out(strangers_folder):
    folder, ran = strangers_folder
    run([sys.executable, "-c", "import colorsys"], folder)
    assert planted_that_ran(ran) == [str(folder / "colorsys.py")]


@pytest.mark.slow
@pytest.mark.parametrize("command", [["-m", "topics"], ["-P", "-m", "topics"]], ids=" ".join)
def test_command_started_in_a_strangers_folder_runs_nothing_of_it(strangers_folder, command):
    folder, ran = strangers_folder
    done = run([sys.executable, *command, "dates", "article.txt", "--out", "../dates.csv"], folder)
    assert done.returncode == 0, done.stderr
    assert "2021-05-03" in (folder.parent / "dates.csv").read_text(encoding="utf-8")
    assert planted_that_ran(ran) == []


def test_command_in_safe_path_mode_runs_no_module_of_its_own_name(strangers_folder):
    folder, ran = strangers_folder
    plant(folder, ran, ["topics", "importlib"])
    done = run([sys.executable, "-P", "-m", "topics", "--version"], folder)
    assert done.stdout.startswith("topics ")
    assert planted_that_ran(ran) == []


@pytest.mark.slow
def test_report_into_a_strangers_results_is_refused_and_runs_nothing(strangers_folder):
    folder, ran = strangers_folder
    plant(folder / "build" / "notebooks", ran)
    done = run([sys.executable, "-m", "topics", "report", "."], folder)
    assert done.returncode == 2
    assert "is not from a run of topics" in done.stderr
    assert planted_that_ran(ran) == []


@pytest.mark.slow
def test_report_made_in_a_strangers_folder_with_all_notebooks_runs_nothing_of_it(strangers_folder):
    folder, ran = strangers_folder
    shutil.copytree(TINY, folder, dirs_exist_ok=True)
    done = run([sys.executable, "-m", "topics", "report", "."], folder)
    assert "Failed" not in done.stdout, done.stdout
    assert len(list((folder / "build" / "notebooks").glob("*.html"))) == 6
    assert planted_that_ran(ran) == []


def test_processes_take_no_module_from_the_working_folder(strangers_folder):
    folder, ran = strangers_folder
    script = folder.parent / "elsewhere" / "script.py"
    script.parent.mkdir()
    script.write_text(PROCESSES, encoding="utf-8")
    done = run([sys.executable, script], folder)
    assert done.stdout.split() == ["1"], done.stderr
    assert planted_that_ran(ran) == []


def test_variables_keep_other_folders_of_modules_by_their_full_paths(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    given = os.pathsep.join(["", ".", str(tmp_path), "lib", "/opt/modules"])
    safe = safe_variables({"PYTHONPATH": given, "PYTHONSTARTUP": "start.py", "HOME": "/home/reader"})
    assert safe == {
        "PYTHONPATH": os.pathsep.join([str(tmp_path / "lib"), "/opt/modules"]),
        "PYTHONSAFEPATH": "1",
        "PYTHONSTARTUP": "",
    }


def test_working_folder_leaves_the_path_of_modules_and_the_rest_stays(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("PYTHONPATH", "PYTHONSAFEPATH", "PYTHONSTARTUP"):
        monkeypatch.setenv(name, "")
    monkeypatch.setattr(sys, "path", ["", str(tmp_path), "/opt/modules", *sys.path])
    leave_working_folder()
    assert sys.path[0] == "/opt/modules"
    assert os.environ["PYTHONSAFEPATH"] == "1"


def test_package_is_still_found_where_a_clone_is_worked_on(monkeypatch):
    monkeypatch.chdir(SOURCES)
    monkeypatch.setattr(sys, "path", ["", SOURCES])
    monkeypatch.setenv("PYTHONPATH", SOURCES)
    for name in ("PYTHONSAFEPATH", "PYTHONSTARTUP"):
        monkeypatch.setenv(name, "")
    leave_working_folder()
    assert sys.path == ["", SOURCES]
    assert os.environ["PYTHONPATH"] == SOURCES


def test_unused_circles_are_looked_for_seldom():
    before = gc.get_threshold()
    try:
        seldom_look_for_circles()

        assert gc.get_threshold()[0] == NEW_OBJECTS
    finally:
        gc.set_threshold(*before)
