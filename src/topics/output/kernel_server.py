"""A process that loads what every notebook needs once, and becomes a kernel for each of them by a fork.

Loading takes each kernel three to four seconds, which is most of the time that a short notebook takes. The process
reads requests from its standard input and answers on its standard output, a line of JSON each; it ends with its
kernels as soon as its input ends, so that none is left behind by whoever asked, even if that is killed.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

from topics.engine.keys import code_digest
from topics.engine.startup import seldom_look_for_circles

LOADED = (
    "IPython.core.interactiveshell",
    "ipykernel.kernelapp",
    "fontTools.subset",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_pdf",
    "matplotlib.backends.backend_svg",
    "matplotlib.pyplot",
    "sklearn.feature_extraction.text",
    "topics.corpus",
    "topics.events.selection",
    "topics.output.display",
    "topics.output.figures",
    "topics.output.page.report",
    "topics.queries",
    "topics.report",
)
"""Modules that most notebooks need; none starts a thread or opens a socket as it is loaded."""
_END_UNKNOWN = 1
"""What a kernel ended with whose end was told before."""


def serve() -> None:
    """Answer requests until there are no more: a kernel to start with its number, a number with its end or null."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    seldom_look_for_circles()
    for module in LOADED:
        import_module(module)
    code_digest()  # is remembered, and every kernel asks for it
    gc.freeze()  # what is loaded stays, so that no kernel need look through it
    kernels: set[int] = set()
    try:
        for line in sys.stdin.buffer:
            request = json.loads(line)
            if "start" in request:
                number = _start(request)
                kernels.add(number)
                _answer(number)
                continue
            end = _end_of(request["poll"])
            if end is not None:
                kernels.discard(request["poll"])
            _answer(end)
    finally:
        for number in kernels:
            with suppress(OSError):
                os.killpg(number, signal.SIGKILL)


def _answer(answer: int | None) -> None:
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
    sys.stdout.buffer.flush()


def _start(request: dict[str, object]) -> int:
    """Return the number of a new process that is the kernel asked for."""
    number = os.fork()
    if number == 0:
        try:
            _become_kernel(**request)  # type: ignore[arg-type]
        finally:
            os._exit(1)
    return number


def _become_kernel(start: list[str], folder: str, environment: dict[str, str]) -> NoReturn:
    """Run the kernel of a command in a folder, as the leader of a session of its own, and end with it."""
    from ipykernel.kernelapp import IPKernelApp

    server = os.getppid()
    os.setsid()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = start
    IPKernelApp.launch_instance([*start[1:], f"--IPKernelApp.parent_handle={server}"])
    os._exit(0)


def _end_of(number: int) -> int | None:
    """Return with what a process ended, negative for a signal; None while it runs."""
    try:
        ended, status = os.waitpid(number, os.WNOHANG)
    except ChildProcessError:
        return _END_UNKNOWN
    return os.waitstatus_to_exitcode(status) if ended else None


if __name__ == "__main__":
    serve()
