"""``topics codebook``: check a codebook against a corpus, or draw passages to code by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from topics.cli.opening import CorpusPath, Out, SettingsPath, finish, open_corpus, show, write_work_sheet
from topics.errors import refuse

codebook_app = typer.Typer(help="Check a codebook against a corpus, or draw passages to code by hand.")

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
def sample(
    corpus: CorpusPath,
    out: Out,
    size: Annotated[int, typer.Option(min=1, help="how many passages")] = 60,
    codebook: Book = None,
    settings: SettingsPath = None,
) -> None:
    """Draw a balanced sample of passages for two coders to code by hand.

    Example:  topics codebook sample my-articles --size 100 --out to-code.csv
    """
    from topics.themes.codebook import read_codebook
    from topics.themes.coding import sample_passages

    opened, line = open_corpus(corpus, settings, out, codebook)
    book = codebook or opened.beside("codebook.toml")
    found = opened.find_themes("codebook", codebook=book)
    seed = opened.settings.themes.seed
    drawn = sample_passages(opened.passages, read_codebook(_given(book)), found.assignments, size=size, seed=seed)
    write_work_sheet(drawn, out)
    finish(opened, line, f"{drawn['passage'].nunique()} passages written to {out}.")


def _given(book: Path | None) -> Path:
    """Return the codebook that the corpus was searched with."""
    if book is None:
        refuse("There is no codebook; put codebook.toml beside the articles, or name one with --codebook.")
    return book
