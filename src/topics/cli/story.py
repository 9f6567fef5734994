"""Commands on the story that articles tell: the timeline, who said what, who with whom, and where."""

from __future__ import annotations

from typing import Annotated

import typer

from topics.cli.opening import Between, CorpusPath, Out, SettingsPath, finish, known_days, open_corpus, say, write_csv


def timeline(
    corpus: CorpusPath,
    out: Out,
    about: Annotated[str, typer.Option(help="only what names or says this phrase, whatever its case")] = "",
    theme: Annotated[
        str, typer.Option(help="only events of this theme, declared or found; one phrase of its name will do")
    ] = "",
    start: Annotated[str, typer.Option(metavar="DAY", help="first day: 2023-06-01, 1 June 2023, or 2023-06")] = "",
    end: Annotated[str, typer.Option(metavar="DAY", help="last day: 2023-06-30, 30 June 2023, or 2023-06")] = "",
    length: Annotated[int, typer.Option(min=0, help="how many days; 0 means all")] = 0,
    sentences: Annotated[int, typer.Option(min=0, help="how many sentences a day; 0 means all")] = 0,
    one_page: Annotated[
        bool, typer.Option("--one-page", help="only the happenings that matter, for one page; --length says how many")
    ] = False,
    form: Annotated[
        str, typer.Option("--format", help="json, csv, md, tex, html, ics, timelinejs, bib, ris, tls")
    ] = "",
    between: Between = "",
    settings: SettingsPath = None,
) -> None:
    """Tell what happened when, with the sentences it rests on.

    Example:  topics timeline my-articles --about Blinken --start 2023-06-01 --out timeline.md
    """
    from topics.dates.given import first_and_last
    from topics.engine.store import write_text
    from topics.output.exports.formats import timeline_text
    from topics.output.wording import dating_words

    kind = form or out.suffix.lstrip(".")
    first, last = first_and_last(start, end)
    opened, line = open_corpus(corpus, settings, out, **known_days(between))
    wanted = {"about": about, "theme": theme, "start": first, "end": last}
    if one_page:
        chosen = opened.one_page(**wanted, length=length, sentences=sentences or 1)
    else:
        chosen = opened.timeline(**wanted, length=length, sentences=sentences)
    text = timeline_text(kind, **chosen, articles=opened.articles, sentences=sentences, by_outlet=one_page)
    write_text(out, text)
    dating = dating_words(opened.articles)
    note = f" {dating}" if dating else ""
    finish(opened, line, f"{len(chosen['events'])} events written to {out}.{note}")


def quotes(
    corpus: CorpusPath,
    out: Out,
    speaker: Annotated[str, typer.Option(help="only who is so called, as written or by the best known name")] = "",
    about: Annotated[str, typer.Option(help="only what holds these words, in any order")] = "",
    between: Between = "",
    settings: SettingsPath = None,
) -> None:
    """List who said what: speech, thoughts, questions and denials, each with its place.

    Example:  topics quotes my-articles --speaker Blinken --about Taiwan --out quotes.csv
    """
    opened, line = open_corpus(corpus, settings, out, **known_days(between))
    chosen = opened.quotes_of(speaker, about)
    write_csv(chosen, out)
    if speaker and opened.quotes_of(speaker).empty:
        every = opened.quotes
        often = every.loc[every["actor"] != "", "actor"].value_counts().sort_index().nlargest(5).index
        say(f"Nobody called '{speaker}' is quoted; most often quoted are: {', '.join(often) or 'none by name'}.")
    n_direct = int(chosen["direct"].sum())
    finish(opened, line, f"{len(chosen)} quotes written to {out}, {n_direct} of them in quotation marks.")


def network(
    corpus: CorpusPath,
    out: Out,
    about: Annotated[str, typer.Option(help="only events that name or say this phrase count as done together")] = "",
    between: Between = "",
    settings: SettingsPath = None,
) -> None:
    """Write who is named with whom, and who took part in what together, for a program that draws networks.

    The file's ending says the form: .gexf (Gephi), .graphml (yEd, igraph, NetworkX, Cytoscape) or .csv.

    Example:  topics network my-articles --out network.gexf
    """
    from topics.engine.store import write_text
    from topics.output.exports.network import network_writer

    write = network_writer(out.suffix.lstrip("."))
    opened, line = open_corpus(corpus, settings, out, **known_days(between))
    found = opened.network(opened.timeline(about=about)["events"])
    write_text(out, write(found))
    finish(opened, line, f"{len(found.actors)} actors and {len(found.ties)} ties written to {out}.")


def places(corpus: CorpusPath, out: Out, between: Between = "", settings: SettingsPath = None) -> None:
    """Write where events were, for a program that draws maps.

    The file's ending says the form: .geojson or .csv. A nation stands where its capital is, and says so.

    Example:  topics places my-articles --out places.geojson
    """
    from topics.engine.store import write_text
    from topics.output.exports.places import places_writer

    write = places_writer(out.suffix.lstrip("."))
    opened, line = open_corpus(corpus, settings, out, **known_days(between))
    listed = opened.places
    write_text(out, write(listed))
    n_open = int((listed["placed_by"] == "").sum())
    note = f" Without a point, since where they lie is not known: {n_open}." if n_open else ""
    finish(opened, line, f"{len(listed)} places written to {out}.{note}")
