"""The codebook: themes that a reader declares, and the passages that are about them.

A passage's evidence for a theme is what its terms, its hints, its sentence vector and the sentence before it
say together: ``score = 1 - product of (1 - weight)`` over the pieces of evidence. The weights and thresholds
are settings; every score names the evidence it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from topics.corrections import Correction
from topics.errors import SettingsError, refuse
from topics.records import table
from topics.settings import ThemeSettings, read_toml
from topics.themes.corrections import correct_codebook
from topics.themes.found import FoundThemes, map_members
from topics.themes.members import Members, gather_members
from topics.themes.patterns import Span, read_pattern
from topics.themes.vectors import Array, sentence_vectors

METHOD = "codebook"
_ALIKE_FROM, _ALIKE_TO = 0.35, 0.65
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
    given = read_toml(path, "codebook")
    entries = given.get("theme")
    if not isinstance(entries, list) or not entries:
        refuse(f"The codebook {path} declares no theme; each begins with a line [[theme]].", SettingsError)
    themes = tuple(_read_theme(entry, f"{path}, theme {number}") for number, entry in enumerate(entries, 1))
    names = [theme.name for theme in themes]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        refuse(f"The codebook {path} declares the theme '{twice[0]}' more than once; names must differ.", SettingsError)
    return Codebook(themes)


def _read_theme(entry: Any, where: str) -> DeclaredTheme:
    if not isinstance(entry, dict) or not str(entry.get("name", "")).strip():
        refuse(f'{where}: there is no name; give it as name = "…".', SettingsError)
    name = str(entry["name"]).strip()
    unknown = sorted(set(entry).difference(_ENTRIES))
    if unknown:
        refuse(f"{where} ({name}): '{unknown[0]}' is not known; a theme has {', '.join(_ENTRIES)}.", SettingsError)
    lists = {}
    for key in _LISTS:
        values = entry.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
            refuse(f"{where} ({name}): {key} should be a list of texts, none of them empty.", SettingsError)
        lists[key] = tuple(value.strip() for value in values)
    theme = DeclaredTheme(name, str(entry.get("definition", "")).strip(), **lists)
    for term in (*theme.terms, *theme.hints, *theme.exclusions):
        read_pattern(term, f"{where} ({name})")
    return theme


def apply_codebook(
    passages: pd.DataFrame,
    articles: pd.DataFrame,
    codebook: Codebook,
    settings: ThemeSettings,
    corrections: Sequence[Correction] = (),
    **kept: Any,
) -> FoundThemes:
    """Return the declared themes with the passages about them, near misses listed.

    ``assignments`` has a row for each passage and theme whose score reaches ``settings.codebook_near``;
    ``chosen`` is True from ``settings.codebook_chosen``. A passage without a row is about none of them.

    Parameters
    ----------
    passages, articles : pandas.DataFrame
        Tables as in ``topics.records.TABLES``.
    codebook : Codebook
        The declared themes.
    settings : ThemeSettings
        Weights and thresholds.
    corrections : sequence of Correction
        The reader's own decisions on the codebook's themes.
    **kept
        ``cache`` and ``progress`` of ``topics.themes.vectors.sentence_vectors``.
    """
    members = gather_members(passages, articles, "passage")
    rows = sentence_vectors(members.texts, **kept)
    paragraphs = passages["paragraph"].to_numpy()[members.rows].tolist()
    found: list[dict[str, Any]] = []
    for theme in codebook.themes:
        found += _score_theme(theme, members, paragraphs, _alike(theme.texts(), rows), settings)
    names = [theme.name for theme in codebook.themes]
    found, outcomes = correct_codebook(found, members, names, corrections)
    assignments = table("assignments", found)
    themes = table("themes", (_theme_row(theme, members, assignments, settings) for theme in codebook.themes))
    n_about = assignments.loc[assignments["chosen"], "passage"].nunique()
    note = (
        f"{n_about} of {len(members.ids)} passages are about at least one of {len(codebook.themes)} "
        f"declared themes (score {settings.codebook_chosen:g} or more); scores from "
        f"{settings.codebook_near:g} are near misses."
    )
    curve, places = pd.DataFrame({"n_themes": [], "score": []}), map_members(members, rows)
    used = "terms and sentence vectors together"
    return FoundThemes(assignments, themes, used, places, curve, [note], table("corrections", outcomes))


def _alike(texts: list[str], rows: Array) -> list[float]:
    """Return how like one of the texts about a theme each passage is, 0 to 1."""
    if not texts or not len(rows):
        return [0.0] * len(rows)
    cosine = (rows @ sentence_vectors(texts).T).max(axis=1)
    scaled = np.clip((cosine - _ALIKE_FROM) / (_ALIKE_TO - _ALIKE_FROM), 0, 1)
    return list(map(float, np.round(scaled, 2)))


def _score_theme(
    theme: DeclaredTheme, members: Members, paragraphs: list[int], alike: list[float], settings: ThemeSettings
) -> Iterator[dict[str, Any]]:
    """Yield a row of ``assignments`` for each passage whose score is a near miss or better, with the evidence."""
    before: tuple[str, int] | None = None
    for at, text in enumerate(members.texts):
        terms, hints = find_evidence(theme, text)
        place = (members.articles[at], paragraphs[at])
        carried = bool(hints) and not terms and before == place
        weights = [settings.codebook_term] * min(len(terms), 2) + [settings.codebook_hint] * len(hints)
        weights += [settings.codebook_alike * alike[at]] + [settings.codebook_carry] * carried
        score = 1 - float(np.prod([1 - weight for weight in weights]))
        before = place if score >= settings.codebook_chosen else None
        if score >= settings.codebook_near:
            pieces = {
                "terms: " + ", ".join(terms): terms,
                "hints: " + ", ".join(hints): hints,
                "the sentence before": carried,
                f"alike {alike[at]:.2f}": alike[at] > 0,
            }
            yield {
                "method": METHOD,
                "passage": members.ids[at],
                "article": members.articles[at],
                "theme": theme.name,
                "score": round(score, 4),
                "chosen": score >= settings.codebook_chosen,
                "basis": "; ".join(piece for piece, there in pieces.items() if there),
            }


def find_evidence(theme: DeclaredTheme, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the terms and hints of a theme that a text holds, as the text writes them.

    A match that overlaps an exclusion, or a hint that overlaps a term, does not count.
    """
    barred = _matches(theme.exclusions, text, ())
    terms = _matches(theme.terms, text, barred)
    hints = _matches(theme.hints, text, [*barred, *terms])
    return _wordings(terms, text), _wordings(hints, text)


