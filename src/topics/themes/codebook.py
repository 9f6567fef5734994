"""The codebook: themes that a reader declares, and the passages that are about them.

A passage's evidence for a theme is what its terms, its hints, its sentence vector and the sentence before it
say together: ``score = 1 - product of (1 - weight)`` over the pieces of evidence. The weights and thresholds
are settings; every score names the evidence it rests on.

How terms are written: ``trade`` finds the word and its plural, in any case; ``AI`` (capitals and digits only)
only as written; ``tariff*`` any ending; ``foreign|inward investment`` either word; ``full-scale war | aggression``
either phrase; ``politically motivated & charge|trial`` both, anywhere in one text. A space also matches a hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from topics.corrections import Correction
from topics.errors import SettingsError, refuse
from topics.records import AssignmentRow, ThemeRow, table
from topics.settings import ThemeSettings, read_toml
from topics.themes.corrections import correct_codebook
from topics.themes.discovery import CODEBOOK, FoundThemes, place_members
from topics.themes.members import Members, gather_members
from topics.themes.number_of_themes import CURVE
from topics.themes.vectors import Array, Progress, places_in_plane, sentence_vectors

_UNLIKE, _ALIKE = 0.35, 0.65
"""Cosines of sentence vectors up to which two texts are not alike at all (0), and from which they are wholly (1)."""
_MOST_TERMS = 2
"""Terms that count as evidence at most (inclusive): further ones mostly repeat the first."""
_FEWEST_OF_VOICE = 3
"""Passages from which (inclusive) a theme can be of one voice."""
_N_EXAMPLES = 3
"""Typical passages of a theme, and as many borderline ones."""
_LISTS = ("terms", "hints", "exclusions", "examples")
_ENTRIES = ("name", "definition", *_LISTS)

Span = tuple[int, int]
"""First character and end, exclusive."""


# ---------------------------------------------------------------- what a reader declares


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


# ---------------------------------------------------------------- patterns: where a text holds a term


@dataclass(frozen=True)
class Pattern:
    """A term that is read: one compiled expression for each part that must be there."""

    parts: tuple[re.Pattern[str], ...]

    def spans(self, text: str, barred: Sequence[Span] = ()) -> list[Span]:
        """Return where the parts stand, or nothing where one of them is missing.

        Parameters
        ----------
        text : str
            The text to look in.
        barred : sequence of (int, int), optional
            Places that do not count.
        """
        spans: list[Span] = []
        for part in self.parts:
            places = [match.span() for match in part.finditer(text)]
            counting = [place for place in places if not any(_overlap(place, other) for other in barred)]
            if not counting:
                return []
            spans.extend(counting)
        return spans


@lru_cache(maxsize=4096)
def read_pattern(term: str, where: str = "") -> Pattern:
    """Return the pattern that a term stands for.

    Parameters
    ----------
    term : str
        As a codebook writes it.
    where : str
        Place in the codebook, for the error.

    Raises
    ------
    SettingsError
        If a part or an alternative of the term is empty.
    """
    parts = []
    for part in term.split(" & "):
        phrases = [phrase.split() for phrase in part.split(" | ")]
        if not all(_is_phrase(phrase) for phrase in phrases):
            refuse(f"{where}: the term '{term}' has an empty part beside '&' or '|', or is only '*'.", SettingsError)
        parts.append(re.compile(rf"(?<!\w)(?:{'|'.join(map(_phrase_expression, phrases))})(?!\w)"))
    return Pattern(tuple(parts))


def _is_phrase(slots: list[str]) -> bool:
    """Return whether there is a word in each alternative of each slot."""
    alternatives = "|".join(slots).split("|")
    return bool(slots) and all(re.search(r"\w", word) for word in alternatives)


def _phrase_expression(slots: list[str]) -> str:
    words = ["|".join(map(_word_expression, slot.split("|"))) for slot in slots]
    return r"[\s\-‐‑]+".join(f"(?:{word})" for word in words)


def _word_expression(word: str) -> str:
    """Return the expression of one word: as written if all capitals, else in any case and with endings."""
    stem = word.rstrip("*")
    escaped = re.escape(stem).replace("'", "['’]").replace(r"\-", r"[\s\-‐‑]?")
    if not any(character.islower() for character in stem):
        return escaped
    ending = r"\w*" if word.endswith("*") else r"(?:s|es)?(?:['’]s|['’])?"
    return f"(?i:{escaped}{ending})"


def _overlap(place: Span, other: Span) -> bool:
    return place[0] < other[1] and other[0] < place[1]


# ---------------------------------------------------------------- evidence


@dataclass(frozen=True)
class Evidence:
    """What speaks for a passage being about a theme.

    Parameters
    ----------
    terms, hints : tuple of str
        Those of the theme that the passage holds, as it writes them, each once.
    alike : float
        How like one of the texts about the theme it is, 0 to 1.
    carried : bool
        Whether the sentence before is about the theme and this one holds a hint and no term.
    """

    terms: tuple[str, ...]
    hints: tuple[str, ...]
    alike: float = 0.0
    carried: bool = False

    def score(self, settings: ThemeSettings) -> float:
        """Return how much all speaks for the theme together, 0 to 1."""
        weights = [settings.codebook_term] * min(len(self.terms), _MOST_TERMS)
        weights += [settings.codebook_hint] * len(self.hints)
        weights.append(settings.codebook_alike * self.alike)
        if self.carried:
            weights.append(settings.codebook_carry)
        return 1 - float(np.prod([1 - weight for weight in weights]))

    def basis(self) -> str:
        """Return the pieces in words."""
        pieces = []
        if self.terms:
            pieces.append("terms: " + ", ".join(self.terms))
        if self.hints:
            pieces.append("hints: " + ", ".join(self.hints))
        if self.carried:
            pieces.append("the sentence before")
        if self.alike > 0:
            pieces.append(f"alike {self.alike:.2f}")
        return "; ".join(pieces)


def find_evidence(theme: DeclaredTheme, text: str) -> Evidence:
    """Return the terms and hints of a theme that a text holds, as the text writes them.

    A match that overlaps an exclusion, or a hint that overlaps a term, does not count.
    """
    barred = _matches(theme.exclusions, text, ())
    terms = _matches(theme.terms, text, barred)
    hints = _matches(theme.hints, text, [*barred, *terms])
    return Evidence(_wordings(terms, text), _wordings(hints, text))


def _matches(phrases: tuple[str, ...], text: str, barred: Sequence[Span]) -> list[Span]:
    return [span for phrase in phrases for span in read_pattern(phrase).spans(text, barred)]


def _wordings(spans: list[Span], text: str) -> tuple[str, ...]:
    """Return the distinct wordings of the spans in order of place, none inside another."""
    outer: list[Span] = []
    for start, stop in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not outer or stop > outer[-1][1]:
            outer.append((start, stop))
    return tuple(dict.fromkeys(text[start:stop].lower() for start, stop in outer))


def _likenesses(texts: list[str], rows: Array) -> list[float]:
    """Return how like one of the texts about a theme each passage is, 0 to 1."""
    if not texts or not len(rows):
        return [0.0] * len(rows)
    cosine = (rows @ sentence_vectors(texts).T).max(axis=1)
    scaled = np.clip((cosine - _UNLIKE) / (_ALIKE - _UNLIKE), 0, 1)
    return [float(value) for value in np.round(scaled, 2)]


# ---------------------------------------------------------------- the codebook applied


def apply_codebook(
    passages: pd.DataFrame,
    articles: pd.DataFrame,
    codebook: Codebook,
    settings: ThemeSettings,
    corrections: Sequence[Correction] = (),
    *,
    cache: Path | None = None,
    progress: Progress | None = None,
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
    cache : Path, optional
        Directory in which sentence vectors are kept.
    progress : callable, optional
        Called with the number of texts encoded and the number of all.
    """
    members = gather_members(passages, articles, "passage")
    paragraphs = passages["paragraph"].to_numpy()[members.rows].tolist()
    rows = sentence_vectors(members.texts, cache=cache, progress=progress)
    scored: list[AssignmentRow] = []
    for theme in codebook.themes:
        scored += _score_passages(theme, members, paragraphs, _likenesses(theme.texts(), rows), settings)
    corrected, outcomes = correct_codebook(scored, members, codebook.names, corrections)
    assignments = table("assignments", corrected)
    n_about = assignments.loc[assignments["chosen"], "passage"].nunique()
    note = (
        f"{n_about} of {len(members.ids)} passages are about at least one of {len(codebook.themes)} "
        f"declared themes (score {settings.codebook_chosen:g} or more); scores from "
        f"{settings.codebook_near:g} are near misses."
    )
    return FoundThemes(
        assignments=assignments,
        themes=table("themes", [_theme_row(theme, members, assignments, settings) for theme in codebook.themes]),
        vectors_used="terms and sentence vectors together",
        map=place_members(members, places_in_plane(rows)),
        curve=pd.DataFrame(columns=CURVE),
        notes=[note],
        corrections=table("corrections", outcomes),
    )


