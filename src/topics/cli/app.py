"""Words on the command line: each command calls one function and writes where it is told."""

from __future__ import annotations

import re
import sys
from dataclasses import asdict
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Annotated, Literal

import typer
import typer.core

from topics.articles.known_formats import list_of_formats
from topics.cli import results, story
from topics.cli.codebook import codebook_app
from topics.cli.opening import (
    Between,
    CorpusPath,
    Out,
    SettingsPath,
    changed_settings,
    conclude,
    end_where_failed,
    finish,
    known_days,
    open_corpus,
    say,
    show,
    write_csv,
)
from topics.errors import TopicsError, refuse
from topics.progress import ProgressLine

GOES_ON = {"report": " What was finished is kept; the same command goes on from there."}
"""What is said after an accident, by command."""

NOTEBOOKS = (
    "run the notebooks, which draw the figures, or leave them out; without either they are run for articles that they "
    "have not been run for yet, and wait after other changes; what did not change is kept in any case"
)


class Sentences(typer.core.TyperGroup):
    """The commands: a user's mistake and an accident become a sentence, never a traceback."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]  # the base's own type is not public
        """Run a command; exit with 2 where it could not do its work, with 130 where it was interrupted."""
        try:
            return super().invoke(ctx)
        except TopicsError as error:
            say(f"topics: {error}")
        except BrokenPipeError:
            raise
        except (OSError, MemoryError) as error:
            what = error.strerror if isinstance(error, OSError) else "not enough memory"
            where = getattr(error, "filename", "") or "this run"
            say(f"topics: {what or error}: {where}.{GOES_ON.get(ctx.invoked_subcommand or '', '')}")
        except KeyboardInterrupt:
            say(f"topics: stopped.{GOES_ON.get(ctx.invoked_subcommand or '', '')}")
            raise typer.Exit(130) from None
        raise typer.Exit(2)


app = typer.Typer(
    cls=Sentences,
    epilog=f"Start with:  topics report FOLDER --out build. Files that are read: {list_of_formats()}.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def _show_version(wanted: bool) -> None:
    """Print the version and end, where it is asked for."""
    if wanted:
        from topics.engine.keys import package_version

        typer.echo(f"topics {package_version()}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[  # its callback acts on it
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="print the version and end")
    ] = False,
) -> None:
    """From a folder of messy news articles to cited themes and a cited timeline."""


app.add_typer(codebook_app, name="codebook", no_args_is_help=True)


@app.command()
def report(
    corpus: Annotated[Path, typer.Argument(metavar="[CORPUS]", help="folder of articles, or one file")] = Path("seeds"),
    out: Out = Path("build"),
    settings: SettingsPath = None,
    notebooks: Annotated[bool | None, typer.Option("--notebooks/--no-notebooks", help=NOTEBOOKS)] = None,
    quotes: Annotated[
        Literal["full", "sentence", "none"], typer.Option(help="how much of the articles the page holds")
    ] = "full",
    title: Annotated[str, typer.Option(help="what stands above the page, in place of the corpus's name")] = "",
    engine: Annotated[Literal["local", "dask"], typer.Option(help="this machine, or a Dask cluster")] = "local",
    scheduler: Annotated[str, typer.Option(help="address of the cluster, such as tcp://host:8786")] = "",
    fresh: Annotated[bool, typer.Option("--fresh", help="make all anew, whatever an earlier run left")] = False,
    between: Between = "",
) -> None:
    """Do the main job: articles, themes, timeline, figures, notebooks and one report page.

    Example:  topics report my-articles --out results
    """
    from topics.corpus import Corpus
    from topics.report import make_report, summarize

    if (engine == "dask") != bool(scheduler):
        refuse("--engine dask and --scheduler ADDRESS go together; give both or neither.")
    if sentence := Corpus(corpus).estimate:
        say(sentence)
    line = ProgressLine()
    in_force = changed_settings(corpus, settings, **known_days(between))
    made = make_report(
        corpus,
        out,
        in_force,
        notebooks=notebooks,
        quotes=quotes,
        title=title,
        scheduler=scheduler,
        fresh=fresh,
        progress=line,
    )
    line.end()
    for sentence in summarize(made):
        show(sentence)
    end_where_failed(n_lost=made.n_lost, n_notebooks=len(made.failed_notebooks))


@app.command()
def articles(corpus: CorpusPath, out: Out, between: Between = "", settings: SettingsPath = None) -> None:
    """Read, repair and date the articles: one JSON object a line.

    Example:  topics articles my-articles --out articles.jsonl
    """
    from topics.engine.store import write_text
    from topics.output.exports.json import articles_jsonl

    opened, line = open_corpus(corpus, settings, out, **known_days(between))
    write_text(out, articles_jsonl(opened.articles, opened.repairs))
    finish(opened, line, f"{len(opened.articles)} articles written to {out}.")


@app.command()
def sources(
    corpus: CorpusPath,
    out: Out,
    ask: Annotated[bool, typer.Option("--ask", help="ask for the days that would settle most articles")] = False,
    between: Between = "",
    settings: SettingsPath = None,
) -> None:
    """Write a sidecar filled in as far as the texts allow, to correct by hand; or ask for the days of articles.

    What a reader has written into the file already is kept.

    Example:  topics sources my-articles --out my-articles/sources.csv
    """
    from topics.articles.sidecar import merged_sources
    from topics.cli.asking import ask_for_days, n_known, settle_sentence
    from topics.engine.store import write_text
    from topics.inputs import claim_output
    from topics.publication.questions import find_questions, propose_sources

    changes = known_days(between)
    claim_output(out, corpus, merges=True)
    if ask:
        n_given = ask_for_days(out, lambda: open_corpus(corpus, settings, None, **changes))
        say(f"Days written to {out}: {n_given}.")
        return
    opened, line = open_corpus(corpus, settings, None, **changes)
    write_text(out, merged_sources(out, propose_sources(opened.articles, opened.dates, opened.gains)))
    questions = find_questions(opened.articles, opened.dates, opened.gains)
    note = f" {settle_sentence(questions, opened.gains, n_known(opened.articles))}" if len(questions) else ""
    finish(opened, line, f"{len(opened.articles)} articles written to {out}.{note}")


@app.command()
def passages(corpus: CorpusPath, out: Out, settings: SettingsPath = None) -> None:
    """Cut the articles into sentences with their places in the text as found.

    Example:  topics passages my-articles --out passages.csv
    """
    opened, line = open_corpus(corpus, settings, out)
    columns = ["id", "article", "source", "start", "stop", "found_text", "text", "kind"]
    write_csv(opened.passages[columns], out)
    finish(opened, line, f"{len(opened.passages)} passages written to {out}.")


@app.command()
def find(
    words: Annotated[str, typer.Argument(help="word or phrase; upper and lower case are the same")],
    corpus: CorpusPath,
    out: Annotated[Path | None, typer.Option("--out", help="a CSV file; without it, the terminal")] = None,
    settings: SettingsPath = None,
) -> None:
    """Show every hit of some words with its left and right context, article and day.

    Example:  topics find "human rights" my-articles
    """
    from topics.articles.concordance import find_words

    opened, line = open_corpus(corpus, settings, out)
    hits = find_words(opened.passages, opened.articles, words)
    line.end()
    if out is not None:
        write_csv(hits, out)
    else:
        for row in hits.itertuples():
            show(f"{row.left:>45.45} [{row.hit}] {row.right:<45.45}  {row.article} {row.day}")
    finish(opened, line, f"{len(hits)} hits." if out is None else f"{len(hits)} hits written to {out}.")


@app.command()
def dates(
    corpus: Annotated[Path, typer.Argument(metavar="CORPUS", help="corpus, or a folder of TimeML files (.tml)")],
    out: Out,
    domain: Annotated[
        Literal["auto", "news", "narrative"], typer.Option(help="what relative dates are resolved from")
    ] = "auto",
    between: Between = "",
    settings: SettingsPath = None,
) -> None:
    """Find every time expression and the days it means; TimeML in, TimeML out.

    Example:  topics dates my-articles --out dates.csv
    """
    if corpus.is_dir() and any(corpus.glob("*.tml")):
        _dates_timeml(corpus, out, domain)
        return
    opened, line = open_corpus(corpus, settings, out, dates={"domain": domain}, **known_days(between))
    write_csv(opened.dates.drop(columns=["passage_start", "passage_stop"]), out)
    finish(opened, line, f"{len(opened.dates)} time expressions written to {out}.")


def _dates_timeml(folder: Path, out: Path, domain: str) -> None:
    from topics.dates.timeml import tag_folder
    from topics.records import table

    line = ProgressLine()
    problems = tag_folder(folder, out, domain, lambda done, total: line("dates", done, total))
    line.end()
    conclude(table("problems", map(asdict, problems)), f"TimeML written to {out}.", n_lost=len(problems))


@app.command()
def themes(
    corpus: CorpusPath,
    out: Out,
    method: Annotated[Literal["codebook", "tfidf", "bertopic"], typer.Option(help="how they are found")] = "tfidf",
    unit: Annotated[Literal["passage", "article"], typer.Option(help="what is grouped")] = "passage",
    vectors: Annotated[str, typer.Option(help="auto, tfidf, sentence or a .npy file")] = "auto",
    n_themes: Annotated[str, typer.Option(help="how many themes, or auto")] = "",
    codebook: Annotated[Path | None, typer.Option(help="codebook in place of the corpus' own")] = None,
    about: Annotated[str, typer.Option(help="show which of the themes these words tell of")] = "",
    settings: SettingsPath = None,
) -> None:
    """Find themes by clustering, or look for the declared ones.

    Example:  topics themes my-articles --method tfidf --out themes.csv
    """
    from topics.output.tables import theme_rows

    number = _number_of_themes(n_themes)
    changes = {} if number is None else {"themes": {"n_themes": number}}
    own_vectors = Path(vectors) if vectors.endswith(".npy") else None
    opened, line = open_corpus(corpus, settings, out, codebook, own_vectors, **changes)
    found = opened.find_themes(method, unit=unit, vectors=vectors, codebook=codebook)
    rows = theme_rows(found.assignments, found.themes, opened.articles, opened.passages, unit)
    write_csv(rows, out)
    for note in found.notes:
        say(note)
    line.end()
    if about:
        from topics.themes.search import search_themes

        for hit in search_themes(about, found.themes, found.assignments, opened.passages).to_dict("records"):
            show(f"{hit['label']}: {hit['n_passages']} of {hit['of_passages']} passages hold “{about}”")
    finish(opened, line, f"{len(found.themes)} themes; {len(rows)} rows written to {out}.")


@app.command()
def assign(
    corpus: CorpusPath,
    model: Annotated[Path, typer.Option("--model", help="folder of results whose themes are taken")],
    out: Out,
    method: Annotated[Literal["tfidf", "bertopic"], typer.Option(help="whose themes")] = "tfidf",
    settings: SettingsPath = None,
) -> None:
    """Put new articles into the themes of a finished run; a passage that is like none of them gets none.

    Example:  topics assign new-articles --model build --out assigned.csv
    """
    from topics.output.tables import theme_rows
    from topics.themes.assigning import assign_passages, read_model

    learnt = read_model(model, method)
    opened, line = open_corpus(corpus, settings, out)
    assigned = assign_passages(learnt, opened.passages, opened.articles, partial(line, "vectors"), opened.encoder)
    write_csv(theme_rows(assigned, learnt.themes, opened.articles, opened.passages, "passage"), out)
    line.end()
    n_chosen = int(assigned["chosen"].sum())
    finish(
        opened,
        line,
        f"{n_chosen} of {len(assigned)} passages are in one of {len(learnt.themes)} themes; written to {out}.",
    )


def _number_of_themes(words: str) -> int | None:
    """Return the number asked for, 0 where the data shall choose, None where nothing was said."""
    if not words:
        return None
    if words == "auto":
        return 0
    if not _NUMBER.fullmatch(words):
        refuse(f"--n-themes is '{words}'; it can be a number from 1 on, or auto.")
    return int(words)


_NUMBER = re.compile(r"0*[1-9][0-9]{0,8}")
"""A whole number from 1 on, in digits that everybody writes, of a length that any corpus has themes for."""


for command in (story.timeline, story.quotes, story.network, story.places, results.compare):
    app.command()(command)
app.command("table")(results.show_table)
app.command("figure")(results.copy_figure)


@app.command()
def settings(path: Annotated[Path | None, typer.Option("--settings", help="a settings file")] = None) -> None:
    """Print all settings with their units and the values in force.

    Example:  topics settings
    """
    from topics.settings import Settings, describe_settings, read_settings

    described = describe_settings(read_settings(path) if path else Settings())
    for section, lines in groupby(described, key=lambda line: line.section):
        typer.echo(f"[{section}]")
        for line in lines:
            bounds = f" ({line.bounds})" if line.bounds else ""
            typer.echo(f"{line.toml}  # {line.unit}{bounds}: {line.about}")


@app.command()
def doctor(
    folder: Annotated[Path | None, typer.Argument(metavar="[CORPUS]", help="folder of articles, or one file")] = None,
) -> None:
    """Say what is installed, and of a folder what it holds and how long a run will take, before any run.

    Example:  topics doctor my-articles
    """
    from topics.doctor import describe_folder, describe_installation

    for sentence in describe_installation():
        show(sentence)
    if folder is not None:
        show("")
        for sentence in describe_folder(folder):
            show(sentence)


@app.command()
def verify(folder: Annotated[Path, typer.Argument(help="folder of results")]) -> None:
    """Check the results of a run, and what it keeps for the next one; name files that are not from it.

    Example:  topics verify build
    """
    from topics.engine.manifest import verify as faults_of
    from topics.engine.results import beside_results

    faults = faults_of(folder)
    for fault in faults:
        show(fault)
    for name in beside_results(folder):
        show(f"Note: {name} lies beside the results and is not from a run.")
    show(f"{folder}: {'all files are as the run left them' if not faults else f'{len(faults)} files differ'}.")
    if faults:
        raise typer.Exit(1)


def main() -> None:
    """Run a command."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
