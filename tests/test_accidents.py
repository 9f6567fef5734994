"""Accidents: a run that is killed, interrupted or out of room, and two runs in one folder."""

import errno
import json
import os
import random
import resource
import select
import signal
import subprocess
import sys
import time

import pytest

from topics.articles.stages import read_part
from topics.corpus import Corpus
from topics.engine.kept import keep_tables
from topics.engine.manifest import verify
from topics.engine.store import claimed, write_text
from topics.errors import StoreError
from topics.records import table
from topics.report import make_report

KILLS = 20


def start_report(corpus, out, *options):
    """Start the main job as a user does at a terminal: in a session of its own, Ctrl-C not ignored.

    A job that a script starts in the background inherits SIGINT as ignored, and so would this one.
    """
    command = [sys.executable, "-m", "topics", "report", str(corpus), "--out", str(out), *options]
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def bytes_of(out):
    """Return the bytes of every file of the results that a reader looks at; nothing half written may be there."""
    paths = [path for path in sorted(out.rglob("*")) if path.is_file()]
    names = {path: path.relative_to(out).as_posix() for path in paths}
    return {name: path.read_bytes() for path, name in names.items() if not name.startswith(("parts/", "vectors/"))}


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A corpus worth two processes, so that they can be killed too."""
    folder = tmp_path_factory.mktemp("many")
    chance = random.Random(1)
    syllables = ("ka", "lo", "mi", "ne", "ru", "ta", "ve", "so", "di", "pu")
    words = ["".join(chance.choices(syllables, k=3)) for _ in range(4000)]
    for number in range(300):
        lines = [f"{words[number].title()} opens a harbour", ""]
        for day in range(1, 20):
            lines.append(f"The {' '.join(chance.choices(words, k=15))} met on {day} May 2021 in Olsted.")
        (folder / f"{number:03d}.txt").write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.mark.slow
def test_run_killed_at_twenty_moments_ends_with_the_same_bytes(many, tmp_path):
    options = ("--no-notebooks", "--settings", str(tmp_path / "topics.toml"))
    (tmp_path / "topics.toml").write_text("[themes]\nn_themes = 3\n")
    began = time.monotonic()
    whole = start_report(many, tmp_path / "whole", *options)
    assert whole.wait() == 0, whole.stderr.read()
    lasted = time.monotonic() - began
    chance = random.Random(7)
    for at in range(KILLS):
        run = start_report(many, tmp_path / "killed", *options)
        try:
            run.wait(chance.uniform(0.05, 0.6) * lasted / (1 + at // 5))
        except subprocess.TimeoutExpired:
            os.kill(run.pid, signal.SIGKILL) if at % 2 else os.killpg(run.pid, signal.SIGKILL)
        run.communicate()
    last = start_report(many, tmp_path / "killed", *options)
    said = last.communicate()
    assert last.returncode == 0, said
    before, after = bytes_of(tmp_path / "whole"), bytes_of(tmp_path / "killed")
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == []
    assert verify(tmp_path / "killed") == []


@pytest.mark.slow
def test_interrupted_run_says_so_and_leaves_no_process(many, tmp_path):
    run = start_report(many, tmp_path / "out", "--no-notebooks")
    read = tmp_path / "out" / "parts" / "surveys"
    for _ in range(600):
        if read.is_dir() or run.poll() is not None:
            break
        select_for_a_moment()
    os.killpg(run.pid, signal.SIGINT)
    said, complained = run.communicate(timeout=60)
    assert run.returncode == 130
    assert complained.splitlines()[-1].startswith("topics: stopped")  # below the lines on how far it was
    assert "Traceback" not in complained + said
    assert any(is_gone(run.pid) for _ in range(100))


def select_for_a_moment():
    """Let the other process go on for a twentieth of a second."""
    select.select([], [], [], 0.05)


def is_gone(group):
    """Return whether no process of a group is left, after a moment."""
    select_for_a_moment()
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def test_two_runs_in_one_folder_are_refused_and_a_dead_owner_frees_it(tiny_folder, tmp_path):
    program = "import sys; from topics.engine.store import claimed; from pathlib import Path\n"
    program += "with claimed(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", program, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match="Another run is writing"):
            make_report(tiny_folder, tmp_path, notebooks=False)
        owner.kill()
    with claimed(tmp_path):
        assert (tmp_path / ".lock").is_file()


def test_what_a_killed_run_left_half_written_is_cleared(tmp_path):
    left = tmp_path / "tables" / ".topics-abc.part"
    left.parent.mkdir()
    left.write_text("half")
    with claimed(tmp_path):
        assert not left.exists()


def full_disk(*_arguments):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_full_disk_leaves_a_file_as_it_was(tmp_path, monkeypatch):
    path = write_text(tmp_path / "a.txt", "before")
    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        write_text(path, "after")
    assert path.read_text() == "before"
    assert [item.name for item in tmp_path.iterdir()] == ["a.txt"]


def test_full_disk_leaves_no_half_of_a_stage(tmp_path, monkeypatch):
    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        keep_tables(tmp_path / "read" / "key", {"events": table("events")})
    assert list((tmp_path / "read").iterdir()) == []


@pytest.mark.parametrize("command", ["report", "articles", "dates"])
def test_full_disk_is_told_in_a_sentence_with_exit_code_2(tiny_folder, tmp_path, monkeypatch, capsys, command):
    from topics.cli import app as cli

    monkeypatch.setattr("os.fsync", full_disk)
    options = ["--no-notebooks"] if command == "report" else []
    monkeypatch.setattr("sys.argv", ["topics", command, str(tiny_folder), "--out", str(tmp_path / "out"), *options])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert "No space left on device" in said
    assert "Traceback" not in said


def limited_to(n_bytes):
    """Return what a process does first so that it can write no file larger than this, as where a disk is full."""

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, n_bytes))

    return limit


@pytest.mark.slow
def test_run_without_room_for_its_files_says_so_and_the_next_one_ends_it(tiny_folder, tmp_path):
    command = [sys.executable, "-m", "topics", "report", str(tiny_folder), "--no-notebooks", "--out"]
    subprocess.run([*command, str(tmp_path / "whole")], check=True, capture_output=True)
    whole, codes = bytes_of(tmp_path / "whole"), []
    for room in (2_000, 6_000, 20_000, 60_000):
        limited = {"preexec_fn": limited_to(room), "capture_output": True, "text": True}
        run = subprocess.run([*command, str(tmp_path / "out")], **limited)
        codes.append(run.returncode)
        assert "Traceback" not in run.stderr
        assert ("File too large" in run.stderr) == (run.returncode == 2), run.stderr
        found = bytes_of(tmp_path / "out").items()
        assert [name for name, content in found if name != ".lock" and whole[name] != content] == []
    assert codes[0] == 2
    subprocess.run([*command, str(tmp_path / "out")], check=True, capture_output=True)
    assert bytes_of(tmp_path / "out") == whole


STARVED = """
import json, resource, sys
from pathlib import Path
from topics.cli import app as cli

