"""Stages: what a step of the work needs, declared once; the key of its result follows from that.

A stage declares the tables of other stages, the sections of the settings and the files beside the corpus that it
needs. Its function is given exactly these, as a ``Given``, and asking for anything else is an error: so a need
cannot be forgotten, and a result is made anew whenever something that it rests on has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Literal, Protocol, TypeVar, cast

from topics.engine.keys import code_digest, digest, versions
from topics.records import SCHEMA_VERSION

if TYPE_CHECKING:
    import pandas as pd
    from _typeshed import DataclassInstance

T = TypeVar("T")
Result = TypeVar("Result")
Name = TypeVar("Name")
Read = TypeVar("Read", covariant=True)
Tables = dict[str, "pd.DataFrame"]
Progress = Callable[[str, int, int], None]
"""Called with the name of a stage, the pieces of work done, and all of them."""
Reach = Literal["batch", "part", "whole"]
"""What a stage sees at once: files as they are read together, one part of the articles, or the whole corpus."""

COMMON_LIBRARIES = ("numpy", "pandas", "pyarrow", "regex", "scikit-learn", "scipy")
"""Libraries that any stage may use: their versions are in every key."""


class UndeclaredNeedError(LookupError):
    """The function of a stage asks for something that the stage does not declare: a mistake in the program."""


@dataclass(frozen=True, slots=True)
class Side(Generic[Read]):
    """Something that lies beside the corpus, as a stage needs it.

    Parameters
    ----------
    name : str
        Unique; what was read takes part in the keys of the stages that declare it.
    read : callable
        Takes the folder beside the articles (None where there is none) and returns what it says.
    """

    name: str
    read: Callable[[Path | None], Read]


@dataclass(frozen=True, slots=True)
class Ahead:
    """Work of a stage that can be done before all of its needs are there; it spares ``make`` the time, and no more.

    Parameters
    ----------
    do : callable
        Takes what ``make`` takes, and remembers what it finds.
    asks_for : tuple of str
        The tables of the stage's needs that it asks for.
    """

    do: Callable[[Given], None]
    asks_for: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step of the work, declared.

    Parameters
    ----------
    name : str
        Unique; the folder of its results and its name in messages of progress.
    make : callable
        A pure function of what it is given, at the top of its module (so that it can be sent to a process).
    reach : {"batch", "part", "whole"}
        What it sees at once.
    needs : mapping of str to str
        The tables that it reads, each with the stage that makes it.
    settings : tuple of type
        Sections of the settings that it reads.
    sides : tuple of Side
        What it reads of the files beside the corpus.
    libraries : tuple of str
        Distributions, beside ``COMMON_LIBRARIES``, whose version can change its result.
    kept : bool
        False where its tables are made anew, in memory, rather than written: for what costs less than reading it.
    ahead : Ahead or None
        What of its work can be done before the last of its needs is there, while processes are at that.
    loads : str
        The module that it works with, which takes long to load: done while processes begin, "" for nothing of the kind.
    """

    name: str
    make: Callable[[Given], Tables]
    reach: Reach
    needs: Mapping[str, str] = field(default_factory=dict)
    settings: tuple[type, ...] = ()
    sides: tuple[Side[object], ...] = ()
    libraries: tuple[str, ...] = ()
    kept: bool = True
    ahead: Ahead | None = None
    loads: str = ""

    def key(self, inputs: object, sections: Mapping[type, DataclassInstance], sides: Mapping[str, str]) -> str:
        """Return the key of a result: the same if, and only if, it would be made from the same things.

        Parameters
        ----------
        inputs : object
            Digests of the tables that it needs, or what a batch consists of; anything that JSON can express.
        sections : mapping of type to object
            All sections of the settings in force; those declared count.
        sides : mapping of str to str
            Digests of what lies beside the corpus, by name of the side; those declared count.
        """
        settings = {kind.__name__: asdict(sections[kind]) for kind in self.settings}
        beside = {side.name: sides[side.name] for side in self.sides}
        libraries = versions(tuple(sorted({*COMMON_LIBRARIES, *self.libraries})))
        return digest(self.name, SCHEMA_VERSION, code_digest(), libraries, inputs, settings, beside)[:32]


