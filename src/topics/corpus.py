"""The corpus: what a person holds. Its tables are made when they are first asked for, and kept for the next run.

What is done to get them, and what each step needs, is declared in ``topics.pipeline``.
"""

from __future__ import annotations

import os
import warnings
from dataclasses import asdict, fields, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from topics import pipeline
from topics.articles.limits import within
from topics.corrections import CORRECTIONS
from topics.engine.kept import Store
from topics.engine.keys import digest
from topics.engine.parts import estimate
from topics.engine.processes import Workers, at_most, one_thread
from topics.engine.results import VECTORS
from topics.engine.runner import Runner
from topics.errors import LeftOutWarning, need_package, refuse, with_named_keywords
from topics.events.people.aliases import ALIASES_FILE
from topics.inputs import open_input
from topics.pipeline import side_file
from topics.progress import ProgressBar
from topics.queries import Queried
from topics.records import METHODS, TABLES, Locator, stacked, table
from topics.settings import Settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from _typeshed import DataclassInstance

    from topics.engine.stages import Progress
    from topics.inputs import CorpusInput
    from topics.records import Method
    from topics.themes.discovery import FoundThemes
    from topics.themes.members import Unit
    from topics.themes.own_encoder import NamedEncoder, OwnEncoder
    from topics.themes.own_topics import OwnTopics, TopicsGiven
    from topics.themes.vectors import Array

DEFAULT_CORPUS = "seeds"
"""Name of the folder that commands and notebooks read where none is named."""


def default_out(corpus: CorpusInput, builds: str | Path = "build") -> Path:
    """Return the folder for the results of a corpus that is told no other: one of its own for each corpus.

    The results of the corpus that commands and notebooks use without being told one lie in ``builds`` itself, those
    of any other in a folder of its name there, so that they never overwrite each other. What is held in memory has the
    name of its kind.

    Parameters
    ----------
    corpus : str, Path, table, or list
        What ``Corpus`` is opened from.
    builds : str or Path, optional
        The folder of all results.

    Examples
    --------
    >>> default_out("../seeds", "../build").as_posix(), default_out("../my-articles.csv", "../build").as_posix()
    ('../build', '../build/my-articles')
    >>> default_out(["first text", "second text"]).as_posix()
    'build/list'
    """
    if not isinstance(corpus, str | Path):
        return Path(builds) / type(corpus).__name__
    name = Path(corpus).absolute().stem
    return Path(builds) if name == DEFAULT_CORPUS else Path(builds) / name


