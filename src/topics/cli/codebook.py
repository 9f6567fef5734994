"""``topics codebook``: check a codebook against a corpus, or draw passages to code by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from topics.cli.opening import CorpusPath, Out, SettingsPath, finish, open_corpus, say, show, write_work_sheet
from topics.errors import refuse

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
        counts = f"{row['n_passages']} passages, {row['n_near']} near misses."
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
) -> None:
    """Draw passages to code by hand: a balanced sample for two coders, or those whose coding would teach most.

    Write the name of a theme, or none, in the column theme; a passage about two themes has two rows. Save the sheet as
    coded.csv beside the articles: topics codebook check then says how far codebook and coders agree.

    Example:  topics codebook sample my-articles --size 100 --out to-code.csv
    """
    from topics.themes.codebook import read_codebook
    from topics.themes.coding import sample_passages, teaching_passages

    opened, line = open_corpus(corpus, settings, out, codebook)
    book = codebook or opened.beside("codebook.toml")
    found = opened.find_themes("codebook", codebook=book)
    declared = read_codebook(_given(book))
    seed = opened.settings.themes.seed
    if doubtful:
        drawn = teaching_passages(opened.passages, declared, found.assignments, size=size)
    else:
        drawn = sample_passages(opened.passages, declared, found.assignments, size=size, seed=seed)
    write_work_sheet(drawn, out)
    finish(opened, line, f"{drawn['passage'].nunique()} passages written to {out}.")


def _given(book: Path | None) -> Path:
    """Return the codebook that the corpus was searched with."""
    if book is None:
        refuse("There is no codebook; put codebook.toml beside the articles, or name one with --codebook.")
    return book
