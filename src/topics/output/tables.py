"""Tables as text for reports: CSV, Markdown, HTML and LaTeX, the same cells in each.

Cells are formatted in one place: whole numbers plainly, others to six significant digits, lists joined
by "; ", nothing for what is missing. So the same table gives the same bytes everywhere.
"""

from __future__ import annotations

import html
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from topics.errors import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

_NEEDS_QUOTES = re.compile(r"""[,"\r\n]""")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_LONG = 40
_TEX = {mark: f"\\{mark}" for mark in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
}
_MARKDOWN = {mark: f"\\{mark}" for mark in "\\`*_[]#|~$"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def cell(value: Any) -> str:
    """Return a value as it stands in a cell.

    Examples
    --------
    >>> cell(0.12345678), cell(2.0), cell(("a", "b")), cell(float("nan"))
    ('0.123457', '2', 'a; b', '')
    """
    if value is None:
        return ""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return "; ".join(map(cell, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 1e15
        return "" if math.isnan(value) else str(int(value)) if whole else f"{value:.6g}"
    return str(value)


def rows(frame: pd.DataFrame) -> list[Any]:
    """Return the rows of a frame as named tuples."""
    return list(frame.itertuples(index=False))


def _cells(frame: pd.DataFrame) -> list[list[str]]:
    columns = [[cell(value) for value in frame[name].tolist()] for name in frame.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def _is_number(frame: pd.DataFrame, name: str) -> bool:
    return frame[name].dtype.kind in "iuf"


def table_csv(frame: pd.DataFrame, *, for_spreadsheet: bool = False) -> str:
    """Return the table as CSV (RFC 4180, but with newlines as line ends).

    Parameters
    ----------
    frame : pandas.DataFrame
        Written without its index.
    for_spreadsheet : bool
        Begin with a byte order mark, and put an apostrophe before texts that a spreadsheet would take
        for a formula.
    """
    guarded = [for_spreadsheet and not _is_number(frame, name) for name in frame.columns]
    lines = [[str(name) for name in frame.columns]]
    lines += [
        [_harmless(text) if guard else text for text, guard in zip(row, guarded, strict=True)] for row in _cells(frame)
    ]
    body = "".join(",".join(map(_quoted, line)) + "\n" for line in lines)
    return ("\ufeff" if for_spreadsheet else "") + body


def _quoted(text: str) -> str:
    """Return the text in quotes where CSV needs them; Python's own writer forgets a lone carriage return."""
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text


def _harmless(text: str) -> str:
    """Return the text so that a spreadsheet does not take it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def table_markdown(frame: pd.DataFrame) -> str:
    """Return the table in Markdown with pipes; nothing in a cell can act as markup.

    Pandoc takes the widths of the columns from the rule, which is longer under longer cells.
    """
    rows = [[escape_markdown(text) for text in row] for row in [list(map(str, frame.columns)), *_cells(frame)]]
    longest = [min(max(3, *map(len, column)), _LONG) for column in zip(*rows, strict=True)]
    rules = ["-" * n + ":" * _is_number(frame, name) for n, name in zip(longest, frame.columns, strict=True)]
    return "".join(f"| {' | '.join(line)} |\n" for line in [rows[0], rules, *rows[1:]])


def escape_markdown(text: str) -> str:
    """Return the text on one line, with every character escaped that Markdown would act on."""
    return "".join(_MARKDOWN.get(character, character) for character in " ".join(text.split()))


def table_html(frame: pd.DataFrame) -> str:
    """Return the table as an HTML ``table`` with header cells; all text is escaped."""
    heads = "".join(f'<th scope="col">{html.escape(str(name))}</th>' for name in frame.columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in row) + "</tr>\n" for row in _cells(frame)
    )
    return f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"


def table_tex(frame: pd.DataFrame) -> str:
    """Return the table for LaTeX (package booktabs); columns of long texts share half of the line, wrapped."""
    cells = _cells(frame)
    long = [max((len(row[at]) for row in cells), default=0) > _LONG for at in range(frame.shape[1])]
    aligned = "".join(
        "r" if _is_number(frame, name) else rf"p{{{0.5 / sum(long):.2f}\linewidth}}" if wrapped else "l"
        for name, wrapped in zip(frame.columns, long, strict=True)
    )
    lines = [" & ".join(escape_tex(text) for text in row) + r" \\" for row in cells]
    heads = " & ".join(escape_tex(str(name)) for name in frame.columns) + r" \\"
    start = [rf"\begin{{tabular}}{{{aligned}}}", r"\toprule", heads, r"\midrule"]
    return "\n".join([*start, *lines, r"\bottomrule", r"\end{tabular}"]) + "\n"


def escape_tex(text: str) -> str:
    """Return the text on one line, with every character escaped that LaTeX would act on."""
    return "".join(_TEX.get(character, character) for character in " ".join(text.split()))


@dataclass(frozen=True, slots=True)
class Shown:
    """What notebooks show: HTML, and plain text where they cannot show it."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


_LIVELY = """<script>(() => {
const box = document.currentScript.parentElement, body = box.querySelector("tbody"), lines = [...body.rows];
const field = document.createElement("input");
field.type = "search"; field.placeholder = "filter"; field.setAttribute("aria-label", "Filter the table");
field.addEventListener("input", () => {
  for (const line of lines) line.hidden = !line.textContent.toLowerCase().includes(field.value.toLowerCase());
});
box.prepend(field);
const order = new Intl.Collator(undefined, { numeric: true });
[...box.querySelectorAll("th")].forEach((head, column) => {
  const button = document.createElement("button");
  button.textContent = head.textContent;
  button.style.cssText = "font: inherit; border: 0; background: none; color: inherit";
  button.addEventListener("click", () => {
    const up = head.getAttribute("aria-sort") !== "ascending", text = (line) => line.cells[column].textContent;
    for (const other of box.querySelectorAll("th")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    body.append(...lines.sort((one, other) => order.compare(text(one), text(other)) * (up ? 1 : -1)));
  });
  head.replaceChildren(button);
});
})()</script>"""
"""Makes the table before it sort by its heads and filter by a word; without scripts the table stands as it is."""


def show_table(frame: pd.DataFrame, *, most: int = 100) -> Shown:
    """Return the first rows of a table for a notebook, to sort and filter: every cell whole and wrapped."""
    if frame.empty:
        return Shown("<p>None.</p>", "None.")
    first = frame.head(most)
    body = table_html(first)
    for tag in ("td", 'th scope="col"'):
        body = body.replace(f"<{tag}>", f'<{tag} style="text-align: left; vertical-align: top; max-width: 34em">')
    more = f"… and {len(frame) - most} more rows." if len(frame) > most else ""
    words = f"<p>{more}</p>" if more else ""
    return Shown(f"<div>{body}{_LIVELY}</div>{words}", table_markdown(first) + more)


TABLE_FORMS: dict[str, Callable[[pd.DataFrame], str]] = {
    "md": table_markdown,
    "tex": table_tex,
    "html": table_html,
    "csv": table_csv,
}


def table_text(frame: pd.DataFrame, form: str, columns: Sequence[str] = (), *, for_spreadsheet: bool = False) -> str:
    """Return a table in one of ``TABLE_FORMS``, with all its columns or those named, in their order.

    Raises
    ------
    InputError
        If the form or a column is not known.
    """
    if form not in TABLE_FORMS:
        refuse(f"A table cannot be written as '{form}'; it can be {', '.join(TABLE_FORMS)}.")
    unknown = [name for name in columns if name not in frame]
    if unknown:
        refuse(f"The table has no column {', '.join(unknown)}; it has {', '.join(frame.columns)}.")
    shown = frame[list(columns)] if columns else frame
    return table_csv(shown, for_spreadsheet=True) if for_spreadsheet else TABLE_FORMS[form](shown)
