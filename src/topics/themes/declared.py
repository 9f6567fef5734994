"""A codebook applied to a corpus: the passages about each declared theme, with near misses and reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from topics.corrections import Correction
from topics.records import AssignmentRow, ThemeRow, table
from topics.settings import ThemeSettings
from topics.themes.codebook import Codebook, DeclaredTheme
from topics.themes.company import Values, company
from topics.themes.corrections import correct_codebook
from topics.themes.discovery import CODEBOOK, FoundThemes, place_members
from topics.themes.evidence import Evidence, Surroundings, ThemeWords, find_evidence, likenesses
from topics.themes.members import Members, gather_members
from topics.themes.number_of_themes import CURVE
from topics.themes.terms import word_weights
from topics.themes.vectors import Array, Progress, places_in_plane, reduced, sentence_vectors
from topics.ties import level, reaches

_FEWEST_OF_VOICE = 3
"""Passages from which (inclusive) a theme can be of one voice."""
_N_EXAMPLES = 3
"""Typical passages of a theme, and as many borderline ones."""
_DIMENSIONS = 100
"""Dimensions of the TF-IDF vectors that company is learnt from."""


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
    evidence = _own_evidence(codebook, members, paragraphs, rows, settings)
    learns = len(members.ids) >= settings.codebook_learn_from and not settings.codebook_terms_only
    if learns:
        evidence = _with_surroundings(evidence, members, articles, rows, settings)
    scored: list[AssignmentRow] = []
    for theme, own in evidence.items():
        scored += _assignment_rows(theme.name, own, members, settings)
    corrected, outcomes = correct_codebook(scored, members, codebook.names, corrections)
    assignments = table("assignments", corrected)
    return FoundThemes(
        assignments=assignments,
        themes=table("themes", [_theme_row(theme, members, assignments, settings) for theme in codebook.themes]),
        vectors_used="terms alone" if settings.codebook_terms_only else "terms and sentence vectors together",
        map=place_members(members, places_in_plane(rows)),
        curve=pd.DataFrame(columns=CURVE),
        notes=_notes(assignments, members, codebook, settings, learns=learns),
        corrections=table("corrections", outcomes),
    )


def _notes(
    assignments: pd.DataFrame, members: Members, codebook: Codebook, settings: ThemeSettings, *, learns: bool
) -> list[str]:
    if settings.codebook_terms_only:
        n_about = assignments["passage"].nunique()
        return [
            f"{n_about} of {len(members.ids)} passages hold a term of one of {len(codebook.themes)} declared themes."
        ]
    n_about = assignments.loc[assignments["chosen"], "passage"].nunique()
    found = (
        f"{n_about} of {len(members.ids)} passages are about at least one of {len(codebook.themes)} "
        f"declared themes (score {settings.codebook_chosen:g} or more); scores from "
        f"{settings.codebook_near:g} are near misses."
    )
    if not learns:
        return [found]
    return [found, "Headlines, neighbouring sentences and the company of words in the corpus were weighed too."]


def _own_evidence(
    codebook: Codebook, members: Members, paragraphs: list[int], rows: Array, settings: ThemeSettings
) -> dict[DeclaredTheme, list[Evidence]]:
    """Return what each passage itself says of each theme."""
    if settings.codebook_terms_only:
        return {theme: [_terms_alone(theme, text) for text in members.texts] for theme in codebook.themes}
    shared = ThemeWords(codebook, members.texts)
    evidence = {}
    for theme in codebook.themes:
        alike = likenesses(theme.texts(), rows)
        shares = shared.shares(theme.name)
        found = [replace(find_evidence(theme, text, shares), alike=alike[at]) for at, text in enumerate(members.texts)]
        evidence[theme] = _carried(found, members.articles, paragraphs, settings)
    return evidence


def _terms_alone(theme: DeclaredTheme, text: str) -> Evidence:
    return replace(find_evidence(theme, text), hints=())


def _carried(
    found: list[Evidence], articles: list[str], paragraphs: list[int], settings: ThemeSettings
) -> list[Evidence]:
    """Return the evidence, where a theme goes on from the sentence before in its paragraph with that too."""
    carried = []
    paragraph_about: tuple[str, int] | None = None
    for own, article, number in zip(found, articles, paragraphs, strict=True):
        paragraph = (article, number)
        goes_on = bool(own.hints) and not own.terms and paragraph_about == paragraph
        whole = replace(own, carried=goes_on)
        paragraph_about = paragraph if reaches(whole.score(settings), settings.codebook_chosen) else None
        carried.append(whole)
    return carried


def _with_surroundings(
    evidence: dict[DeclaredTheme, list[Evidence]],
    members: Members,
    articles: pd.DataFrame,
    rows: Array,
    settings: ThemeSettings,
) -> dict[DeclaredTheme, list[Evidence]]:
    """Return the evidence with what headlines, sentences before and the company of words say."""
    own = np.asarray([[piece.own(settings) for piece in found] for found in evidence.values()])
    by_words = reduced(word_weights(members.counted), _DIMENSIONS, settings.seed)
    learnt = company(own, members.ids, members.articles, by_words, rows)
    titles = dict(zip(articles["id"], articles["title"], strict=True))
    around = {}
    for number, (theme, found) in enumerate(evidence.items()):
        headlines = _headline_evidence(theme, titles, members, own[number], settings)
        before = _evidence_before(own[number], members.articles)
        around[theme] = [
            replace(piece, surroundings=Surroundings(headlines[at], before[at], float(learnt[number, at])))
            for at, piece in enumerate(found)
        ]
    return around


def _headline_evidence(
    theme: DeclaredTheme, titles: dict[str, str], members: Members, own: Values, settings: ThemeSettings
) -> list[float]:
    """Return what the headline of each passage's article says; its first passage where it has no headline."""
    of_article: dict[str, float] = {}
    for at, article in enumerate(members.articles):
        if article not in of_article:
            title = titles.get(article, "")
            value = find_evidence(theme, title).own(settings) if title else own[at]
            of_article[article] = round(float(value), 2)
    return [of_article[article] for article in members.articles]


