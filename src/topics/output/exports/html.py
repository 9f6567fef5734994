"""HTML: any table, and a timeline as one page; every text is escaped."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from topics.output.disputes import claim_words, disputes_of
from topics.output.tables import cells, heads
from topics.output.wording import NO_EVENTS

if TYPE_CHECKING:
    from pandas import DataFrame

    from topics.output.exports.chronicle import Chronicle, Entry

_HEAD = (
    '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Timeline</title></head>\n'
    "<body><h1>Timeline</h1>\n"
)
_FOOT = "</body></html>\n"


def table_html(frame: DataFrame) -> str:
    """Return the table as an HTML ``table`` with header cells."""
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in heads(frame))
    body = "".join(map(_row, cells(frame)))
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"


def _row(texts: list[str]) -> str:
    return "<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in texts) + "</tr>\n"


def timeline_html(chronicle: Chronicle) -> str:
    """Return the timeline as a page with a list of events, each with its sentences as quotations."""
    if not chronicle.entries:
        return f"{_HEAD}<p>{NO_EVENTS}</p>\n{_FOOT}"
    items = "".join(map(_item, chronicle.entries))
    return f"{_HEAD}<ol>\n{items}</ol>\n{_disputes(chronicle)}{_FOOT}"


def _disputes(chronicle: Chronicle) -> str:
    """Return what the articles tell differently as a section, "" where nothing."""
    items = []
    for item in disputes_of(chronicle.claims):
        claims = "".join(f"<p>{html.escape(claim_words(claim))}</p>\n" for claim in item.claims)
        items.append(f"<h3>{html.escape(item.about)} <small>{html.escape(item.kind)}</small></h3>\n{claims}")
    return f"<h2>Disagreements</h2>\n{''.join(items)}" if items else ""


def _item(entry: Entry) -> str:
    day, headline, counts = map(html.escape, (entry.day, entry.event.headline, entry.counts))
    if entry.first.year > 0:
        day = f'<time datetime="{entry.event.first}">{day}</time>'
    quotes = [
        f"<blockquote><p>{lead}{html.escape(line.quote)}</p><footer>{html.escape(entry.place_of(line))}</footer></blockquote>\n"
        for lead, line in entry.quoted
    ]
    return f"<li><p><strong>{day}</strong> {headline} <small>{counts}</small></p>\n{''.join(quotes)}</li>\n"