@dataclass(frozen=True, slots=True)
class Batch:
    """Files, or rows, that are read together.

    Parameters
    ----------
    identity : object
        What it consists of, with digests of the contents: JSON can express it.
    read : callable
        Returns its tables; it can be sent to a process.
    n_bytes : int
        Its size.
    """

    identity: object
    read: Callable[[], Tables]
    n_bytes: int


class Spread(Protocol):
    """Does one thing with each of several pieces, here or in processes, and gives what comes of each, in their order.

    Processes begin at once, whenever what comes of the pieces is asked for.

    What is done is a function at the top of its module, or a ``partial`` of one; what it is given and returns can be
    sent to a process.
    """

    def __call__(self, do: Callable[[T], Result], pieces: Iterable[T], /) -> Iterable[Result]:
        """Yield the result of each piece."""


def one_by_one(do: Callable[[T], Result], pieces: Iterable[T]) -> Iterator[Result]:
    """Do it here, one piece after the other: a ``Spread``."""
    return map(do, pieces)


def never_spread(_n_characters: int) -> Spread:
    """Return what does all here."""
    return one_by_one


def say_nothing(_stage: str, _done: int, _total: int) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the function of a stage is given: what the stage declares, and nothing else.

    ``cache``, ``progress`` and ``spread`` change no result, so nobody declares them.

    Parameters
    ----------
    tables : mapping of str to callable
        Each returns a table that the stage needs.
    parts : mapping of str to callable
        Each returns a table that the stage needs part by part, by name of the part; for a stage of the whole.
    sections : mapping of type to object
        Sections of the settings.
    sides : mapping of str to object
        What was read beside the corpus.
    batch : Batch or None
        What a stage that reads a batch reads.
    cache : Path or None
        Folder in which vectors may be kept.
    progress : callable
        Called with the name of the work, the pieces done, and all of them.
    spread : callable
        Takes the characters of a corpus; returns the ``Spread`` that its pieces are worked on with, in processes where
        they are worth it.
    """

    tables: Mapping[str, Callable[[], pd.DataFrame]] = field(default_factory=dict)
    parts: Mapping[str, Callable[[], dict[str, pd.DataFrame]]] = field(default_factory=dict)
    sections: Mapping[type, DataclassInstance] = field(default_factory=dict)
    sides: Mapping[str, object] = field(default_factory=dict)
    batch: Batch | None = None
    cache: Path | None = None
    progress: Progress = say_nothing
    spread: Callable[[int], Spread] = never_spread

    def table(self, name: str) -> pd.DataFrame:
        """Return a table: of a part for a stage that works part by part, else of the whole corpus."""
        return self._declared(self.tables, name)()

    def by_part(self, name: str) -> dict[str, pd.DataFrame]:
        """Return a table that was made part by part, by name of the part."""
        return self._declared(self.parts, name)()

    def settings(self, kind: type[T]) -> T:
        """Return a section of the settings."""
        return cast("T", self._declared(self.sections, kind))

    def side(self, side: Side[T]) -> T:
        """Return what was read beside the corpus."""
        return cast("T", self._declared(self.sides, side.name))

    def read_batch(self) -> Tables:
        """Return the tables of the batch."""
        if self.batch is None:
            message = "The stage does not work on batches."
            raise UndeclaredNeedError(message)
        return self.batch.read()

    @staticmethod
    def _declared(things: Mapping[Name, T], name: Name) -> T:
        if name not in things:
            message = f"The stage does not declare that it needs {name}; it declares {list(things)}."
            raise UndeclaredNeedError(message)
        return things[name]