def run(out):
    sys.argv = ["topics", "report", corpus, "--no-notebooks", "--out", out]
    try:
        cli.main()
    except SystemExit as ended:
        return ended.code or 0

corpus, whole, starved = sys.argv[1:]
codes = [run(whole)]
for megabytes in (0, 1, 4, 16):
    now = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + megabytes * 2**20, resource.RLIM_INFINITY))
    codes.append(run(starved))
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(json.dumps([*codes, run(starved)]))
"""
"""Runs reports in one process, whose libraries are loaded by the first, with ever more memory to go on with."""


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux bounds the memory of a process so")
def test_run_without_enough_memory_says_so_and_the_next_one_ends_it(tiny_folder, tmp_path):
    command = [sys.executable, "-c", STARVED, str(tiny_folder), str(tmp_path / "whole"), str(tmp_path / "out")]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    first, *starved, last = json.loads(ran.stdout.splitlines()[-1])
    assert first == last == 0
    assert starved[0] == 2
    assert set(starved) <= {0, 2}
    assert ran.stderr.count("topics: not enough memory") == starved.count(2)
    assert "Traceback" not in ran.stderr
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "whole")


@pytest.mark.slow
def test_article_taken_out_leaves_no_text_behind(tiny_folder, tmp_path):
    import shutil

    shutil.copytree(tiny_folder, tmp_path / "corpus")
    make_report(tmp_path / "corpus", tmp_path / "out", notebooks=False)
    (tmp_path / "corpus" / "weather.txt").unlink()
    make_report(tmp_path / "corpus", tmp_path / "out", notebooks=False)
    assert not list((tmp_path / "out" / "articles").glob("weather*"))
    assert verify(tmp_path / "out") == []


def test_order_and_cuts_of_files_change_no_table(many, monkeypatch):
    names = sorted(path.name for path in many.iterdir())[:20]
    forward = read_part(many, names)["articles"]
    backward = read_part(many, names[::-1])["articles"].sort_values("id", ignore_index=True)
    assert forward.equals(backward)


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment", [{"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}, {"LC_ALL": "C", "TZ": "America/Lima"}]
)
def test_tables_do_not_depend_on_hash_seed_zone_or_locale(tiny_folder, tmp_path, tiny, environment):
    out = tmp_path / "dates.csv"
    command = [sys.executable, "-m", "topics", "dates", str(tiny_folder), "--out", str(out)]
    subprocess.run(command, env={**os.environ, **environment}, check=True, capture_output=True)
    from topics.output.exports.csv import table_csv

    shown = tiny.dates.drop(columns=["passage_start", "passage_stop"])
    assert out.read_text(encoding="utf-8") == table_csv(shown)


def test_results_of_another_schema_are_refused_and_made_anew(tiny_folder, tmp_path, monkeypatch):
    for module in ("store", "stages"):
        monkeypatch.setattr(f"topics.engine.{module}.SCHEMA_VERSION", 0)
    Corpus(tiny_folder, tmp_path).articles  # noqa: B018
    monkeypatch.undo()
    assert len(Corpus(tiny_folder, tmp_path).articles) == 4
