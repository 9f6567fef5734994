"""The one family of errors that a user's mistake or a broken input can raise."""

from importlib.util import find_spec
from typing import NoReturn


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


def refuse(sentence: str, kind: type[TopicsError] = InputError) -> NoReturn:
    """Raise an error of this kind that says this."""
    raise kind(sentence)


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
