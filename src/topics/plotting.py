"""The plots of a corpus: each drawn from its tables, shown in a notebook and saved from there."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from topics.events.network import Network
    from topics.output.display import Timeline
    from topics.output.figures.drawing import Drawing
    from topics.output.figures.plots import Plot
    from topics.records import Method

PAGE_MM = 180.0
"""Width of a plot that is told no other, in millimetres: a full page. A column of a journal has 85."""


class Plotted:
    """What a corpus has to plot."""

    if TYPE_CHECKING:  # what a corpus has, for what is drawn of it here

        @abstractmethod
        def positions(self, method: Method = "tfidf") -> pd.DataFrame:
            """Places on the theme map."""

        @abstractmethod
        def curve(self, method: Method = "tfidf") -> pd.DataFrame:
            """Return what the number of themes was chosen from."""

        @abstractmethod
        def theme_hierarchy(self, method: Method = "tfidf") -> pd.DataFrame:
            """How themes join."""

        @abstractmethod
        def theme_crossing(self, one: Method, other: Method) -> pd.DataFrame:
            """Passages that two methods' themes share."""

        @abstractmethod
        def doubts(self) -> pd.DataFrame:
            """Where results may be wrong."""

        @abstractmethod
        def timeline(
            self, *, about: str = "", theme: str = "", start: str | date = "", end: str | date = ""
        ) -> Timeline:
            """Return a part of the timeline."""

        @abstractmethod
        def network(self, events: pd.DataFrame | None = None) -> Network:
            """Who with whom."""

        @abstractmethod
        def _table(self, name: str) -> pd.DataFrame:
            """Return a table by its name."""

    def plot_timeline(
        self, *, about: str = "", theme: str = "", start: str | date = "", end: str | date = "", width: float = PAGE_MM
    ) -> Plot:
        """Draw what happened when.

        Parameters
        ----------
        about, theme, start, end : str or date
            Conditions on the events, as for ``timeline``.
        width : float
            Millimetres on paper: 180 for a page, 85 for a column. So in the other plots.

        Returns
        -------
        Plot
            Shown in a notebook; ``save("timeline.pdf")`` writes it as SVG, PDF or PNG, or its data as CSV.

        Examples
        --------
        >>> len(corpus.plot_timeline(about="Olsted", width=85).data) > 0
        True
        """
        from topics.output.figures.timeline import draw_timeline

        part = self.timeline(about=about, theme=theme, start=start, end=end)
        return _plot(draw_timeline(part["events"], part["evidence"], width))

    def plot_actors(self, width: float = PAGE_MM) -> Plot:
        """Draw who took part in which of the weightiest events.

        Examples
        --------
        >>> "took part" in corpus.plot_actors().caption
        True
        """
        from topics.output.figures.actors import draw_actors_by_event

        return _plot(draw_actors_by_event(self._table("events"), width))

    def plot_quotes(self, *, about: str = "", method: Method | None = None, width: float = PAGE_MM) -> Plot:
        """Draw who is quoted how often, and on what.

        Parameters
        ----------
        about : str
            Words that must all stand in what was said, in any order. "" for all.
        method : {"tfidf", "bertopic", "codebook", "own"}, optional
            Whose themes.
        width : float
            Millimetres on paper.

        Examples
        --------
        >>> "n_quotes" in corpus.plot_quotes().data
        True
        """
        from topics.events.quotes.table import choose_quotes
        from topics.output.figures.quotes import draw_quotes

        said = choose_quotes(self._table("quotes"), speaker="", about=about)
        shown = self._table("articles"), self._table("assignments"), self._table("themes")
        return _plot(draw_quotes(said, *shown, width, method=method or ""))

    def plot_network(self, *, most: int = 18, width: float = PAGE_MM) -> Plot:
        """Draw who is named with whom, and who took part in one event together.

        Parameters
        ----------
        most : int
            Number of actors, at most.
        width : float
            Millimetres on paper.

        Examples
        --------
        >>> {"one", "other", "n_sentences"} <= set(corpus.plot_network().data)
        True
        """
        from topics.output.figures.network import draw_network

        return _plot(draw_network(self.network(), width, most=most))

    def plot_disagreements(self, width: float = PAGE_MM) -> Plot:
        """Draw where articles disagree, with what each says.

        Examples
        --------
        >>> len(corpus.plot_disagreements().data)
        0
        """
        from topics.output.figures.disagreements import draw_disagreements

        return _plot(draw_disagreements(self._table("claims"), width))

    def plot_sources(self, width: float = PAGE_MM) -> Plot:
        """Draw when each article was published and of which days it speaks.

        Examples
        --------
        >>> corpus.plot_sources().data["article"].nunique()
        4
        """
        from topics.output.figures.articles import draw_sources

        return _plot(draw_sources(self._table("articles"), self._table("dates"), width))

    def plot_cleaning(self, width: float = PAGE_MM) -> Plot:
        """Draw how much of each article was kept, repaired and dropped.

        Examples
        --------
        >>> len(corpus.plot_cleaning().data)
        4
        """
        from topics.output.figures.articles import draw_cleaning

        return _plot(draw_cleaning(self._table("articles"), self._table("repairs"), width))

    def plot_themes_by_article(self, *, method: Method | None = None, width: float = PAGE_MM) -> Plot:
        """Draw how many passages of each article, or outlet where there are many, are about each theme.

        Parameters
        ----------
        method : {"tfidf", "bertopic", "codebook", "own"}, optional
            Whose themes; those of the codebook where there is one. So in the other plots of themes.
        width : float
            Millimetres on paper.

        Examples
        --------
        >>> "article" in corpus.plot_themes_by_article(method="codebook").data
        True
        """
        from topics.output.figures.crossings import draw_themes_by_article

        shown = self._table("assignments"), self._table("articles"), self._table("themes")
        return _plot(draw_themes_by_article(*shown, width, method=method or ""))

    def plot_themes_over_time(self, *, method: Method | None = None, width: float = PAGE_MM) -> Plot:
        """Draw how many passages are about each theme in each day, month, quarter or year of publication.

        Examples
        --------
        >>> "publi" in corpus.plot_themes_over_time().caption
        True
        """
        from topics.output.figures.crossings import draw_themes_over_time

        shown = self._table("assignments"), self._table("articles"), self._table("themes")
        return _plot(draw_themes_over_time(*shown, width, method=method or "", passages=self._table("passages")))

    def plot_theme_terms(self, *, method: Method | None = None, width: float = PAGE_MM) -> Plot:
        """Draw how large the themes of a method are and what they are about; topics of one's own where there are some.

        Examples
        --------
        >>> len(corpus.plot_theme_terms().data) > 0
        True
        """
        from topics.output.figures.themes import draw_theme_terms

        return _plot(draw_theme_terms(self._table("themes"), width, method=method or self._found_by()))

    def plot_theme_map(self, *, method: Method | None = None, width: float = PAGE_MM) -> Plot:
        """Draw the passages as a map: those that lie near each other use alike words.

        Examples
        --------
        >>> {"x", "y"} <= set(corpus.plot_theme_map().data)
        True
        """
        from topics.output.figures.theme_map import draw_theme_map

        method = method or self._found_by()
        shown = self.positions(method), self._table("assignments"), self._table("themes")
        return _plot(draw_theme_map(*shown, width, method=method))

    def plot_theme_hierarchy(self, *, method: Method | None = None, width: float = PAGE_MM) -> Plot:
        """Draw how the themes of a method join into larger ones.

        Examples
        --------
        >>> corpus.plot_theme_hierarchy().alt != ""
        True
        """
        from topics.output.figures.hierarchy import draw_theme_hierarchy

        method = method or self._found_by()
        return _plot(draw_theme_hierarchy(self.theme_hierarchy(method), self._table("themes"), width, method=method))

    def _found_by(self) -> Method:
        """Return the method whose found themes are drawn where none is named: topics brought along, else clusters."""
        return "own" if (self._table("themes")["method"] == "own").any() else "tfidf"

    def plot_theme_quality(self, width: float = PAGE_MM) -> Plot:
        """Draw how far each theme is to be trusted: its terms, whether it comes back, how many articles it crosses.

        Examples
        --------
        >>> corpus.plot_theme_quality().caption != ""
        True
        """
        from topics.output.figures.quality import draw_theme_quality

        return _plot(draw_theme_quality(self._table("themes"), width))

    def plot_theme_choice(self, *, method: Method = "tfidf", width: float = PAGE_MM) -> Plot:
        """Draw what the number of themes was chosen from.

        Examples
        --------
        >>> corpus.plot_theme_choice().caption != ""
        True
        """
        from topics.output.figures.choice import draw_choice

        themes = self._table("themes")
        return _plot(draw_choice(self.curve(method), int((themes["method"] == method).sum()), width))

    def plot_theme_agreement(self, one: Method = "tfidf", other: Method = "bertopic", width: float = PAGE_MM) -> Plot:
        """Draw how many passages each two themes of two methods share.

        Examples
        --------
        >>> "shared" in corpus.plot_theme_agreement("tfidf", "codebook").caption
        True
        """
        from topics.output.figures.crossings import draw_agreement

        return _plot(draw_agreement(self.theme_crossing(one, other), width))

    def plot_doubts(self, width: float = PAGE_MM) -> Plot:
        """Draw in which articles the results may be wrong, by the kind of doubt.

        Examples
        --------
        >>> len(corpus.plot_doubts().data) > 0
        True
        """
        from topics.output.figures.crossings import draw_doubts

        return _plot(draw_doubts(self.doubts(), self._table("articles"), width))


def _plot(drawing: Drawing) -> Plot:
    from topics.output.figures.plots import Plot

    return Plot(drawing.figure, drawing.data, drawing.caption, drawing.alt)
