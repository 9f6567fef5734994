"""All formats by name: to add one, write a module beside this one and name its function here."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from topics.errors import refuse
from topics.output.exports.bibtex import timeline_bibtex
from topics.output.exports.chronicle import Chronicle
from topics.output.exports.csv import table_csv, timeline_csv
from topics.output.exports.html import table_html, timeline_html
from topics.output.exports.icalendar import timeline_calendar
from topics.output.exports.json import timeline_json
from topics.output.exports.latex import table_latex, timeline_latex
from topics.output.exports.markdown import table_markdown, timeline_markdown
from topics.output.exports.ris import timeline_ris
from topics.output.exports.timelinejs import timeline_timelinejs
from topics.output.exports.tls import timeline_tls

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pandas import DataFrame

TABLE_FORMATS: dict[str, Callable[[DataFrame], str]] = {
    "md": table_markdown,
    "tex": table_latex,
    "html": table_html,
    "csv": table_csv,
}
"""The formats of a table, by name."""
TIMELINE_FORMATS: dict[str, Callable[[Chronicle], str]] = {
    "json": timeline_json,
    "csv": timeline_csv,
    "md": timeline_markdown,
    "tex": timeline_latex,
    "html": timeline_html,
    "ics": timeline_calendar,
    "timelinejs": timeline_timelinejs,
    "bib": timeline_bibtex,
    "ris": timeline_ris,
    "tls": timeline_tls,
}
"""The formats of a timeline, by name."""


def table_text(frame: DataFrame, form: str, columns: Sequence[str] = (), *, for_spreadsheet: bool = False) -> str:
    """Return a table in one of ``TABLE_FORMATS``, with all its columns or those named, in their order.

    Parameters
    ----------
    frame : pandas.DataFrame
        Written without its index.
    form : str
        One of ``TABLE_FORMATS``.
    columns : sequence of str
        Only these, in this order.
    for_spreadsheet : bool
        As CSV whatever the form, with formulas made harmless (``table_csv``).

    Raises
    ------
    InputError
        If the form or a column is not known.
    """
    if form not in TABLE_FORMATS:
        refuse(f"A table cannot be written as '{form}'; it can be {', '.join(TABLE_FORMATS)}.")
    unknown = [name for name in columns if name not in frame]
    if unknown:
        refuse(f"The table has no column {', '.join(unknown)}; it has {', '.join(frame.columns)}.")
    twice = [name for name, times in Counter(columns).items() if times > 1]
    if twice:
        refuse(f"The column {', '.join(twice)} is named more than once; name each once.")
    shown = frame[list(columns)] if columns else frame
    return table_csv(shown, for_spreadsheet=True) if for_spreadsheet else TABLE_FORMATS[form](shown)


def timeline_text(
    form: str,
    events: DataFrame,
    evidence: DataFrame,
    claims: DataFrame,
    *,
    articles: DataFrame,
    sentences: int = 0,
    by_outlet: bool = False,
) -> str:
    """Return the timeline as text.

    Parameters
    ----------
    form : str
        One of ``TIMELINE_FORMATS``.
    events, evidence, claims, articles : pandas.DataFrame
        As in ``topics.records.TABLES``.
    sentences : int
        At most so many sentences of a day (``tls``); 0 for all.
    by_outlet : bool
        Whether sentences are cited by outlet and day, for readers, and not by file and characters; data have the place.

    Raises
    ------
    InputError
        If the form is not known.
    """
    if form not in TIMELINE_FORMATS:
        refuse(f"A timeline cannot be written as '{form}'; it can be {', '.join(TIMELINE_FORMATS)}.")
    return TIMELINE_FORMATS[form](Chronicle.of(events, evidence, claims, articles, sentences, by_outlet=by_outlet))
