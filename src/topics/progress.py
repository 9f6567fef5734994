"""Progress of long work: one line on the terminal."""

from __future__ import annotations

import sys
import time

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
