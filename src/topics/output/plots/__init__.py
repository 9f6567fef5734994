"""Figures for print: pure functions from tables to a drawing, one module a subject."""

from topics.output.plots.articles import draw_cleaning, draw_sources
from topics.output.plots.crossings import (
    draw_actors_by_event,
    draw_agreement,
    draw_theme_quality,
    draw_themes_by_article,
    draw_themes_by_event,
    draw_themes_over_time,
)
from topics.output.plots.grid import draw_counts
from topics.output.plots.themes import draw_theme_map, draw_theme_terms
from topics.output.plots.timeline import draw_timeline

__all__ = [
    "draw_actors_by_event",
    "draw_agreement",
    "draw_cleaning",
    "draw_counts",
    "draw_sources",
    "draw_theme_map",
    "draw_theme_quality",
    "draw_theme_terms",
    "draw_themes_by_article",
    "draw_themes_by_event",
    "draw_themes_over_time",
    "draw_timeline",
]
