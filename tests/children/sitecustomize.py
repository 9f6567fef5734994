"""What every Python process of a test run loads as it starts: no network but this machine's, and no hidden package.

``tests/conftest.py`` puts this folder on the path of the processes that tests start, and calls ``guard_network`` in
the process of the tests itself. Packages named in the variable ``TESTS_HIDE`` look as if they were not installed.
"""

import importlib.machinery
import os
import socket
import sys

LOCAL = ("127.", "::1", "localhost", "0.0.0.0")
"""Addresses of this machine begin so: Dask, Jupyter and the browser talk to themselves there."""


def _check(address):
    host = address[0] if isinstance(address, tuple) else address
    host = host.decode() if isinstance(host, bytes) else host
    if isinstance(host, str) and host and not host.startswith(LOCAL) and host != socket.gethostname():
        message = f"a test tried to reach {host}"
        raise OSError(message)


def guard_network():
    """Refuse every connection and every look-up of a name that leaves this machine."""
    inner = {name: getattr(socket.socket, name) for name in ("connect", "connect_ex", "sendto")}
    look_up = socket.getaddrinfo

    def guarded(name):
        def call(self, *arguments):
            if self.family in {socket.AF_INET, socket.AF_INET6}:
                _check(arguments[-1])
            return inner[name](self, *arguments)

        return call

    def guarded_look_up(host, *arguments, **options):
        _check((host,))
        return look_up(host, *arguments, **options)

    for name in inner:
        setattr(socket.socket, name, guarded(name))
    socket.getaddrinfo = guarded_look_up


class HiddenPackages(importlib.machinery.PathFinder):
    """Finds what is installed, but for the packages that a test hides."""

    hidden = frozenset(filter(None, os.environ.get("TESTS_HIDE", "").split(",")))

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        """Find a module unless its package is hidden."""
        return None if name.partition(".")[0] in cls.hidden else super().find_spec(name, path, target)

    @classmethod
    def find_distributions(cls, *arguments, **options):
        """Find what is known of installed packages unless they are hidden."""
        return (
            package
            for package in super().find_distributions(*arguments, **options)
            if str(package.metadata["Name"]).lower().replace("-", "_") not in cls.hidden
        )


if __name__ == "sitecustomize":
    guard_network()
    if HiddenPackages.hidden:
        sys.meta_path[sys.meta_path.index(importlib.machinery.PathFinder)] = HiddenPackages