def _matches(phrases: tuple[str, ...], text: str, barred: Sequence[Span]) -> list[Span]:
    return [span for phrase in phrases for span in read_pattern(phrase).spans(text, barred)]


def _wordings(spans: list[Span], text: str) -> tuple[str, ...]:
    """Return the distinct wordings of the spans in order of place, none inside another."""
    outer: list[Span] = []
    for start, stop in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not outer or stop > outer[-1][1]:
            outer.append((start, stop))
    return tuple(dict.fromkeys(text[start:stop].lower() for start, stop in outer))


def _theme_row(theme: DeclaredTheme, members: Members, found: pd.DataFrame, settings: ThemeSettings) -> dict[str, Any]:
    """Return the row of ``themes`` of a declared theme."""
    own = found[found["theme"] == theme.name]
    chosen = own[own["chosen"]]
    ranked = chosen.sort_values("score", ascending=False, kind="stable")
    nearest = own.iloc[(own["score"] - settings.codebook_chosen).abs().argsort(kind="stable")]
    spread = members.spread(list(chosen["article"]))
    return {
        **spread,
        "method": METHOD,
        "theme": theme.name,
        "label": theme.name,
        "terms": theme.terms,
        "one_voice": len(chosen) > 2 and spread["one_voice"],
        "typical": ranked["passage"][:3],
        "borderline": nearest["passage"][:3],
        "note": theme.definition,
    }
