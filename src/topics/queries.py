"""What can be asked of a corpus: shares of themes, parts of the timeline, who said what, who met whom, what differs."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from topics.engine.processes import one_thread
from topics.presentation import Presented

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    import pandas as pd

    from topics.engine.runner import Runner
    from topics.events.network import Network
    from topics.output.display import Timeline
    from topics.records import Method
    from topics.themes.measures import By


class Queried(Presented):
    """The part of ``topics.Corpus`` that answers from its tables; nothing here makes one."""

    if TYPE_CHECKING:  # what a corpus has, for what is asked of it here
        _runner: Runner

        @property
        @abstractmethod
        def articles(self) -> pd.DataFrame:
            """The articles."""

        @property
        @abstractmethod
        def passages(self) -> pd.DataFrame:
            """Their sentences."""

        @property
        @abstractmethod
        def dates(self) -> pd.DataFrame:
            """Time expressions."""

        @property
        @abstractmethod
        def assignments(self) -> pd.DataFrame:
            """Passages in themes."""

        @property
        @abstractmethod
        def themes(self) -> pd.DataFrame:
            """Themes."""

        @property
        @abstractmethod
        def events(self) -> pd.DataFrame:
            """Events."""

        @property
        @abstractmethod
        def evidence(self) -> pd.DataFrame:
            """Their sentences."""

        @property
        @abstractmethod
        def claims(self) -> pd.DataFrame:
            """What differs."""

        @property
        @abstractmethod
        def quotes(self) -> pd.DataFrame:
            """Who said what."""

        @property
        @abstractmethod
        def vector_cache(self) -> Path:
            """Folder of sentence vectors."""

    # ------------------------------------------------------------------ themes

    def theme_shares(self, by: By = "outlet") -> pd.DataFrame:
        """Return the share of each theme in the articles of each outlet, period or article: ``topics.themes.measures``.

        Parameters
        ----------
        by : {"article", "outlet", "day", "month", "year"}
            The groups.
        """
        from topics.themes.measures import theme_shares

        return theme_shares(self.assignments, self.passages, self.articles, by)

    def theme_agreement(self) -> pd.DataFrame:
        """Return how far each two methods put the same passages together: ``topics.themes.measures.agreement``."""
        from topics.themes.measures import agreement

        return agreement(self.assignments)

    def theme_crossing(self, one: Method, other: Method) -> pd.DataFrame:
        """Return how many passages each two themes of two methods share: ``topics.themes.measures.crossing``."""
        from topics.themes.measures import crossing

        return crossing(self.assignments, self.themes, one, other)

    # ------------------------------------------------------------------ the timeline

    def timeline(  # each is an option of the command too
        self,
        *,
        about: str = "",
        theme: str = "",
        start: str | date = "",
        end: str | date = "",
        length: int = 0,
        sentences: int = 0,
    ) -> Timeline:
        """Return ``events``, ``evidence`` and ``claims`` of a part of the timeline, by these names.

        Parameters
        ----------
        about, theme : str
            A phrase that events name or say, and a theme that they are of; "" for all.
        start, end : str or date
            First and last day, in any plain form: 2011-02-01, 1 Feb 2011, or 2011-02 for the month. "" for all.
        length, sentences : int
            With one of them, the days that matter most are selected, at most ``length``, each with its
            most telling sentences, at most ``sentences`` and that of its line, in place of the events
            (``select_timeline``).
        """
        from topics.events.narrowing import narrow
        from topics.output.display import Timeline
        from topics.pipeline import ALIASES
        from topics.themes.search import passages_of_theme

        if length or sentences:
            from topics.events.selection import events_of_days, select_timeline

            coded = self._assignments_of(theme) if theme else None
            days = select_timeline(
                self.articles,
                self.passages,
                self.dates,
                self.settings.timeline,
                about=about,
                theme=theme,
                start=start,
                end=end,
                length=length,
                sentences=sentences,
                assignments=coded,
                aliases=self._runner.side(ALIASES),
            )
            return Timeline(events_of_days(days), self.articles)
        of_theme = (
            passages_of_theme(theme, self.themes, self.assignments) if theme and not self._declares(theme) else ()
        )
        events, evidence = narrow(
            self.events, self.evidence, about=about, theme=theme, start=start, end=end, of_theme=of_theme
        )
        claims = self.claims
        if about or theme or start or end:
            chosen = claims.loc[claims["event"].isin(events["id"]), "disagreement"]
            claims = claims[claims["disagreement"].isin(chosen)]
        return Timeline({"events": events, "evidence": evidence, "claims": claims}, self.articles)

    def _declares(self, theme: str) -> bool:
        """Return whether the codebook has a theme of that name."""
        declared = self._runner.table("codebook", "themes")
        return theme.casefold() in declared["label"].str.casefold().tolist()

    def _assignments_of(self, theme: str) -> pd.DataFrame:
        """Return the assignments of declared themes, or those of a theme that was found, under the name given."""
        from topics.themes.search import passages_of_theme

        if self._declares(theme):
            return self._runner.table("codebook", "assignments")
        passages = passages_of_theme(theme, self.themes, self.assignments)
        chosen = self.assignments[self.assignments["chosen"] & self.assignments["passage"].isin(passages)]
        return chosen.drop_duplicates("passage").assign(theme=theme)

    def search_themes(self, words: str) -> pd.DataFrame:
        """Return the themes of every method that words tell of, the best first: ``topics.themes.search``."""
        from topics.themes.search import search_themes

        return search_themes(words, self.themes, self.assignments, self.passages)

    def quotes_of(self, speaker: str = "", about: str = "") -> pd.DataFrame:
        """Return the quotes of a speaker, or that say something: ``topics.events.quotes.table.choose_quotes``.

        Parameters
        ----------
        speaker : str
            Words of the speaker as written, or of the best known name; upper and lower case are the same. "" for all.
        about : str
            Words that must all stand in what was said, in any order. "" for all.
        """
        from topics.events.quotes.table import choose_quotes

        return choose_quotes(self.quotes, speaker=speaker, about=about)

    def one_page(
        self,
        *,
        about: str = "",
        theme: str = "",
        start: str | date = "",
        end: str | date = "",
        length: int = 0,
        sentences: int = 1,
    ) -> Timeline:
        """Return the story on one page: the happenings that matter, spread over its days, each with its best sentences.

        Parameters
        ----------
        about, theme : str
            A phrase that events name or say, and a theme that they are of; "" for all.
        start, end : str or date
            First and last day, in any plain form: 2011-02-01, 1 Feb 2011, or 2011-02 for the month. "" for all.
        length, sentences : int
            Happenings at most, 0 for as many as the settings say, and sentences of each at most.
        """
        from topics.events.outline import outline

        part = self.timeline(about=about, theme=theme, start=start, end=end)
        events, evidence = outline(
            part["events"], part["evidence"], self.settings.timeline, length=length, sentences=sentences
        )
        return type(part)({"events": events, "evidence": evidence, "claims": part["claims"].iloc[:0]}, self.articles)

    def network(self, events: pd.DataFrame | None = None) -> Network:
        """Return who is named with whom, and who took part in what together: ``topics.events.network``.

        Parameters
        ----------
        events : DataFrame, optional
            A part of the timeline, as ``timeline`` gives it; all of it without.
        """
        from topics.events.network import find_network

        named, together = (self._runner.table("quotes", name) for name in ("named", "together"))
        return find_network(named, together, self.events if events is None else events)

    def meetings(self, events: pd.DataFrame | None = None, evidence: pd.DataFrame | None = None) -> pd.DataFrame:
        """Return who met whom, with the sentences that say so: ``topics.events.meetings``.

        Parameters
        ----------
        events, evidence : DataFrame, optional
            A part of the timeline, as ``timeline`` gives it; all of it without them.
        """
        from topics.events.meetings import find_meetings
        from topics.events.people.actors import find_mentions

        mentions = find_mentions(self.passages)
        events = self.events if events is None else events
        evidence = self.evidence if evidence is None else evidence
        return find_meetings(events, evidence, self.articles, mentions)

    def compare(self, reference: str | Path | Iterable[Mapping[str, object]]) -> pd.DataFrame:
        """Return the timeline held against a chronology of the reader's own: the table ``comparison``.

        Parameters
        ----------
        reference : str, Path or iterable of mappings
            A CSV file with a column for the day (``day``, in EDTF or YYYY-MM-DD) and one for what happened (``what``),
            a JSON list of objects with the same, an earlier run's folder of results or timeline in JSON; or such rows.

        Raises
        ------
        InputError
            If there is no such file, it has no such columns, or no entry of it can be read.
        """
        from topics.events.chronology import chronology_of, chronology_of_rows, read_chronology
        from topics.events.comparison import compare
        from topics.themes.vectors import sentence_vectors

        if isinstance(reference, str | Path):
            entries = read_chronology(Path(reference))
        else:
            entries = chronology_of_rows(reference)
        encode = partial(sentence_vectors, cache=self.vector_cache)
        with one_thread():
            return compare(chronology_of(self.events, self.evidence), entries, self.settings, encode)

    @property
    def disagreements(self) -> pd.DataFrame:
        """What articles disagree on: a row for each disagreement, with what is said; ``claims`` has the sentences.

        Columns: ``disagreement`` (its id in ``claims``), ``rank``, ``kind``, ``matter`` and ``about`` as there,
        ``values`` (each different one, once), ``articles`` and ``events`` (their ids).
        """
        from topics.events.disagreements import one_row_each

        return one_row_each(self.claims)

    def doubts(self) -> pd.DataFrame:
        """Return every place where the results may be wrong, with the reason: ``topics.output.doubts``."""
        from topics.output.doubts import find_doubts

        return find_doubts(self.tables())
