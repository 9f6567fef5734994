"""``topics sources --ask`` on a real terminal: what a reader sees, writes, and how it ends."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from contextlib import suppress

import pytest

pytestmark = pytest.mark.slow

pty = pytest.importorskip("pty", reason="there are pseudo-terminals on Unix only")

FIRE = "The warehouse fire at the harbour of Olsted burned for nine hours on {}, firefighters of the island said."
PROMPT = "q: stop): "
END_OF_INPUT = "\x04"
STOPPED = "\x03"
QUIET = 30
"""Seconds without a word after which a line is written again."""
PATIENCE = 120
"""Seconds after which a command that writes nothing has failed."""


class Terminal:
    """A command that runs on a pseudo-terminal, and all that it wrote so far."""

    def __init__(self, *command: str) -> None:
        self.screen, side = pty.openpty()
        self.process = subprocess.Popen(  # our own command
            [sys.executable, "-m", "topics", *command], stdin=side, stdout=side, stderr=side, start_new_session=True,
            preexec_fn=lambda: __import__("fcntl").ioctl(side, __import__("termios").TIOCSCTTY, 0),
        )  # fmt: skip
        os.close(side)
        self.text = ""

    def read_until(self, words: str) -> str:
        """Return what is written from now on up to some words."""
        start = len(self.text)
        while words not in self.text[start:]:
            written = self._read()
            assert written, f"ended before “{words}”: {self.text}"
            self.text += written
        return self.text[start:]

    def answer(self, line: str, words: str) -> str:
        """Write a line, and return what follows up to some words.

        What is written while the line editor takes over the terminal can be lost, so it is written again where
        nothing comes of it.
        """
        start = len(self.text)
        self.write(line)
        while words not in self.text[start:]:
            written = self._read(patience=QUIET)
            self.text += written
            if not written:
                assert self.process.poll() is None, f"ended before “{words}”: {self.text}"
                self.write(line)
        return self.text[start:]

    def write(self, answer: str) -> None:
        os.write(self.screen, answer.encode())

    def end_by(self, key: str) -> tuple[int, str]:
        """Press a key until the command ends; return its exit code, and what it wrote meanwhile."""
        start = len(self.text)
        for _ in range(PATIENCE):
            with suppress(OSError):  # it has just ended
                self.write(key)
            while written := self._read(patience=1):
                self.text += written
            if self.process.poll() is not None:
                break
        return self.process.wait(PATIENCE), self.text[start:]

    def _read(self, patience: int = PATIENCE) -> str:
        ready, _, _ = select.select([self.screen], [], [], patience)
        try:
            return os.read(self.screen, 4096).decode() if ready else ""
        except OSError:  # the other side is closed
            return ""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(f"Fire at the harbour\n\n{FIRE.format('Friday')}\n")
    (tmp_path / "b.txt").write_text(f"After the fire\n\n{FIRE.format('Friday')} The port opened again on Monday.\n")
    (tmp_path / "c.txt").write_text(f"Fire inquiry\n\nAn inquiry began. {FIRE.format('Friday')}\n")
    return tmp_path


@pytest.fixture
def terminal(folder):
    running = Terminal("sources", str(folder), "--ask", "--out", str(folder / "sources.csv"))
    yield running
    running.process.kill()
    running.process.wait()
    os.close(running.screen)


def test_reader_is_shown_clues_gives_a_day_and_is_told_what_became_certain(folder, terminal):
    shown = terminal.read_until(PROMPT)
    assert "3 articles without a certain day" in shown
    assert "it says: Friday" in shown
    assert "its day would settle" in shown
    file = next(name for name in ("a.txt", "b.txt", "c.txt") if f"\n{name}  " in shown)

    assert "“soon” is not understood; write it as YYYY-MM-DD." in terminal.answer("soon\n", PROMPT)

    told = terminal.answer("14 May 2021\n", PROMPT)
    assert f"{file}: 2021-05-14" in told
    assert "2 more intervals changed" in told

    code, last = terminal.end_by(END_OF_INPUT)
    assert (code, "Traceback" in last) == (0, False)
    assert "sources.csv: 1" in last
    assert f"\n{file},,,,2021-05-14,,asked" in (folder / "sources.csv").read_text()


def test_reader_who_stops_at_once_ends_the_run_politely(folder, terminal):
    terminal.read_until(PROMPT)
    code, last = terminal.end_by(STOPPED)
    assert (code, "Traceback" in last) == (0, False)
    assert not (folder / "sources.csv").exists()


def test_key_pressed_again_while_the_ended_program_closes_changes_nothing(tmp_path):
    (tmp_path / "again.py").write_text(
        "import os, signal, sys, topics.__main__\n"
        "sys.argv = ['topics', '--version']\n"
        "try:\n"
        "    topics.__main__.main()\n"
        "finally:\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
    )
    ended = subprocess.run([sys.executable, str(tmp_path / "again.py")], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
