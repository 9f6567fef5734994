"""Other names of actors, as the reader gives them in ``aliases.toml``: a usual name and its variants a line.

::

    "Antony Blinken" = ["Tony Blinken", "the US envoy"]
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from topics.errors import SettingsError, refuse
from topics.records import CorrectionRow
from topics.settings import read_toml

Aliases = Mapping[str, str]
"""The usual name behind each variant, both as the reader writes them."""


def read_aliases(path: Path | None) -> dict[str, str]:
    """Return the variants of a file with the usual name of each; none where there is no file.

    Raises
    ------
    SettingsError
        If the file cannot be read or is not TOML, or a line is not a name with a list of names, or a variant
        has two usual names.
    """
    given = read_toml(path, "file of aliases") if path else {}
    aliases: dict[str, str] = {}
    for name, variants in given.items():
        if not isinstance(variants, list) or not all(isinstance(text, str) and text.strip() for text in variants):
            refuse(f'{path}: \'{name}\' has no list of names; write "{name}" = ["another", "a third"].', SettingsError)
        for variant in variants:
            if aliases.setdefault(variant, name) != name or variant in given:
                refuse(f"{path}: '{variant}' is given two usual names; keep one of them.", SettingsError)
    return aliases


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
