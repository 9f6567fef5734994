"""Progress of long work: a bar on the terminal or in a notebook that somebody watches, plain lines in a log."""

from __future__ import annotations

import html
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE_SECONDS = 2.0
"""Work that lasts at least so long shows its progress, on a terminal."""


LOG_SECONDS = 10.0
"""Where standard error is no terminal, a stage that lasts says so again after so long, when a piece of it is done."""


class ProgressLine:
    """What standard error says of how far long work has come: a bar on a terminal, lines where it goes to a file."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._said = ""
        self._said_at = self._began

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show a stage's progress: on a terminal once the work has lasted ``PATIENCE_SECONDS``."""
        now = time.monotonic()
        if not sys.stderr.isatty():
            self._log(stage, done, total, now)
            return
        if now - self._began < PATIENCE_SECONDS:
            return
        if self._bar is None or self._task is None:
            self._bar = _terminal_bar()
            self._task = self._bar.add_task(stage, total=total)
            self._bar.start()
        self._bar.update(self._task, description=stage, completed=done, total=total)
        self._bar.refresh()

    def _log(self, stage: str, done: int, total: int, now: float) -> None:
        """Write a line where a stage begins, and one every ``LOG_SECONDS`` while its pieces are done."""
        if done >= total or (stage == self._said and now - self._said_at < LOG_SECONDS):
            return
        self._said, self._said_at = stage, now
        how_far = f", {done} of {total}" if done else ""
        sys.stderr.write(f"{now - self._began:.0f} s: {stage}{how_far}\n")
        sys.stderr.flush()

    def end(self) -> None:
        """Clear the bar."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = self._task = None


def _terminal_bar() -> Progress:
    """Return a bar that is drawn when it is told to and leaves nothing behind."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    return Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)


class ProgressBar:
    """A bar in the notebook of somebody who watches it; it goes when a stage is done.

    A notebook that nobody can answer (run by nbconvert or a report) gets none: its outputs are always the same.
    """

    def __init__(self) -> None:
        self._watched = _is_watched()
        self._handle: Any = None

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show a stage's progress."""
        if not self._watched or (self._handle is None and done >= total):
            return
        from IPython.display import HTML, display

        ended = done >= total
        words = f"{html.escape(stage)} <progress max='{total}' value='{done}'></progress> {done} of {total}"
        bar = HTML("" if ended else words)
        if self._handle is None:
            self._handle = display(bar, display_id=True)
        self._handle.update(bar)
        if ended:
            self._handle = None


def _is_watched() -> bool:
    """Return True in a notebook whose front end can answer."""
    if "IPython" not in sys.modules:
        return False
    shell = sys.modules["IPython"].get_ipython()
    kernel = getattr(shell, "kernel", None)
    return bool(getattr(kernel, "_allow_stdin", False))
