"""Progress of long work: one line on the terminal."""

from __future__ import annotations

import html
import sys
import time
from typing import Any

PATIENCE_SECONDS = 2.0
"""Work that lasts longer shows its progress, on a terminal."""


class ProgressLine:
    """One line on the terminal's standard error that says how far long work has come."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._shown = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show a stage's progress once the work has lasted ``PATIENCE_SECONDS``."""
        if not sys.stderr.isatty() or time.monotonic() - self._began < PATIENCE_SECONDS:
            return
        self._shown = True
        sys.stderr.write(f"\r\x1b[K{stage}: {done} of {total}")
        sys.stderr.flush()

    def end(self) -> None:
        """Clear the line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")


class ProgressBar:
    """A bar in the notebook of somebody who watches it; it goes when a stage is done.

    A notebook that nobody can answer (run by nbconvert or a report) gets none: its outputs are always the same.
    """

    def __init__(self) -> None:
        shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
        self._watched = bool(getattr(getattr(shell, "kernel", None), "_allow_stdin", False))
        self._bar: Any = None

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show a stage's progress."""
        if not self._watched or (self._bar is None and done >= total):
            return
        from IPython.display import HTML, display

        words = f"{html.escape(stage)} <progress max='{total}' value='{done}'></progress> {done} of {total}"
        shown = HTML(words if done < total else "")
        self._bar = self._bar or display(shown, display_id=True)
        self._bar.update(shown)
        self._bar = self._bar if done < total else None
