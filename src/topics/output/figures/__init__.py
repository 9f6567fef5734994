"""Figures for print: pure functions from tables to a drawing, one module a subject."""

from topics.output.figures.actors import draw_actors_by_event as draw_actors_by_event
from topics.output.figures.articles import draw_cleaning as draw_cleaning
from topics.output.figures.articles import draw_sources as draw_sources
from topics.output.figures.choice import draw_choice as draw_choice
from topics.output.figures.crossings import draw_agreement as draw_agreement
from topics.output.figures.crossings import draw_doubts as draw_doubts
from topics.output.figures.crossings import draw_themes_by_article as draw_themes_by_article
from topics.output.figures.crossings import draw_themes_over_time as draw_themes_over_time
from topics.output.figures.disagreements import draw_disagreements as draw_disagreements
from topics.output.figures.grid import draw_counts as draw_counts
from topics.output.figures.hierarchy import draw_theme_hierarchy as draw_theme_hierarchy
from topics.output.figures.network import draw_network as draw_network
from topics.output.figures.quality import draw_theme_quality as draw_theme_quality
from topics.output.figures.quotes import draw_quotes as draw_quotes
from topics.output.figures.theme_map import draw_theme_map as draw_theme_map
from topics.output.figures.themes import draw_theme_terms as draw_theme_terms
from topics.output.figures.timeline import draw_timeline as draw_timeline
