"""From a folder of messy news articles to cited themes and a cited timeline."""

from importlib import import_module

TYPE_CHECKING = False  # not from typing: python -m topics would look for typing.py in the working folder first
if TYPE_CHECKING:
    from topics.corpus import Corpus as Corpus
    from topics.corpus import default_out as default_out
    from topics.dates import tag as tag
    from topics.errors import TopicsError as TopicsError
    from topics.events.events import build_events as build_events
    from topics.output import figures as figures
    from topics.output.display import show_dates as show_dates
    from topics.output.display import show_table as show_table
    from topics.output.exports.markdown import escape_markdown as escape_markdown
    from topics.output.figures.files import figure as figure
    from topics.output.figures.files import save_figure as save_figure
    from topics.output.figures.files import show_figure as show_figure
    from topics.report import explore as explore
    from topics.report import make_report as make_report
    from topics.settings import Settings as Settings
    from topics.settings import read_settings as read_settings
    from topics.themes.discovery import find_themes as find_themes

    __version__: str

_HOMES = {
    "Corpus": "topics.corpus:Corpus",
    "Settings": "topics.settings:Settings",
    "TopicsError": "topics.errors:TopicsError",
    "build_events": "topics.events.events:build_events",
    "default_out": "topics.corpus:default_out",
    "escape_markdown": "topics.output.exports.markdown:escape_markdown",
    "explore": "topics.report:explore",
    "figure": "topics.output.figures.files:figure",
    "figures": "topics.output.figures",
    "find_themes": "topics.themes.discovery:find_themes",
    "make_report": "topics.report:make_report",
    "read_settings": "topics.settings:read_settings",
    "save_figure": "topics.output.figures.files:save_figure",
    "show_dates": "topics.output.display:show_dates",
    "show_figure": "topics.output.figures.files:show_figure",
    "show_table": "topics.output.display:show_table",
    "tag": "topics.dates:tag",
}
"""Where each public name is defined: its module is loaded when the name is first used."""

__all__ = [*_HOMES]


def __getattr__(name: str) -> object:
    if name == "__version__":
        from topics.engine.keys import package_version

        return package_version()
    if name not in _HOMES:
        message = f"module 'topics' has no attribute '{name}'"
        raise AttributeError(message)
    module, _, attribute = _HOMES[name].partition(":")
    home = import_module(module)
    return getattr(home, attribute) if attribute else home


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
