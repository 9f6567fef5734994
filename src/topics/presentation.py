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
from topics.plotting import Plotted
from topics.settings import describe_settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    import pandas as pd

    from topics.output.figures.plots import Plot
    from topics.settings import Settings

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
    _Next(".actors", "who took part; .quotes has who said what, .network() who with whom, .places where"),
    _Next(".claims", "where articles disagree"),
    _Next('.report("page.html")', 'one page to pass on; .save_timeline("timeline.md") a text'),
)


class Presented(Plotted):
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
        def warning(self) -> str:
            """What was left out of it at once."""

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
        from topics.events.actors_of_events import list_actors

        found: pd.DataFrame = list_actors(self._table("events"), self._table("evidence"), self._table("quotes"))
        return found

    @property
    def article_names(self) -> dict[str, str]:
        """A short name for each article, by its id: outlet and day where they are known, else its file.

        Examples
        --------
        >>> sorted(corpus.article_names.values())[0]
        'Coast Herald 2021-05-03'
        """
        from topics.output.wording import article_names

        return article_names(self._table("articles"))

    @property
    def places(self) -> pd.DataFrame:
        """Where events were, the places of most events first, as ``topics.events.whereabouts.list_places`` has it.

        Examples
        --------
        >>> list(corpus.places)[:4]
        ['place', 'country', 'n_events', 'n_articles']
        """
        from topics.events.whereabouts import list_places

        return list_places(self._table("events"), self._table("evidence"))

    # ------------------------------------------------------------------ to pass on

    def report(
        self, path: str | Path = "report.html", *, quotes: str = "full", figures: bool = False, title: str = ""
    ) -> Path:
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
        title : str
            What stands above the page; without it the name of the corpus.

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
        about, chosen = describe_run(self) | {"title": title}, self.settings.timeline
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
        self,
        path: str | Path,
        *,
        about: str = "",
        theme: str = "",
        start: str | date = "",
        end: str | date = "",
        form: str = "",
    ) -> Path:
        """Write the timeline, or a part of it, for another program or a text, and return where it lies.

        Parameters
        ----------
        path : str or Path
            Its ending says the form: .json, .csv, .md, .tex, .html, .ics, .bib or .ris.
        about, theme, start, end : str or date
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

    def save_network(self, path: str | Path) -> Path:
        """Write who is tied to whom for a program that draws networks, and return where it lies.

        Parameters
        ----------
        path : str or Path
            Its ending says the form: .gexf (Gephi), .graphml (yEd, igraph, NetworkX, Cytoscape), or .csv.

        Raises
        ------
        InputError
            If the ending is another.

        Examples
        --------
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     corpus.save_network(f"{folder}/network.gexf").name
        'network.gexf'
        """
        from topics.output.exports.network import network_writer

        write = network_writer(Path(path).suffix.lstrip("."))
        return write_text(Path(path), write(self.network()))

    def save_places(self, path: str | Path) -> Path:
        """Write where events were for a program that draws maps, and return where it lies.

        Parameters
        ----------
        path : str or Path
            Its ending says the form: .geojson or .csv.

        Raises
        ------
        InputError
            If the ending is another.

        Examples
        --------
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     corpus.save_places(f"{folder}/places.geojson").name
        'places.geojson'
        """
        from topics.output.exports.places import places_writer

        write = places_writer(Path(path).suffix.lstrip("."))
        return write_text(Path(path), write(self.places))

    # ------------------------------------------------------------------ its own words

    def __repr__(self) -> str:
        """Return what it is made of, in a line."""
        from topics.output.wording import size_words

        left_out = f". {self.warning}" if self.warning else ""
        return f"Corpus '{self.name}' of {len(self.sources)} {self._of_what()}, {size_words(self.n_bytes)}{left_out}"

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
