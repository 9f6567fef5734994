"""Timelines to be exported: in a given format, and of events in our own words."""

from __future__ import annotations

from hashlib import sha256

from topics.output.exports.formats import timeline_text
from topics.records import table

AS_IN_ITS_FILE = {"found": "It opened.", "sha256": sha256(b"It opened.").hexdigest()}
PLAIN = {"precision": "day", "status": "reported", "headline": "The bridge opened", "n_articles": 1, "n_sources": 1}


def write(form, tables, **choices):
    """Return the timeline of some tables in a format."""
    chosen = {name: tables[name] for name in ("events", "evidence", "claims", "articles")}
    return timeline_text(form, **chosen, **choices)


def make_timeline(*days, quote="It opened.", article=None, **changes):
    """Return the tables of one event for each (first, last), each resting on one sentence."""
    events = [
        {"id": f"e{number}", "first": first, "last": last, **PLAIN, **changes}
        for number, (first, last) in enumerate(days)
    ]
    own = {"id": "a.txt", "source": "a.txt", "title": "A bridge", "published": "2024-05-04", **AS_IN_ITS_FILE}
    own |= article or {}
    evidence = [
        {"event": event["id"], "passage": f"p{number}", "article": own["id"], "source": own["source"], "start": number}
        | {"stop": number + 10, "quote": quote, "found_text": quote, "status": event["status"]}
        for number, event in enumerate(events)
    ]
    return {
        "events": table("events", events),
        "evidence": table("evidence", evidence),
        "claims": table("claims"),
        "articles": table("articles", [own]),
    }


DAY = ("2024-05-03", "2024-05-03")
NOTHING = make_timeline()
