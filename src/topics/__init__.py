"""From a folder of messy news articles to cited themes and a cited timeline."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_NAMES = {
    "Corpus": "topics.corpus",
    "Settings": "topics.settings",
    "TopicsError": "topics.errors",
    "build_events": "topics.events.events",
    "explore": "topics.report",
    "figure": "topics.output.figures.files",
    "find_themes": "topics.themes.found",
    "make_report": "topics.report",
    "save_figure": "topics.output.figures.files",
    "show_dates": "topics.output.display",
    "show_figure": "topics.output.figures.files",
    "show_table": "topics.output.display",
    "tag": "topics.dates",
}

__all__ = sorted(_NAMES)


def __getattr__(name: str) -> Any:
    if name in _NAMES:
        return getattr(import_module(_NAMES[name]), name)
    message = f"module 'topics' has no attribute '{name}'"
    raise AttributeError(message)
