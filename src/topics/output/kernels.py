"""Kernels that notebooks run in: the running Python, started anew for each or forked from one process that is ready."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING, Any

from topics.engine.startup import safe_variables
from topics.errors import TopicsError, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAUSE = 0.02
"""Seconds between two looks whether a kernel has ended."""
_LAUNCHER = "ipykernel_launcher"
_HAS_ENDED = "The process that kernels of notebooks are forked from has ended"


class KernelServer:
    """What ``topics.output.kernel_server`` runs, from the first kernel on or earlier; kernels are forked from it.

    Parameters
    ----------
    folder : str
        An empty folder, in which it runs.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._asking = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_asked = False

    def get_ready(self) -> None:
        """Load now, beside whoever goes on, what kernels need, so that the first of them need not wait for it."""
        with self._asking:
            self._loading()

    def start(self, command: list[str], folder: str, environment: dict[str, str]) -> ForkedKernel:
        """Return the kernel of a command, running in a folder with an environment of its own.

        Raises
        ------
        TopicsError
            If the process has ended.
        """
        arguments = command[command.index(_LAUNCHER) :]
        number = self._ask({"start": arguments, "folder": folder, "environment": environment})
        if number is None:
            refuse(f"{_HAS_ENDED}; run the same command again.", TopicsError)
        return ForkedKernel(self, number)

    def end_of(self, number: int) -> int | None:
        """Return with what a kernel ended, None while it runs."""
        return self._ask({"poll": number})

    def close(self) -> None:
        """End the process, and with it the kernels that still run."""
        if self._process is None:
            return
        if not self._is_asked:
            self._process.kill()  # it may still load what nobody needs any more
        self._process.communicate()

    def _loading(self) -> subprocess.Popen[bytes]:
        """Return the process, started if it was not yet."""
        if self._process is None:
            self._process = _start_server(self._folder)
        return self._process

    def _ask(self, request: dict[str, object]) -> int | None:
        with self._asking:
            process = self._loading()
            self._is_asked = True
            to, answers = process.stdin, process.stdout
            if to is None or answers is None:
                refuse(f"{_HAS_ENDED}; run the same command again.", TopicsError)
            try:
                to.write(json.dumps(request).encode() + b"\n")
                to.flush()
                answer = answers.readline()
            except (OSError, ValueError):  # the pipe is broken, or closed
                answer = b""
        if not answer:
            refuse(f"{_HAS_ENDED}; run the same command again.", TopicsError)
        told: int | None = json.loads(answer)
        return told


def _start_server(folder: str) -> subprocess.Popen[bytes]:
    one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # a process of one thread can be forked
    drawn = {
        "MPLBACKEND": "module://matplotlib_inline.backend_inline"
    }  # as a kernel sets it before it loads matplotlib
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "topics.output.kernel_server"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=folder,
        env=os.environ | safe_variables(dict(os.environ)) | one_thread | drawn,
        start_new_session=True,
    )


class ForkedKernel:
    """A kernel as ``subprocess.Popen`` would give it, as far as ``jupyter_client`` asks."""

    stdin = stdout = stderr = None

    def __init__(self, server: KernelServer, number: int) -> None:
        self.pid = number
        self.returncode: int | None = None
        self._server = server

    def poll(self) -> int | None:
        """Return with what it ended, None while it runs."""
        if self.returncode is None:
            self.returncode = self._server.end_of(self.pid)
        return self.returncode

    def wait(self) -> int:
        """Return with what it ended, as soon as it has."""
        while (ended := self.poll()) is None:
            time.sleep(_PAUSE)
        return ended

    def send_signal(self, number: int) -> None:
        """Send a signal to it, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


@contextmanager
def kernel_server() -> Iterator[KernelServer | None]:
    """Give a process that kernels can be forked from; None where processes cannot be forked safely."""
    if sys.platform != "linux":
        yield None
        return
    with TemporaryDirectory(prefix="topics-") as folder:
        server = KernelServer(folder)
        try:
            yield server
        finally:
            server.close()


def kernel_manager(server: KernelServer | None) -> type:
    """Return the class that starts the running Python as the kernel, whatever kernels are installed."""
    from jupyter_client.kernelspec import KernelSpec
    from jupyter_client.manager import AsyncKernelManager

    class OwnKernels(AsyncKernelManager):
        """Starts one kernel, which is not looked for among those installed."""

        @property
        def kernel_spec(self) -> KernelSpec:
            command = [sys.executable, "-P", "-m", _LAUNCHER, "-f", "{connection_file}"]
            return KernelSpec(argv=command, display_name="Python 3", language="python")

        async def _async_launch_kernel(self, kernel_cmd: list[str], **options: Any) -> None:
            if server is None:
                await super()._async_launch_kernel(kernel_cmd, **options)
                return
            kernel = server.start(kernel_cmd, str(options["cwd"]), options["env"])
            provisioner: Any = self.provisioner
            provisioner.process, provisioner.pid, provisioner.pgid = kernel, kernel.pid, kernel.pid
            self._reconcile_connection_info(provisioner.connection_info)

    return OwnKernels
