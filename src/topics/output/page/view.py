"""What the report page shows, taken from the tables: its parts, each made in the module of its subject."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from topics.output.page.articles import article_views, rule_views
from topics.output.page.disagreements import Disagreements
from topics.output.page.happenings import Happenings
from topics.output.page.limits import Limits
from topics.output.page.people import Voices, outlets, ranked
from topics.output.page.quoting import Quoting
from topics.output.page.theme_places import BROUGHT, CODEBOOK, ThemePlaces
from topics.output.page.themes import choose_columns, theme_views
from topics.output.page.untold import untold_views
from topics.output.tables import rows
from topics.output.tellers import copy_words, outlet_words, unnamed_words
from topics.output.wording import by_day, corrected_day_words, dating_words, stretch_words
from topics.settings import TimelineSettings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from topics.output.figures.files import ShownFigure
    from topics.output.page.views import EventView, ThemeView

_MOST_BEST = 5
"""Events that the summary names."""
_MOST_THEMES = 8
"""Themes of the picture on the first screen."""
GROUP_OF_OWN, GROUP_OF_FOUND = "The reader’s own", "Found in the texts"
GROUP_OF_BROUGHT = "The reader’s own topics, found elsewhere"
"""What the two kinds of themes are called where one is chosen."""
_ALL_AT_ONCE = 30
"""Events up to which (inclusive) all are shown at once, however little they matter."""


class PageView:
    """Everything that the templates of the page show.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        By the names of ``topics.records.TABLES``.
    limits : Limits
        What is left out of the page where there is too much; the page says so.
    figures : sequence of dict
        Of ``shown_figures``.
    timeline : TimelineSettings, optional
        How the story on one page is chosen.
    """

    def __init__(
        self,
        tables: Mapping[str, pd.DataFrame],
        limits: Limits,
        figures: Sequence[ShownFigure] = (),
        timeline: TimelineSettings | None = None,
    ) -> None:
        self._limits = limits
        self.figures = figures
        articles = by_day(tables["articles"])
        places = ThemePlaces(tables)
        quoting = Quoting(tables, limits, places)
        self.columns_are, self.columns, column_of = choose_columns(tables, articles, quoting, limits.columns_of_table)
        quoting.column_of = column_of

        disagreements = Disagreements(tables)
        story = timeline or TimelineSettings()
        happenings = Happenings(tables, quoting, places, limits, story, disagreements.by_event())
        self.events, self.outline, self._flat = happenings.events, happenings.outline, happenings.flat
        self.n_events, self.statuses = happenings.statuses.total(), happenings.statuses.most_common()
        self.n_details = happenings.n_details
        self.labels = places.labels
        self.methods = theme_views(tables, places, quoting, limits)
        self.actors = ranked(event.actors for event in self._flat)
        self.places = ranked(event.places for event in self._flat)
        self.outlets_told = outlets(articles, self._flat)
        voices = Voices(tables, quoting, places, limits)
        self.speakers, self.said_of_themes = voices.speakers(), voices.about_themes()
        self.n_quotes = voices.n_quotes
        headlines = {event.anchor: event.headline for event in self._flat}
        self.disagreements = disagreements.views(quoting, headlines)
        self.articles = article_views(tables, quoting, places, limits)
        self.untold, self.n_untold = untold_views(tables["untold"], quoting, limits.untold), len(tables["untold"])
        self.rules = rule_views(tables["repairs"])
        self.problems = rows(tables["problems"])
        self.corrections = rows(tables["corrections"])

        self.n_events_left_out = self.n_events - len(self.events)
        self.n_articles = len(articles)
        self.n_files = articles["source"].nunique()
        self.n_not_embedded = len(articles) - len(quoting.embedded)
        corrected = corrected_day_words(articles, tables["passages"], tables["corrections"])
        self.advice = [words for words in (dating_words(articles), corrected, unnamed_words(articles)) if words]
        self.outlets = outlet_words(articles)
        self.copies = copy_words(articles)
        self.n_outlets = articles["outlet"].replace("", None).nunique()
        self.n_without_outlet = int((articles["outlet"] == "").sum())
        days = sorted(day for day in articles["published"] if day)
        self.n_published = len(days)
        self.span = stretch_words(days[0], days[-1]) if days else ""

    def choices(self, name: str) -> list[tuple[str, int]]:
        """Return the ``actors``, ``places`` or ``sources`` of the events, most frequent first."""
        counts: Counter[str] = Counter()
        for event in self._flat:
            counts.update(dict.fromkeys(getattr(event, name), 1))
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[: self._limits.choices]

    @property
    def n_of_level(self) -> dict[int, int]:
        """How many events reach each level of importance, those inside others left out."""
        levels = Counter(event.level for event in self.events)
        return {level: sum(levels[reached] for reached in range(1, level + 1)) for level in (1, 2, 3)}

    @property
    def first_level(self) -> int:
        """The level of importance that is shown at first: all events where there are few, else no minor ones."""
        return 3 if len(self.events) <= _ALL_AT_ONCE else 2

    @property
    def theme_choices(self) -> list[tuple[str, list[ThemeView]]]:
        """The themes that the page can be narrowed to, in groups: the reader's own, and those of the first method."""
        own = [(GROUP_OF_OWN, themes) for method, _, themes in self.methods if method == CODEBOOK]
        found = [
            (GROUP_OF_BROUGHT if method == BROUGHT else GROUP_OF_FOUND, themes)
            for method, _, themes in self.methods
            if method != CODEBOOK
        ]
        groups = [(name, [theme for theme in themes if theme.n_passages]) for name, themes in [*own, *found[:1]]]
        return [(name, _most_spoken_of(themes)) for name, themes in groups if themes]

    @property
    def main_themes(self) -> list[tuple[ThemeView, float]]:
        """The themes of the first method that most articles speak of, each with that share of all articles."""
        if not self.methods or not self.n_articles:
            return []
        _, _, themes = self.methods[0]
        told_apart = [theme for theme in themes if theme.n_passages and not theme.is_subject]
        spoken = _most_spoken_of(told_apart or [theme for theme in themes if theme.n_passages])
        return [(theme, theme.n_articles / self.n_articles) for theme in spoken[:_MOST_THEMES]]

    @property
    def subjects(self) -> list[ThemeView]:
        """The themes of the first method that nearly every article speaks of: what all of the folder is about."""
        return [theme for theme in self.methods[0][2] if theme.is_subject] if self.methods else []

    @property
    def n_methods_shown(self) -> int:
        """How many sets of themes are shown at once: the reader's own and one that was found; others are folded."""
        is_own = bool(self.methods) and self.methods[0][0] == CODEBOOK
        return 2 if is_own else 1

    @property
    def best_told(self) -> list[EventView]:
        """The events that most independent sources tell, of equals those with most sentences, by day."""
        best = sorted(self._flat, key=lambda event: (-event.n_sources, -len(event.sentences), event.first))
        return sorted(best[:_MOST_BEST], key=lambda event: (event.first, event.anchor))


def _most_spoken_of(themes: Sequence[ThemeView]) -> list[ThemeView]:
    """Return the themes that most articles speak of first, those of no one subject last."""
    return sorted(themes, key=lambda theme: (theme.is_mixed, -theme.n_articles, -theme.n_passages, theme.label))
