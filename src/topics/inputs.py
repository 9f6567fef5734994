"""What a corpus is opened from: a folder, a file, a table in memory, or a list of dicts or of texts.

Files and rows give the same: batches that the first stage reads, the digest of each source, and the folder of what
lies beside the articles.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Protocol, TypeAlias, cast

from topics.articles.files import SIDE_FILES, list_files, list_results, note_output, noted_outputs, path_of, reread
from topics.articles.known_formats import list_of_formats
from topics.articles.readers.columns import SAMPLE, as_json, as_text, fold_name, map_columns, metadata_of, unused_days
from topics.articles.readers.found_article import FoundArticle
from topics.articles.stages import read_part
from topics.dates.given import day_fault, find_order, in_order
from topics.engine.keys import digest, file_digest
from topics.engine.parts import cut_batches
from topics.engine.stages import Batch, Tables
from topics.errors import InputError, refuse
from topics.records import Locator, Problem, table

if TYPE_CHECKING:
    import pandas as pd


class ArrowTable(Protocol):
    """A table of pandas, polars, pyarrow or any other library that speaks the Arrow PyCapsule interface."""

    def __arrow_c_stream__(self, requested_schema: object | None = None, /) -> object:
        """Return the table as an Arrow stream."""


CorpusInput: TypeAlias = str | Path | ArrowTable | Iterable[str] | Iterable[Mapping[str, object]]
"""What ``topics.Corpus`` opens."""


class Input(Protocol):
    """Where the articles of a corpus come from."""

    name: str
    """What results call the corpus."""

    @property
    def path(self) -> Path | None:
        """The folder or file; None for rows in memory."""

    @property
    def folder(self) -> Path | None:
        """The folder of what lies beside the articles; None where there is none."""

    @property
    def sources(self) -> dict[str, str]:
        """Each source with the digest of its contents."""

    @property
    def sizes(self) -> dict[str, int]:
        """Each source with its size in bytes."""

    @property
    def problems(self) -> list[Problem]:
        """What is left out before anything is read."""

    @property
    def warning(self) -> str:
        """What whoever opens it should know at once: how much of it is no article, and why; "" for nothing."""

    def batches(self) -> list[Batch]:
        """Return what is read together."""

    def reread(self, locator: Locator) -> str:
        """Return the text as found once more."""

    def refuse_empty(self, problems: pd.DataFrame) -> NoReturn:
        """Say that nothing could be read, and why."""


def open_input(given: CorpusInput, side_files: str | Path | None = None, results: Path | None = None) -> Input:
    """Return the input that somebody gives.

    Parameters
    ----------
    given : str, Path, table, or list
        A folder, a file of many articles, a table, a list of dicts, or a list of texts.
    side_files : str or Path, optional
        Folder of the files that otherwise lie beside the articles.
    results : Path, optional
        Folder of the results, which holds no articles where it lies in the corpus.

    Raises
    ------
    InputError
        If there is no such folder or file, or it is none of these.
    """
    folder = Path(side_files) if side_files is not None else None
    if folder is not None and not folder.is_dir():
        refuse(f"There is no folder '{side_files}'; give the folder that holds codebook.toml and its like.")
    if isinstance(given, str | Path):
        return FileInput(Path(given), folder, results)
    return RowInput(rows_of(given), folder)


def claim_output(out: Path, corpus: Path, others: Iterable[Path] = (), *, merges: bool = False) -> None:
    """Refuse a file for a result that would take the place of what is read; one among the articles is noted as none.

    Parameters
    ----------
    out : Path
        Where the result is to go.
    corpus : Path
        The folder of articles, or the one file.
    others : iterable of Path
        Further files that are read.
    merges : bool
        True where what stands in the file is kept: then it may be a side file of the corpus.

    Raises
    ------
    InputError
        If it is one of these, or a side file that is there already.
    """
    is_side_file = out.name in SIDE_FILES
    if is_side_file and out.exists() and not merges:
        refuse(f"'{out}' is there and may hold work of yours; name another file with --out.")
    given = [path for path in (corpus, *others) if path.is_file()]
    inside = corpus.is_dir() and not is_side_file and out.parent.resolve().is_relative_to(corpus.resolve())
    if inside:
        given += [path_of(corpus, name) for name in list_files(corpus)]
    if out.is_file() and any(path.exists() and out.samefile(path) for path in given):
        refuse(f"'{out}' is what is read here; name another file with --out.")
    if inside and out.parent.is_dir() and not out.name.startswith("."):
        note_output(corpus, out)


# ---------------------------------------------------------------- files


class FileInput:
    """A folder of articles, or one file of many."""

    def __init__(self, path: Path, side_files: Path | None = None, results: Path | None = None) -> None:
        if not path.exists():
            refuse(f"There is no folder or file '{path}'; give the folder that holds the articles.")
        self.path = path
        self.name = Path(os.path.abspath(path)).name  # noqa: PTH100  # "." has a name, and a link keeps its own
        self._files = path if path.is_dir() else path.parent
        self.folder = side_files or self._files
        self._results = results

    @cached_property
    def sizes(self) -> dict[str, int]:
        """Each file, relative to the corpus, with its size in bytes."""
        return {name: _size(path_of(self.path, name)) for name in list_files(self.path, self._results)}

    @cached_property
    def sources(self) -> dict[str, str]:
        """Each file, relative to the corpus, with the digest of its bytes.

        Raises
        ------
        InputError
            If there is none.
        """
        if not self.sizes:
            refuse(f"'{self.path}' holds no articles; save them as .txt, .md, .html, .csv, .jsonl, .docx or .pdf.")
        return {name: _digest_or_nothing(path_of(self.path, name)) for name in self.sizes}

    @cached_property
    def problems(self) -> list[Problem]:
        """The results of other runs and of commands in the corpus, which hold no articles."""
        own = self._results.resolve() if self._results is not None else None
        root = self.path.resolve()
        others = [name for name in list_results(self.path) if root / name != own]
        others += [name for name in noted_outputs(root) if (root / name).is_file()]
        advice = "move it out of the folder of articles, if that is what it is"
        return [Problem(name, "results of this program, not read as articles", advice, lost=False) for name in others]

    @property
    def warning(self) -> str:
        """Nothing: files are not read before they are asked for, and then the table of problems has it."""
        return ""

    def batches(self) -> list[Batch]:
        """Return the files that are read together."""
        sources = self.sources
        batches = []
        for names in cut_batches(self.sizes):
            identity = [(name, sources[name]) for name in names]
            read = partial(read_part, self.path.absolute(), names, dict(identity))
            batches.append(Batch(identity, read, sum(self.sizes[name] for name in names)))
        return batches

    def reread(self, locator: Locator) -> str:
        """Return the text as found once more, from its file.

        Raises
        ------
        InputError
            If the file has changed since.
        """
        return reread(self.path, locator)

    def refuse_empty(self, problems: pd.DataFrame) -> NoReturn:
        """Say that nothing could be read, and why."""
        why = _reasons(problems)
        refuse(f"Nothing in '{self.path}' could be read as an article ({why}); read are {list_of_formats()}.")


def _size(path: Path) -> int:
    """Return the size of a file in bytes, 0 where it cannot be read: its reader then lists it."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _digest_or_nothing(path: Path) -> str:
    """Return the digest of a file, "" where it cannot be read: its reader then lists it."""
    try:
        return file_digest(path)
    except OSError:
        return ""