def _evidence_before(own: Values, articles: list[str]) -> list[float]:
    """Return the own evidence of the passage before in the same article, 0 for the first."""
    before = [0.0]
    for at in range(1, len(articles)):
        same = articles[at] == articles[at - 1]
        before.append(round(float(own[at - 1]), 2) if same else 0.0)
    return before[: len(articles)]


def _assignment_rows(
    theme: str, evidence: list[Evidence], members: Members, settings: ThemeSettings
) -> Iterator[AssignmentRow]:
    """Yield a row for each passage whose score is a near miss or better, with the evidence."""
    for at, own in enumerate(evidence):
        score = own.score(settings)
        is_by_terms_alone = settings.codebook_terms_only and bool(own.terms)
        if not (is_by_terms_alone or reaches(score, settings.codebook_near)):
            continue
        yield {
            "method": CODEBOOK,
            "passage": members.ids[at],
            "article": members.articles[at],
            "theme": theme,
            "score": round(score, 4),
            "chosen": is_by_terms_alone or reaches(score, settings.codebook_chosen),
            "basis": own.basis(),
            "by_term": bool(own.terms),
        }


def _theme_row(theme: DeclaredTheme, members: Members, assignments: pd.DataFrame, settings: ThemeSettings) -> ThemeRow:
    own = assignments[assignments["theme"] == theme.name]
    chosen = own[own["chosen"]]
    best_first = chosen.sort_values("score", ascending=False, kind="stable")
    distance = level((own["score"] - settings.codebook_chosen).abs())
    nearest_first = own.iloc[distance.argsort(kind="stable")]
    spread = members.spread(chosen["article"].tolist())
    return {
        **spread,
        "method": CODEBOOK,
        "theme": theme.name,
        "label": theme.name,
        "terms": theme.terms,
        "n_by_term": int(chosen["by_term"].sum()),
        "one_voice": len(chosen) >= _FEWEST_OF_VOICE and spread["one_voice"],
        "typical": tuple(best_first["passage"][:_N_EXAMPLES]),
        "borderline": tuple(nearest_first["passage"][:_N_EXAMPLES]),
        "note": theme.definition,
    }
