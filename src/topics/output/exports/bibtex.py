"""BibTeX (for biblatex and reference managers): an entry for each article that a timeline cites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from topics.output.exports.latex import escape_latex

if TYPE_CHECKING:
    from bibtexparser.model import Entry

    from topics.output.exports.chronicle import Chronicle
    from topics.output.references import Reference


def timeline_bibtex(chronicle: Chronicle) -> str:
    """Return an entry for each article that is cited, with the sentences that it is cited for."""
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.writer import BibtexFormat

    library = Library()
    for reference, note in chronicle.cited():
        library.add(_entry(reference, note))
    form = BibtexFormat()
    form.indent, form.block_separator = "  ", "\n"
    return write_string(library, bibtex_format=form)


def _entry(reference: Reference, note: str) -> Entry:
    """Return an article of a newspaper, as biblatex has it; a page where only its address is known."""
    from bibtexparser.model import Entry, Field

    is_page = bool(reference.url) and not reference.outlet
    # A byline in braces of its own: BibTeX takes no part of it for a surname.
    byline = f"{{{escape_latex(reference.byline)}}}" if reference.byline else ""
    fields = {
        "entrysubtype": "" if is_page else "newspaper",
        "title": escape_latex(reference.title),
        "author": escape_latex(" and ".join(reference.persons)) or byline,
        "journaltitle": escape_latex(reference.outlet),
        "date": reference.date,
        "url": re.sub(r"[{}\\\s]", "", reference.url),
        "note": escape_latex(note),
    }
    kind = "online" if is_page else "article"
    return Entry(kind, reference.key, [Field(name, text) for name, text in fields.items() if text])
