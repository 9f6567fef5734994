"""How a corpus is shown and handed on from a notebook: plots, who took part, the page, exports, and its own words."""

from __future__ import annotations

import html
from abc import abstractmethod
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from topics.engine.keys import versions
from topics.engine.store import write_text
from topics.errors import refuse
from topics.settings import describe_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from topics.output.display import Timeline
    from topics.output.figures.drawing import Drawing
    from topics.output.figures.plots import Plot
    from topics.records import Method
    from topics.settings import Settings

PAGE_MM = 180.0
"""Width of a plot that is told no other, in millimetres: a full page. A column of a journal has 85."""
READ_AT_ONCE = 1_000_000
"""Bytes of articles up to which (inclusive) a notebook that shows a corpus reads it for that."""


class _Next(NamedTuple):
    """What can be done next: the call, and what it gives."""

    next: str
    gives: str


_NEXT = (
    _Next(".articles", "the articles, with their days; .problems has what could not be read"),
    _Next(".themes", "what they are about; .plot_theme_terms() draws it"),
    _Next(".timeline()", "what happened when, and who says so; .plot_timeline() draws it"),
    _Next(".actors", "who took part; .quotes has who said what"),
    _Next(".claims", "where articles disagree"),
    _Next('.report("page.html")', 'one page to pass on; .save_timeline("timeline.md") a text'),
)


