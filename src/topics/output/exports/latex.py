"""LaTeX: any table (packages booktabs and longtable), and a timeline with its sentences as footnotes that cite them."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import TYPE_CHECKING

from topics.output.references import references_of
from topics.output.tables import cells, heads, is_number
from topics.output.wording import NO_EVENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pandas import DataFrame

    from topics.output.exports.chronicle import Chronicle, Entry

_ESCAPES = {mark: f"\\{mark}" for mark in "&%$#_"} | {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
}
"""Braces are named, not written with a backslash: BibTeX counts those too, so that a lone one breaks its entry."""
_JOINED = re.compile(r"([-'`,])(?=\1)|[?!](?=`)")
"""A mark that LaTeX would set as one sign with the mark behind it."""
_LONGEST_UNWRAPPED = 40
"""Characters of the longest cell of a column that is not wrapped."""
_WRAPPED_SHARE = 0.5
"""Share of the line that all wrapped columns have together."""
_CHARACTERS_OF_LINE = 90
"""About so many characters of running text stand on a line of paper."""
_HOW_TO_TAKE_IN = (
    "% Take this in with \\input, behind \\begin{document}. It needs no package; for letters that are not Latin,\n"
    "% set it with LuaLaTeX or XeLaTeX and the package fontspec. Footnotes cite the articles where biblatex is loaded\n"
    "% and \\addbibresource has the timeline written to a file .bib; else they name files and characters alone.\n"
)
"""Comment above a timeline."""
_CITED_WITHOUT_BIBLATEX = "\\providecommand{\\autocite}[2][]{(#1)}\n"
"""What a citation is where no package brings the command: the place alone."""
_MOST_LINES_OF_PAGE = 40
"""A table of more lines than this is a ``longtable``, which goes on overleaf; a shorter one can float."""


def escape_latex(text: str) -> str:
    r"""Return the text on one line, with every character escaped that LaTeX would act on, without control characters.

    Marks that it would set as one ("--" as a dash, two apostrophes as a quotation mark) are kept apart.

    Examples
    --------
    >>> print(escape_latex("5 % of {a_b}"))
    5 \% of \textbraceleft{}a\_b\textbraceright{}
    >>> print(escape_latex("f---ing"))
    f-{}-{}-ing
    """
    plain = "".join(character for character in " ".join(text.split()) if unicodedata.category(character) != "Cc")
    return _JOINED.sub(r"\g<0>{}", "".join(_ESCAPES.get(character, character) for character in plain))


def table_latex(frame: DataFrame) -> str:
    """Return the table; columns of long texts are wrapped, and what may not fit on a page breaks over pages."""
    head, *body = [heads(frame), *cells(frame)]
    wrapped = [any(len(row[at]) > _LONGEST_UNWRAPPED for row in body) for at in range(len(head))]
    share = _WRAPPED_SHARE / max(sum(wrapped), 1)
    alignment = "".join(
        _alignment(is_number(frame, name), share if wraps else 0.0)
        for name, wraps in zip(frame.columns, wrapped, strict=True)
    )
    lines = [_row(row) for row in body]
    top = [r"\toprule", _row(head), r"\midrule"]
    if _n_lines(body, wrapped, share) > _MOST_LINES_OF_PAGE:
        repeated = [*top, r"\endhead", r"\bottomrule", r"\endfoot"]
        made = [rf"\begin{{longtable}}{{{alignment}}}", *repeated, *lines, r"\end{longtable}"]
    else:
        made = [rf"\begin{{tabular}}{{{alignment}}}", *top, *lines, r"\bottomrule", r"\end{tabular}"]
    return "\n".join(made) + "\n"


def _alignment(number: bool, wrapped_share: float) -> str:
    if number:
        return "r"
    return rf"p{{{wrapped_share:.2f}\linewidth}}" if wrapped_share else "l"


def _row(texts: list[str]) -> str:
    r"""Return a row; ``{}`` keeps LaTeX from taking its first ``[`` or ``*`` for a part of the ``\\`` before it."""
    first, *others = map(escape_latex, texts)
    guarded = f"{{}}{first}" if first.startswith(("[", "*")) else first
    return " & ".join([guarded, *others]) + r" \\"


def _n_lines(body: list[list[str]], wrapped: list[bool], share: float) -> int:
    """Return about how many lines the rows take on paper."""
    per_line = share * _CHARACTERS_OF_LINE
    total = 0
    for row in body:
        of_wrapped = [math.ceil(len(text) / per_line) for text, wraps in zip(row, wrapped, strict=True) if wraps]
        total += max([1, *of_wrapped])
    return total


def timeline_latex(chronicle: Chronicle) -> str:
    """Return the timeline as a description list; LaTeX stops at a list without an item, so that none is a sentence."""
    if not chronicle.entries:
        return f"{NO_EVENTS}\n"
    keys = {article: reference.key for article, reference in references_of(chronicle.articles).items()}
    items = "".join(_item(entry, keys) for entry in chronicle.entries)
    return f"{_HOW_TO_TAKE_IN}{_CITED_WITHOUT_BIBLATEX}\\begin{{description}}\n{items}\\end{{description}}\n"


def _item(entry: Entry, keys: Mapping[str, str]) -> str:
    day, headline, counts = map(escape_latex, (entry.day, entry.event.headline, entry.counts))
    notes = [
        rf"\footnote{{{lead}``{escape_latex(line.quote)}'' "
        rf"\autocite[{{{escape_latex(entry.place_of(line))}}}]{{{keys[line.article]}}}}}"
        for lead, line in entry.quoted
    ]
    return rf"\item[{day}] {headline} ({counts})" + r"\textsuperscript{,}".join(notes) + "\n"
