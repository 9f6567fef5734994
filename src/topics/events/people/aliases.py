"""Other names of actors, as the reader gives them in ``aliases.toml``: a usual name and its variants a line.

::

    "Antony Blinken" = ["Tony Blinken", "the US envoy"]
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TypeGuard

from topics.records import CorrectionRow, Problem
from topics.settings import toml_text

ALIASES_FILE = "aliases.toml"
"""Name of the file, beside the articles."""
Aliases = Mapping[str, str]
"""The usual name behind each variant, both as the reader writes them."""

_HEAD = re.compile(r"""^[ \t]*(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[\w-]+)[ \t]*=""", re.MULTILINE)
"""Where a line begins that gives a usual name."""
_PLACE = re.compile(r" \(at [^()]*\)$")
"""Where in an entry a fault of TOML is: its lines are not those of the file."""
_FORM = 'write "usual name" = ["another", "a third"]'


@dataclass(frozen=True, slots=True)
class UnreadAlias:
    """What stands in the file and names nobody: the line on which it begins, what is wrong, and what to do."""

    line: int
    found: str
    advice: str

    def problem(self, source: str) -> Problem:
        """Return the row of table ``problems`` that tells of it, as found in the file ``source``."""
        advice = f"{self.advice} and run again; the rest of the file counts"
        return Problem(source, f"line {self.line}: {self.found}", advice)


@dataclass(frozen=True, slots=True)
class ReadAliases:
    """What a file of aliases says: the usual name behind each variant, and what cannot be used."""

    usual: Aliases
    unread: tuple[UnreadAlias, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """A usual name and its variants; ``line`` is where it begins, from 1."""

    line: int
    name: str
    variants: tuple[str, ...]


def read_aliases(path: Path | None) -> ReadAliases:
    """Return the variants of a file with the usual name of each; none where there is no file.

    Each entry is read by itself, so that one that cannot be read costs no other. A variant with two usual names
    counts for neither.

    Raises
    ------
    InputError
        If the file cannot be read.
    SettingsError
        If it is not in UTF-8.
    """
    if path is None:
        return ReadAliases({})
    entries: list[_Entry] = []
    unread: list[UnreadAlias] = []
    for line, text in _pieces(toml_text(path, "file of aliases")):
        try:
            given = tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            found = f"“{text.strip().splitlines()[0]}” is not valid TOML: {_PLACE.sub('', str(error))}"
            unread.append(UnreadAlias(line, found, _FORM))
            continue
        for name, variants in given.items():
            if _are_names(variants):
                entries.append(_Entry(line, name, tuple(variants)))
            else:
                unread.append(UnreadAlias(line, f"“{name}” has no list of names", _FORM))
    doubtful = _doubtful(entries)
    names = [(variant, entry.name) for entry in entries for variant in entry.variants]
    usual = {variant: name for variant, name in names if variant not in {name, *doubtful}}
    unread += doubtful.values()
    return ReadAliases(usual, tuple(sorted(unread, key=lambda fault: fault.line)))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield each entry, and what stands before the first, with the line on which it begins."""
    starts = [0, *(head.start() for head in _HEAD.finditer(text)), len(text)]
    for start, stop in pairwise(starts):
        if text[start:stop].strip():
            yield text.count("\n", 0, start) + 1, text[start:stop]


def _are_names(variants: object) -> TypeGuard[list[str]]:
    return isinstance(variants, list) and all(isinstance(text, str) and text.strip() for text in variants)


def _doubtful(entries: Iterable[_Entry]) -> dict[str, UnreadAlias]:
    """Return the variants of which the file does not say who is meant, with what tells of each."""
    given: dict[str, dict[str, int]] = {}
    for entry in entries:
        given.setdefault(entry.name, {}).setdefault(entry.name, entry.line)
        for variant in entry.variants:
            given.setdefault(variant, {}).setdefault(entry.name, entry.line)
    doubtful: dict[str, UnreadAlias] = {}
    for variant, names in given.items():
        if len(names) > 1:
            told = " and ".join(f"“{name}” (line {line})" for name, line in names.items())
            found = f"“{variant}” is given two usual names, {told}"
            doubtful[variant] = UnreadAlias(max(names.values()), found, "keep one of them")
    return doubtful


def alias_outcomes(aliases: Aliases, spoken_of: Mapping[tuple[str, str], int]) -> list[CorrectionRow]:
    """Return the rows of table ``corrections`` that say which variants were found.

    Parameters
    ----------
    aliases : mapping of str to str
        From ``read_aliases``.
    spoken_of : mapping of (str, str) to int
        How often the words of a variant were taken for an actor.
    """
    rows: list[CorrectionRow] = []
    for number, pair in enumerate(aliases.items(), 1):
        count = spoken_of.get(pair, 0)
        variant, usual = pair
        outcome = f"“{variant}” is {usual} in {count} mentions" if count else f"no name reads “{variant}”"
        rows.append({"correction": number, "of": "actors", "action": "alias", "applied": count > 0, "outcome": outcome})
    return rows
