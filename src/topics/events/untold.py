"""What is not told: dated sentences of which no event was made, each with the reason."""

from __future__ import annotations

from topics.events.headlines import best_statement
from topics.events.joining import Happening
from topics.events.statements import Statement
from topics.records import UntoldRow

VIEW = "it only hands on what somebody thinks or says of something"
CARRIED = "it names no day: that of a sentence before it is only likely its own"
UNCLEAR = "no sentence of it stands alone: who did what must be read in its article"
REASONS = (VIEW, CARRIED, UNCLEAR)
"""Why dated sentences make no event, in words for readers."""


def untold_row(happening: Happening) -> UntoldRow:
    """Return the row of the table "untold" for a happening that gives no headline."""
    best = best_statement(happening.members)
    first, last = happening.days.bounds
    sentence = best.sentence
    return {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "edtf": happening.days.edtf,
        "status": happening.status,
        "n_articles": len(happening.articles),
        "passage": sentence.passage,
        "article": sentence.article,
        "source": sentence.source,
        "start": sentence.start,
        "stop": sentence.stop,
        "quote": sentence.quote,
        "found_text": sentence.found_text,
        "date_text": best.expression.text,
        "why": _reason(best),
    }


def _reason(statement: Statement) -> str:
    """Return why a statement gives no headline."""
    if statement.is_comment:
        return VIEW
    return CARRIED if statement.line and statement.follows else UNCLEAR
