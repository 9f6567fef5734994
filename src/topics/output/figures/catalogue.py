"""The figures of a report by name, each drawn anew at any width from the tables of a finished run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from topics.errors import refuse
from topics.events.network import find_network
from topics.output.doubts import find_doubts
from topics.output.figures.actors import draw_actors_by_event
from topics.output.figures.articles import draw_cleaning, draw_sources
from topics.output.figures.choice import draw_choice
from topics.output.figures.crossings import draw_agreement, draw_doubts, draw_themes_by_article, draw_themes_over_time
from topics.output.figures.disagreements import draw_disagreements
from topics.output.figures.hierarchy import draw_theme_hierarchy
from topics.output.figures.network import draw_network
from topics.output.figures.quality import draw_theme_quality
from topics.output.figures.quotes import draw_quotes
from topics.output.figures.theme_map import draw_theme_map
from topics.output.figures.themes import draw_theme_terms
from topics.output.figures.timeline import draw_timeline
from topics.records import TABLES
from topics.themes.measures import crossing

if TYPE_CHECKING:
    import pandas as pd

    from topics.output.figures.drawing import Drawing
    from topics.records import Method

NARROWEST_MM, WIDEST_MM = 60.0, 400.0
"""Widths on paper that a figure can have, both inclusive: from a narrow column to a poster."""


@dataclass(frozen=True, slots=True)
class Results:
    """What figures are drawn from.

    ``table`` returns a final table by its name; ``of_stage`` one that a stage left (``positions``, ``curve``, ``tree``
    of a method of finding themes, ``named`` and ``together`` of the quotes), by the stage and its name.
    """

    table: Callable[[str], pd.DataFrame]
    of_stage: Callable[[str, str], pd.DataFrame]


_OF_THEMES = ("assignments", "articles", "themes")
_Draw: TypeAlias = Callable[[Results, float], "Drawing"]


def _sources(results: Results, width: float) -> Drawing:
    return draw_sources(results.table("articles"), results.table("dates"), width)


def _cleaning(results: Results, width: float) -> Drawing:
    return draw_cleaning(results.table("articles"), results.table("repairs"), width)


def _by_article(results: Results, width: float) -> Drawing:
    assignments, articles, themes = map(results.table, _OF_THEMES)
    return draw_themes_by_article(assignments, articles, themes, width)


def _over_time(method: str) -> _Draw:
    def draw(results: Results, width: float) -> Drawing:
        assignments, articles, themes = map(results.table, _OF_THEMES)
        passages = results.table("passages")
        return draw_themes_over_time(assignments, articles, themes, width, method=method, passages=passages)

    return draw


def _choice(results: Results, width: float) -> Drawing:
    n_themes = int((results.table("themes")["method"] == "tfidf").sum())
    return draw_choice(results.of_stage("tfidf", "curve"), n_themes, width)


def _terms(method: Method) -> _Draw:
    return lambda results, width: draw_theme_terms(results.table("themes"), width, method=method)


def _hierarchy(method: Method) -> _Draw:
    def draw(results: Results, width: float) -> Drawing:
        return draw_theme_hierarchy(results.of_stage(method, "tree"), results.table("themes"), width, method=method)

    return draw


def _quality(results: Results, width: float) -> Drawing:
    return draw_theme_quality(results.table("themes"), width)


def _map(results: Results, width: float) -> Drawing:
    positions = results.of_stage("tfidf", "positions")
    return draw_theme_map(positions, results.table("assignments"), results.table("themes"), width)


def _agreement(results: Results, width: float) -> Drawing:
    return draw_agreement(crossing(results.table("assignments"), results.table("themes"), "tfidf", "bertopic"), width)


def _timeline(results: Results, width: float) -> Drawing:
    return draw_timeline(results.table("events"), results.table("evidence"), width)


def _actors(results: Results, width: float) -> Drawing:
    return draw_actors_by_event(results.table("events"), width)


def _disagreements(results: Results, width: float) -> Drawing:
    return draw_disagreements(results.table("claims"), width)


def _network(results: Results, width: float) -> Drawing:
    named, together = (results.of_stage("quotes", name) for name in ("named", "together"))
    return draw_network(find_network(named, together, results.table("events")), width)


def _quotes(results: Results, width: float) -> Drawing:
    assignments, articles, themes = map(results.table, _OF_THEMES)
    return draw_quotes(results.table("quotes"), articles, assignments, themes, width)


def _doubts(results: Results, width: float) -> Drawing:
    tables = {name: results.table(name) for name in TABLES}
    return draw_doubts(find_doubts(tables), tables["articles"], width)


CATALOGUE: Mapping[str, _Draw] = {
    "01-cleaning": _cleaning,
    "01-sources": _sources,
    "02-choice": _choice,
    "02-theme-hierarchy": _hierarchy("tfidf"),
    "02-theme-map": _map,
    "02-theme-quality": _quality,
    "02-theme-terms": _terms("tfidf"),
    "02-themes-by-article": _by_article,
    "02-themes-over-time": _over_time(""),
    "03-agreement": _agreement,
    "03-bertopic-hierarchy": _hierarchy("bertopic"),
    "03-bertopic-over-time": _over_time("bertopic"),
    "03-bertopic-terms": _terms("bertopic"),
    "04-actors": _actors,
    "04-disagreements": _disagreements,
    "04-network": _network,
    "04-quotes": _quotes,
    "04-timeline": _timeline,
    "08-doubts": _doubts,
}
"""What draws each figure of the generic notebooks, as they draw it with their own defaults."""


_OF_A_NOTEBOOK = (
    "'{name}' shows what its notebook {notebook} chose, which only the notebook knows, so it cannot be drawn anew from "
    "the results. In Python the plots of a corpus take the same choice and a width, such as "
    "corpus.plot_timeline(about=..., start=..., end=..., width={width:g}); in the notebook, "
    "topics.figures.draw_timeline(events, evidence, {width:g}). Without --width the figure is copied as it is."
)


def draw_figure(name: str, results: Results, width_mm: float, notebook: str = "") -> Drawing:
    """Return a figure of a report at another width.

    Parameters
    ----------
    name : str
        One of ``CATALOGUE``.
    results : Results
        What it is drawn from.
    width_mm : float
        On paper, from ``NARROWEST_MM`` to ``WIDEST_MM``.
    notebook : str, optional
        The notebook of the run that drew a figure of this name, if any: that of a part of the story that it chose.

    Raises
    ------
    InputError
        If the name or the width is another.
    """
    if name not in CATALOGUE and notebook:
        refuse(_OF_A_NOTEBOOK.format(name=name, notebook=notebook, width=width_mm))
    if name not in CATALOGUE:
        refuse(f"There is no figure '{name}' to draw at another width; there are {', '.join(CATALOGUE)}.")
    if not NARROWEST_MM <= width_mm <= WIDEST_MM:
        refuse(f"A figure cannot be {width_mm:g} mm wide; give {NARROWEST_MM:g} to {WIDEST_MM:g}, such as 85 or 180.")
    return CATALOGUE[name](results, width_mm)