def _score_passages(
    theme: DeclaredTheme, members: Members, paragraphs: list[int], likenesses: list[float], settings: ThemeSettings
) -> Iterator[AssignmentRow]:
    """Yield a row for each passage whose score is a near miss or better, with the evidence."""
    paragraph_about: tuple[str, int] | None = None
    for at, text in enumerate(members.texts):
        paragraph = (members.articles[at], paragraphs[at])
        own = find_evidence(theme, text)
        carried = bool(own.hints) and not own.terms and paragraph_about == paragraph
        evidence = Evidence(own.terms, own.hints, likenesses[at], carried)
        score = evidence.score(settings)
        chosen = score >= settings.codebook_chosen
        paragraph_about = paragraph if chosen else None
        if score >= settings.codebook_near:
            yield {
                "method": CODEBOOK,
                "passage": members.ids[at],
                "article": members.articles[at],
                "theme": theme.name,
                "score": round(score, 4),
                "chosen": chosen,
                "basis": evidence.basis(),
            }


def _theme_row(theme: DeclaredTheme, members: Members, assignments: pd.DataFrame, settings: ThemeSettings) -> ThemeRow:
    own = assignments[assignments["theme"] == theme.name]
    chosen = own[own["chosen"]]
    best_first = chosen.sort_values("score", ascending=False, kind="stable")
    distance = (own["score"] - settings.codebook_chosen).abs()
    nearest_first = own.iloc[distance.argsort(kind="stable")]
    spread = members.spread(chosen["article"].tolist())
    return {
        **spread,
        "method": CODEBOOK,
        "theme": theme.name,
        "label": theme.name,
        "terms": theme.terms,
        "one_voice": len(chosen) >= _FEWEST_OF_VOICE and spread["one_voice"],
        "typical": tuple(best_first["passage"][:_N_EXAMPLES]),
        "borderline": tuple(nearest_first["passage"][:_N_EXAMPLES]),
        "note": theme.definition,
    }
