"""RIS: an entry for each article that a timeline cites, of the type that reference managers keep for newspapers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from topics.output.exports.chronicle import Chronicle
    from topics.output.references import Reference


def timeline_ris(chronicle: Chronicle) -> str:
    """Return an entry for each article that is cited, with the sentences that it is cited for."""
    return "\r\n".join(_entry(reference, note) for reference, note in chronicle.cited())


def _entry(reference: Reference, note: str) -> str:
    """Return the lines of an entry; a comma would part a byline into surname and first name."""
    tags = [
        ("TY", "NEWS"),
        ("ID", reference.key),
        ("TI", reference.title),
        *(("AU", name) for name in reference.persons),
        ("AU", reference.byline.replace(",", " –")),
        ("T2", reference.outlet),
        ("DA", _date(reference.date)),
        ("UR", reference.url),
        ("N1", note),
    ]
    lines = [f"{tag}  - {' '.join(text.split())}\r\n" for tag, text in tags if text]
    return "".join([*lines, "ER  - \r\n"])


def _date(date: str) -> str:
    """Return a date as RIS writes it: year/month/day/ and what else is known, here nothing."""
    return "/".join([*date.split("-"), "", "", ""][:4]) if date else ""
