"""``topics codebook``: check a codebook against a corpus, or draw passages to code by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from topics.cli.opening import CorpusPath, Out, SettingsPath, finish, open_corpus, say, show, write_work_sheet
from topics.errors import refuse

if TYPE_CHECKING:
    import pandas as pd

    from topics.themes.codebook import Codebook

codebook_app = typer.Typer(help="Begin, check and extend a codebook, or draw passages to code by hand.")

Book = Annotated[Path | None, typer.Option("--codebook", help="codebook in place of the corpus' own")]
Coded = Annotated[Path | None, typer.Option("--coded", help="hand-coded passages")]


@codebook_app.command()
def check(corpus: CorpusPath, codebook: Book = None, coded: Coded = None, settings: SettingsPath = None) -> None:
    """Show empty, overlapping and never-matching themes, and agreement with hand-coded passages.

    Example:  topics codebook check my-articles
    """
    from topics.themes.codebook import read_codebook
    from topics.themes.coding import check_codebook, coding_agreement, read_coded

    opened, line = open_corpus(corpus, settings)
    book = codebook or opened.beside("codebook.toml")
    found = opened.find_themes("codebook", codebook=book)
    declared = read_codebook(_given(book))
    line.end()
    checked = check_codebook(declared, found.assignments, list(opened.passages["text"]))
    for row in checked.to_dict("records"):
        ways = f"{row['n_by_term']} by term, {row['n_passages'] - row['n_by_term']} by nearness"
        counts = f"{row['n_passages']} passages ({ways}), {row['n_near']} near misses."
        show(f"{row['theme']}: {counts} {row['advice']}".rstrip())
        if row["unused_terms"]:
            show(f"    terms that never match: {', '.join(row['unused_terms'])}")
    by_hand = coded or opened.beside("coded.csv")
    if by_hand is not None:
        said = read_coded(by_hand, declared, list(opened.passages["id"]))
        for row in coding_agreement(declared, found.assignments, said).to_dict("records"):
            figures = ", ".join(f"{name} {row[name]:.2f}" for name in ("precision", "recall", "f1", "kappa"))
            show(f"{row['theme']} against {row['coder']} ({row['n_coded']} passages): {figures}")
    finish(opened, line, f"{len(declared.themes)} themes checked on {len(opened.passages)} passages.")


@codebook_app.command()
def new(out: Out = Path("codebook.toml")) -> None:
    """Write a short codebook to begin with.

    Example:  topics codebook new --out my-articles/codebook.toml
    """
    from topics.engine.store import write_text
    from topics.themes.suggestions import TEMPLATE

    if out.exists():
        refuse(f"'{out}' is there and may hold work of yours; name another file with --out.")
    write_text(out, TEMPLATE)
    say(f"A codebook with two themes to fill in was written to {out}.")


@codebook_app.command()
def suggest(
    corpus: CorpusPath,
    out: Out,
    size: Annotated[int, typer.Option(min=1, help="terms a theme, at most")] = 10,
    codebook: Book = None,
    settings: SettingsPath = None,
) -> None:
    """Write terms that keep company with each theme, to accept or strike: yes, hint or no in the column keep.

    Example:  topics codebook suggest my-articles --out suggestions.csv
    """
    from topics.themes.codebook import read_codebook
    from topics.themes.suggestions import suggest_terms

    opened, line = open_corpus(corpus, settings, out, codebook)
    book = _given(codebook or opened.beside("codebook.toml"))
    found = opened.find_themes("codebook", codebook=book)
    suggested = suggest_terms(opened.passages, opened.articles, read_codebook(book), found.assignments, size=size)
    write_work_sheet(suggested, out)
    line.end()
    for theme, own in suggested.groupby("theme", sort=False):
        show(f"{theme}: {', '.join(own['term'])}")
    advice = "write yes, hint or no in its column keep, then: topics codebook accept"
    finish(opened, line, f"{len(suggested)} terms written to {out}; {advice}.")


@codebook_app.command()
def accept(
    sheet: Annotated[Path, typer.Argument(help="suggestions with the column keep filled in")],
    codebook: Annotated[Path, typer.Option("--codebook", help="the codebook that they are for")],
    out: Out,
) -> None:
    """Write the codebook with the suggestions that were kept; comments and order stay.

    Example:  topics codebook accept suggestions.csv --codebook my-articles/codebook.toml --out codebook-2.toml
    """
    from topics.engine.store import write_text
    from topics.themes.codebook import read_codebook
    from topics.themes.suggestions import extended_codebook, read_kept

    kept = read_kept(sheet, read_codebook(codebook))
    if out.exists() and not out.samefile(codebook):
        refuse(f"'{out}' is there and may hold work of yours; name another file with --out.")
    write_text(out, extended_codebook(codebook.read_text(encoding="utf-8"), kept))
    n_kept = sum(map(len, kept.values()))
    say(f"Suggestions kept: {n_kept}. The codebook was written to {out}.")


@codebook_app.command()
def sample(
    corpus: CorpusPath,
    out: Out,
    size: Annotated[int, typer.Option(min=1, help="how many passages")] = 60,
    codebook: Book = None,
    settings: SettingsPath = None,
    doubtful: Annotated[bool, typer.Option("--doubtful", help="those that the codebook is least sure of")] = False,
    coders: Annotated[str, typer.Option(help="names with commas between; each gets a row of every passage")] = "",
) -> None:
    """Draw passages to code by hand: a balanced sample for two coders, or those whose coding would teach most.

    Write a theme of the column choose_from, or none, in the column theme, several with semicolons between. Save the
    sheet as coded.csv beside the articles: topics codebook check then says how far codebook and coders agree.

    Example:  topics codebook sample my-articles --size 100 --out to-code.csv
    """
    from topics.themes.codebook import read_codebook
    from topics.themes.coding import CHOOSE, sample_passages, teaching_passages

    opened, line = open_corpus(corpus, settings, out, codebook)
    book = codebook or opened.beside("codebook.toml")
    found = opened.find_themes("codebook", codebook=book)
    declared = read_codebook(_given(book))
    seed = opened.settings.themes.seed
    if doubtful:
        drawn = teaching_passages(opened.passages, declared, found.assignments, size=size)
    else:
        names = [name.strip() for name in coders.split(",") if name.strip()] or [""]
        drawn = sample_passages(opened.passages, declared, found.assignments, size=size, seed=seed, coders=names)
    write_work_sheet(drawn.assign(choose_from=CHOOSE.format("; ".join(declared.names))), out)
    finish(opened, line, f"{drawn['passage'].nunique()} passages written to {out}.")


@codebook_app.command("export")
def export_codebook(
    corpus: CorpusPath,
    out: Annotated[Path, typer.Option("--out", help="a file that ends in .qdc, .qdpx or .csv")],
    codebook: Book = None,
    coded: Coded = None,
    settings: SettingsPath = None,
) -> None:
    """Write the codebook for programs for qualitative analysis: REFI-QDA (.qdc), a project (.qdpx), or a table (.csv).

    A project holds the articles, what the codebook found (as the coder "topics") and the passages coded by hand.

    Example:  topics codebook export my-articles --out codebook.qdc
    """
    from topics.engine.store import write_bytes, write_text
    from topics.output.exports.csv import table_csv
    from topics.themes.codebook import read_codebook
    from topics.themes.qda import codebook_as_qdc, codebook_as_table, project_as_qdpx

    opened, line = open_corpus(corpus, settings, out, codebook)
    book = _given(codebook or opened.beside("codebook.toml"))
    declared = read_codebook(book)
    match out.suffix.lower():
        case ".qdc":
            write_bytes(out, codebook_as_qdc(declared))
        case ".csv":
            write_text(out, table_csv(codebook_as_table(declared)))
        case ".qdpx":
            found = opened.find_themes("codebook", codebook=book).assignments
            codings = _codings(found, coded or opened.beside("coded.csv"), declared, list(opened.passages["id"]))
            write_bytes(out, project_as_qdpx(declared, opened.articles, opened.passages, codings))
        case _:
            refuse(f"'{out}' should end in .qdc (codebook), .qdpx (project) or .csv (table).")
    line.end()
    say(f"{len(declared.themes)} themes written to {out}.")


@codebook_app.command("import")
def import_codebook(
    file: Annotated[Path, typer.Argument(help="a codebook or project of another program: .qdc, .qdpx or .csv")],
    out: Out = Path("codebook.toml"),
    corpus: Annotated[Path | None, typer.Option(help="the articles that a project's coded texts are")] = None,
    coded: Annotated[Path | None, typer.Option(help="where the coded passages of a project go; needs --corpus")] = None,
    settings: SettingsPath = None,
) -> None:
    """Read the codebook of another program, and the passages coded in it.

    Example:  topics codebook import theirs.qdpx --out my-articles/codebook.toml --corpus my-articles --coded coded.csv
    """
    from topics.engine.store import write_text
    from topics.themes.qda import codebook_as_toml, coded_passages, read_qda

    if (corpus is None) != (coded is None):
        refuse("--corpus and --coded go together: the articles, and where their coded passages are written.")
    project = read_qda(file)
    for path in filter(None, (out, coded)):
        if path.exists():
            refuse(f"'{path}' is there and may hold work of yours; name another file.")
    write_text(out, codebook_as_toml(project.codebook))
    say(f"{len(project.codebook.themes)} themes written to {out}.")
    if corpus is None or coded is None:
        return
    opened, line = open_corpus(corpus, settings, coded)
    rows, unknown = coded_passages(project, opened.articles, opened.passages)
    write_work_sheet(rows, coded)
    line.end()
    for name in unknown:
        say(f"Left out: the coded text '{name}' is no article of {corpus} as it was found.")
    finish(opened, line, f"{len(rows)} coded passages written to {coded}.")
    if unknown:
        raise typer.Exit(1)


def _codings(found: pd.DataFrame, by_hand: Path | None, declared: Codebook, passages: list[str]) -> pd.DataFrame:
    """Return what the codebook found and what coders said: columns ``passage, theme, coder``."""
    import pandas as pd

    from topics.themes.coding import read_coded
    from topics.themes.qda import MACHINE

    own = found.loc[found["chosen"], ["passage", "theme"]].assign(coder=MACHINE)
    return own if by_hand is None else pd.concat([own, read_coded(by_hand, declared, passages)], ignore_index=True)


def _given(book: Path | None) -> Path:
    """Return the codebook that the corpus was searched with."""
    if book is None:
        refuse("There is no codebook; put codebook.toml beside the articles, or name one with --codebook.")
    return book