def _reasons(problems: pd.DataFrame) -> str:
    """Return the first few problems, in a line."""
    first = problems[["source", "found"]].head(3).to_numpy()
    return "; ".join(f"{source}: {found}" for source, found in first)


# ---------------------------------------------------------------- rows


@dataclass(frozen=True, slots=True)
class GivenRows:
    """Rows as they were given: what they are called, and each row, or why it is none.

    Parameters
    ----------
    what : str
        What was given, for messages: ``DataFrame``.
    rows : list of dict or str
        A row, by column; or, in place of one that cannot be read, what was found there.
    columns : tuple of str
        Names of the columns, in order.
    """

    what: str
    rows: list[dict[str, object] | str]
    columns: tuple[str, ...]


TEXT_COLUMN = "text"
"""Column that the texts of a plain list stand in."""
SOURCE_COLUMN = "source"
"""Column that names the source of each row, where there is one."""
FILE_COLUMNS = ("file", "filename", "file_name", "filepath", "file_path", "path")
"""Columns that name the file of each row, the best first: its source where none is given, or where rows share one."""


def rows_of(given: object) -> GivenRows:
    """Return the rows of a table or of a list.

    Raises
    ------
    InputError
        If it is neither, or empty.
    """
    what = type(given).__name__
    if isinstance(given, Mapping | bytes) or what in {"Series", "ChunkedArray", "Array"} or _is_array(given):
        refuse(
            f"A corpus cannot be opened from one {what}; give a folder, a file, a DataFrame with a column of text, "
            "or a list of texts."
        )
    if hasattr(given, "__arrow_c_stream__"):
        rows = _rows_of_table(given, what)
    elif isinstance(given, Iterable):
        rows = GivenRows(what, *_rows_of_list(given))
    else:
        refuse(f"A corpus cannot be opened from '{what}'; give a folder, a file, a DataFrame or a list of texts.")
    if not rows.rows:
        refuse(f"The {what} holds no rows; give at least one article.")
    return rows


