"""Progress is shown of work that lasts, to somebody who is there to see it."""

import io

import pytest

from topics import progress
from topics.progress import LOG_SECONDS, PATIENCE_SECONDS, ProgressBar, ProgressLine


class Terminal(io.StringIO):
    """A standard error that is a terminal."""

    def isatty(self):
        return True


@pytest.fixture
def clock(monkeypatch):
    """A clock that a test sets."""
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    monkeypatch.setenv("TERM", "xterm")
    return now


def test_line_shows_stage_and_counts_after_patience(monkeypatch, clock):
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    line = ProgressLine()
    clock[0] += PATIENCE_SECONDS
    line("clean", 3, 7)
    assert "clean" in terminal.getvalue()
    assert "3/7" in terminal.getvalue()
    line("dates", 1, 2)
    assert "1/2" in terminal.getvalue()
    line.end()
    line.end()


def test_line_is_silent_before_patience_ends(monkeypatch, clock):
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    line = ProgressLine()
    clock[0] += PATIENCE_SECONDS - 0.01
    line("clean", 3, 7)
    line.end()
    assert terminal.getvalue() == ""


def test_line_in_a_log_is_written_where_a_stage_begins(capsys, clock):
    line = ProgressLine()
    line("clean", 0, 7)
    line("clean", 3, 7)
    line("clean", 7, 7)
    clock[0] += 3
    line("tfidf", 0, 1)
    line.end()
    assert capsys.readouterr().err == "0 s: clean\n3 s: tfidf\n"


def test_line_in_a_log_comes_again_while_a_stage_lasts(capsys, clock):
    line = ProgressLine()
    line("clean", 0, 9)
    clock[0] += LOG_SECONDS - 0.01
    line("clean", 1, 9)
    clock[0] += 0.01
    line("clean", 2, 9)
    line("clean", 3, 9)
    clock[0] += LOG_SECONDS
    line("clean", 9, 9)
    assert capsys.readouterr().err == "0 s: clean\n10 s: clean, 2 of 9\n"


def test_line_in_a_log_is_silent_for_what_is_kept_from_an_earlier_run(capsys, clock):
    line = ProgressLine()
    line("clean", 7, 7)
    clock[0] += LOG_SECONDS
    line("tfidf", 1, 1)
    line.end()
    assert capsys.readouterr().err == ""


class Handle:
    """What a notebook gives for a display that can be changed."""

    def __init__(self):
        self.shown = []

    def update(self, bar):
        self.shown.append(bar.data)


@pytest.fixture
def notebook(monkeypatch):
    """A notebook that somebody watches; gives what it shows."""
    handle = Handle()
    monkeypatch.setattr(progress, "_is_watched", lambda: True)
    monkeypatch.setattr("IPython.display.display", lambda _bar, display_id: handle)
    return handle


def test_bar_in_a_watched_notebook_goes_when_the_stage_is_done(notebook):
    bar = ProgressBar()
    bar("clean <1>", 1, 2)
    bar("clean <1>", 2, 2)
    first, last = notebook.shown
    assert "clean &lt;1&gt; <progress max='2' value='1'></progress> 1 of 2" in first
    assert last == ""


def test_bar_does_not_appear_for_a_stage_that_is_done_at_once(notebook):
    ProgressBar()("clean", 2, 2)
    assert notebook.shown == []


def test_bar_outside_a_notebook_shows_nothing(capsys):
    ProgressBar()("clean", 1, 2)
    assert capsys.readouterr().out == ""
