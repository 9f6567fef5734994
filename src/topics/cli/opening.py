"""What commands share: opening a corpus with its options, writing a table, and how a command ends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from topics.progress import ProgressLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from topics.corpus import Corpus
    from topics.settings import Settings

CorpusPath = Annotated[Path, typer.Argument(metavar="CORPUS", help="folder of articles, or one file of many")]
Out = Annotated[Path, typer.Option("--out", help="where the result goes")]
SettingsPath = Annotated[Path | None, typer.Option("--settings", help="settings file in place of the corpus' own")]
Between = Annotated[
    str, typer.Option("--between", help="days of all articles: 2021-05-01..2021-06-30, or 2021-05-01.. or ..2021-06")
]


def given_settings(path: Path | None) -> Settings | None:
    """Return the settings of a file, or None where none was named."""
    from topics.settings import read_settings

    return read_settings(path) if path else None


def known_days(between: str) -> dict[str, Mapping[str, object]]:
    """Return the changes of the settings that ``--between`` makes."""
    from topics.publication.frame import read_between

    return {"publication": dict(zip(("from_", "to"), read_between(between), strict=True))} if between else {}


def changed_settings(corpus: Path, settings: Path | None, **changes: Mapping[str, object]) -> Settings | None:
    """Return the settings of a file or beside the corpus with parts of sections changed; None where nothing is."""
    from topics.corpus import Corpus

    given = given_settings(settings)
    if not changes:
        return given
    in_force = given or Corpus(corpus).settings
    sections = {name: replace(getattr(in_force, name), **values) for name, values in changes.items()}
    return replace(in_force, **sections)


def open_corpus(
    corpus: Path, settings: Path | None, out: Path | None = None, *reads: Path | None, **changes: Mapping[str, object]
) -> tuple[Corpus, ProgressLine]:
    """Open a corpus for one command.

    Parameters
    ----------
    corpus, settings, out : Path or None
        What the command was given by these names.
    reads : Path or None
        Further files that it reads.
    changes : mapping
        Parts of sections of the settings put in place.
    """
    from topics.corpus import Corpus
    from topics.inputs import claim_output

    if out is not None:
        claim_output(out, corpus, [path for path in (settings, *reads) if path is not None])

    line = ProgressLine()
    return Corpus(corpus, None, changed_settings(corpus, settings, **changes), progress=line), line


def say(text: str) -> None:
    """Say something beside the result: on standard error."""
    from topics.output.wording import printable

    typer.echo(printable(text), err=True)


def show(text: str) -> None:
    """Show a result, on standard output."""
    from topics.output.wording import printable

    typer.echo(printable(text))


def finish(corpus: Corpus, line: ProgressLine, done: str) -> None:
    """End the work on a corpus; exit with 1 where an input could not be read: an empty one held nothing."""
    line.end()
    problems = corpus.problems
    corpus.close()
    conclude(problems, done, n_lost=int(problems["lost"].sum()))


def conclude(problems: pd.DataFrame, done: str, *, n_lost: int) -> None:
    """Say what was left out and what was done; exit with 1 where an input is lost."""
    from topics.report import problem_lines

    for sentence in problem_lines(problems):
        say(sentence)
    say(done)
    end_where_failed(n_lost=n_lost)


def end_where_failed(*, n_lost: int, n_notebooks: int = 0) -> None:
    """Exit with 1, and say why as the last line, where inputs were left out or notebooks failed."""
    from topics.output.wording import number_words

    reasons = []
    if n_lost:
        reasons.append(f"{number_words(n_lost, 'input')} could not be read (“Left out” above says which and why)")
    if n_notebooks:
        reasons.append(f"{number_words(n_notebooks, 'notebook')} failed (“Failed” above)")
    if reasons:
        say(f"Exit code 1: {' and '.join(reasons)}; all else was done.")
        raise typer.Exit(1)


def write_csv(frame: pd.DataFrame, out: Path) -> None:
    """Write a table as a CSV file."""
    from topics.engine.store import write_text
    from topics.output.exports.csv import table_csv

    write_text(out, table_csv(frame))


def write_work_sheet(frame: pd.DataFrame, out: Path) -> None:
    """Write a table that somebody fills in by hand, where no other one is there yet that may be filled in."""
    from topics.engine.store import write_text
    from topics.errors import refuse
    from topics.output.exports.csv import table_csv

    text = table_csv(frame, for_spreadsheet=True).removeprefix("\ufeff")
    if out.is_file() and out.read_bytes() != text.encode():
        refuse(f"'{out}' is there and may hold work of yours; name another file with --out.")
    write_text(out, text)