class Presented:
    """What a corpus has to show: the part of ``topics.Corpus`` that plots, writes and tells."""

    if TYPE_CHECKING:  # what a corpus has, for what is done with it here
        settings: Settings

        @property
        @abstractmethod
        def name(self) -> str:
            """What results call it."""

        @property
        @abstractmethod
        def sources(self) -> Mapping[str, str]:
            """What it was read from."""

        @property
        @abstractmethod
        def n_bytes(self) -> int:
            """Its size."""

        @property
        @abstractmethod
        def notes(self) -> list[str]:
            """What was decided."""

        @property
        @abstractmethod
        def hashes(self) -> dict[str, str]:
            """Digests of what went in."""

        @abstractmethod
        def tables(self) -> dict[str, pd.DataFrame]:
            """Every table."""

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
        def timeline(self, *, about: str = "", theme: str = "", start: str = "", end: str = "") -> Timeline:
            """Return a part of the timeline."""

    # ------------------------------------------------------------------ who took part

    @property
    def actors(self) -> pd.DataFrame:
        """Who took part in events, those of most events first.

        A row for each: ``actor``, ``n_events``, ``n_articles`` that say so, ``n_quotes`` of theirs, and the ``first``
        and ``last`` day.

        Examples
        --------
        >>> corpus.actors[["actor", "n_events"]].head(1).to_dict("records")
        [{'actor': 'Mara Olsted', 'n_events': 3}]
        """
        from topics.events.participants import list_actors

        found: pd.DataFrame = list_actors(self._table("events"), self._table("evidence"), self._table("quotes"))
        return found

    # ------------------------------------------------------------------ plots

    def plot_timeline(
        self, *, about: str = "", theme: str = "", start: str = "", end: str = "", width: float = PAGE_MM
    ) -> Plot:
        """Draw what happened when.

        Parameters
        ----------
        about, theme, start, end : str
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
        method : {"tfidf", "bertopic", "codebook"}, optional
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
        """Draw how many passages are about each theme in each day, month or year of publication.

        Examples
        --------
        >>> "publi" in corpus.plot_themes_over_time().caption
        True
        """
        from topics.output.figures.crossings import draw_themes_over_time

        shown = self._table("assignments"), self._table("articles"), self._table("themes")
        return _plot(draw_themes_over_time(*shown, width, method=method or "", passages=self._table("passages")))

    def plot_theme_terms(self, *, method: Method = "tfidf", width: float = PAGE_MM) -> Plot:
        """Draw the themes of a method with their size and most telling terms.

        Examples
        --------
        >>> len(corpus.plot_theme_terms().data) > 0
        True
        """
        from topics.output.figures.themes import draw_theme_terms

        return _plot(draw_theme_terms(self._table("themes"), width, method=method))

    def plot_theme_map(self, *, method: Method = "tfidf", width: float = PAGE_MM) -> Plot:
        """Draw the passages as a map: those that lie near each other use alike words.

        Examples
        --------
        >>> {"x", "y"} <= set(corpus.plot_theme_map().data)
        True
        """
        from topics.output.figures.theme_map import draw_theme_map

        shown = self.positions(method), self._table("assignments"), self._table("themes")
        return _plot(draw_theme_map(*shown, width, method=method))

    def plot_theme_hierarchy(self, *, method: Method = "tfidf", width: float = PAGE_MM) -> Plot:
        """Draw how the themes of a method join into larger ones.

        Examples
        --------
        >>> corpus.plot_theme_hierarchy().alt != ""
        True
        """
        from topics.output.figures.hierarchy import draw_theme_hierarchy

        return _plot(draw_theme_hierarchy(self.theme_hierarchy(method), self._table("themes"), width, method=method))

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

    # ------------------------------------------------------------------ to pass on

    def report(self, path: str | Path = "report.html", *, quotes: str = "full", figures: bool = False) -> Path:
        """Write the report page, one file that needs nothing else, and return where it lies.

        ``topics.make_report`` writes a whole folder of results, with tables and notebooks.

        Parameters
        ----------
        path : str or Path
            A file that ends in ``.html``.
        quotes : str
            How much of the articles the page holds: ``full``, ``sentence`` or ``none``.
        figures : bool
            True draws the timeline, the actors and the themes into it, which takes some seconds.

        Raises
        ------
        InputError
            If the file does not end in ``.html``.

        Examples
        --------
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     corpus.report(f"{folder}/page.html").name
        'page.html'
        """
        from topics.output.figures.files import save_figure, shown_figures
        from topics.output.page import write_page

        page = Path(path)
        if page.suffix.lower() not in {".html", ".htm"}:
            refuse(f"'{page}' is no page; give a file that ends in .html, or call topics.make_report for a folder.")
        with TemporaryDirectory(prefix="topics-") as own:
            for name, plot in self._main_plots().items() if figures else ():
                save_figure(plot, name, own, **self.hashes)
            shown = shown_figures(Path(own))
        about, chosen = describe_run(self), self.settings.timeline
        return write_page(self.tables(), page, about=about, quotes=quotes, figures=shown, timeline=chosen)

    def _main_plots(self) -> dict[str, Plot]:
        plots = {
            "02-themes-by-article": self.plot_themes_by_article(),
            "02-theme-terms": self.plot_theme_terms(),
            "04-timeline": self.plot_timeline(),
            "04-actors": self.plot_actors(),
        }
        return {name: plot for name, plot in plots.items() if len(plot.data)}

    def save_timeline(
        self, path: str | Path, *, about: str = "", theme: str = "", start: str = "", end: str = "", form: str = ""
    ) -> Path:
        """Write the timeline, or a part of it, for another program or a text, and return where it lies.

        Parameters
        ----------
        path : str or Path
            Its ending says the form: .json, .csv, .md, .tex, .html, .ics or .bib.
        about, theme, start, end : str
            Conditions on the events, as for ``timeline``.
        form : str
            In place of the ending; also ``timelinejs`` and ``tls``.

        Raises
        ------
        InputError
            If the form is not one of these.

        Examples
        --------
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     corpus.save_timeline(f"{folder}/timeline.md").name
        'timeline.md'
        """
        from topics.output.exports.formats import timeline_text

        part = self.timeline(about=about, theme=theme, start=start, end=end)
        kind = form or Path(path).suffix.lstrip(".")
        text = timeline_text(kind, part["events"], part["evidence"], part["claims"], articles=self._table("articles"))
        return write_text(Path(path), text)

    # ------------------------------------------------------------------ its own words

    def __repr__(self) -> str:
        """Return what it is made of, in a line."""
        from topics.output.wording import size_words

        return f"Corpus '{self.name}' of {len(self.sources)} {self._of_what()}, {size_words(self.n_bytes)}"

    def _of_what(self) -> str:
        one = len(self.sources) == 1
        return f"{'file' if self._is_on_disk() else 'row'}{'' if one else 's'}"

    def _is_on_disk(self) -> bool:
        return getattr(self, "path", None) is not None

    def _repr_html_(self) -> str:
        """Return what was read and what can be done next, for a notebook; large corpora are not read for that."""
        read = self._what_was_read() if self.n_bytes <= READ_AT_ONCE else ["Not read yet: any table below reads it."]
        lines = "".join(f"<p>{html.escape(line)}</p>" for line in read)
        rows = "".join(
            f'<tr><td style="text-align: left"><code>{html.escape(one.next)}</code></td>'
            f'<td style="text-align: left">{html.escape(one.gives)}</td></tr>'
            for one in _NEXT
        )
        heads = "".join(f'<th scope="col" style="text-align: left">{name}</th>' for name in _Next._fields)
        head = f"<thead><tr>{heads}</tr></thead>"
        return f"<p><strong>{html.escape(repr(self))}</strong></p>{lines}<table>{head}<tbody>{rows}</tbody></table>"

    def _what_was_read(self) -> list[str]:
        from topics.output.wording import dating_words

        articles, problems = self._table("articles"), self._table("problems")
        outlets = articles["outlet"].replace("", None).nunique()
        n_dated = int((articles["published"] != "").sum())
        lines = [
            f"Read {len(articles)} articles of {outlets} known outlets; {n_dated} have a certain day of publication."
        ]
        lines += filter(None, [dating_words(articles)])
        lost = problems[problems["lost"]]
        if len(lost):
            lines.append(f"{len(lost)} inputs could not be read: corpus.problems says which and why.")
        return lines

    def _table(self, name: str) -> pd.DataFrame:
        frame: pd.DataFrame = getattr(self, name)
        return frame


def _plot(drawing: Drawing) -> Plot:
    from topics.output.figures.plots import Plot

    return Plot(drawing.figure, drawing.data, drawing.caption, drawing.alt)


def describe_run(corpus: Presented) -> dict[str, object]:
    """Return what a page says about its own making: corpus, settings, versions, decisions."""
    return {
        "corpus": corpus.name,
        "settings": [
            (line.section, line.name, line.value, line.unit, line.about) for line in describe_settings(corpus.settings)
        ],
        "versions": versions(),
        "notes": corpus.notes,
    }
