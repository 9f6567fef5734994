"""The codebook: the themes that a reader declares, as its file has them.

How its terms are written: ``topics.themes.patterns``; what speaks for a passage being about a theme:
``topics.themes.evidence``; the codebook applied to a corpus: ``topics.themes.declared``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from topics.errors import SettingsError, refuse
from topics.settings import read_toml
from topics.themes.patterns import read_pattern

_LISTS = ("terms", "hints", "exclusions", "examples")
_ENTRIES = ("name", "definition", *_LISTS)


@dataclass(frozen=True)
class DeclaredTheme:
    """A theme as its reader declares it.

    Parameters
    ----------
    name : str
        Unique in its codebook.
    definition : str
        What the theme means, in a sentence or two.
    terms : tuple of str
        One is enough for a passage to be about the theme.
    hints : tuple of str
        Words that need support.
    exclusions : tuple of str
        Phrases in which a term or hint does not count.
    examples : tuple of str
        Sentences about the theme.
    """

    name: str
    definition: str
    terms: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()

    def texts(self) -> list[str]:
        """Return what it says of itself: its definition and examples."""
        return [text for text in (self.definition, *self.examples) if text]


@dataclass(frozen=True)
class Codebook:
    """A reader's list of themes, in the order of the file."""

    themes: tuple[DeclaredTheme, ...]

    @property
    def names(self) -> list[str]:
        """The names of the themes."""
        return [theme.name for theme in self.themes]

    def texts(self) -> dict[str, list[str]]:
        """Return what each theme says of itself: its definition and examples."""
        return {theme.name: theme.texts() for theme in self.themes}


def read_codebook(path: Path) -> Codebook:
    """Return the codebook of a TOML file.

    Raises
    ------
    InputError
        If the file cannot be read.
    SettingsError
        If it is not TOML, names no theme, or a theme lacks a name, has one twice, or has an unknown or
        ill-typed entry.
    """
    entries = read_toml(path, "codebook").get("theme")
    if not isinstance(entries, list) or not entries:
        refuse(f"The codebook {path} declares no theme; each begins with a line [[theme]].", SettingsError)
    codebook = Codebook(tuple(_read_theme(entry, f"{path}, theme {number}") for number, entry in enumerate(entries, 1)))
    repeated = sorted({name for name in codebook.names if codebook.names.count(name) > 1})
    if repeated:
        sentence = f"The codebook {path} declares the theme '{repeated[0]}' more than once; names must differ."
        refuse(sentence, SettingsError)
    return codebook


def _read_theme(entry: object, where: str) -> DeclaredTheme:
    if not isinstance(entry, dict) or not str(entry.get("name", "")).strip():
        refuse(f'{where}: there is no name; give it as name = "…".', SettingsError)
    name = str(entry["name"]).strip()
    place = f"{where} ({name})"
    unknown = sorted(set(entry).difference(_ENTRIES))
    if unknown:
        refuse(f"{place}: '{unknown[0]}' is not known; a theme has {', '.join(_ENTRIES)}.", SettingsError)
    lists = {key: _read_list(entry.get(key, []), key, place) for key in _LISTS}
    theme = DeclaredTheme(name, str(entry.get("definition", "")).strip(), **lists)
    for term in (*theme.terms, *theme.hints, *theme.exclusions):
        read_pattern(term, place)
    return theme


def _read_list(values: object, key: str, place: str) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
        refuse(f"{place}: {key} should be a list of texts, none of them empty.", SettingsError)
    return tuple(value.strip() for value in values)
