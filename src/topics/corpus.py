"""The one way through: a corpus, stage by stage, each stage kept under what it was made from.

The named stages for the whole corpus (reprints, themes, events) work on what the parts left. A stage whose inputs,
settings, code and libraries are unchanged is not run again.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from threadpoolctl import threadpool_limits

from topics.articles import reprints
from topics.corrections import choose, read_corrections
from topics.engine.keys import digest, file_digest
from topics.engine.parts import Parts, in_order, stacked
from topics.engine.processes import at_most
from topics.engine.store import Kept
from topics.errors import refuse
from topics.records import METHODS, TABLES, table

if TYPE_CHECKING:
    import pandas as pd

    from topics.corrections import Correction
    from topics.records import Method
    from topics.themes.discovery import FoundThemes
    from topics.themes.measures import By
    from topics.themes.members import Unit


DEFAULT_CORPUS = "seeds"
"""Name of the folder that commands read where none is named."""


def default_out(corpus: str | Path, builds: str | Path = "build") -> Path:
    """Return the folder for the results of a corpus that is told no other: one of its own for each corpus.

    The results of the corpus that commands and notebooks use without being told one lie in ``builds`` itself, those
    of any other in a folder of its name there, so that they never overwrite each other.

    Examples
    --------
    >>> default_out("../seeds", "../build").as_posix(), default_out("../my-articles.csv", "../build").as_posix()
    ('../build', '../build/my-articles')
    """
    name = Path(corpus).absolute().stem
    return Path(builds) if name == DEFAULT_CORPUS else Path(builds) / name


def silent(_stage: str, _done: int, _total: int) -> None:
    """Show no progress."""


class Corpus(Parts):
    """A folder of articles, or one file of many, and everything that is found in it.

    A table is made when it is first asked for: ``Corpus("seeds").articles``. Large corpora are read in several
    processes: a script that opens one does so under ``if __name__ == "__main__":``.

    Parameters
    ----------
    path : str or Path
        The folder or file.
    out : str or Path, optional
        Folder in which the stages' results are kept; without it they go when the object goes.
    settings : Settings, optional
        In place of ``topics.toml`` beside the articles, or of the defaults.
    workers : int, optional
        Processes for the parts; 0 means one for each core.
    scheduler : str, optional
        Address of a Dask scheduler that runs the parts in place of processes; needs ``out``.
    progress : callable, optional
        Called with a stage's name, the jobs done and the jobs in all; a bar in a notebook that is watched, else
        nothing.

    Raises
    ------
    InputError
        If there is no such folder or file, or nothing in it that could be an article.
    """

    @property
    def vector_cache(self) -> Path:
        """Folder that keeps sentence vectors: with the results, else in the user's own cache."""
        from platformdirs import user_cache_path

        return self.store.folder / "vectors" if self.store.lasting else user_cache_path("topics") / "vectors"

    # ------------------------------------------------------------------ tables

    @cached_property
    def articles(self) -> pd.DataFrame:
        """The articles, sorted by id; reprints name the first of their group."""
        from topics.publication.other_articles import with_days_told

        reprint = self._reprints.set_index("article")["reprint_of"]
        articles = with_days_told(self._joined("articles"), self._told_days)
        return articles.assign(reprint_of=articles["id"].map(reprint).fillna("").astype("str"))

    @cached_property
    def repairs(self) -> pd.DataFrame:
        """Every repair and every dropped line, with its rule."""
        return self._joined("repairs")

    @cached_property
    def passages(self) -> pd.DataFrame:
        """The sentences, titles, headings and captions, in the order of their articles."""
        return self._joined("passages")

    @cached_property
    def dates(self) -> pd.DataFrame:
        """Every time expression of the English articles."""
        return in_order("dates", [kept.read("dates") for kept in self._dated])

    @cached_property
    def problems(self) -> pd.DataFrame:
        """What could not be read or used, and what to do about it."""
        import pandas as pd

        frames = [kept.read("problems") for kept in (*self._read, *self._cleaned)]
        sidecar = table("problems", (asdict(problem) for problem in self._sidecar[1]))
        return pd.concat([sidecar, *frames], ignore_index=True).drop_duplicates(ignore_index=True)

    @cached_property
    def assignments(self) -> pd.DataFrame:
        """Which passage belongs to which theme, by each method."""
        return stacked("assignments", [self._themed(method).read("assignments") for method in METHODS])

    @cached_property
    def themes(self) -> pd.DataFrame:
        """The themes of each method, with their terms and figures."""
        return stacked("themes", [self._themed(method).read("themes") for method in METHODS])

    @cached_property
    def events(self) -> pd.DataFrame:
        """The events, by day."""
        return self._timeline.read("events")

    @cached_property
    def evidence(self) -> pd.DataFrame:
        """The sentences that each event rests on."""
        return self._timeline.read("evidence")

    @cached_property
    def claims(self) -> pd.DataFrame:
        """Statements of different articles that disagree."""
        return self._timeline.read("claims")

    @cached_property
    def corrections(self) -> pd.DataFrame:
        """What became of each of the reader's corrections."""
        made = [*map(self._themed, METHODS), self._timeline]
        return stacked("corrections", [kept.read("corrections") for kept in made]).sort_values(
            "correction", ignore_index=True
        )

    @cached_property
    def _decisions(self) -> tuple[Correction, ...]:
        return read_corrections(self.beside("corrections.toml"))

    def tables(self) -> dict[str, pd.DataFrame]:
        """Return every table by name, computing what is not there yet."""
        return {name: getattr(self, name) for name in TABLES}

    def positions(self, method: Method = "tfidf") -> pd.DataFrame:
        """Return where each passage lies on the theme map: columns ``passage, x, y``."""
        return self._themed(method).read("positions")

    def curve(self, method: Method = "tfidf") -> pd.DataFrame:
        """Return what the number of themes was chosen from, as ``topics.themes.number_of_themes`` has it.

        It is empty where the number was given.
        """
        return self._themed(method).read("curve")

    @property
    def notes(self) -> list[str]:
        """What the whole-corpus stages decided, in sentences."""
        return [str(note) for method in METHODS for note in self._themed(method).read("notes")["note"]]

    @property
    def hashes(self) -> dict[str, str]:
        """Digests of the files read and of the settings: what a figure says it was made from."""
        return {"corpus_hash": digest(sorted(self.sources.items())), "settings_hash": digest(asdict(self.settings))}

    def find_themes(
        self, method: Method, *, unit: Unit = "passage", vectors: str = "auto", codebook: Path | None = None
    ) -> FoundThemes:
        """Return the themes of one method, with other choices than the report's.

        Parameters
        ----------
        method : {"tfidf", "bertopic", "codebook"}
            How they are found.
        unit : {"passage", "article"}
            What is grouped.
        vectors : str
            ``auto``, ``tfidf``, ``sentence``, or the path of a ``.npy`` file with a row for each member.
        codebook : Path, optional
            In place of the one beside the articles.

        Raises
        ------
        InputError
            If a choice is not one of these, or there is no codebook to apply.
        """
        from topics.themes.codebook import apply_codebook, read_codebook
        from topics.themes.discovery import find_themes

        choices, book = self.settings.themes, codebook or self.beside("codebook.toml")
        decided = choose(self._decisions, "themes", method) if unit == "passage" else []
        declared = read_codebook(book) if book else None
        if method == "codebook" and declared is None:
            refuse(f"There is no codebook.toml beside '{self.path}'; name one with --codebook.")
        given = _given_vectors(Path(vectors)) if vectors.endswith(".npy") else vectors
        kept: dict[str, Any] = {"cache": self.vector_cache, "progress": partial(self.progress, "vectors")}
        with threadpool_limits(1), at_most(self._workers.n_workers):
            if method == "codebook" and declared:
                return apply_codebook(self.passages, self.articles, declared, choices, decided, **kept)
            return find_themes(
                self.passages,
                self.articles,
                choices,
                method=method,
                unit=unit,
                vectors=given,
                guide=declared.texts() if declared and method == "bertopic" else None,
                corrections=decided,
                **kept,
            )

    def timeline(
        self, *, about: str = "", theme: str = "", start: str = "", end: str = "", length: int = 0, sentences: int = 0
    ) -> dict[str, pd.DataFrame]:
        """Return ``events``, ``evidence`` and ``claims`` of a part of the timeline.

        Parameters
        ----------
        about, theme, start, end : str
            Conditions on the events, as in ``topics.events.selection.narrow``.
        length, sentences : int
            With one of them, the days that matter most are selected, at most ``length``, each with its
            most telling sentences, at most ``sentences``, in place of the events (``select_timeline``).
        """
        from topics.events.selection import events_of_days, narrow, select_timeline
        from topics.output.display import Timeline

        wanted = {"about": about, "theme": theme, "start": start, "end": end}
        if length or sentences:
            selected = select_timeline(
                self.articles,
                self.passages,
                self.dates,
                self.settings.timeline,
                **wanted,
                length=length,
                sentences=sentences,
                assignments=self._themed("codebook").read("assignments") if theme else None,
            )
            return Timeline(events_of_days(selected))
        events, evidence = narrow(self.events, self.evidence, **wanted)
        claims = self.claims[self.claims["event"].isin(events["id"])]
        return Timeline(events=events, evidence=evidence, claims=claims)

    # ------------------------------------------------------------------ views of the tables

    def theme_shares(self, by: By = "outlet") -> pd.DataFrame:
        """Return the share of each theme in the articles of each outlet, period or article: ``topics.themes.measures``.

        Parameters
        ----------
        by : {"article", "outlet", "day", "month", "year"}
            The groups.
        """
        from topics.themes.measures import theme_shares

        return theme_shares(self.assignments, self.passages, self.articles, by)

    def theme_hierarchy(self, method: Method = "tfidf") -> pd.DataFrame:
        """Return how the themes of a method join into larger ones: ``topics.themes.measures``."""
        from topics.themes.measures import theme_hierarchy

        return theme_hierarchy(self.passages, self.assignments, self.themes, method)

    def theme_agreement(self) -> pd.DataFrame:
        """Return how far each two methods put the same passages together: ``topics.themes.measures.agreement``."""
        from topics.themes.measures import agreement

        return agreement(self.assignments)

    def theme_crossing(self, one: Method, other: Method) -> pd.DataFrame:
        """Return how many passages each two themes of two methods share: ``topics.themes.measures.crossing``."""
        from topics.themes.measures import crossing

        return crossing(self.assignments, self.themes, one, other)

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

    def doubts(self) -> pd.DataFrame:
        """Return every place where the results may be wrong, with the reason: ``topics.output.doubts``."""
        from topics.output.doubts import find_doubts

        return find_doubts(self.tables())

    # ------------------------------------------------------------------ stages, whole corpus

    @cached_property
    def _reprints(self) -> pd.DataFrame:
        key = self.store.key("reprints", [kept.digests["articles"] for kept in self._cleaned], self._articles_key)
        find = partial(reprints.find_reprints, settings=self.settings.articles)
        return self._whole("reprints", key, lambda: {"reprints": find(self._joined("articles"))}).read("reprints")

    @cached_property
    def _told_days(self) -> pd.DataFrame:
        from topics.publication.other_articles import infer_published

        key = self.store.key("published", [kept.digests["articles"] for kept in self._cleaned])
        return self._whole("published", key, lambda: {"days": infer_published(self._joined("articles"))}).read("days")

    def _themed(self, method: Method) -> Kept:
        guided = method == "bertopic" and self.settings.themes.bertopic_guide != "none"
        book = self.beside("codebook.toml") if method == "codebook" or guided else None
        decided = repr(choose(self._decisions, "themes", method))
        inputs = [dict(kept.digests) for kept in self._cleaned], asdict(self.settings.themes), decided
        key = self.store.key(method, *inputs, file_digest(book) if book else "")
        return self._whole(method, key, partial(self._find, method))

    def _find(self, method: Method) -> dict[str, pd.DataFrame]:
        import pandas as pd

        from topics.themes.discovery import FoundThemes, why_left_out

        if method == "codebook" and self.beside("codebook.toml") is None:
            note = "There is no codebook.toml beside the articles, so no declared themes were looked for."
            found = FoundThemes.none(note)
        elif reason := why_left_out(method):
            found = FoundThemes.none(f"No themes by {method}: {reason}.")
        else:
            found = self.find_themes(method)
        return {
            "assignments": found.assignments,
            "themes": found.themes,
            "notes": pd.DataFrame({"note": found.notes}, dtype="str"),
            "positions": found.map,
            "curve": found.curve,
            "corrections": found.corrections,
        }

    @cached_property
    def _timeline(self) -> Kept:
        from topics.events.people.aliases import read_aliases

        coded = self._themed("codebook")
        made = [dict(kept.digests) for kept in (*self._cleaned, *self._dated, coded)]
        decided, aliases = choose(self._decisions, "events"), read_aliases(self.beside("aliases.toml"))
        key = self.store.key(
            "timeline", made, self._articles_key, asdict(self.settings.timeline), repr((decided, aliases))
        )

        def build() -> dict[str, pd.DataFrame]:
            from topics.events.events import build_events

            assignments = coded.read("assignments")
            settings = self.settings.timeline
            return build_events(self.articles, self.passages, self.dates, assignments, settings, decided, aliases)

        return self._whole("timeline", key, build)


def _given_vectors(path: Path) -> Any:
    """Return the user's own vectors, a float array with one row a member.

    Raises
    ------
    InputError
        If the file is not there or is not a plain NumPy array.
    """
    import numpy as np

    try:
        return np.load(path, allow_pickle=False)
    except (OSError, ValueError) as error:
        refuse(f"The vectors {path} cannot be read as a NumPy array (.npy): {error}")
