"""TimelineJS 3: the JSON that it reads; its texts are HTML, so they are escaped."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from topics.output.exports.json import pretty

if TYPE_CHECKING:
    from topics.output.exports.chronicle import Chronicle, Entry


def timeline_timelinejs(chronicle: Chronicle) -> str:
    """Return the events as slides; years before 1 are counted on below zero."""
    return pretty({"events": [_slide(entry) for entry in chronicle.entries]})


def _slide(entry: Entry) -> dict[str, Any]:
    quotes = [
        f"<p>{lead}“{html.escape(line.quote)}” ({html.escape(entry.place_of(line))})</p>" for lead, line in entry.quoted
    ]
    return {
        "unique_id": entry.event.id,
        "start_date": entry.first._asdict(),
        "end_date": entry.last._asdict(),
        "display_date": entry.day,
        "group": entry.event.status,
        "text": {"headline": html.escape(entry.event.headline), "text": f"<p>{entry.counts}</p>{''.join(quotes)}"},
    }
