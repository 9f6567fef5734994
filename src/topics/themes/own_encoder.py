"""The reader's own encoder: a callable or an object from Python, or a model in a folder on this machine.

It is known by its name and by what it makes of a sample, so that no result of another encoder is taken for its own.
Nothing is downloaded: a model is a folder that is there.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np

from topics.engine.keys import digest, file_digest, versions
from topics.errors import need_package, reason_of, refuse
from topics.themes.vectors import Array, checked_rows

if TYPE_CHECKING:
    import numpy.typing as npt

    from topics.themes.vectors import Encoder


class EncodingFunction(Protocol):
    """A callable that encodes: a list of texts in, a row of numbers each out."""

    def __call__(self, texts: list[str], /) -> npt.ArrayLike:
        """Return a row of numbers for each text."""


OwnEncoder: TypeAlias = "Encoder | EncodingFunction"
"""What a reader gives: an object with ``encode``, or a callable; a list of texts in, a row of numbers each out."""

_SAMPLE = (
    "The river rose above its banks during the night.",
    "Drivers and porters went on strike for higher wages.",
    "Votes are counted until Sunday evening.",
    "Die Wahl wurde verschoben.",
    "Les routes restent fermées.",
    "7",
)
"""Sentences that an encoder is known by."""
_DIGITS = 3
"""Digits after the point of a sample's vectors that count: later ones may differ between machines."""
_MODEL_MARK = "modules.json"
"""File by which a folder is known as a model of sentence-transformers."""
_MODEL_LIBRARY = ("sentence_transformers", "transformers", "The encoder named in the settings")
"""Package, the extra that brings it, and what needs it."""
_MODEL_LIBRARIES = ("sentence-transformers", "torch", "transformers")
"""Libraries whose version can change what a model gives."""


@dataclass(frozen=True)
class NamedEncoder:
    """An encoder with a name that tells it from others; its vectors are checked.

    Parameters
    ----------
    name : str
        Known by this in notes, keys and the cache of vectors.
    n_dimensions : int
        Numbers of each vector; 0 where any number will do.
    """

    name: str
    n_dimensions: int = 0
    function: EncodingFunction = field(repr=False, compare=False, kw_only=True)

    def encode(self, texts: list[str], /) -> Array:
        """Return one vector a text.

        Raises
        ------
        InputError
            If the encoder fails, or gives no row of finite numbers, always as many, for each text.
        """
        return _encode(self.function, self.name, texts, self.n_dimensions)


def named_encoder(given: OwnEncoder) -> NamedEncoder:
    """Return an encoder from Python under its name: its own ``name``, else that of its class or function.

    A digest of what it makes of a few sentences stands behind the name.

    Raises
    ------
    InputError
        If it is neither callable nor has ``encode``, or does not give one row of finite numbers a text.
    """
    function = function_of(given)
    called = _called(given)
    rows = _encode(function, called, list(_SAMPLE), 0)
    again = np.round(rows.astype(np.float64), _DIGITS) + 0.0  # no negative zero
    mark = hashlib.sha256(str(again.shape).encode() + again.tobytes()).hexdigest()[:12]
    return NamedEncoder(f"{called} ({mark})", rows.shape[1], function=function)


def function_of(given: OwnEncoder) -> EncodingFunction:
    """Return the function that encodes: the method ``encode``, or what was given.

    Raises
    ------
    InputError
        If there is none.
    """
    encode = getattr(given, "encode", None)
    # A text has a method of this name too, which gives bytes.
    if callable(encode) and not isinstance(given, str | type):
        function: EncodingFunction = encode
        return function
    if callable(given) and not isinstance(given, type):
        return given
    refuse(
        f"The encoder given is of type {type(given).__name__}; give a function, or an object with a method encode, "
        "that takes a list of texts and returns one row of numbers each. A model in a folder is named by encoder under "
        "[themes] in topics.toml."
    )


def _called(given: OwnEncoder) -> str:
    own = getattr(given, "name", "")
    if isinstance(own, str) and own.strip():
        return own.strip()
    return str(getattr(given, "__qualname__", type(given).__qualname__))


def _encode(function: EncodingFunction, name: str, texts: list[str], n_dimensions: int) -> Array:
    """Return what a function of the reader's gives, checked."""
    try:
        given = function(texts)
    except Exception as error:  # a reader's own code may raise anything
        refuse(f"The encoder {name} failed on {len(texts)} texts: {reason_of(error)}")
    rows = checked_rows(given, len(texts))
    if rows.shape[1] == 0 or n_dimensions not in (0, rows.shape[1]):
        wanted = f"{n_dimensions} were" if n_dimensions else "at least one is"
        refuse(f"The encoder {name} gave rows of {rows.shape[1]} numbers, where {wanted} expected.")
    return rows


# ---------------------------------------------------------------- a model in a folder


class _SentenceTransformer(Protocol):
    """What is used of a model of sentence-transformers."""

    def encode(self, texts: list[str], /, *, show_progress_bar: bool, convert_to_numpy: bool) -> npt.ArrayLike: ...


class _Model:
    """A model of sentence-transformers in a folder, read when it is first used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, texts: list[str]) -> npt.ArrayLike:
        rows: npt.ArrayLike = self._model.encode(texts, show_progress_bar=False, convert_to_numpy=True)
        return rows

    @cached_property
    def _model(self) -> _SentenceTransformer:
        os.environ["HF_HUB_OFFLINE"] = "1"  # a part that the folder lacks is an error, and is not looked for elsewhere
        library = import_module(_MODEL_LIBRARY[0])
        model: _SentenceTransformer = library.SentenceTransformer(
            str(self._folder), device="cpu", local_files_only=True
        )
        return model


def encoder_in_folder(folder: Path) -> NamedEncoder:
    """Return the model of sentence-transformers in a folder, known by the digests of its files.

    Raises
    ------
    InputError
        If there is no such folder or no such model in it.
    MissingPackageError
        If the library is not installed.
    """
    if not folder.is_dir():
        refuse(
            f"There is no folder '{folder}', named by encoder under [themes]; name the folder of a model of "
            "sentence-transformers on this machine, by its path from the articles. Nothing is downloaded."
        )
    if not (folder / _MODEL_MARK).is_file():
        refuse(
            f"'{folder}', named by encoder under [themes], is no folder of a model of sentence-transformers: it has "
            f"no {_MODEL_MARK}; write it by model.save(FOLDER)."
        )
    need_package(*_MODEL_LIBRARY)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    contents = [(path.relative_to(folder).as_posix(), file_digest(path)) for path in files]
    mark = digest(contents, versions(_MODEL_LIBRARIES))[:12]
    return NamedEncoder(f"{folder.name} ({mark})", function=_Model(folder))