def _is_array(given: object) -> bool:
    """Return True for an array of one dimension or none, of whatever library."""
    return hasattr(given, "__array__") and not hasattr(given, "columns")


def _rows_of_table(given: object, what: str) -> GivenRows:
    import pandas as pd

    if not isinstance(given, pd.DataFrame):
        given = _frame_of_arrow(given, what)
    names = [str(name) for name in given.columns]
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        refuse(f"The {what} has the column '{twice[0]}' more than once; give each column a name of its own.")
    cells = given.set_axis(names, axis=1).astype(object)
    cells = cells.where(cells.notna(), None)
    rows: list[dict[str, object] | str] = [
        dict(zip(names, values, strict=True)) for values in cells.to_numpy().tolist()
    ]
    return GivenRows(what, rows, tuple(names))


def _frame_of_arrow(given: object, what: str) -> pd.DataFrame:
    import pyarrow as pa

    try:
        frame = pa.table(given).to_pandas()
    except (pa.ArrowException, TypeError, ValueError) as error:
        refuse(f"The {what} cannot be read as a table ({str(error).splitlines()[0]}); give one with a column of text.")
    return cast("pd.DataFrame", frame)


def _rows_of_list(given: Iterable[object]) -> tuple[list[dict[str, object] | str], tuple[str, ...]]:
    rows: list[dict[str, object] | str] = []
    columns: dict[str, None] = {}
    for item in given:
        if isinstance(item, str):
            rows.append({TEXT_COLUMN: item})
            columns[TEXT_COLUMN] = None
        elif isinstance(item, Mapping):
            row = {str(name): value for name, value in item.items()}
            rows.append(row)
            columns.update(dict.fromkeys(row))
        else:
            rows.append(f"{type(item).__name__} in place of a text or a dict")
    return rows, tuple(columns)


class RowInput:
    """Rows in memory: each is an article with a source of its own.

    A column ``source`` names it, else one of ``FILE_COLUMNS``, else the number of the row does, from 0. The other
    columns are known by the names that tables on disk use for them; a ``source`` that rows share is held to be their
    outlet where no column gives one. Columns that are not known are kept in ``extra``.
    """

    path = None

    def __init__(self, given: GivenRows, side_files: Path | None = None) -> None:
        self.name = given.what
        self.folder = side_files
        self._articles: dict[str, FoundArticle] = {}
        self._problems: dict[str, Problem] = {}
        self.sources: dict[str, str] = {}
        self.sizes: dict[str, int] = {}
        reader = _RowReader(given)
        self.problems = list(reader.unused_days())
        for number, row in enumerate(given.rows):
            self._add(reader, number, row)

    def _add(self, reader: _RowReader, number: int, row: dict[str, object] | str) -> None:
        source, record = reader.place(number)
        place = f"{source}#{record}" if record else source
        try:
            article = reader.read(number, row)
        except InputError as error:
            self._problems[place] = Problem(source, str(error), "give the row a text, or take it out")
            self.sources[place], self.sizes[place] = "", 0
            return
        self._articles[place] = article
        if fault := day_fault(article.metadata.published):
            found = f"the day of publication “{article.metadata.published}” {fault}"
            self._problems[place] = Problem(source, found, "write it as YYYY-MM-DD", lost=False)
        self.sources[place] = digest(asdict(article))
        self.sizes[place] = len(article.text)

    @property
    def warning(self) -> str:
        """How many rows are no article and which columns or days are not understood, with the first reason of each."""
        own = self._problems.values()
        lost = [problem.found for problem in own if problem.lost]
        undated = [problem.found for problem in own if not problem.lost]
        n_rows = len(self._articles) + len(lost)
        read = (
            f"{len(self._articles)} of {n_rows} rows read; {len(lost)} left out (the first: {lost[0]})" if lost else ""
        )
        days = (
            f"{len(undated)} of {n_rows} rows have a day that cannot be used (the first: {undated[0]})"
            if undated
            else ""
        )
        columns = [f"{problem.found}: {problem.advice}" for problem in self.problems]
        said = "; ".join(filter(None, [read, days, *columns]))
        return f"{said}. See corpus.problems." if said else ""

    def batches(self) -> list[Batch]:
        """Return the rows that are read together."""
        batches = []
        for places in cut_batches(self.sizes):
            articles = [self._articles[place] for place in places if place in self._articles]
            problems = [self._problems[place] for place in places if place in self._problems]
            identity = [[(place, self.sources[place]) for place in places], list(map(asdict, problems))]
            read = partial(_tables_of_rows, articles, problems)
            batches.append(Batch(identity, read, sum(self.sizes[place] for place in places)))
        return batches

    def reread(self, locator: Locator) -> str:
        """Return the text of a row once more.

        Raises
        ------
        InputError
            If there is no such row.
        """
        for article in self._articles.values():
            if article.locator == locator:
                return article.text
        refuse(f"There is no row '{locator.source}' {locator.record} with the text that was read; open them again.")

    def refuse_empty(self, problems: pd.DataFrame) -> NoReturn:
        """Say that nothing could be read, and why."""
        refuse(f"No row of the {self.name} could be read as an article ({_reasons(problems)}).")