@with_named_keywords
class Corpus(Queried):
    """Articles, and everything that is found in them.

    A table is made when it is first asked for: ``Corpus("seeds").articles``. Large corpora are read in several
    processes: a script that opens one does so under ``if __name__ == "__main__":``.

    Parameters
    ----------
    articles : str, Path, table, or list
        A folder of articles; one file of many; a table of pandas, polars, pyarrow or any other library with the Arrow
        interface; a list of dicts; or a list of texts. The columns of a table are known by their names, as those of a
        file are. Each row keeps its own ``source``, by which it is cited: what a column ``source`` says, else one of
        files (``file``, ``filename``, ``path``), else its number. The index of a frame is not read:
        ``frame.reset_index(names="id")`` makes it the ids. Articles come in the order of their ids, numbers by their
        size, so that rows without ids keep their own order.
    out : str or Path, optional
        Folder in which the stages' results are kept; without it they go when the object goes.
    settings : Settings or mapping, optional
        In place of ``topics.toml`` beside the articles, or of the defaults: ``{"themes": {"n_themes": 6}}`` is what
        would stand in that file.
    side_files : str or Path, optional
        Folder of ``codebook.toml``, ``corrections.toml`` and the other files that otherwise lie beside the articles.
    workers : int, optional
        Processes for the parts; 0 means one for each core.
    scheduler : str, optional
        Address of a Dask scheduler that runs the parts in place of processes; needs ``out``.
    progress : callable, optional
        Called with a stage's name, the jobs done and the jobs in all; a bar in a notebook that is watched, else
        nothing.
    encoder : callable or object with ``encode``, optional
        The sentence encoder that found themes rest on, in place of the installed one: takes a list of texts, returns
        an array with a row of numbers each. With another ``name``, or other vectors for a few sample sentences, the
        themes are made anew. Declared themes keep the installed encoder, which their thresholds are measured with.

    Raises
    ------
    InputError
        If there is no such folder or file, or nothing in it that could be an article.

    Examples
    --------
    >>> text = "The ministers met in Vienna on 3 May 2021 and agreed on the budget."
    >>> corpus = Corpus([{"title": "Talks begin", "text": text, "desk": "world"}])
    >>> corpus.dates[["source", "text", "value"]].to_dict("records")
    [{'source': '0', 'text': '3 May 2021', 'value': '2021-05-03'}]

    Its tables are pandas frames, which other libraries take over by the Arrow interface:

    >>> import pyarrow
    >>> pyarrow.table(corpus.dates).column("value").to_pylist()
    ['2021-05-03']
    """

    def __init__(
        self,
        articles: CorpusInput,
        out: str | Path | None = None,
        settings: Settings | Mapping[str, object] | None = None,
        *,
        side_files: str | Path | None = None,
        workers: int = 0,
        scheduler: str = "",
        progress: Progress | None = None,
        encoder: OwnEncoder | None = None,
    ) -> None:
        self._open_input = partial(open_input, articles, side_files, Path(out) if out is not None else None)
        self._input = self._open_input()
        if self._input.warning:
            warnings.warn(self._input.warning, LeftOutWarning, stacklevel=2)
        self.settings = self._settings_of(settings)
        self.store = Store(Path(out) if out is not None else None)
        self.progress = progress or ProgressBar()
        self._workers = Workers(workers or os.cpu_count() or 1, scheduler)
        self._encoder = encoder
        self._topics: OwnTopics | None = None
        self._refuse_model_among_articles()
        self._runner = self._new_runner()

    def _new_runner(self) -> Runner:
        return Runner(
            pipeline.declare_stages(self.settings, self._encoder, self._topics),
            self._input.batches,
            refuse_empty=self._input.refuse_empty,
            sections={type(section): section for section in self._sections()},
            folder=self._input.folder,
            store=self.store,
            workers=self._workers,
            progress=self.progress,
            cache=self.vector_cache,
        )

    def _refuse_model_among_articles(self) -> None:
        model = self.settings.themes.encoder
        if not model or self.path is None or not self.path.is_dir():
            return
        place = pipeline.model_folder(model, self._input.folder)
        if place.resolve().is_relative_to(self.path.resolve()):
            refuse(
                f"'{place}', named by encoder under [themes], lies among the articles, where its files would be read "
                "as articles; move it out of that folder and name it by its new path, such as '../model'."
            )

    def _settings_of(self, given: Settings | Mapping[str, object] | None) -> Settings:
        if given is not None:
            return given if isinstance(given, Settings) else read_settings(given)
        path = self.beside("topics.toml")
        return read_settings(path) if path is not None else Settings()

    def _sections(self) -> list[DataclassInstance]:
        return [getattr(self.settings, section.name) for section in fields(self.settings)]

    def close(self) -> None:
        """End the processes that large corpora are read in; the tables stay."""
        self._workers.close()

    # ------------------------------------------------------------------ where it comes from

    @property
    def name(self) -> str:
        """What results call it: the name of the folder or file, or the kind of what was given."""
        return self._input.name

    @property
    def path(self) -> Path | None:
        """The folder or file, or None for rows in memory."""
        return self._input.path

    @property
    def warning(self) -> str:
        """What was left out of rows in memory, in words; "" for nothing. ``problems`` has it row by row."""
        return self._input.warning

    @property
    def sources(self) -> dict[str, str]:
        """The files, relative to the corpus, or the rows, each with the digest of its contents."""
        return self._input.sources

    @property
    def n_bytes(self) -> int:
        """The size of the files or rows together."""
        return sum(self._input.sizes.values())

    def beside(self, name: str) -> Path | None:
        """Return a side file of the corpus (``codebook.toml``, ``topics.toml`` …), or None."""
        return side_file(self._input.folder, name)

    def reread(self, locator: Locator) -> str:
        """Return the text as found of one article once more, from where it was read.

        Raises
        ------
        InputError
            If it has changed since, or is no longer there.
        """
        with within(self.settings.limits):
            return self._input.reread(locator)

    @property
    def estimate(self) -> str:
        """What a run will cost, in a sentence; "" for a small corpus."""
        sizes = self._input.sizes
        return estimate(len(sizes), sum(sizes.values()), self._workers.n_workers)

    @property
    def vector_cache(self) -> Path:
        """Folder that keeps sentence vectors: with the results, else in the user's own cache."""
        from platformdirs import user_cache_path

        return self.store.folder / VECTORS if self.store.lasting else user_cache_path("topics") / "vectors"

    @property
    def hashes(self) -> dict[str, str]:
        """Digests of the files read and of the settings: what a figure says it was made from."""
        return {"corpus_hash": digest(sorted(self.sources.items())), "settings_hash": digest(asdict(self.settings))}

    # ------------------------------------------------------------------ days that the reader knows

    def ask(self, days: Mapping[str, str] | None = None) -> pd.DataFrame:
        """Return which days to give, those that would settle most others first, and what given ones made certain.

        Nothing is asked for on the way: days are given by writing them here, and calling this again.

        Parameters
        ----------
        days : mapping of str to str, optional
            Days by file, as ``sources.csv`` names it, in any form: they are written into ``sources.csv`` beside the
            articles, and the tables are made anew.

        Returns
        -------
        DataFrame
            A row for each article that has no certain day, or whose day changed by what was given: ``file``,
            ``title``, ``before`` (its days before, where they changed), ``published_edtf``, ``likely`` and ``share``,
            ``because`` (the words that tell of time), and ``settles`` (how many articles more, on average, would then
            be at most three days from their likely day, itself among them).

        Raises
        ------
        InputError
            If a file is none of the corpus, a day is not understood, or the articles are no folder.

        Examples
        --------
        >>> text = "The warehouse at the harbour burned for nine hours on Friday, firefighters said."
        >>> Corpus([text]).ask()[["file", "because"]].to_dict("records")
        [{'file': '0', 'because': 'Friday'}]
        """
        from topics.publication.questions import days_by_file, read_answers, what_to_ask, write_answers

        before = days_by_file(self.articles)
        answers = read_answers(days or {}, before)
        if answers:
            if self.path is None or not self.path.is_dir():
                refuse("days can only be given to a folder of articles; write them into the table or the file itself.")
            write_answers(self.path, answers)
            self._input = self._open_input()
            self._runner = self._new_runner()
        return what_to_ask(self.articles, self.dates, self.gains, before)

    # ------------------------------------------------------------------ tables

    @property
    def articles(self) -> pd.DataFrame:
        """The articles, sorted by id (2 before 10); reprints name the first of their group."""
        return self._runner.table("articles", "articles")

    @property
    def repairs(self) -> pd.DataFrame:
        """Every repair and every dropped line, with its rule."""
        return self._runner.table("clean", "repairs")

    @property
    def passages(self) -> pd.DataFrame:
        """The sentences, titles, headings and captions, in the order of their articles."""
        return self._runner.table("clean", "passages")

    @property
    def gains(self) -> pd.DataFrame:
        """What the day of each undated article (``asked``) would settle of it and of others, if it were given."""
        return self._runner.table("gains", "gains")

    @property
    def dates(self) -> pd.DataFrame:
        """Every time expression of the articles in English and German."""
        return self._runner.table("dates", "dates")

    @property
    def problems(self) -> pd.DataFrame:
        """What could not be read or used, and what to do about it."""
        _, of_sidecar = self._runner.side(pipeline.SIDECAR)
        _, of_chronology = self._runner.side(pipeline.CHRONOLOGY)
        of_corrections = [one.problem(CORRECTIONS) for one in self._runner.side(pipeline.UNREAD_CORRECTIONS)]
        of_aliases = [one.problem(ALIASES_FILE) for one in self._runner.side(pipeline.UNREAD_ALIASES)]
        beside = [*of_sidecar, *of_chronology, *of_corrections, *of_aliases]
        frames = [
            table("problems", map(asdict, [*self._input.problems, *beside])),
            self._runner.table("read", "problems"),
            self._runner.table("clean", "problems"),
        ]
        return stacked("problems", frames).drop_duplicates(ignore_index=True)

    @property
    def assignments(self) -> pd.DataFrame:
        """Which passage belongs to which theme, by each method."""
        return self._of_methods("assignments")

    @property
    def themes(self) -> pd.DataFrame:
        """The themes of each method, with their terms and figures."""
        return self._of_methods("themes")

    @property
    def events(self) -> pd.DataFrame:
        """The events, by day."""
        return self._runner.table("timeline", "events")

    @property
    def evidence(self) -> pd.DataFrame:
        """The sentences that each event rests on."""
        return self._runner.table("timeline", "evidence")

    @property
    def untold(self) -> pd.DataFrame:
        """The dated sentences of which no event was made, with the reason: where to look for what is missing."""
        return self._runner.table("timeline", "untold")

    @property
    def claims(self) -> pd.DataFrame:
        """Statements of different articles that disagree."""
        return self._runner.table("timeline", "claims")

    @property
    def quotes(self) -> pd.DataFrame:
        """Who said what: speech, thoughts, questions and denials, with the words that name the speaker."""
        return self._runner.table("quotes", "quotes")

    @property
    def corrections(self) -> pd.DataFrame:
        """What became of each of the reader's corrections."""
        entries = [one.outcome() for one in self._runner.side(pipeline.UNREAD_CORRECTIONS) if one.number]
        frames = [self._runner.table(stage, "corrections") for stage in (*METHODS, "timeline")]
        frames.append(table("corrections", entries))
        return stacked("corrections", frames).sort_values("correction", ignore_index=True)

    def tables(self) -> dict[str, pd.DataFrame]:
        """Return every table by name, computing what is not there yet."""
        return {name: getattr(self, name) for name in TABLES}

    def _of_methods(self, name: str) -> pd.DataFrame:
        return stacked(name, [self._runner.table(method, name) for method in METHODS])

    # ------------------------------------------------------------------ themes

    def positions(self, method: Method = "tfidf") -> pd.DataFrame:
        """Return where each passage lies on the theme map: columns ``passage, x, y``."""
        return self._runner.table(method, "positions")

    def curve(self, method: Method = "tfidf") -> pd.DataFrame:
        """Return what the number of themes was chosen from, as ``topics.themes.number_of_themes`` has it.

        It is empty where the number was given.
        """
        return self._runner.table(method, "curve")

    @property
    def notes(self) -> list[str]:
        """What the whole-corpus stages decided, in sentences."""
        notes: list[str] = []
        for method in METHODS:
            notes += self._runner.table(method, "notes")["note"].tolist()
        return notes

    def use_topics(
        self, topics: TopicsGiven, names: Mapping[int, str] | Mapping[str, str] | None = None, *, unit: Unit = "passage"
    ) -> None:
        """Take topics of your own, of BERTopic or any other model or by hand, into all that is made from here on.

        They are the themes of method ``own``: in the tables, in the figures, and on the page, which they narrow. What
        an earlier call gave is replaced.

        Parameters
        ----------
        topics : mapping, or sequence
            A number or a text for each row of ``passages``, in its order, or by passage id (a dict, or a pandas series
            with the ids as its index; passages left out are in no topic). -1, None and "" mean none.
        names : mapping, optional
            Topic to name. Topics without one are named by their words.
        unit : {"passage", "article"}
            Whether topics are those of passages, or of whole articles, in the order or by the ids of ``articles``.

        Raises
        ------
        InputError
            If there are more topics than texts or fewer, an id is none of theirs, or names do not fit.

        Examples
        --------
        >>> corpus = Corpus(["The port closed on 3 May 2021. The choir sang.", "On 4 May 2021 the port opened."])
        >>> len(corpus.passages)
        3
        >>> corpus.use_topics([0, 1, 0], {0: "The port", 1: "Music"})
        >>> corpus.themes.loc[corpus.themes["method"] == "own", ["label", "n_passages"]].to_dict("records")
        [{'label': 'The port', 'n_passages': 2}, {'label': 'Music', 'n_passages': 1}]
        >>> corpus.timeline(theme="The port")["events"]["edtf"].tolist()
        ['2021-05-03', '2021-05-04']
        """
        from topics.themes.own_topics import read_topics

        self._topics = read_topics(topics, names, self.passages, self.articles, unit)
        self._runner = self._new_runner()

    def find_themes(
        self,
        method: Method,
        *,
        n_themes: int | None = None,
        unit: Unit = "passage",
        vectors: str | Path | Array = "auto",
        codebook: str | Path | None = None,
    ) -> FoundThemes:
        """Return the themes of one method, with other choices than the report's.

        Parameters
        ----------
        method : {"tfidf", "bertopic", "codebook"}
            How they are found.
        n_themes : int, optional
            How many are found; 0 chooses; by default as in the settings. A codebook has those that it declares.
        unit : {"passage", "article"}
            What is grouped.
        vectors : str, Path or array
            ``auto``, ``tfidf``, ``sentence``, or vectors of your own: an array with a row for each member, or the
            path of a ``.npy`` file that holds one.
        codebook : str or Path, optional
            In place of the one beside the articles.

        Raises
        ------
        InputError
            If a choice is not one of these, or there is no codebook to apply.
        SettingsError
            If the number of themes is none.
        MissingPackageError
            If BERTopic is asked for and not installed.

        Examples
        --------
        >>> text = "The port closed on Monday. The harbour reopened. The choir sang. The orchestra played."
        >>> len(Corpus([text]).find_themes("tfidf", n_themes=2).themes)
        2
        """
        from topics.themes.codebook import read_codebook

        if method not in METHODS:
            refuse(f"There is no method '{method}' to find themes by; the methods are {', '.join(METHODS)}.")
        if method == "own":
            refuse("Topics of your own are not found here; give them with use_topics, and they stand in themes.")
        if method == "codebook" and n_themes is not None:
            refuse("n_themes is for themes that are found; a codebook has as many as it declares.")
        if method == "bertopic":
            need_package("bertopic", "bertopic", "BERTopic")
        book = Path(codebook) if codebook is not None else self.beside("codebook.toml")
        if method == "codebook" and book is None:
            refuse(f"There is no codebook.toml beside '{self.path or self.name}'; name one with --codebook.")
        by_passage = unit == "passage"
        settings = self.settings.themes
        with one_thread(), at_most(self._workers.n_workers):
            return pipeline.find_themes(
                method,
                self.passages,
                self.articles,
                settings if n_themes is None else replace(settings, n_themes=n_themes),
                codebook=read_codebook(book) if book is not None else None,
                corrections=self._runner.side(pipeline.decisions("themes", method)) if by_passage else [],
                unit=unit,
                vectors=_given_vectors(vectors),
                encoder=self.encoder if method != "codebook" else None,
                cache=self.vector_cache,
                progress=partial(self.progress, "vectors"),
            )

    @property
    def encoder(self) -> NamedEncoder | None:
        """The reader's own encoder, given or named by the settings, or None for the one installed."""
        return self._runner.side(pipeline.encoder_side(self._encoder, self.settings.themes))

    def theme_hierarchy(self, method: Method = "tfidf") -> pd.DataFrame:
        """Return how the themes of a method join into larger ones, the nearest first.

        Found themes go by the distance of their middles, the cut through which gives the column ``group``; declared
        ones by their words (``topics.themes.measures.theme_hierarchy``).
        """
        from topics.themes.measures import theme_hierarchy

        tree = self._runner.table(method, "tree")
        if len(tree) or method != "codebook":
            return tree
        return theme_hierarchy(self.passages, self.assignments, self.themes, method)


def _given_vectors(vectors: str | Path | Array) -> str | Array:
    """Return the vectors of a ``.npy`` file as an array, anything else as it is."""
    from topics.themes.vectors import read_vectors

    if not isinstance(vectors, str | Path) or Path(vectors).suffix != ".npy":
        return vectors if not isinstance(vectors, Path) else str(vectors)
    return read_vectors(Path(vectors))
