"""The one family of errors that a user's mistake or a broken input can raise."""

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


def refuse(sentence: str, kind: type[TopicsError] = InputError) -> NoReturn:
    """Raise an error of this kind that says this."""
    raise kind(sentence)


def missing(package: str, extra: str) -> str:
    """Return the sentence that says that an optional package is not installed, and how to get it.

    Parameters
    ----------
    package : str
        What is missing, by its name.
    extra : str
        Name of the extra of this project that brings it.
    """
    return f"{package} is not installed; run `pip install '.[{extra}]'` where this project lies to get it."
