"""How large and how odd a file may be: the limits in force while files are read, for all readers."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from topics.errors import refuse
from topics.settings import LimitSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

_IN_FORCE = ContextVar("limits", default=LimitSettings())  # noqa: B039  it is frozen
_MB = 1_000_000
_SURELY_SMALL = 10 * _MB
"""Bytes up to which (inclusive) a file may unpack to however many times its size."""


def limits() -> LimitSettings:
    """Return the limits in force."""
    return _IN_FORCE.get()


@contextmanager
def within(given: LimitSettings) -> Iterator[None]:
    """Read files within these limits."""
    token = _IN_FORCE.set(given)
    try:
        yield
    finally:
        _IN_FORCE.reset(token)


def in_bytes(megabytes: float) -> int:
    """Return a limit in bytes."""
    return round(megabytes * _MB)


def shown(megabytes: float) -> str:
    """Return a limit for a sentence.

    >>> shown(500.0), shown(0.25)
    ('500 MB', '0.25 MB')
    """
    return f"{megabytes:g} MB"


def or_raise(name: str) -> str:
    """Return how a limit can be changed."""
    return f"or raise {name} in the section [limits] of topics.toml"


def refuse_large(n_bytes: int) -> None:
    """Refuse a file that is too large to be read.

    Raises
    ------
    InputError
        If it is.
    """
    most = limits().file
    if n_bytes > in_bytes(most):
        refuse(f"a file of {shown(n_bytes / _MB)}, more than {shown(most)}; split it, {or_raise('file')}")


def refuse_bomb(packed: int, unpacked: int, what: str) -> None:
    """Refuse what unpacks to very many times its size.

    Parameters
    ----------
    packed, unpacked : int
        Its size before and after, in bytes.
    what : str
        What a sentence calls it: ``a DOCX file``.

    Raises
    ------
    InputError
        If it does.
    """
    most = limits().ratio
    if unpacked > _SURELY_SMALL and unpacked > most * packed:
        refuse(f"{what} that unpacks to more than {most:g} times its size, as no texts do; {or_raise('ratio')[3:]}")


def refuse_unpacked(n_bytes: int, what: str) -> None:
    """Refuse an archive that unpacks to too much.

    Raises
    ------
    InputError
        If it does.
    """
    most = limits().unpacked
    if n_bytes > in_bytes(most):
        refuse(f"{what} that unpacks to more than {shown(most)}; unpack and split it, {or_raise('unpacked')}")


def refuse_members(n_members: int, what: str) -> None:
    """Refuse an archive or document of too many files.

    Raises
    ------
    InputError
        If it holds so many.
    """
    most = limits().members
    if n_members > most:
        refuse(f"{what} of {n_members} files, more than {most}; unpack it, {or_raise('members')}")


def refuse_elements(markup: str, what: str) -> None:
    """Refuse a page or XML of too many elements.

    Raises
    ------
    InputError
        If it holds so many.
    """
    most = limits().page_elements
    if markup.count("<") <= most:
        return
    n_elements = markup.count("<") - markup.count("</")
    if n_elements > most:
        refuse(f"{what} of {n_elements} elements, more than {most}; split it, {or_raise('page_elements')}")
