"""Days with their sentences, as timeline summarisation has them: ``[["YYYY-MM-DD", ["…"]], …]``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from topics.output.exports.json import pretty

if TYPE_CHECKING:
    from topics.output.exports.chronicle import Chronicle


def timeline_tls(chronicle: Chronicle) -> str:
    """Return the days with their sentences; events known only to the month or worse have no day and are left out."""
    days: dict[str, list[str]] = {}
    for entry in chronicle.entries:
        if not entry.is_wide:
            days.setdefault(entry.event.first, []).extend(line.quote for line in entry.telling)
    most = chronicle.sentences or None
    return pretty([[day, list(dict.fromkeys(quotes))[:most]] for day, quotes in days.items()])
