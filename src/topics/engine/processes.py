"""Processes of this machine that work for one run: they leave Ctrl-C to it and end with it, even if it is killed."""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


ALLOWED: ContextVar[int] = ContextVar("ALLOWED", default=os.cpu_count() or 1)
"""Processes that a stage for the whole corpus may start; ``at_most`` sets it."""


@contextmanager
def at_most(number: int) -> Iterator[None]:
    """Let what is done within start so many processes at most."""
    before = ALLOWED.set(number)
    try:
        yield
    finally:
        ALLOWED.reset(before)


def start_processes(number: int) -> Executor:
    """Return an executor of so many processes at most, each started with its first piece of work."""
    return ProcessPoolExecutor(number, mp_context=get_context("spawn"), initializer=_follow_parent)


def death_told(told: str) -> str:
    """Return the sentence for processes that died, and what to do about it."""
    advice = (
        "want of memory (use fewer workers), or a script that opens its corpus outside 'if __name__ == \"__main__\":'"
    )
    return f"{told}; mostly it is {advice}."


@contextmanager
def undisturbed() -> Iterator[None]:
    """Give processes work that leave Ctrl-C to their parent, from their first moment where the system can."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _follow_parent() -> None:
    """Leave Ctrl-C to the parent of this process, and end with it even if it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
