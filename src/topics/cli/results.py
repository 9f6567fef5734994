"""Commands on a finished run: its tables and figures for a report, and its timeline held against another."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from topics.cli.opening import SettingsPath, given_settings, say, show


def compare(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="folder of results, or a timeline in JSON")],
    reference: Annotated[
        Path, typer.Argument(metavar="REFERENCE", help="CSV or JSON with days and what happened, or an earlier run")
    ],
    out: Annotated[Path | None, typer.Option("--out", help="a file; without it, the terminal")] = None,
    form: Annotated[str, typer.Option("--format", help="md, csv or json; by the file's ending where left out")] = "",
    settings: SettingsPath = None,
) -> None:
    """Hold a timeline against a chronology: what is in both, doubtful, on another day, missing, extra.

    Entries of the chronology that cannot be read are named, the others are compared all the same; the exit code is
    then 1, as for any input of which something was left out.

    Example:  topics compare build my-chronology.csv --out comparison.md
    """
    from topics.engine.store import write_text
    from topics.events.chronology import read_chronology, read_timeline
    from topics.events.comparison import compare as compared_with
    from topics.output.exports.comparison import comparison_counts, comparison_writer
    from topics.output.wording import number_words
    from topics.settings import Settings
    from topics.themes.vectors import sentence_vectors

    write = comparison_writer(form or (out.suffix.lstrip(".") if out else "md"))
    timeline, entries = read_timeline(run), read_chronology(reference)
    compared = compared_with(timeline, entries, given_settings(settings) or Settings(), sentence_vectors)
    if out is None:
        typer.echo(write(compared), nl=False)
    else:
        write_text(out, write(compared))
        say(f"{comparison_counts(compared)} Written to {out}.")
    unread = compared[compared["agreement"] == "unread"]
    for entry, note in unread[["entry", "note"]].to_numpy():
        say(f"Left out: {reference}: entry {entry}: {note}.")
    if len(unread):
        unread_rows = number_words(len(unread), "row")
        say(f"{unread_rows} of {reference} could not be read, the others were compared: exit code 1.")
        raise typer.Exit(1)


def show_table(
    name: Annotated[str, typer.Argument(help="articles, repairs, passages, dates, themes, events, claims …")],
    run: Annotated[Path, typer.Option("--run", help="folder of results")] = Path("build"),
    form: Annotated[str, typer.Option("--format", help="md, tex, html or csv")] = "md",
    columns: Annotated[str, typer.Option("--columns", help="only these, in this order, with commas between")] = "",
    for_spreadsheet: Annotated[bool, typer.Option("--for-spreadsheet", help="make formulas harmless (csv)")] = False,
) -> None:
    """Print any table of a finished run, for a report.

    Example:  topics table events --columns edtf,headline,n_sources --format tex > events.tex
    """
    from topics.engine.manifest import final_table
    from topics.output.exports.formats import table_text

    chosen = [column.strip() for column in columns.split(",") if column.strip()]
    text = table_text(final_table(run, name), form, chosen, for_spreadsheet=for_spreadsheet)
    if sys.stdout.isatty():
        show(text.removesuffix("\n"))
    else:
        typer.echo(text, nl=False)


def copy_figure(
    name: Annotated[str, typer.Argument(help="name of the figure, such as 04-timeline")],
    run: Annotated[Path, typer.Option("--run", help="folder of results")] = Path("build"),
    out: Annotated[Path | None, typer.Option("--out", help="copy to this .svg, .pdf, .png, .csv or .json file")] = None,
    width: Annotated[
        float, typer.Option("--width", help="draw it anew so many millimetres wide: 85 for a column, 180 for a page")
    ] = 0.0,
    colours: Annotated[
        str, typer.Option("--colours", help="draw it anew in grey for print, or dark for a dark screen or slide")
    ] = "colour",
) -> None:
    """Print a figure's caption, or copy the figure for a report, at another width or in other colours too.

    Figures of a notebook's own choice (05- to 07- of the seeds) have their width in Python: plot_timeline(width=85).

    Example:  topics figure 04-timeline --width 85 --out timeline.pdf
    """
    from topics.engine.manifest import final_bytes, require_run
    from topics.engine.store import write_bytes
    from topics.output.figures.files import find_figure
    from topics.output.figures.style import PAGE_MM
    from topics.output.figures.tints import AS_DRAWN, check_tint

    check_tint(colours)
    require_run(run)
    if width or colours != AS_DRAWN:
        show(_draw_anew(name, run, width or PAGE_MM, out, colours))
        return
    found = find_figure(run / "figures", name, out.suffix.lstrip(".") if out else "json")
    if out is None:
        show(json.loads(final_bytes(run, found))["caption"])
    else:
        write_bytes(out, final_bytes(run, found))


def _draw_anew(name: str, run: Path, width: float, out: Path | None, colours: str) -> str:
    """Draw a figure of a finished run at a width in some colours, write it where wanted, and return its caption."""
    from functools import cache, partial

    from topics.engine.manifest import final_table, kept_table
    from topics.output.figures.catalogue import Results, draw_figure
    from topics.output.figures.files import notebook_of
    from topics.output.figures.plots import Plot

    results = Results(cache(partial(final_table, run)), partial(kept_table, run))
    drawing = draw_figure(name, results, width, notebook_of(run / "figures", name))
    if out is not None:
        Plot(drawing.figure, drawing.data, drawing.caption, drawing.alt).save(out, colours=colours)
    return drawing.caption
