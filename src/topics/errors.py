"""The one family of errors that a user's mistake or a broken input can raise."""

import inspect
import re
from collections.abc import Callable
from functools import wraps
from importlib.util import find_spec
from types import FunctionType
from typing import NoReturn, TypeVar

T = TypeVar("T")

_OBJECT = re.compile(r"(?:file )?'?<[^<>]* at 0x[0-9A-Fa-f]+>'?")
_ADDRESS = re.compile(r" at 0x[0-9A-Fa-f]{5,}")
_INDIRECT = re.compile(r"IndirectObject\((\d+), (\d+), \d+\)")
"""An object of a PDF as its library prints it, with an address of memory last."""
_LONGEST_REASON = 160
"""Characters of a library's own words that are shown at most (inclusive)."""


class TopicsError(Exception):
    """Base of all errors of this project; its text is a sentence for the user.

    The sentence names the thing, what was found there and what to do about it.
    """


class InputError(TopicsError):
    """A folder, file or argument given by the user cannot be used."""


class SettingsError(TopicsError):
    """A setting is unknown or has a value outside its bounds."""


class StoreError(TopicsError):
    """Results on disk are missing, damaged or from another version."""


class MissingPackageError(TopicsError):
    """A package that is needed only for what was asked is not installed."""


class LeftOutWarning(UserWarning):
    """Part of what was given is not read, or its days are not understood; the rest is."""


def refuse(sentence: str, kind: type[TopicsError] = InputError) -> NoReturn:
    """Raise an error of this kind that says this."""
    raise kind(sentence)


def with_named_keywords(kind: type[T]) -> type[T]:
    """Return a class whose inherited methods are called by its name where a keyword is wrong, with those there are.

    Its parts are classes that nobody who uses it has seen.

    Examples
    --------
    >>> class Part:
    ...     def sum(self, *, start=0, end=9): ...
    >>> with_named_keywords(type("Whole", (Part,), {}))().sum(stop=3)
    Traceback (most recent call last):
    TypeError: Whole.sum() has no keyword 'stop'; its keywords are start, end.
    """
    for name in dir(kind):
        method = inspect.getattr_static(kind, name)
        if inspect.isfunction(method) and not name.startswith("_") and name not in vars(kind):
            setattr(kind, name, _checked(method, f"{kind.__name__}.{name}"))
    return kind


def _checked(method: FunctionType, name: str) -> Callable[..., object]:
    """Return a method that says which keywords it has where one is wrong."""
    keywords = [one.name for one in inspect.signature(method).parameters.values()][1:]

    @wraps(method)
    def call(*values: object, **named: object) -> object:
        for wrong in [one for one in named if one not in keywords]:
            words = f"its keywords are {', '.join(keywords)}" if keywords else "it takes none"
            message = f"{name}() has no keyword '{wrong}'; {words}."
            raise TypeError(message)
        return method(*values, **named)

    method.__qualname__ = call.__qualname__ = name
    return call


def is_installed(package: str) -> bool:
    """Return True where a package can be imported, by the name under which it is imported."""
    return find_spec(package) is not None


def need_package(package: str, extra: str, what: str) -> None:
    """Refuse to go on where an optional package is not installed.

    Parameters
    ----------
    package : str
        Name under which it is imported.
    extra : str
        The extra of this project that brings it.
    what : str
        What needs it, as a sentence begins: ``BERTopic``.

    Raises
    ------
    MissingPackageError
        If it is not there; the sentence says how to get it.
    """
    if not is_installed(package):
        refuse(missing_package(package, extra, what), MissingPackageError)


def missing_package(package: str, extra: str, what: str) -> str:
    """Return the sentence that says which package is missing and how to get it."""
    return f"{what} needs the package {package}, which is not installed; install it with: pip install '.[{extra}]'"


def reason_of(error: BaseException) -> str:
    """Return what the error of a library says, as it may stand in a result: one line, the same in every run.

    Objects and addresses of memory are left out, since they differ from run to run; an error that says nothing is
    called by its name.

    >>> reason_of(ValueError("file '<_io.BytesIO object at 0x7f3a5c9d8e90>' is no archive"))
    'the file is no archive'
    >>> reason_of(ValueError("loop with self reference for IndirectObject(4, 0, 139633821050320)."))
    'loop with self reference for object 4 0.'
    >>> reason_of(KeyError())
    'KeyError'
    """
    lines = str(error).strip().splitlines()
    words = _INDIRECT.sub(r"object \1 \2", lines[0] if lines else "")
    words = _ADDRESS.sub("", _OBJECT.sub("the file", words))
    return words[:_LONGEST_REASON].strip() or type(error).__name__
