"""A comparison of a timeline with a reference, as Markdown, CSV or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from topics.errors import refuse
from topics.output.exports.csv import table_csv
from topics.output.exports.json import pretty
from topics.output.exports.markdown import escape_markdown
from topics.output.tables import cell, rows
from topics.output.wording import AGREEMENT_NAMES, number_words
from topics.records import AGREEMENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pandas import DataFrame


def comparison_writer(form: str) -> Callable[[DataFrame], str]:
    """Return what writes a comparison, the table ``comparison`` of ``topics.records.ANSWERS``, in a form.

    Parameters
    ----------
    form : str
        One of ``COMPARISON_FORMATS``.

    Raises
    ------
    InputError
        If the form is not known.
    """
    if form not in COMPARISON_FORMATS:
        refuse(f"A comparison cannot be written as '{form}'; it can be {', '.join(COMPARISON_FORMATS)}.")
    return COMPARISON_FORMATS[form]


def comparison_counts(comparison: DataFrame) -> str:
    """Return how many happenings are in both, doubtful, on another day, missing, extra and unread, in a sentence."""
    counts = comparison["agreement"].value_counts()
    said = [f"{counts.get(kind, 0)} {AGREEMENT_NAMES[kind]}" for kind in AGREEMENTS if kind != "unread"]
    n_unread = counts.get("unread", 0)
    unread = f"; of the reference, {n_unread} {AGREEMENT_NAMES['unread']}" if n_unread else ""
    return f"{', '.join(said)}{unread}."


def _markdown(comparison: DataFrame) -> str:
    """Return a section for each kind of agreement that there is, with an item a happening."""
    parts = [f"# Comparison\n\n{escape_markdown(comparison_counts(comparison))}\n"]
    for kind in AGREEMENTS:
        own = comparison[comparison["agreement"] == kind]
        if len(own):
            name = AGREEMENT_NAMES[kind]
            parts.append(f"\n## {name[0].upper()}{name[1:]} ({len(own)})\n\n{''.join(map(_item, rows(own)))}")
    return "".join(parts)


def _item(row: Any) -> str:
    """Return a happening as an item of a list: how the timeline tells it, and below it how the reference does."""
    told = f"**{row.edtf}**: {escape_markdown(row.headline)}"
    days = f"**{row.reference_edtf}**: " if row.reference_edtf else ""
    entry = f"{days}{escape_markdown(row.reference_what)} (entry {row.entry})"
    if row.agreement == "extra":
        return f"- {told}\n"
    if row.agreement == "missing":
        beside = "".join(f"  - on these days: {escape_markdown(what)}\n" for what in row.beside)
        return f"- {entry}\n{beside}"
    if row.agreement == "unread":
        return f"- {entry}: {escape_markdown(row.note)}\n"
    apart = f", {number_words(row.days_apart, 'day')} apart" if row.days_apart else ""
    return f"- {told}\n  - {entry}; likeness {row.likeness:.2f}{apart}\n"


def _json(comparison: DataFrame) -> str:
    """Return an object a row, with what applies to it."""
    lines = [
        {str(name): value for name, value in row.items() if _applies(value)} for row in comparison.to_dict("records")
    ]
    return pretty({"comparison": lines})


def _applies(value: object) -> bool:
    """Tell whether a value says something: no empty text, no missing number."""
    return value != -1 and cell(value) != ""


COMPARISON_FORMATS: dict[str, Callable[[DataFrame], str]] = {"md": _markdown, "csv": table_csv, "json": _json}
"""The formats of a comparison, by name."""
