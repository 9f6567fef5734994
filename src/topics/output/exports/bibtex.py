"""BibTeX (for biblatex): an entry for each article that a timeline cites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from topics.output.exports.latex import escape_latex
from topics.output.tables import rows
from topics.output.wording import article_day, number_words

if TYPE_CHECKING:
    from bibtexparser.model import Entry
    from pandas import DataFrame

    from topics.output.exports.chronicle import Chronicle


def timeline_bibtex(chronicle: Chronicle) -> str:
    """Return an entry for each article that is cited, with the sentences that it is cited for."""
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.writer import BibtexFormat

    evidence, articles = chronicle.evidence, chronicle.articles
    cited = articles[articles["id"].isin(evidence["article"])].sort_values("id")
    entries = [
        _entry(number, article, evidence[evidence["article"] == article.id])
        for number, article in enumerate(rows(cited), 1)
    ]
    library = Library()
    for entry in entries:
        library.add(entry)
    form = BibtexFormat()
    form.indent, form.block_separator = "  ", "\n"
    return write_string(library, bibtex_format=form)


def _entry(number: int, article: Any, evidence: DataFrame) -> Entry:
    from bibtexparser.model import Entry, Field

    fields = {
        "title": escape_latex(article.title or article.id),
        "author": _whole_name(article.author or article.outlet),
        "howpublished": escape_latex(article.outlet),
        "date": article_day(article),
        "url": re.sub(r"[{}\\\s]", "", article.url),
        "note": escape_latex(f"File {article.source}, {_cited_for(evidence)}"),
    }
    plain = re.sub(r"[^A-Za-z0-9]+", "-", article.id).strip("-")
    key = f"article-{number}-{plain}"
    return Entry("misc", key, [Field(name, text) for name, text in fields.items() if text])


def _whole_name(name: str) -> str:
    """Return a name in braces of its own, so that BibTeX takes no part of it for a first name."""
    return f"{{{escape_latex(name)}}}" if name else ""


def _cited_for(evidence: DataFrame) -> str:
    """Return the characters of the sentences of an article that are cited, and how many events they tell."""
    sentences = evidence.drop_duplicates("passage").sort_values("start")
    places = [f"{start}–{stop}" for start, stop in zip(sentences["start"], sentences["stop"], strict=True)]
    events = number_words(evidence["event"].nunique(), "event")
    return f"characters {', '.join(places)}: {events} by {number_words(len(sentences), 'sentence')}"
