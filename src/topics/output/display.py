"""What a notebook shows in a cell: tables to sort and filter, timelines, time expressions in their sentences."""

from __future__ import annotations

import html
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from topics.output.colours import CERTAINTIES, OF_NO_CERTAINTY
from topics.output.exports.chronicle import Chronicle
from topics.output.exports.html import table_html, timeline_html
from topics.output.exports.markdown import table_markdown
from topics.output.tables import rows
from topics.output.wording import column_name, number_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd


@dataclass(frozen=True, slots=True)
class Shown:
    """What notebooks show: HTML, and plain text where they cannot show it."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


MOST_LINES = 20
"""Events of a timeline that a plain shell shows, at most (inclusive)."""


class Timeline(dict[str, "pd.DataFrame"]):
    """The tables ``events``, ``evidence`` and ``claims``; notebooks show each event with its sentences.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        The tables, by these names.
    articles : pandas.DataFrame
        The table of that name: where the sentences stand.
    """

    def __init__(self, tables: Mapping[str, pd.DataFrame], articles: pd.DataFrame) -> None:
        super().__init__(tables)
        self._articles = articles

    def _repr_html_(self) -> str:
        events, evidence, claims = (self[name] for name in ("events", "evidence", "claims"))
        return timeline_html(Chronicle.of(events, evidence, claims, articles=self._articles, sentences=0))

    def __repr__(self) -> str:
        """Return a line for each event, at most ``MOST_LINES``."""
        events = self["events"]
        counts = [number_words(len(self[name]), one) for name, one in (("events", "event"), ("evidence", "sentence"))]
        lines = [
            f"Timeline: {', '.join(counts)}, {number_words(self['claims']['disagreement'].nunique(), 'disagreement')}"
        ]
        lines += [f"{days}  {headline}" for days, headline in events[["edtf", "headline"]].head(MOST_LINES).to_numpy()]
        if len(events) > MOST_LINES:
            lines.append(f"… and {len(events) - MOST_LINES} more")
        return "\n".join(lines)


_CELL_STYLE = ' style="text-align: left; vertical-align: top; max-width: 34em"'
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
    """Return the first rows of a table for a notebook, to sort and filter: every cell whole and wrapped.

    The heads are words for readers: "independent sources" for ``n_sources``.

    Parameters
    ----------
    frame : pandas.DataFrame
        The table.
    most : int
        Rows shown at most; a line below says how many more there are.
    """
    if frame.empty:
        return Shown("<p>None.</p>", "None.")
    first = frame.head(most)
    heads = [column_name(str(column)) for column in first]
    if len(set(heads)) == len(heads):
        first = first.set_axis(heads, axis=1)
    body = table_html(first)
    for tag in ("td", 'th scope="col"'):
        body = body.replace(f"<{tag}>", f"<{tag}{_CELL_STYLE}>")
    more = f"… and {len(frame) - most} more rows." if len(frame) > most else ""
    words = f"<p>{more}</p>" if more else ""
    return Shown(f"<div>{body}{_LIVELY}</div>{words}", table_markdown(first) + more)


def show_dates(passages: pd.DataFrame, dates: pd.DataFrame, *, most: int = 60) -> Shown:
    """Return the sentences that hold time expressions for display as the last line of a notebook cell.

    Parameters
    ----------
    passages, dates : DataFrame
        Tables of these names.
    most : int
        Sentences shown at most.
    """
    expressions = {str(name): rows(own) for name, own in dates.groupby("passage", sort=False)}
    dated = passages[passages["id"].isin(list(expressions))]
    items, lines = [], []
    for passage in rows(dated.head(most)):
        item, line = _marked(passage, expressions[passage.id])
        items.append(f"<li>{item}</li>")
        lines.append(f"- {line}\n")
    key = " ".join(_mark(colour, name) for name, colour in CERTAINTIES.items())
    n_left_out = len(dated) - len(items)
    more = f"<p>… and {n_left_out} more sentences.</p>" if n_left_out else ""
    return Shown(f"<p>{key}</p><ul>{''.join(items)}</ul>{more}", "".join(lines))


def _marked(passage: Any, expressions: list[Any]) -> tuple[str, str]:
    """Return a sentence with its expressions marked, as HTML and as plain text."""
    text, shift = passage.found_text, passage.start
    marked, plain, reached = "", "", 0
    for date in sorted(expressions, key=attrgetter("start")):
        first, last = max(date.start - shift, reached), date.stop - shift
        before, words = text[reached:first], text[first:last]
        explanation = f"{date.value}, {date.cue}" if date.cue else date.value
        colour = CERTAINTIES.get(date.certainty, OF_NO_CERTAINTY)
        inner = f"{html.escape(words)} <small>{html.escape(date.value)}</small>"
        marked += html.escape(before) + _mark(colour, inner, f' title="{html.escape(explanation)}"')
        plain += f"{before}[{words} = {date.value}, {date.certainty}]"
        reached = last
    return marked + html.escape(text[reached:]), plain + text[reached:]


def _mark(colour: str, inner: str, title: str = "") -> str:
    return f'<mark style="background:{colour};color:#000"{title}>{inner}</mark>'