def _tables_of_rows(articles: list[FoundArticle], problems: list[Problem]) -> Tables:
    """Return the tables of a batch of rows."""
    return {
        "articles": table("articles", [article.row for article in articles]),
        "problems": table("problems", map(asdict, problems)),
    }


class _RowReader:
    """Reads rows whose columns are known by name."""

    def __init__(self, given: GivenRows) -> None:
        rows = [row for row in given.rows if isinstance(row, dict)]
        names = [name for name in given.columns if name != SOURCE_COLUMN]
        self._given, self._names, self._sample = given, names, rows[:SAMPLE]
        self._columns = self._known_columns(given, names, rows)
        self._order = find_order(as_text(row.get(self._columns.get("published", ""))) for row in rows)
        given_sources = [_source(number, row) for number, row in enumerate(given.rows)]
        shares_sources = max(Counter(given_sources).values()) > 1
        self._source_is_outlet = "outlet" not in self._columns and shares_sources
        self._sources = given_sources
        if shares_sources or SOURCE_COLUMN not in given.columns:
            self._sources = _names_of_files(given) or given_sources
        self._times = Counter(self._sources)

    @staticmethod
    def _known_columns(given: GivenRows, names: list[str], rows: list[dict[str, object]]) -> dict[str, str]:
        if not rows:
            return {"text": TEXT_COLUMN}
        try:
            return map_columns(names, rows)
        except InputError:
            listed = ", ".join(given.columns) or "none"
            refuse(f"The {given.what} has no column of text; its columns are {listed}. Name the one that is 'text'.")

    def unused_days(self) -> Iterator[Problem]:
        """Yield the warning that columns hold days where none is known to hold those of publication."""
        return unused_days(self._given.what, self._names, self._sample, self._columns)

    def place(self, number: int) -> tuple[str, str]:
        """Return the source of a row, and its number where others have the same source."""
        source = self._sources[number]
        return source, str(number) if self._times[source] > 1 else ""

    def read(self, number: int, row: dict[str, object] | str) -> FoundArticle:
        """Return the article of a row.

        Raises
        ------
        InputError
            If it has no text.
        """
        if isinstance(row, str):
            refuse(f"row {number} is {row}")
        text = row.get(self._columns["text"])
        if not isinstance(text, str) and text is not None:
            refuse(f"row {number} has a {type(text).__name__} in place of a text")
        if text is None or not text.strip():
            refuse(f"row {number} has no text")
        source, record = self.place(number)
        content = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        values = {kind: as_text(row.get(name)).strip() for kind, name in self._columns.items() if kind != "text"}
        own = values.pop("id", "")
        if "published" in values:
            values["published"] = in_order(values["published"], self._order)
        if self._source_is_outlet:
            values["outlet"] = as_text(row.get(SOURCE_COLUMN)).strip()
        rest = {name: value for name, value in row.items() if name not in {SOURCE_COLUMN, *self._columns.values()}}
        return FoundArticle(
            id=own or (f"{source}#{record}" if record else source),
            locator=Locator(source, record, self._columns["text"], "", content),
            text=text,
            metadata=metadata_of(values),
            extra=as_json(rest),
        )


def _source(number: int, row: dict[str, object] | str) -> str:
    """Return what a row gives as its source, else its number."""
    named = as_text(row.get(SOURCE_COLUMN)).strip() if isinstance(row, dict) else ""
    return named or str(number)


def _names_of_files(given: GivenRows) -> list[str]:
    """Return the names of the files that rows come from, without folders where they differ; none if one has none."""
    columns = {fold_name(name): name for name in reversed(given.columns)}
    column = next((columns[name] for name in FILE_COLUMNS if name in columns), "")
    paths = [as_text(row.get(column)).strip() if isinstance(row, dict) else "" for row in given.rows]
    if not all(paths):
        return []
    names = [re.split(r"[/\\]", path)[-1] for path in paths]
    return names if all(names) and len(set(names)) == len(set(paths)) else paths
