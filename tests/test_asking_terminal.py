"""``topics sources --ask`` on a real terminal: what a reader sees, writes, and how it ends."""

from __future__ import annotations

import os
import select
import subprocess
import sys

import pytest

pty = pytest.importorskip("pty", reason="there are pseudo-terminals on Unix only")

FIRE = "The warehouse fire at the harbour of Olsted burned for nine hours on {}, firefighters of the island said."
PROMPT = "q: stop): "
END_OF_INPUT = "\x04"
STOPPED = "\x03"
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

    def write(self, answer: str) -> None:
        os.write(self.screen, answer.encode())

    def end(self) -> tuple[int, str]:
        """Return the exit code, and what is written up to the end."""
        start = len(self.text)
        while written := self._read():
            self.text += written
        return self.process.wait(PATIENCE), self.text[start:]

    def stop(self) -> tuple[int, str]:
        """Press the keys that interrupt until the command ends, as a person does; return what ``end`` returns.

        A key that is pressed while the line editor takes over the terminal is lost.
        """
        start = len(self.text)
        for _ in range(PATIENCE):
            self.write(STOPPED)
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

    terminal.write("soon\n")
    assert "“soon” is not understood; write it as YYYY-MM-DD." in terminal.read_until(PROMPT)

    terminal.write("14 May 2021\n")
    told = terminal.read_until(PROMPT)
    assert f"{file}: 2021-05-14" in told
    assert "2 more intervals changed" in told

    terminal.write(END_OF_INPUT)
    code, last = terminal.end()
    assert (code, "Traceback" in last) == (0, False)
    assert "sources.csv: 1" in last
    assert f"\n{file},,,,2021-05-14,,asked" in (folder / "sources.csv").read_text()


def test_reader_who_stops_at_once_ends_the_run_politely(folder, terminal):
    terminal.read_until(PROMPT)
    code, last = terminal.stop()
    assert (code, "Traceback" in last) == (0, False)
    assert not (folder / "sources.csv").exists()
